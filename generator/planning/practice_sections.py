"""The sections of a practice example that tell it: each gives its blocks, none when the record is silent."""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.said import joined, say
from generator.planning.practice_dates import moment_in_words, span
from generator.planning.practice_drawing import timeline
from generator.planning.practice_telling import Telling, plain, sentences
from generator.planning.practice_view import (
    Block,
    Bullets,
    Caution,
    Facts,
    MomentView,
    Named,
    Paragraph,
    Steps,
    StepView,
    Story,
    Threshold,
    Thresholds,
    Timeline,
)
from generator.planning.wording import loose_date, lower_first, sentence, upper_first, when_in_words
from generator.records.parts import Offer, Role

GLANCE = {
    "problem": say("The problem"),
    "what": say("What they did"),
    "who_gains": say("Who gains"),
    "evidence": say("Evidence"),
    "cost": say("Cost"),
    "watch_out": say("Watch out for"),
}


def at_a_glance(telling: Telling) -> Iterator[Block]:
    """The example in six lines, and a caution on how it was chosen."""
    glance = telling.example.at_a_glance
    facts = tuple(
        Named(name, (plain(text),))
        for field, name in GLANCE.items()
        if (text := getattr(glance, field))
    )
    if facts:
        yield Facts("", facts)
    if telling.example.selection_caution:
        yield Caution(say("How this example was chosen."), plain(telling.example.selection_caution))


def the_story(telling: Telling) -> Iterator[Block]:
    """The story as the record tells it."""
    if telling.example.story:
        yield Story(telling.example.story)


def why_it_was_needed(telling: Telling) -> Iterator[Block]:
    """The need, the aims, the policy of the time and how the practice should help."""
    context = telling.example.context
    for heading, claims in (
        (say("Here"), context.local_need),
        (say("More widely"), context.wider_need),
        (say("Aims"), context.aims),
    ):
        if claims:
            yield Bullets(heading, telling.claims(claims))
    if context.policy or context.policy_note:
        yield Bullets(
            say("Policy of the time"),
            telling.claims(context.policy),
            telling.note(context.policy_note),
        )
    if context.theory or context.theory_reference:
        reference = (
            say("Reference: %(reference)s", reference=context.theory_reference)
            if context.theory_reference
            else None
        )
        steps = tuple(StepView(plain(text)) for text in context.theory)
        note = telling.said(reference, context.theory_source) if reference else None
        yield Steps(say("How it should help"), steps, note)


def what_was_done(telling: Telling) -> Iterator[Block]:
    """What was offered, to whom, by whom, and how people were kept safe."""
    how = telling.example.practice
    if how.approach:
        yield Bullets(say("How they went about it"), telling.lines(how.approach, how.source))
    if how.offers:
        yield Bullets(
            say("What was offered"),
            tuple(telling.said(_offer(offer), offer.source or how.source) for offer in how.offers),
        )
    if how.steps:
        yield Steps(
            say("What happened, step by step"),
            tuple(
                StepView(
                    telling.said(sentences(s.what, s.note), s.source or how.source),
                    say("Within %(span)s", span=s.within) if s.within else "",
                )
                for s in how.steps
            ),
        )
    yield from _who_comes(telling)
    if how.roles:
        yield Facts(say("Who did what"), tuple(_role(telling, role) for role in how.roles))
    if how.dose:
        yield Facts(
            say("How much, how often, how long"),
            tuple(
                Named(d.what, (telling.said(sentences(d.amount, d.note), d.source or how.source),))
                for d in how.dose
            ),
        )
    for heading, items in (
        (say("Partners"), how.partners),
        (say("Keeping people safe"), how.safeguards),
        (say("Consent"), how.consent),
        (say("Data sharing"), how.data_sharing),
        (say("Support from the centre"), how.central_support),
    ):
        if items:
            yield Bullets(heading, telling.lines(items, how.source))


def _offer(offer: Offer) -> str:
    return sentences(
        offer.what, say("Began %(when)s", when=loose_date(offer.began)) if offer.began else None
    )


def _who_comes(telling: Telling) -> Iterator[Block]:
    how, words = telling.example.practice, telling.words
    if how.who_refers or how.who_refers_note:
        routes = [_professional(telling, route) for route in dict.fromkeys(how.who_refers)]
        named = joined(", ", [*routes[:1], *map(lower_first, routes[1:])])
        text = sentences(named or None, how.who_refers_note)
        yield Paragraph(telling.said(text, how.source), say("Who refers"))
    if how.rules or how.rules_note:
        leads = {"yes": say("Yes"), "only-if": say("Only if"), "no": say("No")}
        answers = tuple(
            Threshold(
                value,
                lead,
                telling.said(
                    sentences(
                        words.label("eligibility-rules", rule.rule)
                        + (f": {lower_first(rule.condition)}" if rule.condition else ""),
                        rule.note,
                    ),
                    how.rules_source or how.source,
                ),
            )
            for value, lead in leads.items()
            for rule in how.rules
            if rule.value == value
        )
        yield Thresholds(say("Who it is for, and who not"), answers, telling.note(how.rules_note))


def _professional(telling: Telling, route: str) -> str:
    term = telling.words.catalogue.terms.get("referral-routes", {}).get(route)
    return (term.professional_label or term.label) if term else route


def _role(telling: Telling, role: Role) -> Named:
    name = {
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
    texts = [sentence(upper_first(text)) for text in given if text]
    source = role.source or telling.example.practice.source
    return Named(
        name,
        tuple(telling.said(text, source if text is texts[-1] else None) for text in texts),
    )


def when_it_happened(telling: Telling) -> Iterator[Block]:
    """The timeline, as a list and drawn."""
    moments = telling.example.practice.timeline
    if moments:
        yield Timeline(
            tuple(
                MomentView(moment_in_words(m.when), telling.said(m.what, m.source)) for m in moments
            ),
            timeline([span(m.when) for m in moments]),
        )


_LESSONS = {
    "enabler": say("What helped"),
    "barrier": say("What got in the way"),
    "risk": say("Risks"),
    "surprise": say("Surprises"),
}


def lessons_learned(telling: Telling) -> Iterator[Block]:
    """What helped, what got in the way, risks and surprises."""
    example = telling.example
    for kind, name in _LESSONS.items():
        lessons = tuple(
            telling.said(
                say("%(text)s (our reading).", text=lesson.text.removesuffix("."))
                if lesson.ours
                else lesson.text,
                lesson.source,
            )
            for lesson in example.lessons
            if lesson.kind == kind
        )
        if lessons:
            yield Bullets(name, lessons)
    if example.lessons_note:
        yield Paragraph(plain(example.lessons_note))
