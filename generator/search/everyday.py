"""Everyday words that the page's speller would change into words it knows: these are sent, to be left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from rapidfuzz.distance import OSA

from generator.search.stems import fold, stem

#: Endings with which the speller knows each stem. The same as ENDINGS in speller.js.
ENDINGS = ("", "s", "es", "ed", "ing", "ly", "ion", "e", "y")

SHORTEST = 5
"""The speller changes no shorter word."""


def slips_allowed(length: int) -> int:
    """How many slips the speller forgives where the longer of two words has *length* letters; 2 at most here."""
    return 0 if length < SHORTEST else 1 if length < 8 else 2


def is_form(word: str, known: AbstractSet[str]) -> bool:
    """True when the speller has *word* already: it is one of the stems *known*, which take endings from four letters."""
    roots = (word[: len(word) - len(end)] for end in ENDINGS if word.endswith(end))
    return word in known or any(len(root) > 3 and root in known for root in roots)


class Everyday:
    """The list of everyday words, with what each leaves when one or two letters are dropped.

    Two words that are a slip or two apart have such a remainder in common, so that the near ones of
    thousands are found without comparing each with each (symmetric deletion, W. Garbe, 2012).
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Hold *words*, as the vocabulary gives them."""
        self.words = frozenset(fold(word) for word in words)
        self._left: dict[str, list[str]] = {}
        for word in sorted(self.words):
            if len(word) >= SHORTEST:
                for rest in dropping(word, slips_allowed(len(word) + 1)):
                    self._left.setdefault(rest, []).append(word)

    def at_risk(
        self, known: AbstractSet[str], familiar: AbstractSet[str] = frozenset()
    ) -> list[str]:
        """The words that the speller would change when it knows the stems *known* and the words *familiar*, in order."""
        found = {word for root in known for word in self._near(root)}
        found |= {word for other in familiar for word in self.near_form(other)}
        return sorted(
            word for word in found - familiar if word not in known and stem(word) not in known
        )

    @lru_cache(maxsize=20_000)  # noqa: B019 - one list lives as long as a build
    def _near(self, root: str) -> frozenset[str]:
        if len(root) < 3 or not root.isalpha():
            return frozenset()
        return frozenset(word for ending in ENDINGS for word in self.near_form(root + ending))

    def near_form(self, form: str) -> Iterator[str]:
        """The words that are within the slips allowed of *form*."""
        seen: set[str] = set()
        for rest in dropping(form, slips_allowed(len(form) + 1)):
            for word in self._left.get(rest, ()):
                if word not in seen:
                    seen.add(word)
                    most = slips_allowed(max(len(word), len(form)))
                    if OSA.distance(word, form, score_cutoff=most) <= most:
                        yield word


def dropping(word: str, most: int) -> set[str]:
    """*word*, and what is left of it without any one letter, or any two when *most* is 2."""
    found = {word}
    last = found
    for _ in range(most):
        last = {w[:n] + w[n + 1 :] for w in last for n in range(len(w))}
        found = found | last
    return found


def near_words(words: Iterable[str], known: Iterable[str]) -> list[str]:
    """Those of *words* that the page would take for a slip of one of *known*, in order. All are folded."""
    everyday = Everyday(words)
    found = {word for other in known for word in everyday.near_form(other)}
    return sorted(found)
