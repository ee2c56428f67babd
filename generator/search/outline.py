"""The outline of an area as a drawing: councils' boundaries merged, projected and written as an SVG path.

Takes the boundaries in ``directory/places/councils.topojson``, the area's councils and the table of
towns. Gives a frozen :class:`Outline` in whole pixels, and the numbers with which ``map.js`` puts a
latitude and longitude on it. See docs/pages/decisions/places-and-map.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.search.boundaries import Ring, councils_of, merged, part_of
from generator.search.place_tables import (
    Ground,
    Places,
    Point,
    folded,
    ground,
    own_towns,
    read_places,
)

WIDTH = 320
MARGIN = 14
"""Room for the half of a marker that stands on the edge."""
TALLEST = 420
"""A drawing taller than this does not fit a phone with its caption: then it is narrower."""
SMALLEST = 6
"""Islands of fewer square pixels are left out."""
LEAST_CORNER = 6
"""Corners that cut off fewer square pixels are left out."""
MOST_TOWNS = 7
SPREAD = 45
"""Towns are first taken so many pixels apart, that the whole of the area can be recognised."""

GAP = 14
"""From the middle of a town's dot to its name: a mark on the dot leaves the name to be read."""

_LETTER, _LINE = 6.8, 14
"""About how wide a letter and how high a line of a label is, in pixels of the drawing."""

SOURCE = (
    "Outline: Office for National Statistics, Open Government Licence v3.0. "
    "Contains OS data © Crown copyright and database right 2025. Towns: GeoNames, CC BY 4.0."
)

Pixels = tuple[int, int]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True)
class TownLabel:
    """A town's name, its dot, and which end of the name is at the dot: start, or end when left of it."""

    name: str
    x: int
    y: int
    anchor: str

    @property
    def label_x(self) -> int:
        """Where the name starts, or ends when it stands left of its dot."""
        return self.x + GAP if self.anchor == "start" else self.x - GAP


@dataclass(frozen=True)
class Projection:
    """From degrees to pixels: ``x = (lon - west) * across``, ``y = (north - lat) * down``."""

    west: float
    north: float
    across: float
    down: float

    def pixels(self, at: Point) -> Pixels:
        """Where a point falls, in whole pixels."""
        return round((at[1] - self.west) * self.across), round((self.north - at[0]) * self.down)


@dataclass(frozen=True)
class Outline:
    """The drawing of an area. ``part`` is the path of what belongs to it only roughly, often empty."""

    width: int
    height: int
    d: str
    part: str
    projection: Projection
    towns: tuple[TownLabel, ...]
    source: str = SOURCE

    @property
    def file(self) -> dict[str, Any]:
        """What ``map.js`` draws, as plain data."""
        return {
            "size": [self.width, self.height],
            "land": self.d,
            "part": self.part,
            **asdict(self.projection),
            "towns": [
                {"x": t.x, "y": t.y, "labelX": t.label_x, "anchor": t.anchor, "name": t.name}
                for t in self.towns
            ],
        }


def outline(root: Path, area: Area, catalogue: Catalogue) -> Outline | None:
    """Draw *area*; None when there are no boundaries for its councils."""
    councils, places, held = councils_of(root), read_places(root), ground(catalogue, area)
    whole = merged([ring for code in sorted(held.councils) for ring in councils.get(code, ())])
    parts = [ring for code in sorted(held.parts) for ring in part_of(code, held, places, councils)]
    if not whole and not parts:
        return None
    projection, width, height = _fit([*whole, *parts])
    return Outline(
        width,
        height,
        _path(whole, projection),
        _path(parts, projection),
        projection,
        tuple(_labels(catalogue, area, held, places, projection, width)),
    )


# ------------------------------------------------------------------------------- the drawing


def _fit(rings: Sequence[Ring]) -> tuple[Projection, int, int]:
    """The projection that puts all *rings* on the drawing, and its width and height."""
    lats = [lat for ring in rings for lat, _ in ring]
    lons = [lon for ring in rings for _, lon in ring]
    squeeze = math.cos(math.radians((min(lats) + max(lats)) / 2))
    wide, tall = (max(lons) - min(lons)) * squeeze, max(lats) - min(lats)
    scale = min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
    across, down = round(scale * squeeze, 2), round(scale, 2)
    projection = Projection(
        round(min(lons) - MARGIN / across, 4), round(max(lats) + MARGIN / down, 4), across, down
    )
    return projection, round(wide * scale) + 2 * MARGIN, round(tall * scale) + 2 * MARGIN


def _path(rings: Iterable[Ring], projection: Projection) -> str:
    """The attribute ``d``: each ring from its first point by whole pixels, so short numbers."""
    drawn: list[str] = []
    for ring in rings:
        points = _simple([projection.pixels(point) for point in ring])
        if _size(points) < SMALLEST:
            continue
        (x, y), steps = points[0], []
        for one, other in pairwise(points):
            steps += [other[0] - one[0], other[1] - one[1]]
        drawn.append(f"M{x} {y}l" + " ".join(map(str, steps)).replace(" -", "-") + "z")
    return "".join(drawn)


def _simple(points: Sequence[Pixels]) -> list[Pixels]:
    """Without points that fall on the one before, or make hardly a corner with the two beside them.

    The smallest corner goes first, then the next smallest of what is left. This is the way of Visvalingam and
    Whyatt, https://doi.org/10.1179/000870493786962263.
    """
    kept: list[Pixels] = []
    for point in points:
        if not kept or point != kept[-1]:
            kept.append(point)
    while len(kept) > 4:
        corners = [
            _size((one, two, three))
            for one, two, three in zip(kept, kept[1:], kept[2:], strict=False)
        ]
        smallest = min(corners)
        if smallest >= LEAST_CORNER:
            break
        del kept[corners.index(smallest) + 1]
    return kept


def _size(points: Sequence[Pixels]) -> float:
    """The area inside, in square pixels."""
    if len(points) < 3:
        return 0
    corners = pairwise([*points, points[0]])
    return abs(sum(one[0] * two[1] - two[0] * one[1] for one, two in corners)) / 2


# ------------------------------------------------------------------------------------ towns


def _labels(
    catalogue: Catalogue,
    area: Area,
    held: Ground,
    places: Places,
    projection: Projection,
    width: int,
) -> list[TownLabel]:
    """The largest towns that the records name, spread out first, then as many as do not run together."""
    names = own_towns(catalogue, area)
    towns = [t for t in places.towns if folded(t.name) in names and held.holds_town(t, places)]
    towns.sort(key=lambda town: (-town.population, town.name))
    boxes: dict[str, Box] = {}
    found: list[TownLabel] = []
    for apart in (SPREAD, 0):
        for town in towns:
            key, (x, y) = folded(town.name), projection.pixels(town.at)
            near = any(math.dist((x, y), (other.x, other.y)) < apart for other in found)
            if key in boxes or near or len(found) == MOST_TOWNS:
                continue
            for anchor in ("start", "end"):
                box = _box(names[key], x, y, anchor)
                if _fits(box, width, boxes.values()):
                    boxes[key] = box
                    found.append(TownLabel(names[key], x, y, anchor))
                    break
    return found


def _fits(box: Box, width: int, taken: Iterable[Box]) -> bool:
    return box[0] >= 0 and box[2] <= width and not any(_touch(box, other) for other in taken)


def _box(name: str, x: int, y: int, anchor: str) -> Box:
    """What a label and its dot cover."""
    length = GAP + 2 + len(name) * _LETTER
    left, right = (x - 4, x + length) if anchor == "start" else (x - length, x + 4)
    return left, y - _LINE / 2, right, y + _LINE / 2


def _touch(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
