"""The pages of gaps of the real sites: every count is the number of services on the list it leads to."""

from __future__ import annotations

import csv
import io
import posixpath
import re
from pathlib import Path

import pytest

from generator.planning.wording import day_in_words
from tests.conftest import REAL_DAY
from tests.site.conftest import Records
from tests.site.reading import Element, Page

#: On several processes, one of them reads the pages (with pytest-xdist's --dist loadgroup).
pytestmark = pytest.mark.xdist_group("site")

Pages = dict[str, Page]
SITES = {
    "": "",
    **{
        f"{site}/": site
        for site in (
            "middlesbrough-tees-valley",
            "north-cumbria",
            "northumberland",
            "nottinghamshire",
            "sunderland",
        )
    },
}
#: What a card says first when its service may not be running: the labels of statuses that do not run.
NOT_RUNNING = ("Opening soon", "Paused", "We can't confirm this is running")
GROUPS = {"local": "local", "wider": "wider", "national": "national"}


def _cards(page: Page) -> dict[str, list[tuple[str, bool]]]:
    """The services of a list by its group's id: address, and whether it runs."""
    found: dict[str, list[tuple[str, bool]]] = {}
    group = ""
    for element in page.all("h2", "h3", "a", "p", region="main"):
        if element.tag == "h2":
            group = element.get("id")
        elif element.tag == "a" and element.inside[-1] == "h3":
            address = posixpath.normpath(
                posixpath.join(posixpath.dirname(page.url), element.get("href"))
            )
            found.setdefault(group, []).append((address, True))
        elif element.get("class") == "status" and element.text in NOT_RUNNING:
            found[group][-1] = (found[group][-1][0], False)
    return found


def _whole_list(pages: Pages, url: str) -> dict[str, list[tuple[str, bool]]]:
    """The services of a list on all its pages, whichever of them *url* is."""
    folder = posixpath.dirname(url)
    found: dict[str, list[tuple[str, bool]]] = {}
    for other in [
        u for u in pages if re.fullmatch(re.escape(folder) + r"/(index|page-\d+)\.html", u)
    ]:
        for group, services in _cards(pages[other]).items():
            found.setdefault(group, []).extend(services)
    return found


def _links(page: Page) -> list[tuple[str, str, str]]:
    """Each count that is a link: its number, the address of its list, the id it leads to."""
    found = []
    for element in page.all("a", region="main"):
        if "td" in element.inside and (number := re.match(r"[\d,]+ services?, ", element.text)):
            path, _, group = element.get("href").partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.url), path))
            found.append((number[0].split()[0].replace(",", ""), target, group))
    return found


@pytest.mark.parametrize("folder", SITES)
def test_every_count_is_the_number_of_services_on_the_list_it_leads_to(
    pages: Pages, folder: str
) -> None:
    """In the group it leads to; without one, near services alone: those in the area and across a wider one."""
    page = pages[f"{folder}gaps/index.html"]
    links = _links(page)
    wrong = []
    for number, target, group in links:
        services = _whole_list(pages, target)
        hub_pair = not folder and target.startswith("needs/")
        groups = [group] if group else ["national"] if hub_pair else ["local", "wider"]
        running = sum(runs for g in groups for _, runs in services.get(g, ()))
        if int(number) != running:
            wrong.append((target, group, number, running))
        if group and group not in pages[target].ids:
            wrong.append((target, group, number, -1))

    assert len(links) > 50
    assert wrong == []


def _rows(page: Page, table: str) -> list[list[Element]]:
    """The cells of each row of the body of a table, by the id of its caption."""
    rows: list[list[Element]] = []
    here = False
    for element in page.all("caption", "tr", "th", "td", region="main"):
        if element.tag == "caption":
            here = element.get("id") == table
        elif here and element.tag == "tr":
            rows.append([])
        elif here:
            rows[-1].append(element)
    return [row for row in rows if any(e.tag == "td" for e in row)]


@pytest.mark.parametrize("folder", SITES)
def test_a_count_of_none_is_said_in_words_and_its_list_has_no_service_that_runs(
    pages: Pages, folder: str
) -> None:
    """Each 'none found' in an area's first table is true of the list of that need."""
    page = pages[f"{folder}gaps/index.html"]
    labels = {
        e.text: e.get("href") for e in pages[f"{folder}needs/index.html"].all("a", region="main")
    }
    wrong = []
    for name, *cells in _rows(page, "needs-table"):
        target = posixpath.normpath(f"{folder}needs/{labels[name.text]}")
        if folder:
            services = _whole_list(pages, target)
            for group, cell in zip(GROUPS, cells, strict=False):
                none = cell.text.startswith("none found")
                if none != (not any(runs for _, runs in services.get(group, ()))):
                    wrong.append((name.text, group, cell.text))
        wrong += [(name.text, "", c.text) for c in cells if not re.match(r"\d|none found", c.text)]

    assert wrong == []


@pytest.mark.parametrize("folder", SITES)
def test_tables_can_be_read_without_seeing_them(pages: Pages, folder: str) -> None:
    """A caption, a header for every column and every row, and a named region that a keyboard reaches."""
    page = pages[f"{folder}gaps/index.html"]
    tables = list(page.all("table"))
    captions = [e.get("id") for e in page.all("caption")]
    regions = [e for e in page.all("div") if e.get("role") == "region"]
    heads = list(page.all("th"))

    assert len(tables) == len(captions) == len(regions) == 2
    assert [e.get("aria-labelledby") for e in regions] == captions
    assert {e.get("tabindex") for e in regions} == {"0"}
    assert {e.get("scope") for e in heads} == {"col", "row"}
    assert all(row[0].get("scope") == "row" for t in captions for row in _rows(page, t))
    assert len({len(row) for row in _rows(page, captions[0])}) == 1


@pytest.mark.parametrize("folder", SITES)
def test_the_page_says_what_its_counts_are_worth(pages: Pages, folder: str) -> None:
    """None here is not none at all; the day; how many nobody has checked."""
    text = pages[f"{folder}gaps/index.html"].text

    assert "None found means none in this directory. It does not mean that none exists." in text
    assert f"Counted on {day_in_words(REAL_DAY)}." in text
    assert re.search(r"None of them has been checked|of them not yet checked|running\.", text)


def test_nothing_on_a_page_of_gaps_shows_where_an_abuse_service_is(
    pages: Pages, records: Records
) -> None:
    """Abuse is counted like every need, with no name of a service and no place, and no pair of a need and a stage."""
    names = {
        s["name"]
        for s in records["services"].values()
        if (s.get("needs") or [""])[0] in ("domestic-abuse", "sexual-violence")
    }
    for folder in SITES:
        page = pages[f"{folder}gaps/index.html"]

        assert not [name for name in names if name in page.source]
        assert not re.search(r"needs/(domestic-abuse|sexual-violence)/(?!index|page-)", page.source)


@pytest.mark.parametrize("folder", SITES)
def test_the_download_says_what_the_first_table_says(pages: Pages, site: Path, folder: str) -> None:
    """Need by need, near and national apart."""
    raw = (site / folder / "gaps/gaps.csv").read_text("utf-8-sig")
    rows = [r for r in csv.DictReader(io.StringIO(raw)) if r["Stage"] == "Any stage"]
    shown = {
        name.text: [int(c.text.split()[0]) if c.text[0].isdigit() else 0 for c in cells]
        for name, *cells in _rows(pages[f"{folder}gaps/index.html"], "needs-table")
    }
    places = list(dict.fromkeys(r["Place"] for r in rows))
    told: dict[str, list[int]] = {}
    for need in shown:
        mine = [r for r in rows if r["Need"] == need]
        if folder:
            told[need] = [int(r["Running"]) for r in mine]
            told[need].append(sum(int(r["Running and not yet checked"]) for r in mine))
        else:
            told[need] = [sum(int(r["Running"]) for r in mine if r["Place"] == p) for p in places]

    assert len(shown) > 20
    assert told == shown


def test_planners_find_the_gaps_and_home_pages_do_not_speak_of_them(pages: Pages) -> None:
    """The list of examples, the places covered and the page about the site lead there; no home page does."""

    def leads(url: str) -> bool:
        return any(e.get("href").endswith("gaps/index.html") for e in pages[url].all("a"))

    for folder, area in SITES.items():
        assert leads(f"{folder}practice/index.html")
        assert leads(f"{folder}about/index.html")
        assert not leads(f"{folder}index.html")
        if area:
            assert leads(f"{folder}places/index.html")
