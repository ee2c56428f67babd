"""Points are read in the page as they were written, and a directory needs none of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
import pytest

from bench.search.learning import HALF, steps
from generator.checking.checking import Checked
from generator.records.shipped import LEARNED_POINTS, points_of
from generator.search.coding import LETTERS
from generator.search.concepts import Concepts
from generator.search.engine import Engine
from generator.search.files import search_index
from tests.conftest import REAL_DAY, ROOT
from tests.real import real_check, real_plans

pytestmark = pytest.mark.xdist_group("phrases")


@pytest.fixture(scope="module")
def checked() -> Checked:
    return real_check(REAL_DAY)


@pytest.fixture
def engine(checked: Checked) -> Iterator[Engine]:
    plan = next(plan for plan in real_plans(REAL_DAY) if plan.folder == "sunderland")
    index = search_index(ROOT, Concepts(checked.catalogue), plan.material)
    with Engine(ROOT / "site_templates", index) as engine:
        yield engine


def test_the_page_reads_the_places_that_were_written(engine: Engine) -> None:
    places, points = [0, 1, 70, 140, 141, 1_300, 9_000, 65_535], [1, -1, 42, -43, 7, 3, -2, 5]
    written = {
        "start": -3,
        "bits": 16,
        "unit": 0.5,
        "gaps": "".join(steps(step) for step in np.diff(places, prepend=-1).tolist()),
        "values": "".join(LETTERS[HALF + value] for value in points),
    }
    read = engine.table_of({"sorts": {"any": written}}, "any")
    assert {at: value for at, value in enumerate(read) if value} == dict(
        zip(places, points, strict=True)
    )


def test_a_second_search_of_the_same_file_reassures_no_more_than_the_first(engine: Engine) -> None:
    """The hub makes one when a place is taken back: by then every need has a lead."""
    assert engine.calming() == ["ocd-intrusive-thoughts"]


@pytest.mark.parametrize(
    "sorts", [{}, {"any": {"start": 9, "bits": 1, "unit": 1, "gaps": "", "values": ""}}]
)
def test_search_answers_with_few_points_or_none(engine: Engine, sorts: dict[str, object]) -> None:
    engine.use_points({"sorts": sorts})
    assert engine.ask("i want to die")["urgent"] == ["self"]
    assert engine.ask("cant stop crying")["needs"][0]["id"] == "low-mood"


def test_a_need_is_not_offered_where_its_words_are_meant_otherwise(engine: Engine) -> None:
    for text, need in (
        ("suicide prevention training", "suicidal-thoughts"),
        ("self harm scars and stretch marks", "suicidal-thoughts"),
        ("hair loss", "baby-loss"),
        ("weight loss after baby", "pregnancy-after-loss"),
    ):
        answer = engine.ask(text)
        assert need not in [n["id"] for n in answer["needs"]] + answer["nearest"], text


def test_every_need_and_group_has_points(checked: Checked) -> None:
    sorts = json.loads(points_of(ROOT).read_text("utf-8"))["sorts"]
    assert points_of(ROOT) == ROOT / LEARNED_POINTS
    needs = {f"needs/{id_}" for id_ in checked.catalogue.terms["needs"]}
    groups = set(checked.catalogue.terms["crisis-groups"])
    assert set(sorts) == needs | groups | {"any", "calm", "apart"}
