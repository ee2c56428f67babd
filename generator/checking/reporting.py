"""Say problems: as text for a terminal, as annotations or Markdown for GitHub, as JSON for programs.

The words of a fault are the same everywhere: they come from :func:`said`, :func:`to_write` and
:func:`to_fill`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from generator.records.problem import Level, Lines, Problem
from generator.records.unseen import code_line, code_span, fence_for, plainly

FORMATS = ("text", "github", "markdown", "json")
_GITHUB = {Level.STOP: "error", Level.MUST: "error", Level.CHECK: "warning"}


def report(problems: Sequence[Problem], files: int, format_: str = "text") -> str:
    """Write *problems* of *files* files in one of :data:`FORMATS`. Ends with a newline.

    In text, what stands in the way comes last: there the reader's eye is when the command is done.
    """
    problems = with_one_line_each(problems)
    if format_ == "json":
        return _json(problems, files)
    if format_ == "github":
        return "".join(f"{_annotation(problem)}\n" for problem in by_importance(problems))
    if format_ == "markdown":
        return f"{summary(problems, files)}\n\n{problems_markdown(problems)}"
    return (
        "".join(f"{explain(problem)}\n\n" for problem in sorted(problems, key=_blocks))
        + f"{summary(problems, files)}\n"
    )


def _blocks(problem: Problem) -> bool:
    return problem.blocks


def with_one_line_each(problems: Sequence[Problem]) -> list[Problem]:
    """*problems*, those of one line all with the same corrected line, which mends them all where it can be made.

    Left as they are where two corrections touch.
    """
    writes: dict[tuple[str, int, str], set[str]] = {}
    for each in problems:
        if each.write:
            writes.setdefault((each.path, each.line, each.typed), set()).add(each.write)
    mended = {place: _all_mended(place[2], found) for place, found in writes.items()}
    lines = [mended.get((each.path, each.line, each.typed), "") for each in problems]
    return [
        replace(each, write=line) if line and each.write else each
        for each, line in zip(problems, lines, strict=True)
    ]


def _all_mended(typed: str, writes: Collection[str]) -> str:
    """*typed* with every change that *writes* make to it; '' for fewer than two, or when two touch."""
    spans = sorted(_span(typed, write) for write in writes)
    apart = all(one[1] < two[0] for one, two in pairwise(spans))
    if len(spans) < 2 or not apart or "\n" in "".join(writes):
        return ""
    line = typed
    for start, end, text in reversed(spans):
        line = line[:start] + text + line[end:]
    return line


def _span(typed: str, write: str) -> tuple[int, int, str]:
    """Where *write* differs from *typed*: from, to, and the text in its place."""
    start = _alike(typed, write)
    same = _alike(typed[start:][::-1], write[start:][::-1])
    return start, len(typed) - same, write[start : len(write) - same]


def _alike(one: str, other: str) -> int:
    """With how many of the same letters *one* and *other* begin."""
    differ = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differ, min(len(one), len(other)))


def said(problem: Problem) -> str:
    """The sentence of *problem*, as it is said everywhere."""
    return plainly(problem.sentence)


def to_write(problem: Problem) -> str:
    """The corrected line of *problem* that is offered everywhere, or ''."""
    return plainly(problem.write, "")


@dataclass(frozen=True, slots=True)
class ToFill:
    """Lines that a person completes or chooses: the sentence that says where they go, and the *offers*.

    Each offer is a block of whole lines; one of them is enough.
    """

    sentence: str
    offers: tuple[str, ...]


def to_fill(problem: Problem) -> tuple[ToFill, ...]:
    """What *problem* offers to complete, in the words that are used everywhere; () for nothing."""
    told: list[ToFill] = []
    places = groupby(problem.fill, lambda each: (each.line, each.replaced, each.such_as))
    for _, same_place in places:
        lines = list(same_place)
        sentence = _where(lines[0], several=len(lines) > 1, another=bool(told))
        told.append(ToFill(sentence, tuple(plainly(each.text, "") for each in lines)))
    return tuple(told)


def _where(lines: Lines, *, several: bool, another: bool) -> str:
    """The sentence over lines to fill in: where they go, and what is to be done with them."""
    what = "one of these" if several else "these lines" if "\n" in lines.text else "this"
    if lines.replaced:
        last = lines.line + lines.replaced - 1
        span = f"line {lines.line}" if lines.replaced == 1 else f"lines {lines.line} to {last}"
        where = f"Put {what} in place of {span}"
    else:
        where = f"Add {what} {f'below line {lines.line}' if lines.line else 'above line 1'}"
    where = f"Or {where[0].lower()}{where[1:]}" if another else where
    if "…" in lines.text:
        such_as = f" ({lines.such_as})" if lines.such_as else ""
        return f"{where}, with what you know in place of …{such_as}."
    return f"{where}, {'whichever is true' if several else 'if that is so'}."


def explain(problem: Problem) -> str:
    """One problem in full: where, what, the line as typed with a caret, and what to write."""
    place = f"{plainly(problem.path)}:{problem.line}:{problem.column}"
    typed = plainly(problem.typed)
    lines = [f"{place} {problem.code}", f"  {problem.level}: {said(problem)}"]
    if typed.strip():
        lines.append(f"  {problem.line:>5} | {typed}")
        lead = typed[: problem.column - 1]
        lines.append("        | " + "".join("\t" if c == "\t" else " " for c in lead) + "^")
    lines += [f"  write | {line}" for line in to_write(problem).splitlines()]
    for told in to_fill(problem):
        lines.append(f"  {told.sentence}")
        for number, offer in enumerate(told.offers):
            lead = "     or" if number else "   copy"
            for line in offer.split("\n"):
                lines.append(f"{lead} | {line}")
                lead = "       "
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
    message = said(problem) + (f"\nWrite: {to_write(problem).strip()}" if problem.write else "")
    for told in to_fill(problem):
        message += f"\n{told.sentence}\n" + "\nor\n".join(told.offers)
    return (
        f"::{_GITHUB[problem.level]} file={_property(problem.path)},line={problem.line},"
        f"col={problem.column},title={_property(problem.code)}::{_data(message)}"
    )


def _data(text: str) -> str:
    """Escape for a workflow command, as GitHub's runner reads it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def problems_markdown(problems: Sequence[Problem]) -> str:
    """A list for GitHub's summary of a job and for comments, the most important first; '' for none.

    Sentences quote what editors typed, so each is one code span: nothing in it can be markup.
    """
    return "".join(
        f"- **{problem.level}** {code_span(f'{problem.path}:{problem.line}:{problem.column}')}"
        f" {code_span(said(problem), longest=0)}"
        + "".join(f"\n  - write {code_line(line)}" for line in to_write(problem).splitlines())
        + "".join(map(_fill_markdown, to_fill(problem)))
        + "\n"
        for problem in by_importance(with_one_line_each(problems))
    )


def _fill_markdown(told: ToFill) -> str:
    """Lines to fill in as blocks of code, which GitHub lets people copy, under the entry of a list."""
    blocks = []
    for offer in told.offers:
        lines = ["".join(line.splitlines()) for line in offer.split("\n")]
        fence = fence_for(offer)
        blocks.append("\n  ".join([fence, *lines, fence]))
    return f"\n\n  {told.sentence}\n\n  " + "\n\n  or\n\n  ".join(blocks) + "\n"


def _json(problems: Sequence[Problem], files: int) -> str:
    listed = [
        {
            "path": p.path, "line": p.line, "column": p.column, "code": p.code,
            "level": str(p.level), "sentence": p.sentence, "typed": p.typed, "write": p.write,
            "fill": [{"sentence": told.sentence, "offers": told.offers} for told in to_fill(p)],
        }
        for p in problems
    ]  # fmt: skip
    return json.dumps({"files": files, "problems": listed}, ensure_ascii=False, indent=1) + "\n"
