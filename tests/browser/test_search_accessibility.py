"""Searching is accessible in each state: to axe, to fingers, on narrow screens, and to a screen reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import axe_script, violations
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.searching import Search, search_page
from tests.browser.test_anywhere import WIDE
from tests.conftest import ROOT

READER = (
    ROOT / "tests/browser/node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
)

#: Finds a service whose place is public, so that the map has a mark.
ON_THE_MAP = "cumbria family support"


def _results(visit: Visit, base: str) -> None:
    Search(visit, search_page(base)).type("cant stop cryinng")


def _narrowing(visit: Visit, base: str) -> None:
    search = Search(visit, search_page(base)).type("cant stop crying").narrow("needs", "access")
    search.choice("access", "phone").check()
    expect(search.page.get_by_role("button", name="Remove all")).to_be_visible()


def _map(visit: Visit, base: str) -> None:
    search = Search(visit, search_page(base, "north-cumbria")).type(ON_THE_MAP).live_in("Penrith")
    search.page.locator("#map > summary").click()
    expect(search.page.locator("#map .mark").first).to_be_visible()


def _crisis(visit: Visit, base: str) -> None:
    search = Search(visit, search_page(base)).type("he hits me and i want to die")
    expect(search.panels).to_have_count(2)


def _nothing(visit: Visit, base: str) -> None:
    expect(Search(visit, search_page(base)).type("zzqqxx").title).to_have_text("No service fits")


def _hub(visit: Visit, base: str) -> None:
    search = Search(visit, base + "index.html").type("cant stop crying").live_in("SR1 1RE")
    expect(search.page.locator("#where-answer a")).to_be_visible()


STATES: dict[str, Callable[[Visit, str], None]] = {
    "results, with words mended": _results,
    "narrowing open": _narrowing,
    "map open": _map,
    "two panels of urgent help": _crisis,
    "nothing found": _nothing,
    "hub with an area": _hub,
}

#: Buttons, links that stand alone, summaries and rows of choices that are less than 44 pixels high.
TOO_LOW = """() => [...document.querySelectorAll(
    'main button, main summary, #choices label, #answer-area a.call, #find, #where, .chips button, .need-card a, #beside li a, .emergency a.call')]
  .filter(e => e.checkVisibility()).map(e => [e.getBoundingClientRect().height, e.textContent.trim().slice(0, 40)])
  .filter(([high]) => high < 43.99)"""


@pytest.mark.parametrize("state", list(STATES))
def test_each_state_of_search_has_no_violation_and_fits_fingers_and_narrow_screens(
    browser: Browser, at_base: str, state: str
) -> None:
    """axe finds nothing on a phone, nor of colours and sizes on a dark desktop; nothing scrolls sideways at 320; targets are 44 high."""
    context = browser.new_context(viewport={"width": PHONE["width"], "height": PHONE["height"]})
    visit = Visit(context)
    STATES[state](visit, at_base)
    visit.page.evaluate(axe_script())
    found = violations(visit.page)
    visit.page.set_viewport_size({"width": DESKTOP["width"], "height": DESKTOP["height"]})
    visit.page.emulate_media(color_scheme="dark")
    found += violations(visit.page, style_only=True)
    visit.page.set_viewport_size({"width": 320, "height": 640})
    wide, low = visit.page.evaluate(WIDE), visit.page.evaluate(TOO_LOW)
    context.close()

    assert found == []
    assert wide == []
    assert low == []
    assert visit.complaints == []


# ------------------------------------------------------------------------------- a screen reader

#: Starts the reader. It watches the whole page, as a screen reader does, and notes all that it says.
START = """async address => {
  const {virtual} = await import(address);
  window.reader = virtual;
  await virtual.start({container: document.body});
}"""

#: Moves on until something that *wanted* fits is read, and gives all that was said on the way.
READ_TO = """async ([wanted, most]) => {
  const from = (await reader.spokenPhraseLog()).length, fits = new RegExp(wanted);
  for (let n = 0; n < most; n++) {
    await reader.next();
    if (fits.test(await reader.lastSpokenPhrase())) { break; }
  }
  return (await reader.spokenPhraseLog()).slice(from);
}"""


class Reader:
    """A virtual screen reader on a page: reads on, presses, and hears what is announced."""

    def __init__(self, search: Search) -> None:
        """Start it. Its script is served as a file of the site, since the page's policy allows no other."""
        assert READER.is_file(), "make test installs it with: npm ci --prefix tests/browser"
        self.page = search.page
        self.page.route(
            "**/assets/reader.js",
            lambda route: route.fulfill(
                body=READER.read_text("utf-8"), content_type="text/javascript"
            ),
        )
        self.page.evaluate(START, "../assets/reader.js")

    def read_to(self, wanted: str, most: int = 100) -> list[str]:
        """Read on until what is read fits *wanted*, and give all that was said on the way."""
        said: list[str] = self.page.evaluate(READ_TO, [wanted, most])
        assert said, wanted
        return said

    def all_said(self) -> list[str]:
        """All that was said since it was started."""
        said: list[str] = self.page.evaluate("reader.spokenPhraseLog()")
        return said


def test_a_screen_reader_reads_the_box_the_number_the_need_and_the_services(
    phone: Visit, at_base: str
) -> None:
    """From the box to the first service: each thing is named, in the order in which it stands on the page."""
    search = Search(phone, search_page(at_base))
    reader = Reader(search)
    box = reader.read_to("^searchbox")[-1]
    assert "What is happening? Use your own words" in box
    assert "What you type stays on this phone" in box
    search.box.press_sequentially("cant stop crying")
    expect(search.found).to_contain_text("services found.")
    expect(search.cards.first).to_be_visible()
    number = (
        f"polite: Feeling low, crying, or postnatal depression. {search.count()} services found."
    )
    search.page.wait_for_function(
        "async said => (await reader.spokenPhraseLog()).includes(said)", arg=number
    )
    search.box.press("Enter")
    said = " | ".join(reader.read_to("^heading, .*, level 3"))
    order = [
        "heading, Feeling low, crying, or postnatal depression, level 2",
        "link, Call",
        "link, All help with this",
        f"heading, {search.count()} services, level 2",
        "heading, " + search.names()[0] + ", level 3",
    ]
    places = [said.find(part) for part in order]

    assert -1 not in places, (order[places.index(-1)], said)
    assert places == sorted(places)


def test_a_screen_reader_hears_of_urgent_help_and_reads_it_next(phone: Visit, at_base: str) -> None:
    """Crisis words: it is announced, Enter moves there, and what is read is the panel with its numbers."""
    search = Search(phone, search_page(at_base))
    reader = Reader(search)
    reader.read_to("^searchbox")
    search.box.press_sequentially("i want to die")
    search.page.wait_for_function(
        "async () => (await reader.spokenPhraseLog()).some(said => said.startsWith('polite: Urgent help is shown first.'))"
    )
    search.box.press("Enter")
    expect(search.page.locator("#crisis-self")).to_be_focused()
    said = " | ".join(reader.read_to("link, Call 999"))

    assert "heading, If you want to die, or might hurt yourself, level 2" in said
    assert "link, Call 116 123" in said
    assert "Text SHOUT to 85258" in said


def test_a_screen_reader_can_narrow_the_list_and_read_the_map(phone: Visit, at_base: str) -> None:
    """Choices are named check boxes with their number in a named group; marks of the map are named links."""
    search = Search(phone, search_page(at_base, "north-cumbria")).type(ON_THE_MAP)
    search.narrow("access")
    search.page.locator("#map > summary").click()
    expect(search.page.locator("#map .mark").first).to_be_visible()
    reader = Reader(search)
    search.page.locator("#choices-access > summary").focus()
    said = reader.read_to("^checkbox, By phone")
    assert "group, How you get it" in said
    assert "not checked" in said[-1]
    search.choice("access", "phone").focus()
    search.page.keyboard.press("Space")
    search.page.wait_for_function(
        "async () => (await reader.spokenPhraseLog()).some(said => /^polite: .*found\\.$/.test(said))"
    )
    expect(search.choice("access", "phone")).to_be_focused()

    search.choice("access", "phone").uncheck()
    expect(search.page.locator("#map .mark").first).to_be_visible()
    search.page.locator("#map > summary").focus()
    said = reader.read_to("^link, Result")
    assert any(part.startswith("group, Map of North Cumbria, with") for part in said)
