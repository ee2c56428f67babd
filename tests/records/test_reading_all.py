"""Reading on several processes gives what reading on one gives, in the same order."""

from __future__ import annotations

import pytest

from generator.records import reading_all
from generator.records.reading_all import begin_reading
from generator.records.snapshot import Snapshot

TEXTS = ("name: [\n", "name: N\nphone: 01234\n", "name: N\n", "name: the text #1 is cut off\n", "")
FILES = {f"{number:02}.yml": TEXTS[number % len(TEXTS)].encode() for number in range(23)}


@pytest.mark.parametrize("lead", [0, 7, 100])
@pytest.mark.parametrize("pooled_from", [0, 4_000], ids=["a pool", "halves"])
def test_the_readings_do_not_depend_on_the_processes(
    monkeypatch: pytest.MonkeyPatch, pooled_from: int, lead: int
) -> None:
    monkeypatch.setattr(reading_all, "HALVED_FROM", 2)
    monkeypatch.setattr(reading_all, "PARALLEL_FROM", pooled_from)
    snapshot = Snapshot(FILES)

    assert list(begin_reading(snapshot, 2, lead=lead)()) == list(begin_reading(snapshot, 1)())
