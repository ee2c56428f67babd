"""The build's stemmer and the page's are twins: one word, one stem, in Python and in V8."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.published import joined
from generator.search.concepts import Concepts
from generator.search.stems import fold, stem
from tests.real import real_check
from tests.search.conftest import Evaluate, Load

pytestmark = pytest.mark.xdist_group("stems")


@pytest.fixture(scope="module")
def page(script: Load) -> Evaluate:
    """The script's part of words, loaded once."""
    return script("words.js", "speller.js")


def test_every_word_of_the_directory_has_one_stem(page: Evaluate) -> None:
    catalogue = real_check(date(2026, 11, 22)).catalogue
    texts = [joined(record) for record in catalogue.everything()]
    words = sorted({word for text in texts for word in fold(text).split()})
    assert len(words) > 5000
    in_page = page(f"{json.dumps(words)}.map(signpost.words.stem)")
    assert [w for w, s in zip(words, in_page, strict=True) if s != stem(w)] == []


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_folded_alike(page: Evaluate, text: str) -> None:
    assert page(f"signpost.words.fold({json.dumps(text)})") == fold(text)


@settings(max_examples=300, deadline=None)
@given(st.from_regex(r"[a-z]{1,8}(s|ed|ing|ies|ied|ness|ful|ly|ion|e|es)", fullmatch=True))
def test_any_word_has_one_stem(page: Evaluate, word: str) -> None:
    assert page(f"signpost.words.stem({json.dumps(word)})") == stem(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("crying", "cries"), ("hitting", "hits"), ("hated", "hating"), ("scared", "scares"),
        ("lonely", "loneliness"), ("depressed", "depression"), ("worries", "worrying"),
        ("shaking", "shakes"), ("babies", "baby"),
    ],
)  # fmt: skip
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("loss", "lose"), ("bleed", "bled"), ("early", "ear")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_the_page_reads_same_words_as_the_build_does(page: Evaluate) -> None:
    catalogue = real_check(date(2026, 11, 22)).catalogue
    concepts = Concepts(catalogue)
    row = {"list": "needs", "id": "sleep", "label": "Sleep", "phrases": [("sleep",)]}
    made = concepts.files([row], [])
    phrases = [p for t in catalogue.terms["needs"].values() for p in t.say]
    found = page(
        f"(function () {{ const lexicon = new signpost.words.Lexicon({json.dumps(made.first)});"
        f" lexicon.take({json.dumps(made.second)}); lexicon.extend({json.dumps(made.rest)});"
        f" return {json.dumps([fold(p) for p in phrases])}.map(p => lexicon.stems(p)); }})()"
    )
    assert found == [concepts._same.stems(fold(phrase)) for phrase in phrases]
