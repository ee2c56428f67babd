"""Someone's own words are published only with consent on record.

What she told a charity for its report was not told to the whole world again. Retell the gist, or ask her.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.practice import PracticeExample
from generator.records.problem import Finding, Put
from generator.records.published import published_texts

_FEW_WORDS = 5
#: Double quotation marks, straight or curly; single ones stand in too many words.
_QUOTED = re.compile(
    r"[\"\u201c]([^\"\u201c\u201d]+)[\"\u201d]|\u2018([^\u2018\u201c]+?)\u2019(?!\w)"
)


def quote_without_consent(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find quotations of more than a few words in examples; a voice may have one when its consent is given."""
    for example in catalogue.practices.values():
        for loc, text in published_texts(example):
            if "sources" in loc or _agreed(example, loc):
                continue
            quoted = [match[1] or match[2] for match in _QUOTED.finditer(text)]
            longest = max((len(words.split()) for words in quoted), default=0)
            spoken = "voices" in loc and sum(len(words.split()) for words in quoted) > _FEW_WORDS
            if longest > _FEW_WORDS or spoken:
                yield Finding(
                    example.path,
                    loc,
                    "quote-without-consent",
                    f"{title_at(PracticeExample, loc)}: Retell this in your own words{_or_ask(loc)}. It quotes more than {_FEW_WORDS} words.",
                    fill=(Put("" if "\n" in text else _QUOTED.sub("…", text)),),
                )


def _agreed(example: PracticeExample, loc: tuple[str | int, ...]) -> bool:
    match loc:
        case ("voices", int(number), *_):
            return example.voices[number].consent == "given"
        case _:
            return False


def _or_ask(loc: tuple[str | int, ...]) -> str:
    return ", or ask and add 'consent: given'" if loc[:1] == ("voices",) else ""
