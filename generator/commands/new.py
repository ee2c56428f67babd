"""``signpost new``: begin a record by answering questions."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
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
    nothing behind. Exits with 1 when the new file has something to change, or an answer will not do.
    """
    kind = records.kind_named(kind_name)
    loaded, _, _, broken = load(root, record_files(root))
    catalogue, _ = gather(loaded, broken)
    try:
        given = _given(kind, answers)
        path, text = _Asking(root, kind, catalogue, given, _answerer()).record()
        write_file(root, path, None, text.encode())
    except (KeyboardInterrupt, EOFError, click.Abort):
        click.echo("\nNothing was written.", err=True)
        sys.exit(130)
    except (_Refused, CannotWrite) as reason:
        click.echo(f"{plainly(str(reason))}\nNothing was written.", err=True)
        sys.exit(1)
    click.echo(f"Written: {path}")
    found = [
        problem
        for problem in check_records(root, day_of(today), os.cpu_count() or 1).problems
        if problem.path == path
    ]
    for problem in found:
        click.echo(f"\n{explain(problem)}")
    if not found:
        click.echo("It has no problems.")
    sys.exit(1 if any(problem.blocks for problem in found) else 0)


_PLACE = ("folder", "id")


def _given(kind: Kind, answers: tuple[str, ...]) -> dict[str, str]:
    """What ``--answer`` says, by key. Raises _Refused for a key that is none."""
    keys = [question.key for question in records.QUESTIONS[kind.name]]
    keys += _PLACE if kind.nested else _PLACE[1:]
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

    def record(self) -> tuple[str, str]:
        """The path and the text of the new record."""
        answers: dict[str, str] = {}
        for question in records.QUESTIONS[self.kind.name]:
            if not question.after or answers.get(question.after, "").strip():
                answers[question.key] = self._answer(question.key, self._asked(question))
        text = records.text_of(self.kind, answers)
        folder = self._folder(answers.get("areas", "")) if self.kind.nested else ""
        click.echo(f"\n{plainly(text.rstrip())}\n")
        id_ = self._answer("id", self._name(answers))
        return records.path_of(self.kind, folder, id_), text

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
        hint = "Several: put a comma between them." if form.many else ""
        return _Ask(
            title,
            " ".join(filter(None, (form.help, hint))),
            lambda answer: records.fault_of(kind, catalogue, question, answer),
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
