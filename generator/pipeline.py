"""The whole build, read aloud: check, plan, render, inspect, publish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.checking.checking import Checked, check
from generator.planning.home_view import WithdrawnView
from generator.planning.pages import SitePlan
from generator.planning.site_plan import plan_sites
from generator.planning.wording import day_in_words
from generator.publishing.districts import districts_of_sites
from generator.publishing.inspection import Fault
from generator.publishing.press import press
from generator.publishing.site_files import assets, postcode_script, robots, sitemap
from generator.publishing.staging import Writer, staged
from generator.publishing.striking import strike
from generator.rendering.render import SiteRenderer
from generator.rendering.shell import Shells, make_shells
from generator.rendering.templates import Templates


@dataclass(frozen=True, slots=True)
class Stamp:
    """What comes from outside, read once: the day, and how many processes may work."""

    today: date
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gives. *pages* counts the pages of each site by its folder; '' is the hub.

    *unknown_areas* were asked for and have no site: then nothing is built.
    """

    checked: Checked
    faults: tuple[Fault, ...]
    pages: dict[str, int]
    unknown_areas: tuple[str, ...] = ()

    @property
    def published(self) -> bool:
        """True when the new site stands in the place of the old."""
        return self.checked.may_publish and not self.faults and not self.unknown_areas


class Refused(Exception):
    """Inspection found faults: what is staged must not be published."""


Tell = Callable[[str], None]


def _silent(_: str) -> None:
    """Say nothing."""


def build(
    root: Path,
    target: Path,
    stamp: Stamp,
    *,
    only: frozenset[str] = frozenset(),
    tell: Tell = _silent,
    preview: bool = False,
) -> Built:
    """Publish the hub and every area's site (or *only* some areas') from *root* to *target*.

    When problems block or inspection finds faults, *target* is left as it was. *tell* hears each
    step as it begins; a *preview* has no content security policy, so that live reload works. Raises
    OSError when the disk refuses, and our own exceptions for bugs of ours.
    """
    tell("Checking the records")
    checked = check(root, stamp.today, stamp.jobs)
    if not checked.may_publish:
        return Built(checked, (), {})
    if unknown := only - {site.id for site in checked.catalogue.sites}:
        return Built(checked, (), {}, tuple(sorted(unknown)))
    tell("Making the page shell")
    shells = make_shells(root / "mkdocs.yml")
    tell("Planning the sites")
    plans = list(plan_sites(checked.catalogue, checked.settings, stamp.today, only))
    faults: list[Fault] = []
    try:
        if only:
            for plan in plans:
                with staged(target / plan.folder) as aside:
                    faults += _publish_site(
                        root, aside, plan, checked, shells, stamp, tell, preview=preview
                    )
                    _refuse(faults)
        else:
            with staged(target) as aside:
                for plan in plans:
                    faults += _publish_site(
                        root,
                        aside / plan.folder,
                        plan,
                        checked,
                        shells,
                        stamp,
                        tell,
                        preview=preview,
                    )
                Writer(aside).write("robots.txt", robots(plans, checked.settings))
                _refuse(faults)
                tell("Putting the new site in place")
    except Refused:
        return Built(checked, tuple(faults), {})
    return Built(checked, (), {plan.folder: len(plan.pages) for plan in plans})


def take_down(root: Path, target: Path, folder: str, id_: str, stamp: Stamp) -> int:
    """Take one entry out of the sites at *target* as they stand, without building; give the pages changed.

    For when the records do not pass and the entry cannot wait. *folder* is its place in a site, such
    as ``services``. Raises OSError when a page may not be written.
    """
    view = WithdrawnView("", day_in_words(stamp.today), ())
    templates = Templates(root / "site_templates")
    notice = templates.render("pages/withdrawn.html", view=view, up="../../", here=frozenset())
    return strike(target, folder, id_, notice)


def _publish_site(
    root: Path,
    folder: Path,
    plan: SitePlan,
    checked: Checked,
    shells: Shells,
    stamp: Stamp,
    tell: Tell,
    *,
    preview: bool,
) -> list[Fault]:
    """Write one site below *folder*, which is staged, and give the faults that inspection finds."""
    tell(f"Writing {plan.name} ({len(plan.pages):,} pages)")
    folder.mkdir(parents=True, exist_ok=True)
    templates = root / "site_templates"
    stylesheet, files = assets(templates)
    if plan.is_hub:
        files["assets/postcode.js"] = postcode_script(
            templates, districts_of_sites(root, checked.catalogue)
        )
    renderer = SiteRenderer(
        plan, checked.settings, shells, Templates(templates), stylesheet, csp=not preview
    )
    sites = {f"{site.id}/index.html" for site in checked.catalogue.sites} if plan.is_hub else set()
    known = renderer.here | set(plan.redirects) | set(files) | sites
    faults = press(renderer, folder, frozenset(known), stamp.jobs)
    writer = Writer(folder)
    for url, text in renderer.redirects():
        writer.write(url, text)
    for url, content in files.items():
        writer.write(url, content)
    writer.write("sitemap.xml", sitemap(plan, checked.settings))
    return faults


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise Refused
