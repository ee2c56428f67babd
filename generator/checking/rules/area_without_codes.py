"""An area has council codes or lies in another area.

Without either no postcode finds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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
