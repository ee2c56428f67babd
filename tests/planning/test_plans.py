"""Which pages a site has, which services stand on them, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.checking.checking import check
from generator.planning.coverage import Reach, footprints, stages_of, weeks_from_birth
from generator.planning.pages import Page, TwoPagesWithOneUrl, no_two_alike
from generator.planning.site_plan import plan_sites
from generator.records.service import Service
from tests.conftest import TODAY, Content
from tests.site.reading import read_pages


def _service(content: Content, id_: str, *, name: str = "", more: str = "") -> None:
    content.write(
        f"directory/services/elmdale/{id_}.yml",
        f"name: {name or id_}\nkind: [peer-group]\norganisation: harbour-friends\nareas: [elmdale]\nstatus: open\n"
        f"summary: A group called {name or id_}.\nneeds: [isolation]\ncontact: {{website: 'https://example.org/{id_}'}}\n{more}"
        "sources:\n  - {url: 'https://example.org/about', publisher: Harbour Friends, says: what it offers, page_date: '2026-05', own: 'yes'}\n",
    )


def test_a_site_shows_local_services_before_wider_and_national_ones(content: Content) -> None:
    """On a list the group of the area stands first, the whole country last."""
    content.change(
        "directory/services/national/calm-line.yml",
        "needs: [low-mood]",
        "needs: [low-mood, isolation]",
    )
    _service(content, "region-wide", more="coverage_note: All of it.\n")
    content.change(
        "directory/services/elmdale/region-wide.yml", "areas: [elmdale]", "areas: [north-east]"
    )
    content.build()
    page = read_pages(content.target / "elmdale" / "needs" / "isolation")["index.html"]
    headings = [e.text for e in page.all("h2", region="main")]

    assert headings[:3] == ["In the dale", "Wider area, the dale included", "For the whole country"]


def test_no_site_shows_a_service_of_another_area(content: Content) -> None:
    """What serves only Sunderland is nowhere in the dale's site, and the other way round."""
    content.build()

    assert not (content.target / "elmdale/services/tea-and-talk").exists()
    assert not (content.target / "sunderland/services/walk-and-talk").exists()
    assert "Tea and Talk" not in "".join(
        raw.decode() for url, raw in content.files().items() if url.startswith("elmdale/needs")
    )


def test_a_national_service_has_a_page_on_every_site(content: Content) -> None:
    """It is merged into each area, so that nobody has to leave her site to find it."""
    content.build()

    for site in ("", "elmdale/", "sunderland/"):
        assert (content.target / site / "services/calm-line/index.html").exists()


def test_a_long_list_goes_on_on_further_pages(content: Content) -> None:
    """Forty services stand on a page; the next is linked, named in its title, and no service is lost."""
    for number in range(85):
        _service(content, f"group-{number:02}")
    built = content.build()
    assert built.published, [p for p in built.checked.problems if p.blocks][:3]
    pages = read_pages(content.target / "elmdale" / "needs" / "isolation")
    titles = [page.one("title").text for page in pages.values()]
    links = [
        e.get("href")
        for page in pages.values()
        for e in page.all("a", region="main")
        if "/services/group-" in e.get("href")
    ]

    assert sorted(pages) == ["index.html", "page-2.html", "page-3.html"]
    assert len(set(titles)) == 3
    assert len(links) == len(set(links)) == 85


def test_open_services_stand_before_those_that_may_not_run(content: Content) -> None:
    """A name late in the alphabet that is open comes before an early one that is not confirmed."""
    _service(content, "zebra-group")
    _service(content, "apple-group", more="status_note: Old page.\n")
    content.change(
        "directory/services/elmdale/apple-group.yml", "status: open", "status: unconfirmed"
    )
    content.change(
        "directory/services/elmdale/apple-group.yml",
        "contact: {website: 'https://example.org/apple-group'}",
        "try_instead: [zebra-group]",
    )
    built = content.build()
    assert built.published, [p for p in built.checked.problems if p.blocks]
    names = [
        e.text
        for e in read_pages(content.target / "elmdale/needs/isolation")["index.html"].all(
            "h3", region="main"
        )
    ]

    assert names.index("zebra-group") < names.index("apple-group")


def test_closed_services_keep_their_page_but_stand_on_no_list(content: Content) -> None:
    """Whoever has the address reads that it closed; nobody is led to it."""
    content.build()
    lists = [
        raw.decode()
        for url, raw in content.files().items()
        if url.startswith(("sunderland/needs", "sunderland/kinds", "sunderland/a-to-z"))
    ]

    assert (content.target / "sunderland/services/tea-at-home/index.html").exists()
    assert not any("Tea at Home" in text for text in lists)


def test_two_pages_with_one_address_are_a_fault_of_ours(content: Content) -> None:
    """It is raised, and never resolved by which is written last."""
    checked = check(content.root, TODAY)
    hub = next(iter(plan_sites(checked.catalogue, checked.settings, TODAY)))
    page = Page("a/index.html", "A", "About a.")

    with pytest.raises(TwoPagesWithOneUrl, match="hub: a/index.html"):
        no_two_alike(replace(hub, pages=(page, page)))


def test_plans_come_for_the_hub_and_then_each_area_by_name(content: Content) -> None:
    """The order of sites does not depend on the order of files."""
    checked = check(content.root, TODAY)

    assert [plan.folder for plan in plan_sites(checked.catalogue, checked.settings, TODAY)] == [
        "",
        "elmdale",
        "sunderland",
    ]


@pytest.mark.parametrize(
    ("point", "end", "weeks"),
    [
        ("13 weeks pregnant", False, -27),
        ("6 weeks old", True, 6),
        ("12 months old", True, 52),
        ("2 years old", True, 104),
        ("pregnancy", False, -40),
        ("pregnancy", True, 0),
    ],
)
def test_points_in_life_are_measured_in_weeks_from_birth(
    point: str, end: bool, weeks: float
) -> None:
    """Pregnancy counts down to the birth, a child's age counts up."""
    assert weeks_from_birth(point, end=end) == pytest.approx(weeks)


def _with(**fields: object) -> Service:
    given = {
        "id": "x",
        "path": "x",
        "name": "X",
        "kind": ["peer-group"],
        "organisation": "o",
        "areas": ["a"],
        "status": "open",
        "summary": "S.",
        "sources": [{"url": "https://example.org/", "says": "it"}],
    }
    return Service.model_validate(given | fields)


def test_limits_decide_the_stages_of_a_service() -> None:
    """From 13 weeks of pregnancy until six months means pregnancy to the first year, and nothing later."""
    found = stages_of(
        _with(**{"for": {"from": "13 weeks pregnant", "until": "6 months old"}}), frozenset()
    )

    assert found == {"pregnancy", "birth", "first-six-weeks", "to-twelve-months"}


def test_a_bereaved_mother_is_not_shown_baby_groups() -> None:
    """'After loss' lists lines open to anyone and services that help with loss, not every service without limits."""
    assert "after-loss" not in stages_of(_with(), frozenset({"baby-loss"}))
    assert "after-loss" in stages_of(_with(kind=["helpline"]), frozenset({"baby-loss"}))
    assert "after-loss" in stages_of(_with(needs=["baby-loss"]), frozenset({"baby-loss"}))


def test_footprints_tell_local_wider_and_national_apart(content: Content) -> None:
    """By the tree of areas: inside, around, and the whole country."""
    catalogue = check(content.root, TODAY).catalogue
    where = footprints(catalogue, catalogue.areas["sunderland"])

    assert where.reach(["sunderland"]) is Reach.LOCAL
    assert where.reach(["north-east"]) is Reach.WIDER
    assert where.reach(["everywhere"]) is Reach.NATIONAL
    assert where.reach(["elmdale"]) is None
    assert where.reach(["everywhere", "sunderland"]) is Reach.LOCAL
