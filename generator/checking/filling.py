"""Lines to fill in: what to write when only a person knows the fact.

An editor who is told to add ``phones`` must still work out dashes, indents and quotes. That much can
always be given, at its place, with ``…`` for what she knows. No program ever writes these lines.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import yaml
from pydantic import BaseModel
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator.checking.outlines import as_block, as_flow, outline_of, outline_of_record, such_as
from generator.records.form import FormField, form_of, order_of
from generator.records.kinds import kind_of
from generator.records.model_fields import field_at
from generator.records.problem import (
    Add,
    Dash,
    Entry,
    Finding,
    Lines,
    Loc,
    Offer,
    Problem,
    Put,
    Shape,
)
from generator.records.reading import Marks, compose

#: What to offer for faults of a single value, whose rules know neither the field nor its place.
#: Only codes whose value has another form than the one typed, or that a person must find out anew.
_BY_CODE: dict[str, tuple[Put, ...]] = {
    "age-form": (
        Put("… weeks pregnant"),
        Put("… weeks old"),
        Put("… months old"),
        Put("… years old"),
    ),
    "code-form": (Put("…"),),
    "date-form": (Put("…"),),
    "date-relative": (Put("…"),),
    "number-form": (Put("…"),),
    "phone-costly": (Put("…"),),
    "phone-impossible": (Put("…"),),
    "phone-not-uk": (Put("…"),),
    "postcode-form": (Put("…"),),
    "url-unsafe": (Put("https://…"),),
    "url-form": (Put("https://…"),),
    "yes-or-no": (Put("yes"), Put("no")),
}


def lines_to_fill(
    finding: Finding, marks: Marks, words: Mapping[str, Collection[str]]
) -> tuple[Lines, ...]:
    """What *finding* offers to complete, as lines of the file that *marks* knows; () when nothing fits.

    *words* has the ids of short lists, by list, to be read out beside a line.
    Every offer leaves a file that reads. Raises nothing for what the file holds.
    """
    kind = kind_of(finding.path)
    if kind is None:
        return ()
    place = _Place(kind.model, marks, words)
    made: list[Lines] = []
    for offer in finding.fill or _BY_CODE.get(finding.code, ()):
        lines = place.of(finding, offer)
        if lines is not None and lines not in made and _reads(marks, lines):
            made.append(lines)
    return tuple(made)


def with_outline(problem: Problem) -> Problem:
    """*problem* of a file that holds nothing, with the lines that a record must have."""
    kind = kind_of(problem.path)
    if problem.code != "file-empty" or kind is None:
        return problem
    return replace(problem, fill=(Lines(0, 0, "\n".join(outline_of_record(kind.model))),))


def with_lines(lines: list[str], offer: Lines) -> list[str]:
    """*lines* of a file after *offer* was copied to its place."""
    start = offer.line - 1 if offer.replaced else offer.line
    return [*lines[:start], *offer.text.split("\n"), *lines[start + offer.replaced :]]


def _reads(marks: Marks, lines: Lines) -> bool:
    try:
        return compose("\n".join(with_lines(marks.lines, lines)) + "\n") is not None
    except yaml.YAMLError:
        return False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where lines go in one file of records of *model*."""

    model: type[BaseModel]
    marks: Marks
    words: Mapping[str, Collection[str]]

    def of(self, finding: Finding, offer: Offer) -> Lines | None:
        """The lines of *offer*; None where none can stand."""
        match offer:
            case Add():
                return self.added(offer)
            case Put():
                return self.put(finding, offer)
            case Dash():
                return self.dashed(finding)
            case Entry():
                return self.next_entry(finding, offer)

    def dashed(self, finding: Finding) -> Lines | None:
        """The lines of a group with a dash before the first, two places further in where they must be."""
        key, group = self.marks.node(finding.loc) or (None, None)
        if key is None or not isinstance(group, MappingNode) or group.flow_style:
            return None
        first, last = group.start_mark.line, _last_line(None, group)
        held = self.marks.lines[first : last + 1]
        spare = group.start_mark.column - 2
        deeper = "" if spare > key.start_mark.column else "  "
        text = [deeper + line if line.strip() else line for line in held]
        lead = group.start_mark.column + len(deeper) - 2
        text[0] = f"{' ' * lead}- {held[0].lstrip()}"
        return Lines(first + 1, len(held), "\n".join(text))

    def next_entry(self, finding: Finding, offer: Entry) -> Lines | None:
        """One more entry, in place of the line at fault; None unless the list ends right above that."""
        there = self.marks.node((*finding.loc[:-1], offer.key))
        at_fault = self.marks.node(finding.loc)
        if there is None or at_fault is None or at_fault[0] is None:
            return None
        entries, line = there[1], at_fault[0].start_mark.line
        if not isinstance(entries, SequenceNode) or entries.flow_style or not entries.value:
            return None
        if _last_line(None, entries) + 1 != line or _last_line(*at_fault) != line:
            return None
        text = as_block(offer.key, [offer.shape])[1:]
        return Lines(line + 1, 1, _indented(text, entries.start_mark.column - 2))

    def put(self, finding: Finding, offer: Put) -> Lines | None:
        """The line of the value at fault with the offer in its place; None when it has several lines."""
        mark = self.marks.find(finding.loc)
        found = self.marks.node(finding.loc)
        if found is None or not mark.raw:
            return None
        field = self._field(finding.loc)
        start, end = mark.typed[: mark.column - 1], mark.typed[mark.column - 1 + len(mark.raw) :]
        if offer.key:
            old = str(finding.loc[-1])
            at = start.rfind(f"{old}:")
            if at < 0:
                return None
            start = f"{start[:at]}{offer.key}{start[at + len(old) :]}"
        around = self.marks.node(finding.loc[:-1])
        in_brackets = around is not None and bool(getattr(around[1], "flow_style", False))
        line = start + quoted(offer.text, mark.raw, in_brackets=in_brackets) + end
        return Lines(mark.line, 1, line, self._such_as(field, offer.text))

    def added(self, offer: Add) -> Lines | None:
        """The lines of a field that is not there, or not as it must be; None where none can stand."""
        field = self._field((*offer.loc, offer.key))
        found = self.marks.node(offer.loc)
        if field is None:
            return None
        joins = bool(field.many and offer.shape and isinstance(offer.shape, str))
        shape: Shape = [offer.shape] if joins else offer.shape or outline_of(field)
        if found is None or (isinstance(found[1], ScalarNode) and not found[1].value):
            if not offer.loc or not isinstance(offer.loc[-1], str):
                return None
            return self.added(Add(offer.loc[:-1], offer.loc[-1], {offer.key: shape}))
        there = self.marks.node((*offer.loc, offer.key))
        if joins and there is not None and isinstance(there[1], SequenceNode):
            return self._joined(there[1], str(offer.shape))
        if not isinstance(found[1], MappingNode) or not found[1].value:
            return None
        return self._in_group(found[1], there, offer, shape, self._such_as(field, as_flow(shape)))

    def _in_group(
        self,
        group: MappingNode,
        there: tuple[Node | None, Node] | None,
        offer: Add,
        shape: Shape,
        hint: str,
    ) -> Lines | None:
        """The lines with which *group* has the field, whose old key and value are *there*."""
        if there is not None and there[0] is not None:
            return self._anew(group, there[0], there[1], offer.key, shape, hint)
        if group.flow_style:
            return self._in_braces(group, f"{offer.key}: {as_flow(shape)}", hint)
        column = group.value[0][0].start_mark.column
        text = _indented(as_block(offer.key, shape), column)
        return Lines(self._above(group, offer), 0, text, hint)

    def _such_as(self, field: FormField | None, text: str) -> str:
        return such_as(field, self.words) if field is not None and "…" in text else ""

    def _field(self, loc: Loc) -> FormField | None:
        """The field at *loc*, whichever entry of a list it belongs to."""
        steps = [step for step in loc if isinstance(step, str)]
        model = field_at(self.model, tuple(steps[:-1]))[1] if len(steps) > 1 else self.model
        if not steps or model is None:
            return None
        return next((field for field in form_of(model) if field.key == steps[-1]), None)

    def _above(self, group: MappingNode, offer: Add) -> int:
        """The line, counted from 1, below which a new field of *group* goes."""
        model = field_at(self.model, offer.loc)[1] if offer.loc else self.model
        order = order_of(model) if model is not None else ()
        earlier = set(order[: order.index(offer.key)]) if offer.key in order else set(order)
        before = [pair for pair in group.value if pair[0].value in earlier]
        first = group.value[0]
        if before:
            return max(_last_line(key, value) for key, value in before) + 1
        line = int(first[0].start_mark.line)
        if self.marks.lines[line][: first[0].start_mark.column].strip():  # it stands behind a dash
            return _last_line(*first) + 1
        return line

    def _joined(self, entries: SequenceNode, text: str) -> Lines | None:
        """A list with one more entry."""
        if not entries.flow_style:
            if not entries.value:
                return None
            dash = entries.start_mark.column
            return Lines(_last_line(None, entries) + 1, 0, f"{' ' * dash}- {text}")
        return self._in_braces(entries, text, "")

    def _in_braces(self, node: Node, text: str, hint: str) -> Lines | None:
        """The line on which the brackets of *node* close, with one entry more in them."""
        line, column = node.end_mark.line, node.end_mark.column - 1
        typed = self.marks.lines[line]
        lead = typed[:column].rstrip()
        between = ", " if node.value and not lead.endswith(",") else " " if node.value else ""
        return Lines(line + 1, 1, f"{lead}{between}{text}{typed[column:]}", hint)

    def _anew(
        self, group: MappingNode, key: Node, value: Node, name: str, shape: Shape, hint: str
    ) -> Lines | None:
        """The field *name* written anew in place of all its lines."""
        first, last = key.start_mark.line, _last_line(key, value)
        typed = self.marks.lines[first]
        if group.flow_style:
            return None
        dash = typed[: key.start_mark.column]
        text = _indented(as_block(name, shape), len(dash))
        return Lines(first + 1, last - first + 1, dash + text[len(dash) :], hint)


def _indented(lines: list[str], column: int) -> str:
    return "\n".join(" " * column + line for line in lines)


def _last_line(key: Node | None, value: Node) -> int:
    """The last line of *value*, counted from 0, without the comments and empty lines after it."""
    if isinstance(value, ScalarNode):
        end = value.end_mark
        if value.value == "" and key is not None and end.line > key.start_mark.line:
            return int(key.start_mark.line)
        if value.style in ("|", ">") and end.column == 0:
            return int(end.line) - 1
        return int(end.line)
    if not isinstance(value, MappingNode | SequenceNode) or value.flow_style or not value.value:
        return int(value.end_mark.line)
    if isinstance(value, MappingNode):
        return _last_line(*value.value[-1])
    return _last_line(None, value.value[-1])


def quoted(text: str, raw: str, *, in_brackets: bool = False) -> str:
    """*text* in double quotes when it was quoted before or YAML would read it as more than text."""
    if text.startswith(("[", "{", "- ")):
        return text
    if raw[:1] == "'" and "'" not in text:
        return f"'{text}'"
    risky = ": " in text or " #" in text or text[:1].isdigit() or text[:1] in "&*!|>%@`'\""
    risky = risky or (in_brackets and bool(set(text) & set(",[]{}")))
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if risky or raw[:1] in "\"'" else text
