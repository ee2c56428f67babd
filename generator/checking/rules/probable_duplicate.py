"""One service, one record: two that share a way in and a name must be one, or say that they are not the same.

Doubles go out of date one by one, and the reader meets the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from generator.records.catalogue import EVERYWHERE, Catalogue
from generator.records.contact_fields import SHORT_CODES, dialled
from generator.records.problem import Add, Finding
from generator.records.service import Service

_ALIKE = 90
#: What one service seldom shares with another; a page or a building is shared more often.
_OWN = frozenset({"phone number", "text number", "e-mail address"})
#: More services than this at one number are branches of one organisation: only equal names are compared.
_MANY = 20


def probable_duplicate(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find pairs of services with a shared way in, similar names and areas that meet."""
    first: dict[tuple[str, str], Service] = {}
    shared: dict[tuple[str, str], list[Service]] = {}
    for service in catalogue.services.values():
        for key in dict.fromkeys(_ways_in(service)):
            other = first.setdefault(key, service)
            if other is not service:
                shared.setdefault(key, [other]).append(service)
    said: set[tuple[str, str]] = set()
    for (way, _), services in shared.items():
        pairs = combinations(services, 2) if len(services) <= _MANY else _same_name(services)
        for one, two in pairs:
            earlier, later = sorted((one, two), key=lambda service: service.path)
            if (earlier.id, later.id) in said or not _alike(catalogue, earlier, later, way):
                continue
            said.add((earlier.id, later.id))
            sentence = f"Compare this with {earlier.path}: both have the same {way}. Keep one, or add 'not_the_same_as: [{earlier.id}]' here."
            yield Finding(
                later.path,
                ("name",),
                "probable-duplicate",
                sentence,
                fill=(Add((), "not_the_same_as", earlier.id),),
            )


def _ways_in(service: Service) -> list[tuple[str, str]]:
    """What may be shared: what it is, and its value. Text lines with a keyword and short codes are shared on purpose."""
    contact = service.contact
    ways = [
        ("phone number", digits)
        for phone in contact.phones
        if (digits := dialled(phone.number)) not in SHORT_CODES
    ]
    ways += [
        ("text number", digits)
        for text in contact.texts
        if not text.send and (digits := dialled(text.number)) not in SHORT_CODES
    ]
    if contact.email:
        ways.append(("e-mail address", contact.email.lower()))
    if contact.website:
        ways.append(("web page", _page(contact.website)))
    if contact.form:
        ways.append(("web page", _page(contact.form)))
    return ways + [("postcode", place.postcode) for place in service.places if place.postcode]


def _page(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/").lower()


def _same_name(services: list[Service]) -> Iterator[tuple[Service, Service]]:
    by_name: dict[str, Service] = {}
    for service in services:
        other = by_name.setdefault(_plain(service.name), service)
        if other is not service:
            yield other, service


def _alike(catalogue: Catalogue, one: Service, other: Service, way: str) -> bool:
    if (
        other.id in one.not_the_same_as
        or one.id in other.not_the_same_as
        or not _areas_meet(catalogue, one, other)
    ):
        return False
    names = _plain(one.name), _plain(other.name)
    if names[0] == names[1]:
        return True
    if not set(one.kind) & set(other.kind):
        return False
    if fuzz.token_sort_ratio(*names, score_cutoff=_ALIKE):
        return True
    return way in _OWN and _holds(catalogue, one, other)


def _holds(catalogue: Catalogue, one: Service, other: Service) -> bool:
    """True when one name holds the other, which is more than the name of their organisation."""
    organisation = catalogue.organisations.get(one.organisation)
    shared = set(_plain(organisation.name).split()) if organisation else set()
    words = [set(_plain(service.name).split()) for service in (one, other)]
    small, large = sorted(words, key=len)
    return len(small) > 1 and small <= large and bool(small - shared)


def _areas_meet(catalogue: Catalogue, one: Service, other: Service) -> bool:
    if EVERYWHERE in one.areas or EVERYWHERE in other.areas:
        return True
    wide = [
        {area for id_ in service.areas for area in (id_, *catalogue.ancestors(id_))}
        for service in (one, other)
    ]
    return bool(set(one.areas) & wide[1] or set(other.areas) & wide[0])


def _plain(name: str) -> str:
    return re.sub(
        r"[^a-z0-9]+",
        " ",
        name.lower().replace("&", " and ").replace("'", "").replace("\u2019", ""),
    ).strip()
