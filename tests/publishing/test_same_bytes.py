"""Same input, same bytes: whenever it is built, and by however many processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, TODAY, Content, unpacked

#: Builds as the command line does, but with a second process from the first page on, and says what it does.
IN_PROCESSES = """
import logging, multiprocessing, sys
from generator.publishing import press
from generator.cli import main
multiprocessing.log_to_stderr(logging.INFO)
press.PARALLEL_FROM = 1
main(sys.argv[1:])
"""


def test_two_builds_are_the_same_byte_for_byte(content: Content) -> None:
    """Nothing of the clock, of chance or of the order of files gets into what is published."""
    assert content.build().published
    first = content.files()
    (content.root / "public").rename(content.root / "before")
    assert content.build().published

    assert content.files() == first


def test_two_processes_publish_what_one_does(content: Content) -> None:
    """Each site is written by two processes at once, and no byte of it differs."""
    assert content.build().published
    apart = content.root / "apart"
    options = [
        "build",
        "--root",
        str(content.root),
        "--target",
        str(apart),
        "--jobs",
        "2",
        "--today",
        TODAY.isoformat(),
    ]
    done = subprocess.run(
        [sys.executable, "-c", IN_PROCESSES, *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (
        done.stderr.count("child process calling self.run()") == 1 + 2 * 3
    )  # MkDocs; hub, two areas
    assert Content(content.root).files() == {
        p.relative_to(apart).as_posix(): unpacked(p) for p in apart.rglob("*") if p.is_file()
    }


def test_the_order_in_which_files_were_made_does_not_matter(
    content: Content, tmp_path: Path
) -> None:
    """The same records, written to the disk the other way round, give the same bytes."""
    other = tmp_path / "other"
    for file in sorted(content.root.rglob("*"), reverse=True):
        if file.is_file():
            place = other / file.relative_to(content.root)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read_bytes())
    turned = Content(other)
    content.build()
    turned.build()

    assert turned.files() == content.files()
