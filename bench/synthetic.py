"""Make directories of any size: one area with many invented services, for measuring only.

The words are drawn with a fixed seed, so that two runs measure the same bytes. Nothing here is, or
looks like, a real service: phone numbers are Ofcom's for drama (0191 498 0xxx and its like).
https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

_WORDS = [
    "support",
    "listen",
    "group",
    "family",
    "parent",
    "baby",
    "worker",
    "local",
    "phone",
    "friendly",
    "safe",
    "calm",
    "time",
    "week",
    "talk",
    "share",
    "visit",
    "place",
    "warm",
    "help",
    "plan",
    "morning",
    "session",
    "volunteer",
    "trained",
    "team",
    "welcome",
    "ask",
    "together",
    "gentle",
    "choose",
    "contact",
    "area",
    "health",
    "early",
    "weeks",
    "after",
    "before",
    "birth",
    "sleep",
    "feeding",
]
_NEEDS = (
    "low-mood",
    "anxiety",
    "isolation",
    "birth-trauma",
    "bonding",
    "sleep",
    "infant-feeding",
    "money",
    "confidence",
    "identity",
)
_KINDS = (
    "peer-group",
    "counselling",
    "befriending",
    "helpline",
    "drop-in",
    "advice",
    "link-worker",
)
_ACCESS = ("in-person", "phone", "video", "at-home", "text")
_ROUTES = ("self", "midwife", "health-visitor", "gp", "any-professional")
_DRAMA = (
    "0191 498 0",
    "0113 496 0",
    "0114 496 0",
    "0116 496 0",
    "0117 496 0",
    "0118 496 0",
    "0121 496 0",
    "0131 496 0",
    "0141 496 0",
    "0151 496 0",
    "0161 496 0",
    "020 7946 0",
    "029 2018 0",
)


def make(root: Path, target: Path, number: int) -> None:
    """Make a directory of *number* services at *target*, with the vocabulary, templates and pages of *root*."""
    for folder in ("directory/vocabulary", "content/pages", "site_templates"):
        shutil.copytree(root / folder, target / folder)
    shutil.copy(root / "mkdocs.yml", target / "mkdocs.yml")
    (target / "directory/places").mkdir()  # else the real tables would be read
    _write(
        target / "directory/areas/everywhere.yml", _area("Everywhere in the UK", "everywhere", "")
    )
    _write(
        target / "directory/areas/example-town.yml",
        _area("Example Town", "town", "parent: everywhere\nhas_site: yes\ncodes: [E99999999]\n"),
    )
    _write(target / "signpost.yml", "name: Signpost\n")
    draw = random.Random(20261122)
    for n in range(max(1, number // 20)):
        _write(target / f"directory/organisations/example-organisation-{n}.yml", _organisation(n))
    for n in range(number):
        _write(
            target / f"directory/services/example-town/example-service-{n}.yml",
            _service(draw, n, max(1, number // 20)),
        )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


_SOURCES = "sources:\n  - url: https://example.org/about\n    publisher: Example\n    says: name and hours\n"


def _area(name: str, kind: str, more: str) -> str:
    return f"name: {name}\nkind: {kind}\n{more}{_SOURCES}"


def _organisation(n: int) -> str:
    return f"name: Example organisation {n}\nkind: charity\ndoes: It runs groups for families.\nwebsite: https://example.org/o{n}\n{_SOURCES}"


def _sentence(draw: random.Random, words: int) -> str:
    return " ".join(draw.choices(_WORDS, k=words)).capitalize() + "."


def _service(draw: random.Random, n: int, organisations: int) -> str:
    needs = ", ".join(draw.sample(_NEEDS, 2))
    access = ", ".join(draw.sample(_ACCESS, 2))
    routes = ", ".join(draw.sample(_ROUTES, 2))
    paragraphs = "\n\n".join(
        "  " + "\n  ".join(_sentence(draw, 11) for _ in range(3)) for _ in range(3)
    )
    return f"""name: Example service {n} {" ".join(draw.choices(_WORDS, k=2))}
kind: [{draw.choice(_KINDS)}]
organisation: example-organisation-{n % organisations}
areas: [example-town]
status: open
summary: {_sentence(draw, 14)}
description: |
{paragraphs}
needs: [{needs}]
for:
  who: {_sentence(draw, 10)}
  from: pregnancy
  until: 24 months old
  rules:
    - rule: mild-moderate
      value: "yes"
    - rule: child-protection
      value: only-if
      condition: {_sentence(draw, 6)[:-1].lower()}
  not_for: {_sentence(draw, 5)}
how_to_get_help:
  routes: [{routes}]
  how: {_sentence(draw, 9)}
  steps:
    - what: {_sentence(draw, 7)}
    - what: {_sentence(draw, 6)}
      within: 14 days
contact:
  phones:
    - number: "{_DRAMA[n // 1000 % 13]}{n % 1000:03}"
      label: Office {n}
      hours: Monday to Friday, 9am to 5pm
  email: service{n}@example.org
  website: https://example.org/service/{n}
places:
  - name: Example hall {n}
    address:
      - {n} Example Street
      - Example Town
    postcode: "ZE3 {n % 10}AA"
opening:
  - days: [mon, tue, wed, thu, fri]
    from: "09:00"
    to: "17:00"
cost: free
access: [{access}]
checked:
  "on": "2026-11-01"
  how: phone
  by: maintainer
sources:
  - url: https://example.org/service/{n}/page
    publisher: Example organisation {n % organisations}
    says: who it is for, phone and hours
    page_date: "2026-10-01"
"""
