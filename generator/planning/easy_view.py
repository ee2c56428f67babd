"""A service in short sentences and large print: one thing to a line, from the same facts as its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.language.said import JOINED, Said, joined, say
from generator.planning.pages import Link
from generator.planning.service_view import Answer, ServiceView
from generator.planning.ways import Way
from generator.planning.wording import sentence


@dataclass(frozen=True, slots=True)
class EasyPart:
    """One question and its answer, a line for each thing. *symbol* names a drawing, or is ''."""

    symbol: str
    heading: str
    lines: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    ways: tuple[Way, ...] = ()
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class EasyView:
    """The page of a service that is easy to read. *page* leads back to the whole page."""

    name: str
    page: Link
    status: tuple[str, ...]
    try_instead: tuple[Link, ...]
    parts: tuple[EasyPart, ...]
    is_abuse: bool


_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“‘])")


def one_by_one(texts: Iterable[str]) -> tuple[str, ...]:
    """Each sentence of *texts* as a line of its own. No word is changed."""
    return tuple(sentence(line) for text in texts if text for line in _lines(text))


def _lines(text: str) -> Iterable[str]:
    """The sentences of *text*; what can be said again stays in one piece, if it is one."""
    if type(text) is Said and text.pattern == JOINED and text.values["between"] == " ":
        return [line for part in text.values["parts"] for line in _lines(part)]
    found = _BETWEEN_SENTENCES.split(text.strip())
    return [text] if len(found) == 1 and type(text) is Said else found


def easy_view(view: ServiceView) -> EasyView:
    """The page that is easy to read, from all that *view* says; nothing is left out that she needs."""
    return EasyView(
        view.name,
        Link(view.url, say("All that we know about it")),
        one_by_one((view.status_words, view.status_note)),
        () if view.is_open else view.try_instead,
        tuple(_parts(view)),
        view.is_abuse,
    )


def _parts(view: ServiceView) -> Iterator[EasyPart]:
    yield EasyPart("", say("What it is"), one_by_one((view.summary,)))
    yield EasyPart(
        "person", say("Who it is for"), one_by_one((view.who, view.where_from)), view.answers
    )
    yield _way_in(view)
    if view.steps:
        steps = tuple(sentence(joined(", ", (s.name, *s.lines))) for s in view.steps)
        yield EasyPart("", say("What happens next"), steps, numbered=True)
    if view.what_you_share:
        yield EasyPart(
            "", say("What they ask, and whom they tell"), one_by_one((view.what_you_share,))
        )
    if when := tuple(_when(view)):
        yield EasyPart("clock", say("When"), one_by_one(when))
    if where := tuple(_where(view)):
        yield EasyPart("place", say("Where"), where)
    yield EasyPart(
        "money",
        say("What it costs"),
        one_by_one((view.cost or say("We do not know"), view.cost_note)),
    )
    for heading, text in (
        (say("How they help"), view.access),
        (say("Access needs"), view.access_needs),
        (say("Languages"), view.languages),
    ):
        if text:
            yield EasyPart("", heading, one_by_one((text,)))
    facts = view.provenance
    doubts = (facts.state.plain, facts.notice, *facts.doubts)
    yield EasyPart("", say("How sure we are"), one_by_one(doubts))


def _way_in(view: ServiceView) -> EasyPart:
    several = view.routes if len(view.routes) > 1 or not view.how else ()
    asked = say("Ask %(ask)s", ask=view.ask) if view.ask and not view.how else ""
    none = "" if view.ways or view.ask or view.how else say("We do not know how to contact them")
    dated = tuple(fact.words for fact in (view.referrals, view.waiting) if fact)
    lines = one_by_one((view.how, asked, *several, view.way_note, *dated, none))
    return EasyPart("phone", say("How to get help"), lines, ways=view.ways)


def _when(view: ServiceView) -> Iterator[str]:
    yield from view.opening
    if view.opening_note:
        yield view.opening_note
    if view.bank_holidays != "not-known":
        yield (
            say("Open on bank holidays")
            if view.bank_holidays == "open"
            else say("Closed on bank holidays")
        )
    for session in view.sessions:
        yield joined(": ", (session.name, joined(", ", session.lines)))


def _where(view: ServiceView) -> Iterator[str]:
    if view.is_private and not view.places:
        yield say("We never show where this service is, for safety.")
    for place in view.places:
        yield joined(", ", (place.name, *place.lines))
