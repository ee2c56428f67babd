"""Which area's site a postcode belongs to, from the councils of postcode sectors."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from generator.planning.coverage import footprints
from generator.records.area import Area
from generator.records.catalogue import Catalogue

SECTORS = "directory/places/sectors.csv"
MANY = "?"
"""Stands for a district of which only a part lies in one of our areas: ask for the whole postcode."""


def districts_of_sites(root: Path, catalogue: Catalogue) -> Mapping[str, str]:
    """A table from districts ('SR4') and, where they are split, sectors ('CA4 0'), to site ids.

    Empty when the directory has no table of sectors. Source of the table: directory/places/SOURCES.md.
    """
    path = root / SECTORS
    if not path.exists():
        return {}
    claims = [(site, _claims(catalogue, site)) for site in catalogue.sites]
    by_district: dict[str, dict[str, str]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            district = row["sector"].split(" ")[0]
            by_district[district][row["sector"]] = _site_of(claims, district, row["council"])
    table: dict[str, str] = {}
    for district, sectors in sorted(by_district.items()):
        found = set(sectors.values())
        if found == {""}:
            continue
        if len(found) == 1:
            table[district] = found.pop()
        else:
            table[district] = MANY
            table |= {sector: site for sector, site in sorted(sectors.items()) if site}
    return table


def _claims(catalogue: Catalogue, site: Area) -> dict[str, frozenset[str] | None]:
    """Councils that belong to *site*, each whole (None) or only some districts of it."""
    claimed: dict[str, frozenset[str] | None] = {}
    for id_ in footprints(catalogue, site).local:
        area = catalogue.areas[id_]
        claimed |= dict.fromkeys(area.codes)
    return {part.code: frozenset(part.districts) for part in site.parts} | claimed


def _site_of(
    claims: list[tuple[Area, dict[str, frozenset[str] | None]]], district: str, council: str
) -> str:
    for site, claimed in claims:
        if council in claimed:
            districts = claimed[council]
            if districts is None or district in districts:
                return site.id
    return ""
