"""Everything can be reached and used with a keyboard alone, and it shows where you are."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.templates import PAGES

#: A new visit costs more than a page of it: each opens several pages, and two processes share the visits.
SHARES = 4

#: Notes each element as it takes the focus: its place in the source, how it shows, what covers it.
WATCH = """() => {
  // Kept, since the box adds scripts to the head when it is reached.
  const every = window.every = [...document.querySelectorAll('*')];
  window.seen = [];
  document.addEventListener('focusin', event => {
    const at = event.target, style = getComputedStyle(at), box = at.getBoundingClientRect();
    const bar = document.querySelector('.leave');
    const cover = bar.contains(at) ? null : bar.getBoundingClientRect();
    window.seen.push({
      place: every.indexOf(at),
      name: at.tagName.toLowerCase() + ' ' + (at.textContent || at.id).trim().slice(0, 40),
      outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
      onScreen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
      covered: !!cover && box.top >= cover.top && box.bottom <= cover.bottom
               && box.left >= cover.left && box.right <= cover.right,
    });
  });
}"""

#: Everything that must be reached: links, buttons, fields, summaries and regions that scroll.
REACHABLE = """() => {
  const every = window.every;
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(e => e.type !== 'radio' || e === document.querySelector('[type=radio]'))  // arrows reach the others
    .filter(e => e.checkVisibility({visibilityProperty: true})).map(e => every.indexOf(e));
}"""


def _tab_through(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus has left the page; open what can be opened on the way."""
    page.evaluate(WATCH)
    reachable = page.evaluate(REACHABLE)
    opens = page.locator("summary").count() > 0
    for _ in range(len(reachable)):
        page.keyboard.press("Tab")
        if opens and page.evaluate("document.activeElement.tagName") == "SUMMARY":
            page.keyboard.press("Enter")
            for _ in range(len(page.evaluate(REACHABLE)) - len(reachable)):
                page.keyboard.press("Tab")
    seen: list[dict[str, Any]] = page.evaluate("window.seen")
    return seen


@pytest.mark.parametrize("share", range(SHARES))
def test_tab_reaches_everything_in_the_order_of_the_source(
    phone: Visit, addresses: dict[str, str], share: int
) -> None:
    """Each link and control takes the focus once, in reading order, with an outline, on the screen and uncovered."""
    wrong = {}
    for name in list(PAGES)[share::SHARES]:
        page = phone.open(addresses[name])
        seen = _tab_through(page)
        places = [stop["place"] for stop in seen]
        found = {
            "not reached as they stand": places != page.evaluate(REACHABLE),
            "out of order": places != sorted(places),
            "no outline": [s["name"] for s in seen if s["outline"] < 2],
            "off the screen": [s["name"] for s in seen if not s["onScreen"]],
            "covered": [s["name"] for s in seen if s["covered"]],
        }
        if any(found.values()) or not seen:
            wrong[name] = found

    assert wrong == {}


@pytest.mark.parametrize("name", ["hub", "home", "service", "practice example"])
def test_the_skip_link_comes_first_and_skips_to_main(
    phone: Visit, addresses: dict[str, str], name: str
) -> None:
    """The first Tab shows it; Enter moves on to main, and the next Tab stays behind the header."""
    page = phone.open(addresses[name])
    page.keyboard.press("Tab")
    skip = page.locator(":focus")

    assert skip.inner_text() == "Skip to main content"
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index]

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_leave_this_page_is_second_and_always_on_the_screen(
    phone: Visit, addresses: dict[str, str]
) -> None:
    """Two Tabs from the top reach it, and it stays in view at the end of the longest page."""
    page = phone.open(addresses["practice example"])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert page.locator(":focus").inner_text() == "Leave this page"

    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = page.locator(".leave a").bounding_box()

    assert box is not None
    assert 0 <= box["y"] <= 740 - box["height"]


def test_enter_on_a_focused_link_follows_it(phone: Visit, addresses: dict[str, str]) -> None:
    """From an area's home to a need and on to a service, with keys only."""
    page = phone.open(addresses["home"])
    _focus(page, "#by-needs ~ .ways-in a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/needs/*/index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link
    _focus(page, ".card h3 a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/services/*/index.html")


def _focus(page: Page, selector: str) -> None:
    """Tab on to the next element that *selector* names."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reached {selector}")
