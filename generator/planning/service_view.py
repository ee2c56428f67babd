"""The views of a service: everything its page and its card in a list may say, in words.

:mod:`generator.planning.service_wording` makes them; templates read them.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.planning.facts import Fact, Spoken
from generator.planning.pages import Link, Related
from generator.planning.provenance import CheckState, Provenance
from generator.planning.volatile import Volatile
from generator.planning.ways import Way


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of 'Is it for me?': *value* is yes, no or only-if."""

    value: str
    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A service in a list."""

    url: str
    name: str
    summary: str
    run_by: str
    status_words: str
    way: Way | None
    ask: str
    marks: tuple[str, ...]
    spoken: tuple[Spoken, ...]
    when: str
    state: CheckState


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
    routes: tuple[str, ...]
    how: str
    steps: tuple[Fact, ...]
    what_you_share: str
    way_note: str
    ask: str
    opening: tuple[str, ...]
    opening_note: str
    hours: Volatile | None
    bank_holidays: str
    sessions: tuple[Fact, ...]
    places: tuple[Fact, ...]
    is_private: bool
    access: str
    access_needs: str
    languages: str
    spoken: tuple[Spoken, ...]
    waiting: Volatile | None
    referrals: Volatile | None
    cost: str
    cost_note: str
    helps_with: tuple[Link, ...]
    offers: tuple[str, ...]
    for_professionals: str
    referral_facts: tuple[Fact, ...]
    people: tuple[Fact, ...]
    activity: tuple[Fact, ...]
    funding: tuple[str, ...]
    related: tuple[Related, ...]
    not_the_same_as: tuple[Link, ...]
    examples: tuple[Link, ...]
    news: tuple[Link, ...]
    calendar: str
    provenance: Provenance
    is_abuse: bool
