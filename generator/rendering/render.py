"""Render: the plan of a site in, the text of each page out. Stage 6."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape
from urllib.parse import quote

from generator.planning.pages import Link, Page, SitePlan, canonical, given
from generator.planning.wording import day_in_words
from generator.records.settings import Settings
from generator.rendering.addresses import Addresses
from generator.rendering.editions import NO_EDITION, EditionAddresses, Tongue
from generator.rendering.first_paint import FirstPaint
from generator.rendering.marking import ENGLISH, mark_languages
from generator.rendering.security_policy import meta
from generator.rendering.shell import Shell, Shells
from generator.rendering.speaking import Language
from generator.rendering.templates import Templates

NAV = ("find-help", "search", "urgent-help", "a-to-z", "practice", "about")


#: Templates that need stylesheets of their own beside the one of all pages.
STYLED = {
    "practice.html": ("tables", "practice"),
    "practice-library.html": ("library", "finding"),
    "practice-comparison.html": ("tables", "library"),
    "practice-compare.html": ("library",),
    "suggest.html": ("suggest",),
    "gaps.html": ("tables",),
    "easy.html": ("plain",),
    "refer.html": ("plain",),
    "my-list.html": ("tables", "library", "plain", "list"),
}
#: Templates with the box to search from.
SEARCHED = frozenset({"home.html", "hub.html", "search.html"})
#: The pages that the library's script works on.
LIBRARY_SCRIPTED = frozenset({"practice/index.html", "practice/compare/index.html"})
#: Other templates that need a script of their own, by its name.
SCRIPTED = {
    "refer.html": "copy",
    "suggest.html": "suggest",
    "offline.html": "offline",
    "my-list.html": "list",
}
#: Scripts of parts that any page may have, each with what stands in the page's text then.
MARKED = {"checked": 'data-until="', "save": 'data-save="', "forget": "data-forget"}


@dataclass(frozen=True)
class SearchScripts:
    """The published names of the search's three files of script, and of the *style* of what opens below its box."""

    first: str = ""
    further: str = ""
    places: str = ""
    style: str = ""


NO_SCRIPTS = SearchScripts()


@dataclass(frozen=True, slots=True)
class BookletLink:
    """The booklet of a site, as its home page offers it: where it is, and its size and day in words."""

    url: str
    words: str


@dataclass(frozen=True, slots=True)
class CopyOffer:
    """The copy of a site that a phone can keep: its size and the number of its pages, in words."""

    size: str
    pages: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What a page says only when it is printed: *qr* leads to the picture of its code, or is ''."""

    address: str
    qr: str
    made_on: str
    launched: bool


@dataclass(frozen=True)
class SiteWords:
    """What templates may say about the site as a whole."""

    settings: Settings
    up: str
    place: str = ""
    is_hub: bool = False
    map_source: str = ""
    search_scripts: SearchScripts = NO_SCRIPTS
    paper: Paper | None = None
    booklet: BookletLink | None = None
    copy: CopyOffer | None = None

    @property
    def leave_name(self) -> str:
        """What 'Leave this page' opens, in words."""
        return self.settings.leave_name

    def wrong_href(self, name: str) -> str:
        """An e-mail draft that reports a mistake on the page of *name*; the editors' page without a mailbox."""
        return self._draft(f"Something is wrong: {name}")

    def missing_href(self, name: str) -> str:
        """An e-mail draft that reports a missing service."""
        return self._draft(f"A service is missing: {name}")

    def _draft(self, subject: str) -> str:
        operator = self.settings.operator
        if operator is None:
            return f"{self.up}for-editors/index.html"
        return f"mailto:{operator.email}?subject={quote(subject[:200])}"


@dataclass
class SiteRenderer:
    """Renders the pages of one site in one language. Keeps what pages share: part-filled shells and cards.

    *language* is that of the pages, None for English; *offered* are all besides English that the site
    has. *folders* are those of all areas' sites. *map_source* says whose the map of the area is; '' is no map.
    """

    plan: SitePlan
    settings: Settings
    shells: Shells
    templates: Templates
    first_paint: FirstPaint
    stylesheets: Mapping[str, str]
    search_scripts: SearchScripts
    scripts: Mapping[str, str]
    map_source: str = ""
    csp: bool = True
    booklet: BookletLink | None = None
    copy: CopyOffer | None = None
    language: Language | None = None
    offered: Sequence[Language] = ()
    folders: frozenset[str] = frozenset()
    _parts: dict[tuple[str, int, bool], Shell] = field(default_factory=dict, init=False)
    _cards: dict[tuple[str, str, str], str] = field(default_factory=dict, init=False)
    _trails: dict[tuple[tuple[Link, ...], str], str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Note which addresses the site has, so that links lead only to pages that exist."""
        self.here = frozenset(page.url for page in self.plan.pages)
        self.addresses = Addresses(
            self.here, self.plan.folder, self.plan.elsewhere, self.settings.hub_url or ""
        )
        self._card = self.templates.macro("card")
        if self.language:
            self._edition = EditionAddresses(
                self.language.code, self.here, self.folders, self.plan.is_hub
            )

    @property
    def pages(self) -> Sequence[Page]:
        """The pages of the site that there are in this language."""
        if self.language is None:
            return self.plan.pages
        return tuple(page for page in self.plan.pages if page.url not in NO_EDITION)

    def address(self, page: Page) -> str:
        """Where *page* is published, from the site's root."""
        return f"{self.language.code}/{page.url}" if self.language else page.url

    def page(self, page: Page) -> str:
        """The whole text of one page."""
        text = self._page(page)
        if self.language is None:
            return text
        code, direction = self.language.code, self.language.direction
        address = partial(self._edition.href, page)
        # Search understands English only, so what it finds is laid out as English.
        return mark_languages(text, code, direction, address, filled=page.template in SEARCHED)

    def _page(self, page: Page) -> str:
        up = self._up(page)
        view = page.view()
        body = "" if page.prose else self._body(page, view, up)
        shell = self._shell(page, up)
        words = {
            "title": self._title(page),
            "description": self._said(page.description),
            "head": self._head(page, view, up),
            "crumbs": self._crumbs(page, up),
            "body": body,
        }
        return shell.fill(
            {
                **{name: _no_slots(text) for name, text in words.items()},
                "styles": self._styles(page, up),
                "scripts": self._scripts(page, body, up),
                "languages": self._languages(page) if self.offered else "",
                **{
                    f"nav-{name}": ' aria-current="page"' if page.nav == name else ""
                    for name in NAV
                },
            }
        )

    def _styles(self, page: Page, up: str) -> str:
        """The stylesheet of all pages, and those that only pages of this kind need."""
        return "".join(
            f'<link rel="stylesheet" href="{up}assets/{self.stylesheets[style]}">'
            for style in ("site", *STYLED.get(page.template, ()))
        )

    def _scripts(self, page: Page, body: str, up: str) -> str:
        """The scripts that a page of this kind needs; most have none in English."""
        names = [self.scripts["speaking"]] if self.language else []
        if page.template in SEARCHED:
            names.append(self.search_scripts.first)
        elif page.url in LIBRARY_SCRIPTED:
            names.append(self.scripts["library"])
        elif page.template in SCRIPTED:
            names.append(self.scripts[SCRIPTED[page.template]])
        text = body or self._prose(page)
        names += (self.scripts[name] for name, mark in MARKED.items() if mark in text)
        return "".join(
            f'<script src="{up}assets/{name}" defer></script>\n' for name in names if name
        )

    def _prose(self, page: Page) -> str:
        """The text of a page of prose, between its slots."""
        return "".join(self.shells.prose[page.prose].pieces[::2])

    def _body(self, page: Page, view: object, up: str) -> str:
        save_mark = self.plan.material.words.save_mark

        def cards(id_: str) -> str:
            # On a home page nobody saves: its first visit stays light. The service's own page has the button.
            mark = "" if page.home else save_mark(id_)
            key = (id_, up, mark)
            if key not in self._cards:
                self._cards[key] = self._card(self.plan.card(id_), up, mark)
            return self._cards[key]

        return self.templates.render(
            f"pages/{page.template}",
            view=view,
            up=up,
            here=self.addresses,
            site=SiteWords(
                self.settings,
                up,
                self.place,
                self.plan.is_hub,
                self.map_source,
                self.search_scripts,
                self._paper(page, up),
                self.booklet,
                self.copy,
            ),
            cards=cards,
            save_mark=save_mark,
        )

    def _paper(self, page: Page, up: str) -> Paper | None:
        """What *page* says when it is printed; None for a page that says nothing of the kind."""
        if not page.opens:
            return None
        made = self.plan.material
        return Paper(
            address=made.address.split("://")[-1] + canonical(page.opens),
            qr=f"{up}{page.qr}" if page.qr else "",
            made_on=day_in_words(made.words.today),
            launched=self.settings.launched,
        )

    @property
    def place(self) -> str:
        """Where the site is for, as it stands after 'in'."""
        return self.plan.material.area_name

    def _up(self, page: Page) -> str:
        """The way from *page* to its site's root. The 404 page may be shown at any address."""
        return self.root_address if page.url == "404.html" else "../" * page.depth

    @property
    def root_address(self) -> str:
        """The address of the site's root on its host, from the configured base path."""
        return self.settings.base_path + (f"{self.plan.folder}/" if self.plan.folder else "")

    def _shell(self, page: Page, up: str) -> Shell:
        key = (page.prose, page.depth if page.url != "404.html" else -1, page.home)
        if key not in self._parts:
            shell = self.shells.prose[page.prose] if page.prose else self.shells.page
            self._parts[key] = shell.fill_some(self._shared(page, up))
        return self._parts[key]

    def _shared(self, page: Page, up: str) -> dict[str, str]:
        settings, plan = self.settings, self.plan
        above = settings.base_path if page.url == "404.html" else f"{up}../"
        hub = settings.hub_url or f"{above}index.html"
        script, style = self.first_paint.script, self.first_paint.style(home=page.home)
        return {
            "up": up,
            "policy": meta(script, style, csp=self.csp),
            "first-style": style,
            "messages": self._line(
                "messages", name=settings.name, has_mailbox=plan.material.has_mailbox
            ).rstrip(),
            "leave": escape(settings.leave_to),
            "leave-script": script,
            "urgent": self.templates.render(
                f"parts/urgent-{'panel' if page.home else 'strip'}.html", up=up
            ).strip(),
            "banner": self._line(
                "banner", up=up, launched=settings.launched, language=self.language
            ),
            "site-name": f"{escape(settings.name)} <b>{escape(plan.area_name)}</b>"
            if plan.area_name
            else f"<b>{escape(settings.name)}</b>",
            "change-area": "" if plan.is_hub else self._line("change-area", hub=hub),
            "operator": self._line("operator", operator=settings.operator).rstrip(),
        }

    def _line(self, part: str, **context: object) -> str:
        """A part of the layout on lines of its own; '' when it has nothing to say."""
        text = self.templates.render(f"parts/{part}.html", **context).strip()
        return f"{text}\n" if text else ""

    def _said(self, words: str) -> str:
        """*words* of planning in the language of the page, as markup."""
        return escape(words) if self.language is None else str(self._in_language(words))

    def _in_language(self, words: str) -> object:
        assert self.language
        said = self.language.finalize(words)
        return said if said is not words else escape(words)

    def _languages(self, page: Page) -> str:
        """The ways to *page* in the site's other languages."""
        if page.url in NO_EDITION or page.template == "redirect.html":
            return ""
        up = self._up(page) + ("../" if self.language else "")
        tongues = [Tongue(ENGLISH, "English", "ltr", up + page.url)] if self.language else []
        tongues += [
            Tongue(o.code, o.own_name, o.direction, f"{up}{o.code}/{page.url}")
            for o in self.offered
            if o != self.language
        ]
        return self._line("languages", tongues=tongues)

    def _title(self, page: Page) -> str:
        """The title in the browser's tab and history; neutral on pages about abuse."""
        name = escape(self.plan.name)
        if page.quiet_title:
            return f"Information – {name}"
        return (
            name
            if page.home and page.title == self.plan.name
            else f"{self._said(page.title)} – {name}"
        )

    def _head(self, page: Page, view: object, up: str) -> str:
        settings = self.settings
        # The stylesheet of all pages stops the reading of the page until it comes: these come beside it, not after.
        lines = [
            f'<link rel="preload" as="style" href="{up}assets/{self.stylesheets[style]}">'
            for style in STYLED.get(page.template, ())
        ]
        unready = self.language is not None and not self.language.done.is_whole
        if not settings.launched or page.unlisted or page.url == "404.html" or unready:
            lines.append('<meta name="robots" content="noindex">')
        if page.url != "404.html":
            folder = f"{self.plan.folder}/" if self.plan.folder else ""
            site = escape(settings.site_url) + folder
            own = f"{self.language.code}/" if self.language else ""
            lines.append(f'<link rel="canonical" href="{site}{own}{escape(page.address)}">')
            if self.offered:
                ways = [("en-GB", ""), *((o.code, f"{o.code}/") for o in self.offered)]
                lines += (
                    f'<link rel="alternate" hreflang="{code}" href="{site}{way}{escape(page.address)}">'
                    for code, way in ways
                )
        lines += (
            f'<link rel="alternate" type="application/{"atom+xml" if feed.url.endswith("xml") else "feed+json"}"'
            f' title="{escape(feed.text)}" href="{self._up(page)}{feed.url}">'
            for feed in page.feeds
        )
        if page.data:
            lines.append(
                f'<script type="application/ld+json">{_json_in_html(page.data(view))}</script>'
            )
        return "".join(f"{line}\n" for line in lines)

    def _crumbs(self, page: Page, up: str) -> str:
        if page.home or page.url.startswith("404"):
            return ""
        key = (page.crumbs, up)
        if key not in self._trails:
            home = self.plan.area_name or self.settings.name
            self._trails[key] = self.templates.render(
                "parts/crumbs.html", home=home, crumbs=page.crumbs, up=up, here=self.addresses
            )
        return self._trails[key]

    def redirects(self) -> Iterator[tuple[str, str]]:
        """Pages that stand at old addresses and lead to the new: (url, text)."""
        for old, new in self.plan.redirects.items():
            if old in self.here or new not in self.here:
                continue
            page = Page(
                old,
                "This page has moved",
                "This page has moved to a new place.",
                "redirect.html",
                given(new),
                in_sitemap=False,
            )
            text = self.page(page)
            refresh = f'<meta http-equiv="refresh" content="0; url={escape(self._up(page) + new)}">\n</head>'
            here, there = (f'/{url.removesuffix("index.html")}">' for url in (old, new))
            yield old, text.replace("</head>", refresh, 1).replace(here, there, 1)


def _no_slots(text: str) -> str:
    """*text* with nothing in it that looks like a slot of the shell, though it reads the same."""
    return text.replace("%%signpost:", "&#37;%signpost:") if "%%signpost:" in text else text


def _json_in_html(data: Mapping[str, object]) -> str:
    """*data* as JSON that can stand in a script element: nothing in it can close the element."""
    text = _JSON.encode(data)
    return (
        text.replace("%%", "\\u0025%")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
