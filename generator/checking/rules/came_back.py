"""An entry with a tombstone must not come back: not under its id, its number or its web address.

It was taken out because it could hurt someone, and the old details are still copied about. This stops
everything. Delete the tombstone in `directory/gone/` only when its reason is gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

from generator.checking.numbers import NUMBER_IN_TEXT, numbers
from generator.records.catalogue import Catalogue
from generator.records.contact_fields import dialled
from generator.records.gone import Gone
from generator.records.organisation import Organisation
from generator.records.parts import Standing
from generator.records.practice import PracticeExample
from generator.records.problem import Finding, Loc
from generator.records.published import published_texts
from generator.records.service import Service

_KIND = {"service": Service, "organisation": Organisation, "practice": PracticeExample}


def came_back(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find records with the id, a number or a web address of an entry that must not come back."""
    if not catalogue.gone:
        return
    by_phone = {dialled(phone): gone for gone in catalogue.gone.values() for phone in gone.phones}
    by_page = {web_page(url): gone for gone in catalogue.gone.values() for url in gone.websites}
    for record in catalogue.standing():
        if record.withdrawn:  # taken down already: nothing of it is shown
            continue
        named: tuple[tuple[Loc, str, str], ...] = (
            ((), record.id, "Delete this file"),
            *((("was", at), old, "Delete this old id") for at, old in enumerate(record.was)),
        )
        for loc, id_, act in named:
            gone = catalogue.gone.get(id_)
            if gone and isinstance(record, _KIND[gone.kind]):
                yield Finding(record.path, loc, "came-back", _sentence(act, gone))
        for loc, number in _phones(record):
            if found := by_phone.get(dialled(number)):
                yield Finding(record.path, loc, "came-back", _sentence("Delete this number", found))
        for loc, url in _pages(record):
            if found := by_page.get(web_page(url)):
                yield Finding(
                    record.path, loc, "came-back", _sentence("Delete this address", found)
                )
    yield from _in_texts(catalogue, by_phone)


def _in_texts(catalogue: Catalogue, by_phone: Mapping[str, Gone]) -> Iterator[Finding]:
    for record, text in catalogue.wording:
        if record.withdrawn or not by_phone.keys() & map(dialled, NUMBER_IN_TEXT.findall(text)):
            continue
        for loc, passage in published_texts(record):
            for number in NUMBER_IN_TEXT.findall(passage):
                if found := by_phone.get(dialled(number)):
                    act = "Delete the number from this text"
                    yield Finding(record.path, loc, "came-back", _sentence(act, found))


def web_page(url: str) -> str:
    """What tells one web page from another, as far as people type it: no scheme, no www., no last slash."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host + parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")


def _sentence(act: str, gone: Gone) -> str:
    why = gone.why if gone.why.endswith((".", "!", "?")) else f"{gone.why}."
    return (
        f"{act}. {gone.path} says since {gone.since.isoformat()} that it must not come back: {why}"
    )


def _phones(record: Standing) -> Iterator[tuple[Loc, str]]:
    if isinstance(record, Service):
        yield from (((*loc, "number"), entry.number) for loc, entry in numbers(record))
        if record.contact.whatsapp:
            yield ("contact", "whatsapp"), record.contact.whatsapp
    elif isinstance(record, Organisation) and record.phone:
        yield ("phone",), record.phone


def _pages(record: Standing) -> Iterator[tuple[Loc, str]]:
    if isinstance(record, Service):
        for key in ("website", "form"):
            if url := getattr(record.contact, key):
                yield ("contact", key), url
    elif isinstance(record, Organisation) and record.website:
        yield ("website",), record.website
