"""A word that search replaces is replaced by one word only.

If 'prem' stood under 'premature' and under 'primary', the order of the lists would decide what is sought.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding

_LISTS = ("same-words", "regional-words")


def same_word_twice(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find words that stand under two terms of the lists of same words and regional words."""
    plain_words = {
        (term.search_as or term.label).lower()
        for list_ in _LISTS
        for term in catalogue.terms.get(list_, {}).values()
    }
    under: dict[str, str] = {}
    for list_ in _LISTS:
        vocabulary = catalogue.vocabularies.get(list_)
        for number, term in enumerate(vocabulary.terms if vocabulary else ()):
            plain = (term.search_as or term.label).lower()
            for place, word in enumerate(term.say):
                other = under.setdefault(word.lower(), plain)
                loc = ("terms", number, "say", place)
                if vocabulary and word.lower() in plain_words - {plain}:
                    sentence = f"What people type: Delete '{word}' here. It is itself a word that takes the place of others."
                    yield Finding(vocabulary.path, loc, "same-word-twice", sentence)
                elif vocabulary and other != plain:
                    sentence = f"What people type: Keep '{word}' in one place. It stands with '{other}' too."
                    yield Finding(vocabulary.path, loc, "same-word-twice", sentence)
