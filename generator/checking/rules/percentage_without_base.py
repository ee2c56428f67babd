"""A percentage must say what it is a share of.

'80 per cent' of five people and of five hundred are different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.passages import with_words
from generator.records.catalogue import Catalogue
from generator.records.parts import Claim, Count
from generator.records.practice import PracticeExample
from generator.records.problem import Add, Finding, Level, Loc, Put

_CODE = "percentage-without-base"
_SHARE = re.compile(r"\b\d[\d.]* ?(?:%|per ?cent\b)", re.IGNORECASE)
_BASE = re.compile(r"(?:%|per ?cent) (?:of|in|among) |\bof [^,.]+, \d", re.IGNORECASE)


def percentage_without_base(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find counts in per cent without 'of', claims that do not say of whom, and groups without their size."""
    for service in catalogue.services.values():
        if service.activity:
            yield from _counts(service.path, "activity", service.activity)
    for organisation in catalogue.organisations.values():
        if organisation.members:
            yield from _counts(organisation.path, "members", organisation.members)
    for example in catalogue.practices.values():
        yield from _counts(example.path, "achievements", example.achievements)
        yield from _claims(example)
        for number, evidence in enumerate(example.evidence):
            if evidence.missing:
                continue
            if _SHARE.search(evidence.claim) and not (evidence.people or evidence.arms):
                sentence = "Claim: Add 'people:' with how many people this is a share of. Write 'not stated' if no source says."
                yield Finding(
                    example.path,
                    ("evidence", number, "claim"),
                    _CODE,
                    sentence,
                    level=Level.CHECK,
                    fill=(Add(("evidence", number), "people"),),
                )
            for place, arm in enumerate(evidence.arms):
                if arm.percent and not arm.n:
                    loc: Loc = ("evidence", number, "arms", place, "percent")
                    sentence = "Per cent: Add 'n:' with the people in the group, or say under 'missing' that no source gives it."
                    yield Finding(
                        example.path,
                        loc,
                        _CODE,
                        sentence,
                        level=Level.CHECK,
                        fill=(Add(loc[:-1], "n"),),
                    )


def _counts(path: str, key: str, counts: tuple[Count, ...]) -> Iterator[Finding]:
    for number, count in enumerate(counts):
        if not count.of and (
            "%" in count.value
            or "per cent" in count.value.lower()
            or "percent" in count.value.lower()
        ):
            yield Finding(
                path,
                (key, number, "value"),
                _CODE,
                "Number: Add 'of:' with the whole that this is a share of.",
                fill=(Add((key, number), "of"),),
            )


def _claims(example: PracticeExample) -> Iterator[Finding]:
    groups: tuple[tuple[str, tuple[Claim, ...]], ...] = (
        ("local_need", example.context.local_need),
        ("wider_need", example.context.wider_need),
    )
    for key, claims in groups:
        for number, claim in enumerate(claims):
            if (share := _SHARE.search(claim.text)) and not _BASE.search(claim.text):
                sentence = "Claim: Say of whom this is a share: '15 per cent of mothers'."
                yield Finding(
                    example.path,
                    ("context", key, number, "text"),
                    _CODE,
                    sentence,
                    level=Level.CHECK,
                    fill=(Put(with_words(claim.text, share, f"{share[0]} of …")),),
                )
