"""Every bad example gives exactly the problems that it says, in exactly the words beside it.

The first lines of an example say what is expected: ``# expect 7:3 unknown-field``, or with a path
before the line when the problem shows in another file. ``# as content/practice/x.yml`` says where
the file stands in the good directory; without it, among the services of Sunderland. The words are in
the ``.txt`` beside the example. To write them anew: ``UPDATE_EXAMPLES=1 pytest tests/checking``.
Then read every one of them.
"""

from __future__ import annotations

import ast
import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.checking.filling import with_lines
from generator.checking.reporting import explain
from generator.editing.fixing import is_certain
from generator.records.problem import LEVELS, Level, Lines, Problem
from tests.checking.trying import good_files, problems_with

BAD = Path(__file__).parents[1] / "examples" / "bad"
GENERATOR = Path(__file__).parents[2] / "generator"
EXAMPLES = sorted(BAD.glob("*/*.yml"))

#: GOV.UK's guidance on error messages: say what to do, blame nobody, no words of programmers.
BANNED = re.compile(
    r"\b(?:valid|invalid|please|sorry|oops|errors?|failed|illegal|forbidden|null|integer|string|boolean)\b",
    re.IGNORECASE,
)

#: Problems that no committed file can hold; ``test_check.py`` makes them.
MADE_ELSEWHERE = {"file-too-large", "file-unreadable"}


def name_of(example: Path) -> str:
    """The code and the name of *example*."""
    return f"{example.parent.name}/{example.stem}"


def place_of(example: Path) -> str:
    """Where *example* stands in the good directory."""
    given = re.search(rb"^# as (\S+)$", example.read_bytes(), re.MULTILINE)
    return given[1].decode() if given else f"directory/services/sunderland/{example.stem}.yml"


def expected_of(example: Path) -> list[tuple[str, int, int, str]]:
    """The problems that *example* announces: path, line, column, code."""
    announced = re.findall(
        rb"^# expect (?:(\S+):)?(\d+):(\d+) (\S+)$", example.read_bytes(), re.MULTILINE
    )
    place = place_of(example)
    return [
        (path.decode() or place, int(line), int(column), code.decode())
        for path, line, column, code in announced
    ]


@cache
def problems_in_memory(example: Path, today: date) -> tuple[Problem, ...]:
    """What a check of the good directory says when *example* stands in it."""
    return problems_with({place_of(example): example.read_bytes()}, today)


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_each_example_gives_its_problems_in_its_words(example: Path, today: date) -> None:
    problems = problems_in_memory(example, today)
    assert [(p.path, p.line, p.column, p.code) for p in problems] == expected_of(example)
    assert example.parent.name in {p.code for p in problems}
    said = "\n\n".join(explain(problem) for problem in problems) + "\n"
    words = example.with_suffix(".txt")
    if os.environ.get("UPDATE_EXAMPLES"):
        words.write_text(said, encoding="utf-8")
    assert said == words.read_text(encoding="utf-8")


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_no_message_uses_a_banned_word_or_an_endless_sentence(example: Path, today: date) -> None:
    for problem in problems_in_memory(example, today):
        own_words = re.sub(r"'[^']*'|\b[\w./-]+\.yml\b", "", problem.sentence)
        assert not BANNED.search(own_words), problem.sentence
        assert problem.sentence.endswith((".", "?")), problem.sentence
        assert max(len(part.split()) for part in re.split(r"[.?:] ", problem.sentence)) <= 25, (
            problem.sentence
        )


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_a_corrected_line_removes_its_problem(example: Path, today: date) -> None:
    files = {place_of(example): example.read_bytes()}
    problems = problems_in_memory(example, today)
    for problem in problems:
        assert not (problem.write and problem.fill)
        assert "…" not in problem.write or "…" in problem.typed
        for offer in problem.fill:
            assert_mends(problem, offer, files, today, problems)
        if not problem.write:
            continue
        lines = {**good_files(), **files}[problem.path].split(b"\n")
        lines[problem.line - 1] = problem.write.encode()
        mended = problems_with({**files, problem.path: b"\n".join(lines)}, today)
        left = {(p.path, p.line, p.column, p.code) for p in mended}
        assert (problem.path, problem.line, problem.column, problem.code) not in left, problem.write


def assert_mends(
    problem: Problem,
    lines: Lines,
    files: dict[str, bytes],
    today: date,
    problems: tuple[Problem, ...],
) -> None:
    """Copy *lines* to where they say, with facts in them: the problem goes, and no fault of form comes."""
    assert not is_certain(problem)
    before = {**good_files(), **files}[problem.path]
    held = before.decode().removesuffix("\n").split("\n")

    def problems_after(offer: Lines) -> tuple[Problem, ...]:
        after = "\n".join(with_lines(held, offer)) + "\n"
        return problems_with({**files, problem.path: after.encode()}, today)

    if "…" in lines.text:
        forgotten = problems_after(lines)
        assert any(p.path == problem.path and p.blocks for p in forgotten), lines
    left = problems_after(replace(lines, text=filled_in(lines)))
    old, new = (Counter((p.path, p.code) for p in each) for each in (problems, left))
    assert new[problem.path, problem.code] < old[problem.path, problem.code], lines
    came = {code for _, code in new - old}
    assert came.isdisjoint(codes_of_form()), (came, lines)


#: What somebody could know for a field, typed in place of the dots.
KNOWN = {
    "amount": "10000", "areas": "sunderland", "ask_instead": "midwife", "by": "maintainer", "closed_on": "2026-03",
    "codes": "E08000024", "date": "2026-05", "days": "mon", "email": "hello@example.org", "ends": "2026-12-31",
    "how": "phone", "kind": "peer-group", "languages": "en", "n": "40", "needs": "isolation", "on": "2026-10-31",
    "number": "0191 498 0177", "opening_valid_until": "2027-03-01", "organisation": "harbour-friends",
    "parent": "sunderland", "postcode": "SR1 9ZZ", "published": "2026-04", "starts": "2026-05-01", "status": "open",
    "summary": "A warm group for parents.", "try_instead": "calm-line", "until": "24 months old", "urgent_lines": "calm-line",
    "value": '"yes"', "as_of": "2026-10",
}  # fmt: skip
#: What stands beside dots that are only a part of a value, and what they then stand for.
PARTS = (
    (r"(?<=https://)…", "example.org/filled"), (r"…(?=@)", "hello"), (r"… (?=months old|years old)", "2 "),
    (r"… (?=weeks)", "20 "), (r"(?<=\d-)…(?=-\d)", "03"), (r"(?<=\d-)…", "01"),
)  # fmt: skip


def filled_in(lines: Lines) -> str:
    """What somebody makes of *lines*: a fact in place of each …."""
    text = lines.text
    for pattern, part in PARTS:
        text = re.sub(pattern, part, text)
    times = "09:30" in lines.such_as

    def fact(found: re.Match[str]) -> str:
        key = found[1]
        if key in ("from", "to"):
            known = {"from": ("2024", "09:00"), "to": ("2025", "23:30")}[key][times]
        else:
            known = KNOWN.get(key, "something that a person knows")
        return found[0].replace("…", known)

    text = re.sub(r"\b(\w+): [\"\[]*…(?=[\"\],}\n]|$)", fact, text)
    return text.replace("…", "March 2025")


def test_slips_of_spelling_and_form_mostly_come_with_a_corrected_line(today: date) -> None:
    """For the codes whose correction can be known from what was typed: at least seven in ten."""
    corrected = [
        any(problem.write for problem in problems_in_memory(example, today))
        for example in EXAMPLES
        if example.parent.name in KNOWABLE
    ]
    assert len(corrected) >= 60
    assert sum(corrected) / len(corrected) >= 0.7


KNOWABLE = {
    "age-without-point", "anchor", "bad-indent", "bracket-not-closed", "colon-unquoted", "colon-without-space",
    "comment-swallows-text", "dash-without-space", "date-form", "email-form", "hidden-character", "id-form",
    "language-form", "missing-colon", "not-in-list", "not-utf-8", "phone-form", "phone-letters", "phone-missing-zero",
    "phone-two-numbers", "postcode-district-form", "postcode-form", "quote-closed-early", "quote-inside-quotes",
    "quote-not-closed", "ring-not-call", "special-character", "summary-full-stop", "tab", "tag", "time-form",
    "unknown-field", "unknown-reference", "unknown-source", "unknown-term", "url-form", "url-without-scheme",
    "wrong-kind", "yes-or-no",
}  # fmt: skip


@cache
def codes_in_source() -> frozenset[str]:
    """Every code that the generator's checking can give, read from its source."""
    return codes_of_form() | codes_in(tuple((GENERATOR / "checking").rglob("*.py")))


@cache
def codes_of_form() -> frozenset[str]:
    """Codes of faults that a record alone can have: what YAML cannot be, and what a field does not take."""
    return codes_in((*(GENERATOR / "records").glob("*.py"), GENERATOR / "checking/gathering.py"))


def codes_in(modules: Iterable[Path]) -> frozenset[str]:
    found: set[str] = set()
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = {"fault": 0, "Finding": 2, "_at": 3}.get(node.func.id)
                given = [a for a in node.args if not isinstance(a, ast.Starred)]
                starred = len(node.args) - len(given)
                values = [] if place is None else given[place - 2 * starred :][:1]
            elif isinstance(node, ast.Assign):
                names = {t.id for t in node.targets if isinstance(t, ast.Name)}
                values = [node.value] if names & {"code", "_CODE"} else []
            else:
                continue
            found |= {str(v.value) for v in values if isinstance(v, ast.Constant) and v.value}
    return frozenset(found)


def test_every_code_has_an_example() -> None:
    shown = {example.parent.name for example in EXAMPLES} | MADE_ELSEWHERE
    assert set(LEVELS) <= shown
    assert codes_in_source() <= shown
    assert len(codes_in_source()) > 80


def test_there_are_examples_of_every_level() -> None:
    assert {LEVELS.get(example.parent.name, Level.MUST) for example in EXAMPLES} == set(Level)


def test_every_text_beside_an_example_belongs_to_one() -> None:
    texts = {path.with_suffix(".yml") for path in BAD.glob("*/*.txt")}
    assert texts == set(EXAMPLES)
