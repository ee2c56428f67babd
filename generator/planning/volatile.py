"""Facts that expire on their own date: what a page says while they hold, and what it says after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.checking.review_cycle import holds_until
from generator.language.said import joined, say
from generator.planning.wording import day_in_words, lower_first, sentence, when_in_words
from generator.records.service import Service


@dataclass(frozen=True, slots=True)
class Volatile:
    """A fact with its own date. *words* are what the page says on the day it is built.

    *until* is the last day on which they hold, as 2026-11-01; *then* is what a page with scripting says
    after it. Both are empty for what has expired already. *is_no* when it turns people away.
    """

    words: str
    until: str = ""
    then: str = ""
    is_no: bool = False


def waiting_time(service: Service, today: date) -> Volatile | None:
    """How long people wait for *service*, or that nobody knows it any more."""
    said = service.waiting
    if said is None:
        return None
    return _told(sentence(said.text), lower_first(said.text), said.as_of, today)


def referrals(service: Service, today: date) -> Volatile | None:
    """Whether *service* takes new referrals, or that nobody knows it any more."""
    said = service.accepting_referrals
    if said is None:
        return None
    takes = said.value == "yes"
    words = say("They take new referrals.") if takes else say("They take no new referrals.")
    full = joined(" ", (words, sentence(said.note) if said.note else ""))
    return _told(full, lower_first(words), said.as_of, today, is_no=said.value == "no")


def opening_hours(service: Service, today: date) -> Volatile | None:
    """Until when the hours of *service* are promised, and what is said after; None without such a day."""
    until = service.opening_valid_until
    if until is None:
        return None
    lapsed = say(
        "The hours we knew ended on %(day)s. We do not know the hours since.",
        day=day_in_words(until),
    )
    note = joined(" ", (service.opening_note or "", lapsed))
    return Volatile(note) if until < today else Volatile("", until.isoformat(), note)


def _told(words: str, last: str, as_of: str, today: date, *, is_no: bool = False) -> Volatile:
    when = when_in_words(as_of)
    then = say("Not known now. Last said (%(when)s): %(words)s", when=when, words=sentence(last))
    until = holds_until(as_of)
    if until < today:
        return Volatile(then)
    return Volatile(
        joined(" ", (words, say("As of %(when)s.", when=when))), until.isoformat(), then, is_no
    )
