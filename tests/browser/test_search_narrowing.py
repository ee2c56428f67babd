"""Narrowing a list: choices with true numbers, kept in the address as ids, worked by mouse and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.searching import Search, search_page

#: A choice in most groups, each with something behind it on Sunderland's site for "cant stop crying".
FACETS = ("open-now", "needs", "stages", "kinds", "audiences", "access", "routes", "cost", "run-by")


def _services(number: int) -> re.Pattern[str]:
    return re.compile(r"^1 service$" if number == 1 else rf"^{number} services$")


def test_each_number_beside_a_choice_is_what_the_choice_leaves(phone: Visit, at_base: str) -> None:
    """In every group: tick the first choice, count what is listed, and go back to the whole list."""
    search = Search(phone, search_page(at_base)).type("cant stop crying").narrow(*FACETS)
    whole = search.count()
    for facet in FACETS:
        row = search.page.locator(f"#choices-{facet} li").first
        number = int(row.locator("label span").inner_text().strip("()"))
        box = row.locator("input")
        box.check()
        expect(search.title).to_have_text(_services(number))
        search.page.go_back()
        expect(search.title).to_have_text(_services(whole))
        expect(box).not_to_be_checked()

    assert whole > 10


def test_choices_stand_in_the_address_as_ids_and_back_undoes_them(
    phone: Visit, at_base: str
) -> None:
    """Two choices are two steps back; the words that were typed stay in the box and out of the address."""
    address = search_page(at_base)
    search = Search(phone, address).type("cant stop crying").narrow("access", "cost")
    search.choice("access", "phone").check()
    expect(search.page).to_have_url(address + "#access=phone")
    search.choice("cost", "free").check()
    expect(search.page).to_have_url(address + "#access=phone&cost=free")
    assert search.choice("access", "phone").is_checked()

    search.page.go_back()
    expect(search.choice("cost", "free")).not_to_be_checked()
    expect(search.page).to_have_url(address + "#access=phone")
    search.page.go_back()
    expect(search.choice("access", "phone")).not_to_be_checked()
    expect(search.page).to_have_url(address)
    expect(search.box).to_have_value("cant stop crying")


def test_two_choices_of_one_group_widen_the_list_and_of_two_groups_narrow_it(
    phone: Visit, at_base: str
) -> None:
    """By phone or by text is more than by phone; by phone and free is not."""
    search = Search(phone, search_page(at_base) + "#access=phone")
    expect(search.title).to_be_visible()
    by_phone, title = search.count(), search.title.inner_text()
    search.narrow()
    search.choice("access", "text").check()
    expect(search.page).to_have_url(re.compile(r"#access=phone,text$"))
    # The address changes a moment before the list does.
    expect(search.title).not_to_have_text(title)
    by_either = search.count()
    search.page.locator("#choices-run-by > summary").click()
    search.page.locator("#choices-run-by input").first.check()
    expect(search.page).to_have_url(re.compile(r"#access=phone,text&run-by=[a-z-]+$"))

    assert by_phone < by_either
    assert search.count() <= by_either


def test_a_link_with_choices_opens_with_them_made(phone: Visit, at_base: str) -> None:
    """As a link worker may send it: nothing typed, the list narrowed, the boxes ticked, and a way to undo each."""
    search = Search(phone, search_page(at_base) + "#access=phone&needs=low-mood")
    expect(search.page.get_by_role("button", name="Remove: By phone")).to_be_visible()
    search.narrow()
    expect(search.choice("access", "phone")).to_be_checked()
    expect(search.choice("needs", "low-mood")).to_be_checked()
    narrowed, title = search.count(), search.title.inner_text()
    expect(search.box).to_have_value("")

    search.page.get_by_role("button", name="Remove: By phone").click()
    expect(search.page).to_have_url(re.compile(r"#needs=low-mood$"))
    expect(search.title).not_to_have_text(title)
    assert search.count() > narrowed > 0


@pytest.mark.parametrize(
    "fragment", ["needs=%3Cb%3E", "x=y", "needs=no-such-need", "results-title"]
)
def test_a_link_with_a_foreign_fragment_does_no_harm(
    phone: Visit, at_base: str, fragment: str
) -> None:
    """What is no choice of ours is passed over, or finds nothing and says so; search goes on working."""
    search = Search(phone, search_page(at_base) + "#" + fragment)
    search.type("cant stop crying")

    expect(search.title).to_have_text(re.compile(r"^(\d+ services|No service fits)$"))
    assert phone.complaints == []


def test_a_choice_about_abuse_never_stands_in_the_address(phone: Visit, at_base: str) -> None:
    """It narrows the list and can be undone, and the address, the history and a shared link say nothing of it."""
    address = search_page(at_base)
    search = Search(phone, address).type("help").narrow("needs", "access")
    whole = search.count()
    search.choice("needs", "domestic-abuse").check()
    expect(search.page.get_by_role("button", name=re.compile("^Remove: Abuse"))).to_be_visible()
    assert search.page.url == address
    assert search.count() < whole

    search.choice("access", "phone").check()
    expect(search.page).to_have_url(address + "#access=phone")
    expect(search.choice("needs", "domestic-abuse")).to_be_checked()
    search.choice("needs", "sexual-violence").check()
    expect(search.choice("needs", "sexual-violence")).to_be_checked()
    assert search.page.url == address + "#access=phone"

    search.choice("access", "phone").uncheck()
    expect(search.choice("access", "phone")).not_to_be_checked()
    search.choice("needs", "sexual-violence").uncheck()
    expect(search.page.get_by_role("button", name=re.compile("^Remove: Rape"))).to_have_count(0)
    search.choice("needs", "domestic-abuse").uncheck()
    expect(search.title).to_have_text(_services(whole))
    entries = search.page.evaluate("navigation.entries().map(entry => entry.url)")
    assert not [e for e in entries if re.search("abuse|violence", e)]


def test_a_link_within_the_page_leaves_the_choices_as_they_are(phone: Visit, at_base: str) -> None:
    """ "Skip to main content" is no choice: the list stays narrowed."""
    search = Search(phone, search_page(at_base) + "#access=phone")
    expect(search.title).to_be_visible()
    narrowed = search.count()
    search.page.locator(".skip").focus()
    search.page.keyboard.press("Enter")
    expect(search.page).to_have_url(re.compile("#main$"))

    expect(search.page.get_by_role("button", name="Remove: By phone")).to_be_visible()
    assert search.count() == narrowed


def test_the_whole_search_works_with_the_keyboard_alone(phone: Visit, at_base: str) -> None:
    """Tab to the box, type, Enter to the answers; on to a choice, tick it, and go on from there."""
    search = Search(phone, search_page(at_base))
    keys = search.page.keyboard
    _tab_to(search, "find")
    keys.type("cant stop crying")
    expect(search.cards.first).to_be_visible()
    keys.press("Enter")
    expect(search.page.locator("#needs-found")).to_be_focused()

    _tab_to(search, "summary", within="#narrow")
    keys.press("Enter")
    expect(search.page.locator("#choices-access")).to_be_visible()
    _tab_to(search, "summary", within="#choices-access")
    keys.press("Enter")
    _tab_to(search, "choice-access-phone")
    keys.press("Space")
    expect(search.page).to_have_url(re.compile("#access=phone$"))
    expect(search.choice("access", "phone")).to_be_checked()
    expect(search.choice("access", "phone")).to_be_focused()

    # A button that goes away when it is pressed hands the focus on.
    search.page.get_by_role("button", name="Remove: By phone").focus()
    keys.press("Enter")
    expect(search.page).to_have_url(re.compile("#all$"))
    expect(search.title).to_be_focused()

    _tab_to(search, "a", within="#results")
    assert search.page.evaluate("document.activeElement.closest('li').id") == "result-1"


def test_enter_after_crisis_words_moves_to_urgent_help(phone: Visit, at_base: str) -> None:
    """A screen reader reads the panel next, and one Tab further is the number."""
    search = Search(phone, search_page(at_base)).type("i want to die")
    search.box.press("Enter")
    expect(search.page.locator("#crisis-self")).to_be_focused()
    search.page.keyboard.press("Tab")
    assert search.page.locator(":focus").get_attribute("href") == "tel:116123"


def test_show_more_goes_on_from_the_first_new_service(phone: Visit, at_base: str) -> None:
    """The list grows by ten, the focus is on the eleventh's name, and the button goes when all are there."""
    search = Search(phone, search_page(at_base)).type("cant stop crying")
    more = search.page.get_by_role("button", name="Show more")
    before, number = search.names(), search.count()
    more.focus()
    search.page.keyboard.press("Enter")

    assert search.page.evaluate("document.activeElement.closest('li').id") == "result-11"
    assert search.names()[:10] == before
    while more.is_visible():
        more.click()
    assert len(search.names()) == number == len(set(search.names()))


def test_the_line_that_is_read_aloud_says_how_many(phone: Visit, at_base: str) -> None:
    """A screen reader hears the need and the number, once, and the new number after a choice."""
    search = Search(phone, search_page(at_base)).type("cant stop crying")
    expect(search.found).to_have_attribute("role", "status")
    expect(search.found).to_have_text(
        f"Feeling low, crying, or postnatal depression. {search.count()} services found."
    )
    search.narrow("access")
    search.choice("access", "phone").check()
    expect(search.title).not_to_have_text(_services(0))
    expect(search.found).to_have_text(re.compile(rf" {search.count()} services? found\.$"))


def _tab_to(search: Search, wanted: str, within: str = "") -> None:
    """Press Tab until the focus is on the id *wanted*, or on such an element *within* another."""
    for _ in range(60):
        search.page.keyboard.press("Tab")
        if search.page.evaluate(
            "([wanted, within]) => { const at = document.activeElement;"
            " return within ? at.localName === wanted && !!at.closest(within) : at.id === wanted; }",
            [wanted, within],
        ):
            return
    pytest.fail(f"Tab never reached {wanted} {within}")
