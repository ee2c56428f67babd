"""Judge: the catalogue and today's date in, findings out. Stage 4. One rule, one module."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from generator.checking.rules import RULES
from generator.records.catalogue import Catalogue
from generator.records.forked import ahead, can_fork
from generator.records.problem import Finding

Rule = Callable[[Catalogue, date], Iterator[Finding]]


def judge(catalogue: Catalogue, today: date, jobs: int = 1) -> list[Finding]:
    """Hold every rule against *catalogue*. *today* decides what is overdue.

    The outcome does not depend on *jobs*: a second process holds every other rule.
    """
    if jobs < 2 or len(catalogue.services) < PARALLEL_FROM or not can_fork():
        held = _held(catalogue, today, RULES)
    else:
        _ = catalogue.wording  # what several rules search, made once before the processes part
        others = ahead(partial(_held, catalogue, today, RULES[1::2]))
        held = [[]] * len(RULES)
        held[::2] = _held(catalogue, today, RULES[::2])
        held[1::2] = others()
    return [finding for findings in held for finding in findings]


def _held(catalogue: Catalogue, today: date, rules: Sequence[Rule]) -> list[list[Finding]]:
    return [list(rule(catalogue, today)) for rule in rules]


PARALLEL_FROM = 1_500
"""Services from which a second process pays for its start."""
