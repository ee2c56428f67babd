"""Words of the time, explained where a page first names them and once more at its end.

Old accounts speak of primary care trusts and the CAF. A commissioner of today must know what has come
in their place. The words are in ``directory/vocabulary/glossary.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from generator.planning.practice_view import Piece, Said, WordView
from generator.records.vocabulary import Term

Viewed = TypeVar("Viewed")


@dataclass
class Glossary:
    """The glossary while one page is explained: it remembers which words the page has named."""

    terms: Iterable[Term]
    _named: dict[str, Term] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make one pattern for all words: the longest form first, whole words only."""
        self._of = {form: term for term in self.terms for form in term.written}
        forms = sorted(self._of, key=len, reverse=True)
        self._pattern = re.compile(
            rf"(?<![\w-])({'|'.join(map(_form, forms))})(?![\w-])" if forms else r"(?!)"
        )
        self._folded = {form.lower(): term for form, term in self._of.items()}

    def explained(self, value: Viewed) -> Viewed:
        """*value*, a view or a tuple of views, with each word explained where it first comes."""
        explained: Viewed = self._any(value)
        return explained

    def _any(self, value: Any) -> Any:
        if isinstance(value, Said):
            return self._said(value)
        if isinstance(value, tuple):
            return tuple(map(self._any, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(
                value, **{f.name: self._any(getattr(value, f.name)) for f in fields(value)}
            )
        return value

    def _said(self, said: Said) -> Said:
        pieces = tuple(piece for given in said.pieces for piece in self._pieces(given.text))
        return replace(said, pieces=pieces)

    def _pieces(self, text: str) -> Iterable[Piece]:
        rest = 0
        for found in self._pattern.finditer(text):
            term = self._of.get(found[0]) or self._folded[found[0].lower()]
            if term.id in self._named:
                continue
            self._named[term.id] = term
            if found.start() > rest:
                yield Piece(text[rest : found.start()])
            yield Piece(found[0], f"word-{term.id}", term.in_brackets or "")
            rest = found.end()
        if not rest:
            yield Piece(text)  # whole, so that it can be said again
        elif rest < len(text):
            yield Piece(text[rest:])

    def named(self) -> tuple[WordView, ...]:
        """The words that were explained, by name."""
        return tuple(
            WordView(f"word-{term.id}", term.label, term.means or "", term.successor or "")
            for term in sorted(self._named.values(), key=lambda term: term.label.lower())
        )


def _form(form: str) -> str:
    """The pattern of a form: capitals count where it is all capitals, as in CAF."""
    return re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})"
