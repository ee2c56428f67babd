"""The page to search from: the box, and without scripting the topics that do the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.said import say
from generator.planning.facets import FACETS
from generator.planning.pages import Link, Page, given
from generator.planning.wording import services_in_words

if TYPE_CHECKING:
    from generator.planning.site_plan import Material


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page to search from. *topics* are needs from A to Z, each with how many services; *other* lead on."""

    heading: str
    topics: tuple[tuple[Link, str], ...]
    other: tuple[Link, ...]


def search_page(made: Material) -> Page:
    """The page to search from, with all needs from A to Z below the box."""
    needs = FACETS[0]
    terms = sorted(made.shelf.terms(needs, made.catalogue), key=lambda term: term.label.lower())
    view = SearchView(
        heading=say("Find help in %(area_name)s", area_name=made.area_name)
        if made.site
        else say("Find help"),
        topics=tuple(
            (
                Link(f"{needs.folder}/{term.id}/index.html", term.label),
                _number(len(made.shelf.of(needs.id, term.within))),
            )
            for term in terms
        ),
        other=(
            *(
                Link(f"{facet.folder}/index.html", facet.question)
                for facet in FACETS[1:]
                if made.shelf.terms(facet, made.catalogue)
            ),
            Link("a-to-z/index.html", say("All services, A to Z")),
        ),
    )
    return Page(
        "search/index.html",
        view.heading,
        say(
            "Search for help in %(area_name)s in your own words, or choose a topic from A to Z.",
            area_name=made.area_name,
        ),
        "search.html",
        given(view),
        nav="search",
    )


def _number(count: int) -> str:
    return services_in_words(count) if count else say("none yet")
