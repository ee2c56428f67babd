"""Which services serve a site's area, and how near: local, wider or national."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.records.named_terms import LIFELINE_KINDS, NATIONAL_KINDS
from generator.records.parts import Standing
from generator.records.service import Service


class Reach(StrEnum):
    """How a service covers an area."""

    LOCAL = "local"
    WIDER = "wider"
    NATIONAL = "national"


@dataclass(frozen=True)
class Footprints:
    """For one site: the areas inside it, the wider ones that take it in, and the national ones."""

    local: frozenset[str]
    wider: frozenset[str]
    national: frozenset[str]

    def reach(self, areas: Iterable[str]) -> Reach | None:
        """How a record for *areas* covers this site; None when it does not."""
        given = frozenset(areas)
        if given & self.local:
            return Reach.LOCAL
        if given & self.wider:
            return Reach.WIDER
        if given & self.national:
            return Reach.NATIONAL
        return None


@lru_cache(maxsize=64)
def _codes(area: Area) -> frozenset[str]:
    return frozenset(area.codes) | {part.code for part in area.parts}


def footprints(catalogue: Catalogue, site: Area) -> Footprints:
    """Sort all areas by how they cover *site*: by the tree, and by shared council codes."""
    above = set(catalogue.ancestors(site.id))
    local: set[str] = {site.id}
    wider: set[str] = set()
    national: set[str] = set()
    for area in catalogue.areas.values():
        if site.id in catalogue.ancestors(area.id):
            local.add(area.id)
        elif area.id in above:
            (national if area.kind in NATIONAL_KINDS else wider).add(area.id)
        elif _codes(area) & _codes(site) and area.id != site.id:
            wider.add(area.id)
    return Footprints(frozenset(local), frozenset(wider), frozenset(national))


def is_published(record: Standing) -> bool:
    """True when the record has a page of its own and stands in lists."""
    return record.held is None and record.withdrawn is None


def is_listed(catalogue: Catalogue, service: Service) -> bool:
    """True when a service stands in lists: published, and of a status that families are shown."""
    status = catalogue.terms["statuses"].get(service.status)
    return is_published(service) and status is not None and status.listed != "no"


# --------------------------------------------------------------------------------- stages of life

_STAGES: dict[str, tuple[float, float]] = {
    "planning": (-1000, -40),
    "pregnancy": (-40, 0),
    "birth": (-0.5, 0.5),
    "first-six-weeks": (0, 6),
    "to-twelve-months": (6, 52),
    "one-to-two-years": (52, 104),
    "after-two": (104, 1000),
}
_AFTER_LOSS = "after-loss"


def weeks_from_birth(point: str, *, end: bool) -> float:
    """A life point in weeks from birth: pregnancy is -40 to 0; *end* takes the end of a stage."""
    number, _, unit = point.partition(" ")
    if number.isdigit():
        weeks = int(number) * {"weeks": 1.0, "months": 52 / 12, "years": 52.0}[unit.split()[0]]
        return weeks - 40 if unit.endswith("pregnant") else weeks
    return _STAGES.get(point, (-1000.0, 1000.0))[1 if end else 0]


def stages_of(service: Service, gentle_needs: frozenset[str]) -> frozenset[str]:
    """The stages of life a service is for, from its limits in weeks and its own list.

    No limit stated means every stage, but 'after loss' only for lines open to anyone and for
    services that help with loss: a bereaved mother is not shown baby groups.
    """
    found = set(service.stages)
    limits = service.for_
    if limits.from_ or limits.until:
        start = weeks_from_birth(limits.from_, end=False) if limits.from_ else -40.0
        stop = weeks_from_birth(limits.until, end=True) if limits.until else 1000.0
        found |= {id_ for id_, (low, high) in _STAGES.items() if low < stop and start < high}
    elif not found:
        found = set(_STAGES)
        if LIFELINE_KINDS & set(service.kind):
            found.add(_AFTER_LOSS)
    if gentle_needs & set(service.needs):
        found.add(_AFTER_LOSS)
    return frozenset(found)
