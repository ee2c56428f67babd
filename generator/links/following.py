"""Whether one link still leads somewhere: HEAD, then GET, redirects one step at a time, with retries.

Only 404 and 410 mean that a page is gone. A host that turns programs away, is slow, or has trouble with
its certificate says nothing about what a person would see.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from urllib.parse import urldefrag, urljoin, urlsplit

from generator.links.asking import Answer, Asker, NoAnswer
from generator.links.public_addresses import NoSuchHost, Refused
from generator.links.robots import UNKNOWN, Robots, robots_of

MOST_STEPS = 5
"""Redirects that are followed, one after the other."""

NO_TIME = "there was no time left"

_GONE = frozenset({404, 410})
_MOVED = frozenset({301, 308})
_ELSEWHERE = frozenset({302, 303, 307}) | _MOVED


class State(StrEnum):
    """What became of a link, the most useful for an editor first."""

    DEAD = "dead"
    MOVED = "moved"
    REFUSED = "not asked"
    UNSURE = "could not check"
    WORKS = "works"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known of one link: its state, why in a few words, and where it has moved to for good."""

    state: State
    why: str = ""
    moved_to: str = ""


class OutOfTime(Exception):
    """The time for all links is over."""


@dataclass
class Turns:
    """Who may ask which host now: one request at a time for each, with a pause after it. Until *end*."""

    pause: float
    end: float
    _locks: dict[str, Lock] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)
    _guard: Lock = field(default_factory=Lock)

    @contextmanager
    def turn(self, host: str, pause: float = 0.0) -> Iterator[None]:
        """Wait for *host* to be free and rested. Raises :class:`OutOfTime`."""
        with self._guard:
            lock = self._locks.setdefault(host, Lock())
        with lock:
            self.rest(self._next.get(host, 0.0) - time.monotonic())
            sent = True
            try:
                yield
            except (Refused, NoSuchHost):
                sent = False
                raise
            finally:
                if sent:
                    self._next[host] = time.monotonic() + max(self.pause, pause)

    def rest(self, seconds: float) -> None:
        """Wait. Raises :class:`OutOfTime` when that would last beyond the end."""
        if time.monotonic() + max(seconds, 0.0) >= self.end:
            raise OutOfTime
        if seconds > 0:
            time.sleep(seconds)


@dataclass
class Follower:
    """Follows links, politely. *waits* are the seconds before each new try."""

    asker: Asker
    turns: Turns
    waits: tuple[float, ...] = (2.0, 6.0)
    _robots: dict[str, Robots] = field(default_factory=dict)

    def outcome(self, url: str) -> Outcome:
        """What became of *url*. Never raises for anything that a page may do."""
        try:
            return self._followed(url)
        except Refused as reason:
            return Outcome(State.REFUSED, str(reason))
        except (NoAnswer, NoSuchHost) as reason:
            return Outcome(State.UNSURE, str(reason))
        except OutOfTime:
            return Outcome(State.UNSURE, NO_TIME)
        except ValueError:  # urllib's word for an address that is none
            return Outcome(State.UNSURE, "it leads to something that is no web address")

    def _followed(self, url: str) -> Outcome:
        here, for_good, moved_to = url, True, ""
        for _ in range(MOST_STEPS + 1):
            rules = self._rules(here)
            if not rules.known:
                return Outcome(State.UNSURE, "its robots.txt could not be read", moved_to)
            if not rules.allow(here):
                return Outcome(State.UNSURE, "its robots.txt asks programs to stay away", moved_to)
            answer = self._ask(here)
            if answer.status not in _ELSEWHERE or not answer.location:
                return _judged(answer.status, moved_to)
            for_good = for_good and answer.status in _MOVED
            here = urldefrag(urljoin(here, answer.location)).url
            if for_good:
                moved_to = here
        return Outcome(State.UNSURE, f"it leads on more than {MOST_STEPS} times")

    def _ask(self, url: str) -> Answer:
        """HEAD; and GET before anything that HEAD was refused is believed."""
        answer = self._tried(lambda: self._once("HEAD", url))
        if answer.status >= 400 and answer.status != 429:
            answer = self._tried(lambda: self._once("GET", url))
        return answer

    def _tried(self, once: Callable[[], Answer]) -> Answer:
        """*once*, and again after each wait while the host has trouble of its own."""
        for wait in self.waits:
            try:
                answer = once()
                if answer.status < 500 or answer.status == 501:
                    return answer
            except NoAnswer:
                pass
            self.turns.rest(wait)
        return once()

    def _once(self, method: str, url: str) -> Answer:
        with self.turns.turn(_host(url), self._rules(url).pause):
            return self.asker.ask(method, url)

    def _rules(self, url: str) -> Robots:
        """The robots.txt of the host of *url*, read once."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read(f"{origin}/robots.txt")
        return self._robots[origin]

    def _read(self, here: str) -> Robots:
        for _ in range(MOST_STEPS + 1):
            try:
                with self.turns.turn(_host(here)):
                    answer = self.asker.ask("GET", here, with_body=True)
            except NoAnswer:
                return UNKNOWN
            if answer.status not in _ELSEWHERE or not answer.location:
                return robots_of(answer)
            here = urljoin(here, answer.location)
        return UNKNOWN


def _judged(status: int, moved_to: str) -> Outcome:
    if status in _GONE:
        return Outcome(State.DEAD, f"it answers {status}: there is no such page", moved_to)
    if status == 429:
        return Outcome(State.UNSURE, "it asks us to come back later (429)", moved_to)
    if status in (401, 403):
        return Outcome(State.UNSURE, f"it turns programs away ({status})", moved_to)
    if not 200 <= status < 300:
        return Outcome(State.UNSURE, f"it answers {status}", moved_to)
    return Outcome(State.MOVED, "", moved_to) if moved_to else Outcome(State.WORKS)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()
