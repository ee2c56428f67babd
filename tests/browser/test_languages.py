"""Pages from right to left, in a real browser: numbers read as they dial, nothing overflows, axe finds nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import axe_script, violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.conftest import Serve
from tests.pretending import NO_WORDS, said

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
    """By the names of the languages; nothing asks another host, and search still finds, in English but for its own words."""
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
    page.locator("#found", has_text=NO_WORDS["ar"]).wait_for(state="attached")
    found = page.locator("#found").evaluate(HEARD)
    assert {tuple(words[1:]) for words in found} == {("ar", "rtl"), ("en", "ltr")}
    page.wait_for_selector("#results .why")
    why, *reason = page.locator("#results .why").first.evaluate(HEARD)
    assert why[0].strip() == NO_WORDS["ar"]
    assert why[1:] == ["ar", "rtl"]
    assert {tuple(words[1:]) for words in reason} == {("en", "ltr")}
    page.locator("#results .card a").first.click()
    assert page.url.startswith(f"{base}sunderland/services/")
    page.close()

    assert [url for url in asked if not url.startswith(base)] == []


#: For each run of text in an element, without what only looks apart: the text, its language, its direction.
HEARD = """(part) => {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) { continue; }
    const holder = node.parentElement;
    found.push([node.data, holder.closest("[lang]").lang, getComputedStyle(holder).direction]);
  }
  return found;
}"""


WAYS = [("pl", "ltr", "1 października 2026"), ("ar", "rtl", "1 أكتوبر 2026")]


@pytest.mark.parametrize(("code", "way", "day"), WAYS, ids=["pl", "ar"])
def test_words_of_scripts_and_of_plans_are_in_the_language_of_the_page_and_names_in_english(
    browser: Browser, base: str, code: str, way: str, day: str
) -> None:
    """From a catalogue to Chromium: the button to save, the count of a list, its order of words, the way out."""
    ours = NO_WORDS[code]
    page = opened(browser, PHONE, "about:blank")
    faults: list[object] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{base}sunderland/{code}/services/tea-and-talk/index.html")
    name = [": Tea and Talk", "en", "ltr"]
    heard: dict[str, Any] = {"save": page.locator("[data-save] button").evaluate(HEARD)}
    heard["until"] = page.locator(f".answer >> text={ours}").evaluate(HEARD)
    heard["checked"] = page.locator("time[data-until]").evaluate(HEARD)
    page.locator("[data-save] button").click()
    heard["ask"] = page.locator("[data-save] p").evaluate(HEARD)
    page.locator("[data-save] button").first.click()
    page.keyboard.press("Shift")
    page.locator("#leaving", has_text="Shift").wait_for(state="attached")
    heard["shift"] = page.locator("#leaving").evaluate(HEARD)
    page.goto(f"{base}sunderland/{code}/my-list/index.html")
    heard["count"] = page.locator("#list-part > p").first.evaluate(HEARD)
    heard["off"] = page.locator("[data-act=off]").evaluate(HEARD)
    page.locator("[data-act=off]").click()
    page.locator("#list-said", has_text="Tea").wait_for(state="attached")
    heard["said"] = page.locator("#list-said").evaluate(HEARD)
    left = page.evaluate("document.body.innerText.search(/[\\u2066\\u2068\\u2069]/)")
    page.close()

    assert heard["save"] == [[ours, code, way], name]
    assert heard["until"] == [
        ["From pregnancy", "en", "ltr"],
        [f" {ours} ", code, way],
        ["24 months", "en", "ltr"],
    ]
    assert [words[1] for words in heard["checked"]] == ["en", code, "en", code]
    assert heard["checked"][3] == [day, code, way]
    assert [words[1:] for words in heard["ask"]] == [["en", "ltr"]]
    assert heard["shift"] == [["Shift: press 2 more times to leave", "en", "ltr"]]
    assert heard["count"] == [[said(code, "1" if code == "pl" else "1z"), code, way]]
    assert heard["off"] == [[ours, code, way], name]
    assert heard["said"] == [[f"{ours}: ", code, way], ["Tea and Talk", "en", "ltr"]]
    assert left == -1
    assert faults == []


def test_on_an_english_page_nothing_is_marked_and_no_script_for_it_is_loaded(
    browser: Browser, base: str
) -> None:
    """The same site, with two more languages: its English pages ask for no more than before."""
    page = opened(browser, PHONE, "about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}sunderland/services/tea-and-talk/index.html")
    button = page.locator("[data-save] button").evaluate(HEARD)
    page.close()

    assert button == [["Save to my list", "en-GB", "ltr"], [": Tea and Talk", "en-GB", "ltr"]]
    assert not [url for url in asked if "speaking" in url]
