"""One service, one record: two whose names agree and that share a way in must be one, or say that they are not the same.

Doubles go out of date one by one, and the reader meets the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.checking.likeness import Likeness, likenesses
from generator.records.catalogue import Catalogue
from generator.records.problem import Add, Finding

_CODE = "probable-duplicate"


def probable_duplicate(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find pairs of services with names that agree and a shared way in or place, in areas that meet.

    Two that are both held back are asked about once one of them is to be published.
    """
    for pair in likenesses(catalogue):
        if pair.earlier.held:  # both are: the question waits until one is to be published
            continue
        sentence = (
            f"Compare this with {pair.earlier.path}: {pair.names}, and the same {listed(pair.shared)}."
            f" If they are one service, keep one file and write the other's id under 'was'."
            f" If they are branches, say where in each name."
            f" If they are different, add '{apart(pair)}'."
        )
        key = "not_the_same_as"
        offer = Add((), key, pair.earlier.id)
        at = (key,) if pair.later.not_the_same_as else ("name",)
        yield Finding(pair.later.path, at, _CODE, sentence, fill=(offer,))


def apart(pair: Likeness) -> str:
    """The line by which the later record says that the two are different."""
    return f"not_the_same_as: [{', '.join((*pair.later.not_the_same_as, pair.earlier.id))}]"


def listed(words: Sequence[str]) -> str:
    """'phone number', 'phone number and postcode', 'phone number, web page and postcode'."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
