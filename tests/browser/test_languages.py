"""Pages from right to left, in a real browser: numbers read as they dial, nothing overflows, axe finds nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import axe_script, violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.conftest import Serve

pytestmark = pytest.mark.xdist_group("languages")

TEA = "sunderland/ar/services/tea-and-talk/index.html"
PAGES = (
    TEA,
    "sunderland/ar/index.html",
    "sunderland/ar/services/safe-haven/index.html",
    "sunderland/ar/urgent-help/index.html",
    "sunderland/ar/gaps/index.html",
)

#: For each number that is shown in its own element: its digits as typed, and as they stand from left to right.
IN_ORDER = """() => {
  const found = [];
  for (const part of document.querySelectorAll('bdi, a[href^="tel:"], a[href^="sms:"]')) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), signs = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.data.length; at += 1) {
        if (!/[0-9]/.test(node.data[at])) { continue; }
        const range = document.createRange();
        range.setStart(node, at); range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        if (box && box.width > 0) { signs.push([node.data[at], Math.round(box.top), box.left]); }
      }
    }
    const typed = signs.map(s => s[0]).join("");
    const seen = signs.slice().sort((a, b) => a[1] - b[1] || a[2] - b[2]).map(s => s[0]).join("");
    if (typed) { found.push([typed, seen, part.outerHTML]); }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def base(in_languages: Path, serve: Serve) -> str:
    """The address of the small directory in three languages."""
    return serve(in_languages, "/")


def opened(browser: Browser, size: Any, address: str) -> Page:
    """A page of the *size* at *address*, with all that opens opened."""
    page = browser.new_page(viewport=size)
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    return page


@pytest.mark.parametrize(
    ("size", "pages"), [(PHONE, PAGES), (DESKTOP, PAGES[:1])], ids=["phone", "desktop"]
)
def test_the_digits_of_a_number_stand_from_left_to_right(
    browser: Browser, base: str, size: Any, pages: tuple[str, ...]
) -> None:
    """By where the browser draws each digit, on pages from right to left too; and nothing is wider than the screen."""
    wrong: list[object] = []
    seen = 0
    for url in pages:
        page = opened(browser, size, base + url)
        numbers = page.evaluate(IN_ORDER)
        wrong += [(url, *number) for number in numbers if number[0] != number[1]]
        seen += len(numbers)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        wrong += [(url, f"{wide} px too wide")] if wide > 0 else []
        page.close()

    assert wrong == []
    assert seen >= 8 * len(pages)


def test_the_measure_finds_a_number_that_is_turned(browser: Browser) -> None:
    """Without its own direction a number with spaces is turned round in Arabic text: the test above would see it."""
    page = browser.new_page()
    page.set_content(
        '<p dir="rtl">اتصل <a href="tel:1">1800 1 111 ا 22</a> <bdi dir="ltr">0191 498</bdi></p>'
    )
    numbers = page.evaluate(IN_ORDER)
    page.close()

    assert [typed == shown for typed, shown, _ in numbers] == [False, True]


def test_axe_finds_nothing_from_right_to_left(browser: Browser, base: str) -> None:
    """No violation of WCAG 2.2 A and AA on pages in Arabic, on a phone; the languages are ones that exist."""
    page = opened(browser, PHONE, base + TEA)
    page.evaluate(axe_script())
    found = violations(page)
    page.close()

    assert found == []


def test_the_page_is_laid_out_from_its_own_side(browser: Browser, base: str) -> None:
    """In Arabic the site's name is at the right and the languages at the left; in Polish the other way round."""
    places = {}
    for code in ("pl", "ar"):
        page = opened(browser, DESKTOP, f"{base}sunderland/{code}/index.html")
        places[code] = page.evaluate(
            "['.site-name', '.languages'].map(s => document.querySelector(s).getBoundingClientRect().left)"
        )
        page.close()

    assert places["pl"][0] < places["pl"][1]
    assert places["ar"][0] > places["ar"][1]


def test_a_reader_goes_from_english_to_polish_and_back_to_the_same_page(
    browser: Browser, base: str
) -> None:
    """By the names of the languages; nothing asks another host, and search still finds, in English."""
    page = opened(browser, PHONE, base)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}sunderland/services/tea-and-talk/index.html")
    page.locator("text=polski").first.click()
    assert page.url == f"{base}sunderland/pl/services/tea-and-talk/index.html"
    page.locator(".languages >> text=English").first.click()
    assert page.url == f"{base}sunderland/services/tea-and-talk/index.html"
    page.goto(f"{base}sunderland/ar/search/index.html")
    page.fill("#find", "tea")
    page.press("#find", "Enter")
    page.wait_for_selector("#results .card")
    assert page.get_attribute("#results", "lang") == "en"
    page.locator("#results .card a").first.click()
    assert page.url.startswith(f"{base}sunderland/services/")
    page.close()

    assert [url for url in asked if not url.startswith(base)] == []
