"""`signpost withdraw` takes an entry down everywhere, and old ids lead on to new ones."""

from __future__ import annotations

from click.testing import CliRunner, Result

from generator.cli import main
from tests.conftest import Content
from tests.site.reading import read_pages

NUMBER = "0191 498 0101"


def _withdraw(content: Content, *words: str) -> Result:
    return CliRunner().invoke(
        main,
        ["withdraw", *words, "--root", str(content.root), "--today", "2026-11-22", "--jobs", "1"],
    )


def test_a_withdrawn_service_leaves_every_page_list_and_file(content: Content) -> None:
    """Its number, its mail address and its data are nowhere; its name stands on no list and in no sitemap."""
    content.build()
    assert NUMBER in content.page("sunderland/today/index.html") or NUMBER in content.page(
        "sunderland/needs/low-mood/index.html"
    )
    result = _withdraw(content, "tea-and-talk", "--why", "the number is another family's")
    texts = {url: raw.decode() for url, raw in content.files().items()}
    pages = read_pages(content.target)
    lists = [
        p
        for url, p in pages.items()
        if any(
            f"{part}/" in url
            for part in ("needs", "kinds", "stages", "a-to-z", "today", "how", "ways-in")
        )
    ]

    assert result.exit_code == 0, result.output
    assert "Marked directory/services/sunderland/tea-and-talk.yml as withdrawn." in result.output
    assert [
        url
        for url, text in texts.items()
        if NUMBER in text or "tea@example.org" in text or "01914980101" in text
    ] == []
    assert [p.url for p in lists if "Tea and Talk" in p.text] == []
    assert [
        url
        for url, text in texts.items()
        if "application/ld+json" in text and '"name":"Tea and Talk"' in text
    ] == []
    assert "tea-and-talk" not in texts["sunderland/sitemap.xml"]
    assert "another family" not in "".join(texts.values())


def test_a_withdrawn_service_leaves_a_page_that_says_so(content: Content) -> None:
    """Whoever kept the address learns when it was taken down, not to rely on it, and where to turn."""
    _withdraw(content, "tea-and-talk")
    page = read_pages(content.target / "sunderland/services/tea-and-talk")["index.html"]

    assert page.one("h1").text == "We have taken this page down"
    assert (
        "We took it down on 22 November 2026. The details may have been wrong or unsafe."
        in page.text
    )
    assert {"Urgent help", "Someone to call or text today"} <= {
        e.text for e in page.all("a", region="main")
    }


def test_a_withdrawn_organisation_is_taken_down(content: Content) -> None:
    """Its page and its number are gone, and no page links to it."""
    result = _withdraw(content, "harbour-friends")
    texts = {url: raw.decode() for url, raw in content.files().items()}

    assert result.exit_code == 0, result.output
    assert [url for url, text in texts.items() if "0191 498 0100" in text] == []
    assert [
        url
        for url, text in texts.items()
        if "organisations/harbour-friends" in text and "/organisations/harbour-friends/" not in url
    ] == []


def test_a_withdrawn_practice_example_is_taken_down(content: Content) -> None:
    """It leaves the list of examples, and the pages of the services it tells of."""
    result = _withdraw(content, "tea-in-sunderland")
    texts = {
        url: raw.decode()
        for url, raw in content.files().items()
        if url.endswith(".html") and "tea-in-sunderland/" not in url
    }

    assert result.exit_code == 0, result.output
    assert [url for url, text in texts.items() if "Tea in Sunderland" in text] == []


def test_a_withdrawn_service_is_no_longer_offered_instead_of_another(content: Content) -> None:
    """A service that closed sends nobody on to one that was taken down."""
    _withdraw(content, "tea-and-talk")
    pages = read_pages(content.target / "sunderland" / "services")

    for id_ in ("tea-at-home", "quiet-hour"):
        assert "Tea and Talk" not in pages[f"{id_}/index.html"].text


def test_a_held_practice_example_is_named_nowhere(content: Content) -> None:
    """Not on the page of the service it tells of, nor in the news that is about it."""
    content.change(
        "content/practice/tea-in-sunderland.yml",
        "practice_stage:",
        "held: Not agreed yet.\npractice_stage:",
    )
    content.build()

    assert [
        url
        for url, raw in content.files().items()
        if b"Tea in Sunderland" in raw or b"tea-in-sunderland" in raw
    ] == []


def test_withdrawing_twice_marks_the_file_once(content: Content) -> None:
    """The command can be given again without harm."""
    _withdraw(content, "tea-and-talk")
    _withdraw(content, "tea-and-talk")

    assert (content.root / "directory/services/sunderland/tea-and-talk.yml").read_text().count(
        "withdrawn:"
    ) == 1


def test_withdrawing_what_is_not_there_says_so_and_builds_nothing(content: Content) -> None:
    """The command exits with 2 and says how entries are named."""
    result = _withdraw(content, "tea-and-tlak")

    assert result.exit_code == 2
    assert (
        "There is no entry called 'tea-and-tlak'. Give the name of its file without .yml."
        in result.output
    )
    assert not content.target.exists()


def test_an_old_id_leads_on_to_the_new_page(content: Content) -> None:
    """`was:` leaves a page at the old address that moves on by itself, and has a link for those who must press."""
    content.build()
    page = read_pages(content.target / "elmdale" / "services" / "buggy-walk")["index.html"]
    refresh = [e.get("content") for e in page.all("meta") if e.get("http-equiv") == "refresh"]

    assert refresh == ["0; url=../../services/walk-and-talk/index.html"]
    assert [
        e.get("href") for e in page.all("a", region="main") if e.text == "Go to its new place"
    ] == ["../../services/walk-and-talk/index.html"]
    assert "buggy-walk" not in content.page("elmdale/sitemap.xml")


def test_held_records_are_not_published(content: Content) -> None:
    """What is held back has no page, is on no list, and gives no word of why."""
    content.build()

    assert [
        url
        for url, raw in content.files().items()
        if b"Dale Kitchen" in raw or b"dale-kitchen" in raw or b"No source gives a way in" in raw
    ] == []
