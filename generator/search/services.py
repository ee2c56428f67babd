"""The services of a site as its search reads them: columns, with positions in the order of the shelf.

One shard holds at most :data:`SHARD` services; a larger site has several, each of one locality, so that
the first answers do not wait for all. A list of positions is kept as steps from one to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from generator.planning.listings import Shelf
from generator.planning.service_view import CardView
from generator.planning.service_wording import ServiceWording
from generator.records.catalogue import Catalogue
from generator.records.service import Service
from generator.search.hours import coded_hours
from generator.search.stems import fold

SHARD = 2_000
"""Services in one shard. Two thousand are about 50 KB gzipped: docs/pages/developers/search-figures.md."""

SHORTEST_NUMBER = 5
"""Digits of the shortest number that can be texted or called."""

_WAY = {"call": "c", "text": "t", "email": "e", "form": "f", "site": "s", "whatsapp": "m"}

Position = Callable[[str], tuple[float, float] | None]
"""From a postcode to latitude and longitude."""


def shards(words: ServiceWording, shelf: Shelf, position_of: Position) -> Iterator[dict[str, Any]]:
    """The index of each shard, ready for JSON; summaries are under ``about``, which is sent later."""
    positions = _by_locality(shelf)
    for start in range(0, max(1, len(positions)), SHARD):
        yield _shard(words, shelf, positions[start : start + SHARD], position_of)


def _by_locality(shelf: Shelf) -> Sequence[int]:
    """Positions of the shelf's entries: as they stand, or by postcode district where there are several shards."""
    everything = range(len(shelf.entries))
    if len(shelf.entries) <= SHARD:
        return everything
    return sorted(everything, key=lambda at: (_district(shelf.entries[at][0]), at))


def _district(service: Service) -> str:
    """The district of its first place; nothing, which sorts first, for what can be used from anywhere."""
    return next((p.postcode.split()[0] for p in service.places if p.postcode), "")


def _shard(
    words: ServiceWording, shelf: Shelf, positions: Sequence[int], position_of: Position
) -> dict[str, Any]:
    catalogue = words.catalogue
    entries = [shelf.entries[p] for p in positions]
    services = [service for service, _ in entries]
    cards = [words.card(service.id) for service in services]
    organisations = sorted({card.run_by for card in cards if card.run_by})
    place_in = {name: at for at, name in enumerate(organisations)}
    states = sorted({_state(card) for card in cards})
    state_at = {state: at for at, state in enumerate(states)}
    return {
        "ids": [service.id for service in services],
        "names": [service.name for service in services],
        "also": _some((_new_words(s) for s in services), str),
        "orgs": organisations,
        "org": [place_in.get(card.run_by, -1) for card in cards],
        "reach": "".join(reach.value[0] for _, reach in entries),
        "facets": _facets(shelf, positions),
        "main": _main_needs(services),
        "ways": [_way(card) for card in cards],
        "hours": _some((coded_hours(s, words.today) for s in services), list),
        "bank": _some(
            ("" if s.bank_holidays == "not-known" else s.bank_holidays for s in services), str
        ),
        "points": _some((_points(s, position_of, words) for s in services), list),
        "status": _some((card.status_words for card in cards), str),
        "overdue": [at for at, card in enumerate(cards) if card.state.overdue],
        "special": [at for at, s in enumerate(services) if is_special(catalogue, s)],
        "steps": "".join(str(shelf.ease[p][2]) for p in positions),
        "states": states,
        "state": [state_at[_state(card)] for card in cards],
        "about": [service.summary for service in services],
        "old": old_numbers(catalogue, services),
    }


def _state(card: CardView) -> tuple[str, ...]:
    """Its check in words; then the day of it, and the last day on which it holds, if there was one."""
    state = card.state
    return (state.plain, state.on, state.until) if state.until else (state.plain,)


def _new_words(service: Service) -> str:
    """Words of its other names that its name does not have, for search alone."""
    name = fold(service.name)
    known = {*name.split(), name.replace(" ", "")}
    other = dict.fromkeys(word for text in service.also_called for word in fold(text).split())
    return " ".join(word for word in other if word not in known)


def old_numbers(catalogue: Catalogue, services: Sequence[Service]) -> dict[str, list[Any]]:
    """What someone may still type: old numbers and addresses, each as a hash, with whose it was and what to know.

    Only the hash is sent, so that an old number stands nowhere in a site and no program can list it.
    """
    found: dict[str, list[Any]] = {}
    for at, service in enumerate(services):
        organisation = catalogue.organisations.get(service.organisation or "")
        for old in (*service.superseded, *(organisation.superseded if organisation else ())):
            digits = re.sub("[^0-9]", "", old.value)
            key = fold(old.value).replace(" ", "") if "@" in old.value else digits
            if "@" in old.value or len(digits) >= SHORTEST_NUMBER:
                found.setdefault(hashed(key), [at, old.note or ""])
    return found


def hashed(text: str) -> str:
    """FNV-1a of *text* in 32 bits, as hexadecimal digits. As in services.js."""
    found = 0x811C9DC5
    for letter in text.encode("ascii", "replace"):
        found = (found ^ letter) * 0x01000193 & 0xFFFFFFFF
    return f"{found:x}"


def is_special(catalogue: Catalogue, service: Service) -> bool:
    """True for what most visitors cannot use: specialist care, and help for some parents only."""
    kinds = catalogue.terms.get("kinds", {})
    return any(kinds[k].level == "specialist" for k in service.kind if k in kinds) or (
        bool(service.audiences) and "mothers" not in service.audiences
    )


def _way(card: Any) -> list[str]:
    """How to reach it at once: a letter for the kind, the number, the word to send, when."""
    if card.way is None:
        return ["a", card.ask] if card.ask else []
    way = card.way
    if way.kind not in ("call", "text"):
        return [_WAY.get(way.kind, "s")]
    found = [_WAY[way.kind], way.number, way.word, card.when, way.doubt]
    while not found[-1]:
        found.pop()
    return found


def _points(
    service: Service, position_of: Position, words: ServiceWording
) -> list[tuple[float, float]]:
    """Where it can be visited, as near as a postcode's sector tells. Never for a place kept private."""
    if words.hides_place(service):
        return []
    found = (position_of(p.postcode) for p in service.places if p.postcode)
    return [point for point in found if point]


def _facets(shelf: Shelf, positions: Sequence[int]) -> dict[str, dict[str, list[int]]]:
    """For each facet its terms, and for each term the services of the shard that fall under it."""
    place = {position: at for at, position in enumerate(positions)}
    found: dict[str, dict[str, list[int]]] = {}
    for (facet, term), shelved in sorted(shelf.by_term.items()):
        here = sorted(place[p] for p in shelved if p in place)
        if here:
            found.setdefault(facet, {})[term] = steps(here)
    return found


def _main_needs(services: Sequence[Service]) -> dict[str, list[int]]:
    """For each need the services that name it first."""
    found: dict[str, list[int]] = {}
    for at, service in enumerate(services):
        if service.needs:
            found.setdefault(service.needs[0], []).append(at)
    return {need: steps(positions) for need, positions in sorted(found.items())}


def steps(positions: Sequence[int]) -> list[int]:
    """Positions, each as the step from the one before: small numbers compress well."""
    return [now - before for before, now in pairwise((0, *positions))]


def _some(values: Iterable[Any], form: Callable[[Any], Any]) -> Mapping[str, Any]:
    """Values that are not empty, by position."""
    return {str(at): form(value) for at, value in enumerate(values) if value}


def first_to_call(words: ServiceWording, ids: Iterable[str]) -> dict[str, Any] | None:
    """The first of the services *ids* that can be called or texted at once: what a need's card offers."""
    for id_ in ids:
        card = words.card(id_)
        if card.way and card.way.kind in ("call", "text") and not card.way.doubt:
            return {"id": id_, "name": card.name, "way": _way(card)}
    return None
