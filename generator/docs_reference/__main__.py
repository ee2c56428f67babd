"""Write the reference pages: ``python -m generator.docs_reference``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.docs_reference import write_pages

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Write the pages and say which ones changed."""
    changed = write_pages(ROOT)
    click.echo("\n".join(f"Written: {path}" for path in changed) or "Every page was current.")


if __name__ == "__main__":
    main()
