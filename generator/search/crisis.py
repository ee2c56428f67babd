"""Crisis words as the page reads them: phrases, sets of words that stand for each other, slips, false alarms.

All of it is in the first file, since the urgent panel comes before everything. A phrase is written as
people type it. ``<harm>`` in a phrase is any word of that set, and ``>`` in a phrase keeps its words in
their order: "<he> > <attack> > me". See crisis.js, which reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.records.catalogue import Catalogue
from generator.records.named_terms import CRISIS_GROUPS
from generator.search.coding import Phrase, Table
from generator.search.stems import SameWords, fold, stem

#: Words that carry nothing in a crisis phrase. "Me", "it", "on" and "not" do, so they are not here.
EMPTY = """
a an the my i im ive am is are was be been being to so of and just very that some have has had feel feeling think keep got get will would should like
""".split()  # noqa: SIM905

CLOSE = 2
"""Words of a crisis phrase so short that they must stand close together: see crisis.js."""

SLACK = 4
"""Other words that may stand among those of a false alarm: see crisis.js."""

IN_ORDER = ">"
_PART = re.compile("<[a-z-]+>|[^<>]+")


class CrisisWords:
    """The crisis words of one catalogue, ready for the first file of every site."""

    def __init__(self, catalogue: Catalogue, same: SameWords) -> None:
        """Stem every phrase once; *same* makes words that mean the same one."""
        self._same = same
        self._empty = {stem(word) for word in EMPTY}
        self.spellings = {
            fold(slip): fold(term.label)
            for term in catalogue.terms.get("crisis-spellings", {}).values()
            for slip in term.say
        }
        self._sets = {
            f"*{term.id}": tuple(
                dict.fromkeys(word for said in term.say for word in self.stems(said)[:1])
            )
            for term in catalogue.terms.get("crisis-sets", {}).values()
        }
        self._groups = self._made(catalogue)

    def stems(self, phrase: str) -> tuple[str, ...]:
        """The stems of a crisis phrase: listed slips put right, empty words dropped, sets as ``*name``."""
        found: list[str] = []
        for part in _PART.findall(phrase):
            if part.startswith("<"):
                found.append(f"*{part[1:-1]}")
                continue
            right = " ".join(self.spellings.get(word, word) for word in fold(part).split())
            found += [word for word in self._same.stems(right) if word not in self._empty]
        return tuple(word for n, word in enumerate(found) if word[0] == "*" or word not in found[:n])

    @property
    def phrases(self) -> Iterator[Phrase]:
        """Every row of stems, for the table."""
        for group in self._groups:
            yield from (*group["say"], *group["rows"], *group["not"])
        yield from self._sets.values()

    @property
    def words(self) -> frozenset[str]:
        """Stems that crisis phrases and their false alarms are made of."""
        found = {word for phrase in self.phrases for word in phrase}
        return frozenset(word for word in found if word[0] != "*")

    def coded(self, table: Table) -> dict[str, Any]:
        """What the first file holds of crisis."""
        return {
            "sets": {name[1:]: table.coded([words]) for name, words in self._sets.items()},
            "crisis": [
                {
                    "id": g["id"],
                    "need": g["need"],
                    "say": table.coded(g["say"]),
                    "rows": table.in_order(g["rows"]),
                    "not": table.in_order(g["not"]),
                }
                for g in self._groups
            ],
            "spellings": self._listed_slips(),
            "empty": " ".join(sorted(self._empty)),
        }

    def _made(self, catalogue: Catalogue) -> list[dict[str, Any]]:
        groups = catalogue.terms.get("crisis-groups", {}).values()
        made = []
        for group in sorted(groups, key=lambda g: (g.id != "medical", g.order or 0)):
            rows = [self.stems(p) for p in group.say if IN_ORDER in _bare(p)]
            say = _smallest(self.stems(p) for p in group.say if IN_ORDER not in _bare(p))
            say = [p for p in say if not any(self._says(row, p) for row in rows)]
            made.append(
                {
                    "id": group.id,
                    "say": say,
                    "rows": list(dict.fromkeys(rows)),
                    "not": self._alarms(map(self.stems, group.not_), (*say, *rows)),
                    "need": next((n for n, g in CRISIS_GROUPS.items() if g == group.id), ""),
                }
            )
        return made

    def _alarms(self, alarms: Iterable[Phrase], said: Sequence[Phrase]) -> list[Phrase]:
        """False alarms that can take back some phrase: they hold it whole, and are not the very phrase.

        One goes when a shorter one stands in it, in order, and takes back all that it does.
        """
        takes = {
            alarm: frozenset(n for n, phrase in enumerate(said) if self._within(phrase, alarm))
            for alarm in dict.fromkeys(tuple(a) for a in alarms)
            if alarm not in said
        }
        return sorted(
            alarm
            for alarm, back in takes.items()
            if back
            and not any(
                len(other) < len(alarm) <= len(other) + SLACK
                and back <= takes[other]
                and _in_order(other, alarm)
                for other in takes
            )
        )

    def _says(self, row: Phrase, phrase: Phrase) -> bool:
        """True when *row*, whose words keep their order, matches *phrase* as it is written."""
        if len(row) > len(phrase) or (len(row) == CLOSE != len(phrase)):
            return False
        rest = iter(phrase)
        return all(any(word in self._meanings(part) for word in rest) for part in row)

    def _within(self, phrase: Phrase, alarm: Phrase) -> bool:
        """True when each word of *phrase* may be one of *alarm*, as it stands or by a set of either."""
        wide = [self._meanings(word) for word in alarm]
        return all(any(not self._meanings(word).isdisjoint(w) for w in wide) for word in phrase)

    def _meanings(self, word: str) -> frozenset[str]:
        return frozenset(self._sets.get(word, ())) | {word}

    def _listed_slips(self) -> dict[str, str]:
        """Slips under the word that was meant."""
        by_right: dict[str, list[str]] = {}
        for slip, right in self.spellings.items():
            if stem(slip) != stem(right):
                by_right.setdefault(right, []).append(slip)
        return {right: " ".join(dict.fromkeys(slips)) for right, slips in by_right.items()}


def _in_order(short: Phrase, long: Phrase) -> bool:
    """True when the words of *short* stand in *long*, one after the other."""
    rest = iter(long)
    return all(word in rest for word in short)


def _bare(phrase: str) -> str:
    """*phrase* without its sets, so that a ``>`` left in it says that order counts."""
    return re.sub("<[a-z-]+>", "", phrase)


def _smallest(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Phrases that hold no other phrase: whatever the longer one matches, the shorter one does.

    Not so where the shorter has two words: those must stand close together, the longer one's need not.
    """
    found = {tuple(sorted(phrase)): tuple(phrase) for phrase in phrases if phrase}
    all_ = list(found.values())
    sets = [frozenset(phrase) for phrase in all_]
    return [
        phrase
        for phrase, words in zip(all_, sets, strict=True)
        if not any(other < words and len(other) != CLOSE for other in sets)
    ]
