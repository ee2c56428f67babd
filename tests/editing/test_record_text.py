"""A change to a record touches the lines that it must, and says what was meant."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.checking.checking import record_files
from generator.editing.record_text import CannotEdit, RecordText, record_text, same_meaning
from generator.records.kinds import KINDS, kind_of
from generator.records.problem import Loc
from generator.records.reading import parse

ROOT = Path(__file__).resolve().parents[2]
SERVICE = next(kind for kind in KINDS if kind.name == "service")
REAL = record_files(ROOT)
TEA = """\
# Kept by the link workers.
name: Tea and Talk
kind: [peer-group]  # see the list
organisation: harbour-friends
areas: [sunderland]
status: open
summary: A weekly group.
contact:
    phones:
    # the second number closed in May
    - number: '0191 498 0100'
      own: yes   # asked in June
    website:   https://example.org
sources:
- {url: https://example.org, says: all}
"""


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that went, with -, and those that came, with +."""
    return [
        line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[:1] in "+-"
    ]


def tea(newline: str = "\n") -> RecordText:
    return RecordText.parse(TEA.replace("\n", newline), SERVICE)


def test_a_number_changes_in_its_line_and_keeps_its_zero_its_comments_and_odd_indents() -> None:
    record = tea()
    record.set(("contact", "phones", 0, "number"), "01914 980 200")
    assert changed_lines(TEA, record.text()) == [
        "-     - number: '0191 498 0100'",
        '+     - number: "01914 980 200"',
    ]


def test_a_new_field_stands_where_its_kind_of_record_has_it() -> None:
    record = tea()
    record.set(("needs",), ["isolation", "low-mood"])
    record.set(("checked",), {"on": "2026-11-22", "how": "phone", "by": "link worker"})
    record.set(("contact", "phones", 0, "hours"), "Monday: 9am to 4pm")
    record.append(("contact", "phones"), {"own": "no", "number": "01632 960001"})
    record.append(("areas",), "washington")
    assert changed_lines(TEA, record.text()) == [
        "- areas: [sunderland]",
        "+ areas: [sunderland, washington]",
        "+ needs: [isolation, low-mood]",
        '+       hours: "Monday: 9am to 4pm"',
        '+     - number: "01632 960001"',
        "+       own: no",
        '+ checked: {on: "2026-11-22", how: phone, by: link worker}',
    ]


def test_what_is_taken_away_takes_its_empty_group_along() -> None:
    record = tea()
    record.remove(("contact", "website"))
    record.remove(("contact", "phones", 0, "own"))
    record.remove(("contact", "phones", 0))
    assert "contact" not in record.data()
    with pytest.raises(CannotEdit):
        record.remove(("contact", "phones"))
    record = tea()
    record.set(("contact", "website"), "")
    assert changed_lines(TEA, record.text()) == ["-     website:   https://example.org"]


def test_the_same_value_changes_nothing_and_a_whole_list_changes_only_what_differs() -> None:
    record = tea()
    for key, value in record.data().items():
        record.set((key,), value)
    assert record.text() == TEA
    phones = [{"number": "0191 498 0100", "own": "no"}, {"number": "116 123"}]
    record.set(("contact", "phones"), phones)
    assert changed_lines(TEA, record.text()) == [
        "-       own: yes   # asked in June",
        "+       own: no   # asked in June",
        '+     - number: "116 123"',
    ]


def test_windows_newlines_a_missing_last_newline_and_a_mark_at_the_start_are_kept_or_dropped() -> (
    None
):
    record = RecordText.parse("\ufeff" + TEA.replace("\n", "\r\n").rstrip(), SERVICE)
    record.append(("sources",), {"url": "https://example.org/2", "says": "hours"})
    record.set(("description",), "One.\n\nTwo.")
    text = record.text()
    assert not text.startswith("\ufeff")
    assert not text.endswith("\n")
    assert text.count("\n") == text.count("\r\n") == TEA.count("\n") - 1 + 2 + 4
    assert record.get(("description",)) == "One.\n\nTwo.\n"


@pytest.mark.parametrize(
    ("loc", "value"),
    [
        ((), "x"),
        ((0,), "x"),
        (("name", "x"), "x"),
        (("areas", 7), "x"),
        (("contact", "phones", "number"), "x"),
    ],
)
def test_a_place_that_cannot_be_is_refused_and_the_text_stays(loc: Loc, value: str) -> None:
    record = tea()
    with pytest.raises(CannotEdit):
        record.set(loc, value)
    assert record.text() == TEA


@pytest.mark.parametrize("text", ["", "- a", "a: [", "a: &b c", "a: 1\na: 2", "a: b\n---\nc: d\n"])
def test_what_does_not_read_is_refused_with_the_words_of_the_check(text: str) -> None:
    with pytest.raises(CannotEdit, match=r"Line \d"):
        RecordText.parse(text)


@pytest.mark.parametrize("path", REAL[:: max(len(REAL) // 25, 1)])
def test_a_real_record_written_anew_says_the_same_to_us_and_to_other_programs(path: str) -> None:
    kind = kind_of(path)
    text = (ROOT / path).read_text("utf-8")
    assert kind is not None
    record = RecordText.parse(text, kind)
    assert record.text() == text
    new = record_text(kind, record.data())
    document, problems = parse(path, new)
    assert document is not None
    assert problems == []
    assert same_meaning(document.data, record.data())


def _places(data: object, loc: Loc = ()) -> list[Loc]:
    inner = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    return [
        *([loc] if loc else []),
        *(place for key, each in inner for place in _places(each, (*loc, key))),
    ]


def _entries(text: str) -> dict[str, str]:
    """The lines of each field of the record, by its key."""
    parts = re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE)
    return {part.split(":")[0]: part for part in parts}


@pytest.mark.parametrize("path", REAL[::30])
def test_whatever_is_changed_in_a_real_record_all_other_fields_stay_byte_for_byte(
    path: str,
) -> None:
    text = (ROOT / path).read_text("utf-8")
    places = _places(RecordText.parse(text).data())
    for number, loc in enumerate(places[:: max(len(places) // 12, 1)]):
        record = RecordText.parse(text, kind_of(path))
        value = ["0191 498 0100", "a: b", ["a", "b"], {"name": "x"}, "one\ntwo"][number % 5]
        if number % 3 == 0 and isinstance(record.get(loc), list):
            record.append(loc, value)
        elif number % 3 == 1 and len(loc) > 1:
            record.remove(loc)
        else:
            record.set(loc, value)
        before, after = _entries(text), _entries(record.text())
        before.pop(str(loc[0]))
        after.pop(str(loc[0]), None)
        assert after == before, loc


def test_programs_that_guess_types_read_phones_times_dates_postcodes_and_ids_as_text() -> None:
    data = {
        "name": "No",
        "kind": ["1e5", "on"],
        "organisation": "4louis",
        "contact": {"phones": [{"number": "01914980100"}], "whatsapp": "07700 900000"},
        "places": [{"postcode": "SR1 1AA", "confirmed_public": "2026-01-02"}],
        "opening": [{"days": ["mon"], "from": "09:00", "to": "12:30"}],
        "closed_on": "2024",
        "sources": [{"id": "2024", "url": "https://example.org", "says": "1_000", "page_date": "2024-04"}],
    }  # fmt: skip
    text = record_text(SERVICE, data)
    for read in (yaml.safe_load, YAML(typ="safe").load):
        assert same_meaning(read(text), data), read
    assert '"01914980100"' in text
    assert 'postcode: "SR1 1AA"' in text


LINES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
HARD = st.one_of(
    LINES,
    st.sampled_from(["- a", "a: b", "a #b", "'", '"', "\\", "&a", "*a", "!a", "|", ">", "%", "@", "`"]),
    st.sampled_from(["", "null", "~", "0x1f", "1e5", "12:30", "---", "...", "a:", "?", "[", "}", ","]),
    st.sampled_from(["\u2028", "\x85", "\ufeff", "\x07", "\t", " a ", "\n", "a\n\n b\n", "=", "<<"]),
)  # fmt: skip
PLACES = st.sampled_from(
    [("name",), ("description",), ("also_called", 0), ("contact", "phones", 0, "label"),
     ("contact", "phones", 1, "number"), ("sources", 0, "says"), ("for", "rules", 0, "note"), ("kind", 0)]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(st.tuples(PLACES, HARD), min_size=1, max_size=4), newline=st.sampled_from(["\n", "\r\n"]))  # fmt: skip
def test_any_text_anywhere_is_read_back_as_it_was_given(
    changes: list[tuple[Loc, str]], newline: str
) -> None:
    record = tea(newline)
    for loc, value in changes:
        try:
            record.set(loc, value)
        except CannotEdit:
            continue
        given = value.replace("\r\n", "\n").replace("\r", "\n")
        got = record.get(loc)
        if given:
            assert isinstance(got, str)
            assert got.strip("\n") == given.strip("\n")
        document, _ = parse("", record.text())
        assert document is not None
        assert same_meaning(document.data, record.data())
