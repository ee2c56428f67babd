"""What each issue form asks of a record: the record as it was and as it shall be, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from generator.checking.checking import record_files
from generator.editing.issue_body import Answers, Refused
from generator.editing.issue_forms import I_WORK_THERE
from generator.editing.issue_questions import Does, Question
from generator.editing.issue_records import (
    answer_value,
    find_record,
    folder_of,
    fresh_id,
    new_record,
    source_of,
)
from generator.editing.outside_text import as_code, one_line
from generator.editing.requested_changes import Wish, read_changes
from generator.editing.wishes import with_wishes
from generator.records.catalogue import Catalogue
from generator.records.hidden_places import REFUGE
from generator.records.kinds import KINDS, Kind, kind_of
from generator.records.named_terms import ABUSE_NEEDS
from generator.records.reading import read


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue that was understood: its *answers*, its *number* (0 for none), the day, the records there are."""

    answers: Answers
    number: int
    today: date
    root: Path
    catalogue: Catalogue

    @property
    def origin(self) -> str:
        """Where its facts come from, in words."""
        return f"issue {self.number}" if self.number else "an issue"


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as it shall be: *before* is None for a new one.

    *left_out* says what was not taken over, *doubts* what a maintainer must settle before it goes in.
    """

    path: str
    kind: Kind
    before: Mapping[str, object] | None
    after: Mapping[str, object]
    left_out: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def draft_of(issue: Issue) -> Draft | Refused:
    """What *issue* asks for; or why nothing can be done with it."""
    match issue.answers.form.does:
        case Does.ADD:
            return _added(issue)
        case Does.CHANGE:
            return _changed(issue)
        case Does.STILL_RIGHT:
            return _still_right(issue)
    return Refused("This form is for people to read. Nothing in it can be applied.")


def _added(issue: Issue) -> Draft | Refused:
    model = issue.answers.form.model
    kind = next(kind for kind in KINDS if kind.model is model)
    data, left_out = new_record(issue.answers, issue.catalogue, issue.today, issue.origin)
    areas = data.get("areas")
    area = folder_of(areas if isinstance(areas, list) else [], issue.catalogue)
    if not area:
        return Refused("None of the areas it names is known here.")
    name = str(data.get("name") or data.get("title") or "")
    taken = {PurePosixPath(path).name.partition(".")[0] for path in record_files(issue.root)}
    id_ = fresh_id(name, taken, area, issue.number)
    if isinstance(id_, Refused):
        return id_
    folder = f"{kind.folder}/{area}" if kind.nested else kind.folder
    doubts = []
    if "sources" not in data:
        doubts.append("It names no source. Find one before it is published.")
    if id_ != fresh_id(name, (), area, issue.number):
        doubts.append("There is an entry of that name already. Perhaps it is the same one.")
    path = f"{folder}/{id_}.yml"
    return Draft(path, kind, None, data, tuple(left_out), tuple(doubts))


def _changed(issue: Issue) -> Draft | Refused:
    found = _existing(issue)
    if isinstance(found, Refused):
        return found
    before = found.before or {}
    quick, unsaid = _quick(issue, found)
    exact, not_read = read_changes(issue.answers.of("changes"), found.kind.model)
    hides = _is_hidden(before) or any(
        _shows_place(wish) and REFUGE.search(str(wish.value)) for wish in (*quick, *exact)
    )
    public = [wish for wish in (*quick, *exact) if not (_shows_place(wish) and hides)]
    after, not_done = with_wishes(before, public)
    if len(public) < len(quick) + len(exact):
        not_done.append("The place: entries about abuse carry none until the service confirms it.")
    doubts: tuple[str, ...] = ()
    source = source_of(issue.answers)
    if source is None:
        doubts = (_without_source(issue.answers),)
    elif after != before:
        sources = after.get("sources")
        known = sources if isinstance(sources, list) else []
        if source["url"] not in [entry.get("url") for entry in known if isinstance(entry, dict)]:
            after["sources"] = [*known, source]
    return replace(found, after=after, left_out=(*unsaid, *not_read, *not_done), doubts=doubts)


def _without_source(answers: Answers) -> str:
    if url := one_line(answers.of("source")):
        return f"It says that this can be read at {as_code(url)}. Look, and add that page to the sources."
    return "It names no page where this can be read. Ask them, or look it up."


def _shows_place(wish: Wish) -> bool:
    return wish.loc[0] in ("places", "address") or wish.loc[:2] == ("contact", "post")


def _is_hidden(data: Mapping[str, object]) -> bool:
    """True for an entry whose place must not be known: a refuge, or any service about abuse."""
    needs = data.get("needs")
    return (
        data.get("address") == "none"
        or (isinstance(needs, list) and any(need in ABUSE_NEEDS for need in needs))
        or bool(REFUGE.search(f"{data.get('name')} {data.get('summary')}"))
    )


def _quick(issue: Issue, found: Draft) -> tuple[list[Wish], list[str]]:
    """The wishes of the questions that ask for one field each."""
    wishes: list[Wish] = []
    left_out: list[str] = []
    for question in issue.answers.form.questions:
        if not question.loc or not (answer := issue.answers.of(question.id)):
            continue
        if question.model is not found.kind.model:
            left_out.append(f"{as_code(question.label)}: This kind of entry has no such field.")
        elif _is_one_of_several(question, found.before or {}):
            left_out.append(
                f"{as_code(question.label)}: This entry has several numbers. Say which one under "
                f"{as_code('Exact new values')}."
            )
        else:
            value = answer_value(question, answer, issue.catalogue)
            wishes.append(Wish(question.loc, value, question.holds))
    return wishes, left_out


def _is_one_of_several(question: Question, data: Mapping[str, object]) -> bool:
    """True when the answer is for the first entry of a list that has more."""
    here: object = data
    for step in question.loc:
        if isinstance(step, int):
            return isinstance(here, list) and len(here) > 1
        here = here.get(step) if isinstance(here, Mapping) else None
    return False


def _still_right(issue: Issue) -> Draft | Refused:
    found = _existing(issue)
    if isinstance(found, Refused):
        return found
    if one_line(issue.answers.of("how-you-know")) != I_WORK_THERE:
        return Refused(
            "An entry says 'checked' only when the service itself was asked, so nothing is changed. A "
            "maintainer can ask the service, and then note it."
        )
    mark = {"on": issue.today.isoformat(), "how": "form", "by": "the service"}
    doubt = "Nobody knows yet that the writer works there. Ask through the service's own number or mailbox."
    return replace(found, after={**(found.before or {}), "checked": mark}, doubts=(doubt,))


def _existing(issue: Issue) -> Draft | Refused:
    """The record that an issue is about, unchanged."""
    path = find_record(issue.answers.of("record"), record_files(issue.root))
    if isinstance(path, Refused):
        return path
    kind = kind_of(path)
    document, _ = read(issue.root, path)
    if document is None or kind is None:
        return Refused("The file of this entry cannot be read as it stands. Mend it first.")
    return Draft(path, kind, document.data, document.data)
