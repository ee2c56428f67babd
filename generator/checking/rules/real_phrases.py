"""A real phrase names what search must answer by ids that exist.

A phrase that expects what is not there could never pass, and one with a panel of no group tests nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz, process

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding, Loc, Put
from generator.records.vocabulary import Vocabulary

_ALIKE = 85
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
                    yield Finding(
                        vocabulary.path,
                        loc,
                        "finds-unknown",
                        sentence,
                        _near(catalogue, id_, term.finds),
                    )
            if term.panel and term.panel not in groups:
                yield _panel(vocabulary, number, term.panel, sorted(groups))


def _known(catalogue: Catalogue, id_: str) -> bool:
    return bool(catalogue.find(id_)) or any(id_ in catalogue.terms.get(n, {}) for n in _ANSWERS)


def _panel(vocabulary: Vocabulary, number: int, panel: str, groups: list[str]) -> Finding:
    sentence = (
        f"Panel: Write the id of a group of crisis words, or none. There is no group '{panel}'."
    )
    return Finding(
        vocabulary.path,
        ("terms", number, "panel"),
        "panel-unknown",
        sentence,
        fill=tuple(map(Put, groups)),
    )


def _near(catalogue: Catalogue, typed: str, others: tuple[str, ...]) -> str:
    """The id that *typed* is a slip of, unless it stands beside it; '' when there is none."""
    known = {id_ for name in _ANSWERS for id_ in catalogue.terms.get(name, {})}
    found = process.extractOne(
        typed, sorted(known - set(others)), scorer=fuzz.ratio, score_cutoff=_ALIKE
    )
    return found[0] if found else ""
