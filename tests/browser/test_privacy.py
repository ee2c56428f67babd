"""Nothing a visitor does leaves the device, and nothing is kept on it by the site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.searching import Search
from tests.browser.templates import PAGES
from tests.serving import headers_for_everything, served

WHAT_IS_KEPT = """async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: 'caches' in window ? (await caches.keys()).length : 0,
  workers: 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""


def test_a_visit_of_six_pages_asks_no_other_host_and_keeps_nothing(
    phone: Visit, at_base: str
) -> None:
    """From the hub by postcode to an area, a need, a service, urgent help and privacy: own files only, no trace."""
    page = phone.open(at_base + "index.html")
    page.get_by_label("Postcode or town").fill("ng18 1aa")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="All pages for Nottinghamshire").click()
    page.wait_for_url("**/nottinghamshire/index.html")
    page.locator("section:has(#by-needs) .ways-in a").first.click()
    page.locator(".card h3 a").first.click()
    page.get_by_role("link", name="Urgent help", exact=False).first.click()
    page.get_by_role("link", name="Privacy").first.click()
    page.wait_for_url("**/privacy/index.html")
    kept = page.evaluate(WHAT_IS_KEPT)

    hosts = {urlsplit(address).netloc for address in phone.requests}
    assert hosts == {urlsplit(at_base).netloc}
    assert kept == {
        "cookies": "",
        "local": 0,
        "session": 0,
        "databases": 0,
        "caches": 0,
        "workers": 0,
    }
    assert phone.context.cookies() == []
    assert phone.complaints == []


def test_a_service_asks_for_itself_its_style_and_the_script_to_save_it_by(
    phone: Visit, at_base: str
) -> None:
    """A first visit to a service is three requests: the script to leave by stands in the page."""
    phone.open(at_base + "sunderland/services/samaritans/index.html")

    names = [address.rsplit("/", 1)[1].split(".") for address in phone.requests[1:]]
    assert sorted((name[0], name[-1]) for name in names) == [("save", "js"), ("site", "css")]


def test_no_template_asks_another_host_or_keeps_anything_or_complains(
    phone: Visit, addresses: dict[str, str]
) -> None:
    """Each kind of page, looked at and scrolled through: own files only, no cookie, nothing in any store.

    The content security policy refuses nothing that the pages need: the console stays empty.
    """
    hosts = {urlsplit(address).netloc for address in addresses.values()}
    kept = {}
    for name, address in addresses.items():
        page = phone.open(address)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        kept[name] = page.evaluate(WHAT_IS_KEPT)

    assert len(kept) == len(addresses)
    assert {name: what for name, what in kept.items() if any(what.values())} == {}
    assert {urlsplit(address).netloc for address in phone.requests} == hosts
    assert phone.context.cookies() == []
    assert phone.complaints == []


def test_no_template_tells_where_a_visitor_came_from(
    phone: Visit, addresses: dict[str, str]
) -> None:
    """A page sends no address of its own with any request, not even to its own host."""
    referrers: list[str] = []
    phone.context.on(
        "request", lambda request: referrers.extend(request.headers.get("referer", ""))
    )
    of_each = {shown.template: name for name, shown in reversed(PAGES.items())}
    for name in of_each.values():
        phone.open(addresses[name])
        links = phone.page.locator("main a[href$='.html']:visible")
        if links.count():
            links.first.click()
            phone.page.wait_for_load_state()

    assert referrers == []


def test_under_the_headers_that_a_host_sends_search_works_and_nothing_complains(
    phone: Visit, site: Path
) -> None:
    """Policy, Trusted Types and all: the index and the places load, the map opens, the console stays empty."""
    with served(site, "/", headers_for_everything(site)) as address:
        search = Search(phone, address + "sunderland/search/index.html").type("cant stop crying")
        search.live_in("SR1 1RE")
        expect(search.page.locator("#where-answer")).to_contain_text("Near SR1 1RE")
        search.page.locator("#map > summary").click()
        expect(search.cards.first).to_be_visible()

    assert phone.complaints == []


def test_no_script_of_a_page_can_load_a_script_or_write_markup(phone: Visit, at_base: str) -> None:
    """Trusted Types refuse both, and the one policy that search has made cannot be made again."""
    page = phone.open(at_base + "sunderland/search/index.html")
    tried = """act => { try { act(); return 'done'; } catch (refused) { return refused.name; } }"""
    acts = (
        "() => { document.body.innerHTML = '<b>x</b>'; }",
        "() => { document.createElement('script').src = 'https://example.org/x.js'; }",
        "() => { trustedTypes.createPolicy('signpost', {}); }",
        "() => { trustedTypes.createPolicy('another', {}); }",
    )

    assert [page.evaluate(f"({tried})({act})") for act in acts] == ["TypeError"] * 4


def test_a_visited_link_looks_like_any_other(phone: Visit, at_base: str) -> None:
    """The screen tells nobody which pages were read."""
    page = phone.open(at_base + "index.html")
    selectors: list[str] = page.evaluate(
        "() => [...document.styleSheets].flatMap(s => [...s.cssRules]).flatMap(r => r.cssRules?.length ? [...r.cssRules] : [r])"
        ".map(r => r.selectorText || '').filter(s => s.includes(':visited'))"
    )
    apart = [
        s
        for s in selectors
        if {part.replace(":visited", "") for part in s.split(", ")} - set(s.split(", "))
    ]

    assert selectors
    assert apart == []
