"""Reckoning with dates: months ago or to come, and the last day that a loose date can mean."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache


def months_after(day: date, months: int) -> date:
    """The same day of the month *months* later, or the last of that month if it is shorter.

    Never later than the last day there is, so that no slip in a year can stop a check.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_before(day: date, months: int) -> date:
    """The same day of the month *months* earlier, or the last of that month if it is shorter."""
    return months_after(day, -months)


@lru_cache
def first_day(when: str) -> date:
    """The first day that *when* can mean: '2024-04' gives 1 April 2024."""
    year, month, day = _parts(when)
    return date(year, month or 1, day or 1)


@lru_cache
def last_day(when: str) -> date:
    """The last day that *when* can mean: 'about 2024' gives 31 December 2024."""
    year, month, day = _parts(when)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(when: str) -> tuple[int, int, int]:
    year, *rest = (int(part) for part in when.rpartition(" ")[2].split("-"))
    month, day = [*rest, 0, 0][:2]
    return year, month, day
