"""Change a record's text in place: only the lines that must change, and never its meaning elsewhere.

The same parser that reads records (:mod:`generator.records.reading`) says where each value stands;
the new value is put there as text. Comments, order, quotes, indentation and newlines of all other
lines stay byte for byte. Each change is read back and compared before it counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from pydantic import BaseModel
from yaml import MappingNode, Node, SequenceNode

from generator.editing import canonical
from generator.editing.canonical import Typed
from generator.editing.yaml_places import Places
from generator.records.form import FormField
from generator.records.kinds import Kind
from generator.records.problem import Loc
from generator.records.reading import parse


class CannotEdit(Exception):
    """The text is no record, or the change cannot be made in it. The message says why, in plain words."""


def record_text(kind: Kind, data: Mapping[str, object]) -> str:
    """A new record of *kind* as text: its fields in order, quotes where they belong. Empty ones are left out.

    *data* is what an editor types: texts, lists and groups of texts. Raises TypeError for other values.
    """
    value = canonical.typed(data)
    assert isinstance(value, dict), "a mapping stays one"
    return canonical.group(value, kind.model, 0)


class RecordText:
    """The text of one record, to be changed field by field."""

    def __init__(self, text: str, kind: Kind | None = None) -> None:
        """As :meth:`parse`."""
        self._text = text.removeprefix("\ufeff")
        self._model = kind.model if kind is not None else None
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._data = self._read(self._text)

    @classmethod
    def parse(cls, text: str, kind: Kind | None = None) -> RecordText:
        """Take the *text* of a record. *kind* decides the place and the quotes of what is added.

        A byte order mark is dropped. Raises :class:`CannotEdit` when the text does not read.
        """
        return cls(text, kind)

    def text(self) -> str:
        """The whole text as it is now, with the newlines it came with."""
        return self._text

    def data(self) -> dict[str, Typed]:
        """What the text says now, as plain lists, groups and texts."""
        return deepcopy(self._data)

    def get(self, loc: Loc) -> Typed | None:
        """The value at *loc*, or None when there is none."""
        here: Typed | None = self.data()
        for step in loc:
            if isinstance(here, dict) and isinstance(step, str):
                here = here.get(step)
            elif isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
                here = here[step]
            else:
                return None
        return here

    def set(self, loc: Loc, value: object) -> None:
        """Put *value* at *loc*, adding the groups and lists that lead there. An empty value removes it.

        A position one past the end of a list appends. Lists and groups are compared entry by entry, so
        that what stays the same is not touched. Raises :class:`CannotEdit` when *loc* leads through a
        text or past the end of a list.
        """
        new = canonical.typed(value)
        if new in ("", [], {}):
            if self.get(loc) is not None:
                self.remove(loc)
            return
        wanted = self.data()
        put_at(wanted, loc, new)
        self._become(wanted, loc)

    def append(self, loc: Loc, value: object) -> None:
        """Add *value* at the end of the list at *loc*, which begins with it if there is none."""
        there = self.get(loc)
        if there is not None and not isinstance(there, list):
            raise CannotEdit("There is no list at this place.")
        self.set((*loc, len(there or ())), value)

    def remove(self, loc: Loc) -> None:
        """Take away what stands at *loc*, and every group or list that is empty without it.

        Raises :class:`CannotEdit` when nothing stands there, or nothing would be left of the record.
        """
        if not loc or self.get(loc) is None:
            raise CannotEdit("Nothing stands at this place.")
        while len(loc) > 1 and len(self.get(loc[:-1]) or ()) == 1:
            loc = loc[:-1]
        wanted = self.data()
        parent = _at(wanted, loc[:-1])
        if len(parent) == 1:
            raise CannotEdit("A record cannot be left empty.")
        del parent[loc[-1]]  # type: ignore[arg-type]
        self._become(wanted, loc)

    # ------------------------------------------------------------------------------ how it is done

    def _become(self, wanted: dict[str, Typed], loc: Loc) -> None:
        """Change the text so that it says *wanted*; what differs stands at or below *loc*."""
        for change in (_changed, _rewritten):
            text = change(self._text, self._data, wanted, str(loc[0]), self._model, self._newline)
            if text is not None and self._says(text, wanted):
                self._text, self._data = text, self._read(text)
                return
        raise CannotEdit("This change cannot be made without touching other lines.")

    @staticmethod
    def _read(text: str) -> dict[str, Typed]:
        document, problems = parse("", text)
        if document is None:
            raise CannotEdit(f"Line {problems[0].line}: {problems[0].sentence}")
        return document.data  # type: ignore[return-value]

    def _says(self, text: str, wanted: dict[str, Typed]) -> bool:
        try:
            return same_meaning(self._read(text), wanted)
        except CannotEdit:
            return False


def same_meaning(one: object, other: object) -> bool:
    """True when two readings say the same. The newline after a block of prose says nothing."""
    if isinstance(one, str) and isinstance(other, str):
        return one.rstrip("\n") == other.rstrip("\n")
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_meaning, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_meaning(one[key], other[key]) for key in one)
    return False


def _at(data: Typed, loc: Loc) -> dict[str, Typed] | list[Typed]:
    here = data
    for step in loc:
        here = here[step]  # type: ignore[index]
    assert isinstance(here, dict | list), "only what holds something is asked for"
    return here


def put_at(data: dict[str, Typed], loc: Loc, value: Typed) -> None:
    """Put *value* at *loc* in plain *data*, making what leads there. Raises CannotEdit when nothing can."""
    if not loc or not isinstance(loc[0], str):
        raise CannotEdit("A change needs the name of a field.")
    here: Typed = data
    for position, step in enumerate(loc):
        last = position == len(loc) - 1
        empty: Typed = [] if not last and isinstance(loc[position + 1], int) else {}
        if isinstance(here, dict) and isinstance(step, str):
            here[step] = value if last else here.get(step, empty)
        elif isinstance(here, list) and isinstance(step, int) and 0 <= step <= len(here):
            if step == len(here):
                here.append(empty)
            if last:
                here[step] = value
        else:
            raise CannotEdit("There is no such place in this record.")
        here = here[step]  # type: ignore[index]


def _rewritten(
    text: str,
    old: dict[str, Typed],
    new: dict[str, Typed],
    key: str,
    model: type[BaseModel] | None,
    newline: str,
) -> str | None:
    """*text* with the whole entry of *key* written anew: for layouts that cannot be patched."""
    without = {name: value for name, value in old.items() if name != key}
    cleared = _changed(text, old, without, key, model, newline) if key in old and without else text
    if cleared is None or key not in new:
        return cleared
    return _changed(cleared, without, new, key, model, newline)


def _changed(
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
