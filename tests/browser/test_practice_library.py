"""The library of practice examples as its readers use it: filters, Back, side by side, by mouse and by keyboard."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import axe_script, violations
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.test_anywhere import WIDE
from tests.conftest import Content, Serve, make_content
from tests.practice import with_whole_vocabulary, write_example

# One process makes what they look at, and makes it once.
pytestmark = pytest.mark.xdist_group("practice-library")

HOSTILE = "<img src=x onerror=alert(1)>"
IDS = ("made-a", "made-b", "made-c", "made-d")


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small directory with five examples: one of its own, four that differ in what they can be chosen by."""
    content: Content = with_whole_vocabulary(make_content(tmp_path_factory.mktemp("library")))
    write_example(
        content,
        "made-a",
        title="Apple",
        needs="[isolation, low-mood]",
        more="stages: [pregnancy]\nkinds: [befriending]\n",
    )
    write_example(content, "made-b", title="Bread", needs="[low-mood]", area="elmdale", written="2015",
                  more="stages: [pregnancy]\ncosts: {unit: {band: under-250}}\ngaps: [Who came]\n"
                  "tidier: {name: yes}\nevidence:\n  - {claim: It helped., level: compared, fit: [predecessor]}\n")  # fmt: skip
    write_example(content, "made-c", title=f"Cake {HOSTILE}", needs="[domestic-abuse]", practice_stage="ended",
                  more=f"kinds: [peer-group]\nat_a_glance: {{problem: '{HOSTILE}'}}\n")  # fmt: skip
    write_example(
        content,
        "made-d",
        title="Damson jam with a very long name that must break into lines on a narrow phone",
        needs="[anxiety]",
    )
    assert content.build().published
    return content.target


@pytest.fixture(scope="session")
def served_library(library: Path, serve: Serve) -> str:
    """The address of Sunderland's site of it."""
    return serve(library, "/") + "sunderland/"


def _titles(page: Page, where: str = "#results") -> list[str]:
    return page.locator(f"{where} h3").all_inner_texts()


def _open(visit: Visit, address: str, *facets: str) -> Page:
    page = visit.open(address)
    page.locator("#narrow > summary").click()
    for facet in facets:
        page.locator(f"details[data-facet={facet}] > summary").click()
    return page


# ------------------------------------------------------------------------------------ no scripting


def test_without_scripting_a_commissioner_gets_from_the_list_to_two_side_by_side(
    phone_without_scripts: Visit, served_library: str
) -> None:
    """Narrow by a link, read a card, go back to all, compare two: pages and links only."""
    page = phone_without_scripts.open(served_library + "practice/index.html")
    expect(page.locator("#results-part")).to_be_hidden()
    page.locator("#narrow > summary").click()
    page.locator("details[data-facet=need] > summary").click()
    page.locator("details[data-facet=need] a", has_text="Feeling low").click()
    expect(page.locator("h1")).to_contain_text("Practice examples: feeling low")
    assert _titles(page, "main") == ["Apple", "Bread"]

    page.get_by_role("link", name="All practice examples").click()
    page.get_by_role("link", name="Compare two or three side by side").click()
    expect(page.locator("#choose")).to_be_hidden()
    page.get_by_role("link", name="Apple, and Bread").click()

    expect(page.locator("h1")).to_have_text("Two examples side by side")
    assert page.get_by_role("columnheader").all_inner_texts()[:2] == ["Apple", "Bread"]


# ---------------------------------------------------------------------------------------- filters


def test_each_number_beside_a_choice_is_what_the_choice_leaves(
    phone: Visit, served_library: str
) -> None:
    """In every facet: tick the first choice, count what is listed, hear it said, and go back to all."""
    page = _open(phone, served_library + "practice/index.html")
    facets = page.locator("details[data-facet]")
    names = [facets.nth(n).get_attribute("data-facet") for n in range(facets.count())]
    for facet in names:
        group = page.locator(f"details[data-facet={facet}]")
        group.locator("summary").click()
        row = group.locator("li").first
        number = int(row.locator("label span").inner_text().strip("()"))
        row.locator("input").check()
        expect(page.locator("#results > li")).to_have_count(number)
        expect(page.locator("#found")).to_have_text(
            "1 practice example found." if number == 1 else f"{number} practice examples found."
        )
        if page.url.endswith("html#all") or "#" not in page.url:
            row.locator("input").uncheck()  # a choice that is kept out of the address
        else:
            page.go_back()
        expect(page.locator("#results-part")).to_be_hidden()
        expect(page.locator("#whole")).to_be_visible()
        expect(row.locator("input")).not_to_be_checked()

    assert names == ["need", "stage", "kind", "area", "evidence", "cost", "practice-stage"]


def test_choices_stand_in_the_address_as_ids_and_back_undoes_them(
    phone: Visit, served_library: str
) -> None:
    """Two choices of one facet widen the list, of two facets narrow it; each is one step back."""
    address = served_library + "practice/index.html"
    page = _open(phone, address, "need", "cost")
    page.locator("#choice-need-isolation").check()
    expect(page.locator("#results > li")).to_have_count(2)
    assert page.url == address + "#need=isolation"
    page.locator("#choice-need-low-mood").check()
    expect(page.locator("#results > li")).to_have_count(3)
    assert page.url == address + "#need=isolation,low-mood"
    page.locator("#choice-cost-under-250").check()
    expect(page.locator("#results > li")).to_have_count(1)
    assert page.url == address + "#cost=under-250&need=isolation,low-mood"
    assert _titles(page) == ["Bread"]

    page.go_back()
    expect(page.locator("#results > li")).to_have_count(3)
    page.go_back()
    expect(page.locator("#results > li")).to_have_count(2)
    page.go_back()
    expect(page.locator("#whole")).to_be_visible()
    assert page.url == address
    assert phone.complaints == []


def test_a_link_with_choices_opens_with_them_made_and_unknown_ones_left_out(
    phone: Visit, served_library: str
) -> None:
    """As one colleague sends it to another; whatever else someone writes there does nothing."""
    page = phone.open(
        served_library + "practice/index.html#need=low-mood,<b>,nothing&x=y&stage=pregnancy"
    )
    expect(page.locator("#results > li")).to_have_count(2)
    expect(page.locator("#choice-need-low-mood")).to_be_checked()
    page.get_by_role("button", name="Remove: Feeling low").click()

    expect(page).to_have_url(re.compile(r"#stage=pregnancy$"))
    expect(page.locator("#results-title")).to_be_focused()
    page.get_by_role("button", name="Remove all").click()
    expect(page.locator("#whole")).to_be_visible()
    expect(page.locator("#narrow > summary")).to_be_focused()


def test_when_nothing_fits_it_says_so(phone: Visit, served_library: str) -> None:
    """An empty list is a sentence, read aloud too."""
    page = phone.open(served_library + "practice/index.html#need=anxiety&stage=pregnancy")

    expect(page.locator("#results-title")).to_have_text("No practice example fits")
    expect(page.locator("#found")).to_have_text("No practice example fits. Try fewer choices.")


def test_a_choice_about_abuse_is_in_no_address(phone: Visit, served_library: str) -> None:
    """Someone may look at her history."""
    page = _open(phone, served_library + "practice/index.html", "need")
    page.locator("#choice-need-domestic-abuse").check()

    expect(page.locator("#results > li")).to_have_count(1)
    assert "abuse" not in page.url


def test_a_card_made_by_the_script_says_what_the_page_says(
    phone: Visit, served_library: str
) -> None:
    """Word for word the same card, and a title that looks like markup is text in both."""
    page = phone.open(served_library + "practice/index.html")
    before = {c.split("\n")[0]: c for c in page.locator("#whole .card").all_inner_texts()}
    page.goto(served_library + "practice/index.html#practice-stage=established,ended")
    page.reload()
    expect(page.locator("#results > li")).to_have_count(5)
    after = {c.split("\n")[0]: c for c in page.locator("#results .card").all_inner_texts()}

    assert after == before
    assert f"Cake {HOSTILE}" in after
    assert phone.complaints == []


def test_filters_work_with_the_keyboard_alone(phone: Visit, served_library: str) -> None:
    """Tab and space: open the groups, tick a box, take it away; the focus is never lost."""
    page = phone.open(served_library + "practice/index.html")
    page.locator("#narrow > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#results-part")).to_be_visible()
    focused = page.evaluate("document.activeElement.id")
    page.keyboard.press("Space")

    assert focused.startswith("choice-need-")
    expect(page.locator("#whole")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == focused


# ------------------------------------------------------------------------------------ side by side


def _columns(page: Page) -> list[str]:
    """The heads of the first table's columns."""
    return page.locator("#compared table").first.locator("th[scope=col]").all_text_contents()


def _choose(page: Page, *ids: str) -> None:
    for name, id_ in zip(("first", "second", "third"), ids, strict=False):
        page.locator(f"#{name}").select_option(id_)
    page.get_by_role("button", name="Show side by side").click()


def test_two_and_then_three_can_be_chosen_and_back_leads_back(
    phone: Visit, served_library: str
) -> None:
    """The choice is in the address as ids; the focus goes to the comparison, and the status says what is shown."""
    address = served_library + "practice/compare/index.html"
    page = phone.open(address)
    _choose(page, "made-a", "made-b")
    expect(page.locator("#compared-title")).to_have_text("Two examples side by side")
    assert _columns(page) == ["Apple", "Bread"]
    expect(page.locator("#compared-title")).to_be_focused()
    expect(page.locator("#found")).to_have_text("2 practice examples side by side.")
    assert page.url == address + "#examples=made-a,made-b"
    _choose(page, "made-a", "made-b", "tea-in-sunderland")
    expect(page.locator("#found")).to_have_text("3 practice examples side by side.")
    expect(page.get_by_role("columnheader", name="Tea in Sunderland").first).to_be_attached()

    page.go_back()
    expect(page.locator("#compared-title")).to_have_text("Two examples side by side")
    assert _columns(page) == ["Apple", "Bread"]
    page.go_back()
    expect(page.locator("#compared")).to_be_empty()
    expect(page.locator("#whole")).to_be_visible()
    assert phone.complaints == []


def test_what_the_script_shows_is_what_the_fixed_page_says(
    phone: Visit, served_library: str
) -> None:
    """Row by row, cell by cell."""
    rows = "[...document.querySelectorAll('table tr')].map(r => [...r.children].map(c => c.textContent.trim().replace(/\\s+/g, ' ')).join(' / '))"
    page = phone.open(served_library + "practice/compare/made-b~tea-in-sunderland/index.html")
    fixed: list[str] = page.evaluate(rows)
    page.goto(served_library + "practice/compare/index.html#examples=made-b,tea-in-sunderland")
    expect(page.locator("#compared-title")).to_be_visible()

    assert page.evaluate(rows) == fixed
    assert len(fixed) > 40
    assert sum("Not stated" in row for row in fixed) > 10


def test_the_same_example_twice_is_no_comparison(phone: Visit, served_library: str) -> None:
    """It says what to do, and puts the focus where to do it."""
    page = phone.open(served_library + "practice/compare/index.html")
    _choose(page, "made-a", "made-a")

    expect(page.locator("#found")).to_have_text("Choose two different examples.")
    expect(page.locator("#second")).to_be_focused()
    expect(page.locator("#compared")).to_be_empty()


def test_three_can_be_chosen_with_the_keyboard_alone(phone: Visit, served_library: str) -> None:
    """Three lists and a button, in the order in which they are read."""
    page = phone.open(served_library + "practice/compare/index.html")
    page.locator("#first").focus()
    for letter in ("A", "B", "T"):
        page.keyboard.press(letter)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#compared-title")).to_have_text("Three examples side by side")
    assert _columns(page) == ["Apple", "Bread", "Tea in Sunderland"]


def test_a_link_to_a_comparison_with_an_unknown_example_shows_the_others(
    phone: Visit, served_library: str
) -> None:
    """An example that was taken down leaves the rest to be compared."""
    page = phone.open(
        served_library + "practice/compare/index.html#examples=made-c,never-was,made-d"
    )

    expect(page.locator("#found")).to_have_text("2 practice examples side by side.")
    assert _columns(page)[0] == f"Cake {HOSTILE}"
    assert phone.complaints == []


def test_it_all_works_from_a_folder_on_disk(phone: Visit, library: Path) -> None:
    """No server: filters and comparison load their data as scripts."""
    folder = (library / "sunderland/practice").as_uri()
    page = phone.open(f"{folder}/index.html#need=low-mood")
    expect(page.locator("#results > li")).to_have_count(2)
    page.goto(f"{folder}/compare/index.html#examples=made-a,made-d")
    expect(page.locator("#compared-title")).to_be_visible()

    assert all(address.startswith("file:") for address in phone.requests)
    assert phone.complaints == []


STATES = {
    "filters open and a choice made": "practice/index.html#need=low-mood",
    "nothing fits": "practice/index.html#need=anxiety&stage=pregnancy",
    "one choice": "practice/need/low-mood/index.html",
    "three side by side": "practice/compare/index.html#examples=made-a,made-b,made-d",
    "two on a fixed page": "practice/compare/made-b~made-d/index.html",
}


@pytest.mark.parametrize("state", list(STATES))
def test_axe_finds_nothing_in_any_state_and_nothing_scrolls_sideways(
    browser: Browser, served_library: str, state: str
) -> None:
    """Three side by side fit 320 pixels. WCAG 2.2 A and AA and 7:1 on a phone; colours and sizes on a dark desktop."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(served_library + STATES[state])
    narrowed = page.locator("#found").count() and "#" in STATES[state]
    if narrowed:
        expect(page.locator("#found")).not_to_be_empty()
    wide = page.evaluate(WIDE)
    if narrowed:
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.evaluate(axe_script())
    found: dict[str, Any] = {}
    for size in (PHONE, DESKTOP):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        if size == DESKTOP:
            page.emulate_media(color_scheme="dark")
        if wrong := violations(page, style_only=size == DESKTOP):
            found[str(size)] = wrong
    context.close()

    assert wide == []
    assert found == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_stacked_or_not_it_is_a_table_to_a_screen_reader(
    browser: Browser, served_library: str, width: int
) -> None:
    """Rows, row headings and cells keep their roles; stacked, each cell says whose it is."""
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(served_library + STATES["two on a fixed page"])
    table = page.get_by_role("table", name="What they did")
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Who refers"))

    assert table.get_by_role("columnheader").count() == 2
    assert row.get_by_role("cell").count() == 2
    assert [
        c.strip() for c in row.get_by_role("cell").locator("visible=true").all_inner_texts()
    ] != []
    whose = row.locator(".whose").first
    (expect(whose).to_be_visible() if width == 320 else expect(whose).to_be_hidden())
    # What is missing looks like what is there.
    weights = page.evaluate(
        "[...new Set([...document.querySelectorAll('.side-by-side td:not(:empty)')].map(e => getComputedStyle(e).fontWeight + getComputedStyle(e).color + getComputedStyle(e).fontSize))]"
    )
    context.close()

    assert len(weights) == 1


def test_a_comparison_prints_as_columns(phone: Visit, served_library: str) -> None:
    """On A4 the two stand side by side, whatever the width of the screen, and nothing to press is printed."""
    page = phone.open(served_library + STATES["two on a fixed page"])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})

    assert (
        page.locator(".side-by-side").first.evaluate("e => getComputedStyle(e).display") == "table"
    )
    expect(page.locator(".whose").first).to_be_hidden()
    expect(page.locator(".leave")).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF-")
