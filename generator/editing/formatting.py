"""Put a record into its canonical form: the order of its fields, and quotes where they belong.

Nothing else changes: comments, layout and words stay. What a file says is read before and after; a
file whose meaning would change is left as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator.editing import canonical
from generator.editing.yaml_places import Places
from generator.records.form import FormField, Holds
from generator.records.kinds import kind_of
from generator.records.problem import Problem
from generator.records.reading import LARGEST, parse, read

_Piece = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Formatted:
    """One file after formatting. *text* is None when it was refused; *problems* then say why."""

    path: str
    before: bytes
    text: str | None
    problems: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        """True when the file is not in its canonical form yet."""
        return self.text is not None and self.text.encode() != self.before


def format_file(root: Path, path: str) -> Formatted:
    """Format the file at *path* below *root*, without writing it. Faults of the file are values."""
    document, problems = read(root, path)
    if document is None:
        return Formatted(path, b"", None, tuple(problems))
    before = (root / path).read_bytes()
    kind = kind_of(path)
    text = before.decode("utf-8-sig")
    return Formatted(path, before, format_text(text, kind.model if kind is not None else None))


def format_text(text: str, model: type[BaseModel] | None) -> str:
    """The canonical form of *text*, which must read. Gives it back unchanged when that is not certain."""
    document, _ = parse("", text)
    assert document is not None, "only what reads is formatted"
    for ordering in (True, False):
        formatted = _Formatter(text, ordering=ordering).text(model)
        if formatted == text:
            return text
        again, _ = parse("", formatted) if len(formatted.encode()) <= LARGEST else (None, [])
        if again is not None and again.data == document.data:
            return formatted
    return text


class _Formatter:
    """Works out the pieces of one text that have to change."""

    def __init__(self, text: str, *, ordering: bool) -> None:
        self._text = text
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._ordering = ordering
        self._places = Places(text)

    def text(self, model: type[BaseModel] | None) -> str:
        """The text in its canonical form."""
        root = self._places.root
        assert root is not None, "only what reads is formatted"
        formatted = self._put(0, len(self._text), self._pieces(root, model, None))
        return formatted if self._text.endswith(("\n", "\r")) else formatted.rstrip("\r\n")

    def _put(self, start: int, end: int, pieces: list[_Piece]) -> str:
        """The text from *start* to *end* with *pieces* put in."""
        parts: list[str] = []
        for first, last, piece in sorted(pieces):
            parts += [self._text[start:first], piece]
            start = last
        return "".join([*parts, self._text[start:end]])

    def _pieces(
        self, node: Node, model: type[BaseModel] | None, field: FormField | None
    ) -> list[_Piece]:
        if isinstance(node, ScalarNode):
            return self._quoted(node, field)
        if isinstance(node, SequenceNode):
            return [piece for each in node.value for piece in self._pieces(each, model, field)]
        assert isinstance(node, MappingNode), "there are three kinds of node"
        inside = {
            key.value: self._inside(value, canonical.field_in(model, key.value))
            for key, value in node.value
        }
        keys = [key.value for key, _ in node.value]
        order = canonical.in_order(model, keys)
        if self._ordering and model is not None and keys != order:
            moved = self._in_braces if node.flow_style else self._on_lines
            if piece := moved(node, order, inside):
                return [piece]
        return [piece for pieces in inside.values() for piece in pieces]

    def _inside(self, value: Node, field: FormField | None) -> list[_Piece]:
        return self._pieces(value, field.group if field is not None else None, field)

    def _quoted(self, node: ScalarNode, field: FormField | None) -> list[_Piece]:
        """The piece that puts a text into double quotes, when it must stand there.

        The words of a choice stay as typed: `value: "yes"` and `value: yes` are both in use.
        """
        start, end = self._places.span(node)
        holds = field.holds if field is not None else None
        if node.style in ('"', "|", ">") or not node.value or "\n" in self._text[start:end]:
            return []
        needs = holds is not Holds.CHOICE and canonical.must_quote(node.value, holds)
        if node.style == "'" or (field is not None and needs):
            return [(start, end, canonical.in_quotes(node.value))]
        return []

    def _in_braces(
        self, node: MappingNode, order: list[str], inside: dict[str, list[_Piece]]
    ) -> _Piece | None:
        """A group in braces with its fields in *order*; None when it spans lines."""
        first, last = self._places.span(node)
        if "\n" in self._text[first:last]:
            return None
        parts = {}
        for key, value in node.value:
            start, end = self._places.span(key)[0], self._places.span(value)[1]
            parts[key.value] = self._put(start, end, inside[key.value])
        return first, last, f"{{{', '.join(parts[key] for key in order)}}}"

    def _on_lines(
        self, node: MappingNode, order: list[str], inside: dict[str, list[_Piece]]
    ) -> _Piece | None:
        """A group on lines of its own with its fields in *order*, each with the comments above it.

        None when a comment would come between a dash and the first field.
        """
        above: dict[str, str] = {}
        bodies: dict[str, str] = {}
        first = self._places.span(node.value[0][0])[0]
        line = self._places.line_start(first)
        lead = self._text[line:first]
        reached = line
        for key, value in node.value:
            start, end = self._places.span(key)[0], self._places.end_of_lines(value, key)
            above[key.value] = self._text[reached : self._places.line_start(start)]
            body = self._put(start, end, inside[key.value])
            bodies[key.value] = body if body.endswith(("\n", "\r")) else body + self._newline
            reached = end
        on_dash_line = bool(lead.strip(" "))
        if on_dash_line and above[order[0]].strip():
            return None
        indent = " " * len(lead)
        lines = "".join(f"{above[key]}{indent}{bodies[key]}" for key in order)
        if not above[order[0]].strip():
            lines = lines.lstrip("\r\n \t")
            return first, reached, lines
        return line, reached, lines
