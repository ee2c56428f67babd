"""What the Unicode Common Locale Data Repository knows of languages: names, direction, days, times, lists.

Babel brings it. These words are taken from there, never written by us. https://cldr.unicode.org/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, get_day_names
from babel.lists import format_list

#: English names that people here use, where CLDR has none or says something else.
_ENGLISH = {"bfi": "British Sign Language", "bn": "Bengali", "fa": "Farsi"}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@cache
def locale(code: str) -> Locale | None:
    """The locale of *code*; None for a language that CLDR does not know."""
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


@cache
def english_name(code: str) -> str:
    """The English name of the language *code*; the code itself when nobody knows it."""
    name = _ENGLISH.get(code) or Locale("en").languages.get(code)
    if name is None and (found := locale(code)):
        name = found.english_name
    return name or code


@cache
def own_name(code: str) -> str:
    """The name of the language *code* in that language; '' when CLDR does not know it, and for English."""
    found = locale(code)
    if found is None or found.language == "en":
        return ""
    return found.get_display_name(found) or ""


@cache
def direction(code: str) -> str:
    """How the language *code* is written: 'ltr' or 'rtl'."""
    found = locale(code)
    return found.text_direction if found else "ltr"


def _day(where: Locale, day: date) -> str:
    return format_date(day, "long", where)


def _month(where: Locale, year: int, month: int) -> str:
    return format_skeleton("yMMMM", date(year, month, 1), locale=where)


def _weekdays(where: Locale, days: Sequence[str]) -> str:
    """Days of the week by their first three letters in English: a range, or a list."""
    # Never "stand-alone": where a language has none, Babel takes those of the language asked before.
    names = get_day_names("wide", "format", where)
    order = [_DAYS.index(day) for day in days]
    if len(order) > 2 and order == list(range(order[0], order[-1] + 1)):
        return _between(where, names[order[0]], names[order[-1]])
    return format_list([names[n] for n in order], "standard", where)


def _clock(where: Locale, clock: str) -> str:
    hour, minute = (int(part) for part in clock.split(":"))
    return format_time(time(hour % 24, minute), "short", locale=where)


def _hours(where: Locale, start: str, end: str) -> str:
    return _between(where, _clock(where, start), _clock(where, end))


def _opening(where: Locale, days: Sequence[str], start: str, end: str) -> str:
    # As a day and its time are put together. A list of two would say the second twice in Arabic.
    pattern = str(where.datetime_formats["medium"])
    return _put(pattern, _hours(where, start, end), _weekdays(where, days))


def _between(where: Locale, first: str, last: str) -> str:
    pattern = where.interval_formats[None]
    assert isinstance(pattern, str)
    return _put(pattern, first, last)


def _put(pattern: str, first: str, second: str) -> str:
    return pattern.replace("{0}", first).replace("{1}", second)


def _ago(where: Locale, days: int) -> str:
    return format_timedelta(timedelta(days=-days), "day", add_direction=True, locale=where)


#: The patterns that :func:`generator.language.said.by_locale` may name.
PATTERNS: Mapping[str, Callable[..., str]] = {
    "day": _day,
    "month": _month,
    "weekdays": _weekdays,
    "clock": _clock,
    "hours": _hours,
    "opening": _opening,
    "ago": _ago,
}


#: Patterns that say words. Where a language gives what the root of all gives, CLDR has no words for it.
_OF_WORDS = frozenset({"day", "month", "weekdays", "opening", "ago"})


def by_pattern(code: str, pattern: str, values: Mapping[str, Any]) -> str:
    """*values* said by the *pattern* of the language *code*; '' when CLDR does not know how."""
    found = locale(code)
    if found is None:
        return ""
    say = PATTERNS[pattern]
    words = say(found, **values)
    return "" if pattern in _OF_WORDS and words == say(Locale("root"), **values) else words
