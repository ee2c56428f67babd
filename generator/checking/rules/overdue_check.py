"""A record that was checked must be checked again: crisis and phone lines after 3 months, others after 6.

Numbers change, and a wrong number at night is worse than none. Never checked is not overdue.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.dates import months_before
from generator.records.catalogue import Catalogue
from generator.records.named_terms import LIFELINE_KINDS
from generator.records.parts import Standing
from generator.records.problem import Finding
from generator.records.service import Service


def overdue_check(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find records whose last check is too long ago, or dated later than today."""
    limits = {months: months_before(today, months) for months in (3, 6)}
    for record in catalogue.standing():
        if record.checked is None:
            continue
        day, months = record.checked.on, _cycle(record)
        if day > today:
            yield Finding(
                record.path,
                ("checked", "on"),
                "checked-in-future",
                "Checked on: Write the day it was checked. This day has not come yet.",
            )
        elif day < limits[months]:
            yield Finding(
                record.path,
                ("checked", "on"),
                "overdue-check",
                f"Checked on: Check this again with the service. The last check is more than {months} months old.",
            )


def _cycle(record: Standing) -> int:
    return 3 if isinstance(record, Service) and not LIFELINE_KINDS.isdisjoint(record.kind) else 6
