"""A page of prose in another language keeps all but its words, and says which English it is of."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.language.prose import said_in
from tests.pretending import NO_WORDS, pretend_page

ENGLISH = """# Privacy

Call [111](tel:111) or <b>999</b>, open 9 to 5.

## What we keep { #us }

Nothing.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A directory with one page of prose, which is there in Polish with nothing wrong."""
    folder = tmp_path / "content/pages"
    folder.mkdir(parents=True)
    (folder / "privacy.md").write_text(ENGLISH, "utf-8")
    pretend_page(tmp_path, "privacy", "pl")
    return tmp_path


def wrong(root: Path) -> tuple[str, ...]:
    """What is wrong with the page in Polish."""
    return said_in(root / "content/pages", "pl")["privacy"].wrong


def test_words_alone_may_change(root: Path) -> None:
    """A page with other words, and the same links, names, tags and numbers, has nothing wrong."""
    assert wrong(root) == ()
    assert NO_WORDS["pl"] in said_in(root / "content/pages", "pl")["privacy"].words
    assert said_in(root / "content/pages", "ar") == {}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("tel:111", "tel:112", "link"),
        ("(tel:111)", "(javascript:alert(1))", "link"),
        ("{ #us }", "", "name in braces"),
        ("{ #us }", "{ #us onclick=x }", "name in braces"),
        ("<b>", "<script>", "tag"),
        ("9 ", "8 ", "number"),
        ("Żżż.", "Żżż\u202e.", "nobody sees"),
        ("says ", "says 0", "The English has changed"),
    ],
)
def test_what_must_stay_and_does_not_is_named(root: Path, old: str, new: str, what: str) -> None:
    """Such a page is not used: the English one stands in its place."""
    path = root / "content/pages/privacy.pl.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")

    assert any(what in found for found in wrong(root))


def test_a_page_is_not_used_once_the_english_has_changed(root: Path) -> None:
    """Until someone has compared the two and said so, by the line that the message names."""
    english, polish = (root / f"content/pages/privacy{part}.md" for part in ("", ".pl"))
    english.write_text(ENGLISH.replace("Nothing.", "Something."), "utf-8")
    (found,) = wrong(root)
    line = found.partition(": ")[2]
    polish.write_text(line + "\n" + polish.read_text("utf-8").partition("\n")[2], "utf-8")

    assert wrong(root) == ()


def test_the_command_begins_a_page_and_an_english_one_is_not_taken_for_a_translation(
    root: Path,
) -> None:
    """It says where the file is, refuses what is there or makes no sense, and check names the file."""
    run = CliRunner().invoke
    began = run(main, ["translations", "page", "privacy", "ar", "--root", str(root)])
    assert began.exit_code == 0
    assert "privacy.ar.md" in began.output
    assert said_in(root / "content/pages", "ar")["privacy"].wrong == ("It is still in English.",)
    again = run(main, ["translations", "page", "privacy", "ar", "--root", str(root)])
    assert again.exit_code == 1
    for name, code in (("nothing", "ar"), ("privacy", "en"), ("privacy.pl", "ar")):
        ran = run(main, ["translations", "page", name, code, "--root", str(root)])
        assert ran.exit_code == 2
    checked = run(main, ["translations", "check", "--root", str(root)])
    assert "privacy.ar.md\n    It is still in English." in checked.output
    assert checked.exit_code == 1
