"""The news record: a dated item about a service, an example or an organisation."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.records.fields import AnyId, AreaId, Day, Line, Markdown, Summary, When
from generator.records.parts import Standing


class NewsItem(Standing):
    """One item. The file is ``content/news/<id>.yml``."""

    title: Line = Field(title="Title")
    date: When = Field(title="Date")
    kind: Literal["news", "event", "recognition"] = Field(title="Kind")
    summary: Summary = Field(title="Summary")
    text: Markdown | None = Field(None, title="Text")
    areas: tuple[AreaId, ...] = Field(min_length=1, title="Areas")
    about: tuple[AnyId, ...] = Field((), title="About", description="Ids of the services, examples or organisations it is about.")
    starts: Day | None = Field(None, title="Starts")
    ends: Day | None = Field(None, title="Ends")
    where: Line | None = Field(None, title="Where")
