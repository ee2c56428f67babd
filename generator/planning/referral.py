"""A service as a professional needs it: who is taken, who may refer, consent and waiting first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.language.said import joined, say
from generator.planning.facts import Fact
from generator.planning.pages import Link
from generator.planning.provenance import CheckState
from generator.planning.service_view import ServiceView
from generator.planning.ways import Way
from generator.planning.wording import sentence, upper_first
from generator.records.service import Service

CONSENT = say("Ask the family first. Say who you are writing to, and what you will tell them.")
"""Said where no source says what the service asks for. It is our advice, not a fact about them."""

_NOT_KNOWN = say("Not stated. Ask the service.")


@dataclass(frozen=True, slots=True)
class ReferralView:
    """The page for professionals. *summary* is the same as plain text, to copy."""

    name: str
    page: Link
    status: str
    facts: tuple[Fact, ...]
    ways: tuple[Way, ...]
    ask: str
    more: str
    state: CheckState
    notice: str
    doubts: tuple[str, ...]
    summary: str
    is_abuse: bool


def takes_referrals(service: Service) -> bool:
    """True when it runs and a source says who may refer, or what a professional should know."""
    others = set(service.how_to_get_help.routes) - {"self", "not-known", "just-turn-up"}
    return service.status in ("open", "waiting-list") and bool(others or service.for_professionals)


def referral_view(view: ServiceView, address: str, today: str) -> ReferralView:
    """The page for professionals of the service in *view*, published at *address*, as of *today*."""
    facts = tuple(_facts(view))
    provenance = view.provenance
    return ReferralView(
        name=view.name,
        page=Link(view.url, say("The page for families")),
        status=" ".join(map(sentence, filter(None, (view.status_words, view.status_note)))),
        facts=facts,
        ways=view.ways,
        ask=view.ask,
        more=view.for_professionals,
        state=provenance.state,
        notice=provenance.notice,
        doubts=provenance.doubts,
        summary="\n".join(_summary(view, facts, address, today)),
        is_abuse=view.is_abuse,
    )


def _facts(view: ServiceView) -> Iterator[Fact]:
    """Thresholds, routes, consent and waiting, in this order, even where nothing is known."""
    taken = [
        view.who,
        *(sentence(upper_first(a.text)) for a in view.answers if a.value == "yes"),
        view.where_from,
    ]
    yield Fact(say("Takes"), tuple(filter(None, taken)))
    if only := tuple(sentence(upper_first(a.text)) for a in view.answers if a.value == "only-if"):
        yield Fact(say("Only if"), only)
    not_taken = tuple(sentence(upper_first(a.text)) for a in view.answers if a.value == "no")
    yield Fact(say("Does not take"), not_taken or (_NOT_KNOWN,))
    known = {fact.name: fact.lines for fact in view.referral_facts}
    yield Fact(say("Who may refer"), known.pop("Who may refer", (_NOT_KNOWN,)))
    how = tuple(filter(None, (view.how, view.way_note)))
    if how:
        yield Fact(say("How"), how)
    yield Fact(say("Consent"), (CONSENT, *((view.what_you_share,) if view.what_you_share else ())))
    waiting, taking = view.waiting, view.referrals
    if taking:
        yield Fact(say("New referrals"), (taking.words,), expires=taking)
    yield Fact(say("Waiting time"), (waiting.words if waiting else _NOT_KNOWN,), expires=waiting)
    for name, lines in known.items():
        yield Fact(name, lines)
    if view.steps:
        steps = (sentence(joined(", ", (s.name, *s.lines))) for s in view.steps)
        yield Fact(say("What happens next"), tuple(steps))


# What is copied goes into a letter or a record here: it is in English.
def _summary(view: ServiceView, facts: tuple[Fact, ...], address: str, today: str) -> Iterator[str]:
    yield view.name
    if view.organisation and view.organisation.text != view.name:
        yield f"Run by: {view.organisation.text}"
    yield f"What it is: {view.summary}"
    for fact in facts:
        if fact.lines != (_NOT_KNOWN,):
            yield f"{fact.name}: {' '.join(map(sentence, fact.lines))}"
    for way in view.ways:
        yield in_a_line(way)
    if view.opening:
        yield f"Open: {'. '.join(view.opening)}."
    yield " ".join(filter(None, (f"{view.provenance.state.plain}.", view.provenance.notice)))
    for doubt in view.provenance.doubts:
        yield f"Not certain: {sentence(doubt)}"
    yield f"As listed on {today}{f' at {address}' if address else ''}."


def in_a_line(way: Way) -> str:
    """A way to make contact as plain text, with the whole address of a page."""
    shown = way.href if way.kind in ("site", "form") else way.number
    lead = f"Text {way.word} to" if way.kind == "text" and way.word else f"{way.lead}:"
    notes = "; ".join(filter(None, (way.label, way.hours, way.doubt)))
    if not shown:
        return f"{lead} {notes}"
    return f"{lead} {shown} ({notes})" if notes else f"{lead} {shown}"
