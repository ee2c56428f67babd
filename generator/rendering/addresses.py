"""The addresses that a page may link to: those of its own site, and those that only another site has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.language.said import say
from generator.planning.pages import Home, Link

MAIN_SITE = say("on the main site")


@dataclass(frozen=True)
class Addresses:
    """What links of one site may lead to.

    *here* are the addresses of the site itself, *folder* is its place on the hub's host, *elsewhere*
    says which site has a page that this one lacks. *hub_url* is given when areas are published apart
    from the hub: then only the hub can be linked to.
    """

    here: frozenset[str] = frozenset()
    folder: str = ""
    elsewhere: Mapping[str, Home] = field(default_factory=dict)
    hub_url: str = ""

    def __contains__(self, url: object) -> bool:
        """True when the site has a page at *url*."""
        return url in self.here

    def href(self, link: Link, up: str) -> str:
        """Where *link* leads from a page from which *up* leads to its site's root; '' for nowhere."""
        url = link.url.partition("#")[0]
        if link.site is None or link.site == self.folder:
            if url in self.here:
                return up + link.url
            if link.site is not None or url not in self.elsewhere:
                return ""
            return self._beyond(self.elsewhere[url].folder, link.url, up)
        return self._beyond(link.site, link.url, up)

    def place(self, link: Link) -> str:
        """Words for which site *link* leads to, when it leaves this one and does not say so itself."""
        url = link.url.partition("#")[0]
        home = self.elsewhere.get(url)
        if link.site is not None or home is None or url in self.here or not self.href(link, ""):
            return ""
        return say("on the site for %(area)s", area=home.name) if home.folder else MAIN_SITE

    def _beyond(self, folder: str, url: str, up: str) -> str:
        """The way to *url* on the site in *folder*."""
        if folder == self.folder:
            return ""
        if self.folder == "":
            return f"{up}{folder}/{url}"
        if self.hub_url:
            return "" if folder else self.hub_url.removesuffix("index.html") + url
        return f"{up}../{folder + '/' if folder else ''}{url}"
