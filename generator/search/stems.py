"""Words as search compares them: folded, stemmed, and with words that mean the same made one.

This is the Python twin of ``site_templates/assets/search/words.js``: the build needs it to make the
concept file small. A test holds the two against each other over every word of the directory.
The stemmer is our own and light: it takes off what English adds, and is right only as far as two
forms of a word meet. (Porter's would need a library in the page of several kilobytes.)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

_VOWEL = re.compile("[aeiouy]")
_DOUBLE = re.compile(r"([^aeioulsz])\1$")
_SHORT = re.compile("^[^aeiou][aeiou][^aeiouwxy]$")


def fold(text: str) -> str:
    """*text* in small letters, with no accents and no apostrophes: "Can't" and "cant" are one word."""
    text = unicodedata.normalize("NFKD", text.lower())
    text = re.sub("[\u0300-\u036f'’‘`´]", "", text).replace("&", " and ")
    return re.sub("[^a-z0-9]+", " ", text).strip()


def _base(left: str) -> str:
    """What is left when an ending goes: 'hitt' is 'hit', 'hat(ing)' is 'hate'."""
    if _DOUBLE.search(left):
        return left[:-1]
    return f"{left}e" if _SHORT.match(left) else left


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one folded word. Words under four letters, and any with digits, stay."""
    if len(word) < 4 or any(c.isdigit() for c in word):
        return word
    return _without_last_e(_without_suffix(_without_verb_ending(_without_plural(word))))


def _without_plural(w: str) -> str:
    if w.endswith("ies") and len(w) > 4:
        return f"{w[:-3]}y"
    if w.endswith("sses"):
        return w[:-2]
    if re.search("[^suio]s$", w) or (
        re.search("[io]s$", w) and len(w) > 5 and not w.endswith("sis")
    ):
        return w[:-1]
    return w


def _without_verb_ending(w: str) -> str:
    if w.endswith("iness"):
        w = f"{w[:-5]}y"
    elif w.endswith("ness") and len(w) > 7:
        w = w[:-4]
    if w.endswith("ied"):
        return f"{w[:-3]}y" if len(w) > 4 else w
    if w.endswith("ing") and len(w) > 5 and _VOWEL.search(w[:-3]):
        return _base(w[:-3])
    if re.search("[^e]ed$", w) and len(w) > 4 and _VOWEL.search(w[:-2]):
        return _base(w[:-2])
    return w


def _without_suffix(w: str) -> str:
    if w.endswith("ful") and len(w) > 7:
        w = w[:-3]
    if w.endswith("ly") and len(w) > 5:
        w = w[:-2]
    if re.search("[st]ion$", w) and len(w) > 7:
        w = w[:-3]
    return w


def _without_last_e(w: str) -> str:
    return w[:-1] if w.endswith("e") and len(w) > 4 else w


class SameWords:
    """Words that mean the same: *said* gives for each plain word what is typed for it."""

    def __init__(self, said: Mapping[str, Iterable[str]]) -> None:
        """Hold all variants as stems. A variant of several words is found as a row of stems."""
        self.plain: dict[str, str] = {}
        for plain, variants in said.items():
            goal = self._stemmed(plain)
            for variant in variants:
                key = self._stemmed(variant)
                if key and key != goal:
                    self.plain.setdefault(key, goal)
        self._longest = max((key.count(" ") + 1 for key in self.plain), default=1)

    @staticmethod
    def _stemmed(text: str) -> str:
        return " ".join(stem(word) for word in fold(text).split())

    def stems(self, folded: str) -> list[str]:
        """The stems of a folded text, each row of words that means the same made one: longest first."""
        words = [stem(word) for word in folded.split()]
        found: list[str] = []
        at = 0
        while at < len(words):
            for size in range(min(self._longest, len(words) - at), 0, -1):
                plain = self.plain.get(" ".join(words[at : at + size]))
                if plain is not None:
                    found += plain.split()
                    at += size
                    break
            else:
                found.append(words[at])
                at += 1
        return found

    def by_plain(self) -> dict[str, list[str]]:
        """Variants under each plain word, as stems, in order."""
        found: dict[str, list[str]] = {}
        for variant, plain in sorted(self.plain.items()):
            found.setdefault(plain, []).append(variant)
        return found
