"""The tombstone: an entry that was here and must not come back. Never shown, but for a notice at its old address."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.records.contact_fields import PhoneNumber, Url
from generator.records.date_fields import Day
from generator.records.fields import AreaId, Line, YesNo
from generator.records.parts import Record


class Gone(Record):
    """One former entry. The file is ``directory/gone/<id>.yml``, with the id that the entry had."""

    kind: Literal["service", "organisation", "practice"] = Field(
        title="Kind of record", description="What the entry was."
    )
    since: Day = Field(title="Gone since", description="The day it was taken out of the directory.")
    why: Line = Field(
        title="Why",
        description="Why it must not come back. The check says it to whoever adds it again; readers never see it.",
    )
    areas: tuple[AreaId, ...] = Field(
        (),
        title="Areas",
        description="The areas it had, so that their sites keep a notice at its old address. Empty: all sites.",
    )
    was_published: YesNo = Field(
        True,
        title="Was published",
        description="no when its page was never on a site: then no notice is kept.",
    )
    phones: tuple[PhoneNumber, ...] = Field(
        (),
        title="Phone numbers",
        description="Numbers that no record may carry again. Never shown to readers.",
    )
    websites: tuple[Url, ...] = Field(
        (),
        title="Web addresses",
        description="Pages that no record may lead to again. Never shown to readers.",
    )
