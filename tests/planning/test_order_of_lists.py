"""What stands first in a list: what she can reach, about what she asked, at this hour."""

from __future__ import annotations

import re

from tests.conftest import Content

SERVICE = """name: {name}
kind: [helpline]
organisation: harbour-friends
areas: [sunderland]
status: {status}
summary: Someone listens.
needs: [{needs}]
how_to_get_help:
  routes: [{route}]
contact:
  {contact}
{more}sources:
  - url: https://example.org/{name}
    says: name and hours
"""
PHONE = 'phones: [{number: "0191 498 02NN"}]'


def _write(content: Content, name: str, number: int, **words: str) -> None:
    given = {"status": "open", "needs": "isolation", "route": "self", "more": ""} | words
    given.setdefault("contact", PHONE.replace("NN", f"{number:02}"))
    content.write(f"directory/services/sunderland/{name}.yml", SERVICE.format(name=name, **given))


def test_the_easiest_way_to_someone_who_answers_comes_first(content: Content) -> None:
    """About this first, then open at any hour, then a phone, then a website; what may not run last."""
    _write(content, "aaa-not-confirmed", 1, status="unconfirmed", more="try_instead: [ccc-phone]\n")
    _write(content, "aab-another-need-first", 2, needs="low-mood, isolation")
    _write(content, "bbb-website", 3, contact="website: https://example.org/b")
    _write(content, "ccc-phone", 4)
    _write(content, "ddd-any-hour", 5, more="opening: always\n")
    built = content.build()
    page = content.page("sunderland/needs/isolation/index.html")
    named = re.findall(r"services/((?:aa|bb|cc|dd)[a-z-]+)/index.html", page)

    assert built.published, built.checked.problems
    assert named == [
        "ddd-any-hour",
        "ccc-phone",
        "bbb-website",
        "aab-another-need-first",
        "aaa-not-confirmed",
    ]
