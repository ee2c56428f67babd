"""How often each kind of record must be looked at again, said once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.dates import last_day, months_after
from generator.records.named_terms import LIFELINE_KINDS
from generator.records.parts import Standing
from generator.records.practice import PracticeExample
from generator.records.service import Service

LIFELINE_MONTHS = 3
"""Months between checks of what someone in danger may rely on."""

ORDINARY_MONTHS = 6
"""Months between checks of other services."""

YEARLY = 12
"""Months between checks of what is no service: organisations, areas, examples, news."""

CYCLES = (LIFELINE_MONTHS, ORDINARY_MONTHS, YEARLY)


def review_months(record: Standing) -> int:
    """After how many months *record* must be checked again."""
    if not isinstance(record, Service):
        return YEARLY
    return ORDINARY_MONTHS if LIFELINE_KINDS.isdisjoint(record.kind) else LIFELINE_MONTHS


def state_of_review(example: PracticeExample, today: date) -> str:
    """The editorial state of *example* on the day: its review level, or ``due`` once that is a year old.

    The day of its last step counts, or of its last check if that is later. An example without either
    has no day to reckon from, and an archived one is never due.
    """
    if example.review_level in ("archived", "due") or not (days := tuple(_looked_at(example))):
        return example.review_level
    return "due" if months_after(max(days), YEARLY) < today else example.review_level


def _looked_at(example: PracticeExample) -> Iterator[date]:
    if example.checked:
        yield example.checked.on
    if example.history:
        yield last_day(example.history[-1].on)
