"""The old site or the new one, never half of either."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.publishing.inspection import Fault
from generator.publishing.staging import staged, swap
from tests.conftest import Content

State = dict[str, tuple[bytes, int]]


def _state(folder: Path) -> State:
    """Every file with its bytes and the moment it was written."""
    return {
        p.relative_to(folder).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns)
        for p in folder.rglob("*")
        if p.is_file()
    }


def _beside(content: Content) -> set[str]:
    return {p.name for p in content.root.iterdir()}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("status: open", "status: oepn", "unknown-reference"),
        ('number: "0191 498 0101"', 'number: "O191 498 0101"', "phone-letters"),
        ("summary: A weekly group", "summary: A weekly: group", "colon-unquoted"),
    ],
)
def test_records_that_must_change_leave_the_published_site_untouched(
    content: Content, old: str, new: str, code: str
) -> None:
    """Not a byte and not a date of the published files changes, and nothing is left beside them."""
    content.build()
    before, beside = _state(content.target), _beside(content)
    content.change("directory/services/sunderland/tea-and-talk.yml", old, new)
    built = content.build()

    assert not built.published
    assert code in {p.code for p in built.checked.problems if p.blocks}
    assert _state(content.target) == before
    assert _beside(content) == beside


def test_a_fault_at_inspection_leaves_the_published_site_untouched(content: Content) -> None:
    """A template that links to nothing is caught after rendering; nothing of the new site is published."""
    content.build()
    before, beside = _state(content.target), _beside(content)
    content.change(
        "site_templates/pages/service.html",
        "<h1>{{ view.name }}</h1>",
        '<h1>{{ view.name }}</h1><a href="{{ up }}nowhere.html">Next</a>',
    )
    built = content.build()

    assert (
        Fault("services/calm-line/index.html", "a link leads nowhere: ../../nowhere.html")
        in built.faults
    )
    assert not built.published
    assert _state(content.target) == before
    assert _beside(content) == beside


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("pages/service.html", "<h1>{{ view.name }}</h1>", "<h1>{{ view.name }}</h1><h1>Again</h1>", "2 headings of the first level"),
        ("pages/service.html", 'id="for-me"', 'id="get-help"', "an id stands twice: get-help"),
        ("parts/urgent-strip.html", "all numbers", "all %%signpost:up%% numbers", "a slot is left"),
        ("pages/service.html", "<h1>{{ view.name }}</h1>", '<h1>{{ view.name }}</h1><a href="#gone">Down</a>', "a link leads to no id: #gone"),
        ("pages/organisation.html", "<h1>", '<a href="{{ up }}index.html#gone">Home</a><h1>', "a link leads to no id: index.html#gone"),
        ("main.html", "<title>%%signpost:title%%</title>", "<title> </title><!--%%signpost:title%%-->", "it has no title"),
        ("main.html", 'lang="en-GB" ', "", "it has no language"),
    ],
)  # fmt: skip
def test_inspection_names_what_is_wrong_with_a_page(
    content: Content, file: str, old: str, new: str, what: str
) -> None:
    """Each thing that inspection looks for is found in a page made wrong on purpose."""
    content.change(f"site_templates/{file}", old, new)
    built = content.build()

    assert not built.published
    assert any(what in fault.what for fault in built.faults), built.faults[:5]
    assert not content.target.exists()


def test_the_command_says_that_nothing_was_published(content: Content) -> None:
    """It names the line to change, exits with 1, and the old site stays."""
    content.build()
    before = _state(content.target)
    content.change("directory/services/sunderland/tea-and-talk.yml", "status: open", "status: oepn")
    result = CliRunner().invoke(
        main, ["build", "--root", str(content.root), "--today", "2026-11-22", "--jobs", "1"]
    )

    assert result.exit_code == 1
    assert "directory/services/sunderland/tea-and-talk.yml:6:9" in result.output
    assert "Nothing was published. The site that was there stays." in result.output
    assert _state(content.target) == before


def test_a_crash_while_writing_leaves_no_trace(tmp_path: Path) -> None:
    """When anything goes wrong inside the block, the old folder is as it was and the new one is gone."""
    target = tmp_path / "public"
    target.mkdir()
    (target / "index.html").write_text("old")

    with pytest.raises(ZeroDivisionError), staged(target) as aside:
        (aside / "index.html").write_text("new")
        _ = 1 / 0

    assert [p.name for p in tmp_path.iterdir()] == ["public"]
    assert (target / "index.html").read_text() == "old"


def test_when_the_new_folder_cannot_be_moved_the_old_one_is_put_back(tmp_path: Path) -> None:
    """The disk refuses at the last step: the old site stands again, and the fault is not hidden."""
    target = tmp_path / "public"
    target.mkdir()
    (target / "index.html").write_text("old")

    with pytest.raises(OSError, match="never-made"):
        swap(tmp_path / "never-made", target)

    assert (target / "index.html").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["public"]


def test_what_the_old_site_had_too_much_is_gone_after_the_swap(content: Content) -> None:
    """A page of a record that was deleted is not published any more."""
    content.build()
    (content.target / "stray.html").write_text("left from long ago")
    (content.root / "directory/services/elmdale/lullaby-letters.yml").unlink()
    content.build()

    assert not (content.target / "stray.html").exists()
    assert not (content.target / "elmdale/services/lullaby-letters").exists()


def test_the_published_folder_can_be_read_by_a_web_server(content: Content) -> None:
    """Staging makes a private folder; what is published is open to read."""
    content.build()

    assert os.stat(content.target).st_mode & 0o777 == 0o755
