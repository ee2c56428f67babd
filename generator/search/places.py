"""Places people type, from tables to what the script reads: postcode sectors, towns and area names.

Takes the tables in ``directory/places`` and the areas of the catalogue. Gives one JSON-ready object
per site, and one for the hub. No whole postcode is in it. See docs/pages/decisions/places-and-map.md.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from generator.planning.coverage import footprints
from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.search.everyday import near_words
from generator.search.place_tables import (
    Ground,
    Places,
    Point,
    Sector,
    Town,
    distance_km,
    folded,
    ground,
    own_towns,
    read_places,
)
from generator.search.stems import fold

REACH_KM = 60.0
"""How far around an area its own site knows places."""
LISTED_POPULATION = 2_000
"""Outside the area, only places of this many people or more are known by name."""
MAIN_POPULATION = 20_000
"""Outside the area, a place of this many people is meant before a village of the same name."""
STEP = (0.002, 0.004)
"""The grid of positions in degrees, about 220 by 250 metres: finer than a sector's middle is true."""
NONE = -1
"""Stands for a place in no area of ours; 0 is the site's own, the others count from 1."""


# ------------------------------------------------------------------------------------ one site


def places_index(root: Path, catalogue: Catalogue, site: Area | None) -> dict[str, Any]:
    """What ``places.js`` reads on the pages of *site*, or of the hub when None. Ready for JSON."""
    places = read_places(root)
    return _of_hub(places, catalogue) if site is None else _of_site(places, catalogue, site)


def _of_site(places: Places, catalogue: Catalogue, site: Area) -> dict[str, Any]:
    others = [other for other in catalogue.sites if other.id != site.id]
    grounds = [ground(catalogue, site), *(ground(catalogue, other) for other in others)]
    own = [sector for sector in places.sectors if grounds[0].holds(sector)]
    near = _within(places.sectors, own)
    members = [_member(grounds, sector) for sector in near]
    corner = (
        math.floor(min((sector.at[0] for sector in near), default=0)),
        math.floor(min((sector.at[1] for sector in near), default=0)),
    )
    return {
        "site": site.id,
        "corner": corner,
        "step": STEP,
        "areas": _own_areas(catalogue, site, own, corner),
        "others": _other_areas(catalogue, others),
        "ambiguous": _ambiguous(catalogue, [site, *others]),
        "districts": _districts(near, members, corner),
        "towns": _towns(places, catalogue, site, grounds, own, corner),
    }


def neighbours(index: Mapping[str, Any]) -> frozenset[str]:
    """The sites that have a postcode sector within reach of the site that *index* is of."""
    whose = {
        member
        for _, members, *_ in index.get("districts", {}).values()
        for member in (members if isinstance(members, list) else [members])
    }
    return frozenset(index["others"][n - 1][0] for n in whose if isinstance(n, int) and n > 0)


def _within(sectors: Iterable[Sector], own: Sequence[Sector]) -> list[Sector]:
    """The sectors within reach of one of the site's *own*, in the order of the table."""
    return [sector for sector in sectors if _in_reach(sector.at, own)]


def _in_reach(at: Point, own: Sequence[Sector]) -> bool:
    """A cheap look north and south first: most of the country is left out by it."""
    return any(
        abs(at[0] - sector.at[0]) * 111.2 <= REACH_KM and distance_km(at, sector.at) <= REACH_KM
        for sector in own
    )


def _member(grounds: Sequence[Ground], sector: Sector) -> int:
    return next((n for n, held in enumerate(grounds) if held.holds(sector)), NONE)


def _steps(at: Point, corner: Point) -> tuple[int, int]:
    """How many steps of the grid a point lies north and east of the corner."""
    return round((at[0] - corner[0]) / STEP[0]), round((at[1] - corner[1]) / STEP[1])


def _deltas(points: Iterable[Point], corner: Point) -> list[int]:
    """Steps north and east from each point to the next, one after another: small numbers."""
    flat: list[int] = []
    last = (0, 0)
    for point in points:
        here = _steps(point, corner)
        flat += [here[0] - last[0], here[1] - last[1]]
        last = here
    return flat


def _districts(
    near: Sequence[Sector], members: Sequence[int], corner: Point
) -> dict[str, list[Any]]:
    """By district: the digits of its sectors, whose they are (one number when all the same), deltas."""
    grouped: dict[str, list[tuple[Sector, int]]] = defaultdict(list)
    for sector, member in zip(near, members, strict=True):
        grouped[sector.district].append((sector, member))
    table: dict[str, list[Any]] = {}
    for district, found in sorted(grouped.items()):
        digits = "".join(sector.code[-1] for sector, _ in found)
        whose = [member for _, member in found]
        same = len(set(whose)) == 1
        deltas = _deltas((sector.at for sector, _ in found), corner)
        table[district] = [digits, whose[0] if same else whose, *deltas]
    return table


# ------------------------------------------------------------------------------------ names


def _towns(
    places: Places,
    catalogue: Catalogue,
    site: Area,
    grounds: Sequence[Ground],
    own: Sequence[Sector],
    corner: Point,
) -> list[list[Any]]:
    """Groups of names: whose they are, how many are main ones (they come first), names, deltas."""
    main = own_towns(catalogue, site)
    groups: dict[int, list[tuple[bool, Town]]] = defaultdict(list)
    for town in places.towns:
        if grounds[0].holds_town(town, places):
            spelt = main.get(folded(town.name))
            groups[0].append((spelt is not None, town._replace(name=spelt or town.name)))
        elif town.population >= LISTED_POPULATION and _in_reach(town.at, own):
            whose = (n for n, held in enumerate(grounds) if held.holds_town(town, places))
            groups[next(whose, NONE)].append((town.population >= MAIN_POPULATION, town))
    return [_group(member, found, corner) for member, found in sorted(groups.items())]


def _group(member: int, found: Sequence[tuple[bool, Town]], corner: Point) -> list[Any]:
    """Main ones first, then from south to north: neighbours stand together, so deltas are small."""
    rows = sorted(_largest_only(found), key=lambda f: (not f[0], f[1].at, f[1].name))
    names = "|".join(town.name for _, town in rows)
    return [member, sum(m for m, _ in rows), names, *_deltas((t.at for _, t in rows), corner)]


def _largest_only(found: Sequence[tuple[bool, Town]]) -> list[tuple[bool, Town]]:
    """Of places with one name only the largest is a main one: the area's record names it once."""
    largest: dict[str, Town] = {}
    for is_main, town in found:
        twin = largest.get(folded(town.name))
        if is_main and (twin is None or town.population > twin.population):
            largest[folded(town.name)] = town
    return [(largest.get(folded(town.name)) is town, town) for _, town in found]


def _own_areas(
    catalogue: Catalogue, site: Area, own: Sequence[Sector], corner: Point
) -> list[list[Any]]:
    """The areas inside the site's and last its own: name, other words, steps to its middle if known."""
    rows: list[list[Any]] = []
    local = sorted(footprints(catalogue, site).local, key=lambda id_: (id_ == site.id, id_))
    for id_ in local:
        area = catalogue.areas[id_]
        inside = [s.at for s in own if id_ == site.id or s.council in area.codes]
        middle = (
            _steps((median(p[0] for p in inside), median(p[1] for p in inside)), corner)
            if inside
            else ()
        )
        rows.append([area.name, "|".join(area.also_called), *middle])
    return rows


def _other_areas(catalogue: Catalogue, others: Sequence[Area]) -> list[list[str]]:
    """The other sites: id, name and other words, those of the areas inside them included."""
    rows: list[list[str]] = []
    for other in others:
        local = [catalogue.areas[id_] for id_ in sorted(footprints(catalogue, other).local)]
        words = {word for area in local for word in (area.name, *area.also_called)}
        rows.append([other.id, other.name, "|".join(sorted(words - {other.name}))])
    return rows


def _ambiguous(catalogue: Catalogue, sites: Sequence[Area]) -> dict[str, list[list[Any]]]:
    """Words that may mean several areas: for each the name and site of every area that lists it."""
    member = {
        id_: number
        for number, site in reversed(list(enumerate(sites)))
        for id_ in footprints(catalogue, site).local
    }
    table: dict[str, list[list[Any]]] = defaultdict(list)
    for area in sorted(catalogue.areas.values(), key=lambda a: (member.get(a.id, 999), a.name)):
        for word in area.ambiguous:
            table[word].append([area.name, member.get(area.id, NONE)])
    return {word: table[word] for word in sorted(table)}


# ------------------------------------------------------------------------------------ the hub


def _of_hub(places: Places, catalogue: Catalogue) -> dict[str, Any]:
    """Districts, sectors of districts that are split, and names, all by site; no positions."""
    sites = catalogue.sites
    grounds = [ground(catalogue, site) for site in sites]
    by_district: dict[str, dict[str, int]] = defaultdict(dict)
    for sector in places.sectors:
        by_district[sector.district][sector.code[-1]] = _member(grounds, sector)
    whole: list[list[str]] = [[] for _ in sites]
    split: list[list[str]] = [[] for _ in sites]
    for district, sectors in sorted(by_district.items()):
        found = sorted(set(sectors.values()) - {NONE})
        if found and set(sectors.values()) == {found[0]}:
            whole[found[0]].append(district)
            continue
        for number in found:
            digits = "".join(digit for digit, n in sorted(sectors.items()) if n == number)
            split[number].append(f"{district} {digits}")
    towns = [
        _hub_towns(places, catalogue, site, held, number)
        for number, (site, held) in enumerate(zip(sites, grounds, strict=True), start=1)
    ]
    numbered = [
        [s.id, *row[1:]] for s, row in zip(sites, _other_areas(catalogue, sites), strict=True)
    ]
    return {
        "site": None,
        "others": numbered,
        # Sites count from 1, as 0 is "here" and nowhere is here on the hub.
        "ambiguous": {
            word: [[name, number if number == NONE else number + 1] for name, number in rows]
            for word, rows in _ambiguous(catalogue, sites).items()
        },
        "whole": [" ".join(districts) for districts in whole],
        "split": ["|".join(districts) for districts in split],
        "real": "|".join(_towns_elsewhere(places, towns)),
        "towns": towns,
    }


TOWN = 5_000
"""People in a place that must not be taken for a slip of another's name."""
CITY = 50_000
"""People in a place that goes by its first word: Newcastle."""


def _towns_elsewhere(places: Places, groups: Sequence[list[Any]]) -> list[str]:
    """Towns of no site whose names are so like one of a site's that they would pass for a slip.

    Newcastle is not Bewcastle misspelt. *groups* are the names of each site, as :func:`_hub_towns` gives them.
    """
    known = {_whole(name) for group in groups for name in group[2].split("|")}
    names = {_whole(t.name) for t in places.towns if t.population >= TOWN}
    names |= {fold(t.name).split()[0] for t in places.towns if t.population >= CITY}
    return near_words(names - known, known)


def _whole(name: str) -> str:
    """A name as one word, all of it: what places.js compares first."""
    return fold(name).replace(" ", "")


def _hub_towns(
    places: Places, catalogue: Catalogue, site: Area, held: Ground, number: int
) -> list[Any]:
    """The names inside one site: its number, how many are main ones, the names, each once."""
    main = own_towns(catalogue, site)
    names = {folded(t.name): t.name for t in places.towns if held.holds_town(t, places)} | main
    first = sorted(main.values())
    rest = sorted(name for key, name in names.items() if key not in main)
    return [number, len(first), "|".join([*first, *rest])]
