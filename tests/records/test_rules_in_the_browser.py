"""The form on a page refuses what `check` refuses, in the same words: one table, read by Python and by V8."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.checking.checking import record_files
from generator.records.form import FormField, Holds, form_of
from generator.records.kinds import kind_of
from generator.records.reading import read
from generator.records.rule_tables import RULES, rules_data
from generator.records.shaping import shape
from generator.records.value_rules import Refused
from tests.checking.test_bad_examples import EXAMPLES, name_of, place_of
from tests.conftest import ROOT

SCRIPT = ROOT / "site_templates" / "assets" / "suggest" / "rules.js"

#: What a value is judged to be: taken as, or code, sentence and corrected value.
Verdict = dict[str, str]
Ask = Callable[[Sequence[tuple[str, str]]], list[Verdict]]


@pytest.fixture(scope="module")
def v8() -> Iterator[MiniRacer]:
    """The script of the page, with the tables."""
    engine = MiniRacer()
    engine.eval(SCRIPT.read_text("utf-8"))
    engine.eval(f"var tables = {json.dumps(rules_data())};")
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def ask(v8: MiniRacer) -> Ask:
    """What the page's script says of values, each with its kind."""

    def asked(values: Sequence[tuple[str, str]]) -> list[Verdict]:
        said = v8.eval(
            f"JSON.stringify({json.dumps(list(values))}.map(v => signpost.rules.judge(tables.rules[v[0]], v[1])))"
        )
        found: list[Verdict] = json.loads(str(said))
        return found

    return asked


def by_python(holds: str, text: str) -> Verdict:
    """What the models' own rule says of *text*."""
    found = RULES[Holds(holds)].judge(text)
    if isinstance(found, Refused):
        return {"code": found.code, "sentence": found.sentence, "write": found.write}
    return {"value": found}


def assert_alike(values: Sequence[tuple[str, str]], ask: Ask) -> None:
    """Both readers say the same of every one of *values*."""
    apart = [
        (value, ours, theirs)
        for value, theirs in zip(values, ask(values), strict=True)
        if (ours := by_python(*value)) != theirs
    ]
    assert apart == []


# ----------------------------------------------------------------------------- values of records


def typed_values(model: type[BaseModel], data: object) -> Iterator[tuple[FormField, str]]:
    """Each text that stands in *data*, with its field of *model*."""
    if not isinstance(data, Mapping):
        return
    for field in form_of(model):
        given_ = data.get(field.key)
        for entry in given_ if isinstance(given_, list) else [given_]:
            if field.group is not None:
                yield from typed_values(field.group, entry)
            elif isinstance(entry, str):
                yield field, entry


@cache
def values_of(root: Path) -> tuple[tuple[str, str], ...]:
    """Every different value with a rule in the records below *root*, with its kind."""
    found: dict[tuple[str, str], None] = {}
    for path in record_files(root):
        document, kind = read(root, path)[0], kind_of(path)
        if document is not None and kind is not None:
            for field, text in typed_values(kind.model, document.data):
                if field.holds in RULES:
                    found[field.holds.value, text] = None
    return tuple(found)


def test_of_every_value_of_the_real_records_both_say_the_same(ask: Ask) -> None:
    values = values_of(ROOT)
    kinds = {holds for holds, _ in values}

    assert len(values) > 2_000
    assert kinds >= {"phone", "web address", "e-mail address", "postcode", "time", "when", "prose"}
    assert_alike(values, ask)


def test_of_every_value_with_a_slip_both_say_the_same(ask: Ask) -> None:
    """Real values with a letter lost, a sign put in, or two signs changed about: mistakes as hands make them."""
    slips = []
    for number, (holds, text) in enumerate(values_of(ROOT)):
        if holds == "prose":
            continue
        at = number % max(len(text), 1)
        slips += [
            (holds, text[:at] + text[at + 1 :]),
            (holds, text[:at] + " ./-oO1 ,&"[number % 10] + text[at:]),
            (holds, text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]),
        ]

    assert len(slips) > 5_000
    assert_alike(slips, ask)


# ------------------------------------------------------------------------------- the bad examples


def placed(example: Path) -> tuple[Any, Any]:
    """The document in *example* and its kind; (None, None) when it cannot be read."""
    kind = kind_of(place_of(example))
    document = read(example.parent, example.name)[0] if kind else None
    return (document, kind) if document is not None else (None, None)


def value_at(data: Any, loc: Sequence[str | int]) -> Any:
    """What stands at *loc*; None when nothing does."""
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def field_of(model: type[BaseModel], loc: Sequence[str | int]) -> FormField | None:
    """The form's field at *loc*."""
    found, here = None, model
    for step in (step for step in loc if isinstance(step, str)):
        found = next((field for field in form_of(here) if field.key == step), None)
        if found is None:
            return None
        here = found.group or here
    return found


#: Codes that come from the tables, with what is said of a text that is too long.
CODES = {step.code for rule in RULES.values() for step in rule.steps if step.code} | {"too-long"}


def test_every_code_of_the_tables_has_a_bad_example() -> None:
    assert {example.parent.name for example in EXAMPLES} >= CODES


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.parent.name in CODES], ids=name_of)
def test_a_bad_value_gets_the_same_sentence_in_the_form_as_from_check(
    example: Path, v8: MiniRacer
) -> None:
    """Title, sentence and corrected value, word for word."""
    document, kind = placed(example)
    findings = [f for f in shape(document, kind)[1] if f.code in CODES]
    said = []
    for finding in findings:
        field = field_of(kind.model, finding.loc)
        assert field is not None
        asked = {"title": field.title, "holds": field.holds.value, "longest": field.longest}
        text = value_at(document.data, finding.loc)
        if not isinstance(text, str):
            pytest.skip("a list where a text belongs cannot be typed into one box")
        answer = v8.eval(
            f"JSON.stringify(signpost.rules.judgeField(tables, {json.dumps(asked)}, {json.dumps(text)}))"
        )
        said.append(json.loads(str(answer)))

    assert findings
    assert said == [{"code": f.code, "sentence": f.sentence, "write": f.write} for f in findings]


def test_of_every_value_of_every_bad_example_both_say_the_same(ask: Ask) -> None:
    values = [
        (field.holds.value, text)
        for example in EXAMPLES
        for document, kind in [placed(example)]
        if document is not None
        for field, text in typed_values(kind.model, document.data)
        if field.holds in RULES
    ]

    assert len(values) > 200
    assert_alike(values, ask)


# ---------------------------------------------------------------------------------- made-up values

#: What YAML lets a file hold: no control signs but tabs and line ends, no halves of letters.
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\t\n\x85")
NEAR = st.text(alphabet="0123456789+()-./:;,&@<>[]ampm oOlIhtps\u00a0\u2009", max_size=24)
WORDS = st.lists(
    st.sampled_from(
        ["0191", "498", "0101", "0845", "18001", "+44", "or", "yes", "6", "weeks", "old", "2024", "-04", "-31", "29", "february",
         "1st", "Spring", "last", "9", "am", "5.30", "pm", "24:00", "https://", "mailto:", "a@b.org", "example.org", "/x y", "SR1", "1AA",
         "oAA", "[a](", ")", "(#top)", "javascript:", "£1,000", "Polish", "en-GB"]
    ),
    max_size=6,
).flatmap(lambda words: st.sampled_from(["", " ", "/", "-"]).map(lambda sep: sep.join(words)))  # fmt: skip
VALUES = st.tuples(
    st.sampled_from(sorted(holds.value for holds in RULES)),
    st.one_of(st.text(SIGNS, max_size=24), NEAR, WORDS),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, min_size=30, max_size=60))
def test_of_any_text_both_say_the_same(ask: Ask, values: list[tuple[str, str]]) -> None:
    """Some two thousand texts in each run: any signs at all, nearly right ones, and words that our rules know."""
    assert_alike(values, ask)


@settings(max_examples=60, deadline=None)
@given(st.text(SIGNS, max_size=12), st.integers(1, 12))
def test_a_text_too_long_is_counted_alike(v8: MiniRacer, text: str, longest: int) -> None:
    """By whole letters, as pydantic counts, not by the halves of JavaScript."""
    field = {"title": "Name", "holds": "line", "longest": longest}
    answer = json.loads(
        str(
            v8.eval(
                f"JSON.stringify(signpost.rules.judgeField(tables, {json.dumps(field)}, {json.dumps(text)}))"
            )
        )
    )
    stripped = text.strip()
    long = len(stripped) > longest

    assert answer.get("code", "") == ("too-long" if long else "")
    assert answer.get("sentence", "") == (
        f"Name: Shorten this to {longest} characters. It has {len(text)}." if long else ""
    )


# -------------------------------------------------------------------------------------- the tables


def test_a_corrected_value_is_always_taken() -> None:
    """Nothing is offered that would be refused in its turn."""
    offered = [
        (holds, found.write)
        for holds, text in values_of(ROOT)
        for spoilt in (text.replace("0", "O", 1), f" {text} or so", text.replace("https://", ""))
        if isinstance(found := RULES[Holds(holds)].judge(spoilt), Refused) and found.write
    ]

    assert len(offered) > 200
    assert [each for each in offered if "code" in by_python(each[0].lower(), each[1])] == []


def test_the_calendar_of_the_tables_is_that_of_python() -> None:
    """Every day of four centuries, and the days that no month has."""
    day = RULES[Holds.DAY]
    first = date(1799, 12, 31)
    days = [(first + timedelta(n)).isoformat() for n in range(147_000)]
    none = [
        f"{y}-{m:02}-{d:02}"
        for y in (1800, 1900, 2000, 2023, 2024, 2100)
        for m in range(14)
        for d in (0, 29, 30, 31, 32)
    ]

    assert all(day.judge(text) == text for text in days)
    for text in none:
        try:
            real = date.fromisoformat(text).isoformat()
        except ValueError:
            real = ""
        assert isinstance(day.judge(text), Refused) is (real == "")


def test_no_pattern_holds_what_python_and_javascript_read_differently() -> None:
    """No class by letter, no word boundary, no look-behind, no dot, no \\Z: see value_rules.py."""
    known = json.dumps(rules_data()["rules"])
    patterns = re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', known)
    swaps = re.findall(r'\[("(?:[^"\\]|\\.)*"), "(?:[^"\\]|\\.)*"\]', known)
    suspect = re.compile(r"\\[swbBSWAZ]|\(\?<|\(\?[aimsux]|(?<![\\\[])\.(?![^\[]*\])")
    found = [p for p in (json.loads(each) for each in (*patterns, *swaps)) if suspect.search(p)]

    assert len(patterns) > 40
    assert found == []


@pytest.mark.parametrize("holds", sorted(RULES, key=str))
def test_a_field_is_judged_by_the_rule_of_its_kind(holds: Holds) -> None:
    """The models refuse "?!" with the table's own code."""
    field = next(
        (field, info)
        for kind in (
            "directory/services/x/y.yml",
            "content/practice/x.yml",
            "directory/areas/x.yml",
        )
        for model in every_model(kind)
        for field, info in zip(form_of(model), infos(model), strict=True)
        if field.holds is holds
    )
    spoilt: str = "[x](y z)" if holds is Holds.PROSE else "?!"
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(field[1]).validate_python([spoilt] if field[0].many else spoilt)

    assert refused.value.errors()[0]["type"] == by_python(holds.value, spoilt)["code"]


def every_model(path: str) -> Iterator[type[BaseModel]]:
    """The model of the record at *path* and of its groups."""
    kind = kind_of(path)
    assert kind is not None
    waiting: list[type[BaseModel]] = [kind.model]
    while waiting:
        model = waiting.pop(0)
        yield model
        waiting += [field.group for field in form_of(model) if field.group is not None]


def infos(model: type[BaseModel]) -> list[Any]:
    """The annotated types of the fields that an editor types, in order."""
    return [
        Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        for info in model.model_fields.values()
        if not (
            isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("from_file")
        )
    ]
