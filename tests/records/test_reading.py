"""Files become texts exactly as typed, or a problem that says what to write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.records.problem import Problem
from generator.records.reading import Marks, parse, read

PATH = "directory/areas/a.yml"


def data(text: str) -> dict[str, object]:
    """What *text* holds; it must have no problems."""
    document, problems = parse(PATH, text)
    assert problems == []
    assert document is not None
    return document.data


def problem(text: str) -> Problem:
    """The one problem of *text*, which must hold no record."""
    document, problems = parse(PATH, text)
    assert document is None
    (only,) = problems
    return only


@pytest.mark.parametrize(
    "typed",
    [
        "01234567012",
        "no",
        "17:00",
        "1_000",
        "0x1F",
        "~",
        "null",
        "2026-10-01",
        "1e3",
        ".5",
        "yes",
        "Off",
        "09",
    ],
)
def test_a_value_is_the_text_that_was_typed(typed: str) -> None:
    assert data(f"field: {typed}") == {"field": typed}


def test_lists_groups_and_long_texts_are_read() -> None:
    text = "list: [a, b]\ngroup: {a: b}\nlong: |\n  one\n  two\nfolded: >-\n  one\n  two\nempty:\n"
    assert data(text) == {
        "list": ["a", "b"],
        "group": {"a": "b"},
        "long": "one\ntwo\n",
        "folded": "one two",
        "empty": "",
    }


def test_a_comment_alone_and_a_quoted_hash_are_no_problem() -> None:
    assert data('# a note\nname: "Room #4" # a note\nlong: |\n  Room #4\nwebsite: https://example.org/#top\n') == {
        "name": "Room #4", "long": "Room #4\n", "website": "https://example.org/#top",
    }  # fmt: skip


def test_stars_and_ampersands_inside_text_are_no_problem() -> None:
    assert data("long: |\n  Some *emphasis* & more.\nname: Tea & Talk\n") == {
        "long": "Some *emphasis* & more.\n",
        "name": "Tea & Talk",
    }


def test_a_file_may_begin_with_three_dashes() -> None:
    assert data("---\nname: Tea\n") == {"name": "Tea"}


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "write"),
    [
        ("name: Tea\n\tkind: a\n", 2, 1, "tab", "kind: a"),
        ("name: Tea\nsummary: One: two\n", 2, 13, "colon-unquoted", 'summary: "One: two"'),
        ("name: Tea\nkind a\nstatus: open\n", 2, 5, "missing-colon", "kind: a"),
        ("name: 'A mum's tea'\nkind: a\n", 1, 13, "quote-closed-early", 'name: "A mum\'s tea"'),
        ('name: "Tea\nkind: a\n', 1, 7, "quote-not-closed", 'name: "Tea"'),
        ("kind:\n  -a\n  -b: c\n", 2, 3, "dash-without-space", "  - a"),
        ("name: Tea\nkind: [a, b\nstatus: open\n", 2, 7, "bracket-not-closed", "kind: [a, b]"),
        ("name: Tea\nname: Two\n", 2, 1, "duplicate-key", ""),
        ("name: &tea Tea\n", 1, 7, "anchor", 'name: "&tea Tea"'),
        ("name: !tea Tea\n", 1, 7, "tag", 'name: "!tea Tea"'),
        ("name: Tea\n---\nname: Two\n", 2, 1, "two-documents", ""),
        ("name: @tea\n", 1, 7, "special-character", 'name: "@tea"'),
        ("", 1, 1, "file-empty", ""),
        ("just words", 1, 1, "not-a-record", ""),
    ],
)
def test_a_slip_is_found_on_its_own_line(
    text: str, line: int, column: int, code: str, write: str
) -> None:
    found = problem(text)
    assert (found.line, found.column, found.code, found.write) == (line, column, code, write)


def test_a_hash_that_hides_text_is_pointed_at_and_the_record_still_read() -> None:
    document, (found,) = parse(PATH, "name: Room #4\n")
    assert document is not None
    assert (found.code, found.line, found.column, found.write) == (
        "comment-swallows-text",
        1,
        12,
        'name: "Room #4"',
    )


def test_reading_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    document, (found,) = read(tmp_path, PATH)
    assert document is None
    assert found.code == "file-unreadable"


def test_places_are_found_by_keys_and_positions() -> None:
    marks = Marks("name: Tea\nphones:\n  - number: 111\n  - number: 999\nempty:\n")
    assert (
        marks.find(("phones", 1, "number")).line,
        marks.find(("phones", 1, "number")).column,
    ) == (4, 13)
    assert (
        marks.find(("phones",), on_key=True).line,
        marks.find(("phones",), on_key=True).column,
    ) == (2, 1)
    assert marks.find(("phones", 7)).line == 2
    assert (marks.find(("empty",)).line, marks.find(("nowhere",)).line) == (5, 1)


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:- #'\"[]{}|>&*!%@`?\n\t\\,.\x07\u2028é0"), max_size=60))
@example("a: \u2028b")
@example("? a\n: b")
def test_no_text_makes_reading_fall_over(text: str) -> None:
    document, problems = parse(PATH, text)
    assert document is not None or problems
    lines = text.splitlines() or [""]
    for found in problems:
        assert 1 <= found.line <= len(lines) + 1
        assert found.column >= 1
