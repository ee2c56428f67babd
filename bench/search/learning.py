"""What words say for or against something, learned from phrases: logistic regression, by scikit-learn.

Words and pairs of words are numbers. For each sort that is learned there is a table, in which each of them has a
place (see points.js, whose arithmetic this repeats). Two may meet in one place: the learning sees that, and allows
for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from generator.search.coding import LETTERS

STEPS = 70
"""Steps that one letter can count; the letters left count seventies."""

HALF = len(LETTERS) // 2
"""The letter that stands for no points."""

Features = Sequence[tuple[int, float]]
"""What may have points in a text, as numbers, and how much each counts: see points.js."""


@dataclass(frozen=True, slots=True)
class Sort:
    """How something is learned: how freely, whether few places may have points, the places as a power of two.

    *unit* is what one point adds to the logarithm of the odds. What stands in fewer than *often* texts has no points (a text that is learned again counts again).
    """

    freedom: float
    few: bool
    bits: int
    unit: float
    often: int = 2


def learned(
    sort: Sort, texts: Sequence[Features], right: Sequence[bool], counts: Sequence[float]
) -> dict[str, object]:
    """The points of one sort, as points.js reads them, from *texts*, which of them say it, and how much each counts."""
    model = LogisticRegression(
        C=sort.freedom,
        l1_ratio=1.0 if sort.few else 0.0,
        solver="liblinear",
        max_iter=300,
        random_state=7,
    )
    model.fit(_matrix(texts, sort), np.array(right), sample_weight=np.array(counts))
    points = np.rint(model.coef_[0] / sort.unit).astype(np.int64)
    points = np.clip(points, -HALF, len(LETTERS) - HALF - 1)
    places = np.flatnonzero(points)
    return {
        "start": round(float(model.intercept_[0]) / sort.unit),
        "bits": sort.bits,
        "unit": sort.unit,
        "gaps": "".join(map(steps, np.diff(places, prepend=-1).tolist())),
        "values": "".join(LETTERS[HALF + value] for value in points[places].tolist()),
    }


def steps(steps: int) -> str:
    """So many steps in letters: the last letter counts to STEPS, those before it count these."""
    far, left = divmod(steps - 1, STEPS)
    written, most = "", len(LETTERS) - STEPS
    while far:
        far, more = divmod(far - 1, most)
        written = LETTERS[STEPS + more] + written
    return written + LETTERS[left]


def _matrix(texts: Sequence[Features], sort: Sort) -> csr_matrix:
    """A row for each text, with how much counts at each place."""
    said = np.array([one for text in texts for one, _ in text], dtype=np.int64)
    _, which, often = np.unique(said, return_inverse=True, return_counts=True)
    places = (said & 0xFFFFFFFF).astype(np.uint32) * np.uint32(0x9E3779B1) >> np.uint32(
        32 - sort.bits
    )
    counts = np.array([counted for text in texts for _, counted in text])
    counts[often[which] < sort.often] = 0
    ends = np.concatenate([[0], np.cumsum([len(text) for text in texts])]).astype(np.int32)
    held = csr_matrix((counts, places.astype(np.int32), ends), shape=(len(texts), 1 << sort.bits))
    held.sum_duplicates()
    held.eliminate_zeros()
    return held
