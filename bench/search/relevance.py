"""Whether the right help comes first: frozen phrases, asked of every engine.

A result is right when it is a service with one of the expected needs, kinds, audiences or stages, the
expected service itself, or the list of that term. Signpost's need cards count as results of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import yaml
from playwright.sync_api import Browser

from bench.search.documents import LISTS, Site
from bench.search.engines import Engine
from bench.search.measure import WORDS
from bench.search.phone import phone
from bench.search.serving import Host

DEPTH = 10
FIRST = 5
#: Long enough, on a fast network, for the files that come after the first results.
_ALL_COME_MS = 1_000
_PLACE = re.compile(rf"(?:^|/)((?:services|{'|'.join(LISTS.values())})/[a-z0-9-]+/)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What someone typed, and the ids of which one is wanted. *set* is the name of the file it stands in."""

    say: str
    finds: frozenset[str]
    set: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One phrase asked in one area: the place of the first right result from 1; 0 when none came."""

    phrase: Phrase
    rank: int
    results: int


@dataclass(frozen=True, slots=True)
class Relevance:
    """All answers of one engine."""

    answers: tuple[Answer, ...]

    @property
    def mean_reciprocal_rank(self) -> float:
        """1 when the first result is always right, 0 when none in the first ten ever is."""
        return fmean(1 / a.rank if a.rank else 0.0 for a in self.answers)

    def of(self, name: str) -> Relevance:
        """The answers to one set of phrases."""
        return Relevance(tuple(a for a in self.answers if a.phrase.set == name))

    @property
    def sets(self) -> list[str]:
        """The names of the sets, in order."""
        return sorted({a.phrase.set for a in self.answers})

    @property
    def in_first(self) -> float:
        """The share with a right result in the first five."""
        return fmean(0 < a.rank <= FIRST for a in self.answers)

    @property
    def empty(self) -> float:
        """The share that found nothing at all."""
        return fmean(a.results == 0 for a in self.answers)


def read_phrases(folder: Path, sets: Sequence[str]) -> tuple[Phrase, ...]:
    """The phrases of the *sets* in *folder*."""
    return tuple(
        Phrase(entry["say"], frozenset(entry["finds"]), name)
        for name in sets
        for entry in yaml.safe_load((folder / f"{name}.yml").read_text("utf-8"))["finds"]
    )


def asked_of(site: Site, phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The phrases that some service of *site* answers: the others have no right answer there."""
    known = frozenset[str]().union(*(d.counts_as for d in site.documents if d.is_service))
    return tuple(phrase for phrase in phrases if phrase.finds & known)


def judge(
    browser: Browser, engine: Engine, host: Host, start: str, site: Site, phrases: Sequence[Phrase]
) -> Iterator[Answer]:
    """Ask *engine* each phrase, in the browser and with all the speed there is."""
    with phone(browser) as one:
        one.page.goto(host.address + start, wait_until="load")
        one.make_ready(engine.marks, WORDS)
        one.page.wait_for_timeout(_ALL_COME_MS)
        if engine.rank_script:
            one.run_script(engine.rank_script)
        ranked: list[list[str]] = one.page.evaluate(
            "async (all) => { const found = []; for (const words of all) found.push(await rank(words)); return found; }",
            [phrase.say for phrase in phrases],
        )
    counts_as = {document.url: document.counts_as for document in site.documents}
    for phrase, urls in zip(phrases, ranked, strict=True):
        yield Answer(phrase, _rank(phrase, urls[:DEPTH], counts_as), len(urls))


def _rank(phrase: Phrase, urls: Sequence[str], counts_as: Mapping[str, frozenset[str]]) -> int:
    """The place of the first right one of *urls*, from 1; 0 when none is."""
    for place, url in enumerate(urls, 1):
        found = _PLACE.search(url)
        if found and phrase.finds & counts_as.get(found[1], frozenset()):
            return place
    return 0
