"""Pages hide the contact details of services that may not run, so the editor should know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding


def contact_hidden(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find contact details that no page will show because of the status, where nothing is named instead."""
    hidden = {
        id_ for id_, term in catalogue.terms.get("statuses", {}).items() if not term.contact_shown
    }
    for service in catalogue.services.values():
        if service.status not in hidden or service.held or service.withdrawn:
            continue
        contact = service.contact
        given = contact.phones or contact.texts or contact.email or contact.whatsapp or contact.form
        if given and not (service.try_instead or service.how_to_get_help.ask_instead):
            sentence = f"Contact: Add 'try_instead:' or 'ask_instead:'. Pages hide these details while the status is {service.status}."
            yield Finding(service.path, ("contact",), "contact-hidden", sentence)
