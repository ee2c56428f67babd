"""What is measured of one engine on one site: until the first service shows, and after each keystroke."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from urllib.parse import unquote, urljoin, urlsplit

from playwright.sync_api import Browser

from bench.search.engines import Engine
from bench.search.phone import Phone, Quiet, phone
from bench.search.serving import Host, Sent

WORDS = "anxiety group"
A_FEELING = "cant stop crying"
IN_CRISIS = "want to die"
RUNS = 3
#: Typed one after another while every request is noted.
SEARCHES = (WORDS, IN_CRISIS, A_FEELING, "Tuesday mornings", "Ashington", "twins")
#: How fast she types, in ms a key. The words are there before any index can be.
_KEY_MS = 80
#: Typed one key at a time, the box emptied between: 61 keystrokes.
KEYSTROKES = ("anxiety group", "feeling low", "counselling by phone", "birth trauma help")
_STILL_MS = 250
#: Longer than any one answer takes to come and to lead to the next.
_NOTHING_MORE_MS = 9_000
_PAUSE_MS = 500
_LONGEST_MS = 1_500


@dataclass(frozen=True, slots=True)
class First:
    """From the tap on the box: seconds until each thing showed, and what was asked for until the first service.

    *come* are the bytes of those answers that were there in full by then; the rest was on its way.
    """

    seconds: dict[str, float]
    sent: tuple[Sent, ...]
    come: int

    @property
    def body(self) -> int:
        """Bytes of the answers, without their headers."""
        return sum(one.body for one in self.sent)

    @property
    def headers(self) -> int:
        """Bytes of the headers of the answers."""
        return sum(one.headers for one in self.sent)


@dataclass(frozen=True, slots=True)
class Firsts:
    """The runs of one engine on one site."""

    runs: tuple[First, ...]

    def seconds(self, name: str) -> float | None:
        """The median of the runs; None when it never showed."""
        times = [run.seconds[name] for run in self.runs if name in run.seconds]
        return median(times) if len(times) == len(self.runs) else None

    @property
    def typical(self) -> First:
        """The run with the median of bytes."""
        return sorted(self.runs, key=lambda run: run.body)[len(self.runs) // 2]


@dataclass(frozen=True, slots=True)
class Keystrokes:
    """Milliseconds from each keystroke to its results. *unchanged* are those that changed no result.

    *samples* are until the results on the screen have changed for the last time (where none did, until the
    first change of the list), *wholes* until any of the list has.
    """

    samples: tuple[float, ...]
    unchanged: int
    wholes: tuple[float, ...]

    def part(self, share: float) -> float:
        """The time that *share* of the keystrokes keep, for what is on the screen."""
        return _part(self.samples, share)

    def whole(self, share: float) -> float:
        """The time that *share* of the keystrokes keep, for the whole list."""
        return _part(self.wholes, share)


def _part(times: tuple[float, ...], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def firsts(
    browser: Browser,
    engine: Engine,
    host: Host,
    start: str,
    quiet: Quiet,
    words: str = WORDS,
    until: str = "service",
) -> Firsts:
    """Type *words* on a slow phone, three times over, each with an empty cache."""
    runs = []
    for _ in range(RUNS):
        quiet.wait()
        with phone(browser) as one:
            runs.append(_first(one, engine, host, start, words, until))
    return Firsts(tuple(runs))


def _first(one: Phone, engine: Engine, host: Host, start: str, words: str, until: str) -> First:
    one.slow_processor()
    if engine.starts_by_itself:
        # It loads its search with every page: she taps at the moment when that begins.
        one.slow_network()
        one.page.goto(host.address + start, wait_until="commit")
        one.until("window.benchClock !== undefined && benchClock.started > 0")
    else:
        one.page.goto(host.address + start, wait_until="load")
        one.slow_network()
    one.watch(engine.marks, words)
    one.tap(engine.marks)
    one.page.keyboard.type(words, delay=_KEY_MS)
    one.until(f"{until!r} in benchClock.shown")
    started, tapped, shown, epoch, whole = one.page.evaluate(
        """until => [benchClock.started, benchClock.tapped, benchClock.shown, performance.timeOrigin,
          performance.getEntriesByType('resource')
            .filter(e => e.responseEnd && e.responseEnd <= benchClock.shown[until]).map(e => e.name)]""",
        until,
    )
    begun = started if engine.starts_by_itself else tapped
    seconds = {name: (at - begun) / 1000 for name, at in shown.items()}
    asked = host.between((epoch + begun) / 1000, (epoch + shown[until]) / 1000)
    sent = tuple(s for s in asked if engine.counts(s.path))
    come = {urljoin(host.address, s.path): s.body for s in sent}
    return First(seconds, sent, sum(body for url, body in come.items() if url in set(whole)))


@dataclass(frozen=True, slots=True)
class Whole:
    """Until the last file of the search has come, that all services are searched: seconds from the tap, and bytes."""

    seconds: float
    body: int
    requests: int


def whole(browser: Browser, engine: Engine, host: Host, start: str, quiet: Quiet) -> Whole:
    """Type :data:`WORDS` on a slow phone, and wait until nothing more is asked for."""
    quiet.wait()
    with phone(browser) as one:
        one.slow_processor()
        one.page.goto(host.address + start, wait_until="load")
        here = len(host.sent)
        one.slow_network()
        one.tap(engine.marks)
        one.page.keyboard.type(WORDS, delay=_KEY_MS)
        asked = -1
        while asked != len(host.sent):
            asked = len(host.sent)
            one.page.wait_for_timeout(_NOTHING_MORE_MS)
        seconds = one.page.evaluate(
            "Math.max(...performance.getEntriesByType('resource').map(e => e.responseEnd)) - benchClock.tapped"
        )
        sent = [s for s in host.sent[here:] if engine.counts(s.path)]
    return Whole(seconds / 1000, sum(s.body for s in sent), len(sent))


def keystrokes(
    browser: Browser, engine: Engine, host: Host, start: str, quiet: Quiet
) -> Keystrokes:
    """Type on a phone with a slow processor, the index at hand; each key waits for the results of the one before."""
    quiet.wait()
    marks = engine.marks
    with phone(browser) as one:
        one.page.goto(host.address + start, wait_until="load")
        one.make_ready(marks, KEYSTROKES[0])
        for words in KEYSTROKES:
            _empty(one, marks.box)
            one.page.keyboard.type(words)
            one.page.wait_for_timeout(_PAUSE_MS)
        one.slow_processor()
        one.page.evaluate(
            "([box, list]) => benchClock.sample(box, list)", [marks.box, marks.listed]
        )
        for words in KEYSTROKES:
            _empty(one, marks.box)
            for letter in words:
                one.page.keyboard.press(letter if letter != " " else "Space")
                one.page.evaluate(
                    "([still, longest]) => benchClock.settled(still, longest)",
                    [_STILL_MS, _LONGEST_MS],
                )
        samples, unchanged, wholes = one.page.evaluate(
            "[benchClock.samples, benchClock.unchanged, benchClock.wholes]"
        )
    return Keystrokes(tuple(samples), unchanged, tuple(wholes))


def _empty(one: Phone, box: str) -> None:
    """Empty the box as a hand would, and wait until the page has taken it in."""
    one.page.locator(box).press("ControlOrMeta+a")
    one.page.locator(box).press("Backspace")
    one.page.wait_for_timeout(_PAUSE_MS)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asked for while someone searched: its own files, and addresses that it should not.

    *before* is what its scripts weigh that come with the page, gzipped, whether she searches or not.
    """

    own: tuple[str, ...]
    strange: tuple[str, ...]
    before: int


def asked_while_searching(browser: Browser, engine: Engine, host: Host, start: str) -> Asked:
    """Type :data:`SEARCHES` one after another, and note every request that the browser makes."""
    asked: list[str] = []
    with phone(browser) as one:
        here = len(host.sent)
        one.page.goto(host.address + start, wait_until="load")
        before = sum(s.body for s in host.sent[here:] if urlsplit(s.path).path.endswith(".js"))
        one.page.context.on("request", lambda request: asked.append(request.url))
        one.tap(engine.marks)
        for words in SEARCHES:
            one.page.keyboard.type(words)
            one.page.wait_for_timeout(_PAUSE_MS)
            _empty(one, engine.marks.box)
        one.page.wait_for_timeout(_PAUSE_MS)
    folder = f"{host.address}{start}search/"
    strange = tuple(url for url in asked if not _is_index(url, folder))
    own = tuple(dict.fromkeys(url.removeprefix(folder) for url in asked if url not in strange))
    return Asked(own, strange, before)


def _is_index(url: str, folder: str) -> bool:
    """True for a script of the site's search whose address carries nothing that was typed."""
    typed = {part for words in SEARCHES for part in words.lower().split() if len(part) > 3}
    return (
        url.startswith(folder)
        and url.endswith(".js")
        and not any(part in unquote(url.removeprefix(folder)).lower() for part in typed)
    )
