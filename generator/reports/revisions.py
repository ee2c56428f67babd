"""A directory as it stood at a revision of Git: its files written out, and which have changed since."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

CONTENT = ("directory", "content", "signpost.yml")
"""What the records, the pages and their settings are made from."""
#: Names of revisions: branches, tags, ids, HEAD^1, HEAD~2, @{u}. Never an option.
_REVISION = re.compile(r"[A-Za-z0-9_@][A-Za-z0-9._/@{}^~+-]{0,250}")


class NoSuchRevision(Exception):
    """There is no such revision, or no Git. The message says which, for the person at the keyboard."""


def commit_of(root: Path, revision: str) -> str:
    """The id of the commit that *revision* names in the repository at *root*."""
    if not _REVISION.fullmatch(revision):
        raise NoSuchRevision(f"'{revision}' is no name of a revision.")
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options",
                     f"{revision}^{{commit}}")  # fmt: skip
    except subprocess.CalledProcessError as failed:
        raise NoSuchRevision(f"There is no revision called '{revision}' here.") from failed
    except OSError as missing:
        raise NoSuchRevision("Git is not installed here.") from missing
    return found.decode("ascii").strip()


@contextmanager
def standing_at(root: Path, commit: str) -> Iterator[Path]:
    """A folder with the content of *commit*, an id from :func:`commit_of`, while the block runs.

    Links and anything else that is no plain file are left out.
    """
    prefix = _git(root, "rev-parse", "--show-prefix").decode("utf-8").strip()
    tree = f"{commit}:{prefix}" if prefix else commit
    here = _git(root, "ls-tree", "--name-only", "-z", tree).decode("utf-8").split("\0")
    wanted = [name for name in CONTENT if name in here]
    folder = Path(tempfile.mkdtemp(prefix="signpost-before-"))
    try:
        if wanted:
            archive = _git(root, "archive", "--format=tar", tree, "--", *wanted)
            with tarfile.open(fileobj=BytesIO(archive), mode="r:") as packed:
                _write_out(packed, folder)
        yield folder
    finally:
        shutil.rmtree(folder)


def _write_out(packed: tarfile.TarFile, folder: Path) -> None:
    """Write the plain files of *packed* below *folder*. Git lets no name lead out of it; we look again."""
    for each in packed:
        content = packed.extractfile(each) if each.isreg() else None
        target = (folder / each.name).resolve()
        if content is not None and target.is_relative_to(folder.resolve()):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())


def changed_since(root: Path, before: str, after: str = "") -> list[str]:
    """Files below *root* that differ between two commits, or a commit and the work tree, sorted."""
    against = [before, after] if after else [before]
    names = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", *against, "--")
    if not after:
        names += _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return sorted({name for name in names.decode("utf-8", "replace").split("\0") if name})


def _git(root: Path, *arguments: str) -> bytes:
    """What Git prints. Its own settings for display and paging do not matter to these commands."""
    return subprocess.run(  # noqa: S603 - fixed arguments; revisions are checked by commit_of
        ["git", "-C", str(root), *arguments],  # noqa: S607 - found on PATH, like an editor's
        check=True,
        capture_output=True,
    ).stdout
