"""The booklet of an area: urgent help, what is happening, every service once, and an index."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.said import say
from generator.planning.facets import FACETS
from generator.planning.home_view import UrgentLine
from generator.planning.listings import Group, Shelf, in_order
from generator.planning.listings import groups as groups_of
from generator.planning.service_view import ServiceView
from generator.planning.urgent import urgent_view
from generator.planning.wording import day_in_words, listed, services_in_words

if TYPE_CHECKING:
    from generator.planning.site_plan import Material


class NoSuchNeed(Exception):
    """No service of the area helps with a need that was asked for: the message names those there are."""


@dataclass(frozen=True, slots=True)
class BookletNeed:
    """A need, and the services that help with it: (id, name) of each, in the order of its list."""

    label: str
    services: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BookletPart:
    """The services of one reach, from A to Z."""

    id: str
    heading: str
    services: tuple[ServiceView, ...]


@dataclass(frozen=True, slots=True)
class BookletView:
    """Everything that a booklet says. *scope* is '' for the whole area; *day* is as computers write it."""

    title: str
    site_name: str
    area_name: str
    scope: str
    count: str
    checked: str
    made_on: str
    day: str
    address: str
    launched: bool
    operator: str
    local_lines: tuple[UrgentLine, ...]
    needs: tuple[BookletNeed, ...]
    parts: tuple[BookletPart, ...]
    index: tuple[tuple[str, str], ...]


def booklet_view(made: Material, needs: Collection[str] = ()) -> BookletView:
    """The booklet of a whole site, or of the services that help with *needs*.

    Raises :class:`NoSuchNeed`.
    """
    facet = next(facet for facet in FACETS if facet.id == "needs")
    terms = {term.id: term for term in made.shelf.terms(facet, made.catalogue)}
    if unknown := sorted(set(needs) - terms.keys()):
        raise NoSuchNeed(
            f"Nothing here helps with {listed(unknown)}. There are: {', '.join(sorted(terms))}."
        )
    shelf = made.shelf
    within = {t for need in needs for t in terms[need].within}
    chosen = shelf.of("needs", within) if needs else list(range(len(shelf.entries)))
    parts = tuple(_parts(made, chosen))
    views = [view for part in parts for view in part.services]
    checked = sum(1 for view in views if not view.provenance.notice)
    names = sorted(((v.id, v.name) for v in views), key=lambda entry: entry[1].lower())
    scope = listed(terms[need].label for need in needs)
    return BookletView(
        title=say("Help in %(area)s", area=made.area_name),
        site_name=made.settings.name,
        area_name=made.area_name,
        scope=scope,
        count=services_in_words(len(views)),
        checked=say("%(checked)s of %(all)s entries have been checked with the service.", checked=checked, all=len(views))
        if checked
        else say("No entry has been checked with the service yet."),
        made_on=day_in_words(made.words.today),
        day=made.words.today.isoformat(),
        address=made.address,
        launched=made.settings.launched,
        operator=made.settings.operator.name if made.settings.operator else "",
        local_lines=urgent_view(made.words, made.site).local,
        needs=tuple(
            BookletNeed(term.label, _named(shelf, in_order(shelf, shelf.of("needs", term.within), term.within)))
            for term in terms.values()
            if term.id in needs or not needs
        ),
        parts=parts,
        index=tuple(names),
    )  # fmt: skip


def _named(shelf: Shelf, positions: Collection[int]) -> tuple[tuple[str, str], ...]:
    return tuple((shelf.entries[p][0].id, shelf.entries[p][0].name) for p in positions)


def _parts(made: Material, positions: Collection[int]) -> Iterator[BookletPart]:
    """The services at *positions* by reach; in each by name, which is how a shelf stands."""
    group: Group
    for group in groups_of(made.shelf, sorted(positions), made.area_name):
        services = (made.catalogue.services[id_] for id_ in group.services)
        yield BookletPart(group.id, group.heading, tuple(map(made.words.view, services)))
