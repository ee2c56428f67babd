"""Learn the points of crisis words anew: ``python -m bench.search.points``.

What the lists of crisis words say is certain and narrow. Points are learned from all of them, from the
phrases that people type for other things, and from the sets of phrases in ``tests/data/search``: what
each word, and each two words near one another, say for or against a crisis (a logistic regression with
few weights). They are written to ``directory/vocabulary/crisis-points.yml``, where a person can read
them, and are read in the page by points.js. The same words give the same points.

``--without frozen-5 --judge tests/data/search/frozen-5.yml`` learns without one set and says what search
would then do with it, and writes nothing: the fair way to try another way of learning.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.checking.checking import check
from generator.planning.site_plan import plan_sites
from generator.records.catalogue import Catalogue
from generator.search.concepts import LISTS, Concepts
from generator.search.crisis import START, UNIT
from generator.search.engine import Engine
from generator.search.files import search_index

ROOT = Path(__file__).parents[2]
FILE = "directory/vocabulary/crisis-points.yml"
PHRASES = "tests/data/search"
#: A phrase that must find one of these is no ordinary one: it may be a crisis, too.
GRAVE = {
    "emergency", "crisis", "anger", "ocd-intrusive-thoughts", "suicidal-thoughts", "harm-to-baby",
    "postpartum-psychosis", "domestic-abuse", "sexual-violence",
}  # fmt: skip
#: Rows of a crisis phrase with sets that are tried: more would drown the phrases that people wrote.
WAYS = 8
#: Of a false alarm more, and each counts at least so much: no point may bring one back.
WAYS_OF_ALARMS = 40
LEAST = 0.6
#: Pairs of words that may have points: each is some three bytes on the phone.
PAIRS = 2_500
TIMES = 5
MOST = 30
SPARSE = 0.02
_RATE, _SURE, _MISSED = 0.25, 0.02, 1.5


@dataclass(slots=True)
class Example:
    """A phrase: what may have points in it, whether it is a crisis, and how much it counts."""

    says: list[str]
    crisis: bool
    counts: float


Weights = dict[str, float]


def main() -> None:
    """Learn the points, and write them or judge a set by them."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.points", description=__doc__)
    parser.add_argument("--without", default="", help="sets to leave out, with commas")
    parser.add_argument("--also", type=Path, action="append", default=[], help="one more set")
    parser.add_argument("--judge", type=Path, action="append", default=[], help="write nothing")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    given = parser.parse_args()
    today = date.today()
    checked = check(ROOT, today)
    plans = plan_sites(checked.catalogue, checked.settings, today)
    index = search_index(
        ROOT, Concepts(checked.catalogue), next(p for p in plans if p.folder).material
    )
    with Engine(ROOT / "site_templates", index) as engine:
        sets = [*sorted((ROOT / PHRASES).glob("*.yml")), *given.also]
        sets = [path for path in sets if path.stem not in given.without.split(",")]
        texts = [*_listed(checked.catalogue), *(row for path in sets for row in _of_set(path))]
        examples = [
            Example(says, crisis, counts)
            for (_, crisis, counts), says in zip(
                texts, engine.features(text for text, *_ in texts), strict=True
            )
        ]
        start, weights = learned(examples, given.pairs)
        for path in given.judge:
            _judge(engine, path, start, weights)
    if not given.judge:
        (ROOT / FILE).write_text(as_list(start, weights), "utf-8")


Text = tuple[str, bool, float]


def _listed(catalogue: Catalogue) -> Iterator[Text]:
    """Phrases of the vocabulary: crisis words and their false alarms, and what else people ask for."""
    chance = random.Random(1)
    sets = catalogue.terms["crisis-sets"]

    def ways(phrase: str, most: int) -> list[str]:
        parts = re.split(r"<([a-z-]+)>", phrase)
        found = {
            "".join(chance.choice(sets[p].say) if n % 2 else p for n, p in enumerate(parts))
            for _ in range(1 if len(parts) == 1 else most)
        }
        return sorted(" ".join(re.sub(r"[<>]", " ", text).split()) for text in found)

    for group in catalogue.terms["crisis-groups"].values():
        alarms = [phrase for phrase in group.not_ if not phrase.startswith("...")]
        for phrase in group.say:
            said = ways(phrase, WAYS)
            yield from ((text, True, 1 / len(said)) for text in said)
        for phrase in alarms:
            said = ways(phrase, WAYS_OF_ALARMS)
            yield from ((text, False, max(LEAST, 1 / len(said))) for text in said)
    for list_ in LISTS:
        for term in catalogue.terms[list_].values():
            if term.urgent != "first":
                yield from ((text, False, 1.0) for text in (term.label, *term.say))
    yield from ((service.name, False, 0.5) for service in catalogue.services.values())


def _of_set(path: Path) -> Iterator[Text]:
    """Phrases that people wrote count double; those that must find something, and say nothing of crisis, half."""
    rows = yaml.safe_load(path.read_text("utf-8"))
    yield from ((row["say"], True, 2.0) for row in rows["crisis"] if row["group"] != "intrusive")
    yield from ((_said(row), False, 2.0) for row in rows["ordinary"])
    yield from (
        (row["say"], False, 1.0) for row in rows.get("finds", ()) if GRAVE.isdisjoint(row["finds"])
    )


def _said(row: str | Mapping[str, Any]) -> str:
    return row if isinstance(row, str) else str(row["say"])


def learned(examples: Sequence[Example], pairs: int) -> tuple[float, Weights]:
    """With how much every text begins, and what each word or pair adds, of *pairs* pairs at most.

    First all is weighed. Then the pairs that matter most are chosen, and all is weighed again with these alone.
    """
    times = Counter(said for example in examples for said in example.says)
    for example in examples:
        example.says = [said for said in example.says if times[said] > 1]
    _, all_ = _weighed(examples, SPARSE)
    said = {said for said, weight in all_.items() if " " not in said and abs(weight) > 0.1}
    ranked = sorted(
        (pair for pair, weight in all_.items() if " " in pair and weight),
        key=lambda pair: (-abs(all_[pair]) * math.sqrt(times[pair]), pair),
    )
    said.update(ranked[:pairs])
    for example in examples:
        example.says = [one for one in example.says if one in said]
    return _weighed(examples, SPARSE / 10)


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
            wrong = 1 / (1 + math.exp(-max(-MOST, min(MOST, sum_)))) - example.crisis
            if abs(wrong) < _SURE:
                continue
            # A crisis that is missed weighs more than a false alarm.
            wrong *= example.counts * (_MISSED if example.crisis else 1)
            for said in example.says:
                pace[said] += wrong * wrong
                step = _RATE / math.sqrt(pace[said])
                moved = weights[said] - step * wrong
                least = step * sparse * (2 if " " in said else 1)
                weights[said] = 0.0 if abs(moved) <= least else moved - math.copysign(least, moved)
            start -= 0.01 * wrong
    return start, {said: weight for said, weight in weights.items() if weight}


def as_points(start: float, weights: Weights) -> tuple[int, dict[str, int]]:
    """The same in whole points."""
    rounded = {said: max(-MOST, min(MOST, round(w / UNIT))) for said, w in weights.items()}
    return round(start / UNIT), {said: points for said, points in rounded.items() if points}


def as_list(start: float, weights: Weights) -> str:
    """The list of the vocabulary that holds them."""
    begin, points = as_points(start, weights)
    by_points: dict[int, list[str]] = defaultdict(list)
    for said, value in points.items():
        by_points[value].append(re.sub(r"\*([a-z-]+)", r"<\1>", said))
    lines = [
        "name: Points of crisis words",
        'about: "Made by a program (python -m bench.search.points) from the crisis words, from what people type for other things, and from the sets of phrases in tests/data/search. Do not edit."',
        "notes:",
        '  - "What a word, or two words near one another, say for a crisis, or against it. Words are stems; one in angle brackets is any word of that set."',
        '  - "Points notice what no phrase of the crisis words says. They also hush a phrase where all other words speak against it."',
        "checked_by_someone_with_lived_experience: no",
        "terms:",
        f'  - {{id: {START}, label: "{begin}"}}',
    ]
    for value in sorted(by_points, reverse=True):
        side = "for" if value > 0 else "against"
        said_ = ", ".join(f'"{said}"' for said in sorted(by_points[value]))
        lines.append(f'  - {{id: {side}-{abs(value)}, label: "{value}", say: [{said_}]}}')
    return "\n".join(lines) + "\n"


def _judge(engine: Engine, path: Path, start: float, weights: Weights) -> None:
    """Say what search does with a set, with these points in the place of those it has."""
    begin, points = as_points(start, weights)
    engine.use_points(begin, UNIT, points)
    rows = yaml.safe_load(path.read_text("utf-8"))
    missed = [row for row in rows["crisis"] if not engine.ask(row["say"])["urgent"]]
    alarms = [row for row in map(_said, rows["ordinary"]) if engine.ask(row)["urgent"]]
    print(
        f"{path.stem}: some panel {len(rows['crisis']) - len(missed)} of {len(rows['crisis'])},"
        f" false alarms {len(alarms)} of {len(rows['ordinary'])}, {len(points)} points"
    )
    for row in missed:
        print("  missed:", row["group"], row["say"])
    for text in alarms:
        print("  false alarm:", text)


if __name__ == "__main__":
    main()
