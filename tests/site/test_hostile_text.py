"""Record text is only ever text: the strings of the Big List of Naughty Strings in every field of every kind.

Two small directories are built that differ only in their texts: one has plain words, its twin hostile
strings. What the plain one shows, the other must show as text, in the same elements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit
from tests.conftest import Content, Serve
from tests.site.hostile import KINDS, LISTS, Directory, make_directory, usable_strings
from tests.site.reading import Page, read_pages, squeezed

#: What the script of the library makes of links, where scripting is on: boxes to tick, and lists to choose from.
OF_LIBRARY = {
    "fieldset", "legend class", "input autocomplete id type", "label for", "option value", "script src",
}  # fmt: skip
#: What the script of the form makes to suggest a change.
OF_SUGGESTING = {
    "a class href id rel", "a class href rel target", "button class type", "div", "div class", "div class id",
    "div class id role tabindex", "fieldset class", "legend", "label for", "p class id", "p class role", "p id", "p id role", "span",
    "input aria-describedby autocomplete id type", "input autocomplete id name type value",
    "textarea aria-describedby autocomplete id rows", "textarea aria-label id readonly rows",
}  # fmt: skip
#: What the script of the page to refer from makes: a button to copy with, and room to say that it is done.
OF_COPYING = {"button class type", "span class role"}
#: What the scripts of lists make: a button to save a service, an empty list, and room to say what was forgotten.
OF_LISTS = {"button class type", "div", "p role", "span class", "span role"}
#: What restricted Markdown may make of a text, and nothing else.
PROSE = {"p", "ul", "ol", "ol start", "li", "em", "strong", "br", "a href rel", "a href rel title"}
#: Where the pages of each vocabulary list stand in a site.
LIST_FOLDERS = {
    "needs": "needs",
    "kinds": "kinds",
    "stages": "stages",
    "audiences": "people",
    "access": "how",
    "referral-routes": "ways-in",
}
FOLDERS = {
    "directory/organisations": "organisations",
    "directory/services/sunderland": "services",
    "content/practice": "practice",
    "content/news": "news",
}
#: What is read, and the least number of texts that must be seen there as text: every page of the site that
#: all records cover; the first pages of a site whose own name is hostile, and of the hub.
OPENED = {"sunderland": 300, "hostile-area-0": 2, "": 10}
#: Of pages that differ in their ids alone, so many are opened.
OF_EACH = 3


#: On several processes, one of them builds the twins (with pytest-xdist's --dist loadgroup).
pytestmark = pytest.mark.xdist_group("hostile")


@dataclass(frozen=True)
class Twins:
    """The plain directory and the hostile one, built, with all pages read."""

    plain: Directory
    hostile: Directory
    plain_pages: dict[str, Page]
    hostile_pages: dict[str, Page]


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    """Both directories, published."""
    strings, _ = usable_strings()
    root = tmp_path_factory.mktemp("twins")
    made = [
        make_directory(root / name, strings, plain=name == "plain") for name in ("plain", "hostile")
    ]
    for directory in made:
        built = directory.content.build()
        assert built.published, [*(p for p in built.checked.problems if p.blocks), *built.faults][
            :5
        ]
    plain, hostile = made
    return Twins(
        plain, hostile, read_pages(plain.content.target), read_pages(hostile.content.target)
    )


def _page_of(record: str) -> str:
    """Where the page of *record* stands in the site that is opened for it; '' when it has none."""
    path, _, term = record.partition("#")
    folder, _, file = path.rpartition("/")
    id_ = file.removesuffix(".yml")
    if term:
        return f"sunderland/{LIST_FOLDERS[id_]}/{term}/index.html" if id_ in LIST_FOLDERS else ""
    if folder == "directory/areas":
        return f"{id_}/index.html"
    return f"sunderland/{FOLDERS[folder]}/{id_}/index.html" if folder in FOLDERS else ""


def _records_on(url: str, placed: dict[str, str], twins: Twins) -> list[str]:
    """The records whose texts the page at *url* may show: its own, and on the hub's home those of the areas."""
    if url == "index.html":
        return [
            r
            for r in twins.hostile.placed
            if r.startswith("directory/areas/") or r == "signpost.yml"
        ]
    return [placed[url]] if url in placed else []


def _shape(page: Page) -> list[tuple[str, ...]]:
    """The page's elements in order, with names of attributes and what styles and scripts go by; prose left out."""
    return [
        (
            e.tag,
            *sorted(e.attributes),
            e.get("class"),
            e.get("id") if not e.get("id").startswith("letter-") else "",
            e.get("role"),
        )
        for e in page.elements
        if e.tag not in ("p", "ul", "ol", "li", "em", "strong", "br", "a")
    ]


def _kinds_of_element(page: Page) -> set[str]:
    return {" ".join((e.tag, *sorted(e.attributes))) for e in page.elements}


def test_five_strings_cannot_stand_in_a_record_and_all_others_do(twins: Twins) -> None:
    """Two are blank and three hold characters that YAML forbids; the other 510 stand in every kind of record."""
    strings, refused = usable_strings()
    folders = {kind: folder for kind, _, folder in KINDS} | {"vocabulary": "directory/vocabulary"}

    assert len(refused) == 5
    assert sum(not text.strip() for text in refused) == 2
    assert len(strings) >= 510
    for kind, folder in folders.items():
        given = {
            p.text
            for record, placed in twins.hostile.placed.items()
            if record.startswith(folder + "/")
            for p in placed
        }
        assert given == set(strings), kind


def test_every_free_text_field_of_every_kind_has_been_filled(twins: Twins) -> None:
    """The fields come from the models, so none is forgotten; a practice example alone has over seventy."""
    fields = {}
    for kind, _, folder in KINDS:
        fields[kind] = {
            p.field
            for record, placed in twins.hostile.placed.items()
            if record.startswith(folder + "/")
            for p in placed
        }

    assert {
        kind: len(found) >= least
        for (kind, found), least in zip(fields.items(), (10, 10, 50, 75, 8), strict=True)
    } == dict.fromkeys(fields, True)
    assert {
        "name",
        "summary",
        "description",
        "contact.phones.label",
        "places.name",
        "steps.what",
    } - {f.removeprefix("how_to_get_help.") for f in fields["service"]} == set()
    assert len(LISTS) == 8


def test_both_directories_have_the_same_pages(twins: Twins) -> None:
    """No text makes a page, moves one or loses one."""
    assert set(twins.hostile_pages) == set(twins.plain_pages)


def test_no_text_adds_an_element_or_an_attribute_to_any_page(twins: Twins) -> None:
    """On every page of every site the kinds of element are those of the plain twin, or those of prose."""
    wrong = {
        url: extra
        for url, page in twins.hostile_pages.items()
        if (extra := _kinds_of_element(page) - _kinds_of_element(twins.plain_pages[url]) - PROSE)
    }

    assert wrong == {}


def test_each_record_page_has_the_same_elements_in_the_same_order(twins: Twins) -> None:
    """Outside prose a hostile page is built like its plain twin, element for element."""
    urls = [
        url for record in twins.hostile.placed if (url := _page_of(record)) in twins.hostile_pages
    ]
    wrong = [
        url for url in urls if _shape(twins.hostile_pages[url]) != _shape(twins.plain_pages[url])
    ]

    assert len(urls) > 100
    assert wrong == []


def test_every_page_of_the_hostile_directory_is_well_formed(twins: Twins) -> None:
    """Every element is closed in order; each page keeps one title, one main heading and its urgent numbers."""
    wrong = [
        url
        for url, page in twins.hostile_pages.items()
        if page.faults
        or len(list(page.all("h1"))) != 1
        or len(list(page.all("title"))) != 1
        or 'href="tel:999"' not in page.source
    ]

    assert wrong == []


def test_no_link_of_the_hostile_directory_can_run_anything(twins: Twins) -> None:
    """Each address is inside the site, or one of the schemes that only open a page, a phone or a mail program."""
    schemes = {
        found[1].lower()
        for page in twins.hostile_pages.values()
        for e in page.elements
        for name in ("href", "src", "action")
        if (
            found := re.match(
                r"[\x00-\x20]*([a-z][a-z0-9+.\-\t\n\r]*):", e.get(name), re.IGNORECASE
            )
        )
    }

    assert schemes <= {"http", "https", "tel", "sms", "mailto", "data"}
    assert {
        e.get("href")
        for page in twins.hostile_pages.values()
        for e in page.elements
        for name in ("href", "src")
        if e.get(name).startswith("data")
    } <= {"data:,"}


@pytest.mark.parametrize(
    "folder", OPENED, ids=["sunderland", "an area with a hostile name", "the hub"]
)
def test_in_a_browser_nothing_runs_and_every_text_is_text(
    browser: Browser, serve: Serve, twins: Twins, folder: str
) -> None:
    """The browser reads every page and finds each text as it was typed; of each sort of page some are
    opened, and open without a dialog, a complaint, an element more or a request elsewhere."""
    address = serve(twins.hostile.content.target, "/")
    below = f"{folder}/" if folder else ""
    deepest = 9 if folder == "sunderland" else below.count("/") + 1
    urls = [
        url for url in twins.hostile_pages if url.startswith(below) and url.count("/") <= deepest
    ]
    placed = {url: record for record in twins.hostile.placed if (url := _page_of(record))}
    context = browser.new_context()
    visit = Visit(context)
    visit.page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    visit.page.goto(address + "robots.txt")
    read = visit.page.evaluate(READ, [address + url for url in urls])
    opened = {}
    for url in _some_of_each_sort(urls):
        visit.page.goto(address + url)
        opened[url] = visit.page.evaluate(LOOK)
    context.close()
    injected, lost, seen = {}, [], 0
    for url, (tags, text) in zip(urls, read, strict=True):
        if extra := _beyond_the_twin(url, tags, twins):
            injected[url] = extra
        plain_text = twins.plain_pages[url].text.casefold()
        for record in _records_on(url, placed, twins):
            for was, now in zip(
                twins.plain.placed[record], twins.hostile.placed[record], strict=True
            ):
                if not now.is_markdown and was.text.casefold() in plain_text:
                    seen += 1
                    if _folded(now.text).rstrip(".") not in _folded(text):
                        lost.append((url, now.field, now.text))
    made = {
        url: extra
        for url, (tags, _) in opened.items()
        if (extra := _beyond_the_twin(url, tags, twins) - _made_by_scripts(url, tags))
    }

    assert visit.complaints == []
    assert [r for r in visit.requests if not r.startswith(address)] == []
    assert injected == {}
    assert made == {}
    assert lost == []
    assert len(urls) >= len(opened) > 10
    assert seen >= OPENED[folder]


def _some_of_each_sort(urls: list[str]) -> list[str]:
    """The first :data:`OF_EACH` of the pages whose addresses differ in ids alone."""
    sorts: dict[str, list[str]] = {}
    for url in urls:
        sort = re.sub(r"^((?:[a-z0-9-]+/)?[a-z-]+/)[^/]+/", r"\1*/", url)
        sorts.setdefault(sort, []).append(url)
    return [url for same in sorts.values() for url in same[:OF_EACH]]


def _beyond_the_twin(url: str, tags: list[str], twins: Twins) -> set[str]:
    """The kinds of element among *tags* that neither the plain twin of the page has nor prose may make."""
    known = {kind.replace(" hidden", "") for kind in _kinds_of_element(twins.plain_pages[url])}
    return {tag.replace(" hidden", "") for tag in tags} - known - PROSE


def _made_by_scripts(url: str, tags: list[str]) -> set[str]:
    """The kinds of element that our own scripts make on the page at *url*."""
    made = OF_COPYING if url.endswith("/refer/index.html") else set()
    if url.endswith(("practice/index.html", "compare/index.html")):
        made = OF_LIBRARY
    if url.endswith("/suggest/index.html"):
        made = OF_SUGGESTING
    if "data-save" in str(tags) or "data-forget" in str(tags):
        made = made | OF_LISTS
    return made


def test_search_shows_hostile_records_as_text(browser: Browser, serve: Serve, twins: Twins) -> None:
    """With every group of choices open and all results shown, no text has become an element, and no script ran."""
    known = {
        tag
        for page in twins.plain_pages.values()
        for tag in {e.tag for e in page.elements} - {"script", "form"}
    } | {"script", "form", "fieldset", "legend", "button", "input", "label", "details", "summary"}
    context = browser.new_context()
    visit = Visit(context)
    address = serve(twins.hostile.content.target, "/")
    page = visit.open(address + "sunderland/search/index.html#cost=free")
    page.locator("#results li").first.wait_for()
    page.locator("#narrow > summary").click()
    page.locator("#choices label").first.wait_for(state="attached")
    while page.locator("#more-results").is_visible():
        page.locator("#more-results").click()
    names = page.locator("#results h3").all_inner_texts()
    labels = page.locator("#choices label").all_text_contents()
    tags: list[str] = page.evaluate(
        "[...new Set([...document.querySelectorAll('body *')].map(e => e.localName))]"
    )
    context.close()

    assert visit.complaints == []
    assert [r for r in visit.requests if not r.startswith(address)] == []
    assert set(tags) - known == set()
    assert len(names) > 5
    assert len(labels) > 50
    assert any("<" in text for text in names)
    assert any("<" in text for text in labels)


def test_my_list_shows_hostile_records_as_text(
    browser: Browser, serve: Serve, twins: Twins
) -> None:
    """Every service of an area on one list, by its link, and three side by side: all of it is text."""
    known = {tag for page in twins.plain_pages.values() for tag in {e.tag for e in page.elements}}
    known |= {"b", "bdi", "br", "button", "details", "input", "label", "ol", "pre", "summary", "table", "tbody", "td", "th", "thead", "tr"}  # fmt: skip
    ids = sorted(
        {
            url.split("/")[2]
            for url in twins.hostile_pages
            if url.startswith("sunderland/services/") and url.endswith("/easy/index.html")
        }
    )[:40]
    context = browser.new_context()
    visit = Visit(context)
    address = serve(twins.hostile.content.target, "/")
    page = visit.open(f"{address}sunderland/my-list/index.html#list={','.join(ids)}")
    page.locator(".saved-entry").first.wait_for()
    for n in range(3):
        page.locator(".tick input").nth(n).check()
    page.get_by_role("button", name="Show side by side").click()
    names = page.locator(".saved-entry h3").all_inner_texts()
    tags: list[str] = page.evaluate(
        "[...new Set([...document.querySelectorAll('body *')].map(e => e.localName))]"
    )
    led: list[str] = page.locator("#list-part a").evaluate_all("all => all.map(e => e.protocol)")
    context.close()

    assert visit.complaints == []
    assert [r for r in visit.requests if not r.startswith(address)] == []
    assert set(tags) - known == set()
    assert len(names) == len(ids) > 5
    assert any("<" in text for text in names)
    assert set(led) <= {"http:", "https:", "tel:", "sms:", "mailto:"}


#: The kinds of element in a document, and all that main says.
_SEEN = """([
  [...new Set([...document.querySelectorAll('*')].map(e => [e.localName, ...e.getAttributeNames().map(n => n.toLowerCase()).sort()].join(' ')))],
  document.querySelector('main').textContent,
])"""
#: Of the living page.
LOOK = f"() => {_SEEN}"
#: Of pages as the browser reads them, without opening them. Asked from a file that has no policy against it.
READ = f"""async addresses => {{
  const see = document => {_SEEN}, found = [];
  for (const address of addresses) {{
    const source = await (await fetch(address)).text();
    found.push(see(new DOMParser().parseFromString(source, 'text/html')));
  }}
  return found;
}}"""


def _folded(text: str) -> str:
    """*text* with single spaces and small letters, as a page may begin a sentence with a capital; no NULs, which HTML drops.

    A claim loses its full stop when a bracket follows: callers leave that off."""
    return squeezed(text.replace("\u0000", "").replace("\ufffd", "")).casefold()


def test_text_that_looks_like_a_slot_of_the_shell_is_published_as_text(content: Content) -> None:
    """No words of a record can address the shell, nor keep the whole directory from being published."""
    content.change(
        "directory/services/sunderland/tea-and-talk.yml",
        "summary: A weekly group",
        "summary: Not %%signpost:title%% but a weekly group",
    )
    built = content.build()

    assert built.published, built.faults
    assert (
        "Not %%signpost:title%% but a weekly group"
        in read_pages(content.target / "sunderland/services/tea-and-talk")["index.html"].text
    )


@pytest.mark.parametrize(
    "name",
    [
        "Żółw and friends",
        "Émilie",
        "Ŵyn",
        "Ωmega",
        "田中さん",
        "مرحبا",
        "'Ouse",
        "123 Club",
        "-dash",
        "😍",
    ],
)
def test_a_name_may_begin_with_any_sign(content: Content, name: str) -> None:
    """A to Z has a place for every name, also for several with signs beyond English."""
    content.change(
        "directory/services/sunderland/tea-and-talk.yml",
        "name: Tea and Talk\n",
        f'name: "{name}"\n',
    )
    content.change(
        "directory/services/sunderland/quiet-hour.yml", "name: Quiet Hour\n", 'name: "Ünique"\n'
    )
    built = content.build()

    assert built.published, built.faults
    assert name in read_pages(content.target / "sunderland/a-to-z")["index.html"].text


def test_control_characters_and_lone_surrogates_do_not_stop_the_build(content: Content) -> None:
    """Written as escapes, such as "\\u0000", they pass YAML's reader; they are refused in words or published harmlessly."""
    content.change(
        "directory/services/sunderland/tea-and-talk.yml",
        "name: Tea and Talk\n",
        'name: "Tea \\0 \\x07 \\ud800 Talk"\n',
    )
    built = content.build()

    assert built.published or any(p.blocks for p in built.checked.problems), built.faults
