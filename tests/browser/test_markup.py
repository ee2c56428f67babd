"""The Nu HTML checker finds no error on a page of any kind, nor in a stylesheet; what it warns of is known."""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from tests.browser.templates import PAGES
from tests.conftest import ROOT

CHECKER = ROOT / "tests/browser/node_modules/vnu-jar/build/dist/vnu.jar"

#: What it says that is not so, or that we mean.
KNOWN = re.compile(
    # Read from a folder, where no file is of the page's own host. Browsers hold the policy in test_privacy.py.
    "Resource violates Content Security Policy"
    # Data for search engines is a script that never runs: no policy is asked about it.
    "|Inline script violates Content Security Policy"
    # Rows are stacked on a narrow screen, where older browsers forget what a table is: the roles remind them.
    "|The “(cell|row|rowgroup|rowheader|columnheader)” role is unnecessary"
    # In CSS since 2018, and in the browsers that matter.
    "|Property “paint-order” doesn't exist"
)
BAD = "<!doctype html><html lang=en><title>t</title><h1>h</h1><ul><p>p</p></ul>"

Said = dict[str, list[str]]


@pytest.fixture(scope="module")
def said(site: Path, small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Said:
    """What the checker says by name of page or file. One run for all: its program is slow to start."""
    assert CHECKER.is_file(), "make test installs it with: npm ci --prefix tests/browser"
    bad = tmp_path_factory.mktemp("markup") / "bad.html"
    bad.write_text(BAD, "utf-8")
    folders = {"real": site, "small": small_site}
    files = {folders[shown.directory] / shown.url: name for name, shown in PAGES.items()}
    files |= {path: path.name for path in (ROOT / "site_templates/assets").glob("*.css")}
    files[bad] = "bad"
    done = subprocess.run(
        ["java", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", "--also-check-css",
         *map(str, files)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    names = {path.as_uri().replace("///", "/"): name for path, name in files.items()}
    found: Said = defaultdict(list)
    for message in json.loads(done.stderr)["messages"]:
        if not KNOWN.search(message["message"]):
            found[names[message["url"]]].append(f"{message['type']}: {message['message']}")
    return found


def test_the_checker_finds_no_error_and_no_new_warning_on_any_page_or_style(said: Said) -> None:
    """Every page that stands for a kind, the one for unknown addresses too, and each stylesheet."""
    assert {name: words for name, words in said.items() if name != "bad"} == {}


def test_the_checker_does_find_errors(said: Said) -> None:
    """It is awake: an element that stands where it must not is named."""
    assert any("not allowed as child" in words for words in said["bad"])
