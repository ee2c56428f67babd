"""The terms of a list fit together: ids are used once, and 'broader' and 'related' name terms of the list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz, process

from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.problem import Finding, Loc
from generator.records.vocabulary import Term, Vocabulary


def vocabulary_terms(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find ids used twice, links to terms that are not there, and terms linked to themselves."""
    audiences = set(catalogue.terms.get("audiences", {}))
    for vocabulary in catalogue.vocabularies.values():
        ids = catalogue.terms[vocabulary.id]
        seen: set[str] = set()
        for number, term in enumerate(vocabulary.terms):
            if term.id in seen:
                yield Finding(
                    vocabulary.path,
                    ("terms", number, "id"),
                    "duplicate-term",
                    f"Id: Choose another id. '{term.id}' stands above.",
                )
            seen.add(term.id)
            for loc, id_ in _links(number, term):
                known = audiences if loc[2] == "related_audiences" else set(ids)
                yield from _link(vocabulary, term, loc, id_, known)


def _links(number: int, term: Term) -> Iterator[tuple[Loc, str]]:
    for key in ("broader", "replaced_by"):
        if id_ := getattr(term, key):
            yield ("terms", number, key), id_
    for key in ("related", "related_audiences"):
        for place, id_ in enumerate(getattr(term, key)):
            yield ("terms", number, key, place), id_


def _link(
    vocabulary: Vocabulary, term: Term, loc: Loc, id_: str, known: set[str]
) -> Iterator[Finding]:
    if id_ == term.id:
        yield Finding(
            vocabulary.path,
            loc,
            "term-of-itself",
            f"{title_at(Vocabulary, loc)}: Delete this: a term does not point to itself.",
        )
    elif id_ not in known:
        best = process.extractOne(id_, sorted(known), scorer=fuzz.ratio, score_cutoff=75)
        hint = f" Did you mean '{best[0]}'?" if best else " Check the list."
        yield Finding(
            vocabulary.path,
            loc,
            "unknown-term",
            f"{title_at(Vocabulary, loc)}: No term here has the id '{id_}'.{hint}",
            best[0] if best else "",
        )
