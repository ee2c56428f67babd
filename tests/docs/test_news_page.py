"""The examples on the page about news and events pass the check."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from generator.checking.checking import check

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/pages/editors/news-and-events.md"
SERVICE = "directory/services/sunderland/washington-mind.yml"


def test_the_examples_of_news_of_a_change_and_of_a_session_pass_the_check(tmp_path: Path) -> None:
    """Someone who copies them begins with records that work."""
    event, changed, sessions = re.findall(
        r"^```yaml\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    for folder in ("directory", "content"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "content/news/2026-12-open-morning.yml").write_text(event, "utf-8")
    with (tmp_path / SERVICE).open("a", encoding="utf-8") as file:
        file.write(changed + sessions)
    problems = check(tmp_path, date(2026, 11, 22)).problems

    assert [p for p in problems if p.path == SERVICE or "open-morning" in p.path] == []
