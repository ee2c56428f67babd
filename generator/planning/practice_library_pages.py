"""The pages of the library: all examples, each single choice, and the choices of each facet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.language.said import joined, say, say_number
from generator.planning.facet_terms import FacetTerm
from generator.planning.feed_entries import PRACTICE, FeedName, feed_links
from generator.planning.home_view import IndexView
from generator.planning.listings import MOST_PAGES, PER_PAGE
from generator.planning.pages import Link, Page, given
from generator.planning.practice_facets import PRACTICE_FACETS, PracticeFacet, short_name
from generator.planning.practice_library import (
    NO_RECOMMENDATION,
    ExampleCard,
    Library,
    example_card,
)
from generator.planning.turning import addresses, titled, turn
from generator.records.named_terms import ABUSE_NEEDS

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

LIBRARY = Link("practice/index.html", say("Practice examples"))
COMPARE = Link("practice/compare/index.html", say("Compare two or three side by side"))
ABOUT_ANOTHER_NEED = say("The strongest evidence of an example may be about another of its needs.")
NO_ORDER_OF_MERIT = say("The order says nothing about how good an example is.")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a facet: where its page is, and how many examples it has. *quiet*: never in an address's fragment."""

    id: str
    label: str
    url: str
    count: int
    quiet: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """A facet with its choices that have an example; *index* leads to its page."""

    id: str
    name: str
    index: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LibraryView:
    """A page that lists examples.

    *groups* are headings, each with an id and its cards. *narrow* is for the first page of all
    examples only. *theirs* is said of words that are a publisher's. *rest* leads to all examples when
    a list is too long to be shown whole.
    """

    heading: str
    lead: str
    count: str
    order: str
    caution: str
    groups: tuple[tuple[str, str, tuple[ExampleCard, ...]], ...]
    narrow: tuple[Choices, ...]
    broader: Link | None
    earlier: Link | None
    later: Link | None
    part: str
    compare: Link | None
    downloads: tuple[Link, ...]
    rest: Link | None
    quiet: bool
    feeds: tuple[FeedName, ...]


def library_pages(made: Material) -> Iterator[Page]:
    """The list of all examples, a page for each choice, and one for the choices of each facet."""
    library = made.library
    everything = range(len(library.examples))
    yield from _list(
        made, everything,
        url="practice/index.html",
        heading=say("Practice examples"),
        lead=say("How places did something that helped, told so that you can judge it, and what is not known."),
        whole=True,
    )  # fmt: skip
    for facet in PRACTICE_FACETS:
        terms = library.terms[facet.id]
        if not terms:
            continue
        yield _facet_index(made, facet, terms)
        for term in terms:
            quiet = facet.id == "need" and term.id in ABUSE_NEEDS
            yield from _list(
                made, library.by_term[facet.id, term.id],
                url=_term_url(facet, term),
                heading=term.heading,
                lead=joined(" ", (term.lead, ABOUT_ANOTHER_NEED)) if facet.id == "need" else term.lead,
                quiet=quiet,
                crumbs=(LIBRARY, Link(_facet_url(facet), facet.name), *_wider(made, facet, term)),
            )  # fmt: skip


def _wider(made: Material, facet: PracticeFacet, term: FacetTerm) -> Iterator[Link]:
    """The pages of the areas around an area, the widest first: their own examples are not on its page."""
    if facet.id == "area":
        pages = {wide.id: wide for wide in made.library.terms[facet.id]}
        for id_ in reversed(made.catalogue.ancestors(term.id)):
            if id_ in pages:
                yield Link(_term_url(facet, pages[id_]), pages[id_].label)


def _facet_url(facet: PracticeFacet) -> str:
    return f"practice/{facet.folder}/index.html"


def _term_url(facet: PracticeFacet, term: FacetTerm) -> str:
    return f"practice/{facet.folder}/{term.id}/index.html"


def _list(
    made: Material,
    positions: Sequence[int],
    *,
    url: str,
    heading: str,
    lead: str,
    whole: bool = False,
    quiet: bool = False,
    crumbs: tuple[Link, ...] = (),
) -> Iterator[Page]:
    """The page or pages of one list of examples. Only the list of all of them is always shown *whole*."""
    urls = addresses(url, len(positions), PER_PAGE, None if whole else MOST_PAGES)
    is_cut = len(positions) > len(urls) * PER_PAGE
    for number, here in enumerate(urls):
        place = turn(urls, number)
        count = _examples(len(positions)) if positions else ""
        view = partial(
            _list_view, made, positions[number * PER_PAGE : (number + 1) * PER_PAGE],
            heading=heading,
            lead=lead,
            count=count,
            narrow=whole and not number,
            broader=None if whole else Link(LIBRARY.url, say("All practice examples")),
            **place._asdict(),
            rest=Link(LIBRARY.url, say("All practice examples")) if is_cut and here == urls[-1] else None,
            quiet=quiet,
        )  # fmt: skip
        yield Page(
            here,
            titled(heading, place.part if number else ""),
            say(
                "%(heading)s: %(count)s, and what is not known of them.",
                heading=heading,
                count=count or say("none published yet"),
            ),
            "practice-library.html",
            view,
            crumbs=crumbs if not (whole and number) else (LIBRARY,),
            nav="practice" if here == LIBRARY.url else "",
            quiet_title=quiet,
            feeds=feed_links((PRACTICE,)) if here == LIBRARY.url else (),
        )


def _list_view(  # noqa: PLR0913 - what one page says, each by its name
    made: Material,
    positions: Sequence[int],
    *,
    heading: str,
    lead: str,
    count: str,
    narrow: bool,
    broader: Link | None,
    earlier: Link | None,
    later: Link | None,
    part: str,
    rest: Link | None,
    quiet: bool,
) -> LibraryView:
    library = made.library
    return LibraryView(
        heading=heading,
        lead=lead,
        count=count,
        order=_order_in_words(made),
        caution=NO_RECOMMENDATION,
        groups=tuple(_groups(made, positions)),
        narrow=tuple(_choices(library)) if narrow else (),
        broader=broader,
        earlier=earlier,
        later=later,
        part=part,
        compare=COMPARE if len(library.examples) > 1 else None,
        downloads=(
            Link("practice/examples.json", say("All examples as JSON")),
            Link("practice/examples.csv", say("All examples as CSV, for a spreadsheet")),
        )
        if narrow
        else (),
        rest=rest,
        quiet=quiet,
        feeds=(PRACTICE,) if narrow else (),
    )


def _examples(number: int) -> str:
    return say_number("%(number)s practice example", "%(number)s practice examples", number)


def _order_in_words(made: Material) -> str:
    if made.library.here:
        first = say("Those from %(area)s first, then by title, A to Z.", area=made.area_name)
        return joined(" ", (first, NO_ORDER_OF_MERIT))
    return joined(" ", (say("By title, A to Z."), NO_ORDER_OF_MERIT))


def _groups(
    made: Material, positions: Sequence[int]
) -> Iterator[tuple[str, str, tuple[ExampleCard, ...]]]:
    library = made.library
    here = [p for p in positions if p < library.here]
    elsewhere = [p for p in positions if p >= library.here]
    other = say("From elsewhere") if here or library.here else say("All examples")
    for id_, heading, found in (
        ("here", say("From %(area)s", area=made.area_name), here),
        ("elsewhere", other, elsewhere),
    ):
        if found:
            cards = tuple(example_card(library.examples[p], made.words) for p in found)
            yield id_, heading, cards


def _choices(library: Library) -> Iterator[Choices]:
    for facet in PRACTICE_FACETS:
        if terms := library.terms[facet.id]:
            yield Choices(
                facet.id,
                facet.name,
                _facet_url(facet),
                tuple(
                    Choice(
                        term.id,
                        term.label,
                        _term_url(facet, term),
                        len(library.by_term[facet.id, term.id]),
                        quiet=facet.id == "need" and term.id in ABUSE_NEEDS,
                    )
                    for term in terms
                ),
            )


def _facet_index(made: Material, facet: PracticeFacet, terms: Sequence[FacetTerm]) -> Page:
    """The choices of a facet, each with its number of examples; the publishers' own words by publisher."""
    groups: dict[str, list[tuple[Link, str]]] = {}
    for term in terms:
        number = say_number(
            "%(number)s example",
            "%(number)s examples",
            len(made.library.by_term[facet.id, term.id]),
        )
        heading, label = _whose(made, facet, term)
        groups.setdefault(heading, []).append((Link(_term_url(facet, term), label), number))
    lead = say("The number is how many practice examples there are.")
    return Page(
        _facet_url(facet),
        facet.heading,
        say("%(heading)s: every choice that has one.", heading=facet.heading),
        "index.html",
        given(
            IndexView(
                facet.heading,
                joined(" ", (lead, facet.note)),
                tuple((heading, tuple(entries)) for heading, entries in groups.items()),
            )
        ),
        crumbs=(LIBRARY,),
    )


def _whose(made: Material, facet: PracticeFacet, term: FacetTerm) -> tuple[str, str]:
    """The heading below which a choice stands, and its words: a publisher's words below its name."""
    if not facet.theirs:
        return "", term.label
    for publisher in made.catalogue.organisations:
        ending = f" ({short_name(made.catalogue, publisher)})"
        if term.id.startswith(f"{publisher}-{facet.id}-") and term.label.endswith(ending):
            return made.catalogue.organisations[publisher].name, term.label.removesuffix(ending)
    return "", term.label
