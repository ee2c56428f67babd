"""Mend what can be mended without knowing anything but the file: ``signpost check --fix``.

All is tried on a copy of the records first. A file is written only when what was changed in it made
its problems fewer, and never outside the root or through a link.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.checking.checking import Checked, check, record_files, stray_files
from generator.editing.safe_writing import CannotWrite, write_file
from generator.records.kept import Kept, KeptReadings
from generator.records.kinds import kind_of
from generator.records.problem import Problem
from generator.records.reading import read
from generator.records.settings import SETTINGS_FILE
from generator.records.shaping import shape


def _always(_: Problem) -> bool:
    return True


def _same_letters(problem: Problem) -> bool:
    """True when only signs differ: no letter and no digit comes, goes or moves."""
    return re.sub(r"\W", "", problem.typed) == re.sub(r"\W", "", problem.write)


def _only_brackets_come(problem: Problem) -> bool:
    return _same_letters(problem) and problem.write.count("[") > problem.typed.count("[")


def _mailto_goes(problem: Problem) -> bool:
    return problem.typed.replace("mailto:", "", 1) == problem.write


def _morning_or_evening_is_said(problem: Problem) -> bool:
    return re.match(r"[\"']?\d{1,2}([:.]\d\d)?\s*[ap]m", problem.typed[problem.column - 1 :], re.IGNORECASE) is not None  # fmt: skip


def _one_reading(problem: Problem) -> bool:
    """True for a month in words beside its day, or a day above 12: no other country reads it otherwise."""
    given = problem.typed[problem.column - 1 :]
    words = re.match(r"[\"']?\d{1,2}(st|nd|rd|th)? [A-Za-z]{3,9}\.?,? \d{4}", given)
    figures = re.match(r"[\"']?(\d{1,2})[/.]\d{1,2}[/.]\d{4}", given)
    return words is not None or (figures is not None and int(figures[1]) > 12)


#: The codes whose correction is certain, and the test that the correction itself must pass.
#:
#: - The text stays as typed and only becomes readable: `colon-unquoted`, `special-character`, `tag`,
#:   `anchor`, `quote-closed-early`, `quote-inside-quotes`, `dash-without-space`,
#:   `colon-without-space`, `tab`, `hidden-character` (which nobody can see), `wrong-kind` when only
#:   square brackets come round it.
#: - One other spelling of the very same value: `yes-or-no`, `language-form` (from a list of names),
#:   `time-form` with am or pm, `date-form` with a single reading, `phone-form` with the same digits,
#:   `postcode-form` (an O where only a figure can stand), `email-form` when mailto: goes,
#:   `url-without-scheme` and `link-form` (what a browser would do), `url-form` (spaces as %20),
#:   `summary-full-stop`.
#:
#: Not certain, so left to a person: every digit of a phone number (`phone-missing-zero`,
#: `phone-letters`, `phone-two-numbers`), because a wrong one reaches a stranger; every "did you mean"
#: (`unknown-field`, `unknown-reference`, `not-in-list` ...); where a quote, a bracket or an indent was
#: meant to end (`quote-not-closed`, `bracket-not-closed`, `bad-indent`, `missing-colon`); whether a #
#: begins a comment; `not-utf-8`, whose encoding is a guess; ids; and all words for readers.
CERTAIN: Mapping[str, Callable[[Problem], bool]] = {
    "anchor": _same_letters,
    "colon-unquoted": _same_letters,
    "colon-without-space": _same_letters,
    "dash-without-space": _same_letters,
    "date-form": _one_reading,
    "email-form": _mailto_goes,
    "hidden-character": _same_letters,
    "language-form": _always,
    "link-form": _always,
    "phone-form": _same_letters,
    "postcode-form": _always,
    "quote-closed-early": _same_letters,
    "quote-inside-quotes": _same_letters,
    "special-character": _same_letters,
    "summary-full-stop": _same_letters,
    "tab": _same_letters,
    "tag": _same_letters,
    "time-form": _morning_or_evening_is_said,
    "url-form": _always,
    "url-without-scheme": _always,
    "wrong-kind": _only_brackets_come,
    "yes-or-no": _always,
}


def is_certain(problem: Problem) -> bool:
    """True when the corrected line of *problem* may be written without asking anybody."""
    certain = CERTAIN.get(problem.code)
    one_line = problem.write and not set(problem.write) & set("\r\n\x85\u2028\u2029")
    return bool(certain and one_line and problem.write != problem.typed and certain(problem))


@dataclass(frozen=True, slots=True)
class Mended:
    """One line that was changed. *line* counts from 1."""

    path: str
    line: int
    code: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """What came of it: the lines changed, the check of what is there now, and what could not be written."""

    mended: tuple[Mended, ...]
    checked: Checked
    refused: tuple[str, ...] = ()


def fix(root: Path, today: date, jobs: int = 1) -> Fixed:
    """Mend all records below *root* as far as that is certain, and check them again.

    Raises nothing for what the files hold. A file that may not be written is named in *refused*.
    """
    kept = KeptReadings(Kept(root, None))  # what does not change is parsed once, not for each round
    checked = check(root, today, jobs, kept)
    if not any(map(is_certain, checked.problems)):
        return Fixed((), checked)
    with tempfile.TemporaryDirectory(prefix="signpost-fix-") as folder:
        copy = Path(folder)
        originals = _copy(root, copy)
        mended = _mend(copy, originals.keys(), today, jobs, kept)
        refused: list[str] = []
        for path in dict.fromkeys(each.path for each in mended):
            try:
                write_file(root, path, originals[path], (copy / path).read_bytes())
            except CannotWrite as reason:
                refused.append(str(reason))
                mended = [each for each in mended if each.path != path]
    return Fixed(tuple(sorted(mended, key=_place)), check(root, today, jobs, kept), tuple(refused))


def _place(mended: Mended) -> tuple[str, int]:
    return mended.path, mended.line


def _copy(root: Path, copy: Path) -> dict[str, bytes]:
    """Copy all that a check reads, and give the records that may be written, as they are now."""
    originals: dict[str, bytes] = {}
    for path in [*record_files(root), *stray_files(root), SETTINGS_FILE]:
        source = root / path
        if not source.is_file():
            continue
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(source, copy / path)
        except OSError:  # the check says that it cannot be opened
            continue
        if path.endswith(".yml") and kind_of(path) is not None and not source.is_symlink():
            originals[path] = (copy / path).read_bytes()
    return originals


def _mend(
    copy: Path, ours: Iterable[str], today: date, jobs: int, kept: KeptReadings
) -> list[Mended]:
    """Mend the files *ours* below *copy*, round after round, until nothing certain is left."""
    ours, done = set(ours), list[Mended]()
    left_alone: set[Problem] = set()
    one_by_one: set[str] = set()
    problems = check(copy, today, jobs, kept).problems
    while chosen := _chosen(problems, ours, left_alone, one_by_one):
        tried = {path: _Try.of(copy, path, each, problems) for path, each in chosen.items()}
        after = check(copy, today, jobs, kept).problems
        for path, attempt in tried.items():
            if attempt.helped(copy, path, after):
                done += attempt.mended
                continue
            (copy / path).write_bytes(attempt.before)
            if len(chosen[path]) == 1:
                left_alone.update(chosen[path])
            one_by_one.add(path)
        problems = check(copy, today, jobs, kept).problems if one_by_one else after
    return _joined(done)


def _chosen(
    problems: Sequence[Problem], ours: set[str], left_alone: set[Problem], one_by_one: set[str]
) -> dict[str, list[Problem]]:
    """The problems to mend in this round: one a line, or one a file where several at once did not help."""
    chosen: dict[str, list[Problem]] = {}
    for problem in sorted(problems):
        if problem.path not in ours or problem in left_alone or not is_certain(problem):
            continue
        there = chosen.setdefault(problem.path, [])
        full = there and (problem.path in one_by_one or there[-1].line == problem.line)
        if not full:
            there.append(problem)
    return chosen


@dataclass(frozen=True, slots=True)
class _Try:
    """One attempt at one file: its bytes before, how far it read, its problems, and the lines changed."""

    before: bytes
    reached: int
    problems: tuple[Problem, ...]
    mended: tuple[Mended, ...]

    @classmethod
    def of(
        cls, copy: Path, path: str, chosen: Sequence[Problem], problems: Sequence[Problem]
    ) -> _Try:
        """Put the corrected lines of *chosen* into the file at *path*."""
        before, reached = (copy / path).read_bytes(), _reached(copy, path)
        after, mended = _with_lines(before, chosen)
        (copy / path).write_bytes(after)
        return cls(before, reached, tuple(p for p in problems if p.path == path), mended)

    def helped(self, copy: Path, path: str, after: Sequence[Problem]) -> bool:
        """True when the file reads further than before, or as far with fewer problems and no new ones."""
        if not self.mended:
            return False
        reached, problems = _reached(copy, path), [p for p in after if p.path == path]
        if reached != self.reached:
            return reached > self.reached
        if reached == 0:
            return min(p.line for p in problems) > min(p.line for p in self.problems)
        old, new = Counter(p.code for p in self.problems), Counter(p.code for p in problems)
        return new.total() < old.total() and not new - old


def _reached(copy: Path, path: str) -> int:
    """How far the file at *path* gets: 0 it does not read, 1 it is no record yet, 2 it is one."""
    document, _ = read(copy, path)
    kind = kind_of(path)
    if document is None or kind is None:
        return 0
    return 1 if shape(document, kind)[0] is None else 2


def _with_lines(raw: bytes, chosen: Sequence[Problem]) -> tuple[bytes, tuple[Mended, ...]]:
    """*raw* with the corrected lines of *chosen*; only lines that are still as they were found."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw, ()
    start = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix(start).splitlines(keepends=True)
    mended: list[Mended] = []
    for problem in chosen:
        if problem.line > len(lines):
            continue
        whole = lines[problem.line - 1]
        bare = whole.splitlines()[0]
        if bare == problem.typed:
            lines[problem.line - 1] = problem.write + whole[len(bare) :]
            mended.append(Mended(problem.path, problem.line, problem.code, bare, problem.write))
    return (start + "".join(lines)).encode(), tuple(mended)


def _both(first: str, second: str) -> str:
    return first if second in first.split(", ") else f"{first}, {second}"


def _joined(mended: Iterable[Mended]) -> list[Mended]:
    """Each line once, from how it was to how it is, when several rounds changed it."""
    found: dict[tuple[str, int], Mended] = {}
    for each in mended:
        first = found.get((each.path, each.line))
        found[each.path, each.line] = (
            replace(first, new=each.new, code=_both(first.code, each.code))
            if first is not None
            else each
        )
    return list(found.values())
