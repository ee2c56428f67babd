"""The editorial state of an example: what it is on a day, how it came there, and what never moves with it."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checking.checking import check
from generator.checking.review_cycle import review_months, state_of_review
from generator.planning.editorial import EditorialView, editorial_view
from generator.planning.practice_wording import PracticeWording
from generator.planning.service_wording import ServiceWording
from generator.records.practice import PracticeExample
from tests.conftest import TODAY, Content

EXAMPLE = """title: Tea in Elmdale
strapline: How a tea room helped.
submitted_by: harbour-friends
areas: [elmdale]
practice_stage: established
written: {on: 2026-05}
needs: [isolation]
sources:
  - {url: "https://example.org/tea", says: what they did}
"""
STATES = ("submitted", "source-checked", "provider-confirmed", "peer-reviewed", "due", "archived")


def example_with(content: Content, more: str) -> tuple[PracticeExample, ServiceWording]:
    content.write("content/practice/tea.yml", EXAMPLE + more)
    checked = check(content.root, TODAY)
    assert checked.may_publish, checked.problems
    return checked.catalogue.practices["tea"], ServiceWording(checked.catalogue, TODAY)


def view_of(content: Content, more: str, today: date = TODAY) -> EditorialView:
    example, words = example_with(content, more)
    return editorial_view(example, ServiceWording(words.catalogue, today))


def test_an_example_is_due_a_year_after_its_last_step(content: Content) -> None:
    example, _ = example_with(
        content,
        "review_level: source-checked\nhistory:\n  - {state: source-checked, on: 2026-03-01, by: editor}\n",
    )

    assert state_of_review(example, date(2027, 3, 1)) == "source-checked"
    assert state_of_review(example, date(2027, 3, 2)) == "due"


def test_a_month_counts_to_its_last_day(content: Content) -> None:
    example, _ = example_with(
        content, "review_level: submitted\nhistory:\n  - {state: submitted, on: 2026-03}\n"
    )

    assert state_of_review(example, date(2027, 3, 31)) == "submitted"
    assert state_of_review(example, date(2027, 4, 1)) == "due"


def test_a_later_check_puts_the_day_off(content: Content) -> None:
    example, _ = example_with(
        content,
        "review_level: submitted\nhistory:\n  - {state: submitted, on: 2026-03-01}\n"
        "checked: {on: 2026-10-01, how: email, by: editor}\n",
    )

    assert state_of_review(example, date(2027, 9, 30)) == "submitted"
    assert state_of_review(example, date(2027, 10, 2)) == "due"


def test_an_example_with_no_day_is_not_called_due(content: Content) -> None:
    example, _ = example_with(content, "review_level: submitted\n")

    assert state_of_review(example, date(2099, 1, 1)) == "submitted"


def test_an_archived_example_is_never_due_and_says_that_nobody_looks_after_it(
    content: Content,
) -> None:
    more = "review_level: archived\nhistory:\n  - {state: archived, on: 2026-03-01, by: editor}\n"
    view = view_of(content, more, date(2099, 1, 1))

    assert view.state == "archived"
    assert view.is_archived
    assert view.warning == "This page is archived. Nobody looks after it any more."


def test_a_page_that_is_due_says_what_it_was_and_when(content: Content) -> None:
    more = "review_level: submitted\nhistory:\n  - {state: submitted, on: 2026-03-01}\n"

    view = view_of(content, more, date(2028, 1, 1))

    assert view.words == "Due to be checked again"
    assert view.warning == (
        "This page is due to be checked again. Its last state was “As told to us”, 1 March 2026."
    )


def test_the_history_is_told_in_order_with_days_and_roles(content: Content) -> None:
    view = view_of(
        content,
        "review_level: source-checked\nhistory:\n  - {state: submitted, on: 2026-03}\n"
        "  - {state: source-checked, on: 2026-04-02, by: editor, note: Every figure compared.}\n",
    )

    assert [(f.name, f.lines) for f in view.history] == [
        ("March 2026", ("As told to us",)),
        ("2 April 2026", ("Checked against its sources", "By: editor", "Every figure compared.")),
    ]


@pytest.mark.parametrize("state", STATES)
def test_the_address_is_the_same_in_every_state(content: Content, state: str) -> None:
    checked = "checked: {on: 2026-10-01, how: email, by: editor}\n"
    example, words = example_with(content, f"review_level: {state}\n{checked}")

    assert PracticeWording(words).view(example).url == "practice/tea/index.html"


def test_each_kind_of_record_has_its_cycle(content: Content) -> None:
    """What the check says is overdue, pages call overdue: both ask here."""
    example, words = example_with(content, "review_level: submitted\n")
    services = words.catalogue.services

    assert review_months(example) == 12
    assert {review_months(s) for s in services.values()} == {3, 6, 24}
    assert {s.status for s in services.values() if review_months(s) == 24} <= {"closed", "historic"}
