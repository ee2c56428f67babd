"""Calendars as files: iCalendar. The one module that knows icalendar.

https://www.rfc-editor.org/rfc/rfc5545. Times are those of London, whose rules stand in each file.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from generator.exchange.addresses import host_of, page_address, plain, root_of
from generator.planning.calendar_entries import CalendarEntry, CalendarFile, calendars
from generator.planning.pages import SitePlan
from generator.records.settings import Settings

LONDON = ZoneInfo("Europe/London")
MIDNIGHT = "24:00"


def calendar_files(plan: SitePlan, settings: Settings) -> dict[str, bytes]:
    """Every calendar of a site by its place in the site."""
    root, host = root_of(plan, settings), host_of(settings)
    today = plan.material.words.today
    return {
        file.url: calendar(file, root=root, host=host, today=today)
        for file in calendars(plan.material)
    }


def calendar(file: CalendarFile, *, root: str, host: str, today: date) -> bytes:
    """*file* as iCalendar. *today* stands as the time at which every entry was written."""
    made = Calendar()
    made.add("prodid", "-//Signpost//Calendars//EN")
    made.add("version", "2.0")
    made.add("name", plain(file.name))
    made.add("x-wr-calname", plain(file.name))
    made.add_component(_london())
    for entry in file.entries:
        made.add_component(_event(entry, root, host, today))
    written: bytes = made.to_ical(sorted=False)
    return written


def _event(entry: CalendarEntry, root: str, host: str, today: date) -> Event:
    address = page_address(root, entry.page)
    made = Event()
    made.add("uid", f"{entry.uid}@{host}")
    made.add("dtstamp", datetime.combine(today, time(), UTC))
    if entry.from_:
        made.add("dtstart", _clock(entry.first, entry.from_))
        if entry.to:
            made.add("dtend", _clock(entry.first, entry.to))
    else:
        made.add("dtstart", entry.first)
        # The day after the last: an end is the first moment that is no longer part of it.
        made.add("dtend", entry.last + timedelta(days=1))
    if entry.weeks:
        made.add("rrule", {"freq": "weekly", "count": entry.weeks})
    for day in entry.skipped:
        made.add("exdate", _clock(day, entry.from_))
    made.add("summary", plain(entry.name))
    if entry.where:
        made.add("location", plain(entry.where))
    made.add("description", plain(f"{entry.notes}\n{address}"))
    made.add("url", address)
    # Free: it must not tell others that she is busy.
    made.add("transp", "TRANSPARENT")
    made.add("class", "PRIVATE")
    return made


def _clock(day: date, clock: str) -> datetime:
    """*clock* on *day*; 24:00 is the midnight that ends it."""
    if clock == MIDNIGHT:
        return datetime.combine(day + timedelta(days=1), time(), LONDON)
    return datetime.combine(day, time.fromisoformat(clock), LONDON)


def _london() -> Timezone:
    """The rules of London: an hour ahead from the last Sunday of March to that of October, since 1996."""
    zone = Timezone()
    zone.add("tzid", "Europe/London")
    for kind, name, month, begins, before, after in (
        (TimezoneDaylight, "BST", 3, datetime(1996, 3, 31, 1), 0, 1),  # noqa: DTZ001 - local by definition
        (TimezoneStandard, "GMT", 10, datetime(1996, 10, 27, 2), 1, 0),  # noqa: DTZ001
    ):
        part = kind()
        part.add("tzname", name)
        part.add("dtstart", begins)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        zone.add_component(part)
    return zone
