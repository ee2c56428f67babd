"""The page of problem codes: what each means, why it matters, and what the message looks like.

Codes are the folders of ``tests/examples/bad/``. The reason is the docstring of the rule that gives
the code; the message is the one that the example's test expects, word for word.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

from generator.docs_reference.kind_pages import NOTE
from generator.records.problem import LEVELS, Level, level_of

EXAMPLES = "tests/examples/bad"
RULES = "generator/checking/rules"

#: Where codes come from, in the order of the page; a code stands under the first that has it.
_GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "What a record says",
        "One rule each. Most compare fields of a record, or records with each other.",
        (f"{RULES}/*.py",),
    ),
    (
        "The file as text",
        "The file cannot be read as it is typed.",
        (
            "generator/records/reading.py",
            "generator/records/diagnosing.py",
            "generator/checking/checking.py",
        ),
    ),
    (
        "One field",
        "A field is missing, has another name, or holds something that does not fit.",
        ("generator/records/shaping.py", "generator/records/fields.py", "generator/records/*.py"),
    ),
    (
        "Records that name others",
        "An id leads nowhere, or is used twice.",
        ("generator/checking/gathering.py",),
    ),
)
_LEVELS = {
    Level.STOP: "Someone could be hurt. Nothing is published until it is changed.",
    Level.MUST: "Nothing is published until it is changed.",
    Level.CHECK: "Look at it and decide. Publishing goes on.",
}


def problems_page(root: Path) -> str:
    """The whole page. *root* is the repository."""
    lines = [
        "# Problem messages",
        "",
        NOTE.replace("the models", "the rules and examples"),
        *_introduction(),
        "",
    ]
    codes = known_codes(root)
    for heading, about, patterns in _GROUPS:
        literals = {
            path: _literals(path)
            for pattern in patterns
            for path in sorted(root.glob(pattern))
            if path.name != "problem.py"
        }
        here = [code for code in codes if any(code in found for found in literals.values())]
        codes = [code for code in codes if code not in here]
        if here:
            lines += [f"## {heading}", "", about, ""]
        for code in here:
            path = next(path for path, found in literals.items() if code in found)
            lines += _section(root, code, _reason(path) if path.match(f"{RULES}/*.py") else "")
    for code in codes:
        lines += _section(root, code, "")
    return "\n".join(lines).rstrip() + "\n"


def known_codes(root: Path) -> list[str]:
    """Every code, in order: the folders of bad examples, and the codes that have a level of their own."""
    folders = (
        {path.name for path in (root / EXAMPLES).iterdir() if path.is_dir()}
        if (root / EXAMPLES).is_dir()
        else set()
    )
    return sorted(folders | set(LEVELS))


def example_message(root: Path, code: str) -> str:
    """The message that the first example of *code* expects; '' when there is none."""
    for path in sorted((root / EXAMPLES / code).glob("*.txt")):
        for message in path.read_text("utf-8").split("\n\n"):
            if message.partition("\n")[0].endswith(f" {code}"):
                return message.strip("\n")
    return ""


def _introduction() -> Iterator[str]:
    yield "`signpost check` says what is wrong, where, and what to write instead. Each message has a code. The codes are below."
    yield ""
    yield "| Level | What it means |"
    yield "|---|---|"
    for level, words in _LEVELS.items():
        yield f"| *{level}* | {words} |"


def _section(root: Path, code: str, reason: str) -> Iterator[str]:
    yield f"### {code}"
    yield ""
    yield f"*{str(level_of(code)).capitalize()}.* {reason}".strip()
    yield ""
    if message := example_message(root, code):
        yield "```text"
        yield message
        yield "```"
        yield ""


def _literals(path: Path) -> frozenset[str]:
    """Every string literal in the module at *path*."""
    tree = ast.parse(path.read_text("utf-8"))
    return frozenset(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _reason(path: Path) -> str:
    """The docstring of the rule at *path*, as one paragraph."""
    return " ".join(cleandoc(ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split())
