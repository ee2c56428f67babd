"""Pages in other languages: all there, with the same numbers, English where nobody has said it, and marked so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.pipeline import Stamp, take_down
from generator.rendering.languages import languages
from tests.conftest import ROOT, TODAY
from tests.pretending import NO_WORDS

pytestmark = pytest.mark.xdist_group("languages")

NO_EDITION = ("404.html", "offline/index.html", "offline/missing/index.html")
"""Pages that there are in English alone."""

TEA = "services/tea-and-talk/index.html"


def text(site: Path, url: str) -> str:
    """The whole page at *url*."""
    return (site / url).read_text("utf-8")


_EDITION = re.compile(r"(?:(?:sunderland|elmdale)/)?(pl|ar)/")


def english_pages(site: Path) -> list[str]:
    """The addresses of all pages in English but those that have no other language."""
    urls = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [url for url in urls if not _EDITION.match(url) and not url.endswith(NO_EDITION)]


def beside(site: Path, url: str, code: str) -> str:
    """The address of the page at *url* in the language *code*."""
    first, _, rest = url.partition("/")
    if first in ("sunderland", "elmdale"):
        return f"{first}/{code}/{rest}"
    return f"{code}/{url}"


def moved(site: Path) -> set[str]:
    """Addresses where a page only says that it has moved."""
    return {url for url in english_pages(site) if 'http-equiv="refresh"' in text(site, url)}


def test_every_page_is_there_in_each_language(in_languages: Path) -> None:
    """None is lost, and none is there that English does not have."""
    english = set(english_pages(in_languages)) - moved(in_languages)
    for code in ("pl", "ar"):
        wanted = {beside(in_languages, url, code) for url in english}
        found = {
            path.relative_to(in_languages).as_posix()
            for path in in_languages.rglob("*.html")
            if (found := _EDITION.match(path.relative_to(in_languages).as_posix()))
            and found[1] == code
        }
        assert found == wanted
    assert len(english) > 150


_NUMBER = re.compile(r'href="(?:tel|sms):[^"]*"|<bdi [^>]*>[^<]*</bdi>')


def _numbers(page: str) -> list[str]:
    return [re.sub(r' lang="en"', "", found) for found in _NUMBER.findall(page)]


@pytest.mark.parametrize("code", ["pl", "ar"])
def test_numbers_are_the_same_in_every_language(in_languages: Path, code: str) -> None:
    """Each number that is called, texted or shown: the same digits, in the same order, kept left to right."""
    seen = 0
    for url in set(english_pages(in_languages)) - moved(in_languages):
        numbers = _numbers(text(in_languages, url))
        assert _numbers(text(in_languages, beside(in_languages, url, code))) == numbers, url
        seen += len(numbers)
    assert seen > 1000


def test_a_page_says_its_language_and_direction(in_languages: Path) -> None:
    """The screen reader begins in the right voice; the page is laid out from its own side."""
    assert '<html lang="pl" dir="ltr">' in text(in_languages, f"sunderland/pl/{TEA}")
    assert '<html lang="ar" dir="rtl">' in text(in_languages, f"sunderland/ar/{TEA}")
    assert '<html lang="en-GB" dir="ltr">' in text(in_languages, f"sunderland/{TEA}")


def test_hours_and_days_are_said_in_the_language_and_all_else_is_marked_english(
    in_languages: Path,
) -> None:
    """Words with a source are used: CLDR's days, Material's 'Search'. The name of a service is English."""
    page = re.sub(r"[\u2009\u202f]", " ", text(in_languages, f"sunderland/pl/{TEA}"))

    assert "<dd>wtorek i czwartek, 10:00 – 12:00</dd>" in page
    assert ">Szukaj</a>" in page
    assert '<h1 lang="en">Tea and Talk</h1>' in page
    assert '<a class="call" href="tel:999"' not in page
    assert re.search(r'<section class="urgent" aria-label="Urgent help" lang="en">', page)


def test_a_page_of_prose_is_in_the_language_it_is_translated_into(in_languages: Path) -> None:
    """Its links lead where those of the English page do. One with something wrong is in English, marked so."""
    for code in ("pl", "ar"):
        page = text(in_languages, f"sunderland/{code}/not-launched/index.html")
        ours = NO_WORDS[code]
        main = page.partition("<main")[2].partition("</main>")[0]
        assert f">{ours} {ours} {ours}</h1>" in main
        assert f'<a href="../urgent-help/index.html">{ours} {ours}</a>' in main
        assert "says" not in main
    about = text(in_languages, "sunderland/pl/about/index.html").partition("<main")[2]

    assert NO_WORDS["pl"] not in about
    assert '<h2 id="who" lang="en">Who it is for</h2>' in about


def test_urgent_help_is_as_in_english(in_languages: Path) -> None:
    """Until a speaker has written it, the panel is the English one, word for word."""
    panel = re.compile(r'<section class="urgent panel".*?</section>', re.DOTALL)

    def words(url: str) -> str:
        found = panel.search(text(in_languages, url))
        assert found
        return re.sub(r"<[^>]*>", " ", found.group())

    assert words("sunderland/ar/index.html").split() == words("sunderland/index.html").split()


def test_a_page_that_nobody_has_checked_says_so_and_asks_search_engines_away(
    in_languages: Path,
) -> None:
    """One line at the top of each page, in English, with the language's names."""
    page = text(in_languages, f"sunderland/ar/{TEA}")

    assert "<b>Needs checking by a speaker.</b> Some words here are in Arabic (العربية)." in page
    assert '<meta name="robots" content="noindex">' in page


def test_each_language_leads_to_the_same_page_in_the_others(in_languages: Path) -> None:
    """By the language's own name, in its own voice; and search engines are told too."""
    english = text(in_languages, f"sunderland/{TEA}")
    arabic = text(in_languages, f"sunderland/ar/{TEA}")

    assert f'<a href="../../pl/{TEA}" lang="pl" dir="ltr" hreflang="pl">polski</a>' in english
    assert f'<a href="../../ar/{TEA}" lang="ar" dir="rtl" hreflang="ar">العربية</a>' in english
    assert f'<a href="../../../{TEA}" lang="en" dir="ltr" hreflang="en">English</a>' in arabic
    assert f'<a href="../../../pl/{TEA}" lang="pl" dir="ltr" hreflang="pl">polski</a>' in arabic
    base = "https://signpost.example/sunderland/"
    for page in (english, arabic):
        for code, way in (("en-GB", ""), ("pl", "pl/"), ("ar", "ar/")):
            assert f'hreflang="{code}" href="{base}{way}services/tea-and-talk/">' in page
    assert f'<link rel="canonical" href="{base}ar/services/tea-and-talk/">' in arabic


def test_links_stay_in_the_language_and_files_are_there_once(in_languages: Path) -> None:
    """From an area to the hub and back too; styles, scripts and downloads are those of the site."""
    hub, area = text(in_languages, "ar/index.html"), text(in_languages, f"sunderland/ar/{TEA}")

    assert 'href="../sunderland/ar/index.html"' in hub
    assert '<a class="change-area" href="../../../../ar/index.html"' in area
    assert 'href="../../../assets/site.' in area
    assert not list(in_languages.glob("sunderland/ar/assets")) + list(in_languages.rglob("ar/*.js"))


def test_a_services_own_languages_stand_near_its_name_and_on_its_card(in_languages: Path) -> None:
    """By the language's own name, which who speaks it will find, then in English. English alone is not said."""
    wanted = (
        '<b>Also in:</b> <span lang="pl" dir="ltr">polski</span> (Polish),'
        ' <span lang="ar" dir="rtl">العربية</span> (Arabic), British Sign Language</p>'
    )
    page = text(in_languages, f"sunderland/{TEA}")

    assert wanted in page.partition('<aside class="first-way"')[0]
    assert wanted in text(in_languages, "sunderland/kinds/peer-group/index.html")
    assert "<dt>Languages</dt><dd>English, <span" in page
    assert page.count("Also in:") == 1


def test_an_entry_that_is_taken_down_is_taken_down_in_every_language(
    in_languages: Path, tmp_path: Path
) -> None:
    """A dangerous number must not stay on a page in Arabic."""
    site = shutil.copytree(in_languages / "sunderland/ar", tmp_path / "sunderland/ar")
    take_down(ROOT, tmp_path, "services", "tea-and-talk", Stamp(TODAY))
    texts = {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")
    }
    left = [
        url
        for url, page in texts.items()
        if "0191 498 0101" in page or f'{TEA}"' in page.partition("<main")[2]
    ]

    assert left == []
    assert '<div lang="en" dir="ltr">\n<h1>We have taken this page down</h1>' in texts[TEA]
    assert "<title" in texts[TEA]
    assert ">Taken down – " in texts[TEA]


def test_a_language_that_cannot_be_had_is_left_out_and_said(tmp_path: Path) -> None:
    """A code without a catalogue, or with a file that is none, stops no build and makes no page."""
    catalogues = shutil.copytree(ROOT / "site_templates/catalogues", tmp_path / "catalogues")
    (catalogues / "ro.po").write_bytes(b'msgid "\xff"\n')
    heard: list[str] = []
    found = list(languages(tmp_path, ["xx", "ro", "ar", "ar"], heard.append))

    assert [language.code for language in found] == ["ar"]
    assert heard[0] == "There is no catalogue for the language xx: pages are not made in it"
    assert heard[1].startswith("Pages are not made in the language ro: ro.po")
