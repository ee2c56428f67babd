"""The pages that list services: each term of each facet, a need with one more choice, help today, national help."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from generator.language.said import joined, say
from generator.planning.coverage import Reach
from generator.planning.facet_terms import FacetTerm
from generator.planning.facets import FACETS, Facet
from generator.planning.listings import ListingView, listing
from generator.planning.narrowing import Narrowing, Pair, narrowing
from generator.planning.pages import Link, Page, given
from generator.planning.turning import titled
from generator.planning.ways import ways
from generator.planning.wording import listed, lower_first
from generator.records.named_terms import ABUSE_NEEDS, LIFELINE_KINDS
from generator.records.service import Service

if TYPE_CHECKING:
    from generator.planning.site_plan import Material


def listing_pages(made: Material) -> Iterator[Page]:
    """Every listing of a site."""
    for facet in FACETS:
        terms = made.shelf.terms(facet, made.catalogue)
        labels = {term.id: term.label for term in terms}
        for term in terms:
            yield from _term_pages(made, facet, term, labels)
    yield from _today(made)
    if made.site is not None:
        yield from _national(made)


def _term_pages(
    made: Material, facet: Facet, term: FacetTerm, labels: Mapping[str, str]
) -> Iterator[Page]:
    related = tuple(
        Link(f"{facet.folder}/{r}/index.html", labels[r]) for r in term.related if r in labels
    )
    url = f"{facet.folder}/{term.id}/index.html"
    positions = made.shelf.of(facet.id, term.within)
    narrower = _narrowing(made, term) if facet.id == "needs" else Narrowing()
    for here, view in listing(
        made.shelf, positions,
        url=url,
        heading=term.heading,
        lead=term.lead,
        area_name=made.area_name,
        empty=say("We do not know of a service for this in %(area_name)s yet.", area_name=made.area_name),
        try_instead=_try_instead(made, related),
        related=related,
        urgent=term.urgent or term.gentle,
        about=_about(made, facet, term),
        is_abuse=facet.id == "needs" and term.id in ABUSE_NEEDS,
        for_referrers=_for_referrers(term.who),
        narrower=tuple((Link(pair.url, pair.label), len(pair.positions)) for pair in narrower.pairs),
        most=listed(lower_first(label) for label in narrower.most),
        first=_naming(made, term, positions) if facet.id == "routes" else (),
        rest=None if facet.whole else Link("a-to-z/index.html", say("All services, A to Z")),
    ):  # fmt: skip
        yield _page(made, here, view, (Link(f"{facet.folder}/index.html", facet.name),))
    for pair in narrower.pairs:
        yield from _pair_pages(made, term, pair, Link(url, _all_of(term)))


def _all_of(need: FacetTerm) -> str:
    """The link from a pair back to its need: 'All help when you feel low'."""
    if need.heading.startswith("Help "):
        return say("All %(heading)s", heading=lower_first(need.heading))
    return say("All of this list: %(label)s", label=lower_first(need.label))


def _for_referrers(who: str) -> str:
    """What the page says to someone who may refer: 'I am a midwife' becomes 'Are you a midwife?'."""
    if not who:
        return ""
    asked = (
        say("Are you %(words)s", words=who[5:])
        if who.startswith("I am ")
        else say("Do you %(words)s", words=who[2:])
    )
    more = say("You can refer families to these. Each page says who may refer.")
    return joined(" ", (joined("", (asked, "?")), more))


def _pair_pages(made: Material, need: FacetTerm, pair: Pair, back: Link) -> Iterator[Page]:
    """The page or pages of a need narrowed by one more choice."""
    for here, view in listing(
        made.shelf, pair.positions,
        url=pair.url,
        heading=pair.heading,
        lead=need.lead,
        area_name=made.area_name,
        empty="",
        try_instead=(),
        urgent=need.urgent or pair.gentle,
        about=need.within,
        broader=back,
        rest=back,
    ):  # fmt: skip
        yield _page(
            made, here, view, (Link("needs/index.html", say("Needs")), Link(back.url, need.label))
        )


def _page(made: Material, url: str, view: ListingView, crumbs: tuple[Link, ...]) -> Page:
    return Page(
        url,
        titled(view.heading, view.part if view.earlier else ""),
        say(
            "%(heading)s: %(count)s, in %(area)s.",
            heading=view.heading,
            count=view.count or say("where to turn"),
            area=made.area_name,
        ),
        "listing.html",
        given(view),
        crumbs=crumbs,
        quiet_title=view.is_abuse,
        opens="" if view.broader else url,
    )


def _naming(made: Material, route: FacetTerm, positions: Iterable[int]) -> frozenset[int]:
    """Those that name a way in themselves: they stand before those that take anyone who refers."""
    entries = made.shelf.entries
    return frozenset(p for p in positions if route.id in entries[p][0].how_to_get_help.routes)


def _narrowing(made: Material, need: FacetTerm) -> Narrowing:
    """How a need that the home page names can be narrowed; not at all for other needs."""
    if need.id not in made.settings.home_needs:
        return Narrowing()
    stages = next(facet for facet in FACETS if facet.id == "stages")
    return narrowing(made.shelf, need, made.shelf.terms(stages, made.catalogue))


def _about(made: Material, facet: Facet, term: FacetTerm) -> Collection[str]:
    """The needs that a list is about: those it is named for; after a loss, those to do with loss."""
    if facet.id == "needs":
        return term.within
    if term.id == "after-loss":
        needs = made.catalogue.terms.get("needs", {})
        return [need.id for need in needs.values() if need.gentle]
    return ()


def _try_instead(made: Material, related: tuple[Link, ...]) -> tuple[Link, ...]:
    national = (
        Link("national/index.html", say("Help for the whole country"))
        if made.site
        else Link("index.html", say("Choose your area"))
    )
    return (
        Link("urgent-help/index.html", say("Urgent help, day or night")),
        Link("today/index.html", say("Someone to call or text today")),
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
    heading = say("Someone to call or text today")
    for url, view in listing(
        made.shelf,
        positions,
        url="today/index.html",
        heading=heading,
        lead=say("You can contact these yourself. You do not need a referral."),
        area_name=made.area_name,
        empty=say(
            "We do not know of a line that is open to you. Call 111 and choose the mental health option."
        ),
        try_instead=(Link("urgent-help/index.html", say("Urgent help, day or night")),),
        urgent=True,
    ):
        yield Page(
            url,
            titled(heading, view.part if view.earlier else ""),
            say("Phone and text lines open to people in %(area_name)s.", area_name=made.area_name),
            "listing.html",
            given(view),
            opens=url,
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
    heading = say("Help for the whole country")
    for url, view in listing(
        made.shelf, positions,
        url="national/index.html",
        heading=heading,
        lead=say("Phone lines, text lines and online help for anyone in the country."),
        area_name=made.area_name,
        empty=say("No national service is listed yet."),
        try_instead=(Link("urgent-help/index.html", say("Urgent help, day or night")),),
    ):  # fmt: skip
        yield Page(
            url,
            titled(heading, view.part if view.earlier else ""),
            say("National lines and online help."),
            "listing.html",
            given(view),
            opens=url,
        )
