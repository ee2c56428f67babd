"""A service that runs has no closing day in the past, and one that is closed has none in the future.

The status and the date must tell the reader the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.dates import first_day, last_day
from generator.records.catalogue import Catalogue
from generator.records.problem import Finding

_RUNS = frozenset({"open", "waiting-list", "planned"})


def open_yet_closed(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find services whose status and closing day disagree."""
    for service in catalogue.services.values():
        if service.closed_on is None:
            continue
        if service.status in _RUNS and last_day(service.closed_on) <= today:
            yield Finding(
                service.path,
                ("closed_on",),
                "open-yet-closed",
                f"Closed on: Change the status to closed, or delete this day. The status says {service.status}.",
            )
        elif service.status == "closed" and first_day(service.closed_on) > today:
            yield Finding(
                service.path,
                ("closed_on",),
                "open-yet-closed",
                "Closed on: Change the status until this day comes. It says closed.",
            )
