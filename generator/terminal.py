"""Show what long work is doing: a moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each step as it begins. Writes to standard error."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield lambda step: console.print(step, markup=False)
        return
    begun = time.monotonic()
    with console.status("Starting") as status:
        yield lambda step: status.update(f"{step} [dim]{time.monotonic() - begun:.1f} s[/dim]")
