"""A phrase that people type stands under one need only.

Search puts the need of a phrase first. Under two needs, chance decides which she sees first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding


def two_needs(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find phrases of a need that another need, as urgent as it, says too.

    When the two differ in urgency, ``same_phrase`` speaks.
    """
    needs = catalogue.vocabularies.get("needs")
    said: dict[str, tuple[str, str]] = {}
    for number, term in enumerate(needs.terms if needs else ()):
        for place, phrase in enumerate(term.say):
            id_, level = said.setdefault(phrase.lower(), (term.id, term.urgent))
            if needs and id_ != term.id and level == term.urgent:
                yield Finding(
                    needs.path,
                    ("terms", number, "say", place),
                    "phrase-twice",
                    f"What people type: Keep '{phrase}' in one need. '{id_}' has it too.",
                )
