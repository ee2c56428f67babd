"""What the sites promise their readers: safety first, nothing hidden, nothing said that is not known."""

from __future__ import annotations

import json
import re

import pytest

from tests.site.conftest import Records
from tests.site.reading import Page, numbered

#: On several processes, one of them reads the pages (with pytest-xdist's --dist loadgroup).
pytestmark = pytest.mark.xdist_group("site")

Pages = dict[str, Page]
ServicePages = dict[str, list[Page]]

ABUSE = {"domestic-abuse", "sexual-violence"}
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b")


def _confidential(records: Records) -> set[str]:
    """Services whose place must never be shown: marked so, run by such an organisation, or about abuse."""
    private = {
        id_
        for id_, o in records["organisations"].items()
        if o.get("keeps_address_private") == "yes"
    }
    return {
        id_
        for id_, service in records["services"].items()
        if service.get("address") == "none"
        or service["organisation"] in private
        or ABUSE & set(service.get("needs", []))
    }


def test_the_page_of_a_service_says_what_it_helps_with(
    service_pages: ServicePages, records: Records
) -> None:
    """Each need of an open service, by a link to all that helps with it."""
    helping = {
        id_: set(service["needs"])
        for id_, service in records["services"].items()
        if service.get("status") == "open" and service.get("needs") and id_ in service_pages
    }
    missing = [
        (page.url, need)
        for id_, needs in helping.items()
        for page in service_pages[id_]
        for need in needs
        if f"/needs/{need}/index.html" not in page.source
    ]

    assert len(helping) > 100
    assert missing == []


def test_no_page_of_a_confidential_service_says_where_it_is(
    service_pages: ServicePages, records: Records
) -> None:
    """No postcode, no address and no map on the page of any service that hides people from harm."""
    confidential = _confidential(records) & set(service_pages)
    wrong = [
        page.url
        for id_ in confidential
        for page in service_pages[id_]
        if POSTCODE.search(page.source)
        or list(page.all("address"))
        or re.search(r"maps?\.(google|apple|bing)|openstreetmap", page.source)
    ]

    assert len(confidential) > 10
    assert wrong == []


def test_no_address_of_a_confidential_record_stands_in_any_file(
    pages: Pages, records: Records
) -> None:
    """Should a record ever hold a place it must not, its lines reach no page, list or data."""
    confidential = _confidential(records)
    lines = {
        line
        for id_ in confidential
        for place in records["services"][id_].get("places", [])
        if not place.get("confirmed_public")
        for line in (*place.get("address", []), place.get("postcode", ""))
        if line
    }
    wrong = [(url, line) for url, page in pages.items() for line in lines if line in page.source]

    assert wrong == []


def test_data_for_search_engines_parses_and_holds_no_address(
    pages: Pages, service_pages: ServicePages
) -> None:
    """JSON-LD is sound, says what kind of thing it is about, and never where a service is."""
    found = [
        json.loads(e.pieces[0])
        for page in pages.values()
        for e in page.all("script")
        if e.get("type") == "application/ld+json"
    ]
    text = json.dumps(found)

    assert len(found) > len(service_pages)
    assert {data["@type"] for data in found} == {"Service", "Organization"}
    assert all(data["@context"] == "https://schema.org" and data["name"] for data in found)
    assert not re.search(r'"(address|location|geo|postalCode|streetAddress|hasMap)"', text)
    assert not POSTCODE.search(text)


def test_a_number_in_the_data_is_on_the_page_too(service_pages: ServicePages) -> None:
    """Search engines are told no number that the page does not show."""
    wrong = []
    for pages in service_pages.values():
        for page in pages:
            for script in (e for e in page.all("script") if e.get("type") == "application/ld+json"):
                for number in re.findall(r'"telephone":"([^"]+)"', script.pieces[0]):
                    if not numbered(number).search(page.text):
                        wrong.append((page.url, number))

    assert wrong == []


def test_held_records_appear_nowhere(pages: Pages, records: Records) -> None:
    """What is held back has no page, no link to one, and no place in a list."""
    held = [
        (kind, id_)
        for kind in ("services", "organisations", "practice", "news")
        for id_, r in records[kind].items()
        if "held" in r
    ]
    addresses = {f"{kind}/{id_}/index.html" for kind, id_ in held}
    names = {records["services"][id_]["name"] for kind, id_ in held if kind == "services"}
    published = {
        records[kind][id_].get("name") or records[kind][id_].get("title")
        for kind in ("services", "organisations", "practice")
        for id_ in records[kind]
        if (kind, id_) not in held
    }
    linked = {e.get("href").lstrip("./") for page in pages.values() for e in page.all("a")}
    listed = {e.text for page in pages.values() for e in page.all("a", "h1", "h2", "h3")}

    assert held
    assert not {url for url in pages if any(url.endswith(address) for address in addresses)}
    assert not addresses & linked
    assert not (names - published) & listed


def test_services_that_may_not_run_show_no_number_to_call(
    service_pages: ServicePages, records: Records
) -> None:
    """A service that is paused, unconfirmed, closed or past has no link to call or text it."""
    stopped = {"paused", "unconfirmed", "closed", "historic"}
    wrong = [
        (page.url, e.get("href"))
        for id_, pages in service_pages.items()
        if records["services"][id_]["status"] in stopped
        for page in pages
        for e in page.all("a", region="main")
        if e.get("href").startswith(("tel:", "sms:"))
    ]

    assert any(records["services"][id_]["status"] == "unconfirmed" for id_ in service_pages)
    assert wrong == []


def test_services_that_may_not_run_say_so_before_anything_else(
    service_pages: ServicePages, records: Records
) -> None:
    """The first words after the name are the status, in words, and what to try instead comes before the details."""
    labels = {t["id"]: t["label"] for t in records["vocabulary"]["statuses"]["terms"]}
    wrong = []
    for id_, pages in service_pages.items():
        service = records["services"][id_]
        if service["status"] == "open" or "withdrawn" in service:
            continue
        for page in pages:
            headings = [e.text for e in page.all("h1", "h2", region="main")]
            if headings[1] != labels[service["status"]]:
                wrong.append((page.url, "status", headings[:2]))
            text = page.text
            if service.get("try_instead") and not 0 < text.find("Try instead") < text.find(
                "For professionals"
            ):
                wrong.append((page.url, "try instead", []))

    assert wrong == []


def test_what_nobody_has_checked_says_so_on_its_page(
    service_pages: ServicePages, records: Records
) -> None:
    """The whole notice stands on the page of each service, organisation and example that is not yet checked."""
    notice = re.compile(
        r"From a stored copy of a public page \(([^)]+)\)\. We have not seen the live page or asked the service\."
    )
    wrong = [
        page.url
        for id_, pages in service_pages.items()
        if "checked" not in records["services"][id_] and "withdrawn" not in records["services"][id_]
        for page in pages
        if not (
            (found := notice.search(page.text))
            and (found[1] == "undated" or re.search(r"\b(19|20)\d\d$", found[1]))
        )
    ]

    assert wrong == []


def test_every_service_names_its_sources(service_pages: ServicePages, records: Records) -> None:
    """Each service's page says where each fact was read, and links only to pages that may be opened."""
    wrong = []
    for id_, pages in service_pages.items():
        service = records["services"][id_]
        if "withdrawn" in service:
            continue
        hidden = {s["url"] for s in service["sources"] if s.get("linked") == "no"} - {
            s["url"] for s in service["sources"] if s.get("linked") != "no"
        }
        for page in pages:
            links = {e.get("href") for e in page.all("a")}
            if any(" ".join(s["says"].split()) not in page.text for s in service["sources"]):
                wrong.append((page.url, "a source is not named"))
            if hidden & links:
                wrong.append((page.url, "a page that must not be opened is linked"))

    assert wrong == []


def test_notes_for_editors_are_never_published(pages: Pages, records: Records) -> None:
    """What editors tell each other stays in the files."""
    notes = {
        " ".join(text.split())
        for kind in ("services", "organisations", "areas", "practice", "news")
        for r in records[kind].values()
        for text in (r.get("notes_for_editors", ""), r.get("held", ""))
        if len(text) > 20
    }
    wrong = [(url, note) for url, page in pages.items() for note in notes if note in page.text]

    assert wrong == []


def test_readers_are_asked_to_call_and_never_to_ring(pages: Pages) -> None:
    """'Call' is the one word for it, in texts, titles and descriptions."""
    ring = re.compile(r"\b(?:[Rr]ing|[Rr]inging|[Rr]ings|RING)\b")
    wrong = [
        (url, m.group())
        for url, page in pages.items()
        for t in (page.one("body").text, page.one("title").text, page.meta("description"))
        if (m := ring.search(t))
    ]

    assert wrong == []


def test_links_say_where_they_lead(pages: Pages) -> None:
    """No link asks to 'click here' or says only 'more' or 'read more'."""
    empty = {
        "here",
        "click here",
        "more",
        "read more",
        "link",
        "this",
        "this page",
        "learn more",
        "find out more",
        "details",
    }
    wrong = [
        (url, e.text)
        for url, page in pages.items()
        for e in page.all("a")
        if e.text.lower() in empty or "click" in e.text.lower()
    ]

    assert wrong == []
    assert not [url for url, page in pages.items() if "click here" in page.text.lower()]


def test_every_page_says_that_it_is_no_emergency_service_and_who_answers_for_it(
    pages: Pages,
) -> None:
    """The footer says what the site is not, and who runs it or that this is not decided."""
    wrong = [
        url
        for url, page in pages.items()
        if "not an emergency service" not in (footer := page.region("footer"))
        or not re.search(r"Run by |Who runs this site is not decided", footer)
    ]

    assert wrong == []


def test_a_list_with_nothing_in_it_leads_to_people_who_can_help(pages: Pages) -> None:
    """An empty list says so, and offers urgent help, someone to call today, and who to ask."""
    empty = [
        page for page in pages.values() if any(e.text == "None listed yet" for e in page.all("h2"))
    ]
    wrong = [
        page.url
        for page in empty
        if not {"Urgent help, day or night", "Someone to call or text today"}
        <= {e.text for e in page.all("a", region="main")}
        or "midwife" not in page.text
    ]

    assert empty
    assert wrong == []


def test_pages_about_abuse_keep_a_quiet_title_and_tell_of_the_traces(
    pages: Pages, service_pages: ServicePages, records: Records
) -> None:
    """The browser's history shows nothing of abuse in a title, and the page says what a phone keeps."""
    traces = (
        "If someone may check your phone",
        "call log",
        "phone bill",
        "browser’s history",
        "Neither clears your history",
    )
    about = [
        page
        for id_, found in service_pages.items()
        if (records["services"][id_].get("needs") or [""])[0] in ABUSE
        and "withdrawn" not in records["services"][id_]
        for page in found
    ] + [
        page
        for url, page in pages.items()
        if re.search(r"needs/(domestic-abuse|sexual-violence)/index.html$", url)
    ]
    wrong = [
        (page.url, page.one("title").text)
        for page in about
        if not page.one("title").text.startswith("Information –")
        or any(words not in page.text for words in traces)
    ]

    assert len(about) > 20
    assert wrong == []


def test_urgent_help_says_what_happens_for_each_number_and_for_which_nation(pages: Pages) -> None:
    """On every site: emergency first, urgent next, abuse apart and after; what happens; Deaf callers; where it holds."""
    wrong = []
    found = [page for url, page in pages.items() if url.endswith("urgent-help/index.html")]
    wanted = (
        "Emergency: life in danger",
        "What happens when you call 999",
        "If you cannot speak",
        "You want to die, or might hurt yourself",
        "What happens when you call 111",
        "What happens when you call Samaritans",
        "What happens when you text Shout",
        "Someone is hurting, scaring or controlling you",
        "What happens when you call the helpline",
        "If someone may check your phone",
    )
    said = ("For people in England.", "18001 111", "British Sign Language", "call log", "history")
    for page in found:
        headings = [e.text for e in page.all("h2", "h3", region="main")]
        text = page.text
        if [h for h in headings if h in wanted] != list(wanted):
            wrong.append((page.url, headings))
        wrong += [(page.url, [words]) for words in said if words not in text]

    assert len(found) == 6
    assert wrong == []
