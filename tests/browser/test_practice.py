"""The page of a practice example on paper, on a phone, and for who hears it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit
from tests.conftest import Serve

MOST_PAGES = 6
EVERYTHING = "practice example with everything"
REAL = (
    "nottinghamshire/practice/family-action-perinatal-support-west-mansfield/index.html",
    "sunderland/practice/vcse-mmhs-prototypes/index.html",
)


def _printed(browser: Browser, address: str) -> int:
    """How many A4 pages the page at *address* fills."""
    page = browser.new_page()
    page.goto(address, wait_until="load")
    made = page.pdf(format="A4", prefer_css_page_size=True)
    page.close()
    return len(re.findall(rb"/Type\s*/Page(?!s)", made))


def test_an_example_with_all_fields_prints_on_at_most_six_pages(
    browser: Browser, addresses: dict[str, str]
) -> None:
    """Issue 4 asks for it."""
    assert 1 <= _printed(browser, addresses[EVERYTHING]) <= MOST_PAGES


@pytest.mark.parametrize("url", REAL)
def test_the_real_examples_print_on_at_most_six_pages_too(
    browser: Browser, site: object, serve: Serve, url: str
) -> None:
    """The West Mansfield example is the longest there is."""
    assert 1 <= _printed(browser, serve(site, "/") + url) <= MOST_PAGES  # type: ignore[arg-type]


def test_on_a_phone_the_six_lines_come_before_the_facts(
    phone: Visit, addresses: dict[str, str]
) -> None:
    """At a glance is what a reader with two minutes gets."""
    page = phone.open(addresses[EVERYTHING])
    tops = page.evaluate(
        "['h1', '#glance', '.fact-box', '#why'].map(s => document.querySelector(s).getBoundingClientRect().top)"
    )

    assert tops == sorted(tops)


def test_every_drawing_has_a_name_and_keeps_inside_the_page(
    phone: Visit, addresses: dict[str, str]
) -> None:
    """The funnel, the groups compared and the timeline; words in them are no smaller than 12 pixels."""
    page = phone.open(addresses[EVERYTHING])
    drawings = page.evaluate(
        """() => [...document.querySelectorAll('svg.drawn')].map(svg => {
          const frame = svg.getBoundingClientRect();
          const texts = [...svg.querySelectorAll('text')];
          return {
            name: svg.getAttribute('role') === 'img' && svg.getAttribute('aria-label'),
            outside: texts.filter(t => t.getBoundingClientRect().right > frame.right + 1).length,
            smallest: Math.min(...texts.map(t =>
              parseFloat(getComputedStyle(t).fontSize) * frame.width / svg.viewBox.baseVal.width)),
          };
        })"""
    )

    assert len(drawings) == 3
    assert all(drawing["name"] for drawing in drawings)
    assert [drawing["outside"] for drawing in drawings] == [0, 0, 0]
    assert min(drawing["smallest"] for drawing in drawings) >= 12


def test_a_claim_leads_to_its_source(phone: Visit, addresses: dict[str, str]) -> None:
    """Its number is a link to that number in the list at the end."""
    page = phone.open(addresses[EVERYTHING])
    cite = page.locator("#evidence ~ .evidence .cite").first
    target = cite.get_attribute("href") or ""
    cite.click()

    assert cite.inner_text() == "[2]"
    assert page.locator(target).inner_text().startswith("Kettle and Cup")
    assert page.locator(target).evaluate("e => e.getBoundingClientRect().top") < 740
