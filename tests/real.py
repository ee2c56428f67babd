"""The real directory, checked and planned once in each process of a run, for tests that only look at it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from generator.checking.checking import Checked, check
from generator.planning.pages import SitePlan
from generator.planning.site_plan import plan_sites

ROOT = Path(__file__).resolve().parent.parent


@cache
def real_check(day: date) -> Checked:
    """The real records as they stand on *day*."""
    return check(ROOT, day)


@cache
def real_plans(day: date) -> tuple[SitePlan, ...]:
    """The plans of the hub and of all area sites as they stand on *day*."""
    checked = real_check(day)
    return tuple(plan_sites(checked.catalogue, checked.settings, day))
