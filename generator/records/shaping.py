"""Shape: documents in, typed frozen records or findings out. Stage 2.

Pydantic's errors become findings in words an editor can act on: each names the field as she knows
it, says what to do, and gives the corrected value where it can be known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.records.form import form_of
from generator.records.kinds import Kind
from generator.records.lay_words import choice_meant, days_meant, field_like, field_meant
from generator.records.model_fields import field_at, field_names, title_at, words_of
from generator.records.parts import Record
from generator.records.problem import Add, Entry, Finding, Loc, Offer, Put
from generator.records.reading import Document
from generator.records.value_rules import EMPTY, TOO_LONG
from generator.records.wrong_kinds import wrong_kind


def shape(document: Document, kind: Kind) -> tuple[Record | None, list[Finding]]:
    """Make the record that *document* holds.

    Gives the record, or None with the findings that say why not. Never raises for content.
    """
    given = {**document.data, "id": _id_of(document.path), "path": document.path}
    own_id = [
        Finding(
            document.path,
            (key,),
            "unknown-field",
            f"Delete this line: the file's name is the record's {key}.",
            on_key=True,
        )
        for key in ("id", "path")
        if key in document.data
    ]
    try:
        return kind.model.model_validate(given), own_id
    except ValidationError as error:
        details = error.errors(include_url=False)
        findings = [f for d in details if (f := _finding(document, kind.model, d, details))]
        meant = {(*f.loc[:-1], f.write) for f in findings if f.code == "unknown-field" and f.write}
        return None, own_id + [
            f for f in findings if f.code != "missing-field" or not _is_misspelt(f, meant)
        ]


def _is_misspelt(missing: Finding, meant: set[Loc]) -> bool:
    """True when a field found *missing* stands there under another name: one fault is said once."""
    return (*missing.loc, missing.sentence.split("'")[1].rstrip(":")) in meant


def _id_of(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".yml")


def _finding(
    document: Document,
    model: type[BaseModel],
    detail: ErrorDetails,
    all_details: list[ErrorDetails],
) -> Finding | None:
    """The finding that one of pydantic's details stands for; None when a deeper one says it better."""
    path, loc = document.path, detail["loc"]
    code, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    title = title_at(model, loc)
    if loc == ("id",):
        made = context.get("write") or "a-name-like-this"
        return Finding(
            path,
            (),
            "file-name",
            f"Rename this file to {made}.yml: small letters, numbers and single hyphens.",
        )
    if code == "missing":
        field, _ = field_at(model, loc)
        help_text = field.description if field and field.description else ""
        return Finding(
            path,
            loc[:-1],
            "missing-field",
            missing_sentence(str(loc[-1]), title, help_text),
            fill=(Add(loc[:-1], str(loc[-1])),),
        )
    if code == "extra_forbidden":
        return _unknown(path, model, loc, _beside(document.data, loc), given)
    if given == "":
        return Finding(
            path,
            loc,
            "empty-field",
            f"{title}: {EMPTY}",
            fill=_shape_of(loc),
        )
    if code == "too_short":
        deeper = any(d["loc"][: len(loc)] == loc and len(d["loc"]) > len(loc) for d in all_details)
        return (
            None
            if deeper
            else Finding(
                path, loc, "empty-list", f"{title}: Give at least one.", fill=_shape_of(loc)
            )
        )
    return wrong_kind(path, model, detail, title) or _refused(path, detail, title)


def _refused(path: str, detail: ErrorDetails, title: str) -> Finding:
    """A text that its field does not take."""
    loc, given, context = detail["loc"], detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "string_too_short":
            return Finding(
                path,
                loc,
                "empty-field",
                f"{title}: {EMPTY}",
                fill=_shape_of(loc),
            )
        case "string_too_long":
            return Finding(
                path,
                loc,
                "too-long",
                f"{title}: {TOO_LONG.format(longest=context['max_length'], length=len(str(given)))}",
            )
        case "literal_error":
            return _one_of(path, loc, title, str(context["expected"]), given)
        case "string_pattern_mismatch":
            return Finding(
                path,
                loc,
                "code-form",
                f"{title}: Write one letter and eight digits, for example E08000024.",
            )
    sentence = str(context.get("sentence", detail["msg"]))
    where = (*loc, context["at"]) if context.get("at") else loc
    return Finding(
        path,
        where,
        detail["type"],
        f"{title}: {sentence}" if loc else sentence,
        context.get("write", ""),
        fill=_fill_of(detail["type"], loc, given),
        typed=given if isinstance(given, str) else "",
    )


#: The target of a link that is none, with the brackets in it.
_UNLINKED = re.compile(r"\]\((?!https?://|tel:|mailto:)(?:[^()\s]|\([^()]*\))*\)")


def _shape_of(loc: Loc) -> tuple[Offer, ...]:
    """The offer to write the field at *loc* in its shape."""
    return (Add(loc[:-1], str(loc[-1])),) if loc and isinstance(loc[-1], str) else (Put("…"),)


def _fill_of(code: str, loc: Loc, given: object) -> tuple[Offer, ...]:
    """What is offered for a refused value that shows more than its rule knows."""
    if code == "condition-missing":
        return (Add(loc, "condition"),)
    if code == "link-form" and isinstance(given, str) and "\n" not in given:
        return (Put(_UNLINKED.sub("](https://…)", given)),)
    if code == "opening-form":
        in_words = (Put(given, "opening_note"),) if isinstance(given, str) else ()
        return (Put('[{days: […], from: "…", to: "…"}]'), *in_words)
    if code == "date-impossible" and isinstance(given, str) and given.count("-") == 2:
        year, month, day = given.split("-")
        return (Put(f"{year}-{month}-…"), Put(f"{year}-…-{day}"))
    return ()


def missing_sentence(key: str, title: str, help_text: str) -> str:
    """What is said when the field *key* is not there and must be."""
    return f"Add '{key}:' ({title}).{f' {help_text}' if help_text else ''}"


def _beside(data: object, loc: Loc) -> Mapping[str, object]:
    """The group in which the field at *loc* was typed."""
    for step in loc[:-1]:
        data = data[step]  # type: ignore[index]
    return data if isinstance(data, dict) else {}


def _there_twice(path: str, model: type[BaseModel], loc: Loc, meant: str, given: object) -> Finding:
    """A field under another name beside the field that is meant: what it says must go there."""
    name = str(loc[-1])
    sentence = f"'{name}' means '{meant}', which is there already. Move what it says there, and delete this line."
    below = field_at(model, (*loc[:-1], meant))[1]
    fill: tuple[Offer, ...] = ()
    if below is not None and isinstance(given, str) and given and not set(given) & set('"\\\n'):
        needed = [field for field in form_of(below) if field.required]
        if len(needed) == 1 and needed[0].group is None:
            fill = (Entry(meant, {needed[0].key: f'"{given}"'}),)
    return Finding(path, loc, "unknown-field", sentence, on_key=True, fill=fill)


def _unknown(
    path: str, model: type[BaseModel], loc: Loc, beside: Mapping[str, object], given: object
) -> Finding:
    name = str(loc[-1])
    _, here = field_at(model, loc[:-1])
    known = field_names(here or model)
    place = f"{words_of(loc[:-1])} has no field" if len(loc) > 1 else "There is no field"
    meant = field_meant(name, known)
    if not meant and (elsewhere := _where_else(here or model, name)):
        return Finding(
            path,
            loc,
            "unknown-field",
            f"{place} called '{name}'. Write it as '{elsewhere[1]}' under '{elsewhere[0]}'.",
            on_key=True,
        )
    meant = meant or field_like(name, known)
    if meant in beside:
        return _there_twice(path, model, loc, meant, given)
    if meant:
        hint = f" Did you mean '{meant}'?"
    elif len(known) <= _MANY:
        hint = f" It may have: {', '.join(known)}."
    else:
        hint = " Delete the line, or look up the name in the record reference."
    return Finding(
        path, loc, "unknown-field", f"{place} called '{name}'.{hint}", meant, on_key=True
    )


_MANY = 14


def _where_else(model: type[BaseModel], typed: str) -> tuple[str, str] | None:
    """The group of *model* that has the field *typed*, in these words or others, and its name there.

    A slip of a field here is meant before one of a field elsewhere.
    """
    groups = {
        key: field_names(below)
        for key in field_names(model)
        if (below := field_at(model, (key,))[1]) is not None
    }
    for key, names in groups.items():
        if found := field_meant(typed, names):
            return key, found
    if not field_like(typed, field_names(model)):
        for key, names in groups.items():
            if found := field_like(typed, names, far=True):
                return key, found
    return None


def _one_of(path: str, loc: Loc, title: str, expected: str, given: object) -> Finding:
    known = [word for word in expected.replace(" or ", ", ").replace("'", "").split(", ") if word]
    best = choice_meant(str(given), known)
    if "mon" in known and len(days_meant(str(given))) > 1:
        best = ""  # several days: no single one of them is what was meant
    meant = f" Did you mean '{best}'?" if best else ""
    sentence = (
        f"{title}: Write one of: {', '.join(known)}.{meant}"
        if len(known) > 1
        else f"{title}: Write {known[0]}, or delete this line."
    )
    return Finding(path, loc, "not-in-list", sentence, best)
