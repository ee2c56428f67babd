"""A small place and a rare circumstance together can name a person without her name.

In a village, everyone knows who had the twins that died. Her story is hers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.practice import PracticeExample
from generator.records.problem import Finding, Loc, Put

_CODE = "identifiable-case"
#: Kinds of area so small that neighbours know each other.
_SMALL = frozenset({"town", "locality", "neighbourhood", "service-patch"})
_RARE = re.compile(
    r"\b(?:adopt(?:ed|ion)|aged? (?:1[0-7]|4[5-9])|asylum|blind|court|cystic fibrosis|deaf|died|disab(?:led|ility)|"
    r"down'?s syndrome|homeless|hospitali[sz]ed|prison|psychosis|rape[d]?|refugee|removed from|sectioned|seizure|"
    r"sex work\w*|stillb(?:orn|irth)|suicide|surrogac?y|taken into care|trafficked|transgender|trans (?:man|parent)|"
    r"triplets|twins|wheelchair|widow(?:ed|er)?)\b",
    re.IGNORECASE,
)
_FEW = 5


def identifiable_case(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find voices and steps from a place smaller than a council that tell of something rare, and rare counts below 5."""
    names = _small_places(catalogue)
    for example in catalogue.practices.values():
        is_small = all(
            a in catalogue.areas and catalogue.areas[a].kind in _SMALL for a in example.areas
        )
        for number, voice in enumerate(example.voices):
            where = (voice.where or "").lower()
            if (is_small or where in names) and (
                found := _RARE.search(f"{voice.who}. {voice.gist}")
            ):
                yield _finding(
                    example,
                    ("voices", number, "gist"),
                    "What they said, retold",
                    found[0],
                    voice.gist,
                )
        if not is_small:
            continue
        for number, count in enumerate(example.achievements):
            few = count.value.isdigit() and int(count.value) < _FEW
            if few and (found := _RARE.search(count.measure)):
                yield _finding(
                    example,
                    ("achievements", number, "measure"),
                    "What was counted",
                    found[0],
                    count.measure,
                )


def _finding(example: PracticeExample, loc: Loc, title: str, rare: str, text: str) -> Finding:
    sentence = f"{title}: Leave out '{rare}', or name a wider place: in a small place this can point to one person."
    return Finding(
        example.path,
        loc,
        _CODE,
        sentence,
        fill=(Put("" if "\n" in text else re.sub("…(?: …)+", "…", _RARE.sub("…", text))),)
        if rare in text
        else (),
    )


def _small_places(catalogue: Catalogue) -> frozenset[str]:
    """Names, in small letters, of places smaller than a council: areas, and towns that areas name."""
    small = {a.name.lower() for a in catalogue.areas.values() if a.kind in _SMALL}
    towns = {town.lower() for a in catalogue.areas.values() for town in a.towns}
    large = {a.name.lower() for a in catalogue.areas.values() if a.kind not in _SMALL}
    return frozenset((small | towns) - large)
