"""The good directory in memory, to be checked with a file more or another one: no copy, no disk.

What is checked is the snapshot of files that every check works on. Good files are parsed once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from generator.checking.checking import Checked, check_snapshot
from generator.records.kept import Kept, KeptReadings
from generator.records.problem import Problem
from generator.records.reading_all import begin_reading
from generator.records.snapshot import Snapshot, take

GOOD = Path(__file__).parents[1] / "examples" / "good"
_READINGS = KeptReadings(Kept(GOOD, None))


@cache
def good_files() -> Mapping[str, bytes]:
    """Every file of the good directory by its path."""
    return {path: raw for path, raw in take(GOOD).files.items() if raw is not None}


def checked_with(files: Mapping[str, bytes], today: date) -> Checked:
    """What a check of the good directory gives when *files* stand in it, or in place of its own."""
    snapshot = Snapshot(dict(sorted({**good_files(), **files}.items())))
    return check_snapshot(snapshot, today, begin_reading(snapshot, 1, _READINGS))


def problems_with(files: Mapping[str, bytes], today: date) -> tuple[Problem, ...]:
    """The problems that :func:`checked_with` gives."""
    return checked_with(files, today).problems
