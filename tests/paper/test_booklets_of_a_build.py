"""A build makes booklets only when asked, does without Pango, and takes them down with an entry."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

import generator.paper.pdf
from generator.cli import main
from generator.pipeline import Stamp, build
from tests.conftest import TODAY, Content

HOME, PDF = "sunderland/index.html", "sunderland/booklet.pdf"


def test_a_plain_build_makes_no_booklet_and_offers_none(content: Content) -> None:
    """Nobody waits for what was not asked for."""
    content.build()

    assert PDF not in content.files()
    assert "booklet.pdf" not in content.page(HOME)


def test_a_build_with_booklets_links_to_each_with_its_size_and_day(content: Content) -> None:
    """The link says what it leads to, and the same build gives the same bytes on any number of processes."""
    build(content.root, content.target, Stamp(TODAY, 2), with_booklets=True)
    two = content.files()
    build(content.root, content.target, Stamp(TODAY, 1), with_booklets=True)

    assert two == content.files()
    assert two[PDF].startswith(b"%PDF-1.7")
    kilobytes = -(-len(two[PDF]) // 1024)
    assert f"(PDF, {kilobytes} KB, made on 22 November 2026)" in content.page(HOME)


def test_without_pango_the_sites_are_built_and_the_command_says_what_to_install(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing library costs the booklets and nothing else."""

    def missing() -> object:
        raise generator.paper.pdf.PangoMissing(generator.paper.pdf.ASK)

    monkeypatch.setattr(generator.paper.pdf, "_weasyprint", missing)
    root = ["--root", str(content.root), "--today", "2026-11-22"]
    built = CliRunner().invoke(main, ["build", "--booklets", "--jobs", "1", *root])
    asked = CliRunner().invoke(main, ["booklet", "--area", "sunderland", *root])

    assert built.exit_code == 0, built.output
    assert "No booklets were made. PDFs need Pango" in built.output
    assert "booklet.pdf" not in content.page(HOME)
    assert asked.exit_code == 3
    assert "apt-get install libpango" in asked.output


def test_an_entry_taken_down_without_a_build_takes_the_booklets_with_it(content: Content) -> None:
    """No entry can be struck out of a PDF: the PDF goes, and so does the link to it."""
    build(content.root, content.target, Stamp(TODAY, 1), with_booklets=True)
    content.write("directory/areas/broken.yml", "name: Elm Dale\n")
    words = ["withdraw", "tea-and-talk", "--today", "2026-11-22", "--root", str(content.root)]
    result = CliRunner().invoke(main, words)
    own = [url for url in content.files() if "/tea-and-talk/" in url and url.endswith(".html")]

    assert result.exit_code == 0, result.output
    assert "To make them again: signpost build --booklets" in result.output
    assert not [url for url in content.files() if url.endswith("booklet.pdf")]
    assert "booklet.pdf" not in content.page(HOME)
    assert len(own) >= 2
    assert all("We have taken this page down" in content.page(url) for url in own)
    lost = [
        (url, href)
        for url in own
        for href in re.findall(r'<a href="([^":#]+)"', content.page(url))
        if not (content.target / url).parent.joinpath(href).is_file()
    ]
    assert lost == []


def test_a_build_that_takes_booklets_away_says_so(content: Content) -> None:
    """Whoever withdraws an entry after `make site` learns that the booklets went, and how to get them back."""
    content.write(f"public/{PDF}", "as an earlier build left it")
    words = ["--today", "2026-11-22", "--jobs", "1", "--root", str(content.root)]
    withdrawn = CliRunner().invoke(main, ["withdraw", "tea-and-talk", *words])

    assert withdrawn.exit_code == 0, withdrawn.output
    assert "To make them again: signpost build --booklets" in withdrawn.output
    assert PDF not in content.files()
