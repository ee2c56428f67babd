"""The view of an area: which places its site covers, what is known of them, and where that comes from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language.said import say
from generator.planning.facts import Fact
from generator.planning.gap_view import AnsweredElsewhere
from generator.planning.pages import Link
from generator.planning.practice_view import claim_in_words
from generator.planning.provenance import Provenance, check_state, provenance
from generator.planning.service_wording import ServiceWording
from generator.records.area import Area


@dataclass(frozen=True, slots=True)
class AreaView:
    """The page about the area of a site. *inside* tells of smaller places of which something is known.

    *examples* are practice examples from here; *elsewhere* those that answer a need with nothing local.
    """

    heading: str
    intro: str
    coverage_note: str
    towns: tuple[str, ...]
    also_called: str
    looked_after_by: Link | None
    inside: tuple[Fact, ...]
    examples: tuple[Link, ...]
    elsewhere: tuple[AnsweredElsewhere, ...]
    provenance: Provenance


def area_view(
    words: ServiceWording,
    area: Area,
    examples: tuple[Link, ...],
    elsewhere: tuple[AnsweredElsewhere, ...],
) -> AreaView:
    """Everything the page about *area* says, with the *examples* from there and from *elsewhere*."""
    catalogue = words.catalogue
    within = [
        other
        for other in catalogue.areas.values()
        if other.id == area.id or area.id in catalogue.ancestors(other.id)
    ]
    return AreaView(
        heading=say("Places covered: %(name)s", name=area.name),
        intro=area.intro or "",
        coverage_note=area.coverage_note or "",
        towns=area.towns,
        also_called=", ".join(area.also_called),
        looked_after_by=words.organisation_link(area.looked_after_by or ""),
        inside=tuple(
            Fact(other.name, tuple(claim_in_words(claim) for claim in other.context))
            for other in within
            if other.context
        ),
        examples=examples,
        elsewhere=elsewhere,
        provenance=provenance(area, check_state(area, words.today)),
    )
