"""The calendars of a site: its events, and the regular sessions of its services.

An entry says as little as it can: what, when, where, and the page that knows more. Whoever shares
the phone or the calendar sees it, and nobody can take it back. So it holds no phone number, and
services about abuse have no entry at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.planning.bank_holidays import BankHoliday, coming_bank_holidays
from generator.planning.meetings import day_and_month
from generator.planning.news_view import NewsView
from generator.planning.service_wording import service_url
from generator.planning.sessions import runs_sessions, weekly_sessions
from generator.planning.wording import DAYS, day_in_words, listed, sentence
from generator.records.service import Service, Session

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

EVENTS = "news/events.ics"
SESSIONS = "this-week/sessions.ics"
WEEKS = 13
"""How long an entry repeats. A group that ended long ago must not stay in a calendar for ever."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry. *uid* names it for ever; *page* is its page, from the site's root.

    *last* is the last day of an event of several days. Without *from_* it lasts whole days; with
    *from_* and no *to* its end is not known. With *weeks* it repeats so many times, each week, but
    not on the days *skipped*.
    """

    uid: str
    name: str
    first: date
    last: date
    from_: str
    to: str
    where: str
    notes: str
    page: str
    weeks: int = 0
    skipped: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """One file: where it stands in the site, its name, and its entries. It may have none."""

    url: str
    name: str
    entries: tuple[CalendarEntry, ...]


def calendars(made: Material) -> Iterator[CalendarFile]:
    """Every calendar of a site: all events, each event, all sessions, the sessions of each service.

    A service whose sessions stopped keeps its file, empty: a phone that follows it then forgets them.
    """
    events = {item.id: _event(made, item) for item in made.news.coming if item.calendar}
    yield CalendarFile(EVENTS, f"Events in {made.area_name}", tuple(events.values()))
    for item in made.news.coming:
        if item.calendar:
            yield CalendarFile(item.calendar, item.title, (events[item.id],))
    found = {service.id: tuple(_sessions(made, service)) for service in made.services.values()}
    if made.site is not None:
        listed_here = (found[service.id] for service, _ in made.shelf.entries)
        every = tuple(entry for entries in listed_here for entry in entries)
        yield CalendarFile(SESSIONS, f"Sessions in {made.area_name}", every)
    for service in made.services.values():
        if any(weekly_sessions(service)) and not made.words.stays_quiet((service.id,)):
            url = f"services/{service.id}/sessions.ics"
            yield CalendarFile(url, service.name, found[service.id])


def _event(made: Material, item: NewsView) -> CalendarEntry:
    record = made.catalogue.news[item.id]
    assert record.starts is not None
    last = record.ends or record.starts
    several = last != record.starts
    timed = bool(record.from_) and not several
    hours = f"{sentence(item.when)} " if several and record.from_ else ""
    return CalendarEntry(
        uid=f"news/{item.id}",
        name=item.title,
        first=record.starts,
        last=last,
        from_=(record.from_ or "") if timed else "",
        to=(record.to or "") if timed else "",
        where=item.where,
        notes=f"{hours}{item.summary} Look at the page before you set out.",
        page=item.url,
    )


def _sessions(made: Material, service: Service) -> Iterator[CalendarEntry]:
    """An entry for each weekly session of *service*; none for one that stays quiet."""
    if not runs_sessions(service) or made.words.stays_quiet((service.id,)):
        return
    words, today = made.words, made.words.today
    hidden = words.hides_place(service)
    holidays = tuple(coming_bank_holidays(today, 7 * WEEKS))
    seen: Counter[str] = Counter()
    for session in weekly_sessions(service):
        assert session.day is not None
        uid = f"services/{service.id}/{session.day}-{(session.from_ or '').replace(':', '')}"
        seen[uid] += 1
        first = next_day(today, session.day)
        on_day = [h for h in holidays if h.day.weekday() == first.weekday()]
        yield CalendarEntry(
            uid=uid if seen[uid] == 1 else f"{uid}-{seen[uid]}",
            name=_name(service, session),
            first=first,
            last=first,
            from_=session.from_ or "",
            to=session.to or "",
            where="" if hidden else session.where or "",
            notes=_notes(
                service,
                "" if hidden else session.note or "",
                on_day,
                first + timedelta(weeks=WEEKS - 1),
            ),
            page=service_url(service.id),
            weeks=WEEKS,
            skipped=tuple(h.day for h in on_day) if service.bank_holidays == "closed" else (),
        )


def _name(service: Service, session: Session) -> str:
    return session.name if session.name == service.name else f"{session.name}, {service.name}"


def _notes(service: Service, note: str, holidays: list[BankHoliday], until: date) -> str:
    """What an entry says below its name: that times change, and what is not known of bank holidays."""
    said = [sentence(note)] if note else []
    said.append("Times change. Look at the page, or ask, before you set out.")
    days = listed(f"{day_and_month(h.day)} ({h.name})" for h in holidays)
    if days and service.bank_holidays == "closed":
        said.append(f"Not on {days}.")
    elif days and service.bank_holidays == "not-known":
        said.append(f"We do not know if it is on on {days}.")
    said.append(f"This entry repeats until {day_in_words(until)}. Then add it again.")
    return " ".join(said)


def next_day(today: date, day: str) -> date:
    """The first *day* of the week, such as ``mon``, on or after *today*."""
    return today + timedelta(days=(tuple(DAYS).index(day) - today.weekday()) % 7)
