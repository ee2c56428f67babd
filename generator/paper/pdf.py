"""PDFs that are tagged for screen readers. The one module that knows WeasyPrint.

WeasyPrint needs Pango, which is not a Python package. Where it is missing everything else works:
:func:`what_is_missing` says what to install.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from typing import Any

VARIANT = "pdf/ua-1"
PICTURE = "picture:"
"""How a template names a picture that we hand over: ``picture:qr``."""

ASK = (
    "PDFs need Pango, which is not on this machine. Install it: on Debian and Ubuntu "
    "'sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core', "
    "on a Mac 'brew install pango'."
)


class PangoMissing(Exception):
    """No PDF can be made here: the message says what to install."""


class Refused(Exception):
    """A template asked for a file or an address that is not a picture of ours: a bug of ours."""


def what_is_missing() -> str:
    """What must be installed before a PDF can be made, in words; '' when one can."""
    try:
        _weasyprint()
    except PangoMissing as reason:
        return str(reason)
    return ""


def make_pdf(html: str, styles: str, pictures: Mapping[str, bytes]) -> bytes:
    """*html* with *styles* as a tagged PDF/UA-1. The same bytes for the same words, styles and fonts.

    Its title, language and day come from the page's own head. A picture is named in the page as
    ``picture:name`` and given in *pictures* as SVG. Nothing else is fetched. Raises
    :class:`PangoMissing`, and :class:`Refused` for anything else that the page asks for.
    """
    weasyprint = _weasyprint()
    fetcher = _our_pictures_only(weasyprint, pictures)
    identifier = hashlib.sha256(f"{html}\0{styles}".encode()).digest()[:16]
    try:
        document = weasyprint.HTML(string=html, url_fetcher=fetcher)
        return document.write_pdf(  # type: ignore[no-any-return]
            stylesheets=[weasyprint.CSS(string=styles, url_fetcher=fetcher)],
            pdf_variant=VARIANT,
            pdf_identifier=identifier,
        )
    except weasyprint.urls.FatalURLFetchingError as error:
        raise Refused(str(error)) from None


def _weasyprint() -> Any:
    """WeasyPrint, which looks for Pango when it is imported."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    try:
        import weasyprint  # noqa: PLC0415 - so that all else works without Pango
        import weasyprint.urls  # noqa: PLC0415
    except OSError:
        raise PangoMissing(ASK) from None
    return weasyprint


def _our_pictures_only(weasyprint: Any, pictures: Mapping[str, bytes]) -> Any:
    class Pictures(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        """Gives our pictures by name, and stops at anything else."""

        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002
            """The picture at *url*."""
            name = url.removeprefix(PICTURE)
            if name == url or name not in pictures:
                raise weasyprint.urls.FatalURLFetchingError(f"not one of our pictures: {url}")
            return weasyprint.urls.URLFetcherResponse(
                url, pictures[name], {"Content-Type": "image/svg+xml"}
            )

    return Pictures()
