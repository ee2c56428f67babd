"""Services for people who face abuse carry no place, in any field, until the service has confirmed that it is public.

Someone may be looking for the person who goes there. This stops everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.hidden_places import BUILDING, POSTCODE, REFUGE, STREET
from generator.records.model_fields import title_at
from generator.records.named_terms import ABUSE_NEEDS
from generator.records.news import NewsItem
from generator.records.parts import Standing
from generator.records.practice import PracticeExample
from generator.records.problem import Finding, Loc
from generator.records.published import published_texts
from generator.records.service import Service

_CODE = "confidential-address"
#: In a name or summary, what makes a service one whose place should be confirmed.
_ABUSE = ("abuse", "violence", "rape")
_PLACES = "Places: Delete this place, or add 'confirmed_public:' with the day the service confirmed in writing that it is public."
_NAMES = frozenset({"name", "also_called", "publisher", "title"})


def confidential_address(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find places, postcodes, streets and buildings in the records of services that must stay hidden."""
    hidden = kept_private(catalogue)
    for service in catalogue.services.values():
        if service.id in hidden:
            yield from _in_service(service)
        elif service.places and not ABUSE_NEEDS.isdisjoint(service.needs):
            yield from _open_to_all(service)
    for organisation in catalogue.organisations.values():
        if organisation.keeps_address_private:
            yield from _in_texts(organisation, published_texts(organisation), frozenset())

    telling: list[NewsItem | PracticeExample] = [*catalogue.news.values()]
    telling += catalogue.practices.values()
    for record in telling:
        if not hidden.isdisjoint(named_by(record)):
            yield from _in_texts(record, published_texts(record), frozenset())


def kept_private(catalogue: Catalogue) -> frozenset[str]:
    """The ids of services and organisations whose place nobody may tell."""
    runners = {o.id for o in catalogue.organisations.values() if o.keeps_address_private}
    services = {
        service.id
        for service in catalogue.services.values()
        if service.organisation in runners
        or service.address == "none"
        or (service.needs and service.needs[0] in ABUSE_NEEDS)
    }
    return frozenset(runners | services)


def named_by(record: NewsItem | PracticeExample) -> set[str]:
    """The ids of services and organisations that a news item or example is about."""
    relations = {relation.to for relation in record.relations}
    if isinstance(record, NewsItem):
        return {*record.about, *relations}
    return {*record.describes, *relations, *(site.service for site in record.sites if site.service)}


def _open_to_all(service: Service) -> Iterator[Finding]:
    """A service with a place that helps with abuse among other things: is its place public?"""
    unconfirmed = [n for n, place in enumerate(service.places) if not place.confirmed_public]
    told = f"{service.name} {service.summary}".lower()
    sought = REFUGE.search(told) or any(word in told for word in _ABUSE)
    for number in unconfirmed if sought else ():
        yield Finding(service.path, ("places", number), _CODE, _PLACES)


def _in_service(service: Service) -> Iterator[Finding]:
    confirmed = {n for n, place in enumerate(service.places) if place.confirmed_public}
    for number in range(len(service.places)):
        if number not in confirmed:
            yield Finding(
                service.path,
                ("places", number),
                _CODE,
                _PLACES,
            )
    if service.contact.post:
        yield Finding(
            service.path,
            ("contact", "post"),
            _CODE,
            "By letter: Delete this address. Someone may be looking for the people who go there.",
        )
    for number, session in enumerate(service.sessions):
        if session.where and not confirmed:
            yield Finding(
                service.path,
                ("sessions", number, "where"),
                _CODE,
                "Where: Delete this. Write in how_to_get_help that people are told the place when they call.",
            )
    for number, relation in enumerate(service.relations):
        if relation.type == "located-at":
            yield Finding(
                service.path,
                ("relations", number),
                _CODE,
                "Relations: Delete this. It tells where the service is.",
            )
    skipped = {("places", number) for number in range(len(service.places))} | {("contact", "post")}
    texts = (
        (loc, text)
        for loc, text in published_texts(service)
        if loc[:2] not in skipped and loc[-1] != "where"
    )
    told = frozenset(
        line
        for n in confirmed
        for line in (*service.places[n].address, service.places[n].name)
        if line
    )
    yield from _in_texts(service, texts, told)


def _in_texts(
    record: Standing, texts: Iterator[tuple[Loc, str]], told: frozenset[str]
) -> Iterator[Finding]:
    """Postcodes, streets and buildings in *texts*, but for the lines *told* of places confirmed public."""
    for loc, whole in texts:
        text = whole
        for line in told:
            text = text.replace(line, "")
        named = any(step in _NAMES for step in loc)
        for pattern, what in (
            (POSTCODE, "postcode"),
            (STREET, "street"),
            (BUILDING, "building"),
        ):
            if (named and pattern is BUILDING) or not (found := pattern.search(text)):
                continue
            yield Finding(
                record.path,
                loc,
                _CODE,
                f"{title_at(type(record), loc)}: Delete the {what} '{found[0]}'. Someone may be looking for the people who go there.",
            )
            break
