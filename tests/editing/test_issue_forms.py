"""The committed issue forms are current, and keep GitHub's rules as its documentation gives them.

The rules are those of "Syntax for issue forms", "Syntax for GitHub's form schema" and "Common
validation errors when creating issue forms" on docs.github.com, read in November 2026.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.checking.checking import check
from generator.editing.issue_form_files import FOLDER, form_files
from generator.editing.issue_forms import APPLY_LABEL, ISSUE_FORMS
from generator.editing.issue_questions import choices
from generator.issue_forms import main
from generator.records.catalogue import Catalogue
from tests.conftest import REAL_DAY, ROOT
from tests.real import real_check

FORMS = [f"{FOLDER}/{form.file}" for form in ISSUE_FORMS]

#: What each kind of element may have beside its type. True for what it must have.
ATTRIBUTES: dict[str, dict[str, bool]] = {
    "markdown": {"value": True},
    "input": {"label": True, "description": False, "placeholder": False, "value": False},
    "textarea": {
        "label": True, "description": False, "placeholder": False, "value": False, "render": False,
    },
    "dropdown": {
        "label": True, "description": False, "multiple": False, "options": True, "default": False,
    },
    "checkboxes": {"label": True, "description": False, "options": True},
}  # fmt: skip
WORDS_OF_YAML = {"y", "yes", "n", "no", "true", "false", "on", "off"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_check(REAL_DAY).catalogue


def loaded(path: str) -> Any:
    """A committed file as GitHub reads it: by YAML's own rules, where `no` is no text."""
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


def elements(path: str) -> list[Any]:
    """The elements of a form that ask for something."""
    return [element for element in loaded(path)["body"] if element["type"] != "markdown"]


def test_the_committed_forms_are_what_the_models_make() -> None:
    """After a change of a model, a list or an area: python -m generator.issue_forms."""
    made = form_files(ROOT)
    there = {f"{FOLDER}/{path.name}" for path in (ROOT / FOLDER).iterdir()}
    stale = [p for p, text in made.items() if (ROOT / p).read_text("utf-8") != text]

    assert stale == [], "run: python -m generator.issue_forms"
    assert there == set(made)


def test_forms_are_written_once_and_then_left_alone(tmp_path: Path) -> None:
    first, again = (CliRunner().invoke(main, [str(tmp_path)]).output for _ in range(2))
    assert first.count("Written: ") == len(ISSUE_FORMS) + 1
    assert again == "Every form was current.\n"


@pytest.mark.parametrize("path", FORMS)
def test_a_form_has_the_keys_that_github_asks_for_and_no_others(path: str) -> None:
    form = loaded(path)

    assert {"name", "description", "body"} <= set(form)
    assert set(form) <= {"name", "description", "body", "title", "labels", "assignees", "projects"}
    assert all(isinstance(form[key], str) and form[key].strip() for key in ("name", "description"))
    assert any(element["type"] != "markdown" for element in form["body"])


@pytest.mark.parametrize("path", FORMS)
def test_each_element_has_what_its_type_may_have(path: str) -> None:
    for element in loaded(path)["body"]:
        allowed = ATTRIBUTES[element["type"]]
        attributes = element["attributes"]
        may = {"type", "attributes"}
        if element["type"] != "markdown":
            may |= {"id"} if element["type"] == "checkboxes" else {"id", "validations"}

        assert set(element) <= may
        assert {key for key, must in allowed.items() if must} <= set(attributes) <= set(allowed)
        assert all(attributes[k].strip() for k in attributes if isinstance(attributes[k], str))
        assert element.get("validations", {"required": True}) == {"required": True}


@pytest.mark.parametrize("path", FORMS)
def test_ids_and_labels_are_there_once_and_have_the_right_letters(path: str) -> None:
    ids = [element["id"] for element in elements(path)]
    labels = [element["attributes"]["label"] for element in elements(path)]
    boxes = [
        option["label"]
        for element in elements(path)
        if element["type"] == "checkboxes"
        for option in element["attributes"]["options"]
    ]

    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", id_) for id_ in ids)
    assert len({*labels, *boxes}) == len(labels) + len(boxes)
    assert len({re.sub(r"[^a-z0-9]+", "-", label.lower()) for label in labels}) == len(labels)
    assert not any("password" in label.lower() for label in labels)


@pytest.mark.parametrize("path", FORMS)
def test_options_are_texts_that_differ_and_are_no_reserved_word(path: str) -> None:
    for element in elements(path):
        if element["type"] == "dropdown":
            options = element["attributes"]["options"]

            assert options
            assert all(isinstance(option, str) and option.strip() for option in options)
            assert len(set(options)) == len(options)
            assert not {option.lower() for option in options} & {"none", *WORDS_OF_YAML}


def test_no_dropdown_with_one_choice_must_be_answered() -> None:
    """GitHub chooses the first option of such a one by itself, so 'open' would come from nobody."""
    for path in FORMS:
        for element in elements(path):
            if element["type"] == "dropdown" and not element["attributes"]["multiple"]:
                assert "validations" not in element, (path, element["id"])


def test_names_and_first_questions_of_forms_differ() -> None:
    """The first heading of an issue says which form made it."""
    names = [loaded(path)["name"] for path in FORMS]
    first = [form.questions[0].label for form in ISSUE_FORMS]

    assert len(set(names)) == len(names)
    assert len(set(first)) == len(first)


def test_no_form_sets_the_label_that_a_maintainer_sets() -> None:
    assert all(APPLY_LABEL not in loaded(path)["labels"] for path in FORMS)


def test_a_page_may_fill_in_what_it_must_without_a_dropdown() -> None:
    """GitHub shows an empty editor in place of the form when an address fills in a dropdown."""
    for name in ("change-a-service.yml", "change-an-example.yml"):
        kinds = {element["id"]: element["type"] for element in elements(f"{FOLDER}/{name}")}

        assert {kinds[id_] for id_ in ("record", "changes", "source", "source-says")} <= {
            "input",
            "textarea",
        }


def test_a_blank_issue_cannot_be_opened_and_help_for_oneself_stands_first() -> None:
    chooser = loaded(f"{FOLDER}/config.yml")

    assert chooser["blank_issues_enabled"] is False
    assert all(set(link) == {"name", "url", "about"} for link in chooser["contact_links"])
    assert all(link["url"].startswith("https://") for link in chooser["contact_links"])
    assert chooser["contact_links"][0]["url"].endswith("/urgent-help/")


def test_every_choice_leads_to_one_word_of_the_vocabulary(catalogue: Catalogue) -> None:
    """Two choices with one label, or one that reads like two others, could not be told apart."""
    for form in ISSUE_FORMS:
        for question in form.questions:
            shown = choices(question, catalogue)

            assert len(set(shown.values())) == len(shown)
            assert not [
                (a, b, c)
                for a in shown
                for b in shown
                for c in shown
                if f"{a}, {c}" == b or b.startswith(f"{a}, {c}, ")
            ]
