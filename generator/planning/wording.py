"""Turn values into the words a reader sees: dates, hours, ages, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from generator.language.said import (
    Said,
    by_locale,
    capital,
    in_other_words,
    joined,
    say,
    say_number,
)
from generator.records.service import Opening

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday", "sun": "Sunday"}  # fmt: skip
_ORDER = tuple(DAYS)


def day_in_words(day: date) -> str:
    """``2026-11-01`` as '1 November 2026'."""
    return by_locale("day", f"{day.day} {MONTHS[day.month - 1]} {day.year}", day=day)


def ago_in_words(day: date, today: date) -> str:
    """How long ago *day* is: 'today', 'yesterday', '3 weeks ago'. As in site_templates/assets/fresh.js."""
    days = (today - day).days
    if days < 2:
        return say("yesterday") if days == 1 else say("today")
    if days < 14:
        words = f"{days} days ago"
    elif days < 60:
        words = f"{days // 7} weeks ago"
    else:
        words = f"{days // 30} months ago" if days < 730 else f"{days // 365} years ago"
    return by_locale("ago", words, days=days)


def when_in_words(when: str) -> str:
    """A day, month or year, perhaps after 'about' or 'by', in words: '2024-04' as 'April 2024'."""
    lead, _, stamp = when.rpartition(" ")
    parts = stamp.split("-")
    if len(parts) == 3:
        stamp = day_in_words(date.fromisoformat(stamp))
    elif len(parts) == 2:
        year, month = int(parts[0]), int(parts[1])
        stamp = by_locale("month", f"{MONTHS[month - 1]} {year}", year=year, month=month)
    if not lead:
        return stamp
    led = {
        "about": say("about %(when)s", when=stamp),
        "by": say("by %(when)s", when=stamp),
        "after": say("after %(when)s", when=stamp),
        "before": say("before %(when)s", when=stamp),
    }
    return led.get(lead) or f"{lead} {stamp}"


def time_in_words(clock: str) -> str:
    """``17:30`` as '5:30pm', ``00:00`` as 'midnight', ``12:00`` as 'midday'."""
    hour, minute = (int(part) for part in clock.split(":"))
    half = "am" if hour < 12 else "pm"
    shown = hour % 12 or 12
    words = f"{shown}:{minute:02}{half}" if minute else f"{shown}{half}"
    if minute == 0 and hour in (0, 12, 24):
        words = "midday" if hour == 12 else "midnight"
    return by_locale("clock", words, clock=clock)


def clock_in_words(start: str | None, end: str | None) -> str:
    """'10am to midday', 'From 10am', 'Until midday', 'Any time, day or night'; nothing when not known."""
    if (start, end) == ("00:00", "24:00"):
        return say("Any time, day or night")
    if start and end:
        words = f"{time_in_words(start)} to {time_in_words(end)}"
        return by_locale("hours", words, start=start, end=end)
    if start:
        return say("From %(time)s", time=time_in_words(start))
    return say("Until %(time)s", time=time_in_words(end)) if end else ""


def ordered_days(days: Sequence[str]) -> list[str]:
    """*days* of the week from Monday on, each once."""
    return [day for day in _ORDER if day in days]


def days_in_words(days: Sequence[str]) -> str:
    """Days of the week: 'Monday to Friday', 'every day', 'Tuesday and Thursday'."""
    ordered = ordered_days(days)
    if len(ordered) == 7:
        return say("Every day")
    first, last = _ORDER.index(ordered[0]), _ORDER.index(ordered[-1])
    if len(ordered) > 2 and last - first == len(ordered) - 1:
        words = f"{DAYS[ordered[0]]} to {DAYS[ordered[-1]]}"
    else:
        words = listed(DAYS[day] for day in ordered)
    return by_locale("weekdays", words, days=ordered)


def opening_in_words(opening: Opening) -> str:
    """'Monday to Friday, 9am to 5pm'; every hour of every day as 'Any time, day or night'."""
    if len(opening.days) == 7 and (opening.from_, opening.to) == ("00:00", "24:00"):
        return say("Any time, day or night")
    return open_in_words(opening.days, opening.from_, opening.to)


def open_in_words(days: Sequence[str], start: str, end: str) -> str:
    """Days of the week and hours: 'Monday to Friday, 9am to 5pm'."""
    named = days_in_words(days)
    if len(days) == 7:
        return say("%(days)s, %(hours)s", days=named, hours=clock_in_words(start, end))
    words = f"{named}, {time_in_words(start)} to {time_in_words(end)}"
    return by_locale("opening", words, days=ordered_days(days), start=start, end=end)


def starts_in_words(point: str, stages: Mapping[str, str]) -> str:
    """When something starts: 'from pregnancy', 'from 10 weeks of pregnancy', 'from when your baby is 6 weeks old'."""
    if point.endswith(" pregnant"):
        return say("from %(span)s of pregnancy", span=_span(point))
    if point.endswith(" old"):
        if _is_child(point):
            return say("from when your child is %(span)s old", span=_span(point))
        return say("from when your baby is %(span)s old", span=_span(point))
    return say("from %(stage)s", stage=_stage_in_words(point, stages))


def ends_in_words(point: str, stages: Mapping[str, str], *, after_loss: bool = False) -> str:
    """When something ends: 'until your baby is 12 months old'; after a loss 'until 12 months after the birth'."""
    if point.endswith(" pregnant"):
        return say("until %(span)s of pregnancy", span=_span(point))
    if point.endswith(" old"):
        if after_loss:
            return say("until %(span)s after the birth", span=_span(point))
        if _is_child(point):
            return say("until your child is %(span)s old", span=_span(point))
        return say("until your baby is %(span)s old", span=_span(point))
    return say("until %(stage)s", stage=_stage_in_words(point, stages))


def _span(point: str) -> str:
    """How long '24 months old' or '10 weeks pregnant' is: '24 months'."""
    number, unit, _ = point.split(" ")
    if unit.startswith("week"):
        return say_number("%(number)s week", "%(number)s weeks", int(number))
    if unit.startswith("month"):
        return say_number("%(number)s month", "%(number)s months", int(number))
    return say_number("%(number)s year", "%(number)s years", int(number))


def _is_child(point: str) -> bool:
    number, unit, _ = point.split(" ")
    return unit.startswith("year") and int(number) > 2


def _stage_in_words(point: str, stages: Mapping[str, str]) -> str:
    named = {
        "pregnancy": say("pregnancy"),
        "planning": say("planning a pregnancy"),
        "birth": say("the birth"),
    }
    return named.get(point) or stages.get(point, point).lower()


_LOOSE_DATE = re.compile(r"(about |by |after |before )?\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")


def loose_date(text: str) -> str:
    """*text* in words if it is a date as records write it, else as it is."""
    if not _LOOSE_DATE.fullmatch(text):
        return text
    try:
        return when_in_words(text)
    except ValueError:  # no such day: it stays as it was typed
        return text


def as_of_in_words(when: str) -> str:
    """'as of April 2024'; 'since 2017' or 'no date given', which are no plain dates, as they stand."""
    said = loose_date(when)
    is_plain = said[:1].isdigit() or said.startswith((*MONTHS, "about "))
    return say("as of %(when)s", when=said) if is_plain else lower_first(said)


def listed(words: Iterable[str], last: Literal["and", "or"] = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    found = list(words)
    if len(found) < 2:
        return found[0] if found else ""
    but_last = joined(", ", found[:-1])
    if last == "or":
        return say("%(others)s or %(last)s", others=but_last, last=found[-1])
    return say("%(others)s and %(last)s", others=but_last, last=found[-1])


def counted(number: int, one: str, many: str = "") -> str:
    """'1 service', '5 services'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def services_in_words(number: int) -> str:
    """'1 service', '5 services'."""
    return say_number("%(number)s service", "%(number)s services", number)


def sentence(text: str) -> str:
    """*text* with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "!", "?")) else joined("", (text, "."))


def lower_first(text: str) -> str:
    """*text* to go on with after 'if': its first letter small, unless it begins a name or 'NHS'.

    Other languages have their own rules: there it stays as it was said.
    """
    first = text.split(" ", 1)[0]
    if any(sign.isupper() for sign in first[1:]):
        return text
    small = text[:1].lower() + text[1:]
    return small if type(text) is not Said else in_other_words(small, text)


def upper_first(text: str) -> str:
    """*text* with its first letter large."""
    return capital(text)
