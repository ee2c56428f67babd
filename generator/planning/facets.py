"""The facets by which services are listed and narrowed, each said once, and a service's terms in each.

The listing pages and the search index both take their choices from here. :data:`FACETS` is the
registry; :func:`terms_of` gives what one service is listed under, in every facet.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.checking.review_cycle import takes_new_referrals
from generator.language.said import say
from generator.planning.coverage import stages_of
from generator.planning.facet_terms import (
    ACCEPTS,
    ANY_PROFESSIONAL,
    NO_REFERRAL,
    RUN_BY,
    WHEN,
    FacetTerm,
    from_list,
    languages,
    routes,
)
from generator.records.catalogue import Catalogue
from generator.records.service import Service

RUNS = frozenset({"open", "waiting-list"})
"""Statuses of services that a family can use today."""
EVENING = "17:00"
"""A service that is open after this on a weekday is open in the evening."""

_NHS = frozenset({"nhs-trust", "nhs-body", "nhs-system", "clinical-network"})
_RUN_BY: Mapping[str, str] = {
    **dict.fromkeys(_NHS, "nhs"),
    "council": "council",
    "council-childrens-services": "council",
    "charity": "charity",
    "community-interest-company": "charity",
    "infrastructure-body": "charity",
    "company": "company",
}
_NHS_KINDS = frozenset(
    {"talking-therapy", "nhs-perinatal-team", "nhs-trauma-loss-service", "mother-baby-unit"}
)
"""Kinds of support that are NHS services, whoever runs them."""
_ARE_PROFESSIONALS = (
    "midwife",
    "health-visitor",
    "gp",
    "obstetrician",
    "social-worker",
    "family-hub",
    "mental-health-team",
)
"""Ways in through someone who is a professional beyond doubt: 'any professional' takes them in."""


@dataclass(frozen=True)
class Background:
    """What a service's terms depend on besides its own record: the *catalogue*, and the day."""

    catalogue: Catalogue
    today: date

    @cached_property
    def gentle_needs(self) -> frozenset[str]:
        """The needs that have to do with loss."""
        return frozenset(t.id for t in self.catalogue.terms.get("needs", {}).values() if t.gentle)

    @cached_property
    def routes(self) -> frozenset[str]:
        """The ways in that the vocabulary has, without 'not known'."""
        return frozenset(self.catalogue.terms.get("referral-routes", {})) - {"not-known"}

    def needs_no_referral(self, service: Service) -> bool:
        """True when people can come to *service* by themselves."""
        return not self.free_routes.isdisjoint(service.how_to_get_help.routes)

    @cached_property
    def free_routes(self) -> frozenset[str]:
        """The ways in that need no professional."""
        terms = self.catalogue.terms.get("referral-routes", {})
        return frozenset(t.id for t in terms.values() if t.self)


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a list of services.

    *folder* is its place in a site; *name* is a heading, *question* the title of its index page.
    *take* gives a service's term ids. *make_terms* gives all terms, from the catalogue and the ids
    that occur. *only_found* leaves out those that no service has. *note* is said on the index page.
    *invite* is the link to that page among the other ways to look. *whole* is for what people come
    to look for: such lists are never cut short.
    """

    id: str
    folder: str
    name: str
    question: str
    take: Callable[[Service, Background], Collection[str]]
    make_terms: Callable[[Catalogue, Collection[str]], tuple[FacetTerm, ...]]
    only_found: bool = False
    note: str = ""
    invite: str = ""
    whole: bool = False

    def terms(self, catalogue: Catalogue, found: Collection[str]) -> tuple[FacetTerm, ...]:
        """The choices, in order; *found* are the ids that the services of a site have."""
        made = self.make_terms(catalogue, found)
        return tuple(t for t in made if t.id in found) if self.only_found else made


def terms_of(service: Service, background: Background) -> Mapping[str, tuple[str, ...]]:
    """The ids of the terms that *service* is listed under, by facet id, without broader terms.

    Every facet has its key. What no source says has no term: a service whose hours are not known is
    under no time of the week.
    """
    return {facet.id: tuple(facet.take(service, background)) for facet in FACETS}


# --------------------------------------------------------------------------- a service's terms


def _stages(service: Service, background: Background) -> Collection[str]:
    return sorted(stages_of(service, background.gentle_needs))


def _routes(service: Service, background: Background) -> Collection[str]:
    """The ways in; with 'any professional' each of them, and 'self' for all that need none."""
    found = dict.fromkeys(service.how_to_get_help.routes)
    if ANY_PROFESSIONAL in found:
        found |= dict.fromkeys(_ARE_PROFESSIONALS)
    if background.needs_no_referral(service):
        found[NO_REFERRAL] = None
    return [route for route in found if route in background.routes]


def _cost(service: Service, _: Background) -> Collection[str]:
    """What the service costs, and its calls. One whose whole cost is a free call is free."""
    given = (service.cost, *(phone.cost for phone in service.contact.phones))
    found = dict.fromkeys(cost for cost in given if cost and cost != "not-known")
    if service.cost == "free-call":
        found["free"] = None
    return list(found)


def _run_by(service: Service, background: Background) -> Collection[str]:
    organisations = background.catalogue.organisations
    who = (service.organisation, *service.partners)
    kinds = (organisations[id_].kind for id_ in who if id_ in organisations)
    found = dict.fromkeys(_RUN_BY[kind] for kind in kinds if kind in _RUN_BY)
    if not _NHS_KINDS.isdisjoint(service.kind):
        found["nhs"] = None
    return list(found)


def _when(service: Service, background: Background) -> Collection[str]:
    if service.status not in RUNS:
        return ()
    spans = list(_spans(service, background.today))
    found = []
    if any(day not in ("sat", "sun") and _in_the_evening(*hours) for day, *hours in spans):
        found.append("evenings")
    if any(day in ("sat", "sun") for day, *_ in spans):
        found.append("weekends")
    if service.is_always_open and service.hours_hold(background.today):
        found.append("any-hour")
    return found


def _spans(service: Service, today: date) -> Iterator[tuple[str, str | None, str | None]]:
    """Each day on which it is known to be open, or to meet: day, from, to."""
    if service.hours_hold(today):
        for opening in service.opening:
            for day in opening.days:
                yield day, opening.from_, opening.to
    for session in service.sessions:
        if session.day:
            yield session.day, session.from_, session.to


def _in_the_evening(start: str | None, end: str | None) -> bool:
    """True when it goes on after 5pm; one that ends before it starts goes on past midnight."""
    if start and end and end < start:
        return True
    return (end or "") > EVENING or (end is None and (start or "") >= EVENING)


def _accepts(service: Service, background: Background) -> Collection[str]:
    """By its status; but nothing while its own word holds that no new referrals are taken."""
    if takes_new_referrals(service, background.today) is False:
        return ()
    return {"open": ("now",), "waiting-list": ("after-a-wait",)}.get(service.status, ())


# ------------------------------------------------------------------------------- the registry


def _list(name: str) -> Callable[[Catalogue, Collection[str]], tuple[FacetTerm, ...]]:
    return lambda catalogue, _: from_list(catalogue, name)


FACETS: tuple[Facet, ...] = (
    Facet(
        "needs", "needs", say("Needs"), say("How are you feeling, or what do you need?"),
        lambda service, _: service.needs, _list("needs"), whole=True,
    ),
    Facet("stages", "stages", say("Stages"), say("Where are you now?"), _stages, _list("stages")),
    Facet(
        "kinds", "kinds", say("Kinds of support"), say("What kind of support?"),
        lambda service, _: service.kind, _list("kinds"), whole=True,
    ),
    Facet(
        "audiences", "people", say("Who it is for"), say("Who is it for?"),
        lambda service, _: service.audiences, _list("audiences"),
        invite=say("Dads, young parents and others"),
    ),
    Facet(
        "access", "how", say("How you get it"), say("How would you like to get help?"),
        lambda service, _: service.access, _list("access"),
        invite=say("By phone, at home, online"),
    ),
    Facet(
        "routes", "ways-in", say("Ways in"), say("Who can put you in touch?"),
        _routes, lambda catalogue, _: routes(catalogue),
        note=say("Those whose way in we do not know are not counted."),
        invite=say("With no referral, or who can refer you"),
    ),
    Facet(
        "cost", "cost", say("Cost"), say("What does it cost?"), _cost, _list("costs"),
        note=say("Those whose cost we do not know are not counted."),
        invite=say("What it costs"),
    ),
    Facet(
        "when", "when", say("Evenings and weekends"), say("When is it open?"),
        _when, lambda *_: WHEN,
        note=say("Those whose hours we do not know are not counted."),
        invite=say("Evenings and weekends"),
    ),
    Facet(
        "accepts", "accepts", say("Open to new people"), say("Is it open to new people?"),
        _accepts, lambda *_: ACCEPTS, only_found=True,
        invite=say("Open to new people"),
    ),
    Facet(
        "run-by", "run-by", say("NHS, council or charity"), say("Who runs it?"),
        _run_by, lambda *_: RUN_BY, only_found=True,
        note=say("Those run by an organisation whose kind we do not know are not counted."),
        invite=say("NHS, council or charity"),
    ),
    Facet(
        "languages", "languages", say("Languages"), say("In which language?"),
        lambda service, _: service.languages, lambda _, found: languages(found), only_found=True,
        note=say("You can ask any service whether it has an interpreter."),
        invite=say("Languages"),
    ),
)  # fmt: skip
