"""Change a record's text in place: only the lines that must change, and never its meaning elsewhere.

The same parser that reads records (:mod:`generator.records.reading`) says where each value stands;
the new value is put there as text. Comments, order, quotes, indentation and newlines of all other
lines stay byte for byte. Each change is read back and compared before it counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from generator.editing import canonical
from generator.editing.canonical import Typed
from generator.editing.record_patches import changed, rewritten, same_meaning
from generator.records.kinds import Kind
from generator.records.problem import Loc
from generator.records.reading import parse

__all__ = ["CannotEdit", "RecordText", "put_at", "record_text", "same_meaning"]


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
        for change in (changed, rewritten):
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
