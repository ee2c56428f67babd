"""'Leave this page', in a real Chrome with its back/forward cache on: at once, and nothing of ours behind Back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.devtools import Pipe, Tab, chrome
from tests.conftest import Content, make_content
from tests.serving import headers_for_everything, served

CACHE_OFF = "--disable-features=BackForwardCache"
KEPT = "JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), document.cookie])"
NOTHING = '[[],[],""]'
VISIBLE = "getComputedStyle(document.documentElement).opacity"


@dataclass(frozen=True)
class Places:
    """Our site, and the weather: two hosts."""

    ours: str
    weather: str
    before: str
    folder: Path

    @property
    def pages(self) -> tuple[str, str, str]:
        """Three pages one after another, the last about abuse."""
        return (
            self.ours + "sunderland/index.html",
            self.ours + "sunderland/needs/index.html",
            self.ours + "sunderland/services/safe-haven/index.html",
        )


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """The small directory with the weather on a server of another host, under the headers it asks for."""
    weather = tmp_path_factory.mktemp("weather")
    for name, words in (("index", "Rain, then sun"), ("before", "Where she was before")):
        (weather / f"{name}.html").write_text(
            f"<!doctype html><title>Weather</title><p>{words}</p>", "utf-8"
        )
    with served(weather) as address:
        elsewhere = address.replace("127.0.0.1", "weather.example")
        content = _built(tmp_path_factory.mktemp("leaving"), elsewhere + "index.html")
        with served(content.target, "/", headers_for_everything(content.target)) as ours:
            yield Places(ours, elsewhere + "index.html", elsewhere + "before.html", content.target)


def _built(root: Path, leave_to: str) -> Content:
    content = make_content(root / "small")
    content.write("signpost.yml", f"leave_to: {leave_to}\n")
    built = content.build()
    assert built.published, built
    return content


@pytest.fixture(scope="module")
def caching(_playwright: Playwright) -> Iterator[Pipe]:
    """A Chrome that keeps pages for Back."""
    with chrome(_playwright) as pipe:
        yield pipe


@pytest.fixture(scope="module")
def forgetting(_playwright: Playwright) -> Iterator[Pipe]:
    """A Chrome that loads every page anew."""
    with chrome(_playwright, CACHE_OFF) as pipe:
        yield pipe


@pytest.fixture
def tab(caching: Pipe, places: Places) -> Iterator[Tab]:
    """A tab in which somebody read another site first."""
    tab = _begun(caching, places, places.ours)
    yield tab
    tab.close()


def _begun(pipe: Pipe, places: Places, ours: str) -> Tab:
    tab = Tab(pipe)
    tab.watch(ours)
    tab.open(places.before)
    return tab


def _visit_three(tab: Tab, places: Places) -> None:
    tab.open(places.pages[0])
    for address in places.pages[1:]:
        tab.evaluate(f"setTimeout(() => {{ location.href = '{address}'; }})")
        tab.arrive(address)


def _leave_and_go_back(tab: Tab, places: Places, times: int) -> None:
    """Leave by the link, then press Back so many *times*: the weather each time. What is told is told since leaving."""
    tab.tap(".leave a")
    tab.arrive(places.weather)
    tab.told.clear()
    for _ in range(times):
        tab.back()
        tab.listen(0.3)
        tab.arrive(places.weather)


def _back_three_times(tab: Tab, places: Places) -> None:
    """Press Back until the site from before is there: the weather each time, and no frame of ours to be read."""
    rain = tab.picture()
    tab.told.clear()
    for _ in range(2):
        tab.back()
        tab.listen(0.3)
        tab.arrive(places.weather)
        assert tab.picture() == rain
    tab.back()
    tab.arrive(places.before)
    tab.listen(0.3)
    assert [told for told in tab.told if told.startswith("seen")] == []


@pytest.mark.parametrize("way", ["link", "keys"])
def test_three_pages_visited_and_left_are_not_shown_on_three_presses_of_back(
    tab: Tab, places: Places, way: str
) -> None:
    """By the link or by Shift three times: the weather comes, then the weather twice, then the site from before."""
    _visit_three(tab, places)
    assert tab.evaluate(KEPT) == NOTHING

    if way == "link":
        tab.tap(".leave a")
    else:
        for _ in range(3):
            tab.press("Shift")
    tab.arrive(places.weather)
    _back_three_times(tab, places)

    # The pages did come out of the cache, so that hiding them was put to the test.
    assert [told for told in tab.told if told.startswith("restored")] != []


def test_the_same_holds_where_the_browser_keeps_no_pages_for_back(
    forgetting: Pipe, places: Places
) -> None:
    """Then each page loads anew, and the script in its head sends on before the body is read."""
    tab = _begun(forgetting, places, places.ours)
    _visit_three(tab, places)
    tab.tap(".leave a")
    tab.arrive(places.weather)
    _back_three_times(tab, places)

    assert tab.told == []


def test_a_copy_kept_on_the_phone_changes_nothing(tab: Tab, places: Places) -> None:
    """With a worker between the pages and the network, what was left is as gone: kept for Back or loaded anew."""
    tab.open(places.ours + "sunderland/offline/index.html")
    tab.evaluate("setTimeout(() => document.getElementById('copy-keep').click())")
    said = "document.getElementById('copy-state').textContent"
    tab.until(lambda: "on your phone" in str(tab.evaluate(said)), "the copy")
    _visit_three(tab, places)
    _leave_and_go_back(tab, places, 3)

    assert [told for told in tab.told if told.startswith("seen")] == []
    assert [told for told in tab.told if told.startswith("restored")] != []


def test_forward_shows_nothing_either(tab: Tab, places: Places) -> None:
    """After Back as far as it goes, Forward meets the weather in each place."""
    _visit_three(tab, places)
    tab.tap(".leave a")
    tab.arrive(places.weather)
    _back_three_times(tab, places)
    for _ in range(3):
        tab.evaluate("setTimeout(() => history.forward())")
        tab.listen(0.3)
        tab.arrive(places.weather)

    assert [told for told in tab.told if told.startswith("seen")] == []


def test_back_and_forward_without_leaving_are_unharmed(tab: Tab, places: Places) -> None:
    """A page that is kept comes back as it was: its words, its place, its focus; nothing is stored."""
    tab.open(places.pages[0])
    tab.evaluate(
        "scrollTo(0, 300); document.querySelector('main a').focus({preventScroll: true}); window.mark = 'kept'"
    )
    tab.listen(0.3)
    place = tab.evaluate("[scrollY, document.activeElement.outerHTML].join()")
    tab.evaluate(f"setTimeout(() => {{ location.href = '{places.pages[1]}'; }})")
    tab.arrive(places.pages[1])
    tab.back()
    tab.arrive(places.pages[0])

    assert tab.evaluate("window.mark") == "kept"
    assert tab.evaluate(VISIBLE) == "1"
    assert tab.evaluate("[scrollY, document.activeElement.outerHTML].join()") == place
    assert tab.evaluate(KEPT) == NOTHING


def test_search_comes_back_as_it_was_left_for_a_service(tab: Tab, places: Places) -> None:
    """Back from a service brings the words in the box and the answers below it."""
    search = places.ours + "sunderland/search/index.html"
    tab.open(search)
    tab.evaluate(
        "(box => { box.focus(); box.value = 'tea'; box.dispatchEvent(new Event('input')); })(document.getElementById('find'))"
    )
    tab.until(lambda: bool(tab.evaluate("!!document.querySelector('#results h3 a')")), "answers")
    tab.follow("#results h3 a")
    tab.back()
    tab.arrive(search)

    assert tab.evaluate("document.getElementById('find').value") == "tea"
    assert tab.evaluate("document.querySelectorAll('#results h3 a').length") > 0
    assert tab.evaluate(VISIBLE) == "1"


def test_words_in_the_box_are_gone_with_the_page(tab: Tab, places: Places) -> None:
    """Leaving from search: neither its page nor what was typed is behind Back, in any of its entries."""
    search = places.ours + "sunderland/search/index.html"
    tab.open(places.pages[0])
    tab.open(search)
    tab.evaluate(
        "document.getElementById('find').value = 'he hits me'; location.hash = 'access=phone'; 0"
    )
    tab.arrive(search + "#access=phone")
    _leave_and_go_back(tab, places, 2)

    assert [told for told in tab.told if told.startswith("seen")] == []


@pytest.mark.parametrize("again", ["typed", "link"])
def test_a_fresh_visit_after_leaving_works_and_clears_the_flag(
    tab: Tab, places: Places, again: str
) -> None:
    """Typed or by a link, the page is shown, nothing is stored, and Back within the site works again."""
    _visit_three(tab, places)
    tab.tap(".leave a")
    tab.arrive(places.weather)
    if again == "typed":
        tab.open(places.pages[0])
    else:
        tab.evaluate(f"setTimeout(() => {{ location.href = '{places.pages[0]}'; }})")
        tab.arrive(places.pages[0])
    assert tab.evaluate(KEPT) == NOTHING
    assert tab.evaluate(VISIBLE) == "1"

    tab.open(places.pages[1])
    tab.back()
    tab.arrive(places.pages[0])
    assert tab.evaluate(VISIBLE) == "1"
    assert tab.evaluate("document.querySelector('h1').innerText.length") > 0


def test_leaving_stores_the_one_flag_and_nothing_else(tab: Tab, places: Places) -> None:
    """Three pages write nothing; leaving writes once. The other site does not learn where she comes from."""
    _visit_three(tab, places)
    assert not [told for told in tab.told if told.startswith("stored")]
    tab.tap(".leave a")
    tab.arrive(places.weather)

    assert [told for told in tab.told if told.startswith("stored")] == ["stored left"]
    assert tab.evaluate("document.referrer") == ""


@pytest.mark.parametrize("way", ["link", "keys"])
def test_leaving_works_before_all_else_has_loaded(caching: Pipe, places: Places, way: str) -> None:
    """With the stylesheet still on its way: the keys work, and so does the link. The top was seen, and is gone for good."""
    slow = {".css": 8.0}
    with served(places.folder, "/", headers_for_everything(places.folder), slow) as ours:
        tab = _begun(caching, places, ours)
        tab.open(ours + "sunderland/index.html", whole=False)
        tab.until(lambda: bool(tab.evaluate("!!document.querySelector('.leave a')")), "the link")
        assert tab.evaluate("document.readyState") != "complete"
        if way == "keys":
            for _ in range(3):
                tab.press("Shift")
        else:
            tab.evaluate("setTimeout(() => document.querySelector('.leave a').click())")
        tab.arrive(places.weather)
        assert "seen /sunderland/index.html" in tab.told  # its top, before its style had come
        tab.told.clear()
        tab.back()
        tab.arrive(places.before)
        tab.listen(0.3)
        assert [told for told in tab.told if told.startswith("seen")] == []
        tab.close()


def test_the_page_is_blank_while_the_other_site_is_slow(
    caching: Pipe, places: Places, tmp_path: Path
) -> None:
    """From the press on nothing of ours is on the screen or in the page, and the tab has a neutral name."""
    (tmp_path / "weather").mkdir()
    (tmp_path / "weather" / "index.html").write_text("<title>Weather</title>Rain", "utf-8")
    with served(tmp_path / "weather", "/", None, {"index.html": 4.0}) as slow:
        content = _built(tmp_path, slow.replace("127.0.0.1", "weather.example") + "index.html")
        with served(content.target, "/", headers_for_everything(content.target)) as ours:
            tab = _begun(caching, places, ours)
            tab.open(ours + "sunderland/services/safe-haven/index.html")
            shown = tab.evaluate(
                "document.querySelector('.leave a').click(); "
                f"[document.body.outerHTML, document.title, {VISIBLE}]"
            )
            assert shown == ['<body><p role="alert">Loading</p></body>', "Loading", "0"]
            tab.close()


@pytest.mark.parametrize("keys", [["Shift", "Shift"], ["Shift", "a", "Shift", "Shift"]])
def test_two_presses_or_a_letter_between_do_not_leave(
    tab: Tab, places: Places, keys: list[str]
) -> None:
    """Shift alone, three times in a row, and nothing else."""
    tab.open(places.pages[0])
    for key in keys:
        tab.press(key)
    tab.listen(0.3)

    assert tab.address == places.pages[0]


def test_capital_letters_do_not_leave(tab: Tab, places: Places) -> None:
    """Someone who types NHS with Shift stays."""
    tab.open(places.pages[0])
    for letter in "NHS":
        tab.call(
            "Input.dispatchKeyEvent",
            type="keyDown",
            key="Shift",
            windowsVirtualKeyCode=16,
            modifiers=8,
        )
        tab.press(letter, modifiers=8)
        tab.call("Input.dispatchKeyEvent", type="keyUp", key="Shift", windowsVirtualKeyCode=16)
    tab.listen(0.3)

    assert tab.address == places.pages[0]
    assert tab.evaluate("document.getElementById('leaving').textContent") == ""


def test_each_press_of_shift_is_said_and_forgotten_after_five_seconds(
    tab: Tab, places: Places
) -> None:
    """A screen reader hears how many presses are left, and that time ran out; then it takes three again."""
    tab.open(places.pages[0])
    said = []
    for _ in range(2):
        tab.press("Shift")
        said.append(tab.evaluate("document.querySelector('.leave [role=status]').textContent"))
    tab.listen(5.3)
    said.append(tab.evaluate("document.querySelector('.leave [role=status]').textContent"))
    tab.press("Shift")
    tab.listen(0.3)

    assert said == [
        "Shift: press 2 more times to leave",
        "Shift: press 1 more time to leave",
        "You have not left this page",
    ]
    assert tab.address == places.pages[0]


def test_leaving_works_from_a_folder_on_disk(tab: Tab, places: Places) -> None:
    """A site opened from a folder leaves the same way, and Back shows nothing of it."""
    folder = places.folder.as_uri() + "/"
    tab.watch(folder)
    for address in ("sunderland/index.html", "sunderland/needs/index.html"):
        tab.open(folder + address)
    _leave_and_go_back(tab, places, 1)

    assert [told for told in tab.told if told.startswith("seen")] == []


def test_every_page_has_the_same_script_first_in_its_head(places: Places) -> None:
    """Redirects, pages taken down and the page for unknown addresses too: after the policy, before the title."""
    pages = list(places.folder.rglob("*.html"))
    first = re.compile(
        r'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" [^>]*>\n<meta name="referrer" content="no-referrer">\n'
        rf'<script data-to="{re.escape(places.weather)}">([^<]*(?:<(?!/)[^<]*)*)</script>\n<meta name="viewport"'
    )

    found = {page: first.search(page.read_text("utf-8")) for page in pages}
    assert len(pages) > 50
    assert [page for page, script in found.items() if not script] == []
    assert len({script[1] for script in found.values() if script}) == 1
