"""Read the body of an issue that GitHub made from one of our forms. Hostile text throughout.

GitHub writes each question as a heading, ``### Label``, then the answer; ``_No response_`` where there
is none; ticked boxes as ``- [X] Label``; several choices joined by commas; answers of a ``render:``
field between fences. It does not mark headings that stand *in* an answer, so a second heading of the
same name, or one out of order, is refused: nobody can tell which of the two the form wrote.

An e-mail from the form on a page has the same headings, but no boxes to tick: it is read as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.editing.issue_forms import ISSUE_FORMS
from generator.editing.issue_questions import Asks, IssueForm, Question
from generator.editing.outside_text import as_code, cleaned, one_line

LONGEST = 65_536
"""Characters that GitHub lets an issue have."""

_NOTHING = ("_No response_", "")
_TICKED = re.compile(r"- \[[xX]\] (.+)")
MOST_CHOICES = 60


@dataclass(frozen=True, slots=True)
class Answers:
    """A form that was filled in: what was answered to each question, '' for nothing."""

    form: IssueForm
    given: Mapping[str, str]

    def of(self, id_: str) -> str:
        """The answer to question *id_*, '' when there is none or no such question."""
        return self.given.get(id_, "")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing is done with an issue, as Markdown for the person who wrote it."""

    sentence: str


def read_body(text: str, forms: Sequence[IssueForm] = ISSUE_FORMS) -> Answers | Refused:
    """The answers in *text*, the body of an issue; or why it is not understood. Raises nothing."""
    if len(text) > LONGEST:
        return Refused("It is longer than an issue can be.")
    lines = cleaned(text).split("\n")
    headings = [_heading(line) for line in lines]
    first = next((heading for heading in headings if heading), "")
    form = next((form for form in forms if form.questions[0].label == first), None)
    if form is None:
        return Refused("It was not made with one of the forms, or its first heading was changed.")
    found = _parts(lines, headings, form)
    if isinstance(found, Refused):
        return found
    given = {
        question.id: _answer(question, found.get(question.label, ())) for question in form.questions
    }
    missing = [
        q
        for q in form.questions
        if q.required and not given[q.id] and (q.label in found or q.asks is not Asks.CHECKBOXES)
    ]
    if missing:
        return Refused(f"There is no answer under {as_code(missing[0].label)}.")
    for question in form.questions:
        if question.label in found and not _is_ticked(question, given[question.id]):
            return Refused(f"A box under {as_code(question.label)} is not ticked.")
    return Answers(form, given)


def _is_ticked(question: Question, answer: str) -> bool:
    """True when every box of *question* is ticked, or it has none."""
    found = set(_TICKED.findall(answer))
    return question.asks is not Asks.CHECKBOXES or found.issuperset(question.options)


def _heading(line: str) -> str:
    return line[4:].strip() if line.startswith("### ") else ""


def _parts(
    lines: Sequence[str], headings: Sequence[str], form: IssueForm
) -> dict[str, list[str]] | Refused:
    """The lines under each heading of *form*. Other headings are part of an answer."""
    order = [question.label for question in form.questions]
    found: dict[str, list[str]] = {}
    label = ""
    for line, heading in zip(lines, headings, strict=True):
        if heading not in order:
            if label:
                found[label].append(line)
            continue
        if heading in found:
            return Refused(
                f"The heading {as_code(heading)} stands in it twice, so nobody can tell which answer "
                "is meant. Edit the issue and take one away."
            )
        if label and order.index(heading) < order.index(label):
            return Refused(f"The heading {as_code(heading)} is not in its place.")
        label = heading
        found[label] = []
    return found


def _answer(question: Question, lines: Sequence[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    if question.typed:
        text = _without_fence(text)
    if text.strip() in _NOTHING or (question.asks is Asks.DROPDOWN and text.strip() == "None"):
        return ""
    return one_line(text) if question.asks in (Asks.INPUT, Asks.DROPDOWN) else text.strip("\n")


def _without_fence(text: str) -> str:
    """What stands between the two lines of backticks that GitHub puts around an answer."""
    first, _, rest = text.strip("\n").partition("\n")
    body, _, last = f"\n{rest}".rpartition("\n")
    fence = first[: len(first) - len(first.lstrip("`"))]
    return body.removeprefix("\n") if len(fence) >= 3 and last.strip() == fence else text


def chosen(answer: str, options: Mapping[str, str]) -> list[str]:
    """The words for the choices in *answer*, which GitHub joins with commas.

    *options* are the choices as shown, with their words; choices may have commas themselves, so the
    longest that fits is taken. What is no choice stays as it was typed: the check names it. Empty only
    for an answer that holds nothing.
    """
    found: list[str] = []
    rest = whole = one_line(answer)
    words = {**{word: word for word in options.values()}, **options}
    while rest and len(found) < MOST_CHOICES:
        fits = [o for o in words if rest == o or rest.startswith(f"{o}, ")]
        piece = max(fits, key=len) if fits else rest.partition(", ")[0]
        found.append(words.get(piece, piece))
        rest = rest[len(piece) :].lstrip(", ")
    return list(dict.fromkeys(filter(None, found))) or [whole] * bool(whole)
