"""A postcode stands in its own field, not in a line of the address.

Only there do the map and the search by distance find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding

#: Both halves with their space, or in capitals without: 'Flat 1a 2bc' of some other text is no postcode.
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b")


def postcode_in_address(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find lines of addresses with a postcode in them."""
    for service in catalogue.services.values():
        for number, place in enumerate(service.places):
            for line, text in enumerate(place.address):
                if found := _POSTCODE.search(text):
                    rest = (text[: found.start()] + text[found.end() :]).strip(" ,")
                    yield Finding(
                        service.path,
                        ("places", number, "address", line),
                        "postcode-in-address",
                        f"Address lines: Write '{found[0]}' under 'postcode:' of this place, and leave it out here.",
                        rest if place.postcode else "",  # it must not be lost
                    )
