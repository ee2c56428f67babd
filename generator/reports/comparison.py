"""What a pull request changes, as a value and as JSON.

The JSON goes through an artefact that anyone's pull request can write. It is read back with limits,
and every text in it is taken for what it is: text from outside. Needs nothing but Python's own
library; see ``generator/editing/change.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from generator.editing.change import Change, How, Named
from generator.records.problem import Level, Lines, Problem

LARGEST = 2_000_000
"""Bytes of JSON that are read back."""
MOST = 5_000
"""Entries of one list that are read back."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What changed in one record. *note* says it in our words when fields cannot."""

    path: str
    kind: str
    name: str
    changes: tuple[Change, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that is new, changed or removed, by its address, and the *sites* it is so on.

    *own* for the page of a record that changed; other pages are lists and the like.
    """

    url: str
    how: How
    sites: tuple[str, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a directory beside each other.

    *pages* is None when they could not be planned, since something must change first. *touched* are
    the sites with changed pages, by folder; '' is the hub. *files* are other content files that
    changed, *program* counts changed files outside ``directory/`` and ``content/``.
    """

    records: tuple[RecordChange, ...]
    pages: tuple[PageChange, ...] | None
    touched: tuple[str, ...]
    new: tuple[Problem, ...]
    mended: tuple[Problem, ...]
    left: int = 0
    files: tuple[str, ...] = ()
    program: int = 0


class NotOurs(Exception):
    """The JSON is not a comparison, or is too large to be one. The message says which."""


def to_json(comparison: Comparison, **more: object) -> str:
    """The comparison as JSON, with what else a reader of it needs to know, such as ``pull_request``."""
    return json.dumps({"signpost": 1, **more, **asdict(comparison)}, ensure_ascii=False) + "\n"


def from_json(raw: bytes) -> tuple[Comparison, Mapping[str, object]]:
    """Read :func:`to_json` back: the comparison, and all that the JSON held. Raises :class:`NotOurs`."""
    if len(raw) > LARGEST:
        raise NotOurs(f"The list of changes is larger than {LARGEST:,} bytes.")
    try:
        held = json.loads(raw.decode("utf-8"))
        return _comparison(held), held
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise NotOurs(f"The list of changes cannot be read: {type(fault).__name__}.") from fault


def _comparison(held: Mapping[str, Any]) -> Comparison:
    pages = held["pages"]
    return Comparison(
        tuple(
            RecordChange(
                _text(each["path"]),
                _text(each["kind"]),
                _text(each["name"]),
                tuple(_change(change) for change in _listed(each["changes"])),
                _text(each["note"]),
            )
            for each in _listed(held["records"])
        ),
        None if pages is None else tuple(map(_page, _listed(pages))),
        tuple(map(_text, _listed(held["touched"]))),
        tuple(map(_problem, _listed(held["new"]))),
        tuple(map(_problem, _listed(held["mended"]))),
        _number(held["left"]),
        tuple(map(_text, _listed(held["files"]))),
        _number(held["program"]),
    )


def _change(each: Mapping[str, Any]) -> Change:
    where = tuple(
        Named(_text(step["title"]), _text(step["entry"]), step["known"] is True)
        for step in _listed(each["where"])
    )
    return Change(How(each["how"]), where, _text(each["before"]), _text(each["after"]))


def _page(each: Mapping[str, Any]) -> PageChange:
    sites = tuple(map(_text, _listed(each["sites"])))
    return PageChange(_text(each["url"]), How(each["how"]), sites, each["own"] is True)


def _problem(each: Mapping[str, Any]) -> Problem:
    texts = [_text(each[key]) for key in ("code", "sentence", "typed", "write")]
    return Problem(
        _text(each["path"]),
        _number(each["line"]),
        _number(each["column"]),
        texts[0],
        Level(each["level"]),
        texts[1],
        texts[2],
        texts[3],
        tuple(map(_lines, _listed(each.get("fill", [])))),
    )


def _lines(each: Mapping[str, Any]) -> Lines:
    return Lines(
        _number(each["line"]),
        _number(each["replaced"]),
        _text(each["text"]),
        _text(each["such_as"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**9:
        raise ValueError
    return value


def _listed(value: Iterable[Any]) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST:
        raise TypeError
    return value
