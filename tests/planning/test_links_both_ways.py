"""Every tie between an example, a service, an organisation and a place is shown from both ends, in words."""

from __future__ import annotations

import pytest

from tests.conftest import Content
from tests.site.reading import Page, read_pages

EXAMPLE = "content/practice/tea-in-sunderland.yml"


@pytest.fixture
def tied(content: Content) -> Content:
    """A small directory where an example is told, hosted, funded, evaluated and put in for an award."""
    content.write(
        "directory/vocabulary/relation-types.yml",
        "name: Relation types\nabout: A small list for the tests.\nterms:\n"
        "  - {id: works-with, label: Works with, symmetric: 'yes', reverse: Works with}\n"
        "  - {id: located-at, label: Is at}\n"
        "  - {id: evaluated-by, label: Evaluated by, reverse: Evaluated}\n"
        "  - {id: developed-from, label: Developed from, reverse: Led to}\n"
        "  - {id: adapted-as, label: Taken up as, reverse: Adapted from}\n",
    )
    (content.root / "content/practice/tea-everywhere.yml").unlink()
    content.change(
        EXAMPLE,
        "describes: [tea-and-talk]\n",
        "describes: [tea-and-talk]\n"
        "sites:\n  - {area: sunderland, host: harbour-house, service: quiet-hour}\n"
        "costs:\n  funding:\n    - {from: calm-line-trust, what_for: the room}\n"
        "relations:\n  - {type: evaluated-by, to: calm-line-trust, note: In 2025.}\n"
        "  - {type: developed-from, to: walk-and-talk}\n",
    )
    content.change(
        "directory/services/elmdale/walk-and-talk.yml",
        "status: open",
        "status: open\nfunding:\n  - {from: calm-line-trust, what_for: boots}",
    )
    built = content.build()
    assert built.published, [
        *(p.sentence for p in built.checked.problems if p.blocks),
        *built.faults,
    ]
    return content


def _ties(page: Page) -> set[tuple[str, str]]:
    """Each pair of words and linked name in the lists of facts of *page*."""
    found, words = set(), ""
    for element in page.all("dt", "a", region="main"):
        if element.tag == "dt":
            words = element.text
        elif "dd" in element.inside:
            found.add((words, element.text))
    return found


def _page(content: Content, url: str) -> Page:
    folder, _, name = url.rpartition("/")
    return read_pages(content.target / folder)[name]


def test_a_service_says_that_it_has_been_written_up(tied: Content) -> None:
    """Both the service an example describes and the one at one of its sites lead to the example."""
    for id_ in ("tea-and-talk", "quiet-hour"):
        page = _page(tied, f"sunderland/services/{id_}/index.html")

        assert "This way of working has been written up" in page.text
        assert any(e.text == "Tea in Sunderland" for e in page.all("a", region="main"))


@pytest.mark.parametrize(
    ("organisation", "ties"),
    [
        ("harbour-friends", {"Submitted", "Put in for its award"}),
        ("harbour-house", {"Hosted"}),
        ("calm-line-trust", {"Funded", "Evaluated"}),
    ],
)
def test_an_organisation_says_what_it_did_for_an_example(
    tied: Content, organisation: str, ties: set[str]
) -> None:
    """In words, each with a link; what was only shortlisted is never said to be recognised."""
    page = _page(tied, f"sunderland/organisations/{organisation}/index.html")

    assert {words for words, name in _ties(page) if name == "Tea in Sunderland"} == ties
    assert "Recognised" not in page.text


def test_an_example_says_the_same_from_its_end(tied: Content) -> None:
    """Organisations, and the site of the place where it was done."""
    page = _page(tied, "sunderland/practice/tea-in-sunderland/index.html")

    assert {
        ("Submitted by", "Harbour Friends"),
        ("Hosted by", "Harbour House"),
        ("Funded by", "Calm Line Trust"),
        ("Evaluated by", "Calm Line Trust"),
        ("Put in for an award of", "Harbour Friends"),
        ("Developed from", "Walk and Talk"),
        ("Help in these places today", "Sunderland"),
    } <= _ties(page)
    assert "Kettle Award: " in page.text


def test_a_relation_has_its_words_the_other_way_round_at_its_other_end(tied: Content) -> None:
    """Developed from is Led to, on a service that knows nothing of the example."""
    page = _page(tied, "elmdale/services/walk-and-talk/index.html")

    assert ("Led to", "Tea in Sunderland") in _ties(page)


def test_a_funder_of_a_service_leads_to_it(tied: Content) -> None:
    """On a site that has the service no other site is named."""
    page = _page(tied, "elmdale/organisations/calm-line-trust/index.html")

    assert ("Funded", "Walk and Talk") in _ties(page)
    assert "on the site for" not in page.text


def test_what_another_site_has_is_linked_there_and_says_so(tied: Content) -> None:
    """Sunderland has no page for a service of the dale: its link leads to the dale's site."""
    page = _page(tied, "sunderland/practice/tea-in-sunderland/index.html")
    (link,) = [e for e in page.all("a", region="main") if e.text == "Walk and Talk"]

    assert link.get("href") == "../../../elmdale/services/walk-and-talk/index.html"
    assert "Walk and Talk (on the site for Elmdale)" in page.text
    assert (tied.target / "elmdale/services/walk-and-talk/index.html").exists()


def test_an_area_shows_examples_from_there_and_leads_to_the_gaps(tied: Content) -> None:
    """From Sunderland there is one; from the dale there is none, and it says so."""
    here = _page(tied, "sunderland/places/index.html")
    there = _page(tied, "elmdale/places/index.html")

    assert any(e.text == "Tea in Sunderland" for e in here.all("a", region="main"))
    assert "We have published none from here yet" in there.text
    for page in (here, there):
        assert any(e.get("href") == "../gaps/index.html" for e in page.all("a", region="main"))


def test_home_pages_are_not_cluttered_with_counts_for_planners(tied: Content) -> None:
    """No home page links to the gaps."""
    for url in ("index.html", "elmdale/index.html", "sunderland/index.html"):
        assert "gaps/" not in tied.page(url)
