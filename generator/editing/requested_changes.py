"""Exact new values as an issue gives them: ``contact.phones.1.number: 0191 …``, one field to a line.

Nothing here is YAML. A path is followed through the model, so it can only name a field that exists;
a value is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel
from rapidfuzz import fuzz, process

from generator.editing.outside_text import as_code, one_line
from generator.records.form import FormField, Holds, form_of
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
DELETE = "(delete)"
_LINE = re.compile(r"([A-Za-z][\w.\-]*) ?:(?: (.*))?")


@dataclass(frozen=True, slots=True)
class Wish:
    """One field to set: where it stands, and its value. *field* says what it may hold."""

    loc: Loc
    value: Value
    field: FormField


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


def _wish(path: str, text: str, model: type[BaseModel]) -> Wish | str:
    """The wish that one line stands for, or why it is none."""
    loc: list[str | int] = []
    here: Mapping[str, FormField] = {field.key: field for field in form_of(model)}
    field: FormField | None = None
    many = False
    for step in path.split("."):
        if step.isdigit():
            if field is None or not many or not 1 <= int(step[:3]) <= 99:
                return f"{as_code(step)} is no place in a list here."
            loc.append(int(step[:3]) - 1)
            many = False
            continue
        if many or (step not in here and field is not None and field.group is None):
            return "Say which entry of the list, counted from 1." if many else "It has no parts."
        if step in EDITORS_ONLY:
            return f"Only an editor sets {as_code(step)}."
        if step not in here:
            best = process.extractOne(step, list(here), scorer=fuzz.ratio, score_cutoff=65)
            meant = f" Did you mean {as_code(best[0])}?" if best else ""
            return f"There is no field called {as_code(step)}.{meant}"
        field = here[step]
        loc.append(step)
        many = field.many
        here = {inner.key: inner for inner in form_of(field.group)} if field.group else {}
    assert field is not None, "a path has a key, by its form"
    if text == DELETE:
        return Wish(tuple(loc), None, field)
    if many and field.word and text == field.word:
        return Wish(tuple(loc), text, field)
    if field.group is not None:
        return "Say which of its parts: write its name after a dot."
    value = _value(text, field, whole_list=many)
    return Wish(tuple(loc), value, field) if value else "Nothing stands after the colon."


def _value(text: str, field: FormField, *, whole_list: bool) -> str | list[str]:
    if not whole_list:
        return text.strip() if field.holds is Holds.PROSE else one_line(text)
    one_each = "\n" in text or field.holds in (Holds.LINE, Holds.PROSE)
    pieces = text.split("\n") if one_each else text.split(",")
    return [line for piece in pieces if (line := one_line(piece).removeprefix("- "))]
