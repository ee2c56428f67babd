"""The sites work below any address, straight from a folder, on small screens, large text and paper."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.conftest import Serve

STYLED = "getComputedStyle(document.querySelector('.urgent')).backgroundColor"


def test_the_sites_work_below_another_path(phone: Visit, at_base: str) -> None:
    """On a host where they stand below /some/base/, pages are styled and lead on."""
    page = phone.open(at_base + "sunderland/services/samaritans/index.html")
    plain = "rgba(0, 0, 0, 0)"

    assert page.evaluate(STYLED) != plain

    page.get_by_role("link", name="A to Z").click()
    page.get_by_role("link", name="Change area").click()
    expect(page.locator("h1")).to_have_text(
        "Help with how you feel, before and after having a baby"
    )
    page.wait_for_load_state("load")
    assert page.url == at_base + "index.html"
    assert page.evaluate(STYLED) != plain


def test_one_areas_site_works_without_the_hub(
    phone: Visit, site: Path, serve: Serve, tmp_path: Path
) -> None:
    """An area's folder alone, on a host of its own, is whole: every page it leads to is there and styled."""
    shutil.copytree(site / "northumberland", tmp_path / "alone")
    address = serve(tmp_path / "alone", "/")
    page = phone.open(address + "index.html")
    for name in ("A to Z", "Urgent help", "Practice examples", "About"):
        page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate(STYLED) != "rgba(0, 0, 0, 0)"

    assert phone.complaints == []


def test_the_sites_open_straight_from_a_folder(phone: Visit, site: Path) -> None:
    """Opened as files, pages are styled, links lead on, and a postcode finds an area."""
    page = phone.open((site / "index.html").as_uri())

    assert page.evaluate(STYLED) != "rgba(0, 0, 0, 0)"

    page.get_by_label("Postcode or town").fill("ca1 1qs")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="All pages for North Cumbria").click()
    page.wait_for_url("**/north-cumbria/index.html")
    assert page.evaluate(STYLED) != "rgba(0, 0, 0, 0)"

    page.locator("section:has(#by-needs) .ways-in a").first.click()
    page.locator(".card h3 a").first.click()
    expect(page.locator("#get-help")).to_be_visible()
    assert page.url.startswith("file://")
    assert page.url.endswith("/index.html")
    assert phone.complaints == []


WIDE = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  const out = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1) && !e.closest('.scroll, .unseen, .skip, svg, .side-by-side thead');
  }).map(e => e.tagName + ' ' + e.className + ' ' + e.textContent.trim().slice(0, 40));
  return wide > 0 || out.length ? [wide, ...out.slice(0, 5)] : [];
}"""


#: The text spacing of WCAG 1.4.12.
WIDER = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    " p { margin-bottom: 2em !important }"
)
CLIPPED = """() => [...document.querySelectorAll('a, p, li, h1, h2, h3, dd, b, span')]
  .filter(e => e.scrollHeight > e.clientHeight + 1 && getComputedStyle(e).overflow === 'hidden' && !e.closest('.unseen'))
  .map(e => e.textContent.trim().slice(0, 40))"""


def test_nothing_scrolls_sideways_at_400_percent_zoom_or_is_cut_off_when_text_stands_wider(
    browser: Browser, addresses: dict[str, str]
) -> None:
    """On every page all text fits 320 by 256 pixels, which is 1280 by 1024 at 400 %; only wide tables scroll,
    inside their own frame. With the text spacing of WCAG 1.4.12 it still fits a phone, and none is clipped.

    A phone of 320 pixels is among the circumstances of test_accessibility.py.
    """
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.route("**/walk-and-talk/index.html", lambda route: route.abort("aborted"))
    zoomed, spaced = {}, {}
    for name, address in addresses.items():
        page.set_viewport_size({"width": 320, "height": 256})
        page.goto(address)
        if wide := page.evaluate(WIDE):
            zoomed[name] = wide
        page.set_viewport_size({"width": 360, "height": 740})
        page.add_style_tag(content=WIDER)
        if wide := [*page.evaluate(WIDE), *page.evaluate(CLIPPED)]:
            spaced[name] = wide
    context.close()

    assert zoomed == {}
    assert spaced == {}


def test_at_400_percent_zoom_the_bar_leaves_room_to_read(
    browser: Browser, addresses: dict[str, str]
) -> None:
    """On a window as low as 256 pixels what is fixed takes at most a third of it."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(addresses["service"])
    fixed: list[float] = page.evaluate("""() => [...document.querySelectorAll('*')]
        .filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position))
        .map(e => e.getBoundingClientRect().height)""")
    context.close()

    assert sum(fixed) <= 256 / 3


@pytest.mark.parametrize("name", ["service", "practice example", "urgent help"])
def test_a_page_prints(phone: Visit, addresses: dict[str, str], name: str) -> None:
    """A page makes a PDF; on paper the number is there and what only a screen can use is not."""
    page = phone.open(addresses[name])
    printed = page.pdf(format="A4")
    page.emulate_media(media="print")

    assert printed.startswith(b"%PDF-")
    assert len(printed) > 5_000
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".leave")).to_be_hidden()
    expect(page.locator(".site-nav")).to_be_hidden()
    if name != "practice example":
        expect(page.locator("main .call bdi").first).to_be_visible()
