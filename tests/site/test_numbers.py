"""Phone numbers read the same everywhere, as digits; old ones are seen nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import unpacked
from tests.site.conftest import Records
from tests.site.reading import Element, Page, numbered

#: On several processes, one of them reads the pages (with pytest-xdist's --dist loadgroup).
pytestmark = pytest.mark.xdist_group("site")

Pages = dict[str, Page]

NATIONAL = (
    "emergency-999",
    "nhs-111-mental-health",
    "samaritans",
    "shout",
    "national-domestic-abuse-helpline",
)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _ways(service: dict[str, Any]) -> set[tuple[str, str, str]]:
    """The numbers of a record: (tel or sms, digits, word to send)."""
    contact = service.get("contact", {})
    calls = {("tel", _digits(p["number"]), "") for p in contact.get("phones", [])}
    return calls | {
        ("sms", _digits(t["number"]), t.get("send", "")) for t in contact.get("texts", [])
    }


def _linked(element: Element) -> tuple[str, str, str]:
    scheme, _, rest = element.get("href").partition(":")
    number, _, word = rest.partition("?body=")
    return scheme, number, word


def _numbers(elements: Iterator[Element]) -> list[Element]:
    return [e for e in elements if e.get("href").startswith(("tel:", "sms:"))]


def test_the_urgent_panel_has_the_numbers_of_the_records_and_no_other(
    pages: Pages, records: Records
) -> None:
    """Every number in the header of every page is, digit for digit, in the record of its national line."""
    known = {way for id_ in NATIONAL for way in _ways(records["services"][id_])}
    wrong = [
        (url, _linked(e))
        for url, page in pages.items()
        for e in _numbers(page.all("a", region="header"))
        if _linked(e) not in known
    ]

    assert wrong == []


def test_each_home_page_shows_all_five_national_lines_first(pages: Pages, records: Records) -> None:
    """999, 111, Samaritans, Shout and the abuse helpline stand in the panel of the hub and each area."""
    wanted = [
        ("tel", "999", ""),
        ("tel", "111", ""),
        ("tel", "116123", ""),
        ("sms", "85258", "SHOUT"),
        ("tel", "08082000247", ""),
    ]
    homes = {
        url: page
        for url, page in pages.items()
        if url == "index.html"
        or (re.fullmatch(r"[a-z-]+/index.html", url) and page.url.split("/")[0] in records["areas"])
    }

    assert len(homes) == 6
    for page in homes.values():
        assert [_linked(e) for e in _numbers(page.all("a", region="header"))] == wanted
    for way, id_ in zip(wanted, NATIONAL, strict=True):
        assert way in _ways(records["services"][id_])


def test_every_number_on_an_urgent_help_page_is_in_its_record(
    pages: Pages, records: Records
) -> None:
    """National numbers come from the five national records; local ones from the lines that the area names."""
    urgent = {url: page for url, page in pages.items() if url.endswith("urgent-help/index.html")}
    wrong = []
    for url, page in urgent.items():
        area = url.split("/")[0] if url.count("/") == 2 else ""
        local = records["areas"][area].get("urgent_lines", []) if area else []
        known = {way for id_ in (*NATIONAL, *local) for way in _ways(records["services"][id_])}
        wrong += [
            (url, _linked(e))
            for e in _numbers(page.all("a", region="main"))
            if _linked(e) not in known
        ]
        shown = {_linked(e) for e in _numbers(page.all("a", region="main"))}
        missing = {
            ("tel", "999", ""),
            ("tel", "111", ""),
            ("tel", "116123", ""),
            ("sms", "85258", "SHOUT"),
            ("tel", "08082000247", ""),
        } - shown
        wrong += [(url, way) for way in missing]

    assert len(urgent) == 6
    assert wrong == []


def test_local_crisis_lines_stand_below_the_national_ones(pages: Pages, records: Records) -> None:
    """On an urgent help page no number of a local line comes before the last national line."""
    national = {way for id_ in NATIONAL for way in _ways(records["services"][id_])}
    wrong = []
    for url, page in pages.items():
        if url.endswith("urgent-help/index.html"):
            kinds = [
                "national" if _linked(e) in national else "local"
                for e in _numbers(page.all("a", region="main"))
            ]
            if kinds != sorted(kinds, key=["national", "local"].index):
                wrong.append((url, kinds))

    assert wrong == []


def test_a_number_reads_as_it_dials(pages: Pages) -> None:
    """What a link shows, it calls: the digits between its words are those of its address, kept left to right."""
    wrong = []
    for url, page in pages.items():
        for element in _numbers(page.all("a")):
            _, number, word = _linked(element)
            if _digits(element.text.replace(word, "", 1)) != number and not numbered(number).search(
                element.text
            ):
                wrong.append((url, element.get("href"), element.text))
            if word and word not in element.text:
                wrong.append((url, element.get("href"), element.text))
        bare = [e for e in page.all("bdi") if e.get("dir") != "ltr"]
        wrong += [(url, "bdi", e.text) for e in bare]

    assert wrong == []


def test_every_number_on_a_service_page_is_its_own(
    service_pages: dict[str, list[Page]], records: Records
) -> None:
    """A service's page links to no number that its record does not give."""
    wrong = [
        (page.url, _linked(e))
        for id_, pages in service_pages.items()
        for page in pages
        for e in _numbers(page.all("a", region="main"))
        if _linked(e)[:2] not in {way[:2] for way in _ways(records["services"][id_])}
    ]

    assert wrong == []


def test_superseded_numbers_stand_in_no_file(site: Path, pages: Pages, records: Records) -> None:
    """Old numbers and addresses of any record, however grouped, are in no page, list, data or script."""
    values = [
        s["value"]
        for kind in ("services", "organisations")
        for r in records[kind].values()
        for s in r.get("superseded", [])
    ]
    numbers = {_digits(v): numbered(v) for v in values if len(_digits(v)) >= 5}
    words = [v for v in values if len(_digits(v)) < 5]
    texts = {
        p.relative_to(site).as_posix(): unpacked(p).decode() for p in site.rglob("*") if p.is_file()
    }
    texts |= {f"{url} (text)": page.one("body").text for url, page in pages.items()}
    wrong = []
    for url, text in texts.items():
        tight = text.translate(_SEPARATORS)
        wrong += [
            (url, digits)
            for digits, pattern in numbers.items()
            if digits in tight and pattern.search(text)
        ]
        wrong += [(url, word) for word in words if word in text]

    assert len(values) >= 10
    assert wrong == []


_SEPARATORS = str.maketrans("", "", " \t\n\r\u00a0().-")
