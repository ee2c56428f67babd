"""``python -m bench.lighthouse``: what Lighthouse says of pages on its phone, accessibility and performance.

Lighthouse's own settings for a phone: its slow 4G and a processor four times slower, simulated. Issue 6
asks for accessibility 100 and performance of at least 99. Every audit that costs points is named.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.first_paint import PAGES, built
from bench.search.phone import QUIET, browser_path
from bench.search.serving import hosted

PROGRAM = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
CATEGORIES = ("accessibility", "performance")


@dataclass(frozen=True)
class Told:
    """One page: points from 0 to 100 by category, and the audits that cost points."""

    points: dict[str, int]
    faults: tuple[str, ...]


def main() -> None:
    """Ask for what the command line names, and print points."""
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("--site", type=Path, help="a folder that is built already")
    parser.add_argument("--pages", default=",".join(PAGES))
    given = parser.parse_args()
    if not PROGRAM.is_file():
        raise SystemExit("Lighthouse is not installed: npm ci --ignore-scripts --prefix bench")
    names = [name for name in PAGES if name in given.pages.split(",")]
    with (
        tempfile.TemporaryDirectory(prefix="signpost-lighthouse-") as folder,
        hosted(given.site or built(Path(folder))) as host,
    ):
        print("Lighthouse on its phone: " + " and ".join(CATEGORIES))
        for name in names:
            told = ask(host.address + PAGES[name], Path(folder) / "told.json")
            print(f"{name:14}" + "".join(f"{told.points[c]:6}" for c in CATEGORIES), flush=True)
            for fault in told.faults:
                print(f"    {fault}")
    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def ask(address: str, file: Path) -> Told:
    """What Lighthouse says of the page at *address*; it writes to *file* on the way."""
    path = browser_path()
    flags = " ".join(["--headless=new", "--no-sandbox", *QUIET])
    subprocess.run(
        [
            shutil.which("node") or "node", str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={file}",
            f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}",
            "--no-enable-error-reporting",
        ],
        check=True,
        env={**os.environ, **({"CHROME_PATH": path} if path else {})},
    )  # fmt: skip
    return _read(json.loads(file.read_text("utf-8")))


def _read(said: dict[str, Any]) -> Told:
    points = {name: round(100 * said["categories"][name]["score"]) for name in CATEGORIES}
    faults = tuple(
        f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
        for name in CATEGORIES
        for part in said["categories"][name]["auditRefs"]
        if part["weight"]
        and (audit := said["audits"][part["id"]])["score"] is not None
        and audit["score"] < 1
    )
    return Told(points, faults)


if __name__ == "__main__":
    main()
