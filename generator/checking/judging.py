"""Judge: the catalogue and today's date in, findings out. Stage 4. One rule, one module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from generator.checking.rules import RULES
from generator.records.catalogue import Catalogue
from generator.records.problem import Finding

Rule = Callable[[Catalogue, date], Iterator[Finding]]


def judge(catalogue: Catalogue, today: date) -> list[Finding]:
    """Hold every rule against *catalogue*. *today* decides what is overdue."""
    return [finding for rule in RULES for finding in rule(catalogue, today)]
