"""Opening hours end after they begin, and hours known until a day that has passed are looked up again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding, Put


def hours_impossible(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find hours that end before they begin, and hours past their last known day."""
    for service in catalogue.services.values():
        for number, hours in enumerate(service.opening):
            if hours.from_ >= hours.to:
                sentence = "Opening hours: Write a time after 'from'. Split hours that go past midnight in two: to 24:00, and from 00:00."
                yield Finding(
                    service.path,
                    ("opening", number, "to"),
                    "hours-impossible",
                    sentence,
                    fill=(Put("…"),),
                )
        for number, session in enumerate(service.sessions):
            if session.from_ and session.to and session.from_ >= session.to:
                yield Finding(
                    service.path,
                    ("sessions", number, "to"),
                    "hours-impossible",
                    "Sessions: Write a time after 'from'.",
                    fill=(Put("…"),),
                )
        if service.opening_valid_until and service.opening_valid_until < today:
            yield Finding(
                service.path,
                ("opening_valid_until",),
                "hours-out-of-date",
                "Hours known until: Look the hours up again. This day has passed.",
                fill=(Put("…"),),
            )
