"""Urgent help is short, plain and static on every page; pages about loss are spared what hurts there."""

from __future__ import annotations

import re

import pytest

from tests.site.conftest import Records
from tests.site.reading import Page, squeezed

#: On several processes, one of them reads the pages (with pytest-xdist's --dist loadgroup).
pytestmark = pytest.mark.xdist_group("site")

Pages = dict[str, Page]

MOST_WORDS = 20
#: What ends a sentence or a line of its own.
PART = re.compile(r"</(?:p|li|h\d|dt|dd|span|summary|b)>|(?<=[.!?:])\s")
TAG = re.compile(r"<[^>]*>")
URGENT = re.compile(r'<(section|nav|aside|div)\b[^>]*class="urgent[^"]*".*?</\1>', re.DOTALL)


def _long(html: str) -> list[str]:
    parts = (squeezed(TAG.sub("", part)) for part in PART.split(html))
    return [part for part in parts if len(part.split()) > MOST_WORDS]


def test_the_strip_of_every_page_is_short_and_static_with_links_that_call(pages: Pages) -> None:
    """At most twenty words a line, no script, style or picture in it; it calls and leads to all numbers of its site."""
    wrong, homes = [], 0
    for url, page in pages.items():
        found = URGENT.search(page.source)
        if not found:
            wrong.append((url, "no strip"))
            continue
        strip = found.group()
        if _long(strip) or len(squeezed(TAG.sub(" ", strip)).split()) > 60:
            wrong.append((url, "long"))
        if re.search(r"<(?:script|style|img|form|button)|hidden", strip):
            wrong.append((url, "not static"))
        if 'href="tel:999"' not in strip or "urgent-help/index.html" not in strip:
            wrong.append((url, "leads nowhere"))
        if "urgent panel" in strip:
            homes += 1
            if 'href="sms:85258?body=SHOUT"' not in strip:
                wrong.append((url, "no way to text"))

    assert homes == 6
    assert wrong == []


def test_urgent_help_has_no_sentence_of_more_than_twenty_words(pages: Pages) -> None:
    """The page of each site, and the panels that search shows."""
    wrong = {}
    for url, page in pages.items():
        if url.endswith("urgent-help/index.html"):
            main = page.source.partition("<main")[2].partition("</main>")[0]
            if long := _long(main):
                wrong[url] = long
        for panel in re.findall(r'<section class="emergency".*?</section>', page.source, re.DOTALL):
            if long := _long(panel):
                wrong[url] = long

    assert wrong == {}


def test_urgent_help_keeps_emergency_urgent_and_abuse_apart_and_each_number_once_a_part(
    pages: Pages,
) -> None:
    """999 alone in the first part, 111 and listening lines in the second, the helpline about abuse in its own."""
    wrong = []
    for url, page in pages.items():
        if not url.endswith("urgent-help/index.html"):
            continue
        parts = re.split(r"<h2", page.source.partition("<main")[2])[1:]
        numbers = [set(re.findall(r'href="((?:tel|sms):\d+)', part)) for part in parts]
        abuse = next(n for n, part in enumerate(parts) if "Someone is hurting" in part)
        if not (
            numbers[0] == {"tel:999"}
            and {"tel:111", "tel:116123", "sms:85258"} <= numbers[1]
            and [n for n, found in enumerate(numbers) if "tel:08082000247" in found] == [abuse]
        ):
            wrong.append((url, numbers))

    assert wrong == []


# ------------------------------------------------------------------------------------------- loss

HURTS = re.compile(
    r"\bnew (?:mums?|mams?|mothers?|parents?|dads?|arrivals?)\b|\bcongratulat|\byour (?:new|lovely) baby\b"
    r"|\bbundle of joy\b|\bbumps? and bab|\bmum-to-be\b|\bexpecting mums?\b",
    re.IGNORECASE,
)


def _needs_of_loss(records: Records) -> set[str]:
    terms = records["vocabulary"]["needs"]["terms"]
    first = {"baby-loss", "ending-for-medical-reasons", "sudden-infant-death"}
    return first | {t["id"] for t in terms if t.get("broader") in first}


def _about_loss(
    pages: Pages, service_pages: dict[str, list[Page]], records: Records
) -> list[tuple[Page, str]]:
    """Pages of lists of loss and of services first for loss; of a list, the words that are ours."""
    needs = _needs_of_loss(records)
    lists = [
        (page, page.text.partition(" services: ")[0])
        for url, page in pages.items()
        if (found := re.search(r"needs/([a-z-]+)/index\.html$", url)) and found[1] in needs
    ]
    services = [
        (page, page.text.partition("Where these facts come from")[0])
        for id_, found in service_pages.items()
        if (records["services"][id_].get("needs") or [""])[0] in needs
        for page in found
    ]
    return [*lists, *services]


def test_pages_about_loss_have_no_picture_but_codes_to_scan(
    pages: Pages, service_pages: dict[str, list[Page]], records: Records
) -> None:
    """No photograph, no drawing of a baby: the only pictures are the arm of the signpost and the code on paper."""
    about = _about_loss(pages, service_pages, records)
    wrong = [
        (page.url, e.tag, e.get("src") or e.get("class"))
        for page, _ in about
        for e in page.all("img", "svg", "picture", "video", "canvas")
        if not e.get("src").endswith("-qr.svg") and e.get("class") != "post"
    ]

    assert len(about) > 20
    assert wrong == []


def test_pages_about_loss_speak_to_no_new_mum(
    pages: Pages, service_pages: dict[str, list[Page]], records: Records
) -> None:
    """Neither our words on a list of loss, nor the page of a service that is first for loss, speak to new parents."""
    wrong = [
        (page.url, found.group())
        for page, words in _about_loss(pages, service_pages, records)
        if (found := HURTS.search(words))
    ]

    assert wrong == []
