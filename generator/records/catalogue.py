"""The catalogue: all records that passed, by kind and id, with areas as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.records.area import Area
from generator.records.gone import Gone
from generator.records.news import NewsItem
from generator.records.organisation import Organisation
from generator.records.parts import Record, Standing
from generator.records.practice import PracticeExample
from generator.records.published import joined
from generator.records.service import Service
from generator.records.vocabulary import Term, Vocabulary

EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class Catalogue:
    """Every record, each kind by id in the order of ids. Nothing is unresolved once judged."""

    vocabularies: Mapping[str, Vocabulary]
    areas: Mapping[str, Area]
    organisations: Mapping[str, Organisation]
    services: Mapping[str, Service]
    practices: Mapping[str, PracticeExample]
    news: Mapping[str, NewsItem]
    gone: Mapping[str, Gone] = field(default_factory=dict)

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, Term]]:
        """Terms by list and id."""
        return {
            name: {term.id: term for term in vocabulary.terms}
            for name, vocabulary in self.vocabularies.items()
        }

    @cached_property
    def wording(self) -> tuple[tuple[Standing, str], ...]:
        """Every standing record with all its published text in small letters: quick to search."""
        return tuple((record, joined(record)) for record in self.standing())

    def standing(self) -> Iterator[Standing]:
        """Every record about the real world: all but the vocabulary."""
        yield from self.areas.values()
        yield from self.organisations.values()
        yield from self.services.values()
        yield from self.practices.values()
        yield from self.news.values()

    def everything(self) -> Iterator[Record]:
        """Every record."""
        yield from self.vocabularies.values()
        yield from self.gone.values()
        yield from self.standing()

    def find(self, id_: str) -> Standing | None:
        """The service, example, organisation, area or news item with this id, in that order."""
        for shelf in (self.services, self.practices, self.organisations, self.areas, self.news):
            if id_ in shelf:
                return shelf[id_]
        return None

    def ancestors(self, area: str) -> list[str]:
        """The areas that *area* lies in, nearest first, without itself. Ends at a cycle."""
        found: list[str] = []
        here = self.areas.get(area)
        while here is not None and here.parent and here.parent not in (*found, area):
            found.append(here.parent)
            here = self.areas.get(here.parent)
        return found

    @cached_property
    def sites(self) -> tuple[Area, ...]:
        """The areas that have a site of their own, by name."""
        return tuple(
            sorted(
                (a for a in self.areas.values() if a.has_site and not (a.held or a.withdrawn)),
                key=lambda a: a.name,
            )
        )
