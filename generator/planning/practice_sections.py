"""The sections of a practice example that tell it: each gives its blocks, none when the record is silent."""

from __future__ import annotations

from collections.abc import Iterator

from generator.planning.facts import Fact, offer_in_words, role_fact
from generator.planning.practice_view import Block, claim_in_words
from generator.planning.service_wording import ServiceWording
from generator.planning.wording import listed, sentence, when_in_words
from generator.records.practice import PracticeExample


def at_a_glance(example: PracticeExample) -> Iterator[Block]:
    """The example in a few facts, and a caution on how it was chosen."""
    glance = example.at_a_glance
    named = (
        ("The problem", glance.problem),
        ("What they did", glance.what),
        ("Who gains", glance.who_gains),
        ("Evidence", glance.evidence),
        ("Cost", glance.cost),
        ("Watch out for", glance.watch_out),
    )
    facts = tuple(Fact(name, (text,)) for name, text in named if text)
    if facts:
        yield Block("facts", facts=facts)
    if example.selection_caution:
        yield Block("doubt", heading="How this example was chosen.", text=example.selection_caution)


def the_story(example: PracticeExample) -> Iterator[Block]:
    """The story as the record tells it."""
    if example.story:
        yield Block("prose", text=example.story)


def why_it_was_needed(example: PracticeExample) -> Iterator[Block]:
    """The need, the aims, the policy of the time and how the practice should help."""
    context = example.context
    for heading, claims in (
        ("Here", context.local_need),
        ("More widely", context.wider_need),
        ("Aims", context.aims),
        ("Policy of the time", context.policy),
    ):
        if claims:
            yield Block("list", heading, items=tuple(claim_in_words(c) for c in claims))
    if context.policy_note:
        yield Block("text", text=context.policy_note)
    if context.theory:
        reference = f"Reference: {context.theory_reference}" if context.theory_reference else ""
        yield Block("steps", "How it should help", items=context.theory, note=reference)


def what_was_done(example: PracticeExample, words: ServiceWording) -> Iterator[Block]:
    """What was offered, to whom, by whom and when."""
    how = example.practice
    if how.approach:
        yield Block("list", "Approach", items=how.approach)
    if how.offers:
        yield Block(
            "list",
            "What was offered",
            items=tuple(map(offer_in_words, how.offers)),
        )
    if how.steps:
        yield Block(
            "steps",
            "What happened, step by step",
            items=tuple(
                " ".join(
                    filter(
                        None,
                        (sentence(s.what), f"Within {s.within}." if s.within else "", s.note),
                    )
                )
                for s in how.steps
            ),
        )
    if how.who_refers or how.who_refers_note:
        routes = tuple(words.label("referral-routes", r) for r in how.who_refers)
        yield Block("list", "Who refers", items=routes, note=how.who_refers_note or "")
    if how.rules:
        answers = {"yes": "Yes", "no": "No", "only-if": "Only if"}
        facts = tuple(
            Fact(
                f"{answers[r.value]}: {words.label('eligibility-rules', r.rule)}",
                tuple(filter(None, (r.condition, r.note))),
            )
            for r in how.rules
        )
        yield Block("facts", "Who it is and is not for", facts=facts, note=how.rules_note or "")
    if how.roles:
        yield Block("facts", "Who did what", facts=tuple(role_fact(r) for r in how.roles))
    if how.dose:
        yield Block(
            "facts",
            "How much",
            facts=tuple(Fact(d.what, tuple(filter(None, (d.amount, d.note)))) for d in how.dose),
        )
    for heading, items in (
        ("Partners", how.partners),
        ("Keeping people safe", how.safeguards),
        ("Support from the centre", how.central_support),
    ):
        if items:
            yield Block("list", heading, items=items)
    if how.timeline:
        yield Block(
            "facts", "When", facts=tuple(Fact(_moment(m.when), (m.what,)) for m in how.timeline)
        )


def lessons_learned(example: PracticeExample) -> Iterator[Block]:
    """What helped, what got in the way, risks and surprises."""
    names = {
        "enabler": "What helped",
        "barrier": "What got in the way",
        "risk": "A risk",
        "surprise": "A surprise",
    }
    facts = tuple(
        Fact(names[lesson.kind], (lesson.text + (" (our reading)" if lesson.ours else ""),))
        for lesson in example.lessons
    )
    if facts:
        yield Block("facts", facts=facts, note=example.lessons_note or "")


def doing_it_elsewhere(example: PracticeExample) -> Iterator[Block]:
    """What others need, what they can change and what to ask first."""
    plan = example.replicate
    for heading, claims in (("You need", plan.must_have), ("You can change", plan.can_change)):
        if claims:
            yield Block("list", heading, items=tuple(claim_in_words(c) for c in claims))
    for heading, items in (
        ("First six months", plan.first_six_months),
        ("Team", plan.team),
        ("Materials", plan.materials),
    ):
        if items:
            yield Block("steps" if heading == "First six months" else "list", heading, items=items)
    if plan.ask_first:
        yield Block(
            "list",
            "Ask before you start",
            items=tuple(claim_in_words(c) for c in plan.ask_first),
        )


def voices_heard(example: PracticeExample, words: ServiceWording) -> Iterator[Block]:
    """What people said, retold, and who was not heard from."""
    if not example.voices:
        return
    organisations = words.catalogue.organisations
    rows = tuple(
        (
            v.gist,
            ", ".join(
                filter(
                    None,
                    (
                        v.who[0].upper() + v.who[1:],
                        organisations[v.organisation].name
                        if v.organisation and v.organisation in organisations
                        else None,
                        v.where,
                    ),
                )
            ),
        )
        for v in example.voices
    )
    absent = listed(organisations[o].name for o in example.voices_absent if o in organisations)
    note = f"Not heard from in the sources: {absent}." if absent else ""
    yield Block(
        "voices",
        text="Retold in our words. Always valued, never counted as measurement.",
        rows=rows,
        note=note,
    )


def recognition_given(example: PracticeExample, words: ServiceWording) -> Iterator[Block]:
    """Awards, with their result."""
    organisations = words.catalogue.organisations
    facts = []
    for item in example.recognition:
        result = words.label("recognition-results", item.result)
        caution = " Shortlisted does not mean won." if item.result == "shortlisted" else ""
        given_by = organisations[item.by].name if item.by in organisations else item.by
        facts.append(
            Fact(
                f"{result}, {item.year}",
                tuple(
                    filter(
                        None,
                        (
                            f"{item.award}, given by {given_by}.{caution}",
                            f"Category: {item.category}" if item.category else None,
                            item.note,
                        ),
                    )
                ),
            )
        )
    if facts:
        yield Block("facts", facts=tuple(facts))


def publishers_headings(example: PracticeExample, words: ServiceWording) -> Iterator[Block]:
    """The headings under which the publisher filed the example."""
    original = example.original
    if original is None:
        return
    organisations = words.catalogue.organisations
    publisher = (
        organisations[original.publisher].name
        if original.publisher in organisations
        else original.publisher
    )
    named = (
        ("Publisher", (publisher,)),
        ("Original title", (original.title,)),
        ("Publisher's grading", (original.tier, original.tier_note)),
        ("Themes", original.themes),
        ("Priorities", original.priorities),
        ("Threads", original.threads),
        ("Rights", (original.rights,)),
    )
    facts = tuple(Fact(name, tuple(t for t in texts if t)) for name, texts in named if any(texts))
    yield Block("facts", facts=facts)


def who_to_ask(example: PracticeExample, words: ServiceWording) -> Iterator[Block]:
    """The organisation to ask and its website."""
    contact = example.contact
    if contact is None:
        return
    organisations = words.catalogue.organisations
    if contact.organisation in organisations:
        name = organisations[contact.organisation].name
        yield Block("facts", facts=(Fact("Organisation", (name,)),), note=contact.note or "")
    if contact.website:
        yield Block("site", text=contact.website, heading="")


def not_known_yet(example: PracticeExample) -> Iterator[Block]:
    """The gaps that the record names, and the parts that it leaves out."""
    missing = list(example.gaps)
    missing += [
        words
        for words, is_there in (
            (
                "Who refers people to it",
                example.practice.who_refers or example.practice.who_refers_note,
            ),
            ("What it cost", example.costs.funding or example.costs.unit),
            ("How much support each person had", example.practice.dose),
            ("What was learned", example.lessons),
            ("Numbers of people", example.achievements),
        )
        if not is_there
    ]
    if missing:
        yield Block(
            "list", items=tuple(dict.fromkeys(text[0].upper() + text[1:] for text in missing))
        )


def _moment(when: str) -> str:
    parts = when.split(" to ")
    return " to ".join(
        when_in_words(p) if p[:4].isdigit() and len(p) in (4, 7, 10) else p for p in parts
    )
