"""Calendars: read and expanded by a library that did not write them, and held against the page of the week."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from generator.exchange.addresses import plain
from generator.exchange.calendars import calendar
from generator.pipeline import Stamp, build
from generator.planning.calendar_entries import WEEKS, CalendarEntry, CalendarFile
from tests.conftest import TODAY, Content
from tests.exchange.conftest import Planned
from tests.site.hostile import usable_strings

pytestmark = pytest.mark.xdist_group("site")

LONDON = ZoneInfo("Europe/London")
TEA = "directory/services/sunderland/tea-and-talk.yml"
SESSIONS = "sunderland/this-week/sessions.ics"
OWN = "sunderland/services/tea-and-talk/sessions.ics"
WEEK_PAGE = "sunderland/this-week/index.html"
EVENTS = "sunderland/news/events.ics"


def _read(raw: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(raw.decode())


def _occurrences(raw: bytes, days: int = 400) -> list[Event]:
    begin = datetime.combine(TODAY, datetime.min.time(), LONDON) - timedelta(days=2)
    return list(_read(raw).timeline_tz(LONDON).overlapping(begin, begin + timedelta(days=days)))


def _when(event: Event) -> datetime:
    """The moment at which an event with a time begins."""
    assert isinstance(event.start, datetime)
    return event.start


def _meets(content: Content, *sessions: str, more: str = "", path: str = TEA) -> None:
    """Give a service *sessions*, each as YAML in one line, and *more* fields."""
    lines = "".join(f"  - {{{session}}}\n" for session in sessions)
    content.write(path, (content.root / path).read_text("utf-8") + f"sessions:\n{lines}{more}")


def _build(content: Content, today: date = TODAY) -> dict[str, bytes]:
    built = build(content.root, content.target, Stamp(today), only=frozenset({"sunderland"}))
    assert built.published, [p for p in built.checked.problems if p.blocks] or built.faults
    return content.files()


TUESDAY = "name: Tea, day: tue, from: '10:00', to: '12:00', where: The Tea Rooms"


# ------------------------------------------------------------------ form


def test_every_calendar_of_the_real_sites_is_read_by_another_library(site: Path) -> None:
    """And keeps the form of RFC 5545: CR LF at every line's end, and at most 75 octets before it."""
    found = sorted(site.rglob("*.ics"))
    for path in found:
        raw = path.read_bytes()
        _read(raw)

        assert raw.count(b"\n") == raw.count(b"\r\n")
        assert max(len(line) for line in raw.split(b"\r\n")) <= 75
        assert raw.count(b"BEGIN:VTIMEZONE") == 1
    assert len(found) >= 11


def test_hostile_text_is_text_in_a_calendar() -> None:
    """Commas, semicolons, backslashes, line breaks, emoji: folded, escaped, and read back as typed."""
    strings = [*usable_strings()[0], "a, b; c\\n d\nEND:VEVENT\r\nX:1", "😍" * 60, "é" * 100, "]]>"]
    entries = tuple(
        CalendarEntry(
            f"news/{n}", text, TODAY, TODAY, "", "", text, text, "news/index.html"
        )
        for n, text in enumerate(strings)
    )  # fmt: skip
    raw = calendar(
        CalendarFile("x.ics", strings[0], entries), root="https://a.example/", host="a.example", today=TODAY
    )  # fmt: skip
    read = {event.uid: event for event in _read(raw).events}

    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert raw.count(b"\r\nBEGIN:VEVENT\r\n") == len(strings)
    for n, text in enumerate(strings):
        typed = plain(text).replace("\r\n", "\n").strip()
        assert (read[f"news/{n}@a.example"].summary or "").replace(
            "\r", ""
        ).strip() == typed.replace("\r", "").strip(), repr(text)


def test_a_file_says_the_day_it_was_made_and_never_the_time(
    content: Content, planned: Planned
) -> None:
    _meets(content, TUESDAY)
    (event,) = _read(planned()[OWN]).events

    assert event.dtstamp == datetime(2026, 11, 22, tzinfo=UTC)


def test_an_entry_keeps_its_name_from_day_to_day(content: Content, planned: Planned) -> None:
    _meets(content, TUESDAY, "name: Late tea, day: tue, from: '10:00', to: '11:00'")
    first = [e.uid for e in _read(planned()[OWN]).events]
    later = [e.uid for e in _read(planned(TODAY + timedelta(days=9))[OWN]).events]

    assert first == later
    assert first == [
        "services/tea-and-talk/tue-1000@signpost.example",
        "services/tea-and-talk/tue-1000-2@signpost.example",
    ]


# ------------------------------------------------------------------ sessions


def test_sessions_recur_as_the_page_of_the_week_says(content: Content) -> None:
    """Expanded by the other library: each is a Tuesday, from ten to twelve, as on the page."""
    _meets(content, TUESDAY, more="bank_holidays: closed\n")
    files = _build(content)
    page = files[WEEK_PAGE].decode()
    found = _occurrences(files[SESSIONS])

    assert "10am to midday: Tea<" in page
    assert page.index('id="tuesday"') < page.index("10am to midday: Tea<")
    assert len(found) == WEEKS
    assert {e.start.strftime("%a %H:%M") for e in found} == {"Tue 10:00"}
    assert {e.end.strftime("%H:%M") for e in found} == {"12:00"}
    assert _when(found[0]).date() == date(2026, 11, 24)
    assert {e.location for e in found} == {"The Tea Rooms"}
    assert {e.summary for e in found} == {"Tea, Tea and Talk"}
    assert _occurrences(files[OWN]) == found


def test_a_session_keeps_its_hour_when_the_clocks_change(
    content: Content, planned: Planned
) -> None:
    _meets(content, TUESDAY)
    raw = planned(date(2027, 3, 20))[OWN]
    found = list(_read(raw).timeline_tz(LONDON).overlapping(
        datetime(2027, 3, 20, tzinfo=LONDON), datetime(2027, 4, 10, tzinfo=LONDON)
    ))  # fmt: skip

    assert [_when(e).astimezone(LONDON).hour for e in found] == [10, 10, 10]
    assert [_when(e).astimezone(UTC).hour for e in found] == [10, 9, 9]


def test_a_bank_holiday_is_left_out_only_when_the_record_says_closed(
    content: Content, planned: Planned
) -> None:
    """Otherwise the entry says that it is not known."""
    friday = TUESDAY.replace("day: tue", "day: fri")
    _meets(content, friday)
    unknown = _occurrences(planned()[OWN])
    content.write(TEA, (content.root / TEA).read_text("utf-8") + "bank_holidays: closed\n")
    closed = _occurrences(planned()[OWN])
    gone = {_when(e).date() for e in unknown} - {_when(e).date() for e in closed}

    assert gone == {date(2026, 12, 25), date(2027, 1, 1)}
    assert "We do not know if it is on on Friday 25 December (Christmas Day)" in (
        unknown[0].description or ""
    )
    assert "Not on Friday 25 December" in (closed[0].description or "")


@pytest.mark.parametrize(
    "session",
    [
        "name: Tea, day: tue, from: '10:00', to: '12:00', how_often: every other week",
        "name: Tea, day: tue, from: '10:00', to: '12:00', how_often: first Tuesday of the month",
        "name: Tea, day: tue, from: '10:00', to: '12:00', how_often: every Wednesday",
        "name: Tea, day: tue, from: '10:00', to: '12:00', note: In term time only.",
        "name: Tea, day: tue, from: '10:00', to: '12:00', note: Held on alternate weeks.",
        "name: Tea for six weeks, day: tue, from: '10:00', to: '12:00'",
        "name: Tea, day: tue, from: '10:00'",
        "name: Tea, from: '10:00', to: '12:00', how_often: weekly",
        "name: Tea, how_often: on the 21st of every month",
    ],
)
def test_what_is_not_surely_weekly_is_in_no_calendar(
    content: Content, planned: Planned, session: str
) -> None:
    _meets(content, session)
    files = planned()

    assert OWN not in files
    assert b"VEVENT" not in files[SESSIONS]


def test_where_there_is_no_calendar_none_is_offered(content: Content) -> None:
    _meets(content, "name: Tea, day: tue, from: '10:00', to: '12:00', how_often: every other week")
    files = _build(content)

    assert b".ics" not in files["sunderland/services/tea-and-talk/index.html"]
    assert b".ics" not in files[WEEK_PAGE]


@pytest.mark.parametrize("often", ["weekly", "every week", "Every Tuesday", "Tuesdays"])
def test_weekly_in_other_words_is_weekly(content: Content, planned: Planned, often: str) -> None:
    _meets(content, f"{TUESDAY}, how_often: {often}")

    assert len(_occurrences(planned()[SESSIONS])) == WEEKS


def test_a_service_about_abuse_is_in_no_calendar(content: Content) -> None:
    """Neither in the file of the area nor in one of its own, and its page offers none."""
    haven = "directory/services/sunderland/safe-haven.yml"
    _meets(content, "name: Coffee, day: mon, from: '10:00', to: '11:00'", path=haven)
    files = _build(content)

    assert [url for url in files if url.endswith(".ics") and "safe-haven" in url] == []
    assert b"Coffee" not in b"".join(raw for url, raw in files.items() if url.endswith(".ics"))
    assert b".ics" not in files["sunderland/services/safe-haven/index.html"]
    assert b"Coffee" in files[WEEK_PAGE]


def test_a_place_kept_private_is_in_no_calendar(content: Content, planned: Planned) -> None:
    content.change(
        TEA,
        'places:\n  - name: The Tea Rooms\n    address: [1 Example Street, Sunderland]\n    postcode: "SR1 9ZZ"\n    step_free: yes\n',
        "address: none\n",
    )
    content.write(
        "content/news/tea-open-morning.yml",
        (content.root / "content/news/tea-open-morning.yml")
        .read_text("utf-8")
        .replace("where: The Tea Rooms, Sunderland\n", ""),
    )
    _meets(content, "name: Tea, day: tue, from: '10:00', to: '12:00'")
    (event,) = _read(planned()[OWN]).events

    assert event.location is None


def test_an_entry_names_no_number_and_leads_to_the_page(content: Content, planned: Planned) -> None:
    """A number in a calendar could not be taken down. Nor is the time shown to others as busy."""
    _meets(content, TUESDAY)
    raw = planned()[OWN]
    (event,) = _read(raw).events

    assert b"0191" not in raw
    assert str(event.url) == "https://signpost.example/sunderland/services/tea-and-talk/"
    assert event.transparency == "TRANSPARENT"
    assert "This entry repeats until 16 February 2027. Then add it again." in (
        event.description or ""
    )


def test_a_service_that_was_taken_down_keeps_an_empty_file(content: Content) -> None:
    """A phone that follows it then forgets the sessions."""
    _meets(content, TUESDAY, more="withdrawn: {on: 2026-11-20}\n")
    files = _build(content)

    assert _read(files[OWN]).events == []
    assert b".ics" not in files["sunderland/services/tea-and-talk/index.html"]


# ------------------------------------------------------------------ events


def _event(content: Content, id_: str, **fields: str) -> None:
    given = {
        "title": "Winter fair", "date": "2026-11-01", "kind": "event", "summary": "Stalls and tea.",
        "areas": "[sunderland]", **fields,
    }  # fmt: skip
    content.write(
        f"content/news/{id_}.yml",
        "".join(f"{key}: {value}\n" for key, value in given.items())
        + "sources:\n  - {url: 'https://example.org/fair', says: the day and the place}\n",
    )


def test_an_event_with_times_stands_at_its_hour(content: Content) -> None:
    files = _build(content)
    (event,) = _read(files["sunderland/news/tea-open-morning/event.ics"]).events

    assert event.start == datetime(2026, 12, 3, 10, tzinfo=LONDON)
    assert event.end == datetime(2026, 12, 3, 12, tzinfo=LONDON)
    assert event.location == "The Tea Rooms, Sunderland"
    assert event.uid == "news/tea-open-morning@signpost.example"
    assert (
        b'href="../../news/tea-open-morning/event.ics"'
        in files["sunderland/news/tea-open-morning/index.html"]
    )


def test_an_event_of_several_days_lasts_until_its_last(content: Content, planned: Planned) -> None:
    """Whole days: a calendar's end is the first day that is free again."""
    _event(content, "fair", starts="2026-12-10", ends="2026-12-12")
    event = next(
        e for e in _read(planned()[EVENTS]).events if e.uid == "news/fair@signpost.example"
    )

    assert (event.start, event.end) == (date(2026, 12, 10), date(2026, 12, 13))


def test_an_event_leaves_the_calendar_the_day_after_it_ends(
    content: Content, planned: Planned
) -> None:
    _event(content, "fair", starts="2026-11-20", ends="2026-11-22")
    on_its_last_day = _read(planned(date(2026, 11, 22))[EVENTS])
    the_day_after = _read(planned(date(2026, 11, 23))[EVENTS])

    assert "Winter fair" in {e.summary for e in on_its_last_day.events}
    assert "Winter fair" not in {e.summary for e in the_day_after.events}


def test_an_event_of_a_service_about_abuse_is_in_no_calendar(content: Content) -> None:
    _event(content, "quiet", title="Coffee together", starts="2026-12-10", about="[safe-haven]")
    files = _build(content)

    assert b"Coffee together" not in files[EVENTS]
    assert "sunderland/news/quiet/event.ics" not in files
    assert b".ics" not in files["sunderland/news/quiet/index.html"]


def test_where_a_calendar_is_offered_it_says_who_can_see_it(content: Content) -> None:
    _meets(content, TUESDAY)
    files = _build(content)
    offering = [url for url, raw in files.items() if url.endswith(".html") and b".ics" in raw]

    assert len(offering) == 4
    assert all(b"Whoever uses your phone, or sees your calendar" in files[url] for url in offering)
