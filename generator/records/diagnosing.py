"""Explain YAML that does not parse: find the true line and say what to write there.

The parser often blames the line after the fault, in words for programmers. A scan of the lines
knows the slips people make: a tab, an unquoted colon, a missing colon, an apostrophe that closes a
quote, a quote or bracket left open, a dash without its space, indentation that does not line up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType

import yaml

from generator.records.problem import Problem, level_of

_KEY = re.compile(r"^(\s*(?:- )?)([A-Za-z_][\w-]*)(:)(\s+|$)(.*)$")
_BLOCK = re.compile(r"^(\s*)(?:- )?[\w-]+:\s+[|>][+\-0-9]*\s*$")
_NO_SPACE = re.compile(r"^(\s*(?:- )?)([a-z_]+):([^\s/].*)$")
_ITEM = re.compile(r"^(\s*- +)(.*)$")
_DASH = re.compile(r"^(\s*)-([A-Za-z\"'].*)$")
_KEY_ALONE = re.compile(r"^(\s*)[a-z_]+\s*$")
_KEY_IN_ITEM = re.compile(r"^(\s*- )([a-z_]+)\s+(\S.*)$")
_KEY_ONLY = re.compile(r"^(\s*)([a-z_]+)\s*[=;]?\s+(\S.*)$")


def diagnose(path: str, text: str, error: yaml.YAMLError | None) -> Problem:
    """Explain why *text* is not a record. *error* is the parser's, or None if it parsed to no record."""
    lines = text.splitlines() or [""]
    mark = getattr(error, "problem_mark", None)
    blamed = mark.line if mark is not None else len(lines) - 1
    for number, line in outside_blocks(lines):
        if number > blamed + 1:
            break
        for slip in _SLIPS:
            if explained := slip(line):
                column, code, sentence, write = explained
                if code == "tab":
                    write = _indenting().untabbed(path, lines, number) or write
                return Problem(path, number, column, code, level_of(code), sentence, line, write)
    if left_open := _left_open(path, lines, error):
        return left_open
    has_fields = any(_KEY.match(line) for _, line in outside_blocks(lines))
    if has_fields and (no_colon := _missing_colon(lines, blamed)):
        number, column, write = no_colon
        code = "missing-colon"
        return Problem(
            path,
            number,
            column,
            code,
            level_of(code),
            "Put a colon and a space after the name of the field.",
            lines[number - 1],
            write,
        )
    number = _dash_out_of_line(lines, min(blamed, len(lines) - 1) + 1)
    if error is not None and (uneven := _uneven(path, lines, number)):
        return uneven
    if error is None:
        sentence = "Write one field on each line: its name, a colon, a space, then the value."
        first, typed = next(outside_blocks(lines), (1, lines[0]))
        return Problem(path, first, 1, "not-a-record", level_of("not-a-record"), sentence, typed)
    column = mark.column + 1 if mark is not None else 1
    sentence = (
        "This line, or the one before it, cannot be read. Compare it with a record that works."
    )
    return Problem(
        path, number, column, "yaml-syntax", level_of("yaml-syntax"), sentence, lines[number - 1]
    )


def _uneven(path: str, lines: list[str], number: int) -> Problem | None:
    """A line that starts out of line with its neighbours, or an entry of a list that lost its dash."""
    indenting = _indenting()
    moved = indenting.evened(path, lines, number, fitting=True)
    if not moved and (dashed := indenting.with_lost_dash(path, lines, number)):
        at, write = dashed
        column = len(lines[at - 1]) - len(lines[at - 1].lstrip()) + 1
        code, sentence = "wrong-kind", "Put a dash and a space before each entry of the list."
        return Problem(path, at, column, code, level_of(code), sentence, lines[at - 1], write)
    if not (moved := moved or indenting.evened(path, lines, number, fitting=False)):
        return None
    code, sentence = "bad-indent", "Start this line exactly below its neighbours of the same group."
    return Problem(path, number, 1, code, level_of(code), sentence, lines[number - 1], moved)


def _indenting() -> ModuleType:
    """What knows the models: loaded for faults only, so that a check that finds none need not wait."""
    from generator.records import indenting  # noqa: PLC0415

    return indenting


Explained = tuple[int, str, str, str]


def outside_blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines that are YAML, numbered from 1: not those inside a ``|`` or ``>`` text."""
    inside: int | None = None
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and (not line.strip() or indent > inside):
            continue
        block = _BLOCK.match(line)
        inside = len(block[1]) if block else None
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line


def _tab(line: str) -> Explained | None:
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" not in lead:
        return None
    sentence = "Use spaces at the start of a line, not a tab."
    return lead.index("\t") + 1, "tab", sentence, line.replace("\t", "  ")


def _apostrophe(line: str) -> Explained | None:
    found = _KEY.match(line)
    value = found[5].rstrip() if found else line.strip().removeprefix("- ")
    if not value.startswith("'") or value.count("'") < 3 or "''" in value[1:]:
        return None
    inner = value[1:].removesuffix("'")
    if "'" not in inner or re.search(r"'\s*[,\]}#]", inner):
        return None
    column = line.index("'") + 1 + value[1:].index("'") + 1
    sentence = "Use double quotes around this text: its apostrophe ends the single quotes."
    start = line[: line.index("'")]
    return column, "quote-closed-early", sentence, f'{start}"{inner}"'


def _after_quote(line: str) -> Explained | None:
    """Words in quotes at the start of a longer text: they end the text for YAML."""
    found = _KEY.match(line)
    quoted = (
        re.match(r"""(["'])([^"'\\]*)\1(\s*[^\s,\]}#"'][^"']*)$""", found[5].rstrip())
        if found
        else None
    )
    if not found or not quoted:
        return None
    start = line[: found.start(5)]
    sentence = "Put double quotes around the whole text, and single quotes inside it."
    column = len(start) + len(quoted[2]) + 2
    return column, "quote-closed-early", sentence, f"{start}\"'{quoted[2]}'{quoted[3]}\""


def _open_quote(line: str) -> Explained | None:
    found = _KEY.match(line)
    if not found or not found[5].startswith('"'):
        return None
    value = found[5].rstrip()
    unescaped = len(re.findall(r'(?<!\\)"', value))
    if unescaped == 1:
        start = line[: len(line.rstrip()) - len(value)]
        return (
            len(start) + 1,
            "quote-not-closed",
            "Close the double quotes at the end of the text.",
            f'{line.rstrip()}"',
        )
    if unescaped > 2:
        inner = value[1:].removesuffix('"').replace('"', "'")
        start = line[: line.index(found[5])]
        sentence = "Use single quotes inside the text: double quotes end it."
        return len(start) + 1, "quote-inside-quotes", sentence, f'{start}"{inner}"'
    return None


def _colon(line: str) -> Explained | None:
    found = _KEY.match(line)
    if not found or found[5][:1] in ("", '"', "'", "[", "{", "|", ">"):
        return None
    value = found[5].rstrip()
    if not (": " in value or value.endswith(":")):
        return None
    start = line[: found.start(5)]
    column = found.start(5) + value.index(":") + 1
    sentence = "Put this text in double quotes: it has a colon inside."
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return column, "colon-unquoted", sentence, f'{start}"{escaped}"'


def _special(line: str) -> Explained | None:
    found = _KEY.match(line) or _ITEM.match(line)
    value = found[found.lastindex or 0].rstrip() if found else ""
    if not found or value[:1] not in ("@", "`", "%"):
        return None
    start = line[: found.start(found.lastindex or 0)]
    sentence = f"Put this text in double quotes: {value[0]} has a special meaning at the start."
    return len(start) + 1, "special-character", sentence, f'{start}"{value}"'


def _left_open(path: str, lines: list[str], error: yaml.YAMLError | None) -> Problem | None:
    """A bracket or quote that is never closed: the parser names the place where it opens."""
    context, mark = getattr(error, "context", None) or "", getattr(error, "context_mark", None)
    place = (mark.line, mark.column) if mark is not None else (len(lines), 0)
    if "flow" not in context and "quoted" not in context:
        context, place = "flow", _open_bracket(lines, getattr(error, "problem_mark", None)) or place
    if place[0] >= len(lines):
        return None
    line = lines[place[0]]
    opened = line[place[1] : place[1] + 1]
    if "flow" in context and opened in ("[", "{"):
        closing = "]" if opened == "[" else "}"
        code = "bracket-not-closed"
        sentence = f"Close the bracket: put {closing} after the last entry."
        write = (
            f"{line.rstrip().rstrip(',')}{closing}"
            if line.count(opened) == line.count(closing) + 1
            else ""
        )
    elif "quoted" in context and opened in ("'", '"'):
        code = "quote-not-closed"
        sentence = f"Close the {'single' if opened == chr(39) else 'double'} quotes at the end of the text."
        write = f"{line.rstrip()}{opened}" if line.count(opened) == 1 else ""
    else:
        return None
    return Problem(path, place[0] + 1, place[1] + 1, code, level_of(code), sentence, line, write)


def _open_bracket(lines: list[str], blamed: yaml.Mark | None) -> tuple[int, int] | None:
    """Line and column, from 0, of a list in brackets that a # cuts off before the place *blamed*."""
    last = blamed.line if blamed is not None else len(lines)
    for number, line in outside_blocks(lines):
        found = _KEY.match(line) if number <= last else None
        if (
            found
            and found[5].startswith("[")
            and " #" in found[5]
            and "]" not in found[5].split(" #")[0]
        ):
            return number - 1, found.start(5)
    return None


def _dash(line: str) -> Explained | None:
    found = _DASH.match(line)
    if not found or line.strip("- ") == "":
        return None
    return (
        len(found[1]) + 1,
        "dash-without-space",
        "Put a space after the dash.",
        f"{found[1]}- {found[2]}",
    )


def _space_after_colon(line: str) -> Explained | None:
    found = _NO_SPACE.match(line)
    if not found or found[2] in ("http", "https"):
        return None
    return (
        len(found[1] + found[2]) + 2,
        "colon-without-space",
        "Put a space after the colon.",
        f"{found[1]}{found[2]}: {found[3]}",
    )


def _missing_colon(lines: list[str], blamed: int) -> tuple[int, int, str] | None:
    """The line near *blamed* (counted from 0) that begins with a field's name but has no colon."""
    candidates = [n for n, line in outside_blocks(lines) if n <= blamed + 1 and ":" not in line]
    for number in reversed(candidates):
        line = lines[number - 1]
        below = lines[number] if number < len(lines) else ""
        if (found := _KEY_ALONE.match(line)) and re.match(rf"{found[1]} *(?:- | +[a-z_]+:)", below):
            return number, len(line.rstrip()) + 1, f"{line.rstrip()}:"
        if (found := _KEY_IN_ITEM.match(line)) and re.match(
            rf"{' ' * len(found[1])}[a-z_]+:", below
        ):
            return number, len(found[1] + found[2]) + 1, f"{found[1]}{found[2]}: {found[3]}"
        if (found := _KEY_ONLY.match(line)) and not line.lstrip().startswith(("-", "#")):
            write = f"{found[1]}{found[2]}: {found[3]}"
            return number, len(found[1] + found[2]) + 1, write
    return None


def _dash_out_of_line(lines: list[str], number: int) -> int:
    """The line to blame: the one above *number* when that is a list entry out of line with the others."""
    above, line = (lines[number - 2] if number > 1 else ""), lines[number - 1]
    dash, indent = above.find("- "), len(line) - len(line.lstrip(" "))
    dashes = {
        found.find("- ")
        for found in lines
        if found.lstrip().startswith("- ") and found is not above
    }
    return (
        number - 1
        if above.lstrip().startswith("- ") and dash + 2 != indent and indent - 2 in dashes
        else number
    )


#: What people slip in on one line, the likeliest first.
_SLIPS = (_tab, _apostrophe, _after_quote, _open_quote, _special, _colon, _dash, _space_after_colon)
