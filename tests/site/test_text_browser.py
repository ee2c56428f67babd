"""In Lynx, which knows neither styles nor scripts, every number is there with its name, urgent help first."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.reading import read_page, squeezed

PAGES = {
    "home": "sunderland/index.html",
    "urgent help": "sunderland/urgent-help/index.html",
    "list": "sunderland/needs/low-mood/index.html",
    "service": "sunderland/services/washington-mind/index.html",
    "search": "sunderland/search/index.html",
    "how to refer": "sunderland/services/washington-mind/refer/index.html",
    "large print": "sunderland/services/washington-mind/easy/index.html",
    "this week": "sunderland/this-week/index.html",
}
SCRIPT = re.compile(r"function|=>|signpost\.take|@context|\{|\}|&[a-z]+;|undefined")


def _shown(file: Path) -> str:
    """The page in *file* as Lynx shows it, with single spaces."""
    assert shutil.which("lynx"), "make test installs it with: tests/browser/find_readers.sh"
    done = subprocess.run(
        ["lynx", "-dump", "-nolist", "-width=500", "-display_charset=utf-8", str(file)],
        capture_output=True,
        check=True,
    )
    return squeezed(done.stdout.decode("utf-8"))


@pytest.mark.parametrize("name", list(PAGES))
def test_each_number_is_shown_with_its_name_in_the_order_of_the_page(site: Path, name: str) -> None:
    """What calls or texts stands there as on the page, one after the other, with whom it reaches beside it."""
    file = site / PAGES[name]
    page = read_page(PAGES[name], file.read_text("utf-8"))
    shown, at = _shown(file), 0
    links = [e for e in page.all("a") if e.get("href").startswith(("tel:", "sms:"))]
    for link in links:
        words = link.text.replace(" .", ".")
        found = shown.find(words, at)
        assert found >= 0, (words, shown[at : at + 200])
        at = found + len(words)
        assert re.match(r"\W*\w", shown[at:]), f"nothing is said of {words}"

    assert len(links) >= 2
    assert not SCRIPT.search(shown), SCRIPT.search(shown)


@pytest.mark.parametrize("name", list(PAGES))
def test_urgent_help_and_the_way_out_come_before_all_else(site: Path, name: str) -> None:
    """Skip, leave, 999, 111: then the name of the site, and at last the page."""
    file = site / PAGES[name]
    shown = _shown(file)
    heading = read_page(PAGES[name], file.read_text("utf-8")).one("h1").text
    order = [
        "Skip to main content",
        "Leave this page",
        "Call 999",
        "Call 111",
        "Signpost Sunderland",
    ]
    places = [shown.find(part) for part in order]
    places.append(shown.find(heading, places[-1]))

    assert -1 not in places, (order, places)
    assert places == sorted(places)
