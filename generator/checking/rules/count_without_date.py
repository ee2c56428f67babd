"""A number of people says when it was counted.

'37 mothers were referred' is true of one day. Without the day, nobody can tell an early count from a last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.parts import Claim, Count
from generator.records.practice import Evidence, PracticeExample
from generator.records.problem import Add, Finding, Level, Loc

_CODE = "count-without-date"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PEOPLE = re.compile(
    r"\b\d[\d,]* (?:\w+ ){0,2}(?:adults|babies|carers|children|dads|families|fathers|girls|men|midwives|mothers|mums|"
    r"parents|partners|people|referrals|staff|users|volunteers|women)\b",
    re.IGNORECASE,
)


def count_without_date(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find counts without 'as_of', and numbers of people in the claims of examples that name no year."""
    for service in catalogue.services.values():
        yield from _counts(service.path, "activity", service.activity)
    for organisation in catalogue.organisations.values():
        yield from _counts(organisation.path, "members", organisation.members)
    for example in catalogue.practices.values():
        yield from _counts(example.path, "achievements", example.achievements)
        yield from _claims(example)
        yield from _evidence(example)


def _counts(path: str, key: str, counts: tuple[Count, ...]) -> Iterator[Finding]:
    for number, count in enumerate(counts):
        if not count.as_of:
            sentence = "Number: Add 'as_of:' with when this was true. Write 'no date given' if no source says."
            yield Finding(
                path, (key, number, "value"), _CODE, sentence, fill=(Add((key, number), "as_of"),)
            )


def _claims(example: PracticeExample) -> Iterator[Finding]:
    groups: tuple[tuple[Loc, tuple[Claim, ...]], ...] = (
        (("context", "local_need"), example.context.local_need),
        (("context", "wider_need"), example.context.wider_need),
        (("replicate", "must_have"), example.replicate.must_have),
    )
    for above, claims in groups:
        for number, claim in enumerate(claims):
            if not claim.as_of and not _YEAR.search(claim.text) and _PEOPLE.search(claim.text):
                sentence = "Claim: Add 'as_of:' with when this number of people was true, or name the year."
                yield Finding(
                    example.path,
                    (*above, number, "text"),
                    _CODE,
                    sentence,
                    level=Level.CHECK,
                    fill=(Add((*above, number), "as_of"),),
                )


def _evidence(example: PracticeExample) -> Iterator[Finding]:
    dated = frozenset(s.id for s in example.sources if s.id and s.page_date != "undated")
    for number, item in enumerate(example.evidence):
        if item.people and any(map(str.isdigit, item.people)) and not _dated(item, dated):
            sentence = "How many people: Say when, under 'published' or in the claim."
            yield Finding(
                example.path,
                ("evidence", number, "people"),
                _CODE,
                sentence,
                level=Level.CHECK,
                fill=(Add(("evidence", number), "published"),),
            )


def _dated(item: Evidence, dated: frozenset[str]) -> bool:
    """True when the item says a time, or its source does: one of *dated*, the ids of sources with a date."""
    texts = (item.claim, item.people, item.design, item.note, item.reference, *item.missing)
    return bool(item.published or item.promised_for or item.source in dated) or any(
        "date" in text or _YEAR.search(text) for text in texts if text
    )
