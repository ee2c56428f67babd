"""Find words in published text: a quick look through each record, then the place of each text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.records.catalogue import Catalogue
from generator.records.parts import Standing
from generator.records.problem import Loc
from generator.records.published import published_texts

Passage = tuple[Standing, Loc, str, "re.Match[str]"]


def passages(
    catalogue: Catalogue,
    hints: tuple[str, ...],
    pattern: re.Pattern[str],
    leave_out: Collection[str] = (),
) -> Iterator[Passage]:
    """Each published text that *pattern* is found in, with its record, its place and the match.

    *hints* are small-letter strings, one of which stands in every text that can match: looking for
    them costs far less than *pattern*. Fields named in *leave_out*, at any depth, are not searched.
    """
    for record, text in catalogue.wording:
        for hint in hints:
            if hint in text:
                break
        else:
            continue
        for loc, passage in published_texts(record):
            if not any(step in leave_out for step in loc) and (match := pattern.search(passage)):
                yield record, loc, passage, match


def with_words(text: str, match: re.Match[str], words: str) -> str:
    """*text* with *words* in place of the *match*; '' for a text of several lines, which no line can hold."""
    return "" if "\n" in text else f"{text[: match.start()]}{words}{text[match.end() :]}"
