"""Templates of record pages: escaping is always on, and a name that is not there is a fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from generator.planning.pages import Link
from generator.planning.ways import Way
from generator.rendering.addresses import Addresses
from generator.rendering.templates import Templates
from tests.conftest import ROOT

TEMPLATES = ROOT / "site_templates"
NASTY = "</p><script>alert('1')</script> & \"quotes\" %%signpost:up%% {{ 7 * 7 }}"


def test_text_is_escaped_in_words_and_in_attributes(tmp_path: Path) -> None:
    """The five signs of HTML never come through as themselves."""
    (tmp_path / "page.html").write_text('<p title="{{ text }}">{{ text }}</p>')
    html = Templates(tmp_path).render("page.html", text=NASTY)

    assert html.count("<") == 2
    assert html.count('"') == 2
    assert "{{ 7 * 7 }}" in html


def test_a_name_that_the_view_does_not_have_is_a_fault(tmp_path: Path) -> None:
    """A slip in a template fails the build; it does not leave a gap on a page."""
    (tmp_path / "page.html").write_text("<p>{{ view.nmae }}</p>")

    with pytest.raises(UndefinedError, match="nmae"):
        Templates(tmp_path).render("page.html", view=Link("a", "b"))


def test_the_footer_says_that_nobody_reads_messages_only_where_there_is_no_mailbox() -> None:
    said = [
        Templates(TEMPLATES).render("parts/messages.html", name="A & B", has_mailbox=given).strip()
        for given in (False, True)
    ]

    assert said == [
        "A &amp; B is not an emergency service. No one reads messages here.",
        "A &amp; B is not an emergency service. Messages are not read at once.",
    ]


def test_no_template_marks_text_as_safe() -> None:
    """The one way to HTML is the filter for prose: no 'safe', no autoescape block, no raw include."""
    wrong = [
        (path.name, found.group())
        for path in TEMPLATES.rglob("*.html")
        if (
            found := re.search(
                r"\|\s*safe\b|autoescape|Markup|\|\s*(?:tojson|xmlattr|urlize)\b",
                path.read_text("utf-8"),
            )
        )
    ]

    assert wrong == []


def test_every_attribute_that_holds_a_value_is_quoted() -> None:
    """Escaping protects quoted attributes only, so there is no other kind."""
    wrong = [
        (path.name, found.group())
        for path in TEMPLATES.rglob("*.html")
        if (
            found := re.search(
                r"<[a-z][^>]*\s[a-z-]+=(?:\{\{|[^\"'\s>]*\{\{)", path.read_text("utf-8")
            )
        )
    ]

    assert wrong == []


@pytest.mark.parametrize("name", ["way", "plate"])
def test_a_number_is_kept_left_to_right_and_escaped(name: str) -> None:
    """In a page written from right to left a number still reads as it dials."""
    macro = Templates(TEMPLATES).macro(name)
    html = macro(Way("text", "sms:85258?body=SHOUT", "Text", "85258", word="<b>SHOUT</b>"))

    assert '<bdi dir="ltr">85258</bdi>' in html
    assert "&lt;b&gt;SHOUT&lt;/b&gt;" in html


def test_a_link_to_a_page_the_site_does_not_have_is_words_only() -> None:
    """No page leads to another that was not made."""
    macro = Templates(TEMPLATES).macro("to")
    link = Link("services/a/index.html", "A & B")

    assert (
        macro(link, "../", Addresses(frozenset({"services/a/index.html"})))
        == '<a href="../services/a/index.html">A &amp; B</a>'
    )
    assert macro(link, "../", Addresses()) == "A &amp; B"
