"""The terms of each facet: from the vocabulary where it has a list, else defined here in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.language.locales import english_name
from generator.language.said import say
from generator.records.catalogue import Catalogue
from generator.records.vocabulary import Term

ANY_PROFESSIONAL = "any-professional"
NO_REFERRAL = "self"
"""The way in that stands for all ways without a professional."""


_NO_REFERRAL = say("No referral needed")


@dataclass(frozen=True, slots=True)
class FacetTerm:
    """One choice of a facet.

    *label* is short, for a list or a checkbox; *heading* is for the page of its services, with
    *lead* below it. *within* are the ids that it takes in: its own, then those of narrower terms.
    *related* are ids of the same facet. *who* is what someone who may refer says: "I am a midwife".
    """

    id: str
    label: str
    heading: str
    order: int
    within: tuple[str, ...]
    lead: str = ""
    related: tuple[str, ...] = ()
    who: str = ""
    urgent: bool = False
    gentle: bool = False


#: Headings of listing pages, for terms whose label is no heading and whose list gives none.
_HEADINGS: Mapping[str, Mapping[str, str]] = {
    "access": {
        "in-person": say("Help in person"),
        "at-home": say("Help that comes to your home"),
        "phone": say("Help by phone"),
        "text": say("Help by text"),
        "whatsapp": say("Help on WhatsApp"),
        "video": say("Help by video call"),
        "email": say("Help by email"),
        "web-chat": say("Help by web chat"),
        "online-forum": say("Help in an online forum"),
        "post": say("Help by letter"),
        "outdoors": say("Help outdoors, or on a walk"),
    },
    "referral-routes": {
        "just-turn-up": say("Places where you can just turn up"),
        NO_REFERRAL: say("Help with no referral needed"),
        "family-friend": say("Help that a friend or relative can contact for you"),
        "midwife": say("Help through your midwife"),
        "health-visitor": say("Help through your health visitor"),
        "gp": say("Help through your GP"),
        "obstetrician": say("Help through your hospital team"),
        "social-worker": say("Help through a social worker"),
        "family-hub": say("Help through a family hub or children's centre"),
        "mental-health-team": say("Help through a mental health team"),
        ANY_PROFESSIONAL: say("Help that any professional can ask for"),
        "voluntary-organisation": say("Help through a charity"),
        "early-help-assessment": say("Help through an early help assessment (was CAF)"),
    },
    "costs": {
        "free": say("Help that is free"),
        "free-call": say("Help that is free to call"),
        "standard-call": say("Help at the standard cost of a call"),
        "donation": say("Help where a donation is welcome"),
        "low-cost": say("Help at low cost"),
        "paid": say("Help that you pay for"),
        "free-if-area-commissions": say("Help that is free in some areas"),
    },
}

#: Who may refer, in her own words.
_WHO: Mapping[str, str] = {
    "midwife": say("I am a midwife"),
    "health-visitor": say("I am a health visitor"),
    "gp": say("I am a GP"),
    "obstetrician": say("I work in a hospital team"),
    "social-worker": say("I am a social worker"),
    "family-hub": say("I work in a family hub or children's centre"),
    "mental-health-team": say("I work in a mental health team"),
    ANY_PROFESSIONAL: say("I am another professional who works with families"),
    "voluntary-organisation": say("I work for a charity"),
    "early-help-assessment": say("I do early help assessments (was CAF)"),
}


def children(terms: Mapping[str, Term], id_: str) -> list[str]:
    """A term and all narrower ones: a search for the parent includes its children."""
    found = [id_]
    for term in terms.values():
        if term.broader in found and term.id not in found:
            found.append(term.id)
    return found


def in_force(terms: Mapping[str, Term]) -> list[Term]:
    """The terms of a list that can be chosen today; 'not known' is no choice."""
    return [t for t in terms.values() if t.id != "not-known" and t.replaced_by is None]


def from_list(catalogue: Catalogue, list_: str) -> tuple[FacetTerm, ...]:
    """The terms in force of a vocabulary list, in its order; 'not known' is no choice."""
    terms = catalogue.terms.get(list_, {})
    headings = _HEADINGS.get(list_, {})
    return tuple(
        FacetTerm(
            id=term.id,
            label=term.label,
            heading=term.heading or headings.get(term.id) or term.label,
            order=order,
            within=tuple(children(terms, term.id)),
            lead=term.lead or "",
            related=tuple(id_ for id_ in term.related if id_ in terms),
            who=_WHO.get(term.id, "") if list_ == "referral-routes" else "",
            urgent=term.urgent != "never",
            gentle=term.gentle,
        )
        for order, term in enumerate(in_force(terms))
    )


def routes(catalogue: Catalogue) -> tuple[FacetTerm, ...]:
    """Ways in. 'Contact them yourself' comes first, and says what she wants to know: no referral needed."""
    terms = sorted(from_list(catalogue, "referral-routes"), key=lambda t: t.id != NO_REFERRAL)
    return tuple(
        replace(term, order=order, label=_NO_REFERRAL if term.id == NO_REFERRAL else term.label)
        for order, term in enumerate(terms)
    )


def languages(found: Collection[str]) -> tuple[FacetTerm, ...]:
    """The languages with these codes, by name."""
    return _in_order(
        (code, name, say("Help in %(name)s", name=name), "")
        for name, code in sorted((english_name(code), code) for code in found)
    )


def _in_order(words: Iterator[tuple[str, str, str, str]]) -> tuple[FacetTerm, ...]:
    return tuple(
        FacetTerm(id_, label, heading, order, (id_,), lead)
        for order, (id_, label, heading, lead) in enumerate(words)
    )


RUN_BY = _in_order(
    iter(
        (
            (
                "nhs",
                say("The NHS"),
                say("Help from the NHS"),
                say("These are NHS services, or the NHS helps to run them."),
            ),
            (
                "council",
                say("A council"),
                say("Help from a council"),
                say("A council runs these, or helps to run them."),
            ),
            (
                "charity",
                say("A charity or community organisation"),
                say("Help from a charity or community organisation"),
                say("Charities or community organisations run these, or help to run them."),
            ),
            (
                "company",
                say("A company"),
                say("Help from a company"),
                say("A company runs these, or helps to run them."),
            ),
        )
    )
)

WHEN = _in_order(
    iter(
        (
            (
                "evenings",
                say("Evenings"),
                say("Help in the evening"),
                say("Open after 5pm on a weekday."),
            ),
            (
                "weekends",
                say("Weekends"),
                say("Help at the weekend"),
                say("Open on a Saturday or a Sunday."),
            ),
            (
                "any-hour",
                say("Any time, day or night"),
                say("Help at any time, day or night"),
                say("Open at every hour of every day."),
            ),
        )
    )
)

ACCEPTS = _in_order(
    iter(
        (
            (
                "now",
                say("Open to new people"),
                say("Services that are open to new people"),
                say(
                    "They are running, and we know of no waiting list. You may still have to wait: ask them."
                ),
            ),
            (
                "after-a-wait",
                say("Open, with a wait"),
                say("Services that are open, with a wait"),
                say("They are running, and people wait. Ask them how long."),
            ),
        )
    )
)
