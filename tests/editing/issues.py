"""Issues as GitHub makes them of our forms, and a small directory to apply them to."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.checking.checking import check
from generator.editing.issue_questions import Asks, IssueForm, choices

GOOD = Path(__file__).parents[1] / "examples" / "good"
TODAY = date(2026, 11, 22)
TEA = "directory/services/sunderland/tea-and-talk.yml"


def small_directory(folder: Path) -> Path:
    """A copy of the good directory below *folder*."""
    return Path(shutil.copytree(GOOD, folder / "world"))


def rendered(form: IssueForm, answers: Mapping[str, str], newline: str = "\r\n") -> str:
    """The body that GitHub makes when *form* is filled in with *answers*; boxes are ticked.

    As its documentation and the issues of public repositories show: a heading of three hashes for each
    question, an empty line, the answer or ``_No response_``, an empty line.
    """
    parts = []
    for question in form.questions:
        answer = answers.get(question.id, "")
        if question.asks is Asks.CHECKBOXES:
            answer = answer or "\n".join(f"- [X] {option}" for option in question.options)
        elif not answer:
            answer = "_No response_"
        elif question.typed:
            answer = f"```text\n{answer}\n```"
        parts += [f"### {question.label}", "", answer, ""]
    return "\n".join(parts).rstrip("\n").replace("\n", newline)


def option(form: IssueForm, root: Path, id_: str, *words: str) -> str:
    """What GitHub writes when the choices for *words* are chosen under question *id_*."""
    shown = choices(form.question(id_), check(root, TODAY).catalogue)
    labels = {word: label for label, word in shown.items()}
    return ", ".join(labels[word] for word in words)


#: A new service as someone might send it.
NEW_SERVICE = {
    "name": "Walk and Talk",
    "organisation": "Harbour Friends",
    "areas": "Sunderland",
    "kind": "Peer support group",
    "needs": "Feeling low, Feeling alone",
    "status": "Open",
    "summary": "A weekly walk for parents with prams.",
    "routes": "Contact them yourself",
    "phone": "0191 498 0155",
    "phone-hours": "Weekdays, 9am to 4pm",
    "website": "https://example.org/walk",
    "cost": "Free",
    "access": "In person",
    "source": "https://example.org/walk",
    "source-says": "what it is, when, and the phone number",
}
