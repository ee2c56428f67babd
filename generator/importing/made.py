"""What an import made: one line for each record, kept beside the plan, so that the list can come again."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

_HEADINGS = ("row", "path", "file", "says")


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: its path, a digest of its file as it was written, and one of what the row said."""

    path: str
    file: str
    says: str


@dataclass
class Made:
    """The records made, by what stays the same in their rows."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def remember(self, key: str, path: str, file: str, says: str) -> None:
        """Note that the row *key* became the file at *path*."""
        self.entries[key] = Entry(path, file, says)

    def forget(self, path: str) -> None:
        """Let go of the record at *path*."""
        self.entries = {key: entry for key, entry in self.entries.items() if entry.path != path}

    def text(self) -> str:
        """As the text of its file."""
        out = io.StringIO()
        table = csv.writer(out, lineterminator="\n")
        table.writerow(_HEADINGS)
        for key, entry in sorted(self.entries.items()):
            table.writerow((key, entry.path, entry.file, entry.says))
        return out.getvalue()


def read_made(text: str) -> Made:
    """The entries in *text*. Lines that are not whole, or lead out of the services, are passed over."""
    found = Made()
    for line in csv.reader(io.StringIO(text)):
        inside = (
            len(line) == 4 and line[1].startswith("directory/services/") and ".." not in line[1]
        )
        if inside:
            found.remember(*line)
    return found
