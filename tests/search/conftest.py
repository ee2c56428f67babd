"""What the tests of search share: parts of the script, run in V8 as a browser runs them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from generator.rendering.script_words import with_words
from tests.conftest import ROOT

Evaluate = Callable[[str], Any]
Load = Callable[..., Evaluate]


@pytest.fixture(scope="session")
def script() -> Iterator[Load]:
    """Load parts of the script by name; gives a function that evaluates an expression of JavaScript.

    ``script("places.js")("signpost.places.km([0, 0], [0, 1])")``. Values come back as plain Python,
    by way of JSON. Each engine is closed at the end: one left open may keep Python from ending.
    """
    engines = ExitStack()

    def load(*assets: str) -> Evaluate:
        engine = engines.enter_context(MiniRacer())
        for name in assets:
            source = (ROOT / "site_templates" / "assets" / "search" / name).read_text("utf-8")
            engine.eval(with_words(source, None))

        def evaluate(expression: str) -> Any:
            found = engine.eval(f"JSON.stringify({expression})")
            return None if found is None else json.loads(str(found))

        return evaluate

    with engines:
        yield load
