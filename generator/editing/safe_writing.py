"""Write records, and only records: inside the root, through no link, and only what was read before."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path


class CannotWrite(Exception):
    """A file is not ours to write. The message says why, for the person at the keyboard."""


def within(root: Path, known: Sequence[str], paths: Sequence[Path]) -> list[str]:
    """Those of the *known* files (paths from *root*) that *paths* name, or that lie in folders they name.

    *paths* count from the current folder; none means all. Raises :class:`CannotWrite` for a path that
    names no record.
    """
    if not paths:
        return list(known)
    top, chosen = root.absolute(), set()
    for path in paths:
        here = path.absolute()
        if not here.is_relative_to(top):
            raise CannotWrite(f"{path} lies outside {root.resolve()}.")
        name = here.relative_to(top).as_posix()
        found = [each for each in known if name in (".", each) or each.startswith(f"{name}/")]
        if not found:
            raise CannotWrite(f"{path} is no record, and holds none.")
        chosen.update(found)
    return sorted(chosen)


def write_file(root: Path, path: str, before: bytes | None, after: bytes) -> None:
    """Put *after* into the file at *path* below *root*, all at once.

    *before* is what stood there when it was read, None for a file that must not exist yet. Raises
    :class:`CannotWrite` when *path* leads out of *root* or through a link, when the file has changed
    meanwhile, or when the disk refuses. Then nothing is written.
    """
    file = root / path
    top = Path(os.path.realpath(root))
    if Path(os.path.realpath(file)) != top / path or file.is_symlink():
        raise CannotWrite(f"{path} is a link, or lies behind one. Left alone.")
    try:
        if before is None:
            file.parent.mkdir(parents=True, exist_ok=True)
            _begin(file, after)
        elif file.read_bytes() != before:
            raise CannotWrite(f"{path} was changed by somebody else meanwhile. Left alone.")
        else:
            _swap(file, after)
    except FileExistsError:
        raise CannotWrite(f"{path} exists already. Left alone.") from None
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror}.") from None


def _begin(file: Path, content: bytes) -> None:
    """Write a file that does not exist yet; whatever stops it leaves nothing behind."""
    with file.open("xb") as written:
        try:
            written.write(content)
        except BaseException:
            file.unlink(missing_ok=True)
            raise


def _swap(file: Path, content: bytes) -> None:
    """Write aside, then put it in place: nobody ever sees half a file."""
    handle, name = tempfile.mkstemp(prefix=".signpost-", dir=file.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(content)
        aside.chmod(file.stat().st_mode & 0o777)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
