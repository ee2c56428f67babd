"""The reference pages are current, and every field and problem is explained there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from generator.cli import main
from generator.docs_reference import reference_pages, write_pages
from generator.docs_reference.kind_pages import SHEETS
from generator.docs_reference.problems import RULES, example_message, known_codes
from generator.records.form import form_of, groups_of
from generator.records.kinds import KINDS
from generator.records.problem import LEVELS

ROOT = Path(__file__).resolve().parents[2]
MODELS = tuple(
    dict.fromkeys(model for sheet in SHEETS for model in (sheet.model, *groups_of(sheet.model)))
)

#: Titles that leave no question open. A new field has a description, or a title like these.
SELF_EXPLAINING = {
    *(
        "Name",
        "Name of the place",
        "Title",
        "Original title",
        "Id",
        "Kind",
        "Kind of support",
        "Website",
        "Phone number",
        "Text number",
        "Postcode",
        "Council code",
    ),
    *(
        "Postcode districts",
        "Area",
        "Areas",
        "Organisation",
        "Publisher",
        "Submitted by",
        "Needs",
        "Cost",
        "Summary",
        "Strapline",
        "Date",
        "Day",
        "Days",
        "From",
        "To",
    ),
    *(
        "When",
        "What",
        "What happens",
        "How long",
        "As of",
        "As written",
        "Checked on",
        "Checked how",
        "Withdrawn on",
        "Given by",
        "Award",
        "Result",
        "Year",
    ),
    *(
        "Relation",
        "Rule",
        "Answer",
        "Role",
        "Paid",
        "What was counted",
        "Funder",
        "Amount in pounds",
        "Over how many years",
        "Old value",
        "Who refers",
        "How much",
    ),
    *(
        "Claim",
        "Level",
        "Fit",
        "State",
        "Measure",
        "Group",
        "Lesson",
        "Figure",
        "Working",
        "Caution",
        "Possible saving",
        "Measured",
        "Per",
        "Band",
    ),
    *("As the source puts it", "What they said, retold", "Review level", "Stage of the practice"),
}


def test_the_committed_reference_pages_are_what_the_code_makes() -> None:
    """After a change of a model, a rule, an example or a command: python -m generator.docs_reference."""
    stale = [
        path
        for path, text in reference_pages(ROOT).items()
        if not (ROOT / path).exists() or (ROOT / path).read_text("utf-8") != text
    ]

    assert stale == [], "run: python -m generator.docs_reference"


def test_no_reference_page_is_left_over() -> None:
    """A page that nothing makes any more is deleted."""
    there = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/pages/reference").iterdir()
    }

    assert there == set(reference_pages(ROOT))


def test_pages_are_written_once_and_then_left_alone(tmp_path: Path) -> None:
    """A second run changes nothing, and says so."""
    first = write_pages(tmp_path)

    assert len(first) == len(reference_pages(tmp_path))
    assert write_pages(tmp_path) == []


def test_every_kind_of_record_has_a_page() -> None:
    """Settings have one besides."""
    assert {kind.model for kind in KINDS} < {sheet.model for sheet in SHEETS}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_says_what_it_is(model: type[BaseModel]) -> None:
    """It has a description, or a title that needs none, or holds a group that is explained."""
    unexplained = [
        field.key
        for field in form_of(model)
        if not (field.help or field.title in SELF_EXPLAINING or field.group or _is_checklist(model))
    ]

    assert unexplained == []


def _is_checklist(model: type[BaseModel]) -> bool:
    """The two published checklists name their items as their authors do, and carry the reference."""
    return model.__name__ in ("Tidier", "Emmie")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_group_says_what_it_is(model: type[BaseModel]) -> None:
    """Its docstring is the sentence on its page, so it speaks to editors."""
    words = model.__doc__ or ""

    assert words.endswith(".")
    assert ":class:" not in words
    assert "pydantic" not in words.lower()


def test_every_field_stands_on_its_page_as_it_is_typed() -> None:
    """Also those typed with a word that Python keeps for itself, such as 'for' and 'from'."""
    pages = reference_pages(ROOT)
    missing = [
        f"{sheet.file}: {field.key}"
        for sheet in SHEETS
        for field in form_of(sheet.model)
        if f"| `{field.key}` |" not in pages[f"docs/pages/reference/{sheet.file}"]
    ]

    assert missing == []
    assert "| `for` |" in pages["docs/pages/reference/service.md"]
    assert "for_`" not in pages["docs/pages/reference/service.md"]


def test_every_problem_code_shows_the_message_an_editor_will_see() -> None:
    """The message is the one that the example's own test expects."""
    assert [code for code in known_codes(ROOT) if not example_message(ROOT, code)] == []


def test_every_code_of_a_rule_is_on_the_page_with_its_reason() -> None:
    """The reason is the docstring of the rule's module."""
    page = reference_pages(ROOT)["docs/pages/reference/problems.md"]
    rules = [path for path in (ROOT / RULES).glob("*.py") if path.name != "__init__.py"]
    unexplained = [
        path.name
        for path in rules
        if " ".join((ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "?").split())
        not in page
    ]

    assert unexplained == []
    assert all(f"### {code}\n" in page for code in LEVELS)


def test_every_command_and_option_is_on_its_page() -> None:
    """Taken from what the real program prints for --help."""
    page = reference_pages(ROOT)["docs/pages/reference/command-line.md"]
    for name in main.commands:
        printed = CliRunner().invoke(main, [name, "--help"]).output

        assert f"## signpost {name}\n" in page
        assert all(
            word in page for word in printed.split() if word.startswith("--") and word != "--help"
        )
