"""Explain YAML that does not parse: find the true line and say what to write there.

The parser often blames the line after the fault, in words for programmers. A scan of the lines
knows the slips people make: a tab, an unquoted colon, a missing colon, an apostrophe that closes a
quote, a quote or bracket left open, a dash without its space, indentation that does not line up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.records.problem import Problem, level_of

_KEY = re.compile(r"^(\s*(?:- )?)([A-Za-z_][\w-]*)(:)(\s+|$)(.*)$")
_BLOCK = re.compile(r"^(\s*)(?:- )?[\w-]+:\s+[|>][+\-0-9]*\s*$")
_NO_SPACE = re.compile(r"^(\s*(?:- )?)([a-z_]+):([^\s/].*)$")
_ITEM = re.compile(r"^(\s*- +)(.*)$")
_DASH = re.compile(r"^(\s*)-([A-Za-z\"'].*)$")
_KEY_ONLY = re.compile(r"^(\s*)([a-z_]+)\s*[=;]?\s+(\S.*)$")


def diagnose(path: str, text: str, error: yaml.YAMLError | None) -> Problem:
    """Explain why *text* is not a record. *error* is the parser's, or None if it parsed to no record."""
    lines = text.splitlines() or [""]
    mark = getattr(error, "problem_mark", None)
    blamed = mark.line if mark is not None else len(lines) - 1
    for number, line in outside_blocks(lines):
        if number > blamed + 1:
            break
        for slip in (_tab, _apostrophe, _open_quote, _special, _colon, _dash, _space_after_colon):
            if explained := slip(line):
                column, code, sentence, write = explained
                return Problem(path, number, column, code, level_of(code), sentence, line, write)
    if left_open := _left_open(path, lines, error):
        return left_open
    if no_colon := _missing_colon(lines, blamed):
        number, column, write = no_colon
        code = "missing-colon"
        return Problem(path, number, column, code, level_of(code), "Put a colon and a space after the name of the field.", lines[number - 1], write)
    number = min(blamed, len(lines) - 1) + 1
    if uneven := _uneven_indent(lines, number):
        sentence = "Start this line exactly below its neighbours of the same group."
        return Problem(path, number, 1, "bad-indent", level_of("bad-indent"), sentence, lines[number - 1], uneven)
    if error is None:
        sentence = "Write one field on each line: its name, a colon, a space, then the value."
        return Problem(path, 1, 1, "not-a-record", level_of("not-a-record"), sentence, lines[0])
    column = mark.column + 1 if mark is not None else 1
    sentence = "This line, or the one before it, cannot be read. Compare it with a record that works."
    return Problem(path, number, column, "yaml-syntax", level_of("yaml-syntax"), sentence, lines[number - 1])


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


def _open_quote(line: str) -> Explained | None:
    found = _KEY.match(line)
    if not found or not found[5].startswith('"'):
        return None
    value = found[5].rstrip()
    unescaped = len(re.findall(r'(?<!\\)"', value))
    if unescaped == 1:
        start = line[: len(line.rstrip()) - len(value)]
        return len(start) + 1, "quote-not-closed", "Close the double quotes at the end of the text.", f'{line.rstrip()}"'
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
    if mark is None or mark.line >= len(lines):
        return None
    line = lines[mark.line]
    opened = line[mark.column : mark.column + 1]
    if "flow" in context and opened in ("[", "{"):
        closing = "]" if opened == "[" else "}"
        code = "bracket-not-closed"
        sentence = f"Close the bracket: put {closing} after the last entry."
        write = f"{line.rstrip().rstrip(',')}{closing}" if line.count(opened) == line.count(closing) + 1 else ""
    elif "quoted" in context and opened in ("'", '"'):
        code = "quote-not-closed"
        sentence = f"Close the {'single' if opened == chr(39) else 'double'} quotes at the end of the text."
        write = f"{line.rstrip()}{opened}" if line.count(opened) == 1 else ""
    else:
        return None
    return Problem(path, mark.line + 1, mark.column + 1, code, level_of(code), sentence, line, write)


def _dash(line: str) -> Explained | None:
    found = _DASH.match(line)
    if not found or line.strip("- ") == "":
        return None
    return len(found[1]) + 1, "dash-without-space", "Put a space after the dash.", f"{found[1]}- {found[2]}"


def _space_after_colon(line: str) -> Explained | None:
    found = _NO_SPACE.match(line)
    if not found or found[2] in ("http", "https"):
        return None
    return len(found[1] + found[2]) + 2, "colon-without-space", "Put a space after the colon.", f"{found[1]}{found[2]}: {found[3]}"


def _missing_colon(lines: list[str], blamed: int) -> tuple[int, int, str] | None:
    """The line near *blamed* (counted from 0) that begins with a field's name but has no colon."""
    candidates = [n for n, line in outside_blocks(lines) if n <= blamed + 1 and ":" not in line]
    for number in reversed(candidates):
        line = lines[number - 1]
        if (found := _KEY_ONLY.match(line)) and not line.lstrip().startswith(("-", "#")):
            write = f"{found[1]}{found[2]}: {found[3]}"
            return number, len(found[1] + found[2]) + 1, write
    return None


def _uneven_indent(lines: list[str], number: int) -> str:
    """The line with the indentation of the nearest earlier field of about its depth, or ''."""
    line = lines[number - 1]
    indent = len(line) - len(line.lstrip(" "))
    for above in reversed(lines[: number - 1]):
        if above.strip() and not above.lstrip().startswith("#"):
            other = len(above) - len(above.lstrip(" "))
            if other != indent and abs(other - indent) <= 3:
                return " " * other + line.lstrip(" ")
            return ""
    return line.lstrip(" ") if indent else ""
