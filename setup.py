"""What a wheel carries besides the program: templates, places, vocabulary, prose, what a new directory begins with.

``pyproject.toml`` has all else. In a checkout, and in an editable install, these are read where they stand.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHIPPED = (
    "site_templates", "starter", "directory/areas", "directory/organisations", "directory/places",
    "directory/services/national", "directory/vocabulary", "content/pages", "schemas", ".vscode",
    "mkdocs.yml", "LICENSE-records.md",
)  # fmt: skip


class WithParts(build_py):
    """Copies the parts into ``generator/shipped`` of the wheel."""

    def run(self) -> None:
        """Build as always, then copy."""
        super().run()
        if self.editable_mode:
            return
        for name in SHIPPED:
            source, target = Path(name), Path(self.build_lib) / "generator" / "shipped" / name
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            elif source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)


setup(cmdclass={"build_py": WithParts})
