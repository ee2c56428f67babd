"""Places as people type them: the right point, the right area, an honest answer, and few bytes."""

from __future__ import annotations

import gzip
import json
import math
import os
import re
import subprocess
import sys
from typing import Any

import pytest

from generator.checking.checking import check
from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.search.boundaries import councils_of
from generator.search.place_tables import distance_km, folded, ground, read_places
from generator.search.places import places_index
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.real import real_check
from tests.search.conftest import Evaluate, Load

HUB = "the hub"
SITES = (
    "middlesbrough-tees-valley",
    "north-cumbria",
    "northumberland",
    "nottinghamshire",
    "sunderland",
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_check(TODAY).catalogue


@pytest.fixture(scope="module")
def indexes(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """What the script reads, by site."""
    sites: dict[str, Area | None] = {site.id: site for site in catalogue.sites}
    return {
        name: places_index(ROOT, catalogue, site) for name, site in (sites | {HUB: None}).items()
    }


class Asked:
    """The places of every site, in one engine, to be asked as the page asks."""

    def __init__(self, script: Load, indexes: dict[str, dict[str, Any]]) -> None:
        self.evaluate: Evaluate = script("words.js", "speller.js", "places.js")
        for name, index in indexes.items():
            self.evaluate(f"(this[{name!r}] = signpost.places.read({json.dumps(index)}), 'read')")

    def find(self, site: str, text: str) -> dict[str, Any]:
        found: dict[str, Any] = self.evaluate(f"this[{site!r}].find({json.dumps(text)})")
        return found

    def nearest(self, site: str, lat: float, lon: float) -> dict[str, Any]:
        found: dict[str, Any] = self.evaluate(f"this[{site!r}].nearest({lat}, {lon})")
        return found


@pytest.fixture(scope="module")
def asked(script: Load, indexes: dict[str, dict[str, Any]]) -> Asked:
    return Asked(script, indexes)


def _gzipped(data: object) -> int:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return len(gzip.compress(text.encode(), 9, mtime=0))


# ------------------------------------------------------------- the right place within 3 kilometres

#: As typed, on which site, and where it truly is: the position of the named building's own postcode in
#: OS Code-Point Open, which is not among the tables here. So the tables are held against another source.
TRUE_PLACES = [
    # Postcodes of public buildings, typed in many ways.
    ("sunderland", "SR1 3AA", 54.9082, -1.3861),  # City Hall
    ("sunderland", "sr47tp", 54.9022, -1.4103),  # Sunderland Royal Hospital
    ("sunderland", "ne38 7le", 54.9023, -1.5173),  # Washington Old Hall
    ("sunderland", "SR5-1SU", 54.9141, -1.3893),  # Stadium of Light
    ("northumberland", "NE61 2EF", 55.1536, -1.6845),  # County Hall
    ("northumberland", "ne6l 2ef", 55.1536, -1.6845),  # l for 1
    ("northumberland", "NE461QJ", 54.9704, -2.0958),  # Hexham General Hospital
    ("northumberland", "td15 1ab", 55.7686, -2.0030),  # the Maltings, Berwick
    ("northumberland", "ne63 9jj.", 55.1843, -1.5466),  # Wansbeck General Hospital
    ("northumberland", "my postcode is NE66 1NQ", 55.4152, -1.7059),  # Alnwick Castle
    ("north-cumbria", "CA3 8QG", 54.8975, -2.9346),  # Carlisle Civic Centre
    ("north-cumbria", "ca2  7hy", 54.8965, -2.9578),  # Cumberland Infirmary
    ("north-cumbria", "CA28 8JG", 54.5301, -3.5626),  # West Cumberland Hospital
    ("north-cumbria", "cal2 5jr", 54.6007, -3.1371),  # Moot Hall, Keswick; l for 1
    ("middlesbrough-tees-valley", "TS1 2QJ", 54.5754, -1.2342),  # Middlesbrough Town Hall
    ("middlesbrough-tees-valley", "TS4 3BW", 54.5518, -1.2148),  # James Cook University Hospital
    ("middlesbrough-tees-valley", "TS1O 1RT", 54.6164, -1.0719),  # Redcar and Cleveland House; O
    ("middlesbrough-tees-valley", "TSI9 8PE", 54.5829, -1.3476),  # North Tees Hospital; I for 1
    ("nottinghamshire", "NG1 2DT", 52.9534, -1.1490),  # Nottingham Council House
    ("nottinghamshire", "ng17 4jl", 53.1346, -1.2336),  # King's Mill Hospital
    ("nottinghamshire", "s81 0bd", 53.3166, -1.1103),  # Bassetlaw Hospital
    ("nottinghamshire", "NG25 OHD", 53.0776, -0.9548),  # Southwell Minster; O for 0
    # Sectors and districts.
    ("nottinghamshire", "ng2 7", 52.9365, -1.1357),  # County Hall, West Bridgford
    ("sunderland", "SR1", 54.9082, -1.3861),
    ("middlesbrough-tees-valley", "ts24 8", 54.6858, -1.2140),  # Hartlepool Civic Centre
    ("north-cumbria", "ca287", 54.5475, -3.5914),  # Whitehaven, the Copeland Centre
    # Towns and villages, held against a public building there.
    ("northumberland", "Morpeth", 55.1673, -1.6906),  # Town Hall
    ("northumberland", "bellingham", 55.1438, -2.2580),  # the surgery
    ("northumberland", "rothbury", 55.3068, -1.9139),  # Community Hospital
    ("northumberland", "BERWICK ON TWEED", 55.7686, -2.0030),  # the Maltings
    ("northumberland", "haltwistle", 54.9701, -2.4629),  # War Memorial Hospital; one slip
    ("northumberland", "Wooler, Northumberland", 55.5465, -2.0184),
    ("north-cumbria", "cockermoth", 54.6672, -3.3585),  # Community Hospital; one slip
    ("north-cumbria", "brampton", 54.9398, -2.7263),  # War Memorial Hospital
    ("north-cumbria", "keswik", 54.6007, -3.1371),
    ("north-cumbria", "millom", 54.2089, -3.2680),  # Hospital
    ("middlesbrough-tees-valley", "guisbrough", 54.5388, -1.0522),  # Hospital; one slip
    ("middlesbrough-tees-valley", "Brotton", 54.5653, -0.9364),  # East Cleveland Hospital
    ("nottinghamshire", "newark", 53.0808, -0.8135),  # Castle House
    ("nottinghamshire", "Beeston", 52.9273, -1.2173),  # the Square
    ("nottinghamshire", "southwel", 53.0776, -0.9548),
    ("nottinghamshire", "eastwood notts", 53.0184, -1.3070),  # D. H. Lawrence's birthplace
    ("nottinghamshire", "notingham", 52.9534, -1.1490),
    ("sunderland", "washignton", 54.9023, -1.5173),  # two letters changed about
]


@pytest.mark.parametrize(("site", "typed", "lat", "lon"), TRUE_PLACES)
def test_what_is_typed_is_found_within_three_kilometres(
    asked: Asked, site: str, typed: str, lat: float, lon: float
) -> None:
    """On the site of its own area, and as a place inside it."""
    found = asked.find(site, typed)

    assert (found["kind"], found["site"]) == ("here", site)
    assert distance_km((found["lat"], found["lon"]), (lat, lon)) <= 3


POSTCODE = re.compile(r"[A-Za-z]{1,2}\d{1,2}[ -]*\d[A-Za-z]{2}\.?")


@pytest.mark.parametrize(
    ("typed", "lat", "lon"), [row[1:] for row in TRUE_PLACES if POSTCODE.fullmatch(row[1])]
)
def test_a_service_stands_where_its_postcode_says(typed: str, lat: float, lon: float) -> None:
    """The build reads whole postcodes from the same table."""
    found = read_places(ROOT).position_of(typed)

    assert found
    assert distance_km(found, (lat, lon)) <= 3


@pytest.mark.parametrize("postcode", ["BT1 1AA", "NE61", "NE61 1", "", "Morpeth"])
def test_what_is_no_whole_postcode_has_no_position(postcode: str) -> None:
    """A service without one stands nowhere on the map, and is not punished for it."""
    assert read_places(ROOT).position_of(postcode) is None


# ----------------------------------------------------------------------------- typed any way


@pytest.mark.parametrize(
    "typed",
    ["NE61 1AA", "ne61 1aa", "NE611AA", " ne61-1aa. ", "NE6l 1AA", "NE6I IAA", "n e 6 1 1 a a"],
)
def test_a_postcode_typed_in_a_hurry_is_the_same_postcode(asked: Asked, typed: str) -> None:
    """Spaces, case, stray marks, and I or l for 1 change nothing."""
    assert asked.find("northumberland", typed) == asked.find("northumberland", "NE61 1AA")


def test_a_space_tells_a_sector_from_a_district(asked: Asked) -> None:
    """NG31 is Grantham in Lincolnshire; "ng3 1" is in Nottingham."""
    sector, district = (asked.find("nottinghamshire", typed) for typed in ("ng3 1", "ng31"))

    assert (sector["kind"], sector["label"]) == ("here", "NG3 1")
    assert (district["kind"], district["label"]) == ("near", "NG31")
    assert distance_km((sector["lat"], sector["lon"]), (district["lat"], district["lon"])) > 30


@pytest.mark.parametrize(
    ("site", "typed", "name"),
    [
        ("sunderland", "houghton le spring", "Houghton-le-Spring"),
        ("sunderland", "HOUGHTON-LE-SPRING", "Houghton-le-Spring"),
        ("sunderland", "houghtonlespring", "Houghton-le-Spring"),
        ("sunderland", "houghton spring", "Houghton-le-Spring"),
        ("sunderland", "hetton", "Hetton-le-Hole"),
        ("sunderland", "washington tyne and wear", "Washington"),
        ("north-cumbria", "carlisle city centre", "Carlisle"),
        ("sunderland", "newcastle upon tyne", "Newcastle upon Tyne"),
        ("sunderland", "newcastle", "Newcastle upon Tyne"),
        ("sunderland", "newcastle on tyne", "Newcastle upon Tyne"),
        ("north-cumbria", "saint bees", "St Bees"),
        ("north-cumbria", "st. bees", "St Bees"),
        ("north-cumbria", "near Keswick", "Keswick"),
        ("north-cumbria", "appleby", "Appleby-in-Westmorland"),
        ("northumberland", "berwick", "Berwick-upon-Tweed"),
        ("northumberland", "blyth northumberland", "Blyth"),
        ("northumberland", "I live in Seahouses", "Seahouses"),
        ("nottinghamshire", "sutton", "Sutton-in-Ashfield"),
        ("nottinghamshire", "kirkby in ashfield", "Kirkby-in-Ashfield"),
        ("nottinghamshire", "notts", "Nottinghamshire"),
        ("nottinghamshire", "ashfield", "Ashfield"),
        ("middlesbrough-tees-valley", "boro", "Middlesbrough"),
        ("middlesbrough-tees-valley", "teesside", "Middlesbrough and Tees Valley"),
        ("middlesbrough-tees-valley", "stockton", "Stockton-on-Tees"),
        ("middlesbrough-tees-valley", "saltburn by the sea", "Saltburn-by-the-Sea"),
    ],
)
def test_a_name_is_known_in_its_everyday_forms(
    asked: Asked, site: str, typed: str, name: str
) -> None:
    """The answer names it as the area's record or the table spells it."""
    found = asked.find(site, typed)

    assert (found["label"], found["mended"]) == (name, False)


@pytest.mark.parametrize(
    ("site", "typed", "name"),
    [
        ("northumberland", "morpteh", "Morpeth"),
        ("northumberland", "alnwik", "Alnwick"),
        ("northumberland", "crammlingtn", "Cramlington"),
        ("sunderland", "hougton le sprng", "Houghton-le-Spring"),
        ("sunderland", "sunderlnad", "Sunderland"),
        ("north-cumbria", "workingtn", "Workington"),
        ("north-cumbria", "penrth", "Penrith"),
        ("middlesbrough-tees-valley", "billinghm", "Billingham"),
        ("nottinghamshire", "west bridgeford", "West Bridgford"),
        ("nottinghamshire", "bullwell", "Bulwell"),
        ("nottinghamshire", "manfield", "Mansfield"),
    ],
)
def test_a_slip_is_mended_and_said(asked: Asked, site: str, typed: str, name: str) -> None:
    """One letter in a short name, two in a long one; the answer says that it was mended."""
    found = asked.find(site, typed)

    assert (found["kind"], found["label"], found["mended"]) == ("here", name, True)


@pytest.mark.parametrize(
    "typed", ["yrm", "yarn", "blth", "hello", "help", "asda", "crying", "baby"]
)
def test_what_is_not_a_place_is_not_made_one(asked: Asked, typed: str) -> None:
    """Under five letters nothing is mended, and ordinary words are not towns."""
    for site in (*SITES, HUB):
        assert asked.find(site, typed)["kind"] == "unknown", site


# --------------------------------------------------------------------------- honest answers


@pytest.mark.parametrize("typed", ["BT1 1AA", "ZZ9 9ZZ", "Narnia", "1", "", "   ", "?!", "x" * 500])
def test_a_place_nobody_knows_is_answered_honestly(asked: Asked, typed: str) -> None:
    """Northern Ireland is not in the tables: its licence differs."""
    for site in (*SITES, HUB):
        found = asked.find(site, typed)

        assert (found["kind"], found["lat"], found["choices"]) == ("unknown", None, [])


def test_a_place_outside_is_near_or_of_another_site(asked: Asked) -> None:
    """Gateshead has no site; Blyth belongs to the neighbour; Nottingham is far and still led right."""
    gateshead, cramlington, nottingham = (
        asked.find("sunderland", typed) for typed in ("gateshead", "NE23 6NZ", "nottingham")
    )

    assert (gateshead["kind"], gateshead["site"]) == ("near", None)
    assert (cramlington["kind"], cramlington["site"]) == ("other-site", "northumberland")
    assert (nottingham["kind"], nottingham["siteName"]) == ("other-site", "Nottinghamshire")


def test_a_split_district_asks_for_more(asked: Asked) -> None:
    """DH4 is partly in Sunderland and partly in County Durham; a sector of it is in one."""
    assert asked.find("sunderland", "dh4")["kind"] == "part"
    assert asked.find("sunderland", "dh4 4")["kind"] == "here"
    assert asked.find("sunderland", "DH4 6AA")["kind"] == "near"


def test_a_sector_the_table_does_not_have_is_placed_by_its_district(asked: Asked) -> None:
    """Royal Mail makes new ones. Where the district is all in one area the answer is still sure."""
    found = asked.find("sunderland", "SR1 9ZZ")

    assert (found["kind"], found["label"]) == ("here", "SR1 9ZZ")


def test_a_name_that_may_mean_two_areas_is_asked_about(asked: Asked) -> None:
    """As the area records say under their ambiguous words."""
    found = asked.find("north-cumbria", "Cumbria")

    assert found["kind"] == "ambiguous"
    assert [(c["kind"], c["label"]) for c in found["choices"]] == [
        ("here", "North Cumbria"),
        ("near", "Westmorland and Furness"),
    ]


def test_two_villages_of_one_name_are_told_apart(asked: Asked) -> None:
    """By the nearest town and the district; each choice is itself an answer with a position."""
    found = asked.find("north-cumbria", "newbiggin")

    assert found["kind"] == "ambiguous"
    assert [c["label"] for c in found["choices"]][:2] == [
        "Newbiggin, near Appleby-in-Westmorland (CA10)",
        "Newbiggin, near Brampton (CA4)",
    ]
    assert all(c["lat"] for c in found["choices"][:2])


def test_a_town_is_meant_before_a_village_and_the_village_is_offered(asked: Asked) -> None:
    """Sunderland is also a hamlet in Cumbria: there she is asked, elsewhere the city is meant."""
    assert asked.find("sunderland", "sunderland")["choices"] == []
    assert {c["kind"] for c in asked.find("north-cumbria", "sunderland")["choices"]} == {
        "here",
        "other-site",
    }
    hub = asked.find(HUB, "sunderland")
    assert (hub["site"], [c["site"] for c in hub["choices"]]) == ("sunderland", ["north-cumbria"])


# -------------------------------------------------------------------------------------- the hub


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("SR1 1RE", "sunderland"),
        ("sr11re", "sunderland"),
        ("  dh4 4 xy ", "sunderland"),
        ("ne61-1ab", "northumberland"),
        ("td15 1aa.", "northumberland"),
        ("ca1 1qs", "north-cumbria"),
        ("Ca117Ab", "north-cumbria"),
        ("ts11st", "middlesbrough-tees-valley"),
        ("TS24  7xx", "middlesbrough-tees-valley"),
        ("ng18", "nottinghamshire"),
        ("ng13 8", "nottinghamshire"),
        ("houghton le spring", "sunderland"),
        ("penrith", "north-cumbria"),
        ("appleby", "north-cumbria"),
        ("nottingham", "nottinghamshire"),
        ("hartlepol", "middlesbrough-tees-valley"),
        ("notts", "nottinghamshire"),
        ("seahouses", "northumberland"),
    ],
)
def test_the_hub_leads_to_the_right_area(asked: Asked, typed: str, site: str) -> None:
    """From a postcode, a town, or a word for the area."""
    found = asked.find(HUB, typed)

    assert (found["kind"], found["site"]) == ("other-site", site)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("SW1A 1AA", "unknown"),
        ("LA9 4DL", "unknown"),
        ("NG31", "unknown"),
        ("ng31 6aa", "unknown"),
        ("NE26 1AA", "unknown"),
        ("kendal", "unknown"),
        ("NG13", "part"),
        ("dh4", "part"),
        ("cumbria", "ambiguous"),
    ],
)
def test_the_hub_says_when_it_cannot_tell(asked: Asked, typed: str, kind: str) -> None:
    """No site yet, or only part of a district, or a word that means several areas."""
    assert asked.find(HUB, typed)["kind"] == kind


def test_every_sector_of_an_area_leads_to_its_site_and_no_other_does(
    asked: Asked, catalogue: Catalogue
) -> None:
    """All twelve thousand, as whole postcodes, against the councils of the records."""
    sectors = read_places(ROOT).sectors
    grounds = [(site.id, ground(catalogue, site)) for site in catalogue.sites]
    true = [next((id_ for id_, land in grounds if land.holds(p)), None) for p in sectors]
    typed = json.dumps([sector.code + "AA" for sector in sectors])
    answered = asked.evaluate(f"{typed}.map(code => this[{HUB!r}].find(code).site)")

    assert len(sectors) > 12_000
    assert answered == true


# --------------------------------------------------------------------------- "use my location"


def test_a_location_is_answered_with_the_nearest_place(asked: Asked) -> None:
    """In the square of Alnwick; in Gateshead, outside the area; and at sea, off every map."""
    alnwick, gateshead, sea = (
        asked.nearest("northumberland", *at)
        for at in ((55.4131, -1.7064), (54.9621, -1.6017), (56.0, 2.0))
    )

    assert (alnwick["kind"], alnwick["label"], alnwick["lat"]) == ("here", "Alnwick", 55.4131)
    assert (gateshead["kind"], gateshead["label"]) == ("near", "Gateshead")
    assert sea["kind"] == "unknown"


# ------------------------------------------------------------------------------------ distances


def test_the_build_and_the_script_measure_alike(asked: Asked) -> None:
    """Morpeth to Carlisle is 82 km in a straight line."""
    morpeth, carlisle = (55.1673, -1.6906), (54.8975, -2.9346)
    measured = asked.evaluate(f"signpost.places.km({[*morpeth]}, {[*carlisle]})")

    assert math.isclose(measured, distance_km(morpeth, carlisle))
    assert 82 < measured < 86


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (0, "less than a mile"),
        (1.6, "less than a mile"),
        (1.7, "about 1 mile"),
        (4.8, "about 3 miles"),
        (60, "about 37 miles"),
    ],
)
def test_a_distance_is_said_in_miles(asked: Asked, km: float, words: str) -> None:
    assert asked.evaluate(f"signpost.places.distanceInWords({km})") == words


# --------------------------------------------------------------------------------- the tables


def test_every_place_lies_in_great_britain() -> None:
    """Inside its council's boundary, or on a shore or island near a postcode of that council."""
    places, councils = read_places(ROOT), councils_of(ROOT)
    strays = [
        town
        for town in places.towns
        if town.council[0] not in "ESW"
        or not (
            _holds(councils[town.council], town.at)
            or min(distance_km(s.at, town.at) for s in places.of_council[town.council]) < 25
        )
    ]

    assert len(places.towns) > 16_000
    assert strays == []
    assert not {"Akrotiri", "Dhekelia", "Belfast"} & {town.name for town in places.towns}
    assert not [sector for sector in places.sectors if sector.code.startswith("BT")]


def _holds(rings: Any, at: tuple[float, float]) -> bool:
    """Even and odd: how many edges lie east of the point."""
    crossings = 0
    for ring in rings:
        for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (one[0] > at[0]) != (other[0] > at[0]):
                share = (at[0] - one[0]) / (other[0] - one[0])
                crossings += at[1] < one[1] + share * (other[1] - one[1])
    return crossings % 2 == 1


def test_every_town_that_an_area_names_has_a_position(asked: Asked, catalogue: Catalogue) -> None:
    """Typed as the record writes it, on its own site."""
    for site in catalogue.sites:
        for town in site.towns:
            found = asked.find(site.id, town)

            assert (found["kind"], found["label"]) == ("here", town)
            assert found["lat"], town


def test_no_whole_postcode_is_shipped(indexes: dict[str, dict[str, Any]]) -> None:
    """A sector has hundreds of homes. Nothing finer leaves the build."""
    for name, index in indexes.items():
        if name != HUB:
            assert all(
                len(row[0]) <= 10 and row[0].isdigit() for row in index["districts"].values()
            )
        assert all(len(district) <= 4 for district in index.get("districts", {}))


@pytest.mark.parametrize("site", SITES)
def test_the_sectors_of_a_site_weigh_what_was_promised(
    indexes: dict[str, dict[str, Any]], site: str
) -> None:
    """0.4 to 6.5 KB gzipped; with names and all else twice that."""
    assert 400 <= _gzipped(indexes[site]["districts"]) <= 6_500
    assert _gzipped(indexes[site]) <= 13_000


def test_the_hub_s_table_is_small(indexes: dict[str, dict[str, Any]]) -> None:
    assert _gzipped(indexes[HUB]) <= 6_500


def test_the_same_records_give_the_same_bytes() -> None:
    """In processes whose sets are in different orders."""
    program = (
        "import json, sys; from pathlib import Path; from datetime import date;"
        "from generator.checking.checking import check; from generator.search.places import places_index;"
        f"c = check(Path({str(ROOT)!r}), date(2026, 11, 22)).catalogue;"
        f"print(json.dumps([places_index(Path({str(ROOT)!r}), c, s) for s in (None, *c.sites)]))"
    )
    one, other = (
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )

    assert one == other


def test_a_directory_without_tables_still_knows_its_areas(script: Load) -> None:
    """Someone may delete the tables: then only the words of the area records are known."""
    small = check(EXAMPLE, TODAY).catalogue
    (site, *_) = small.sites
    asked = Asked(
        script,
        {site.id: places_index(EXAMPLE, small, site), HUB: places_index(EXAMPLE, small, None)},
    )

    assert asked.find(site.id, "NE61 1AA")["kind"] == "unknown"
    assert asked.find(site.id, site.name)["kind"] == "here"
    assert asked.find(HUB, site.name)["site"] == site.id


def test_a_folded_name_is_bare() -> None:
    """What the build and the script compare when they match a record's town with the table."""
    assert folded("Houghton-le-Spring") == folded("houghton spring") == "houghtonspring"
    assert folded("Saint Bees") == folded("St. Bees") == "stbees"
    assert folded("King's Mill") == "kingsmill"
