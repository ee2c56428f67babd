"""The whole build, read aloud: check, plan, render, inspect, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from generator.checking.checking import Checked, check
from generator.exchange.calendars import calendar_files
from generator.exchange.cms import FOLDER, admin_files, why_none
from generator.exchange.feeds import feed_files
from generator.exchange.list_cards import list_files, struck_cards
from generator.exchange.practice_files import practice_files
from generator.exchange.practice_striking import struck_downloads, struck_pairs
from generator.exchange.striking import struck_exchange
from generator.paper.booklet import booklets
from generator.paper.pdf import what_is_missing
from generator.paper.qr import qr_files
from generator.planning.home_view import WithdrawnView
from generator.planning.offline_page import KEEP
from generator.planning.pages import SitePlan
from generator.planning.site_plan import plan_sites
from generator.planning.wording import day_in_words
from generator.publishing.gap_csv import gap_files
from generator.publishing.header_files import SECURITY_TXT, EditorsPage, header_files, security_txt
from generator.publishing.inspection import Fault
from generator.publishing.offline_copy import WORKER, copy_files, pack_again, packed, worker
from generator.publishing.press import press
from generator.publishing.site_files import (
    BOOKLET,
    Assets,
    assets,
    assets_in,
    booklet_link,
    robots,
    sitemap,
)
from generator.publishing.staging import Writer, replace_file, staged
from generator.publishing.striking import strike
from generator.publishing.suggest_script import suggesting
from generator.records.forked import ahead, can_fork
from generator.records.settings import Settings
from generator.records.shipped import templates_of
from generator.records.uncollected import uncollected
from generator.rendering.addresses import Addresses
from generator.rendering.render import SearchScripts, SiteRenderer
from generator.rendering.shell import Shells, make_shells
from generator.rendering.speaking import Language
from generator.rendering.templates import Templates
from generator.search.concepts import Concepts
from generator.search.files import search_files, search_index
from generator.search.outline import outline
from generator.search.script import scripts
from generator.search.striking import struck_files


@dataclass(frozen=True, slots=True)
class Stamp:
    """What comes from outside, read once: the day, and how many processes may work."""

    today: date
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gives. *pages* counts the pages of each site by its folder; '' is the hub.

    *unknown_areas* were asked for and have no site: then nothing is built. *no_booklets* says why
    booklets that were asked for are not there.
    """

    checked: Checked
    faults: tuple[Fault, ...]
    pages: dict[str, int]
    unknown_areas: tuple[str, ...] = ()
    no_booklets: str = ""

    @property
    def published(self) -> bool:
        """True when the new site stands in the place of the old."""
        return self.checked.may_publish and not self.faults and not self.unknown_areas


Tell = Callable[[str], None]


def _silent(_: str) -> None:
    """Say nothing."""


@uncollected()
def build(
    root: Path,
    target: Path,
    stamp: Stamp,
    *,
    only: frozenset[str] = frozenset(),
    tell: Tell = _silent,
    preview: bool = False,
    with_booklets: bool = False,
) -> Built:
    """Publish the hub and every area's site (or *only* some areas') from *root* to *target*.

    When problems block or inspection finds faults, *target* is left as it was. *tell* hears each
    step as it begins; a *preview* has no content security policy, so that live reload works. Areas get
    *with_booklets* a PDF each, unless Pango is missing. Raises
    OSError when the disk refuses, and our own exceptions for bugs of ours.
    """
    tell("Checking the records")
    shells_made = _begin(partial(make_shells, root))
    checked = check(root, stamp.today, stamp.jobs)
    if not checked.may_publish:
        return Built(checked, (), {})
    if unknown := only - {site.id for site in checked.catalogue.sites}:
        return Built(checked, (), {}, tuple(sorted(unknown)))
    tell("Making the page shell")
    shells = shells_made()
    tell("Planning the sites")
    plans = tuple(plan_sites(checked.catalogue, checked.settings, stamp.today, only))
    missing = what_is_missing() if with_booklets else ""
    made: Mapping[str, bytes] = {}
    if with_booklets and not missing:
        tell("Making the booklets")
        made = booklets(plans, templates_of(root), stamp.jobs)
    spoken = tuple(_spoken(root, checked.settings, tell))
    works = Works(
        root, checked, shells, stamp, tell, preview, Concepts(checked.catalogue), made, spoken
    )
    faults = works.publish_areas(plans, target) if only else works.publish_all(plans, target)
    if faults:
        return Built(checked, faults, {})
    pages = {plan.folder: len(plan.pages) for plan in plans}
    return Built(checked, (), pages, no_booklets=missing)


def _begin(make: Callable[[], Shells]) -> Callable[[], Shells]:
    """Begin to make the shells: MkDocs takes as long to start as a small directory to check."""
    return ahead(make) if can_fork() else make


def _spoken(root: Path, settings: Settings, tell: Tell) -> Iterator[tuple[Language, Shells]]:
    """The other languages that *settings* name, each with the shells of its pages. Says which cannot be had."""
    if not settings.languages:
        return
    from generator.rendering.languages import languages  # noqa: PLC0415 - English does not wait for it

    for found in languages(templates_of(root), settings.languages, tell):
        yield found, make_shells(root, found)


class Refused(Exception):
    """Inspection found faults: what is staged must not be published."""


@dataclass(frozen=True)
class Works:
    """What publishing a site needs besides its plan."""

    root: Path
    checked: Checked
    shells: Shells
    stamp: Stamp
    tell: Tell
    preview: bool
    concepts: Concepts
    booklets: Mapping[str, bytes]
    spoken: tuple[tuple[Language, Shells], ...] = ()

    def publish_all(self, plans: Sequence[SitePlan], target: Path) -> tuple[Fault, ...]:
        """Put the hub and all areas in the place of *target* at once, or give the faults."""
        faults: list[Fault] = []
        try:
            with staged(target) as aside:
                for plan in plans:
                    faults += self._site(plan, aside / plan.folder, self._below(plan, plans))
                Writer(aside).write("robots.txt", robots(plans, self.checked.settings))
                _refuse(faults)
                self.tell("Putting the new site in place")
        except Refused:
            return tuple(faults)
        return ()

    def publish_areas(self, plans: Sequence[SitePlan], target: Path) -> tuple[Fault, ...]:
        """Put each area's site in its place below *target*, or give the faults of the first with any."""
        for plan in plans:
            faults: list[Fault] = []
            try:
                with staged(target / plan.folder) as aside:
                    faults += self._site(plan, aside, frozenset())
                    _refuse(faults)
            except Refused:
                return tuple(faults)
        return ()

    def _site(self, plan: SitePlan, folder: Path, below: frozenset[str]) -> list[Fault]:
        """Write one site below *folder*, which is staged, and give the faults that inspection finds.

        *below* are the addresses of the sites that stand inside it.
        """
        self.tell(f"Writing {plan.name} ({len(plan.pages):,} pages)")
        folder.mkdir(parents=True, exist_ok=True)
        catalogue, settings = self.checked.catalogue, self.checked.settings
        shared, search_scripts = self._loads[""]
        files = dict(shared.files)
        files |= list_files(plan) | gap_files(plan) | practice_files(plan.material)
        site = plan.material.site
        drawn = outline(self.root, site, catalogue) if site else None
        files |= search_files(search_index(self.root, self.concepts, plan.material), drawn)
        files |= feed_files(plan, settings) | calendar_files(plan, settings)
        files |= self._editor() if plan.is_hub else {}
        files |= qr_files(plan, self.stamp.jobs)
        offered = None
        if pdf := self.booklets.get(plan.folder):
            files[BOOKLET] = pdf
            offered = booklet_link(pdf, self.stamp.today)
        renderer = SiteRenderer(
            plan,
            settings,
            self.shells,
            Templates(templates_of(self.root)),
            shared.first_paint,
            shared.stylesheets,
            search_scripts,
            shared.scripts,
            drawn.source if drawn else "",
            csp=not self.preview,
            booklet=offered,
            offered=[language for language, _ in self.spoken],
            folders=frozenset(area.id for area in catalogue.sites),
        )
        renderers = [renderer]
        for found, shells in self.spoken:
            renderers.append(self._in_language(renderer, found, shells))
            files |= self._loads[found.code][0].files
        known = renderer.here | set(plan.redirects) | set(files) | below
        known |= {each.address(page) for each in renderers for page in each.pages}
        faults = [
            fault
            for each in renderers
            for fault in press(each, folder, frozenset(known), self.stamp.jobs)
        ]
        writer = Writer(folder)
        for url, text in renderer.redirects():
            writer.write(url, text)
        for url, content in files.items():
            writer.write(url, content)
        if not plan.is_hub and not self.preview:
            self._copy(renderer, folder)
        writer.write("sitemap.xml", sitemap(plan, settings))
        writer.write("robots.txt", robots([plan], settings))
        folders = ["", *(f"{area.id}/" for area in catalogue.sites)] if plan.is_hub else [""]
        editor = _editors_page(known | below, settings) if plan.is_hub else None
        for url, lines in header_files(renderer.root_address, folders, editor).items():
            writer.write(url, lines)
        if plan.is_hub and (contact := security_txt(settings, self.stamp.today)):
            writer.write(SECURITY_TXT, contact)
        return faults

    def _in_language(
        self, renderer: SiteRenderer, language: Language, shells: Shells
    ) -> SiteRenderer:
        """What renders the pages of *renderer*'s site in *language*."""
        own, search_scripts = self._loads[language.code]
        return replace(
            renderer,
            language=language,
            shells=shells,
            templates=Templates(templates_of(self.root), language),
            first_paint=own.first_paint,
            scripts=own.scripts,
            search_scripts=search_scripts,
        )

    @cached_property
    def _loads(self) -> dict[str, tuple[Assets, SearchScripts]]:
        """What the pages of all sites load, by the code of their language; '' is English."""
        templates = templates_of(self.root)
        english = assets(templates)
        return {"": self._with_scripts(english, None)} | {
            language.code: self._with_scripts(assets_in(templates, language, english), language)
            for language, _ in self.spoken
        }

    def _with_scripts(
        self, shared: Assets, language: Language | None
    ) -> tuple[Assets, SearchScripts]:
        """*shared* with the scripts in *language* that need more than themselves: search, and the form."""
        templates = templates_of(self.root)
        search_scripts, made = scripts(templates, language)
        suggest, content = suggesting(templates, self.checked.catalogue, language)
        made |= {suggest: content}
        files = shared.files | {f"assets/{name}": content for name, content in made.items()}
        return (
            replace(shared, scripts={**shared.scripts, "suggest": suggest}, files=files),
            replace(search_scripts, style=shared.stylesheets["finding"]),
        )

    def _copy(self, renderer: SiteRenderer, folder: Path) -> None:
        """Write what a phone can keep of the site below *folder*, and the page that offers it with its size."""
        copy = packed(folder, self.stamp.jobs)
        renderer.copy = copy.offer
        page = renderer.page(next(page for page in renderer.plan.pages if page.url == KEEP))
        files = copy_files(copy, page, self.stamp.today)
        files |= {KEEP: page.encode(), WORKER: worker(templates_of(self.root))}
        writer = Writer(folder)
        for url, content in files.items():
            writer.write(url, content)

    def _below(self, plan: SitePlan, plans: Sequence[SitePlan]) -> frozenset[str]:
        """The addresses of all pages of the other sites, from the hub's root; none for a site of an area."""
        if not plan.is_hub:
            return frozenset()
        ways = ("", *(f"{found.code}/" for found, _ in self.spoken))
        return frozenset(
            f"{other.folder}/{way}{page.url}"
            for other in plans
            if not other.is_hub
            for page in other.pages
            for way in ways
        )

    def _editor(self) -> dict[str, bytes]:
        """The files of the hub's page for editors. Says why when there is none."""
        if reason := why_none(self.root, self.checked.settings):
            self.tell(reason)
        return admin_files(self.root, self.checked.settings, self.checked.catalogue)


def _editors_page(addresses: Iterable[str], settings: Settings) -> EditorsPage | None:
    """The page of the editor among *addresses* of the hub, with the names beside it; None when there is none."""
    tops = {f"{top}{slash}" for top, slash, _ in (url.partition("/") for url in addresses)}
    if FOLDER not in tops:
        return None
    beside = tuple(sorted(tops - {FOLDER}))
    return EditorsPage(FOLDER, beside, settings.sign_in_url is not None)


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise Refused


def take_down(root: Path, target: Path, folder: str, id_: str, stamp: Stamp) -> int:
    """Take one entry out of the sites at *target* as they stand, without building; give the pages changed.

    For when the records do not pass and the entry cannot wait. *folder* is its place in a site, such
    as ``services``. Raises OSError when a page may not be written.
    """
    view = WithdrawnView("", day_in_words(stamp.today), ())
    templates = Templates(templates_of(root))
    notice = templates.render("pages/withdrawn.html", view=view, up="../../", here=Addresses())
    if folder == "services":
        struck = (*struck_files(target, id_), *struck_cards(target, id_, view.on))
        for path, content in struck:
            replace_file(path, content)
    for strike_files in (struck_exchange, struck_downloads):
        for path, content in strike_files(target, folder, id_):
            replace_file(path, content)
    if folder == "practice":
        for name in struck_pairs(target, id_):
            strike(target, "practice/compare", name, notice)
    changed = strike(target, folder, id_, notice)
    pack_again(target, stamp.today)
    return changed
