"""What an editor may put into each field, as data: the one source of schemas, forms and references.

Everything that asks an editor for a value (JSON Schemas, the issue forms, the CMS, the form on a
page, ``signpost new``) and the reference pages read the models through here.
"""

from __future__ import annotations

import types
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from generator.records import contact_fields, date_fields, fields
from generator.records.area import CouncilCode
from generator.records.fields import Prose, Refers
from generator.records.model_fields import is_typed
from generator.records.parts import Standing
from generator.records.service import OpeningTimes


class Holds(StrEnum):
    """The kind of value that one field, or each entry of its list, holds."""

    LINE = "line"
    PROSE = "prose"
    YES_NO = "yes or no"
    WHOLE = "whole number"
    DAY = "day"
    WHEN = "when"
    PAGE_DATE = "page date"
    TIME = "time"
    PHONE = "phone"
    POSTCODE = "postcode"
    DISTRICT = "postcode district"
    URL = "web address"
    EMAIL = "e-mail address"
    LANGUAGE = "language"
    COUNCIL = "council code"
    REPOSITORY = "repository on GitHub"
    SLUG = "id"
    CHOICE = "choice"
    REFERENCE = "reference"
    POINT = "point in life"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field as an editor meets it.

    *key* is the word she types. *many* for a list of what it *holds*. *longest* counts characters, 0
    when nothing limits them. *choices* are the words of a choice. *target* is the vocabulary, or the
    kind of record, that a reference leads to ('any' for all kinds). *group* is the model of a group.
    *default* is what it means when left out, as she would type it. *word* is one word that may stand
    in place of the whole list ('always').
    """

    key: str
    title: str
    help: str
    holds: Holds
    required: bool = False
    many: bool = False
    longest: int = 0
    choices: tuple[str, ...] = ()
    target: str = ""
    group: type[BaseModel] | None = None
    default: str = ""
    word: str = ""


#: Where the fields stand that every record has, after those of its own kind.
_LAST = (
    "was",
    "checked",
    "changed",
    "sources",
    "doubts",
    "notes_for_editors",
    "held",
    "relations",
    "superseded",
    "not_the_same_as",
    "withdrawn",
)


@cache
def form_of(model: type[BaseModel]) -> tuple[FormField, ...]:
    """The fields of *model* that an editor types, in order. Raises KeyError for a type unknown here."""
    return tuple(
        form_field(field.alias or name, field)
        for name, field in model.model_fields.items()
        if is_typed(field)
    )


@cache
def order_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of *model* in the order in which records have them."""
    keys = [field.key for field in form_of(model)]
    if not issubclass(model, Standing):
        return tuple(keys)
    own = [key for key in keys if key not in _LAST]
    return (*own, *(key for key in _LAST if key in keys))


def form_field(key: str, field: FieldInfo) -> FormField:
    """What *field*, typed as *key*, may hold. Raises KeyError for a type that is unknown here."""
    kind = _value(field.annotation, field.metadata)
    return FormField(
        key,
        field.title or key,
        field.description or "",
        kind.holds,
        field.is_required(),
        kind.many,
        kind.longest,
        kind.choices,
        kind.target,
        kind.group,
        _as_typed(field.default),
        kind.word,
    )


def groups_of(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The groups of fields inside *model*, at any depth, in the order they are met."""
    found: list[type[BaseModel]] = []
    for field in form_of(model):
        if field.group is not None and field.group not in found:
            found += [field.group, *groups_of(field.group)]
    return list(dict.fromkeys(found))


def _as_typed(default: object) -> str:
    if isinstance(default, bool):
        return "yes" if default else "no"
    return default if isinstance(default, str) else ""


@dataclass(frozen=True, slots=True)
class _Value:
    holds: Holds
    many: bool = False
    longest: int = 0
    choices: tuple[str, ...] = ()
    target: str = ""
    group: type[BaseModel] | None = None
    word: str = ""


def _marks(alias: Any) -> tuple[Any, ...]:
    """The marks of an ``Annotated`` type."""
    return get_args(alias)[1:]


#: A type is known by the marks it carries, since pydantic takes ``Annotated`` apart.
_BY_MARK: tuple[tuple[Any, Holds], ...] = (
    (fields.YesNo, Holds.YES_NO),
    (date_fields.Day, Holds.DAY),
    (date_fields.PageDate, Holds.PAGE_DATE),
    (date_fields.When, Holds.WHEN),
    (date_fields.ClockTime, Holds.TIME),
    (contact_fields.PhoneNumber, Holds.PHONE),
    (contact_fields.Postcode, Holds.POSTCODE),
    (contact_fields.PostcodeDistrict, Holds.DISTRICT),
    (contact_fields.Url, Holds.URL),
    (contact_fields.Email, Holds.EMAIL),
    (contact_fields.GitHubRepository, Holds.REPOSITORY),
    (fields.Language, Holds.LANGUAGE),
    (fields.Whole, Holds.WHOLE),
    (fields.Slug, Holds.SLUG),
)


def _value(annotation: Any, marks: Iterable[Any]) -> _Value:
    marks = list(marks)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _value(inner, [*more, *marks])
    if origin in (Union, types.UnionType):
        (inner,) = [each for each in get_args(annotation) if each is not type(None)]
        return _value(inner, marks)
    if origin is tuple:
        one = _value(get_args(annotation)[0], [])
        always = any(mark in marks for mark in _marks(OpeningTimes))
        word = "always" if always else ""
        return _Value(one.holds, True, one.longest, one.choices, one.target, one.group, word)
    if origin is Literal:
        return _Value(Holds.CHOICE, choices=tuple(map(str, get_args(annotation))))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Value(Holds.GROUP, group=annotation)
    return _single(annotation, marks)


def _single(annotation: Any, marks: list[Any]) -> _Value:
    target = next((mark.target for mark in marks if isinstance(mark, Refers)), "")
    if target == "life-point":
        return _Value(Holds.POINT)
    if target:
        return _Value(Holds.REFERENCE, target=target)
    longest = next((mark.max_length for mark in marks if isinstance(mark, StringConstraints)), None)
    if longest is not None:
        prose = any(isinstance(mark, Prose) for mark in marks)
        return _Value(Holds.PROSE if prose else Holds.LINE, longest=longest)
    if _pattern_of(marks) and _pattern_of(marks) == _pattern_of(_marks(CouncilCode)):
        return _Value(Holds.COUNCIL)
    for alias, holds in _BY_MARK:
        if any(mark in marks for mark in _marks(alias)):
            return _Value(holds)
    raise KeyError(f"no kind of value for {annotation} with {marks}")


def _pattern_of(marks: Iterable[Any]) -> str:
    for mark in marks:
        within = mark.metadata if isinstance(mark, FieldInfo) else [mark]
        for constraint in within:
            if found := getattr(constraint, "pattern", None):
                return str(found)
    return ""
