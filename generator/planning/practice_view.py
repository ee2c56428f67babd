"""The view of a practice example: its sections in order, each made only of what the record holds."""

from __future__ import annotations

from dataclasses import dataclass

from generator.planning.facts import Fact
from generator.planning.pages import Link, Related
from generator.planning.provenance import Provenance
from generator.planning.wording import loose_date
from generator.records.parts import Claim


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a section. *kind* says how it is drawn: facts, list, steps, table, evidence, voices, doubt, text."""

    kind: str
    heading: str = ""
    items: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    text: str = ""
    note: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: *id* for links to it, a heading and at least one block."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PracticeView:
    """A practice example's page."""

    id: str
    url: str
    title: str
    strapline: str
    teaser: str
    also_called: tuple[str, ...]
    is_past: bool
    age_note: str
    fact_box: tuple[Fact, ...]
    submitted_by: Link | None
    describes: tuple[Link, ...]
    sections: tuple[Section, ...]
    related: tuple[Related, ...]
    not_the_same_as: tuple[Link, ...]
    provenance: Provenance
    caution: str
    stage_words: str
    where: str
    review_words: str
    news: tuple[Link, ...]


def claim_in_words(claim: Claim) -> str:
    """A claim with who said it, its date, and whether it is only our reading."""
    extra = [
        f"said by {claim.attributed_to}" if claim.attributed_to else "",
        f"as of {loose_date(claim.as_of)}" if claim.as_of else "",
        "our reading" if claim.ours else "",
    ]
    joined = "; ".join(filter(None, extra))
    return f"{claim.text.removesuffix('.')} ({joined})." if joined else claim.text
