"""A record that was checked must be checked again: crisis lines after 3 months, other services after 6, the rest after 12 or 24.

Numbers change, and a wrong number at night is worse than none. Never checked is not overdue.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.review_cycle import due_day, review_months
from generator.records.catalogue import Catalogue
from generator.records.problem import Add, Finding, Put


def overdue_check(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find records whose last check is too long ago, or dated later than today."""
    for record in catalogue.standing():
        due = due_day(record)
        if record.checked is None or due is None:
            continue
        if record.checked.on > today:
            yield Finding(
                record.path,
                ("checked", "on"),
                "checked-in-future",
                "Checked on: Write the day it was checked. This day has not come yet.",
                fill=(Put("…"),),
            )
        elif due < today:
            yield Finding(
                record.path,
                ("checked", "on"),
                "overdue-check",
                f"Checked on: Check this again with the service. The last check is more than {review_months(record)} months old.",
                fill=(Add((), "checked"),),
            )
