"""A small good directory to check against, and the day that the checks are made on."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture
def today() -> date:
    """The day on which the examples are right or wrong as they say."""
    return date(2026, 11, 22)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A copy of the good directory, to be spoilt."""
    return Path(shutil.copytree(EXAMPLES / "good", tmp_path / "world"))
