"""What the people who run a directory decide once, in ``signpost.yml`` beside ``directory/``."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from generator.records import snapshot
from generator.records.contact_fields import Email, GitHubHandle, GitHubRepository, Url
from generator.records.fields import KindId, Language, Line, NeedId, YesNo
from generator.records.kinds import Kind
from generator.records.parts import Part, Record


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


Folder = Annotated[Url, AfterValidator(_with_slash)]
"""A web address that others are added to, so that it ends with a slash."""


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
    site_url: Folder = Field(
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
    operator: Operator | None = Field(None, title="Who runs it")
    security_contact: Email | None = Field(
        None,
        title="Whom to tell of a security hole",
        description="A role mailbox. It is published in /.well-known/security.txt.",
    )
    source_url: Url | None = Field(
        None, title="Where the records are kept", description="The public repository, for editors."
    )
    repository: GitHubRepository | None = Field(
        None,
        title="Repository on GitHub",
        description="As owner/name. Suggestions, issue forms and the page for editors lead there.",
    )
    sign_in_url: Url | None = Field(
        None,
        title="Where editors sign in",
        description="The service that signs editors in with GitHub at /admin/. Without it they paste a token.",
    )
    maintainers: tuple[GitHubHandle, ...] = Field(
        (),
        title="Maintainers on GitHub",
        description="Who is asked to look at changes where an area names no editors.",
    )
    languages: tuple[Language, ...] = Field(
        (),
        title="Other languages of pages",
        description="Codes of languages besides English, such as pl, that pages are made in too. What nobody has said in a language stays in English.",
    )
    home_needs: tuple[NeedId, ...] = Field(
        (), title="Needs on the home page", description="Ids of needs, in the order shown."
    )
    home_kinds: tuple[KindId, ...] = Field(
        (),
        title="Kinds of support on the home page",
        description="Ids of kinds of support, in the order shown.",
    )

    @property
    def base_path(self) -> str:
        """Where the hub stands on its host: '/' or '/signpost/'."""
        return urlsplit(self.site_url).path


SETTINGS_FILE = snapshot.SETTINGS_FILE
SETTINGS = Kind("settings", "", Settings)
DEFAULT_SETTINGS = Settings(id="signpost", path=SETTINGS_FILE)
