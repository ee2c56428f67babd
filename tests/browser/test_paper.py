"""What comes out of the printer, in a real browser: everything a person without a phone needs."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from generator.planning.ways import digits as dialled
from generator.planning.wording import day_in_words
from tests.browser.conftest import Visit
from tests.conftest import REAL_DAY, Serve
from tests.paper.reading import digits, pages_of, scanned
from tests.serving import headers_for_everything, served

SERVICE = "sunderland/services/maternal-mental-health-service-stsft/"
ABUSE = "sunderland/services/wearside-women-in-need/"


@pytest.fixture(scope="module")
def base(site: Path, serve: Serve) -> str:
    """The real sites on a server."""
    return serve(site, "/")


def _printed(visit: Visit, address: str) -> bytes:
    visit.open(address)
    return visit.page.pdf(format="A4")


def _numbers(visit: Visit) -> list[str]:
    links = visit.page.locator("main a[href^='tel:'], main a[href^='sms:']")
    return [dialled(words) for words in links.locator("bdi").all_inner_texts()]


@pytest.mark.parametrize(
    ("url", "most"),
    [
        (f"{SERVICE}index.html", 2),
        (f"{SERVICE}easy/index.html", 4),
        (f"{SERVICE}refer/index.html", 1),
        (f"{ABUSE}index.html", 2),
        ("sunderland/needs/low-mood/index.html", 6),
        ("north-cumbria/this-week/index.html", 4),
    ],
)
def test_a_page_prints_with_every_number_and_no_navigation(
    phone_without_scripts: Visit, base: str, url: str, most: int
) -> None:
    """Few sheets; each number of the page as on the page; urgent numbers once; no menus, no buttons."""
    pages = pages_of(_printed(phone_without_scripts, base + url))
    words = " ".join(" ".join(pages).split())
    shown = _numbers(phone_without_scripts)
    missing = [number for number in shown if digits(number) not in digits(words)]

    assert len(pages) <= most
    assert missing == []
    assert words.count("life in danger") == 1
    for screen_only in (
        "Leave this page",
        "Skip to main",
        "A to Z",
        "Change area",
        "How we check",
        "Atom",
        "calendar",
    ):
        assert screen_only not in words


def test_a_printed_service_has_all_that_its_reader_needs(
    phone_without_scripts: Visit, base: str
) -> None:
    """Name, for whom, way in, cost, checked line, address in words, day. It says that it is not launched."""
    words = " ".join(
        " ".join(pages_of(_printed(phone_without_scripts, f"{base}{SERVICE}index.html"))).split()
    )

    for needed in (
        "Maternal Mental Health Service",
        "For people in Sunderland and South Tyneside",
        "ask a midwife, doctor, health visitor or GP to refer you",
        "0191 569 9698",
        "Monday to Friday, 9am to 5pm",
        "Free.",
        "Not yet checked.",
        "From a stored copy of a public page",
        "signpost.example/sunderland/services/",
        "This site is not launched.",
        f"As we knew it on {day_in_words(REAL_DAY)}",
    ):
        assert needed in words


@pytest.mark.parametrize(
    "url",
    [f"{SERVICE}index.html", f"{SERVICE}easy/index.html", "sunderland/needs/low-mood/index.html"],
)
def test_the_printed_code_opens_the_page_and_costs_nothing_on_the_screen(
    phone: Visit, base: str, url: str, tmp_path: Path
) -> None:
    """The picture is asked for only to print. A phone's camera reads the page's address from the paper."""
    phone.open(base + url)
    phone.page.mouse.wheel(0, 20_000)
    phone.page.wait_for_timeout(300)
    on_screen = [asked for asked in phone.requests if asked.endswith(".svg")]
    (tmp_path / "sheet.pdf").write_bytes(phone.page.pdf(format="A4"))
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "sheet.pdf", "sheet"], cwd=tmp_path, check=True
    )
    read = [text for sheet in tmp_path.glob("*.png") for text in scanned(sheet.read_bytes())]

    assert on_screen == []
    assert read == ["https://signpost.example/" + re.sub(r"(easy/)?index\.html$", "", url)]


def test_without_scripting_the_code_is_printed_too(
    phone_without_scripts: Visit, base: str, tmp_path: Path
) -> None:
    """Browsers put nothing off when scripting is off: then the picture comes with the page."""
    (tmp_path / "x.pdf").write_bytes(_printed(phone_without_scripts, f"{base}{SERVICE}index.html"))
    subprocess.run(["pdftoppm", "-r", "150", "-png", "x.pdf", "x"], cwd=tmp_path, check=True)
    read = [text for sheet in tmp_path.glob("*.png") for text in scanned(sheet.read_bytes())]

    assert read == [f"https://signpost.example/{SERVICE}"]


@pytest.mark.parametrize(
    "url",
    [f"{ABUSE}index.html", f"{ABUSE}easy/index.html", "sunderland/needs/domestic-abuse/index.html"],
)
def test_a_sheet_about_abuse_has_no_code_and_says_to_keep_it_hidden(
    phone_without_scripts: Visit, base: str, url: str
) -> None:
    """A scanned code stays in a phone's history; found paper gives her away."""
    words = " ".join(" ".join(pages_of(_printed(phone_without_scripts, base + url))).split())

    assert "Keep this paper where others will not find it." in words
    assert "signpost.example" not in words
    assert [asked for asked in phone_without_scripts.requests if asked.endswith(".svg")] == []


def test_large_print_is_at_least_eighteen_points(phone_without_scripts: Visit, base: str) -> None:
    """Every sentence of the page for easy reading, as it is printed."""
    page = phone_without_scripts.open(f"{base}{SERVICE}easy/index.html")
    page.emulate_media(media="print")
    sizes = page.locator(
        ".easy h1, .easy h2, .easy p, .easy li, .easy .contacts span"
    ).evaluate_all(
        "found => found.filter(e => e.checkVisibility()).map(e => parseFloat(getComputedStyle(e).fontSize) * 72 / 96)"
    )

    assert len(sizes) > 15
    assert min(sizes) >= 17.99


def test_a_midwife_finds_a_service_and_prints_it_in_five_presses(
    phone_without_scripts: Visit, base: str
) -> None:
    """Home, need, service, how to refer; then back to the sheet for the family. No scripting."""
    page = phone_without_scripts.open(f"{base}sunderland/index.html")
    page.get_by_role("link", name="A difficult or traumatic birth").or_(
        page.get_by_role("link", name="Traumatic birth")
    ).first.click()
    page.locator(".card").get_by_role("link", name="Maternal Mental Health Service").click()
    page.get_by_role("link", name="For professionals: how to refer").click()
    terms = page.locator(".refer dt").all_inner_texts()
    sheet = pages_of(page.pdf(format="A4"))
    page.get_by_role("link", name="The page for families").click()

    assert terms[:3] == ["Takes", "Only if", "Does not take"]
    assert {"Who may refer", "Consent", "Waiting time"} <= set(terms)
    assert len(sheet) == 1
    assert "0191 569 9698" in sheet[0]
    assert len(pages_of(page.pdf(format="A4"))) <= 2


def test_the_referral_summary_is_copied_by_a_button(phone: Visit, site: Path) -> None:
    """One press under the host's own headers, and the text is what the page shows; a screen reader hears it.

    The headers let a page write to the clipboard, and never read from it: a page of another server reads.
    """
    headers = headers_for_everything(site)
    with served(site, "/", headers) as ours, served(site, "/") as plain:
        page = phone.open(f"{ours}{SERVICE}refer/index.html")
        page.get_by_role("button", name="Copy the summary").click()
        page.get_by_role("status").get_by_text("Copied.").wait_for()
        phone.context.grant_permissions(["clipboard-read"])
        refused = page.evaluate("navigator.clipboard.readText().then(() => '', e => e.name)")
        page.goto(f"{plain}{SERVICE}refer/index.html")
        copied = page.evaluate("navigator.clipboard.readText()")

    assert refused == "NotAllowedError"
    assert copied == page.locator(".copyable").text_content()
    assert "Who may refer: Self-referral" in copied
    assert "0191 569 9698" in copied
    assert [words for words in phone.complaints if "Clipboard API" not in words] == []


@pytest.mark.parametrize("by_hand", [True, False])
def test_where_the_browser_refuses_to_copy_the_summary_is_selected(
    phone: Visit, base: str, *, by_hand: bool
) -> None:
    """The old way is tried; where that is refused, too, the text stands selected and the page says so."""
    phone.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        + ("" if by_hand else "document.execCommand = () => false;")
    )
    page = phone.open(f"{base}{SERVICE}refer/index.html")
    page.get_by_role("button", name="Copy the summary").click()
    said = page.locator(".copying [role=status]").inner_text().strip()

    assert said == ("Copied." if by_hand else "Selected. Copy it as you copy other text.")
    assert page.evaluate("String(getSelection())").strip().startswith("Maternal Mental Health")


def test_without_scripting_one_press_selects_the_whole_summary(
    phone_without_scripts: Visit, base: str
) -> None:
    """The text is selected as one piece."""
    page = phone_without_scripts.open(f"{base}{SERVICE}refer/index.html")

    assert page.locator(".copyable").evaluate("e => getComputedStyle(e).userSelect") == "all"
    assert page.get_by_role("button").count() == 0
