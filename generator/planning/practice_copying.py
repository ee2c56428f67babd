"""The sections of a practice example for who would do the same: what it takes, who has, who to ask."""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.said import joined, say
from generator.planning.practice_telling import Telling, plain, sentences
from generator.planning.practice_view import (
    Block,
    Bullets,
    Facts,
    Named,
    Steps,
    StepView,
    Voices,
    VoiceView,
    Website,
)
from generator.planning.wording import listed, upper_first
from generator.records.practice import Recognition, Voice

TAKEN_UP = "adapted-as"


def doing_it_elsewhere(telling: Telling) -> Iterator[Block]:
    """What others need, what they can change, what to ask first, and who has taken it up."""
    plan = telling.example.replicate
    for heading, claims in (
        (say("You need"), plan.must_have),
        (say("You can change"), plan.can_change),
    ):
        if claims:
            yield Bullets(heading, telling.claims(claims))
    if plan.first_six_months:
        yield Steps(
            say("The first six months"),
            tuple(StepView(plain(text)) for text in plan.first_six_months),
        )
    if plan.ask_first:
        ours = any(claim.ours for claim in plan.ask_first)
        note = plain(say("Questions with no source are ours.")) if ours else None
        yield Bullets(say("Ask before you start"), telling.claims(plan.ask_first), note)
    for heading, items in ((say("Team"), plan.team), (say("Materials"), plan.materials)):
        if items:
            yield Bullets(heading, telling.lines(items))
    yield from _taken_up(telling)


def _taken_up(telling: Telling) -> Iterator[Block]:
    """Who has taken the practice up, and what they changed."""
    facts = []
    for relation in telling.example.relations:
        link = telling.words.link(relation.to)
        if relation.type == TAKEN_UP and link:
            changed = relation.changed or say("not stated")
            text = sentences(relation.note, say("What they changed: %(changed)s", changed=changed))
            facts.append(
                Named("", (telling.said(text, relation.source, *relation.more_sources),), (link,))
            )
    if facts:
        yield Facts(say("Who has taken it up"), tuple(facts))


def voices_heard(telling: Telling) -> Iterator[Block]:
    """What people said, retold, and who was not heard from."""
    example = telling.example
    absent = listed(map(telling.organisation, example.voices_absent))
    note = telling.note(
        say("Not heard from in the sources: %(people)s.", people=absent) if absent else None
    )
    if example.voices or note:
        yield Voices(tuple(_voice(telling, voice) for voice in example.voices), note)


def _voice(telling: Telling, voice: Voice) -> VoiceView:
    where = voice.where
    if where == "not stated":
        where = say("place not stated")
    organisation = telling.organisation(voice.organisation) if voice.organisation else None
    who = joined(", ", filter(None, (upper_first(voice.who), organisation, where)))
    return VoiceView(telling.said(voice.gist, voice.source), who)


def recognition_given(telling: Telling) -> Iterator[Block]:
    """Awards, with their result. Shortlisted is never told as won."""
    if telling.example.recognition:
        yield Facts("", tuple(_award(telling, award) for award in telling.example.recognition))


def _award(telling: Telling, award: Recognition) -> Named:
    result, means = telling.term("recognition-results", award.result)
    text = sentences(
        means if award.result != "winner" else None,
        say("%(award)s, given by %(by)s", award=award.award, by=telling.organisation(award.by)),
        say("Category: %(category)s", category=award.category) if award.category else None,
        award.note,
    )
    return Named(f"{result}, {award.year}", (telling.said(text, award.source),))


def publishers_headings(telling: Telling) -> Iterator[Block]:
    """The headings under which the publisher filed the example, in the publisher's own words."""
    original = telling.example.original
    if original is None:
        return
    named = (
        (say("Publisher"), (telling.organisation(original.publisher),)),
        (say("Original title"), (original.title,)),
        (say("Publisher’s grading"), (original.tier, original.tier_note)),
        (say("Themes"), original.themes),
        (say("Priorities"), original.priorities),
        (say("Threads"), original.threads),
        (say("Rights"), (original.rights,)),
        (say("Note"), (original.note,)),
    )
    facts = tuple(
        Named(name, tuple(plain(text) for text in texts if text))
        for name, texts in named
        if any(texts)
    )
    yield Facts("", facts, plain(say("These are the publisher’s own words. We do not grade.")))


def who_to_ask(telling: Telling) -> Iterator[Block]:
    """The organisation to ask and its website."""
    contact = telling.example.contact
    if contact is None:
        return
    links = telling.organisation_links((contact.organisation,))
    yield Facts("", (Named(say("Organisation"), (), links),), telling.note(contact.note))
    if contact.website:
        yield Website(contact.website)
