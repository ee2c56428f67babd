"""Write a site aside, then swap it in. The old site or the new one, never half of either."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MANY_PAGES = 5_000


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A new empty folder beside *target* that takes its place when the block ends well.

    When the block raises, the folder is removed and *target* is as it was. Raises OSError when the
    disk refuses.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-staging-", dir=target.parent))
    aside.chmod(0o755)
    try:
        yield aside
        swap(aside, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def swap(new: Path, target: Path) -> None:
    """Put the folder *new* in the place of *target*; what stood there is then removed.

    When *new* cannot be moved in, the old folder is put back and the OSError goes on.
    """
    old = target.parent / f".{target.name}-old-{os.getpid()}"
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    _remove(old)


def _remove(old: Path) -> None:
    """Remove the folder *old*. A large one is removed by another process: nobody need wait for it.

    Removing ten thousand pages takes longer than making them.
    """
    if not old.exists():
        return
    if sum(1 for _ in zip(old.rglob("*.html"), range(MANY_PAGES), strict=False)) < MANY_PAGES:
        shutil.rmtree(old, ignore_errors=True)
        return
    subprocess.Popen(  # noqa: S603 - our own interpreter and a path of ours
        [
            sys.executable,
            "-c",
            "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)",
            str(old),
        ],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def replace_file(path: Path, content: bytes) -> None:
    """Put *content* in the place of the file at *path*, at once or not at all. Raises OSError."""
    aside = path.with_name(f".{path.name}.aside")
    aside.write_bytes(content)
    aside.replace(path)


class Writer:
    """Writes files below one folder, making each folder once."""

    def __init__(self, root: Path) -> None:
        """Write below *root*, which exists."""
        self._root = str(root)
        self._made: set[str] = {""}

    def write(self, url: str, content: str | bytes) -> None:
        """Write the file at *url* below the root. Raises OSError when the disk refuses."""
        folder, _, _ = url.rpartition("/")
        if folder not in self._made:
            self._make(folder)
        raw = content.encode("utf-8") if isinstance(content, str) else content
        handle = os.open(f"{self._root}/{url}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            with memoryview(raw) as view:
                done = 0
                while done < len(view):
                    done += os.write(handle, view[done:])
        finally:
            os.close(handle)

    def _make(self, folder: str) -> None:
        """Make *folder* below the root; its parent is most often there already."""
        try:
            os.mkdir(f"{self._root}/{folder}")  # noqa: PTH102 - ten thousand times
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(f"{self._root}/{folder}", exist_ok=True)  # noqa: PTH103
        self._made.add(folder)
