"""The sets of phrases in ``tests/data/search``: those that search may learn from, and those that it must not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
PHRASES = "tests/data/search"
#: Sets that nothing is learned from, so that their figures stay those of words nobody has learned.
UNSEEN = ("frozen-10", "frozen-12", "frozen-13", "frozen-14", "frozen-15")

Rows = Mapping[str, Any]
"""A set: its phrases by what is asked of them, see judge.py."""


def read_sets(without: Collection[str] = (), also: Sequence[Path] = ()) -> dict[str, Rows]:
    """The sets that may be learned from, by name, but for those *without*; and the files *also*."""
    left_out = {*without, *UNSEEN}
    return {
        path.stem: yaml.safe_load(path.read_text("utf-8"))
        for path in (*sorted((ROOT / PHRASES).glob("*.yml")), *also)
        if path.stem not in left_out
    }
