"""A service's hours as the search index holds them, for `opening.js` to say what is open at a moment.

A span is ``[days, from, to]``: *days* has a bit for each day, Monday the lowest; times are minutes
after midnight. *to* is 1440 at midnight and more when it goes on past midnight. A fourth part, when
there, is the last date on which a source promises the span: a site may be read long after it was built.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.planning.wording import DAYS
from generator.records.service import Service

Span = list[int | str]

_BIT = {day: 1 << number for number, day in enumerate(DAYS)}
_DAY = 24 * 60


def coded_hours(service: Service, today: date) -> list[Span]:
    """The opening hours of *service*; none when they are not known, or were promised only until before *today*.

    Sessions are not opening hours: nobody may answer the phone while a group meets.
    """
    if not service.hours_hold(today):
        return []
    until = service.opening_valid_until
    last = [until.isoformat()] if until else []
    return [[*_span(o.days, o.from_, o.to), *last] for o in service.opening]


def _span(days: Iterable[str], start: str, end: str) -> Span:
    first, last = _minutes(start), _minutes(end)
    return [sum(_BIT[day] for day in set(days)), first, last if last >= first else last + _DAY]


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
