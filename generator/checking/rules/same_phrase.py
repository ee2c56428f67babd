"""A phrase that people type leads to one urgency, not two.

If 'hate my baby' opens the urgent panel in one term and not in the other, chance decides what she sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding


def same_phrase(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find phrases that two terms say with different urgent levels, and phrases a term says and forbids."""
    said: dict[str, tuple[str, str, str]] = {}
    for vocabulary in catalogue.vocabularies.values():
        for number, term in enumerate(vocabulary.terms):
            forbidden = {phrase.lower() for phrase in term.not_}
            for place, phrase in enumerate(term.say):
                loc = ("terms", number, "say", place)
                plain = phrase.lower()
                if plain in forbidden:
                    yield Finding(
                        vocabulary.path,
                        loc,
                        "phrase-both-ways",
                        f"What people type: Keep '{phrase}' here or under 'not', in one of the two.",
                    )
                level, list_, id_ = said.setdefault(plain, (term.urgent, vocabulary.id, term.id))
                if list_ == vocabulary.id and id_ != term.id and level != term.urgent:
                    sentence = f"What people type: Keep '{phrase}' in one term. '{id_}' has it too, and their urgent panels differ."
                    yield Finding(vocabulary.path, loc, "same-phrase", sentence)
