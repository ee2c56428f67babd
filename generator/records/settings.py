"""What the people who run a directory decide once, in ``signpost.yml`` beside ``directory/``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.records.fields import Email, KindId, Line, NeedId, Url, YesNo
from generator.records.kinds import Kind
from generator.records.parts import Part, Record


class Operator(Part):
    """Who runs the directory, named on every page."""

    name: Line = Field(title="Name")
    email: Email = Field(title="E-mail", description="A role mailbox, never a person's.")
    complaints: Line = Field(title="How to complain", description="One plain sentence.")


class Settings(Record):
    """The settings of one directory."""

    name: Line = Field(
        "Signpost", title="Name of the site", description="At the top of every page."
    )
    strapline: Line = Field(
        "Help before and after having a baby",
        title="Strapline",
        description="One line on the hub's home page.",
    )
    site_url: Url = Field(
        "https://signpost.example/",
        title="Address",
        description="Where the hub will be published, with a slash at the end.",
    )
    launched: YesNo = Field(
        False,
        title="Launched",
        description="no asks search engines to stay away and shows a banner.",
    )
    leave_to: Url = Field(
        "https://www.bbc.co.uk/weather",
        title="Leave to",
        description="The neutral site that 'Leave this page' opens.",
    )
    leave_name: Line = Field(
        "the weather",
        title="What that site is",
        description="In words: 'Leave this page' opens the weather.",
    )
    hub_url: Url | None = Field(
        None,
        title="Address of the hub",
        description="Only when area sites are published apart from the hub.",
    )
    base_path: Annotated[str, Field(pattern=r"^/([^/]+/)*$")] = Field(
        "/",
        title="Base path",
        description="Where the hub stands on its host, for the page shown at unknown addresses: / or /signpost/.",
    )
    operator: Operator | None = Field(None, title="Who runs it")
    source_url: Url | None = Field(
        None, title="Where the records are kept", description="The public repository, for editors."
    )
    home_needs: tuple[NeedId, ...] = Field(
        (), title="Needs on the home page", description="Ids of needs, in the order shown."
    )
    home_kinds: tuple[KindId, ...] = Field(
        (),
        title="Kinds of support on the home page",
        description="Ids of kinds of support, in the order shown.",
    )


SETTINGS_FILE = "signpost.yml"
SETTINGS = Kind("settings", "", Settings)
DEFAULT_SETTINGS = Settings(id="signpost", path=SETTINGS_FILE)
