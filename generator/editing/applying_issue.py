"""Make the change that an issue asks for, check the whole directory, and say what was done.

The issue is hostile text. It is read by :mod:`generator.editing.issue_body`, names records only by
ids that exist (:mod:`generator.editing.issue_records`), and is repeated only as code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from pathlib import Path, PurePosixPath

from generator.checking.checking import Checked, check, record_files
from generator.editing.issue_body import Answers, Refused, read_body
from generator.editing.issue_forms import I_WORK_THERE, CHANGE_SERVICE, Does
from generator.editing.issue_records import (
    answer_value,
    find_record,
    folder_of,
    fresh_id,
    new_record,
    source_of,
    with_wishes,
)
from generator.editing.issue_summary import Story, summary_of
from generator.editing.outside_text import as_code, one_line
from generator.editing.record_text import RecordText, record_text
from generator.editing.requested_changes import Wish, read_changes
from generator.records.form import form_of
from generator.records.kinds import Kind, kind_of
from generator.records.problem import Loc, Problem
from generator.records.reading import parse, read


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


@dataclass(frozen=True, slots=True)
class _Draft:
    """A record as it shall be: *before* is None for a new one. *doubts* are said to the maintainer."""

    path: str
    before: Mapping[str, object] | None
    after: Mapping[str, object]
    left_out: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def apply_issue(root: Path, body: str, today: date, number: int = 0, title: str = "") -> Applied:
    """Do what the issue with *body* asks, below *root*, and tell it.

    *number* and *title* are the issue's. Raises OSError when a file may not be read or written; never
    for anything in the issue.
    """
    answers = read_body(body)
    if isinstance(answers, Refused):
        return _not_applied(Story(number, title), answers.sentence)
    story = Story(number, title, answers)
    checked = check(root, today)
    draft = _DRAFTS[answers.form.does](root, answers, checked, today, story.origin)
    if isinstance(draft, Refused):
        return _not_applied(story, draft.sentence)
    story = replace(
        story, path=draft.path, before=draft.before, after=draft.after, left_out=draft.left_out
    )
    if draft.before == draft.after:
        return _not_applied(story, _NO_VALUES)
    text = _text_of(root, draft)
    if isinstance(text, Refused):
        return _not_applied(story, text.sentence)
    file = root / draft.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return _told(story, draft, checked, check(root, today))


_NO_VALUES = (
    "It gives no exact value that differs from the entry as it stands, so someone must make the "
    "change by hand."
)


def _told(story: Story, draft: _Draft, before: Checked, now: Checked) -> Applied:
    old = {(p.path, p.code, p.sentence) for p in before.problems}
    new = [p for p in now.problems if (p.path, p.code, p.sentence) not in old]
    here = [p for p in now.problems if p.path == draft.path]
    shown: list[Problem] = list(dict.fromkeys([*here, *new]))
    fine = not new and not draft.doubts and not any(p.blocks for p in here)
    story = replace(story, problems=tuple(shown), doubts=draft.doubts)
    return Applied(Outcome.FINE if fine else Outcome.LOOK, draft.path, summary_of(story))


def _not_applied(story: Story, why: str) -> Applied:
    return Applied(Outcome.NOT_APPLIED, "", summary_of(replace(story, path="", why=why)))


# ------------------------------------------------------------------------------ what each form does


def _add(
    root: Path, answers: Answers, checked: Checked, today: date, origin: str
) -> _Draft | Refused:
    catalogue = checked.catalogue
    assert answers.form.model is not None, "a form that adds has its kind"
    kind = kind_for(answers.form.model)
    data, left_out = new_record(answers, catalogue, today, origin)
    areas = data.get("areas")
    area = folder_of(areas if isinstance(areas, list) else [], catalogue)
    if not area:
        return Refused("None of its areas is known here.")
    paths = record_files(root)
    name = str(data.get("name") or data.get("title") or "")
    taken = {PurePosixPath(path).name.split(".")[0] for path in paths}
    id_ = fresh_id(name, taken, area, int(origin.rpartition(" ")[2]) if origin[-1].isdigit() else 0)
    if isinstance(id_, Refused):
        return id_
    folder = f"{kind.folder}/{area}" if kind.nested else kind.folder
    doubts = ["Nobody has asked them. Open the page that is named as source, and compare."]
    if "sources" not in data:
        doubts = ["It names no source. Find one before it is published."]
    return _Draft(f"{folder}/{id_}.yml", None, data, tuple(left_out), tuple(doubts[1:]))


def kind_for(model: type) -> Kind:
    """The kind of record with *model*. Raises StopIteration for none."""
    from generator.records.kinds import KINDS

    return next(kind for kind in KINDS if kind.model is model)


def _change(
    root: Path, answers: Answers, checked: Checked, today: date, origin: str
) -> _Draft | Refused:
    found = _existing(root, answers)
    if isinstance(found, Refused):
        return found
    path, kind, before = found
    wishes, left_out = read_changes(answers.of("changes"), kind.model)
    if answers.form is CHANGE_SERVICE:
        quick, unsaid = _quick(answers, kind, before, checked)
        wishes, left_out = [*quick, *wishes], [*unsaid, *left_out]
    after, not_done = with_wishes(before, wishes)
    source = source_of(answers)
    doubts = []
    if source is None:
        doubts.append("It names no page where the new facts can be read. Ask them, or look it up.")
    elif after != before:
        sources = after.get("sources")
        known = sources if isinstance(sources, list) else []
        if source["url"] not in [s.get("url") for s in known if isinstance(s, dict)]:
            after["sources"] = [*known, source]
    return _Draft(path, before, after, (*left_out, *not_done), tuple(doubts))


def _quick(
    answers: Answers, kind: Kind, before: Mapping[str, object], checked: Checked
) -> tuple[list[Wish], list[str]]:
    """The wishes of the questions that ask for one field each."""
    wishes, left_out = [], []
    contact = before.get("contact")
    phones = contact.get("phones") if isinstance(contact, dict) else None
    several = isinstance(phones, list) and len(phones) > 1
    for question in answers.form.questions:
        if not question.loc or not (answer := answers.of(question.id)):
            continue
        if several and question.loc[:2] == ("contact", "phones"):
            left_out.append(
                f"{as_code(question.label)}: This entry has several numbers. Say which under "
                f"{as_code('Exact new values')}."
            )
            continue
        field = _field_at(kind, question.loc)
        wishes.append(
            Wish(question.loc, answer_value(question, answer, checked.catalogue), field)
        )
    return wishes, left_out


def _field_at(kind: Kind, loc: Loc):
    fields = form_of(kind.model)
    for step in (step for step in loc if isinstance(step, str)):
        found = next(field for field in fields if field.key == step)
        fields = form_of(found.group) if found.group else ()
    return found


def _still_right(
    root: Path, answers: Answers, checked: Checked, today: date, origin: str
) -> _Draft | Refused:
    found = _existing(root, answers)
    if isinstance(found, Refused):
        return found
    path, _, before = found
    if one_line(answers.of("how-you-know")) != I_WORK_THERE:
        return Refused(
            "Thank you. The entry says 'checked' only when the service itself was asked, so nothing "
            "is changed. A maintainer can ask them, and then note it."
        )
    mark = {"on": today.isoformat(), "how": "form", "by": "the service"}
    return _Draft(
        path,
        before,
        {**before, "checked": mark},
        doubts=("Nobody knows yet that the writer works there. Ask by the service's own number or mailbox.",),
    )


def _read(
    root: Path, answers: Answers, checked: Checked, today: date, origin: str
) -> _Draft | Refused:
    return Refused("This form is for people to read. Nothing in it can be applied.")


_DRAFTS = {
    Does.ADD: _add,
    Does.CHANGE: _change,
    Does.STILL_RIGHT: _still_right,
    Does.READ: _read,
}


def _existing(root: Path, answers: Answers) -> tuple[str, Kind, Mapping[str, object]] | Refused:
    """The record that an issue is about: its path, kind and data as typed."""
    path = find_record(answers.of("record"), record_files(root))
    if isinstance(path, Refused):
        return path
    kind = kind_of(path)
    document, _ = read(root, path)
    if document is None or kind is None:
        return Refused("The file of this entry cannot be read as it stands. Mend it first.")
    return path, kind, document.data
