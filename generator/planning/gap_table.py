"""How many services a place has for each need: the one count that pages, downloads and reports share.

A service is counted when it stands in a site's lists and runs. One that is listed and may not be
running is told beside the count, never in it. What lists say of a need, its narrower needs
included, is what is counted here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.planning.coverage import Footprints, Reach, is_published
from generator.planning.facet_terms import FacetTerm, from_list
from generator.planning.listings import Shelf, listed_here, runs
from generator.records.catalogue import Catalogue
from generator.records.practice import PracticeExample
from generator.records.service import Service

NEAR = (Reach.LOCAL, Reach.WIDER)
"""Reaches of what an area has of its own, or shares with its neighbours."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many services run, how many are listed at all, how many of those that run nobody has checked."""

    running: int = 0
    listed: int = 0
    unchecked: int = 0

    def __add__(self, other: Count) -> Count:
        """Both together."""
        return Count(
            self.running + other.running,
            self.listed + other.listed,
            self.unchecked + other.unchecked,
        )

    @property
    def in_doubt(self) -> int:
        """How many are listed and may not be running."""
        return self.listed - self.running


NONE = Count()


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of some services of one site, by reach."""

    local: Count = NONE
    wider: Count = NONE
    national: Count = NONE

    def of(self, reach: Reach) -> Count:
        """The count of one reach."""
        return {Reach.LOCAL: self.local, Reach.WIDER: self.wider}.get(reach, self.national)

    @property
    def near(self) -> Count:
        """What the area has of its own, or shares with its neighbours."""
        return self.local + self.wider

    @property
    def all(self) -> Count:
        """Every reach together."""
        return self.near + self.national


def tally(entries: Iterable[tuple[Service, Reach]]) -> Tally:
    """Count the services of *entries*, each with its reach."""
    listed: Counter[Reach] = Counter()
    running: Counter[Reach] = Counter()
    unchecked: Counter[Reach] = Counter()
    for service, reach in entries:
        listed[reach] += 1
        if runs(service):
            running[reach] += 1
            unchecked[reach] += service.checked is None
    return Tally(*(Count(running[r], listed[r], unchecked[r]) for r in Reach))


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need: the services that help with it, then those for each stage of family life by its id."""

    need: FacetTerm
    every: Tally
    by_stage: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class GapTable:
    """What one site lists, need by need and stage by stage. *every* counts each service once."""

    rows: tuple[NeedRow, ...]
    stages: tuple[FacetTerm, ...]
    every: Tally

    @property
    def unmet(self) -> tuple[NeedRow, ...]:
        """The needs for which nothing runs in the area or across a wider one."""
        return tuple(row for row in self.rows if row.every.near.running == 0)


def gap_table(shelf: Shelf, catalogue: Catalogue) -> GapTable:
    """Count what stands on the *shelf* of a site."""
    stages = from_list(catalogue, "stages")
    at_stage = {stage.id: frozenset(shelf.of("stages", stage.within)) for stage in stages}
    rows = []
    for need in from_list(catalogue, "needs"):
        positions = shelf.of("needs", need.within)
        rows.append(
            NeedRow(
                need,
                tally(shelf.entries[p] for p in positions),
                {
                    id_: tally(shelf.entries[p] for p in positions if p in those)
                    for id_, those in at_stage.items()
                },
            )
        )
    return GapTable(tuple(rows), stages, tally(shelf.entries))


def needs_of_area(catalogue: Catalogue, where: Footprints) -> Mapping[str, Tally]:
    """The same counts by need, with no shelf at hand: for a table of several areas."""
    entries = listed_here(catalogue, where, catalogue.services.values())
    by_need: dict[str, set[int]] = {}
    for position, (service, _) in enumerate(entries):
        for need in service.needs:
            by_need.setdefault(need, set()).add(position)
    return {
        need.id: tally(
            entries[p] for p in set[int]().union(*(by_need.get(n, ()) for n in need.within))
        )
        for need in from_list(catalogue, "needs")
    }


def is_near(where: Footprints, example: PracticeExample) -> bool:
    """True when *example* is from the area of a site, or from a wider one that takes it in."""
    return where.reach(example.areas) in NEAR


def examples_elsewhere(
    catalogue: Catalogue, where: Footprints, need: FacetTerm
) -> tuple[PracticeExample, ...]:
    """The published examples from other places that help with *need*."""
    return tuple(
        example
        for example in catalogue.practices.values()
        if is_published(example)
        and not is_near(where, example)
        and not set(need.within).isdisjoint(example.needs)
    )
