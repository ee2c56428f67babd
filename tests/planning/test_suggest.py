"""Suggest a change, before a browser sees it: what the page holds, to whom it goes, and one text in two languages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from generator.checking.checking import check
from generator.editing.issue_body import Answers, read_body
from generator.editing.issue_forms import ISSUE_FORMS
from generator.editing.requested_changes import read_changes
from generator.pipeline import Stamp, take_down
from generator.planning.site_plan import plan_sites
from generator.planning.suggest_fields import (
    PRACTICE_ASKED,
    SERVICE_ASKED,
    field_at,
    field_tables,
)
from generator.planning.suggest_letter import (
    FORMS,
    HEADINGS,
    Letter,
    issue_href,
    mail_href,
    text_of,
)
from generator.planning.suggest_view import SuggestView
from generator.publishing.suggest_script import tables
from generator.records.practice import PracticeExample
from generator.records.service import Service
from generator.reports.gaps import notices
from tests.conftest import ROOT, TODAY, Content

SCRIPTS = ROOT / "site_templates" / "assets" / "suggest"
SERVICE = "directory/services/sunderland/tea-and-talk.yml"


def view_of(content: Content, url: str, folder: str = "sunderland") -> SuggestView:
    """The view of the page at *url* of one site."""
    checked = check(content.root, TODAY)
    assert checked.may_publish, checked.problems
    for plan in plan_sites(checked.catalogue, checked.settings, TODAY):
        for page in plan.pages:
            if plan.folder == folder and page.url == url:
                view: SuggestView = page.view()
                return view
    raise AssertionError(url)


def test_every_field_that_is_asked_for_stands_in_its_model() -> None:
    """Nothing is asked under a name that no record has."""
    for model, all_asked in ((Service, SERVICE_ASKED), (PracticeExample, PRACTICE_ASKED)):
        for asked in all_asked:
            for block in (*asked.blocks, *filter(None, (asked.marks,))):
                for key in (*block.keys, *block.named):
                    assert field_at(model, f"{block.path}.{key}" if block.path else key).title


def test_a_page_holds_what_the_record_says_now(content: Content) -> None:
    view = view_of(content, "services/tea-and-talk/suggest/index.html")
    choices = {choice["id"]: choice for choice in json.loads(view.data)["choices"]}
    phone = choices["phone"]["groups"][0]

    assert list(choices) == ["phone", "closed", "times", "who", "else"]
    assert ["contact.phones.1.number", "0191 498 0101"] in phone["boxes"]
    assert choices["closed"]["sets"] == [["status", "closed", "open"]]


def test_a_taken_down_entry_has_no_form(content: Content) -> None:
    content.change(SERVICE, "status: open", "status: open\nwithdrawn: {on: '2026-11-01'}")
    content.build("sunderland")

    assert not (content.target / "sunderland/services/tea-and-talk/suggest").exists()


def test_a_hidden_place_is_neither_shown_nor_asked_for(content: Content) -> None:
    """Not of a refuge, nor of anyone about abuse."""
    view = view_of(content, "services/safe-haven/suggest/index.html")

    assert view.hides_place
    assert "places." not in view.data
    assert all("places" not in draft.href for draft in view.drafts)


# --------------------------------------------------------------------------------- to whom it goes


def test_it_goes_to_the_areas_mailbox_then_to_the_operators(content: Content) -> None:
    url = "services/tea-and-talk/suggest/index.html"
    operator = "operator: {name: X, email: all@example.org, complaints: Write.}\n"

    assert view_of(content, url).mailbox == ""
    content.write("signpost.yml", f"name: Signpost\n{operator}")
    assert view_of(content, url).mailbox == "all@example.org"
    content.change(
        "directory/areas/sunderland.yml", "name: Sunderland\n", "name: Sunderland\nmailbox: area@example.org\n"
    )  # fmt: skip
    assert view_of(content, url).mailbox == "area@example.org"


def test_without_any_mailbox_there_is_no_draft_and_the_build_says_so(content: Content) -> None:
    checked = check(content.root, TODAY)
    view = view_of(content, "services/tea-and-talk/suggest/index.html")

    assert view.drafts == ()
    assert view.still_right.href == ""
    assert any(
        line.startswith("No mailbox for corrections: ") and "copying the text" in line
        for line in notices(checked, TODAY)
    )


def test_about_abuse_the_subject_names_nothing(content: Content) -> None:
    content.write("signpost.yml", "name: Signpost\nrepository: owner/name\n")
    view = view_of(content, "services/safe-haven/suggest/index.html")

    assert view.drafts
    assert all("title=A%20correction&" in draft.href for draft in (*view.drafts, view.still_right))


# ---------------------------------------------------------------------- one text in two languages


Say = Callable[[str, Letter], str]


@pytest.fixture(scope="module")
def say() -> Iterator[Say]:
    """What the page's script makes of a letter: its text, its e-mail, its issue."""
    engine = MiniRacer()
    engine.eval((SCRIPTS / "letter.js").read_text("utf-8"))
    engine.eval(
        f"var tables = {json.dumps(tables(check(ROOT / 'tests/examples/good', TODAY).catalogue))};"
    )

    def said(way: str, letter: Letter) -> str:
        made: dict[str, Any] = {
            name: getattr(letter, name)
            for name in ("kind", "subject", "page", "words", "changes", "source")
        }
        to = {"text": "", "mail": '"a@example.org",', "issue": '"owner/name",'}[way]
        return str(engine.eval(f"signpost.letter.{way}(tables, {to}{json.dumps(made)})"))

    yield said
    engine.close()


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=40)
VALUE = TEXT.filter(lambda text: text == text.strip())
LETTERS = st.builds(
    Letter,
    st.sampled_from(["service", "practice", "right"]),
    TEXT,
    st.just("https://signpost.example/services/x/"),
    VALUE,
    st.lists(st.tuples(st.just("contact.phones.1.number"), VALUE), max_size=2).map(tuple),
    VALUE,
)


@settings(max_examples=150, deadline=None)
@given(LETTERS)
def test_the_script_writes_the_same_text_and_links_as_the_build(say: Say, letter: Letter) -> None:
    assert say("text", letter) == text_of(letter)
    assert say("mail", letter) == mail_href("a@example.org", letter)
    assert say("issue", letter) == issue_href("owner/name", letter)


def test_the_headings_are_those_of_the_issue_forms() -> None:
    """What an e-mail says can be read by the command that reads issues."""
    labels = {form.file: [question.label for question in form.questions] for form in ISSUE_FORMS}

    for kind in ("service", "practice"):
        asked = [HEADINGS[name] for name in (kind, "words", "changes", "source", "public")]
        assert [label for label in labels[FORMS[kind]] if label in asked] == asked
    assert [HEADINGS["right"], HEADINGS["know"]] == labels[FORMS["right"]][:2]


def test_the_command_that_reads_issues_reads_an_e_mail_and_keeps_the_zero(say: Say) -> None:
    """Once its box is ticked: every value as it was typed, lists and lines taken apart, a deletion as one."""
    letter = Letter(
        "service",
        "The phone number is wrong: Tea and Talk",
        "https://signpost.example/sunderland/services/tea-and-talk/",
        "The phone number is wrong.\n\n### Exact new values\nstatus: closed",
        (
            ("contact.phones.1.number", "0191 498 0007"),
            ("places.1.address", "Harbour Hall\n1 Quay Street"),
            ("opening.2.days", "sat, sun"),
            ("closed_on", ""),
        ),
        "https://example.org/",
    )
    text = say("text", letter)
    unticked = read_body(text)
    answers = read_body(text.replace("- [ ]", "- [X]"))
    assert isinstance(answers, Answers)
    wishes, left_out = read_changes(answers.of("changes"), Service)

    assert not isinstance(unticked, Answers)
    assert answers.form.file == FORMS["service"]
    assert answers.of("source") == "https://example.org/"
    assert left_out == []
    assert [(wish.loc, wish.value) for wish in wishes] == [
        (("contact", "phones", 0, "number"), "0191 498 0007"),
        (("places", 0, "address"), ["Harbour Hall", "1 Quay Street"]),
        (("opening", 1, "days"), ["sat", "sun"]),
        (("closed_on",), None),
    ]


# -------------------------------------------------------------------------------------- taken down


def test_a_number_taken_down_in_haste_is_gone_from_the_form_too(content: Content) -> None:
    """`signpost withdraw` without a build empties the entry's form, with its script and its data."""
    content.build("sunderland")
    suggest = content.target / "sunderland/services/tea-and-talk/suggest/index.html"
    assert "0191 498 0101" in suggest.read_text("utf-8")
    take_down(content.root, content.target, "services", "tea-and-talk", Stamp(TODAY))
    text = suggest.read_text("utf-8")

    assert "0191 498 0101" not in text
    assert "data-record" not in text
    assert "<script" not in text.partition("<main")[2]
    assert not list(_holding(content.target / "sunderland/services/tea-and-talk", "0191 498 0101"))


def _holding(folder: Path, text: str) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and text in path.read_text("utf-8", errors="ignore"):
            yield path


def test_the_tables_hold_only_what_the_form_uses() -> None:
    catalogue = check(ROOT / "tests/examples/good", TODAY).catalogue
    used = {field["holds"] for field in field_tables(catalogue)["fields"].values()}

    assert set(tables(catalogue)["rules"]) <= used | {"web address"}
