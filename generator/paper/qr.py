"""Codes to scan, which open a page. The one module that knows segno."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno

from generator.planning.pages import SitePlan, canonical
from generator.records.forked import can_fork, forked

MASK = 3
"""Always the same pattern: a reader takes any, and trying all eight takes four times as long."""

SHARED_FROM = 2000
"""Codes from which a second process pays for its start."""


@lru_cache(maxsize=16_384)  # a preview draws none again, whatever changed
def qr_svg(address: str) -> bytes:
    """A code that opens *address*, black on white with its quiet edge, as an SVG file."""
    file = BytesIO()
    code = segno.make(address, error="m", boost_error=False, mask=MASK, micro=False)
    code.save(file, kind="svg", border=4, light="#fff", xmldecl=False, omitsize=True, nl=False, svgclass=None, lineclass=None)  # fmt: skip
    return file.getvalue()


def qr_files(plan: SitePlan, jobs: int = 1) -> dict[str, bytes]:
    """The codes of the pages of *plan*, by their place in the site. The same whatever the *jobs*."""
    root = plan.material.address
    wanted = {page.qr: root + canonical(page.opens) for page in plan.pages if page.qr}
    files = sorted(wanted.items())
    shares = jobs if len(files) >= SHARED_FROM and can_fork() else 1
    size = -(-len(files) // shares)

    def draw(share: int) -> dict[str, bytes]:
        part = files[share * size : (share + 1) * size]
        return {url: qr_svg(address) for url, address in part}

    if shares == 1:
        return draw(0)
    return {url: svg for drawn in forked(draw, shares) for url, svg in drawn.items()}
