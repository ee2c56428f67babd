"""A copy of an area on a phone, in a real Chromium: only when asked, whole or not at all, renewed, and gone when told."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from generator.pipeline import Stamp, take_down
from generator.publishing.offline_copy import pack_again
from tests.browser.conftest import PHONE
from tests.browser.test_privacy import WHAT_IS_KEPT
from tests.conftest import TODAY, make_content
from tests.serving import headers_for_everything, served

#: The small site is built once for all of these.
pytestmark = pytest.mark.xdist_group("offline")

NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}
KEPT = NOTHING | {"caches": 1, "workers": 1}
NUMBER, NEWER = "0191 498 0101", "0191 498 0199"
HOME, SERVICE = "index.html", "services/tea-and-talk/index.html"
AGE = ".copy-age"
#: The browser's own words for a page that did not come.
NO_PAGE = "ERR_INTERNET_DISCONNECTED|ERR_FAILED"
FORGET_WHEN_IT_LOOKED = """async () => {
  for (const name of await caches.keys()) {
    const kept = await caches.open(name);
    await kept.put(new URL("/sunderland/offline/looked", location).href, new Response("0"));
  }
}"""
VERSION_IN_USE = """async () => {
  const found = await caches.match(new URL("/sunderland/offline/in-use", location).href);
  return found ? (await found.json()).version : "";
}"""


@dataclass
class Host:
    """Sunderland's site below the hub's, on a server under the headers it asks for. A test may change its files."""

    address: str
    root: Path
    records: Path
    waits: dict[str, float]

    @property
    def site(self) -> Path:
        """The folder of the area's site."""
        return self.root / "sunderland"

    @property
    def parts(self) -> list[Path]:
        """The files that a copy is loaded from, in the order in which a phone asks for them."""
        listed = json.loads((self.site / "offline/copy.json").read_text("utf-8"))["parts"]
        return [self.site / f"offline/{hash_[:16]}.bin" for hash_, _ in listed]

    def change(self, old: str, new: str) -> None:
        """Publish a site in which every page and script says *new* for *old*."""
        for pattern in ("*.html", "search/*.js"):
            for path in self.site.rglob(pattern):
                text = path.read_text("utf-8")
                if old in text:
                    path.write_text(text.replace(old, new), "utf-8")
        pack_again(self.root, TODAY)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small directory with its published sites."""
    content = make_content(tmp_path_factory.mktemp("offline") / "small")
    assert content.build().published
    return content.root


@pytest.fixture
def host(built: Path, tmp_path: Path) -> Iterator[Host]:
    """A copy of the published sites, served."""
    root = tmp_path / "public"
    shutil.copytree(built / "public", root)
    waits = {"nothing waits yet": 0.0}
    with served(root, "/", headers_for_everything(root), waits) as address:
        yield Host(address + "sunderland/", root, built, waits)


@dataclass
class Phone:
    """A phone and its one page. *complaints* are what the page's scripts and policy complained of."""

    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    def kept(self) -> object:
        """What the browser keeps for the site."""
        return self.page.evaluate(WHAT_IS_KEPT)

    def keep(self, host: Host, says: str = "The copy is on your phone.") -> None:
        """Open the page, press the button, and wait until it *says* so."""
        self.page.goto(host.address + "offline/index.html")
        self.page.locator("#copy-keep").click()
        expect(self.page.locator("#copy-state")).to_contain_text(says)

    def lose_connection(self) -> None:
        """No bars."""
        self.context.set_offline(True)

    def look_again(self, host: Host) -> None:
        """Open a page with a connection, an hour or more after the last look for a newer copy."""
        self.page.evaluate(FORGET_WHEN_IT_LOOKED)
        self.page.goto(host.address + "about/index.html")
        assert not self.page.locator(AGE).count()

    def until_in_use(self, holds: str) -> None:
        """Wait until the version in use is as *holds* says, in the page's own words."""
        for _ in range(150):
            if self.page.evaluate(f"async () => (version => {holds})(await ({VERSION_IN_USE})())"):
                return
            self.page.wait_for_timeout(50)
        pytest.fail(f"never: {holds}")

    def sees_no_page(self, address: str) -> None:
        """The browser itself says that there is no connection."""
        with pytest.raises(Error, match=NO_PAGE):
            self.page.goto(address)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Phone]:
    """A phone of 360 by 740 pixels, with nothing from before."""
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    phone = Phone(context, context.new_page())
    phone.page.on("pageerror", lambda error: phone.complaints.append(str(error)))
    phone.page.on("console", lambda said: phone.complaints.append(said.text))
    yield phone
    context.close()


def test_nothing_is_registered_or_kept_before_the_button_is_pressed(
    phone: Phone, host: Host
) -> None:
    """The page says what a copy costs and what it leaves on the phone; until asked it leaves nothing."""
    phone.page.goto(host.address + HOME)
    phone.page.get_by_role("link", name="Keep this area on my phone").click()
    words = phone.page.locator("main").inner_text()
    button = phone.page.locator("#copy-keep")

    sent = sum(part.stat().st_size for part in host.parts)
    expect(button).to_have_text(re.compile(r"Keep this area on my phone \(\d+0 KB\)"))
    assert 0.9 < sent / 1000 / int(button.inner_text().split("(")[1].split()[0]) < 1.1
    assert "It leaves traces" in words
    assert "If that is not safe for you, do not keep one." in words
    assert phone.kept() == NOTHING
    assert phone.complaints == []


def test_a_kept_area_works_without_a_connection_search_included(phone: Phone, host: Host) -> None:
    """Home, a service with its number, urgent help, a search and its answer; each page says how old it is."""
    phone.keep(host)
    assert phone.kept() == KEPT
    expect(phone.page.locator("#copy-state")).to_contain_text("Copy from 22 November 2026")
    phone.lose_connection()
    page = phone.page

    page.goto(host.address)
    expect(page.locator(AGE)).to_contain_text("Copy from 22 November 2026, ")
    expect(page.locator(AGE)).to_contain_text(" days old. Numbers may have changed.")
    page.goto(host.address + SERVICE + "?from=somewhere#main")
    expect(page.get_by_role("link", name=NUMBER).first).to_have_attribute("href", "tel:01914980101")
    page.get_by_role("link", name="Urgent help").first.click()
    expect(page.locator("main").get_by_role("link", name="116 123").first).to_be_visible()
    page.goto(host.address + "search/index.html")
    page.locator("#find").fill("tea")
    expect(page.locator("#results .card").filter(has_text=NUMBER).first).to_be_visible()
    assert phone.complaints == []


def test_a_page_that_the_copy_lacks_is_answered_with_what_there_is(
    phone: Phone, host: Host
) -> None:
    """At its own address, with links that work from there; an address without its last slash leads on."""
    phone.keep(host)
    phone.lose_connection()
    answer = phone.page.goto(host.address + "services/tea-and-talk/suggest/index.html")

    assert answer
    assert answer.status == 404
    expect(phone.page.locator("h1")).to_have_text("This page is not in your copy")
    phone.page.get_by_role("link", name="Find help in Sunderland").click()
    expect(phone.page.locator("h1")).to_contain_text("Help in Sunderland")
    phone.page.goto(host.address + "services/tea-and-talk")
    expect(phone.page.get_by_text(NUMBER).first).to_be_visible()


def test_with_a_connection_the_newest_page_is_shown_and_the_copy_renews_itself(
    phone: Phone, host: Host
) -> None:
    """A number that changed on the site is the one that is seen, and soon the one in the copy, search included."""
    phone.keep(host)
    before = phone.page.evaluate(VERSION_IN_USE)
    host.change(NUMBER, NEWER)
    phone.page.goto(host.address + SERVICE)
    expect(phone.page.get_by_text(NEWER).first).to_be_visible()
    assert phone.page.evaluate(VERSION_IN_USE) == before  # it looked less than an hour ago

    phone.look_again(host)
    phone.until_in_use(f"version && version !== '{before}'")
    phone.lose_connection()
    phone.page.goto(host.address + SERVICE)
    expect(phone.page.locator(AGE)).to_be_visible()
    assert NEWER in phone.page.content()
    assert NUMBER not in phone.page.content()
    assert phone.kept() == KEPT


def test_a_copy_that_did_not_come_whole_is_never_shown_and_goes_on_where_it_stopped(
    phone: Phone, host: Host
) -> None:
    """One part is not what the list named: no page comes from the copy. Then only that part is loaded."""
    spoilt = host.parts[-1]
    right = spoilt.read_bytes()
    spoilt.write_bytes(right[:-1])
    phone.keep(host, says="The copy is not complete.")
    phone.lose_connection()
    phone.sees_no_page(host.address + HOME)

    phone.context.set_offline(False)
    for part in host.parts:
        part.unlink()
    spoilt.write_bytes(right)
    phone.page.goto(host.address + "offline/index.html")
    phone.page.locator("#copy-keep").click()
    expect(phone.page.locator("#copy-state")).to_contain_text("The copy is on your phone.")


def test_an_entry_that_was_taken_down_is_gone_at_the_next_contact_even_if_the_new_copy_does_not_come(
    phone: Phone, host: Host
) -> None:
    """The list alone ends the old copy; with its parts the new one comes, with the notice."""
    phone.keep(host)
    take_down(host.records, host.root, "services", "tea-and-talk", Stamp(TODAY))
    hidden = {part: part.read_bytes() for part in host.parts}
    for part in hidden:
        part.unlink()
    phone.look_again(host)
    phone.until_in_use("version === ''")
    phone.lose_connection()
    phone.sees_no_page(host.address + SERVICE)

    phone.context.set_offline(False)
    for part, content in hidden.items():
        part.write_bytes(content)
    phone.page.goto(host.address + HOME)
    phone.until_in_use("version !== ''")
    phone.lose_connection()
    phone.page.goto(host.address + SERVICE)
    expect(phone.page.locator("h1")).to_have_text("We have taken this page down")
    assert NUMBER not in phone.page.content()


def test_remove_this_copy_leaves_nothing(phone: Phone, host: Host) -> None:
    """Cache and worker go at once, and nothing brings them back."""
    phone.keep(host)
    phone.page.locator("#copy-remove").click()
    expect(phone.page.locator("#copy-state")).to_have_text("The copy is gone from your phone.")
    phone.page.goto(host.address + HOME)

    assert phone.kept() == NOTHING
    phone.lose_connection()
    phone.sees_no_page(host.address + SERVICE)


@pytest.mark.parametrize("way", ["the list is not there", "the list says so"])
def test_a_site_that_ends_its_copies_ends_them_on_every_phone(
    phone: Phone, host: Host, way: str
) -> None:
    """The way out after a worker that went wrong: at the next contact it takes copy and itself away."""
    phone.keep(host)
    listed = host.site / "offline/copy.json"
    if way == "the list says so":
        listed.write_text('{"off": true}', "utf-8")
    else:
        listed.unlink()
    phone.look_again(host)
    phone.until_in_use("version === ''")
    phone.page.goto(host.address + HOME)

    assert phone.kept() == NOTHING


def test_a_slow_network_is_waited_for_four_seconds_and_then_the_copy_answers(
    phone: Phone, host: Host
) -> None:
    """The first page after four seconds, the next without asking, each with its age."""
    phone.keep(host)
    host.waits["index.html"] = 9.0
    begun = time.monotonic()
    phone.page.goto(host.address + SERVICE)
    first = time.monotonic() - begun
    expect(phone.page.locator(AGE)).to_be_visible()
    phone.page.goto(host.address + "needs/index.html")
    second = time.monotonic() - begun - first
    expect(phone.page.locator(AGE)).to_be_visible()

    assert 4 <= first < 8.5
    assert second < 4


def test_leaving_is_the_same_with_a_copy(phone: Phone, host: Host) -> None:
    """Online or not, Back after leaving does not show our page: the neutral site comes instead."""
    phone.keep(host)
    phone.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<p>Rain</p>"))
    phone.page.goto(host.address + HOME)
    phone.page.goto(host.address + SERVICE)
    phone.page.locator(".leave a").click()
    phone.page.wait_for_url("https://www.bbc.co.uk/**")
    phone.page.go_back()
    phone.page.wait_for_url("https://www.bbc.co.uk/**")

    expect(phone.page.locator("p")).to_have_text("Rain")


def test_a_site_in_a_folder_on_disk_says_that_it_is_there_already(
    phone: Phone, built: Path
) -> None:
    """No worker can be had there, and none is needed."""
    phone.page.goto((built / "public/sunderland/offline/index.html").as_uri())

    expect(phone.page.locator("#copy-cannot")).to_contain_text("You opened this page from a folder")
    expect(phone.page.locator("#copy-keep")).to_be_hidden()
