"""Where she lives: typed in any way or told by the phone, kept on the page, and shown on a map of our own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.searching import Search, search_page

#: As typed on Sunderland's site, and what it answers. What places are found is held by tests/search/test_places.py.
TYPED = [
    ("SR1 1RE", "Near SR1 1RE. The nearest come first."),
    ("sr11re", "Near SR1 1RE. The nearest come first."),
    ("washington", "Near Washington. The nearest come first."),
    ("houghton le sprng", "We took this as Houghton-le-Spring."),
    ("durham", "Near Durham. That is outside this area: some services may not be for you."),
    ("DH4", "Part of DH4 is in one of our areas. Type your whole postcode."),
    ("blargtown", "We do not know that place. It may be misspelt, or far from this area."),
    ("SW1A 1AA", "We do not know that place. It may be misspelt, or far from this area."),
]


def test_a_place_typed_in_any_way_is_answered_in_words(phone: Visit, at_base: str) -> None:
    """Postcodes, towns, slips and places elsewhere; the answer is where a screen reader hears it."""
    search = Search(phone, search_page(at_base)).type("cant stop crying").open_where()
    answer = search.page.locator("#where-answer")
    expect(answer).to_have_attribute("role", "status")
    for typed, said in TYPED:
        search.live_in(typed)
        expect(answer).to_contain_text(said)
        expect(search.page).to_have_url(search_page(at_base))

    assert phone.complaints == []


def test_a_known_place_puts_distances_on_services_that_have_one(phone: Visit, at_base: str) -> None:
    """With a place, services with a building say how far it is; with none again, none does."""
    search = Search(phone, search_page(at_base, "north-cumbria")).type("family support")
    far = search.page.locator("#results .why", has_text=re.compile(r"about \d+ miles?|than a mile"))
    expect(far).to_have_count(0)
    search.live_in("Penrith")
    expect(far.first).to_be_visible()

    assert far.count() < search.cards.count()

    search.where.fill("")
    search.where.press("Enter")
    expect(far).to_have_count(0)
    expect(search.page.locator("#where-answer")).to_be_empty()


def test_a_place_alone_lists_what_there_is(phone: Visit, at_base: str) -> None:
    """Nobody need find words: with a place and an empty box all services are listed."""
    search = Search(phone, search_page(at_base)).live_in("Washington")
    expect(search.title).to_have_text(re.compile(r"^\d\d+ services$"))


def test_a_place_in_another_area_leads_to_that_areas_site(phone: Visit, at_base: str) -> None:
    """From Sunderland's site someone in Blyth is sent to Northumberland's."""
    search = Search(phone, search_page(at_base)).live_in("Blyth")
    answer = search.page.locator("#where-answer")
    expect(answer).to_contain_text("Blyth is in another area.")
    answer.get_by_role("link", name="Go to Northumberland").click()
    expect(search.page).to_have_url(at_base + "northumberland/index.html")


def test_a_name_with_twins_asks_which_and_keeps_the_focus(phone: Visit, at_base: str) -> None:
    """Two places of one name are told apart; pressing one answers, and a keyboard is not thrown back to the top."""
    search = Search(phone, search_page(at_base, "north-cumbria")).live_in("Newbiggin")
    answer = search.page.locator("#where-answer")
    expect(answer).to_contain_text("Which one?")
    twins = answer.get_by_role("button")
    assert twins.count() > 1
    twins.first.focus()
    search.page.keyboard.press("Enter")
    expect(answer).to_contain_text("Near Newbiggin")
    expect(answer).to_be_focused()


@pytest.mark.parametrize(
    ("typed", "said", "area"),
    [
        ("SR1 1RE", "SR1 1RE is in Sunderland.", "sunderland"),
        ("ca1 1qs", "is in North Cumbria.", "north-cumbria"),
        ("mansfield", "Mansfield is in Nottinghamshire.", "nottinghamshire"),
    ],
)
def test_the_hub_leads_a_place_to_its_area(
    phone: Visit, at_base: str, typed: str, said: str, area: str
) -> None:
    """It lists that area's services at once, and links to all its pages."""
    search = Search(phone, at_base + "index.html").live_in(typed)
    answer = search.page.locator("#where-answer")
    expect(answer).to_contain_text(said)
    expect(answer.get_by_role("link")).to_have_attribute("href", f"{area}/index.html")
    expect(search.cards.first.locator("h3 a")).to_have_attribute(
        "href", re.compile(f"^{area}/services/")
    )
    assert search.page.url == at_base + "index.html"


def test_the_hub_says_what_it_took_a_slip_for(phone: Visit, at_base: str) -> None:
    """A name that is nearly one of ours is answered with the name that was taken for it, so that she can tell."""
    search = Search(phone, at_base + "index.html").live_in("Hougton le Spring")
    expect(search.page.locator("#where-answer")).to_contain_text(
        "We took this as Houghton-le-Spring. It is in Sunderland."
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("NG13", "Part of NG13 is in one of our areas. Type your whole postcode."),
        ("LA9 4DL", "We do not know that place, or have no local site for it yet."),
        ("SW1A 1AA", "We do not know that place, or have no local site for it yet."),
    ],
)
def test_the_hub_says_when_it_has_no_area_for_a_place(
    phone: Visit, at_base: str, typed: str, said: str
) -> None:
    """Even after another place: no services of an area that is not hers are left on the page."""
    search = Search(phone, at_base + "index.html").live_in("SR1 1RE")
    expect(search.cards.first.locator("h3 a")).to_have_attribute("href", re.compile("^sunderland/"))
    search.type("low").live_in(typed)
    expect(search.page.locator("#where-answer")).to_contain_text(said)
    expect(search.cards.first.locator("h3 a")).to_have_attribute("href", re.compile("^services/"))


def test_the_phone_tells_where_it_is_only_when_asked_to(phone: Visit, at_base: str) -> None:
    """One tap, and the nearest come first; the position stands nowhere on the page."""
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation({"latitude": 54.9059, "longitude": -1.3816})
    search = Search(phone, search_page(at_base)).type("mother and baby unit").open_where()
    expect(search.page.locator("#where-answer")).to_be_empty()
    search.page.get_by_role("button", name="Use my location").click()
    expect(search.page.locator("#where-answer")).to_contain_text("Near Sunderland.")
    expect(search.page.locator("#results .why", has_text=re.compile("mile")).first).to_be_visible()

    assert "54.9059" not in search.page.content()
    assert not [r for r in phone.requests if "54.9059" in r or "1.3816" in r]


def test_a_phone_that_will_not_tell_is_answered_kindly(phone: Visit, at_base: str) -> None:
    """Refused, she is told what to do instead, and nothing else changes."""
    phone.context.clear_permissions()
    search = Search(phone, search_page(at_base)).type("group").open_where()
    before = search.names()
    search.page.get_by_role("button", name="Use my location").click()
    expect(search.page.locator("#where-answer")).to_have_text(
        "Your phone did not say. You can type a postcode or a town."
    )
    assert search.names() == before


def test_the_map_shows_the_services_of_the_list_by_number(phone: Visit, at_base: str) -> None:
    """Each mark is named and leads to its service in the list; nothing is asked of another host."""
    address = search_page(at_base, "north-cumbria") + "#run-by=charity"
    search = Search(phone, address).type("cumbria family support")
    expect(search.page.get_by_role("button", name="Remove: A charity")).to_be_visible()
    narrowed = search.names()
    search.page.locator("#map > summary").click()
    marks = search.page.locator("#map .mark")
    expect(marks.first).to_be_visible()
    for mark in marks.all():
        name = mark.get_attribute("aria-label") or ""
        first = int(re.findall(r"\d+", name)[0])
        assert re.match(
            r"Result \d+: .+|Results [\d, ]+ and \d+, near each other\. First: .+", name
        )
        assert name.endswith(narrowed[first - 1])
        assert mark.get_attribute("href") == f"#result-{first}"

    marks.first.click()
    expect(search.page).to_have_url(re.compile(r"#result-\d+$"))
    assert search.names() == narrowed
    expect(search.page.locator(search.page.url[search.page.url.index("#") :])).to_be_in_viewport()
    assert not [r for r in phone.requests if not r.startswith(at_base)]
    assert phone.complaints == []


def test_the_map_holds_no_service_that_hides_people_from_harm(phone: Visit, at_base: str) -> None:
    """Whatever is typed, a place for people at risk is neither on the map nor at a distance."""
    search = Search(phone, search_page(at_base, "northumberland")).type("domestic abuse")
    search.live_in("Blyth")
    search.page.locator("#map > summary").click()
    named = [
        card.locator("h3").text_content()
        for card in search.cards.all()
        if "abuse" in (card.locator(".why").text_content() or "")
        and "mile" in (card.locator(".why").text_content() or "")
    ]

    assert search.count() > 0
    assert named == []
