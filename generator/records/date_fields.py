"""Fields that hold a day, a looser date, a time of day or an age."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator

from generator.records.fields import SLUG, Refers
from generator.records.value_rules import AS_TYPED, Form, Look, Rule, Step, fault

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

#: Every day of the calendar from year 1 on, leap years and all; a test holds it against Python's own.
_LEAP = "(?:[0-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_CALENDAR_DAY = (
    "(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    f"|{_LEAP}-02-29)"
)
_ISO_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
#: The day that '01/10/2026' or '1 October 2026' means, as 2026-10-01.
_BRITISH = Form(
    (
        (r"^([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})$", "{3}-0{2}-0{1}"),
        *(
            (
                rf"^([0-9]{{1,2}})(?:st|nd|rd|th)? {month}[a-z]{{0,6}}\.?,? ([0-9]{{4}})$",
                f"{{2}}-0{number}-0{{1}}",
            )
            for number, month in enumerate(_MONTHS, 1)
        ),
        ("-0([0-9]{2})", "-{1}"),
    ),
    "small",
)
_IS_BRITISH = (Look(_CALENDAR_DAY, no=True), Look(_CALENDAR_DAY, _BRITISH))
_IS_RELATIVE = Look(
    "(?:^|[^a-z0-9_])(?:last|next|this|yesterday|today|tomorrow|now|recently|soon)(?![a-z0-9_])",
    Form(case="small"),
    whole=False,
)
_NO_SUCH_DAY = "Check the day and the month: the calendar has no such day."
_YEAR_FIRST = "Write the date as year-month-day, for example 2026-11-01."

_YEAR_COMES_FIRST = Step(
    _IS_BRITISH,
    code="date-form",
    sentence="Write the date as year-month-day.",
    write=(_BRITISH,),
)

DAY = Rule(
    Step((Look(_CALENDAR_DAY),), take=AS_TYPED),
    _YEAR_COMES_FIRST,
    Step(
        (_IS_RELATIVE,),
        code="date-relative",
        sentence="Write the date itself: words such as 'last week' go out of date.",
    ),
    Step((Look(_ISO_DAY),), code="date-impossible", sentence=_NO_SUCH_DAY),
    Step(code="date-form", sentence=_YEAR_FIRST),
)


def _day(text: object) -> date:
    if isinstance(text, date):
        return text
    if not isinstance(text, str):
        fault("date-form", _YEAR_FIRST)
    return date.fromisoformat(DAY.taken(text))


Day = Annotated[date, BeforeValidator(_day)]

_ABOUT = "(?:about |by |after |before )?"
_MONTH = "[1-9][0-9]{3}-(?:0[1-9]|1[0-2])"
_BOUND = "(?:^|[^A-Za-z0-9_])"
_ONE_YEAR = f"{_BOUND}(?:19|20)[0-9]{{2}}(?![A-Za-z0-9_])"
_NO_YEAR = rf"(?:(?!{_ONE_YEAR})(?:[^\n]|\n))*"
#: The month or year that 'April 2024' or 'Spring 2024' names, as 2024-04 or 2024.
_IN_WORDS = Form(
    (
        *(
            (rf"^{month}[a-z]{{0,6}},? ([0-9]{{4}})$", f"{{1}}-0{number}")
            for number, month in enumerate(_MONTHS, 1)
        ),
        ("-0([0-9]{2})$", "-{1}"),
    ),
    "small",
)
_YEAR_IN_WORDS = Form(
    ((rf"^{_NO_YEAR}{_BOUND}((?:19|20)[0-9]{{2}})(?![A-Za-z0-9_]){_NO_YEAR}$", "{1}"),)
)

_WHEN_STEPS = (
    Step((Look(f"{_ABOUT}(?:[1-9][0-9]{{3}}|{_MONTH}|(?=[1-9]){_CALENDAR_DAY})"),), take=AS_TYPED),
    _YEAR_COMES_FIRST,
    Step(
        (_IS_RELATIVE,),
        code="date-relative",
        sentence="Write the date itself: words such as 'last year' go out of date.",
    ),
    Step((Look(f"{_ABOUT}{_MONTH}-[0-9]{{2}}"),), code="date-impossible", sentence=_NO_SUCH_DAY),
    Step(
        code="date-form",
        sentence="Write a year, a month such as 2024-04, or a day such as 2024-04-15.",
        write=(_IN_WORDS, _YEAR_IN_WORDS),
    ),
)
WHEN = Rule(*_WHEN_STEPS)
PAGE_DATE = Rule(Step((Look("undated"),), take=AS_TYPED), *_WHEN_STEPS)


def _when(text: str) -> str:
    return WHEN.taken(text)


When = Annotated[str, AfterValidator(_when)]
"""A day, month or year, perhaps with 'about', 'by', 'after' or 'before'; kept as text."""


def _page_date(text: str) -> str:
    return PAGE_DATE.taken(text)


PageDate = Annotated[str, AfterValidator(_page_date)]
"""When a web page says it was written: a :data:`When`, or ``undated``."""

#: The time that '9am' or '5.30 pm' means, as 09:00 or 17:30.
_CLOCK = Form(
    (
        (r"^([0-9]{1,2}) *(am|pm)?$", "{1}:00{2}"),
        (r"^([0-9]{1,2})[:.]([0-9]{2}) *(am|pm)?$", "{1}:{2}{3}"),
        ("^([0-9]):", "0{1}:"),
        *((f"^{hour:02}:([0-9]{{2}})pm$", f"{hour + 12}:{{1}}") for hour in range(1, 12)),
        ("^12:([0-9]{2})am$", "00:{1}"),
        ("^12:([0-9]{2})pm$", "12:{1}"),
        ("^(0[0-9]|1[01]):([0-9]{2})am$", "{1}:{2}"),
    ),
    "small",
)
TIME = Rule(
    Step((Look("(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00"),), take=AS_TYPED),
    Step(
        code="time-form",
        sentence="Write the time with the 24-hour clock, for example 09:00 or 17:30.",
        write=(_CLOCK,),
    ),
)


def _time(text: str) -> str:
    return TIME.taken(text)


ClockTime = Annotated[str, AfterValidator(_time)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

_BARE_AGE = "([0-9]{1,3}) ?(week|wk|month|mth|year|yr)s?"
#: '2 yrs' in full: '2 years old'.
_AGE_IN_FULL = Form(
    (
        (f"^{_BARE_AGE}$", "{1} {2}s old"),
        (" wks ", " weeks "),
        (" mths ", " months "),
        (" yrs ", " years "),
    )
)
POINT = Rule(
    Step(
        (Look(_BARE_AGE),),
        code="age-without-point",
        sentence="Say whether this is the baby's age or weeks of pregnancy.",
        write=(_AGE_IN_FULL,),
    ),
    Step(
        (Look(f"[0-9]{{1,3}} (?:weeks|months|years) (?:old|pregnant)|{SLUG.pattern}", no=True),),
        code="age-form",
        sentence="Write a stage such as pregnancy, or an age such as 24 months old.",
    ),
)


def _point_in_time(text: str) -> str:
    return POINT.taken(text)


LifePoint = Annotated[str, AfterValidator(_point_in_time), Refers("life-point")]
"""A stage id, or '13 weeks pregnant', '6 weeks old', '24 months old', '2 years old'."""
