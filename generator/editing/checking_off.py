"""Write into a record that it was checked, and make the one-line change that says so."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.editing.record_text import CannotEdit, RecordText
from generator.editing.safe_writing import write_file
from generator.records.kinds import kind_of


@dataclass(frozen=True, slots=True)
class Check:
    """One check: on which day, how (a word of the model), and by whom, as a role."""

    on: date
    how: str
    by: str


def check_off(root: Path, paths: Sequence[str], check: Check) -> list[str]:
    """Write *check* into the records at *paths* below *root*; give the entries' names.

    The rest of each file stays as it is. Raises CannotEdit when a file is no record: then none is
    written. Raises CannotWrite as :func:`write_file` does.
    """
    made = [_checked_off(root, path, check) for path in paths]
    for path, (before, record) in zip(paths, made, strict=True):
        write_file(root, path, before, record.text().encode())
    return [
        name if isinstance(name, str) else Path(path).stem
        for path, (_, record) in zip(paths, made, strict=True)
        for name in [record.get(("name",)) or record.get(("title",))]
    ]


def _checked_off(root: Path, path: str, check: Check) -> tuple[bytes, RecordText]:
    """The record at *path* with *check* in it, not written yet; and what stands in its file."""
    try:
        before = (root / path).read_bytes()
        record = RecordText.parse(before.decode("utf-8"), kind_of(path))
    except UnicodeDecodeError:
        raise CannotEdit("Save it with the encoding UTF-8 first.") from None
    except OSError as error:
        raise CannotEdit(f"{path} cannot be read: {error.strerror}.") from None
    record.set(("checked",), {"on": check.on.isoformat(), "how": check.how, "by": check.by})
    return before, record


_HOW = {
    "phone": "asked by phone",
    "email": "asked by e-mail",
    "website": "read on their website",
    "visit": "seen on a visit",
    "form": "they filled in our form",
}


def message(names: Sequence[str], check: Check) -> str:
    """The one line that a commit and a pull request need."""
    first = " ".join(names[0].split())
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"Still right: {first}{more} ({_HOW[check.how]}, {check.on.isoformat()})"


def branch_name(path: str, check: Check) -> str:
    """A branch for the entry at *path*: ``still-right/tea-and-talk-2026-11-22``."""
    stem = re.sub(r"[^a-z0-9-]+", "-", Path(path).stem.lower()).strip("-") or "entry"
    return f"still-right/{stem}-{check.on.isoformat()}"


def by_hand(branch: str, words: str, paths: Sequence[str]) -> list[str]:
    """The commands that make a branch of it, for the person at the keyboard."""
    return [
        f"git switch -c {branch}",
        shlex.join(["git", "commit", "-m", words, "--", *paths]),
        f"git push -u origin {branch}",
    ]


class CannotBranch(Exception):
    """Git cannot make the branch. The message says why; no file has been changed."""


def ready_to_branch(root: Path, branch: str, paths: Sequence[str]) -> None:
    """Make sure that a branch with *paths* alone can be made. Raises :class:`CannotBranch`."""
    if _git(root, "rev-parse", "--is-inside-work-tree").returncode:
        raise CannotBranch("This folder is in no Git repository. Run it without --branch.")
    if not _git(root, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}").returncode:
        raise CannotBranch(f"There is a branch {branch} already. Delete it, or go on with it.")
    if _git(root, "symbolic-ref", "--quiet", "HEAD").returncode:
        raise CannotBranch("You are on no branch. Switch to one first.")
    if changed := _git(root, "status", "--porcelain", "--", *paths).stdout.strip():
        raise CannotBranch(f"Commit or undo what has changed first: {changed}")


def commit_on_branch(root: Path, branch: str, words: str, paths: Sequence[str]) -> None:
    """Commit *paths* on a new *branch*, and come back. Nothing is pushed. Raises :class:`CannotBranch`."""
    for command in (
        ("switch", "--quiet", "--create", branch),
        ("commit", "--quiet", "--message", words, "--", *paths),
        ("switch", "--quiet", "-"),
    ):
        done = _git(root, *command)
        if done.returncode:
            raise CannotBranch(f"Git says: {done.stderr.strip() or done.stdout.strip()}")


def _git(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - Git itself, and words of ours
        ["git", "-C", str(root), *words],  # noqa: S607 - whichever Git the editor uses
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
