"""A number known to be out of date is published nowhere.

It is still copied from page to page; calling it leads to silence, or to a stranger. This stops everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.numbers import NUMBER_IN_TEXT, numbers
from generator.records.catalogue import Catalogue
from generator.records.contact_fields import dialled
from generator.records.model_fields import title_at
from generator.records.organisation import Organisation
from generator.records.parts import Standing
from generator.records.problem import Finding, Loc
from generator.records.published import published_texts
from generator.records.service import Service

_CODE = "same-number-as-superseded"
_SHORTEST = 9


def superseded_number(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find published numbers and addresses that some record lists as old."""
    old = _old(catalogue)
    if not old:
        return
    for record, loc, value in _published(catalogue, old):
        if listed := old.get(value.lower() if "@" in value else dialled(value)):
            yield Finding(
                record.path,
                loc,
                _CODE,
                f"{title_at(type(record), loc)}: Delete this, or find what replaced it: {listed} lists it as out of date.",
            )
    for record, text in catalogue.wording:
        if not any(dialled(found) in old for found in NUMBER_IN_TEXT.findall(text)):
            continue
        for loc, passage in published_texts(record):
            for found in NUMBER_IN_TEXT.findall(passage):
                if listed := old.get(dialled(found)):
                    yield Finding(
                        record.path,
                        loc,
                        _CODE,
                        f"{title_at(type(record), loc)}: Delete the number '{found}' from this text: {listed} lists it as out of date.",
                    )


def _old(catalogue: Catalogue) -> dict[str, str]:
    """Superseded values, numbers as dialled, each with the file that lists it."""
    found: dict[str, str] = {}
    records: tuple[Service | Organisation, ...] = (
        *catalogue.services.values(),
        *catalogue.organisations.values(),
    )
    for record in records:
        for entry in record.superseded:
            if "@" in entry.value:
                found[entry.value.lower()] = record.path
            elif len(digits := dialled(entry.value)) >= _SHORTEST:
                found[digits] = record.path
    return found


def _published(catalogue: Catalogue, old: dict[str, str]) -> Iterator[tuple[Standing, Loc, str]]:
    """Published numbers and e-mail addresses that *old* may list."""
    for service in catalogue.services.values():
        contact = service.contact
        for loc, entry in numbers(service):
            if dialled(entry.number) in old:
                yield service, (*loc, "number"), entry.number
        if contact.whatsapp:
            yield service, ("contact", "whatsapp"), contact.whatsapp
        if contact.email:
            yield service, ("contact", "email"), contact.email
    for organisation in catalogue.organisations.values():
        if organisation.phone:
            yield organisation, ("phone",), organisation.phone
        if organisation.email:
            yield organisation, ("email",), organisation.email
