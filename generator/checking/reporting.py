"""Say problems: as text for a terminal, as annotations for GitHub, as JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from generator.records.problem import Level, Problem

FORMATS = ("text", "github", "json")
#: Characters that steer a terminal or turn the direction of a line: never printed as they are.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_GITHUB = {Level.STOP: "error", Level.MUST: "error", Level.CHECK: "warning"}


def report(problems: Sequence[Problem], files: int, format_: str = "text") -> str:
    """Write *problems* of *files* files in one of :data:`FORMATS`. Ends with a newline."""
    if format_ == "json":
        return _json(problems, files)
    if format_ == "github":
        return "".join(f"{_annotation(problem)}\n" for problem in by_importance(problems))
    return (
        "".join(f"{explain(problem)}\n\n" for problem in problems) + f"{summary(problems, files)}\n"
    )


def explain(problem: Problem) -> str:
    """One problem in full: where, what, the line as typed with a caret, and what to write."""
    place = f"{problem.path}:{problem.line}:{problem.column}"
    typed = _UNSEEN.sub("\ufffd", problem.typed)
    lines = [f"{place} {problem.code}", f"  {problem.level}: {problem.sentence}"]
    if typed.strip():
        lines.append(f"  {problem.line:>5} | {typed}")
        lead = typed[: problem.column - 1]
        lines.append("        | " + "".join("\t" if c == "\t" else " " for c in lead) + "^")
    lines += [f"  write | {_UNSEEN.sub('', line)}" for line in problem.write.splitlines()]
    return "\n".join(lines)


def summary(problems: Sequence[Problem], files: int) -> str:
    """The last line: how many files were read and what was found."""
    counted = [
        f"{count} to change" if level is Level.MUST else f"{count} {word}"
        for level, word in (
            (Level.STOP, "for safety"),
            (Level.MUST, "to change"),
            (Level.CHECK, "to check"),
        )
        if (count := sum(problem.level is level for problem in problems))
    ]
    found = ", ".join(counted) if counted else "no problems"
    return f"{files} record{'' if files == 1 else 's'} read: {found}."


def by_importance(problems: Sequence[Problem]) -> list[Problem]:
    """Safety first, then what must change, then what to check: GitHub shows only the first ten."""
    order = list(Level)
    return sorted(problems, key=lambda problem: (order.index(problem.level), problem))


def _annotation(problem: Problem) -> str:
    message = problem.sentence + (f"\nWrite: {problem.write.strip()}" if problem.write else "")
    return (
        f"::{_GITHUB[problem.level]} file={_property(problem.path)},line={problem.line},"
        f"col={problem.column},title={_property(problem.code)}::{_data(message)}"
    )


def _data(text: str) -> str:
    """Escape for a workflow command, as GitHub's runner reads it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _json(problems: Sequence[Problem], files: int) -> str:
    listed = [
        {
            "path": p.path, "line": p.line, "column": p.column, "code": p.code,
            "level": str(p.level), "sentence": p.sentence, "typed": p.typed, "write": p.write,
        }
        for p in problems
    ]  # fmt: skip
    return json.dumps({"files": files, "problems": listed}, ensure_ascii=False, indent=1) + "\n"
