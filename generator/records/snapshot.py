"""The bytes of a directory's records at one moment: all that a check looks at, read once.

What is said of a file, where its problems stand and what is kept of it for the next run then speak
of the same bytes, even while an editor saves. Imports nothing slow: a check that has nothing new to
say must not wait for the models.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

SETTINGS_FILE = "signpost.yml"
TOPS = ("directory", "content")
#: Windows' own editor adds .txt, and hides it: such a file must not be passed over in silence.
RECORD_ENDINGS = (".yml", ".yaml", ".yml.txt", ".yaml.txt")
#: It may also put .txt in place of .yml: then the file may be a record, or somebody's notes.
TEXT_ENDING = ".txt"


def is_plain_text(path: str) -> bool:
    """True for a file that is never read as a record, though somebody may believe that it is one."""
    return not path.lower().endswith(RECORD_ENDINGS) and path != SETTINGS_FILE


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Each file by its path from the root, in order: its bytes, or None when it cannot be opened."""

    files: Mapping[str, bytes | None]

    @property
    def is_whole(self) -> bool:
        """True when every file could be opened."""
        return None not in self.files.values()

    def digest(self, path: str) -> str:
        """What tells the bytes of the file at *path* from all others. It must have been opened."""
        raw = self.files[path]
        assert raw is not None
        return sha256(raw).hexdigest()


def take(root: Path) -> Snapshot:
    """Read every file below *root* that looks like a record, and the settings if there are any."""
    paths = yaml_files(root)
    if (root / SETTINGS_FILE).exists():
        paths.append(SETTINGS_FILE)
    base = os.fspath(root)
    return Snapshot({path: opened(f"{base}/{path}") for path in paths})


def opened(file: str | Path) -> bytes | None:
    """The bytes of *file*; None when it is not there, is no file, or may not be opened."""
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 - thousands of paths cost more than their files
            return stream.read()
    except OSError:
        return None


def yaml_files(root: Path) -> list[str]:
    """All that is named like a record file below the folders of records, as paths from *root*, sorted."""
    found: list[str] = []
    for top in TOPS:
        for folder, folders, files in os.walk(root / top):
            below = Path(folder).relative_to(root).as_posix()
            found += [
                f"{below}/{name}"
                for name in (*files, *folders)
                if name.lower().endswith((*RECORD_ENDINGS, TEXT_ENDING))
            ]
    return sorted(found)
