"""The phone and text numbers of a service, each with its place, and numbers inside texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.records.problem import Loc
from generator.records.service import Phone, Service, TextLine

NUMBER_IN_TEXT = re.compile(r"(?:\+44|0)[\d \-()]{8,16}\d")
"""What may be a British number inside a text."""


def numbers(service: Service) -> Iterator[tuple[Loc, Phone | TextLine]]:
    """Every phone, then every text line of *service*, with the place of its group of fields."""
    for position, phone in enumerate(service.contact.phones):
        yield ("contact", "phones", position), phone
    for position, text in enumerate(service.contact.texts):
        yield ("contact", "texts", position), text
