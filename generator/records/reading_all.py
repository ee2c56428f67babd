"""Read many files, on one process or several, always in the order given."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.records.forked import ahead, can_fork
from generator.records.problem import Problem
from generator.records.reading import Document, read

HALVED_FROM = 800
"""Files from which a second process that reads half of them pays for its start."""
PARALLEL_FROM = 4_000
"""Files from which a pool of processes pays for its start."""

Reading = tuple[str, Document | None, list[Problem]]


def read_all(root: Path, paths: Sequence[str], jobs: int = 1) -> Iterator[Reading]:
    """Each file's path, its document or None, and its problems. As :func:`generator.records.reading.read`.

    The outcome does not depend on *jobs*. While other processes read on, this one goes on with what
    has been read.
    """
    if jobs < 2 or len(paths) < HALVED_FROM or not can_fork():
        yield from _read_some(root, paths)
        return
    if len(paths) < PARALLEL_FROM:
        middle = len(paths) // 2
        rest = ahead(partial(_read_some, root, paths[middle:]))
        yield from _read_some(root, paths[:middle])
        yield from rest()
        return
    size = -(-len(paths) // (jobs * 6))
    chunks = [paths[start : start + size] for start in range(0, len(paths), size)]
    with multiprocessing.get_context("fork").Pool(jobs, initializer=gc.disable) as pool:
        for readings in pool.imap(partial(_read_some, root), chunks):
            yield from readings


def _read_some(root: Path, paths: Sequence[str]) -> list[Reading]:
    return [(path, *read(root, path)) for path in paths]
