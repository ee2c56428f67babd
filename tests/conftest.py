"""What all tests share: the real sites built once, a small directory to change, a browser, a server."""

from __future__ import annotations

import fcntl
import gc
import gzip
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Playwright, sync_playwright

from generator.pipeline import Built, Stamp, build
from tests.pretending import pretend, pretend_page
from tests.serving import served
from tests.site.reading import Page, read_pages

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 22)
EXAMPLE = ROOT / "tests" / "examples" / "good"
OVERLAY = ROOT / "tests" / "data" / "small"


def _newest_day() -> date:
    """The newest day on which the real records say that something happened, or TODAY if that is later.

    Tests must pass on the day when an editor writes "checked on" today, and for ever after.
    """
    said = re.compile(r"\bon: *[\"']?(\d{4}-\d{2}-\d{2})")
    folders = (ROOT / "content", ROOT / "directory")
    days = (
        date.fromisoformat(day)
        for folder in folders
        for path in folder.rglob("*.yml")
        for day in said.findall(path.read_text("utf-8"))
    )
    return max(TODAY, *days)


#: The day on which the real records are built and looked at.
REAL_DAY = _newest_day()

# Tests make and drop many records: to look among them for rings as often as Python does takes a twentieth of the time.
gc.set_threshold(50_000, 30, 50)

#: Chrome by its usual names. SIGNPOST_BROWSER wins; Playwright's own comes last.
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: Chromium built without windows, as Debian has it: the same pages in half the time. It keeps no page for Back.
WINDOWLESS = "chromium-headless-shell"
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that a test's check keeps is left in the home of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGNPOST_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


# ------------------------------------------------------------------------------- the real directory


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hub and all area sites, built from the real records once for all processes of a run."""
    with _by_the_first(tmp_path_factory, "signpost-site") as (target, is_first):
        if is_first:
            _must_be_published(build(ROOT, target, Stamp(REAL_DAY, jobs=2)))
    return target


@contextmanager
def _by_the_first(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> Iterator[tuple[Path, bool]]:
    """A folder that all processes of a run share, and whether this one is to make it: others wait until it has."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield shared / name, not (shared / name).exists()


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    """Every page of the hub and of all area sites. Reading them takes long: use it in the group "site"."""
    return read_pages(site)


def _must_be_published(built: Built) -> None:
    """Fail with what stands in the way, in the words an editor would read."""
    stops = [
        f"{p.path}:{p.line} {p.code}: {p.sentence}" for p in built.checked.problems if p.blocks
    ]
    stops += [f"{fault.page}: {fault.what}" for fault in built.faults]
    if not built.published:
        pytest.fail("\n".join(["The records could not be published:", *stops[:20]]), pytrace=False)


# ------------------------------------------------------------------------------ a small directory


def unpacked(path: Path) -> bytes:
    """What stands in the file at *path*; of what a phone can keep, what it unpacks."""
    return gzip.decompress(path.read_bytes()) if path.suffix == ".bin" else path.read_bytes()


@dataclass
class Content:
    """A small directory in a folder of its own, which a test may change and build."""

    root: Path
    target: Path = field(init=False)

    def __post_init__(self) -> None:
        """Publish beside the records, as ``signpost build`` does."""
        self.target = self.root / "public"

    def write(self, path: str, text: str) -> None:
        """Write a file at *path* from the root, with the folders it needs."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Put *new* in the place of *old*, which must stand in the file just once."""
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (self.root / path).write_text(text.replace(old, new), "utf-8")

    def build(self, *only: str, jobs: int = 1) -> Built:
        """Build as on the tests' own day; all sites, or *only* those of some areas."""
        return build(self.root, self.target, Stamp(TODAY, jobs), only=frozenset(only))

    def page(self, url: str) -> str:
        """The text of a published page."""
        return (self.target / url).read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        """Every published file by its place. What a phone can keep is unpacked: it must hold no more than pages do."""
        return {
            p.relative_to(self.target).as_posix(): unpacked(p)
            for p in sorted(self.target.rglob("*"))
            if p.is_file()
        }


#: Lists that only practice examples use: the small directory has the real ones.
PRACTICE_LISTS = (
    "practice-stages",
    "evidence-levels",
    "evidence-fits",
    "result-states",
    "relation-types",
    "review-levels",
    "recognition-results",
    "measures",
    "cost-bands",
    "glossary",
)


def make_content(root: Path) -> Content:
    """A small directory at *root*: the good example, what ``tests/data/small`` adds, and the real templates."""
    shutil.copytree(EXAMPLE, root, dirs_exist_ok=True)
    shutil.copytree(OVERLAY, root, dirs_exist_ok=True)
    shutil.copytree(ROOT / "site_templates", root / "site_templates")
    shutil.copytree(ROOT / "content" / "pages", root / "content" / "pages")
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name in PRACTICE_LISTS:
        shutil.copy(ROOT / "directory/vocabulary" / f"{name}.yml", root / "directory/vocabulary")
    return Content(root)


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """A small directory that passes every check, for one test to change and build."""
    return make_content(tmp_path / "small")


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small directory, built once for all processes: it has the pages that the real one need not have today."""
    with _by_the_first(tmp_path_factory, "small-site") as (target, is_first):
        if is_first:
            content = make_content(tmp_path_factory.mktemp("small"))
            _must_be_published(content.build())
            content.target.rename(target)
    return target


@pytest.fixture(scope="session")
def in_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small directory, built with its pages in Polish and Arabic too. One service speaks four languages.

    Some messages and a page of prose are said in words that are none: see :mod:`tests.pretending`. "About" in
    Polish has lost its links. Tests that use it are of the
    group ``languages``, so that it is built once.
    """
    content = make_content(tmp_path_factory.mktemp("languages"))
    for code in ("pl", "ar"):
        pretend(content.root / "site_templates", code)
        pretend_page(content.root, "not-launched", code)
    lost = pretend_page(content.root, "about", "pl")
    lost.write_text(lost.read_text("utf-8").replace("](", "] ("), "utf-8")
    content.write("signpost.yml", "name: Signpost\nlanguages: [pl, ar]\n")
    tea = "directory/services/sunderland/tea-and-talk.yml"
    content.change(tea, "languages: [en]", "languages: [en, pl, ar, bfi]")
    _must_be_published(content.build())
    return content.target


# ---------------------------------------------------------------------------------------- a browser


def browser_path() -> str | None:
    """Where a whole Chrome is; None to let Playwright use its own."""
    given = os.environ.get("SIGNPOST_BROWSER")
    return given or next((path for name in BROWSER_NAMES if (path := shutil.which(name))), None)


def _windowless_path() -> str | None:
    """Where a Chromium without windows is, else a whole Chrome."""
    whole = os.environ.get("SIGNPOST_BROWSER")
    return whole or shutil.which(WINDOWLESS) or browser_path()


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(_playwright: Playwright) -> Iterator[Browser]:
    """A Chrome without a window that asks the network for nothing of its own."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    browser = _playwright.chromium.launch(
        executable_path=_windowless_path(), args=[*sandbox, *QUIET]
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Locator, "click", _until_loaded(Locator.click))
        yield browser
    browser.close()


def _until_loaded(click: Callable[..., None]) -> Callable[..., None]:
    """*click*, which returns when the page it leads to is there whole.

    Playwright returns when the first bytes of that page come. What a test then reads at once, such as
    ``all_inner_texts()``, can be half a page: pages paint their top first.
    """

    @wraps(click)
    def clicked(locator: Locator, **options: Any) -> None:
        click(locator, **options)
        if not locator.page.is_closed():
            locator.page.wait_for_load_state("load")

    return clicked


# ----------------------------------------------------------------------------------------- a server

Serve = Callable[[Path, str], str]


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve a folder below a base path on this machine, and give its address: ``serve(folder, "/some/base/")``."""
    addresses: dict[tuple[Path, str], str] = {}
    with ExitStack() as open_servers:

        def start(folder: Path, base: str = "/") -> str:
            if (folder, base) not in addresses:
                addresses[folder, base] = open_servers.enter_context(served(folder, base))
            return addresses[folder, base]

        yield start


@pytest.fixture(scope="session")
def at_base(site: Path, serve: Serve) -> str:
    """The address of the real sites on a host where they stand below another path."""
    return serve(site, "/some/base/")
