"""An example shows a review level only when the record shows what the level rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.parts import Count
from generator.records.practice import Evidence, PracticeExample
from generator.records.problem import Finding

_AGREED = frozenset({"provider-confirmed", "peer-reviewed"})
_COMPARED = _AGREED | {"source-checked"}


def review_level(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find examples whose review level nothing supports."""
    for example in catalogue.practices.values():
        if example.review_level in _AGREED and example.checked is None:
            sentence = "Review level: Add 'checked:' with the day and the role that agreed the page, or choose a lower level."
            yield Finding(example.path, ("review_level",), "review-level-unsupported", sentence)
        if (
            example.review_level in _COMPARED
            and len(example.sources) > 1
            and (missing := _without_source(example))
        ):
            sentence = f"Review level: Add 'source:' to every achievement and claim of evidence, or choose a lower level. Without one: {missing}."
            yield Finding(example.path, ("review_level",), "claim-without-source", sentence)


def _without_source(example: PracticeExample) -> int:
    claims: tuple[Count | Evidence, ...] = (*example.achievements, *example.evidence)
    return sum(claim.source is None for claim in claims)
