"""Booklets: the services of a site, or of some needs, as one PDF."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from generator.paper.pdf import make_pdf
from generator.paper.qr import qr_svg
from generator.planning.booklet_view import booklet_view
from generator.planning.pages import SitePlan
from generator.planning.site_plan import Material
from generator.records.forked import can_fork, forked
from generator.rendering.templates import Templates


def booklet(made: Material, templates: Path, needs: Collection[str] = ()) -> bytes:
    """The booklet of the site in *made*, or of its services that help with *needs*.

    Raises :class:`generator.planning.booklet_view.NoSuchNeed` and
    :class:`generator.paper.pdf.PangoMissing`.
    """
    view = booklet_view(made, needs)
    page = Templates(templates).render("paper/booklet.html", view=view)
    styles = (templates / "paper" / "booklet.css").read_text("utf-8")
    return make_pdf(page, styles, {"qr": qr_svg(view.address)})


def booklets(plans: Sequence[SitePlan], templates: Path, jobs: int = 1) -> Mapping[str, bytes]:
    """The booklet of each area's site by its folder, made by several processes where there are *jobs*.

    Raises :class:`generator.paper.pdf.PangoMissing`.
    """
    areas = [plan for plan in plans if not plan.is_hub]
    shares = min(jobs, len(areas)) if can_fork() else 1

    def some(share: int) -> dict[str, bytes]:
        return {plan.folder: booklet(plan.material, templates) for plan in areas[share::shares]}

    if shares <= 1:
        return {plan.folder: booklet(plan.material, templates) for plan in areas}
    return {folder: made for given in forked(some, shares) for folder, made in given.items()}
