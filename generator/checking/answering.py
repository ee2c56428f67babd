"""What a check answers, as fast as it can be known: from the last run when nothing changed since.

Nothing slow is imported until it is needed: the models, the rules and what explains a fault take
longer to load than thousands of unchanged records take to read.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.records.kept import Kept, KeptReadings
from generator.records.problem import Level, Lines, Problem
from generator.records.snapshot import Snapshot, take
from generator.records.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Answer:
    """All problems of a directory in order, and the count of its record files."""

    problems: tuple[Problem, ...]
    files: int

    @property
    def may_publish(self) -> bool:
        """True when no problem stands in the way of publishing."""
        return not any(problem.blocks for problem in self.problems)


def answer(root: Path, today: date, jobs: int, kept: Kept) -> Answer:
    """The problems of the directory at *root* as things stand on *today*.

    They are those that :func:`generator.checking.checking.check` finds, whatever *kept* has.
    """
    with uncollected():
        snapshot = take(root)
        question = _question(snapshot, today)
        if (known := _known(kept.load(_NAME), question)) is not None:
            return known
        from generator.records.reading_all import LEAD, begin_reading  # noqa: PLC0415

        readings = KeptReadings(kept)
        begun = begin_reading(snapshot, jobs, readings, LEAD)
        # Only now, while another process reads.
        from generator.checking.checking import check_snapshot  # noqa: PLC0415

        checked = check_snapshot(snapshot, today, begun, jobs)
        found = Answer(checked.problems, checked.files)
        readings.save()
        if snapshot.is_whole:
            kept.save(_NAME, {"question": question, **asdict(found)})
        return found


_NAME = "answer"


def _question(snapshot: Snapshot, today: date) -> str:
    """What tells these files on this day from all other files and days."""
    made = sha256(today.isoformat().encode())
    for path in snapshot.files:
        digest = "" if snapshot.files[path] is None else snapshot.digest(path)
        made.update(f"\n{path}\n{digest}".encode(errors="surrogateescape"))
    return made.hexdigest()


def _known(kept: Any, question: str) -> Answer | None:
    """The answer that was *kept* to this *question*; None when it was to another, or is none."""
    try:
        if kept["question"] != question:
            return None
        return Answer(tuple(map(_problem, kept["problems"])), int(kept["files"]))
    except (KeyError, TypeError, ValueError):
        return None


def _problem(kept: dict[str, Any]) -> Problem:
    fill = tuple(Lines(**lines) for lines in kept["fill"])
    return Problem(**{**kept, "level": Level(kept["level"]), "fill": fill})
