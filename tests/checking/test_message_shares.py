"""How many bad examples come with lines to copy, and that the slips stand on the page.

The words beside each example are what a check says (test_bad_examples.py holds them to it), so that
they can be counted without checking anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.checking.test_bad_examples import BAD, KNOWABLE
from tests.checking.test_typos import SLIPS
from tests.conftest import ROOT

PAGE = (ROOT / "docs/pages/developers/messages.md").read_text("utf-8")
SAID = {path: path.read_text("utf-8") for path in sorted(BAD.glob("*/*.txt"))}
CORRECTED = {path for path, text in SAID.items() if "  write | " in text}
TO_COMPLETE = {path for path, text in SAID.items() if "   copy | " in text} - CORRECTED


def test_where_the_correction_can_be_known_seven_in_ten_have_it() -> None:
    knowable = [path for path in SAID if path.parent.name in KNOWABLE]
    having = [path for path in knowable if path in CORRECTED]

    assert len(having) / len(knowable) >= 0.7


def test_of_all_examples_three_in_ten_have_one() -> None:
    assert len(CORRECTED) / len(SAID) >= 0.3


def test_of_all_examples_seven_in_ten_have_lines_to_copy() -> None:
    """Corrected lines, and lines that a person completes or chooses. A deletion is no line."""
    assert len(CORRECTED | TO_COMPLETE) / len(SAID) >= 0.7


def test_more_than_half_of_all_have_more_than_their_own_line_left_open() -> None:
    more = [path for path in TO_COMPLETE if not only_leaves_open(SAID[path])]

    assert len(CORRECTED) + len(more) > len(SAID) * 0.55


def only_leaves_open(text: str) -> bool:
    """True when all that is offered is the line as typed with … in place of its wrong part."""
    typed = re.search(r"^ +\d+ \| (.*)$", text, re.MULTILINE)
    offers = re.findall(r"^ +(?:copy|or|) \| (.*)$", text.split("^\n", 1)[-1], re.MULTILINE)
    if typed is None or len(offers) != 1 or "Put this in place of line" not in text:
        return False
    before, dots, after = offers[0].partition("…")
    starts, ends = before.rstrip('"['), after.lstrip('"]')
    return bool(dots) and typed[1].startswith(starts) and typed[1].endswith(ends)


def row(slip: Mapping[str, str]) -> str:
    """*slip* as it stands in the tables of the page."""
    typed = f" {slip['typed']}" if "typed" in slip else ""
    return f"| `{slip['at']}:{typed}` | `{slip['offers']}` |"


def test_every_slip_of_the_list_is_on_the_page() -> None:
    assert [slip for slip in SLIPS if row(slip) not in PAGE] == []
