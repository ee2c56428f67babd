"""A number that is not the service's own says whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.numbers import numbers
from generator.records.catalogue import Catalogue
from generator.records.problem import Add, Finding


def third_party_number(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find numbers marked as somebody else's without a label."""
    for service in catalogue.services.values():
        for loc, entry in numbers(service):
            if entry.own is False and not entry.label:
                sentence = "The service's own number: Add 'label:' that says whose number this is."
                yield Finding(
                    service.path,
                    (*loc, "own"),
                    "third-party-number",
                    sentence,
                    fill=(Add(loc, "label"),),
                )
