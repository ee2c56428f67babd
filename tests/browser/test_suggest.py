"""Suggest a change: from a mistake seen on a page to a draft ready to send, on a phone, with no account."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from generator.records.kinds import kind_of
from generator.records.reading import Document
from generator.records.shaping import shape
from tests.browser.axe import axe_script, violations
from tests.browser.conftest import Visit
from tests.browser.devtools import Tab, chrome
from tests.browser.test_privacy import WHAT_IS_KEPT
from tests.conftest import Serve, make_content
from tests.serving import headers_for_everything, served

MAILBOX = "corrections@harbour.example.org"
SERVICE = "sunderland/services/tea-and-talk/"
EXAMPLE = "sunderland/practice/tea-everywhere/"
ABUSE = "sunderland/services/safe-haven/"

#: Follows what is pressed: keeps where a link would lead out of the site, and goes there not.
FOLLOW = """() => {
  window.followed = [];
  window.addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('a');
    if (!link || event.defaultPrevented || link.origin === location.origin) { return; }
    window.followed.push(link.href);
    event.preventDefault();
  });
}"""

#: A browser that lets no page copy.
NO_COPYING = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"


@pytest.fixture(scope="session")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small directory with a mailbox for its area and a repository, built for Sunderland."""
    content = make_content(tmp_path_factory.mktemp("asking"))
    content.write("signpost.yml", "name: Signpost\nrepository: example-owner/directory\n")
    area = "directory/areas/sunderland.yml"
    content.change(area, "name: Sunderland\n", f"name: Sunderland\nmailbox: {MAILBOX}\n")
    built = content.build("sunderland")
    assert built.published, (built.checked.problems, built.faults)
    return content.target


@pytest.fixture
def address(asking: Path, serve: Serve) -> str:
    """Where that site is served."""
    return serve(asking, "/")


@dataclass
class Form:
    """The form on a page, as it is used."""

    page: Page

    def choose(self, what: str) -> Form:
        """Answer the first question."""
        self.page.get_by_label(what, exact=True).check()
        return self

    def send(self, how: str = "Open an e-mail") -> str:
        """Press a link that sends, and give where it leads; '' when it did not lead on."""
        self.page.get_by_role("link", name=how).click()
        followed: list[str] = self.page.evaluate("window.followed")
        return followed[-1] if followed else ""


@pytest.fixture
def form(phone: Visit, address: str) -> Form:
    """The form of a service, on a phone."""
    page = phone.open(f"{address}{SERVICE}suggest/index.html")
    page.evaluate(FOLLOW)
    return Form(page)


def body_of(href: str) -> str:
    """The text of an e-mail draft."""
    return unquote(href.partition("&body=")[2]).replace("\r\n", "\n")


def values_of(href: str) -> list[str]:
    """The exact new values of a draft, a line each."""
    return body_of(href).partition("### Exact new values\n")[2].partition("###")[0].split("\n")


# --------------------------------------------------------------------------------------- three steps


def test_from_a_mistake_seen_to_a_draft_is_three_steps(phone: Visit, address: str) -> None:
    """On 360 pixels: the page's own link, one choice and the right number, and the draft is open."""
    page = phone.open(address + SERVICE + "index.html")
    page.get_by_role("link", name="Suggest a change").click()  # one
    page.evaluate(FOLLOW)
    form = Form(page).choose("The phone number is wrong")  # two
    page.get_by_label("Phone number", exact=True).fill("0191 498 0199")
    href = form.send()  # three

    assert href.startswith(f"mailto:{MAILBOX}?subject=The%20phone%20number%20is%20wrong")
    assert "contact.phones.1.number: 0191 498 0199" in values_of(href)
    assert len(href) <= 1500
    assert phone.complaints == []


def test_a_choice_alone_is_enough(form: Form) -> None:
    """Whoever only knows that the number is wrong says so without typing a word, and which number it is."""
    href = form.choose("The phone number is wrong").send()

    assert "The phone number is wrong." in body_of(href)
    assert re.search(r"On the page now: 0[0-9 ]{9,}", body_of(href))
    assert [line for line in values_of(href) if line] == []


def test_it_has_closed_needs_no_typing(form: Form) -> None:
    href = form.choose("It has closed").send()

    assert "status: closed" in values_of(href)
    assert "On the page now: open" in body_of(href)


def test_still_right_is_one_tap(form: Form) -> None:
    href = form.send("Still right")

    assert href.startswith(f"mailto:{MAILBOX}?")
    assert "Still right: Tea and Talk" in unquote(href)
    assert "/services/tea-and-talk/" in body_of(href)


def test_a_choice_that_is_touched_brings_its_boxes_into_view(form: Form) -> None:
    form.page.get_by_text("The times are wrong").click()

    expect(form.page.get_by_role("heading", name="Change what is wrong")).to_be_in_viewport()


# ------------------------------------------------------------------------------- values and problems


def test_a_leading_zero_survives_into_the_draft_and_the_issue(form: Form) -> None:
    form.choose("The phone number is wrong")
    form.page.get_by_label("Phone number", exact=True).fill("0191 498 0007")
    mail, issue = form.send(), form.send("Open it on GitHub")
    asked = parse_qs(urlsplit(issue).query)

    assert "contact.phones.1.number: 0191 498 0007" in values_of(mail)
    assert issue.startswith("https://github.com/example-owner/directory/issues/new?")
    assert asked["template"] == ["change-a-service.yml"]
    assert asked["changes"] == ["contact.phones.1.number: 0191 498 0007"]
    assert asked["record"][0].endswith("/services/tea-and-talk/")


def test_without_the_zero_it_says_what_check_says(form: Form) -> None:
    """The same sentence; the focus is on the list of problems, whose link leads to the box."""
    typed = "191 498 0007"
    path = "directory/services/sunderland/x.yml"
    kind = kind_of(path)
    assert kind is not None
    document = Document(path, {"contact": {"phones": [{"number": typed}]}})
    said = next(f for f in shape(document, kind)[1] if f.code == "phone-missing-zero")

    form.choose("The phone number is wrong")
    box = form.page.get_by_label("Phone number", exact=True)
    box.fill(typed)

    assert form.send() == ""
    problems = form.page.get_by_role("alert")
    expect(problems).to_be_focused()
    expect(problems.get_by_role("link")).to_have_text(said.sentence)
    expect(box).to_have_attribute("aria-invalid", "true")
    assert form.page.title().startswith("Problem: ")
    problems.get_by_role("link").click()
    expect(box).to_be_focused()
    described = (box.get_attribute("aria-describedby") or "").split()[-1]
    expect(form.page.locator(f"#{described} p")).to_have_text(said.sentence)

    form.page.get_by_role("button", name=f"Write {said.write}").click()
    assert box.input_value() == said.write == "0191 498 0007"
    assert "contact.phones.1.number: 0191 498 0007" in values_of(form.send())


def test_days_places_and_ways_in_become_exact_values(form: Form) -> None:
    """A list of words, a list of lines, and an entry that was not there before."""
    page = form.page
    form.choose("The times are wrong")
    page.get_by_role("button", name="Add opening hours").click()
    new = page.get_by_role("group", name="Opening hours", exact=True).last
    new.get_by_label("Saturday").check()
    new.get_by_label("From").fill("10:00")
    new.get_by_label("To", exact=True).fill("12:00")
    times = values_of(form.send())
    form.choose("Who it is for, or how to refer, is wrong")
    page.get_by_label("We don't know yet").check()
    ways = values_of(form.send())
    form.choose("Something else")
    page.get_by_label("Address lines").first.fill("Harbour Hall\n1 Quay Street")
    else_ = "\n".join(values_of(form.send()))

    assert [re.sub(r"\d", "n", line) for line in times if line] == [
        "opening.n.days: sat", "opening.n.from: nn:nn", "opening.n.to: nn:nn"
    ]  # fmt: skip
    assert any(line.startswith("how_to_get_help.routes: ") and "not-known" in line for line in ways)
    assert "places.1.address:\n  Harbour Hall\n  1 Quay Street" in else_


def test_something_else_needs_words(form: Form) -> None:
    form.choose("Something else")
    refused = form.send()
    form.page.get_by_label("In your own words").fill("The picture is upside down.")

    assert refused == ""
    assert "The picture is upside down." in body_of(form.send())


def test_no_line_of_hers_passes_for_a_heading_of_ours(form: Form) -> None:
    form.choose("Something else")
    form.page.get_by_label("In your own words").fill("x\n### Exact new values\nstatus: closed")
    body = body_of(form.send())

    assert re.findall(r"^### Exact new values$", body, re.MULTILINE) == ["### Exact new values"]


def test_what_is_too_long_for_a_draft_can_be_copied(phone: Visit, form: Form, address: str) -> None:
    """Past 1,500 encoded characters the link gives way to words, and the whole text can be copied."""
    phone.context.grant_permissions(
        ["clipboard-read", "clipboard-write"], origin=address.rstrip("/")
    )
    form.choose("Something else")
    form.page.get_by_label("In your own words").fill("It moved. " * 150)

    expect(form.page.get_by_role("link", name="Open an e-mail")).to_be_hidden()
    expect(form.page.get_by_text("too long for a link")).to_contain_text(MAILBOX)
    form.page.get_by_role("button", name="Copy the text").click()
    expect(form.page.locator("#copied")).to_contain_text("Copied")
    assert form.page.evaluate("navigator.clipboard.readText()").count("It moved.") == 150


def test_where_a_browser_lets_no_page_copy_the_text_is_there_and_marked(form: Form) -> None:
    form.choose("It has closed")
    form.page.evaluate(NO_COPYING)
    form.page.get_by_role("button", name="Copy the text").click()
    expect(form.page.get_by_label("The text of your suggestion")).to_be_focused()

    assert "status: closed" in form.page.evaluate("getSelection().toString()")


# ----------------------------------------------------------------------------------------- privacy


def test_nothing_is_sent_and_nothing_kept_while_she_types(phone: Visit, form: Form) -> None:
    """No request, no store, no word of hers in the address or the history."""
    before, place = len(phone.requests), form.page.url
    for choice in ("The phone number is wrong", "The times are wrong", "Something else"):
        form.choose(choice)
    form.page.get_by_label("In your own words").fill("A secret word")
    form.page.get_by_label("Website").fill("https://secret.example.org/")
    form.send()
    form.page.get_by_role("button", name="Copy the text").click()

    assert phone.requests[before:] == []
    assert form.page.url == place
    assert form.page.evaluate("history.length") <= 2
    assert not any(form.page.evaluate(WHAT_IS_KEPT).values())
    assert form.page.evaluate(
        "[...document.querySelectorAll('input:not([type=radio]):not([type=checkbox]), textarea:not([readonly])')].every(e => e.autocomplete === 'off')"
    )


def test_another_choice_and_back_loses_no_word(form: Form) -> None:
    form.choose("The phone number is wrong")
    form.page.get_by_label("Phone number", exact=True).fill("0191 498 0007")
    form.page.get_by_label("In your own words").fill("I called them.")
    form.choose("It has closed").choose("The phone number is wrong")
    body = body_of(form.send())

    assert "contact.phones.1.number: 0191 498 0007" in body
    assert "I called them." in body


@pytest.fixture
def tab(_playwright: Playwright) -> Iterator[Tab]:
    """A tab of a browser that keeps pages for Back, as people's do."""
    with chrome(_playwright) as pipe:
        yield Tab(pipe)


def test_back_from_another_page_finds_every_word_again(tab: Tab, address: str) -> None:
    """The page holds nothing that keeps a browser from keeping it whole."""
    tab.open(f"{address}{SERVICE}suggest/index.html")
    tab.evaluate("document.getElementById('what-phone').click()")
    tab.evaluate("document.getElementById('note').value = 'I called them.'")
    here = tab.address
    tab.follow(".not-help a")
    tab.back()
    tab.arrive(here)
    kept = tab.evaluate(
        "[document.getElementById('note').value, document.querySelector('.ending').hidden]"
    )

    assert kept == ["I called them.", False]


# ---------------------------------------------------------------------------------- for every reader


def test_axe_finds_nothing_on_any_choice_or_problem(phone: Visit, form: Form, address: str) -> None:
    """In light and in dark, with every box of every choice shown, and a problem, for a service and an example."""
    found: list[str] = []

    def look(page: Page) -> None:
        page.evaluate(
            "document.querySelectorAll('.part').forEach(part => { part.hidden = false; })"
        )
        found.extend(violations(page))
        page.emulate_media(color_scheme="dark")
        found.extend(violations(page, style_only=True))

    page = form.page
    page.evaluate(axe_script())
    for radio in page.get_by_role("radio").all():
        radio.check()
    form.choose("The phone number is wrong")
    page.get_by_label("Phone number", exact=True).fill("191 498 0007")
    form.send()
    look(page)
    page = phone.open(f"{address}{EXAMPLE}suggest/index.html")
    page.evaluate(axe_script())
    for radio in page.get_by_role("radio").all():
        radio.check()
    look(page)

    assert found == []


def test_the_whole_way_goes_by_keyboard(phone: Visit, address: str) -> None:
    """Tab, arrows, typing and Enter; the choices stay in view while arrows move among them."""
    page = phone.open(f"{address}{SERVICE}suggest/index.html")
    page.evaluate(FOLLOW)
    page.get_by_role("link", name="Who to call now").focus()
    keys = page.keyboard
    keys.press("Tab")
    expect(page.get_by_role("radio").first).to_be_focused()
    keys.press("Space")
    keys.press("Tab")
    expect(page.get_by_role("link", name="Still right")).to_be_focused()
    keys.press("Tab")
    expect(page.get_by_label("Phone number", exact=True)).to_be_focused()
    keys.press("Control+a")
    keys.type("0191 498 0007")
    for _ in range(12):
        if page.evaluate("document.activeElement.textContent") == "Open an e-mail":
            break
        keys.press("Tab")
    keys.press("Enter")
    followed: list[str] = page.evaluate("window.followed")

    assert "contact.phones.1.number: 0191 498 0007" in values_of(followed[0])


def test_no_choice_scrolls_sideways_on_320_pixels(form: Form) -> None:
    form.page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for radio in form.page.get_by_role("radio").all():
        radio.check()
        if form.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(radio.get_attribute("value"))

    assert wide == []


def test_everything_to_press_is_44_pixels_high(form: Form) -> None:
    form.choose("Something else")
    low = form.page.evaluate(
        "[...document.querySelectorAll('#suggest a, #suggest button, #suggest label, #suggest input:not([type=radio]):not([type=checkbox])')]"
        ".filter(e => e.checkVisibility() && e.tagName !== 'LABEL' && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"
    )

    assert low == []


def test_without_scripting_each_choice_is_a_draft(
    phone_without_scripts: Visit, address: str
) -> None:
    """The form is not there; a link for each choice holds the entry's name, its page and its fields."""
    page = phone_without_scripts.open(f"{address}{SERVICE}suggest/index.html")
    links = page.locator("#without-script .ways-in a")
    hrefs = [link.get_attribute("href") or "" for link in links.all()]

    expect(page.locator("#suggest")).to_be_hidden()
    assert [link.inner_text() for link in links.all()] == [
        "The phone number is wrong",
        "It has closed",
        "The times are wrong",
        "Who it is for, or how to refer, is wrong",
        "Something else",
        "Still right",
    ]
    assert all(href.startswith(f"mailto:{MAILBOX}?") and len(href) <= 1500 for href in hrefs)
    assert all("Tea and Talk" in unquote(href) for href in hrefs)
    assert all("/services/tea-and-talk/" in body_of(href) for href in hrefs)
    assert "contact.phones.1.number: 0191 498 0101" in values_of(hrefs[0])


def test_it_works_straight_from_a_folder(phone: Visit, asking: Path) -> None:
    page = phone.open((asking / SERVICE / "suggest" / "index.html").as_uri())
    page.evaluate(FOLLOW)
    form = Form(page).choose("The phone number is wrong")
    page.get_by_label("Phone number", exact=True).fill("12")

    assert form.send() == ""
    assert phone.complaints == []


def test_it_works_under_the_headers_that_a_host_sends(phone: Visit, asking: Path) -> None:
    with served(asking, "/", headers_for_everything(asking / "sunderland")) as place:
        page = phone.open(f"{place}{SERVICE}suggest/index.html")
        page.evaluate(FOLLOW)
        href = Form(page).choose("It has closed").send()

    assert "status: closed" in values_of(href)
    assert phone.complaints == []


# -------------------------------------------------------------------------- safety, and other pages


def test_about_abuse_it_asks_for_no_place_and_says_what_stays_behind(
    phone: Visit, address: str
) -> None:
    page = phone.open(f"{address}{ABUSE}suggest/index.html")
    page.evaluate(FOLLOW)
    form = Form(page)
    labels = set()
    for radio in page.get_by_role("radio").all():
        radio.check()
        labels |= set(page.locator("#suggest label, #suggest legend").all_inner_texts())
    href = form.choose("It has closed").send()

    assert not {"Address lines", "Postcode", "Place", "Name of the place"} & labels
    expect(page.get_by_text("Never write where this service is.")).to_be_visible()
    expect(page.get_by_text("stays in your sent folder").first).to_be_visible()
    expect(page.get_by_text("If someone may check your phone")).to_be_visible()
    assert page.title().startswith("Information – ")
    assert "subject=A%20correction&" in href


def test_it_says_that_it_is_no_way_to_get_help_and_where_help_is(form: Form) -> None:
    expect(form.page.get_by_text("This is not a way to get help.")).to_be_visible()
    expect(form.page.get_by_role("link", name="Who to call now")).to_be_visible()
    assert form.page.locator(".urgent a[href='tel:999']").count() == 1


def test_of_an_example_a_dead_link_is_ticked_and_a_figure_changed(
    phone: Visit, address: str
) -> None:
    page = phone.open(address + EXAMPLE + "index.html")
    page.get_by_role("link", name="Suggest a change").click()
    page.evaluate(FOLLOW)
    form = Form(page).choose("A link is dead")
    page.locator(".tick input").first.check()
    dead = form.send()
    form.choose("A figure is wrong")
    page.get_by_label("Number").first.fill("41")
    figure = form.send("Open it on GitHub")

    assert re.search(r"A link is dead\.\nhttps?://", body_of(dead))
    assert parse_qs(urlsplit(figure).query)["template"] == ["change-an-example.yml"]
    assert parse_qs(urlsplit(figure).query)["changes"] == ["achievements.1.value: 41"]
    assert "Still right" in page.locator(".choices").inner_text()


def test_without_a_mailbox_it_invents_none(phone: Visit, small_site: Path, serve: Serve) -> None:
    """The small directory has neither mailbox nor repository: the text can be copied, and the page says why."""
    page = phone.open(serve(small_site, "/") + SERVICE + "suggest/index.html")
    page.get_by_label("It has closed").check()

    expect(page.get_by_text("There is no mailbox for this yet.")).to_be_visible()
    assert page.locator("main a[href^='mailto:'], main a[href*='github.com']").count() == 0
    page.evaluate(NO_COPYING)
    page.get_by_role("button", name="Copy the text").click()
    assert "status: closed" in page.get_by_label("The text of your suggestion").input_value()
    answer = page.get_by_role("button", name="Copy the text").locator(
        "xpath=../following-sibling::p[1]"
    )
    expect(answer).to_have_id("copied")
    page.get_by_role("button", name="Still right").click()
    assert "still right?" in page.get_by_label("The text of your suggestion").input_value()


def test_the_page_weighs_at_most_25_kilobytes_and_adds_nothing_to_the_entrys_page(
    phone: Visit, asking: Path, address: str
) -> None:
    """All in, gzipped: the page, two styles, and its own script with all rules."""
    phone.open(f"{address}{SERVICE}suggest/index.html")
    asked = [urlsplit(url).path.lstrip("/") for url in phone.requests]
    weight = sum(len(gzip.compress((asking / path).read_bytes(), 6)) for path in asked)
    entry = (asking / SERVICE / "index.html").read_text("utf-8")

    assert len(asked) == 4
    assert weight <= 25 * 1024, weight
    assert "suggest." not in entry


def test_it_is_asked_to_be_left_out_of_search_engines_even_after_launch(
    tmp_path: Path, browser: Browser
) -> None:
    content = make_content(tmp_path / "launched")
    content.write("signpost.yml", "name: Signpost\nlaunched: yes\n")
    content.build("sunderland")
    entry, suggest = (content.page(f"{SERVICE}{end}index.html") for end in ("", "suggest/"))

    assert 'name="robots" content="noindex"' in suggest
    assert 'name="robots"' not in entry
    assert "/suggest/" not in content.page("sunderland/sitemap.xml")
