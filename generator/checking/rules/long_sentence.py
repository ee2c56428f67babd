"""Sentences have at most 25 words where a reader decides whether a service is for her, and 20 in its summary.

Tired eyes on a small screen lose the start of a longer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.parts import Standing
from generator.records.problem import Finding, Loc

_MOST = 25
_MOST_IN_SUMMARY = 20
#: 21 words need at least this many characters.
_SHORTEST = 2 * _MOST_IN_SUMMARY
_END = re.compile(r"[.!?:;]\s|\n")


def long_sentence(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find long sentences in summaries, descriptions, ways in and steps."""
    for record, loc, text in _texts(catalogue):
        # Counting spaces between full stops costs a tenth of the pattern, and clears nearly every text.
        most = _MOST_IN_SUMMARY if loc == ("summary",) else _MOST
        if len(text) <= _SHORTEST or max(map(_spaces, text.replace("\n", " ").split(". "))) < most:
            continue
        longest = max(len(sentence.split()) for sentence in _END.split(text))
        if longest > most:
            yield Finding(
                record.path,
                loc,
                "long-sentence",
                f"{title_at(type(record), loc)}: Split the sentence of {longest} words: readers follow at most {most}.",
            )


def _spaces(text: str) -> int:
    return text.count(" ")


def _texts(catalogue: Catalogue) -> Iterator[tuple[Standing, Loc, str]]:
    for service in catalogue.services.values():
        way = service.how_to_get_help
        yield service, ("summary",), service.summary
        if service.description:
            yield service, ("description",), service.description
        if service.for_.who:
            yield service, ("for", "who"), service.for_.who
        if way.how:
            yield service, ("how_to_get_help", "how"), way.how
        for number, step in enumerate(way.steps):
            yield service, ("how_to_get_help", "steps", number, "what"), step.what
    for organisation in catalogue.organisations.values():
        yield organisation, ("does",), organisation.does
    for example in catalogue.practices.values():
        yield example, ("strapline",), example.strapline
    for item in catalogue.news.values():
        yield item, ("summary",), item.summary
