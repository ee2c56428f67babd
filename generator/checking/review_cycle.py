"""How often each kind of record must be looked at again, and how long volatile facts hold: said once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.checking.dates import last_day, months_after
from generator.records.named_terms import LIFELINE_KINDS
from generator.records.parts import Standing
from generator.records.practice import PracticeExample
from generator.records.service import Service


@dataclass(frozen=True, slots=True)
class Cycle:
    """Records that must be checked again after so many *months*: which ones, and why, in words."""

    id: str
    months: int
    what: str
    why: str


LIFELINE = Cycle(
    "lifeline",
    3,
    "Crisis lines, helplines, text lines and emergency services",
    "Someone in danger may rely on them.",
)
ORDINARY = Cycle("ordinary", 6, "All other services that run", "Hours, staff and numbers change.")
YEARLY = Cycle(
    "yearly",
    12,
    "Organisations, areas, news, and practice examples that go on",
    "Nobody relies on them tonight.",
)
ENDED = Cycle(
    "ended",
    24,
    "Services that closed, and practice examples that ended",
    "What is over changes little; where to turn instead does.",
)

CYCLES = (LIFELINE, ORDINARY, YEARLY, ENDED)
"""The one table, the most urgent first. It stands in docs/pages/editors/keeping-it-fresh.md; a test compares."""

VOLATILE_MONTHS = 6
"""Months for which a waiting time, or whether new referrals are taken, may be told as if it held."""

_OVER = frozenset({"closed", "historic"})


def cycle_of(record: Standing) -> Cycle:
    """The cycle in which *record* must be checked."""
    if isinstance(record, Service):
        if record.status in _OVER:
            return ENDED
        return ORDINARY if LIFELINE_KINDS.isdisjoint(record.kind) else LIFELINE
    if isinstance(record, PracticeExample) and record.practice_stage == "ended":
        return ENDED
    return YEARLY


def review_months(record: Standing) -> int:
    """After how many months *record* must be checked again."""
    return cycle_of(record).months


def due_day(record: Standing) -> date | None:
    """The last day on which the check of *record* holds; None when nobody has checked it."""
    return months_after(record.checked.on, review_months(record)) if record.checked else None


def holds_until(as_of: str) -> date:
    """The last day on which a volatile fact of *as_of*, a day or month or year, may be told."""
    return months_after(last_day(as_of), VOLATILE_MONTHS)


def volatile_facts(service: Service) -> Iterator[tuple[str, date]]:
    """The facts of *service* that expire on their own date: the field's key, and the last day it holds."""
    if service.waiting:
        yield "waiting", holds_until(service.waiting.as_of)
    if service.accepting_referrals:
        yield "accepting_referrals", holds_until(service.accepting_referrals.as_of)
    if service.opening_valid_until:
        yield "opening_valid_until", service.opening_valid_until


def takes_new_referrals(service: Service, today: date) -> bool | None:
    """Whether *service* takes new referrals *today*, as far as a word that still holds says; else None."""
    said = service.accepting_referrals
    if said is None or holds_until(said.as_of) < today:
        return None
    return said.value == "yes"


def state_of_review(example: PracticeExample, today: date) -> str:
    """The editorial state of *example* on the day: its review level, or ``due`` once its cycle is over.

    The day of its last step counts, or of its last check if that is later. An example without either
    has no day to reckon from, and an archived one is never due.
    """
    if example.review_level in ("archived", "due") or not (days := tuple(_looked_at(example))):
        return example.review_level
    over = months_after(max(days), review_months(example)) < today
    return "due" if over else example.review_level


def _looked_at(example: PracticeExample) -> Iterator[date]:
    if example.checked:
        yield example.checked.on
    if example.history:
        yield last_day(example.history[-1].on)
