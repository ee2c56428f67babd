"""Hours are read where there is one way to read them, and left in words otherwise."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importing.hours import DAYS, hours_in
from generator.records.service import Service

WEEK = "mon tue wed thu fri"


def said(text: str) -> str:
    """What is read from *text*, in short: 'mon tue 09:00-17:00; sat 10:00-12:00'."""
    found = hours_in(text)
    if found is None or found == "always":
        return found or ""
    return "; ".join(f"{' '.join(e['days'])} {e['from']}-{e['to']}" for e in found)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Mon-Fri 9am-5pm", f"{WEEK} 09:00-17:00"),
        ("Monday to Friday, 9am to 5pm", f"{WEEK} 09:00-17:00"),
        ("9am to 5pm, Monday to Friday", f"{WEEK} 09:00-17:00"),
        ("Monday - Friday 09:00 - 17:30", f"{WEEK} 09:00-17:30"),
        ("weekdays 8.30am\u20134.30pm", f"{WEEK} 08:30-16:30"),
        ("Open: Mon \u2013 Thu 10 a.m. until 3 p.m.", "mon tue wed thu 10:00-15:00"),
        ("Wednesday 10am - 4pm", "wed 10:00-16:00"),
        ("Thursdays 9:30am - 12noon", "thu 09:30-12:00"),
        ("Monday 12noon - 2pm", "mon 12:00-14:00"),
        ("Thursday 1.30 - 3.30pm", "thu 13:30-15:30"),
        ("Friday 12 - 2pm", "fri 12:00-14:00"),
        ("Sat 11 - 1pm", "sat 11:00-13:00"),
        ("Friday 10 - 11.30am", "fri 10:00-11:30"),
        ("Sat 10am-12.30", "sat 10:00-12:30"),
        ("Weds 12-2pm", "wed 12:00-14:00"),
        ("Tuesday 6pm - 8pm and Sunday 3pm - 5pm", "tue 18:00-20:00; sun 15:00-17:00"),
        ("Tues/Weds 10am - 12pm. Thurs 10am - 2pm", "tue wed 10:00-12:00; thu 10:00-14:00"),
        ("Mon 1-2pm Thurs 10-11am Sat 12- 1pm", "mon 13:00-14:00; thu 10:00-11:00; sat 12:00-13:00"),
        ("Tues , Wed, Thursday, 11am - 2pm and Friday 11am - 4pm", "tue wed thu 11:00-14:00; fri 11:00-16:00"),
        ("Monday - Thursday 11:30am - 2pm and Monday - Thursday 5pm - 8pm", "mon tue wed thu 11:30-14:00; mon tue wed thu 17:00-20:00"),
        ("Fri 9am-12pm, 1pm-5pm", "fri 09:00-12:00; fri 13:00-17:00"),
        ("Every day 8am - midnight", "mon tue wed thu fri sat sun 08:00-24:00"),
        ("7 days a week 9am-9pm", "mon tue wed thu fri sat sun 09:00-21:00"),
        ("weekends 10am-4pm.", "sat sun 10:00-16:00"),
        ("24/7", "always"),
        ("Open 24 hours a day, 7 days a week", "always"),
    ],
)  # fmt: skip
def test_hours_with_one_meaning_are_read(text: str, hours: str) -> None:
    assert said(text) == hours


@pytest.mark.parametrize(
    "text",
    [
        "", "NA", "Not known", "By appointment", "Mon - Fri by appointment", "One morning per week",
        "24 hours", "24/7 upon request", "Daily 9am - 5pm", "9-5", "Mon-Fri 9-5", "Mon - Sat 10.00 - 4.00",
        "Wednesday 10 - 12", "Wednesday 2=3pm", "Friday from 6pm", "Wednesday 7:30pm", "Mon-Fri 9am-10",
        "Thursday morning", "1st Saturday of month 10am - 12noon", "Alternate Mondays 10am-12pm",
        "Mon-Fri 9am-5pm except Wednesday", "Mon & Thur 1-3pm (except bank holidays)",
        "Mon-Fri 10am-2pm term time only", "Weekdays and Saturdays 10am-4pm, except Thursdays 10am-12.30pm.",
        "Mon-Fri 10pm-2am", "Friday 12am-5am", "Mon-Fri 25:00-26:00", "Monday 9.75am - 4pm", "Sat-Tue 9am-5pm",
        "Monday, Monday 9am-5pm", "Mon-Fri 9am-5pm, Wed 10am-12pm", "Mon 9am-5pm, Tue", "9am-5pm", "Mon-Fri",
        "Mon 9am-5pm, 2pm-6pm", "Monday 13pm-15pm", "Mon 1 - 12.30pm", "Open Monday 1-3pm\nNot open on Bank Holidays",
        "Tuesday 11 am - 12 a m", "Mon-Fri 9am-5pm-7pm", "sunny 9am-5pm", "satin 9am-5pm",
    ],
)  # fmt: skip
def test_hours_with_doubt_stay_in_words(text: str) -> None:
    assert said(text) == ""


WORDS = st.sampled_from(
    ["mon", "tuesday", "weds", "-", "to", "–", ",", "and", "&", "9", "9am", "5pm", "12", "12noon", "10.30", "17:00", "24/7", "midnight", "open", "every", "day", "weekdays", "except", ".", ";", "\n"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60))
def test_no_text_makes_it_fail_and_what_it_reads_is_in_the_text(text: str) -> None:
    found = hours_in(text)
    if found is None or found == "always":
        return
    Service.model_fields["opening"]  # the entries must fit the field that they are for
    whole = {"every day", "weekdays", "weekends", "days a week"}
    spread = any(word in text.lower() for word in (*whole, "-", "\u2013", "\u2014", "to", "til"))
    for entry in found:
        assert str(entry["from"]) < str(entry["to"])
        assert set(entry["days"]) <= set(DAYS)
        assert spread or all(day in text.lower() for day in entry["days"])
        for time in (str(entry["from"]), str(entry["to"])):
            hour = int(time[:2])
            names = {"12": ("noon", "midday"), "24": ("midnight",), "00": ("midnight",)}
            told = re.findall(r"\d+", text)
            assert (
                str(hour) in told or str(hour % 12 or 12) in told or f"{hour:02}" in told
                or any(name in text.lower() for name in names.get(time[:2], ()))
            )  # fmt: skip
            assert time[3:] == "00" or time[3:] in told
