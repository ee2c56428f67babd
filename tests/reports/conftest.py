"""A small directory in a repository of its own, which plays a pull request."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Content, make_content


@dataclass
class Repository(Content):
    """A small directory under Git, on a branch with nothing changed yet."""

    def git(self, *arguments: str) -> str:
        """Run Git here, with no settings but its own."""
        return subprocess.run(
            ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org",
             "-c", "commit.gpgsign=false", *arguments],
            cwd=self.root, check=True, capture_output=True, text=True,
            env={"PATH": "/usr/bin:/bin:/usr/local/bin", "GIT_CONFIG_GLOBAL": "/dev/null",
                 "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": str(self.root)},
        ).stdout.strip()  # fmt: skip

    def commit(self, message: str = "Change") -> str:
        """Commit all that is there, and give the commit's id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The small directory in a new repository, committed on main."""
    made = Repository(make_content(tmp_path / "directory").root)
    made.git("init", "--quiet", "--initial-branch=main")
    made.write(".gitignore", "public/\n")
    made.commit("Begin")
    return made
