"""Lists of services: cards, groups by reach, pages of a long list, honest empty states."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.planning.coverage import Footprints, Reach, is_listed, stages_of
from generator.planning.pages import Link
from generator.planning.service_wording import ServiceWording
from generator.planning.ways import ways
from generator.planning.wording import counted, listed
from generator.records.catalogue import Catalogue
from generator.records.service import Service
from generator.records.vocabulary import Term

PER_PAGE = 40
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
    """A page that lists services. *groups* is empty when there are none: then *empty* says where to go."""

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


@dataclass(frozen=True, slots=True)
class Facet:
    """A vocabulary list by which services are listed. *folder* is its place in a site."""

    list: str
    folder: str
    name: str
    question: str


FACETS: tuple[Facet, ...] = (
    Facet("needs", "needs", "Needs", "How are you feeling, or what do you need?"),
    Facet("stages", "stages", "Stages", "Where are you now?"),
    Facet("kinds", "kinds", "Kinds of support", "What kind of support?"),
    Facet("audiences", "people", "Who it is for", "Who is it for?"),
    Facet("access", "how", "How you get it", "How would you like to get help?"),
    Facet("referral-routes", "ways-in", "Ways in", "Who can put you in touch?"),
)


@dataclass(frozen=True)
class Shelf:
    """The services that one site lists, each with its reach, in order."""

    entries: tuple[tuple[Service, Reach], ...]
    ease: tuple[tuple[bool, int, bool], ...]
    by_term: Mapping[tuple[str, str], tuple[int, ...]]

    def of(self, facet: str, terms: Iterable[str]) -> list[int]:
        """Positions of the entries with any of *terms*, in order."""
        found: set[int] = set()
        for term in terms:
            found.update(self.by_term.get((facet, term), ()))
        return sorted(found)


def shelve(
    catalogue: Catalogue, words: ServiceWording, where: Footprints, services: Iterable[Service]
) -> Shelf:
    """Put the services that cover a site on a shelf, by name, with how easy each is to reach."""
    gentle = frozenset(t.id for t in catalogue.terms.get("needs", {}).values() if t.gentle)
    found = [
        (service, reach)
        for service in services
        if is_listed(catalogue, service) and (reach := where.reach(service.areas))
    ]
    found.sort(key=lambda entry: (entry[0].name.lower(), entry[0].id))
    ease = tuple(
        (not _runs(s), _steps_to(words, s), words.check_state(s).overdue) for s, _ in found
    )
    by_term: dict[tuple[str, str], list[int]] = {}
    for position, (service, _) in enumerate(found):
        for facet, ids in (
            ("needs", service.needs),
            ("stages", stages_of(service, gentle)),
            ("kinds", service.kind),
            ("audiences", service.audiences),
            ("access", service.access),
            ("referral-routes", service.how_to_get_help.routes),
        ):
            for id_ in ids:
                by_term.setdefault((facet, id_), []).append(position)
    return Shelf(tuple(found), ease, {key: tuple(positions) for key, positions in by_term.items()})


def _beside(service: Service, about: Collection[str]) -> int:
    """How far a service is from what a list is about: 0 its main need, 1 another need, 2 neither."""
    if not about or (service.needs and service.needs[0] in about):
        return 0
    return 1 if any(need in about for need in service.needs) else 2


def _runs(service: Service) -> bool:
    return service.status in ("open", "waiting-list")


def _steps_to(words: ServiceWording, service: Service) -> int:
    """How far it is to someone who answers: 0 for a line open at any hour, 5 for no way in at all."""
    found = {way.kind for way in ways(service.contact) if way.href}
    routes = words.catalogue.terms["referral-routes"]
    alone = any(r in routes and routes[r].self for r in service.how_to_get_help.routes)
    if found & {"call", "text"}:
        return 0 if service.is_always_open else (1 if alone else 2)
    if found:
        return 3 if alone else 4
    return 5


def children(terms: Mapping[str, Term], id_: str) -> list[str]:
    """A term and all narrower ones: a search for the parent includes its children."""
    found = [id_]
    for term in terms.values():
        if term.broader in found and term.id not in found:
            found.append(term.id)
    return found


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
) -> Iterator[tuple[str, ListingView]]:
    """The page or pages of one list: (url, view) of each. Later pages are ``page-2.html`` beside the first.

    What runs comes before what may not; then services whose main need is one of *about*, then those
    that help with one at all; then the easiest to reach; then fresh before overdue, then by name.
    """

    def order(position: int) -> tuple[object, ...]:
        idle, steps, overdue = shelf.ease[position]
        return idle, _beside(shelf.entries[position][0], about), steps, overdue, position

    ordered_all = sorted(positions, key=order)
    by_reach = {reach: [p for p in ordered_all if shelf.entries[p][1] is reach] for reach in Reach}
    ordered = [position for found in by_reach.values() for position in found]
    counts = {reach: len(found) for reach, found in by_reach.items()}
    total = max(1, -(-len(ordered) // PER_PAGE))
    folder = url.removesuffix("index.html")
    urls = [url, *(f"{folder}page-{n}.html" for n in range(2, total + 1))]
    for number, here in enumerate(urls):
        chunk = ordered[number * PER_PAGE : (number + 1) * PER_PAGE]
        yield (
            here,
            ListingView(
                heading=heading,
                lead=lead,
                count=_count(counts, area_name) if ordered else "",
                groups=tuple(_groups(shelf, chunk, area_name)),
                empty="" if ordered else empty,
                try_instead=try_instead,
                related=related,
                earlier=Link(urls[number - 1], f"Page {number}") if number else None,
                later=Link(urls[number + 1], f"Page {number + 2}") if number + 1 < total else None,
                part=f"Page {number + 1} of {total}" if total > 1 else "",
                urgent=urgent,
                is_abuse=is_abuse,
            ),
        )


def _count(counts: Mapping[Reach, int], area_name: str) -> str:
    total = sum(counts.values())
    where = {
        Reach.LOCAL: f"in {area_name}",
        Reach.WIDER: "across a wider area" if area_name != WHOLE_COUNTRY else "in other places",
        Reach.NATIONAL: "for the whole country",
    }
    parts = [f"{counts[reach]:,} {where[reach]}" for reach in Reach if counts[reach]]
    return f"{counted(total, 'service')}: {listed(parts)}"


def _groups(shelf: Shelf, positions: Sequence[int], area_name: str) -> Iterator[Group]:
    headings = {
        Reach.LOCAL: f"In {area_name}",
        Reach.WIDER: f"Wider area, {area_name} included"
        if area_name != WHOLE_COUNTRY
        else "In other places",
        Reach.NATIONAL: "For the whole country",
    }
    for reach in Reach:
        services = tuple(shelf.entries[p][0].id for p in positions if shelf.entries[p][1] is reach)
        if services:
            yield Group(reach.value, headings[reach], services)
