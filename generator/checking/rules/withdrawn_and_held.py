"""An entry is either held back before publishing or withdrawn after it, and not withdrawn on a day to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding, Put


def withdrawn_and_held(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find records both held and withdrawn, or withdrawn in the future."""
    for record in catalogue.standing():
        if record.withdrawn is None:
            continue
        if record.held:
            yield Finding(
                record.path,
                ("held",),
                "withdrawn-and-held",
                "Held back because: Delete this line. The entry is withdrawn, and its page says so.",
            )
        if record.withdrawn.on > today:
            yield Finding(
                record.path,
                ("withdrawn", "on"),
                "withdrawn-in-future",
                "Withdrawn on: Write the day it was taken down. This day has not come yet.",
                fill=(Put("…"),),
            )
