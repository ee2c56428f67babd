"""The search script run in V8, for editors and for tests. The one module that imports mini-racer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from py_mini_racer import MiniRacer

from generator.search.files import LATER, SearchIndex
from generator.search.script import PLAIN, joined


class Engine:
    """One site's search, as its pages run it. Use it in a ``with`` block: V8 left open may keep Python from ending."""

    def __init__(self, templates: Path, index: SearchIndex, *, complete: bool = True) -> None:
        """Load the script from *templates* and hand it *index*, in the order in which a page has it.

        Raises JSEvalException for a fault in the script.

        Unless *complete*, it has what the page has at its first answer: the second file of concepts is not there.
        """
        self._v8 = MiniRacer()
        self._v8.eval(joined(templates, PLAIN).decode())
        self._v8.eval(f"var first = {json.dumps(index.concepts)};")
        self._v8.eval("var finder = new signpost.answers.Finder(first);")
        for shard in index.shards:
            first = {name: column for name, column in shard.items() if name not in LATER}
            self._v8.eval(f"var shard = finder.add({json.dumps(first)});")
            if complete:
                later = {name: column for name, column in shard.items() if name in LATER}
                self._v8.eval(f"shard.learnAbout({json.dumps(later)});")
        if complete:
            self._v8.eval(f"finder.learn({json.dumps(index.phrases)});")

    def __enter__(self) -> Self:
        """Give the engine itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close V8."""
        self._v8.close()

    def ask(self, text: str) -> dict[str, Any]:
        """What the page would answer to *text*: see plain.js for the shape."""
        answer = self._v8.eval(f"JSON.stringify(signpost.plain(finder, {json.dumps(text)}))")
        found: dict[str, Any] = json.loads(str(answer))
        return found

    def features(self, texts: Sequence[str], *, crisis: bool) -> list[list[tuple[int, float]]]:
        """What may have points in each of *texts*, as numbers, and how much each counts: see points.js.

        Of crisis words when *crisis*, else of those by which needs are found.
        """
        of = "finder.concepts.crisis" if crisis else "finder.concepts"
        asked = "t" if crisis else "finder._withoutPlaces(finder.lexicon.read(t + ' '))"
        found = self._v8.eval(
            f"JSON.stringify({json.dumps(texts)}.map(t => Array.from({of}.features({asked}))))"
        )
        every: list[list[tuple[int, float]]] = json.loads(str(found))
        return every

    def calming(self) -> list[str]:
        """The needs whose card comes first instead of an alarm, in a second search made of the same first file."""
        found = self._v8.eval(
            "JSON.stringify(new signpost.answers.Finder(first).concepts.terms.filter(t => t.calms).map(t => t.id))"
        )
        calms: list[str] = json.loads(str(found))
        return calms

    def crisis_words(self, words: Sequence[str]) -> list[str]:
        """What each of *words* is read as where crisis words are looked for: itself, or what it is a slip of."""
        found = self._v8.eval(
            f"JSON.stringify({json.dumps(words)}.map(w => finder.concepts.crisis.right(w)))"
        )
        read: list[str] = json.loads(str(found))
        return read

    def table_of(self, points: Mapping[str, object], sort: str) -> list[int]:
        """The points of one sort by their place, as the page reads them."""
        made = f"new signpost.points.Points({json.dumps(points)})"
        found = self._v8.eval(f"JSON.stringify(Array.from({made}.sorts.get('{sort}').points))")
        table: list[int] = json.loads(str(found))
        return table

    def use_points(self, points: Mapping[str, object]) -> None:
        """Put *points* in the place of those the index came with: to try what was learned anew."""
        made = f"new signpost.points.Points({json.dumps(points)})"
        self._v8.eval(f"finder.concepts.points = finder.concepts.crisis.points = {made};")
