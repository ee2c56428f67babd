"""What the bench says: a table on the terminal, and the page of figures in the documentation."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bench.search.measure import (
    A_FEELING,
    IN_CRISIS,
    KEYSTROKES,
    RUNS,
    SEARCHES,
    WORDS,
    Asked,
    Firsts,
    Keystrokes,
    Whole,
)
from bench.search.phone import BUSY, BYTES_A_SECOND, LATENCY_MS, SLOWER
from bench.search.relevance import DEPTH, FIRST, Relevance

PAGE = "docs/pages/developers/search-figures.md"


@dataclass
class Figures:
    """All that one run measured. Filled as it goes, so that a table can be shown early."""

    day: date
    versions: dict[str, str] = field(default_factory=dict)
    browser: str = ""
    firsts: dict[tuple[str, int], Firsts] = field(default_factory=dict)
    cards: dict[int, Firsts] = field(default_factory=dict)
    urgent: dict[int, Firsts] = field(default_factory=dict)
    wholes: dict[int, Whole] = field(default_factory=dict)
    keystrokes: dict[str, Keystrokes] = field(default_factory=dict)
    keystrokes_at: int = 0
    relevance: dict[str, Relevance] = field(default_factory=dict)
    phrases: int = 0
    areas: int = 0
    asked: Asked | None = None
    loudest: float = 0.0
    waited: float = 0.0

    @property
    def engines(self) -> list[str]:
        """The engines, in the order measured."""
        return list(self.versions)

    @property
    def sizes(self) -> list[int]:
        """How many services there were."""
        return sorted({size for _, size in self.firsts})


Rows = Sequence[Sequence[str]]


def tables(figures: Figures) -> Iterator[tuple[str, Rows]]:
    """Each table: its name, and its rows with the head first."""
    if figures.firsts:
        yield "Until the first service shows", list(_first_rows(figures))
    if figures.urgent:
        yield "Signpost before and after its first service", list(_before_rows(figures))
    if figures.keystrokes:
        name = f"From a keystroke to its results, {figures.keystrokes_at:,} services"
        yield name, list(_keystroke_rows(figures.keystrokes))
    if figures.relevance:
        yield "The right help first", list(_relevance_rows(figures.relevance))


def _first_rows(figures: Figures) -> Iterator[Sequence[str]]:
    yield ("Services", "Engine", "Requests", "KB asked for", "KB come", "Seconds")
    for size in figures.sizes:
        for engine in figures.engines:
            if runs := figures.firsts.get((engine, size)):
                yield (
                    f"{size:,}",
                    engine,
                    str(len(runs.typical.sent)),
                    f"{runs.typical.body / 1000:,.0f}",
                    f"{runs.typical.come / 1000:,.0f}",
                    _seconds(runs, "service"),
                )


def _before_rows(figures: Figures) -> Iterator[Sequence[str]]:
    yield (
        "Services",
        "Need card, seconds",
        "Urgent panel, seconds",
        "All come, seconds",
        "All, KB",
        "All, requests",
    )
    for size, urgent in sorted(figures.urgent.items()):
        whole = figures.wholes.get(size)
        yield (
            f"{size:,}",
            _seconds(figures.cards[size], "card"),
            _seconds(urgent, "urgent"),
            f"{whole.seconds:.1f}" if whole else "",
            f"{whole.body / 1000:,.0f}" if whole else "",
            str(whole.requests) if whole else "",
        )


def _seconds(runs: Firsts, name: str) -> str:
    found = runs.seconds(name)
    return "not shown" if found is None else f"{found:.1f}"


def _keystroke_rows(keystrokes: Mapping[str, Keystrokes]) -> Iterator[Sequence[str]]:
    yield (
        "Engine",
        "On the screen: median, ms",
        "p95, ms",
        "Whole list: median, ms",
        "p95, ms",
        "Keystrokes",
        "Changed nothing",
    )
    for engine, found in keystrokes.items():
        yield (
            engine,
            f"{found.part(0.5):.0f}",
            f"{found.part(0.95):.0f}",
            f"{found.whole(0.5):.0f}",
            f"{found.whole(0.95):.0f}",
            str(len(found.samples)),
            str(found.unchanged),
        )


def _relevance_rows(relevance: Mapping[str, Relevance]) -> Iterator[Sequence[str]]:
    sets = next(iter(relevance.values())).sets
    yield (
        "Engine",
        *(f"{name}: {what}" for name in sets for what in ("rank", f"first {FIRST}")),
        "Found nothing",
    )
    for engine, found in relevance.items():
        each = [found.of(name) for name in sets]
        yield (
            engine,
            *(
                text
                for one in each
                for text in (f"{one.mean_reciprocal_rank:.2f}", f"{one.in_first:.1%}")
            ),
            f"{found.empty:.1%}",
        )


# --------------------------------------------------------------------------------------- on a screen


def as_text(figures: Figures) -> str:
    """The tables for a terminal."""
    parts = []
    for name, rows in tables(figures):
        widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
        lines = ["  ".join(cell.rjust(w) for cell, w in zip(r, widths, strict=True)) for r in rows]
        parts.append("\n".join([name, *lines]))
    return "\n\n".join(parts)


# ---------------------------------------------------------------------------------------- on a page


def _markdown(rows: Rows) -> str:
    head, *body = rows
    rule = ["---", *(["---:"] * (len(head) - 1))]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *body))


def write_page(root: Path, figures: Figures) -> None:
    """Write the page of figures below *root*."""
    found = dict(tables(figures))
    parts = [_opening(figures)]
    for name, rows in found.items():
        parts += [f"## {name}", _markdown(rows), _words(name, figures)]
    if figures.asked is not None:
        parts += ["## What the network sees", _network(figures.asked)]
    parts += ["## How it is measured", _METHOD]
    (root / PAGE).write_text("\n\n".join(part for part in parts if part) + "\n", "utf-8")


def _opening(figures: Figures) -> str:
    versions = ", ".join(f"{engine} {version}" for engine, version in figures.versions.items())
    return (
        "# Search figures\n\n"
        "Signpost's search beside three that everyone ships, on the same records, in one run. "
        "`make bench-search` measures anew and writes this page.\n\n"
        f"- Day: {figures.day.isoformat()}.\n"
        f"- Machine: {platform.system()} on {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}.\n"
        f"- Browser: Chromium {figures.browser}.\n"
        f"- Versions: {versions}.\n"
        f"- Load of the machine before a measurement: at most {figures.loudest:.1f}. "
        f"The bench waits while it is above {BUSY}, and waited {figures.waited / 60:.0f} minutes in all."
    )


def _words(name: str, figures: Figures) -> str:
    """What a table means."""
    if name.startswith("Until"):
        return (
            f'The clock starts at the tap on the box. It stops when a service for the words "{WORDS}" is '
            f"laid out. Seconds are the median of {RUNS} runs. KB are thousands of bytes, gzipped, without "
            "headers: of all answers asked for by then, and of those that had come in full. "
            f"The headers of an answer add about {_headers(figures):.0f} bytes."
        )
    if name.startswith("Signpost"):
        return (
            f'The need card is for "{A_FEELING}", the urgent panel for "{IN_CRISIS}". '
            "The clock starts at the tap on the box, as above. **All come** is when the last file is there. "
            "Until then the list may lack services of later files, and summaries. The other three engines "
            "search all services from their first result on."
        )
    if name.startswith("From"):
        return (
            "Typed: "
            + ", ".join(f'"{words}"' for words in KEYSTROKES)
            + ". The index is at hand, the "
            "network is fast, the processor is slowed. The clock starts at the input event. It stops at the "
            "last change of the list of results that the keystroke causes, laid out: of what "
            "stands on the screen of a phone, and of the whole list. Where no result on the screen "
            "changed, the first is until the first change of the list is laid out."
        )
    return (
        f"{figures.phrases} phrases in sets, one file each in `tests/data/search/`. Each was written by "
        "someone who had not seen the search, and then frozen. Nothing has been learned from these, but a rule "
        "or two was tried on them: [search](search.md) says which, and has the first runs.\n\n"
        f"They are asked of {figures.areas} area sites: {_asked(figures):,} questions to each engine. A "
        "phrase is left out where no service of the area answers it. The rank is the mean reciprocal rank, "
        f"counted to {DEPTH}. The share is of questions with a right result in the first {FIRST}. "
        "Signpost's need cards count as results, as the lists of a need do for the others."
    )


def _headers(figures: Figures) -> float:
    """The mean of the bytes of an answer's headers."""
    runs = [run for found in figures.firsts.values() for run in found.runs]
    return sum(run.headers for run in runs) / sum(len(run.sent) for run in runs)


def _asked(figures: Figures) -> int:
    return len(next(iter(figures.relevance.values())).answers)


def _network(asked: Asked) -> str:
    own = ", ".join(f"`search/{name}`" for name in asked.own)
    strange = (
        "Nothing else was asked for, and no address carried a word that was typed."
        if not asked.strange
        else "Asked for besides: " + ", ".join(f"`{url}`" for url in asked.strange) + "."
    )
    return (
        f"While {len(SEARCHES)} searches were typed, the page asked for these files of its own site: {own}. {strange} "
        f"The scripts that come with the home page itself, whether she searches or not, are {asked.before / 1000:.1f} KB gzipped."
    )


_METHOD = f"""- Phone: Chromium with a screen of 360 by 740 pixels and touch. Each run has an empty cache.
- Network: {BYTES_A_SECOND * 8 / 1000:.0f} kbit/s both ways and {LATENCY_MS / 1000:.0f} seconds before each answer, by Chromium's own throttling. Files come from a server on this machine that gzips as hosts do.
- Processor: {SLOWER} times slower, by Chromium's own throttling. It slows the page and not its workers, and the network throttling leaves a worker's script alone too. Material searches in a worker, so its real times are longer.
- Records: invented services for bytes and seconds, the real ones for relevance. Each engine gets one document for each service and for each list of services. A document has the name, summary, description and who it is for. It also has the labels of its needs, kinds, audiences and ways to get it, written out.
- Not given to the others: the words people type, from the vocabulary. That is what Signpost's search adds, and what the relevance table shows.
- Material: its theme, plugin, worker and lunr as installed. It loads its index with every page, so its clock starts when that begins. Only its index and worker are counted.
- Pagefind: by its own interface, without its worker, which saves a round trip. The best five are loaded. No pause is made after a keystroke.
- MiniSearch: minified, with prefixes, its own fuzziness and titles weighed double. Its index is made beforehand and loaded: at every size that was a little sooner than to build it in the browser.
- Signpost: the sites as published, from the home page of the area. It loads services in files of some 2,000. What the first file holds shows at once, so of 10,000 services the first list is not yet the whole.
- Keystrokes that changed nothing: the list stayed as it was, so there was nothing to time.
- A result is right when it is the expected service, or has an expected need, kind, audience or stage, or is the list of one.
- No time is asserted anywhere: machines differ."""
