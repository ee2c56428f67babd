"""The kinds of record: where each is kept and which model it has. The one list of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.records.area import Area
from generator.records.gone import Gone
from generator.records.news import NewsItem
from generator.records.organisation import Organisation
from generator.records.parts import Record
from generator.records.practice import PracticeExample
from generator.records.service import Service
from generator.records.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: *name* as editors know it, *folder* from the root, and its *model*."""

    name: str
    folder: str
    model: type[Record]
    #: True when the files stand one folder deeper (``services/<area>/<id>.yml``).
    nested: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("vocabulary", "directory/vocabulary", Vocabulary),
    Kind("area", "directory/areas", Area),
    Kind("organisation", "directory/organisations", Organisation),
    Kind("service", "directory/services", Service, nested=True),
    Kind("practice", "content/practice", PracticeExample),
    Kind("news", "content/news", NewsItem),
    Kind("gone", "directory/gone", Gone),
)


SITE_FOLDERS: Mapping[str, str] = {
    "service": "services",
    "practice": "practice",
    "organisation": "organisations",
    "news": "news",
}
"""Where the pages of records stand in a site, by the name of their kind; the order in which one is meant by an id."""


def kind_of(path: str) -> Kind | None:
    """Name the kind of record that *path* (from the root, with slashes) must hold."""
    place = PurePosixPath(path)
    for kind in KINDS:
        depth = 2 if kind.nested else 1
        if len(place.parents) > depth and str(place.parents[depth - 1]) == kind.folder:
            return kind
    return None
