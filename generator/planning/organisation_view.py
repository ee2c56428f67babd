"""The view of an organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.language.said import say
from generator.planning.facts import Fact, count_fact
from generator.planning.pages import Link, Related
from generator.planning.practice_links import examples_of_organisation, other_ties
from generator.planning.provenance import Provenance, check_state, provenance
from generator.planning.service_wording import ServiceWording
from generator.planning.ways import Way, digits, host
from generator.planning.wording import listed
from generator.records.organisation import Organisation


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation's page. *services* are those that this site shows; *examples* say what it did."""

    id: str
    url: str
    name: str
    does: str
    kind: str
    where: str
    is_past: bool
    facts: tuple[Fact, ...]
    ways: tuple[Way, ...]
    services: tuple[Link, ...]
    examples: tuple[Related, ...]
    related: tuple[Related, ...]
    news: tuple[Link, ...]
    provenance: Provenance


def organisation_view(
    words: ServiceWording,
    organisation: Organisation,
    services: Iterable[Link],
) -> OrganisationView:
    """Everything the page of *organisation* says."""
    areas = words.catalogue.areas
    facts = (
        [Fact(say("Also called"), (", ".join(organisation.also_called),))]
        if organisation.also_called
        else []
    )
    if organisation.charity_number:
        facts.append(Fact(say("Charity number"), (organisation.charity_number,)))
    facts += map(count_fact, organisation.members)
    ways = []
    if organisation.phone:
        ways.append(
            Way("call", f"tel:{digits(organisation.phone)}", say("Call"), organisation.phone)
        )
    if organisation.email:
        ways.append(Way("email", f"mailto:{organisation.email}", say("E-mail"), organisation.email))
    if organisation.website:
        ways.append(Way("site", organisation.website, say("Website"), host(organisation.website)))
    return OrganisationView(
        id=organisation.id,
        url=f"organisations/{organisation.id}/index.html",
        name=organisation.name,
        does=organisation.does,
        kind=""
        if organisation.kind == "not-stated"
        else words.label("organisation-kinds", organisation.kind),
        where=listed(areas[a].name for a in organisation.areas if a in areas),
        is_past=organisation.is_past,
        facts=tuple(facts),
        ways=tuple(ways) if organisation.withdrawn is None else (),
        services=tuple(services),
        examples=examples_of_organisation(organisation, words),
        related=other_ties(organisation, words),
        news=words.news_about(organisation.id),
        provenance=provenance(organisation, check_state(organisation, words.today)),
    )
