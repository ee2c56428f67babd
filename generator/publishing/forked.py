"""Do shares of one piece of work in processes that see all that this one sees."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

Result = TypeVar("Result")


class ShareFailed(Exception):
    """A process did not finish its share. Its own traceback is on standard error."""


def can_fork() -> bool:
    """True where a process can be split in two, with all it holds: not on Windows."""
    return "fork" in multiprocessing.get_all_start_methods()


def forked(work: Callable[[int], Result], shares: int) -> list[Result]:
    """What *work* gives for each share from 0, in that order, each done in a process of its own.

    Nothing is copied or sent to the processes: they begin with the memory of this one. What *work*
    gives must be picklable. Raises :class:`ShareFailed` when one of them does not finish.
    """
    context = multiprocessing.get_context("fork")
    running = []
    for share in range(shares):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_do, args=(work, share, theirs), daemon=True)
        process.start()
        theirs.close()
        running.append((process, ours))
    results = []
    for share, (process, ours) in enumerate(running):
        try:
            results.append(ours.recv())
        except EOFError:
            raise ShareFailed(f"share {share + 1} of {shares} did not finish") from None
        finally:
            ours.close()
        process.join()
    return results


def _do(work: Callable[[int], Result], share: int, result: Connection) -> None:
    result.send(work(share))
    result.close()
