"""What a field can hold, in words for an editor: from the types of the models."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from generator.records import contact_fields, date_fields, fields
from generator.records.area import CouncilCode
from generator.records.fields import Prose, Refers
from generator.records.service import OpeningTimes

_SIMPLE: tuple[tuple[Any, str], ...] = (
    (fields.YesNo, "`yes` or `no`"),
    (date_fields.Day, "a day, such as `2026-11-01`"),
    (date_fields.PageDate, "a year, month or day, such as `2024-04`, or `undated`"),
    (date_fields.When, "a year, month or day, such as `2024-04`"),
    (date_fields.ClockTime, "a time, such as `09:00`"),
    (contact_fields.PhoneNumber, "a British phone number or short code"),
    (contact_fields.Postcode, "a postcode"),
    (contact_fields.PostcodeDistrict, "the first half of a postcode, such as `SR4`"),
    (contact_fields.Url, "a web address that starts with `https://` or `http://`"),
    (contact_fields.Email, "an e-mail address"),
    (fields.Language, "a language's code, such as `en` or `pl`"),
    (fields.Whole, "a whole number"),
    (fields.Slug, "small letters, numbers and hyphens"),
)
_RECORDS = {
    "area": "the id of an [area](area.md)",
    "organisation": "the id of an [organisation](organisation.md)",
    "service": "the id of a [service](service.md)",
    "practice": "the id of a [practice example](practice.md)",
    "any": "the id of any record",
    "life-point": "a stage such as `pregnancy`, or an age such as `24 months old` or `13 weeks pregnant`",
}


@dataclass(frozen=True, slots=True)
class Held:
    """What one field holds: the *words* for it, or the *group* of fields it holds; *many* for lists."""

    words: str = ""
    group: type[BaseModel] | None = None
    many: bool = False


def held(field: FieldInfo) -> Held:
    """What *field* holds. Raises KeyError for a type that has no words here."""
    return _held(field.annotation, field.metadata)


def _held(annotation: Any, marks: Iterable[Any]) -> Held:
    marks = list(marks)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _held(inner, [*more, *marks])
    if origin in (Union, types.UnionType):
        (inner,) = [each for each in get_args(annotation) if each is not type(None)]
        return _held(inner, marks)
    if origin is tuple:
        entry = _held(get_args(annotation)[0], [])
        always = any(mark in marks for mark in _marks(OpeningTimes))
        return Held("`always`, or" if always else entry.words, entry.group, many=True)
    if origin is Literal:
        return Held(
            f"one of {', '.join(f'`{word}`' for word in get_args(annotation))}"
            if len(get_args(annotation)) > 1
            else f"`{get_args(annotation)[0]}`"
        )
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Held(group=annotation)
    return Held(_words(annotation, marks))


def _words(annotation: Any, marks: list[Any]) -> str:
    for say in (_reference, _text, _pattern):
        if words := say(marks):
            return words
    for alias, words in _SIMPLE:
        if any(mark in marks for mark in _marks(alias)):
            return words
    raise KeyError(f"no words for {annotation} with {marks}")


def _reference(marks: list[Any]) -> str:
    target = next((mark.target for mark in marks if isinstance(mark, Refers)), "")
    return _RECORDS.get(target, f"an id from `directory/vocabulary/{target}.yml`") if target else ""


def _text(marks: list[Any]) -> str:
    most = next((mark.max_length for mark in marks if isinstance(mark, StringConstraints)), None)
    if most is None:
        return ""
    kind = (
        "text in paragraphs, with lists, emphasis and links if needed,"
        if any(isinstance(mark, Prose) for mark in marks)
        else "text"
    )
    return f"{kind} of at most {most:,} characters"


def _pattern(marks: list[Any]) -> str:
    codes = _pattern_of(_marks(CouncilCode))
    pattern = _pattern_of(marks)
    return (
        "one letter and eight digits, such as `E08000024`" if pattern and pattern == codes else ""
    )


def _pattern_of(marks: Iterable[Any]) -> str:
    for mark in marks:
        within = mark.metadata if isinstance(mark, FieldInfo) else [mark]
        for constraint in within:
            if found := getattr(constraint, "pattern", None):
                return str(found)
    return ""


def _marks(alias: Any) -> tuple[Any, ...]:
    """The marks of an ``Annotated`` type."""
    return get_args(alias)[1:]


Link = Callable[[type[BaseModel]], str]
"""Gives the address of the section that explains a group."""


def in_words(what: Held, link: Link) -> str:
    """*what* as it stands in a table, with the group's name linked."""
    if what.group is None:
        return f"a list; each entry: {what.words}" if what.many else what.words
    name = f"[{group_name(what.group)}]({link(what.group)})"
    if what.many:
        return f"{what.words} a list of groups: {name}".strip()
    return f"a group: {name}"


def group_name(model: type[BaseModel]) -> str:
    """The name of a group of fields, from its model: 'HowToGetHelp' is 'How to get help'."""
    name = "".join(
        f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__
    ).strip()
    return name[:1].upper() + name[1:]
