"""A change is told once it has happened, and without the number itself.

People who follow changes keep what they were told. A number in it could not be taken down any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.dates import last_day
from generator.records.catalogue import Catalogue
from generator.records.parts import Standing
from generator.records.problem import Finding, Put

_CONTACT = re.compile(r"(?:\+44|\b0)[\d \-()]{8,16}\d|\S+@\S+")


def changes(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find changes that have not come yet, or that write out a number or a mailbox; and news from the future."""
    for record in catalogue.standing():
        yield from _changes(record, today)
    for item in catalogue.news.values():
        if last_day(item.date) < today or item.date.split()[-1] <= today.isoformat():
            continue
        yield Finding(
            item.path,
            ("date",),
            "changed-in-future",
            "Date: Write when this was made known. That day has not come yet.",
            fill=(Put("…"),),
        )


def _changes(record: Standing, today: date) -> Iterator[Finding]:
    for number, change in enumerate(record.changed):
        if change.on > today:
            yield Finding(
                record.path,
                ("changed", number, "on"),
                "changed-in-future",
                "Changed on: Write the day it changed. This day has not come yet.",
                fill=(Put("…"),),
            )
        if found := _CONTACT.search(change.what):
            yield Finding(
                record.path,
                ("changed", number, "what"),
                "number-in-change",
                f"What changed: Leave out '{found[0].strip()}', such as 'New phone number'. People keep what they were told, and we could not take it down.",
                write="New e-mail address" if "@" in found[0] else "New phone number",
            )
