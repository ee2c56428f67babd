"""The smallest pieces of text that make a record say something else. Only :mod:`record_text` needs them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel
from yaml import MappingNode, Node, SequenceNode

from generator.editing import canonical
from generator.editing.canonical import Typed
from generator.editing.yaml_places import Places
from generator.records.form import FormField


def same_meaning(one: object, other: object) -> bool:
    """True when two readings say the same. The newline after a block of prose says nothing."""
    if isinstance(one, str) and isinstance(other, str):
        return one.rstrip("\n") == other.rstrip("\n")
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_meaning, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_meaning(one[key], other[key]) for key in one)
    return False


def rewritten(
    text: str,
    old: dict[str, Typed],
    new: dict[str, Typed],
    key: str,
    model: type[BaseModel] | None,
    newline: str,
) -> str | None:
    """*text* with the whole entry of *key* written anew: for layouts that cannot be patched."""
    without = {name: value for name, value in old.items() if name != key}
    cleared = changed(text, old, without, key, model, newline) if key in old and without else text
    if cleared is None or key not in new:
        return cleared
    return changed(cleared, without, new, key, model, newline)


def changed(
    text: str,
    old: dict[str, Typed],
    new: dict[str, Typed],
    key: str,
    model: type[BaseModel] | None,
    newline: str,
) -> str | None:
    """*text* with the smallest change at the field *key* that makes it say *new*; None when it fails."""
    patch = _Patch(text, newline)
    node = patch.places.root
    if not isinstance(node, MappingNode):
        return None
    there = {name: old[name] for name in old if name == key}
    wanted = {name: new[name] for name in new if name == key}
    patch.mapping(node, there, wanted, model)
    return patch.result()


class _Patch:
    """Collects the pieces to replace in one text."""

    def __init__(self, text: str, newline: str) -> None:
        self.places = Places(text)
        self._text = text
        self._newline = newline
        self._pieces: list[tuple[int, int, str]] = []

    def result(self) -> str:
        """The text with all pieces put in, last first so that positions hold."""
        text, ended = self._text, self._text.endswith(("\n", "\r"))
        for start, end, piece in sorted(self._pieces, key=lambda p: (p[0], p[1]), reverse=True):
            put = piece.replace("\n", self._newline)
            if put and start == len(text) and text and not text.endswith(("\n", "\r")):
                put = self._newline + put
            text = text[:start] + put + text[end:]
        return text if ended else text.removesuffix("\n").removesuffix("\r")

    def _replace(self, start: int, end: int, piece: str) -> None:
        self._pieces.append((start, end, piece))

    # ---------------------------------------------------------------------------------- groups

    def mapping(
        self,
        node: MappingNode,
        old: Mapping[str, Typed],
        new: Mapping[str, Typed],
        model: type[BaseModel] | None,
    ) -> None:
        """Make the group at *node* say *new* where *old* and *new* have keys; other keys stay."""
        pairs = {key.value: (key, value) for key, value in node.value}
        gone = [key for key in old if key not in new]
        if gone and node.flow_style:
            self._replace(*self.places.span(node), canonical.braces(new, model))
            return
        for key in gone:
            self._take_out([k for k, _ in node.value], [v for _, v in node.value], pairs[key][0])
        for key in canonical.in_order(model, new):
            field = canonical.field_in(model, key)
            if key in pairs:
                self.value(*pairs[key], old[key], new[key], field)
            else:
                self._add(node, key, new[key], field, model)

    def value(self, key: Node, node: Node, old: Typed, new: Typed, field: FormField | None) -> None:
        """Make the value at *node*, after *key*, say *new*."""
        if same_meaning(old, new):
            return
        if isinstance(node, MappingNode) and node.value and isinstance(new, dict):
            assert isinstance(old, dict), "a mapping reads as a group"
            self.mapping(node, old, new, field.group if field is not None else None)
        elif isinstance(node, SequenceNode) and node.value and isinstance(new, list):
            assert isinstance(old, list), "a sequence reads as a list"
            self.sequence(node, old, new, field)
        elif self.places.is_inline(node) and (
            self.places.in_brackets(node) or _stays_inline(new, field)
        ):
            start, end = self.places.span(node)
            space = " " if self._text[start - 1 : start] in (":", "-", "?") else ""
            brackets = self.places.in_brackets(node)
            put = (
                canonical.scalar(new.rstrip("\n"), field, brackets=brackets)
                if isinstance(new, str)
                else canonical.in_brackets(new, field)
            )
            self._replace(start, end, space + put)
        else:
            start, end = self.places.span(key)[0], self.places.end_of_lines(node, key)
            column = key.start_mark.column
            if node is key:
                lines = canonical.item(new, field, 0)[2:]
                column = 0
            else:
                lines = canonical.entry(key.value, new, field, column)
            self._replace(start, end, lines[column:])

    def _take_out(self, entries: list[Node], values: list[Node], which: Node) -> None:
        """Cut the entry *which* out of a group, or a list, that stands on lines of its own."""
        here = entries.index(which)
        start, end = self.places.span(which)[0], self.places.end_of_lines(values[here], which)
        if which is values[here]:
            start = self.places.dash(which)
        line = self.places.line_start(start)
        if not self._text[line:start].strip(" "):
            self._replace(line, end, "")
        elif here + 1 < len(entries):  # the first field, on the line of a dash
            below = self.places.span(entries[here + 1])[0]
            comment = self._text[end : self.places.line_start(below)].strip()
            self._replace(start, end if comment else below, "")

    def _add(
        self,
        node: MappingNode,
        key: str,
        value: Typed,
        field: FormField | None,
        model: type[BaseModel] | None,
    ) -> None:
        """Put a new field into a group, where the order of the model has it."""
        present = [k.value for k, _ in node.value]
        order = canonical.in_order(model, [*present, key])
        earlier = set(order[: order.index(key)])
        after = [pair for pair in node.value if pair[0].value in earlier]
        if node.flow_style:
            put = f"{canonical.key_text(key)}: {canonical.in_brackets(value, field)}"
            if after:
                end = max(self.places.span(v)[1] for _, v in after)
                self._replace(end, end, f", {put}")
            else:
                start = self.places.span(node.value[0][0])[0]
                self._replace(start, start, f"{put}, ")
            return
        column = node.value[0][0].start_mark.column
        lines = canonical.entry(key, value, field, column)
        if after:
            end = max(self.places.end_of_lines(v, k) for k, v in after)
            self._replace(end, end, lines)
        else:
            start = self.places.span(node.value[0][0])[0]
            self._replace(start, start, lines[column:] + " " * column)

    # ----------------------------------------------------------------------------------- lists

    def sequence(
        self, node: SequenceNode, old: list[Typed], new: list[Typed], field: FormField | None
    ) -> None:
        """Make the list at *node* say *new*: what is the same at its start and end stays."""
        head = 0
        while head < min(len(old), len(new)) and same_meaning(old[head], new[head]):
            head += 1
        tail = 0
        while tail < min(len(old), len(new)) - head and same_meaning(
            old[-1 - tail], new[-1 - tail]
        ):
            tail += 1
        gone, come = old[head : len(old) - tail], new[head : len(new) - tail]
        if node.flow_style and len(gone) != len(come):
            self._replace(*self.places.span(node), canonical.in_brackets(new, field))
            return
        for offset in range(min(len(gone), len(come))):
            entry = node.value[head + offset]
            self.value(entry, entry, gone[offset], come[offset], field)
        for offset in range(len(come), len(gone)):
            self._take_out(node.value, node.value, node.value[head + offset])
        if len(come) > len(gone):
            self._insert(node, head + len(gone), come[len(gone) :], field)

    def _insert(
        self, node: SequenceNode, position: int, values: list[Typed], field: FormField | None
    ) -> None:
        """Put *values* before the entry at *position*, or at the end, each on lines of its own."""
        column = node.start_mark.column
        lines = "".join(canonical.item(value, field, column) for value in values)
        if position < len(node.value):
            start = self.places.line_start(self.places.dash(node.value[position]))
        else:
            start = self.places.end_of_lines(node.value[-1], node.value[-1])
        self._replace(start, start, lines)


def _stays_inline(value: Typed, field: FormField | None) -> bool:
    """True when *value* is written on the line of its key."""
    return "\n" not in canonical.entry("key", value, field, 0)[:-1]
