"""A booklet is a tagged PDF of what the site lists, the same bytes each time, and fetches nothing."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner

from generator.checking.checking import check
from generator.cli import main
from generator.paper.booklet import booklet
from generator.paper.pdf import Refused, make_pdf
from generator.planning.site_plan import Material, plan_sites
from tests.conftest import ROOT, TODAY, Content
from tests.paper.reading import digits, pages_of

# One process makes what they look at, and makes it once.
pytestmark = pytest.mark.xdist_group("booklet")

TEMPLATES = ROOT / "site_templates"


def _material(root: object, area: str) -> Material:
    checked = check(root, TODAY, 1)  # type: ignore[arg-type]
    return next(plan_sites(checked.catalogue, checked.settings, TODAY, frozenset({area}))).material


@pytest.fixture(scope="module")
def sunderland() -> Material:
    """What the real site for Sunderland is made of."""
    return _material(ROOT, "sunderland")


@pytest.fixture(scope="module")
def real(sunderland: Material) -> bytes:
    """The real booklet for Sunderland."""
    return booklet(sunderland, TEMPLATES)


def _tags(node: pikepdf.Object) -> list[str]:
    """Every structure type below *node*, in reading order."""
    found = [str(node["/S"])] if "/S" in node else []
    kids: Any = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and ("/S" in kid or "/K" in kid):
            found += _tags(kid)
    return found


def _figures(node: pikepdf.Object) -> list[pikepdf.Object]:
    found = [node] if node.get("/S") == "/Figure" else []
    kids: Any = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += _figures(kid)
    return found


def test_the_booklet_is_tagged_for_screen_readers(real: bytes) -> None:
    """It says that it is PDF/UA-1, its language and its title, and every part of it has its role."""
    with pikepdf.open(BytesIO(real)) as pdf:
        root = pdf.Root
        tags = _tags(root.StructTreeRoot)
        metadata = bytes(root.Metadata.read_bytes())

        assert root.MarkInfo.Marked
        assert str(root.Lang) == "en-GB"
        assert root.ViewerPreferences.DisplayDocTitle
        assert "Help in Sunderland" in str(pdf.docinfo["/Title"])
        assert re.search(rb'pdfuaid:part(>|=")1', metadata)
        assert [figure.Alt for figure in _figures(root.StructTreeRoot)] == [
            "Code to scan, which opens https://signpost.example/sunderland/"
        ]
    headings = [tag for tag in tags if re.fullmatch(r"/H\d", tag)]
    assert headings[0] == "/H1"
    assert headings.count("/H1") == 1
    assert headings.count("/H2") >= 6
    assert headings.count("/H3") > 60
    assert {"/P", "/L", "/LI", "/Link"} <= set(tags)


def test_every_font_is_in_the_file(real: bytes) -> None:
    """It looks the same on every machine that opens it."""
    with pikepdf.open(BytesIO(real)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
        descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]

        assert descriptors
        assert all("/FontFile2" in d or "/FontFile3" in d for d in descriptors)


def test_the_booklet_has_every_listed_service_with_all_its_numbers(
    real: bytes, sunderland: Material
) -> None:
    """Each name is in it, and each phone number and text number, digit for digit."""
    words = " ".join(" ".join(pages_of(real)).split())
    tight = digits(words)
    listed = [service for service, _ in sunderland.shelf.entries]
    missing = [s.name for s in listed if s.name not in words]
    wrong = [
        (s.id, number)
        for s in listed
        if sunderland.words.shows_contact(s)
        for number in [p.number for p in s.contact.phones] + [t.number for t in s.contact.texts]
        if digits(number) not in tight
    ]

    assert len(listed) > 50
    assert missing == []
    assert wrong == []


def test_urgent_help_stands_before_all_services_and_says_what_is_not_checked(real: bytes) -> None:
    """The second page has the five national numbers. The cover says the day, and that nothing is checked."""
    pages = pages_of(real)

    for number in ("999", "111", "116 123", "85258", "0808 2000 247"):
        assert number in pages[1]
    assert "22 November 2026" in pages[0]
    assert "No entry has been checked with the service yet." in " ".join(pages[0].split())
    assert "Not launched." in pages[0]
    assert "".join(pages).count("Not yet checked") > 50


def test_page_numbers_in_the_index_are_right(real: bytes) -> None:
    """A service stands on the page that the index by name gives for it."""
    pages = pages_of(real)
    start = max(n for n, text in enumerate(pages) if "Services by name" in text)
    index = " ".join(" ".join(pages[start:]).split())
    found = re.search(r"Washington Mind\s+(\d+)", index)

    assert found
    assert "Washington Mind" in pages[int(found[1]) - 1]
    assert f"Page {found[1]}" in pages[int(found[1]) - 1]


def test_no_place_of_a_service_about_abuse_is_in_the_booklet(
    real: bytes, sunderland: Material
) -> None:
    """It says that the place is never shown."""
    words = " ".join(" ".join(pages_of(real)).split())
    private = [s for s, _ in sunderland.shelf.entries if sunderland.words.keeps_place_private(s)]

    assert private
    assert "We never show where this service is, for safety." in words


def test_the_same_records_make_the_same_bytes(content: Content) -> None:
    """Made twice, a booklet is the same file."""
    made = _material(content.root, "sunderland")

    assert booklet(made, TEMPLATES) == booklet(made, TEMPLATES)


def test_a_booklet_of_one_need_has_only_what_helps_with_it(content: Content) -> None:
    """The filter takes out the others, and the cover says what it is about."""
    made = _material(content.root, "sunderland")
    every = " ".join(pages_of(booklet(made, TEMPLATES)))
    one = " ".join(pages_of(booklet(made, TEMPLATES, ["domestic-abuse"])))

    assert "Tea and Talk" in every
    assert "Tea and Talk" not in one
    assert made.words.label("needs", "domestic-abuse") in one


@pytest.mark.parametrize(
    "asked",
    [
        '<img src="https://example.org/x.png" alt="">',
        '<img src="file:///etc/hostname" alt="">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
        '<img src="picture:other" alt="">',
        '<p style="background: url(https://example.org/x.png)">x</p>',
    ],
)
def test_a_pdf_fetches_nothing_but_our_pictures(asked: str) -> None:
    """A page that asks for an address or a file stops the work, and nothing is fetched."""
    with pytest.raises(Refused):
        make_pdf(
            f"<html lang=en><title>x</title><body>{asked}</body></html>", "", {"qr": b"<svg/>"}
        )


def test_a_drawing_in_a_page_opens_no_file_and_no_connection() -> None:
    """A picture inside a drawing is not fetched either: Python's own audit sees no such file opened."""
    asked: list[str] = []

    def watch(event: str, given: tuple[object, ...]) -> None:
        if event == "socket.connect" or (event == "open" and "hostname" in str(given[0])):
            asked.append(f"{event} {given[0]}")

    sys.addaudithook(watch)
    drawing = '<svg width="9" height="9"><image href="{}" width="9" height="9"/></svg>'
    for address in ("file:///etc/hostname", "http://127.0.0.1:9/x.png"):
        with suppress(Refused):
            make_pdf(f"<html lang=en><title>x</title>{drawing.format(address)}</html>", "", {})

    assert asked == []


def test_record_text_stays_text_in_the_booklet(content: Content) -> None:
    """Markup in a record is shown as it was typed."""
    content.change(
        "directory/services/sunderland/tea-and-talk.yml",
        "name: Tea and Talk",
        "name: Tea <img src=x> Talk",
    )

    assert "Tea <img src=x> Talk" in " ".join(
        pages_of(booklet(_material(content.root, "sunderland"), TEMPLATES))
    )


def test_the_commands_write_files_and_say_what_is_wrong(content: Content) -> None:
    """A booklet and posters are written where asked; unknown areas and needs exit with 2."""
    run = CliRunner()
    root = ["--root", str(content.root), "--today", "2026-11-22"]
    out = content.root / "out.pdf"
    made = run.invoke(main, ["booklet", "--area", "sunderland", "--output", str(out), *root])
    no_area = run.invoke(main, ["booklet", "--area", "nowhere", *root])
    no_need = run.invoke(main, ["booklet", "--area", "sunderland", "--need", "nowhere", *root])

    assert made.exit_code == 0, made.output
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert no_area.exit_code == 2
    assert "There are: " in no_area.output
    assert no_need.exit_code == 2


@pytest.mark.parametrize(("size", "width"), [("a4", 595), ("a5", 420)])
def test_a_poster_is_one_tagged_page(content: Content, size: str, width: int) -> None:
    """It holds the address and the urgent numbers, on one page of the size asked for."""
    out = content.root / "poster.pdf"
    command = ["poster", "--area", "sunderland", "--size", size, "--output", str(out)]
    result = CliRunner().invoke(main, [*command, "--root", str(content.root)])
    pages = pages_of(out.read_bytes())

    assert result.exit_code == 0, result.output
    assert len(pages) == 1
    assert "/sunderland/" in pages[0]
    for number in ("999", "111", "116 123", "85258", "0808 2000 247"):
        assert number in pages[0]
    with pikepdf.open(out) as pdf:
        assert round(float(pdf.pages[0].MediaBox[2])) == width
        assert pdf.Root.MarkInfo.Marked
