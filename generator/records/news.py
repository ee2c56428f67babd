"""The news record: a dated item about a service, an example or an organisation."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.records.date_fields import ClockTime, Day, When
from generator.records.fields import AnyId, AreaId, Line, Markdown, Summary
from generator.records.parts import Standing


class NewsItem(Standing):
    """One item. The file is ``content/news/<id>.yml``."""

    title: Line = Field(title="Title")
    date: When = Field(title="Date")
    kind: Literal["news", "event", "recognition"] = Field(title="Kind")
    summary: Summary = Field(title="Summary")
    text: Markdown | None = Field(
        None, title="Text", description="The rest, when one sentence is not enough."
    )
    areas: tuple[AreaId, ...] = Field(min_length=1, title="Areas")
    about: tuple[AnyId, ...] = Field(
        (), title="About", description="Ids of the services, examples or organisations it is about."
    )
    starts: Day | None = Field(None, title="Starts", description="For an event.")
    ends: Day | None = Field(None, title="Ends", description="For an event of several days.")
    from_: ClockTime | None = Field(
        None, alias="from", title="From", description="When an event of one day begins: 10:00."
    )
    to: ClockTime | None = Field(
        None, title="To", description="When an event of one day ends: 12:30."
    )
    where: Line | None = Field(
        None,
        title="Where",
        description="For an event. Never for one of a service whose place is kept private.",
    )

    @property
    def last_day(self) -> Day | None:
        """The last day of an event; None when it has no day."""
        return self.ends or self.starts
