"""Judge: the catalogue and today's date in, findings out. Stage 4. One rule, one module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from generator.checking.rules import RULES
from generator.records.catalogue import Catalogue
from generator.records.forked import can_fork, forked
from generator.records.problem import Finding

Rule = Callable[[Catalogue, date], Iterator[Finding]]


def judge(catalogue: Catalogue, today: date, jobs: int = 1) -> list[Finding]:
    """Hold every rule against *catalogue*. *today* decides what is overdue.

    The outcome does not depend on *jobs*: each process holds some of the rules.
    """
    shares = jobs if len(catalogue.services) >= PARALLEL_FROM and can_fork() else 1
    if shares == 1:
        return [finding for rule in RULES for finding in rule(catalogue, today)]
    _ = catalogue.wording  # what several rules search, made once before the processes part
    held = forked(
        lambda share: [
            (number, list(rule(catalogue, today)))
            for number, rule in enumerate(RULES)
            if number % shares == share
        ],
        shares,
    )
    in_order = sorted((pair for share in held for pair in share), key=lambda pair: pair[0])
    return [finding for _, findings in in_order for finding in findings]


PARALLEL_FROM = 3_000
"""Services from which a second process pays for its start."""
