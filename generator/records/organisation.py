"""The organisation record: who runs, funds, hosts or studies services."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.records.contact_fields import Email, PhoneNumber, Url
from generator.records.fields import AreaId, Line, Refers, Slug, Summary, YesNo
from generator.records.parts import Count, Standing, Superseded


class Organisation(Standing):
    """One organisation. The file is ``directory/organisations/<id>.yml``."""

    name: Line = Field(title="Name")
    also_called: tuple[Line, ...] = Field(
        (), title="Also called", description="Other names and spellings people may type."
    )
    kind: Annotated[Slug, Refers("organisation-kinds")] = Field(
        title="Kind", description="not-stated unless a source says it."
    )
    does: Summary = Field(
        title="What it does", description="One plain sentence of at most 160 characters."
    )
    areas: tuple[AreaId, ...] = Field((), title="Areas", description="Where it works.")
    website: Url | None = Field(None, title="Website")
    email: Email | None = Field(
        None, title="E-mail", description="A shared mailbox, never one person's."
    )
    phone: PhoneNumber | None = Field(
        None, title="Phone number", description="Its own switchboard, not one worker's number."
    )
    charity_number: Line | None = Field(
        None, title="Charity number", description="As the register gives it."
    )
    is_past: YesNo = Field(
        False, title="No longer exists", description="yes when it has closed or merged."
    )
    members: tuple[Count, ...] = Field((), title="Members")
    keeps_address_private: YesNo = Field(
        False,
        title="Keeps its address private",
        description="yes for organisations that run refuges: none of its services may carry a place.",
    )
    superseded: tuple[Superseded, ...] = Field(
        (), title="Old numbers", description="Never shown whole."
    )
