"""What people type leads to help: every phrase of the vocabulary, the editors' list, and the frozen sets.

The frozen sets were written by people who had not seen the search. Sets 1 and 2 are older than the
tuning, set 3 was written when search had been tuned on those. Since then all three were learned from:
the figures here keep what was reached from being lost, and say nothing of phrases nobody has typed
yet. What each set showed at its first run is in docs/pages/developers/search.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest
import yaml

from generator.checking.checking import Checked, check
from generator.planning.site_plan import plan_sites
from generator.search.concepts import LISTS, Concepts
from generator.search.engine import Engine
from generator.search.files import search_index
from tests.conftest import ROOT

TODAY = date(2026, 11, 22)
FIRST = 5
GROUPS = ("self", "baby", "psychosis", "abuse", "medical")
pytestmark = pytest.mark.xdist_group("phrases")


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(ROOT, TODAY)


@pytest.fixture(scope="module")
def engines(checked: Checked) -> Iterator[dict[str, Engine]]:
    """The search of each area's site."""
    concepts = Concepts(checked.catalogue)
    with ExitStack() as stack:
        yield {
            plan.folder: stack.enter_context(
                Engine(ROOT / "site_templates", search_index(ROOT, concepts, plan.material))
            )
            for plan in plan_sites(checked.catalogue, checked.settings, TODAY)
            if plan.folder
        }


def shown(answer: dict[str, Any]) -> list[str]:
    """Ids in the order in which the page shows them: needs and kinds, then services; a name that was typed first."""
    services = [service["id"] for service in answer["services"]]
    terms = [term["id"] for term in (*answer["needs"], *answer["others"])]
    return services[:1] + terms + services[1:] if answer["named"] else terms + services


def in_first_five(engines: dict[str, Engine], text: str, wanted: list[str]) -> bool:
    """True when one of *wanted* is among the first five on some area's site: a local service has one home."""
    return any(not set(shown(e.ask(text))[:FIRST]).isdisjoint(wanted) for e in engines.values())


def test_every_label_and_lay_phrase_finds_its_own_term_first(
    checked: Checked, engines: dict[str, Engine]
) -> None:
    engine, missed, asked = engines["sunderland"], [], 0
    for list_, facet in LISTS.items():
        for term in checked.catalogue.terms[list_].values():
            if term.id == "not-known" or term.replaced_by:
                continue
            for phrase in (term.label, *term.say):
                answer = engine.ask(phrase)
                found = [
                    t["id"] for t in (*answer["needs"], *answer["others"]) if t["list"] == facet
                ]
                asked += 1
                if found[:1] != [term.id]:
                    missed.append((list_, term.id, phrase, found))
    assert missed == []
    assert asked > 3000


def test_every_crisis_phrase_shows_its_panel_and_no_false_alarm_does(
    checked: Checked, engines: dict[str, Engine]
) -> None:
    engine, missed = engines["sunderland"], []
    for group in checked.catalogue.terms["crisis-groups"].values():
        missed += [(group.id, p) for p in group.say if group.id not in panels(engine, p)]
        missed += [("not " + group.id, p) for p in group.not_ if group.id in panels(engine, p)]
    assert missed == []


def panels(engine: Engine, text: str) -> list[str]:
    """The groups whose panels are shown: two at most."""
    urgent: list[str] = engine.ask(text)["urgent"][:2]
    return urgent


def test_the_editors_real_phrases_find_what_they_say(
    checked: Checked, engines: dict[str, Engine]
) -> None:
    missed: list[tuple[str, object]] = []
    for term in checked.catalogue.terms["real-phrases"].values():
        if term.finds and not in_first_five(engines, term.label, list(term.finds)):
            missed.append((term.label, term.finds))
        found = panels(engines["sunderland"], term.label)
        if term.panel == "none" and found:
            missed.append((term.label, "no panel"))
        if term.panel in GROUPS and term.panel not in found:
            missed.append((term.label, term.panel))
    assert missed == []


@pytest.mark.parametrize(
    ("number", "phrases", "least"), [(1, 269, 266), (2, 278, 274), (3, 167, 166)]
)
def test_a_frozen_set_finds_the_right_need_or_service_in_the_first_five(
    engines: dict[str, Engine], number: int, phrases: int, least: int
) -> None:
    rows = frozen(number)["finds"]
    missed = [r["say"] for r in rows if not in_first_five(engines, r["say"], r["finds"])]
    assert len(rows) == phrases
    assert len(rows) - len(missed) >= least, missed


@pytest.mark.parametrize(("number", "phrases", "least"), [(1, 89, 88), (2, 86, 85), (3, 74, 73)])
def test_a_frozen_sets_crisis_phrases_show_their_panel(
    engines: dict[str, Engine], number: int, phrases: int, least: int
) -> None:
    rows = frozen(number)["crisis"]
    engine = engines["sunderland"]
    missed = [r["say"] for r in rows if r["group"] not in panels(engine, r["say"])]
    assert len(rows) == phrases
    assert len(rows) - len(missed) >= least, missed


@pytest.mark.parametrize(("number", "phrases"), [(1, 125), (2, 145), (3, 116)])
def test_a_frozen_sets_ordinary_phrases_raise_no_alarm(
    engines: dict[str, Engine], number: int, phrases: int
) -> None:
    rows = frozen(number)["ordinary"]
    alarms = [r["say"] for r in rows if panels(engines["sunderland"], r["say"])]
    assert len(rows) == phrases
    assert alarms == []


def frozen(number: int) -> dict[str, list[dict[str, Any]]]:
    path = ROOT / f"tests/data/search/frozen-{number}.yml"
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(path.read_text("utf-8"))
    return found


def test_every_need_on_a_home_page_has_services_or_says_that_it_has_none(
    checked: Checked, engines: dict[str, Engine]
) -> None:
    needs = checked.catalogue.terms["needs"]
    for engine in engines.values():
        for id_ in checked.settings.home_needs:
            answer = engine.ask(needs[id_].label)
            assert answer["needs"][0]["id"] == id_
            assert answer["services"], id_


def test_words_after_a_loss_are_never_led_to_babies_by_half_a_word(
    engines: dict[str, Engine],
) -> None:
    """'Newborn' is not about loss, and a loss is not about newborns."""
    found = {t["id"] for t in engines["sunderland"].ask("newborn")["needs"]}
    assert found.isdisjoint({"baby-loss", "sudden-infant-death", "pregnancy-after-loss"})
    answer = engines["sunderland"].ask("my baby was stillborn")
    assert answer["needs"][0]["id"] == "baby-loss"
    assert answer["urgent"] == []


def test_frightening_thoughts_are_met_with_reassurance_and_not_with_alarm(
    engines: dict[str, Engine],
) -> None:
    answer = engines["sunderland"].ask("horrible thoughts of dropping him")
    assert answer["urgent"] == []
    assert answer["needs"][0]["id"] == "ocd-intrusive-thoughts"
    assert answer["needs"][0]["urgent"] == "show-panel"
