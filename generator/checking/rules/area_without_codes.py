"""An area has council codes or lies in another area. One with a site has codes, or areas in it that do.

Without them no postcode finds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.area import Area
from generator.records.catalogue import EVERYWHERE, Catalogue
from generator.records.problem import Add, Finding


def area_without_codes(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find areas that hang in the air."""
    for area in catalogue.areas.values():
        if area.id != EVERYWHERE and not (area.codes or area.parts or area.parent):
            yield Finding(
                area.path,
                (),
                "area-without-codes",
                "Add 'codes:' (Council codes), or 'parent:' (Inside) with the area it lies in.",
                fill=(Add((), "codes"), Add((), "parent")),
            )
    for site in catalogue.sites:
        if site.parent and not _reached(catalogue, site):
            yield Finding(
                site.path,
                (),
                "area-without-codes",
                "Add 'codes:' (Council codes). Without them no postcode finds this area's site.",
                fill=(Add((), "codes"),),
            )


def _reached(catalogue: Catalogue, site: Area) -> bool:
    """True when *site*, or an area in it, says which councils it is made of."""
    return any(
        (area.codes or area.parts) and (area is site or site.id in catalogue.ancestors(area.id))
        for area in (site, *catalogue.areas.values())
    )
