"""The vocabulary: controlled lists with the words people really type. One file a list."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.records.fields import Line, Slug, Whole, YesNo
from generator.records.parts import Part, Record


class Term(Part):
    """One term of a list. Its id is stable; what it is called may change."""

    id: Slug = Field(title="Id")
    label: Line = Field(title="Label", description="What the page shows: plain words first, clinical word second.")
    heading: Line | None = Field(None, title="Heading", description="The heading of its listing page, when the label is not enough.")
    means: Line | None = Field(None, title="Means")
    say: tuple[Line, ...] = Field((), title="What people type")
    not_: tuple[Line, ...] = Field((), alias="not", title="False friends", description="Words that must not find this term.")
    broader: Slug | None = Field(None, title="Broader term", description="An id in the same list.")
    related: tuple[Slug, ...] = Field((), title="See also", description="Ids in the same list.")
    related_audiences: tuple[Slug, ...] = Field((), title="See also (audiences)")
    urgent: Literal["never", "show-panel", "first"] = Field("never", title="Urgent panel")
    gentle: YesNo = Field(False, title="Loss", description="yes: no pictures of babies and no 'new mum' words on its pages.")
    editor_note: Line | None = Field(None, title="Note for editors")
    past: YesNo = Field(False, title="No longer in force")
    order: Whole | None = Field(None, title="Order")
    from_weeks: Whole | None = Field(None, title="From weeks after birth")
    to_weeks: Whole | None = Field(None, title="To weeks after birth")
    from_months: Whole | None = Field(None, title="From months after birth")
    to_months: Whole | None = Field(None, title="To months after birth")
    level: Literal["emergency", "urgent", "open", "early", "treatment", "specialist"] | None = Field(None, title="How much support")
    self: YesNo | None = Field(None, title="Needs no professional")
    listed: Literal["yes", "professionals-only", "no"] = Field("yes", title="Listed")
    contact_shown: YesNo = Field(True, title="Contact shown")
    page_kept: YesNo = Field(True, title="Page kept")
    must_have: tuple[Line, ...] = Field((), title="Must have")
    numeric: Literal["weeks", "months", "years"] | None = Field(None, title="Number of")
    rank: Whole | None = Field(None, title="Rank")
    nearest: tuple[Line, ...] = Field((), title="Nearest levels elsewhere")
    abbreviation: Line | None = Field(None, title="Abbreviation")
    lower_is_better: YesNo | None = Field(None, title="Lower is better")
    from_: Line | None = Field(None, alias="from", title="From kind")
    to: Line | None = Field(None, title="To kind")
    symmetric: YesNo = Field(False, title="Works both ways")
    reverse: Line | None = Field(None, title="Label the other way round")
    rule: Line | None = Field(None, title="Rule")
    replaced_by: Slug | None = Field(None, title="Replaced by")


class Vocabulary(Record):
    """One list. The file is ``directory/vocabulary/<id>.yml``."""

    name: Line = Field(title="Name")
    about: Line = Field(title="About", description="What the list is for and where its words come from.")
    notes: tuple[Line, ...] = Field((), title="Notes for editors")
    checked_by_someone_with_lived_experience: YesNo = Field(False, title="Read by someone with lived experience")
    terms: tuple[Term, ...] = Field(min_length=1, title="Terms")
