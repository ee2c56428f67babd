"""The editor in the browser, at work against a GitHub that is none: from signing in to a pull request."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, expect

from generator.exchange.cms import admin_files, why_none
from generator.records.kinds import kind_of
from tests.browser.conftest import DESKTOP, Visit
from tests.browser.github import HOST, REPOSITORY, FakeGitHub
from tests.conftest import REAL_DAY, ROOT, Serve
from tests.real import real_check

pytestmark = pytest.mark.xdist_group("cms")

FILES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for folder in ("directory", "content")
    for path in sorted((ROOT / folder).rglob("*.yml"))
}
SERVICE = "directory/services/sunderland/washington-mind.yml"
#: The longest service and the longest example have most of what a record may have.
LONGEST = tuple(
    max((p for p in FILES if p.startswith(folder)), key=lambda path: len(FILES[path]))
    for folder in ("directory/services/", "content/practice/")
)
#: With ``make every-record``, all of them: some minutes.
CHOSEN = tuple(FILES) if os.environ.get("EVERY_RECORD") else LONGEST

#: The longest lists of words have thousands of fields, which take their time.
PATIENCE = 120_000 if os.environ.get("EVERY_RECORD") else 20_000


@pytest.fixture(scope="session")
def admin(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of the editor's page, made for the real records on a host where it stands below a path."""
    checked = real_check(REAL_DAY)
    settings = checked.settings.model_copy(update={"repository": REPOSITORY})
    assert not why_none(ROOT, settings), why_none(ROOT, settings)
    folder = tmp_path_factory.mktemp("admin")
    for place, content in admin_files(ROOT, settings, checked.catalogue).items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(content)
    return serve(folder, "/some/base/") + "admin/index.html"


class Desk(Visit):
    """An editor at her desk: signed in, or about to."""

    def __init__(self, browser: Browser, admin: str, github: FakeGitHub) -> None:
        context = browser.new_context(
            viewport={"width": DESKTOP["width"], "height": DESKTOP["height"]}, locale="en-GB"
        )
        context.set_default_timeout(PATIENCE)
        super().__init__(context)
        github.serve(context)
        self.github = github
        self.admin = admin

    def _said(self, message: ConsoleMessage) -> None:
        """Keep what went wrong; this program tells much else."""
        if message.type == "error":
            super()._said(message)

    def sign_in(self) -> Page:
        """Open the page and sign in with a token."""
        self.open(self.admin)
        self.page.get_by_role("button", name="Sign In Using Access Token").click()
        self.page.get_by_role("textbox").fill("a-token")
        self.page.keyboard.press("Enter")
        self.page.get_by_text("Organisations").first.wait_for()
        return self.page

    def open_record(self, path: str) -> None:
        """Go to the record in the file at *path*, by its address in the editor."""
        kind = kind_of(path)
        assert kind is not None
        place = path.removeprefix(f"{kind.folder}/").removesuffix(".yml")
        self.page.evaluate(
            "to => { location.hash = to }", f"#/collections/{kind.name}/entries/{place}"
        )

    def field(self, key: str) -> Locator:
        """The field with the *key*, such as ``contact.phones``. Fields are made as they come into view."""
        found = self.page.locator(f'[data-key-path="{key}"]')
        self.page.locator("[data-key-path]").first.wait_for()
        self.page.mouse.move(640, 500)
        for _ in range(80):
            if found.count():
                break
            self.page.mouse.wheel(0, 500)
            self.page.wait_for_timeout(40)
        found.scroll_into_view_if_needed()
        return found

    def save(self) -> None:
        """Save, and wait until it has been committed."""
        before = len(self.github.commits)
        self.page.get_by_role("button", name="Save").click()
        self.page.get_by_role("button", name="Later").click()
        self.page.wait_for_url(re.compile(r"#/collections/\w+$"))
        assert len(self.github.commits) == before + 1


@pytest.fixture
def desk(browser: Browser, admin: str, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """An editor whose repository holds the chosen records, or those that a test names."""
    wanted = getattr(request, "param", CHOSEN)
    desk = Desk(browser, admin, FakeGitHub({path: FILES[path] for path in wanted}))
    yield desk
    desk.context.close()


def _changed(old: str, new: str) -> list[str]:
    """The lines that differ, each with its sign."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return [line for line in list(lines)[2:] if not line.startswith("@@")]


@pytest.mark.parametrize("desk", [(SERVICE,)], indirect=True)
def test_a_changed_phone_number_becomes_a_pull_request_of_one_line(desk: Desk) -> None:
    """Sign in, find the service, change its number, save, send for review. No other host hears of it."""
    page = desk.sign_in()
    page.get_by_role("row").get_by_text("Washington Mind").click()
    desk.field("contact.phones").get_by_role("button", name="Expand", exact=True).click()
    number = page.get_by_role("textbox", name="Phone number")
    expect(number).to_have_value("0191 417 8043")
    number.fill("0191 498 0155")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Send for Review").click()
    page.get_by_text("In Review").first.wait_for()

    github = desk.github
    assert _changed(FILES[SERVICE], github.saved[SERVICE]) == [
        '-    - number: "0191 417 8043"',
        '+    - number: "0191 498 0155"',
    ]
    assert list(github.saved) == [SERVICE]
    (commit,), (pull,) = github.commits, github.pulls
    assert commit["branch"]["branchName"] == pull["head"] == "cms/service/washington-mind"
    assert commit["message"]["headline"] == pull["title"] == "Change washington-mind"
    assert pull["base"] == "main"
    assert github.ready == ["PR1"]
    assert github.labels[-1] == "sveltia-cms/pending_review"
    assert github.unknown == []
    assert desk.complaints == []
    assert {
        urlsplit(address).netloc for address in desk.requests if address.startswith("http")
    } == {
        HOST,
        urlsplit(desk.admin).netloc,
    }


def test_saving_changes_nothing_but_what_was_changed(desk: Desk) -> None:
    """A word is added to the name of each record; every other line of its file stays as it is."""
    desk.sign_in()
    otherwise = {}
    for path in CHOSEN:
        title = "Title" if path.startswith("content/") else "Name"
        before = yaml.load(FILES[path], yaml.CBaseLoader)[title.lower()]
        desk.open_record(path)
        box = desk.page.get_by_role("textbox", name=title, exact=True).first
        expect(box, path).to_have_value(before, timeout=PATIENCE)
        box.fill(f"{before} Again")
        try:
            desk.save()
        except Error as failed:
            pytest.fail(f"{path} was not saved: {failed}")
        changed = _changed(FILES[path], desk.github.saved[path])
        if len(changed) != 2 or changed[1] != f'+{title.lower()}: "{before} Again"':
            otherwise[path] = changed
    assert otherwise == {}
    assert sorted(desk.github.saved) == sorted(CHOSEN)
    assert desk.github.unknown == []
    assert desk.complaints == []


AROUND = ("directory/organisations/washington-mind.yml", "directory/areas/sunderland.yml")


@pytest.mark.parametrize("desk", [AROUND], indirect=True)
def test_a_new_service_goes_into_the_folder_of_its_area_between_double_quotes(desk: Desk) -> None:
    """Its id is made from its name, it names others by their ids, and what was left empty is not written."""
    page = desk.sign_in()
    page.evaluate("() => { location.hash = '#/collections/service/new' }")
    filled = {
        "folder_": "sunderland",
        "name": "Tea and Talk",
        "kind": "Peer support group",
        "organisation": "Washington Mind",
        "areas": "Sunderland",
        "status": "Open",
        "summary": "Open to all: every day.",
    }
    for key, text in filled.items():
        field = desk.field(key)
        if field.get_by_role("combobox").count():
            field.get_by_role("combobox").click()
            page.get_by_role("option", name=text, exact=True).last.click()
        else:
            field.get_by_role("textbox").fill(text)
    desk.field("sources").get_by_role("button", name=re.compile("^Add")).click()
    desk.field("sources.0.url").get_by_role("textbox").fill("https://example.org/about")
    desk.field("sources.0.says").get_by_role("textbox").fill("what it does")
    desk.save()

    ((path, text),) = desk.github.saved.items()
    assert path == "directory/services/sunderland/tea-and-talk.yml"
    assert text == (
        'name: "Tea and Talk"\n'
        'kind:\n  - "peer-group"\n'
        'organisation: "washington-mind"\n'
        'areas:\n  - "sunderland"\n'
        'status: "open"\n'
        'summary: "Open to all: every day."\n'
        'sources:\n  - url: "https://example.org/about"\n    says: "what it does"\n'
    )


# ---------------------------------------------------------------------- how records are read and written

ASK = """async ([texts, changes]) => {
  const { read, write } = await import('./record-format.js');
  return texts.map((text) => write({ ...read(text), ...changes }));
}"""


def _written(page: Page, texts: list[str], **changes: object) -> list[str]:
    found: list[str] = page.evaluate(ASK, [texts, changes])
    return found


@pytest.fixture(scope="module")
def format_page(browser: Browser, admin: str) -> Iterator[Page]:
    """A page beside the editor's, where its script for records can be loaded alone."""
    page = browser.new_page()
    page.goto(admin.replace("index.html", "licences.txt"))
    yield page
    page.close()


def test_every_record_is_written_as_it_was_read(format_page: Page) -> None:
    written = _written(format_page, [text.strip() for text in FILES.values()])
    assert dict(zip(FILES, written, strict=True)) == FILES


HAND_TYPED = """# Typed by hand.
name: Tea and Talk # what it is called
contact:
  phones:
    - {number: 01914980100, own: true} # no quotes
activity:
  - {measure: visits, value: 0.50, as_of: 2024}
opening: always
address: none
summary: Old
"""


def test_no_number_loses_its_first_0_and_no_comment_is_lost(format_page: Page) -> None:
    (written,) = _written(format_page, [HAND_TYPED], summary="New: words")
    assert _changed(HAND_TYPED, written) == ["-summary: Old", '+summary: "New: words"']


def test_a_private_place_takes_the_places_away_and_back(format_page: Page) -> None:
    places = [{"name": "The Hall", "postcode": "SR1 1AA"}]
    (public,) = _written(format_page, [HAND_TYPED], where_={"kind_": "public", "places": places})
    assert _changed(HAND_TYPED, public) == [
        "-address: none",
        "+places:",
        '+  - name: "The Hall"',
        '+    postcode: "SR1 1AA"',
    ]
    (private,) = _written(format_page, [public], where_={"kind_": "private"})
    assert _changed(public, private) == [
        "-places:",
        '-  - name: "The Hall"',
        '-    postcode: "SR1 1AA"',
        '+address: "none"',
    ]


def test_a_text_of_several_paragraphs_stays_readable(format_page: Page) -> None:
    (written,) = _written(format_page, [HAND_TYPED], description="One.\n\nTwo: 0191.")
    assert "description: |-\n  One.\n\n  Two: 0191.\n" in written


def test_an_entry_taken_from_a_list_takes_its_line_alone(format_page: Page) -> None:
    text = "name: A\ndoubts:\n  - One.\n  - Two. # why\n  - Three.\n"
    (written,) = _written(format_page, [text], doubts=["One.", "Three.", "Four."])
    assert _changed(text, written) == ["-  - Two. # why", '+  - "Four."']
