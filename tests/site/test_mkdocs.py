"""People who know MkDocs type its commands first: they do what Signpost's own do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.conftest import ROOT, Content

ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
BROKEN = "directory/areas/broken.yml"


@pytest.fixture
def project(content: Content) -> Content:
    """The small directory, with the hook where mkdocs.yml looks for it."""
    hook = ROOT / "generator" / "mkdocs_hook.py"
    content.write("generator/mkdocs_hook.py", hook.read_text("utf-8"))
    return content


def _mkdocs(content: Content, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *words],
        cwd=content.root,
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )


def test_mkdocs_build_publishes_the_same_sites(project: Content) -> None:
    """Hub, areas and nothing of MkDocs' own, byte for byte as ``signpost build``."""
    done = _mkdocs(project, "build")
    by_mkdocs = project.files()
    own = subprocess.run(
        [sys.executable, "-m", "generator.cli", "build"],
        cwd=project.root,
        check=True,
        capture_output=True,
        env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)},
    )

    assert done.returncode == 0, done.stderr
    assert own.returncode == 0
    assert by_mkdocs == project.files()
    assert "sunderland/index.html" in by_mkdocs


def test_a_failing_mkdocs_build_says_why_and_keeps_the_old_site(project: Content) -> None:
    """MkDocs empties its folder before it builds; the published site must outlive that."""
    project.build()
    before = project.files()
    project.write(BROKEN, "name: Elm Dale\n")
    done = _mkdocs(project, "build")

    assert done.returncode == 1
    assert "directory/areas/broken.yml:1:1 missing-field" in done.stderr
    assert "Traceback" not in done.stderr
    assert project.files() == before


@pytest.mark.parametrize("command", ["mkdocs", "signpost"])
def test_the_preview_shows_problems_and_then_the_mended_site(
    project: Content, command: str
) -> None:
    """A broken record shows itself in the browser; saving the mended file brings the site back."""
    project.write(BROKEN, "name: Elm Dale & <b>Co</b>\n")
    with _served(project, command) as address:
        broken = _page(address, "Something must change first")
        (project.root / BROKEN).unlink()
        mended = _page(address + "sunderland/index.html", "Help in Sunderland")

    assert "directory/areas/broken.yml:1:1 missing-field" in broken
    assert "<b>Co</b>" not in broken
    assert "Content-Security-Policy" not in mended
    assert "livereload" in mended


@contextmanager
def _served(project: Content, command: str) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = {
        "mkdocs": ["mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        "signpost": ["generator.cli", "serve", "--address", f"127.0.0.1:{port}"],
    }[command]
    with (project.root / "serve.log").open("w") as log:
        running = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=project.root,
            stdout=log,
            stderr=log,
            env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)},
            start_new_session=True,
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            os.killpg(running.pid, 15)
            running.wait(timeout=20)


def _page(address: str, wanted: str) -> str:
    """The page at *address* once it holds *wanted*; the last answer after a minute."""
    text = ""
    for _ in range(120):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
                text = answer.read().decode()
        except urllib.error.HTTPError as error:
            text = error.read().decode()
        except OSError:
            text = ""
        if wanted in text:
            return text
        time.sleep(0.5)
    return text
