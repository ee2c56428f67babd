"""An example shows a review level only when the record shows what the level rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.parts import Count
from generator.records.practice import Evidence, PracticeExample
from generator.records.problem import Add, Finding

_AGREED = frozenset({"provider-confirmed", "peer-reviewed"})
_COMPARED = _AGREED | {"source-checked"}


def review_level(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find examples whose review level nothing supports."""
    for example in catalogue.practices.values():
        if example.review_level in _AGREED and example.checked is None:
            sentence = "Review level: Add 'checked:' with the day and the role that agreed the page, or choose a lower level."
            yield Finding(
                example.path,
                ("review_level",),
                "review-level-unsupported",
                sentence,
                fill=(Add((), "checked"),),
            )
        if (
            example.review_level in _COMPARED
            and len(example.sources) > 1
            and (missing := _without_source(example))
        ):
            sentence = f"Review level: Add 'source:' to every achievement and claim of evidence, or choose a lower level. Without one: {missing}."
            yield Finding(
                example.path,
                ("review_level",),
                "claim-without-source",
                sentence,
                fill=_sources(example),
            )


def _without_source(example: PracticeExample) -> int:
    claims: tuple[Count | Evidence, ...] = (*example.achievements, *example.evidence)
    return sum(claim.source is None for claim in claims)


def _sources(example: PracticeExample) -> tuple[Add, ...]:
    """For the first claim without a source, each source that it may be. Which it is, only its editor knows."""
    groups: tuple[tuple[str, tuple[Count | Evidence, ...]], ...] = (
        ("achievements", example.achievements),
        ("evidence", example.evidence),
    )
    first = next(
        (key, number)
        for key, claims in groups
        for number, claim in enumerate(claims)
        if claim.source is None
    )
    return tuple(Add(first, "source", source.id) for source in example.sources if source.id)
