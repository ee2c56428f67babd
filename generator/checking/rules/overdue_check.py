"""A record that was checked must be checked again: crisis lines after 3 months, other services after 6, the rest after 12.

Numbers change, and a wrong number at night is worse than none. Never checked is not overdue.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.dates import months_before
from generator.checking.review_cycle import CYCLES, review_months
from generator.records.catalogue import Catalogue
from generator.records.problem import Finding


def overdue_check(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find records whose last check is too long ago, or dated later than today."""
    limits = {months: months_before(today, months) for months in CYCLES}
    for record in catalogue.standing():
        if record.checked is None:
            continue
        day, months = record.checked.on, review_months(record)
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
