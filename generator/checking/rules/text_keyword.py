"""Text lines that share a number are told apart by the word to send, so each has its own.

Without it a message reaches a stranger's service, or none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.contact_fields import SHORT_CODES, dialled
from generator.records.problem import Add, Finding, Loc
from generator.records.service import Service


def text_keyword(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find services that share a text number and its word, or share it without a word."""
    lines: dict[str, list[tuple[Service, Loc, str]]] = defaultdict(list)
    for service in catalogue.services.values():
        for number, text in enumerate(service.contact.texts):
            loc: Loc = ("contact", "texts", number)
            lines[dialled(text.number)].append((service, loc, (text.send or "").strip().upper()))
    for digits, entries in lines.items():
        if len({service.id for service, _, _ in entries}) < 2 or not (
            digits in SHORT_CODES or any(word for _, _, word in entries)
        ):
            continue
        seen: dict[str, Service] = {}
        for service, loc, word in sorted(entries, key=lambda entry: entry[0].path):
            if not word:
                yield Finding(
                    service.path,
                    (*loc, "number"),
                    "text-keyword-missing",
                    "Texts: Add 'send:' with the word to send. Other services share this number.",
                    fill=(Add(loc, "send"),),
                )
            elif (other := seen.setdefault(word, service)) is not service:
                sentence = f"Word to send: Check which service this word reaches. {other.path} has the same number and word."
                yield Finding(service.path, (*loc, "send"), "text-keyword-clash", sentence)
