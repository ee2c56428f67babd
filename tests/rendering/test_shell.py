"""The page shell: cut at slots that are counted, and the same as what MkDocs would render."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.rendering.shell import SLOTS, Shell, ShellChanged, make_shells
from tests.conftest import ROOT, Content


@pytest.fixture
def layout(tmp_path: Path) -> Path:
    """A copy of the layout and the pages of prose that a test may change."""
    shutil.copytree(ROOT / "site_templates", tmp_path / "site_templates")
    shutil.copytree(ROOT / "content" / "pages", tmp_path / "content" / "pages")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def _replace(layout: Path, old: str, new: str) -> None:
    file = layout / "site_templates" / "main.html"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("slot", sorted(SLOTS))
def test_a_slot_that_is_lost_is_named(layout: Path, slot: str) -> None:
    """A theme that drops or renames a slot stops the build and says which."""
    _replace(layout, f"%%signpost:{slot}%%", "")

    with pytest.raises(
        ShellChanged, match=re.escape(f"'{slot}': ({SLOTS[slot] - 1}, {SLOTS[slot]})")
    ):
        make_shells(layout)


def test_a_slot_that_stands_twice_is_named(layout: Path) -> None:
    """A doubled slot would put a title or a body on the page twice."""
    _replace(layout, "%%signpost:title%%", "%%signpost:title%% %%signpost:title%%")

    with pytest.raises(ShellChanged, match=re.escape("'title': (2, 1)")):
        make_shells(layout)


def test_a_slot_that_nobody_knows_is_named(layout: Path) -> None:
    """A slip in a slot's name cannot reach a page."""
    _replace(layout, "%%signpost:banner%%", "%%signpost:baner%%")

    with pytest.raises(ShellChanged, match="baner"):
        make_shells(layout)


def test_a_layout_without_the_place_for_content_is_refused(layout: Path) -> None:
    """Without the content slot every page would be empty."""
    _replace(layout, "{{ page.content }}", "")

    with pytest.raises(ShellChanged, match="'body'"):
        make_shells(layout)


def test_filling_puts_each_text_in_its_slot() -> None:
    """A shell is text, slot, text; filling some slots leaves the others to be filled later."""
    shell = Shell(("a", "x", "b", "y", "c", "x", "d"))

    assert shell.fill({"x": "1", "y": "2"}) == "a1b2c1d"
    assert shell.fill_some({"x": "1"}) == Shell(("a1b", "y", "c1d"))
    assert shell.fill_some({"x": "1"}).fill({"y": "2"}) == "a1b2c1d"


def test_a_slot_without_a_text_is_a_fault() -> None:
    """Nothing is left empty by mistake."""
    with pytest.raises(KeyError, match="y"):
        Shell(("a", "x", "b", "y", "c")).fill({"x": "1"})


def test_text_that_looks_like_a_slot_is_only_text() -> None:
    """What is put in is never searched for slots: a record cannot address the shell."""
    assert (
        Shell(("", "x", "", "y", "")).fill({"x": "%%signpost:y%%", "y": "2"}) == "%%signpost:y%%2"
    )


def test_a_spliced_page_is_the_page_that_mkdocs_renders_itself(content: Content) -> None:
    """A service's page, spliced into the shell, equals MkDocs' own page with the same body, to the letter."""
    content.build()
    published = content.page("services/calm-line/index.html")
    body = re.search(r"<article.*</article>", published, re.DOTALL)
    assert body is not None
    by_hand = content.root / "by-hand"
    by_hand.mkdir()
    (by_hand / "reference.md").write_text(body.group(), "utf-8")
    config = load_config(
        str(content.root / "mkdocs.yml"),
        hooks=[],
        plugins=[],
        docs_dir=str(by_hand),
        site_dir=str(content.root / "mkdocs"),
    )
    mkdocs_build(config)
    theirs = (content.root / "mkdocs" / "reference" / "index.html").read_text("utf-8")

    marks = {name: f"[{name}]" for name in SLOTS}
    ours = make_shells(content.root).page.fill({**marks, "body": body.group()})
    assert ours == re.sub(r"%%signpost:([a-z-]+)%%", r"[\1]", theirs)


def test_pages_of_prose_link_to_files_not_folders(layout: Path) -> None:
    """MkDocs links to folders; ours name the file, so that a site opens from a folder on disk."""
    (layout / "content" / "pages" / "about.md").write_text(
        "# About\n\n[Privacy](privacy.md) and [there](privacy.md#there)\n", "utf-8"
    )
    page = make_shells(layout).prose["about"].fill(dict.fromkeys(SLOTS, ""))

    assert 'href="../privacy/index.html">Privacy' in page
    assert 'href="../privacy/index.html#there">there' in page


def test_nothing_of_the_theme_that_runs_or_calls_out_is_in_a_shell(layout: Path) -> None:
    """Material's scripts, fonts and search are not on public pages."""
    shells = make_shells(layout)

    for shell in (shells.page, *shells.prose.values()):
        text = "".join(shell.pieces)
        assert not re.search(
            r"<script(?! data-to=\"leave\">leave-script</script>)|fonts\.g|bundle\.|palette|mkdocs|squidfunk|data-md|class=\"md-",
            text,
        )
