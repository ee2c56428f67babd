"""A published list of 100 slips and lay words: the message offers the right word for at least 90.

So it does for a second list of 40, written after the first had been worked on.

All of them are put into records of one directory with the real vocabulary, and checked together.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checking.checking import check
from generator.records.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
LIST: dict[str, list[dict[str, str]]] = yaml.safe_load(
    (ROOT / "tests/data/typos.yml").read_text("utf-8")
)
HUNDRED = [*LIST["names"], *LIST["values"]]
SLIPS = [*HUNDRED, *LIST["second"]]
WANTED = 0.9

#: What a service holds before a slip is made in it.
WHOLE: Mapping[str, Any] = {
    "name": "Tea and Talk",
    "kind": ["peer-group"],
    "organisation": "washington-mind",
    "areas": ["sunderland"],
    "status": "open",
    "summary": "A weekly group where parents talk over tea.",
    "needs": ["low-mood"],
    "for": {"until": "24 months old"},
    "how_to_get_help": {"routes": ["self"]},
    "contact": {"phones": [{"number": "0191 498 0101", "own": "yes"}]},
    "places": [{"name": "The Tea Rooms", "step_free": "yes"}],
    "opening": [{"days": ["tue"], "from": "09:30", "to": "12:00"}],
    "bank_holidays": "closed",
    "sessions": [{"name": "Tea"}],
    "cost": "free",
    "access": ["in-person"],
    "languages": ["en"],
    "checked": {"on": "2026-11-01", "how": "phone", "by": "link worker"},
    "sources": [{"url": "https://example.org/tea", "says": "all of it"}],
}


def slipped(slip: Mapping[str, str]) -> str:
    """A service in which *slip* was made, as text."""
    data = yaml.safe_load(yaml.safe_dump(dict(WHOLE)))
    *above, last = slip["at"].split(".")
    here: Any = data
    for step in above:
        here = here[int(step) - 1] if step.isdigit() else here[step]
    if "typed" not in slip:
        here[last] = here.pop(slip["offers"], "something")
    elif last.isdigit():
        here[int(last) - 1] = slip["typed"]
    else:
        here[last] = slip["typed"]
    return yaml.safe_dump(data, sort_keys=False, default_style='"', allow_unicode=True)


def is_offered(word: str, problem: Problem) -> bool:
    """True when the message names *word* as what to write, in its sentence or its corrected line."""
    hints = re.findall(r"(?:Did you mean|Write it as) '([^']*)'", problem.sentence)
    return word in hints or bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", problem.write))


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[Problem]]:
    """What a check says of each slip, by its place in the list."""
    root = tmp_path_factory.mktemp("typos")
    for folder in ("vocabulary", "areas", "organisations"):
        shutil.copytree(ROOT / "directory" / folder, root / "directory" / folder)
    services = root / "directory/services/sunderland"
    services.mkdir(parents=True)
    for number, slip in enumerate(SLIPS):
        (services / f"slip-{number}.yml").write_text(slipped(slip), "utf-8")
    found: dict[int, list[Problem]] = {number: [] for number in range(len(SLIPS))}
    for problem in check(root, date(2026, 11, 22)).problems:
        if named := re.search(r"/slip-(\d+)\.yml$", problem.path):
            found[int(named[1])].append(problem)
    return found


def test_the_list_has_a_hundred_slips_and_each_once() -> None:
    assert (len(HUNDRED), len(SLIPS)) == (100, 140)
    assert len({(slip["at"], slip.get("typed")) for slip in SLIPS}) == 140


def test_a_record_without_a_slip_has_no_fault_that_a_slip_could_hide(tmp_path: Path) -> None:
    text = slipped({"at": "cost", "typed": "free", "offers": "free"})

    assert yaml.safe_load(text) == WHOLE


def test_every_slip_is_found(messages: dict[int, list[Problem]]) -> None:
    assert [
        SLIPS[n] for n, problems in messages.items() if not any(p.blocks for p in problems)
    ] == []


def test_the_right_word_is_offered_for_at_least_nine_in_ten(
    messages: dict[int, list[Problem]],
) -> None:
    offered = [
        any(is_offered(slip["offers"], problem) for problem in messages[number])
        for number, slip in enumerate(SLIPS)
    ]
    missed = [slip for slip, right in zip(SLIPS, offered, strict=True) if not right]

    assert sum(offered[:100]) >= WANTED * 100, missed
    assert sum(offered[100:]) >= WANTED * 40, missed
