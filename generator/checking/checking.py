"""Check a whole directory: read, shape, gather and judge, with every problem of every file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from generator.checking.filling import lines_to_fill, quoted, with_outline
from generator.checking.gathering import FEW, gather, unresolved, with_known_ids
from generator.checking.judging import judge
from generator.records.catalogue import Catalogue
from generator.records.kept import KeptReadings
from generator.records.kinds import KINDS, Kind, kind_of
from generator.records.parts import Record
from generator.records.problem import Finding, Level, Problem, level_of
from generator.records.reading import Marks, read_bytes
from generator.records.reading_all import Reading, begin_reading
from generator.records.settings import DEFAULT_SETTINGS, SETTINGS, Settings
from generator.records.shaping import shape
from generator.records.snapshot import (
    SETTINGS_FILE,
    Snapshot,
    is_plain_text,
    opened,
    take,
    yaml_files,
)
from generator.records.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check gives: the catalogue of all that passed, the problems in order, and the count of files."""

    catalogue: Catalogue
    settings: Settings
    problems: tuple[Problem, ...]
    files: int

    @property
    def may_publish(self) -> bool:
        """True when no problem stands in the way of publishing."""
        return not any(problem.blocks for problem in self.problems)


#: How lists from elsewhere are read: no records.
IMPORTS = "directory/imports"


def record_files(root: Path) -> list[str]:
    """Every record file below *root*, as paths from it, sorted."""
    return [path for path in yaml_files(root) if _is_record(path)]


def stray_files(root: Path) -> list[str]:
    """Files that look like records but stand in no folder that is read, sorted."""
    return [path for path in yaml_files(root) if _is_stray(path)]


def _is_record(path: str) -> bool:
    return _kind_in(path.rpartition("/")[0]) is not None and not is_plain_text(path)


def _is_stray(path: str) -> bool:
    return not (
        _is_record(path)
        or is_plain_text(path)
        or path.startswith(f"{IMPORTS}/")
        or path == SETTINGS_FILE
    )


def _is_text_among_records(path: str) -> bool:
    return is_plain_text(path) and _kind_in(path.rpartition("/")[0]) is not None


@cache
def _kind_in(folder: str) -> Kind | None:
    """The kind of record that files in *folder* hold, if they hold any."""
    return kind_of(f"{folder}/record.yml")


def check(root: Path, today: date, jobs: int = 1, kept: KeptReadings | None = None) -> Checked:
    """Check every record below *root* as things stand on *today*, with *jobs* processes to read.

    What *kept* has is not parsed again. Gives the catalogue of what passed and all problems, sorted by file, line and column. Raises
    nothing, whatever the files hold.
    """
    with uncollected():
        snapshot = take(root)
        return check_snapshot(snapshot, today, begin_reading(snapshot, jobs, kept), jobs)


def check_snapshot(
    snapshot: Snapshot, today: date, readings: Callable[[], Iterator[Reading]], jobs: int = 1
) -> Checked:
    """As :func:`check`, for files already in hand, of which *readings* gives the readings."""
    with uncollected():
        paths = [path for path in snapshot.files if _is_record(path)]
        records, problems, findings, broken = _shaped(paths, readings())
        findings += [_stray(path) for path in snapshot.files if _is_stray(path)]
        findings += map(_left_unread, filter(_is_text_among_records, snapshot.files))
        catalogue, gathered = gather(records, broken)
        findings = [*with_known_ids(catalogue, findings), *gathered]
        settings, unread, misshapen = read_settings(snapshot)
        problems += unread
        findings += [*misshapen, *unresolved(catalogue, settings, set())]
        findings += judge(catalogue, today, jobs)
        words = {name: list_ for name, list_ in catalogue.terms.items() if 0 < len(list_) <= FEW}
        problems += place(snapshot, findings, words)
    return Checked(catalogue, settings, tuple(sorted(set(problems))), len(paths))


def read_settings(snapshot: Snapshot) -> tuple[Settings, list[Problem], list[Finding]]:
    """The settings in ``signpost.yml``, with what is wrong in it; the defaults when there is none."""
    if SETTINGS_FILE not in snapshot.files:
        return DEFAULT_SETTINGS, [], []
    document, problems = read_bytes(SETTINGS_FILE, snapshot.files[SETTINGS_FILE])
    if document is None:
        return DEFAULT_SETTINGS, problems, []
    settings, findings = shape(document, SETTINGS)
    return (settings if isinstance(settings, Settings) else DEFAULT_SETTINGS), problems, findings


Loaded = tuple[list[Record], list[Problem], list[Finding], list[str]]
"""Records, the problems of reading and the findings of shaping, and the paths of files that failed."""


def load(root: Path, paths: Sequence[str]) -> Loaded:
    """Read and shape the files at *paths* below *root*."""
    snapshot = Snapshot({path: opened(root / path) for path in paths})
    return _shaped(paths, begin_reading(snapshot)())


def _shaped(paths: Sequence[str], readings: Iterable[Reading]) -> Loaded:
    records: list[Record] = []
    problems: list[Problem] = []
    findings = [
        Finding(path, (), "file-ending", "Rename this file so that it ends in .yml.")
        for path in paths
        if not path.endswith(".yml")
    ]
    broken: list[str] = []
    for path, document, unread in readings:
        kind = _kind_in(path.rpartition("/")[0])
        if kind is None or is_plain_text(path):  # a stray file, or the settings
            continue
        problems += map(with_outline, unread)
        record = None
        if document is not None:
            record, misshapen = shape(document, kind)
            findings += misshapen
        if record is None:
            broken.append(path)
        else:
            records.append(record)
    return records, problems, findings, broken


def _left_unread(path: str) -> Finding:
    name = f"{path.rpartition('/')[2].rpartition('.')[0]}.yml"
    sentence = f"This file is not read. Rename it to '{name}' if it is a record."
    return Finding(path, (), "file-ending", sentence, level=Level.CHECK)


def _stray(path: str) -> Finding:
    folders = ", ".join(
        f"{kind.folder}/<area>/" if kind.nested else f"{kind.folder}/" for kind in KINDS
    )
    return Finding(
        path,
        (),
        "file-place",
        f"Move this file to the folder of its kind of record, or delete it: {folders}.",
    )


def place(
    snapshot: Snapshot, findings: Iterable[Finding], words: Mapping[str, Collection[str]]
) -> list[Problem]:
    """Give each finding its line, its column, the line as typed, and the corrected line or lines to fill in."""
    marks: dict[str, Marks] = {}
    return [_placed(snapshot, finding, marks, words) for finding in findings]


def _placed(
    snapshot: Snapshot,
    finding: Finding,
    marks: dict[str, Marks],
    words: Mapping[str, Collection[str]],
) -> Problem:
    if finding.path not in marks:
        raw = snapshot.files.get(finding.path) or b""
        marks[finding.path] = Marks(raw.decode("utf-8-sig", errors="replace"))
    mark = marks[finding.path].find(finding.loc, on_key=finding.on_key)
    write = ""
    if finding.code == "dash-without-space" and not mark.raw:
        write = re.sub(r"^(\s*)-(?=\S)", r"\1- ", mark.typed)
    elif finding.write and mark.raw:
        start, end = mark.typed[: mark.column - 1], mark.typed[mark.column - 1 + len(mark.raw) :]
        write = start + quoted(finding.write, mark.raw) + end
    elif finding.write and finding.on_key:
        write = mark.typed.replace(str(finding.loc[-1]), finding.write, 1)
    level = finding.level or level_of(finding.code)
    return Problem(
        finding.path,
        mark.line,
        mark.column,
        finding.code,
        level,
        finding.sentence,
        mark.typed,
        write,
        () if write else lines_to_fill(finding, marks[finding.path], words),
    )
