"""'Bi-monthly' means twice a month to some and every two months to others.

A parent who waits a month too long, or a manager who plans for twice the cost, has been misled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.passages import passages
from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.problem import Finding

_UNCERTAIN = re.compile(
    r"(?<!['\"\u2018\u201c])\bbi-?(weekly|monthly|annual(?:ly)?)\b", re.IGNORECASE
)
#: 'bi' alone stands in 'birth' and 'mobile', so in nearly every record.
_HINTS = tuple(f"bi{hyphen}{span}" for hyphen in ("", "-") for span in ("week", "month", "annual"))
_MEANS = {
    "weekly": "'twice a week' or 'every two weeks'",
    "monthly": "'twice a month' or 'every two months'",
    "annual": "'twice a year' or 'every two years'",
    "annually": "'twice a year' or 'every two years'",
}


def ambiguous_frequency(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find words of frequency with two meanings; in quotation marks they are a source's own."""
    for record, loc, _, match in passages(catalogue, _HINTS, _UNCERTAIN, ("sources",)):
        meant = _MEANS[match[1].lower()]
        sentence = f"{title_at(type(record), loc)}: Write {meant} in place of '{match[0]}'. If no source says which, put it in quotation marks and say so."
        yield Finding(record.path, loc, "ambiguous-frequency", sentence)
