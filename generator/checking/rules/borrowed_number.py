"""A number that answers for the whole place is labelled so.

A mother who calls the children's centre must ask for the service by name. If nobody tells her, she hangs up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.numbers import numbers
from generator.records.catalogue import Catalogue
from generator.records.contact_fields import SHORT_CODES, dialled
from generator.records.problem import Add, Finding


def borrowed_number(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find services that give, without a label, the switchboard of an organisation that is not the one running them."""
    switchboards: dict[str, list[str]] = {}
    for organisation in catalogue.organisations.values():
        if organisation.phone and dialled(organisation.phone) not in SHORT_CODES:
            switchboards.setdefault(dialled(organisation.phone), []).append(organisation.id)
    for service in catalogue.services.values() if switchboards else ():
        for loc, entry in numbers(service):
            owners = switchboards.get(dialled(entry.number))
            if owners and service.organisation not in owners and not entry.label:
                name = catalogue.organisations[owners[0]].name
                sentence = f"Number: Add 'label:' that says whom it reaches. It is the number of {name}, not of this service."
                yield Finding(
                    service.path,
                    (*loc, "number"),
                    "borrowed-number",
                    sentence,
                    fill=(Add(loc, "label"),),
                )
