"""Do work in processes that see all that this one sees. Where they cannot be had, do it here."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

Result = TypeVar("Result")


class ShareFailed(Exception):
    """A process ended without giving anything back. What it said is on standard error."""


def can_fork() -> bool:
    """True where a process can safely be split in two, with all it holds: on Linux."""
    return sys.platform == "linux"


def ahead(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin *work* in a process of its own; call what is given back to wait for what it gives.

    Nothing is copied or sent to the process: it begins with the memory of this one. What *work*
    gives or raises must be picklable. Waiting raises what *work* raised, or :class:`ShareFailed`.
    """
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()

    def result() -> Result:
        try:
            given, error = ours.recv()
        except EOFError:
            raise ShareFailed("a process ended before its work was done") from None
        finally:
            ours.close()
        process.join()
        if error is not None:
            raise error
        return given  # type: ignore[no-any-return]

    return result


def forked(work: Callable[[int], Result], shares: int) -> list[Result]:
    """What *work* gives for each share from 0, in that order, each in a process of its own."""
    begun = [ahead(lambda share=share: work(share)) for share in range(shares)]  # type: ignore[misc]
    return [result() for result in begun]


def _do(work: Callable[[], Result], answer: Connection) -> None:
    try:
        answer.send((work(), None))
    except Exception as error:  # noqa: BLE001 - it is raised again where it is waited for
        answer.send((None, error))
    answer.close()
