"""Pages hide the contact details of services that may not run, so the editor should know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.problem import Add, Finding
from generator.records.published import published_texts

_NUMBER = re.compile(r"\b0\d{2,4} ?\d{3,4} ?\d{3,4}\b")


def contact_hidden(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find contact details that no page will show because of the status, where nothing is named instead."""
    hidden = {
        id_ for id_, term in catalogue.terms.get("statuses", {}).items() if not term.contact_shown
    }
    for service in catalogue.services.values():
        if service.status not in hidden or service.held or service.withdrawn:
            continue
        for loc, text in published_texts(service):
            if loc[0] not in ("contact", "doubts", "sources") and (found := _NUMBER.search(text)):
                sentence = f"{title_at(type(service), loc)}: Delete the number '{found[0]}'. Pages hide contact details while the status is {service.status}."
                yield Finding(service.path, loc, "contact-hidden", sentence)
        contact = service.contact
        given = contact.phones or contact.texts or contact.email or contact.whatsapp or contact.form
        if given and not (service.try_instead or service.how_to_get_help.ask_instead):
            sentence = f"Contact: Add 'try_instead:' or 'ask_instead:'. Pages hide these details while the status is {service.status}."
            yield Finding(
                service.path,
                ("contact",),
                "contact-hidden",
                sentence,
                fill=(Add((), "try_instead"), Add(("how_to_get_help",), "ask_instead")),
            )
