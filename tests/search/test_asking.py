"""``signpost search`` says what the pages would answer, and why."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from generator.cli import main
from tests.conftest import REAL_DAY, ROOT


def ask(*arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["search", *arguments, "--root", str(ROOT), "--today", REAL_DAY.isoformat()]
    )


def test_it_says_what_was_understood_and_why() -> None:
    done = ask("cant stop cryign", "--area", "sunderland")
    assert done.exit_code == 0
    assert "Read: cant stop crying  (cryign as crying)" in done.output
    assert "needs: Feeling low, crying, or postnatal depression" in done.output
    assert "NHS Sunderland Talking Therapies" in done.output
    assert "no referral needed" in done.output


def test_json_gives_urgent_groups_needs_and_services_in_order() -> None:
    done = ask("i want to die", "--area", "northumberland", "--format", "json")
    answer = json.loads(done.output)
    assert answer["urgent"] == ["self"]
    assert answer["needs"][0]["id"] == "suicidal-thoughts"
    assert "samaritans" in [service["id"] for service in answer["services"]]
    assert all(service["why"] for service in answer["services"])


def test_an_area_without_a_site_is_refused_with_the_list_of_those_there_are() -> None:
    done = ask("sleep", "--area", "leeds")
    assert done.exit_code == 2
    assert "There are: hub, middlesbrough-tees-valley" in done.output


def test_the_hub_finds_what_is_national() -> None:
    done = ask("samaratins", "--area", "hub")
    assert "1. Samaritans" in done.output


def test_what_nothing_matches_says_so() -> None:
    done = ask("zzzqqq", "--area", "sunderland")
    assert "No need or kind of support matches these words." in done.output
    assert "0 services." in done.output


def test_an_old_number_finds_whose_it_was_and_says_that_it_changed() -> None:
    """However it is spaced; neither the old number nor part of it is repeated."""
    for typed in ("08457 90 90 90", "0845 790 9090", "+44 8457 909090"):
        done = ask(typed, "--area", "hub")
        assert "1. Samaritans" in done.output
        assert "an old number or address of theirs was typed" in done.output
    assert "1. Sands" in ask("helpline@uk-sands.org", "--area", "hub").output


def test_phrases_that_find_nothing_are_listed_for_each_site() -> None:
    done = CliRunner().invoke(
        main, ["gaps", "--phrases", "--root", str(ROOT), "--today", REAL_DAY.isoformat()]
    )
    assert done.exit_code == 0
    assert done.output.startswith("# Phrases that find no service, of ")
    assert "## sunderland (" in done.output
    assert "## hub (" in done.output
