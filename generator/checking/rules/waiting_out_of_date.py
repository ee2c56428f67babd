"""A waiting time older than 6 months is asked for again or taken out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.dates import last_day, months_before
from generator.records.catalogue import Catalogue
from generator.records.problem import Finding

_MONTHS = 6


def waiting_out_of_date(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find waiting times that are too old to tell anyone."""
    limit = months_before(today, _MONTHS)
    for service in catalogue.services.values():
        if service.waiting and last_day(service.waiting.as_of) < limit:
            sentence = f"As of: Ask for the waiting time again, or delete it. It is more than {_MONTHS} months old."
            yield Finding(service.path, ("waiting", "as_of"), "waiting-out-of-date", sentence)
