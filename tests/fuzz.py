"""Spoil real records in every way that hands and programs do, and hold the check to its promises.

``python -m tests.fuzz 10000`` runs as many cases and says what it found; the tests run a few hundred.
A case is a real record with letters put in, lines swapped, bytes broken, or values turned into lists
and groups. It is put in a small world and checked: nothing may fall over, and every problem has its
file, line and column.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from generator.checking.checking import check, record_files
from generator.checking.reporting import FORMATS, report
from generator.records.problem import Problem

ROOT = Path(__file__).resolve().parents[1]
GOOD = ROOT / "tests" / "examples" / "good"
TODAY = date(2026, 11, 22)

#: What editors type by mistake, and what programs put into files.
SLIPS = st.sampled_from(
    [
        *"abz0 :#-\"'[]{}|>&*!%@`?,\t\n\\=~<",
        *["\n\n", "  ", ": ", " #", "- ", "''", "\r\n", "\r", "\ufeff", "\x07", "\0", "\u2028", "\x85"],
        *["\u202e", "é", "😀", "no", "---\n", "...\n", "%YAML 9\n", "<<: ", "? ", "!!python/name:x "],
        *["01134960000", "12:30", "1e5", "0x1f", "2026-02-30", "yes", "null", "a" * 500, "[" * 60, "- " * 20],
        *["\U0001f468\u200d\U0001f469", "\u0660\u0661", "٣", "ﬁ", "\xa0", "\u200b", "<script>", "{{ 7 }}"],
    ]
)  # fmt: skip
#: What a program may put where something else belongs.
VALUES = st.one_of(
    SLIPS,
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.sampled_from(["", [], {}, [[]], [{}], {"": ""}, {"a": {"b": {"c": []}}}, [None], ["a", ["b"]]]),
    st.text(max_size=30),
    st.recursive(
        st.text(max_size=6),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
        max_leaves=8,
    ),
)  # fmt: skip
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "delete", "swap", "double", "dedent", "cut", "byte"]),
        st.integers(0, 1_000_000),
        SLIPS,
    ),
    min_size=1,
    max_size=4,
)
TURNS = st.lists(
    st.tuples(
        st.sampled_from(["replace", "rename", "remove", "repeat", "wrap", "move"]),
        st.integers(0, 1_000_000),
        VALUES,
    ),
    min_size=1,
    max_size=4,
)


@cache
def real_records() -> tuple[str, ...]:
    """The real records of up to 40 kilobytes; of the vocabulary, only what is small enough to be quick."""
    return tuple(path for path in record_files(ROOT) if (ROOT / path).stat().st_size <= 40_000)


@cache
def _bytes_of(path: str) -> bytes:
    return (ROOT / path).read_bytes()


def spoilt_bytes(raw: bytes, steps: list[tuple[str, int, str]]) -> bytes:
    """*raw* after each of *steps*: letters put in or deleted, lines swapped, doubled, cut, bytes broken."""
    for what, number, slip in steps:
        if what in ("put", "delete", "byte"):
            at = number % (len(raw) + 1)
            put = {"put": slip.encode("utf-8", "surrogatepass"), "byte": bytes([number % 256])}
            raw = raw[:at] + put.get(what, b"") + raw[at + (1 + number % 3) * (what != "put") :]
            continue
        if what == "cut":
            raw = raw[: number % (len(raw) + 1)]
            continue
        lines = raw.splitlines(keepends=True) or [b""]
        at = number % len(lines)
        if what == "swap":
            lines[at - 1], lines[at] = lines[at], lines[at - 1]
        elif what == "double":
            lines.insert(at, lines[at])
        else:
            lines[at] = lines[at].lstrip(b" ") if number % 2 else b" " + lines[at]
        raw = b"".join(lines)
    return raw


def spoilt_structure(data: Any, turns: list[tuple[str, int, Any]]) -> Any:
    """*data* after each of *turns*: values replaced, keys renamed, entries gone, doubled or wrapped."""
    root = {"": data}
    for what, number, value in turns:
        holders = list(_holders(root))
        holder, key = holders[number % len(holders)]
        here = holder[key]
        if what == "replace":
            holder[key] = deepcopy(value)
        elif what == "wrap":
            holder[key] = [here] if number % 2 else {"x": here}
        elif what == "repeat":
            holder[key] = [here, here]
        elif what == "move":
            other, place = holders[(number // 7) % len(holders)]
            other[place] = json.loads(json.dumps(here, default=str))
        elif holder is not root:
            del holder[key]
            if what == "rename" and isinstance(holder, dict):
                holder[str(value)[:40]] = here
    return root[""]


def _holders(data: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    entries = list(data.items() if isinstance(data, dict) else enumerate(data))
    for key, value in entries:
        found.append((data, key))
        if isinstance(value, dict | list):
            found += _holders(value)
    return found


def _written(data: object, style: int) -> bytes:
    """*data* as programs write it: YAML with or without brackets, or JSON."""
    if style == 0:
        return json.dumps(data, ensure_ascii=False, default=str).encode("utf-8", "replace")
    text = yaml.safe_dump(data, allow_unicode=bool(style % 2), sort_keys=False, default_flow_style=style == 3)  # fmt: skip
    return str(text).encode("utf-8", "replace")


@st.composite
def spoilt_records(draw: st.DrawFn) -> tuple[str, bytes]:
    """A real record's path, and its bytes spoilt."""
    path = draw(st.sampled_from(real_records()))
    raw = _bytes_of(path)
    how = draw(st.integers(0, 2))
    if how:
        data = yaml.load(raw, yaml.BaseLoader)
        spoilt = spoilt_structure(json.loads(json.dumps(data)), draw(TURNS))
        raw = _written(spoilt, draw(st.integers(0, 3)))
    if how != 1:
        raw = spoilt_bytes(raw, draw(STEPS))
    return path, raw


def spoil_and_check(world: Path, path: str, raw: bytes) -> tuple[Problem, ...]:
    """Put *raw* at *path* in *world*, check it, hold what was found to its promises, and tidy up.

    Raises AssertionError for a broken promise, and whatever the check itself raises.
    """
    file = world / path
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)
    try:
        problems = check(world, TODAY).problems
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
    known = {*record_files(world), path}
    lines = len(raw.decode("utf-8", "replace").splitlines()) or 1
    for problem in problems:
        assert problem.path in known, problem
        assert problem.line >= 1, problem
        assert problem.column >= 1, problem
        assert problem.sentence, problem
        assert problem.path != path or problem.line <= lines, problem
        assert "Traceback" not in problem.sentence, problem
    for format_ in FORMATS:
        report(problems, len(known), format_).encode("utf-8")
    return problems


def small_world(folder: Path) -> Path:
    """A copy of the good directory in *folder*, for records to be put in."""
    return Path(shutil.copytree(GOOD, folder / "world"))


def run(cases: int, number: int, tell: Callable[[str], object] = print) -> Counter[str]:
    """Run *cases* cases from the seed *number*; counts of problem codes. Raises at the first broken promise."""
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        world = small_world(Path(folder))
        usual = check(world, TODAY).problems

        @seed(number)
        @settings(
            max_examples=cases,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )
        @given(spoilt_records())
        def one(case: tuple[str, bytes]) -> None:
            found = set(spoil_and_check(world, *case)) - set(usual)
            counted["(cases)"] += 1
            counted["(problems)"] += len(found)
            counted["(cases without a problem)"] += not found
            counted.update(problem.code for problem in found)
            if counted["(cases)"] % 1000 == 0:
                tell(f"{counted['(cases)']:,} cases")

        one()
    return counted


def main() -> None:
    """Run as many cases as were asked for, and say what came of it."""
    parser = argparse.ArgumentParser(description="Spoil real records and check them.")
    parser.add_argument("cases", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given_ = parser.parse_args()
    began = time.monotonic()
    counted = run(given_.cases, given_.seed)
    cases, problems = counted.pop("(cases)"), counted.pop("(problems)")
    clean = counted.pop("(cases without a problem)")
    print(
        f"{cases:,} cases, seed {given_.seed}: 0 tracebacks; {problems:,} problems of {len(counted)} codes, "
        f"each with file, line and column; {clean:,} cases without a new problem; "
        f"{time.monotonic() - began:.0f} s."
    )


if __name__ == "__main__":
    main()
