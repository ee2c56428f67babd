"""Searching in her own words, on the real sites: needs first, then services; urgent help before all else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visit
from tests.browser.searching import FIRST_AFTER_THE_BOX, Search, from_a_folder, search_page

#: For each group of crisis words, a phrase; one of them misspelt, one in another order.
CRISIS = [
    ("self", "dont want to be here any more"),
    ("baby", "im scared im going to shake him"),
    ("psychosis", "voices are telling me to do things"),
    ("abuse", "my husband hits me"),
    ("medical", "baby is not breathing"),
]


def _tops(search: Search, *selectors: str) -> list[float]:
    """How far down the page each of *selectors* begins."""
    tops: list[float] = search.page.evaluate(
        "selectors => selectors.map(s => document.querySelector(s).getBoundingClientRect().top)",
        list(selectors),
    )
    return tops


def test_her_words_find_a_need_first_and_then_services(phone: Visit, at_base: str) -> None:
    """The need stands first in plain words, with a number; each service says why it is shown and how to reach it."""
    search = Search(phone, search_page(at_base)).type("cant stop crying")

    expect(search.needs.locator("h2").first).to_contain_text("Feeling low")
    expect(search.needs.locator(".call-now a[href^='tel:']")).to_be_visible()
    expect(search.needs.get_by_role("link", name="All help with this")).to_be_visible()
    tops = _tops(search, "#find", "#needs-found", "#results")
    assert tops == sorted(tops)

    cards = search.cards.all()
    assert len(cards) == 10
    assert search.count() > 10
    for card in cards:
        expect(card.locator(".why")).to_contain_text(re.compile(r"^Why this: .+\.$"))
        ways = card.locator("a.call, a.site, .way b")
        assert ways.count() >= 1, card.inner_text()
        expect(card.locator("h3 a")).to_have_attribute(
            "href", re.compile(r"^\.\./services/[a-z0-9-]+/index\.html$")
        )
        # Cards below the screen are not laid out yet: their text is there all the same.
        assert card.locator(".checked").text_content()


def test_what_a_result_leads_to_is_there(phone: Visit, at_base: str) -> None:
    """The need's page and the first service's page open."""
    search = Search(phone, search_page(at_base)).type("cant stop crying")
    links = search.page.locator(
        "#needs-found a[href$='.html'], #results h3 a, #beside a[href$='.html']"
    )
    addresses = links.evaluate_all("links => [...new Set(links.map(link => link.href))]")
    answers = {a: search.page.request.get(a).status for a in addresses}

    assert len(answers) > 12
    assert set(answers.values()) == {200}


def test_a_slip_is_mended_and_her_own_words_can_be_looked_for_instead(
    phone: Visit, at_base: str
) -> None:
    """It says what was looked for; one press takes the words as they were typed, and the focus is not lost."""
    search = Search(phone, search_page(at_base)).type("brestfeeding")
    instead = search.page.get_by_role("button", name="Search instead for brestfeeding")

    expect(search.needs.locator("h2").first).to_have_text("Feeding your baby")
    expect(search.page.locator("#asked-for")).to_contain_text("We looked for breastfeeding")

    instead.click()
    expect(instead).to_have_count(0)
    expect(search.page.locator("#asked-for")).not_to_contain_text("We looked for")
    expect(search.page.locator("#results-title")).to_be_focused()


def test_the_name_of_a_service_finds_it_first(phone: Visit, at_base: str) -> None:
    """Joined or in two words, "homestart" is Home-Start; no need stands above it."""
    search = Search(phone, search_page(at_base))
    for words in ("homestart", "home start"):
        search.type(words)
        expect(search.cards.first.locator("h3")).to_contain_text("Home-Start")
        expect(search.needs).to_be_hidden()
        expect(search.cards.first.locator(".why")).to_contain_text("your words are in its name")


@pytest.mark.parametrize(("group", "words"), CRISIS, ids=[group for group, _ in CRISIS])
def test_crisis_words_bring_urgent_help_before_any_service_has_loaded(
    phone: Visit, at_base: str, group: str, words: str
) -> None:
    """With the index of services held back, the panel of the group is the first thing below the box, and stays so."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone.page.route("**/search/services-0.js", hold)
    search = Search(phone, search_page(at_base))
    with search.page.expect_request("**/search/services-0.js"):
        search.box.fill(words)

    expect(search.page.locator(f"#crisis-{group}")).to_be_visible()
    assert search.page.evaluate(FIRST_AFTER_THE_BOX) == f"crisis-{group}"
    expect(search.page.locator("#results-part")).to_be_hidden()
    expect(search.found).to_have_text("Urgent help is shown first.")
    assert search.page.locator(f"#crisis-{group} a[href='tel:999']").is_visible()

    for route in held:
        route.continue_()
    expect(search.page.locator("#results-part")).to_be_visible()
    assert search.page.evaluate(FIRST_AFTER_THE_BOX) == f"crisis-{group}"
    tops = _tops(search, f"#crisis-{group}", "#results-title")
    assert tops == sorted(tops)
    expect(search.found).to_contain_text("Urgent help is shown first.")


def test_urgent_help_goes_when_the_words_change(phone: Visit, at_base: str) -> None:
    """It stands there for as long as the words do, and no panel is left over."""
    search = Search(phone, search_page(at_base)).type("i want to die")
    expect(search.panels).to_have_count(1)
    search.type("i feel a bit lonely")
    expect(search.panels).to_have_count(0)
    expect(search.needs).to_be_visible()
    search.box.fill("")
    expect(search.page.locator("#answer-area")).to_have_text(re.compile(r"\s*"))
    expect(search.page.locator("#topics")).to_be_visible()


def test_frightening_thoughts_are_met_with_reassurance_then_urgent_help_then_services(
    phone: Visit, at_base: str
) -> None:
    """The first words are that such thoughts are common; no panel alarms her."""
    search = Search(phone, search_page(at_base)).type("horrible thoughts of dropping him")

    expect(search.panels).to_have_count(0)
    expect(search.needs.locator("section p").first).to_contain_text("common")
    expect(search.needs.locator(".notice")).to_contain_text("If it feels unsafe: call 999")
    tops = _tops(
        search, "#needs-found h2", "#needs-found section p", "#needs-found .notice", "#results"
    )
    assert tops == sorted(tops)
    assert search.count() > 0


def test_words_about_a_loss_find_help_with_loss(phone: Visit, at_base: str) -> None:
    """Her need comes first, and what is listed first is for those who lost a baby."""
    search = Search(phone, search_page(at_base)).type("my baby was stillborn")

    expect(search.needs.locator("h2").first).to_have_text("Losing a baby")
    expect(search.cards.first.locator(".why")).to_contain_text(
        re.compile("losing a baby|sudden death of a baby")
    )
    assert "baby group" not in (search.page.locator("#results").text_content() or "").lower()


def test_words_that_find_nothing_lead_somewhere(phone: Visit, at_base: str) -> None:
    """It says so, says what to try, and leads to people, topics, urgent help and whoever keeps the list."""
    search = Search(phone, search_page(at_base)).type("blorptastic wibblement")
    expect(search.title).to_have_text("No service fits")
    expect(search.found).to_have_text("No service found.")
    links = search.page.locator("#beside a")
    names = links.all_inner_texts()

    assert names == [
        "Someone to call or text today",
        "All needs",
        "Urgent help, day or night",
        "Tell us what is missing",
    ]
    for link in links.all():
        address = link.evaluate("link => link.href")
        assert "blorp" not in address
        if not address.startswith("mailto:"):
            assert search.page.request.get(address).status == 200
    expect(search.page.locator("#beside")).to_contain_text("Try other words")


def test_the_box_on_a_home_page_finds_too_and_hides_the_rest_meanwhile(
    phone: Visit, at_base: str
) -> None:
    """From an area's home: what was found takes the place of the topics, which come back with an empty box."""
    search = Search(phone, at_base + "sunderland/index.html").type("cant stop crying")

    expect(search.page.locator("#by-needs")).to_be_hidden()
    expect(search.cards.first).to_be_visible()
    search.box.fill("")
    expect(search.page.locator("#by-needs")).to_be_visible()
    expect(search.page.locator("#results-part")).to_be_hidden()


def test_when_the_index_does_not_load_the_topics_are_there_and_it_can_be_tried_again(
    phone: Visit, at_base: str
) -> None:
    """On a bad line it says so and shows the topics; the next word typed asks again."""
    phone.page.route("**/search/*.js", lambda route: route.abort("failed"))
    search = Search(phone, search_page(at_base))
    search.box.fill("cant stop cryin")
    expect(search.found).to_contain_text("The list did not load.")
    expect(search.page.locator("#topics")).to_be_visible()

    search.page.unroute_all()
    search.type("cant stop crying")
    expect(search.cards.first).to_be_visible()


def test_a_request_that_fails_late_does_not_spoil_the_next_try(phone: Visit, at_base: str) -> None:
    """The first try still waits for its services when the second begins. Then it fails, and the second has them."""
    held: list[Route] = []
    page = phone.page
    page.route("**/search/concepts.js", lambda route: route.abort("failed"))
    page.route(
        "**/search/services-0.js",
        lambda route: route.continue_() if held else held.append(route),
    )
    search = Search(phone, search_page(at_base))
    with page.expect_request("**/search/services-0.js"):
        search.box.fill("cant stop cryin")
    expect(search.found).to_contain_text("The list did not load.")
    page.unroute("**/search/concepts.js")
    search.box.fill("cant stop crying")
    expect(search.needs.locator("h2").first).to_contain_text("Feeling low")
    expect(search.cards).to_have_count(0)
    held[0].abort("failed")
    expect(search.cards.first).to_be_visible()


def test_search_works_from_a_folder_on_disk(phone: Visit, site: Path) -> None:
    """Opened as a file: needs, services, choices and places all work, and nothing complains."""
    search = Search(phone, from_a_folder(site)).type("cant stop crying")
    expect(search.needs.locator("h2").first).to_contain_text("Feeling low")
    search.live_in("SR1 1RE")
    expect(search.page.locator("#where-answer")).to_contain_text("Near SR1 1RE")
    search.narrow("access")
    expected = search.page.locator("label[for='choice-access-phone'] span").inner_text()
    search.choice("access", "phone").check()
    expect(search.title).to_have_text(re.compile(rf"^{expected.strip('()')} services?$"))
    search.cards.first.locator("h3 a").click()
    expect(search.page.locator("h1")).to_be_visible()

    assert search.page.url.startswith("file://")
    assert phone.complaints == []


def test_the_hub_finds_across_areas_once_a_place_is_known(phone: Visit, at_base: str) -> None:
    """First help for the whole country and the number of services by area; with a postcode, that area's services."""
    search = Search(phone, at_base + "index.html").type("cant stop crying")
    by_area = search.needs.locator(".by-area a")
    expect(by_area.filter(has_text="Sunderland")).to_have_attribute(
        "href", "sunderland/needs/low-mood/index.html"
    )
    national = search.names()

    search.live_in("SR1 1RE")
    expect(search.page.locator("#where-answer a")).to_have_attribute(
        "href", "sunderland/index.html"
    )
    expect(search.cards.first.locator("h3 a")).to_have_attribute(
        "href", re.compile(r"^sunderland/services/")
    )
    assert search.names() != national
    expect(search.page.locator("#results .why", has_text="in Sunderland").first).to_be_visible()


def test_without_scripting_search_is_the_topics_from_a_to_z(
    phone_without_scripts: Visit, at_base: str
) -> None:
    """The home page leads there; the form, which could do nothing, is not shown; urgent help and topics are."""
    page = phone_without_scripts.open(at_base + "sunderland/index.html")
    expect(page.locator("#find-form")).to_be_hidden()
    page.get_by_role("link", name="Find help by topic, A to Z").click()
    expect(page.locator("#find-form")).to_be_hidden()
    expect(page.locator(".urgent")).to_be_visible()
    topics = page.locator("section:has(#topics) .entries a")
    labels = topics.all_inner_texts()

    assert len(labels) > 30
    assert labels == sorted(labels, key=str.lower)

    topics.first.click()
    expect(page.locator("h1")).to_be_visible()
