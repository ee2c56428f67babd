"""A scale is stored by its id where its initials stand for more than one.

MSSI is a scale of social support and one of suicidal thoughts. Whoever guesses may say the opposite of what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from generator.checking.passages import with_words
from generator.records.catalogue import Catalogue
from generator.records.practice import PracticeExample
from generator.records.problem import Add, Finding, Level, Loc, Put

_CODE = "measure-ambiguous"


def measure_ambiguous(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find measures, and claims of evidence, whose initials belong to several terms of the list of measures."""
    shared = _shared(catalogue)
    names = {term.id: term.label for term in catalogue.terms.get("measures", {}).values()}
    for example in catalogue.practices.values() if shared else ():
        yield from _in_measures(example, shared)
        yield from _in_claims(example, shared, names)


def _shared(catalogue: Catalogue) -> dict[str, list[str]]:
    """Initials that several measures have, with the ids of those."""
    found: dict[str, list[str]] = {}
    for term in catalogue.terms.get("measures", {}).values():
        if term.abbreviation:
            found.setdefault(term.abbreviation, []).append(term.id)
    return {initials: ids for initials, ids in found.items() if len(ids) > 1}


def _in_measures(example: PracticeExample, shared: dict[str, list[str]]) -> Iterator[Finding]:
    for number, item in enumerate(example.evidence):
        for place, measure in enumerate(item.measures):
            if measure.id or measure.note or measure.as_written not in shared:
                continue
            loc: Loc = ("evidence", number, "measures", place, "as_written")
            sentence = f"As written: Add 'id:' with {' or '.join(shared[measure.as_written])}. If no source says which, say so in 'note:'."
            yield Finding(
                example.path,
                loc,
                _CODE,
                sentence,
                fill=tuple(Add(loc[:-1], "id", id_) for id_ in shared[measure.as_written]),
            )


def _in_claims(
    example: PracticeExample, shared: dict[str, list[str]], names: Mapping[str, str]
) -> Iterator[Finding]:
    for number, item in enumerate(example.evidence):
        for key, text in (("claim", item.claim), ("outcome", item.outcome or "")):
            for initials, ids in shared.items():
                if found := re.search(rf"\b{re.escape(initials)}\b", text):
                    sentence = f"Write out the name of the scale in place of '{initials}', which stands for several, or name it under 'measures:'."
                    yield Finding(
                        example.path,
                        ("evidence", number, key),
                        _CODE,
                        sentence,
                        level=Level.CHECK,
                        fill=tuple(Put(with_words(text, found, names[id_])) for id_ in ids),
                    )
