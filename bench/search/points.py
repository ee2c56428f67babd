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
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.search.judge import CALM_NEED, INTRUSIVE, SITE, judged, open_engines, say
from bench.search.learning import MOST, Example, Weights, learned
from generator.records.catalogue import Catalogue
from generator.search.concepts import LISTS
from generator.search.crisis import START, UNIT

ROOT = Path(__file__).parents[2]
FILE = "directory/vocabulary/crisis-points.yml"
PHRASES = "tests/data/search"
#: A phrase that must find one of these is no ordinary one: it may be a crisis, too.
GRAVE = {
    "emergency", "crisis", "anger", "ocd-intrusive-thoughts", "suicidal-thoughts", "harm-to-baby",
    "postpartum-psychosis", "domestic-abuse", "sexual-violence",
}  # fmt: skip
#: What points are learned of: any crisis, each group of them, and frightening thoughts.
ANY, CALM = "any", "calm"
GROUPS = ("self", "baby", "psychosis", "abuse", "medical")
#: Rows of a crisis phrase with sets that are tried: more would drown the phrases that people wrote.
WAYS = 8
#: Of a false alarm more, and each counts at least so much: no point may bring one back.
WAYS_OF_ALARMS = 40
LEAST = 0.6
#: A crisis that is missed weighs more than a false alarm.
MISSED = 1.5
#: Pairs of words that may have points: each is some three bytes on the phone.
PAIRS = 3_000
PAIRS_OF_CALM = 200
#: How much a single word must say, of any crisis and of one sort.
LEAST_OF_ANY, LEAST_OF_SORT = 0.1, 0.6


@dataclass(frozen=True, slots=True)
class Text:
    """A phrase: *kind* is a group of crisis words, CALM, nothing for any other, or GRAVE_ONE; and how much it counts."""

    say: str
    kind: str
    counts: float


#: What may be a crisis or not: it says nothing of that, and yet is not about frightening thoughts.
GRAVE_ONE = "grave"

Learned = dict[str, tuple[float, Weights]]


def main() -> None:
    """Learn the points, and write them or judge a set by them."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.points", description=__doc__)
    parser.add_argument("--without", default="", help="sets to leave out, with commas")
    parser.add_argument("--also", type=Path, action="append", default=[], help="one more set")
    parser.add_argument("--judge", type=Path, action="append", default=[], help="write nothing")
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    given = parser.parse_args()
    with ExitStack() as stack:
        catalogue, engines = open_engines(stack, every=False)
        engine = engines[SITE]
        sets = [*sorted((ROOT / PHRASES).glob("*.yml")), *given.also]
        sets = [path for path in sets if path.stem not in given.without.split(",")]
        texts = [*_listed(catalogue), *(row for path in sets for row in _of_set(path))]
        found = learned_points(texts, engine.features(text.say for text in texts), given.pairs)
        for path in given.judge:
            for sort, (start, weights) in found.items():
                begin, points = as_points(start, weights)
                engine.use_points(sort, begin, points)
            rows = yaml.safe_load(path.read_text("utf-8"))
            say(path.stem, list(judged(engines, rows, panels=True)), groups=True, quiet=given.quiet)
    if not given.judge:
        (ROOT / FILE).write_text(as_list(found), "utf-8")


def learned_points(texts: Sequence[Text], features: Sequence[list[str]], pairs: int) -> Learned:
    """The points of each sort, from *texts* and what may have points in each."""
    both = list(zip(texts, features, strict=True))
    found = {
        ANY: learned(
            [
                Example(
                    says, text.kind in GROUPS, text.counts * (MISSED if text.kind in GROUPS else 1)
                )
                for text, says in both
                if text.kind in (*GROUPS, "")
            ],
            pairs,
            LEAST_OF_ANY,
        ),
        CALM: learned(
            [Example(says, text.kind == CALM, text.counts) for text, says in both],
            PAIRS_OF_CALM,
            LEAST_OF_SORT,
        ),
    }
    of_crisis = [
        (text, [said for said in says if " " not in said])
        for text, says in both
        if text.kind in (*GROUPS, CALM)
    ]
    for group in GROUPS:
        examples = [Example(says, text.kind == group, text.counts) for text, says in of_crisis]
        found[group] = learned(examples, 0, LEAST_OF_SORT)
    return found


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
            yield from (Text(text, group.id, 1 / len(said)) for text in said)
        for phrase in alarms:
            said = ways(phrase, WAYS_OF_ALARMS)
            yield from (Text(text, "", max(LEAST, 1 / len(said))) for text in said)
    for list_ in LISTS:
        for term in catalogue.terms[list_].values():
            if term.urgent != "first":
                kind = CALM if term.id == CALM_NEED else ""
                yield from (Text(text, kind, 1.0) for text in (term.label, *term.say))
    yield from (Text(service.name, "", 0.5) for service in catalogue.services.values())


def _of_set(path: Path) -> Iterator[Text]:
    """Phrases that people wrote count double; those that must find something, and say nothing of crisis, half."""
    rows = yaml.safe_load(path.read_text("utf-8"))
    for row in rows["crisis"]:
        group = row["group"] if isinstance(row["group"], str) else row["group"][0]
        yield Text(row["say"], CALM if group == INTRUSIVE else group, 2.0)
    yield from (Text(_said(row), "", 2.0) for row in rows["ordinary"])
    for row in rows.get("finds") or ():
        if CALM_NEED not in row["finds"]:
            kind = "" if GRAVE.isdisjoint(row["finds"]) else GRAVE_ONE
            yield Text(row["say"], kind, 1.0)


def _said(row: str | Mapping[str, Any]) -> str:
    return row if isinstance(row, str) else str(row["say"])


def as_points(start: float, weights: Weights) -> tuple[int, dict[str, int]]:
    """The same in whole points."""
    rounded = {said: max(-MOST, min(MOST, round(w / UNIT))) for said, w in weights.items()}
    return round(start / UNIT), {said: points for said, points in rounded.items() if points}


def as_list(found: Learned) -> str:
    """The list of the vocabulary that holds them."""
    lines = [
        "name: Points of crisis words",
        'about: "Made by a program (python -m bench.search.points) from the crisis words, from what people type for other things, and from the sets of phrases in tests/data/search. Do not edit."',
        "notes:",
        '  - "What a word, or two words near one another, say for a crisis, or against it. Words are stems; one in angle brackets is any word of that set."',
        '  - "Points notice what no phrase of the crisis words says. They also hush a phrase where all other words speak against it."',
        '  - "Those whose id begins with any are of every crisis. Others say which group it is, and calm tells frightening thoughts from a crisis."',
        "checked_by_someone_with_lived_experience: no",
        "terms:",
    ]
    for sort, (start, weights) in found.items():
        begin, points = as_points(start, weights)
        lines.append(f'  - {{id: {sort}-{START}, label: "{begin}"}}')
        by_points: dict[int, list[str]] = defaultdict(list)
        for said, value in points.items():
            by_points[value].append(re.sub(r"\*([a-z-]+)", r"<\1>", said))
        for value in sorted(by_points, reverse=True):
            side = "for" if value > 0 else "against"
            said_ = ", ".join(f'"{said}"' for said in sorted(by_points[value]))
            lines.append(
                f'  - {{id: {sort}-{side}-{abs(value)}, label: "{value}", say: [{said_}]}}'
            )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
