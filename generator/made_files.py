"""Files that a command of ours makes and that are committed: written only where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_changed(root: Path, files: Mapping[str, str]) -> list[str]:
    """Write those of *files*, texts by path, that differ from what stands below *root*; give their paths."""
    changed = []
    for path, text in files.items():
        file = root / path
        if not file.exists() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            changed.append(path)
    return changed
