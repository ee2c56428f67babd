"""``signpost search`` says what the pages would answer, and why."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.search.asking import in_words, site_engine
from generator.search.engine import Engine
from tests.conftest import REAL_DAY, ROOT, TODAY, Content
from tests.real import real_check

Answer = Callable[[str, str], str]
pytestmark = pytest.mark.xdist_group("phrases")


def ask(*arguments: str) -> Result:
    """The command, as an editor runs it."""
    return CliRunner().invoke(
        main, ["search", *arguments, "--root", str(ROOT), "--today", REAL_DAY.isoformat()]
    )


@pytest.fixture(scope="module")
def answer() -> Iterator[Answer]:
    """What the command would print to a text for the site of an area, with each site's search made once."""
    with ExitStack() as engines:

        @cache
        def engine(area: str) -> Engine:
            return engines.enter_context(site_engine(ROOT, real_check(REAL_DAY), area, REAL_DAY))

        yield lambda text, area: in_words(engine(area).ask(text), text)


def test_it_says_what_was_understood_and_why() -> None:
    done = ask("cant stop cryign", "--area", "sunderland")
    assert done.exit_code == 0
    assert "Read: cant stop crying  (cryign as crying)" in done.output
    assert "needs: Feeling low, crying, or postnatal depression" in done.output
    assert "NHS Sunderland Talking Therapies" in done.output
    assert "no referral needed" in done.output


def test_json_gives_urgent_groups_needs_and_services_in_order() -> None:
    done = ask("i want to die", "--area", "northumberland", "--format", "json")
    said = json.loads(done.output)
    assert said["urgent"] == ["self"]
    assert said["needs"][0]["id"] == "suicidal-thoughts"
    assert "samaritans" in [service["id"] for service in said["services"]]
    assert all(service["why"] for service in said["services"])


def test_an_area_without_a_site_is_refused_with_the_list_of_those_there_are() -> None:
    done = ask("sleep", "--area", "leeds")
    assert done.exit_code == 2
    assert "There are: hub, middlesbrough-tees-valley" in done.output


def test_the_hub_finds_what_is_national(answer: Answer) -> None:
    assert "1. Samaritans" in answer("samaratins", "hub")


def test_what_nothing_matches_says_so(answer: Answer) -> None:
    said = answer("zzzqqq", "hub")
    assert "No need or kind of support matches these words." in said
    assert "0 services." in said


def test_an_old_number_finds_whose_it_was_and_says_that_it_changed(answer: Answer) -> None:
    """However it is spaced; neither the old number nor part of it is repeated."""
    for typed in ("08457 90 90 90", "0845 790 9090", "+44 8457 909090"):
        said = answer(typed, "hub")
        assert "1. Samaritans" in said
        assert "an old number or address of theirs was typed" in said
    assert "1. Sands" in answer("helpline@uk-sands.org", "hub")


def test_phrases_that_find_nothing_are_listed_for_each_site(content: Content) -> None:
    """Of the small directory, which knows a few phrases and has services for fewer."""
    done = CliRunner().invoke(
        main, ["gaps", "--phrases", "--root", str(content.root), "--today", TODAY.isoformat()]
    )
    assert done.exit_code == 0
    assert done.output.startswith("# Phrases that find no service, of ")
    assert "## sunderland (" in done.output
    assert re.search(r"^## hub \([1-9]\d*\)\n\n- ", done.output, re.MULTILINE)
