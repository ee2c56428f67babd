"""Check all links of a directory at once, within a time: many hosts side by side, each host in its turn."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.links.asking import Asker
from generator.links.collecting import Link
from generator.links.following import NO_TIME, Follower, Outcome, State, Turns


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely to ask: seconds of *pause* between requests to one host, *minutes* for all, hosts *at_once*."""

    pause: float = 2.0
    minutes: float = 20.0
    at_once: int = 8
    waits: tuple[float, ...] = (2.0, 6.0)


@dataclass(frozen=True, slots=True)
class Checked:
    """One link, and what became of it."""

    link: Link
    outcome: Outcome


def check_links(
    links: Sequence[Link],
    asker: Asker,
    manners: Manners = Manners(),
    tell: Callable[[Checked], None] = lambda _: None,
) -> tuple[Checked, ...]:
    """What became of each of *links*, in their order. *tell* hears of each as it is known.

    When the time is over, what is not known by then could not be checked: nothing is waited for.
    """
    end = time.monotonic() + manners.minutes * 60
    follower = Follower(asker, Turns(manners.pause, end), manners.waits)
    hosts = deque(_by_host(links))
    done: queue.SimpleQueue[Checked] = queue.SimpleQueue()

    def work() -> None:
        while True:
            try:
                group = hosts.popleft()
            except IndexError:
                return
            for link in group:
                done.put(Checked(link, follower.outcome(link.url)))

    # Daemons: a host that sends one letter a minute must not hold up the end of the program.
    for _ in range(min(manners.at_once, len(hosts))):
        threading.Thread(target=work, daemon=True).start()
    found: dict[str, Checked] = {}
    while len(found) < len(links):
        try:
            checked = done.get(timeout=max(end - time.monotonic(), 0.0) + _GRACE)
        except queue.Empty:
            break
        found[checked.link.url] = checked
        tell(checked)
    late = Outcome(State.UNSURE, NO_TIME)
    return tuple(found.get(link.url) or Checked(link, late) for link in links)


_GRACE = 0.5
"""Seconds after the end in which those who stopped in time still say so."""


def _by_host(links: Iterable[Link]) -> list[list[Link]]:
    """The links of each host together, the hosts with the most first: they take the longest."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(urlsplit(link.url).hostname or "", []).append(link)
    return sorted(found.values(), key=len, reverse=True)
