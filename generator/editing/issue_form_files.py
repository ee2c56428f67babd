"""The issue forms as GitHub reads them, for one directory: its own areas and words stand in the choices."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml

from generator.checking.checking import check
from generator.editing.issue_forms import ISSUE_FORMS, SUGGESTION_LABEL
from generator.editing.issue_questions import Asks, IssueForm, Question, choices
from generator.records.catalogue import Catalogue
from generator.records.settings import Settings

FOLDER = ".github/ISSUE_TEMPLATE"
NOTE = "# Made by `python -m generator.issue_forms`. Change generator/editing/issue_forms.py, the models or the vocabulary, not this file.\n"


def form_files(root: Path) -> dict[str, str]:
    """Every file below ``.github/ISSUE_TEMPLATE``, as its path from *root* and its text."""
    checked = check(root, date.today())
    files = {form.file: as_yaml(form, checked.catalogue) for form in ISSUE_FORMS}
    files["config.yml"] = _yaml(_chooser(checked.settings))
    return {f"{FOLDER}/{name}": text for name, text in files.items()}


def as_yaml(form: IssueForm, catalogue: Catalogue) -> str:
    """One form as GitHub reads it."""
    body: list[Mapping[str, object]] = [{"type": "markdown", "attributes": {"value": form.intro}}]
    body += [_element(question, catalogue) for question in form.questions]
    return _yaml(
        {
            "name": form.name,
            "description": form.about,
            "title": f"{form.name}: ",
            "labels": [SUGGESTION_LABEL],
            "body": body,
        }
    )


def _element(question: Question, catalogue: Catalogue) -> Mapping[str, object]:
    attributes: dict[str, object] = {"label": question.label}
    if question.help:
        attributes["description"] = question.help
    if question.example:
        attributes["placeholder"] = question.example
    if question.typed:
        attributes["render"] = "text"
    element = {"type": str(question.asks), "id": question.id, "attributes": attributes}
    if question.asks is Asks.CHECKBOXES:
        attributes["options"] = [
            {"label": option, "required": question.required} for option in question.options
        ]
        return element
    if question.asks is Asks.DROPDOWN:
        attributes["multiple"] = question.many
        attributes["options"] = list(choices(question, catalogue))
    if question.required:
        element["validations"] = {"required": True}
    return element


def _chooser(settings: Settings) -> Mapping[str, object]:
    """No blank issue: such a one cannot be applied. Help for oneself comes first of the links."""
    return {
        "blank_issues_enabled": False,
        "contact_links": [
            {
                "name": "I need help for myself",
                "url": f"{settings.site_url}urgent-help/",
                "about": "Who to call or text now. Nobody answers calls for help here.",
            },
            {
                "name": "Look something up",
                "url": settings.site_url,
                "about": "Find a service. Each page has a form to say what is wrong, without an account.",
            },
        ],
    }


def _yaml(data: Mapping[str, object]) -> str:
    return NOTE + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)
