"""The outline of a field: what its YAML looks like before anybody knows what to write in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pydantic import BaseModel

from generator.records.form import FormField, Holds, form_of, order_of
from generator.records.problem import Shape

#: What stands for a single value: phone numbers and times always in quotes, as in every record.
_OPEN: Mapping[Holds, str] = {
    Holds.PHONE: '"…"',
    Holds.TIME: '"…"',
    Holds.POSTCODE: '"…"',
    Holds.DISTRICT: '"…"',
    Holds.URL: "https://…",
}
#: The form of what is to be filled in, for values that have one.
_SUCH_AS: Mapping[Holds, str] = {
    Holds.DAY: "a day, such as 2026-10-31",
    Holds.WHEN: "a day, month or year, such as 2024-04",
    Holds.PAGE_DATE: "a day, month or year, such as 2024-04, or undated",
    Holds.TIME: "a time, such as 09:30",
    Holds.PHONE: "a number, such as 0191 498 0101",
    Holds.POSTCODE: "a postcode, such as SR1 9ZZ",
    Holds.WHOLE: "a number in digits",
    Holds.COUNCIL: "a code, such as E08000024",
    Holds.LANGUAGE: "a code, such as en or pl",
    Holds.YES_NO: "yes or no",
    Holds.POINT: "a stage such as pregnancy, or an age such as 24 months old",
}
_NO_WORDS: Mapping[str, Collection[str]] = {}
_FOLDERS = {"service": "directory/services", "area": "directory/areas", "organisation": "directory/organisations",
            "practice": "content/practice"}  # fmt: skip


def such_as(field: FormField, words: Mapping[str, Collection[str]] = _NO_WORDS) -> str:
    """What *field* takes, in a few words; '' when any words will do. For a group, field by field.

    *words* has the ids of lists so short that they can be read out, by list.
    """
    if field.group is not None:
        inner = [(each.key, such_as(each, words)) for each in form_of(field.group) if each.required]
        return "; ".join(f"{key}: {said}" for key, said in inner if said)
    if field.holds is Holds.CHOICE:
        return _one_of(field.choices)
    if field.holds is Holds.REFERENCE and field.target in words:
        return _one_of([*words[field.target]])
    if field.holds is Holds.REFERENCE and field.target in _FOLDERS:
        return f"the name of a file in {_FOLDERS[field.target]}, without .yml"
    if field.holds is Holds.REFERENCE and field.target != "any":
        return f"an id from directory/vocabulary/{field.target}.yml"
    return _SUCH_AS.get(field.holds, "")


def _one_of(choices: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(choices[:-1]), choices[-1])))


def outline_of(field: FormField) -> Shape:
    """The outline of *field*: the fields its group must have, an entry of its list, or one open value."""
    if field.group is not None:
        group = _needed(field.group)
        return [group] if field.many else group
    one = _OPEN.get(field.holds, "…")
    return [one] if field.many else one


def _needed(model: type[BaseModel]) -> dict[str, Shape]:
    """What a group must have; its first field when it needs none."""
    fields = form_of(model)
    return {field.key: outline_of(field) for field in fields if field.required} or {
        fields[0].key: outline_of(fields[0])
    }


def outline_of_record(model: type[BaseModel]) -> list[str]:
    """The lines of a record of *model* with all that it must have."""
    needed = {field.key: field for field in form_of(model) if field.required}
    return [
        line
        for key in order_of(model)
        if key in needed
        for line in as_block(key, outline_of(needed[key]))
    ]


def as_block(key: str, shape: Shape) -> list[str]:
    """*key* with *shape* on lines of its own, as records are written."""
    if isinstance(shape, dict):
        return [f"{key}:", *(f"  {line}" for name, inner in shape.items() for line in as_block(name, inner))]  # fmt: skip
    if isinstance(shape, str) or not any(isinstance(entry, dict) for entry in shape):
        return [f"{key}: {as_flow(shape)}"]
    lines = [f"{key}:"]
    for entry in shape:
        inner_lines = (
            [line for name, inner in entry.items() for line in as_block(name, inner)]
            if isinstance(entry, dict)
            else [as_flow(entry)]
        )
        lines += [f"  {'- ' if not at else '  '}{line}" for at, line in enumerate(inner_lines)]
    return lines


def as_flow(shape: Shape) -> str:
    """*shape* on one line, in brackets."""
    if isinstance(shape, dict):
        return f"{{{', '.join(f'{key}: {as_flow(inner)}' for key, inner in shape.items())}}}"
    if isinstance(shape, list):
        return f"[{', '.join(map(as_flow, shape))}]"
    return shape
