"""A service's file lies in the folder of an area it serves.

Editors look for their services in the folder of their area.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import EVERYWHERE, Catalogue
from generator.records.named_terms import NATIONAL_KINDS
from generator.records.problem import Finding

_NATIONAL = "national"
_ELSEWHERE = "elsewhere"
#: An area around this many sites is wide enough for the national folder.
_SITES = 2


def folder_area(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find services in a folder that has nothing to do with their areas."""
    near: dict[tuple[str, str], bool] = {}
    for service in catalogue.services.values():
        folder = service.path.split("/")[-2]
        if folder == _ELSEWHERE or any(
            _fits(catalogue, folder, area, near) for area in service.areas
        ):
            continue
        areas = ", ".join(service.areas)
        yield Finding(
            service.path,
            ("areas",),
            "folder-area",
            f"Areas: Move this file to the folder of its area, or correct the areas. It lies in {folder} and serves {areas}.",
        )


def _fits(catalogue: Catalogue, folder: str, area: str, near: dict[tuple[str, str], bool]) -> bool:
    if (folder, area) not in near:
        near[folder, area] = _near(catalogue, folder, area)
    return near[folder, area]


def _near(catalogue: Catalogue, folder: str, area: str) -> bool:
    record = catalogue.areas.get(area)
    if record is None:  # said already
        return True
    if folder == _NATIONAL:
        inside = sum(area in catalogue.ancestors(site.id) for site in catalogue.sites)
        return area == EVERYWHERE or record.kind in NATIONAL_KINDS or inside >= _SITES
    home = catalogue.areas.get(folder)
    if home is None:
        return False
    if folder == area or folder in catalogue.ancestors(area) or area in catalogue.ancestors(folder):
        return True
    codes = [{*one.codes, *(part.code for part in one.parts)} for one in (home, record)]
    return bool(codes[0] & codes[1])
