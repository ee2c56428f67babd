"""'Bi-monthly' means twice a month to some and every two months to others.

A parent who waits a month too long, or a manager who plans for twice the cost, has been misled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.passages import passages, with_words
from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.problem import Finding, Put

_UNCERTAIN = re.compile(
    r"(?<!['\"\u2018\u201c])\bbi-?(weekly|monthly|annual(?:ly)?)\b", re.IGNORECASE
)
#: 'bi' alone stands in 'birth' and 'mobile', so in nearly every record.
_HINTS = tuple(f"bi{hyphen}{span}" for hyphen in ("", "-") for span in ("week", "month", "annual"))
_MEANS = {
    "weekly": "twice a week|every two weeks",
    "monthly": "twice a month|every two months",
    "annual": "twice a year|every two years",
    "annually": "twice a year|every two years",
}


def ambiguous_frequency(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find words of frequency with two meanings; in quotation marks they are a source's own."""
    for record, loc, text, match in passages(catalogue, _HINTS, _UNCERTAIN, ("sources",)):
        one, other = _MEANS[match[1].lower()].split("|")
        sentence = f"{title_at(type(record), loc)}: Write '{one}' or '{other}' in place of '{match[0]}'. If no source says which, put it in quotation marks and say so."
        yield Finding(
            record.path,
            loc,
            "ambiguous-frequency",
            sentence,
            fill=tuple(Put(_instead(text, match, each)) for each in (one, other)),
        )


#: What is said in place of an adjective: 'a twice-yearly look'.
_ADJECTIVES = {
    "twice a week": "twice-weekly", "every two weeks": "two-weekly", "twice a month": "twice-monthly",
    "every two months": "two-monthly", "twice a year": "twice-yearly", "every two years": "two-yearly",
}  # fmt: skip


def _instead(text: str, match: re.Match[str], words: str) -> str:
    """*text* with plain *words* in place of the *match*."""
    if re.search(r"\ba $", text[: match.start()], re.IGNORECASE):
        return with_words(text, match, _ADJECTIVES[words])
    is_start = not text[: match.start()].strip()
    return with_words(text, match, f"{words[0].upper()}{words[1:]}" if is_start else words)
