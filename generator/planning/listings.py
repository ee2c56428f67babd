"""Lists of services: cards, groups by reach, pages of a long list, honest empty states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.language.said import say, say_number
from generator.planning.coverage import Footprints, Reach, is_listed
from generator.planning.facet_terms import FacetTerm
from generator.planning.facets import RUNS, Background, Facet, terms_of
from generator.planning.pages import Link
from generator.planning.service_wording import ServiceWording
from generator.planning.turning import addresses, turn
from generator.planning.ways import ways
from generator.planning.wording import listed, services_in_words
from generator.records.catalogue import Catalogue
from generator.records.service import Service

PER_PAGE = 32
MOST_PAGES = 10
"""Pages of a list by a trait that most services share: nobody reads on, and all are in the A to Z."""
WHOLE_COUNTRY = "the United Kingdom"
"""What stands for the area on the hub."""


@dataclass(frozen=True, slots=True)
class Group:
    """Services of one reach, by id: 'In Sunderland'."""

    id: str
    heading: str
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListingView:
    """A page that lists services. *groups* is empty when there are none: then *empty* says where to go.

    *narrower* are links that narrow the list, each with its count; *most* is what nearly all of the
    list has anyway; *broader* leads back from such
    a page. *rest* leads to where all are, when a list is too long to be shown whole.
    *for_referrers* is said to professionals who may refer to what is listed.
    """

    heading: str
    lead: str
    count: str
    groups: tuple[Group, ...]
    empty: str
    try_instead: tuple[Link, ...]
    related: tuple[Link, ...]
    earlier: Link | None
    later: Link | None
    part: str
    urgent: bool
    is_abuse: bool
    for_referrers: str = ""
    narrower: tuple[tuple[Link, int], ...] = ()
    most: str = ""
    broader: Link | None = None
    rest: Link | None = None


@dataclass(frozen=True)
class Shelf:
    """The services that one site lists, each with its reach, in order."""

    entries: tuple[tuple[Service, Reach], ...]
    ease: tuple[tuple[bool, bool, int], ...]
    by_term: Mapping[tuple[str, str], tuple[int, ...]]

    @cached_property
    def ranks(self) -> Sequence[int]:
        """For each position, its place when what runs comes first, then fresh before overdue, the easiest, and by name."""
        ranks = [0] * len(self.ease)
        for rank, position in enumerate(sorted(range(len(ranks)), key=self.ease.__getitem__)):
            ranks[position] = rank
        return ranks

    def terms(self, facet: Facet, catalogue: Catalogue) -> tuple[FacetTerm, ...]:
        """The choices of a facet on this site, in order."""
        return facet.terms(catalogue, {id_ for name, id_ in self.by_term if name == facet.id})

    def of(self, facet: str, terms: Iterable[str]) -> list[int]:
        """Positions of the entries with any of *terms* of the facet with this id, in order."""
        found: set[int] = set()
        for term in terms:
            found.update(self.by_term.get((facet, term), ()))
        return sorted(found)


def listed_here(
    catalogue: Catalogue, where: Footprints, services: Iterable[Service]
) -> list[tuple[Service, Reach]]:
    """Those of *services* that stand in the lists of a site, each with its reach."""
    return [
        (service, reach)
        for service in services
        if is_listed(catalogue, service) and (reach := where.reach(service.areas))
    ]


def shelve(
    catalogue: Catalogue, words: ServiceWording, where: Footprints, services: Iterable[Service]
) -> Shelf:
    """Put the services that cover a site on a shelf, by name, with how easy each is to reach."""
    found = listed_here(catalogue, where, services)
    found.sort(key=lambda entry: (entry[0].name.lower(), entry[0].id))
    background = Background(catalogue, words.today)
    ease = tuple(
        (not runs(s), words.check_state(s).overdue, _steps_to(background, s)) for s, _ in found
    )
    by_term: dict[tuple[str, str], list[int]] = {}
    for position, (service, _) in enumerate(found):
        for facet, ids in terms_of(service, background).items():
            for id_ in ids:
                by_term.setdefault((facet, id_), []).append(position)
    return Shelf(tuple(found), ease, {key: tuple(positions) for key, positions in by_term.items()})


def _beside(service: Service, about: Collection[str]) -> int:
    """How far a service is from what a list is about: 0 its main need, 1 another need, 2 neither."""
    if not about or (service.needs and service.needs[0] in about):
        return 0
    return 1 if any(need in about for need in service.needs) else 2


def runs(service: Service) -> bool:
    """True when a family can use *service* today, as far as the record says."""
    return service.status in RUNS


def _steps_to(background: Background, service: Service) -> int:
    """How far it is to someone who answers: 0 for a line open at any hour, 5 for no way in at all."""
    found = {way.kind for way in ways(service.contact) if way.href}
    alone = background.needs_no_referral(service)
    if found & {"call", "text"}:
        return 0 if service.is_always_open else (1 if alone else 2)
    if found:
        return 3 if alone else 4
    return 5


def in_order(
    shelf: Shelf,
    positions: Iterable[int],
    about: Collection[str] = (),
    first: Collection[int] = (),
) -> list[int]:
    """*positions* in the order of a list: local, then wider, then national.

    In each, what runs comes before what may not; then what is not overdue for a check; then those in
    *first*; then services whose main need is one of *about*, then those that help with one at all;
    then the easiest to reach, then by name.
    """
    ranks = shelf.ranks

    def order(position: int) -> tuple[object, ...]:
        beside = _beside(shelf.entries[position][0], about)
        return *shelf.ease[position][:2], position not in first, beside, ranks[position]

    ordered = sorted(positions, key=order if about or first else ranks.__getitem__)
    return [p for reach in Reach for p in ordered if shelf.entries[p][1] is reach]


def listing(  # noqa: PLR0913 - what one page says, each by its name
    shelf: Shelf,
    positions: Sequence[int],
    *,
    url: str,
    heading: str,
    lead: str,
    area_name: str,
    empty: str,
    try_instead: tuple[Link, ...],
    related: tuple[Link, ...] = (),
    urgent: bool = False,
    is_abuse: bool = False,
    about: Collection[str] = (),
    for_referrers: str = "",
    first: Collection[int] = (),
    narrower: tuple[tuple[Link, int], ...] = (),
    most: str = "",
    broader: Link | None = None,
    rest: Link | None = None,
) -> Iterator[tuple[str, ListingView]]:
    """The page or pages of one list: (url, view) of each. Later pages are ``page-2.html`` beside the first.

    The services stand :func:`in_order`. A list with *rest* stops after :data:`MOST_PAGES` pages, and leads there. *narrower* stands on
    the first page only.
    """
    ordered = in_order(shelf, positions, about, first)
    counts = Counter(shelf.entries[p][1] for p in ordered)
    urls = addresses(url, len(ordered), PER_PAGE, MOST_PAGES if rest else None)
    is_cut = len(ordered) > len(urls) * PER_PAGE
    for number, here in enumerate(urls):
        chunk = ordered[number * PER_PAGE : (number + 1) * PER_PAGE]
        yield (
            here,
            ListingView(
                heading=heading,
                lead=lead,
                count=_count(counts, area_name) if ordered else "",
                groups=tuple(groups(shelf, chunk, area_name)),
                empty="" if ordered else empty,
                try_instead=try_instead,
                related=related,
                **turn(urls, number)._asdict(),
                urgent=urgent,
                is_abuse=is_abuse,
                for_referrers=for_referrers,
                narrower=() if number else narrower,
                most="" if number else most,
                broader=broader,
                rest=rest if is_cut and here == urls[-1] else None,
            ),
        )


def _count(counts: Mapping[Reach, int], area_name: str) -> str:
    total = sum(counts.values())
    parts = [_reached(reach, counts[reach], area_name) for reach in Reach if counts[reach]]
    return say("%(services)s: %(parts)s", services=services_in_words(total), parts=listed(parts))


def _reached(reach: Reach, number: int, area_name: str) -> str:
    """How many services are of one *reach*: '3 in Sunderland'."""
    if reach is Reach.LOCAL:
        return say_number(
            "%(number)s in %(area)s", "%(number)s in %(area)s", number, area=area_name
        )
    if reach is Reach.NATIONAL:
        return say_number(
            "%(number)s for the whole country", "%(number)s for the whole country", number
        )
    if area_name == WHOLE_COUNTRY:
        return say_number("%(number)s in other places", "%(number)s in other places", number)
    return say_number("%(number)s across a wider area", "%(number)s across a wider area", number)


def groups(shelf: Shelf, positions: Sequence[int], area_name: str) -> Iterator[Group]:
    """The services at *positions* by reach, in their order, under the headings of a list."""
    headings = {
        Reach.LOCAL: say("In %(area_name)s", area_name=area_name),
        Reach.WIDER: say("Wider area, %(area_name)s included", area_name=area_name)
        if area_name != WHOLE_COUNTRY
        else say("In other places"),
        Reach.NATIONAL: say("For the whole country"),
    }
    for reach in Reach:
        services = tuple(shelf.entries[p][0].id for p in positions if shelf.entries[p][1] is reach)
        if services:
            yield Group(reach.value, headings[reach], services)
