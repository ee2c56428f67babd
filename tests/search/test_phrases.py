"""What people type leads to help: every phrase of the vocabulary, the editors' list, and the frozen sets.

The frozen sets were written by AI assistants who had seen neither the search nor other sets. Each was asked once
before anything was learned from it; those figures are in docs/pages/developers/search.md. Since then search has
learned from all but sets 10 and 12 to 15: the figures here keep what was reached from being lost, and of those sets say nothing
of phrases nobody has typed yet. Set 8 was lost with the machine that it lay on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import yaml

from bench.search.judge import FIRST, groups_of, shown
from bench.search.listed import spoken
from generator.checking.checking import Checked
from generator.search.concepts import LISTS, Concepts
from generator.search.engine import Engine
from generator.search.files import search_index
from tests.conftest import REAL_DAY, ROOT
from tests.real import real_check, real_plans

TODAY = REAL_DAY
GROUPS = ("self", "baby", "psychosis", "abuse", "medical")
pytestmark = pytest.mark.xdist_group("phrases")


@pytest.fixture(scope="module")
def checked() -> Checked:
    return real_check(TODAY)


@pytest.fixture(scope="module")
def engines(checked: Checked) -> Iterator[dict[str, Engine]]:
    """The search of each area's site."""
    concepts = Concepts(checked.catalogue)
    with ExitStack() as stack:
        yield {
            plan.folder: stack.enter_context(
                Engine(ROOT / "site_templates", search_index(ROOT, concepts, plan.material))
            )
            for plan in real_plans(TODAY)
            if plan.folder
        }


@pytest.fixture(scope="module")
def first_answer(checked: Checked) -> Iterator[Engine]:
    """The search of one site as it is at the first answer: the rest of the words has not come."""
    concepts = Concepts(checked.catalogue)
    plan = next(plan for plan in real_plans(TODAY) if plan.folder == "sunderland")
    index = search_index(ROOT, concepts, plan.material)
    with Engine(ROOT / "site_templates", index, complete=False) as engine:
        yield engine


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
    engine, missed, asked = engines["sunderland"], [], 0
    sets = checked.catalogue.terms["crisis-sets"]
    for group in checked.catalogue.terms["crisis-groups"].values():
        said = [said for phrase in group.say for said in spoken(sets, phrase)]
        asked += len(said)
        missed += [(group.id, p) for p in said if group.id not in engine.ask(p)["urgent"]]
        everyday = [said for phrase in group.not_ for said in spoken(sets, phrase)]
        missed += [("not " + group.id, p) for p in everyday if group.id in engine.ask(p)["urgent"]]
    assert missed == []
    assert asked > 2500


def test_plain_crisis_phrases_need_the_first_file_alone(
    checked: Checked, first_answer: Engine
) -> None:
    """Neither a phrase without sets nor its false alarm waits for what comes after the first services."""
    missed = []
    for group in checked.catalogue.terms["crisis-groups"].values():
        plain = [phrase for phrase in group.say if not set("<>") & set(phrase)]
        missed += [(group.id, p) for p in plain if group.id not in panels(first_answer, p)]
        everyday = [phrase for phrase in group.not_ if not set("<>") & set(phrase)]
        missed += [("not " + group.id, p) for p in everyday if group.id in panels(first_answer, p)]
    assert missed == []


def test_every_set_that_a_crisis_phrase_names_exists(checked: Checked) -> None:
    sets = set(checked.catalogue.terms["crisis-sets"])
    named = {
        name
        for group in checked.catalogue.terms["crisis-groups"].values()
        for phrase in (*group.say, *group.not_)
        for name in re.findall(r"<([a-z-]+)>", phrase)
    }
    # "now" is named by the script: a false alarm that takes back everything is deaf where one stands.
    assert named | {"now"} == sets


def test_the_widened_crisis_words_are_noticed_and_everyday_ones_raise_no_alarm(
    engines: dict[str, Engine],
) -> None:
    """Written by whoever widened the words: they keep what was reached, and promise nothing for new ones."""
    rows = yaml.safe_load((ROOT / "tests/data/search/widened.yml").read_text("utf-8"))
    engine = engines["sunderland"]
    missed = [r["say"] for r in rows["crisis"] if r["group"] not in panels(engine, r["say"])]
    alarms = [say for say in rows["ordinary"] if panels(engine, say)]
    assert missed == []
    assert alarms == []
    assert (len(rows["crisis"]), len(rows["ordinary"])) == (149, 221)


def test_the_needs_of_two_panels_stand_in_the_order_of_the_panels(
    engines: dict[str, Engine],
) -> None:
    answer = engines["sunderland"].ask("i want to die and the tv is talking to me")
    assert answer["urgent"] == ["self", "psychosis"]
    needs = [need["id"] for need in answer["needs"][:2]]
    assert needs == ["suicidal-thoughts", "postpartum-psychosis"]


def test_no_need_stands_twice_where_a_panel_shows(
    checked: Checked, engines: dict[str, Engine]
) -> None:
    """Also where the very words of a need were typed beside those of another panel."""
    for need in ("harm-to-baby", "postpartum-psychosis", "domestic-abuse", "baby-loss"):
        for words in checked.catalogue.terms["needs"][need].say[:20]:
            answer = engines["sunderland"].ask(f"i want to die {words}")
            ids = [found["id"] for found in answer["needs"]]
            assert len(ids) == len(set(ids)), words


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
    ("typed", "service"),
    [
        ("pandas", "pandas"),
        ("birth trauma association", "birth-trauma-association"),
        ("homestart", "home-start-uk"),
        ("home start", "home-start-uk"),
        ("111 option 2", "nhs-111-mental-health"),
        ("lullaby trust", "lullaby-trust-bereavement"),
        ("lullaby trust safer sleep", "lullaby-trust-safer-sleep"),
        ("08457 90 90 90", "samaritans"),
    ],
)
def test_names_that_mean_two_things_find_the_one_that_is_meant(
    engines: dict[str, Engine], typed: str, service: str
) -> None:
    """Old and new words for one service, names with a twin, an old number: see the editors' page on words."""
    assert in_first_five(engines, typed, [service])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("leaking kitchin becuase", "leaking kitchen because"),
        ("blankit tomorow", "blanket tomorrow"),
        ("raining hunting drums", "raining hunting drums"),
    ],
)
def test_a_slip_is_mended_into_a_familiar_word_and_an_everyday_word_stays(
    engines: dict[str, Engine], typed: str, read: str
) -> None:
    engine = engines["sunderland"]
    assert engine.ask(typed)["understood"] == read
    # Points are looked up with the words where crises are looked for.
    assert engine.crisis_words(typed.split()) == read.split()


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("i hung myself", "self"), ("shes hung herself", "self"), ("drawn my baby in bath", "baby"),
        ("i hart my baby", "baby"), ("my husband hart me", "abuse"),
        ("baby went blew", "medical"),
    ],
)  # fmt: skip
def test_a_word_that_is_a_slip_of_a_crisis_word_is_no_familiar_word(
    engines: dict[str, Engine], typed: str, group: str
) -> None:
    assert group in panels(engines["sunderland"], typed)


@pytest.mark.parametrize("typed", ["papyrus leaflets for young parents", "that wwin lot"])
def test_a_rare_word_of_a_name_finds_it_among_other_words(
    engines: dict[str, Engine], typed: str
) -> None:
    wanted = ["papyrus-hopeline", "wearside-women-in-need", "findaway-wwin"]
    assert in_first_five(engines, typed, wanted)


#: For each frozen set: how many phrases it has, and how many are right; of ordinary ones, how many raise an alarm.
FROZEN = {
    1: {"finds": (269, 268), "crisis": (89, 89), "ordinary": (125, 0)},
    2: {"finds": (278, 277), "crisis": (86, 86), "ordinary": (145, 0)},
    3: {"finds": (167, 166), "crisis": (74, 74), "ordinary": (116, 0)},
    4: {"finds": (130, 127), "crisis": (103, 103), "ordinary": (80, 0)},
    5: {"finds": (130, 129), "crisis": (97, 97), "ordinary": (80, 0)},
    6: {"finds": (140, 138), "crisis": (100, 100), "ordinary": (80, 0)},
    7: {"finds": (210, 204), "crisis": (200, 199), "ordinary": (200, 1)},
    9: {"finds": (240, 235), "crisis": (225, 219), "ordinary": (220, 0)},
    10: {"finds": (240, 232), "crisis": (225, 217), "ordinary": (220, 5)},
    11: {"finds": (252, 244), "crisis": (225, 223), "ordinary": (220, 0)},
    12: {"finds": (253, 235), "crisis": (225, 214), "ordinary": (220, 17)},
    13: {"finds": (300, 293), "ordinary": (300, 4)},
    14: {"finds": (260, 252), "crisis": (225, 213), "ordinary": (250, 1)},
    15: {"finds": (260, 248), "crisis": (225, 205), "ordinary": (250, 2)},
}


def reached(sort: str) -> list[tuple[int, int, int]]:
    """The sets with the figures of one sort of phrase."""
    return [(number, *figures[sort]) for number, figures in FROZEN.items() if sort in figures]


@pytest.mark.parametrize(("number", "phrases", "least"), reached("finds"))
def test_a_frozen_set_finds_the_right_need_or_service_in_the_first_five(
    engines: dict[str, Engine], number: int, phrases: int, least: int
) -> None:
    rows = frozen(number)["finds"]
    missed = [r["say"] for r in rows if not in_first_five(engines, r["say"], r["finds"])]
    assert len(rows) == phrases
    assert len(rows) - len(missed) >= least, missed


@pytest.mark.parametrize(("number", "phrases", "least"), reached("crisis"))
def test_a_frozen_sets_crisis_phrases_show_their_panel(
    engines: dict[str, Engine], number: int, phrases: int, least: int
) -> None:
    rows = frozen(number)["crisis"]
    engine = engines["sunderland"]
    missed = [r["say"] for r in rows if not noticed(engine, r)]
    assert len(rows) == phrases
    assert len(rows) - len(missed) >= least, missed


def noticed(engine: Engine, row: dict[str, Any]) -> bool:
    """True when a panel of the row's group is shown, or of one of its groups where it has several."""
    groups = groups_of(row)
    if groups == ["intrusive"]:
        # Frightening thoughts: the card that reassures, with a line of urgent help below it; or a panel.
        needs = engine.ask(row["say"])["needs"][:1]
        return bool(panels(engine, row["say"])) or [n["id"] for n in needs] == [
            "ocd-intrusive-thoughts"
        ]
    return not set(groups).isdisjoint(panels(engine, row["say"]))


@pytest.mark.parametrize(("number", "phrases", "most"), reached("ordinary"))
def test_a_frozen_sets_ordinary_phrases_raise_no_more_alarms_than_was_reached(
    engines: dict[str, Engine], number: int, phrases: int, most: int
) -> None:
    rows = frozen(number)["ordinary"]
    alarms = [r["say"] for r in rows if panels(engines["sunderland"], r["say"])]
    assert len(rows) == phrases
    assert len(alarms) <= most, alarms


def test_the_second_development_phrases_keep_what_was_reached(engines: dict[str, Engine]) -> None:
    """The half of the sixth set that search learned from."""
    rows = yaml.safe_load((ROOT / "tests/data/search/development-2.yml").read_text("utf-8"))
    engine = engines["sunderland"]
    missed = [r["say"] for r in rows["crisis"] if not noticed(engine, r)]
    alarms = [r["say"] for r in rows["ordinary"] if panels(engine, r["say"])]
    assert (len(rows["crisis"]), len(rows["ordinary"])) == (100, 80)
    assert len(missed) <= 4, missed
    assert len(alarms) <= 2, alarms


def test_the_development_phrases_keep_what_was_reached(engines: dict[str, Engine]) -> None:
    """Written by people who had not seen the search, for it to learn from: no measure of unseen phrases."""
    rows = yaml.safe_load((ROOT / "tests/data/search/development.yml").read_text("utf-8"))
    engine = engines["sunderland"]
    lost = [r["say"] for r in rows["finds"] if not in_first_five(engines, r["say"], r["finds"])]
    missed = [r["say"] for r in rows["crisis"] if not noticed(engine, r)]
    alarms = [r["say"] for r in rows["ordinary"] if panels(engine, r["say"])]
    assert (len(rows["finds"]), len(rows["crisis"]), len(rows["ordinary"])) == (300, 500, 400)
    assert len(lost) <= 10, lost
    assert len(missed) <= 11, missed
    assert len(alarms) <= 4, alarms


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
