"""Read the files of a snapshot, on one process or several, always in its order."""

from __future__ import annotations

import gc
import marshal
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from generator.records.forked import ahead, can_fork
from generator.records.kept import KeptReadings
from generator.records.problem import Problem
from generator.records.reading import Document, read_bytes
from generator.records.snapshot import Snapshot

HALVED_FROM = 800
"""Files from which a second process that reads half of them pays for its start."""
PARALLEL_FROM = 4_000
"""Files from which a pool of processes pays for its start."""
LEAD = 1_000
"""Files that another process reads while this one imports the models."""
LED_FROM = 100
"""Files from which that process pays for its start."""

Reading = tuple[str, Document | None, list[Problem]]


def begin_reading(
    snapshot: Snapshot, jobs: int = 1, kept: KeptReadings | None = None, lead: int = 0
) -> Callable[[], Iterator[Reading]]:
    """Begin to read all files of *snapshot* that end in ``.yml``; call what is given for the readings.

    Each is the file's path, its document or None, and its problems, as from
    :func:`generator.records.reading.read_bytes`. What *kept* has is taken from there, and what it has
    not is given to it. Another process begins at once, with *lead* files more than its share when
    this one has other work to do first. The outcome depends on none of this.
    """
    known: dict[str, Document] = {}
    digests: dict[str, str] = {}
    paths = [path for path in snapshot.files if path.endswith(".yml")]
    if kept is not None:
        digests = {
            path: snapshot.digest(path) for path in paths if snapshot.files[path] is not None
        }
        known = {
            path: Document(path, data)
            for path, digest in digests.items()
            if (data := kept.get(digest)) is not None
        }
    fresh = _begin(snapshot, [path for path in paths if path not in known], jobs, lead)
    return lambda: _merged(paths, known, fresh(), kept, digests)


def _begin(
    snapshot: Snapshot, paths: Sequence[str], jobs: int, lead: int
) -> Callable[[], Iterable[Reading]]:
    if jobs < 2 or len(paths) < (LED_FROM if lead else HALVED_FROM) or not can_fork():
        return lambda: _read_some(snapshot, paths)
    if len(paths) < PARALLEL_FROM:
        own = max(0, len(paths) - lead) // 2
        rest = ahead(partial(_packed, snapshot, paths[own:]))
        return lambda: chain(_read_some(snapshot, paths[:own]), _waited_for(rest))
    return lambda: _pooled(snapshot, paths, jobs)


#: Readings on their way from a process: the faultless ones packed, all others by their paths.
_Packed = tuple[bytes, dict[str, Reading]]


def _packed(snapshot: Snapshot, paths: Sequence[str]) -> _Packed:
    """Read *paths*. Marshal, between processes of one program, costs a fifth of pickling documents."""
    odd: dict[str, Reading] = {}
    plain: list[tuple[str, dict[str, object] | None]] = []
    for path, document, problems in _read_some(snapshot, paths):
        if document is None or problems:
            odd[path] = path, document, problems
            plain.append((path, None))
        else:
            plain.append((path, document.data))
    return marshal.dumps(plain), odd


def _waited_for(packed: Callable[[], _Packed]) -> Iterator[Reading]:
    """Wait for the other process only when its readings are wanted."""
    yield from _unpacked(packed())


def _unpacked(packed: _Packed) -> Iterator[Reading]:
    plain, odd = packed
    for path, data in marshal.loads(plain):  # noqa: S302 - from a process of our own
        yield odd[path] if data is None else (path, Document(path, data), [])


def _pooled(snapshot: Snapshot, paths: Sequence[str], jobs: int) -> Iterator[Reading]:
    size = -(-len(paths) // (jobs * 6))
    chunks = [paths[start : start + size] for start in range(0, len(paths), size)]
    with multiprocessing.get_context("fork").Pool(jobs, _start, (snapshot,)) as pool:
        for packed in pool.imap(_read_chunk, chunks):
            yield from _unpacked(packed)


def _start(snapshot: Snapshot) -> None:
    """Let each process of the pool know the snapshot, which it inherits rather than receives."""
    gc.disable()
    _inherited[:] = [snapshot]


_inherited: list[Snapshot] = []


def _read_chunk(paths: Sequence[str]) -> _Packed:
    return _packed(_inherited[0], paths)


def _read_some(snapshot: Snapshot, paths: Sequence[str]) -> list[Reading]:
    return [(path, *read_bytes(path, snapshot.files[path])) for path in paths]


def _merged(
    paths: Sequence[str],
    known: Mapping[str, Document],
    fresh: Iterable[Reading],
    kept: KeptReadings | None,
    digests: Mapping[str, str],
) -> Iterator[Reading]:
    """The readings in the order of *paths*; the faultless among the *fresh* ones are *kept*."""
    others = iter(fresh)
    for path in paths:
        if path in known:
            yield path, known[path], []
            continue
        reading = next(others)
        _, document, problems = reading
        if kept is not None and document is not None and not problems:
            kept.add(digests[path], document.data)
        yield reading
