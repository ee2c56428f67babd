"""My list: kept on the device only after a yes; ordered, noted, compared, printed, sent; and forgotten."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.axe import axe_script, violations
from tests.browser.conftest import PHONE, Visit, _visit
from tests.browser.test_privacy import WHAT_IS_KEPT
from tests.conftest import ROOT, Serve
from tests.paper.reading import digits, pages_of
from tests.serving import headers_for_everything, served

FIVE = (
    "washington-mind",
    "samaritans",
    "nhs-sunderland-talking-therapies",
    "maternal-mental-health-service-stsft",
    "wearside-women-in-need",
)
NOTE = "Ask for Jo. Wednesdays are best."
LIST = "sunderland/my-list/index.html"
STORED = "JSON.stringify(localStorage)"


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    """The real sites under the headers that they ask a host for."""
    with served(site, "/", headers_for_everything(site)) as address:
        yield address


@pytest.fixture
def another(browser: Browser) -> Iterator[Visit]:
    """A second phone, on which nothing was ever saved."""
    yield from _visit(browser, PHONE)


def numbers_of(id_: str) -> list[str]:
    """The numbers of a record as its editor typed them, digits alone."""
    (path,) = ROOT.glob(f"directory/services/*/{id_}.yml")
    return [digits(found) for found in re.findall(r'- number: "([^"]+)"', path.read_text("utf-8"))]


#: Where a site keeps its list: its own address, that others on the host may have one too.
KEY = "'list:' + location.href.replace(/(elmdale|sunderland)\\/.*/, '$1/')"


def keep(page: Page, *ids: str, digest: str = "", note: str = "") -> None:
    """Put a list where the page would."""
    entries = [[id_, digest, "2026-11-01", note] for id_ in ids]
    put(page, json.dumps(entries))


def put(page: Page, text: str) -> None:
    """Put *text* where a list is kept."""
    page.evaluate(f"text => localStorage.setItem({KEY}, text)", text)


def open_list(visit: Visit, base: str, *ids: str, **more: str) -> Page:
    """My list with *ids* on it."""
    page = visit.open(base + LIST)
    keep(page, *ids, **more)
    page.reload()
    expect(entries(page)).to_have_count(len(ids))
    return page


def entries(page: Page) -> Locator:
    """The entries of the list."""
    return page.locator(".saved-entry")


def shown(page: Page) -> list[str]:
    """The ids of the list, in the order on the page."""
    ids: list[str] = entries(page).evaluate_all("all => all.map(one => one.dataset.id)")
    return ids


def stored(page: Page) -> list[Any]:
    """What is kept under the list's key."""
    found: list[Any] = json.loads(page.evaluate(f"localStorage.getItem({KEY}) || '[]'"))
    return found


# ------------------------------------------------------------------------------------------- journeys


def test_a_link_worker_gives_a_list_of_five_to_a_client_with_no_smartphone(
    phone: Visit, another: Visit, base: str
) -> None:
    """Find, save, order, note, print: each number digit-equal with its record. The link shows a colleague the same."""
    page = phone.open(base + "sunderland/needs/low-mood/index.html")
    card = page.locator(".card", has=page.get_by_role("link", name="Washington Mind", exact=True))
    card.get_by_role("button", name="Save to my list").click()
    card.get_by_role("button", name="Yes, save").click()
    expect(card.get_by_role("status")).to_have_text("Saved. ")
    for id_ in FIVE[1:]:
        phone.open(f"{base}sunderland/services/{id_}/index.html")
        page.get_by_role("button", name="Save to my list").click()
        if id_ == FIVE[-1]:  # about abuse: asked each time
            page.get_by_role("button", name="Yes, save").click()
    page.get_by_role("link", name="Saved (5)").click()
    expect(entries(page)).to_have_count(5)

    entries(page).nth(2).get_by_role("button", name="Move up").click()
    expect(page.locator("#list-said")).to_contain_text("is now number 2 of 5")
    order = [FIVE[0], FIVE[2], FIVE[1], *FIVE[3:]]
    assert shown(page) == order
    entries(page).first.get_by_text("My note", exact=True).first.click()
    entries(page).first.get_by_role("textbox").fill(NOTE)
    page.reload()
    expect(entries(page)).to_have_count(5)

    plain = " ".join(" ".join(pages_of(page.pdf(format="A4"))).split())
    page.get_by_label("Print my notes").check()
    noted = pages_of(page.pdf(format="A4"))
    wanted = [number for id_ in order for number in numbers_of(id_)]
    places = [digits(plain).index(number) for number in wanted]
    assert len(wanted) > 5
    assert places == sorted(places)
    assert NOTE not in plain
    assert NOTE in " ".join(" ".join(noted).split())
    assert len(noted) <= 4
    for needed in (
        "As we knew it on",
        "Not yet checked",
        "Who it is for",
        "How to get help",
        "Life House",
        "Keep this paper",
    ):
        assert needed in plain  # fmt: skip
    for screen_only in ("Move up", "Forget", "Text message", "Saved (5)", "#list=", "Compare"):
        assert screen_only not in plain

    link = page.locator("pre[aria-label='Link']").inner_text()
    assert link == f"{base}{LIST}#list={','.join(order)}"
    for draft in page.locator("a[href^='sms:'], a[href^='mailto:']").all():
        assert "Jo" not in unquote(draft.get_attribute("href") or "")

    theirs = another.open(link)
    expect(entries(theirs)).to_have_count(5)
    assert shown(theirs) == order
    assert not any(theirs.evaluate(WHAT_IS_KEPT).values())
    theirs.get_by_role("button", name="Keep this list").click()
    theirs.get_by_role("button", name="No", exact=True).click()
    assert theirs.evaluate(STORED) == "{}"
    theirs.get_by_role("button", name="Keep this list").click()
    theirs.get_by_role("button", name="Yes, save").click()
    expect(theirs.locator("#list-said")).to_have_text("Saved.")
    assert [entry[0] for entry in stored(theirs)] == order
    assert [entry[3] for entry in stored(theirs)] == [""] * 5
    assert "#" not in theirs.url

    assert {urlsplit(asked).netloc for asked in phone.requests + another.requests} == {
        urlsplit(base).netloc
    }
    assert phone.complaints == another.complaints == []


def test_the_text_message_has_all_five_in_three_and_opens_as_a_draft(
    phone: Visit, base: str
) -> None:
    """Each number whole and as the record has it; no recipient; the page says how many messages it is."""
    page = open_list(phone, base, *FIVE)
    text = page.locator("pre[aria-label='Text message']").inner_text()
    href = page.get_by_role("link", name="Open as a text message").get_attribute("href")
    said = page.locator("#message-fits").inner_text()

    assert [digits(line.rpartition(": ")[2]) for line in text.split("\n")] == [
        numbers_of(id_)[0] for id_ in FIVE
    ]
    assert href
    assert unquote(href) == f"sms:?&body={text}"
    assert re.fullmatch(r"All 5 services fit: [123] messages\.", said)


def test_a_long_list_says_how_many_fit_in_three_messages(
    phone: Visit, base: str, site: Path
) -> None:
    ids = sorted(
        path.parent.parent.name for path in (site / "sunderland/services").glob("*/easy/index.html")
    )[:30]
    page = open_list(phone, base, *ids)

    expect(page.locator("#message-fits")).to_have_text(
        re.compile(r"Only the first \d+ of \d+ fit in 3 messages\.")
    )


# --------------------------------------------------------------------------------- asking, and storing


def test_nothing_is_stored_before_a_yes_and_then_no_name_and_no_number(
    phone: Visit, base: str
) -> None:
    """Pressing the button stores nothing, nor does No. After Yes: the id, a digest, the day."""
    page = phone.open(base + "sunderland/services/samaritans/index.html")
    button = page.get_by_role("button", name="Save to my list")
    button.click()
    expect(page.get_by_text("Anyone who uses it can see your list.")).to_be_focused()
    asked = page.evaluate(STORED)
    page.get_by_role("button", name="No", exact=True).click()
    expect(button).to_be_focused()
    refused = page.evaluate(STORED)
    assert page.get_by_role("link", name="Saved").count() == 0
    button.click()
    page.get_by_role("button", name="Yes, save").click()
    expect(page.get_by_role("button", name="Take off my list")).to_be_focused()
    kept = json.loads(page.evaluate(STORED))
    expect(page.get_by_role("link", name="Saved (1)")).to_be_visible()

    assert asked == refused == "{}"
    assert list(kept) == [f"list:{base}sunderland/"]
    ((id_, digest, day, note),) = stored(page)
    assert (id_, note) == ("samaritans", "")
    assert re.fullmatch(r"[\w-]{12}", digest)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)

    page.get_by_role("button", name="Take off my list").click()
    assert page.evaluate(STORED) == "{}"
    assert page.get_by_role("link", name="Saved").count() == 0
    assert phone.complaints == []


def test_no_number_moves_when_the_button_comes(phone: Visit, base: str) -> None:
    """The script is late on a slow line: the links to call stand where they stood before it."""
    where = "() => [...document.querySelectorAll('.call')].map(e => e.getBoundingClientRect().top)"
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone.page.route("**/save.*.js", hold)
    phone.page.goto(base + "sunderland/needs/low-mood/index.html", wait_until="commit")
    phone.page.locator(".card").last.wait_for()
    before = phone.page.evaluate(where)
    held[0].continue_()
    phone.page.get_by_role("button", name="Save to my list").last.wait_for()

    assert len(before) > 5
    assert phone.page.evaluate(where) == before


def test_where_a_browser_refuses_to_store_the_page_says_so(phone: Visit, base: str) -> None:
    """No error, no dead end: print it instead. A list from a link can still be read."""
    phone.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    page = phone.open(base + "sunderland/services/samaritans/index.html")
    page.get_by_role("button", name="Save to my list").click()
    page.get_by_role("button", name="Yes, save").click()
    expect(page.locator(".save [role=status]")).to_have_text(
        "This browser does not let us save. You can print this page."
    )
    phone.open(f"{base}{LIST}#list=samaritans,washington-mind")
    expect(entries(page)).to_have_count(2)

    assert phone.complaints == []


def test_what_is_not_ours_in_the_store_or_the_link_is_left_aside(phone: Visit, base: str) -> None:
    """Another program's value, markup, ids that cannot be: none of it is shown, nothing breaks."""
    page = phone.open(base + LIST)
    hostile = [
        ["<img src=x onerror=alert(1)>", "", "", ""],
        ["samaritans", "x", "<b>", "<script>alert(1)</script>"],
        ["samaritans"], 7, None,
    ]  # fmt: skip
    for text in ("{", '{"a":1}', "7", json.dumps(hostile)):
        put(page, text)
        page.reload()
    expect(entries(page)).to_have_count(1)
    assert entries(page).get_by_role("textbox").input_value() == "<script>alert(1)</script>"
    page.goto("about:blank")
    page.goto(f"{base}{LIST}#list=<img src=x>,../x")
    expect(entries(page)).to_have_count(1)

    assert phone.complaints == []


# ---------------------------------------------------------------------------------- what has become of it


def test_a_change_since_it_was_saved_is_marked_until_she_has_seen_it(
    phone: Visit, base: str
) -> None:
    """The mark says what changed. Without a change there is none."""
    page = phone.open(base + "sunderland/services/samaritans/index.html")
    page.get_by_role("button", name="Save to my list").click()
    page.get_by_role("button", name="Yes, save").click()
    page.goto(base + LIST)
    expect(entries(page)).to_have_count(1)
    assert page.locator(".changed").count() == 0
    ((id_, digest, day, note),) = stored(page)
    keep(page, id_, digest="AAA" + digest[3:6] + "BBB" + digest[9:])
    page.reload()

    expect(page.locator(".changed p")).to_have_text(
        "Changed since you saved it on 1 November 2026: how to reach them, where."
    )
    page.get_by_role("button", name="I have seen it").click()
    expect(page.locator(".changed")).to_have_count(0)
    assert stored(page) == [[id_, digest, day, note]]


def test_an_entry_that_is_gone_is_named_honestly_and_shows_no_number(
    phone: Visit, small_site: Path, serve: Serve
) -> None:
    """Taken down, never here, and moved to another id, which still works."""
    address = serve(small_site, "/")
    page = phone.open(address + "elmdale/my-list/index.html")
    keep(page, "lullaby-letters", "no-such-place", "buggy-walk")
    page.reload()
    expect(entries(page)).to_have_count(3)
    texts = entries(page).all_inner_texts()

    assert "This entry was taken down on" in texts[0]
    assert "not on this site, or no longer" in texts[1]
    assert "Walk and Talk" in texts[2]
    assert not re.search(r"\d{4}\s?\d{3}", texts[0] + texts[1])
    entries(page).nth(2).get_by_role("link", name="Walk and Talk").click()
    expect(page.locator("h1")).to_have_text("Walk and Talk")


def test_without_a_connection_it_says_so_and_tries_again(phone: Visit, base: str) -> None:
    page = open_list(phone, base, "samaritans")
    phone.page.route("**/cards-*.js", lambda route: route.abort())
    page.reload()
    again = page.get_by_role("button", name="Try again")
    expect(page.get_by_text("The list did not load.")).to_be_visible()
    phone.page.unroute("**/cards-*.js")
    again.click()

    expect(entries(page)).to_have_count(1)


# --------------------------------------------------------------------------------------------- at hand


def test_entries_move_by_keyboard_with_the_focus_kept_and_the_change_said(
    phone: Visit, base: str
) -> None:
    """Down, down, and up from the top: the focus stays with the entry, and turns where it can go no further."""
    page = open_list(phone, base, *FIVE[:3])
    first = page.locator(f"[data-id='{FIVE[0]}']")
    first.get_by_role("button", name="Move down").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#list-said")).to_have_text("Washington Mind is now number 2 of 3.")
    expect(first.get_by_role("button", name="Move down")).to_be_focused()
    page.keyboard.press("Enter")
    expect(first.get_by_role("button", name="Move up")).to_be_focused()
    assert shown(page) == [FIVE[1], FIVE[2], FIVE[0]] == [entry[0] for entry in stored(page)]

    first.get_by_role("button", name="Take off").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    assert [entry[0] for entry in stored(page)] == [FIVE[1], FIVE[2]]
    page.keyboard.press("Enter")
    expect(first.get_by_role("button", name="Take off")).to_be_focused()
    assert [entry[0] for entry in stored(page)] == [FIVE[1], FIVE[2], FIVE[0]]


def test_two_or_three_stand_side_by_side_as_a_table_that_stacks_on_a_phone(
    phone: Visit, base: str
) -> None:
    page = open_list(phone, base, *FIVE)
    page.get_by_role("button", name="Show side by side").click()
    expect(page.locator("#list-said")).to_have_text("Tick two or three services first.")
    for n in (0, 3):
        entries(page).nth(n).get_by_role("checkbox").check()
    page.get_by_role("button", name="Show side by side").click()
    table = page.get_by_role("table", name="2 services side by side")
    expect(page.locator("#compared")).to_be_focused()
    rows = table.get_by_role("rowheader").all_inner_texts()

    assert rows == ["Contact", "Open", "Place", "Who it is for", "How to get help", "Cost", "Languages", "Checked"]  # fmt: skip
    assert table.get_by_role("columnheader").count() == 2
    for n in (0, 3):
        assert numbers_of(FIVE[n])[0] in digits(table.inner_text())
    left = "es => es.map(e => Math.round(e.getBoundingClientRect().left))"
    cells = table.locator("tbody tr:first-child td")
    assert len(set(cells.evaluate_all(left))) == 1
    page.set_viewport_size({"width": 1280, "height": 900})
    assert len(set(cells.evaluate_all(left))) == 2


def test_axe_finds_nothing_and_nothing_is_small_or_scrolls_sideways(
    phone: Visit, base: str
) -> None:
    """With a list, a note, a mark of change and a table open; wide, on a phone, at 320 pixels; light and dark."""
    page = open_list(phone, base, *FIVE, digest="AAABBBCCCDDD", note=NOTE)
    for n in (0, 1, 4):
        entries(page).nth(n).get_by_role("checkbox").check()
    page.get_by_role("button", name="Show side by side").click()
    page.evaluate(axe_script())
    found = []
    looks: tuple[tuple[int, Literal["light", "dark"]], ...] = (
        (1280, "light"), (360, "light"), (360, "dark")
    )  # fmt: skip
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=scheme)
        found += violations(page, style_only=width != 1280)
    page.set_viewport_size({"width": 320, "height": 640})
    small = page.locator("#list-part").locator("button, a, summary, .tick").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => [e.textContent, e.getBoundingClientRect().height])"
        ".filter(pair => pair[1] < 43.9)"
    )  # fmt: skip

    assert found == []
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.title() == "My list – Signpost Sunderland"


def test_with_scripting_off_there_is_no_dead_button_and_paper_is_offered(
    phone_without_scripts: Visit, base: str
) -> None:
    page = phone_without_scripts.open(base + "sunderland/services/samaritans/index.html")
    assert page.get_by_role("button").count() == 0
    page.get_by_role("link", name="My list").click()

    expect(page.get_by_text("You can print instead.")).to_be_visible()
    assert page.get_by_role("button").count() == 0


def test_it_works_from_a_folder_on_disk(phone: Visit, site: Path) -> None:
    page = phone.open((site / "sunderland/services/samaritans/index.html").as_uri())
    page.get_by_role("button", name="Save to my list").click()
    page.get_by_role("button", name="Yes, save").click()
    page.get_by_role("link", name="Saved (1)").click()

    expect(entries(page).get_by_role("link", name="Samaritans", exact=True)).to_be_visible()
    assert phone.complaints == []


# ----------------------------------------------------------------------------------- forget everything

#: Everything that a later part of the site may keep: another key, a mark in the tab, caches, a worker.
KEEP_MORE = """async () => {
  localStorage.setItem('another', '1');
  sessionStorage.setItem('some', '1');
  sessionStorage.setItem('left', '1');
  await (await caches.open('area')).put('/x', new Response('x'));
  await caches.open('older');
  await navigator.serviceWorker.register('/worker.js');
}"""


@pytest.fixture(scope="module")
def with_worker(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two pages of the real site on a host that has a worker, as use without a connection would need."""
    folder = tmp_path_factory.mktemp("forget")
    for name in ("my-list", "privacy", "assets"):
        shutil.copytree(site / "sunderland" / name, folder / "sunderland" / name)
    (folder / "worker.js").write_text("// does nothing")
    with served(folder, "/") as address:
        yield address


@pytest.mark.parametrize("where", [LIST, "sunderland/privacy/index.html"])
def test_one_press_forgets_lists_copies_and_workers(
    browser: Browser, with_worker: str, where: str
) -> None:
    """All stores are empty after it; the mark of having left the tab stays; it says what was cleared."""
    # The page's own policy would rightly refuse what this test stores in it.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(with_worker + where)
    keep(page, *FIVE)
    page.reload()
    page.evaluate(KEEP_MORE)
    before = page.evaluate(WHAT_IS_KEPT)
    press = page.get_by_role("button", name="Forget everything")
    press.click()
    said = page.locator("[data-forget] + [role=status]")
    expect(said).to_contain_text("Done. Forgotten on this phone or computer:")
    words = said.inner_text()
    kept = page.evaluate(WHAT_IS_KEPT)
    marks = page.evaluate("Object.keys(sessionStorage).join()")
    press.click()
    expect(said).to_contain_text("There was nothing to forget.")
    left = (page.get_by_role("link", name="Saved").count(), entries(page).count())
    context.close()

    assert (before["local"], before["session"], before["caches"], before["workers"]) == (2, 2, 2, 1)
    assert "what you saved and the copy for use without a connection." in words
    assert (kept["local"], kept["caches"], kept["workers"]) == (0, 0, 0)
    assert marks == "left"
    assert left == (0, 0)
