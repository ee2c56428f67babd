"""What is due: which checks, and which facts with their own date, are over or soon will be; for whom to ask.

Takes the catalogue and the day; gives entries, the most dangerous first. An entry that nobody has ever
checked is not overdue: such entries are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.checking.review_cycle import LIFELINE, Cycle, cycle_of, due_day, volatile_facts
from generator.planning.belonging import Belonging
from generator.planning.coverage import is_published
from generator.planning.wording import counted
from generator.records.catalogue import Catalogue
from generator.records.organisation import Organisation
from generator.records.parts import Standing
from generator.records.practice import PracticeExample
from generator.records.service import Service

WITHIN = 30
"""Days to look ahead, unless asked otherwise."""

_FACTS = {
    "waiting": "waiting time",
    "accepting_referrals": "new referrals",
    "opening_valid_until": "hours",
}
_COUNTED = (Service, Organisation, PracticeExample)
"""Kinds of record that someone should ask about; news tells of a day, and an area is the editors' own."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to ask about. *what* is "check", or the fact that expires: "waiting time".

    *until* is the last day on which it holds; None for what nobody has ever checked. *area* is the
    site it belongs to, or the first area of its own; *owner* the organisation that looks after that.
    """

    record: Standing
    name: str
    what: str
    area: str
    owner: str
    cycle: Cycle
    until: date | None
    last: date | None

    def days_over(self, today: date) -> int:
        """Days since it was due; less than 0 when it is not due yet, 0 for what was never checked."""
        return (today - self.until).days if self.until else 0

    def in_words(self, today: date) -> str:
        """'41 days overdue', 'due in 5 days', 'not yet checked'."""
        if self.until is None:
            return "not yet checked"
        days = self.days_over(today)
        if days > 0:
            return f"{counted(days, 'day')} overdue"
        return f"due in {counted(-days, 'day')}" if days else "due today"


@dataclass(frozen=True, slots=True)
class DueReport:
    """Everything that is due on *today*, or within *within* days, in order; and what nobody has checked."""

    today: date
    within: int
    entries: tuple[Due, ...]
    unchecked: tuple[Due, ...]

    @property
    def overdue(self) -> int:
        """How many entries are overdue."""
        return sum(entry.days_over(self.today) > 0 for entry in self.entries)

    def unchecked_by_area(self) -> Mapping[str, int]:
        """How many records of each area nobody has ever checked."""
        return dict(sorted(Counter(entry.area for entry in self.unchecked).items()))


def due_report(
    catalogue: Catalogue, today: date, *, within: int = WITHIN, area: str = "", owner: str = ""
) -> DueReport:
    """What is due of everything published; of one *area* or one *owner* only, when given."""
    places = Belonging(catalogue)
    last = today + timedelta(days=within)
    found: list[Due] = []
    unchecked: list[Due] = []
    for record in filter(is_published, catalogue.standing()):
        for entry in _entries(record, places):
            if (area and entry.area != area) or (owner and entry.owner != owner):
                continue
            if entry.until is None:
                unchecked.append(entry)
            elif entry.until <= last:
                found.append(entry)
    return DueReport(
        today, within, tuple(sorted(found, key=_danger)), tuple(sorted(unchecked, key=_danger))
    )


def _danger(entry: Due) -> tuple[bool, date, str, str]:
    """Crisis lines first, then what has been due the longest."""
    return (
        entry.cycle is not LIFELINE,
        entry.until or date.max,
        entry.record.path,
        entry.what,
    )


def _entries(record: Standing, places: Belonging) -> Iterator[Due]:
    cycle, (area, owner) = cycle_of(record), places.of(record)
    name = record_name(record)
    until = due_day(record)
    if until is not None or isinstance(record, _COUNTED):
        last = record.checked.on if record.checked else None
        yield Due(record, name, "check", area, owner, cycle, until, last)
    if isinstance(record, Service):
        for key, day in volatile_facts(record):
            yield Due(record, name, _FACTS[key], area, owner, cycle, day, None)


def record_name(record: Standing) -> str:
    """What readers call *record*: its name or its title."""
    return str(getattr(record, "name", "") or getattr(record, "title", "") or record.id)
