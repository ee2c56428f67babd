"""Parts of records as facts: a name, and what is known of it in a line or more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from generator.language.locales import direction, english_name, own_name
from generator.language.said import joined, say
from generator.planning.volatile import Volatile
from generator.planning.wording import (
    as_of_in_words,
    clock_in_words,
    days_in_words,
    loose_date,
    lower_first,
    open_in_words,
    sentence,
    upper_first,
    when_in_words,
)
from generator.records.organisation import Organisation
from generator.records.parts import Count, Funding, Offer, Ran, Role
from generator.records.service import Place, Session


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is known, in one or more lines. A place has a link to a map of where it is.

    *expires* says when the lines no longer hold, and what to say then.
    """

    name: str
    lines: tuple[str, ...]
    map_href: str = ""
    expires: Volatile | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language that a service is offered in: its code, English name, own name ('' if not known), direction."""

    code: str
    name: str
    own_name: str
    direction: str

    @property
    def is_english(self) -> bool:
        """True for English itself."""
        return self.code.partition("-")[0] == "en"


def spoken(codes: Iterable[str]) -> tuple[Spoken, ...]:
    """The languages with these codes, as CLDR names them."""
    return tuple(
        Spoken(code, english_name(code), own_name(code), direction(code)) for code in codes
    )


def role_fact(role: Role) -> Fact:
    """A role and what is known of it."""
    paid = {
        "yes": say("%(role)s (paid)", role=role.role),
        "no": say("%(role)s (volunteer)", role=role.role),
        "not-stated": role.role,
    }[role.paid]
    given = (
        role.does,
        say("Hours: %(hours)s", hours=role.hours) if role.hours else None,
        say("Training: %(training)s", training=role.training) if role.training else None,
        say("Supervision: %(supervision)s", supervision=role.supervision)
        if role.supervision
        else None,
        role.background,
        say("Appointed %(when)s", when=when_in_words(role.appointed)) if role.appointed else None,
    )
    return Fact(paid, tuple(sentence(upper_first(text)) for text in given if text))


def count_fact(count: Count) -> Fact:
    """A count with its whole, its date and any working."""
    value = (
        say("%(part)s of %(whole)s", part=count.value, whole=count.of)
        if count.of
        else f"{count.value}"
    )
    notes = (
        _as_of(count.as_of),
        count.note or "",
        say("Worked out by us: %(working)s", working=count.working) if count.working else "",
    )
    return Fact(count.measure, (value, *(sentence(note) for note in notes if note)))


def offer_in_words(offer: Offer) -> str:
    """What is offered, and since when."""
    if not offer.began:
        return offer.what
    return say("%(offer)s (began %(when)s)", offer=offer.what, when=loose_date(offer.began))


def session_fact(session: Session) -> Fact:
    """A session: when, how often, where."""
    if session.day and session.from_ and session.to:
        when = open_in_words([session.day], session.from_, session.to)
    elif session.from_ and session.to:
        when = clock_in_words(session.from_, session.to)
    else:
        when = days_in_words([session.day]) if session.day else ""
    return Fact(
        session.name, tuple(filter(None, (when, session.how_often, session.where, session.note)))
    )


def place_fact(place: Place) -> Fact:
    """A place: its address, and whether it is step-free."""
    step_free = {"yes": say("Step-free."), "no": say("Not step-free."), "not-known": ""}[
        place.step_free
    ]
    return Fact(
        place.name or "",
        tuple(filter(None, (*place.address, place.postcode, place.note, step_free))),
        f"https://www.openstreetmap.org/search?query={quote(place.postcode)}"
        if place.postcode
        else "",
    )


def ran_in_words(ran: Ran | None) -> str:
    """When a past service ran, as a sentence: "It ran from 2010 to 2013"."""
    if ran is None:
        return ""
    start = say("from %(when)s", when=when_in_words(ran.from_)) if ran.from_ else ""
    end = _until(ran.to, has_start=bool(start)) if ran.to else ""
    period = say("It ran %(period)s.", period=joined(" ", (start, end))) if start or end else ""
    return joined(" ", (period, sentence(ran.note) if ran.note else ""))


def _as_of(when: str | None) -> str:
    if not when:
        return ""
    return upper_first(as_of_in_words(when))


def _until(when: str, *, has_start: bool) -> str:
    """'to 2013', 'until 2013 at the latest', 'until about 2013'."""
    lead, _, _ = when.rpartition(" ")
    if lead == "by":
        latest = when_in_words(when.removeprefix("by "))
        return say("until %(when)s at the latest", when=latest)
    if has_start and not lead:
        return say("to %(when)s", when=when_in_words(when))
    return say("until %(when)s", when=when_in_words(when))


def funding_lines(
    grants: Iterable[Funding], organisations: Mapping[str, Organisation]
) -> Iterator[str]:
    """Grants in words; an unknown amount is 'amount not stated'."""
    for grant in grants:
        amount = f"£{grant.amount:,}" if grant.amount is not None else say("amount not stated")
        more = (
            lower_first(grant.what_for.removesuffix(".")) if grant.what_for else None,
            say("over %(years)s years", years=grant.years) if grant.years else None,
            say("announced %(when)s", when=when_in_words(grant.announced))
            if grant.announced
            else None,
        )
        funder = organisations.get(grant.from_)
        # A record that is held back or taken down is named nowhere.
        name = funder.name if funder and not (funder.held or funder.withdrawn) else say("A funder")
        first = joined(": ", (name, amount))
        yield sentence(joined(", ", (first, *filter(None, more))))
