"""Write the issue forms for GitHub: ``python -m generator.issue_forms``.

The questions are in :mod:`generator.editing.issue_forms`, their words in the models, the choices in
the vocabulary and the areas.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator.editing.issue_form_files import form_files
from generator.made_files import write_changed


@click.command()
@click.argument("root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
def main(root: Path) -> None:
    """Write the forms of the directory at ROOT, here if not given, and say which ones changed."""
    changed = write_changed(root, form_files(root))
    click.echo("\n".join(f"Written: {path}" for path in changed) or "Every form was current.")


if __name__ == "__main__":
    main()
