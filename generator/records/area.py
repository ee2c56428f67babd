"""The area record: a place people live in or a footprint services cover. Areas form a tree."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.records.contact_fields import Email, GitHubHandle, PostcodeDistrict
from generator.records.fields import (
    AreaId,
    Line,
    Markdown,
    OrganisationId,
    Refers,
    ServiceId,
    Slug,
    YesNo,
)
from generator.records.parts import Claim, Part, Standing

CouncilCode = Annotated[str, Field(pattern=r"^[A-Z]\d{8}$")]
"""A GSS code of the Office for National Statistics, such as E08000024."""


class CouncilPart(Part):
    """A council of which only some postcode districts belong to the area."""

    code: CouncilCode = Field(title="Council code")
    districts: tuple[PostcodeDistrict, ...] = Field(min_length=1, title="Postcode districts")


class Area(Standing):
    """One area. The file is ``directory/areas/<id>.yml``."""

    name: Line = Field(title="Name")
    in_name: Line | None = Field(
        None,
        title="Name after 'in'",
        description="When it differs: 'the north east of Northumberland'.",
    )
    also_called: tuple[Line, ...] = Field(
        (), title="Also typed", description="Towns, nicknames and spellings people may type."
    )
    ambiguous: tuple[Line, ...] = Field(
        (),
        title="Ambiguous words",
        description="Words that may mean another area too: the hub asks.",
    )
    kind: Annotated[Slug, Refers("area-kinds")] = Field(title="Kind")
    parent: AreaId | None = Field(
        None, title="Inside", description="The id of the area this one lies in."
    )
    has_site: YesNo = Field(
        False, title="Has its own site", description="yes gives the area its own site."
    )
    codes: tuple[CouncilCode, ...] = Field(
        (), title="Council codes", description="ONS codes of the councils it is made of."
    )
    parts: tuple[CouncilPart, ...] = Field(
        (),
        title="Parts of councils",
        description="Councils of which only some postcode districts belong to the area.",
    )
    towns: tuple[Line, ...] = Field(
        (), title="Towns", description="Places inside it that people may name."
    )
    coverage_note: Line | None = Field(
        None,
        title="Coverage note",
        description="What the area does and does not take in, in words.",
    )
    looked_after_by: OrganisationId | None = Field(
        None,
        title="Looked after by",
        description="The organisation whose editors keep its records.",
    )
    mailbox: Email | None = Field(
        None, title="Mailbox for corrections", description="A shared mailbox, never one person's."
    )
    editors: tuple[GitHubHandle, ...] = Field(
        (),
        title="Editors on GitHub",
        description="Who is asked to look at changes to its records: @name or @organisation/team.",
    )
    urgent_lines: tuple[ServiceId, ...] = Field(
        (),
        title="Local urgent lines",
        description="Shown below the national ones; only from the trust's own page.",
    )
    intro: Markdown | None = Field(
        None, title="Introduction", description="One or two sentences at the top of its home page."
    )
    context: tuple[Claim, ...] = Field((), title="Context")
