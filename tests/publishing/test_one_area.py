"""`signpost build --area` builds one site and leaves the others alone."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.conftest import Content


def _dates(folder: Path) -> dict[str, int]:
    return {
        p.relative_to(folder).as_posix(): p.stat().st_mtime_ns
        for p in folder.rglob("*")
        if p.is_file()
    }


def test_building_one_area_changes_no_file_of_the_others(content: Content) -> None:
    """Only files below the area's own folder are new; the hub's and the other area's keep their dates."""
    content.build()
    before = _dates(content.target)
    content.change(
        "directory/services/sunderland/tea-and-talk.yml", "name: Tea and Talk", "name: Tea and Cake"
    )
    built = content.build("sunderland")
    after = _dates(content.target)

    assert built.published
    assert set(built.pages) == {"sunderland"}
    assert {url for url in after if after[url] != before.get(url)} == {
        url for url in after if url.startswith("sunderland/")
    }
    assert "Tea and Cake" in content.page("sunderland/services/tea-and-talk/index.html")


def test_an_area_can_be_built_where_nothing_was_published_yet(content: Content) -> None:
    """The area's site alone is made, whole."""
    built = content.build("elmdale")

    assert built.published
    assert [p.name for p in content.target.iterdir()] == ["elmdale"]
    assert (content.target / "elmdale/index.html").exists()


def test_a_built_area_is_the_same_as_in_a_whole_build(content: Content) -> None:
    """`--area` leaves out other sites and nothing else."""
    content.build("elmdale")
    alone = content.files()
    content.build()

    assert {url: raw for url, raw in content.files().items() if url.startswith("elmdale/")} == alone


def test_an_area_that_has_no_site_is_named_and_nothing_is_built(content: Content) -> None:
    """The command exits with 2 and says which areas there are."""
    result = CliRunner().invoke(
        main,
        ["build", "--root", str(content.root), "--area", "north-east", "--today", "2026-11-22"],
    )

    assert result.exit_code == 2
    assert (
        "No area with a site of its own is called north-east. There are: elmdale, sunderland."
        in result.output
    )
    assert not content.target.exists()


def test_an_unknown_area_beside_a_known_one_is_not_passed_over(content: Content) -> None:
    """A slip in one of two names is said, not swallowed."""
    result = CliRunner().invoke(
        main,
        [
            "build",
            "--root",
            str(content.root),
            "--area",
            "elmdale",
            "--area",
            "sundreland",
            "--today",
            "2026-11-22",
        ],
    )

    assert result.exit_code == 2
    assert "sundreland" in result.output
