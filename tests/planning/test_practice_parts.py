"""What a practice example's page is made of: dates, drawings, the glossary, the empty fields, the checklists."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from generator.planning.practice_completeness import EMMIE, TIDIER, completeness
from generator.planning.practice_dates import age_note, is_overdue, latest_day, span
from generator.planning.practice_drawing import WIDTH, bars, percent, timeline
from generator.planning.practice_glossary import Glossary
from generator.planning.practice_telling import plain
from generator.planning.practice_unknown import UNKNOWN, blanks
from generator.planning.practice_view import Bullets
from generator.records.model_fields import model_inside
from generator.records.practice import Emmie, Evidence, PracticeExample, Tidier
from generator.records.vocabulary import Term
from tests.conftest import TODAY

#: Optional fields whose emptiness tells a reader nothing that she would look for.
NOT_A_GAP = {
    "a summary of other fields": {"at_a_glance", "teaser", "story", "context"},
    "a name or a link, not a fact": {
        "also_called",
        "sites",
        "describes",
        "not_the_same_as",
        "original",
    },
    "a note on what stands beside it": {
        "practice_stage_note",
        "context.policy_note",
        "context.theory_reference",
        "practice.who_refers_note",
        "practice.rules_note",
        "lessons_note",
        "original.title",
        "original.tier",
        "original.tier_note",
        "original.rights",
        "original.note",
        "contact.note",
        "selection_caution",
        "costs.unit",
        "costs.derived",
    },
    "where it comes from": {
        "context.theory_source",
        "practice.source",
        "practice.rules_source",
        "costs.source",
    },
    "not every practice has it": {
        "recognition",
        "practice.central_support",
        "voices_absent",
        "practice",
        "costs",
        "replicate",
    },
    "of the record, not of the practice": {
        "was",
        "checked",
        "doubts",
        "notes_for_editors",
        "held",
        "withdrawn",
        "relations",
        "gaps",
        "emmie",
        "history",
        "changed",
    },
}


def _example(**more: Any) -> PracticeExample:
    given: dict[str, Any] = {
        "id": "tea",
        "path": "content/practice/tea.yml",
        "title": "Tea",
        "strapline": "How they made tea.",
        "submitted_by": "harbour-friends",
        "areas": ("sunderland",),
        "practice_stage": "established",
        "review_level": "submitted",
        "written": {"on": "2026-05"},
        "needs": ("isolation",),
        "sources": ({"url": "https://example.org/report", "says": "all of it"},),
    }
    return PracticeExample.model_validate(given | more)


# ---------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2009", 2009, 2010),
        ("1999 to 2003", 1999, 2004),
        ("2010-08", 2010 + 7 / 12, 2010 + 8 / 12),
        ("August 2010", 2010 + 7 / 12, 2010 + 8 / 12),
        ("September to October 2010", 2010 + 8 / 12, 2010 + 10 / 12),
        ("2011 or early 2012", 2011, 2012.25),
    ],
)
def test_a_moment_is_as_long_as_its_words_leave_open(when: str, start: float, end: float) -> None:
    """A month is a twelfth of a year; a bare year is the whole of it."""
    found = span(when)

    assert found is not None
    assert found.start == pytest.approx(start)
    assert found.end == pytest.approx(end)


def test_a_moment_without_a_year_has_no_place_on_the_timeline() -> None:
    """Words, months alone, and numbers that are no years."""
    assert [span(text) for text in ("No date given", "in May", "37 people", "12345")] == [None] * 4


def test_the_last_day_that_words_may_mean() -> None:
    """'2011 or early 2012' ends with March 2012; a month ends with its last day."""
    assert latest_day("2011 or early 2012") == date(2012, 3, 31)
    assert latest_day("2024-02") == date(2024, 2, 29)
    assert latest_day("long ago") is None


def test_an_example_is_old_when_written_more_than_three_years_before_the_build() -> None:
    """On the day itself it is not; on the next it is."""
    example = _example(written={"on": "2023-05"})

    assert age_note(example, date(2026, 5, 31)) == ""
    assert "It was written more than 3 years ago." in age_note(example, date(2026, 6, 1))


def test_what_has_ended_is_told_as_things_were_however_new_the_account() -> None:
    """The date of the account is named, and nothing is said of its age."""
    note = age_note(_example(practice_stage="ended"), date(2026, 6, 1))

    assert note.startswith("This tells how things were in May 2026. The practice has ended.")
    assert "years ago" not in note


@pytest.mark.parametrize(
    ("state", "promised", "overdue"),
    [
        ("promised", "2026-10", True),
        ("promised", "2026-11", False),
        ("promised", None, False),
        ("published", "2012-07", False),
        ("overdue", None, True),
    ],
)
def test_a_promise_is_overdue_once_its_whole_month_has_passed(
    state: str, promised: str | None, overdue: bool
) -> None:
    """Only a promise can be; what was published is not, however late."""
    item = Evidence.model_validate(
        {
            "claim": "A study will follow.",
            "level": "described",
            "fit": ("this-practice-here",),
            "state": state,
            "promised_for": promised,
        }
    )

    assert is_overdue(item, TODAY) is overdue


# ------------------------------------------------------------------------------------- drawings


def test_bars_are_as_long_as_their_numbers() -> None:
    """37, 24 and 9 keep their proportions, and none reaches into the room kept for the number."""
    drawn = bars("", [("a", 37, "37"), ("b", 24, "24"), ("c", 9, "9")], 37)
    full, some, few = (bar.width for bar in drawn.bars)

    assert some / full == pytest.approx(24 / 37, abs=0.01)
    assert few / full == pytest.approx(9 / 37, abs=0.01)
    assert all(bar.value.x < WIDTH for bar in drawn.bars)


def test_percentages_are_read_however_they_are_written() -> None:
    """With a sign, in words, or bare; anything else is no percentage."""
    assert [percent(text) for text in ("27", "27%", "27 per cent", "2.5 %")] == [27, 27, 27, 2.5]
    assert [percent(text) for text in ("about 27", "", None, "270")] == [None] * 4


def test_marks_of_a_timeline_never_cover_each_other() -> None:
    """Moments of the same months stand in lanes above each other, inside the drawing."""
    whens = ["1999 to 2003", "2009", "2010", "August 2010", "September to October 2010", "2010-11"]
    drawn = timeline([span(when) for when in whens])

    assert drawn is not None
    for mark in drawn.marks:
        assert mark.x - 10 >= 0
        assert mark.x + 10 <= WIDTH
        for other in drawn.marks:
            if other.number < mark.number and other.y == mark.y:
                assert abs(other.x - mark.x) >= 20


def test_a_timeline_with_fewer_than_two_dates_is_not_drawn() -> None:
    """One mark on a line says nothing."""
    assert timeline([span("2010"), span("no date given")]) is None


# ------------------------------------------------------------------------------------- glossary

CAF = Term(
    id="caf",
    label="Common assessment framework (CAF)",
    written=("common assessment", "CAF"),
    in_brackets="now an early help assessment",
    means="A shared form.",
    successor="Early help assessments.",
)


def test_a_word_of_the_time_is_explained_where_it_first_comes_and_not_again() -> None:
    """Whatever form it takes the second time."""
    glossary = Glossary([CAF])
    told = glossary.explained(
        Bullets("", (plain("A Common Assessment is made."), plain("The CAF is kept.")))
    )
    first, second = told.items

    assert [(p.text, p.in_brackets) for p in first.pieces] == [
        ("A ", ""),
        ("Common Assessment", "now an early help assessment"),
        (" is made.", ""),
    ]
    assert [p.anchor for p in second.pieces] == [""]
    assert [word.anchor for word in glossary.named()] == ["word-caf"]


def test_initials_are_found_in_capitals_and_as_whole_words_only() -> None:
    """A café and a decaf are no assessments."""
    glossary = Glossary([CAF])
    glossary.explained(plain("A caf, a decaf, CAFE and non-CAF."))

    assert glossary.named() == ()


def test_the_text_itself_is_never_changed_by_the_glossary() -> None:
    """The pieces together are the text."""
    text = "CAF, CAF and a common assessment"

    assert Glossary([CAF]).explained(plain(text)).text == text
    assert Glossary([]).explained(plain(text)).text == text


# ----------------------------------------------------------------------- what is not known, checklists


def _optional_fields() -> set[str]:
    """Every optional field of an example, and of its single groups as ``group.field``."""
    found: set[str] = set()
    for name, info in PracticeExample.model_fields.items():
        if not info.is_required():
            found.add(name)
        group = model_inside(info.annotation)
        if name in ("practice", "context", "costs", "replicate", "original", "contact") and group:
            found |= {
                f"{name}.{key}"
                for key, field in group.model_fields.items()
                if not field.is_required()
            }
    return found


def test_every_optional_field_is_named_when_empty_or_has_a_reason_not_to_be() -> None:
    """A field added tomorrow must be put into one of the two lists."""
    reasons = set().union(*NOT_A_GAP.values())

    assert _optional_fields() - set(UNKNOWN) - reasons == set()


def test_a_field_of_many_groups_says_how_many_lack_it() -> None:
    """Two roles, one of them without hours; no steps, so nothing is said of their times."""
    example = _example(
        practice={"roles": ({"role": "Co-ordinator", "hours": "21 a week"}, {"role": "Volunteer"})}
    )

    assert blanks(example, "practice.roles.hours") == (1, 2)
    assert blanks(example, "practice.steps") == (1, 1)
    assert blanks(example, "practice.steps.within") == (0, 0)


def test_not_stated_counts_as_not_known() -> None:
    """A cost band of 'not stated' is as good as none."""
    assert blanks(_example(), "costs.unit.band") == (1, 1)
    assert blanks(_example(costs={"unit": {"band": "not-stated"}}), "costs.unit.band") == (1, 1)
    assert blanks(_example(costs={"unit": {"band": "under-250"}}), "costs.unit.band") == (0, 1)


@pytest.mark.parametrize(("words", "model"), [(TIDIER, Tidier), (EMMIE, Emmie)])
def test_every_item_of_a_checklist_has_plain_words(
    words: dict[str, str], model: type[BaseModel]
) -> None:
    """12 of TIDieR and 5 of EMMIE, in their order."""
    assert list(words) == list(model.model_fields)


def test_a_checklist_is_shown_as_what_is_there_and_what_is_not() -> None:
    """Three groups, no number; and nothing at all while nobody has looked."""
    tidier, emmie = completeness(_example(tidier={"name": "yes", "who": "partly"}))

    assert [words for words, _ in tidier.answered] == ["There", "Partly there", "Not there"]
    assert tidier.answered[0][1] == ("What it is called",)
    assert [len(tidier.items), len(emmie.items)] == [12, 5]
    assert completeness(_example()) == ()
