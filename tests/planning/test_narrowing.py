"""Lists that narrow without scripting: which pages there are, what leads to them, and what they hold."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.checking.checking import Checked
from generator.planning.coverage import Reach, stages_of
from generator.planning.facet_terms import FacetTerm
from generator.planning.listings import MOST_PAGES, PER_PAGE, ListingView, Shelf, listing
from generator.planning.narrowing import CHOICES, FEWEST, MOST_PAIRS, narrowing
from generator.planning.pages import Link
from generator.records.named_terms import ABUSE_NEEDS
from generator.records.service import Service
from tests.conftest import TODAY, Content
from tests.real import real_check, real_plans
from tests.site.reading import Page, read_pages

Lists = Mapping[str, Mapping[str, ListingView]]


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The real records, as they are."""
    return real_check(TODAY)


@pytest.fixture(scope="module")
def lists() -> Lists:
    """Every list of every real site: views by address, by the site's folder."""
    return {
        plan.folder: {p.url: p.view() for p in plan.pages if p.template == "listing.html"}
        for plan in real_plans(TODAY)
    }


def _pairs(views: Mapping[str, ListingView]) -> dict[str, ListingView]:
    return {
        url: v for url, v in views.items() if re.fullmatch(r"needs/[^/]+/[^/]+/index\.html", url)
    }


def _named(views: Mapping[str, ListingView], url: str) -> set[str]:
    """The ids of all services of a list, on all its pages."""
    found: set[str] = set()
    view: ListingView | None = views[url]
    while view:
        found |= {id_ for group in view.groups for id_ in group.services}
        view = views[view.later.url] if view.later else None
    return found


# ------------------------------------------------------------------------------- the real sites


def test_every_site_has_pairs_and_each_narrows_its_need(lists: Lists) -> None:
    """A pair holds some of the need's services, and at most four of five."""
    wrong = []
    for folder, views in lists.items():
        pairs = _pairs(views)
        assert pairs, folder
        for url in pairs:
            need = f"{url.rsplit('/', 2)[0]}/index.html"
            whole, part = _named(views, need), _named(views, url)
            if not part or not part <= whole or len(part) > 0.8 * len(whole):
                wrong.append((folder, url, len(part), len(whole)))

    assert wrong == []


def test_the_page_of_a_need_leads_to_its_pairs_and_each_leads_back(lists: Lists) -> None:
    """With the number that is found there; no pair is left without a link, and none has too many beside it."""
    for views in lists.values():
        linked: dict[str, int] = {}
        for view in views.values():
            assert len(view.narrower) <= MOST_PAIRS
            linked |= {link.url: number for link, number in view.narrower}

        assert linked == {url: len(_named(views, url)) for url in _pairs(views)}
        for url, pair in _pairs(views).items():
            assert pair.broader is not None
            assert pair.broader.url == f"{url.rsplit('/', 2)[0]}/index.html"
            assert pair.broader.text.startswith("All ")


def test_only_needs_of_the_home_page_with_several_services_are_narrowed(
    checked: Checked, lists: Lists
) -> None:
    """Few pages that help, not every crossing of two lists."""
    for views in lists.values():
        needs = {url.split("/")[1] for url in _pairs(views)}

        assert needs <= set(checked.settings.home_needs)
        assert all(len(_named(views, f"needs/{need}/index.html")) >= FEWEST for need in needs)


def test_abuse_is_never_narrowed(lists: Lists) -> None:
    """An address that says more of her than 'abuse' does not exist, and no link offers it."""
    for views in lists.values():
        for need in ABUSE_NEEDS:
            assert not any(url.startswith(f"needs/{need}/") for url in _pairs(views))
            assert views[f"needs/{need}/index.html"].narrower == ()
            assert views[f"needs/{need}/index.html"].most == ""


def test_a_bereaved_mother_who_narrows_is_not_shown_baby_groups(
    checked: Checked, lists: Lists
) -> None:
    """'After losing a baby' holds only what is for her; lists of loss are not narrowed by a baby's age."""
    catalogue = checked.catalogue
    gentle = frozenset(t.id for t in catalogue.terms["needs"].values() if t.gentle)
    for views in lists.values():
        for url, pair in _pairs(views).items():
            _, need, choice, _ = url.split("/")
            if need in gentle:
                assert choice in {c.id for c in CHOICES}, url
            if choice == "after-loss":
                assert need not in {"bonding", "crying-baby", "guilt-bad-mum"}
                assert pair.urgent
                for id_ in _named(views, url):
                    assert "after-loss" in stages_of(catalogue.services[id_], gentle), (url, id_)
                    assert "parent-baby-activity" not in catalogue.services[id_].kind


def test_a_pair_says_in_plain_words_what_it_holds(lists: Lists) -> None:
    """A heading is the need's with the choice after it, and none is like another."""
    sunderland = lists["sunderland"]
    low = "Help when you feel low, or have postnatal depression"

    assert sunderland["needs/low-mood/index.html"].heading == low
    assert sunderland["needs/low-mood/no-referral/index.html"].heading == (
        f"{low}, with no referral needed"
    )
    assert sunderland["needs/anxiety/one-to-two-years/index.html"].heading == (
        "Help with worry, panic and anxiety, when your baby is 1 to 2 years old"
    )
    for views in lists.values():
        headings = [v.heading for url, v in views.items() if url.endswith("/index.html")]
        assert len(headings) == len(set(headings))


@pytest.mark.xdist_group("site")
def test_every_list_is_reached_by_links_alone(site: Path, pages: dict[str, Page]) -> None:
    """From the home page of each site, without a search box: each term, each pair, each further page."""
    folders = {p.parent.parent.name for p in site.glob("*/places/index.html")}
    for folder in ("", *sorted(folders)):
        mine = {
            url: page
            for url, page in pages.items()
            if (url.startswith(f"{folder}/") if folder else url.split("/")[0] not in folders)
        }
        seen = _followed(mine, posixpath.join(folder, "index.html"))
        lists = {url for url, page in mine.items() if _is_list(page)}

        assert lists - seen == set()
        assert len(lists) > 100


def _is_list(page: Page) -> bool:
    """True for an index of choices, and for a list of services."""
    folder = page.url.split("/needs/")[0].split("/")[-1]
    return "services:" in page.text or "The number is how many" in page.text or folder == "today"


def _followed(pages: Mapping[str, Page], start: str) -> set[str]:
    seen, left = {start}, [start]
    while left:
        url = left.pop()
        for element in pages[url].all("a"):
            href = element.get("href").partition("#")[0]
            to = posixpath.normpath(posixpath.join(posixpath.dirname(url), href))
            if ":" not in href and to in pages and to not in seen:
                seen.add(to)
                left.append(to)
    return seen


# ----------------------------------------------------------------------------- a small directory


def _service(content: Content, number: int, *, more: str = "", needs: str = "isolation") -> None:
    content.write(
        f"directory/services/elmdale/group-{number}.yml",
        f"name: Group {number}\nkind: [peer-group]\norganisation: harbour-friends\nareas: [elmdale]\nstatus: open\n"
        f"summary: A group with the number {number}.\nneeds: [{needs}]\ncontact: {{website: 'https://example.org/{number}'}}\n{more}"
        "sources:\n  - {url: 'https://example.org/about', publisher: Harbour Friends, says: what it offers, page_date: '2026-05', own: 'yes'}\n",
    )


def _built(content: Content, *, home_needs: str = "isolation") -> dict[str, Page]:
    content.write("signpost.yml", f"name: Signpost\nhome_needs: [{home_needs}]\n")
    built = content.build()
    assert built.published, [p.sentence for p in built.checked.problems if p.blocks]
    return read_pages(content.target / "elmdale")


def _names(page: Page) -> list[str]:
    return [e.text for e in page.all("h3", region="main")]


def _links(page: Page) -> dict[str, str]:
    return {e.text: e.get("href") for e in page.all("a", region="main")}


def test_a_list_is_narrowed_to_what_needs_no_referral(content: Content) -> None:
    """The link says how many, its page holds just those, and leads back to all."""
    for number in range(4):
        _service(content, number, more="how_to_get_help: {routes: [midwife]}\n")
    _service(content, 4, more="how_to_get_help: {routes: [midwife, self]}\n")
    pages = _built(content)
    links = _links(pages["needs/isolation/index.html"])
    narrow = pages["needs/isolation/no-referral/index.html"]

    assert links["No referral needed (1)"] == "../../needs/isolation/no-referral/index.html"
    assert _names(narrow) == ["Group 4"]
    assert narrow.one("h1").text == "Feeling alone, with no referral needed"
    assert (
        _links(narrow)["All of this list: feeling alone"] == "../../../needs/isolation/index.html"
    )


def test_what_most_of_a_list_has_is_said_and_does_not_narrow(content: Content) -> None:
    """A link that leads to nearly the same list wastes her time."""
    for number in range(20):
        _service(content, number, more="access: [text]\n")
    _service(content, 20, more="access: [in-person]\n")
    pages = _built(content)

    assert "needs/isolation/phone-or-text/index.html" not in pages
    assert "Most of this list fits: by phone or text" in pages["needs/isolation/index.html"].text
    assert "Group 20" in _names(pages["needs/isolation/in-person/index.html"])


def test_a_short_list_and_a_need_that_is_not_on_the_home_page_are_not_narrowed(
    content: Content,
) -> None:
    """Four services, the national one with them, are read faster than they are narrowed."""
    for number in range(FEWEST - 2):
        _service(content, number, needs="low-mood", more="how_to_get_help: {routes: [midwife]}\n")
    for number in range(10, 17):
        _service(content, number, more=f"access: [{'text' if number % 2 else 'phone'}]\n")
    pages = _built(content, home_needs="low-mood")

    assert not [url for url in pages if re.match(r"needs/[^/]+/[^/]+/index", url)]
    assert not any("Narrow this list" in page.text for page in pages.values())


def test_a_midwife_reads_that_she_may_refer_and_finds_first_what_names_her(
    content: Content,
) -> None:
    """The index of ways in asks both the family and the professional; the page speaks to both."""
    content.write(
        "directory/vocabulary/referral-routes.yml",
        (content.root / "directory/vocabulary/referral-routes.yml").read_text("utf-8")
        + '  - id: any-professional\n    label: "Any professional"\n    self: no\n',
    )
    phone = 'contact: {{phones: [{{number: "0191 498 02{0:02}"}}]}}\n'
    _service(content, 1, more="how_to_get_help: {routes: [any-professional, self]}\n")
    _service(content, 2, more="how_to_get_help: {routes: [midwife]}\n")
    content.change(
        "directory/services/elmdale/group-1.yml",
        "contact: {website: 'https://example.org/1'}\n",
        phone.format(1),
    )
    pages = _built(content)
    index, page = pages["ways-in/index.html"], pages["ways-in/midwife/index.html"]

    assert _links(index)["Through your midwife"] == "../ways-in/midwife/index.html"
    assert _links(index)["I am a midwife"] == "../ways-in/midwife/index.html"
    assert page.one("h1").text == "Help through your midwife"
    assert "Are you a midwife? You can refer families to these." in page.text
    assert _names(page) == ["Group 2", "Group 1"]
    assert "Are you" not in pages["ways-in/self/index.html"].text


def test_languages_are_listed_only_once_a_record_names_one(content: Content) -> None:
    """No empty index, no link to one; then the language by its name."""
    pages = _built(content)

    assert "languages/index.html" not in pages
    assert "Languages" not in _links(pages["index.html"])

    _service(content, 1, more="languages: [pl, en]\n")
    pages = _built(content)

    assert _links(pages["index.html"])["Languages"] == "languages/index.html"
    assert list(_links(pages["languages/index.html"]).items())[-2:] == [
        ("English", "../languages/en/index.html"),
        ("Polish", "../languages/pl/index.html"),
    ]
    assert pages["languages/pl/index.html"].one("h1").text == "Help in Polish"
    assert _names(pages["languages/pl/index.html"]) == ["Group 1"]


def test_evenings_cost_and_who_runs_it_have_plain_pages(content: Content) -> None:
    """Each from what the record says, with a link from the home page."""
    _service(
        content,
        1,
        more="cost: free\nopening: [{days: [tue], from: '17:30', to: '19:00'}]\n",
    )
    _service(content, 2)
    pages = _built(content)

    for facet, words in {
        "cost": "What it costs",
        "when": "Evenings and weekends",
        "run-by": "NHS, council or charity",
        "accepts": "Open to new people",
    }.items():
        assert _links(pages["index.html"])[words] == f"{facet}/index.html"
    assert "Group 1" in _names(pages["cost/free/index.html"])
    assert "Group 2" not in _names(pages["cost/free/index.html"])
    assert "Group 1" in _names(pages["when/evenings/index.html"])
    assert "Calm Line" in _names(pages["when/weekends/index.html"])
    assert "Group 1" not in _names(pages["when/weekends/index.html"])
    assert {"Group 1", "Group 2"} <= set(_names(pages["run-by/charity/index.html"]))
    assert {"Group 1", "Group 2"} <= set(_names(pages["accepts/now/index.html"]))


# --------------------------------------------------------------------------------- very long lists


def _shelf(number: int, by_term: Mapping[tuple[str, str], tuple[int, ...]]) -> Shelf:
    services = [
        Service.model_validate(
            {
                "id": f"s-{n}",
                "path": "x",
                "name": f"S {n:04}",
                "kind": ["peer-group"],
                "organisation": "o",
                "areas": ["a"],
                "status": "open",
                "summary": "S.",
                "sources": [{"url": "https://example.org/", "says": "it"}],
            }
        )
        for n in range(number)
    ]
    ease = ((False, False, 0),) * number
    return Shelf(tuple((service, Reach.LOCAL) for service in services), ease, by_term)


def _pages_of(shelf: Shelf, number: int, rest: Link | None) -> list[ListingView]:
    return [
        view
        for _, view in listing(
            shelf,
            range(number),
            url="cost/free/index.html",
            heading="Help that is free",
            lead="",
            area_name="Elmdale",
            empty="",
            try_instead=(),
            rest=rest,
        )
    ]


def test_a_list_that_nobody_reads_to_its_end_stops_and_says_where_the_rest_is() -> None:
    """A trait that most services share makes no hundreds of pages; what is short enough is whole."""
    rest = Link("a-to-z/index.html", "All services, A to Z")
    most = MOST_PAGES * PER_PAGE
    shelf = _shelf(most + 1, {})
    cut, whole = _pages_of(shelf, most + 1, rest), _pages_of(shelf, most, rest)

    assert len(cut) == len(whole) == MOST_PAGES
    assert cut[-1].rest == rest
    assert cut[-1].later is None
    assert cut[0].count.startswith(f"{most + 1} services")
    assert all(view.rest is None for view in (*whole, *cut[:-1]))
    assert len(_pages_of(shelf, most + 1, None)) == MOST_PAGES + 1


def test_no_need_has_more_than_twelve_links_that_narrow() -> None:
    """However many stages a vocabulary has."""
    stages = tuple(FacetTerm(f"stage-{n}", f"Stage {n}", f"Stage {n}", n, ()) for n in range(20))
    found = {("stages", stage.id): (0, 1) for stage in stages}
    shelf = _shelf(10, {("needs", "isolation"): tuple(range(10)), **found})
    need = FacetTerm("isolation", "Alone", "Help when you feel alone", 0, ("isolation",))

    assert len(narrowing(shelf, need, stages).pairs) == MOST_PAIRS
