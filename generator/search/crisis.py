"""Crisis words as the page reads them: phrases, sets of words that stand for each other, slips, false alarms.

Phrases of plain words are in the first file, since the urgent panel comes before everything. Those that
widen them come later: ``<harm>`` in a phrase is any word of that set, and ``>`` in a phrase keeps its
words in their order, as in "<abuser> > <attack> > me". See crisis.js, which reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
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

WHOLE = "..."
"""Stands first in a false alarm that takes back everything, as "... years ago" does: it comes later, too.

It takes back nothing where a word of the set ``now`` stands in what was typed.
"""

Row = tuple[str, ...]
_PART = re.compile(r"<[a-z-]+>|\.\.\.|[^<>.]+")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of crisis words, as rows of stems.

    *say* are phrases of words as they are, and *not_* what takes them back: these answer first. *wide* are
    phrases with sets, *rows* those that keep their order, *other_not* what takes back only these.
    """

    id: str
    need: str
    say: list[Row]
    not_: list[Row]
    wide: list[Row]
    rows: list[Row]
    other_not: list[Row]


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
        self._held = {name: frozenset(words) for name, words in self._sets.items()}
        self._groups = self._made(catalogue)

    def stems(self, phrase: str) -> tuple[str, ...]:
        """The stems of a crisis phrase: listed slips put right, empty words dropped, sets as ``*name``."""
        found: list[str] = []
        for part in _PART.findall(phrase):
            if part == WHOLE:
                found.append(part)
                continue
            if part.startswith("<"):
                found.append(f"*{part[1:-1]}")
                continue
            right = " ".join(self.spellings.get(word, word) for word in fold(part).split())
            found += [word for word in self._same.stems(right) if word not in self._empty]
        return tuple(
            word for n, word in enumerate(found) if word[0] == "*" or word not in found[:n]
        )

    @property
    def phrases(self) -> Iterator[Phrase]:
        """The rows of stems of the first file, for its table: phrases without sets, and what takes them back."""
        for group in self._groups:
            yield from (*group.say, *group.not_)
        yield from self._sets_in(phrase for group in self._groups for phrase in group.not_).values()

    @property
    def later_phrases(self) -> Iterator[Phrase]:
        """The rows of stems that come later."""
        for group in self._groups:
            yield from (*group.wide, *group.rows, *group.other_not)
        yield from self._sets.values()

    @property
    def words(self) -> frozenset[str]:
        """Stems that the crisis phrases of the first file are made of, and their false alarms."""
        return frozenset(
            word
            for group in self._groups
            for phrase in (*group.say, *group.not_)
            for word in phrase
        )

    def coded(self, table: Table) -> dict[str, Any]:
        """What the first file holds of crisis."""
        sets = self._sets_in(phrase for group in self._groups for phrase in group.not_)
        return {
            "sets": {name[1:]: table.coded([words]) for name, words in sets.items()},
            "crisis": [
                {
                    "id": g.id,
                    "need": g.need,
                    "say": table.coded(g.say),
                    "not": table.rows(g.not_),
                }
                for g in self._groups
            ],
            "spellings": self._listed_slips(),
            "empty": " ".join(sorted(self._empty)),
        }

    def coded_later(self, table: Table) -> dict[str, Any]:
        """What comes later: phrases with sets, the sets, and what takes those phrases back."""
        first = self._sets_in(phrase for group in self._groups for phrase in group.not_)
        return {
            "sets": {
                name[1:]: table.coded([words])
                for name, words in self._sets.items()
                if name not in first
            },
            "crisis": [
                [table.coded(g.wide), table.rows(g.rows), table.rows(g.other_not)]
                for g in self._groups
            ],
        }

    def _sets_in(self, phrases: Iterable[Phrase]) -> dict[str, Phrase]:
        """The sets that *phrases* name."""
        named = {word for phrase in phrases for word in phrase}
        return {name: words for name, words in self._sets.items() if name in named}

    def _made(self, catalogue: Catalogue) -> list[Group]:
        groups = catalogue.terms.get("crisis-groups", {}).values()
        made = []
        for group in sorted(groups, key=lambda g: (g.id != "medical", g.order or 0)):
            ordered = dict.fromkeys(self.stems(p) for p in group.say if IN_ORDER in _bare(p))
            plain = _smallest(self.stems(p) for p in group.say if IN_ORDER not in _bare(p))
            wide = [phrase for phrase in plain if _has_set(phrase)]
            say = [phrase for phrase in plain if not _has_set(phrase)]
            rows = self._needed(ordered, [frozenset(phrase) for phrase in (*say, *wide)])
            alarms = list(map(self.stems, group.not_))
            early = [self.stems(p) for p in group.not_ if not _waits(p)]
            first = self._alarms(early, say)
            all_ = self._alarms(alarms, (*say, *wide, *rows))
            made.append(
                Group(
                    id=group.id,
                    need=next((n for n, g in CRISIS_GROUPS.items() if g == group.id), ""),
                    say=say,
                    not_=first,
                    wide=wide,
                    rows=rows,
                    other_not=[alarm for alarm in all_ if alarm not in first],
                )
            )
        return made

    def _needed(self, rows: Iterable[Row], plain: Sequence[frozenset[str]]) -> list[Row]:
        """Rows that no other row or plain phrase says already, with words of the same sets or wider ones."""
        all_ = list(rows)
        words_of = [frozenset(row) for row in all_]
        wider_of = [self._wider(words) for words in words_of]
        return [
            row
            for n, row in enumerate(all_)
            if not any(words <= words_of[n] and len(words) != CLOSE for words in plain)
            and not any(
                words_of[m] <= wider_of[n]  # cheap, and most often enough to know
                and (len(other) != CLOSE or len(row) == CLOSE)
                and self._covers(other, row)
                and (m < n or not self._covers(row, other))
                for m, other in enumerate(all_)
                if m != n
            )
        ]

    def _wider(self, words: frozenset[str]) -> frozenset[str]:
        """*words*, and all that may stand for one of them in a row that covers theirs."""
        sets = (n for n in self._held if any(self._is_one_of(word, n) for word in words))
        alone = (
            one for word in words for one in self._held.get(word, ()) if len(self._held[word]) == 1
        )
        return words.union(sets, alone)

    def _covers(self, wide: Row, row: Row) -> bool:
        """True when each word of *wide* is one of *row*, in order, or a set that holds all that it may be."""
        if len(wide) > len(row):
            return False
        rest = iter(row)
        return all(any(word == w or self._is_one_of(word, w) for word in rest) for w in wide)

    def _is_one_of(self, word: str, wide: str) -> bool:
        """True when *wide* holds all that *word* may be, either of which may be a set."""
        if wide in self._held:
            return self._held.get(word, {word}) <= self._held[wide]
        return word in self._held and self._held[word] <= {wide}

    def _alarms(self, alarms: Iterable[Phrase], said: Sequence[Phrase]) -> list[Row]:
        """False alarms that can take back some phrase: they hold it whole, and are not the very phrase.

        One goes when a shorter one stands in it, in order, and takes back all that it does.
        """
        meant = [[self._meanings(word) for word in phrase] for phrase in said]
        takes = {
            alarm: self._taken_back(alarm, meant)
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

    def _taken_back(
        self, alarm: Phrase, said: Sequence[Sequence[AbstractSet[str]]]
    ) -> frozenset[int]:
        """The numbers of the phrases of which each word may be one of *alarm*, as it stands or by a set of either."""
        if alarm[0] == WHOLE:
            return frozenset(range(len(said)))
        held = {meaning for word in alarm for meaning in self._meanings(word)}
        return frozenset(
            n
            for n, phrase in enumerate(said)
            if not any(held.isdisjoint(meanings) for meanings in phrase)
        )

    def _meanings(self, word: str) -> AbstractSet[str]:
        return self._held[word] | {word} if word in self._held else {word}

    def _listed_slips(self) -> dict[str, str]:
        """Slips under the word that was meant."""
        by_right: dict[str, list[str]] = {}
        for slip, right in self.spellings.items():
            if stem(slip) != stem(right):
                by_right.setdefault(right, []).append(slip)
        return {right: " ".join(dict.fromkeys(slips)) for right, slips in by_right.items()}


def _waits(alarm: str) -> bool:
    """True for a false alarm that comes later: one with sets or in a marked order, or that takes back all."""
    return IN_ORDER in alarm or alarm.startswith(WHOLE)


def _has_set(phrase: Phrase) -> bool:
    return any(word[0] == "*" for word in phrase)


def _in_order(short: Phrase, long: Phrase) -> bool:
    """True when the words of *short* stand in *long*, one after the other."""
    rest = iter(long)
    return all(word in rest for word in short)


def _bare(phrase: str) -> str:
    """*phrase* without its sets, so that a ``>`` left in it says that order counts."""
    return re.sub("<[a-z-]+>", "", phrase)


def _smallest(phrases: Iterable[Phrase]) -> list[Row]:
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
