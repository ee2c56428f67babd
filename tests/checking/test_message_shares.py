"""How many bad examples come with a corrected line to copy, and that the published page says so.

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
DELETE = re.compile(r"(?:stop|must change|check this): (?:[^:]*: )?(?:Delete|Keep (?:one|'))")
PLACE = re.compile(r"Rename|Move this file|another name|longer name|Compare this with")


def test_where_the_correction_can_be_known_seven_in_ten_have_it() -> None:
    knowable = [path for path in SAID if path.parent.name in KNOWABLE]
    having = [path for path in knowable if path in CORRECTED]

    assert len(having) / len(knowable) >= 0.7
    assert f"{len(having)} of {len(knowable)} examples have it" in PAGE


def test_the_page_gives_the_share_of_all_examples_as_it_is() -> None:
    others = {path: text for path, text in SAID.items() if path not in CORRECTED}
    delete = {path for path, text in others.items() if DELETE.search(text)}
    place = {path for path, text in others.items() if path not in delete and PLACE.search(text)}
    share = round(100 * len(CORRECTED) / len(SAID))

    assert (
        f"Of the {len(SAID)} bad examples, {len(CORRECTED)} come with a corrected line ({share}%)"
        in PAGE
    )
    assert f"there is no line to write | {len(delete)} |" in PAGE
    assert f"a file's name or place | {len(place)} |" in PAGE
    assert f"only a person has | {len(others) - len(delete) - len(place)} |" in PAGE


def row(slip: Mapping[str, str]) -> str:
    """*slip* as it stands in the tables of the page."""
    typed = f" {slip['typed']}" if "typed" in slip else ""
    return f"| `{slip['at']}:{typed}` | `{slip['offers']}` |"


def test_every_slip_of_the_list_is_on_the_page() -> None:
    assert [slip for slip in SLIPS if row(slip) not in PAGE] == []
