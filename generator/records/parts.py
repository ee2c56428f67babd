"""Parts that several kinds of record share: sources, checks, relations, rules, steps, counts."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from generator.records.contact_fields import Url
from generator.records.date_fields import Day, PageDate, When
from generator.records.fields import (
    AnyId,
    AreaId,
    Line,
    Markdown,
    OrganisationId,
    Refers,
    RuleId,
    Slug,
    Whole,
    YesNo,
    fault,
)


class Part(BaseModel):
    """A group of fields inside a record. Frozen; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Source(Part):
    """Where a fact comes from. A record without one does not pass."""

    id: Slug | None = Field(
        None,
        title="Source id",
        description="A short name, so that a single claim can point here with `source:`.",
    )
    url: Url = Field(title="Web address", description="The page the fact was read on.")
    publisher: Line | None = Field(None, title="Publisher", description="Who wrote the page.")
    title: Line | None = Field(None, title="Page title", description="As the page gives it.")
    says: Line = Field(
        title="What it supports",
        description="In your own words, what this page tells us: 'phone and hours'. Shown to readers.",
    )
    page_date: PageDate = Field(
        "undated",
        title="Date of the page",
        description="The date the page gives for itself: 2024, 2024-04, 2024-04-15, about 2024, or undated.",
    )
    own: YesNo = Field(
        False,
        title="The service's own page",
        description="yes if the organisation that runs the service wrote the page.",
    )
    live: YesNo = Field(
        False,
        title="Read live",
        description="yes if you read the page itself, not a stored copy of it.",
    )
    linked: YesNo = Field(
        True,
        title="Show as a link",
        description="no for copies, mirrors, personal blogs and pages that must not be opened: then only the publisher is named.",
    )


class Checked(Part):
    """When someone last asked the service whether this is still right. Not the same as an edit."""

    on: Day = Field(title="Checked on")
    how: Literal["phone", "email", "website", "visit", "form"] = Field(title="Checked how")
    by: Line = Field(title="Checked by", description="A role, never a person's name.")


class Withdrawn(Part):
    """Marks an entry as taken down. Its page says so and who to call instead."""

    on: Day = Field(title="Withdrawn on")
    why: Line | None = Field(
        None, title="Why", description="Kept in the file; not shown to readers."
    )


class Rule(Part):
    """One rule on who can use a service: yes, no, or only if."""

    rule: RuleId = Field(title="Rule")
    value: Literal["yes", "no", "only-if"] = Field(title="Answer")
    condition: Line | None = Field(
        None, title="Condition", description="Needed with only-if: what must be true."
    )
    note: Line | None = Field(None, title="Note", description="Shown to readers after the rule.")

    @model_validator(mode="after")
    def _only_if_says_what(self) -> Self:
        if self.value == "only-if" and not self.condition:
            fault("condition-missing", "Say under condition what must be true for 'only-if'.")
        return self


class Step(Part):
    """One thing that happens, in order."""

    what: Line = Field(title="What happens")
    within: Line | None = Field(
        None, title="How soon", description="A length of time, such as 14 days."
    )
    note: Line | None = Field(None, title="Note", description="Shown to readers after the step.")
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class Count(Part):
    """A number someone counted, with what it is a share of and when it was true."""

    measure: Line = Field(title="What was counted")
    value: Line = Field(title="Number", description="The number as stated: 37, or 'more than 50'.")
    of: Line | None = Field(
        None, title="Out of", description="The whole it is a share of. Needed with a percentage."
    )
    as_of: Line | None = Field(
        None, title="As of", description="When it was true, or 'no date given'."
    )
    note: Line | None = Field(None, title="Note", description="Shown to readers beside the number.")
    working: Line | None = Field(
        None, title="Working", description="For a figure we worked out ourselves: how."
    )
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class Claim(Part):
    """Something a source says, with who says it."""

    text: Line = Field(title="Claim")
    attributed_to: Line | None = Field(
        None, title="Said by", description="A role or an organisation, never a person's name."
    )
    as_of: Line | None = Field(None, title="As of", description="When it was true or said.")
    ours: YesNo = Field(
        False,
        title="Our reading",
        description="yes when the publisher of this directory worked it out; no source says it in so many words.",
    )
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class Role(Part):
    """Someone who does part of the work, by role and never by name."""

    role: Line = Field(title="Role")
    paid: Literal["yes", "no", "not-stated"] = Field("not-stated", title="Paid")
    hours: Line | None = Field(
        None, title="Hours", description="Hours a week, and how long a post was paid for."
    )
    does: Line | None = Field(None, title="Does", description="What they do, in one sentence.")
    training: Line | None = Field(
        None, title="Training", description="What training they have for it."
    )
    supervision: Line | None = Field(
        None, title="Supervision", description="Who supports them in it, and how often."
    )
    background: Line | None = Field(
        None, title="Background", description="What they did before, when a source says it."
    )
    appointed: When | None = Field(None, title="Appointed", description="When they were appointed.")
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class Offer(Part):
    """One thing a service offers."""

    what: Line = Field(title="What")
    kind: Annotated[Slug, Refers("kinds")] | None = Field(None, title="Kind of support")
    began: Line | None = Field(
        None, title="Began", description="When it began, when a source says it."
    )
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class Funding(Part):
    """Money given. An amount left out is shown as 'not stated'."""

    from_: OrganisationId = Field(alias="from", title="Funder")
    amount: Whole | None = Field(None, title="Amount in pounds")
    what_for: Line | None = Field(None, title="For what", description="In a few words.")
    years: Whole | None = Field(None, title="Over how many years")
    announced: When | None = Field(
        None, title="Announced", description="When the money was announced."
    )
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class Relation(Part):
    """A typed link to another record, kept on the record it starts from."""

    type: Annotated[Slug, Refers("relation-types")] = Field(title="Relation")
    to: AnyId = Field(title="To", description="The id of the other record.")
    note: Line | None = Field(None, title="Note", description="Shown to readers beside the link.")
    changed: Line | None = Field(
        None,
        title="What they changed",
        description="For a practice that others took up: what they do differently.",
    )
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )
    more_sources: tuple[Slug, ...] = Field(
        (),
        title="Also in",
        description="Ids of further sources of this record that say the same.",
    )


class Superseded(Part):
    """A number or address that is out of date and still copied about. Found by search, never shown whole."""

    value: Line = Field(title="Old value")
    note: Line | None = Field(
        None,
        title="Note",
        description="What is wrong with it, or what replaced it. Shown to readers; never write the number here.",
    )


class Ran(Part):
    """When a past service ran."""

    from_: When | None = Field(None, alias="from", title="From")
    to: When | None = Field(None, title="To")
    note: Line | None = Field(
        None, title="Note", description="What is not certain about the dates."
    )


class Change(Part):
    """Something that became different in the world, and that readers are told. Not a correction of a slip."""

    on: Day = Field(title="Changed on", description="The day from which the new fact holds.")
    what: Line = Field(
        title="What changed", description="In plain words: 'New phone number'. Shown to readers."
    )


class Record(Part):
    """What every record has. The file's name is the record's id; it never changes."""

    id: Slug = Field(
        title="Id", description="From the file's name.", json_schema_extra={"from_file": True}
    )
    path: str = Field(
        title="File", description="From the file's place.", json_schema_extra={"from_file": True}
    )


class Standing(Record):
    """What every record about the real world has besides its content."""

    was: tuple[Slug, ...] = Field(
        (), title="Old ids", description="Ids this record had before; each becomes a redirect."
    )
    checked: Checked | None = Field(None, title="Checked")
    changed: tuple[Change, ...] = Field(
        (),
        title="Changes",
        description="What changed and when, for people who follow this. Never the number itself.",
    )
    sources: tuple[Source, ...] = Field(min_length=1, title="Sources")
    doubts: tuple[Line, ...] = Field(
        (),
        title="Doubts",
        description="Where sources disagree or may be out of date. Shown to readers.",
    )
    notes_for_editors: Markdown | None = Field(
        None, title="Notes for editors", description="Never published."
    )
    held: Line | None = Field(
        None,
        title="Held back because",
        description="Why this record is not published yet. It is listed in the report of gaps.",
    )
    withdrawn: Withdrawn | None = Field(None, title="Withdrawn")
    relations: tuple[Relation, ...] = Field((), title="Relations")
    not_the_same_as: tuple[AnyId, ...] = Field(
        (), title="Not the same as", description="Records that look alike and must not be merged."
    )


class Site(Part):
    """One place where a programme ran."""

    area: AreaId = Field(title="Area")
    host: OrganisationId | None = Field(
        None, title="Host", description="The organisation that ran it there."
    )
    service: Annotated[Slug, Refers("service")] | None = Field(
        None, title="Service", description="The service it was there, if this directory has it."
    )
