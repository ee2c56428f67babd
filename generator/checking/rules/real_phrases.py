"""A real phrase names what search must answer by ids that exist.

A phrase that expects what is not there could never pass, and one with a panel of no group tests nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding, Loc
from generator.records.vocabulary import Vocabulary

#: Lists whose terms search may answer with.
_ANSWERS = ("needs", "stages", "kinds", "audiences", "access", "referral-routes", "costs")


def real_phrases(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find ids under 'finds' that name nothing, and panels of no group of crisis words."""
    groups = set(catalogue.terms.get("crisis-groups", {})) | {"none"}
    for vocabulary in catalogue.vocabularies.values():
        for number, term in enumerate(vocabulary.terms):
            for place, id_ in enumerate(term.finds):
                if not _known(catalogue, id_):
                    loc: Loc = ("terms", number, "finds", place)
                    sentence = f"Finds: Check '{id_}'. No need, kind of support, service or other answer has that id."
                    yield Finding(vocabulary.path, loc, "finds-unknown", sentence)
            if term.panel and term.panel not in groups:
                yield _panel(vocabulary, number, term.panel)


def _known(catalogue: Catalogue, id_: str) -> bool:
    return bool(catalogue.find(id_)) or any(id_ in catalogue.terms.get(n, {}) for n in _ANSWERS)


def _panel(vocabulary: Vocabulary, number: int, panel: str) -> Finding:
    sentence = (
        f"Panel: Write the id of a group of crisis words, or none. There is no group '{panel}'."
    )
    return Finding(vocabulary.path, ("terms", number, "panel"), "panel-unknown", sentence)
