"""The postcode box on the hub: finds an area from what people really type, and keeps it to itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

#: As typed, and the area whose site must open. Whole postcodes of public buildings' sectors, or a district.
TYPED = [
    ("SR1 1RE", "sunderland"),
    ("sr11re", "sunderland"),
    ("  dh4 4 xy ", "sunderland"),
    ("ne61-1ab", "northumberland"),
    ("td15 1aa.", "northumberland"),
    ("ca1 1qs", "north-cumbria"),
    ("Ca117Ab", "north-cumbria"),
    ("ts11st", "middlesbrough-tees-valley"),
    ("TS24  7xx", "middlesbrough-tees-valley"),
    ("ng18", "nottinghamshire"),
    ("ng13 8", "nottinghamshire"),
]


@pytest.mark.parametrize(("typed", "area"), TYPED)
def test_a_postcode_typed_in_a_hurry_opens_the_right_area(
    phone: Visit, at_base: str, typed: str, area: str
) -> None:
    """Small letters, no space, spaces too many, stray marks: the area is found, and nothing typed is in its address."""
    page = phone.open(at_base + "index.html")
    page.get_by_label("Or type your postcode").fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{at_base}{area}/index.html")

    assert page.url == f"{at_base}{area}/index.html"
    assert not [r for r in phone.requests if "?" in r or typed.strip().lower()[:4] in r.lower()]
    assert phone.complaints == []


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("SW1A 1AA", "We have no local site for that postcode yet."),
        ("LA9 4DL", "We have no local site for that postcode yet."),
        ("NG31", "We have no local site for that postcode yet."),
        ("ng31 6aa", "We have no local site for that postcode yet."),
        ("NE26 1AA", "We have no local site for that postcode yet."),
        ("NG13", "Type your whole postcode"),
        ("hello", "We have no local site for that postcode yet."),
        ("dh4", "Type your whole postcode"),
    ],
)
def test_a_postcode_that_finds_no_area_is_answered_in_words(
    phone: Visit, at_base: str, typed: str, answer: str
) -> None:
    """The page stays, and says what to do, where a screen reader hears it."""
    page = phone.open(at_base + "index.html")
    page.get_by_label("Or type your postcode").fill(typed)
    page.get_by_role("button", name="Find my area").click()

    expect(page.get_by_role("status")).to_contain_text(answer)
    assert page.url == at_base + "index.html"


def test_the_box_does_not_remember_what_was_typed(phone: Visit, at_base: str) -> None:
    """Someone who comes back to the hub, on a phone that others see, finds an empty box."""
    page = phone.open(at_base + "index.html")
    page.get_by_label("Or type your postcode").fill("SR1 1RE")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sunderland/index.html")
    page.goto(at_base + "index.html")

    assert page.get_by_label("Or type your postcode").input_value() == ""
    assert page.get_by_label("Or type your postcode").get_attribute("autocomplete") == "off"
