"""What we don't know yet: the empty fields of an example in plain words, from one table.

A field that is left empty vanishes from its section. Here it is named, so that what is not known can
be seen, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.planning.practice_copying import TAKEN_UP
from generator.planning.practice_telling import Telling, plain
from generator.planning.practice_view import Block, Facts, Named
from generator.planning.wording import upper_first
from generator.records.practice import PracticeExample

#: Field, with the group it is named under and what is then not known. ``practice.roles.hours`` is a
#: field of each role: it is named when a role lacks it, and not when there are no roles at all.
UNKNOWN: Mapping[str, tuple[str, str]] = {
    "local_authorities": ("The place", "which council it belongs to"),
    "setting": ("The place", "where in the system it stands"),
    "audiences": ("Who it is for", "who especially"),
    "stages": ("Who it is for", "when in pregnancy or parenthood"),
    "kinds": ("Who it is for", "what kind of support it is"),
    "practice.rules": ("Who it is for", "who is too unwell for it, or not unwell enough"),
    "practice.who_refers": ("Who it is for", "who could refer people to it"),
    "context.local_need": ("Why it was needed", "the need in that place"),
    "context.wider_need": ("Why it was needed", "the need elsewhere"),
    "context.policy": ("Why it was needed", "the policy of the time"),
    "context.aims": ("Why it was needed", "its aims"),
    "context.theory": ("Why it was needed", "why it should help"),
    "practice.approach": ("The practice", "how they went about it"),
    "practice.offers": ("The practice", "what was offered"),
    "practice.steps": ("The practice", "what happened, step by step"),
    "practice.steps.within": ("The practice", "how soon each step happened"),
    "practice.dose": ("The practice", "how much support there was, and for how long"),
    "practice.partners": ("The practice", "who the partners were"),
    "practice.timeline": ("The practice", "what happened when"),
    "practice.roles": ("The people", "who did the work"),
    "practice.roles.paid": ("The people", "who was paid"),
    "practice.roles.hours": ("The people", "the hours they worked"),
    "practice.roles.training": ("The people", "their training"),
    "practice.roles.supervision": ("The people", "their supervision"),
    "practice.safeguards": ("Safety", "how people were kept safe"),
    "practice.consent": ("Safety", "what people were asked to agree to"),
    "practice.data_sharing": ("Safety", "who was told what about them"),
    "achievements": ("Results", "any numbers of people"),
    "achievements.as_of": ("Results", "when the numbers were counted"),
    "evidence": ("Results", "any evidence of what changed"),
    "evidence.people": ("Results", "how many people the evidence is about"),
    "lessons": ("Results", "what was learned"),
    "costs.funding": ("Money", "who paid"),
    "costs.funding.amount": ("Money", "how much was given"),
    "costs.unit.band": ("Money", "the cost for each person"),
    "costs.unit.price_year": ("Money", "the year of the prices"),
    "costs.main_drivers": ("Money", "what most of the money went on"),
    "costs.depends_on": ("Money", "what the cost depends on"),
    "savings": ("Money", "what it may save"),
    "replicate.must_have": ("Doing it elsewhere", "what others must have"),
    "replicate.can_change": ("Doing it elsewhere", "what others can change"),
    "replicate.first_six_months": ("Doing it elsewhere", "what to do first"),
    "replicate.team": ("Doing it elsewhere", "the team it needs"),
    "replicate.ask_first": ("Doing it elsewhere", "what to ask before you start"),
    "replicate.materials": ("Doing it elsewhere", "materials that others could use"),
    "relations.adapted-as": ("Doing it elsewhere", "whether anyone has taken it up"),
    "relations.changed": ("Doing it elsewhere", "what those who took it up changed"),
    "voices": ("Voices", "what people said of it"),
    "original.themes": ("The publisher’s headings", "themes"),
    "original.priorities": ("The publisher’s headings", "priorities"),
    "original.threads": ("The publisher’s headings", "threads"),
    "contact": ("Who to ask", "an organisation"),
    "contact.website": ("Who to ask", "a way to reach it"),
    "tidier": ("Completeness", "how it compares with TIDieR and EMMIE; nobody has looked yet"),
}

_SAYS_NOTHING = (None, "", (), "not-stated", "not-known")


def not_known_yet(telling: Telling) -> Iterator[Block]:
    """The gaps that the record names, then the fields that it leaves empty, by what they are about."""
    example = telling.example
    groups: dict[str, list[str]] = {}
    for path, (group, words) in UNKNOWN.items():
        lacking, of = blanks(example, path)
        if lacking:
            some = f" (not stated for {lacking} of {of})" if 0 < lacking < of else ""
            groups.setdefault(group, []).append(words + some)
    facts = [
        Named(group, (plain(upper_first("; ".join(words)) + "."),))
        for group, words in groups.items()
    ]
    if example.gaps:
        named = tuple(plain(text) for text in dict.fromkeys(map(upper_first, example.gaps)))
        facts.insert(0, Named("What a reader would ask", named))
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
