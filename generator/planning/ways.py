"""The ways to make contact that a record gives, the quickest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.language.said import say
from generator.records.service import Contact, Phone, TextLine


@dataclass(frozen=True, slots=True)
class Way:
    """One way to make contact. *kind*: call, text, whatsapp, email, form, site, chat, post, relay.

    *href* is empty for what cannot be pressed; *number* is the number, address or host as shown;
    *word* is what to send to a text line.
    """

    kind: str
    href: str
    lead: str
    number: str = ""
    word: str = ""
    label: str = ""
    hours: str = ""
    doubt: str = ""


def ways(contact: Contact) -> Iterator[Way]:
    """Every way to make contact, the quickest first."""
    for phone in contact.phones:
        yield _call(phone)
    for text in contact.texts:
        yield _text(text)
    if contact.whatsapp:
        yield Way("whatsapp", "", say("WhatsApp"), contact.whatsapp)
    if contact.email:
        yield Way(
            "email",
            f"mailto:{contact.email}",
            say("E-mail"),
            contact.email,
            label=contact.email_note or "",
        )
    if contact.form:
        yield Way("form", contact.form, say("Form"), host(contact.form))
    if contact.website:
        yield Way("site", contact.website, say("Website"), host(contact.website))
    if contact.web_chat:
        yield Way("chat", "", say("Web chat"), label=contact.web_chat)
    if contact.post:
        yield Way("post", "", say("Write to"), label=", ".join(contact.post))
    if contact.relay:
        yield Way("relay", "", say("If you are Deaf or cannot speak"), label=contact.relay)


def _call(phone: Phone) -> Way:
    return Way(
        "call",
        f"tel:{digits(phone.number)}",
        say("Call"),
        phone.number,
        label=phone.label or "",
        hours=phone.hours or "",
        doubt=phone.doubt or "",
    )


def _text(text: TextLine) -> Way:
    body = f"?body={text.send}" if text.send and text.send.isalnum() else ""
    return Way(
        "text",
        f"sms:{digits(text.number)}{body}",
        say("Text"),
        text.number,
        text.send or "",
        text.label or "",
        text.hours or "",
        text.doubt or "",
    )


def digits(number: str) -> str:
    """The digits of a number as typed, with a leading + kept."""
    return ("+" if number.strip().startswith("+") else "") + re.sub(r"\D", "", number)


def host(url: str) -> str:
    """The name of the site in *url*, without www."""
    return re.sub(r"^https?://(www\.)?", "", url).split("/")[0].split("?")[0]
