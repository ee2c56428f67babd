"""What is typed, and where she lives, stay in the page's memory: nothing sends, stores or shows them elsewhere."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Request, Route, expect

from tests.browser.conftest import Visit
from tests.browser.searching import Search, search_page
from tests.browser.test_privacy import WHAT_IS_KEPT

NOTHING_KEPT = {
    "cookies": "",
    "local": 0,
    "session": 0,
    "databases": 0,
    "caches": 0,
    "workers": 0,
}
#: Pieces of what is typed below. None is part of an address of ours, nor of an id.
SECRET = re.compile(r"wobble|cant|crying.?every|sr1|1re", re.IGNORECASE)
WORDS, PLACE = "cant stop crying every day wobble", "SR1 1RE"

#: Everything that outlives the page, or that the browser shows beside it.
TRACES = """() => JSON.stringify([
  location.href, document.title, document.referrer, window.name, history.state, document.cookie,
  Object.entries(localStorage), Object.entries(sessionStorage),
  navigation.entries().map(entry => [entry.url, entry.getState()]),
  performance.getEntriesByType('resource').map(entry => entry.name),
  [...document.querySelectorAll('[href], [src], [action]')].map(e => [e.getAttribute('href'), e.getAttribute('src'), e.getAttribute('action')]),
])"""

#: Keeps what the content security policy refuses, from before the page begins.
WATCH_REFUSALS = """window.refused = [];
document.addEventListener('securitypolicyviolation', event => window.refused.push(event.violatedDirective + ' ' + event.blockedURI));"""


def _sent(context: BrowserContext) -> list[dict[str, Any]]:
    """All that each request of *context* says, kept as it is sent."""
    said: list[dict[str, Any]] = []

    def keep(request: Request) -> None:
        said.append(
            {
                "method": request.method,
                "url": request.url,
                "headers": request.headers,
                "body": request.post_data,
            }
        )

    context.on("request", keep)
    return said


def test_nothing_is_asked_for_before_the_box_is_used(phone: Visit, at_base: str) -> None:
    """A visit to a home page costs the page, its stylesheet and one script; the index comes with the first touch."""
    search = Search(phone, at_base + "sunderland/index.html")
    search.page.wait_for_load_state("networkidle")
    kinds = [urlsplit(address).path.rsplit(".", 1)[1] for address in phone.requests]
    assert sorted(kinds) == ["css", "html", "js"]

    with (
        search.page.expect_response("**/search/about-0.js"),
        search.page.expect_response("**/search/phrases.js"),
    ):
        search.box.focus()
    asked = [urlsplit(a).path.removeprefix("/some/base/sunderland/") for a in phone.requests[3:]]
    assert sorted(re.sub(r"\.[0-9a-f]{10}\.", ".", a) for a in asked) == [
        "assets/further.js",
        "search/about-0.js",
        "search/concepts.js",
        "search/phrases.js",
        "search/services-0.js",
    ]


def test_a_whole_search_sends_and_leaves_nothing_of_what_was_typed(
    phone: Visit, at_base: str
) -> None:
    """Typing key by key, a place, choices, the map, more results: only files of this site, and no trace of the words."""
    phone.page.add_init_script(WATCH_REFUSALS)
    said = _sent(phone.context)
    address = search_page(at_base)
    search = Search(phone, address)
    title, entries = search.page.title(), search.page.evaluate("history.length")
    search.box.press_sequentially(WORDS)
    expect(search.cards.first).to_be_visible()
    search.live_in(PLACE)
    expect(search.page.locator("#where-answer")).to_contain_text("Near SR1 1RE")
    search.box.press("Enter")
    search.page.locator("#map > summary").click()
    assert search.page.url == address
    assert search.page.evaluate("history.length") == entries

    search.narrow("access")
    search.choice("access", "phone").check()
    expect(search.page).to_have_url(address + "#access=phone")
    search.page.wait_for_load_state("networkidle")

    site = at_base + "sunderland/"
    strange = [
        r["url"]
        for r in said[1:]
        if not re.fullmatch(
            re.escape(site) + r"(search/[a-z]+(-\d+)?\.js|assets/[a-z]+\.[0-9a-f]+\.(js|css))",
            r["url"],
        )
    ]
    assert strange == []
    assert {r["method"] for r in said} == {"GET"}
    assert not SECRET.search(json.dumps(said))
    assert not SECRET.search(search.page.evaluate(TRACES))
    assert search.page.title() == title
    assert search.page.evaluate(WHAT_IS_KEPT) == NOTHING_KEPT
    assert phone.context.cookies() == []
    assert search.page.evaluate("window.refused") == []
    assert phone.complaints == []


def test_the_policy_of_a_page_with_the_box_lets_it_connect_nowhere(
    phone: Visit, at_base: str
) -> None:
    """Even a script of ours gone wrong could not send: the browser refuses every connection, form and foreign file."""
    page = phone.open(search_page(at_base))
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"'self' 'sha256-[\w+/]{43}='", rules["script-src"])
    assert rules["form-action"] == "'none'"
    assert "connect-src" not in rules
    assert "unsafe" not in policy

    tried = page.evaluate(
        "address => fetch(address).then(() => 'went out', () => 'refused')", page.url + "?x"
    )
    assert tried == "refused"
    assert not page.evaluate("navigator.sendBeacon('/words', 'x') && false")
    assert not [r for r in phone.requests if r.endswith(("?x", "/words"))]


def test_words_that_find_nothing_are_not_put_into_a_draft(phone: Visit, at_base: str) -> None:
    """No link of the empty answer holds what was typed: she decides what she writes."""
    search = Search(phone, search_page(at_base)).type("wobble zzqqxx")
    expect(search.title).to_have_text("No service fits")
    assert not SECRET.search(search.page.evaluate(TRACES))


def _without_the_script_to_leave_by(route: Route) -> None:
    text = route.fetch().text()
    assert text.count("<script data-to=") == 1
    route.fulfill(
        body=re.sub(r"<script data-to=.*?</script>", "", text, flags=re.DOTALL),
        content_type="text/html; charset=utf-8",
    )


def test_the_box_is_emptied_even_if_the_script_to_leave_by_did_not_run(
    phone: Visit, at_base: str
) -> None:
    """Then the link is a plain one, and nothing typed may wait behind Back. With it: test_leaving.py."""
    phone.context.route("**/*.html", _without_the_script_to_leave_by)
    phone.context.route(
        "https://**/*", lambda route: route.fulfill(body="<title>Weather</title>Rain")
    )
    search = Search(phone, search_page(at_base)).type("he hits me and i am scared")
    search.live_in(PLACE)
    expect(search.page.locator("#crisis-abuse")).to_be_visible()
    leave = search.page.get_by_role("link", name="Leave this page")
    search.page.evaluate("addEventListener('click', event => event.preventDefault(), {once: true})")
    leave.click()
    expect(search.box).to_have_value("")
    expect(search.where).to_have_value("")
    expect(search.panels).to_have_count(0)
    expect(search.cards.first).to_be_hidden()
    shown = search.page.locator("main").inner_text()
    assert "SR1" not in shown
    assert "scared" not in shown

    leave.click()
    expect(search.page).to_have_title("Weather")
    search.page.go_back()
    expect(search.box).to_have_value("")
    expect(search.where).to_have_value("")
    expect(search.panels).to_have_count(0)


def test_coming_back_from_a_service_shows_an_empty_box(phone: Visit, at_base: str) -> None:
    """Someone else who presses Back on her phone does not read her words in the box of a page loaded anew."""
    search = Search(phone, search_page(at_base)).type("cant stop crying")
    search.page.reload()
    expect(search.box).to_have_value("")
    expect(search.page.locator("#results-part")).to_be_hidden()
