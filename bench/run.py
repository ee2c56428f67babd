"""``make bench``: check and build directories of 100, 1,000 and 10,000 invented services.

Each is measured in a process of its own, so that memory is that of one build: seconds from start to
end of the command, records checked and pages built per second, and the most memory in use by the
command and by its largest child. Then a directory of 2,000 services is checked alone, by a first check
that knows nothing, by one after a record changed, and by one after nothing did. Give other numbers on
the command line: ``python -m bench.run 500``. ``python -m bench.run 0`` checks alone.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from bench.synthetic import make

ROOT = Path(__file__).parents[1]
SIZES = (100, 1_000, 10_000)
CHECKED = 2_000
"""Services of the directory that is checked alone, each as long as a real one (2.2 KB)."""
RUNS = 5


def main(sizes: tuple[int, ...]) -> None:
    """Measure each of *sizes* and print a table."""
    print(f"{os.cpu_count()} cores; area site and hub of invented services\n")
    if any(sizes):
        print("services   check s  records/s   build s   pages  pages/s  KB/page  memory MB")
    for size in filter(None, sizes):
        with tempfile.TemporaryDirectory(prefix="signpost-bench-") as folder:
            _measure(Path(folder), size)
    with tempfile.TemporaryDirectory(prefix="signpost-bench-") as folder:
        _measure_check(Path(folder), CHECKED)


def _measure(folder: Path, size: int) -> None:
    make(ROOT, folder, size)
    check, _ = _run(folder, "check")
    build, memory = _run(folder, "build")
    pages = [path.stat().st_size for path in (folder / "public").rglob("*.html")]
    records = sum(1 for _ in folder.rglob("*.yml")) - 2
    print(
        f"{size:8,} {check:9.2f} {records / check:10,.0f} {build:9.2f} {len(pages):7,}"
        f" {len(pages) / build:8,.0f} {sum(pages) / len(pages) / 1024:8.1f} {memory:10,.0f}"
    )


def _measure_check(folder: Path, size: int) -> None:
    """Say how long a check takes, of the call alone and of the whole command with its start."""
    make(ROOT, folder, size)
    script = (
        "import os, sys, time; from datetime import date; from pathlib import Path\n"
        "from generator.checking.checking import check\n"
        "for _ in range(int(sys.argv[1])):\n"
        "    begun = time.perf_counter()\n"
        "    files = check(Path(), date(2026, 11, 22), os.cpu_count() or 1).files\n"
        "    print(time.perf_counter() - begun, files)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, str(RUNS)],
        cwd=folder, check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    print(f"\nChecking {int(said[1]):,} records, best of {RUNS}; the command with its start")
    print("                             seconds   seconds of both cores")
    print(f"the call alone               {min(float(each) for each in said[::2]):7.2f}")
    cache, record = folder / "cache", min(folder.glob("directory/services/*/*.yml"))
    typed = record.read_bytes()

    def forget() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    times = count()

    def change() -> None:
        record.write_bytes(typed + b"# %d\n" % next(times))

    for name, before in (
        ("nothing kept", forget),
        ("one record changed", change),
        ("nothing changed", lambda: None),
    ):
        wall, work = zip(*(_timed(folder, before, cache) for _ in range(RUNS)), strict=True)
        print(f"the command, {name:18}{min(wall):5.2f}   {min(work):7.2f}")


def _timed(folder: Path, before: Callable[[], None], cache: Path) -> tuple[float, float]:
    """Seconds that ``signpost check`` takes, by the clock and of all processors, after *before* is done."""
    before()
    begun, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "generator.cli", "check", "--today", "2026-11-22"],
        cwd=folder, check=True, capture_output=True,
        env={**os.environ, "SIGNPOST_CACHE": str(cache)},
    )  # fmt: skip
    seconds, spent = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, spent.ru_utime + spent.ru_stime - used.ru_utime - used.ru_stime


def _run(folder: Path, command: str) -> tuple[float, float]:
    """Seconds the command took, and the most memory it used in MB."""
    script = (
        "import resource, sys; from generator.cli import main\n"
        "try: main(sys.argv[1:], standalone_mode=False)\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
        "print('most memory', own, children, file=sys.stderr)"
    )
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, command],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "SIGNPOST_CACHE": str(folder / "cache")},
    )
    seconds = time.perf_counter() - begun
    own, children = (int(word) for word in done.stderr.split()[-2:])
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return seconds, max(own, children) / unit


if __name__ == "__main__":
    main(tuple(int(word.replace(",", "")) for word in sys.argv[1:]) or SIZES)
