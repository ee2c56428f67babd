"""Dates as accounts of practice write them, '2011 or early 2012' among them, and what is old or overdue."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from generator.checking.dates import last_day, months_after
from generator.language.said import joined, say
from generator.planning.wording import MONTHS, loose_date
from generator.records.practice import Evidence, PracticeExample, Written

OLD_AFTER_YEARS = 3
"""An account written longer ago than this tells how things were."""

_MONTH = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_STAMP = re.compile(
    rf"\b(?:(early) )?((?:19|20)\d\d)(?:-(\d\d))?(?:-\d\d)?\b|\b({'|'.join(_MONTH)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, in years with their fraction: May 2010 is from 2010.33 to 2010.42."""

    start: float
    end: float


def _months(when: str) -> list[tuple[int, int, int]]:
    """Each year named in *when*, with its first and last month; months named before a year are of it."""
    found: list[tuple[int, int, int]] = []
    waiting: list[int] = []
    for early, year, month, name in _STAMP.findall(when):
        if name:
            waiting.append(_MONTH[name.lower()])
        elif month:
            number = min(max(int(month), 1), 12)
            found.append((int(year), number, number))
        elif waiting:
            found.append((int(year), min(waiting), max(waiting)))
            waiting = []
        else:
            found.append((int(year), 1, 3 if early else 12))
    return found


def span(when: str) -> Span | None:
    """When something was, as far as *when* says: 'September to October 2010', '1999 to 2003'; else None."""
    found = _months(when)
    if not found:
        return None
    return Span(
        min(year + (first - 1) / 12 for year, first, _ in found),
        max(year + last / 12 for year, _, last in found),
    )


def latest_day(text: str) -> date | None:
    """The last day that *text* may mean: of '2011 or early 2012' the end of March 2012; None without a year."""
    found = _months(text)
    if not found:
        return None
    year, month = max((year, last) for year, _, last in found)
    return date(year, month, monthrange(year, month)[1])


def written_in_words(written: Written) -> str:
    """When an account was written, in words."""
    return loose_date(written.on)


def moment_in_words(when: str) -> str:
    """A moment of the timeline in words: '2010-09 to 2010-10' as 'September 2010 to October 2010'."""
    parts = [loose_date(part) for part in when.split(" to ")]
    return (
        say("%(first)s to %(last)s", first=parts[0], last=parts[1])
        if len(parts) == 2
        else " to ".join(parts)
    )


def age_note(example: PracticeExample, today: date) -> str:
    """What stands on top of an example that tells how things were; '' on one that may still hold.

    Old is what has ended, and what was written more than three years before the page is built.
    """
    ended = example.practice_stage == "ended"
    written = latest_day(example.written.on)
    old = written is not None and months_after(written, 12 * OLD_AFTER_YEARS) < today
    if not (ended or old):
        return ""
    then = say("This tells how things were in %(when)s.", when=written_in_words(example.written))
    more = (
        say("The practice has ended.") if ended else "",
        say("It was written more than %(years)s years ago.", years=OLD_AFTER_YEARS) if old else "",
        say("Names of services, rules and prices may have changed."),
    )
    return joined(" ", (then, *more))


def is_overdue(item: Evidence, today: date) -> bool:
    """True when a result was promised, its day has passed, and nothing was found."""
    if item.state == "overdue":
        return True
    return (
        item.state == "promised"
        and item.promised_for is not None
        and last_day(item.promised_for) < today
    )
