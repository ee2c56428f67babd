"""A dangerous entry comes down even while other records keep the sites from being built."""

from __future__ import annotations

from click.testing import CliRunner

from generator.cli import main
from tests.conftest import Content
from tests.site.reading import read_pages

NUMBER = "0191 498 0101"
WORDS = ["withdraw", "tea-and-talk", "--today", "2026-11-22", "--jobs", "1", "--root"]


def test_an_unrelated_fault_does_not_keep_an_entry_up(content: Content) -> None:
    """Its number leaves every page, no list names it, and its own page says that it was taken down."""
    content.build()
    before = content.files()
    content.write("directory/areas/broken.yml", "name: Elm Dale\n")
    result = CliRunner().invoke(main, [*WORDS, str(content.root)])
    after = content.files()
    struck = {url for url in before if before[url] != after.get(url)}
    own = "sunderland/services/tea-and-talk/index.html"

    assert result.exit_code == 0, result.output
    assert "published pages all the same" in result.output
    assert [url for url, raw in after.items() if NUMBER in raw.decode()] == []
    # A kept copy has its own page, which says that it was taken down, by its address.
    linking = {url for url in _named(after) if b"tea-and-talk/index.html" in after[url]}
    assert linking <= {
        f"{site}practice/tea-in-sunderland/index.html"  # its story may name it still, on every site
        for site in ("", "elmdale/", "sunderland/")
    }
    assert {url for url in before if NUMBER in before[url].decode()} <= struck
    assert _named(before) == _named(after)
    assert b"We have taken this page down" in after[own]


def _named(files: dict[str, bytes]) -> set[str]:
    """The addresses of *files*, but for the parts of a copy, which are named by what is in them."""
    return {url for url in files if not url.endswith(".bin")}


def test_an_emergency_page_is_the_page_a_build_would_make(content: Content) -> None:
    """What is struck out by hand is, in its words, what the next build that passes publishes."""
    content.build()
    content.write("directory/areas/broken.yml", "name: Elm Dale\n")
    CliRunner().invoke(main, [*WORDS, str(content.root)])
    struck = read_pages(content.target / "sunderland/kinds")
    (content.root / "directory/areas/broken.yml").unlink()
    content.build()
    built = read_pages(content.target / "sunderland/kinds")

    assert struck.keys() == built.keys()
    assert [url for url in built if "Tea and Talk" in struck[url].text] == []
    assert [url for url in built if "Tea and Talk" in built[url].text] == []


def test_a_dangerous_local_line_leaves_the_urgent_page(content: Content) -> None:
    """The page a mother in danger opens is the last on which a wrong number may stay."""
    area = "directory/areas/sunderland.yml"
    content.write(area, (content.root / area).read_text("utf-8") + "urgent_lines: [tea-and-talk]\n")
    content.build()
    urgent = "sunderland/urgent-help/index.html"
    assert NUMBER in content.page(urgent)
    content.write("directory/areas/broken.yml", "name: Elm Dale\n")
    CliRunner().invoke(main, [*WORDS, str(content.root)])

    assert NUMBER not in content.page(urgent)
    assert "Tea and Talk" not in content.page(urgent)
    assert "tea-and-talk" not in content.page("sunderland/sitemap.xml")
