"""Run a set of phrases and list what fails: ``python -m bench.search.judge tests/data/search/frozen-6.yml ...``.

A set is a file of YAML in the form of those in ``tests/data/search``: *crisis* (``say``, ``group``, one or
several), *ordinary* (``say``) and *finds* (``say``, ``finds``), each of which may be missing. What is asked of
them is what tests/search/test_phrases.py asks, but for frightening thoughts (``group: intrusive``): here their
card must stand first and no panel may stand above it.

``--groups`` adds a line for each group; ``--quiet`` leaves out the phrases that fail.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.checking.checking import check
from generator.planning.site_plan import plan_sites
from generator.records.catalogue import Catalogue
from generator.search.concepts import Concepts
from generator.search.engine import Engine
from generator.search.files import search_index

ROOT = Path(__file__).parents[2]
FIRST = 5
SHOWN = 2
#: A card, and three links beside it: see showNeeds in page.js.
NEEDS = 4
CALM_NEED = "ocd-intrusive-thoughts"
INTRUSIVE = "intrusive"
#: The site whose panels are looked at: all have the same crisis words.
SITE = "sunderland"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one phrase: *kind* is a group, ordinary or finds; *shown* is what stood in its place."""

    kind: str
    say: str
    right: bool
    shown: str


def main() -> None:
    """Judge each file given."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.judge", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--groups", action="store_true")
    parser.add_argument("--quiet", action="store_true")
    given = parser.parse_args()
    sets = [(path.stem, yaml.safe_load(path.read_text("utf-8"))) for path in given.files]
    with ExitStack() as stack:
        finds = any(rows.get("finds") for _, rows in sets)
        _, engines = open_engines(stack, every=finds)
        for name, rows in sets:
            say(name, list(judged(engines, rows)), groups=given.groups, quiet=given.quiet)


def open_engines(stack: ExitStack, *, every: bool) -> tuple[Catalogue, dict[str, Engine]]:
    """The records, and the search of each area's site by its folder, or that of one when not *every*; closed with *stack*."""
    today = date.today()
    checked = check(ROOT, today)
    concepts = Concepts(checked.catalogue)
    return checked.catalogue, {
        plan.folder: stack.enter_context(
            Engine(ROOT / "site_templates", search_index(ROOT, concepts, plan.material))
        )
        for plan in plan_sites(checked.catalogue, checked.settings, today)
        if plan.folder and (every or plan.folder == SITE)
    }


def judged(engines: Mapping[str, Engine], rows: Mapping[str, Sequence[Any]]) -> Iterator[Verdict]:
    """A verdict for each phrase of a set."""
    engine = engines[SITE]
    for row in rows.get("crisis") or ():
        answer = engine.ask(row["say"])
        groups = groups_of(row)
        above = answer["urgent"][:SHOWN]
        needs = [need["id"] for need in answer["needs"]]
        right = not set(groups).isdisjoint(above)
        if INTRUSIVE in groups:
            right = needs[:1] == [CALM_NEED] and not above
        yield Verdict(groups[0], row["say"], right, f"{above} {needs}")
    for row in rows.get("ordinary") or ():
        text = text_of(row)
        above = engine.ask(text)["urgent"][:SHOWN]
        yield Verdict("ordinary", text, not above, f"{above}")
    for row in rows.get("finds") or ():
        answers = [one.ask(row["say"]) for one in engines.values()]
        right = any(not set(shown(a)[:FIRST]).isdisjoint(row["finds"]) for a in answers)
        yield Verdict(
            "finds", row["say"], right, f"not {row['finds']} but {shown(answers[0])[:FIRST]}"
        )


def groups_of(row: Row) -> list[str]:
    """The groups of a crisis phrase, the best first."""
    return [row["group"]] if isinstance(row["group"], str) else list(row["group"])


def text_of(row: str | Row) -> str:
    """What an ordinary phrase says: some sets write it alone."""
    return row if isinstance(row, str) else str(row["say"])


def shown(answer: Row) -> list[str]:
    """Ids in the order in which the page shows them: needs, kinds, then services; a name that was typed first.

    Of needs, the card and the first links below it. Those that are only near stand there when some need is clear,
    and instead of services when none is found.
    """
    services = [service["id"] for service in answer["services"]]
    needs = [need["id"] for need in answer["needs"]]
    if needs or not services:
        needs = [*needs, *answer["nearest"]][:NEEDS]
    terms = [*needs, *(term["id"] for term in answer["others"])]
    return services[:1] + terms + services[1:] if answer["named"] else terms + services


def say(name: str, verdicts: Sequence[Verdict], *, groups: bool, quiet: bool) -> None:
    """One line for each sort of phrase, then the phrases that fail."""
    all_, right = Counter(v.kind for v in verdicts), Counter(v.kind for v in verdicts if v.right)
    crisis = [kind for kind in all_ if kind not in ("ordinary", "finds", INTRUSIVE)]
    parts = []
    if crisis:
        found, of = sum(right[k] for k in crisis), sum(all_[k] for k in crisis)
        parts.append(f"panel {found} of {of} ({found / of:.1%})")
    if of := all_[INTRUSIVE]:
        parts.append(f"reassured first {right[INTRUSIVE]} of {of}")
    if of := all_["ordinary"]:
        parts.append(
            f"false alarms {of - right['ordinary']} of {of} ({1 - right['ordinary'] / of:.1%})"
        )
    if of := all_["finds"]:
        parts.append(f"found {right['finds']} of {of} ({right['finds'] / of:.1%})")
    print(f"{name}: {'; '.join(parts)}")
    if groups:
        print("  " + ", ".join(f"{kind} {right[kind]} of {all_[kind]}" for kind in all_))
    if not quiet:
        for verdict in verdicts:
            if not verdict.right:
                print(f"  {verdict.kind}: {verdict.say}  -> {verdict.shown}")


if __name__ == "__main__":
    main()
