"""`signpost links`: which links are asked, what is said of them, and that it never stands in the way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checking.checking import check
from generator.cli import main
from generator.commands import links as links_command
from generator.links.checking_links import Checked
from generator.links.collecting import Link, links_of
from generator.links.following import Outcome, State
from generator.links.link_words import as_json, as_markdown, as_text
from tests.conftest import EXAMPLE, OVERLAY, TODAY

TEA = "directory/services/sunderland/tea-and-talk.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small directory without templates."""
    shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    shutil.copytree(OVERLAY, tmp_path, dirs_exist_ok=True)
    return tmp_path


def change(root: Path, old: str, new: str) -> None:
    text = (root / TEA).read_text("utf-8")
    assert text.count(old) == 1
    (root / TEA).write_text(text.replace(old, new), "utf-8")


def urls(root: Path, area: str = "") -> dict[str, tuple[str, ...]]:
    return {link.url: link.paths for link in links_of(check(root, TODAY).catalogue, area)}


def run(root: Path, *words: str) -> Result:
    given = ["links", "--root", str(root), "--today", TODAY.isoformat(), *words]
    return CliRunner().invoke(main, given)


def test_every_link_is_asked_once_with_all_the_records_that_have_it(root: Path) -> None:
    change(root, "website: https://example.org/tea\n", "website: https://example.org/about#tea\n")
    found = urls(root)
    assert len(found["https://example.org/about"]) > 1
    assert found["https://example.org/about"].count(TEA) == 1


def test_a_source_that_must_not_be_opened_is_left_alone(root: Path) -> None:
    change(
        root,
        "  - url: https://example.org/about\n",
        "  - url: https://example.org/mirror\n    linked: no\n",
    )
    assert "https://example.org/mirror" not in urls(root)


def test_what_is_held_back_or_taken_down_is_not_asked_for(root: Path) -> None:
    paths = {path for group in urls(root).values() for path in group}
    assert "directory/services/elmdale/lullaby-letters.yml" not in paths
    assert "directory/services/elmdale/dale-kitchen.yml" not in paths


def test_one_area(root: Path) -> None:
    paths = {path for group in urls(root, "elmdale").values() for path in group}
    assert "directory/services/elmdale/walk-and-talk.yml" in paths
    assert TEA not in paths


def test_it_will_not_ask_without_saying_who_asks(root: Path) -> None:
    result = run(root)
    assert result.exit_code == 2
    assert "Say who asks" in result.output
    assert run(root, "--area", "atlantis", "--contact", "x@example.org").exit_code == 2


def test_by_default_nothing_on_this_machine_or_inside_its_network_is_asked(root: Path) -> None:
    """The true policy, without a network: every link leads to this machine, and none is opened."""
    for path in root.rglob("*.yml"):
        path.write_text(
            path.read_text("utf-8")
            .replace("example.org", "127.0.0.1")
            .replace("example.net", "[::1]"),
            "utf-8",
        )
    result = run(root, "--contact", "x@example.org", "--format", "json", "--strict")
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert len(found) > 2
    assert {(one["state"], one["why"]) for one in found} <= {
        ("not asked", "it leads into a private network")
    }


FOUND = (
    Checked(Link("https://example.org/a", ("a.yml",)), Outcome(State.WORKS)),
    Checked(Link("https://example.org/b", ("b.yml",)), Outcome(State.DEAD, "it answers 404")),
    Checked(
        Link("https://example.org/c", ("c.yml",)),
        Outcome(State.MOVED, "", "https://example.org/`@x`\x1b[31m"),
    ),
    Checked(Link("https://example.org/d", ("d.yml",)), Outcome(State.UNSURE, "it took too long")),
)


def test_words_say_what_to_do_and_hostile_addresses_stay_text() -> None:
    text, markdown = as_text(FOUND), as_markdown(FOUND)
    assert text.index("Dead") < text.index("Moved") < text.index("Could not check")
    assert "4 links: 1 dead, 1 moved, 1 could not check, 1 works." in text
    assert "\x1b" not in text + markdown
    assert "``https://example.org/`@x`\ufffd[31m``" in markdown
    assert "example.org/a" not in markdown
    assert [one["state"] for one in json.loads(as_json(FOUND))] == [
        "works", "dead", "moved", "could not check",
    ]  # fmt: skip


@pytest.mark.parametrize(("words", "code"), [((), 0), (("--strict",), 1)])
def test_dead_links_stop_nothing_unless_asked_to(
    root: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int
) -> None:
    monkeypatch.setattr(links_command, "check_links", lambda *_: FOUND)
    result = run(root, "--contact", "x@example.org", *words)
    assert result.exit_code == code
    assert "https://example.org/b: it answers 404" in result.output
