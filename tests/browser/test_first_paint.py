"""The first answer alone paints the top of a page; the rest comes with the stylesheet, and moves nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Visit
from tests.conftest import Serve

WATCH = """
window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push(entry.value)))
  .observe({type: 'layout-shift', buffered: true});
"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
TOP = """() => [...document.querySelectorAll('.leave a, .urgent, .urgent a')].map(element => {
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  return [box.x, box.y, box.width, box.height, style.color, style.backgroundColor, style.fontSize, style.fontFamily];
})"""
SHOWN = "[...document.querySelectorAll('main, .masthead, .site-nav')].filter(e => e.checkVisibility()).length"


@pytest.mark.parametrize(
    ("url", "numbers"),
    [
        ("sunderland/index.html", ["999", "111", "116123", "85258", "08082000247"]),
        ("sunderland/services/tea-and-talk/index.html", ["999", "111"]),
    ],
)
def test_the_top_is_painted_before_the_stylesheet_and_stays_where_it_is(
    phone: Visit, small_site: Path, serve: Serve, url: str, numbers: list[str]
) -> None:
    """With the style held back: the way out and the urgent numbers stand, nothing below them; then nothing moves."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page = phone.page
    page.route("**/*.css", hold)
    page.add_init_script(WATCH)
    page.goto(serve(small_site, "/") + url, wait_until="commit")
    page.wait_for_function(PAINTED)
    page.wait_for_function("() => document.querySelectorAll('.leave a, .urgent a').length > 2")

    links = page.eval_on_selector_all(".urgent a", "all => all.map(link => link.href)")
    assert [link for link in links if link.startswith(("tel:", "sms:"))] == [
        ("sms:85258?body=SHOUT" if number == "85258" else f"tel:{number}") for number in numbers
    ]
    assert page.evaluate(SHOWN) == 0
    before = page.evaluate(TOP)
    assert all(width > 40 and height >= 44 for _, _, width, height, *_ in before)

    assert held
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    page.locator("main h1").wait_for()
    assert page.evaluate(SHOWN) == 3
    assert page.evaluate(TOP) == before
    assert page.evaluate("shifts") == []
    assert phone.complaints == []
