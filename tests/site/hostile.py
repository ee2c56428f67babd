"""A directory whose every text is hostile, and its twin whose texts are plain."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.records.area import Area
from generator.records.news import NewsItem
from generator.records.organisation import Organisation
from generator.records.practice import PracticeExample
from generator.records.service import Service
from generator.records.vocabulary import Term
from tests.conftest import ROOT, Content, make_content
from tests.site.filling import Filler, as_yaml

BLNS = ROOT / "tests" / "data" / "hostile" / "blns.json"

#: What our own machinery might fall for, beside the strings of the list.
OWN = [
    "{{ 7 * 7 }} {% raw %} {{ view.name | safe }}",
    "</script></title></textarea></main><script>alert('own')</script>",
    "--></style><img src=x onerror=alert('own')>",
    "' onfocus=alert('own') autofocus x='",
    '" onfocus="alert(\'own\')" autofocus x="',
    "\u0000\u0001\u0008<b>control</b>",
    "javascript:alert('own')",
]

#: Fields that take a record off the sites, or that no text may be put in without breaking a rule on purpose.
ALWAYS_OUT = {
    "held",
    "changed",
    "withdrawn",
    "was",
    "not_the_same_as",
    "replaced_by",
    "broader",
    "related",
    "related_audiences",
}
LISTS = (
    "needs",
    "kinds",
    "stages",
    "audiences",
    "access",
    "access-needs",
    "referral-routes",
    "eligibility-rules",
)
EXTRA_TERMS = 12
#: How many of the hostile areas have a site of their own.
AREA_SITES = 2
#: A field that holds so many characters is Markdown.
MARKDOWN = 6000
#: Texts in each list of an area, so that few areas hold them all.
MANY = 20


def usable_strings() -> tuple[list[str], list[str]]:
    """The strings that may stand in a record, and those that the reader rightly refuses."""
    every = json.loads(BLNS.read_text("utf-8"))
    usable: list[str] = []
    refused: list[str] = []
    for text in every:
        try:
            read = yaml.load(as_yaml({"name": text}), Loader=yaml.BaseLoader)["name"].strip()
        except yaml.YAMLError:
            read = ""
        (usable if read else refused).append(text)
    return [*usable, *OWN], refused


@dataclass(frozen=True)
class Placed:
    """A text in a field. Markdown may change on its way to the page; other texts may not."""

    field: str
    text: str
    is_markdown: bool


@dataclass
class Texts:
    """Hands out texts for fields, so that each kind of record gets each text at least once.

    With *plain*, each hostile text is handed out as a plain one with a number, in the same order.
    """

    strings: list[str]
    plain: bool
    #: For each record: its fields in order, with the text each was given.
    placed: dict[str, list[Placed]] = field(default_factory=dict)
    queue: list[str] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    record: str = ""
    count: int = 0

    def begin(self, record: str) -> None:
        """The texts that follow are for *record*."""
        self.record = record
        self.placed[record] = []

    def new_kind(self) -> None:
        """Start again with the first text."""
        self.queue, self.given = list(self.strings), set()

    @property
    def all_given(self) -> bool:
        """True when each text has been handed out since :meth:`new_kind`."""
        return len(self.given) == len(set(self.strings))

    def __call__(self, field_name: str, longest: int) -> str:
        """The next text that fits."""
        # In Markdown "](" begins a link, and the check rightly refuses one that leads nowhere.
        fits = next(
            i
            for i, text in enumerate(self.queue)
            if len(text) <= longest and not (longest >= MARKDOWN and "](" in text)
        )
        text = self.queue.pop(fits)
        self.queue.append(text)
        self.given.add(text)
        self.count += 1
        shown = f"Plain words {self.count:05}" if self.plain else text
        self.placed[self.record].append(Placed(field_name, shown, longest >= MARKDOWN))
        return shown


@dataclass(frozen=True)
class Directory:
    """A built directory: where, and which texts stand in which record."""

    content: Content
    placed: dict[str, list[Placed]]


def make_directory(root: Path, strings: list[str], *, plain: bool) -> Directory:
    """Write a small directory with records of every kind, all their texts from *strings*."""
    content = make_content(root)
    texts = Texts(strings, plain)
    for path, record in _records(content.root, texts):
        content.write(path, as_yaml(record))
    return Directory(content, texts.placed)


def _records(root: Path, texts: Texts) -> Iterator[tuple[str, dict[str, Any]]]:
    ids = _known_ids(root)
    yield from _vocabulary(root, texts, ids)
    for kind, model, folder in KINDS:
        for path, record in _many(texts, ids, kind, model, folder):
            yield path, record
            made = path.rsplit("/", 1)[-1].removesuffix(".yml")
            if kind in ids and record.get("status") != "historic":
                ids[kind].insert(0, made)
            if kind in ("organisation", "service", "practice"):
                ids["any"].insert(0, made)
    texts.begin("signpost.yml")
    yield "signpost.yml", _settings(texts)


KINDS: tuple[tuple[str, type[Any], str], ...] = (
    ("area", Area, "directory/areas"),
    ("organisation", Organisation, "directory/organisations"),
    ("service", Service, "directory/services/sunderland"),
    ("practice", PracticeExample, "content/practice"),
    ("news", NewsItem, "content/news"),
)


def _settings(texts: Texts) -> dict[str, Any]:
    return {
        "name": texts("name", 60),
        "strapline": texts("strapline", 100),
        "leave_name": texts("leave_name", 60),
        "operator": {
            "name": texts("operator.name", 100),
            "email": "hello@example.org",
            "complaints": texts("operator.complaints", 200),
        },
    }


def _known_ids(root: Path) -> dict[str, list[str]]:
    """What fields may refer to: the good example's records and terms."""
    ids = {
        path.stem: [
            t["id"] for t in yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)["terms"]
        ]
        for path in (root / "directory/vocabulary").glob("*.yml")
    }
    ids |= {
        "area": ["sunderland"],
        "organisation": ["harbour-friends"],
        "service": ["tea-and-talk"],
        "any": ["tea-and-talk", "harbour-friends", "tea-in-sunderland"],
        "life-point": ["pregnancy"],
    }
    ids["needs"].remove("domestic-abuse")
    return ids


def _vocabulary(
    root: Path, texts: Texts, ids: dict[str, list[str]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Terms in every list that pages show, each with all its texts; records refer to them in turn."""
    texts.new_kind()
    filler = Filler(
        texts,
        ids,
        leave_out={*ALWAYS_OUT, "say", "not", "contact_shown", "finds", "panel", "search_as"},
        fixed={"listed": "yes", "must_have": []},
    )
    while not texts.all_given:
        for name in LISTS:
            path = f"directory/vocabulary/{name}.yml"
            made = yaml.load((root / path).read_text("utf-8"), Loader=yaml.BaseLoader)
            for number in range(EXTRA_TERMS):
                id_ = f"hostile-{number}"
                if id_ not in ids[name]:
                    ids[name].insert(0, id_)
                texts.begin(f"{path}#{id_}")
                made["terms"].append({"id": id_, **filler.group(Term)})
            yield path, made
        assert texts.all_given, "raise EXTRA_TERMS"


#: Fields that would make a rule speak up, or that only fit some statuses.
LEFT_OUT = {
    "area": {"parts", "looked_after_by", "urgent_lines"},
    "organisation": {"is_past", "keeps_address_private"},
    "service": {"address", "opening_valid_until", "nations", "superseded.value", "closed_on"},
    "practice": set(),
    "news": set(),
}
FIXED: dict[str, dict[str, Any]] = {
    "area": {
        "kind": "metropolitan-district",
        "parent": "north-east",
        "has_site": "no",
        "codes": ["E08000022"],
    },
    "organisation": {"kind": "charity", "superseded": []},
    "service": {
        "status": "open",
        "cost": "free",
        "for.rules": [],
        "superseded": [],
        "ran": {},
        "opening": "always",
    },
    "practice": {
        "review_level": "submitted",
        "history": [{"state": "submitted", "on": "2026-05-01", "by": "editor"}],
    },
    "news": {"kind": "news", "starts": "2026-05-01", "ends": "2026-05-02"},
}


def _many(
    texts: Texts, ids: dict[str, list[str]], kind: str, model: type[Any], folder: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Records of one kind until each text has stood in one of them."""
    texts.new_kind()
    number = 0
    while not texts.all_given:
        id_ = f"hostile-{kind}-{number}"
        texts.begin(f"{folder}/{id_}.yml")
        given = dict(FIXED[kind])
        if kind == "area" and number < AREA_SITES:
            given["has_site"] = "yes"
        if kind != "area":
            given["areas"] = ["sunderland", f"hostile-area-{number % AREA_SITES}"]
        if kind == "service" and number % 4 == 3:
            given |= {"status": "historic", "contact": {}}
            del given["ran"]
        filler = Filler(
            texts,
            ids,
            leave_out=ALWAYS_OUT | LEFT_OUT[kind],
            fixed=given,
            many=MANY if kind == "area" else 1,
        )
        yield (
            f"{folder}/{id_}.yml",
            {k: v for k, v in filler.group(model).items() if v not in ({}, [])},
        )
        number += 1
