"""A guess at kinds of support and needs, from the words that a row uses and the vocabulary knows.

A guess is marked as one. Nothing is guessed from a phrase of several terms, nor from a single lay word
('library', 'cafe'). That a service is there in a crisis is never guessed: someone may rely on it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.checking.rules.confidential_address import kept_private
from generator.records.catalogue import Catalogue
from generator.records.named_terms import LIFELINE_KINDS

#: A row of a list is about few things; more guesses than these are noise.
_MOST = 3
_STAND_IN, _ABUSE = "information", "domestic-abuse"


@dataclass(frozen=True)
class Lexicon:
    """Whole phrases with the one term that each stands for; labels and lay words alike."""

    kinds: Mapping[str, str]
    needs: Mapping[str, str]
    #: The kind for rows that tell of none.
    stand_in: str = _STAND_IN
    knows_abuse: bool = True
    #: Names, in small letters, of who keeps a place private.
    hidden_names: tuple[str, ...] = ()


def lexicon(catalogue: Catalogue) -> Lexicon:
    """The phrases of a directory's vocabulary."""
    kinds = catalogue.terms.get("kinds", {})
    stand_in = _STAND_IN if _STAND_IN in kinds or not kinds else next(iter(kinds))
    knows_abuse = _ABUSE in catalogue.terms.get("needs", {})
    return Lexicon(
        _phrases(catalogue, "kinds"),
        _phrases(catalogue, "needs"),
        stand_in,
        knows_abuse,
        _hidden_names(catalogue),
    )


def _hidden_names(catalogue: Catalogue) -> tuple[str, ...]:
    """What the services and organisations are called whose place nobody may tell."""
    hidden = kept_private(catalogue)
    services = (service for service in catalogue.services.values() if service.id in hidden)
    runners = (one for one in catalogue.organisations.values() if one.id in hidden)
    names = [name for one in services for name in (one.name, *one.also_called)]
    names += [name for one in runners for name in (one.name, *one.also_called)]
    return tuple(sorted({" ".join(name.lower().split()) for name in names}))


def _phrases(catalogue: Catalogue, list_: str) -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for term in catalogue.terms.get(list_, {}).values():
        if term.id in LIFELINE_KINDS:
            continue
        said = [phrase for phrase in map(_plain, term.say) if " " in phrase]
        for phrase in (_plain(term.label), _plain(term.id), *said):
            if len(phrase) > 3:
                found[phrase].add(term.id)
    return {phrase: next(iter(ids)) for phrase, ids in found.items() if len(ids) == 1}


def guessed(phrases: Mapping[str, str], text: str) -> dict[str, str]:
    """The terms that *text* speaks of, each with the phrase that says so. Longest phrases first."""
    words = _plain(text).split()
    found: dict[str, str] = {}
    taken: set[int] = set()
    longest = 6
    for size in range(longest, 0, -1):
        for start in range(len(words) - size + 1):
            here = set(range(start, start + size))
            term = phrases.get(" ".join(words[start : start + size]))
            if term and not here & taken:
                taken |= here
                found.setdefault(term, " ".join(words[start : start + size]))
    return dict(list(found.items())[:_MOST])


def _plain(text: str) -> str:
    tidy = re.sub(r"['\u2019]", "", text.lower())
    return re.sub(r"[^a-z0-9]+", " ", tidy).strip()
