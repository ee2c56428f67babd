"""What changed in a record is told field by field, in plain words."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checking.checking import record_files
from generator.editing.changes import How, changes, renamed
from generator.editing.changes_markdown import changes_markdown
from generator.editing.changes_text import changes_text
from generator.records.kinds import KINDS, kind_of
from generator.records.reading import read
from generator.records.unseen import code_span, seen

ROOT = Path(__file__).parents[2]
SERVICE = next(kind for kind in KINDS if kind.name == "service")
AREA = next(kind for kind in KINDS if kind.name == "area")
Record = dict[str, Any]


def a_service() -> Record:
    return {
        "name": "Tea and Talk",
        "kind": ["peer-group"],
        "status": "open",
        "needs": ["isolation", "low-mood"],
        "contact": {
            "phones": [
                {"number": "0191 498 0100", "label": "Office", "hours": "9 to 5"},
                {"number": "0191 498 0101"},
            ],
            "website": "https://example.org/tea",
        },
        "places": [{"name": "Library", "address": ["1 High Street", "Sunderland"]}],
        "opening": [{"days": ["mon"], "from": "09:00", "to": "17:00"}],
        "description": "A group.",
        "sources": [
            {"id": "own", "url": "https://example.org/tea", "says": "what it offers"},
            {"url": "https://example.org/hours", "says": "when it is open"},
        ],
    }


def told(change: Callable[[Record], object], kind: Any = SERVICE) -> list[str]:
    """The lines that tell what *change* does to a service."""
    before, after = a_service(), a_service()
    change(after)
    return changes_text(changes(before, after, kind), kind.name).splitlines()


CASES: list[tuple[str, Callable[[Record], object], list[str]]] = [
    ("nothing", lambda r: r.update({}), []),
    (
        "the number of a phone without a label",
        lambda r: r["contact"]["phones"][1].update(number="0191 498 0199"),
        ["Phone number: 0191 498 0101 → 0191 498 0199"],
    ),
    (
        "the number of a phone with a label",
        lambda r: r["contact"]["phones"][0].update(number="0191 498 0199"),
        ["Phones (Office), Phone number: 0191 498 0100 → 0191 498 0199"],
    ),
    (
        "the hours of a phone",
        lambda r: r["contact"]["phones"][0].update(hours="9 to 4"),
        ["Phones (Office), Hours: 9 to 5 → 9 to 4"],
    ),
    (
        "a phone that went",
        lambda r: r["contact"]["phones"].pop(0),
        ["Removed: Phones: 0191 498 0100, Label: Office, Hours: 9 to 5"],
    ),
    (
        "a phone that came first",
        lambda r: r["contact"]["phones"].insert(0, {"number": "0191 498 0102"}),
        ["Added: Phones: 0191 498 0102"],
    ),
    (
        "phones in another order",
        lambda r: r["contact"]["phones"].reverse(),
        ["Order changed: Phones: Office; 0191 498 0101 → 0191 498 0101; Office"],
    ),
    (
        "needs that came and went",
        lambda r: r.update(needs=["low-mood", "sleep"]),
        ["Removed: Needs: isolation", "Added: Needs: sleep"],
    ),
    (
        "needs in another order, since the main one stands first",
        lambda r: r.update(needs=["low-mood", "isolation"]),
        ["Order changed: Needs: isolation, low-mood → low-mood, isolation"],
    ),
    ("the status", lambda r: r.update(status="closed"), ["Status: open → closed"]),
    (
        "an address",
        lambda r: r["places"][0].update(address=["2 High Street", "Sunderland"]),
        ["Places (Library), Address lines: 1 High Street, Sunderland → 2 High Street, Sunderland"],
    ),
    (
        "opening hours given as one word",
        lambda r: r.update(opening="always"),
        ["Opening hours: mon, From: 09:00, To: 17:00 → always"],
    ),
    (
        "a source by its id",
        lambda r: r["sources"][0].update(url="https://example.org/new"),
        ["Sources (own), Web address: https://example.org/tea → https://example.org/new"],
    ),
    (
        "a source by its address",
        lambda r: r["sources"][1].update(says="hours"),
        ["Sources (https://example.org/hours), What it supports: when it is open → hours"],
    ),
    (
        "a mark of being withdrawn",
        lambda r: r.update(withdrawn={"on": "2026-11-28", "why": "dead number"}),
        ["Added: Withdrawn: 2026-11-28, Why: dead number"],
    ),
    (
        "a field inside a group that was not there",
        lambda r: r.update(**{"for": {"from": "pregnancy"}}),
        ["Added: For whom, From: pregnancy"],
    ),
    ("a default typed out", lambda r: r.update(bank_holidays="not-known"), []),
    ("a list typed as empty", lambda r: r.update(access=[]), []),
    (
        "a field that services do not have",
        lambda r: r.update(colour="red"),
        ["Added: colour: red"],
    ),
    (
        "a field with a value of the wrong kind",
        lambda r: r["contact"].update(phones="0191 498 0100"),
        [
            "Phones: 0191 498 0100, Label: Office, Hours: 9 to 5; 0191 498 0101 → 0191 498 0100",
        ],
    ),
    (
        "a line break in prose",
        lambda r: r.update(description="A\ngroup."),
        ["Description: changed in spaces: A group."],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "lines"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_change_is_told_in_plain_words(
    change: Callable[[Record], object], lines: list[str]
) -> None:
    assert told(change) == lines


def test_what_could_hurt_someone_comes_first() -> None:
    def spoil(record: Record) -> None:
        record["sources"][1]["says"] = "hours"
        record["description"] = "Another group."
        record["places"][0]["name"] = "Hall"
        record["status"] = "closed"
        record["contact"]["website"] = "https://example.org/new"
        record["contact"]["phones"][1]["number"] = "0191 498 0199"

    starts = [line.split(": ")[0] for line in told(spoil)]

    assert starts == [
        "Phone number",
        "Status",
        "Name of the place",
        "Website",
        "Description",
        "Sources (https://example.org/hours), What it supports",
    ]


def test_long_prose_is_shown_only_where_it_differs() -> None:
    words = [f"word{number}" for number in range(400)]
    before = {"description": " ".join(words)}
    words[30], words[300] = "thirty", "three-hundred"

    (change,) = changes(before, {"description": " ".join(words)}, SERVICE)

    assert change.before == (
        "… word26 word27 word28 word29 word30 word31 word32 word33 word34 … "
        "word296 word297 word298 word299 word300 word301 word302 word303 word304 …"
    )
    assert "thirty" in change.after
    assert "three-hundred" in change.after


def test_a_difference_at_the_end_of_a_long_address_is_seen() -> None:
    long = "https://example.org/" + "a" * 500

    (line,) = changes_text(
        changes({"website": f"{long}/old"}, {"website": f"{long}/new"}, SERVICE)
    ).splitlines()

    assert "/old →" in line
    assert line.endswith("/new")


def test_a_whole_record_is_new_removed_or_renamed() -> None:
    new = changes(None, a_service(), SERVICE)
    assert changes_text(new, "service").startswith("New service: Tea and Talk\nAdded: Phones: 0191")
    gone = changes(a_service(), None, SERVICE)
    assert changes_text(gone, "service") == "Removed the whole service: Tea and Talk\n"
    assert changes_text([renamed("a", "b")], "service") == "Renamed the service: a → b\n"
    assert changes(None, None, SERVICE) == ()


def test_every_real_record_tells_itself_new_and_nothing_against_itself() -> None:
    for path in record_files(ROOT):
        kind = kind_of(path)
        document, _ = read(ROOT, path)
        if kind is None or document is None:
            continue
        assert changes(document.data, copy.deepcopy(document.data), kind) == ()
        assert changes(None, document.data, kind)[0].how is How.ADDED


HOSTILE = (
    "@octocat see #1 and GH-2 <img src=x onerror=alert(1)> [link](https://evil.example) "
    "https://evil.example ```` `` ` ||\n\n# Approved\n- [x] checked\u202e evil \u200b <!-- -->"
)


@pytest.mark.parametrize("text", [HOSTILE, "`", "``a``", "", " ", "\n", "\u202e", "a`", "\\`"])
def test_hostile_text_stays_inside_one_code_span(text: str) -> None:
    span = code_span(text)
    fence = span[: len(span) - len(span.lstrip("`"))]

    assert "\n" not in span
    assert "\u202e" not in span
    assert span.startswith(fence)
    assert span.endswith(fence)
    inner = span[len(fence) : -len(fence)]
    assert fence not in inner
    assert inner.strip()
    assert not inner.startswith("`")
    assert not inner.endswith("`")


def test_hostile_text_is_neutral_wherever_a_record_can_put_it() -> None:
    before: Record = {
        "name": "A",
        "contact": {"phones": [{"number": "1", "label": HOSTILE}]},
        "was": ["a"],
    }
    after = {
        "name": HOSTILE,
        HOSTILE: {HOSTILE: HOSTILE},
        "contact": {"phones": [{"number": HOSTILE, "label": HOSTILE}]},
        "sources": [{HOSTILE: [HOSTILE]}],
    }
    for told in (
        changes_markdown(changes(before, after, SERVICE)),
        changes_markdown(changes(None, after, SERVICE)),
    ):
        assert "evil" in told
        for line in told.splitlines():
            outside = _outside_code(line)
            assert not set(outside) & set("@#<>[]|\\"), outside
            assert "evil" not in outside


def _outside_code(line: str) -> str:
    """What of *line* stands outside code spans, as CommonMark reads it."""
    outside, rest = "", line
    while "`" in rest:
        lead, _, _ = rest.partition("`")
        outside += lead
        run = len(rest) - len(lead) - len(rest[len(lead) :].lstrip("`"))
        body = rest[len(lead) + run :]
        end = next(
            at
            for at in range(len(body))
            if body[at : at + run] == "`" * run
            and body[at - 1 : at] != "`"
            and body[at + run : at + run + 1] != "`"
        )
        rest = body[end + run :]
    return outside + rest


def test_characters_that_nobody_sees_are_shown() -> None:
    assert (
        seen("0191\u200b498\u202e0100\u2028x\U000e0041") == "0191\ufffd498\ufffd0100\ufffdx\ufffd"
    )


def test_a_hostile_record_of_many_entries_is_told_in_time() -> None:
    many = [{"number": str(n), "label": "x"} for n in range(8_000)]
    others = [{"number": f"n{n}", "says": "x"} for n in range(8_000)]
    text = " ".join(map(str, range(40_000)))
    before = {"contact": {"phones": many}, "sources": many, "description": text}
    after = {"contact": {"phones": others}, "sources": others, "description": f"x {text[::-1]} y"}

    assert changes(before, after, SERVICE)
    assert changes({"towns": text.split()}, {"towns": text[::-1].split()}, AREA)
