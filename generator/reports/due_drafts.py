"""E-mail drafts that ask services whether their details are still right: one for each mailbox.

An address is only ever one that a record gives: the service's own, else that of the organisation that
runs it. Nothing is sent: a draft is a file that a person opens, reads and sends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from generator.planning.facts import place_fact
from generator.planning.service_wording import ServiceWording, service_url
from generator.planning.ways import ways
from generator.planning.wording import counted, lower_first, opening_in_words, when_in_words
from generator.records.organisation import Organisation
from generator.records.parts import Standing
from generator.records.practice import PracticeExample
from generator.records.service import Service
from generator.records.settings import Settings
from generator.reports.due import Due, record_name


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft to one mailbox: the *name* of its file without ending, and the message."""

    name: str
    message: EmailMessage


@dataclass(frozen=True, slots=True)
class Drafts:
    """All drafts in order, and the records for which no e-mail address is known: call those."""

    drafts: tuple[Draft, ...]
    without: tuple[Standing, ...]


def due_drafts(entries: Iterable[Due], words: ServiceWording, settings: Settings) -> Drafts:
    """One draft for each mailbox, about all of *entries* that it can answer for."""
    grouped: dict[str, dict[str, Due]] = {}
    without: dict[str, Standing] = {}
    for entry in entries:
        if address := _mailbox(entry.record, words):
            grouped.setdefault(address, {}).setdefault(entry.record.path, entry)
        else:
            without.setdefault(entry.record.path, entry.record)
    drafts: list[Draft] = []
    taken: set[str] = set()
    for address, group in grouped.items():
        dues = tuple(group.values())
        name = _file_name(dues[0].record, taken)
        drafts.append(Draft(name, _message(address, dues, words, settings)))
    return Drafts(tuple(drafts), tuple(without.values()))


def as_text(drafts: Drafts) -> str:
    """All drafts, one below the other, for a terminal."""
    rule = "-" * 72
    shown = (
        "\n".join(
            (
                *(f"{key}: {value}" for key, value in draft.message.items() if key in _SHOWN),
                "",
                draft.message.get_content().rstrip(),
            )
        )
        for draft in drafts.drafts
    )
    return f"\n{rule}\n".join(shown) + "\n" if drafts.drafts else ""


_SHOWN = ("From", "To", "Subject")


def _mailbox(record: Standing, words: ServiceWording) -> str:
    """The address that the record gives, or that of its organisation's record; '' for none that mail can go to."""
    organisations = words.catalogue.organisations
    given: str | None = None
    if isinstance(record, Organisation):
        given = record.email
    elif isinstance(record, Service):
        given = record.contact.email or _email_of(organisations.get(record.organisation))
    elif isinstance(record, PracticeExample):
        given = _email_of(organisations.get(record.submitted_by))
    return given if given and _can_be_written_to(given) else ""


def _email_of(organisation: Organisation | None) -> str | None:
    return organisation.email if organisation else None


def _can_be_written_to(address: str) -> bool:
    try:
        return address.isascii() and bool(Address(addr_spec=address).domain)
    except (
        MessageError,
        ValueError,
        IndexError,
    ):  # what email.headerregistry raises for odd addresses
        return False


def _file_name(record: Standing, taken: set[str]) -> str:
    organisation = record.organisation if isinstance(record, Service) else record.id
    name, number = organisation, 1
    while name in taken:
        number += 1
        name = f"{organisation}-{number}"
    taken.add(name)
    return name


def _message(
    address: str, dues: tuple[Due, ...], words: ServiceWording, settings: Settings
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    first = record_name(dues[0].record)
    more = f", and {counted(len(dues) - 1, 'more', 'more')}" if len(dues) > 1 else ""
    message["Subject"] = " ".join(f"Is this still right? {first[:150]}{more}".split())
    sender = _sender(dues[0], words, settings)
    if sender and _can_be_written_to(sender):
        message["From"] = Address(addr_spec=sender)
    message["To"] = Address(addr_spec=address)
    message["X-Unsent"] = "1"  # mail programs then open it as a draft
    message.set_content("\n".join(_lines(dues, words, settings)) + "\n")
    return message


def _sender(due: Due, words: ServiceWording, settings: Settings) -> str:
    """The mailbox of the area, else of whoever runs the directory; '' when there is none."""
    area = words.catalogue.areas.get(due.area)
    if area and area.mailbox:
        return area.mailbox
    return settings.operator.email if settings.operator else ""


def _lines(dues: tuple[Due, ...], words: ServiceWording, settings: Settings) -> Iterator[str]:
    yield "Hello,"
    yield ""
    yield f"You are in {settings.name} ({lower_first(settings.strapline)})."
    yield "Are these details still right?"
    for due in dues:
        yield ""
        yield record_name(due.record)
        for name, value in _facts(due.record, words):
            yield f"  {name}: {value}"
        if settings.launched and isinstance(due.record, Service):
            folder = f"{due.area}/" if due.area in {s.id for s in words.catalogue.sites} else ""
            page = service_url(due.record.id).removesuffix("index.html")
            yield f"  Page: {settings.site_url}{folder}{page}"
    yield ""
    yield "If all of it is right, reply “still right”. That is enough."
    yield "If something is wrong, reply with what it should say."
    yield ""
    yield "Write nothing about a person who uses the service."


def _facts(record: Standing, words: ServiceWording) -> Iterator[tuple[str, str]]:
    """What is said of *record*, a name and a value each; nothing that is not known."""
    if isinstance(record, Service):
        yield from _of_service(record, words)
    elif isinstance(record, Organisation):
        yield "What it does", record.does
        for name, value in (("Phone", record.phone), ("E-mail", record.email), ("Website", record.website)):  # fmt: skip
            if value:
                yield name, value
    elif isinstance(record, PracticeExample):
        yield "In short", record.strapline


def _of_service(service: Service, words: ServiceWording) -> Iterator[tuple[str, str]]:
    yield "What it is", service.summary
    if status := words.status_words(service):
        yield "Whether it runs", status
    for way in ways(service.contact):
        value = way.number if way.kind != "text" or not way.word else f"{way.word} to {way.number}"
        yield way.lead, ", ".join(filter(None, (value, way.label, way.hours)))
    if service.opening:
        yield "Open", "; ".join(map(opening_in_words, service.opening))
    if service.opening_note:
        yield "Open", service.opening_note
    if not words.keeps_place_private(service):
        for place in map(place_fact, service.places):
            yield "Place", ", ".join(filter(None, (place.name, *place.lines)))
    if service.cost and service.cost != "not-known":
        yield "Cost", words.label("costs", service.cost)
    if service.how_to_get_help.routes:
        yield "Ways in", words.labels("referral-routes", service.how_to_get_help.routes)
    if said := service.waiting:
        yield "Waiting time", f"{said.text} (as of {when_in_words(said.as_of)})"
    if taking := service.accepting_referrals:
        yield "Takes new referrals", f"{taking.value} (as of {when_in_words(taking.as_of)})"
