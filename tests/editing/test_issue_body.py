"""The body of an issue is read as GitHub writes it, and nothing in an answer passes for a heading."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.issue_body import LONGEST, Answers, Refused, chosen, read_body
from generator.editing.issue_forms import ADD_SERVICE, CHANGE_SERVICE, ISSUE_FORMS, PUBLIC
from generator.editing.issue_questions import IssueForm
from generator.editing.outside_text import as_block, as_code, cleaned, for_log
from tests.editing.issues import NEW_SERVICE, rendered

NAUGHTY = json.loads((Path(__file__).parents[1] / "data/hostile/blns.json").read_text("utf-8"))
TEXT = st.text(max_size=200) | st.sampled_from(NAUGHTY)


def read(body: str) -> Answers:
    answers = read_body(body)
    assert isinstance(answers, Answers), answers
    return answers


#: What GitHub made of a filled-in form, letter by letter: line ends of a browser, empty answers, boxes.
REAL = (
    "### Which service is it about?\r\n\r\ntea-and-talk\r\n\r\n"
    "### What is wrong, in your own words\r\n\r\nThe number is old.\r\n\r\nA lady told me.\r\n\r\n"
    "### Phone number\r\n\r\n0191 498 0155\r\n\r\n"
    "### When that number is answered\r\n\r\n_No response_\r\n\r\n"
    "### E-mail\r\n\r\n_No response_\r\n\r\n### Website\r\n\r\n_No response_\r\n\r\n"
    "### Status\r\n\r\nNone\r\n\r\n### Opening hours, in words\r\n\r\n_No response_\r\n\r\n"
    "### How to get help\r\n\r\n_No response_\r\n\r\n"
    "### Exact new values\r\n\r\n```text\r\nstatus: open\r\n```\r\n\r\n"
    "### Web page where this can be read\r\n\r\nhttps://example.org/x\r\n\r\n"
    "### What that page tells us\r\n\r\nthe number\r\n\r\n"
    f"### Before you send\r\n\r\n- [X] {PUBLIC}\r\n"
)


def test_an_issue_is_read_as_github_writes_it() -> None:
    answers = read(REAL)

    assert answers.form is CHANGE_SERVICE
    assert {id_: answer for id_, answer in answers.given.items() if answer} == {
        "record": "tea-and-talk",
        "what-is-wrong": "The number is old.\n\nA lady told me.",
        "phone": "0191 498 0155",
        "changes": "status: open",
        "source": "https://example.org/x",
        "source-says": "the number",
        "public": f"- [X] {PUBLIC}",
    }


@pytest.mark.parametrize("form", ISSUE_FORMS, ids=lambda form: form.file)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_form_is_known_by_its_first_heading(form: IssueForm, newline: str) -> None:
    asked = {q.id: "an answer" for q in form.questions if q.asks.value != "checkboxes"}
    answers = read(rendered(form, asked, newline))

    assert answers.form is form
    assert all(answers.of(id_) == "an answer" for id_ in asked)


def test_a_heading_that_stands_twice_is_refused_wherever_it_stands() -> None:
    for id_ in ("what-is-wrong", "changes"):
        for smuggled in ("### Phone number\n\n0900 000 0000", "x\n### Before you send\n- [X] x"):
            body = rendered(CHANGE_SERVICE, {"record": "x", id_: smuggled})
            refused = read_body(body)

            assert isinstance(refused, Refused)
            assert "twice" in refused.sentence or "its place" in refused.sentence


def test_a_heading_out_of_its_place_is_refused() -> None:
    parts = REAL.split("### ")
    moved = "### ".join([*parts[:3], parts[11], *parts[3:11], *parts[12:]])

    assert isinstance(read_body(moved), Refused)


def test_other_headings_are_a_part_of_the_answer() -> None:
    body = rendered(
        CHANGE_SERVICE, {"record": "x", "what-is-wrong": "### Hello\n#### Phone number"}
    )

    assert read(body).of("what-is-wrong") == "### Hello\n#### Phone number"
    look_alike = "### Phone\u00a0number\n### phone number\n###  Phone number \u202e"
    assert (
        "Phone"
        in read(rendered(CHANGE_SERVICE, {"record": "x", "how": "y"})).form.questions[2].label
    )
    assert isinstance(
        read_body(rendered(CHANGE_SERVICE, {"record": "x", "what-is-wrong": look_alike})),
        Answers | Refused,
    )


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Hello",
        "### Hello\n\nx",
        "#" * 100,
        "\x00",
        "### Which service is it about?",
        "x" * (LONGEST + 1),
    ],
)
def test_what_no_form_made_is_refused(body: str) -> None:
    assert isinstance(read_body(body), Refused)


def test_a_box_that_is_not_ticked_or_says_another_thing_is_refused() -> None:
    for box in (f"- [ ] {PUBLIC}", "- [X] Yes", "_No response_"):
        assert isinstance(
            read_body(rendered(CHANGE_SERVICE, {"record": "x", "public": box})), Refused
        )


def test_an_email_with_the_same_headings_and_no_boxes_is_read() -> None:
    """From the form on a page: it asks for less, and an editor puts it into a file."""
    mail = (
        "### Which service is it about?\r\n\r\nhttps://signpost.example/sunderland/services/x/\r\n\r\n"
        "### What is wrong, in your own words\r\n\r\n### Exact new values\r\n\r\n"
        "contact.phones.1.number: 0191 498 0155\r\n\r\n### Web page where this can be read"
    )
    answers = read(mail)

    assert answers.of("changes") == "contact.phones.1.number: 0191 498 0155"
    assert (answers.of("what-is-wrong"), answers.of("source"), answers.of("public")) == ("", "", "")


def test_choices_with_commas_are_told_apart() -> None:
    options = {"Advice (money, housing)": "advice", "Advice": "short", "Drop-in": "drop-in"}

    assert chosen("Advice (money, housing), Drop-in", options) == ["advice", "drop-in"]
    assert chosen("Advice, Tea, drop-in", options) == ["short", "Tea", "drop-in"]
    assert chosen("", options) == []
    for nothing_chosen in (",", ", " * 90):
        assert len(chosen(nothing_chosen, options)) == 1, (
            "an answer is never lost, nor without a word"
        )
    assert chosen(", " * 90 + "Tea", options) == ["Tea"]


def test_what_nobody_sees_is_taken_out() -> None:
    assert (
        cleaned("a\u202eb\u2066c\u200bd\x00e\x1bf\ufeffg\ue000h\U000e0041i\ud800j\ufffek")
        == "abcdefghijk"
    )
    assert cleaned("a\u2028b\x85c\r\nd\re\tf") == "a\nb\nc\nd\ne f"
    assert cleaned("می\u200cخواهم 👩\u200d👧 café") == "می\u200cخواهم 👩\u200d👧 café"


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_repeated_text_stays_inside_its_code(text: str) -> None:
    """GitHub's own parser of Markdown finds one piece of code, and nothing before or after it."""
    span = as_code(text)
    assert re.fullmatch(
        r"<p>a (<code>[^<>]*</code>|nothing) z</p>\n",
        github_flavored_markdown_to_html(f"a {span} z"),
    )
    assert re.fullmatch(
        r"<p>a</p>\n<pre lang=\"text\"><code>[^<>]*</code></pre>\n<p>z</p>\n",
        github_flavored_markdown_to_html(f"a\n\n{as_block(text)}\n\nz"),
    )


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_no_line_of_the_log_is_a_command(text: str) -> None:
    said = for_log(cleaned(f"x\n::set-output name=a::b\n  ::add-mask::x\n##[group]\n{text}"))

    assert not any(line.strip().startswith("::") for line in said.split("\n"))
    assert "##[" not in said


@given(st.dictionaries(st.sampled_from([q.id for q in CHANGE_SERVICE.questions]), TEXT), TEXT)
@settings(max_examples=200, deadline=None)
def test_any_body_is_read_or_refused(answers: dict[str, str], noise: str) -> None:
    for body in (rendered(CHANGE_SERVICE, answers), noise, REAL.replace("0191", noise)):
        assert isinstance(read_body(body), Answers | Refused)


def test_every_naughty_string_is_read_as_an_answer() -> None:
    for text in NAUGHTY:
        answers = read(rendered(ADD_SERVICE, NEW_SERVICE | {"how": text}))

        assert answers.of("how") == " ".join(cleaned(text).split())
