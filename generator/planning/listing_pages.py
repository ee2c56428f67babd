"""The pages that list services: one for each term of each facet, 'help today', and national help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.planning.coverage import Reach
from generator.planning.listings import FACETS, Facet, children, listing
from generator.planning.pages import Link, Page, given
from generator.planning.ways import ways
from generator.records.named_terms import ABUSE_NEEDS, LIFELINE_KINDS
from generator.records.service import Service
from generator.records.vocabulary import Term

if TYPE_CHECKING:
    from generator.planning.site_plan import Material


def listing_pages(made: Material) -> Iterator[Page]:
    """Every listing of a site."""
    for facet in FACETS:
        terms = made.catalogue.terms.get(facet.list, {})
        for term in terms.values():
            if term.id != "not-known" and term.replaced_by is None:
                yield from _term_pages(made, facet, term)
    yield from _today(made)
    if made.site is not None:
        yield from _national(made)


def _term_pages(made: Material, facet: Facet, term: Term) -> Iterator[Page]:
    terms = made.catalogue.terms[facet.list]
    positions = made.shelf.of(facet.list, children(terms, term.id))
    related = tuple(
        Link(f"{facet.folder}/{r}/index.html", terms[r].label) for r in term.related if r in terms
    )
    heading = term.heading or term.label
    for url, view in listing(
        made.shelf, positions,
        url=f"{facet.folder}/{term.id}/index.html",
        heading=heading,
        lead=term.lead or "",
        area_name=made.area_name,
        empty=f"We do not know of a service for this in {made.area_name} yet.",
        try_instead=_try_instead(made, related),
        related=related,
        urgent=term.urgent != "never" or term.gentle,
        about=_about(made, facet, term),
        is_abuse=facet.list == "needs" and term.id in ABUSE_NEEDS,
    ):  # fmt: skip
        yield Page(
            url,
            f"{heading} ({view.part.lower()})" if view.earlier else heading,
            f"{heading}: {view.count or 'where to turn'}, in {made.area_name}.",
            "listing.html",
            given(view),
            crumbs=(Link(f"{facet.folder}/index.html", facet.name),),
            quiet_title=view.is_abuse,
        )


def _about(made: Material, facet: Facet, term: Term) -> list[str]:
    """The needs that a list is about: those it is named for; after a loss, those to do with loss."""
    needs = made.catalogue.terms.get("needs", {})
    if facet.list == "needs":
        return children(needs, term.id)
    if term.id == "after-loss":
        return [need.id for need in needs.values() if need.gentle]
    return []


def _try_instead(made: Material, related: tuple[Link, ...]) -> tuple[Link, ...]:
    national = (
        Link("national/index.html", "Help for the whole country")
        if made.site
        else Link("index.html", "Choose your area")
    )
    return (
        Link("urgent-help/index.html", "Urgent help, day or night"),
        Link("today/index.html", "Someone to call or text today"),
        national,
        *related[:4],
    )


def _today(made: Material) -> Iterator[Page]:
    entries = made.shelf.entries
    positions = [
        position
        for position in made.shelf.of("kinds", LIFELINE_KINDS)
        if _can_be_called(made, entries[position][0])
    ]
    heading = "Someone to call or text today"
    for url, view in listing(
        made.shelf,
        positions,
        url="today/index.html",
        heading=heading,
        lead="You can contact these yourself. You do not need a referral.",
        area_name=made.area_name,
        empty="We do not know of a line that is open to you. Call 111 and choose the mental health option.",
        try_instead=(Link("urgent-help/index.html", "Urgent help, day or night"),),
        urgent=True,
    ):
        yield Page(
            url,
            f"{heading} ({view.part.lower()})" if view.earlier else heading,
            f"Phone and text lines open to people in {made.area_name}.",
            "listing.html",
            given(view),
        )


def _can_be_called(made: Material, service: Service) -> bool:
    """True when it is open, has a phone or text, and no source says that only others may refer."""
    routes = made.catalogue.terms.get("referral-routes", {})
    known = [routes[r] for r in service.how_to_get_help.routes if r in routes]
    return (
        service.status == "open"
        and any(way.kind in ("call", "text") for way in ways(service.contact))
        and (not known or any(route.self is not False for route in known))
    )


def _national(made: Material) -> Iterator[Page]:
    positions = [p for p, entry in enumerate(made.shelf.entries) if entry[1] is Reach.NATIONAL]
    heading = "Help for the whole country"
    for url, view in listing(
        made.shelf, positions,
        url="national/index.html",
        heading=heading,
        lead="Phone lines, text lines and online help for anyone in the country.",
        area_name=made.area_name,
        empty="No national service is listed yet.",
        try_instead=(Link("urgent-help/index.html", "Urgent help, day or night"),),
    ):  # fmt: skip
        yield Page(
            url,
            f"{heading} ({view.part.lower()})" if view.earlier else heading,
            "National lines and online help.",
            "listing.html",
            given(view),
        )
