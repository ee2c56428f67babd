"""Mark a record as withdrawn, in its own file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.editing.canonical import in_quotes
from generator.editing.entries import NoSuchEntry, find_entry
from generator.editing.record_text import CannotEdit, RecordText
from generator.records.kinds import SITE_FOLDERS, kind_of


class CannotWithdraw(Exception):
    """There is no such entry. The message says so, for the person at the keyboard."""


def withdraw(root: Path, id_: str, day: date, why: str = "") -> str:
    """Add a ``withdrawn:`` mark to the record *id_* below *root* and give the path of its file.

    *id_* is the file's name without ``.yml``, or its whole path. A service is meant before an
    example, and an example before an organisation, when they share a name. Raises
    :class:`CannotWithdraw` when nothing has that name; OSError when the file may not be written.
    """
    try:
        path = find_entry(root, id_, tuple(SITE_FOLDERS))
    except NoSuchEntry as unknown:
        raise CannotWithdraw(str(unknown)) from None
    file = root / path
    if (marked := _marked(file.read_bytes(), path, day, why)) is not None:
        file.write_bytes(marked)  # through a link as well: a number that hurts must go
    return path


def _marked(raw: bytes, path: str, day: date, why: str) -> bytes | None:
    """The file *raw* with the mark; None when it has one. One that does not read gets it as its last line."""
    try:
        record = RecordText.parse(raw.decode(), kind_of(path))
        if record.get(("withdrawn", "on")):
            return None
        record.set(("withdrawn",), {"on": day.isoformat(), "why": why})
    except (CannotEdit, UnicodeDecodeError):
        if raw.startswith(b"withdrawn:") or b"\nwithdrawn:" in raw:
            return None
        newline = b"\r\n" if b"\r\n" in raw else b"\n"
        start = raw if raw.endswith(b"\n") or not raw else raw + newline
        reason = f", why: {in_quotes(why)}" if why else ""
        return start + f'withdrawn: {{on: "{day.isoformat()}"{reason}}}'.encode() + newline
    return record.text().encode()


def site_folder(path: str) -> str:
    """The folder of a site in which the page of the record at *path* stands."""
    kind = kind_of(path)
    assert kind is not None, "only records are withdrawn"
    return SITE_FOLDERS[kind.name]
