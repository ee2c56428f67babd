"""Learn anew what words say for or against a crisis and each need: ``python -m bench.search.points``.

What the lists of crisis words say is certain and narrow. Points are learned from all of them, from the
phrases that people type for other things, and from the sets of phrases in ``tests/data/search``: what
each word, and each two words near one another, say for or against a crisis, each sort of it, and each
need. They are written to ``directory/vocabulary/learned-points.json``, and are read in the page by
points.js. The same words give the same points.

``--without frozen-5 --judge tests/data/search/frozen-5.yml`` learns without one set and says what search
would then do with it, and writes nothing: the fair way to try another way of learning.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import yaml

from bench.search.judge import (
    CALM_NEED,
    INTRUSIVE,
    SITE,
    groups_of,
    judged,
    open_engines,
    say,
    text_of,
)
from bench.search.learning import Features, Sort, learned
from bench.search.listed import CALM, GRAVE_ONE, NO_PANEL, UNSURE, Must, Text, listed, must_be
from bench.search.sets import ROOT, Rows, read_sets
from generator.records.catalogue import Catalogue
from generator.records.shipped import LEARNED_POINTS
from generator.search.engine import Engine

#: A phrase that must find one of these is no ordinary one: it may be a crisis, too.
GRAVE = {
    "emergency", "crisis", "anger", "ocd-intrusive-thoughts", "suicidal-thoughts", "harm-to-baby",
    "postpartum-psychosis", "domestic-abuse", "sexual-violence",
}  # fmt: skip
#: What points are learned of, besides each need and each group: any crisis, frightening thoughts among all texts,
#: and those among texts that speak of a crisis or of them.
ANY, APART = "any", "apart"
GROUPS = ("self", "baby", "psychosis", "abuse", "medical")
#: How freely each is learned, and whether few places may have points: each is some eight bits on the phone.
OF_ANY = Sort(1.0, few=False, bits=20, unit=0.6)
OF_GROUP = Sort(0.5, few=True, bits=16, unit=0.5)
OF_NEED = Sort(1.0, few=True, bits=16, unit=0.6)
#: A crisis that is missed weighs more than a false alarm.
MISSED = 1.5
#: How much a phrase counts that asks for something else than help in a crisis. With 1, 9% of such phrases of sets that were
#: left out raised an alarm, with 2, 6%; of crisis phrases 4% more were missed.
ASKING = 1.5
#: How much a text that asks for nothing we list says against every need, and one that fits a need second or later for it.
NO_NEED, LATER = 0.3, 0.4
#: A need of a text that is named later than this is no example of it, for or against.
NAMED = 3
#: How often what is listed and comes out wrong is learned once more.
ROUNDS = 3
#: Sets that must come out right, too: tests keep what was reached with them.
KEPT = ("frozen", "widened")
ABOUT = "Made by python -m bench.search.points. Do not edit."
Both = tuple[Text, Features]


def main() -> None:
    """Learn the points, and write them or judge a set by them."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.points", description=__doc__)
    parser.add_argument("--without", default="", help="sets to leave out, with commas")
    parser.add_argument("--also", type=Path, action="append", default=[], help="one more set")
    parser.add_argument("--judge", type=Path, action="append", default=[], help="write nothing")
    parser.add_argument("--quiet", action="store_true")
    given = parser.parse_args()
    judge = [(path.stem, yaml.safe_load(path.read_text("utf-8"))) for path in given.judge]
    with ExitStack() as stack:
        finds = any(rows.get("finds") for _, rows in judge)
        catalogue, engines = open_engines(stack, every=finds)
        sets = read_sets(given.without.split(","), given.also)
        texts = [*listed(catalogue), *(text for rows in sets.values() for text in _of_set(rows))]
        kept = [one for name in sets if name.startswith(KEPT) for one in _kept(sets[name])]
        found = all_points(catalogue, engines[SITE], texts, [*must_be(catalogue), *kept])
        for engine in engines.values():
            engine.use_points(found)
        for name, rows in judge:
            say(name, list(judged(engines, rows)), groups=True, quiet=given.quiet)
    if not judge:
        (ROOT / LEARNED_POINTS).write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def all_points(
    catalogue: Catalogue, engine: Engine, texts: Sequence[Text], must: Sequence[Must]
) -> dict[str, object]:
    """The points of each sort, from *texts*, as points.js reads them.

    What of *must*, and of each need's own phrases, comes out wrong is learned once more.
    """
    crisis = _with_features(engine, texts, crisis=True)
    needs = _with_features(engine, texts, crisis=False)
    sorts = {**_of_crisis(crisis), **_of_needs(catalogue, needs)}
    found: dict[str, object] = {"about": ABOUT, "sorts": sorts}
    lay = [text for text in listed(catalogue) if text.needs]
    for _ in range(ROUNDS):
        wrong, lost = _wrong(engine, found, must), _lost(engine, lay)
        print(f"{len(wrong)} of {len(must)} crisis words, {len(lost)} of {len(lay)} lay phrases")
        if not wrong and not lost:
            break
        if wrong:
            crisis += _with_features(engine, wrong, crisis=True)
            sorts |= _of_crisis(crisis)
        if lost:
            needs += _with_features(engine, lost, crisis=False)
            sorts |= _of_needs(catalogue, needs)
    else:
        print(f"at last {len(_wrong(engine, found, must))} and {len(_lost(engine, lay))}")
    return found


def _wrong(engine: Engine, points: Mapping[str, object], must: Sequence[Must]) -> list[Text]:
    """What comes out wrong with *points*, which the engine then has."""
    engine.use_points(points)
    return [one.text for one in must if not one.is_met(engine.ask(one.say)["urgent"])]


def _lost(engine: Engine, lay: Sequence[Text]) -> list[Text]:
    """Lay phrases that do not find their own need first."""
    return [t for t in lay if tuple(n["id"] for n in engine.ask(t.say)["needs"][:1]) != t.needs]


def _with_features(engine: Engine, texts: Sequence[Text], *, crisis: bool) -> list[Both]:
    said = engine.features([text.say for text in texts], crisis=crisis)
    return list(zip(texts, said, strict=True))


def _of_crisis(both: Sequence[Both]) -> dict[str, object]:
    plain = [(text, said) for text, said in both if text.kind in (*GROUPS, "")]
    sure = [(text, said) for text, said in both if text.kind != UNSURE]
    crisis = [(text, said) for text, said in both if text.kind in (*GROUPS, CALM)]
    found: dict[str, object] = {
        ANY: learned(
            OF_ANY,
            [said for _, said in plain],
            [text.kind in GROUPS for text, _ in plain],
            [text.counts * (MISSED if text.kind in GROUPS else 1) for text, _ in plain],
        ),
        CALM: learned(
            OF_GROUP,
            [said for _, said in sure],
            [text.kind == CALM for text, _ in sure],
            [text.counts for text, _ in sure],
        ),
    }
    for name, kind in (*zip(GROUPS, GROUPS, strict=True), (APART, CALM)):
        found[name] = learned(
            OF_GROUP,
            [said for _, said in crisis],
            [text.kind == kind for text, _ in crisis],
            [text.counts for text, _ in crisis],
        )
    return found


def _of_needs(catalogue: Catalogue, both: Sequence[Both]) -> dict[str, object]:
    asked = [(text.needs, said) for text, said in both if text.needs is not None]
    found: dict[str, object] = {}
    for need in catalogue.terms["needs"].values():
        used = [(ids, said) for ids, said in asked if need.id not in ids[NAMED:]]
        found[f"needs/{need.id}"] = learned(
            OF_NEED,
            [said for _, said in used],
            [need.id in ids for ids, _ in used],
            [NO_NEED if not ids else LATER if need.id in ids[1:] else 1.0 for ids, _ in used],
        )
    return found


def _of_set(rows: Rows) -> Iterator[Text]:
    """The phrases of a set: those of crises and ordinary ones count double, those that ask for something ASKING."""
    for row in rows.get("crisis") or ():
        group = groups_of(row)[0]
        yield Text(row["say"], CALM if group == INTRUSIVE else group, 2.0)
    yield from (Text(text_of(row), "", 2.0, ()) for row in rows.get("ordinary") or ())
    for row in rows.get("finds") or ():
        kind = "" if GRAVE.isdisjoint(row["finds"]) else GRAVE_ONE
        if CALM_NEED in row["finds"]:
            kind = UNSURE
        yield Text(row["say"], kind, ASKING, tuple(row["finds"]))


def _kept(rows: Rows) -> Iterator[Must]:
    """What the phrases of a set must do, but for frightening thoughts and those of several groups."""
    for row in rows.get("crisis") or ():
        if row["group"] in GROUPS:
            yield Must(row["say"], row["group"], True)
    yield from (Must(text_of(row), NO_PANEL, False) for row in rows.get("ordinary") or ())


if __name__ == "__main__":
    main()
