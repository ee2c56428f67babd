"""Where the values of a YAML text stand, as positions in that text."""

from __future__ import annotations

import re
from bisect import bisect_right

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator.records.reading import compose

#: What the parser takes for the end of a line.
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class Places:
    """The nodes of one text that reads, and where each begins and ends. Positions count characters."""

    def __init__(self, text: str) -> None:
        """Compose *text*; it must read."""
        self._text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        self.root = compose(text)
        self._bracketed: set[int] = set()
        if self.root is not None:
            self._note_brackets(self.root, inside=False)

    def _note_brackets(self, node: Node, *, inside: bool) -> None:
        if inside:
            self._bracketed.add(id(node))
        if isinstance(node, MappingNode | SequenceNode):
            pairs = isinstance(node, MappingNode)
            children = [each for pair in node.value for each in pair] if pairs else node.value
            for child in children:
                self._note_brackets(child, inside=inside or bool(node.flow_style))

    def in_brackets(self, node: Node) -> bool:
        """True for a value inside square brackets or braces."""
        return id(node) in self._bracketed

    def is_inline(self, node: Node) -> bool:
        """True for a value that is no block: a text with or without quotes, or something in brackets."""
        if isinstance(node, MappingNode | SequenceNode):
            return bool(node.flow_style)
        return not isinstance(node, ScalarNode) or node.style not in ("|", ">")

    def span(self, node: Node) -> tuple[int, int]:
        """Where *node* begins and ends. The end of a block of lines is not exact: see end_of_lines."""
        return self._position(node.start_mark), self._position(node.end_mark)

    def _position(self, mark: yaml.Mark) -> int:
        if mark.line >= len(self._starts):
            return len(self._text)
        return min(self._starts[mark.line] + mark.column, len(self._text))

    def line_start(self, position: int) -> int:
        """Where the line that holds *position* begins."""
        return self._starts[bisect_right(self._starts, position) - 1]

    def dash(self, item: Node) -> int:
        """Where the dash before *item* of a list stands."""
        return self._text.rindex("-", 0, self.span(item)[0])

    def end_of_lines(self, node: Node, key: Node) -> int:
        """Where the line after the last line of *node* begins; *key* is where an empty one stands."""
        last, keeps = self._last_line(node, key)
        while not keeps and last > key.start_mark.line and not self._line(last).strip():
            last -= 1
        return self._starts[last + 1] if last + 1 < len(self._starts) else len(self._text)

    def _line(self, number: int) -> str:
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[number] : end]

    def _last_line(self, node: Node, key: Node) -> tuple[int, bool]:
        """The last line of *node*, and True when the empty lines after it are part of its text."""
        if isinstance(node, MappingNode) and not node.flow_style and node.value:
            return self._last_line(node.value[-1][1], node.value[-1][0])
        if isinstance(node, SequenceNode) and not node.flow_style and node.value:
            return self._last_line(node.value[-1], node.value[-1])
        end = node.end_mark
        block = isinstance(node, ScalarNode) and node.style in ("|", ">")
        last = end.line - 1 if block and end.column == 0 else end.line
        start = self._position(node.start_mark)
        header = self._text[start : start + 4].split("\n")[0] if block else ""
        return max(last, key.start_mark.line), "+" in header
