"""The view of a service: everything its page and its card in a list may say, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from generator.planning.pages import Link
from generator.planning.wording import (
    day_in_words,
    life_point_in_words,
    listed,
    lower_first,
    opening_in_words,
    sentence,
    time_in_words,
    when_in_words,
    DAYS,
)
from generator.records.catalogue import Catalogue
from generator.records.parts import Source, Standing
from generator.records.service import Contact, Phone, Place, Service, TextLine

REVIEW_MONTHS = {"emergency": 3, "crisis": 3, "helpline": 3, "text-line": 3}
ORDINARY_REVIEW_MONTHS = 6
ABUSE = frozenset({"domestic-abuse", "sexual-violence"})


@dataclass(frozen=True, slots=True)
class Way:
    """One way to make contact. *kind*: call, text, whatsapp, email, form, site, chat, post, relay."""

    kind: str
    href: str
    lead: str
    number: str = ""
    word: str = ""
    label: str = ""
    hours: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of 'Is it for me?': *value* is yes, no or only-if."""

    value: str
    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is known, in one or more lines."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as readers see it: *href* empty when the page must not be opened."""

    href: str
    name: str
    says: str
    date: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the facts of a record come from, and when someone last checked them."""

    checked: str
    notice: str
    overdue: bool
    due_on: str
    checked_on: str
    doubts: tuple[str, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A service's page."""

    id: str
    url: str
    name: str
    summary: str
    description: str
    also_called: tuple[str, ...]
    organisation: Link | None
    partners: tuple[Link, ...]
    status: str
    status_words: str
    status_note: str
    is_open: bool
    ran: str
    closed_on: str
    try_instead: tuple[Link, ...]
    ways: tuple[Way, ...]
    marks: tuple[str, ...]
    who: str
    answers: tuple[Answer, ...]
    where_from: str
    routes: str
    how: str
    steps: tuple[Fact, ...]
    what_you_share: str
    way_note: str
    ask_instead: str
    opening: tuple[str, ...]
    opening_note: str
    bank_holidays: str
    sessions: tuple[Fact, ...]
    places: tuple[Fact, ...]
    is_private: bool
    access: str
    access_needs: str
    languages: str
    waiting: str
    cost: str
    cost_note: str
    offers: tuple[str, ...]
    for_professionals: str
    referral_facts: tuple[Fact, ...]
    people: tuple[Fact, ...]
    activity: tuple[Fact, ...]
    funding: tuple[str, ...]
    relations: tuple[Fact, ...]
    related: tuple[tuple[str, Link], ...]
    not_the_same_as: tuple[Link, ...]
    old_numbers: tuple[str, ...]
    examples: tuple[Link, ...]
    provenance: Provenance
    is_abuse: bool
    is_gentle: bool


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
        self._gentle = frozenset(id_ for id_, term in catalogue.terms.get("needs", {}).items() if term.gentle)
        self._described: dict[str, list[Link]] = {}
        for practice in catalogue.practices.values():
            for id_ in (*practice.describes, *(s.service for s in practice.sites if s.service)):
                link = Link(f"practice/{practice.id}/index.html", practice.title)
                self._described.setdefault(id_, []).append(link)

    def label(self, list_: str, id_: str) -> str:
        """The label of a term; its id when the list does not have it."""
        return self._label.get(list_, {}).get(id_, id_)

    def labels(self, list_: str, ids: Iterable[str]) -> str:
        """Labels of several terms in a row, the first with its capital."""
        words = [self.label(list_, id_) for id_ in ids]
        return ", ".join([*words[:1], *(lower_first(word) for word in words[1:])])

    def view(self, service: Service) -> ServiceView:
        """Everything the page of *service* says."""
        catalogue = self.catalogue
        status = catalogue.terms["statuses"][service.status]
        organisation = catalogue.organisations.get(service.organisation)
        shown = status.contact_shown and service.withdrawn is None
        private = service.address == "none" or bool(organisation and organisation.keeps_address_private)
        return ServiceView(
            id=service.id,
            url=f"services/{service.id}/index.html",
            name=service.name,
            summary=service.summary,
            description=service.description or "",
            also_called=service.also_called,
            organisation=self.organisation_link(service.organisation),
            partners=self._organisations(service.partners),
            status=service.status,
            status_words="" if service.status == "open" else status.label,
            status_note=service.status_note or "",
            is_open=service.status in ("open", "waiting-list"),
            ran=_ran(service),
            closed_on=when_in_words(service.closed_on) if service.closed_on else "",
            try_instead=self._services(service.try_instead),
            ways=tuple(ways(service.contact)) if shown else (),
            marks=self.marks(service),
            who=service.for_.who or "",
            answers=tuple(self._answers(service)),
            where_from=self._lived_in(service),
            routes=self._routes(service),
            how=service.how_to_get_help.how or "",
            steps=tuple(Fact(s.what, tuple(filter(None, (s.within or "", s.note or "")))) for s in service.how_to_get_help.steps),
            what_you_share=service.how_to_get_help.what_you_share or "",
            way_note=service.how_to_get_help.note or "",
            ask_instead=self._ask(service),
            opening=tuple(opening_in_words(o) for o in service.opening) if self._hours_hold(service) else (),
            opening_note=self._opening_note(service),
            bank_holidays=service.bank_holidays,
            sessions=tuple(_session(s) for s in service.sessions),
            places=() if private and not any(p.confirmed_public for p in service.places) else tuple(_place(p) for p in service.places),
            is_private=private,
            access=self.labels("access", service.access),
            access_needs=self.labels("access-needs", service.access_needs),
            languages=", ".join(language_name(code) for code in service.languages),
            waiting=f"{sentence(service.waiting.text)} As of {when_in_words(service.waiting.as_of)}." if service.waiting else "",
            cost=self.label("costs", service.cost) if service.cost else "",
            cost_note=service.cost_note or "",
            offers=tuple(f"{o.what} (began {o.began})" if o.began else o.what for o in service.offers),
            for_professionals=service.for_professionals or "",
            referral_facts=tuple(self._referral_facts(service)),
            people=tuple(role_fact(r) for r in service.people),
            activity=tuple(count_fact(c) for c in service.activity),
            funding=tuple(self.funding(service.funding)),
            relations=(),
            related=tuple(self.related(service)),
            not_the_same_as=self.links(service.not_the_same_as),
            old_numbers=tuple(sentence(s.note) for s in service.superseded if s.note),
            examples=tuple(self._described.get(service.id, ())),
            provenance=self.provenance(service, self._review_months(service)),
            is_abuse=bool(service.needs) and service.needs[0] in ABUSE,
            is_gentle=bool(self._gentle & set(service.needs)),
        )

    # ------------------------------------------------------------------ links to other records

    def organisation_link(self, id_: str) -> Link | None:
        """A link to the page of an organisation, if it has one."""
        found = self.catalogue.organisations.get(id_)
        if found is None or found.held or found.withdrawn:
            return None
        return Link(f"organisations/{id_}/index.html", found.name)

    def _organisations(self, ids: Iterable[str]) -> tuple[Link, ...]:
        return tuple(link for id_ in ids if (link := self.organisation_link(id_)))

    def _services(self, ids: Iterable[str]) -> tuple[Link, ...]:
        return tuple(
            Link(f"services/{id_}/index.html", self.catalogue.services[id_].name)
            for id_ in ids
            if id_ in self.catalogue.services and not self.catalogue.services[id_].held
        )

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to records of any kind that have pages."""
        return tuple(link for id_ in ids if (link := self.link(id_)))

    def link(self, id_: str) -> Link | None:
        """A link to the page of a service, example or organisation, if it has one."""
        catalogue = self.catalogue
        if (service := catalogue.services.get(id_)) and not service.held:
            return Link(f"services/{id_}/index.html", service.name)
        if (practice := catalogue.practices.get(id_)) and not practice.held:
            return Link(f"practice/{id_}/index.html", practice.title)
        return self.organisation_link(id_)

    def related(self, record: Standing) -> Iterable[tuple[str, Link]]:
        """Typed relations of *record*, its own and those that others state of it, in words."""
        types = self.catalogue.terms.get("relation-types", {})
        seen: set[tuple[str, str]] = set()
        for relation in record.relations:
            link = self.link(relation.to)
            if link and (relation.type, relation.to) not in seen:
                seen.add((relation.type, relation.to))
                yield self.label("relation-types", relation.type), link
        for type_, other in self._stated_by_others.get(record.id, ()):
            term = types.get(type_)
            words = (term.reverse or term.label) if term else type_
            link = self.link(other)
            key = (type_ if term and term.symmetric else f"reverse {type_}", other)
            if link and key not in seen:
                seen.add(key)
                yield words, link

    @property
    def _stated_by_others(self) -> dict[str, list[tuple[str, str]]]:
        if not hasattr(self, "_reverse"):
            self._reverse: dict[str, list[tuple[str, str]]] = {}
            for record in self.catalogue.standing():
                for relation in record.relations:
                    self._reverse.setdefault(relation.to, []).append((relation.type, record.id))
        return self._reverse

    def funding(self, items: Iterable[object]) -> Iterable[str]:
        """Grants in words; an unknown amount is 'amount not stated'."""
        for item in items:
            name = self.catalogue.organisations[item.from_].name  # type: ignore[attr-defined]
            amount = f"£{item.amount:,}" if item.amount is not None else "amount not stated"  # type: ignore[attr-defined]
            extra = [item.what_for or "", f"over {item.years} years" if item.years else "", f"announced {when_in_words(item.announced)}" if item.announced else ""]  # type: ignore[attr-defined]
            yield sentence(", ".join(filter(None, (f"{name}: {amount}", *extra))))

    # ------------------------------------------------------------------ who it is for

    def _answers(self, service: Service) -> Iterable[Answer]:
        stages = self._label.get("stages", {})
        limits = service.for_
        if limits.from_ or limits.until:
            start = f"from {life_point_in_words(limits.from_, stages)}" if limits.from_ else ""
            end = f"until {life_point_in_words(limits.until, stages)}" if limits.until else ""
            yield Answer("yes", "Yes", " ".join(filter(None, (start, end))))
        if limits.parent_age_from or limits.parent_age_to:
            ages = [f"aged {limits.parent_age_from}" if limits.parent_age_from else "", f"up to age {limits.parent_age_to}" if limits.parent_age_to else ""]
            joined = f"aged {limits.parent_age_from} to {limits.parent_age_to}" if all(ages) else (f"{ages[0]} or over" if ages[0] else ages[1])
            yield Answer("yes", "Yes", f"if you are {joined}")
        for value, lead in (("yes", "Yes"), ("only-if", "Only if"), ("no", "No")):
            for rule in limits.rules:
                if rule.value == value:
                    label = self.label("eligibility-rules", rule.rule)
                    text = f"{label}: {lower_first(rule.condition)}" if value == "only-if" and rule.condition else label
                    yield Answer(value, lead, f"{text}. {rule.note}" if rule.note else text)
        if limits.not_for:
            yield Answer("no", "Not for", limits.not_for)

    def _lived_in(self, service: Service) -> str:
        names = [self.catalogue.areas[a].name for a in service.areas if a in self.catalogue.areas]
        if service.nations:
            names = [n.replace("-", " ").title().replace("Ireland", "Ireland") for n in service.nations]
        return listed(names)

    # ------------------------------------------------------------------ the way in

    def marks(self, service: Service) -> tuple[str, ...]:
        """Short marks for a card: what it costs and whether a referral is needed."""
        found = []
        if service.cost and service.cost != "not-known":
            found.append(self.label("costs", service.cost))
        routes = [self.catalogue.terms["referral-routes"][r] for r in service.how_to_get_help.routes]
        if any(route.self for route in routes):
            found.append("No referral needed")
        elif routes and all(route.self is False for route in routes):
            found.append("Referral needed")
        return tuple(found)

    def _routes(self, service: Service) -> str:
        known = [r for r in service.how_to_get_help.routes if r != "not-known"]
        if not known:
            return ""
        return sentence(listed([self.label("referral-routes", known[0]), *(lower_first(self.label("referral-routes", r)) for r in known[1:])], "or"))

    def _ask(self, service: Service) -> str:
        words = {"midwife": "your midwife", "health-visitor": "your health visitor", "gp": "your GP", "family-hub": "a family hub or children's centre", "obstetrician": "your hospital team", "mental-health-team": "a mental health team", "social-worker": "a social worker", "any-professional": "any professional who works with you"}
        return listed((words.get(r, self.label("referral-routes", r).lower()) for r in service.how_to_get_help.ask_instead), "or")

    def _hours_hold(self, service: Service) -> bool:
        return service.opening_valid_until is None or service.opening_valid_until >= self.today

    def _opening_note(self, service: Service) -> str:
        note = service.opening_note or ""
        if not self._hours_hold(service) and service.opening_valid_until:
            lapsed = f"The hours we knew ended on {day_in_words(service.opening_valid_until)}. We do not know the hours since."
            note = f"{note} {lapsed}".strip()
        return note

    def _referral_facts(self, service: Service) -> Iterable[Fact]:
        if routes := self._routes(service):
            yield Fact("Who may refer", (routes,))
        if service.for_.whole_length:
            yield Fact("Longest time", (service.for_.whole_length,))
        if service.coverage_note:
            yield Fact("Coverage", (service.coverage_note,))

    # ------------------------------------------------------------------ where the facts come from

    def _review_months(self, service: Service) -> int:
        return min((REVIEW_MONTHS.get(kind, ORDINARY_REVIEW_MONTHS) for kind in service.kind), default=ORDINARY_REVIEW_MONTHS)

    def provenance(self, record: Standing, months: int = 12) -> Provenance:
        """Where the facts of *record* come from; overdue when last checked over *months* ago."""
        checked, overdue, due = "Not yet checked", False, ""
        if record.checked:
            due_on = _later(record.checked.on, months)
            overdue, due = due_on < self.today, due_on.isoformat()
            when = day_in_words(record.checked.on)
            checked = f"Not checked since {when}" if overdue else f"Checked {when}"
        return Provenance(
            checked=checked,
            notice="" if record.checked else f"From a stored copy of a public page ({newest_date(record.sources)}). We have not seen the live page or asked the service.",
            overdue=overdue,
            due_on=due,
            checked_on=record.checked.on.isoformat() if record.checked else "",
            doubts=record.doubts,
            sources=tuple(source_view(s) for s in record.sources),
        )


# --------------------------------------------------------------------------------- parts in words


def ways(contact: Contact) -> Iterable[Way]:
    """Every way to make contact, the quickest first."""
    for phone in contact.phones:
        yield _call(phone)
    for text in contact.texts:
        yield _text(text)
    if contact.whatsapp:
        yield Way("whatsapp", "", "WhatsApp", contact.whatsapp)
    if contact.email:
        yield Way("email", f"mailto:{contact.email}", "E-mail", contact.email, label=contact.email_note or "")
    if contact.form:
        yield Way("form", contact.form, "Form", host(contact.form))
    if contact.website:
        yield Way("site", contact.website, "Website", host(contact.website))
    if contact.web_chat:
        yield Way("chat", "", "Web chat", label=contact.web_chat)
    if contact.post:
        yield Way("post", "", "Write to", label=", ".join(contact.post))
    if contact.relay:
        yield Way("relay", "", "If you are Deaf or cannot speak", label=contact.relay)


def _call(phone: Phone) -> Way:
    return Way("call", f"tel:{digits(phone.number)}", "Call", phone.number, label=phone.label or "", hours=phone.hours or "", doubt=phone.doubt or "")


def _text(text: TextLine) -> Way:
    body = f"?body={text.send}" if text.send and text.send.isalnum() else ""
    return Way("text", f"sms:{digits(text.number)}{body}", "Text", text.number, text.send or "", text.label or "", text.hours or "", text.doubt or "")


def digits(number: str) -> str:
    """The digits of a number as typed, with a leading + kept."""
    return ("+" if number.strip().startswith("+") else "") + re.sub(r"\D", "", number)


def host(url: str) -> str:
    """The name of the site in *url*, without www."""
    return re.sub(r"^https?://(www\.)?", "", url).split("/")[0].split("?")[0]


def _session(session: object) -> Fact:
    day = DAYS[session.day] if session.day else ""  # type: ignore[attr-defined]
    hours = f"{time_in_words(session.from_)} to {time_in_words(session.to)}" if session.from_ and session.to else ""  # type: ignore[attr-defined]
    when = ", ".join(filter(None, (day, hours)))
    lines = filter(None, (when, session.how_often, session.where, session.note))  # type: ignore[attr-defined]
    return Fact(session.name, tuple(lines))  # type: ignore[attr-defined]


def _place(place: Place) -> Fact:
    step_free = {"yes": "Step-free.", "no": "Not step-free.", "not-known": ""}[place.step_free]
    lines = (*place.address, place.postcode or "", place.note or "", step_free)
    return Fact(place.name or "", tuple(line for line in lines if line))


def _ran(service: Service) -> str:
    if not service.ran:
        return ""
    start = f"from {when_in_words(service.ran.from_)}" if service.ran.from_ else ""
    end = (f"to {when_in_words(service.ran.to)}" if start else f"until {when_in_words(service.ran.to)}") if service.ran.to else ""
    return sentence(f"It ran {start} {end}".replace("  ", " ").strip()) + (f" {sentence(service.ran.note)}" if service.ran.note else "")


def role_fact(role: object) -> Fact:
    """A role and what is known of it."""
    paid = {"yes": " (paid)", "no": " (volunteer)", "not-stated": ""}[role.paid]  # type: ignore[attr-defined]
    given = [role.does, f"Training: {role.training}" if role.training else None, f"Supervision: {role.supervision}" if role.supervision else None, role.background, f"Appointed {when_in_words(role.appointed)}" if role.appointed else None]  # type: ignore[attr-defined]
    return Fact(f"{role.role}{paid}", tuple(sentence(text[0].upper() + text[1:]) for text in given if text))  # type: ignore[attr-defined]


def count_fact(count: object) -> Fact:
    """A count with its whole, its date and any working."""
    whole = f" of {count.of}" if count.of else ""  # type: ignore[attr-defined]
    notes = [f"As of {count.as_of}" if count.as_of else "", count.note or "", f"Worked out by us: {count.working}" if count.working else ""]  # type: ignore[attr-defined]
    return Fact(count.measure, (f"{count.value}{whole}", *(sentence(n) for n in notes if n)))  # type: ignore[attr-defined]


def source_view(source: Source) -> SourceView:
    """A source as readers see it."""
    name = source.publisher or source.title or host(source.url)
    if source.publisher and source.title:
        name = f"{source.publisher}, “{source.title}”"
    date_words = "undated" if source.page_date == "undated" else when_in_words(source.page_date)
    return SourceView(source.url if source.linked else "", name, source.says, date_words)


def newest_date(sources: Iterable[Source]) -> str:
    """The newest date that a source's page gives for itself, in words; 'undated' if none does."""
    dated = [s.page_date for s in sources if s.page_date != "undated"]
    return when_in_words(max(dated, key=lambda d: d.split()[-1])) if dated else "undated"


def _later(day: date, months: int) -> date:
    total = day.month - 1 + months
    year, month = day.year + total // 12, total % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


_LANGUAGES = {"en": "English", "cy": "Welsh", "pl": "Polish", "ar": "Arabic", "ur": "Urdu", "ro": "Romanian", "bn": "Bengali", "pa": "Punjabi", "bfi": "British Sign Language", "fa": "Farsi", "uk": "Ukrainian", "so": "Somali", "ti": "Tigrinya", "ku": "Kurdish", "zh": "Chinese", "fr": "French", "es": "Spanish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish"}  # fmt: skip


def language_name(code: str) -> str:
    """The English name of a language code; the code itself when it is not in our short list."""
    return _LANGUAGES.get(code, code)


def without_ways(view: ServiceView) -> ServiceView:
    """The view of a withdrawn service: nothing to call."""
    return replace(view, ways=(), places=(), sessions=(), opening=())
