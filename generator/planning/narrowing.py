"""Pairs: a need narrowed by one more choice, made beforehand so that it works without scripting.

Only pairs that narrow are made, only for needs of the home page with several services, and none
for abuse: what a page in someone's history says of her must not grow. See docs: decisions, facets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.said import joined, say
from generator.planning.facet_terms import NO_REFERRAL, FacetTerm
from generator.planning.wording import lower_first
from generator.records.named_terms import ABUSE_NEEDS

if TYPE_CHECKING:
    from generator.planning.listings import Shelf

FEWEST = 5
"""Services that a need must have before its list is worth narrowing."""
MOST_SHARE = 0.8
"""A pair that holds more of the need's services than this does not narrow."""
MOST_PAIRS = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """What a need is narrowed by: *terms* of a *facet*, the words of its link, and the heading's end."""

    id: str
    label: str
    ending: str
    facet: str
    terms: tuple[str, ...]
    gentle: bool = False


@dataclass(frozen=True, slots=True)
class Narrowing:
    """How a need can be narrowed: by *pairs*; *most* are labels of what most of its services have anyway."""

    pairs: tuple[Pair, ...] = ()
    most: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A need with one choice: where its page is, what it says, and which services it lists."""

    url: str
    label: str
    heading: str
    positions: tuple[int, ...]
    gentle: bool


CHOICES = (
    Choice("no-referral", say("No referral needed"), "with no referral needed", "routes", (NO_REFERRAL,)),
    Choice("phone-or-text", say("By phone or text"), "by phone or text", "access", ("phone", "text")),
    Choice("in-person", say("In person"), "in person", "access", ("in-person",)),
    Choice("dads", say("For dads and partners"), "for dads and partners", "audiences", ("dads-partners",)),
)  # fmt: skip

_BEFORE_BIRTH = ("planning", "pregnancy")
_LOSS = ("after-loss",)
#: Stages that some needs are never narrowed by: they speak of a baby who is born, and alive.
_STAGES_LEFT_OUT: Mapping[str, tuple[str, ...]] = {
    "baby-blues": (*_BEFORE_BIRTH, *_LOSS),
    "bonding": ("planning", *_LOSS),
    "childcare": _LOSS,
    "crying-baby": (*_BEFORE_BIRTH, *_LOSS),
    "food-baby-items": _LOSS,
    "guilt-bad-mum": ("planning", *_LOSS),
    "infant-feeding": ("planning", *_LOSS),
    "neonatal-care": (*_BEFORE_BIRTH, *_LOSS),
    "physical-recovery": _BEFORE_BIRTH,
}


def narrowing(shelf: Shelf, need: FacetTerm, stages: tuple[FacetTerm, ...]) -> Narrowing:
    """The pairs of *need* that narrow its list, at most twelve. None for abuse, or for a short list."""
    all_of_it = set(shelf.of("needs", need.within))
    if need.id in ABUSE_NEEDS or len(all_of_it) < FEWEST:
        return Narrowing()
    found = [
        Pair(
            f"needs/{need.id}/{choice.id}/index.html",
            choice.label,
            joined(", ", (need.heading, choice.ending)),
            tuple(sorted(all_of_it.intersection(shelf.of(choice.facet, choice.terms)))),
            need.gentle or choice.gentle,
        )
        for choice in (*CHOICES, *_stages(need, stages))
    ]
    most = len(all_of_it) * MOST_SHARE
    return Narrowing(
        tuple(pair for pair in found if 1 <= len(pair.positions) <= most)[:MOST_PAIRS],
        tuple(pair.label for pair in found if len(pair.positions) > most),
    )


def _stages(need: FacetTerm, stages: tuple[FacetTerm, ...]) -> Iterator[Choice]:
    """The stages that go with *need*. None for loss: most stages are told by a baby's age."""
    if need.gentle:
        return
    left_out = _STAGES_LEFT_OUT.get(need.id, ())
    for stage in stages:
        if stage.id not in left_out:
            ending = lower_first(stage.heading.removeprefix("Help "))
            yield Choice(stage.id, stage.label, ending, "stages", (stage.id,), stage.gentle)
