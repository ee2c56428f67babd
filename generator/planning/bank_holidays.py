"""The bank holidays of England, by the names that people use. The days come from the library `holidays`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from holidays import country_holidays

_EVERYDAY = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
}
_OBSERVED = " (observed)"


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """A day on which many services close: its date, and its name in plain British English."""

    day: date
    name: str


def coming_bank_holidays(today: date, days: int) -> Iterator[BankHoliday]:
    """The bank holidays of England from *today* on, *today* included, for so many *days*, in order.

    Christmas, Boxing Day and New Year's Day on a weekend are given besides the substitute day on a
    weekday: services close on both.
    """
    last = today + timedelta(days=days - 1)
    found = country_holidays("GB", subdiv="ENG", years=range(today.year, last.year + 1))
    for day, name in sorted(found.items()):
        if today <= day <= last:
            yield BankHoliday(day, _in_plain_words(name))


def _in_plain_words(name: str) -> str:
    """The name as GOV.UK writes it: 'Boxing Day (substitute day)', 'Early May bank holiday'."""
    plain = _EVERYDAY.get(name.removesuffix(_OBSERVED), name.removesuffix(_OBSERVED))
    return f"{plain} (substitute day)" if name.endswith(_OBSERVED) else plain
