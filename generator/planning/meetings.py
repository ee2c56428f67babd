"""What meets when: the groups and sessions of a site, gathered by day of the week.

Nothing is guessed. A session stands under a weekday only when its record names the day; one on dates
of the month stands under dates; a group whose day no source gives stands apart, with its way in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.language.said import say
from generator.planning.bank_holidays import BankHoliday, coming_bank_holidays
from generator.planning.coverage import Reach
from generator.planning.facets import RUNS
from generator.planning.service_wording import ServiceWording
from generator.planning.ways import Way
from generator.planning.wording import (
    DAYS,
    MONTHS,
    clock_in_words,
    lower_first,
    sentence,
    upper_first,
)
from generator.records.named_terms import LIFELINE_KINDS
from generator.records.service import Service, Session

#: Kinds of support where people meet. A therapy course is not one: it begins after an assessment.
MEETING_KINDS = frozenset(
    {"peer-group", "drop-in", "parent-baby-activity", "dads-group", "antenatal-class"}
)
HOLIDAYS_NAMED = 14
"""Days ahead for which bank holidays are named."""
_IN_PERSON = frozenset({"in-person", "outdoors"})
_FROM_AFAR = re.compile(
    r"\b(online|on-line|virtual|zoom|teams|video|phone|whatsapp|facebook|chat)\b", re.IGNORECASE
)
_WEEKDAY = "|".join(DAYS.values())
_NAMES_A_WEEKDAY = re.compile(rf"\b({_WEEKDAY})s?\b", re.IGNORECASE)
_NAMES_A_DATE = re.compile(rf"\b\d{{1,2}}(st|nd|rd|th)? ({'|'.join(MONTHS)})\b", re.IGNORECASE)
_COUNTS_DAYS = re.compile(r"\b\d{1,2}(st|nd|rd|th)\b", re.IGNORECASE)
_COUNTS_WEEKDAYS = re.compile(
    rf"\b(first|second|third|fourth|last|\d(st|nd|rd|th)) ({_WEEKDAY})\b", re.IGNORECASE
)
_DATES = "dates"
_OTHER = "other-times"
_HEADINGS = {
    **DAYS,
    _DATES: say("On certain dates"),
    _OTHER: say("Other times"),
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """One entry: a session, or the hours of a place to visit, on one day.

    *when* is its time, or how often it is held; *name* is the session's, or the service's own;
    *lines* are sentences: what it is and costs, where, how often, whether to book, how fresh the
    facts are. *on_holidays* says whether it is open on the bank holidays that come on this day.
    *way* is the first way to reach the service.
    """

    url: str
    when: str
    name: str
    lines: tuple[str, ...]
    on_holidays: tuple[str, ...]
    way: Way | None
    starts: str


@dataclass(frozen=True, slots=True)
class WeekPart:
    """A day of the week, or 'On certain dates', with what is known of it.

    *services* are ids of services whose day is not known: they stand as cards, with their way in.
    """

    id: str
    heading: str
    meetings: tuple[Meeting, ...]
    services: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many entries it has."""
        return len(self.meetings) + len(self.services)


class Week:
    """The meetings of one site as they are gathered, by day."""

    def __init__(self, words: ServiceWording) -> None:
        """Begin an empty week, as *words* knows the catalogue and the day."""
        self.words = words
        self.holidays = tuple(coming_bank_holidays(words.today, HOLIDAYS_NAMED))
        self.found: dict[str, list[Meeting]] = {part: [] for part in _HEADINGS}
        self.day_not_known: list[tuple[bool, str, str]] = []

    def put(self, service: Service, reach: Reach) -> bool | None:
        """Put what *service* holds in its places: was a day or date known? None when it holds nothing."""
        if service.status not in RUNS:
            return None
        meets = not MEETING_KINDS.isdisjoint(service.kind)
        placed = {self._put_session(service, session) for session in service.sessions}
        # The hours of a phone line are not a time to visit, though the charity also has groups.
        if meets and LIFELINE_KINDS.isdisjoint(service.kind) and _can_be_visited(service):
            placed |= self._put_hours(service)
        # A national charity's groups are elsewhere too: without a day they say nothing of this area.
        if not placed and (not meets or reach is Reach.NATIONAL):
            return None
        if not placed:
            self.day_not_known.append((reach is not Reach.LOCAL, service.name.lower(), service.id))
        return bool(placed - {_OTHER})

    def parts(self) -> tuple[WeekPart, ...]:
        """The days with something on them, each in order of time; then what has no day."""
        found = [
            WeekPart(
                DAYS[part].lower() if part in DAYS else part,
                heading,
                tuple(sorted(self.found[part], key=lambda m: (m.starts or "99", m.name.lower()))),
            )
            for part, heading in _HEADINGS.items()
        ]
        services = tuple(id_ for _, _, id_ in sorted(self.day_not_known))
        found.append(WeekPart("day-not-known", say("Day not known: call first"), (), services))
        return tuple(part for part in found if part.size)

    def _put_session(self, service: Service, session: Session) -> str:
        """Put a session in its part of the week, and say which."""
        often = session.how_often or ""
        part = _DATES if _on_dates(session) else session.day or _OTHER
        clock = clock_in_words(session.from_, session.to)
        lines = self._where(service, session)
        if part in DAYS:
            when = clock or say("Time not known")
            lines = [upper_first(often), *lines]
        else:
            often = upper_first(often) or say("Day not known")
            when = f"{often}, {lower_first(clock)}" if clock else often
        self._add(service, session.name, when, lines, session.from_ or "", part)
        return part

    def _put_hours(self, service: Service) -> set[str]:
        """Put the hours of a place to visit under each day; hours in words under other times."""
        known = service.opening if service.hours_hold(self.words.today) else ()
        for opening in known:
            clock = clock_in_words(opening.from_, opening.to)
            for day in opening.days:
                self._add(service, service.name, clock, self._places(service), opening.from_, day)
        if known:
            return {day for opening in known for day in opening.days}
        if service.opening_note and not self.words.hides_place(service):
            lines = [service.opening_note, *self._places(service)]
            self._add(service, service.name, "", lines, "", _OTHER)
            return {_OTHER}
        return set()

    def _add(
        self, service: Service, name: str, when: str, lines: Iterable[str], starts: str, part: str
    ) -> None:
        card = self.words.card(service.id)
        kinds = [kind for kind in service.kind if kind in MEETING_KINDS][:1]
        marks = [self.words.label("kinds", kind) for kind in kinds] + list(card.marks)
        if "just-turn-up" in service.how_to_get_help.routes:
            marks.append(self.words.label("referral-routes", "just-turn-up"))
        said = (
            ", ".join([*marks[:1], *map(lower_first, marks[1:])]),
            card.status_words,
            *lines,
            say("Run by %(name)s", name=service.name if name != service.name else card.run_by)
            if name != service.name or card.run_by
            else "",
            card.state.plain,
        )
        self.found[part].append(
            Meeting(
                url=card.url,
                when=when,
                name=name,
                lines=tuple(map(sentence, filter(None, said))),
                on_holidays=tuple(self._on_holidays(service, part)),
                way=card.way,
                starts=starts,
            )
        )

    # ------------------------------------------------------------------ where

    def _where(self, service: Service, session: Session) -> list[str]:
        """Where a session is, how, and its note; for a service kept private only that we do not say."""
        if self.words.hides_place(service):
            return [say("We never show where this is, for safety")]
        texts = (session.name, session.where, session.how_often, session.note)
        if any(_FROM_AFAR.search(text) for text in texts if text):
            return [session.where or "", session.note or ""]
        # One session of a service that also helps by phone may be held by phone, so nothing is said.
        in_person = bool(session.where) or (
            bool(service.access) and _IN_PERSON.issuperset(service.access)
        )
        how = self.words.label("access", "in-person") if in_person else ""
        return [how, session.where or say("Place not known"), session.note or ""]

    def _places(self, service: Service) -> list[str]:
        if self.words.hides_place(service):
            return [say("We never show where this is, for safety")]
        if len(service.places) > 1:
            return [say("In more than one place: see its page")]
        if not service.places:
            return [say("Place not known")]
        place = service.places[0]
        return [", ".join(filter(None, (place.name, *place.address)))]

    # ------------------------------------------------------------------ bank holidays

    def _on_holidays(self, service: Service, part: str) -> Iterator[str]:
        for holiday in self.holidays:
            if part == tuple(DAYS)[holiday.day.weekday()]:
                yield _holiday_line(holiday, service.bank_holidays)


def _holiday_line(holiday: BankHoliday, field: str) -> str:
    is_open = {"open": "open", "closed": "closed"}.get(
        field, "we do not know if it is open. Call first"
    )
    return f"{day_and_month(holiday.day)} ({holiday.name}): {is_open}."


def day_and_month(day: date) -> str:
    """'Friday 25 December'."""
    return f"{tuple(DAYS.values())[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def _on_dates(session: Session) -> bool:
    """True for '12 December' and 'the 21st of every month', and for 'first Tuesday' where no day is given."""
    often = session.how_often or ""
    if _NAMES_A_DATE.search(often):
        return True
    if _NAMES_A_WEEKDAY.search(often):
        return session.day is None and bool(_COUNTS_WEEKDAYS.search(often))
    return bool(_COUNTS_DAYS.search(often))


def _can_be_visited(service: Service) -> bool:
    return bool(service.places) or not _IN_PERSON.isdisjoint(service.access)
