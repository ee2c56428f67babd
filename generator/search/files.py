"""The files that a site's search loads, each as plain JSON and as a script that hands the same over.

Pages load the scripts: a page opened from a folder on disk may not fetch, and a page that may not
connect anywhere cannot send what was typed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.planning.coverage import Reach, footprints, is_listed
from generator.planning.facet_terms import children, in_force
from generator.planning.facets import FACETS
from generator.planning.listings import in_order
from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.records.named_terms import ABUSE_NEEDS
from generator.records.shipped import points_of
from generator.search.bank_holidays import bank_holidays
from generator.search.concepts import LISTS, Concepts
from generator.search.outline import Outline
from generator.search.place_tables import read_places
from generator.search.places import neighbours, places_index
from generator.search.services import first_to_call, shards
from generator.search.stems import fold

if TYPE_CHECKING:
    from generator.planning.site_plan import Material


LATER = ("about", "old", "choices")
"""Columns that the first answers do without: summaries, old numbers, and the ways to narrow."""


@dataclass(frozen=True)
class SearchIndex:
    """Everything that one site's search reads, before it is written: concepts in two parts, shards, places."""

    concepts: Mapping[str, Any]
    phrases: Mapping[str, Any]
    shards: tuple[Mapping[str, Any], ...]
    places: Mapping[str, Any]


def search_index(root: Path, known: Concepts, made: Material) -> SearchIndex:
    """The index of the site that is made of *made*; *known* is the vocabulary, made ready once.

    Raises OSError when the tables of places cannot be read.
    """
    parts = tuple(shards(made.words, made.shelf, read_places(root).position_of))
    rows = list(_rows(known, made))
    names = (text for part in parts for text in (*part["names"], *part["orgs"]))
    made_known = known.files(rows, names)
    concepts = made_known.first | {
        "area": made.site.name if made.site else "",
        "inArea": made.area_name,
        "site": made.site.id if made.site else "",
        "shards": len(parts),
    }
    phrases = made_known.rest | {"towns": "|".join(_towns(made))}
    if points := _points(root):
        phrases["points"] = points
    places = places_index(root, made.catalogue, made.site)
    phrases |= _of_area(made, places) if made.site else _of_hub(made)
    parts[0]["words"] = made_known.second
    parts[0]["choices"] = list(_choices(made))
    parts[0]["holidays"] = bank_holidays(made.words.today)
    return SearchIndex(concepts, phrases, parts, places)


def _points(root: Path) -> dict[str, Any] | None:
    """The learned points, as points.js reads them; None when there are none."""
    path = points_of(root)
    if not path.is_file():
        return None
    return {"sorts": json.loads(path.read_text("utf-8"))["sorts"]}


def search_files(index: SearchIndex, outline: Outline | None) -> dict[str, bytes]:
    """Every file of *index* by its place in the site, and the *outline* of its area where there is one."""
    named: dict[str, Mapping[str, Any]] = {
        "concepts": index.concepts,
        "phrases": index.phrases,
        "places": index.places,
    }
    if outline:
        named["map"] = outline.file
    for number, shard in enumerate(index.shards):
        named[f"services-{number}"] = {k: column for k, column in shard.items() if k not in LATER}
        named[f"about-{number}"] = {k: column for k, column in shard.items() if k in LATER}
    return {
        f"search/{file}": content
        for name, data in named.items()
        for file, content in written(name, data)
    }


def written(name: str, data: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The two files that hold *data*: (file name, content) as JSON, and as a script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    yield f"{name}.json", text.encode()
    # Two characters end a line in a script and not in JSON.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    yield f"{name}.js", f'signpost.take("{name}",{safe});'.encode()


def _rows(known: Concepts, made: Material) -> Iterator[dict[str, Any]]:
    """A row for each term that can be typed, with how many services there are for it."""
    for list_, facet in LISTS.items():
        terms = made.catalogue.terms.get(list_, {})
        for term in in_force(terms):
            row = known.row(list_, term)
            about = children(terms, term.id)
            positions = made.shelf.of(facet, about)
            row["n"] = len(positions)
            row["here"] = sum(made.shelf.entries[p][1] is Reach.LOCAL for p in positions)
            if list_ == "needs":
                row["lead"] = term.lead
                row["quiet"] = int(term.id in ABUSE_NEEDS)
                row["call"] = _call(made, positions, about)
            yield {name: value for name, value in row.items() if value or name == "phrases"}


def _call(made: Material, positions: list[int], about: list[str]) -> dict[str, Any] | None:
    """Who to call for a need: the first of its list who can be called or texted."""
    ordered = in_order(made.shelf, positions, about)
    return first_to_call(made.words, (made.shelf.entries[p][0].id for p in ordered))


def _towns(made: Material) -> list[str]:
    """Names of the site's own places, folded: in what is typed they say where, and not what for."""
    sites = [made.site] if made.site else list(made.catalogue.sites)
    names = (name for site in sites for name in (site.name, *site.also_called, *site.towns))
    return sorted({fold(name) for name in names})


FEW = 3
"""With fewer services for a need in the area itself, its card says what nearby areas have."""


def _of_hub(made: Material) -> dict[str, Any]:
    """What only the hub knows: how many services each area has for a need, and the practice examples."""
    catalogue = made.catalogue
    return {
        "areaNames": {site.id: site.name for site in catalogue.sites},
        "areaCounts": _counts(catalogue, catalogue.sites, (Reach.LOCAL, Reach.WIDER)),
        "examples": [
            {"id": p.id, "title": p.title, "needs": list(catalogue.practices[p.id].needs)}
            for p in made.practices
        ],
    }


def _of_area(made: Material, places: Mapping[str, Any]) -> dict[str, Any]:
    """For needs with few services in the area itself: how many the sites next door have."""
    assert made.site
    beside = neighbours(places)
    sites = [site for site in made.catalogue.sites if site.id == made.site.id or site.id in beside]
    counts = _counts(made.catalogue, sites, (Reach.LOCAL,))
    few = {
        need: {id_: n for id_, n in by_area.items() if id_ != made.site.id}
        for need, by_area in counts.items()
        if by_area.get(made.site.id, 0) < FEW
    }
    return {
        "areaNames": {site.id: site.name for site in sites if site.id != made.site.id},
        "areaCounts": {need: by_area for need, by_area in few.items() if by_area},
    }


def _counts(
    catalogue: Catalogue, sites: Sequence[Area], reaches: tuple[Reach, ...]
) -> dict[str, dict[str, int]]:
    """By need and site: how many services cover the site in one of *reaches*."""
    places = {site.id: footprints(catalogue, site) for site in sites}
    needs = catalogue.terms.get("needs", {})
    within = {need: set(children(needs, need)) for need in needs}
    found: Counter[tuple[str, str]] = Counter()
    for service in filter(partial(is_listed, catalogue), catalogue.services.values()):
        meets = [need for need, ids in within.items() if not ids.isdisjoint(service.needs)]
        for area, where in places.items():
            if where.reach(service.areas) in reaches:
                found.update((need, area) for need in meets)
    counts: dict[str, dict[str, int]] = {}
    for (need, area), number in sorted(found.items()):
        counts.setdefault(need, {})[area] = number
    return counts


def _choices(made: Material) -> Iterator[dict[str, Any]]:
    """The facets, each with the choices that some service of the site falls under."""
    for facet in FACETS:
        found = made.shelf.terms(facet, made.catalogue)
        terms = [[t.id, t.label] for t in found if (facet.id, t.id) in made.shelf.by_term]
        if terms:
            yield {"id": facet.id, "name": facet.name, "terms": terms}
