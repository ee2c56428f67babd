"""``signpost new``: begin a record by answering questions."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path

import click

from generator.checking.checking import check as check_records
from generator.checking.checking import load, record_files
from generator.checking.gathering import gather
from generator.checking.reporting import explain
from generator.commands.options import ROOT, TODAY, day_of
from generator.editing import new_record as records
from generator.editing.safe_writing import CannotWrite, write_file
from generator.records.catalogue import Catalogue
from generator.records.kinds import Kind
from generator.records.unseen import plainly


class _Refused(Exception):
    """An answer will not do, and there is nobody to ask again."""


@click.command()
@click.argument("kind_name", metavar="KIND", type=click.Choice(list(records.QUESTIONS)))
@click.option(
    "--answer",
    "answers",
    metavar="KEY=VALUE",
    multiple=True,
    help="Answer a question beforehand. May be given several times.",
)
@ROOT
@TODAY
def new(kind_name: str, answers: tuple[str, ...], root: Path, today: datetime | None) -> None:
    """Begin a service, an organisation, a practice example or an area: ask, write its file, check it.

    KIND is service, organisation, practice or area. Ids are offered as you type, by their names and by
    the words people use. Without a terminal, the answers are read from stdin, one to a line in the
    order of the questions; an empty line leaves one out. Nothing is overwritten, and Ctrl-C leaves
    nothing behind. An organisation that is not there yet is begun with the record: answer 'new' and its
    name, and its own questions follow. Exits with 1 when a new file has something to change, or an
    answer will not do.
    """
    kind = records.kind_named(kind_name)
    loaded, _, _, broken = load(root, record_files(root))
    catalogue, _ = gather(loaded, broken)
    written: list[str] = []
    try:
        asking = _Asking(root, kind, catalogue, _given(kind, answers), _answerer())
        asking.record()
        for path, text in asking.made.items():
            write_file(root, path, None, text.encode())
            written.append(path)
            click.echo(f"Written: {path}")
    except (KeyboardInterrupt, EOFError, click.Abort):
        click.echo("\nNothing was written.", err=True)
        sys.exit(130)
    except (_Refused, CannotWrite) as reason:
        nothing = "" if written else "\nNothing was written."
        click.echo(f"{plainly(str(reason))}{nothing}", err=True)
        sys.exit(1)
    blocked = _told(written, root, day_of(today))
    if lines := records.not_asked(kind, asking.answers):
        click.echo(f"\nNot asked. Add what a source says to the file, such as:\n\n{lines}")
    sys.exit(1 if blocked else 0)


def _told(written: list[str], root: Path, today: date) -> bool:
    """Say what the check says of the *written* files; True when something must change."""
    problems = check_records(root, today, os.cpu_count() or 1).problems
    found = [problem for problem in problems if problem.path in written]
    for problem in found:
        click.echo(f"\n{explain(problem)}")
    if not found:
        click.echo("It has no problems." if len(written) == 1 else "They have no problems.")
    return any(problem.blocks for problem in found)


_PLACE = ("folder", "id")
#: Before the keys of answers for an organisation that is begun with another record.
_OF_NEW = "organisation."
_BEGIN = "Is it not in the list? Write 'new' and its name, and it is begun too: new Harbour Friends"


def _given(kind: Kind, answers: tuple[str, ...]) -> dict[str, str]:
    """What ``--answer`` says, by key. Raises _Refused for a key that is none."""
    keys = [question.key for question in records.QUESTIONS[kind.name]]
    keys += _PLACE if kind.nested else _PLACE[1:]
    if any(records.begins(kind, question) for question in records.QUESTIONS[kind.name]):
        keys += [_OF_NEW + question.key for question in records.QUESTIONS["organisation"]]
        keys.append(f"{_OF_NEW}id")
    given: dict[str, str] = {}
    for answer in answers:
        key, equals, value = answer.partition("=")
        if not equals or key not in keys:
            raise _Refused(f"There is no question '{key}'. There are: {', '.join(keys)}.")
        given[key] = value.encode("utf-8", "replace").decode()  # bytes that were no text
    return given


@dataclass(frozen=True, slots=True)
class _Ask:
    """One question as it is put to somebody."""

    title: str
    help_text: str
    fault_of: Callable[[str], str]
    default: str = ""
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    many: bool = False


_Answerer = Callable[[_Ask], str]


def _answerer() -> _Answerer:
    """Whoever sits at the terminal, or the lines that are piped in."""
    if sys.stdin.isatty():
        return _at_terminal
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # bytes that are no text
    return _piped(iter(sys.stdin))


def _at_terminal(a: _Ask) -> str:
    from generator.commands.asking import ask  # noqa: PLC0415 - a tenth of a second to load

    return ask(a.title, a.help_text, a.fault_of, a.default, a.known, many=a.many)


def _piped(lines: Iterator[str]) -> _Answerer:
    """Takes each answer from the next of *lines*."""

    def next_line(ask: _Ask) -> str:
        answer = next(lines, "").strip() or ask.default
        if fault := ask.fault_of(answer):
            raise _Refused(f"{ask.title}: {plainly(answer)}\n  {fault}")
        return answer

    return next_line


@dataclass(slots=True)
class _Asking:
    """Goes through the questions of one kind of record."""

    root: Path
    kind: Kind
    catalogue: Catalogue
    given: Mapping[str, str]
    answerer: _Answerer
    answers: dict[str, str] = field(default_factory=dict)
    #: The text of each new record, by its path: that of an organisation begun on the way comes first.
    made: dict[str, str] = field(default_factory=dict)

    def record(self) -> str:
        """Ask for everything, and give the new record's id."""
        answers = self.answers
        for question in records.QUESTIONS[self.kind.name]:
            if not question.after or answers.get(question.after, "").strip():
                answer = self._answer(question.key, self._asked(question))
                name = records.name_to_begin(self.kind, question, answer)
                answers[question.key] = self._begun(name) if name else answer
        text = records.text_of(self.kind, answers)
        folder = self._folder(answers.get("areas", "")) if self.kind.nested else ""
        click.echo(f"\n{plainly(text.rstrip())}\n")
        id_ = self._answer("id", self._name(answers))
        self.made[records.path_of(self.kind, folder, id_)] = text
        return id_

    def _begun(self, name: str) -> str:
        """Ask for an organisation called *name* first. Gives its id."""
        click.echo(f"\nFirst the organisation, {plainly(name)}.")
        given = {
            key.removeprefix(_OF_NEW): value
            for key, value in self.given.items()
            if key.startswith(_OF_NEW)
        }
        kind = records.kind_named("organisation")
        first = _Asking(self.root, kind, self.catalogue, {**given, "name": name}, self.answerer)
        id_ = first.record()
        self.made.update(first.made)
        click.echo(f"Now the {self.kind.name} again.\n")
        return id_

    def _answer(self, key: str, asked: _Ask) -> str:
        """The answer given beforehand, or the one that is given now."""
        if key not in self.given:
            return self.answerer(asked).strip()
        answer = self.given[key].strip()
        if fault := asked.fault_of(answer):
            raise _Refused(f"{key}={answer}\n  {fault}")
        return answer

    def _asked(self, question: records.Question) -> _Ask:
        kind, catalogue = self.kind, self.catalogue
        form = records.field_of(kind, question)
        title = records.title_of(kind, question)
        begins = records.begins(kind, question)
        hint = "Several: put a comma between them." if form.many else _BEGIN if begins else ""

        def fault_of(answer: str) -> str:
            if name := records.name_to_begin(kind, question, answer):
                return records.new_name_fault(catalogue, name)
            fault = records.fault_of(kind, catalogue, question, answer)
            return f"{fault} {_BEGIN}" if fault and begins else fault

        return _Ask(
            title,
            " ".join(filter(None, (question.help or form.help, hint))),
            fault_of,
            question.default,
            records.suggestions(kind, catalogue, question),
            form.many,
        )

    def _folder(self, areas: str) -> str:
        names = records.folders(self.root, self.kind)
        asked = _Ask(
            "Folder",
            "Where people will look for it: the area, or national.",
            lambda answer: records.folder_fault(
                self.root, self.kind, self.catalogue, answer.strip()
            ),
            records.proposed_folder(self.root, self.kind, self.catalogue, areas),
            dict.fromkeys(names, ()),
        )
        return self._answer("folder", asked)

    def _name(self, answers: Mapping[str, str]) -> _Ask:
        return _Ask(
            "File name, without .yml",
            "Part of the page's address; it never changes. Enter writes the file, Ctrl-C leaves it.",
            lambda answer: records.id_fault(self.kind, self.catalogue, answer.strip()),
            records.proposed_id(self.kind, self.catalogue, answers),
        )
