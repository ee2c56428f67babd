"""The tables of postcode sectors and of towns, and whose ground a place is on.

Takes ``sectors.csv`` and ``towns.csv`` of ``directory/places``, and the councils of the areas. Where
the tables come from: directory/places/SOURCES.md.
"""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.planning.coverage import footprints
from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.records.shipped import places_of

_SMALL = frozenset(("upon", "on", "in", "le", "by", "the", "under", "next", "of"))
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9])[A-Z]{2}")

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


class Sector(NamedTuple):
    """One postcode sector: the middle of its postcodes, and the council most of them lie in."""

    code: str
    at: Point
    council: str

    @property
    def district(self) -> str:
        """``NE61`` of ``NE61 1``."""
        return self.code.partition(" ")[0]


class Town(NamedTuple):
    """A town, village or part of a town. The population is 0 when it is not known."""

    name: str
    at: Point
    population: int
    council: str


@dataclass(frozen=True)
class Places:
    """The two tables. Both are empty when the directory has none."""

    sectors: tuple[Sector, ...]
    towns: tuple[Town, ...]

    @cached_property
    def _middles(self) -> Mapping[str, Point]:
        return {sector.code: sector.at for sector in self.sectors}

    @cached_property
    def of_council(self) -> Mapping[str, tuple[Sector, ...]]:
        """The sectors of each council."""
        found: dict[str, list[Sector]] = defaultdict(list)
        for sector in self.sectors:
            found[sector.council].append(sector)
        return {council: tuple(sectors) for council, sectors in found.items()}

    def position_of(self, postcode: str) -> Point | None:
        """The middle of the sector of a whole postcode; None when it is no postcode that we know."""
        parts = _POSTCODE.fullmatch(re.sub(r"[^A-Z0-9]", "", postcode.upper()))
        return self._middles.get(f"{parts[1]} {parts[2]}") if parts else None


def read_places(root: Path) -> Places:
    """Read ``sectors.csv`` and ``towns.csv``. A table that is missing reads as empty."""
    tables = (places_of(root) / "sectors.csv", places_of(root) / "towns.csv")
    return _read(*tables, *(path.stat().st_mtime_ns if path.exists() else 0 for path in tables))


@lru_cache(maxsize=2)
def _read(sectors: Path, towns: Path, *_changed: int) -> Places:
    """Read once for all sites of a build; again when a file has changed, as in a preview."""
    return Places(
        tuple(Sector(row["sector"], _point(row), row["council"]) for row in _rows(sectors)),
        tuple(
            Town(row["name"], _point(row), int(row["population"] or 0), row["council"])
            for row in _rows(towns)
        ),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _point(row: Mapping[str, str]) -> Point:
    return float(row["latitude"]), float(row["longitude"])


def distance_km(one: Point, other: Point) -> float:
    """Kilometres in a straight line. Good to a part in a hundred within Great Britain."""
    across = math.cos(math.radians((one[0] + other[0]) / 2))
    return 111.2 * math.hypot(one[0] - other[0], (one[1] - other[1]) * across)


def folded(name: str) -> str:
    """A name without what people leave out: accents, hyphens, spaces and small joining words."""
    plain = unicodedata.normalize("NFD", name.lower()).replace("'", "").replace("’", "")
    words = re.split(r"[^a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return "".join("st" if word == "saint" else word for word in words if word not in _SMALL)


# ------------------------------------------------------------------------------ whose place it is


@dataclass(frozen=True)
class Ground:
    """What belongs to a site: whole councils, and councils of which only some districts do."""

    councils: frozenset[str]
    parts: Mapping[str, frozenset[str]]

    def holds(self, sector: Sector) -> bool:
        """True when the sector belongs to the site."""
        return sector.council in self.councils or sector.district in self.parts.get(
            sector.council, ()
        )

    def holds_town(self, town: Town, places: Places) -> bool:
        """True when the town does. In a council held in part its nearest sector decides."""
        if town.council in self.parts and town.council not in self.councils:
            sectors = places.of_council.get(town.council, ())
            nearest = min(sectors, key=lambda s: distance_km(s.at, town.at), default=None)
            return nearest is not None and self.holds(nearest)
        return town.council in self.councils


def ground(catalogue: Catalogue, site: Area) -> Ground:
    """The councils of *site* and of the areas inside it."""
    local = sorted(footprints(catalogue, site).local)
    codes = frozenset(code for id_ in local for code in catalogue.areas[id_].codes)
    return Ground(codes, {part.code: frozenset(part.districts) for part in site.parts})


def own_towns(catalogue: Catalogue, site: Area) -> dict[str, str]:
    """The towns that the area and those inside it name: how each is spelt there, by its folded name."""
    local = sorted(footprints(catalogue, site).local, key=lambda id_: (id_ == site.id, id_))
    return {folded(name): name for id_ in local for name in catalogue.areas[id_].towns}
