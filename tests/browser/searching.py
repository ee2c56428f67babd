"""Searching as a visitor does: a page with the box, words typed into it, and what then stands on the page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

#: The first thing after the form that can be seen and says something, the line that is read aloud left out.
FIRST_AFTER_THE_BOX = """() => {
  const form = document.getElementById('find-form');
  const after = [...document.querySelectorAll('main *')].find(e =>
    form.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING && !form.contains(e) && e.checkVisibility()
    && e.textContent.trim() && e.getAttribute('role') !== 'status' && !['answer-area', 'crisis'].includes(e.id));
  return after ? after.id || after.tagName : '';
}"""


class Search:
    """The search of one page."""

    def __init__(self, visit: Visit, address: str) -> None:
        """Open *address*, which has the box."""
        self.visit = visit
        self.page: Page = visit.open(address)
        self.box = self.page.locator("#find")
        self.where = self.page.locator("#where")
        self.found = self.page.locator("#found")
        self.needs = self.page.locator("#needs-found")
        self.title = self.page.locator("#results-title")
        self.cards = self.page.locator("#results > li")
        self.panels = self.page.locator("#crisis > section:visible")

    def type(self, words: str) -> Search:
        """Type *words* in the place of what stood there, and wait for services or for their absence."""
        self.box.fill(words)
        expect(self.page.locator("#results-part")).to_be_visible()
        expect(self.found).to_contain_text(".")
        return self

    def open_where(self) -> Search:
        """Open the part that asks where she lives, where it is closed."""
        part = self.page.locator("details.where")
        if part.get_attribute("open") is None:
            part.locator("summary").click()
        return self

    def live_in(self, place: str) -> Search:
        """Say where she lives."""
        self.open_where()
        self.where.fill(place)
        self.where.press("Enter")
        expect(self.page.locator("#where-answer")).not_to_be_empty()
        return self

    def narrow(self, *facets: str) -> Search:
        """Open the part with the choices, and in it the groups of *facets*."""
        self.page.locator("#narrow > summary").click()
        for facet in facets:
            self.page.locator(f"#choices-{facet} > summary").click()
        return self

    def choice(self, facet: str, id_: str) -> Locator:
        """The box to tick for a choice."""
        return self.page.locator(f"#choice-{facet}-{id_}")

    def names(self) -> list[str]:
        """The names of the services, in order, also of those that are laid out only when she comes to them."""
        return self.page.locator("#results h3").all_text_contents()

    def count(self) -> int:
        """How many services the title says there are."""
        first = self.title.inner_text().split()[0]
        return 0 if first == "No" else int(first)


def search_page(address: str, area: str = "sunderland") -> str:
    """Where the search page of *area* stands below *address*."""
    return f"{address}{area}/search/index.html" if area else f"{address}search/index.html"


def from_a_folder(site: Path, area: str = "sunderland") -> str:
    """The same page as a file on disk."""
    return search_page(site.as_uri() + "/", area)
