"""Put the services of a catalogue into words, as things stand on one day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from generator.language.said import joined, say
from generator.planning.coverage import is_published
from generator.planning.digest import digest
from generator.planning.facts import (
    Fact,
    count_fact,
    funding_lines,
    offer_in_words,
    place_fact,
    ran_in_words,
    role_fact,
    session_fact,
    spoken,
)
from generator.planning.pages import Link, Related
from generator.planning.provenance import CheckState, check_state, provenance
from generator.planning.service_view import Answer, CardView, ServiceView
from generator.planning.sessions import runs_sessions
from generator.planning.volatile import opening_hours, referrals, waiting_time
from generator.planning.ways import ways
from generator.planning.wording import (
    ends_in_words,
    listed,
    lower_first,
    opening_in_words,
    starts_in_words,
    upper_first,
    when_in_words,
)
from generator.records.catalogue import EVERYWHERE, Catalogue
from generator.records.named_terms import ABUSE_NEEDS
from generator.records.parts import Relation, Standing
from generator.records.service import ForWhom, Service

_PEOPLE = {
    "midwife": say("your midwife"),
    "health-visitor": say("your health visitor"),
    "gp": say("your GP"),
    "family-hub": say("a family hub or children’s centre"),
    "obstetrician": say("your hospital team"),
    "mental-health-team": say("a mental health team"),
    "social-worker": say("a social worker"),
    "voluntary-organisation": say("a charity"),
    "any-professional": say("any professional who works with you"),
}


AFTER_LOSS_RULE = "after-loss-welcome"

PAST = ("historic", "closed")
"""The statuses of services that nobody can use any more."""


def service_url(id_: str) -> str:
    """The address of a service's page in a site."""
    return f"services/{id_}/index.html"


def is_about_abuse(service: Service) -> bool:
    """True when abuse is the first thing a service helps with: its page is then kept neutral."""
    return bool(service.needs) and service.needs[0] in ABUSE_NEEDS


class ServiceWording:
    """Puts services of one catalogue into words, as things stand on one day."""

    def __init__(self, catalogue: Catalogue, today: date) -> None:
        """Hold the *catalogue* whose ids are named, and *today*, which decides what is overdue."""
        self.catalogue = catalogue
        self.today = today
        self._label = {
            name: {id_: term.label for id_, term in terms.items()}
            for name, terms in catalogue.terms.items()
        }
        self._gentle = frozenset(
            id_ for id_, term in catalogue.terms.get("needs", {}).items() if term.gentle
        )
        self._digests: dict[str, str] = {}
        self._described: dict[str, list[Link]] = {}
        for practice in filter(is_published, catalogue.practices.values()):
            for id_ in (*practice.describes, *(s.service for s in practice.sites if s.service)):
                link = Link(f"practice/{practice.id}/index.html", practice.title)
                self._described.setdefault(id_, []).append(link)

    def label(self, list_: str, id_: str) -> str:
        """The label of a term; its id when the list does not have it."""
        return self._label.get(list_, {}).get(id_, id_)

    def labels(self, list_: str, ids: Iterable[str]) -> str:
        """Labels of several terms in a row, the first with its capital."""
        words = [self.label(list_, id_) for id_ in ids]
        return joined(", ", [*words[:1], *map(lower_first, words[1:])])

    def card(self, id_: str) -> CardView:
        """The card of the service *id_* in a list."""
        service = self.catalogue.services[id_]
        shown = self.shows_contact(service)
        way = next((w for w in ways(service.contact) if w.href), None) if shown else None
        state = self.check_state(service)
        opening = (
            opening_in_words(service.opening[0])
            if service.opening and service.hours_hold(self.today)
            else ""
        )
        return CardView(
            url=service_url(id_),
            name=service.name,
            summary=service.summary,
            run_by=self.run_by(service),
            status_words=self.status_words(service),
            way=way,
            ask="" if way else self._ask(service),
            marks=self.marks(service),
            spoken=tuple(s for s in spoken(service.languages) if not s.is_english),
            when=(way.hours or opening) if way else opening,
            state=state,
        )

    def digest(self, view: ServiceView) -> str:
        """The digest of what matters in the service of *view*, made once for all sites."""
        if view.id not in self._digests:
            self._digests[view.id] = digest(view)
        return self._digests[view.id]

    def save_mark(self, id_: str) -> str:
        """What the button that saves a service must know: its id, its digest, and 'hide' when it is about abuse.

        Empty for a service that is past or withdrawn: nothing is gained by keeping it.
        """
        service = self.catalogue.services[id_]
        if service.withdrawn or service.status in PAST:
            return ""
        made = self._digests.get(id_) or self.digest(self.view(service))
        return f"{id_} {made} hide" if is_about_abuse(service) else f"{id_} {made}"

    def shows_contact(self, service: Service) -> bool:
        """True when the status of *service* lets its contact details be shown, and it is not withdrawn."""
        return (
            self.catalogue.terms["statuses"][service.status].contact_shown
            and service.withdrawn is None
        )

    def status_words(self, service: Service) -> str:
        """The status in words; nothing when it is plainly open."""
        return "" if service.status == "open" else self.label("statuses", service.status)

    def run_by(self, service: Service) -> str:
        """Who runs it, unless it has the same name."""
        organisation = self.catalogue.organisations.get(service.organisation)
        return organisation.name if organisation and organisation.name != service.name else ""

    def check_state(self, service: Service) -> CheckState:
        """How fresh a service is: crisis lines are due every three months, others every six."""
        return check_state(service, self.today)

    def keeps_place_private(self, service: Service) -> bool:
        """True when its record, or its organisation's, says that where it is must not be known."""
        return service.address == "none" or self._runner_hides(service)

    def hides_place(self, service: Service) -> bool:
        """True when lists and maps must not say where it is: kept private, or about abuse."""
        return self.keeps_place_private(service) or is_about_abuse(service)

    def stays_quiet(self, ids: Iterable[str]) -> bool:
        """True when one of the records *ids* is of a kind that nobody may see her look at.

        A service or example about abuse, or whoever keeps its address private: no title, feed or
        calendar may tell.
        """
        for id_ in ids:
            service = self.catalogue.services.get(id_)
            if service and (is_about_abuse(service) or self._runner_hides(service)):
                return True
            example = self.catalogue.practices.get(id_)
            if example and (
                example.needs[0] in ABUSE_NEEDS
                or self.stays_quiet(
                    (*example.describes, *(s.service for s in example.sites if s.service))
                )
            ):
                return True
            organisation = self.catalogue.organisations.get(id_)
            if organisation and organisation.keeps_address_private:
                return True
        return False

    def _runner_hides(self, service: Service) -> bool:
        organisation = self.catalogue.organisations.get(service.organisation)
        return bool(organisation and organisation.keeps_address_private)

    def calendar_url(self, service: Service) -> str:
        """The address of the calendar of a service's sessions; '' when it has none."""
        if not runs_sessions(service) or self.stays_quiet((service.id,)):
            return ""
        return f"services/{service.id}/sessions.ics"

    def view(self, service: Service) -> ServiceView:
        """Everything the page of *service* says."""
        catalogue = self.catalogue
        shown = self.shows_contact(service)
        private = self.keeps_place_private(service)
        hours = opening_hours(service, self.today)
        return ServiceView(
            id=service.id,
            url=service_url(service.id),
            name=service.name,
            summary=service.summary,
            description=service.description or "",
            also_called=service.also_called,
            organisation=self.organisation_link(service.organisation),
            partners=self._organisations(service.partners),
            status=service.status,
            status_words=self.status_words(service),
            status_note=service.status_note or "",
            is_open=service.status in ("open", "waiting-list"),
            ran=ran_in_words(service.ran),
            closed_on=when_in_words(service.closed_on) if service.closed_on else "",
            try_instead=self.services(service.try_instead),
            ways=tuple(ways(service.contact)) if shown else (),
            marks=self.marks(service),
            who=service.for_.who or "",
            answers=tuple(self._answers(service)),
            where_from=self._lived_in(service),
            routes=self._routes(service),
            how=service.how_to_get_help.how or "",
            steps=tuple(
                Fact(s.what, tuple(filter(None, (_within(s.within), s.note or ""))))
                for s in service.how_to_get_help.steps
            ),
            what_you_share=service.how_to_get_help.what_you_share or "",
            way_note=service.how_to_get_help.note or "",
            ask="" if shown and any(ways(service.contact)) else self._ask(service),
            opening=tuple(opening_in_words(o) for o in service.opening)
            if service.hours_hold(self.today)
            else (),
            opening_note=hours.words if hours and hours.words else service.opening_note or "",
            hours=hours,
            bank_holidays=service.bank_holidays,
            sessions=tuple(map(session_fact, service.sessions)),
            places=tuple(
                place_fact(place)
                for place in service.places
                if place.confirmed_public or not private
            ),
            is_private=private,
            access=self.labels("access", service.access),
            access_needs=self.labels("access-needs", service.access_needs),
            languages=", ".join(language.name for language in spoken(service.languages)),
            spoken=spoken(service.languages),
            waiting=waiting_time(service, self.today),
            referrals=referrals(service, self.today),
            cost=self.label("costs", service.cost)
            if service.cost and service.cost != "not-known"
            else "",
            cost_note=service.cost_note or "",
            helps_with=tuple(
                Link(f"needs/{id_}/index.html", self.label("needs", id_)) for id_ in service.needs
            ),
            offers=tuple(map(offer_in_words, service.offers)),
            for_professionals=service.for_professionals or "",
            referral_facts=tuple(self._referral_facts(service)),
            people=tuple(map(role_fact, service.people)),
            activity=tuple(map(count_fact, service.activity)),
            funding=tuple(funding_lines(service.funding, catalogue.organisations)),
            related=tuple(self.related(service)),
            not_the_same_as=self.links(service.not_the_same_as),
            examples=tuple(dict.fromkeys(self._described.get(service.id, ()))),
            news=self.news_about(service.id),
            calendar=self.calendar_url(service),
            provenance=provenance(service, self.check_state(service)),
            is_abuse=is_about_abuse(service),
        )

    # ------------------------------------------------------------------ links to other records

    def organisation_link(self, id_: str) -> Link | None:
        """A link to the page of an organisation, if it has one."""
        found = self.catalogue.organisations.get(id_)
        if found is None or not is_published(found):
            return None
        return Link(f"organisations/{id_}/index.html", found.name)

    def news_about(self, id_: str) -> tuple[Link, ...]:
        """Links to the news about a record, the newest first."""
        return tuple(self._told_of.get(id_, ()))

    @cached_property
    def _told_of(self) -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        items = filter(is_published, self.catalogue.news.values())
        for item in sorted(items, key=lambda n: (n.date.split()[-1], n.id), reverse=True):
            for id_ in dict.fromkeys(item.about):
                found.setdefault(id_, []).append(Link(f"news/{item.id}/index.html", item.title))
        return found

    def _organisations(self, ids: Iterable[str]) -> tuple[Link, ...]:
        return tuple(link for id_ in ids if (link := self.organisation_link(id_)))

    def services(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to services that are published."""
        return tuple(
            Link(service_url(id_), self.catalogue.services[id_].name)
            for id_ in ids
            if id_ in self.catalogue.services and is_published(self.catalogue.services[id_])
        )

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to records of any kind that have pages."""
        return tuple(link for id_ in ids if (link := self.link(id_)))

    def link(self, id_: str) -> Link | None:
        """A link to the page of a service, example, news item or organisation, if it has one."""
        catalogue = self.catalogue
        if (service := catalogue.services.get(id_)) and is_published(service):
            return Link(service_url(id_), service.name)
        if (practice := catalogue.practices.get(id_)) and is_published(practice):
            return Link(f"practice/{id_}/index.html", practice.title)
        if (item := catalogue.news.get(id_)) and is_published(item):
            return Link(f"news/{id_}/index.html", item.title)
        if site := next((site for site in catalogue.sites if site.id == id_), None):
            return Link("index.html", site.name, id_)
        return self.organisation_link(id_)

    def related(self, record: Standing) -> Iterable[Related]:
        """Typed relations of *record*, its own and those that others state of it, in words."""
        types = self.catalogue.terms.get("relation-types", {})
        seen: set[tuple[str, str]] = set()
        for relation in record.relations:
            link = self.link(relation.to)
            if link and (relation.type, relation.to) not in seen:
                seen.add((relation.type, relation.to))
                words = self.label("relation-types", relation.type)
                yield Related(words, link, relation.note or "")
        for relation, other in self._stated_by_others.get(record.id, ()):
            term = types.get(relation.type)
            words = (term.reverse or term.label) if term else relation.type
            link = self.link(other)
            lead = "" if term and term.symmetric else "reverse "
            key = (lead + relation.type, other)
            if link and key not in seen:
                seen.add(key)
                yield Related(words, link, relation.note or "")

    @cached_property
    def _stated_by_others(self) -> dict[str, list[tuple[Relation, str]]]:
        found: dict[str, list[tuple[Relation, str]]] = {}
        for record in filter(is_published, self.catalogue.standing()):
            for relation in record.relations:
                found.setdefault(relation.to, []).append((relation, record.id))
        return found

    @cached_property
    def funded(self) -> dict[str, list[tuple[Link, str]]]:
        """For each funder, the published services that name it, each with what the money was for."""
        found: dict[str, list[tuple[Link, str]]] = {}
        for service in filter(is_published, self.catalogue.services.values()):
            for funding in service.funding:
                link = Link(service_url(service.id), service.name)
                found.setdefault(funding.from_, []).append((link, funding.what_for or ""))
        return found

    # ------------------------------------------------------------------ who it is for

    def _answers(self, service: Service) -> Iterable[Answer]:
        limits = service.for_
        for text in filter(None, (self._after_loss(service), self._span(service), _ages(limits))):
            yield Answer("yes", say("Yes"), upper_first(text))
        for value, lead in (("yes", say("Yes")), ("only-if", say("Only if")), ("no", say("No"))):
            for rule in limits.rules:
                if rule.value != value or (value == "yes" and rule.rule == AFTER_LOSS_RULE):
                    continue
                if rule.value == "only-if" and rule.condition:
                    text = lower_first(rule.condition)
                else:
                    text = self.label("eligibility-rules", rule.rule)
                yield Answer(value, lead, f"{text}. {rule.note}" if rule.note else text)
        if limits.not_for:
            yield Answer("no", say("Not for"), lower_first(limits.not_for))

    def _after_loss(self, service: Service) -> str:
        """Said first where it holds: a bereaved mother should not read of a baby's age first."""
        welcome = any(r.rule == AFTER_LOSS_RULE and r.value == "yes" for r in service.for_.rules)
        return say("after losing a baby") if welcome or "after-loss" in service.stages else ""

    def _span(self, service: Service) -> str:
        stages = self._label.get("stages", {})
        gentle = bool(self._gentle & set(service.needs))
        start = starts_in_words(service.for_.from_, stages) if service.for_.from_ else ""
        end = (
            ends_in_words(service.for_.until, stages, after_loss=gentle)
            if service.for_.until
            else ""
        )
        return joined(" ", (start, end))

    def _lived_in(self, service: Service) -> str:
        if service.nations:
            nations = listed(nation.replace("-", " ").title() for nation in service.nations)
            return say("For anyone in %(nations)s.", nations=nations)
        if EVERYWHERE in service.areas:
            return say("For anyone in the UK.")
        areas = self.catalogue.areas
        names = listed((areas[a].in_name or areas[a].name) for a in service.areas if a in areas)
        return say("For people in %(names)s.", names=names)

    # ------------------------------------------------------------------ the way in

    def marks(self, service: Service) -> tuple[str, ...]:
        """Short marks for a card: what it costs and whether a referral is needed."""
        found = []
        if service.cost and service.cost != "not-known":
            found.append(self.label("costs", service.cost))
        routes = [
            self.catalogue.terms["referral-routes"][r] for r in service.how_to_get_help.routes
        ]
        if any(route.self for route in routes):
            found.append(say("No referral needed"))
        elif routes and all(route.self is False for route in routes):
            found.append(say("Referral needed"))
        return tuple(found)

    def _routes(self, service: Service) -> tuple[str, ...]:
        routes = service.how_to_get_help.routes
        return tuple(self.label("referral-routes", r) for r in routes if r != "not-known")

    def _referrers(self, service: Service) -> str:
        """Who may refer, as a professional would say it."""
        terms = self.catalogue.terms["referral-routes"]
        known = [
            terms[r] for r in service.how_to_get_help.routes if r in terms and r != "not-known"
        ]
        labels = [term.professional_label or term.label for term in known]
        return joined(", ", [*labels[:1], *map(lower_first, labels[1:])])

    def _ask(self, service: Service) -> str:
        """Who to ask: those the record names, else the professionals who can refer."""
        help_ = service.how_to_get_help
        if help_.ask_instead:
            return listed((self._person(route) for route in help_.ask_instead), "or")
        routes = self.catalogue.terms["referral-routes"]
        referring = [
            self._person(r) for r in help_.routes if r in routes and routes[r].self is False
        ]
        return say("%(people)s to refer you", people=listed(referring, "or")) if referring else ""

    def _person(self, route: str) -> str:
        return _PEOPLE.get(route) or lower_first(self.label("referral-routes", route))

    def _referral_facts(self, service: Service) -> Iterable[Fact]:
        if referrers := self._referrers(service):
            yield Fact(say("Who may refer"), (referrers,))
        if service.for_.whole_length:
            yield Fact(say("Longest time"), (service.for_.whole_length,))
        if service.coverage_note:
            yield Fact(say("Coverage"), (service.coverage_note,))


def _ages(limits: ForWhom) -> str:
    """'aged 16 to 25', 'aged 16 or over', 'aged up to 25'."""
    low, high = limits.parent_age_from, limits.parent_age_to
    if low and high:
        return say("aged %(low)s to %(high)s", low=low, high=high)
    if low:
        return (
            say("aged %(low)s or over", low=low) if low.isdigit() else say("aged %(age)s", age=low)
        )
    return say("aged up to %(high)s", high=high) if high else ""


def _within(span: str | None) -> str:
    return say("within %(span)s", span=span) if span and span[0].isdigit() else span or ""
