"""What one run keeps for the next: files of plain JSON in the cache folder of the person who runs it.

They stand outside the directory, so that nobody can commit an answer for others to believe. They
say which program made them, are believed by no other, and may be deleted at any time. Whatever goes
wrong with them, the work is done anew: nothing here raises.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import time
from typing import Any

#: Folders of ours whose code decides what a check says. Layers forbid it to import from others.
_DECIDING = ("records", "checking")
_UNUSED = 30 * 24 * 60 * 60
"""Seconds after which what was kept for a directory is deleted, unless it was written again."""


def cache_folder() -> Path | None:
    """Where to keep things: SIGNPOST_CACHE, else as the system says; None when nothing says where.

    https://specifications.freedesktop.org/basedir/latest/ for all but Windows.
    """
    system = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    if own := os.environ.get("SIGNPOST_CACHE"):
        return Path(own).resolve()
    if os.path.isabs(given := os.environ.get(system, "")):  # noqa: PTH117 - '' is no path
        return Path(given) / "signpost"
    with suppress(RuntimeError):
        return Path.home() / ".cache" / "signpost"
    return None


@cache
def program() -> str:
    """What tells this program, its libraries and its Python from every other that might read the same files."""
    ours = Path(__file__).parents[1]
    files = sorted(
        path
        for name in _DECIDING
        for path in (ours / name).rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    )
    libraries = sorted(
        name
        for folder in {*sys.path}
        if os.path.isdir(folder)  # noqa: PTH112 - a place to import from may be a zip file
        for name in os.listdir(folder)  # noqa: PTH208 - names are all we want
        if name.endswith(".dist-info")
    )
    made = sha256(f"{sys.version} {libraries}".encode())
    for path in files:
        made.update(f"\n{path.relative_to(ours).as_posix()}\n".encode())
        made.update(path.read_bytes())
    return made.hexdigest()


_FEW = 40
"""Readings that are sooner made again than written with all others."""


class Kept:
    """What was kept about one directory, in files of its own."""

    def __init__(self, root: Path, folder: Path | None) -> None:
        """For the directory at *root*, in *folder*; None keeps nothing."""
        name = sha256(os.fsencode(root.resolve())).hexdigest()[:24]
        self._folder = None if folder is None else folder / name

    def load(self, name: str) -> Any:
        """The content of *name*, if this program kept it; None otherwise."""
        if self._folder is None:
            return None
        try:
            made = json.loads((self._folder / f"{name}.json").read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(made, dict) or made.get("program") != program():
            return None
        return made.get("kept")

    def save(self, name: str, content: object) -> None:
        """Keep *content*, which must be plain, as *name*: whole or not at all."""
        if self._folder is None:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            written = self._folder / f"{name}.{os.getpid()}.part"
            try:
                written.write_text(json.dumps({"program": program(), "kept": content}), "utf-8")
                written.replace(self._folder / f"{name}.json")
            except OSError:
                written.unlink(missing_ok=True)
            self._forget_unused()

    def _forget_unused(self) -> None:
        """Delete what was kept for directories that nobody has changed for long."""
        assert self._folder is not None
        for file in self._folder.parent.glob("*/*"):
            if file.stat().st_mtime < time() - _UNUSED:
                file.unlink()
                with suppress(OSError):
                    file.parent.rmdir()


class KeptReadings:
    """The plain data of record files without a problem, by the digest of their bytes."""

    _NAME = "readings"

    def __init__(self, kept: Kept) -> None:
        """Load what *kept* has."""
        self._kept = kept
        found = kept.load(self._NAME)
        self._before: dict[str, dict[str, object]] = found if isinstance(found, dict) else {}
        self._now: dict[str, dict[str, object]] = {}

    def get(self, digest: str) -> dict[str, object] | None:
        """The data of the file with this *digest*, if it was kept."""
        data = self._before.get(digest, self._now.get(digest))
        if not isinstance(data, dict):
            return None
        self._now[digest] = data
        return data

    def add(self, digest: str, data: dict[str, object]) -> None:
        """Have *data* kept for the file with this *digest*."""
        self._now[digest] = data

    def save(self) -> None:
        """Write what this run used or added, unless nearly all was there: a few files are read sooner."""
        if len(self._now.keys() ^ self._before.keys()) > _FEW:
            self._kept.save(self._NAME, self._now)
