"""What words say for or against something, learned from phrases: a logistic regression with few weights."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

TIMES = 5
MOST = 30
SPARSE = 0.02
_RATE, _SURE = 0.25, 0.02

Weights = dict[str, float]


@dataclass(slots=True)
class Example:
    """A phrase: what may have points in it, whether it says what is learned, and how much it counts."""

    says: list[str]
    right: bool
    counts: float


def learned(
    examples: Sequence[Example], pairs: int, least: float, sparse: float = SPARSE
) -> tuple[float, Weights]:
    """With how much every text begins, and what each word or pair adds, of *pairs* pairs at most.

    Words that weigh less than *least* are left out.

    First all is weighed. Then the pairs that matter most are chosen, and all is weighed again with these alone.
    """
    times = Counter(said for example in examples for said in example.says)
    for example in examples:
        example.says = [said for said in example.says if times[said] > 1]
    _, all_ = _weighed(examples, sparse)
    said = {said for said, weight in all_.items() if " " not in said and abs(weight) > least}
    ranked = sorted(
        (pair for pair, weight in all_.items() if " " in pair and weight),
        key=lambda pair: (-abs(all_[pair]) * math.sqrt(times[pair]), pair),
    )
    said.update(ranked[:pairs])
    for example in examples:
        example.says = [one for one in example.says if one in said]
    return _weighed(examples, sparse / 10)


def _weighed(examples: Sequence[Example], sparse: float) -> tuple[float, Weights]:
    """A logistic regression by stochastic descent, each weight with its own pace (AdaGrad), small ones made none."""
    weights: Weights = defaultdict(float)
    pace: Weights = defaultdict(lambda: 0.01)
    start = -1.0
    order = list(examples)
    chance = random.Random(7)
    for _ in range(TIMES):
        chance.shuffle(order)
        for example in order:
            sum_ = start + sum(weights[said] for said in example.says)
            wrong = 1 / (1 + math.exp(-max(-MOST, min(MOST, sum_)))) - example.right
            if abs(wrong) < _SURE:
                continue
            wrong *= example.counts
            for said in example.says:
                pace[said] += wrong * wrong
                step = _RATE / math.sqrt(pace[said])
                moved = weights[said] - step * wrong
                least = step * sparse * (2 if " " in said else 1)
                weights[said] = 0.0 if abs(moved) <= least else moved - math.copysign(least, moved)
            start -= 0.01 * wrong
    return start, {said: weight for said, weight in weights.items() if weight}
