"""What is open at a moment: UK time, bank holidays, midnight, and hours that are not known."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from generator.checking.checking import check
from generator.planning.facets import Background, terms_of
from generator.records.service import Service
from generator.search.bank_holidays import bank_holidays
from generator.search.hours import coded_hours
from tests.conftest import ROOT, TODAY, Content
from tests.real import real_check
from tests.search.conftest import Evaluate, Load

OFFICE = [[0b11111, 9 * 60, 17 * 60]]
ALWAYS = [[0b1111111, 0, 1440]]
EASTER = [["2026-04-03", "Good Friday"], ["2026-04-06", "Easter Monday"]]
CHRISTMAS = [
    ["2026-12-25", "Christmas Day"],
    ["2026-12-26", "Boxing Day"],
    ["2026-12-28", "Boxing Day (substitute day)"],
    ["2027-01-01", "New Year's Day"],
]


@pytest.fixture(scope="module")
def run(script: Load) -> Evaluate:
    return script("opening.js")


def _now(run: Evaluate, instant: str) -> dict[str, Any]:
    found: dict[str, Any] = run(f"signpost.opening.now(new Date({instant!r}))")
    return found


def _state(
    run: Evaluate,
    hours: list[list[int]] | None,
    instant: str,
    field: str = "not-known",
    holidays: list[list[str]] | None = None,
) -> tuple[str, str]:
    """The state and its words at an instant, written with its offset: 2026-11-23T10:00Z."""
    given = ", ".join(json.dumps(value) for value in (hours, field, holidays or []))
    found = run(f"signpost.opening.state({given}, signpost.opening.now(new Date({instant!r})))")
    return found["state"], found["words"]


# ------------------------------------------------------------------------------------- UK time

EDGES = [
    ("2026-03-29T00:59:00Z", "2026-03-29", 6, 59),
    ("2026-03-29T01:00:00Z", "2026-03-29", 6, 120),
    ("2026-10-25T00:59:00Z", "2026-10-25", 6, 119),
    ("2026-10-25T01:00:00Z", "2026-10-25", 6, 60),
    ("2026-07-01T23:05:00Z", "2026-07-02", 3, 5),
    ("2026-12-31T23:59:00Z", "2026-12-31", 3, 1439),
    ("2027-01-01T00:00:00Z", "2027-01-01", 4, 0),
    ("2028-02-29T12:30:00Z", "2028-02-29", 1, 750),
    ("2024-03-31T01:00:00Z", "2024-03-31", 6, 120),
    ("2027-10-31T00:59:59Z", "2027-10-31", 6, 119),
]


@pytest.mark.parametrize(("instant", "day", "weekday", "minutes"), EDGES)
def test_the_clock_is_the_uks(
    run: Evaluate, instant: str, day: str, weekday: int, minutes: int
) -> None:
    """Clocks go forward and back at 1am Greenwich time on the last Sundays of March and October."""
    assert _now(run, instant) == {"date": day, "day": weekday, "minutes": minutes}


@pytest.mark.parametrize(
    "broken",
    [
        "Intl = undefined",
        "Intl.DateTimeFormat = function () { throw new RangeError('timeZone'); }",
        "Intl.DateTimeFormat = function () { return { resolvedOptions: () => ({ timeZone: 'Asia/Tokyo' }), format: () => '01/01/2020, 09:00' }; }",
        "Intl.DateTimeFormat = function () { return { resolvedOptions: () => ({ timeZone: 'Europe/London' }), format: () => '?' }; }",
    ],
    ids=["no Intl", "no time zones", "another zone without a word", "no digits"],
)
def test_a_browser_without_time_zones_gets_the_same_time(script: Load, broken: str) -> None:
    """British Summer Time is then worked out by its rule."""
    run = script("opening.js")
    run(f"(function () {{ {broken}; return 1; }})()")

    assert [_now(run, edge[0]) for edge in EDGES] == [
        {"date": day, "day": weekday, "minutes": minutes} for _, day, weekday, minutes in EDGES
    ]


def test_the_rule_and_the_browser_agree_on_ten_years_of_changes(script: Load) -> None:
    """At every hour of March and October: so the rule may stand in for the browser's own table."""
    with_zones, without = script("opening.js"), script("opening.js")
    without("(function () { Intl = undefined; return 1; })()")
    hours = (
        "(function () { const found = []; for (let year = 2026; year < 2036; year += 1) {"
        " [2, 9].forEach(function (month) { for (let hour = 0; hour < 744; hour += 1) {"
        " found.push(signpost.opening.now(new Date(Date.UTC(year, month, 1, hour)))); } }); }"
        " return found; })()"
    )

    assert with_zones(hours) == without(hours)


def test_midnight_written_as_24_is_the_start_of_the_day(script: Load) -> None:
    """Some browsers write it so."""
    run = script("opening.js")
    run(
        "(function () { Intl.DateTimeFormat = function () { return {"
        " resolvedOptions: () => ({ timeZone: 'Europe/London' }), format: () => '05/12/2026, 24:10' }; }; return 1; })()"
    )

    assert _now(run, "2026-12-05T00:10:00Z") == {"date": "2026-12-05", "day": 5, "minutes": 10}


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata"])
@pytest.mark.parametrize("zones", [True, False], ids=["with Intl", "without"])
def test_a_phone_in_another_time_zone_is_told_uk_time(zone: str, *, zones: bool) -> None:
    """A phone's own clock counts for nothing, and hours mean hours in the UK."""
    source = (
        "import json, sys\n"
        "from py_mini_racer import MiniRacer\n"
        "with MiniRacer() as engine:\n"
        " engine.eval(open(sys.argv[1], encoding='utf-8').read())\n"
        " engine.eval(sys.argv[2])\n"
        " print(engine.eval(\"JSON.stringify([new Date('2026-07-01T16:30:00Z').getTimezoneOffset(),"
        " signpost.opening.now(new Date('2026-07-01T16:30:00Z'))])\"))\n"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            source,
            ROOT / "site_templates/assets/search/opening.js",
            "0" if zones else "Intl = undefined",
        ],
        env={**os.environ, "TZ": zone},
        check=True,
        capture_output=True,
        text=True,
    )
    offset, now = json.loads(done.stdout)

    assert offset != -60  # the engine really is in the other zone
    assert now == {"date": "2026-07-01", "day": 2, "minutes": 17 * 60 + 30}


# -------------------------------------------------------------------------------- open or closed


@pytest.mark.parametrize(
    ("instant", "state", "words"),
    [
        ("2026-11-23T08:59Z", "closed", "Closed now. Opens today at 9am"),
        ("2026-11-23T09:00Z", "open", "Open now until 5pm"),
        ("2026-11-23T16:59Z", "open", "Open now until 5pm"),
        ("2026-11-23T17:00Z", "closed", "Closed now. Opens Tuesday at 9am"),
        ("2026-11-27T20:00Z", "closed", "Closed now. Opens Monday at 9am"),
        ("2026-11-28T03:00Z", "closed", "Closed now. Opens Monday at 9am"),
        ("2026-07-01T08:00Z", "open", "Open now until 5pm"),
    ],
)
def test_office_hours(run: Evaluate, instant: str, state: str, words: str) -> None:
    """Open from the first minute, closed at the last; then it says when it opens."""
    assert _state(run, OFFICE, instant) == (state, words)


def test_hours_that_are_not_known_are_said_to_be_so(run: Evaluate) -> None:
    """Nothing is guessed from an empty field."""
    unknown = ("unknown", "Hours not known: call to ask")

    assert _state(run, [], "2026-11-23T10:00Z") == unknown
    assert _state(run, None, "2026-11-23T10:00Z") == unknown


def test_hours_promised_until_a_day_are_not_known_after_it(run: Evaluate) -> None:
    """A page may be read long after it was built."""
    promised: list[list[Any]] = [[0b11111, 540, 1020, "2026-11-27"]]

    assert _state(run, promised, "2026-11-27T10:00Z") == ("open", "Open now until 5pm")
    assert _state(run, promised, "2026-11-27T18:00Z") == (
        "closed",
        "Closed now. Call to ask when it opens",
    )
    assert _state(run, promised, "2026-11-30T10:00Z") == (
        "unknown",
        "Hours not known: call to ask",
    )


@pytest.mark.parametrize(
    "hours",
    [ALWAYS, [[0b11111, 0, 1440], [0b1100000, 0, 1440]]],
    ids=["one span", "weekdays and weekend apart"],
)
def test_a_line_that_never_closes_is_always_open(run: Evaluate, hours: list[list[int]]) -> None:
    """On bank holidays too, when no source says otherwise: always is every day of the year."""
    always = ("always", "Open any time, day or night")

    assert _state(run, hours, "2026-11-23T03:00Z") == always
    assert _state(run, hours, "2026-12-25T03:00Z", "not-known", CHRISTMAS) == always
    assert _state(run, hours, "2026-12-25T03:00Z", "open", CHRISTMAS) == always


def test_a_line_open_day_and_night_may_close_for_bank_holidays(run: Evaluate) -> None:
    """Then it closes at the midnight before, and opens at the midnight after."""
    assert _state(run, ALWAYS, "2026-12-24T10:00Z", "closed", CHRISTMAS) == (
        "open",
        "Open now until midnight",
    )
    assert _state(run, ALWAYS, "2026-12-25T10:00Z", "closed", CHRISTMAS) == (
        "closed",
        "Closed today: bank holiday (Christmas Day). Opens Sunday just after midnight",
    )
    assert _state(run, ALWAYS, "2026-12-21T10:00Z", "closed", CHRISTMAS) == (
        "open",
        "Open now until midnight on Thursday",
    )
    assert _state(run, ALWAYS, "2026-11-23T10:00Z", "closed", CHRISTMAS) == ("open", "Open now")


# --------------------------------------------------------------------------------- past midnight


def test_hours_split_at_midnight_are_one_stretch(run: Evaluate) -> None:
    """Records split them: to 24:00, and from 00:00 on the next day."""
    night = [[0b0010000, 20 * 60, 1440], [0b0100000, 0, 150]]

    assert _state(run, night, "2026-11-27T23:30Z") == ("open", "Open now until 2:30am")
    assert _state(run, night, "2026-11-28T02:00Z") == ("open", "Open now until 2:30am")
    assert _state(run, night, "2026-11-28T02:30Z") == (
        "closed",
        "Closed now. Opens Friday at 8pm",
    )


@pytest.mark.parametrize("to", [180, 1440 + 180], ids=["ends before it starts", "counted on"])
def test_a_span_may_go_on_past_midnight(run: Evaluate, to: int) -> None:
    """Sunday night's hours reach into Monday."""
    night = [[0b1000000, 22 * 60, to]]

    assert _state(run, night, "2026-11-30T02:59Z")[0] == "open"
    assert _state(run, night, "2026-11-30T03:00Z") == (
        "closed",
        "Closed now. Opens Sunday at 10pm",
    )


def test_midnight_and_midday_are_words(run: Evaluate) -> None:
    """As GOV.UK writes times."""
    times = [0, 9 * 60, 9 * 60 + 5, 12 * 60, 12 * 60 + 30, 17 * 60 + 30, 1440, 30]

    assert run(f"{times}.map(signpost.opening.time)") == [
        "midnight", "9am", "9:05am", "midday", "12:30pm", "5:30pm", "midnight", "12:30am",
    ]  # fmt: skip


def test_two_spans_in_a_day_leave_the_lunch_hour_closed(run: Evaluate) -> None:
    """And hours that touch are one stretch."""
    day = [[1, 540, 720], [1, 780, 900], [1, 900, 1020]]

    assert _state(run, day, "2026-11-23T11:00Z") == ("open", "Open now until midday")
    assert _state(run, day, "2026-11-23T12:30Z") == ("closed", "Closed now. Opens today at 1pm")
    assert _state(run, day, "2026-11-23T14:00Z") == ("open", "Open now until 5pm")


# --------------------------------------------------------------------------------- bank holidays


def test_on_a_bank_holiday_a_service_may_be_closed(run: Evaluate) -> None:
    """Where the record does not say, we do not know; outside its hours it is closed all the same."""
    assert _state(run, OFFICE, "2026-04-03T10:00+01:00", "not-known", EASTER) == (
        "unknown",
        "Bank holiday (Good Friday): may be closed",
    )
    assert _state(run, OFFICE, "2026-04-03T20:00+01:00", "not-known", EASTER) == (
        "closed",
        "Closed now. Opens Tuesday at 9am. Monday: bank holiday (Easter Monday), may be closed",
    )
    assert _state(run, OFFICE, "2026-04-06T07:00+01:00", "not-known", EASTER) == (
        "closed",
        "Closed now. Opens Tuesday at 9am. Today: bank holiday (Easter Monday), may be closed",
    )


def test_a_service_closed_on_bank_holidays_opens_on_the_day_after(run: Evaluate) -> None:
    """Good Friday to Easter Monday is four days."""
    assert _state(run, OFFICE, "2026-04-03T10:00+01:00", "closed", EASTER) == (
        "closed",
        "Closed today: bank holiday (Good Friday). Opens Tuesday at 9am",
    )
    assert _state(run, OFFICE, "2026-04-05T10:00+01:00", "closed", EASTER) == (
        "closed",
        "Closed now. Opens Tuesday at 9am",
    )


def test_a_service_open_on_bank_holidays_keeps_its_hours(run: Evaluate) -> None:
    assert _state(run, OFFICE, "2026-04-03T10:00+01:00", "open", EASTER) == (
        "open",
        "Open now until 5pm",
    )


def test_a_day_more_than_a_week_off_has_its_date(run: Evaluate) -> None:
    """A Friday group that is closed on Christmas Day and New Year's Day."""
    fridays = [[0b0010000, 600, 720]]

    assert _state(run, fridays, "2026-12-25T10:30Z", "closed", CHRISTMAS) == (
        "closed",
        "Closed today: bank holiday (Christmas Day). Opens Friday 8 January at 10am",
    )


def test_a_name_that_says_bank_holiday_says_it_once(run: Evaluate) -> None:
    spring = [["2026-05-25", "Spring bank holiday"]]

    assert _state(run, OFFICE, "2026-05-25T10:00+01:00", "not-known", spring) == (
        "unknown",
        "Spring bank holiday: may be closed",
    )


def test_bank_holidays_are_englands_in_everyday_words() -> None:
    """Also those moved to a weekday; in order, from the day itself."""
    assert bank_holidays(date(2026, 12, 25), 15) == [
        ("2026-12-25", "Christmas Day"),
        ("2026-12-26", "Boxing Day"),
        ("2026-12-28", "Boxing Day (substitute day)"),
        ("2027-01-01", "New Year's Day"),
    ]
    assert [name for _, name in bank_holidays(date(2026, 1, 2), 340)] == [
        "Good Friday",
        "Easter Monday",
        "Early May bank holiday",
        "Spring bank holiday",
        "Summer bank holiday",
    ]


def test_bank_holidays_reach_past_the_next_christmas() -> None:
    """A site that is built once a year still knows the next ones."""
    assert bank_holidays(TODAY)[-1][0] > "2026-12-28"
    assert len({day for day, _ in bank_holidays(TODAY)}) == len(bank_holidays(TODAY)) >= 8


# --------------------------------------------------------------------------------- from a record


def _service(content: Content, more: str) -> Service:
    content.write(
        "directory/services/elmdale/hours.yml",
        "name: Hours\nkind: [peer-group]\norganisation: harbour-friends\nareas: [elmdale]\nstatus: open\n"
        f"summary: A group with hours.\nneeds: [isolation]\ncontact: {{website: 'https://example.org/h'}}\n{more}"
        "sources:\n  - {url: 'https://example.org/about', publisher: Harbour Friends, says: what it offers, page_date: '2026-05', own: 'yes'}\n",
    )
    return check(content.root, TODAY).catalogue.services["hours"]


def test_a_records_hours_are_coded_by_day_and_minute(content: Content, run: Evaluate) -> None:
    """What an editor typed comes out in the words a reader sees."""
    service = _service(
        content,
        "opening:\n  - {days: [mon, tue, wed, thu], from: '08:30', to: '17:00'}\n  - {days: [fri, sat], from: '20:00', to: '24:00'}\n",
    )
    coded = coded_hours(service, TODAY)

    assert coded == [[0b1111, 510, 1020], [0b110000, 1200, 1440]]
    assert run(
        f"signpost.opening.state({json.dumps(coded)}, 'not-known', [], signpost.opening.now(new Date('2026-11-27T21:00Z'))).words"
    ) == ("Open now until midnight")


def test_hours_promised_only_until_a_past_day_are_left_out(content: Content) -> None:
    """Until that day they are given, with the day."""
    until = "opening: always\nopening_valid_until: '2026-03-31'\n"
    service = _service(content, until)

    assert coded_hours(service, date(2026, 4, 1)) == []
    assert coded_hours(service, date(2026, 3, 31)) == [[127, 0, 1440, "2026-03-31"]]


def test_sessions_are_no_hours(content: Content) -> None:
    """Nobody may answer the phone while a group meets: they count for evenings and weekends, not for open now."""
    service = _service(
        content,
        "sessions:\n  - {name: Late, day: wed, from: '18:00', to: '19:30'}\n  - {name: Early, day: sat, from: '09:00'}\n"
        "  - {name: Some time, how_often: weekly}\n  - {name: Some Monday, day: mon}\n",
    )

    catalogue = check(content.root, TODAY).catalogue

    assert coded_hours(service, TODAY) == []
    assert set(terms_of(service, Background(catalogue, TODAY))["when"]) == {"evenings", "weekends"}


def test_every_record_with_hours_has_a_state_at_every_hour_of_a_holiday_week(run: Evaluate) -> None:
    """The real records, from Christmas to the new year: never an error, and always words."""
    services = real_check(TODAY).catalogue.services.values()
    with_hours = [s for s in services if s.opening]
    given = [(coded_hours(s, TODAY), s.bank_holidays) for s in with_hours]
    words = run(
        f"(function () {{ const all = {json.dumps(given)}, seen = new Set();"
        " for (let h = 0; h < 336; h += 1) { all.forEach(function (one) {"
        f" const said = signpost.opening.state(one[0], one[1], {json.dumps(bank_holidays(TODAY))},"
        " signpost.opening.now(new Date(Date.UTC(2026, 11, 21, h))));"
        " seen.add(said.words); }); } return Array.from(seen); })()"
    )

    assert with_hours
    assert not [w for w in words if "undefined" in w or "NaN" in w or "null" in w]
    assert "Bank holiday (Christmas Day): may be closed" in words
