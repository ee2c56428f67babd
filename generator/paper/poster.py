"""Posters with a code to scan, as PDFs."""

from __future__ import annotations

from pathlib import Path

from generator.paper.pdf import make_pdf
from generator.paper.qr import qr_svg
from generator.planning.poster_view import poster_view
from generator.planning.site_plan import Material
from generator.rendering.templates import Templates

_REM = {"a4": "16.97pt", "a5": "12pt"}
"""The length that all others on the poster are counted in."""


def poster(made: Material, templates: Path, size: str) -> bytes:
    """The poster of the site in *made*, a4 or a5. Raises :class:`generator.paper.pdf.PangoMissing`."""
    view = poster_view(made, size)
    page = Templates(templates).render("paper/poster.html", view=view)
    styles = (templates / "paper" / "poster.css").read_text("utf-8")
    sized = f"@page {{ size: {size.upper()} }}\nhtml {{ font-size: {_REM[size]} }}\n"
    return make_pdf(page, sized + styles, {"qr": qr_svg(view.address)})
