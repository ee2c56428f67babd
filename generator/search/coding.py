"""How the concept file writes stems: a table, and a letter or two for each in a phrase. Read by words.js."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

COMMON = 46
"""Stems with a code of one letter. The 40 letters left begin codes of two: 3,440 stems more."""

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_{}~"

MOST = COMMON + (len(LETTERS) - COMMON) * len(LETTERS)
"""Stems that one or two letters can name."""

Phrase = Sequence[str]
"""A row of stems."""


class TooManyStems(Exception):
    """The vocabulary has more stems than two letters can name: a letter must be added to the code."""


class Table:
    """The stems of all phrases of a file: the commonest first, then the others in order."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Count the stems of *phrases*. Raises :class:`TooManyStems` beyond 3,486."""
        counts = Counter(word for phrase in phrases for word in phrase)
        self.common = sorted(counts, key=lambda word: (-counts[word], word))[:COMMON]
        self.others = sorted(set(counts) - set(self.common))
        if len(counts) > MOST:
            raise TooManyStems(str(len(counts)))
        self._code = {word: code(n) for n, word in enumerate((*self.common, *self.others))}

    def extended(self, phrases: Iterable[Phrase]) -> list[str]:
        """Take in the stems of *phrases* that are not there yet, after the others; give them, in order."""
        new = sorted({word for phrase in phrases for word in phrase} - set(self._code))
        start = len(self._code)
        if start + len(new) > MOST:
            raise TooManyStems(str(start + len(new)))
        self._code.update((word, code(start + n)) for n, word in enumerate(new))
        return new

    def __contains__(self, word: object) -> bool:
        """True for a stem of some phrase."""
        return word in self._code

    @property
    def words(self) -> frozenset[str]:
        """Every stem."""
        return frozenset(self._code)

    def coded(self, phrases: Iterable[Phrase]) -> str:
        """Phrases whose order says nothing: like ones stand beside each other, which packs better."""
        return " ".join(
            sorted("".join(sorted(self._code[word] for word in phrase)) for phrase in phrases)
        )

    def rows(self, phrases: Iterable[Phrase]) -> str:
        """Phrases whose words stay in their order; like ones stand beside each other here, too."""
        return " ".join(sorted("".join(self._code[word] for word in phrase) for phrase in phrases))


def code(number: int) -> str:
    """One letter for each of the commonest stems, then two, by the place in the table."""
    if number < COMMON:
        return LETTERS[number]
    first, second = divmod(number - COMMON, len(LETTERS))
    return LETTERS[COMMON + first] + LETTERS[second]


def front_coded(words: Sequence[str]) -> str:
    """Sorted *words*, each as how many letters it shares with the one before, and the rest: '0able 3ort'."""
    found, before = [], ""
    for word in words:
        pairs = zip(before, word, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        found.append(f"{LETTERS[shared]}{word[shared:]}")
        before = word
    return " ".join(found)
