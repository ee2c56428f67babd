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


# ------------------------------------------------------------------------------ who else comes

#: What each service of the real directory says of itself, as its editor typed it.
RECORDS = {path.stem: path.read_text("utf-8") for path in ROOT.glob("directory/services/*/*.yml")}


def _record(page: Page) -> str:
    """The record of the service whose page this is."""
    page.wait_for_url("**/services/*/index.html")
    return RECORDS[page.url.split("/")[-2]]


def _tap(page: Page, link: Locator) -> None:
    """One tap, which leads to another page."""
    before = page.url
    link.tap()
    page.wait_for_url(lambda url: url != before)


def test_who_is_not_sure_that_she_qualifies_is_told_in_words_after_three_taps(
    touched: Visit, at_base: str
) -> None:
    """Her need, no referral needed, a service: whom it is for is said as yes, only if or no, and who can still be called."""
    page = touched.open(at_base + "sunderland/index.html")
    _tap(page, page.get_by_role("link", name="Feeling low").first)
    _tap(page, page.locator(".narrower").get_by_role("link", name="No referral needed"))
    _tap(page, page.locator(".card h3").get_by_role("link", name="Washington Mind"))
    record = _record(page)
    answers = page.locator("section:has(> h2:text-is('Is it for me?')) .answer > b")
    leads = {lead.strip() for lead in answers.all_inner_texts()}

    assert "self" in record
    assert {"Yes", "No", "Not for"} <= leads <= {"Yes", "No", "Only if", "Not for"}
    call = page.locator(".first-way a[href^='tel:']").first
    call.scroll_into_view_if_needed()
    assert _number(call) in {re.sub(r"\D", "", n) for n in re.findall(r'number: "([^"]+)"', record)}
    assert _number(page.locator(".urgent a[href='tel:999']")) == "999"


def test_a_partner_has_someone_for_him_after_three_taps(touched: Visit, at_base: str) -> None:
    """Dads, young parents and others; dads and partners; a service: its record says that it is for partners."""
    page = touched.open(at_base + "sunderland/index.html")
    _tap(page, page.get_by_role("link", name="Dads, young parents and others"))
    _tap(page, page.locator("main").get_by_role("link", name=re.compile("[Dd]ads")).first)
    expect(page.locator("h1")).to_contain_text(re.compile("dad|partner", re.IGNORECASE))
    _tap(page, page.locator(".card:has(a[href^='tel:']) h3 a").first)
    record = _record(page)

    assert re.search(r"dads-partners|\bdads?\b|partner", record)
    call = page.locator("main a[href^='tel:']").first
    call.scroll_into_view_if_needed()
    assert _number(call) in re.sub(r"[^\d\n]", "", record).split("\n")


def test_a_bereaved_parent_has_a_number_after_two_taps_and_meets_no_word_that_hurts(
    touched: Visit, at_base: str
) -> None:
    """Losing a baby: a kind word first, someone to listen now, and services for it. No picture, no new mum."""
    page = touched.open(at_base + "sunderland/index.html")
    _tap(page, page.get_by_role("link", name="Losing a baby", exact=True))
    said = page.locator("main").inner_text()

    assert said.index("We are so sorry.") < said.index("116 123") < said.index("In Sunderland")
    assert page.locator("main img:visible, main svg:visible").count() == 0
    assert re.search(r"new mum|congratulat|your new baby", said, re.IGNORECASE) is None

    _tap(page, page.locator(".card:has(a[href^='tel:']) h3 a").first)
    record = _record(page)

    assert "baby-loss" in record
    call = page.locator(".first-way a[href^='tel:']").first
    call.scroll_into_view_if_needed()
    assert _number(call) in {re.sub(r"\D", "", n) for n in re.findall(r'number: "([^"]+)"', record)}
    _leave(page)


def test_a_midwife_prints_the_right_page_in_four_steps(touched: Visit, at_base: str) -> None:
    """She types what it is, opens the first that fits, opens how to refer, prints: one sheet with number and threshold."""
    page = touched.open(at_base + "sunderland/index.html")
    steps = 0
    page.locator("#find").tap()
    page.locator("#find").press_sequentially("birth trauma")
    steps += 1
    page.locator(".card h3").get_by_role("link", name="Maternal Mental Health Service").first.tap()
    page.wait_for_url("**/services/*/index.html")
    steps += 1
    _tap(page, page.get_by_role("link", name="For professionals: how to refer"))
    steps += 1
    sheet = page.pdf(format="A4")
    steps += 1

    assert steps <= 4
    assert len(re.findall(rb"/Type\s*/Page(?!s)", sheet)) == 1
    assert {"Takes", "Who may refer", "Consent", "Waiting time"} <= set(
        page.locator(".refer dt, main dt").all_inner_texts()
    )
