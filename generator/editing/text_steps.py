"""Turn a record's text into that of the record as it shall be, touching only what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.editing.record_text import CannotEdit, RecordText, same_meaning
from generator.records.kinds import Kind
from generator.records.problem import Loc
from generator.records.reading import parse


def edited_text(
    kind: Kind, text: str, before: Mapping[str, object], after: Mapping[str, object]
) -> str | None:
    """*text*, which holds *before*, so that it holds *after*; None when that cannot be reached.

    What comes out was read back and holds *after*, whatever stands in its values.
    """
    try:
        record = RecordText.parse(text, kind)
        for loc, value in _steps(before, after, ()):
            if value is None:
                record.remove(loc)
            else:
                record.set(loc, value)
    except CannotEdit:
        return None
    return record.text() if holds(record.text(), after) else None


def holds(text: str, data: Mapping[str, object]) -> bool:
    """True when *text* reads as *data*."""
    document, _ = parse("", text)
    return document is not None and same_meaning(document.data, data)


def _steps(before: object, after: object, loc: Loc) -> Iterator[tuple[Loc, object]]:
    """The smallest places that differ, each with its new value, or None to take it away."""
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in [*after, *(key for key in before if key not in after)]:
            if key not in before:
                yield (*loc, key), after[key]
            elif key not in after:
                yield (*loc, key), None
            else:
                yield from _steps(before[key], after[key], (*loc, key))
    elif _are_alike(before, after):
        for number, (old, new) in enumerate(zip(before, after, strict=True)):  # type: ignore[call-overload]
            yield from _steps(old, new, (*loc, number))
    else:
        yield loc, after


def _are_alike(before: object, after: object) -> bool:
    return isinstance(before, list) and isinstance(after, list) and len(before) == len(after)
