"""What a plan is made of: pages with an address, a template and a view; sites; redirects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.planning.site_plan import Material


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a site: *url* from the site's root (naming the file), and its words.

    *site* is the folder of the site that the page is on ('' for the hub), for a page that every site
    has its own of; None when it is meant on this site, or wherever the page is.
    """

    url: str
    text: str
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A typed relation to another record: its words, such as 'Funded by', the link, and a note."""

    words: str
    link: Link
    note: str


@dataclass(frozen=True, slots=True)
class Home:
    """A site as other sites name it: its folder ('' for the hub), and its area's name."""

    folder: str
    name: str


def _nothing() -> None:
    """The view of a page that needs none."""


def given(view: Any) -> Callable[[], Any]:
    """A view that is made already."""
    return lambda: view


@dataclass(frozen=True, slots=True)
class Page:
    """One page. *url* is from the site's root and names the file: ``services/x/index.html``.

    *template* names the body's template. *view* makes what it is given, when the page is rendered:
    views of thousands of services are never held all at once, and are made in parallel. A page of
    prose has the name of its Markdown page in *prose* instead. *data* makes schema.org data for the
    head from the view. *feeds* are those that the head of this page leads to. *unlisted* asks search
    engines to leave it out. What is printed says the address of the page that it *opens*, with a code
    to scan: most often its own.
    """

    url: str
    title: str
    description: str
    template: str = ""
    view: Callable[[], Any] = _nothing
    prose: str = ""
    crumbs: tuple[Link, ...] = ()
    nav: str = ""
    data: Callable[[Any], Mapping[str, Any]] | None = None
    in_sitemap: bool = True
    unlisted: bool = False
    home: bool = False
    quiet_title: bool = False
    feeds: tuple[Link, ...] = ()
    opens: str = ""

    @property
    def qr(self) -> str:
        """The picture of the code that is printed, from the site's root; '' when there is none.

        A page about abuse has none: a code that is scanned stays in the phone's history.
        """
        return (
            f"{self.opens.removesuffix('.html')}-qr.svg"
            if self.opens and not self.quiet_title
            else ""
        )

    @property
    def depth(self) -> int:
        """How many folders below the site's root."""
        return self.url.count("/")

    @property
    def address(self) -> str:
        """The canonical address from the site's root: folders, never ``index.html``."""
        return canonical(self.url)


def canonical(url: str) -> str:
    """The address of the file at *url* as it is published: folders, never ``index.html``."""
    return url.removesuffix("index.html")


@dataclass(frozen=True, slots=True)
class SitePlan:
    """All pages of one site. *folder* is '' for the hub, else the area's id.

    *card* gives the view of a service's card, by the service's id. *material* is what the pages are
    made of: search makes its index from it. *elsewhere* says which site has a page that another may
    lack, so that its links still lead somewhere.
    """

    folder: str
    name: str
    area_name: str
    pages: tuple[Page, ...]
    card: Callable[[str], Any]
    material: Material
    redirects: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Mapping[str, Home] = field(default_factory=dict)

    @property
    def is_hub(self) -> bool:
        """True for the site that joins the others."""
        return self.folder == ""


class TwoPagesWithOneUrl(Exception):
    """Two pages of a site would be written to one file: a bug of ours, since ids are unique."""


def no_two_alike(plan: SitePlan) -> SitePlan:
    """Give *plan* back; raise :class:`TwoPagesWithOneUrl` when two of its pages share a url."""
    seen: set[str] = set()
    for page in plan.pages:
        if page.url in seen:
            raise TwoPagesWithOneUrl(f"{plan.folder or 'hub'}: {page.url}")
        seen.add(page.url)
    return plan
