"""The vocabulary: controlled lists with the words people really type. One file a list."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.records.fields import Line, Slug, Whole, YesNo
from generator.records.parts import Part, Record


class Term(Part):
    """One term of a list. Its id is stable; what it is called may change."""

    id: Slug = Field(title="Id")
    label: Line = Field(
        title="Label", description="What the page shows: plain words first, clinical word second."
    )
    heading: Line | None = Field(
        None,
        title="Heading",
        description="The heading of its listing page, when the label is not enough.",
    )
    lead: Line | None = Field(
        None,
        title="Lead",
        description="The sentence or two under the heading of its listing page, said to the reader: 'You feel low, or cry a lot.'",
    )
    professional_label: Line | None = Field(
        None,
        title="Label for professionals",
        description="For ways in: who may refer, as a midwife would say it: 'Midwives'.",
    )
    means: Line | None = Field(
        None, title="Means", description="One sentence for readers and editors."
    )
    say: tuple[Line, ...] = Field(
        (),
        title="What people type",
        description="Words and phrases in which people ask for it, as they type them.",
    )
    not_: tuple[Line, ...] = Field(
        (), alias="not", title="False friends", description="Words that must not find this term."
    )
    search_as: Line | None = Field(
        None,
        title="Search as",
        description="For a regional word: the plain word or words that search puts in its place.",
    )
    finds: tuple[Line, ...] = Field(
        (),
        title="Finds",
        description="For a real phrase: ids of terms or services of which one must be among the first five answers.",
    )
    panel: Line | None = Field(
        None,
        title="Panel",
        description="For a real phrase: the group of crisis words whose panel it must show, or none.",
    )
    broader: Slug | None = Field(None, title="Broader term", description="An id in the same list.")
    related: tuple[Slug, ...] = Field((), title="See also", description="Ids in the same list.")
    related_audiences: tuple[Slug, ...] = Field(
        (), title="See also (audiences)", description="Ids of the list audiences."
    )
    urgent: Literal["never", "show-panel", "first"] = Field(
        "never", title="Urgent panel", description="Whether urgent help stands above its listing."
    )
    gentle: YesNo = Field(
        False,
        title="Loss",
        description="yes: no pictures of babies and no 'new mum' words on its pages.",
    )
    editor_note: Line | None = Field(None, title="Note for editors", description="Never published.")
    past: YesNo = Field(
        False, title="No longer in force", description="yes for what older records still name."
    )
    order: Whole | None = Field(None, title="Order", description="Its place in the list.")
    from_weeks: Whole | None = Field(
        None, title="From weeks after birth", description="For a stage."
    )
    to_weeks: Whole | None = Field(None, title="To weeks after birth", description="For a stage.")
    from_months: Whole | None = Field(
        None, title="From months after birth", description="For a stage."
    )
    to_months: Whole | None = Field(None, title="To months after birth", description="For a stage.")
    level: Literal["emergency", "urgent", "open", "early", "treatment", "specialist"] | None = (
        Field(None, title="How much support", description="For a kind of support.")
    )
    self: YesNo | None = Field(
        None,
        title="Needs no professional",
        description="For a way in: yes when people can come by themselves.",
    )
    listed: Literal["yes", "professionals-only", "no"] = Field(
        "yes", title="Listed", description="For a status: whether such services stand in lists."
    )
    contact_shown: YesNo = Field(
        True,
        title="Contact shown",
        description="For a status: whether such pages give phone numbers.",
    )
    page_kept: YesNo = Field(
        True, title="Page kept", description="For a status: whether such services keep a page."
    )
    must_have: tuple[Line, ...] = Field(
        (), title="Must have", description="For a status: fields a service then needs."
    )
    numeric: Literal["weeks", "months", "years"] | None = Field(
        None, title="Number of", description="For a rule with a number."
    )
    rank: Whole | None = Field(None, title="Rank", description="For a level of evidence, from 0.")
    nearest: tuple[Line, ...] = Field(
        (),
        title="Nearest levels elsewhere",
        description="For a level of evidence: what other scales call it.",
    )
    abbreviation: Line | None = Field(None, title="Abbreviation", description="For a measure.")
    lower_is_better: YesNo | None = Field(
        None, title="Lower is better", description="For a measure."
    )
    from_: Line | None = Field(
        None,
        alias="from",
        title="From kind",
        description="For a relation: the kind of record it starts from.",
    )
    to: Line | None = Field(
        None, title="To kind", description="For a relation: the kind of record it leads to."
    )
    symmetric: YesNo = Field(False, title="Works both ways", description="For a relation.")
    reverse: Line | None = Field(
        None,
        title="Label the other way round",
        description="For a relation, when it does not work both ways.",
    )
    rule: Line | None = Field(
        None, title="Rule", description="For a group of crisis words: how to treat them."
    )
    written: tuple[Line, ...] = Field(
        (),
        title="Written as",
        description="For the glossary: the forms in which texts write it. Capitals count in a form of capitals.",
    )
    in_brackets: Line | None = Field(
        None,
        title="In brackets",
        description="For the glossary: the few words that stand after it where a page first names it.",
    )
    successor: Line | None = Field(
        None, title="Successor", description="For the glossary: what there is in its place now."
    )
    replaced_by: Slug | None = Field(
        None, title="Replaced by", description="The id of the term to use now."
    )


class Vocabulary(Record):
    """One list. The file is ``directory/vocabulary/<id>.yml``."""

    name: Line = Field(title="Name")
    about: Line = Field(
        title="About", description="What the list is for and where its words come from."
    )
    notes: tuple[Line, ...] = Field((), title="Notes for editors", description="Never published.")
    checked_by_someone_with_lived_experience: YesNo = Field(
        False,
        title="Read by someone with lived experience",
        description="yes once someone with lived experience has read the words.",
    )
    terms: tuple[Term, ...] = Field(min_length=1, title="Terms")
