"""A text where a list or a group belongs, or the other way round: what to write, as far as it can be known."""

from __future__ import annotations

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.records import contact_fields
from generator.records.form import Holds, form_field, form_of
from generator.records.lay_words import choice_meant, days_meant
from generator.records.model_fields import field_at, field_names
from generator.records.problem import Add, Dash, Finding, Loc, Offer, Shape
from generator.records.value_rules import Refused


def wrong_kind(
    path: str, model: type[BaseModel], detail: ErrorDetails, title: str
) -> Finding | None:
    """The finding for a text where a list or a group belongs, or the other way round; None for any other fault."""
    loc, given = detail["loc"], detail["input"]
    match detail["type"]:
        case "string_type":
            return _text_wanted(path, loc, title, given)
        case "tuple_type":
            return _list_wanted(path, model, loc, title, given)
        case "model_type" | "model_attributes_type":
            return _group_wanted(path, model, loc, title, given)
        case _:
            return None


def _dash_alone(path: str, loc: Loc, title: str, given: str) -> Finding | None:
    """The finding for an entry whose dash has no space after it, which YAML takes for text."""
    if not given.startswith("-") or given[1:2] in ("", " "):
        return None
    return Finding(
        path,
        loc,
        "dash-without-space",
        f"{title}: Put a space after each dash.",
        f"- {given[1:]}" if "\n" not in given else "",
    )


def _list_wanted(path: str, model: type[BaseModel], loc: Loc, title: str, given: object) -> Finding:
    if isinstance(given, str):
        if dash := _dash_alone(path, loc, title, given):
            return dash
        _, below = field_at(model, loc)
        if below is not None:
            write = _as_group(below, given)
            return Finding(
                path,
                loc,
                "wrong-kind",
                f"{title}: Write a list of groups here, each with {_and(_needed(below))}.",
                f"[{write}]" if write else "",
                fill=_shape_with(below, loc, given),
            )
        write = _as_list(model, loc, given)
        return Finding(
            path,
            loc,
            "wrong-kind",
            f"{title}: Write a list here, in square brackets or one to a line after dashes.",
            write,
        )
    if isinstance(given, dict) and given and (key := str(next(iter(given)))).startswith("-"):
        return Finding(
            path,
            (*loc, key),
            "dash-without-space",
            f"{title}: Put a space after each dash.",
            f"- {key[1:]}",
            on_key=True,
        )
    field, below = field_at(model, loc)
    write = (
        f"[{', '.join(given)}]"
        if below is None and field is not None and isinstance(given, dict) and all(given)
        else ""
    )
    return Finding(
        path,
        loc,
        "wrong-kind",
        f"{title}: Write a list here: put a dash and a space before each entry.",
        write,
        fill=(Dash(),) if below is not None and isinstance(given, dict) else (),
    )


def _text_wanted(path: str, loc: Loc, title: str, given: object) -> Finding:
    texts = (
        given if isinstance(given, list) and all(isinstance(entry, str) for entry in given) else []
    )
    return Finding(
        path,
        loc,
        "wrong-kind",
        f"{title}: Write one piece of text here, not {_what(given)}.",
        ", ".join(texts),
    )


def _as_list(model: type[BaseModel], loc: Loc, given: str) -> str:
    """*given* as a list in square brackets, its days and choices in the words of their list."""
    field, _ = field_at(model, loc)
    choices = form_field(str(loc[-1]), field).choices if field is not None else ()
    if choices and "mon" in choices:
        return f"[{', '.join(days_meant(given))}]" if days_meant(given) else ""
    if choices:
        meant = [choice_meant(piece, choices) for piece in given.split(",")]
        return f"[{', '.join(meant)}]" if all(meant) else ""
    return f"[{given}]" if not set(given) & set("[]{}:#\"'\n") else ""


def _needed(model: type[BaseModel]) -> list[str]:
    """The fields that a group must have; its first three when it needs none."""
    return [f.alias or n for n, f in model.model_fields.items() if f.is_required()] or field_names(
        model
    )[:3]


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


#: Values that nobody takes for anything else.
_TOLD_APART = (
    (Holds.URL, contact_fields.WEB),
    (Holds.EMAIL, contact_fields.EMAIL),
    (Holds.PHONE, contact_fields.PHONE),
)


def _as_group(model: type[BaseModel], given: str) -> str:
    """*given* as a group in braces: in the one field it needs, or the one that such a value can only be for."""
    if set(given) & set('"\\\n'):
        return ""
    needed = [f.alias or n for n, f in model.model_fields.items() if f.is_required()]
    if len(needed) == 1:
        return f'{{{needed[0]}: "{given}"}}'
    for holds, rule in _TOLD_APART:
        if not needed and not isinstance(rule.judge(given), Refused):
            return _with(model, holds, given)
    return ""


def _shape_with(model: type[BaseModel], loc: Loc, given: str) -> tuple[Offer, ...]:
    """The group that is wanted at *loc*, with *given* in the field that such a value can only be for."""
    if set(given) & set('"\\\n') or not isinstance(loc[-1], str):
        return ()
    needed = [field for field in form_of(model) if field.required and field.group is None]
    for holds, rule in _TOLD_APART:
        here = [field for field in needed if field.holds is holds]
        if len(here) == 1 and not isinstance(rule.judge(given), Refused):
            shape: dict[str, Shape] = {
                field.key: f'"{given}"' if field is here[0] else "…" for field in needed
            }
            return (Add(loc[:-1], loc[-1], [shape]),)
    return ()


def _with(model: type[BaseModel], holds: Holds, given: str) -> str:
    """A group in braces with *given* in the first field that *holds* such a value, as deep as it stands."""
    for field in form_of(model):
        if field.holds is holds:
            value = f'["{given}"]' if field.many else f'"{given}"'
            return f"{{{field.key}: {value}}}"
        if field.group is not None and (inner := _with(field.group, holds, given)):
            return f"{{{field.key}: {f'[{inner}]' if field.many else inner}}}"
    return ""


def _group_wanted(
    path: str, model: type[BaseModel], loc: Loc, title: str, given: object
) -> Finding:
    _, below = field_at(model, loc)
    names = ", ".join(field_names(below)[:6]) if below else ""
    if isinstance(given, str) and (dash := _dash_alone(path, loc, title, given)):
        return dash
    write = _as_group(below, given) if below is not None and isinstance(given, str) else ""
    return Finding(
        path,
        loc,
        "wrong-kind",
        f"{title}: Write a group of fields here, such as {names}, each on its own line.",
        write,
    )


def _what(given: object) -> str:
    return "a list" if isinstance(given, list) else "a group of fields"
