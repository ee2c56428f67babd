"""The reference pages of the documentation, made from the models, the checks and the commands.

Nothing here is typed twice: fields come from the record models, problems from the checks and their
examples, commands from the command line. ``python -m generator.docs_reference`` writes the pages.
"""

from __future__ import annotations

from pathlib import Path

from generator.docs_reference.commands import commands_page
from generator.docs_reference.kind_pages import kind_pages
from generator.docs_reference.problems import problems_page
from generator.made_files import write_changed

FOLDER = "docs/pages/reference"


def reference_pages(root: Path) -> dict[str, str]:
    """Every generated page, as its path from *root* and its text.

    *root* is the repository: the examples of problems are read below it. Raises KeyError when a
    model has a kind of value that nobody has put in words yet.
    """
    pages = {**kind_pages(), "problems.md": problems_page(root), "command-line.md": commands_page()}
    return {f"{FOLDER}/{name}": text for name, text in pages.items()}


def write_pages(root: Path) -> list[str]:
    """Write the pages that differ from what stands below *root*, and give their paths."""
    return write_changed(root, reference_pages(root))
