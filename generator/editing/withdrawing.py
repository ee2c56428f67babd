"""Mark a record as withdrawn, in its own file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from generator.editing.entries import NoSuchEntry, find_entry
from generator.records.kinds import kind_of


class CannotWithdraw(Exception):
    """There is no such entry, or several. The message says which, for the person at the keyboard."""


def withdraw(root: Path, id_: str, day: date, why: str = "") -> str:
    """Add a ``withdrawn:`` mark to the record *id_* below *root* and give the path of its file.

    *id_* is the file's name without ``.yml``, or its whole path. A service is meant before an
    example, and an example before an organisation, when they share a name. Raises
    :class:`CannotWithdraw` when nothing has that name; OSError when the file may not be written.
    """
    try:
        path = find_entry(root, id_, tuple(_SITE_FOLDERS))
    except NoSuchEntry as unknown:
        raise CannotWithdraw(str(unknown)) from None
    file = root / path
    raw = file.read_bytes()
    if raw.startswith(b"withdrawn:") or b"\nwithdrawn:" in raw:
        return path
    newline = b"\r\n" if b"\r\n" in raw else b"\n"
    reason = f", why: {json.dumps(why, ensure_ascii=False)}" if why else ""
    mark = f'withdrawn: {{on: "{day.isoformat()}"{reason}}}'.encode()
    start = raw if raw.endswith(b"\n") or not raw else raw + newline
    file.write_bytes(start + mark + newline)
    return path


_SITE_FOLDERS = {
    "service": "services",
    "practice": "practice",
    "organisation": "organisations",
    "news": "news",
}


def site_folder(path: str) -> str:
    """The folder of a site in which the page of the record at *path* stands."""
    kind = kind_of(path)
    assert kind is not None, "only records are withdrawn"
    return _SITE_FOLDERS[kind.name]
