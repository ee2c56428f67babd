"""Exact new values as an issue gives them: ``contact.phones.1.number: 0191 …``, one field to a line.

Nothing here is YAML. A path is followed through the model, so it can only name a field that exists;
a value is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from generator.editing.outside_text import as_code, one_line
from generator.records.form import FormField, Holds, form_of
from generator.records.lay_words import field_like, field_meant
from generator.records.problem import Loc

Value = str | list[str] | None
"""A text, a list of texts, or None to take the field away."""

#: Fields that only an editor may set: they say that someone looked, or decide what is published.
EDITORS_ONLY = frozenset(
    {
        "was", "checked", "changed", "sources", "doubts", "notes_for_editors", "held", "withdrawn",
        "relations", "not_the_same_as", "superseded", "confirmed_public", "review_level", "history",
        "consent", "keeps_address_private", "original", "tidier", "emmie", "id", "path",
    }
)  # fmt: skip
MOST_LINES = 200
MOST_ENTRIES = 99
DELETE = "(delete)"
#: A place in a list, counted from 1, up to :data:`MOST_ENTRIES`.
_PLACE = re.compile("[1-9][0-9]?")
_LINE = re.compile(r"([A-Za-z][A-Za-z0-9_.\-]*) ?:(?: (.*))?")


@dataclass(frozen=True, slots=True)
class Wish:
    """One field to set: where it stands, its value, and the kind of value it *holds*."""

    loc: Loc
    value: Value
    holds: Holds


def read_changes(text: str, model: type[BaseModel]) -> tuple[list[Wish], list[str]]:
    """The wishes in *text* for a record of *model*, and a sentence (Markdown) for each line left out."""
    wishes: list[Wish] = []
    left_out: list[str] = []
    entries = list(_entries(text))
    if len(entries) > MOST_LINES:
        return [], [f"There are more than {MOST_LINES} lines. Send fewer at a time."]
    for path, value in entries:
        if not path:
            left_out.append(f"{as_code(value, 80)} is not a field and a value.")
            continue
        found = _wish(path, value, model)
        if isinstance(found, Wish):
            wishes.append(found)
        else:
            left_out.append(f"{as_code(path, 80)}: {found}")
    return wishes, left_out


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Each path with its value; lines indented below it belong to it. '' for a line without a path."""
    path, value = "", []
    for line in text.split("\n"):
        if line.startswith("  ") and path:
            value.append(line[2:])
            continue
        if path:
            yield path, "\n".join(value).strip("\n")
            path, value = "", []
        if found := _LINE.fullmatch(line.strip()):
            path, value = found[1], [found[2] or ""]
        elif line.strip():
            yield "", line
    if path:
        yield path, "\n".join(value).strip("\n")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a path leads: *is_list* when it is a list as a whole."""

    loc: Loc
    field: FormField
    is_list: bool


def _wish(path: str, text: str, model: type[BaseModel]) -> Wish | str:
    """The wish that one line stands for, or why it is none."""
    place = _follow(path, model)
    if isinstance(place, str):
        return place
    field = place.field
    if text == DELETE:
        return Wish(_taken_with(place), None, field.holds)
    if place.is_list and field.word and text == field.word:
        return Wish(place.loc, text, field.holds)
    if field.group is not None:
        return "Say which of its parts: write its name after a dot."
    value = _value(text, field, whole_list=place.is_list)
    return Wish(place.loc, value, field.holds) if value else "Nothing stands after the colon."


def _taken_with(place: _Place) -> Loc:
    """What goes when *place* is cleared: with the number of a phone its whole entry, label and hours too."""
    in_entry = place.loc[0] == "contact" and isinstance(place.loc[-2:][0], int)
    return place.loc[:-1] if in_entry and place.field.required else place.loc


def _follow(path: str, model: type[BaseModel]) -> _Place | str:
    """Where *path* leads in *model*, or why it leads nowhere."""
    loc: list[str | int] = []
    here = {field.key: field for field in form_of(model)}
    field: FormField | None = None
    in_list = False
    for step in path.split("."):
        if step.isdecimal():
            if not in_list or not _PLACE.fullmatch(step):
                return f"{as_code(step)} is no place in a list here."
            loc.append(int(step) - 1)
            in_list = False
            continue
        if in_list:
            return "Say which entry of the list, counted from 1."
        if step in EDITORS_ONLY:
            return f"Only an editor sets {as_code(step)}."
        if step not in here:
            best = field_meant(step, here) or field_like(step, here)
            meant = f" Did you mean {as_code(best)}?" if best else ""
            return f"There is no field called {as_code(step)}.{meant}"
        field = here[step]
        loc.append(step)
        in_list = field.many
        here = {inner.key: inner for inner in form_of(field.group)} if field.group else {}
    assert field is not None, "a path begins with a letter, so its first step is a key"
    return _Place(tuple(loc), field, in_list)


def _value(text: str, field: FormField, *, whole_list: bool) -> str | list[str]:
    if not whole_list:
        return text.strip() if field.holds is Holds.PROSE else one_line(text)
    one_each = "\n" in text or field.holds in (Holds.LINE, Holds.PROSE)
    pieces = text.split("\n") if one_each else text.split(",")
    found = [line for piece in pieces if (line := one_line(piece).removeprefix("- "))]
    return found[:MOST_ENTRIES]
