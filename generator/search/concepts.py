"""The concept file: what a site's search understands before any service is loaded.

It holds the crisis groups, the terms of the vocabulary with the phrases people type, words that mean
the same, and words never to correct. It answers first: the urgent panel and the card of a need. Phrases
go out as rows of stems, each word once and no phrase twice, so that a phone has little to load and less
to work out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from generator.records.catalogue import Catalogue
from generator.records.named_terms import REASSURING
from generator.records.vocabulary import Term
from generator.search.coding import Table, front_coded
from generator.search.crisis import CrisisWords
from generator.search.everyday import Everyday, is_form
from generator.search.stems import SameWords, fold, stem

#: Lists whose terms a typed phrase may mean, with the facet that each narrows.
LISTS: Mapping[str, str] = {
    "needs": "needs",
    "stages": "stages",
    "kinds": "kinds",
    "audiences": "audiences",
    "access": "access",
    "referral-routes": "routes",
    "costs": "cost",
}

#: Words of grammar. They weigh next to nothing, and are never corrected.
LITTLE = """
a about also am an and any anyone anything are as at be been being but by can could
did do does doing done for from get getting give go going got had has have having he help her hers
him his how i if in into is it its ive im just know like make me more most much my near need needs
now of off on one only or other our over own please put she should since so some someone
something somewhere still such than that thats the their them then there these they theyre thing
things this those to too up us very was we were what when where which while who whos why will with
would you your youre feel feeling felt keep keeps think find looking
""".split()  # noqa: SIM905 - a list that people read and add to

#: Words that say something only with others: a phrase of these alone keeps its little words.
WEAK = "cant dont wont not no want doesnt all after before".split()  # noqa: SIM905

FIRST_LIST = "needs"
"""The list of the first file: a need has a card."""

SECOND_LISTS = ("stages", "kinds", "audiences")
"""Lists that come with the services that they find. What the other lists find only lifts a service."""

LATER = ("phrases", "more", "not", "related")
"""What the first file does not have of a term, or not all of."""

OFTEN = 5
"""Phrases that say a stem, all lists together, before the first file knows it."""

SHORT = 2
"""Stems of a phrase of the first file, at most: the longer ones come in the second."""


@dataclass(frozen=True, slots=True)
class ConceptFiles:
    """What a site's search understands, in the order in which it is sent.

    *first* has the crisis words, and the needs with the commonest of their phrases. *second* has the other
    lists; it goes with the first services. *rest* has all other phrases, and what the speller needs.
    """

    first: dict[str, Any]
    second: dict[str, Any]
    rest: dict[str, Any]


class Concepts:
    """The vocabulary of one catalogue, made ready for the search of every site."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Stem every phrase of *catalogue* once."""
        self.catalogue = catalogue
        self._same = SameWords(_same_words(catalogue))
        self._everyday = Everyday(_listed(catalogue, "everyday-words"))
        self._familiar = {fold(word) for word in _listed(catalogue, "familiar-words")}
        self._little = {stem(word) for word in LITTLE}
        self._weak = {stem(word) for word in WEAK}
        self._crisis = CrisisWords(catalogue, self._same)
        self._spellings = self._crisis.spellings

    def files(self, rows: list[dict[str, Any]], names: Iterable[str]) -> ConceptFiles:
        """The concepts of one site, ready for JSON, in the three parts in which they are sent.

        *rows* are terms as :meth:`row` gives them, with what the caller added; *names* are texts that
        the speller will know too: everyday words near one of theirs are kept from being corrected.
        """
        pruned = list(_pruned(rows))
        rows = [row for row in pruned if row["list"] in (FIRST_LIST, *SECOND_LISTS)]
        others = [row for row in pruned if row not in rows]
        early, late = _split(rows, self._crisis.words)
        lists = [row["list"] for row in rows]
        number = lists.count(FIRST_LIST)
        assert lists.index(FIRST_LIST) == 0
        table = Table([*(p for phrases in early[:number] for p in phrases), *self._crisis.phrases])
        first_same, other_same = self._same_rows()
        first = {
            "common": " ".join(table.common),
            "stems": front_coded(table.others),
            "terms": _early_rows(rows[:number], early[:number], table),
            **self._crisis.coded(table),
            "same": first_same,
            "little": " ".join(sorted(self._little)),
            "weak": " ".join(sorted(self._weak)),
        }
        stems = table.extended(p for phrases in early[number:] for p in phrases)
        second = {
            "stems": front_coded(stems),
            "terms": _early_rows(rows[number:], early[number:], table),
        }
        told = [p for phrases in (*late, *(row["phrases"] for row in others)) for p in phrases]
        mores = [row["more"] for row in pruned]
        stems = table.extended([*told, *mores, *self._crisis.later_phrases])
        known = table.words | {word for text in names for word in fold(text).split()}
        known |= {word for variant in self._same.plain for word in variant.split()}
        familiar = {word for word in self._familiar if not is_form(word, known)}
        everyday = self._everyday.at_risk(known, familiar)
        rest = {
            "stems": front_coded(stems),
            "terms": [
                _late_row(row, phrases, table) for row, phrases in zip(rows, late, strict=True)
            ],
            "others": [
                {**row, "phrases": table.coded(row["phrases"]), "more": table.coded([row["more"]])}
                for row in others
            ],
            **self._crisis.coded_later(table),
            "same": other_same,
            "familiar": front_coded(sorted(familiar)),
            "everyday": front_coded(everyday),
        }
        return ConceptFiles(first, second, rest)

    def _same_rows(self) -> tuple[dict[str, str], dict[str, str]]:
        """Same words that stand for a crisis word, which the first file needs, and the others."""
        rows = self._same.by_plain()
        pressing = {plain for plain in rows if set(plain.split()) & self._crisis.words}
        first = {plain: "|".join(said) for plain, said in rows.items() if plain in pressing}
        return first, {p: "|".join(said) for p, said in rows.items() if p not in pressing}

    def row(self, list_: str, term: Term) -> dict[str, Any]:
        """What search must know of one term; what is empty is left out, but for its phrases."""
        label = term.label
        parts = [label, *_parts(label), term.id.replace("-", " "), *term.say]
        row = _without_empty(
            {
                "list": LISTS[list_],
                "id": term.id,
                "label": label,
                "not": ["|".join(self._telling(phrase)) for phrase in term.not_],
                "broader": term.broader,
                "related": list(term.related),
                "urgent": "" if term.urgent == "never" else term.urgent,
                "gentle": int(term.gentle),
            }
        )
        return row | {"phrases": _once(self._telling(part) for part in parts)}

    def _telling(self, phrase: str) -> tuple[str, ...]:
        """The stems of *phrase*, each once, without little words unless there are no others."""
        right = (
            word if word in self._everyday.words else self._spellings.get(word, word)
            for word in fold(phrase).split()
        )
        words = tuple(dict.fromkeys(self._same.stems(" ".join(right))))
        telling = tuple(word for word in words if word not in self._little)
        return words if set(telling) <= self._weak else telling


def _parts(label: str) -> list[str]:
    """The parts of a label that are words for it on their own: 'Worry, panic and anxiety' has three."""
    parts = label.replace("(", ",").replace(")", ",").replace(" and ", ",").replace(" or ", ",")
    return [part for part in (p.strip() for p in parts.split(",")) if part]


def _once(phrases: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Phrases, those of the same words in any order once."""
    found = {frozenset(phrase): phrase for phrase in phrases if phrase}
    return list(found.values())


def _split(
    rows: Sequence[Mapping[str, Any]], pressing: AbstractSet[str]
) -> tuple[list[list[tuple[str, ...]]], list[list[tuple[str, ...]]]]:
    """The phrases of each row for the first file, short and of common words, and those for the second."""
    said = Counter(word for row in rows for phrase in row["phrases"] for word in phrase)
    early, late = [], []
    for row in rows:
        soon = [
            phrase
            for phrase in row["phrases"]
            if len(phrase) <= SHORT and all(said[w] >= OFTEN or w in pressing for w in phrase)
        ]
        early.append(soon)
        late.append([phrase for phrase in row["phrases"] if phrase not in soon])
    return early, late


def _early_rows(
    rows: Sequence[Mapping[str, Any]], early: Sequence[Sequence[tuple[str, ...]]], table: Table
) -> list[dict[str, Any]]:
    """Terms without what can wait: their longer phrases, and the words below a label unless they reassure."""
    return [
        {
            name: value
            for name, value in row.items()
            if name not in LATER
            and (name != "lead" or row["id"] in REASSURING)
            and (name != "here" or row["list"] == FIRST_LIST)
        }
        | {"phrases": table.coded(phrases)}
        for row, phrases in zip(rows, early, strict=True)
    ]


def _late_row(
    row: Mapping[str, Any], phrases: Sequence[tuple[str, ...]], table: Table
) -> list[Any]:
    """What comes later of a term: [phrases, more words, not, related, lead]."""
    lead = "" if row["id"] in REASSURING else row.get("lead", "")
    more = table.coded([row["more"]])
    return _trimmed([table.coded(phrases), more, row.get("not", []), row.get("related", []), lead])


def _trimmed(values: list[Any]) -> list[Any]:
    """*values* without the empty ones at the end."""
    while values and not values[-1]:
        values.pop()
    return values


def _pruned(rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows without phrases that say no more than a shorter one of the same term; their words go to ``more``.

    A phrase stays when one of another term of its list is like it: it tells the two apart.
    """
    by_list: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in rows:
        by_list.setdefault(row["list"], []).extend(
            (row["id"], frozenset(p)) for p in row["phrases"]
        )
    for row in rows:
        own = [frozenset(phrase) for phrase in row["phrases"]]
        others = [words for id_, words in by_list[row["list"]] if id_ != row["id"]]
        kept, more = [], dict[str, None]()
        for phrase, words in zip(row["phrases"], own, strict=True):
            shorter = len(words) > 2 and any(o < words for o in own)
            if shorter and not any(o <= words or len(o & words) > 1 for o in others):
                more |= dict.fromkeys(phrase)
            else:
                kept.append(phrase)
        known = {word for phrase in kept for word in phrase}
        yield {**row, "phrases": kept, "more": [word for word in more if word not in known]}


def _without_empty(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value}


def _listed(catalogue: Catalogue, list_: str) -> Iterator[str]:
    """The words of a list whose terms are but words."""
    for term in catalogue.terms.get(list_, {}).values():
        yield from term.say


def _same_words(catalogue: Catalogue) -> dict[str, list[str]]:
    """The plain word, and all that is typed for it, from the lists of same words and regional words."""
    same: dict[str, list[str]] = {}
    for list_ in ("same-words", "regional-words"):
        for term in catalogue.terms.get(list_, {}).values():
            plain = term.search_as or term.label
            said = [term.label, *term.say] if term.search_as else list(term.say)
            same.setdefault(plain, []).extend(said)
    return same
