"""A service that runs must give at least one way to reach it, or say who to ask instead.

An entry without a way in sends a tired parent nowhere. A route through a midwife, a GP or another
professional is a way in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Add, Finding
from generator.records.service import Service

#: The commonest ways in. What a service has is for its editor to say.
_OFFERS = (
    Add(("contact",), "phones"),
    Add(("contact",), "email"),
    Add(("contact",), "website"),
)
_NOT_RUNNING = frozenset({"closed", "historic", "unconfirmed", "paused"})


def no_contact(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find running services with no way in."""
    referring = {
        term.id
        for term in catalogue.terms.get("referral-routes", {}).values()
        if term.self is False
    }
    for service in catalogue.services.values():
        if service.held or service.withdrawn or service.status in _NOT_RUNNING:
            continue
        if _has_way_in(service) or referring.intersection(service.how_to_get_help.routes):
            continue
        sentence = "Contact: Give at least one way to reach this service, or name who to ask under ask_instead in how_to_get_help."
        yield Finding(service.path, ("contact",), "no-contact", sentence, fill=_OFFERS)


def _has_way_in(service: Service) -> bool:
    contact = service.contact
    return bool(
        contact.phones or contact.texts or contact.website or contact.email or contact.form or contact.whatsapp
        or contact.web_chat or contact.post or service.places or service.sessions or service.how_to_get_help.ask_instead
    )  # fmt: skip
