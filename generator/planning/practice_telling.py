"""What every section of a practice example needs: words, names, and pointers from claims to sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.language.said import joined
from generator.planning.pages import Link
from generator.planning.practice_view import Cite, Piece, Said, claim_in_words
from generator.planning.service_wording import ServiceWording
from generator.planning.wording import sentence
from generator.records.parts import Claim
from generator.records.practice import PracticeExample


def plain(text: str) -> Said:
    """A text that points to no source."""
    return Said((Piece(text),))


def sentences(*texts: str | None) -> str:
    """Those of *texts* that say something, each as a sentence, in a row."""
    return joined(" ", (sentence(text) for text in texts if text))


@dataclass(frozen=True)
class Telling:
    """One example being told: the record, and the words for what it names."""

    example: PracticeExample
    words: ServiceWording

    @cached_property
    def cites(self) -> dict[str, Cite]:
        """How to point to each source that has an id. Numbers go by the order of the sources."""
        return {
            source.id: Cite(number, f"source-{number}")
            for number, source in enumerate(self.example.sources, start=1)
            if source.id
        }

    @cached_property
    def ambiguous_initials(self) -> frozenset[str]:
        """Initials of scales that stand for more than one."""
        terms = self.words.catalogue.terms.get("measures", {}).values()
        counts = Counter(term.abbreviation for term in terms if term.abbreviation)
        return frozenset(initials for initials, number in counts.items() if number > 1)

    def said(self, text: str, *sources: str | None) -> Said:
        """*text*, with pointers to *sources* by their ids; unknown ones and doubles are left out."""
        named = dict.fromkeys(id_ for id_ in sources if id_ in self.cites)
        return Said((Piece(text),), tuple(self.cites[id_] for id_ in named if id_))

    def claim(self, claim: Claim) -> Said:
        """A claim with who said it and when."""
        return self.said(claim_in_words(claim), claim.source)

    def claims(self, claims: Iterable[Claim]) -> tuple[Said, ...]:
        """Claims in their order."""
        return tuple(map(self.claim, claims))

    def lines(self, texts: Iterable[str], source: str | None = None) -> tuple[Said, ...]:
        """Texts that share a source, if they have any."""
        return tuple(self.said(text, source) for text in texts)

    def note(self, text: str | None) -> Said | None:
        """A note, if there is one."""
        return plain(text) if text else None

    def organisation(self, id_: str) -> str:
        """The name of an organisation."""
        found = self.words.catalogue.organisations.get(id_)
        return found.name if found else id_

    def area(self, id_: str) -> str:
        """The name of an area."""
        found = self.words.catalogue.areas.get(id_)
        return found.name if found else id_

    def organisation_links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Organisations as links; one whose page is not published keeps its name."""
        return tuple(
            self.words.organisation_link(id_) or Link("", self.organisation(id_)) for id_ in ids
        )

    def term(self, list_: str, id_: str) -> tuple[str, str]:
        """A term's label, and what it means if its list says so."""
        found = self.words.catalogue.terms.get(list_, {}).get(id_)
        return (found.label, found.means or "") if found else (id_, "")
