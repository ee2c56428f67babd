"""What people type for a need that has an urgent panel of its own stands among the crisis words too.

The urgent panel is found by the crisis words alone, before any need is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.named_terms import CRISIS_GROUPS
from generator.records.problem import Finding


def crisis_phrases(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find phrases of such needs that the need's group of crisis words has not."""
    needs = catalogue.vocabularies.get("needs")
    groups = catalogue.terms.get("crisis-groups", {})
    for number, term in enumerate(needs.terms if needs else ()):
        group = groups.get(CRISIS_GROUPS.get(term.id, ""))
        if not needs or not group:
            continue
        said = {_plain(phrase) for phrase in group.say}
        for place, phrase in enumerate(term.say):
            if _plain(phrase) not in said:
                sentence = f"What people type: Add '{phrase}' to the crisis words too, under '{group.id}'. Its panel comes first."
                loc = ("terms", number, "say", place)
                yield Finding(needs.path, loc, "crisis-phrase-missing", sentence)


def _plain(phrase: str) -> str:
    return phrase.lower().replace("'", "").replace("’", "")
