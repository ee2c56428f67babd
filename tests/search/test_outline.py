"""The map: the outline of each area, its towns, and the numbered marks that a browser puts on it."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.checking.checking import check
from generator.records.catalogue import Catalogue
from generator.rendering.scripts import script
from generator.search.outline import Outline, outline
from generator.search.place_tables import folded, ground, own_towns, read_places
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.real import real_check

SITES = (
    "middlesbrough-tees-valley",
    "north-cumbria",
    "northumberland",
    "nottinghamshire",
    "sunderland",
)
Ring = list[tuple[int, int]]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_check(TODAY).catalogue


@pytest.fixture(scope="module")
def drawn(catalogue: Catalogue) -> dict[str, Outline]:
    found = {site.id: outline(ROOT, site, catalogue) for site in catalogue.sites}
    assert all(found.values())
    return {name: made for name, made in found.items() if made}


def _rings(d: str) -> list[Ring]:
    """The closed lines of a path as the outline writes it: a first point, then steps."""
    rings: list[Ring] = []
    for part in d.split("M")[1:]:
        x, y, *steps = map(int, re.findall(r"-?\d+", part))
        ring = [(x, y)]
        for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
            ring.append((ring[-1][0] + step_x, ring[-1][1] + step_y))
        rings.append(ring)
    return rings


def _holds(rings: list[Ring], x: float, y: float) -> bool:
    crossings = 0
    for ring in rings:
        for one, two in pairwise([*ring, ring[0]]):
            if (one[1] > y) != (two[1] > y):
                crossings += x < one[0] + (y - one[1]) / (two[1] - one[1]) * (two[0] - one[0])
    return crossings % 2 == 1


def _from_edge(rings: list[Ring], x: float, y: float) -> float:
    """Pixels to the nearest edge."""
    nearest = math.inf
    for ring in rings:
        for one, two in pairwise([*ring, ring[0]]):
            wide, high = two[0] - one[0], two[1] - one[1]
            along = ((x - one[0]) * wide + (y - one[1]) * high) / (wide * wide + high * high or 1)
            along = min(1, max(0, along))
            nearest = min(
                nearest, math.dist((x, y), (one[0] + along * wide, one[1] + along * high))
            )
    return nearest


def _kilometre(made: Outline) -> float:
    """A kilometre in pixels of the drawing."""
    return made.projection.down / 111.2


# ---------------------------------------------------------------------------------- the outline


@pytest.mark.parametrize("site", SITES)
def test_an_area_s_own_towns_lie_in_its_outline(
    drawn: dict[str, Outline], catalogue: Catalogue, site: str
) -> None:
    """Every town that the records name. A port may stand on the line: the shore is drawn roughly."""
    made, area, places = drawn[site], catalogue.areas[site], read_places(ROOT)
    rings, held, names = (
        _rings(made.d + made.part),
        ground(catalogue, area),
        own_towns(catalogue, area),
    )
    towns = [t for t in places.towns if folded(t.name) in names and held.holds_town(t, places)]

    assert {folded(town.name) for town in towns} == set(names)
    for town in towns:
        x, y = made.projection.pixels(town.at)
        assert _holds(rings, x, y) or _from_edge(rings, x, y) <= max(2, 0.7 * _kilometre(made)), (
            town
        )


@pytest.mark.parametrize("site", SITES)
def test_an_outline_fits_its_box_and_has_the_right_shape(
    drawn: dict[str, Outline], site: str
) -> None:
    """A kilometre is as long across as down, and nothing falls off the edge."""
    made = drawn[site]
    points = [point for ring in _rings(made.d + made.part) for point in ring]
    middle = made.projection.north - made.height / 2 / made.projection.down

    assert made.width <= 320
    assert made.height <= 420
    assert all(0 <= x <= made.width and 0 <= y <= made.height for x, y in points)
    assert math.isclose(
        made.projection.across / made.projection.down, math.cos(math.radians(middle)), rel_tol=0.01
    )


@pytest.mark.parametrize("site", SITES)
def test_an_outline_is_small(drawn: dict[str, Outline], site: str) -> None:
    """It is asked for when the map is opened, on a phone with little data."""
    made = drawn[site]

    assert len(gzip.compress(json.dumps(made.file).encode(), 9, mtime=0)) <= 1_250


def test_boundaries_between_councils_of_an_area_are_gone(drawn: dict[str, Outline]) -> None:
    """Seven districts and a city are drawn as one shape, with no line and no hole inside."""
    assert len(_rings(drawn["nottinghamshire"].d)) == 1


def test_part_of_a_council_is_drawn_as_part(drawn: dict[str, Outline]) -> None:
    """North Cumbria has the Eden part of Westmorland and Furness, and not Kendal or Barrow."""
    made = drawn["north-cumbria"]
    part, whole = _rings(made.part), _rings(made.d)

    for name, at in [
        ("Penrith", (54.6641, -2.7527)),
        ("Appleby", (54.5780, -2.4900)),
        ("Kirkby Stephen", (54.4716, -2.3485)),
        ("Alston", (54.8123, -2.4392)),
    ]:
        assert _holds(part, *made.projection.pixels(at)), name
        assert not _holds(whole, *made.projection.pixels(at)), name
    for name, at in [("Kendal", (54.3280, -2.7463)), ("Windermere", (54.3807, -2.9068))]:
        assert not _holds(part + whole, *made.projection.pixels(at)), name
    assert all(not drawn[site].part for site in SITES if site != "north-cumbria")


@pytest.mark.parametrize("site", SITES)
def test_four_to_seven_towns_are_named(
    drawn: dict[str, Outline], catalogue: Catalogue, site: str
) -> None:
    """Names of the area's own records, the largest town among them."""
    names = [town.name for town in drawn[site].towns]
    largest = {
        "middlesbrough-tees-valley": "Middlesbrough",
        "north-cumbria": "Carlisle",
        "northumberland": "Blyth",
        "nottinghamshire": "Nottingham",
        "sunderland": "Sunderland",
    }

    assert 4 <= len(names) <= 7
    assert set(names) <= set(own_towns(catalogue, catalogue.areas[site]).values())
    assert largest[site] in names


def test_an_area_without_boundaries_has_no_map(catalogue: Catalogue) -> None:
    """A directory without the table, and an area that names no council."""
    small = check(EXAMPLE, TODAY).catalogue

    assert all(outline(EXAMPLE, site, small) is None for site in small.sites)
    assert outline(ROOT, catalogue.areas["west-mansfield"], catalogue) is None


# ------------------------------------------------------------------------------ marks, in Chrome


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("site", SITES)
def test_no_town_s_name_runs_into_another_or_off_the_map(
    page: Page, drawn: dict[str, Outline], site: str
) -> None:
    """As Chrome sets them, at the size that the stylesheet gives them."""
    made = drawn[site]
    texts = "".join(
        f'<text x="{town.label_x}" y="{town.y}" dy=".35em" text-anchor="{town.anchor}" '
        f'font-family="sans-serif" font-size="12">{town.name}</text>'
        for town in made.towns
    )
    page.set_content(
        f'<svg viewBox="0 0 {made.width} {made.height}" width="{made.width}">{texts}</svg>'
    )
    boxes = page.evaluate(
        "[...document.querySelectorAll('text')].map(t => t.getBBox())"
        ".map(b => [b.x, b.y, b.x + b.width, b.y + b.height])"
    )

    for one, two in combinations(boxes, 2):
        assert one[0] >= two[2] or two[0] >= one[2] or one[1] >= two[3] or two[1] >= one[3]
    assert all(box[0] >= 0 and box[2] <= made.width for box in boxes)


def _place(page: Page, made: Outline, points: list[dict[str, Any]]) -> Any:
    """The answer of ``signpost.map.place`` on a page that holds the drawing."""
    page.set_content("<body></body>")
    page.add_script_tag(content=script(ROOT / "site_templates" / "assets", ["search/map"]))
    drawing = f"signpost.map.drawing({json.dumps(made.file)}, 'Map of the area')"
    page.evaluate(f"document.body.appendChild({drawing}).setAttribute('width', 320)")
    return _place_on(page, made, points)


def _place_on(page: Page, made: Outline, points: list[dict[str, Any]]) -> Any:
    """The same on the drawing that is there."""
    given = f"{json.dumps(made.file)}, {json.dumps(points)}"
    return page.evaluate(f"signpost.map.place(document.querySelector('svg'), {given})")


def _point(number: int, lat: float, lon: float) -> dict[str, Any]:
    return {
        "number": number,
        "name": f"Group {number}",
        "lat": lat,
        "lon": lon,
        "href": f"#result-{number}",
    }


MORPETH, BERWICK, HEXHAM = (55.1673, -1.6906), (55.7686, -2.0030), (54.9704, -2.0958)


def test_results_are_numbered_links_where_they_are(page: Page, drawn: dict[str, Outline]) -> None:
    """Each leads to its result, and a screen reader hears which it is."""
    made = drawn["northumberland"]
    beyond = _place(page, made, [_point(1, *MORPETH), _point(2, *BERWICK)])
    links = page.get_by_role("link")

    assert beyond == []
    assert [link.get_attribute("aria-label") for link in links.all()] == [
        "Result 1: Group 1",
        "Result 2: Group 2",
    ]
    assert links.first.get_attribute("href") == "#result-1"
    assert links.all_text_contents() == ["1", "2"]
    text = links.first.locator("text")
    x, y = made.projection.pixels(MORPETH)
    assert abs(int(text.get_attribute("x") or 0) - x) <= 1
    assert abs(int(text.get_attribute("y") or 0) - y) <= 1


def test_marks_that_would_cover_each_other_are_one(page: Page, drawn: dict[str, Outline]) -> None:
    """Three in Morpeth are one mark with three numbers, which leads to the first of them."""
    near = [_point(n, MORPETH[0] + n / 1000, MORPETH[1]) for n in (5, 1, 2)]
    _place(page, drawn["northumberland"], [*near, _point(3, *HEXHAM)])
    links = page.get_by_role("link")

    assert links.all_text_contents() == ["1, 2, 5", "3"]
    assert links.first.get_attribute("href") == "#result-1"
    assert (
        links.first.get_attribute("aria-label")
        == "Results 1, 2 and 5, near each other. First: Group 1"
    )


def test_many_marks_in_one_town_stay_readable(page: Page, drawn: dict[str, Outline]) -> None:
    """A run of numbers is shortened for the eye; the name says them all; nothing leaves the drawing."""
    made = drawn["northumberland"]
    _place(page, made, [_point(n, *BERWICK) for n in (*range(1, 6), 8, 11, 14, 17)])
    (mark,) = page.get_by_role("link").all()

    assert mark.text_content() == "1–5, 8, 11 …"
    assert "8, 11, 14 and 17" in (mark.get_attribute("aria-label") or "")
    box, map_box = mark.locator("rect").bounding_box(), page.locator("svg").bounding_box()
    assert box
    assert map_box
    assert box["x"] >= map_box["x"]
    assert box["x"] + box["width"] <= map_box["x"] + map_box["width"]


def test_a_mark_can_be_hit_by_a_finger(page: Page, drawn: dict[str, Outline]) -> None:
    """24 CSS pixels each way on the narrowest phone, as WCAG 2.2 asks."""
    for made in drawn.values():
        middle = (made.projection.north - 0.1, made.projection.west + 0.1)
        _place(page, made, [_point(1, *middle)])
        box = page.locator(".mark rect").bounding_box()

        assert box
        assert min(box["width"], box["height"]) >= 24


def test_what_lies_beyond_the_map_is_told(page: Page, drawn: dict[str, Outline]) -> None:
    """The page can then say so in words: here one of three is in London."""
    beyond = _place(
        page,
        drawn["northumberland"],
        [_point(1, *MORPETH), _point(2, 51.5, -0.12), _point(3, *HEXHAM)],
    )

    assert beyond == [2]
    assert page.get_by_role("link").count() == 2
    assert (
        page.locator("svg").get_attribute("aria-label") == "Map of the area, with 2 results on it"
    )


def test_marks_are_put_anew_and_without_inline_style(page: Page, drawn: dict[str, Outline]) -> None:
    """New results replace the old; the policy of the page allows no style attribute."""
    made = drawn["northumberland"]
    _place(page, made, [_point(1, *MORPETH)])
    _place_on(page, made, [_point(4, *HEXHAM), _point(4, *HEXHAM)])

    assert page.get_by_role("link").all_text_contents() == ["4"]
    assert page.locator("[style]").count() == 0
    assert page.locator("svg").get_attribute("role") == "group"
    _place_on(page, made, [])
    assert page.get_by_role("link").count() == 0
    assert page.get_by_role("img", name="Map of the area", exact=True).count() == 1
