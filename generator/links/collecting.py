"""The web links of a directory: each once, with the records that have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urldefrag

from pydantic import BaseModel

from generator.planning.belonging import Belonging
from generator.planning.coverage import is_published
from generator.records.catalogue import Catalogue
from generator.records.form import Holds, form_field
from generator.records.model_fields import is_typed
from generator.records.parts import Source


@dataclass(frozen=True, slots=True)
class Link:
    """A web address without its fragment, and the files of the records that have it."""

    url: str
    paths: tuple[str, ...]


def links_of(catalogue: Catalogue, area: str = "") -> tuple[Link, ...]:
    """Every link of what is published, of one *area* only when given; sorted.

    A source that must not be opened (``linked: no``) is left out.
    """
    belonging = Belonging(catalogue)
    found: dict[str, list[str]] = {}
    for record in filter(is_published, catalogue.standing()):
        if area and belonging.of(record)[0] != area:
            continue
        for url in _urls(record):
            paths = found.setdefault(urldefrag(url).url, [])
            if record.path not in paths:
                paths.append(record.path)
    return tuple(Link(url, tuple(paths)) for url, paths in sorted(found.items()))


def _urls(part: BaseModel) -> Iterator[str]:
    if isinstance(part, Source) and not part.linked:
        return
    is_url = _url_fields(type(part))
    for name in type(part).model_fields:
        for value in _each(getattr(part, name)):
            if isinstance(value, BaseModel):
                yield from _urls(value)
            elif name in is_url and isinstance(value, str):
                yield value


def _each(value: Any) -> Iterable[Any]:
    return value if isinstance(value, tuple) else (value,)


@cache
def _url_fields(model: type[BaseModel]) -> frozenset[str]:
    """The names of the fields of *model* that hold web addresses."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if is_typed(field) and form_field(name, field).holds is Holds.URL
    )
