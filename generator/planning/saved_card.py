"""A service as *My list* shows it: what she needs to reach it, and a digest that tells when that has changed.

The page stores ids, notes and digests on her device. Everything else comes anew from these cards each
time, so that no old number is ever shown from a store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.planning.pages import Link
from generator.planning.provenance import CheckState
from generator.planning.service_view import ServiceView
from generator.planning.volatile import Volatile
from generator.planning.ways import Way
from generator.planning.wording import day_in_words, lower_first, sentence

if TYPE_CHECKING:
    from generator.planning.site_plan import Material


@dataclass(frozen=True, slots=True)
class SavedCard:
    """One service of a list. *digest* is that of :func:`generator.planning.digest.digest`.

    *hours* says until when the *opening* holds, and what is said after. *is_abuse* when whoever keeps
    the list must be told to keep it hidden.
    """

    id: str
    url: str
    name: str
    summary: str
    run_by: str
    status: str
    try_instead: tuple[Link, ...]
    ways: tuple[Way, ...]
    ask: str
    opening: tuple[str, ...]
    hours: Volatile | None
    places: tuple[str, ...]
    who: tuple[str, ...]
    how: tuple[str, ...]
    cost: str
    languages: str
    state: CheckState
    is_abuse: bool
    digest: str


@dataclass(frozen=True, slots=True)
class TakenDown:
    """What stands in the place of a card for an entry that is gone: since when, in words."""

    since: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """What stands in the place of a card under an old id: the id that it has now."""

    id: str


Saved = SavedCard | TakenDown | Renamed


def saved_cards(made: Material) -> Iterator[tuple[str, Saved]]:
    """For every id that a list of this site may hold: its card, or what became of it."""
    for service in made.services.values():
        if service.withdrawn:
            yield service.id, TakenDown(day_in_words(service.withdrawn.on))
            continue
        view = made.words.view(service)
        yield service.id, saved_card(view, made.words.digest(view))
        for old in service.was:
            if old not in made.services:
                yield old, Renamed(service.id)
    for gone in made.catalogue.gone.values():
        here = not gone.areas or made.where.reach(gone.areas)
        if gone.kind == "service" and gone.was_published and here and gone.id not in made.services:
            yield gone.id, TakenDown(day_in_words(gone.since))


def saved_card(view: ServiceView, digest: str) -> SavedCard:
    """The card of the service in *view*, with its *digest*."""
    runner = view.organisation.text if view.organisation else ""
    return SavedCard(
        id=view.id,
        url=view.url,
        name=view.name,
        summary=view.summary,
        run_by=runner if runner != view.name else "",
        status=" ".join(map(sentence, filter(None, (view.status_words, view.status_note)))),
        try_instead=() if view.is_open else view.try_instead,
        ways=view.ways,
        ask=view.ask,
        opening=tuple(_opening(view)),
        hours=view.hours,
        places=tuple(_places(view)),
        who=tuple(_who(view)),
        how=tuple(_how(view)),
        cost=" ".join(filter(None, (sentence(view.cost) if view.cost else "", view.cost_note))),
        languages=view.languages,
        state=view.provenance.state,
        is_abuse=view.is_abuse,
        digest=digest,
    )


def _opening(view: ServiceView) -> Iterator[str]:
    yield from view.opening
    if view.opening_note:
        yield view.opening_note
    if view.bank_holidays in ("open", "closed"):
        yield f"{view.bank_holidays.capitalize()} on bank holidays."
    for session in view.sessions:
        yield ": ".join(filter(None, (session.name, ". ".join(session.lines))))


def _places(view: ServiceView) -> Iterator[str]:
    for place in view.places:
        told = ""
        for line in filter(None, (place.name, *place.lines)):
            lead = ". " if line.endswith(".") else ", "
            told += f"{lead if told else ''}{line}"
        yield told


def _who(view: ServiceView) -> Iterator[str]:
    if view.who:
        yield view.who
    for answer in view.answers:
        said = answer.text
        yield sentence(said if answer.value == "yes" else f"{answer.lead}: {lower_first(said)}")
    if view.where_from:
        yield view.where_from


def _how(view: ServiceView) -> Iterator[str]:
    """How to get help; the routes only where nobody has put it into words."""
    if view.how:
        yield view.how
    elif view.routes:
        yield from map(sentence, view.routes)
    if view.way_note:
        yield view.way_note
