"""The view of a practice example: sections of typed blocks, each made only of what the record holds.

A block's ``kind`` names the macro of ``site_templates/parts/practice.html`` that draws it. Fields of a
block stand in the order in which they are read, since the glossary explains a word where it comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.language.said import joined, say
from generator.planning.editorial import EditorialView
from generator.planning.pages import Link, Related
from generator.planning.practice_completeness import Checklist
from generator.planning.practice_drawing import BarsDrawing, TimelineDrawing
from generator.planning.provenance import Provenance
from generator.planning.wording import as_of_in_words
from generator.records.parts import Claim


@dataclass(frozen=True, slots=True)
class Cite:
    """A pointer from a claim to its source: its *number* in the list of sources, and its *anchor*."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text. A word of the glossary has the *anchor* of its entry and words *in_brackets*."""

    text: str
    anchor: str = ""
    in_brackets: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the record with pointers to where it comes from."""

    pieces: tuple[Piece, ...]
    cites: tuple[Cite, ...] = ()

    @property
    def text(self) -> str:
        """The text without its pointers."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and what is known in one or more lines. *links* stand before the lines."""

    name: str
    lines: tuple[Said, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what is known."""

    kind: ClassVar[str] = "named"
    heading: str
    facts: tuple[Named, ...]
    note: Said | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in no order."""

    kind: ClassVar[str] = "bullets"
    heading: str
    items: tuple[Said, ...]
    note: Said | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    """One step, with the time it may take."""

    what: Said
    within: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps in their order."""

    kind: ClassVar[str] = "steps"
    heading: str
    steps: tuple[StepView, ...]
    note: Said | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text by itself."""

    kind: ClassVar[str] = "paragraph"
    text: Said
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Restricted Markdown."""

    kind: ClassVar[str] = "story"
    markdown: str


@dataclass(frozen=True, slots=True)
class Caution:
    """A doubt to read before what follows."""

    kind: ClassVar[str] = "caution"
    lead: str
    text: Said


@dataclass(frozen=True, slots=True)
class Threshold:
    """Who it is for: *value* is yes, no or only-if; *lead* is that in words."""

    value: str
    lead: str
    text: Said


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Who it is for and who it is not for."""

    kind: ClassVar[str] = "thresholds"
    heading: str
    answers: tuple[Threshold, ...]
    note: Said | None = None


@dataclass(frozen=True, slots=True)
class MomentView:
    """A point on the timeline."""

    when: str
    what: Said


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened when: a list, and a drawing when two moments or more have a date."""

    kind: ClassVar[str] = "timeline"
    moments: tuple[MomentView, ...]
    drawing: TimelineDrawing | None


@dataclass(frozen=True, slots=True)
class CountRow:
    """A number someone counted: what, with notes; the number; out of what."""

    measure: Said
    notes: str
    value: str
    of: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers as a table, and a drawing of those that are each a share of the one before."""

    kind: ClassVar[str] = "counts"
    drawing: BarsDrawing | None
    caption: str
    rows: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two sources say, side by side and never merged."""

    here: Said
    elsewhere: Said


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One claim: how strong it is, whose evidence it is, and all that is known of how it was found."""

    kind: ClassVar[str] = "evidence"
    claim: Said
    level: str
    level_means: str
    fit: str
    about: Link | None
    state: str
    state_means: str
    is_overdue: bool
    drawing: BarsDrawing | None
    facts: tuple[Named, ...]
    conflict: Conflict | None


@dataclass(frozen=True, slots=True)
class VoiceView:
    """What one person said, retold, and who it was by role."""

    gist: Said
    who: str


@dataclass(frozen=True, slots=True)
class Voices:
    """What people said. Set apart from what was measured."""

    kind: ClassVar[str] = "voices"
    voices: tuple[VoiceView, ...]
    note: Said | None


@dataclass(frozen=True, slots=True)
class Website:
    """A website to ask at."""

    kind: ClassVar[str] = "website"
    href: str


@dataclass(frozen=True, slots=True)
class Checklists:
    """What of two published checklists the account holds. No score."""

    kind: ClassVar[str] = "checklists"
    checklists: tuple[Checklist, ...]


@dataclass(frozen=True, slots=True)
class WordView:
    """A word of the time: what it meant, and what there is now."""

    anchor: str
    word: str
    means: str
    successor: str


@dataclass(frozen=True, slots=True)
class Words:
    """The glossary entries that this page uses."""

    kind: ClassVar[str] = "words"
    words: tuple[WordView, ...]


Block = (
    Facts
    | Bullets
    | Steps
    | Paragraph
    | Story
    | Caution
    | Thresholds
    | Timeline
    | Counts
    | EvidenceView
    | Voices
    | Website
    | Checklists
    | Words
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: *id* for links to it, a heading and at least one block."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PracticeView:
    """A practice example's page. *glance* comes first, *sections* after the fact box."""

    id: str
    url: str
    title: str
    strapline: str
    teaser: str
    age_note: str
    standing: EditorialView
    glance: Section | None
    fact_box: tuple[Named, ...]
    submitted_by: Link | None
    describes: tuple[Link, ...]
    sections: tuple[Section, ...]
    related: tuple[Related, ...]
    not_the_same_as: tuple[Link, ...]
    provenance: Provenance
    caution: str
    stage_words: str
    where: str
    news: tuple[Link, ...]


def claim_in_words(claim: Claim) -> str:
    """A claim with who said it, its date, and whether it is only our reading. A question of ours is plainly ours."""
    extra = [
        say("said by %(who)s", who=claim.attributed_to) if claim.attributed_to else "",
        as_of_in_words(claim.as_of) if claim.as_of else "",
        say("our reading") if claim.ours and not claim.text.endswith("?") else "",
    ]
    more = joined("; ", extra)
    return joined("", (claim.text.removesuffix("."), " (", more, ").")) if more else claim.text
