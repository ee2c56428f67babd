"""A mobile number says whose it is.

A mobile is often one worker's own phone; published unasked, it follows her home.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.numbers import numbers
from generator.records.catalogue import Catalogue
from generator.records.contact_fields import is_mobile
from generator.records.model_fields import title_at
from generator.records.problem import Add, Finding
from generator.records.service import Service


def mobile_not_labelled(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find mobile numbers that do not say whether they belong to the service."""
    for service in catalogue.services.values():
        for loc, entry in numbers(service):
            if entry.own is None and "7" in entry.number[:8] and is_mobile(entry.number):
                sentence = f"{title_at(Service, (*loc, 'number'))}: Add 'own: yes' if this mobile belongs to the service. Delete it if it is one person's."
                yield Finding(
                    service.path,
                    (*loc, "number"),
                    "mobile-not-labelled",
                    sentence,
                    fill=(Add(loc, "own", "yes"),),
                )
