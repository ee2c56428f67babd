"""The concept file: what a site's search understands before any service is loaded.

It holds the crisis groups, the terms of the vocabulary with the phrases people type, words that mean
the same, and words never to correct. It answers first: the urgent panel and the card of a need. Phrases
go out as rows of stems, each word once and no phrase twice, so that a phone has little to load and less
to work out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.records.catalogue import Catalogue
from generator.records.named_terms import CRISIS_GROUPS
from generator.records.vocabulary import Term
from generator.search.coding import Table, front_coded
from generator.search.everyday import Everyday
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

#: Words that carry nothing in a crisis phrase. "Me", "it", "on" and "not" do, so they are not here.
EMPTY = """
a an the my i im ive am is are was be been being to so of and just very that some have has had feel feeling think keep got get will would should like
""".split()  # noqa: SIM905

CLOSE = 2
"""Words of a crisis phrase so short that they must stand close together: see concepts.js."""


class Concepts:
    """The vocabulary of one catalogue, made ready for the search of every site."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Stem every phrase of *catalogue* once."""
        self.catalogue = catalogue
        self._same = SameWords(_same_words(catalogue))
        everyday = catalogue.terms.get("everyday-words", {}).values()
        self._everyday = Everyday(word for term in everyday for word in term.say)
        self._little = {stem(word) for word in LITTLE}
        self._weak = {stem(word) for word in WEAK}
        self._empty = {stem(word) for word in EMPTY}
        self._spellings = {
            fold(slip): fold(term.label)
            for term in catalogue.terms.get("crisis-spellings", {}).values()
            for slip in term.say
        }
        self._crisis = self._crisis_groups()

    def file(self, rows: list[dict[str, Any]], names: Iterable[str]) -> dict[str, Any]:
        """The concepts of one site, ready for JSON.

        *rows* are terms as :meth:`row` gives them, with what the caller added; *names* are texts that
        the speller will know too: everyday words near one of theirs are kept from being corrected.
        """
        rows = list(_pruned(rows))
        phrases = [phrase for row in rows for phrase in (*row["phrases"], row["more"])]
        phrases += [p for group in self._crisis for p in (*group["say"], *group["not"])]
        table = Table(phrases)
        known = table.words | {word for text in names for word in fold(text).split()}
        known |= {word for variant in self._same.plain for word in variant.split()}
        return {
            "common": " ".join(table.common),
            "stems": front_coded(table.others),
            "terms": [
                _without_empty(
                    {
                        **row,
                        "phrases": table.coded(row["phrases"]),
                        "more": table.coded([row["more"]]),
                    }
                )
                for row in rows
            ],
            "crisis": [
                _without_empty(
                    {
                        "id": g["id"],
                        "say": table.coded(g["say"]),
                        "not": table.in_order(g["not"]),
                        "need": g["need"],
                    }
                )
                for g in self._crisis
            ],
            "spellings": self._listed_slips(),
            "same": {plain: "|".join(said) for plain, said in self._same.by_plain().items()},
            "little": " ".join(sorted(self._little)),
            "weak": " ".join(sorted(self._weak)),
            "empty": " ".join(sorted(self._empty)),
            "everyday": front_coded(self._everyday.at_risk(known)),
        }

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

    # ----------------------------------------------------------------------------------- crisis

    def _crisis_groups(self) -> list[dict[str, Any]]:
        groups = self.catalogue.terms.get("crisis-groups", {}).values()
        made = []
        for group in sorted(groups, key=lambda g: (g.id != "medical", g.order or 0)):
            say = _smallest(map(self._pressing, group.say))
            # A false alarm can only take back what it holds whole, and not the very phrase: "things to
            # see" is told from "see things" by its order alone.
            alarms = [frozenset(phrase) for phrase in say]
            not_ = [
                phrase
                for phrase in dict.fromkeys(map(self._pressing, group.not_))
                if phrase not in say and any(alarm <= frozenset(phrase) for alarm in alarms)
            ]
            need = next((n for n, g in CRISIS_GROUPS.items() if g == group.id), "")
            made.append({"id": group.id, "say": say, "not": not_, "need": need})
        return made

    def _pressing(self, phrase: str) -> tuple[str, ...]:
        """The stems of a crisis phrase: listed slips put right, empty words dropped."""
        right = " ".join(self._spellings.get(word, word) for word in fold(phrase).split())
        return tuple(
            dict.fromkeys(word for word in self._same.stems(right) if word not in self._empty)
        )

    def _listed_slips(self) -> dict[str, str]:
        """Slips under the word that was meant."""
        by_right: dict[str, list[str]] = {}
        for slip, right in self._spellings.items():
            if stem(slip) != stem(right):
                by_right.setdefault(right, []).append(slip)
        return {right: " ".join(dict.fromkeys(slips)) for right, slips in by_right.items()}


def _parts(label: str) -> list[str]:
    """The parts of a label that are words for it on their own: 'Worry, panic and anxiety' has three."""
    parts = label.replace("(", ",").replace(")", ",").replace(" and ", ",").replace(" or ", ",")
    return [part for part in (p.strip() for p in parts.split(",")) if part]


def _once(phrases: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Phrases, those of the same words in any order once."""
    found = {frozenset(phrase): phrase for phrase in phrases if phrase}
    return list(found.values())


def _smallest(phrases: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Phrases that hold no other phrase: whatever the longer one matches, the shorter one does.

    Not so where the shorter has two words: those must stand close together, the longer one's need not.
    """
    all_ = _once(phrases)
    sets = [frozenset(phrase) for phrase in all_]
    return [
        phrase
        for phrase, words in zip(all_, sets, strict=True)
        if not any(other < words and len(other) != CLOSE for other in sets)
    ]


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


def _same_words(catalogue: Catalogue) -> dict[str, list[str]]:
    """The plain word, and all that is typed for it, from the lists of same words and regional words."""
    same: dict[str, list[str]] = {}
    for list_ in ("same-words", "regional-words"):
        for term in catalogue.terms.get(list_, {}).values():
            plain = term.search_as or term.label
            said = [term.label, *term.say] if term.search_as else list(term.say)
            same.setdefault(plain, []).extend(said)
    return same
