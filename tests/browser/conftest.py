"""One page of every template, and visits to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Error,
    Page,
    Request,
)

from tests.browser.templates import PAGES
from tests.conftest import Serve

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def addresses(site: Path, small_site: Path, serve: Serve) -> dict[str, str]:
    """The address of each page of :data:`PAGES` on a server of its own host."""
    folders = {"real": serve(site, "/"), "small": serve(small_site, "/")}
    return {name: folders[shown.directory] + shown.url for name, shown in PAGES.items()}


class Visit:
    """A browser of one size: opens pages, and keeps what they asked for and complained of."""

    def __init__(self, context: BrowserContext) -> None:
        """Watch every page of *context*."""
        self.context = context
        self.requests: list[str] = []
        self.complaints: list[str] = []
        context.on("request", self._asked)
        self.page: Page = context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", self._failed)
        self.page.on("dialog", self._asked_for_attention)

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        self.complaints.append(message.text)

    def _failed(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _asked_for_attention(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, address: str) -> Page:
        """Go to *address*. A page that leads on at once to another stays in view."""
        if address.endswith("buggy-walk/index.html"):
            self.page.route("**/walk-and-talk/index.html", lambda route: route.abort("aborted"))
        self.page.goto(address, wait_until="load")
        return self.page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Visit]:
    """A phone of 360 by 740 pixels."""
    yield from _visit(browser, PHONE)


@pytest.fixture
def phone_without_scripts(browser: Browser) -> Iterator[Visit]:
    """The same phone, with scripting off."""
    yield from _visit(browser, PHONE, scripts=False)


def _visit(
    browser: Browser,
    size: dict[str, int],
    scheme: Literal["light", "dark"] = "light",
    *,
    scripts: bool = True,
) -> Iterator[Visit]:
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme=scheme,
        java_script_enabled=scripts,
    )
    context.set_default_timeout(10_000)
    yield Visit(context)
    context.close()
