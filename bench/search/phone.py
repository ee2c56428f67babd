"""A phone in Chromium: a small screen, and when asked a slow network and a slow processor."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.search.engines import PAGES, Marks

#: As tests/conftest.py finds it: SIGNPOST_BROWSER wins; Playwright's own comes last.
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Slow 3G of the worst kind: 400 kbit/s both ways, and two seconds before each answer begins.
LATENCY_MS = 2_000
BYTES_A_SECOND = 400_000 / 8
#: How many times slower than this machine an old phone is taken to be.
SLOWER = 6
#: Above this load of the last minute, other work would be measured with ours.
BUSY = 1.5
PATIENCE_S = 180


@dataclass(frozen=True)
class Phone:
    """One page of a fresh browser profile, so that nothing is in its cache."""

    page: Page
    session: CDPSession

    def slow_processor(self) -> None:
        """From here on, the page's own thread has a sixth of this machine's speed. Workers keep theirs."""
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def slow_network(self, latency_ms: int = LATENCY_MS) -> None:
        """From here on, each answer comes *latency_ms* late, and slowly."""
        self.session.send("Network.enable")
        self.session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": latency_ms,
                "downloadThroughput": BYTES_A_SECOND,
                "uploadThroughput": BYTES_A_SECOND,
            },
        )

    def until(self, expression: str) -> None:
        """Return once *expression* is true in the page. Asks by itself: Playwright's way needs eval, which our pages forbid."""
        end = time.monotonic() + PATIENCE_S
        while not self.page.evaluate(expression):
            if time.monotonic() > end:
                raise TimeoutError(f"never true in the page: {expression}")
            time.sleep(0.05)

    def tap(self, marks: Marks) -> None:
        """Tap what opens the search, and see that the box has the focus."""
        self.page.locator(marks.tap).tap()
        self.until(f"document.activeElement.matches({json.dumps(marks.box)})")

    def watch(self, marks: Marks, words: str) -> None:
        """Have the clock note when each thing of *marks* first stands there, for *words*."""
        self.page.evaluate(
            "([box, words, shown]) => benchClock.watch(box, words, shown)",
            [marks.box, words, dict(marks.shown)],
        )

    def make_ready(self, marks: Marks, words: str) -> None:
        """Tap, type *words* and wait until a service stands there: the engine has loaded what it needs for them."""
        self.watch(marks, words)
        self.tap(marks)
        self.page.keyboard.type(words)
        self.until("'service' in benchClock.shown")

    def run_script(self, name: str) -> None:
        """Run a script of ours in the page as it stands, whatever its content security policy."""
        self.page.evaluate((PAGES / name).read_text("utf-8"))


def browser_path() -> str | None:
    """Where a Chrome is; None to let Playwright use its own."""
    given = os.environ.get("SIGNPOST_BROWSER")
    return given or next((path for name in BROWSER_NAMES if (path := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium without a window that asks the network for nothing of its own."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path(), args=[*sandbox, *QUIET]
        )
        yield browser
        browser.close()


@contextmanager
def phone(browser: Browser) -> Iterator[Phone]:
    """A fresh phone with our clock in every page. A script that fails in the page raises at the end."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    context.set_default_timeout(PATIENCE_S * 1_000)
    context.add_init_script(path=PAGES / "clock.js")
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    yield Phone(page, context.new_cdp_session(page))
    context.close()
    if failures:
        raise RuntimeError(f"a script failed in the page: {failures[0]}")


class Quiet:
    """Waits until the machine is quiet enough to measure, and remembers how loud it was."""

    def __init__(self, patience: float) -> None:
        """Ready to wait *patience* seconds in all."""
        self.patience = patience
        self.loudest = 0.0
        self.waited = 0.0

    def wait(self) -> None:
        """Return when the load of the last minute is at most :data:`BUSY`, or once patience is spent."""
        while (load := os.getloadavg()[0]) > BUSY and self.waited < self.patience:
            time.sleep(5)
            self.waited += 5
        self.loudest = max(self.loudest, load)
