"""The home page of a site, the hub's, the indexes of terms, organisations, and A to Z."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.language.said import joined, say
from generator.planning.coverage import is_published
from generator.planning.facet_terms import FacetTerm
from generator.planning.facets import FACETS, Facet
from generator.planning.home_view import AreaChoice, AToZView, HomeView, HubView, IndexView, WaysIn
from generator.planning.offline_page import KEEP
from generator.planning.pages import Link, Page, given
from generator.planning.practice_library import is_archived, latest_first
from generator.planning.practice_view import PracticeView
from generator.planning.service_wording import service_url
from generator.planning.turning import addresses, titled, turn
from generator.planning.wording import listed, services_in_words
from generator.records.area import Area

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

NAMES_PER_PAGE = 200
TOWNS_SHOWN = 5
EXAMPLES_SHOWN = 3


def home_page(made: Material) -> Page:
    """The first page of an area's site."""
    assert made.site is not None
    settings = made.settings
    view = HomeView(
        heading=say(
            "Help in %(area_name)s, before and after having a baby", area_name=made.area_name
        ),
        intro=made.site.intro or "",
        coverage_note=made.site.coverage_note or "",
        today=Link("today/index.html", say("I need someone to call or text today")),
        ways_in=(
            _ways_in(made, FACETS[0], settings.home_needs, say("See all needs")),
            _ways_in(made, FACETS[1], (), ""),
            _ways_in(made, FACETS[2], settings.home_kinds, say("See all kinds of support")),
        ),
        other=(
            Link("a-to-z/index.html", say("All services, A to Z")),
            Link("this-week/index.html", say("This week, day by day")),
            *_by_facet(made),
            Link("national/index.html", say("Help for the whole country")),
            Link("organisations/index.html", say("Organisations")),
            Link("news/index.html", say("News and events")),
            Link(KEEP, say("Keep this area on my phone")),
        ),
        examples=_latest(made, made.local_practices),
        news=made.news.latest[:3],
    )
    description = say(
        "Mental health help in %(area)s for mothers, birthing parents, partners and families: who to call, how to be referred, what it costs.",
        area=made.area_name,
    )
    return Page(
        "index.html",
        say("Help in %(area_name)s", area_name=made.area_name),
        description,
        "home.html",
        given(view),
        nav="find-help",
        home=True,
    )


def _latest(made: Material, among: frozenset[str] | None = None) -> tuple[PracticeView, ...]:
    """The practice examples written last, newest first; *among* are ids of those that may stand there."""
    kept = (e for e in made.library.examples if not is_archived(e))
    newest = sorted(kept, key=latest_first, reverse=True)
    found = [e.id for e in newest if among is None or e.id in among][:EXAMPLES_SHOWN]
    views = {view.id: view for view in made.practices}
    return tuple(views[id_] for id_ in found)


def _by_facet(made: Material) -> Iterator[Link]:
    """A link to the index of each facet that has no part of the home page to itself."""
    for facet in FACETS:
        if facet.invite and made.shelf.terms(facet, made.catalogue):
            yield Link(f"{facet.folder}/index.html", facet.invite)


def _ways_in(made: Material, facet: Facet, chosen: Iterable[str], more: str) -> WaysIn:
    labels = {term.id: term.label for term in made.shelf.terms(facet, made.catalogue)}
    ids = [i for i in chosen if i in labels] or list(labels)
    links = tuple(Link(f"{facet.folder}/{i}/index.html", labels[i]) for i in ids)
    return WaysIn(
        f"by-{facet.folder}",
        facet.question,
        links,
        Link(f"{facet.folder}/index.html", more) if more else None,
    )


def hub_page(made: Material) -> Page:
    """The first page of the hub."""
    first = (
        "samaritans",
        "shout",
        "pandas",
        "action-on-postpartum-psychosis",
        "national-domestic-abuse-helpline",
    )
    known = {service.id for service, _ in made.shelf.entries}
    view = HubView(
        heading=made.settings.strapline,
        lead=say(
            "For mums, birthing parents, partners and families. Choose where you live to find someone who can help."
        ),
        areas=tuple(_choice(site) for site in made.catalogue.sites),
        national=tuple(id_ for id_ in first if id_ in known),
        national_link=Link("a-to-z/index.html", say("All national help, A to Z")),
        other=(
            *(Link(f"{facet.folder}/index.html", facet.question) for facet in FACETS[:3]),
            *_by_facet(made),
            Link("news/index.html", say("News and events")),
        ),
        examples=_latest(made),
        news=made.news.latest[:3],
    )
    description = "Choose your area to find mental health help before and after having a baby. National help for everyone."
    return Page(
        "index.html",
        made.settings.strapline,
        description,
        "hub.html",
        given(view),
        nav="find-help",
        home=True,
    )


def _choice(site: Area) -> AreaChoice:
    towns = site.towns
    if len(towns) > TOWNS_SHOWN:
        return AreaChoice(
            f"{site.id}/index.html", site.name, listed([*towns[:TOWNS_SHOWN], "nearby"])
        )
    return AreaChoice(f"{site.id}/index.html", site.name, listed(towns))


def index_pages(made: Material) -> Iterator[Page]:
    """An index for each facet, for organisations, and for services from A to Z."""
    for facet in FACETS:
        if terms := made.shelf.terms(facet, made.catalogue):
            yield _facet_index(made, facet, terms)
    yield _organisations(made)
    yield from _a_to_z(made)


def _facet_index(made: Material, facet: Facet, terms: Iterable[FacetTerm]) -> Page:
    """The choices of a facet, each with its number of services; then the same for who may refer."""
    entries = [
        (
            term,
            f"{facet.folder}/{term.id}/index.html",
            _number(len(made.shelf.of(facet.id, term.within))),
        )
        for term in terms
    ]
    groups = [("", tuple((Link(url, term.label), number) for term, url, number in entries))]
    referring = tuple((Link(url, term.who), number) for term, url, number in entries if term.who)
    if referring:
        groups.append((say("For professionals: where can I refer a family?"), referring))
    lead = say(
        "The number is how many services we list for people in %(area_name)s.",
        area_name=made.area_name,
    )
    return Page(
        f"{facet.folder}/index.html",
        facet.question,
        say("%(name)s: ways to find help in %(area)s.", name=facet.name, area=made.area_name),
        "index.html",
        given(IndexView(facet.question, joined(" ", (lead, facet.note)), tuple(groups))),
    )


def _number(count: int) -> str:
    return services_in_words(count) if count else say("none yet")


def _organisations(made: Material) -> Page:
    run = {service.organisation for service in made.services.values()}
    found = sorted(
        (
            made.catalogue.organisations[o]
            for o in run
            if o in made.catalogue.organisations and is_published(made.catalogue.organisations[o])
        ),
        key=lambda o: o.name.lower(),
    )
    entries = tuple((Link(f"organisations/{o.id}/index.html", o.name), "") for o in found)
    return Page(
        "organisations/index.html",
        say("Organisations"),
        say("Who runs services for people in %(area_name)s.", area_name=made.area_name),
        "index.html",
        given(
            IndexView(say("Organisations"), say("Who runs the services we list."), (("", entries),))
        ),
    )


def _letter(name: str) -> str:
    """The heading under which *name* stands: É under E, digits together, all else under Other."""
    first = unicodedata.normalize("NFKD", name)[0].upper()
    if first.isascii() and first.isalpha():
        return first
    return say("0 to 9") if first.isdigit() else say("Other")


def _a_to_z(made: Material) -> Iterator[Page]:
    services = sorted(
        (service for service, _ in made.shelf.entries), key=lambda s: (s.name.lower(), s.id)
    )
    urls = addresses("a-to-z/index.html", len(services), NAMES_PER_PAGE)
    for number, url in enumerate(urls):
        letters: dict[str, list[tuple[Link, str]]] = {}
        for service in services[number * NAMES_PER_PAGE : (number + 1) * NAMES_PER_PAGE]:
            letter = _letter(service.name)
            letters.setdefault(letter, []).append(
                (
                    Link(service_url(service.id), service.name),
                    made.words.status_words(service) or made.words.run_by(service),
                )
            )
        view = AToZView(
            heading=say("Services, A to Z"),
            count=services_in_words(len(services)),
            letters=tuple((letter, tuple(entries)) for letter, entries in letters.items()),
            **turn(urls, number)._asdict(),
        )
        yield Page(
            url,
            titled(view.heading, view.part if number else ""),
            say("Every service we list for people in %(area_name)s.", area_name=made.area_name),
            "a-to-z.html",
            given(view),
            nav="a-to-z",
        )
