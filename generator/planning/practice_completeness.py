"""What an account of a practice should hold, by two published checklists, in plain words.

TIDieR lists 12 things that others need to repeat a practice (Hoffmann and others, BMJ 2014;348:g1687).
EMMIE lists 5 that they need to judge it (Johnson, Tilley and Bowers, J Exp Criminol 2015;11:459). We
say of each whether the account holds it. There is no score: the items do not weigh the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.language.said import say
from generator.records.practice import Emmie, PracticeExample, Tidier

#: Field of :class:`~generator.records.practice.Tidier`: what it asks, in plain words.
TIDIER: Mapping[str, str] = {
    "name": say("What it is called"),
    "why": say("Why it should work"),
    "materials": say("Materials that people use or are given"),
    "procedures": say("What is done, step by step"),
    "who": say("Who does it, and how they are trained"),
    "how": say("How it is given: face to face, by phone, in a group"),
    "where": say("Where it happens"),
    "when_how_much": say("When, how often and for how long"),
    "tailoring": say("What is fitted to each person"),
    "modifications": say("What was changed on the way"),
    "how_well_planned": say("How they meant to see that it was done as planned"),
    "how_well_actual": say("Whether it was done as planned"),
}

#: Field of :class:`~generator.records.practice.Emmie`: what it asks, in plain words.
EMMIE: Mapping[str, str] = {
    "effect": say("Effect: what changed, and by how much"),
    "mechanism": say("Mechanism: how it brings the change about"),
    "moderators": say("Moderators: for whom and where it works better or worse"),
    "implementation": say("Implementation: what it takes to do it"),
    "economics": say("Economics: what it costs, and what that buys"),
}

#: What an editor answers, and what a reader sees.
ANSWERS: Mapping[str, str] = {
    "yes": say("There"),
    "partly": say("Partly there"),
    "no": say("Not there"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a checklist: its plain words, and ``yes``, ``partly`` or ``no``."""

    name: str
    answer: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist as answered for one example: what it is called, what it is for, its items in order."""

    name: str
    about: str
    items: tuple[Item, ...]

    @property
    def answered(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The names of the items under each answer, answers without items left out: There, Partly, Not."""
        groups = (
            (words, tuple(item.name for item in self.items if item.answer == answer))
            for answer, words in ANSWERS.items()
        )
        return tuple((words, names) for words, names in groups if names)


def was_compared(example: PracticeExample) -> bool:
    """True when an editor has compared *example* with the checklists: not every answer is left at 'no'."""
    return (example.tidier, example.emmie) != (Tidier(), Emmie())


def completeness(example: PracticeExample) -> tuple[Checklist, ...]:
    """Both checklists as answered for *example*; none when no editor has compared it with them."""
    if not was_compared(example):
        return ()
    return (
        Checklist(
            "TIDieR",
            say("The 12 things that others need to do it again."),
            tuple(Item(words, getattr(example.tidier, field)) for field, words in TIDIER.items()),
        ),
        Checklist(
            "EMMIE",
            say("The 5 things that others need to judge it."),
            tuple(Item(words, getattr(example.emmie, field)) for field, words in EMMIE.items()),
        ),
    )
