"""An award that was not won is never told as won.

Shortlisted is shown as shortlisted; anything else is untrue and is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.parts import Standing
from generator.records.practice import PracticeExample
from generator.records.problem import Finding
from generator.records.published import published_texts

_WON = re.compile(r"\b(?:won|winners?|award[- ]winning|winning)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no|nor|without|did\s?n[o']t)\b", re.IGNORECASE)


def shortlisted_as_won(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find 'won' in examples without a win, and in the news and services about them."""
    for example in catalogue.practices.values():
        results = {award.result for award in example.recognition}
        if not results or "winner" in results:
            continue
        result = min(results)
        for record in _about(catalogue, example):
            yield from _claims(record, result)


def _about(catalogue: Catalogue, example: PracticeExample) -> Iterator[Standing]:
    yield example
    yield from (item for item in catalogue.news.values() if example.id in item.about)
    yield from (catalogue.services[id_] for id_ in example.describes if id_ in catalogue.services)


def _claims(record: Standing, result: str) -> Iterator[Finding]:
    for loc, text in published_texts(record):
        if "sources" in loc:
            continue
        if _WON.search(text) and not _NOT.search(text):
            yield Finding(
                record.path,
                loc,
                "shortlisted-as-won",
                f"{title_at(type(record), loc)}: Say {result.replace('-', ' ')}, not won: that is the result the record gives.",
                _told(text, result),
            )


def _told(text: str, result: str) -> str:
    """*text* with the true *result*, where the change is plain; else ''."""
    if result != "shortlisted" or "\n" in text:
        return ""
    told = re.sub(r"\bwon the\b", "was shortlisted for the", text)
    told = re.sub(
        r"\b([Aa])n award[- ]winning\b|\baward[- ]winning\b",
        lambda found: f"{found[1]} shortlisted" if found[1] else "shortlisted",
        told,
    )
    return told if told != text else ""
