"""The phrases of the vocabulary as texts to learn from: crisis words, false alarms, and what else people ask for."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.search.judge import CALM_NEED
from generator.records.catalogue import Catalogue
from generator.records.named_terms import CRISIS_GROUPS
from generator.records.vocabulary import Term
from generator.search.concepts import LISTS

#: The kind of a text about frightening thoughts.
CALM = "calm"
#: What may be a crisis or not: it says nothing of that, and yet is not about frightening thoughts.
GRAVE_ONE = "grave"
#: What may be about frightening thoughts or not: it says nothing of those, either.
UNSURE = "unsure"
#: Rows of a crisis phrase with sets that are tried: more would drown the phrases that people wrote.
WAYS = 8
#: Of a false alarm more, and each counts at least so much: no point may bring one back.
WAYS_OF_ALARMS = 40
LEAST = 0.6
#: How much a phrase counts that must come out right and did not.
MORE = 4.0
#: What an editors' phrase says that must show no panel.
NO_PANEL = "none"


@dataclass(frozen=True, slots=True)
class Text:
    """A phrase: *kind* is a group of crisis words, nothing for no crisis, or one of those above; and how much it counts.

    *needs* are those that it asks for, the best first; None when nobody said.
    """

    say: str
    kind: str
    counts: float
    needs: tuple[str, ...] | None = None


def listed(catalogue: Catalogue) -> Iterator[Text]:
    """Phrases of the vocabulary, those with sets in some of the ways in which they may be typed."""
    chance = random.Random(1)
    sets = catalogue.terms["crisis-sets"]

    def ways(phrase: str, most: int) -> list[str]:
        parts = _parts(sets, phrase)
        found = {
            "".join(chance.choice(said) if n % 2 else said[0] for n, said in enumerate(parts))
            for _ in range(1 if len(parts) == 1 else most)
        }
        return sorted(_typed(text) for text in found)

    for group in catalogue.terms["crisis-groups"].values():
        for phrase in group.say:
            said = ways(phrase, WAYS)
            yield from (Text(text, group.id, 1 / len(said)) for text in said)
        for phrase in alarms(group):
            said = ways(phrase, WAYS_OF_ALARMS)
            yield from (Text(text, "", max(LEAST, 1 / len(said))) for text in said)
    for list_ in LISTS:
        for term in catalogue.terms[list_].values():
            if term.urgent != "first":
                kind = CALM if term.id == CALM_NEED else ""
                needs = (term.id,) if list_ == "needs" else ()
                yield from (Text(text, kind, 1.0, needs) for text in (term.label, *term.say))
            elif list_ == "needs":
                kind = CRISIS_GROUPS.get(term.id, GRAVE_ONE)
                yield from (Text(t, kind, 1.0, (term.id,)) for t in (term.label, *term.say))
    yield from (Text(service.name, "", 0.5) for service in catalogue.services.values())


@dataclass(frozen=True, slots=True)
class Must:
    """What a phrase must do: show the panel of *group*, or not show it; "none" stands for any panel."""

    say: str
    group: str
    shows: bool

    def is_met(self, panels: Sequence[str]) -> bool:
        """True when *panels* are as they must be."""
        if self.group == NO_PANEL:
            return not panels
        return (self.group in panels) == self.shows

    @property
    def text(self) -> Text:
        """The same to learn from."""
        return Text(self.say, self.group if self.shows else "", MORE)


def must_be(catalogue: Catalogue) -> Iterator[Must]:
    """Crisis words and false alarms as they may be typed, and the editors' phrases."""
    sets = catalogue.terms["crisis-sets"]
    for group in catalogue.terms["crisis-groups"].values():
        yield from (Must(t, group.id, True) for phrase in group.say for t in spoken(sets, phrase))
        yield from (Must(t, group.id, False) for p in alarms(group) for t in spoken(sets, p))
    for term in catalogue.terms.get("real-phrases", {}).values():
        if term.panel:
            yield Must(term.label, term.panel, term.panel != NO_PANEL)


def alarms(group: Term) -> list[str]:
    """The false alarms of a group but for those that take back whole texts."""
    return [phrase for phrase in group.not_ if not phrase.startswith("...")]


def spoken(sets: Mapping[str, Term], phrase: str) -> list[str]:
    """A phrase as it may be typed: each word of each of its sets in turn, the other sets by their first word."""
    parts = _parts(sets, phrase)
    first = [words[0] for words in parts]
    found = [
        " ".join([*first[:n], word, *first[n + 1 :]])
        for n, words in enumerate(parts)
        for word in words
    ]
    return list(dict.fromkeys(map(_typed, found)))


def _parts(sets: Mapping[str, Term], phrase: str) -> list[Sequence[str]]:
    """What each part of *phrase* may be: plain parts and words of its sets by turns, a plain part first."""
    parts = re.split(r"<([a-z-]+)>", phrase)
    return [sets[part].say if n % 2 else (part,) for n, part in enumerate(parts)]


def _typed(text: str) -> str:
    """*text* without the signs of a phrase, as it may be typed."""
    return " ".join(re.sub(r"[<>]", " ", text).split())
