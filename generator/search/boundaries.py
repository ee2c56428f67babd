"""Boundaries of councils: read, merged into one outline, and cut where only part of a council belongs.

Takes ``directory/places/councils.topojson``. Gives rings of latitudes and longitudes.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from generator.records.shipped import places_of
from generator.search.place_tables import Ground, Places, Point, Sector

Ring = list[Point]
"""A closed line of latitudes and longitudes; the first point is not repeated."""


def councils_of(root: Path) -> dict[str, tuple[Ring, ...]]:
    """The rings of every council of Great Britain by code; empty when there is no such file."""
    path = places_of(root) / "councils.topojson"
    return _read(path, path.stat().st_mtime_ns) if path.exists() else {}


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> dict[str, tuple[Ring, ...]]:
    """The rings of each council by its code: TopoJSON keeps each stretch of boundary once."""
    data = json.loads(path.read_text("utf-8"))
    (right, up), (west, south) = data["transform"]["scale"], data["transform"]["translate"]
    stretches: list[Ring] = []
    for arc in data["arcs"]:
        x = y = 0
        line: Ring = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((y * up + south, x * right + west))
        stretches.append(line)
    found: dict[str, tuple[Ring, ...]] = {}
    for council in data["objects"]["councils"]["geometries"]:
        shapes = council["arcs"] if council["type"] == "MultiPolygon" else [council["arcs"]]
        found[council["id"]] = tuple(
            _ring(stretches, numbers) for shape in shapes for numbers in shape
        )
    return found


def _ring(stretches: Sequence[Ring], numbers: Iterable[int]) -> Ring:
    """One closed line from stretches; a negative number means the stretch backwards."""
    ring: Ring = []
    for number in numbers:
        line = stretches[number] if number >= 0 else stretches[~number][::-1]
        ring += line[:-1]
    return ring


def merged(rings: Iterable[Ring]) -> list[Ring]:
    """Rings with the boundaries that two neighbours share taken out, joined up again.

    Neighbours run along a shared boundary in opposite directions, point for point, so a step and the
    same step backwards are both inside and go. What is left still enters each point as often as it
    leaves it, so it closes. Boundaries from one topology are such; others would stay apart.
    """
    steps = Counter(step for ring in rings for step in pairwise([*ring, ring[0]]))
    onward: dict[Point, list[Point]] = defaultdict(list)
    for (start, end), times in sorted(steps.items()):
        onward[start] += [end] * (times - steps.get((end, start), 0))
    merged: list[Ring] = []
    for first in sorted(onward):
        while onward[first]:
            ring, here = [first], onward[first].pop()
            while here != first:
                ring.append(here)
                here = onward[here].pop()
            merged.append(ring)
    return merged


def part_of(
    code: str, held: Ground, places: Places, councils: dict[str, tuple[Ring, ...]]
) -> list[Ring]:
    """The rings of a council of which only some districts belong: cut by a straight line if one does.

    The line stands midway between the sectors that belong and those that do not. When no straight
    line parts them the whole council is given: it is drawn lightly, as roughly true, either way.
    """
    rings = [list(ring) for ring in councils.get(code, ())]
    sectors = places.of_council.get(code, ())
    inside = [sector for sector in sectors if held.holds(sector)]
    outside = [sector for sector in sectors if not held.holds(sector)]
    cut = _line_between(inside, outside)
    if not inside or not outside or cut is None:
        return rings
    return [kept for ring in rings if len(kept := _cut(ring, *cut)) > 2]


def _line_between(
    inside: Sequence[Sector], outside: Sequence[Sector]
) -> tuple[float, float, float] | None:
    """``(a, b, c)`` of the widest strip between two sets: ``a * lat + b * lon > c`` holds inside."""
    best: tuple[float, float, float, float] | None = None
    for degrees in range(0, 360, 3):
        a, b = math.sin(math.radians(degrees)), math.cos(math.radians(degrees)) * 0.58
        near = min((a * s.at[0] + b * s.at[1] for s in inside), default=0)
        far = max((a * s.at[0] + b * s.at[1] for s in outside), default=0)
        if near > far and (best is None or near - far > best[0]):
            best = (near - far, a, b, (near + far) / 2)
    return best[1:] if best else None


def _cut(ring: Ring, a: float, b: float, c: float) -> Ring:
    """The part of *ring* on the inner side of a line."""
    kept: Ring = []
    for one, other in pairwise([*ring, ring[0]]):
        here, there = a * one[0] + b * one[1] - c, a * other[0] + b * other[1] - c
        if here > 0:
            kept.append(one)
        if here * there < 0:
            share = here / (here - there)
            kept.append(
                (one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1]))
            )
    return kept
