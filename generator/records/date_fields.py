"""Fields that hold a day, a looser date, a time of day or an age."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator

from generator.records.fields import SLUG, Refers, fault

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BRITISH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_RELATIVE = re.compile(
    r"\b(last|next|this|yesterday|today|tomorrow|now|recently|soon)\b", re.IGNORECASE
)


_YEAR = re.compile(r"\b(19|20)\d{2}\b")
_MONTH_IN_WORDS = re.compile(r"([A-Za-z]{3,9}),? (\d{4})")
_DAY_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _british_day(text: str) -> str:
    """The day that '01/10/2026' or '1 October 2026' means, as 2026-10-01; '' for other text."""
    if british := _BRITISH_DAY.fullmatch(text):
        day, month, year = (int(part) for part in british.groups())
    elif (words := _DAY_IN_WORDS.fullmatch(text)) and words[2][:3].lower() in _MONTHS:
        day, month, year = int(words[1]), _MONTHS.index(words[2][:3].lower()) + 1, int(words[3])
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _day(text: object) -> date:
    if isinstance(text, date):
        return text
    if not isinstance(text, str):
        fault("date-form", "Write the date as year-month-day, for example 2026-11-01.")
    text = text.strip()
    if british := _british_day(text):
        fault("date-form", "Write the date as year-month-day.", british)
    if _RELATIVE.search(text):
        fault("date-relative", "Write the date itself: words such as 'last week' go out of date.")
    if not _ISO_DAY.fullmatch(text):
        fault("date-form", "Write the date as year-month-day, for example 2026-11-01.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        fault("date-impossible", "Check the day and the month: the calendar has no such day.")


Day = Annotated[date, BeforeValidator(_day)]

_WHEN = re.compile(r"(about |by |after |before )?([1-9]\d{3}(-(0[1-9]|1[0-2])(-\d{2})?)?)")


def _loose(text: str) -> str:
    """The month or year that 'April 2024' or 'Spring 2024' names, as 2024-04 or 2024; '' when there is none."""
    if (words := _MONTH_IN_WORDS.fullmatch(text)) and words[1][:3].lower() in _MONTHS:
        return f"{words[2]}-{_MONTHS.index(words[1][:3].lower()) + 1:02}"
    year = _YEAR.findall(text)
    return _YEAR.search(text)[0] if len(year) == 1 else ""  # type: ignore[index]


def _when(text: str) -> str:
    text = text.strip()
    if british := _british_day(text):
        fault("date-form", "Write the date as year-month-day.", british)
    if _RELATIVE.search(text):
        fault("date-relative", "Write the date itself: words such as 'last year' go out of date.")
    found = _WHEN.fullmatch(text)
    if not found:
        fault(
            "date-form",
            "Write a year, a month such as 2024-04, or a day such as 2024-04-15.",
            _loose(text),
        )
    if found[5]:
        _day(found[2])
    return text


When = Annotated[str, AfterValidator(_when)]
"""A day, month or year, perhaps with 'about', 'by', 'after' or 'before'; kept as text."""


def _page_date(text: str) -> str:
    return text.strip() if text.strip() == "undated" else _when(text)


PageDate = Annotated[str, AfterValidator(_page_date)]
"""When a web page says it was written: a :data:`When`, or ``undated``."""

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_LOOSE_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


def _time(text: str) -> str:
    text = text.strip()
    if not _TIME.fullmatch(text):
        fault(
            "time-form",
            "Write the time with the 24-hour clock, for example 09:00 or 17:30.",
            _loose_time(text),
        )
    return text


def _loose_time(text: str) -> str:
    """The time that '9am' or '5.30 pm' means, as 09:00 or 17:30; '' for other text."""
    if loose := _LOOSE_TIME.fullmatch(text):
        hour, minute, half = int(loose[1]), int(loose[2] or 0), (loose[3] or "").lower()
        hour = hour % 12 + 12 if half == "pm" else (hour % 12 if half == "am" else hour)
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    return ""


ClockTime = Annotated[str, AfterValidator(_time)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

_AGE = re.compile(r"(\d{1,3}) (weeks|months|years) (old|pregnant)")
_BARE_AGE = re.compile(r"(\d{1,3}) ?(weeks?|months?|years?)")


def _point_in_time(text: str) -> str:
    text = text.strip()
    if bare := _BARE_AGE.fullmatch(text):
        unit = bare[2].rstrip("s") + "s"
        fault(
            "age-without-point",
            "Say whether this is the baby's age or weeks of pregnancy.",
            f"{bare[1]} {unit} old",
        )
    if not (_AGE.fullmatch(text) or SLUG.fullmatch(text)):
        fault("age-form", "Write a stage such as pregnancy, or an age such as 24 months old.")
    return text


LifePoint = Annotated[str, AfterValidator(_point_in_time), Refers("life-point")]
"""A stage id, or '13 weeks pregnant', '6 weeks old', '24 months old', '2 years old'."""
