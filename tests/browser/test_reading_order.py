"""What a virtual screen reader says of every kind of page: landmarks, headings, numbers, in the order of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.templates import ONE_OF_EACH
from tests.browser.test_search_accessibility import READER, START
from tests.conftest import Serve

#: Shares of the pages, for two processes.
SHARES = 2
LANDMARKS = ["banner", "navigation, Main", "main", "contentinfo", "navigation, About this site"]

#: Reads the page from its beginning to its end, and gives all that was said.
READ_ALL = """async () => {
  for (let n = 0; n < 4000; n++) {
    await reader.next();
    if (await reader.lastSpokenPhrase() === 'end of document') { return reader.spokenPhraseLog(); }
  }
  return ['never came to the end'];
}"""
#: Headings as they must be said, and numbers that can be called or texted, as they stand in the page.
WRITTEN = """() => {
  const shown = selector => [...document.querySelectorAll(selector)].filter(e => !e.closest('[hidden]'));
  return [
    shown('h1, h2, h3, h4').map(e => `level ${e.tagName[1]}`),
    shown('a[href^="tel:"], a[href^="sms:"]').map(e => e.textContent.replace(/\\D/g, '')),
  ];
}"""


@pytest.mark.parametrize("share", range(SHARES))
def test_a_screen_reader_meets_landmarks_headings_and_numbers_in_order(
    phone: Visit, site: Path, small_site: Path, serve: Serve, share: int
) -> None:
    """Urgent help before the navigation, one main, each heading with its level, each number once, in order."""
    folders = {"real": serve(site, "/"), "small": serve(small_site, "/")}
    phone.page.route(
        "**/reader.js",
        lambda route: route.fulfill(body=READER.read_text("utf-8"), content_type="text/javascript"),
    )
    wrong: dict[str, object] = {}
    for name in sorted(ONE_OF_EACH.keys() - {"redirect"})[share::SHARES]:
        shown = ONE_OF_EACH[name]
        page = phone.open(folders[shown.directory] + shown.url)
        page.evaluate(START, folders[shown.directory] + "assets/reader.js")
        said: list[str] = page.evaluate(READ_ALL)
        headings, numbers = page.evaluate(WRITTEN)
        heard = [phrase.rpartition(", ")[2] for phrase in said if phrase.startswith("heading, ")]
        links = [
            "".join(filter(str.isdigit, p))
            for p in said
            if p.startswith(("link, Call", "link, Text"))
        ]
        found = {
            "landmarks": [phrase for phrase in said if phrase in LANDMARKS] != LANDMARKS,
            "headings": heard != headings and (heard, headings),
            "numbers": [n for n in links if n] != numbers and (links, numbers),
            "urgent help first": not _at(said, "link, Call 999") < _at(said, LANDMARKS[1]),
            "leave second": said.index("link, Leave this page") > 8,
        }
        if faults := {what: fault for what, fault in found.items() if fault}:
            wrong[name] = faults

    assert wrong == {}


def _at(said: list[str], wanted: str) -> int:
    """Where *wanted* is said for the first time."""
    return next((n for n, phrase in enumerate(said) if phrase.startswith(wanted)), len(said))
