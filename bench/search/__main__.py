"""``make bench-search``: Signpost's search beside Material's, Pagefind and MiniSearch, in one run.

It prints tables, and writes the page of figures when all engines and sizes were measured. No time is
asserted: machines differ. ``python -m bench.search --engines signpost --sizes 100`` measures a part.

What was measured is kept in a file as it comes. ``--resume`` goes on from there, and ``--minutes`` begins
nothing new once they are over: so a long measurement can be made in several sittings. ``--write`` writes
the page from what there is by then.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from bench.search.documents import Site, sites_of
from bench.search.engines import Engine, Material, MiniSearch, NotInstalled, Pagefind, Signpost
from bench.search.measure import (
    A_FEELING,
    IN_CRISIS,
    asked_while_searching,
    firsts,
    keystrokes,
    whole,
)
from bench.search.phone import Quiet, chromium
from bench.search.relevance import Answer, Relevance, asked_of, judge, read_phrases
from bench.search.report import Figures, as_text, write_page
from bench.search.serving import Host, hosted
from bench.search.sets import PHRASES, UNSEEN
from bench.synthetic import make
from generator.pipeline import Stamp, build

ROOT = Path(__file__).parents[2]
ENGINES = ("signpost", "material", "pagefind", "minisearch")
SIZES = (100, 1_000, 10_000)
KEYSTROKES_AT = 1_000
#: The newest of the sets that search has not learned: older ones would flatter it.
ASKED = UNSEEN[-2:]
#: What is measured at each size; ``--steps`` chooses some.
STEPS = ("firsts", "cards", "whole", "keystrokes")
#: Figures as they come.
KEPT = ROOT / "build" / "search-figures.pickle"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--engines", default=",".join(ENGINES), help="a list with commas")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="a list with commas")
    parser.add_argument("--steps", default=",".join(STEPS), help="a list with commas")
    parser.add_argument("--no-relevance", action="store_true", help="leave the phrases out")
    parser.add_argument(
        "--patience", type=int, default=20, help="minutes to wait for quiet, in all"
    )
    parser.add_argument("--resume", action="store_true", help="go on from what was kept")
    parser.add_argument("--minutes", type=float, default=600, help="begin nothing after so many")
    parser.add_argument("--write", action="store_true", help="write the page from what there is")
    given = parser.parse_args()
    names = [name for name in ENGINES if name in given.engines.split(",")]
    sizes = [int(size) for size in given.sizes.split(",") if size]
    figures = Figures(date.today(), keystrokes_at=KEYSTROKES_AT)
    if given.resume and KEPT.is_file():
        figures = _kept()
    steps = frozenset(given.steps.split(","))
    end = time.monotonic() + given.minutes * 60
    quiet = Quiet(given.patience * 60)
    with chromium() as browser, tempfile.TemporaryDirectory(prefix="signpost-search-") as folder:
        figures.browser = browser.version
        # Speed does not matter for relevance: it goes first, while the machine comes to rest.
        if not given.no_relevance:
            _of_real_records(browser, Path(folder), names, figures, end)
        for size in sizes:
            if time.monotonic() < end:
                _of_size(browser, Path(folder), names, size, figures, quiet, steps, end)
    figures.loudest, figures.waited = quiet.loudest, quiet.waited
    print(f"\n{as_text(figures)}")
    if given.write or _is_whole(figures):
        write_page(ROOT, figures)


def _kept() -> Figures:
    """What an earlier sitting measured: our own file, on this machine."""
    found = pickle.loads(KEPT.read_bytes())  # noqa: S301
    assert isinstance(found, Figures)
    return found


def _keep(figures: Figures) -> None:
    KEPT.parent.mkdir(exist_ok=True)
    part = KEPT.with_suffix(".part")
    part.write_bytes(pickle.dumps(figures))
    part.replace(KEPT)


def _is_whole(figures: Figures) -> bool:
    """True when every engine has every figure that the page shows."""
    return (
        len(figures.relevance) == len(figures.keystrokes) == len(ENGINES)
        and len(figures.firsts) == len(ENGINES) * len(SIZES)
        and len(figures.wholes) == len(figures.urgent) == len(SIZES)
    )


def _engines(names: Sequence[str], public: Path) -> Iterator[Engine]:
    known: dict[str, Engine] = {
        "signpost": Signpost(public),
        "material": Material(),
        "pagefind": Pagefind(),
        "minisearch": MiniSearch(),
    }
    for name in names:
        yield known[name]


def _published(records: Path, public: Path) -> None:
    """Build the sites of *records* at *public*."""
    built = build(records, public, Stamp(date.today(), jobs=2))
    if not built.published:
        raise RuntimeError("the sites could not be built: run signpost build")


@contextmanager
def _served(engine: Engine, site: Site, folder: Path) -> Iterator[tuple[Host, str]]:
    """An engine made for a site and served, and the address of the page to search from."""
    place = folder / f"{engine.name}-{site.id}"
    start = engine.make(site, place)
    with hosted(place) as host:
        yield host, start


def _of_size(
    browser: Browser,
    folder: Path,
    names: Sequence[str],
    size: int,
    figures: Figures,
    quiet: Quiet,
    steps: frozenset[str],
    end: float,
) -> None:
    """Bytes, requests and seconds of each engine at one size; keystrokes at one of the sizes."""
    work = folder / str(size)
    todo = [
        name for name in names if any(not done for _, done in _steps_of(name, size, figures, steps))
    ]
    if not todo:
        return
    _say(f"{size:,} services: making")
    make(ROOT, work / "records", size)
    (site,) = sites_of(work / "records", figures.day)
    if "signpost" in todo:
        _published(work / "records", work / "public")
    for engine in _engines(todo, work / "public"):
        figures.versions[engine.name] = engine.version
        with _served(engine, site, work) as (host, start):
            measured = partial(firsts, browser, engine, host, start, quiet)
            for step, done in _steps_of(engine.name.lower(), size, figures, steps):
                if done or time.monotonic() > end:
                    continue
                begun = time.monotonic()
                if step == "firsts":
                    figures.firsts[engine.name, size] = measured()
                elif step == "cards":
                    figures.cards[size] = measured(A_FEELING, "card")
                    figures.urgent[size] = measured(IN_CRISIS, "urgent")
                elif step == "whole":
                    figures.wholes[size] = whole(browser, engine, host, start, quiet)
                else:
                    found = keystrokes(browser, engine, host, start, quiet)
                    figures.keystrokes[engine.name] = found
                _keep(figures)
                took = time.monotonic() - begun
                _say(f"{size:,} services: {engine.name}, {step}: {took:.0f} s")


def _steps_of(
    name: str, size: int, figures: Figures, steps: frozenset[str]
) -> Iterator[tuple[str, bool]]:
    """What is to be measured of an engine at a size, and whether it has been."""
    known = {engine.lower(): engine for engine in figures.versions}
    called = known.get(name, "")
    ours = name == "signpost"
    done = {
        "firsts": (called, size) in figures.firsts,
        "cards": not ours or size in figures.urgent,
        "whole": not ours or size in figures.wholes,
        "keystrokes": size != KEYSTROKES_AT or called in figures.keystrokes,
    }
    yield from ((step, done[step]) for step in STEPS if step in steps)


def _of_real_records(
    browser: Browser, folder: Path, names: Sequence[str], figures: Figures, end: float
) -> None:
    """Relevance over every area site, and what Signpost's page asks for while someone searches."""
    phrases = read_phrases(ROOT / PHRASES, ASKED)
    done = {engine.lower() for engine in figures.relevance}
    names = [name for name in names if name not in done]
    if not names:
        return
    work = folder / "real"
    work.mkdir()
    sites = sites_of(ROOT, figures.day)
    figures.phrases, figures.areas = len(phrases), len(sites)
    if "signpost" in names:
        _published(ROOT, work / "public")
    for engine in _engines(names, work / "public"):
        if time.monotonic() > end:
            return
        figures.versions[engine.name] = engine.version
        answers: list[Answer] = []
        for site in sites:
            _say(f"{site.id}: {engine.name}")
            with _served(engine, site, work) as (host, start):
                asked = asked_of(site, phrases)
                answers += judge(browser, engine, host, start, site, asked)
                if isinstance(engine, Signpost) and figures.asked is None:
                    figures.asked = asked_while_searching(browser, engine, host, start)
        figures.relevance[engine.name] = Relevance(tuple(answers))
        _keep(figures)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except NotInstalled as missing:
        sys.exit(str(missing))
