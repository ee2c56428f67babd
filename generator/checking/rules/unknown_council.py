"""Each council code of an area is one that the tables of places know.

No postcode and no town finds an area by any other. Codes of Northern Ireland are not in the tables,
and are not looked up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.councils import COUNTY, is_unknown
from generator.records.problem import Finding


def unknown_council(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find codes of no council, and codes of whole counties."""
    for area in catalogue.areas.values():
        for number, code in enumerate(area.codes):
            if is_unknown(code):
                yield Finding(
                    area.path,
                    ("codes", number),
                    "unknown-council",
                    f"Council codes: Write the codes of the districts in place of the county's, '{code}'."
                    if code.startswith(COUNTY)
                    else f"Council codes: Look '{code}' up. No council in the tables has it, so no postcode finds this area by it.",
                )
