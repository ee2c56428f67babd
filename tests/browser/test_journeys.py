"""Whole journeys, counted: from the first page to the right number, and away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.conftest import ROOT

#: Numbers of records about low mood, as their editors typed them.
RIGHT = {
    re.sub(r"\D", "", number)
    for path in ROOT.glob("directory/services/*/*.yml")
    if re.search(r"^needs:.*low-mood", text := path.read_text("utf-8"), re.MULTILINE)
    for number in re.findall(r'- number: "([^"]+)"', text)
}


def _number(call: Locator) -> str:
    """The digits that a link shows, which must be those that it calls."""
    expect(call).to_be_in_viewport()
    shown = "".join(filter(str.isdigit, call.inner_text()))
    assert call.get_attribute("href") == f"tel:{shown}"
    return shown


def _leave(page: Page) -> None:
    page.context.route(
        "https://**/*", lambda route: route.fulfill(body="<title>Weather</title>Rain")
    )
    page.locator(".leave a").tap()
    expect(page).to_have_title("Weather")


@pytest.fixture
def touched(browser: Browser) -> Iterator[Visit]:
    """A phone of 360 by 740 pixels that is tapped."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    yield Visit(context)
    context.close()


def test_a_mother_at_3am_types_and_has_a_number_after_one_tap(touched: Visit, at_base: str) -> None:
    """One tap on the box, her words: a number for someone who feels low is on the screen; a second tap calls it. Then away."""
    page = touched.open(at_base + "sunderland/index.html")
    page.locator("#find").tap()
    page.locator("#find").press_sequentially("cant stop crying")
    call = page.locator("main a[href^='tel:']:visible").first

    assert _number(call) in RIGHT
    _leave(page)


def test_a_mother_at_3am_taps_and_has_a_number_after_two_taps(touched: Visit, at_base: str) -> None:
    """The need, then its first service: its number is on the screen; a third tap calls it. Then away."""
    page = touched.open(at_base + "sunderland/index.html")
    page.get_by_role("link", name="Feeling low").first.tap()
    page.locator(".card h3 a").first.tap()
    page.wait_for_url("**/services/*/index.html")

    assert _number(page.locator(".first-way a[href^='tel:']").first) in RIGHT
    _leave(page)


def test_urgent_help_is_one_tap_from_any_page(touched: Visit, at_base: str) -> None:
    """999 and 111 are on the first screen of a service, and call what they show."""
    page = touched.open(at_base + "sunderland/services/samaritans/index.html")

    assert _number(page.locator(".urgent a[href='tel:999']")) == "999"
    assert _number(page.locator(".urgent a[href='tel:111']")) == "111"
