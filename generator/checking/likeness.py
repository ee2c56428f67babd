"""Which services may be one and the same: names that agree, held up by something else that both give.

Names alone are never enough: St Mary's and St Mark's, or the groups of Monday and of Tuesday, differ
in one word. Nor is a number or a building alone: a switchboard and a community centre serve many.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA

from generator.records.catalogue import EVERYWHERE, Catalogue
from generator.records.contact_fields import SHORT_CODES, dialled
from generator.records.service import Service

#: More services than this at one number, page or building are branches: only equal names are compared.
_MANY = 20
#: A web host or number that more services than this share says nothing about any two of them.
_FEW = 3
#: Hosts where anyone, or any public body, has a page.
_PLATFORMS = (
    "facebook.com", "instagram.com", "twitter.com", "x.com", "youtube.com", "linktr.ee", "eventbrite.co.uk",
    "google.com", "forms.gle", "forms.office.com", "office.com", "gov.uk", "nhs.uk", "bit.ly", "tinyurl.com",
    "justgiving.com", "charitycommission.gov.uk", "wordpress.com", "wixsite.com", "blogspot.com", "weebly.com",
)  # fmt: skip
#: Words of grammar, which tell nothing apart.
_SMALL = frozenset(
    ["the", "a", "an", "and", "of", "for", "in", "at", "on", "with", "to", "by", "from"]
)
#: Words of form, left out of a name that has two others left.
_FORMAL = frozenset(
    [
        "service",
        "group",
        "support",
        "team",
        "centre",
        "ltd",
        "limited",
        "cic",
        "charity",
        "trust",
        "uk",
        "project",
        "programme",
        "club",
        "session",
        "scheme",
        "organisation",
        "foundation",
    ]
)
_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two services that may be one. *later* is the newer file: it says so. *shared* is what both give."""

    earlier: Service
    later: Service
    names: str
    shared: tuple[str, ...]


def likenesses(catalogue: Catalogue) -> list[Likeness]:
    """Every pair of services that may be one, each once, in the order of the later one's file."""
    there = _by_way(catalogue.services.values())
    shared, switchboards = _shared(there), _switchboards(catalogue, there)
    found: list[Likeness] = []
    for (one, other), ways in shared.items():
        earlier, later = sorted((catalogue.services[one], catalogue.services[other]), key=_age)
        if names := _alike(catalogue, earlier, later, ways - switchboards):
            kinds = tuple(dict.fromkeys(way for way, _ in sorted(ways, key=_rank)))
            found.append(Likeness(earlier, later, names, kinds))
    return sorted(found, key=lambda pair: (pair.later.path, pair.earlier.path))


Way = tuple[str, str]
"""What two services may share: what it is, and its value."""

#: What one service seldom shares with another, first; a building or a host is shared more often.
_ORDER = ("phone number", "text number", "e-mail address", "web page", "postcode", "website")
_OWN = frozenset(_ORDER[:3])


def _rank(way: Way) -> int:
    return _ORDER.index(way[0])


def _age(service: Service) -> tuple[bool, str]:
    """What is held back came later than what is published."""
    return bool(service.held), service.path


def _by_way(services: Iterable[Service]) -> dict[Way, list[Service]]:
    """What at least two services give, with those who give it."""
    at: dict[Way, list[Service]] = {}
    for service in services:
        for way in _ways(service):
            at.setdefault(way, []).append(service)
    return {way: there for way, there in at.items() if len(there) > 1}


def _shared(at: Mapping[Way, list[Service]]) -> dict[tuple[str, str], set[Way]]:
    """What each pair of services shares. Only pairs that share something are ever looked at."""
    found: dict[tuple[str, str], set[Way]] = defaultdict(set)
    for way, there in at.items():
        if way[0] == "website" and len(there) > _FEW:
            continue
        pairs = combinations(there, 2) if len(there) <= _MANY else _same_name(there)
        for one, other in pairs:
            found[one.id, other.id].add(way)
    return found


def _ways(service: Service) -> set[Way]:
    """What *service* could share. Text lines with a keyword and short codes are shared on purpose."""
    contact = service.contact
    ways = {("phone number", dialled(phone.number)) for phone in contact.phones}
    ways |= {("text number", dialled(text.number)) for text in contact.texts if not text.send}
    ways = {way for way in ways if way[1] not in SHORT_CODES}
    if contact.email:
        ways.add(("e-mail address", contact.email.lower()))
    for url in (contact.website, contact.form):
        if url:
            host, page = _address(url)
            if page != host:
                ways.add(("web page", page))
            if host and not host.endswith(_PLATFORMS):
                ways.add(("website", host))
    return ways | {("postcode", place.postcode) for place in service.places if place.postcode}


@lru_cache(maxsize=65536)
def _address(url: str) -> tuple[str, str]:
    """The host of *url*, and the page without what may differ: scheme, www, closing slash, capitals."""
    page = url.partition("://")[2].removeprefix("www.").rstrip("/").lower()
    return page.partition("/")[0], page


def _switchboards(catalogue: Catalogue, at: Mapping[Way, list[Service]]) -> set[Way]:
    """Numbers and mailboxes of whole organisations: what its services share tells nothing apart."""
    found = {way for way, there in at.items() if way[0] in _OWN and len(there) > _FEW}
    for organisation in catalogue.organisations.values():
        if organisation.phone:
            found.add(("phone number", dialled(organisation.phone)))
        if organisation.email:
            found.add(("e-mail address", organisation.email.lower()))
    return found


def _same_name(services: Sequence[Service]) -> Iterator[tuple[Service, Service]]:
    by_name: dict[frozenset[str], Service] = {}
    for service in services:
        other = by_name.setdefault(_words(service.name)[0], service)
        if other is not service:
            yield other, service


def _alike(catalogue: Catalogue, one: Service, other: Service, own: set[Way]) -> str:
    """How the names of two services that share something agree, in words; '' when they do not.

    *own* is what they share that belongs to no organisation as a whole.
    """
    if _known_apart(one, other) or not _areas_meet(catalogue, one, other):
        return ""
    if _squashed(one.name) == _squashed(other.name):
        return "the same name"
    words = _compared(one.name, other.name)
    if words[0] == words[1] or _one_slip(*words):
        return "nearly the same name"
    if _called(one, other.name) or _called(other, one.name):
        return "a name that the other is also called by"
    return _nearer(catalogue, one, other) if any(way[0] in _OWN for way in own) else ""


def _nearer(catalogue: Catalogue, one: Service, other: Service) -> str:
    """The same for two that share a number or a mailbox of their own: less of a name is enough."""
    if _words(one.name)[1] == _words(other.name)[1] != frozenset():
        return "nearly the same name"
    within = (
        bool(set(one.kind) & set(other.kind))
        and not _apart_in_place(one, other)
        and _holds(catalogue, one, *_compared(one.name, other.name))
    )
    return "one name inside the other" if within else ""


def _known_apart(one: Service, other: Service) -> bool:
    """True when either names the other: an editor has looked at both."""
    return any(
        there.id in (*here.not_the_same_as, *here.try_instead, *(r.to for r in here.relations))
        for here, there in ((one, other), (other, one))
    )


def _apart_in_place(one: Service, other: Service) -> bool:
    """True when both say where they are, and it is not the same place."""
    places = [{place.postcode for place in service.places} - {None} for service in (one, other)]
    return all(places) and places[0].isdisjoint(places[1])


def _areas_meet(catalogue: Catalogue, one: Service, other: Service) -> bool:
    if EVERYWHERE in one.areas or EVERYWHERE in other.areas:
        return True
    wide = [
        {area for id_ in service.areas for area in (id_, *catalogue.ancestors(id_))}
        for service in (one, other)
    ]
    return bool(set(one.areas) & wide[1] or set(other.areas) & wide[0])


# ------------------------------------------------------------------------------------------- names


def _called(service: Service, name: str) -> bool:
    compared = [_compared(called, name) for called in service.also_called]
    return any(len(words) > 1 and words == others for words, others in compared)


def _holds(
    catalogue: Catalogue, service: Service, words: frozenset[str], others: frozenset[str]
) -> bool:
    """True when one name holds the other, which is more than the name of their organisation."""
    organisation = catalogue.organisations.get(service.organisation)
    named = _words(organisation.name)[0] if organisation else frozenset()
    small, large = sorted((words, others), key=len)
    return len(small) > 1 and small < large and bool(small - named)


def _squashed(name: str) -> str:
    return _LETTERS.sub("", _plain(name))


def _plain(name: str) -> str:
    """*name* in small letters, with the spellings of one word made the same."""
    text = re.sub(r"['\u2019`]", "", name.lower().replace("&", " and "))
    text = re.sub(r"\bsaint\b", "st", text).replace("center", "centre")
    return _LETTERS.sub(" ", text).strip()


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of *name* in the singular, and those that tell it from others. A saint's name stays with its 'St'."""
    text = re.sub(r"\bst ([a-z]+)", r"st-\1", _plain(name))
    words = frozenset(_singular(word) for word in text.split() if word not in _SMALL)
    return words, words - _FORMAL


def _compared(name: str, other: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of two names to compare: without words of form if two more are left of each."""
    (all_, telling), (others, others_telling) = _words(name), _words(other)
    if len(telling) > 1 and len(others_telling) > 1:
        return telling, others_telling
    return all_, others


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _one_slip(words: frozenset[str], others: frozenset[str]) -> bool:
    """True when the names differ in one word, and there by one slip of the keys.

    A letter in the place of another makes a slip in long words only: Marton and Martin, Hetton and
    Hutton are different places, as saints and numbers are.
    """
    left, right = words - others, others - words
    if len(left) != 1 or len(right) != 1:
        return False
    one, other = *left, *right
    if not (one.isalpha() and other.isalpha()) or min(len(one), len(other)) < 6:
        return False
    replaced = len(one) == len(other) and sorted(one) != sorted(other)
    return (
        one[0] == other[0]
        and OSA.distance(one, other, score_cutoff=1) <= 1
        and not (replaced and len(one) < 10)
    )
