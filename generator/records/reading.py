"""Read: files in; texts with their lines out. Stage 1.

YAML is composed with PyYAML's C parser and every scalar kept as the text the editor typed, so that
``phone: 01234567012``, ``name: no`` and ``to: 17:00`` arrive as written. Anchors, aliases, tags,
several documents, duplicate keys, large files and deep nesting are refused. Positions are worked
out only for files that have a problem (:class:`Marks`), since composing them costs as much again.
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator.records.diagnosing import diagnose, outside_blocks
from generator.records.problem import Loc, Problem, level_of
from generator.records.snapshot import opened

LARGEST = 256 * 1024
DEEPEST = 12
_TOO_DEEP = "Move this up: groups inside groups go at most twelve deep."

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
#: The parser alone: what the loader adds to it makes values of texts.
_Parser: type = _Loader.__bases__[0] if yaml.__with_libyaml__ else _Loader


class _Composer(_Parser):  # type: ignore[misc]
    """The C parser without tags: every scalar is text, so finding out its type is half the cost.

    The parser calls all three for every node and nobody looks at what they give: these are the
    cheapest that take as many arguments.
    """

    resolve = slice
    descend_resolver = operator.is_
    ascend_resolver = tuple


#: Text that may be an anchor, an alias or a tag: only where a value can begin, so that *emphasis* in
#: running text does not count. Only then are the events worth reading.
_SUSPECT = re.compile(r"(?:^[ \t]*|[:?-][ \t]+|[\[{,][ \t]*)(?:[&*][^\s*]|!)", re.MULTILINE)
#: Nesting on one line, which composing would follow one call deeper for each dash.
_DEEP_LINE = re.compile(r"(?:[-?][ \t]+){6}")
_HIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SWALLOWED = re.compile(r"^\s*(?:- +)?(?:[\w-]+: +)?[^\s\"'|>\[{&*#-][^\"#]*? #\S")


@dataclass(frozen=True, slots=True)
class Document:
    """One file as plain lists, dictionaries and strings. *path* is from the root, with slashes."""

    path: str
    data: dict[str, object]


def read(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Read the file at *path* below *root*.

    Gives the document, or None when it cannot be read, and the problems found. A file that
    vanished or may not be opened is a problem too.
    """
    return read_bytes(path, opened(root / path))


def read_bytes(path: str, raw: bytes | None) -> tuple[Document | None, list[Problem]]:
    """As :func:`read`, for bytes already in hand; None for a file that could not be opened."""
    if raw is None:
        return None, [
            _at(
                path,
                1,
                1,
                "file-unreadable",
                "This file cannot be opened. Check that it is still there and that you may read it.",
            )
        ]
    if len(raw) > LARGEST:
        return None, [
            _at(path, 1, 1, "file-too-large", "Shorten this file to 256 kilobytes or less.")
        ]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_other_encoding(path, raw, error.start)]
    return parse(path, text)


def compose(text: str) -> Node | None:
    """The tree of *text* with every scalar as typed; None when there is nothing. Raises yaml.YAMLError."""
    node: Node | None = _Composer(text).get_single_node()
    return node


def _other_encoding(path: str, raw: bytes, start: int) -> Problem:
    """Explain the byte at *start*. A single odd byte is most often Windows' own encoding: read so for the correction."""
    line = raw.count(b"\n", 0, start) + 1
    column = start - raw.rfind(b"\n", 0, start)
    whole = raw.splitlines()[line - 1] if line <= len(raw.splitlines()) else b""
    sixteen_bits = b"\0" in raw[:64] or raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    write = "" if sixteen_bits else whole.decode("cp1252", errors="replace")
    sentence = "Save this file with the encoding UTF-8. It holds characters of another encoding."
    return Problem(
        path,
        line,
        column,
        "not-utf-8",
        level_of("not-utf-8"),
        sentence,
        whole.decode("ascii", errors="replace") if write else "",
        write,
    )


def parse(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """Turn the *text* of one file into a document. As :func:`read`, for text already in hand."""
    if refused := _refusals(path, text):
        return None, refused
    lines = text.splitlines()
    try:
        node = compose(text)
    except yaml.reader.ReaderError:
        return None, [_hidden(path, text, lines)]
    except yaml.YAMLError as error:
        return None, [diagnose(path, text, error)]
    if node is None:
        return None, [_at(path, 1, 1, "file-empty", "Write the record, or delete this file.")]
    if not isinstance(node, MappingNode):
        return None, [diagnose(path, text, None)]
    problems: list[Problem] = []
    data = _plain(node, path, lines, problems, 1)
    if " #" in text:
        problems += _swallowed(path, lines)
    blocked = any(problem.blocks for problem in problems)
    return (None if blocked or not isinstance(data, dict) else Document(path, data)), problems


def _plain(node: Node, path: str, lines: list[str], problems: list[Problem], depth: int) -> object:
    if type(node) is ScalarNode:
        return node.value
    if depth > DEEPEST:
        problems.append(_at(path, *_start(node), "too-deep", _TOO_DEEP, lines))
        return ""
    if type(node) is SequenceNode:
        return [_plain(item, path, lines, problems, depth + 1) for item in node.value]
    found: dict[str, object] = {}
    for key, value in node.value:
        if type(key) is not ScalarNode:
            problems.append(
                _at(
                    path,
                    *_start(key),
                    "key-not-text",
                    "Start this line with the name of a field.",
                    lines,
                )
            )
        elif key.value in found:
            problems.append(
                _at(
                    path,
                    *_start(key),
                    "duplicate-key",
                    f"'{key.value}' stands here a second time. The first is on line {_first(node, key.value)}."
                    " Keep one of the two.",
                    lines,
                )
            )
        else:
            found[key.value] = (
                value.value
                if type(value) is ScalarNode
                else _plain(value, path, lines, problems, depth + 1)
            )
    return found


def _first(node: Node, name: str) -> int:
    """The line, counted from 1, on which *node* has its first field called *name*."""
    return next(_start(key)[0] for key, _ in node.value if key.value == name)


def _start(node: Node | yaml.Event) -> tuple[int, int]:
    """Line and column at which *node* starts, counted from 1."""
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _refusals(path: str, text: str) -> list[Problem]:
    """Anchors, aliases, tags, further documents and dangerous depth, from the stream of events."""
    # Looking for single characters first costs a hundredth of the patterns.
    marked = ("&" in text or "*" in text or "!" in text) and _SUSPECT.search(text)
    brackets, dashes = (
        text.count("[") + text.count("{"),
        text.count("- ") + text.count("-\t") + text.count("? "),
    )
    deep = brackets > 300 or " " * 60 in text or (dashes > 300 and _DEEP_LINE.search(text))
    if not (deep or marked or "\n---" in text or "\n..." in text):
        return []
    depth, documents = 0, 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            documents += isinstance(event, yaml.DocumentStartEvent)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
                event, yaml.CollectionEndEvent
            )
            if refused := _refused(event, depth, documents):
                code, sentence = refused
                line, column = _start(event)
                write = _in_quotes(text, line, column) if code in ("anchor", "tag") else ""
                return [_at(path, line, column, code, sentence, text.splitlines(), write)]
    except yaml.YAMLError:
        return []  # parse() meets the same error and explains it
    return []


def _refused(event: yaml.Event, depth: int, documents: int) -> tuple[str, str] | None:
    """The code and the sentence with which *event* is refused, if it is."""
    if documents > 1:
        return (
            "two-documents",
            "Keep one record in each file. Delete the line of dashes and what follows.",
        )
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return (
            "anchor",
            "Write the text out in full, or put it in double quotes. & and * have a special meaning at the start.",
        )
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
        return "tag", "Put the text in double quotes. ! has a special meaning at the start."
    if depth > 4 * DEEPEST:
        return "too-deep", _TOO_DEEP
    return None


def _in_quotes(text: str, line: int, column: int) -> str:
    """The line with all from *column* on in double quotes; '' when that is a structure, not a text."""
    typed = text.splitlines()[line - 1]
    start, value = typed[: column - 1], typed[column - 1 :].rstrip()
    return (
        ""
        if not start.rstrip().endswith((":", "-")) or set(value) & set('"\\[]{}')
        else f'{start}"{value}"'
    )


def _hidden(path: str, text: str, lines: list[str]) -> Problem:
    """The first character that YAML refuses: copied along from another program, seen by nobody."""
    found = _HIDDEN.search(text)
    before = text[: found.start()] if found else ""
    line = len(f"{before}.".splitlines())
    column = len(f"{before}.".splitlines()[-1])
    write = _HIDDEN.sub("", lines[line - 1]) if line <= len(lines) else ""
    return _at(
        path,
        line,
        column,
        "hidden-character",
        "Delete the hidden character here, or type this line again.",
        lines,
        write,
    )


def _swallowed(path: str, lines: list[str]) -> list[Problem]:
    found = []
    for number, line in outside_blocks(lines):
        if " #" in line and _SWALLOWED.match(line):
            at = line.index(" #") + 1
            start = len(line) - len(line.lstrip("- "))
            if ": " in line[:at]:
                start = line.index(": ") + 2
            value = line[start:].strip()
            quoted = f'{line[:start]}"{value}"' if '"' not in value else ""
            found.append(
                _at(
                    path,
                    number,
                    at + 1,
                    "comment-swallows-text",
                    "Put this text in double quotes: what follows # is left out.",
                    lines,
                    quoted,
                )
            )
    return found


def _at(
    path: str,
    line: int,
    column: int,
    code: str,
    sentence: str,
    lines: list[str] | None = None,
    write: str = "",
) -> Problem:
    typed = lines[line - 1] if lines and line <= len(lines) else ""
    return Problem(path, line, column, code, level_of(code), sentence, typed, write)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file: line and column counted from 1, the line as typed, and the raw value."""

    line: int
    column: int
    typed: str
    raw: str


class Marks:
    """The places of all fields of one file, worked out only when a problem needs them."""

    def __init__(self, text: str) -> None:
        """Compose *text* again; text that does not compose has no places but its first line."""
        self._lines = text.splitlines() or [""]
        try:
            self._node = compose(text)
        except yaml.YAMLError:
            self._node = None

    @property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self._lines

    def node(self, loc: Loc) -> tuple[Node | None, Node] | None:
        """The key (None in a list) and the value at *loc*; None when they are not there."""
        key, node = None, self._node
        for step in loc:
            below = self._step(node, step)
            if below is None:
                return None
            key, node = (None, below[1]) if isinstance(step, int) else below
        return None if node is None else (key, node)

    def find(self, loc: Loc, *, on_key: bool = False) -> Mark:
        """The place of *loc*: its value, or its key with *on_key*; else the nearest that exists."""
        node, key = self._node, None
        for step in loc:
            below = self._step(node, step)
            if below is None:
                break
            key, node = below
        else:
            if node is not None and not (on_key and key is not None):
                return self._mark(node, key)
        target = key if key is not None else node
        return self._mark(target, None) if target is not None else Mark(1, 1, self._lines[0], "")

    @staticmethod
    def _step(node: Node | None, step: str | int) -> tuple[Node, Node] | None:
        if isinstance(node, MappingNode):
            for key, value in node.value:
                if key.value == step:
                    return key, value
        if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
        return None

    def _mark(self, node: Node, key: Node | None) -> Mark:
        at = node.start_mark
        if isinstance(node, ScalarNode) and node.value == "" and key is not None:
            at = key.start_mark
        typed = self._lines[at.line] if at.line < len(self._lines) else ""
        raw = ""
        if at is node.start_mark and node.end_mark.line == at.line:
            raw = typed[at.column : node.end_mark.column]
        return Mark(at.line + 1, at.column + 1, typed, raw)
