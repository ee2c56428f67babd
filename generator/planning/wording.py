"""Turn values into the words a reader sees: dates, hours, ages, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from generator.records.service import Opening

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday", "sun": "Sunday"}  # fmt: skip
_ORDER = tuple(DAYS)


def day_in_words(day: date) -> str:
    """``2026-11-01`` as '1 November 2026'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def ago_in_words(day: date, today: date) -> str:
    """How long ago *day* is: 'today', 'yesterday', '3 weeks ago'. As in site_templates/assets/fresh.js."""
    days = (today - day).days
    if days < 2:
        return "yesterday" if days == 1 else "today"
    if days < 14:
        return f"{days} days ago"
    if days < 60:
        return f"{days // 7} weeks ago"
    return f"{days // 30} months ago" if days < 730 else f"{days // 365} years ago"


def when_in_words(when: str) -> str:
    """A day, month or year, perhaps after 'about' or 'by', in words: '2024-04' as 'April 2024'."""
    lead, _, stamp = when.rpartition(" ")
    parts = stamp.split("-")
    if len(parts) == 3:
        stamp = day_in_words(date.fromisoformat(stamp))
    elif len(parts) == 2:
        stamp = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{lead} {stamp}".strip()


def time_in_words(clock: str) -> str:
    """``17:30`` as '5:30pm', ``00:00`` as 'midnight', ``12:00`` as 'midday'."""
    hour, minute = (int(part) for part in clock.split(":"))
    if minute == 0 and hour in (0, 24):
        return "midnight"
    if minute == 0 and hour == 12:
        return "midday"
    half = "am" if hour < 12 else "pm"
    shown = hour % 12 or 12
    return f"{shown}:{minute:02}{half}" if minute else f"{shown}{half}"


def clock_in_words(start: str | None, end: str | None) -> str:
    """'10am to midday', 'From 10am', 'Until midday', 'Any time, day or night'; nothing when not known."""
    if (start, end) == ("00:00", "24:00"):
        return "Any time, day or night"
    if start and end:
        return f"{time_in_words(start)} to {time_in_words(end)}"
    if start:
        return f"From {time_in_words(start)}"
    return f"Until {time_in_words(end)}" if end else ""


def days_in_words(days: Sequence[str]) -> str:
    """Days of the week: 'Monday to Friday', 'every day', 'Tuesday and Thursday'."""
    ordered = [day for day in _ORDER if day in days]
    if len(ordered) == 7:
        return "Every day"
    first, last = _ORDER.index(ordered[0]), _ORDER.index(ordered[-1])
    if len(ordered) > 2 and last - first == len(ordered) - 1:
        return f"{DAYS[ordered[0]]} to {DAYS[ordered[-1]]}"
    return listed(DAYS[day] for day in ordered)


def opening_in_words(opening: Opening) -> str:
    """'Monday to Friday, 9am to 5pm'; every hour of every day as 'Any time, day or night'."""
    if len(opening.days) == 7 and (opening.from_, opening.to) == ("00:00", "24:00"):
        return "Any time, day or night"
    return f"{days_in_words(opening.days)}, {time_in_words(opening.from_)} to {time_in_words(opening.to)}"


def starts_in_words(point: str, stages: Mapping[str, str]) -> str:
    """When something starts: 'from pregnancy', 'from 10 weeks of pregnancy', 'from when your baby is 6 weeks old'."""
    number, _, unit = point.partition(" ")
    if point.endswith(" pregnant"):
        return f"from {number} {unit.removesuffix(' pregnant')} of pregnancy"
    if point.endswith(" old"):
        return f"from when your {_young(number, unit)} is {point}"
    return f"from {_stage_in_words(point, stages)}"


def ends_in_words(point: str, stages: Mapping[str, str], *, after_loss: bool = False) -> str:
    """When something ends: 'until your baby is 12 months old'; after a loss 'until 12 months after the birth'."""
    number, _, unit = point.partition(" ")
    if point.endswith(" pregnant"):
        return f"until {number} {unit.removesuffix(' pregnant')} of pregnancy"
    if point.endswith(" old"):
        span = f"{number} {unit.removesuffix(' old')}"
        return (
            f"until {span} after the birth"
            if after_loss
            else f"until your {_young(number, unit)} is {point}"
        )
    return f"until {_stage_in_words(point, stages)}"


def _young(number: str, unit: str) -> str:
    return "child" if unit.startswith("year") and int(number) > 2 else "baby"


def _stage_in_words(point: str, stages: Mapping[str, str]) -> str:
    named = {"pregnancy": "pregnancy", "planning": "planning a pregnancy", "birth": "the birth"}
    return named.get(point, stages.get(point, point).lower())


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
    return f"as of {said}" if is_plain else lower_first(said)


def listed(words: Iterable[str], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    found = list(words)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {last} {found[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """'1 service', '5 services'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """*text* with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def lower_first(text: str) -> str:
    """*text* to go on with after 'if': its first letter small, unless it begins a name or 'NHS'."""
    first = text.split(" ", 1)[0]
    if any(sign.isupper() for sign in first[1:]):
        return text
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """*text* with its first letter large."""
    return text[:1].upper() + text[1:]
