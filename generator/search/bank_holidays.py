"""Bank holidays as the search index holds them, for `opening.js`."""

from __future__ import annotations

from datetime import date

from generator.planning.bank_holidays import coming_bank_holidays

A_YEAR_AND_MORE = 400
"""Far enough that a site built once a year still knows the next ones."""


def bank_holidays(today: date, days: int = A_YEAR_AND_MORE) -> list[tuple[str, str]]:
    """England's bank holidays from *today* on, for so many *days*: (date as 2026-12-25, plain name)."""
    return [
        (holiday.day.isoformat(), holiday.name) for holiday in coming_bank_holidays(today, days)
    ]
