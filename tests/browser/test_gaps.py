"""The tables of gaps on the smallest phone, by keyboard and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit

#: A4 at 96 pixels to the inch, less 18 mm on each side.
PAPER = {"width": 658, "height": 987}
SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"
FIRST_CELL = (
    "e => e.querySelector('tbody th').getBoundingClientRect().left - e.getBoundingClientRect().left"
)
LOW = """() => [...document.querySelectorAll('.gaps td > a')].filter(
  e => { const b = e.getBoundingClientRect(); return b.height < 44 || b.width < 44; }).map(e => e.textContent)"""
BESIDE = """() => [...document.querySelectorAll('.gaps table')].filter(
  t => t.getBoundingClientRect().right > innerWidth + 1).map(t => t.caption.textContent)"""


@pytest.mark.parametrize("name", ["gaps", "gaps of an area"])
def test_only_the_table_scrolls_sideways_and_the_need_stays_in_view(
    phone: Visit, addresses: dict[str, str], name: str
) -> None:
    """At 320 pixels the frame takes the focus, arrows move it, and each row still says which need it is."""
    phone.page.set_viewport_size({"width": 320, "height": 640})
    page = phone.open(addresses[name])
    frame = page.get_by_role("region", name="Services that run, by need and stage")
    frame.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("e => e.scrollLeft > 40", arg=frame.element_handle())

    assert page.evaluate(SIDEWAYS) <= 0
    assert abs(frame.evaluate(FIRST_CELL)) <= 1
    assert phone.complaints == []


@pytest.mark.parametrize("name", ["gaps", "gaps of an area"])
def test_each_count_is_large_enough_for_a_thumb(
    phone: Visit, addresses: dict[str, str], name: str
) -> None:
    """A count that leads to its list is at least 44 pixels high and wide."""
    assert phone.open(addresses[name]).evaluate(LOW) == []


@pytest.mark.parametrize("name", ["gaps", "gaps of an area"])
def test_the_tables_fit_on_paper(browser: Browser, addresses: dict[str, str], name: str) -> None:
    """Printed upright on A4, no column is cut off."""
    page = browser.new_page(viewport={"width": PAPER["width"], "height": PAPER["height"]})
    page.emulate_media(media="print")
    page.goto(addresses[name])
    wide = page.evaluate(BESIDE)
    page.close()

    assert wide == []
