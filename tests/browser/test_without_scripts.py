"""With scripting off everything works but the box to search from, which is not there then."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visit


def test_a_mother_gets_from_the_hub_to_a_number_with_scripting_off(
    phone_without_scripts: Visit, at_base: str
) -> None:
    """Choose an area, a need, a service; the link to call is there, and calls what it shows."""
    page = phone_without_scripts.open(at_base + "index.html")
    page.locator(".areas a", has_text="Sunderland").click()
    expect(page.locator("h1")).to_contain_text("Sunderland")
    page.locator("section:has(#by-needs) .ways-in a").first.click()
    expect(page.locator(".card").first).to_be_visible()
    page.locator(".card:has(a[href^='tel:']) h3 a").first.click()
    call = page.locator("main a[href^='tel:']").first

    expect(call).to_be_visible()
    shown = "".join(filter(str.isdigit, call.inner_text()))

    assert shown == (call.get_attribute("href") or "").removeprefix("tel:")


def test_the_box_to_search_from_is_hidden_with_scripting_off(
    phone_without_scripts: Visit, at_base: str
) -> None:
    """A box that could do nothing is not shown; the list of areas is."""
    page = phone_without_scripts.open(at_base + "index.html")

    expect(page.locator("#find-form")).to_be_hidden()
    expect(page.locator(".areas a")).to_have_count(5)


@pytest.mark.parametrize(
    "start, link, heading",
    [
        (
            "sunderland/index.html",
            "I need someone to call or text today",
            "Someone to call or text today",
        ),
        ("sunderland/index.html", "All services, A to Z", "Services, A to Z"),
        ("sunderland/index.html", "What happens when you call", "Urgent help"),
        (
            "sunderland/index.html",
            "Change area",
            "Help with how you feel, before and after having a baby",
        ),
        ("nottinghamshire/index.html", "Practice examples", "Practice examples"),
        ("nottinghamshire/services/samaritans/index.html", "How to clear it", "Privacy"),
    ],
)
def test_ways_through_the_site_work_with_scripting_off(
    phone_without_scripts: Visit, at_base: str, start: str, link: str, heading: str
) -> None:
    """Each link leads to the page it names."""
    page = phone_without_scripts.open(at_base + start)
    page.get_by_role("link", name=link, exact=True).first.click()

    expect(page.locator("h1")).to_have_text(heading)


def test_on_this_page_opens_with_scripting_off(phone_without_scripts: Visit, at_base: str) -> None:
    """The contents of a long practice example open and lead to its sections."""
    page = phone_without_scripts.open(
        at_base
        + "nottinghamshire/practice/family-action-perinatal-support-west-mansfield/index.html"
    )
    page.locator("details.contents summary").click()
    page.locator("details.contents a", has_text="Costs").click()

    expect(page.locator("#costs")).to_be_in_viewport()


def test_a_moved_page_leads_on_with_scripting_off(
    phone_without_scripts: Visit, addresses: dict[str, str]
) -> None:
    """An old address brings its visitor to the new one without a click."""
    page = phone_without_scripts.page
    page.goto(addresses["moved"])
    page.wait_for_url("**/walk-and-talk/index.html")

    expect(page.locator("h1")).to_have_text("Walk and Talk")


def test_leave_this_page_is_a_plain_link_with_scripting_off(
    phone_without_scripts: Visit, at_base: str
) -> None:
    """It opens the neutral site and tells it nothing; the page itself is there to be read."""
    asked: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        asked.append(route.request.headers)
        route.fulfill(body="<title>Weather</title>Rain")

    phone_without_scripts.context.route("https://**/*", answer)
    page = phone_without_scripts.open(at_base + "sunderland/services/samaritans/index.html")
    expect(page.locator("h1")).to_be_visible()
    page.get_by_role("link", name="Leave this page").click()

    expect(page).to_have_title("Weather")
    assert page.url == "https://www.bbc.co.uk/weather"
    assert [headers.get("referer") for headers in asked] == [None]
