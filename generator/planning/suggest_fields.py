"""What *Suggest a change* asks: the plain choices of its first question, and the fields that each shows.

What a field is called, its help and what it may hold come from the models, by :mod:`generator.records.form`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.language.said import say
from generator.planning.wording import DAYS
from generator.records.catalogue import Catalogue
from generator.records.form import FormField, Holds, form_of
from generator.records.parts import Record
from generator.records.practice import PracticeExample
from generator.records.service import Service
from generator.records.shaping import missing_sentence


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that stand together: *keys* of the group at *path*, which is '' for the record itself.

    A list of groups has its fields once for each entry, under the value of the entry's *named* fields
    or the *legend*; *more* are the words of the button that adds an entry.
    """

    path: str
    keys: tuple[str, ...]
    legend: str
    more: str = ""
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One choice. *sets* are values that the choice itself gives, such as a status.

    *marks* are fields of which one is only told which is wrong, since an editor must find the new value.
    """

    id: str
    what: str
    blocks: tuple[Block, ...] = ()
    sets: tuple[tuple[str, str], ...] = ()
    marks: Block | None = None
    needs_words: bool = False


STILL_RIGHT = say("Still right")
ELSE = say("Something else")

#: Blocks that say where a service is. Never for one whose place is hidden.
_PLACES = Block(
    "places",
    ("name", "address", "postcode"),
    "Place",
    "Add a place",
    ("name",),
)
_PHONES = Block(
    "contact.phones",
    ("number", "label", "hours"),
    "Phone",
    "Add a number",
    ("label",),
)
_TEXTS = Block("contact.texts", ("number", "send"), "Text line", named=("label",))
_WAYS = Block("contact", ("website", "email", "form"), "Website and e-mail")

SERVICE_ASKED: tuple[Asked, ...] = (
    Asked("phone", say("The phone number is wrong"), (_PHONES, _TEXTS)),
    Asked(
        "closed", say("It has closed"), (Block("", ("closed_on",), ""),), (("status", "closed"),)
    ),
    Asked(
        "times",
        say("The times are wrong"),
        (
            Block("opening", ("days", "from", "to"), "Opening hours", "Add opening hours"),
            Block("", ("opening_note",), ""),
            Block(
                "sessions",
                ("name", "day", "from", "to", "how_often"),
                "Session",
                "Add a session",
                ("name",),
            ),
        ),
    ),
    Asked(
        "who",
        say("Who it is for, or how to refer, is wrong"),
        (
            Block("for", ("who", "not_for", "from", "until"), "For whom"),
            Block("how_to_get_help", ("routes", "how", "what_you_share"), "How to get help"),
        ),
    ),
    Asked(
        "else",
        ELSE,
        (
            _WAYS,
            _PLACES,
            Block("", ("cost", "cost_note"), "What it costs"),
            Block("", ("name", "summary"), "Name and summary"),
        ),
        needs_words=True,
    ),
)

PRACTICE_ASKED: tuple[Asked, ...] = (
    Asked(
        "claim",
        say("A claim is wrong"),
        (
            Block(
                "at_a_glance",
                ("problem", "what", "who_gains", "evidence", "cost", "watch_out"),
                "At a glance",
            ),
            Block("", ("strapline",), ""),
        ),
    ),
    Asked(
        "figure",
        say("A figure is wrong"),
        (Block("achievements", ("value", "of", "as_of"), "Figure", named=("measure",)),),
    ),
    Asked(
        "link",
        say("A link is dead"),
        marks=Block("sources", ("url",), "Which link is dead?", named=("publisher", "title")),
    ),
    Asked("else", ELSE, (Block("", ("title",), ""),), needs_words=True),
)

_MODELS: tuple[tuple[type[Record], tuple[Asked, ...]], ...] = (
    (Service, SERVICE_ASKED),
    (PracticeExample, PRACTICE_ASKED),
)


def typed_at(record: BaseModel, path: str) -> Any:
    """What stands at *path* of *record*, by the keys that an editor types. Raises KeyError for no field."""
    here: Any = record
    for key in path.split(".") if path else ():
        model: type[BaseModel] = type(here)
        here = getattr(here, _attributes(model)[key])
    return here


@cache
def _attributes(model: type[BaseModel]) -> Mapping[str, str]:
    return {field.alias or name: name for name, field in model.model_fields.items()}


def as_typed(value: object) -> str:
    """*value* as an editor types it in one box: ids of a list with commas, other entries a line each."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def field_at(model: type[BaseModel], path: str) -> FormField:
    """The form's field at *path* of *model*, positions left aside. Raises KeyError for none."""
    here, found = model, None
    for key in path.split("."):
        found = next((field for field in form_of(here) if field.key == key), None)
        if found is None:
            raise KeyError(path)
        here = found.group or here
    assert found is not None
    return found


def joins_with_commas(field: FormField) -> bool:
    """True for a list of ids or words; other lists stand a line each."""
    return field.many and field.holds not in (Holds.LINE, Holds.PROSE)


def field_tables(catalogue: Catalogue) -> dict[str, Any]:
    """What the form's script must know of each field, by its path without positions; and words for choices."""
    fields: dict[str, dict[str, Any]] = {}
    labels: dict[str, dict[str, str]] = {"days": dict(DAYS)}
    for model, all_asked in _MODELS:
        for path in _paths(all_asked):
            field = field_at(model, path)
            fields[path] = _plain(field, path)
            if field.holds is Holds.REFERENCE and field.target not in labels:
                labels[field.target] = {
                    id_: term.label
                    for id_, term in catalogue.terms.get(field.target, {}).items()
                    if not term.past
                }
    return {"fields": fields, "labels": labels}


def _paths(all_asked: tuple[Asked, ...]) -> Iterator[str]:
    for asked in all_asked:
        for block in asked.blocks:
            yield from (f"{block.path}.{key}" if block.path else key for key in block.keys)


def _plain(field: FormField, path: str) -> dict[str, Any]:
    made: dict[str, Any] = {"title": field.title, "holds": field.holds.value}
    if field.help:
        made["help"] = field.help
    if field.longest:
        made["longest"] = field.longest
    if field.many:
        made["many"] = True
    if field.choices:
        made["choices"] = "days"
    elif field.holds is Holds.REFERENCE:
        made["choices"] = field.target
    if field.required and "." not in path:
        made["missing"] = missing_sentence(field.key, field.title, field.help)
    return made
