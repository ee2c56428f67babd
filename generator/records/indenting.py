"""Where a line must start so that its file can be read, and its field is one that the record has there.

YAML alone cannot tell: a phone's label moved two places to the left still reads, as a label of nothing.
"""

from __future__ import annotations

import re

import yaml
from pydantic import BaseModel
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator.records.form import form_of
from generator.records.kinds import kind_of
from generator.records.problem import Loc

_FIELD = re.compile(r"^( *)([A-Za-z_][\w-]*:(?:\s.*)?)$")
#: How many lines above and below count as neighbours.
_NEAR = 6


def untabbed(path: str, lines: list[str], number: int) -> str:
    """Line *number* with spaces in place of its tabs, as deep as its field stands; '' when nobody can tell."""
    line = lines[number - 1]
    width = _width(line)
    plain = line.lstrip().replace("\t", "  ")

    def trial(depth: int) -> list[str]:
        """The lines with this one at *depth*, and the tabs right below it moved as far."""
        below = lines[number:]
        for at, other in enumerate(below):
            if "\t" not in _lead(other):
                break
            below[at] = " " * max(_width(other) + depth - width, 0) + other.lstrip()
        return [*lines[: number - 1], " " * depth + plain, *below]

    depths = [depth for depth in _depths(lines, number) if _fits(path, trial(depth), number)]
    best = min(
        depths, key=lambda depth: (not _reads_past(trial(depth), number), abs(depth - width)), default=-1
    )  # fmt: skip
    return " " * best + plain if best >= 0 else ""


def evened(path: str, lines: list[str], number: int, *, fitting: bool) -> str:
    """Line *number* moved to where the file can be read past it, nearest first; '' when no place helps.

    *fitting* when the record must have its field there, too.
    """
    line = lines[number - 1]
    if not (_FIELD.match(line) or line.lstrip().startswith("- ")):
        return ""
    now = _width(line)
    for depth in sorted(_depths(lines, number), key=lambda depth: (abs(depth - now), depth)):
        moved = [*lines[: number - 1], " " * depth + line.lstrip(" "), *lines[number:]]
        if depth != now and _reads_past(moved, number) and (not fitting or _fits(path, moved, number)):  # fmt: skip
            return moved[number - 1]
    return ""


def with_lost_dash(path: str, lines: list[str], number: int) -> tuple[int, str] | None:
    """The line at or above the blamed one that begins an entry of a list without its dash, with the dash."""
    for at in range(number, max(number - _NEAR, 0), -1):
        found = _FIELD.match(lines[at - 1])
        if not found or _fits(path, lines, at):
            continue
        for depth in (len(found[1]), len(found[1]) - 2):
            dashed = f"{' ' * depth}- {found[2]}"
            trial = [*lines[: at - 1], dashed, *lines[at:]]
            if depth >= 0 and _fits(path, trial, at) and _reads_past(trial, number):
                return at, dashed
    return None


def _lead(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _width(line: str) -> int:
    return len(_lead(line).replace("\t", "  "))


def _depths(lines: list[str], number: int) -> set[int]:
    """The depths of the neighbours of line *number*, and one step further in."""
    near = {
        _width(other)
        for other in lines[max(number - _NEAR, 0) : number + _NEAR]
        if other.strip() and "\t" not in _lead(other)
    }
    return near | {depth + 2 for depth in near}


def _compose(lines: list[str]) -> Node | None:
    text = "\n".join(lines) + "\n"
    node: Node | None = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return node


def _reads_past(lines: list[str], number: int) -> bool:
    try:
        _compose(lines)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return mark is not None and mark.line > number + 1
    return True


def _fits(path: str, lines: list[str], number: int) -> bool:
    """True when what begins on line *number* is a field that the record has there, for the first time."""
    kind = kind_of(path)
    try:
        node = _compose(lines[:number])
    except yaml.YAMLError:
        return False
    loc = _loc_on(node, number - 1, ())
    return kind is not None and loc is not None and _stands(kind.model, loc)


def _loc_on(node: Node | None, line: int, above: Loc) -> Loc | None:
    """Where the field or entry that begins on *line*, counted from 0, stands; None for a second one of its name."""
    if isinstance(node, MappingNode):
        keys = [key.value for key, _ in node.value]
        for key, value in node.value:
            if key.start_mark.line == line:
                return (*above, key.value) if keys.count(key.value) == 1 else None
            if found := _loc_on(value, line, (*above, key.value)):
                return found
    elif isinstance(node, SequenceNode):
        for position, entry in enumerate(node.value):
            if isinstance(entry, ScalarNode) and entry.start_mark.line == line:
                return (*above, position)
            if found := _loc_on(entry, line, (*above, position)):
                return found
    return None


def _stands(model: type[BaseModel], loc: Loc) -> bool:
    """True when *model* has a field at *loc*, with a list exactly where it has one."""
    here = {field.key: field for field in form_of(model)}
    in_list = False
    for step in loc:
        if isinstance(step, int):
            if not in_list:
                return False
            in_list = False
        elif in_list or step not in here:
            return False
        else:
            field = here[step]
            in_list = field.many
            here = {inner.key: inner for inner in form_of(field.group)} if field.group else {}
    return True
