"""A waiting time, or whether new referrals are taken, is asked for again after 6 months or taken out.

Until then its page says that it is not known now, and what was last said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.review_cycle import VOLATILE_MONTHS, holds_until
from generator.records.catalogue import Catalogue
from generator.records.problem import Add, Finding


def waiting_out_of_date(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find waiting times and words about new referrals that are too old to tell anyone."""
    for service in catalogue.services.values():
        if service.waiting and holds_until(service.waiting.as_of) < today:
            yield Finding(
                service.path,
                ("waiting", "as_of"),
                "waiting-out-of-date",
                f"As of: Ask for the waiting time again, or delete it. It is more than {VOLATILE_MONTHS} months old.",
                fill=(Add((), "waiting"),),
            )
        said = service.accepting_referrals
        if said and holds_until(said.as_of) < today:
            yield Finding(
                service.path,
                ("accepting_referrals", "as_of"),
                "referrals-out-of-date",
                f"As of: Ask again whether they take new referrals, or delete this. It is more than {VOLATILE_MONTHS} months old.",
                fill=(Add((), "accepting_referrals"),),
            )
