"""Which fields hold text that readers may see, and that text, with its place."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from generator.records.parts import Superseded
from generator.records.problem import Loc

#: Text that never reaches a page, or not as it stands.
NEVER_PUBLISHED = frozenset({"notes_for_editors", "held", "withdrawn", "editor_note"})


@dataclass(frozen=True, slots=True)
class _Slot:
    """A field with text in it: one text, many texts, one group or many groups."""

    name: str
    key: str
    many: bool
    group: bool


def published_texts(record: BaseModel) -> Iterator[tuple[Loc, str]]:
    """Every free text in *record* that readers may see, with its place. Ids, numbers and links are not texts."""
    return _texts(record, ())


def _texts(part: BaseModel, above: Loc) -> Iterator[tuple[Loc, str]]:
    values = part.__dict__
    for slot in _slots(type(part)):
        value = values[slot.name]
        if not value:
            continue
        if slot.group:
            if slot.many:
                for number, entry in enumerate(value):
                    yield from _texts(entry, (*above, slot.key, number))
            else:
                yield from _texts(value, (*above, slot.key))
        elif slot.many:
            for number, text in enumerate(value):
                yield (*above, slot.key, number), text
        else:
            yield (*above, slot.key), value


def joined(record: BaseModel) -> str:
    """All published texts of *record* in small letters, each after a line break: quick to search."""
    found: list[str] = [""]
    _join(record, found)
    return "\n ".join(found).lower()


def _join(part: BaseModel, found: list[str]) -> None:
    values = part.__dict__
    for slot in _slots(type(part)):
        value = values[slot.name]
        if not value:
            continue
        if slot.group:
            if slot.many:
                for entry in value:
                    _join(entry, found)
            else:
                _join(value, found)
        elif slot.many:
            found += value
        else:
            found.append(value)


@cache
def _slots(model: type[BaseModel]) -> tuple[_Slot, ...]:
    found = []
    for name, field in model.model_fields.items():
        if name in NEVER_PUBLISHED or (model is Superseded and name == "value"):
            continue
        is_text = any(_is_free_text(mark) for mark in field.metadata)
        inner_text, many, below = _look(field.annotation)
        if is_text or inner_text:
            found.append(_Slot(name, field.alias or name, many, group=False))
        elif below is not None and _slots(below):
            found.append(_Slot(name, field.alias or name, many, group=True))
    return tuple(found)


def _is_free_text(mark: object) -> bool:
    return isinstance(mark, StringConstraints) and bool(mark.strip_whitespace)


def _look(annotation: Any) -> tuple[bool, bool, type[BaseModel] | None]:
    """What *annotation* holds: free text or not, whether a list, and the model of a group."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return False, False, annotation
    origin = get_origin(annotation)
    if origin is Annotated:
        if any(_is_free_text(mark) for mark in annotation.__metadata__):
            return True, False, None
        return _look(get_args(annotation)[0])
    if origin in (tuple, Union, types.UnionType):
        for inner in get_args(annotation):
            is_text, many, model = _look(inner)
            if is_text or model:
                return is_text, many or origin is tuple, model
    return False, False, None
