"""What has a start and an end ends after it starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.dates import first_day, last_day
from generator.records.catalogue import Catalogue
from generator.records.problem import Finding, Put


def ends_before_start(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find events and past services that end before they start."""
    for item in catalogue.news.values():
        if item.starts and item.ends and item.ends < item.starts:
            yield Finding(
                item.path,
                ("ends",),
                "ends-before-start",
                "Ends: Write a day on or after the start.",
                fill=(Put("…"),),
            )
    for service in catalogue.services.values():
        ran = service.ran
        if ran and ran.from_ and ran.to and last_day(ran.to) < first_day(ran.from_):
            yield Finding(
                service.path,
                ("ran", "to"),
                "ends-before-start",
                "To: Write a date on or after 'from'.",
                fill=(Put("…"),),
            )
