"""A place with 'refuge' or 'women's aid' in its words is looked at before it is shown.

Someone may be looking for the people who live there. Where the main need is abuse, no place is shown
at all. This finds the entry that does not say what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.rules.confidential_address import kept_private, named_by
from generator.records.catalogue import Catalogue
from generator.records.hidden_places import REFUGE
from generator.records.model_fields import title_at
from generator.records.named_terms import ABUSE_NEEDS
from generator.records.problem import Finding, Loc
from generator.records.service import Service

_CODE = "refuge-in-place"


def refuge_in_place(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find places, sessions, postal addresses and events, and whole entries with a place, that speak of a refuge."""
    hidden = kept_private(catalogue)
    for service in catalogue.services.values():
        if service.id in hidden:
            continue  # any place there stops everything already
        open_to_all = not ABUSE_NEEDS.isdisjoint(service.needs)
        told = [
            (loc, text)
            for loc, text in _places(service)
            if text and not (open_to_all and loc[0] == "places")  # confidential-address says so
        ]
        named = REFUGE.search(" ".join((service.name, *service.also_called, service.summary)))
        for loc, text in told:
            if found := named or REFUGE.search(text):
                yield Finding(
                    service.path,
                    loc,
                    _CODE,
                    f"{title_at(Service, loc)}: Delete this if people hide there, and write 'address: none'. It goes with the word '{found[0]}'.",
                )
    for item in catalogue.news.values():
        if (found := REFUGE.search(item.where or "")) and hidden.isdisjoint(named_by(item)):
            yield Finding(
                item.path,
                ("where",),
                _CODE,
                f"Where: Delete this if people hide there. It has the word '{found[0]}'.",
            )


def _places(service: Service) -> Iterator[tuple[Loc, str]]:
    """Each text that says where *service* is, but for places confirmed public."""
    for number, place in enumerate(service.places):
        if not place.confirmed_public:
            words = (place.name, *place.address, place.postcode, place.note)
            yield ("places", number), " ".join(word for word in words if word)
    for number, session in enumerate(service.sessions):
        yield ("sessions", number, "where"), session.where or ""
    yield ("contact", "post"), " ".join(service.contact.post)
