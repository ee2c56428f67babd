"""Make the change that an issue asks for, check the whole directory, and say what was done.

The issue is hostile text. It is read by :mod:`generator.editing.issue_body`, names records only by
ids that exist (:mod:`generator.editing.issue_records`), and is repeated only as code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from pathlib import Path

from generator.checking.checking import Checked, check
from generator.editing.issue_body import Refused, read_body
from generator.editing.issue_drafts import Draft, Issue, draft_of
from generator.editing.issue_summary import Story, summary_of
from generator.editing.record_text import record_text
from generator.editing.safe_writing import CannotWrite, write_file
from generator.editing.text_steps import edited_text, holds


class Outcome(IntEnum):
    """What became of an issue; the exit code of the command."""

    FINE = 0
    LOOK = 1
    NOT_APPLIED = 2


@dataclass(frozen=True, slots=True)
class Applied:
    """What was done: the record's *path*, '' when nothing was written, and a *summary* in Markdown.

    The first line of the summary is the title of the pull request. It holds no text of the issue.
    """

    outcome: Outcome
    path: str
    summary: str


_NO_VALUES = (
    "It gives no exact value that differs from the entry as it stands, so someone must make the "
    "change by hand."
)
_NOT_SAFE = (
    "Its values could not be written so that they read back the same. Make the change by hand."
)


def apply_issue(root: Path, body: str, today: date, number: int = 0, title: str = "") -> Applied:
    """Do what the issue with *body* asks, below *root*, and tell it.

    *number* and *title* are the issue's. Raises OSError when a file may not be read; never for anything
    in the issue.
    """
    story = Story(number, title)
    answers = read_body(body)
    if isinstance(answers, Refused):
        return _not_applied(story, answers.sentence)
    story = replace(story, answers=answers)
    checked = check(root, today)
    draft = draft_of(Issue(answers, number, today, root, checked.catalogue))
    if isinstance(draft, Refused):
        return _not_applied(story, draft.sentence)
    story = replace(story, draft=draft)
    if draft.before == draft.after:
        return _not_applied(story, _NO_VALUES)
    try:
        if not write(root, draft):
            return _not_applied(story, _NOT_SAFE)
    except CannotWrite as reason:
        return _not_applied(story, str(reason))
    return _told(story, draft, checked, check(root, today))


def write(root: Path, draft: Draft) -> bool:
    """Write the record; False, and nothing is written, when its text would not read back the same.

    Raises :class:`CannotWrite` as :func:`write_file` does.
    """
    there = None if draft.before is None else (root / draft.path).read_bytes()
    if there is None or draft.before is None:
        made = record_text(draft.kind, draft.after)
        text = made if holds(made, draft.after) else None
    else:
        typed = there.decode("utf-8-sig")
        text = edited_text(draft.kind, typed, draft.before, draft.after)
    if text is None:
        return False
    write_file(root, draft.path, there, text.encode())
    return True


def _told(story: Story, draft: Draft, before: Checked, now: Checked) -> Applied:
    old = {(p.path, p.code, p.sentence) for p in before.problems}
    new = [p for p in now.problems if (p.path, p.code, p.sentence) not in old]
    here = [p for p in now.problems if p.path == draft.path]
    fine = not new and not draft.doubts and not any(p.blocks for p in here)
    story = replace(story, problems=tuple(dict.fromkeys([*here, *new])))
    return Applied(Outcome.FINE if fine else Outcome.LOOK, draft.path, summary_of(story))


def _not_applied(story: Story, why: str) -> Applied:
    return Applied(Outcome.NOT_APPLIED, "", summary_of(replace(story, why=why)))
