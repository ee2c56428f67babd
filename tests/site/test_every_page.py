"""Facts that hold on every page of every real site."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.site.conftest import Records
from tests.site.reading import Page

#: On several processes, one of them reads the pages (with pytest-xdist's --dist loadgroup).
pytestmark = pytest.mark.xdist_group("site")

Pages = dict[str, Page]

SVG = "http://www.w3.org/2000/svg"


def test_there_are_a_hub_five_area_sites_and_at_least_ninety_services(
    pages: Pages, records: Records, service_pages: dict[str, list[Page]]
) -> None:
    """The hub and the five areas each have a home page; 90 or more real services have a page somewhere."""
    homes = {
        url.removesuffix("index.html").strip("/")
        for url in pages
        if url.count("/") < 2 and url.endswith("index.html")
    }
    areas = {id_ for id_, area in records["areas"].items() if area.get("has_site") == "yes"}

    assert areas == {
        "north-cumbria",
        "northumberland",
        "sunderland",
        "middlesbrough-tees-valley",
        "nottinghamshire",
    }
    assert areas | {""} <= homes
    assert len(service_pages) >= 90


def test_every_page_has_language_title_description_and_one_main_heading(pages: Pages) -> None:
    """A screen reader, a browser's tab and a search result each have what they need."""
    wrong = []
    for url, page in pages.items():
        if page.one("html").get("lang") != "en-GB":
            wrong.append((url, "language"))
        if len(list(page.all("title"))) != 1 or not page.one("title").text:
            wrong.append((url, "title"))
        if not page.meta("description").strip():
            wrong.append((url, "description"))
        if [e.region for e in page.all("h1")] != ["main"] or not page.one("h1").text:
            wrong.append((url, "h1"))

    assert wrong == []


def test_headings_never_skip_a_level_inside_main(pages: Pages) -> None:
    """Someone who moves by headings meets no gap."""
    wrong = []
    for url, page in pages.items():
        levels = [int(e.tag[1]) for e in page.all("h1", "h2", "h3", "h4", region="main")]
        if any(later > earlier + 1 for earlier, later in zip(levels, levels[1:], strict=False)):
            wrong.append((url, levels))

    assert wrong == []


def test_every_element_is_closed_in_order(pages: Pages) -> None:
    """No browser has to guess where an element ends."""
    assert {url: page.faults for url, page in pages.items() if page.faults} == {}


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    """Every id names one element, and every reference to an id finds it."""
    twice = {
        url: [i for i, n in Counter(page.ids).items() if n > 1]
        for url, page in pages.items()
        if len(set(page.ids)) != len(page.ids)
    }
    lost = [
        (url, name, id_)
        for url, page in pages.items()
        for element in page.elements
        for name in ("aria-labelledby", "aria-describedby", "for")
        for id_ in element.get(name).split()
        if id_ not in page.ids
    ]

    assert twice == {}
    assert lost == []


def test_every_internal_link_and_fragment_leads_somewhere(pages: Pages, site: Path) -> None:
    """Each link within and between the sites names a file that is there, and an id that is on its page."""
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    wrong = []
    for url, page in pages.items():
        for element in page.all("a", "link", "script", "img"):
            if element.get("rel") == "canonical":
                continue
            reference = element.get("href") or element.get("src")
            if re.match(r"[a-z][a-z0-9+.-]*:", reference):
                continue
            path, _, fragment = reference.partition("#")
            base = "" if path.startswith("/") else posixpath.dirname(url)
            target = posixpath.normpath(posixpath.join(base, path.lstrip("/"))) if path else url
            if target not in files or (fragment and fragment not in pages[target].ids):
                wrong.append((url, reference))

    assert wrong == []


def test_links_name_the_file_so_that_a_site_opens_from_a_folder(pages: Pages) -> None:
    """No internal link ends at a folder or begins at the host's root, but on the page for unknown addresses."""
    wrong = [
        (url, href)
        for url, page in pages.items()
        if not url.endswith("404.html")
        for e in page.all("a")
        if not re.match(r"[a-z][a-z0-9+.-]*:", href := e.get("href"))
        and (href.startswith("/") or href.partition("#")[0].endswith("/"))
    ]

    assert wrong == []


def test_no_link_is_empty_of_words_or_of_an_address(pages: Pages) -> None:
    """Every link has an address and words that a screen reader can speak."""
    wrong = [
        (url, e.attributes)
        for url, page in pages.items()
        for e in page.all("a")
        if not e.get("href") or not e.text
    ]

    assert wrong == []


def test_urgent_help_comes_before_everything_else_in_the_source(pages: Pages) -> None:
    """999 and 111 can be called from the header of every page, before main, site name and navigation."""
    wrong = []
    for url, page in pages.items():
        order = [
            {"tel:999": "999", "tel:111": "111"}.get(e.get("href"), e.tag)
            for e in page.elements
            if e.tag in ("main", "nav") or e.get("href") in ("tel:999", "tel:111")
        ]
        if order[:2] != ["999", "111"]:
            wrong.append((url, order[:4]))

    assert wrong == []


def test_the_skip_link_is_first_and_leave_this_page_second(pages: Pages) -> None:
    """The first link leads to the main content, the second away from the site."""
    firsts = {tuple(e.text for e in list(page.all("a"))[:2]) for page in pages.values()}

    assert firsts == {("Skip to main content", "Leave this page")}


def test_leaving_gives_the_other_site_no_trace_of_ours(pages: Pages) -> None:
    """No page sends its address along, and the link that leaves in a hurry says so itself too."""
    policies = {page.meta("referrer") for page in pages.values()}
    leaving = {
        (e.get("href"), e.get("rel"))
        for page in pages.values()
        for e in page.all("a")
        if e.text == "Leave this page"
    }

    assert policies == {"no-referrer"}
    assert leaving == {("https://www.bbc.co.uk/weather", "noreferrer nofollow")}


def test_nothing_is_fetched_from_another_host(pages: Pages, site: Path) -> None:
    """Styles, scripts, pictures and frames come from the site itself; only links lead elsewhere."""
    fetched = [
        (url, element.tag, reference)
        for url, page in pages.items()
        for element in page.elements
        if element.tag != "a" and element.get("rel") != "canonical"
        for reference in (
            element.get("src"),
            element.get("href"),
            element.get("srcset"),
            element.get("data"),
            element.get("poster"),
        )
        if re.match(r"(?!data:,$)[a-z][a-z0-9+.-]*:|//", reference)
    ]
    styles = [
        p.name
        for p in site.rglob("*.css")
        if re.search(r"@import|url\((?!['\"]?data:)", p.read_text("utf-8"))
    ]
    calls_out = re.compile(
        r"https?://|fetch\(|XMLHttpRequest|import\(|sendBeacon|WebSocket|Storage|cookie|indexedDB"
    )
    # The name of SVG's own kind of element is written as an address, and nothing is at it.
    # The one flag in the tab, written on leaving, and the list that she asked to keep, in the same file:
    # tests/browser/test_leaving.py and test_my_list.py hold them to that. "Forget everything" clears both stores.
    leaving = {"act(sessionStorage)", "act(localStorage)"}
    forgetting = {"()=>localStorage", "()=>sessionStorage"}
    # The form to suggest a change makes links to GitHub's own, which she may press. Its first line is data.
    pressed = {'"https://github.com/"'}
    # The worker of a kept copy asks for what is below its own site, and for what the page asked for.
    keeping = {"fetch(address,", "fetch(request)"}
    scripts = {
        p.name: found.group()
        for p in site.rglob("*.js")
        if p.parent.name != "search"
        and p.parent.name
        not in ("practice", "compare", "my-list")  # records, as data: the next list
        and (
            found := calls_out.search(
                _without(
                    _code(p),
                    {SVG, *leaving, *forgetting, *pressed, *(keeping if p.name == "sw.js" else ())},
                )
            )
        )
    }
    not_only_data = [
        p.relative_to(site).as_posix()
        for p in site.glob("**/search/*.js")
        if p.read_text("utf-8")
        != f'signpost.take("{p.stem}",{p.with_suffix(".json").read_text("utf-8")});'
    ]

    assert fetched == []
    assert styles == []
    examples = [
        p.relative_to(site).as_posix()
        for p in site.glob("**/*.js")
        if p.parent.name in ("practice", "compare", "my-list")
        if not _is_only_data(p)
    ]

    assert scripts == {}
    assert not_only_data == []
    assert examples == []


def _is_only_data(script: Path) -> bool:
    """True when a script hands over one JSON value under its own name, and does nothing else."""
    name = f"compare/{script.stem}" if script.parent.name == "compare" else script.stem
    text = script.read_text("utf-8")
    lead = f'signpost.take("{name}",'
    if not (text.startswith(lead) and text.endswith(");")):
        return False
    json.loads(text.removeprefix(lead).removesuffix(");"))
    return True


def _code(script: Path) -> str:
    """The text of *script*, without the line of data that the form's begins with."""
    text = script.read_text("utf-8")
    data, _, code = text.partition("\n")
    if script.name.startswith("suggest."):
        json.loads(data.partition(".tables=")[2].removesuffix(";"))
        return code
    return text


def _without(text: str, parts: set[str]) -> str:
    for part in parts:
        text = text.replace(part, "")
    return text


def test_the_form_to_search_from_has_no_address_and_its_fields_have_no_names(pages: Pages) -> None:
    """Without both, no browser can put what is typed into an address, whatever else fails."""
    forms = [
        (url, e)
        for url, page in pages.items()
        for e in page.all("form")
        if e.get("id") != "suggest"
    ]
    fields = [(url, e) for url, page in pages.items() for e in page.all("input", "button")]

    assert len(forms) == 12  # the home and the search page of the hub and of five areas
    assert [url for url, e in forms if "action" in e.attributes or "method" in e.attributes] == []
    assert [url for url, e in fields if "name" in e.attributes] == []
    assert [url for url, e in fields if e.tag == "input" and e.get("autocomplete") != "off"] == []


def test_no_page_has_an_inline_script_style_or_frame_but_those_of_its_top(pages: Pages) -> None:
    """Nothing of a page can run or restyle but its own files and what every page has; data for search engines does not run.

    The box to search from has no address and its fields no names, so it can send nothing. The form to suggest
    a change stands empty and hidden; its script fills it, and no policy of ours lets a form send.
    """
    wrong = []
    for url, page in pages.items():
        for element in page.elements:
            names = [
                name for name in element.attributes if name == "style" or name.startswith("on")
            ]
            inline = (
                element.tag == "script"
                and not element.get("src")
                and not element.get("data-to")
                and element.get("type") != "application/ld+json"
            )
            if (
                names
                or inline
                or (
                    element.tag in ("iframe", "object", "embed", "base", "form")
                    and element.get("id") not in ("find-form", "suggest")
                )
            ):
                wrong.append((url, element.tag, element.attributes))

    assert wrong == []
    assert {len(list(page.all("style"))) for page in pages.values()} == {1}
    assert {
        sum("data-to" in e.attributes for e in page.all("script")) for page in pages.values()
    } == {1}


def test_every_page_has_a_policy_that_lets_nothing_foreign_run(pages: Pages) -> None:
    """The content security policy allows only the site's own files, and one script and style by hash: home pages have a style of their own."""
    policies = {
        e.get("content")
        for page in pages.values()
        for e in page.all("meta")
        if e.get("http-equiv") == "Content-Security-Policy"
    }
    without = [
        url
        for url, page in pages.items()
        if sum(e.get("http-equiv") == "Content-Security-Policy" for e in page.all("meta")) != 1
    ]

    assert without == []
    assert len(policies) == 2
    assert all("default-src 'none'" in str(policy) for policy in policies)
    assert not any("unsafe" in str(policy) for policy in policies)


def test_no_slot_of_the_shell_and_no_template_code_is_left(pages: Pages) -> None:
    """Readers never see how a page was made."""
    wrong = [
        url
        for url, page in pages.items()
        if re.search(r"%%|\{\{|\{%|Undefined|None</|&lt;(?:p|a|bdi|b|span)[ &]", page.source)
    ]

    assert wrong == []


def test_each_page_knows_where_it_stands_in_the_navigation(pages: Pages) -> None:
    """At most one entry of the navigation is the current page, and it leads to that page."""
    wrong = []
    for url, page in pages.items():
        current = [e.get("href") for e in page.all("a") if "aria-current" in e.attributes]
        if len(current) > 1 or any(
            posixpath.normpath(posixpath.join(posixpath.dirname(url), href)) != url
            for href in current
        ):
            wrong.append((url, current))

    assert wrong == []


def test_titles_tell_the_pages_of_a_kind_apart(pages: Pages) -> None:
    """No two services, examples or lists of a site share a title, save those about abuse, which say nothing on purpose."""
    titles = Counter(
        (posixpath.dirname(posixpath.dirname(url)), page.one("title").text)
        for url, page in pages.items()
        if not page.is_redirect
    )
    twice = {
        title
        for (_, title), number in titles.items()
        if number > 1 and not title.startswith("Information –")
    }

    assert twice == set()
