"""What we don't know yet: the empty fields of an example in plain words, from one table.

A field that is left empty vanishes from its section. Here it is named, so that what is not known can
be seen, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.language.said import joined, say
from generator.planning.practice_copying import TAKEN_UP
from generator.planning.practice_telling import Telling, plain
from generator.planning.practice_view import Block, Facts, Named
from generator.planning.wording import upper_first
from generator.records.practice import PracticeExample

#: Field, with the group it is named under and what is then not known. ``practice.roles.hours`` is a
#: field of each role: it is named when a role lacks it, and not when there are no roles at all.
UNKNOWN: Mapping[str, tuple[str, str]] = {
    "local_authorities": (say("The place"), say("which council it belongs to")),
    "setting": (say("The place"), say("where in the system it stands")),
    "audiences": (say("Who it is for"), say("who especially")),
    "stages": (say("Who it is for"), say("when in pregnancy or parenthood")),
    "kinds": (say("Who it is for"), say("what kind of support it is")),
    "practice.rules": (say("Who it is for"), say("who is too unwell for it, or not unwell enough")),
    "practice.who_refers": (say("Who it is for"), say("who could refer people to it")),
    "context.local_need": (say("Why it was needed"), say("the need in that place")),
    "context.wider_need": (say("Why it was needed"), say("the need elsewhere")),
    "context.policy": (say("Why it was needed"), say("the policy of the time")),
    "context.aims": (say("Why it was needed"), say("its aims")),
    "context.theory": (say("Why it was needed"), say("why it should help")),
    "practice.approach": (say("The practice"), say("how they went about it")),
    "practice.offers": (say("The practice"), say("what was offered")),
    "practice.steps": (say("The practice"), say("what happened, step by step")),
    "practice.steps.within": (say("The practice"), say("how soon each step happened")),
    "practice.dose": (say("The practice"), say("how much support there was, and for how long")),
    "practice.partners": (say("The practice"), say("who the partners were")),
    "practice.timeline": (say("The practice"), say("what happened when")),
    "practice.roles": (say("The people"), say("who did the work")),
    "practice.roles.paid": (say("The people"), say("who was paid")),
    "practice.roles.hours": (say("The people"), say("the hours they worked")),
    "practice.roles.training": (say("The people"), say("their training")),
    "practice.roles.supervision": (say("The people"), say("their supervision")),
    "practice.safeguards": (say("Safety"), say("how people were kept safe")),
    "practice.consent": (say("Safety"), say("what people were asked to agree to")),
    "practice.data_sharing": (say("Safety"), say("who was told what about them")),
    "achievements": (say("Results"), say("any numbers of people")),
    "achievements.as_of": (say("Results"), say("when the numbers were counted")),
    "evidence": (say("Results"), say("any evidence of what changed")),
    "evidence.people": (say("Results"), say("how many people the evidence is about")),
    "lessons": (say("Results"), say("what was learned")),
    "costs.funding": (say("Money"), say("who paid")),
    "costs.funding.amount": (say("Money"), say("how much was given")),
    "costs.unit.band": (say("Money"), say("the cost for each person")),
    "costs.unit.price_year": (say("Money"), say("the year of the prices")),
    "costs.main_drivers": (say("Money"), say("what most of the money went on")),
    "costs.depends_on": (say("Money"), say("what the cost depends on")),
    "savings": (say("Money"), say("what it may save")),
    "replicate.must_have": (say("Doing it elsewhere"), say("what others must have")),
    "replicate.can_change": (say("Doing it elsewhere"), say("what others can change")),
    "replicate.first_six_months": (say("Doing it elsewhere"), say("what to do first")),
    "replicate.team": (say("Doing it elsewhere"), say("the team it needs")),
    "replicate.ask_first": (say("Doing it elsewhere"), say("what to ask before you start")),
    "replicate.materials": (say("Doing it elsewhere"), say("materials that others could use")),
    "relations.adapted-as": (say("Doing it elsewhere"), say("whether anyone has taken it up")),
    "relations.changed": (say("Doing it elsewhere"), say("what those who took it up changed")),
    "voices": (say("Voices"), say("what people said of it")),
    "original.themes": (say("The publisher’s headings"), "themes"),
    "original.priorities": (say("The publisher’s headings"), "priorities"),
    "original.threads": (say("The publisher’s headings"), "threads"),
    "contact": (say("Who to ask"), say("an organisation")),
    "contact.website": (say("Who to ask"), say("a way to reach it")),
    "tidier": (
        say("Completeness"),
        say("how it compares with TIDieR and EMMIE; nobody has looked yet"),
    ),
}

_SAYS_NOTHING = (None, "", (), "not-stated", "not-known")


def not_known_yet(telling: Telling) -> Iterator[Block]:
    """The gaps that the record names, then the fields that it leaves empty, by what they are about."""
    example = telling.example
    groups: dict[str, list[str]] = {}
    for path, (group, words) in UNKNOWN.items():
        lacking, of = blanks(example, path)
        if lacking:
            some = say(
                "%(what)s (not stated for %(lacking)s of %(all)s)",
                what=words,
                lacking=lacking,
                all=of,
            )
            groups.setdefault(group, []).append(some if lacking < of else words)
    facts = [
        Named(group, (plain(joined("", (upper_first(joined("; ", words)), "."))),))
        for group, words in groups.items()
    ]
    if example.gaps:
        named = tuple(plain(text) for text in dict.fromkeys(map(upper_first, example.gaps)))
        facts.insert(0, Named(say("What a reader would ask"), named))
    if facts:
        yield Facts("", tuple(facts))


def blanks(example: PracticeExample, path: str) -> tuple[int, int]:
    """How many of the groups that have the field at *path* leave it empty, and of how many."""
    if path == "tidier":
        return int(example.tidier == type(example.tidier)()), 1
    if path.startswith("relations."):
        return _blank_relations(example, path)
    holders: list[Any] = [example]
    *above, field = path.split(".")
    for name in above:
        found = [getattr(holder, name) for holder in holders]
        holders = [
            entry
            for value in found
            for entry in (value if isinstance(value, tuple) else (value,))
            if entry is not None
        ]
    values = [getattr(holder, field) for holder in holders]
    if path == "costs.unit.band" and not values:
        return 1, 1
    return sum(value in _SAYS_NOTHING for value in values), len(values)


def _blank_relations(example: PracticeExample, path: str) -> tuple[int, int]:
    taken_up = [relation for relation in example.relations if relation.type == TAKEN_UP]
    if path == "relations.adapted-as":
        return int(not taken_up), 1
    return sum(relation.changed is None for relation in taken_up), len(taken_up)
