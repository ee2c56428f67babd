"""What browsers may do with our pages: the one source of the policy, for hosts' headers and for the pages.

``publishing/header_files.py`` writes it for Netlify and Cloudflare, Apache and nginx; :func:`meta` for the
head of each page, which holds where a host sends no headers of ours. Where both are, a browser keeps to both.

What may run and restyle a page stands in the page alone. Its script to leave by and the style of its top are
allowed by their hashes, and somebody may have copied a header by hand long ago: with old hashes in it, browsers
would refuse the script to leave by, and nobody would see that. See docs/pages/decisions/first-paint.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from generator.rendering.first_paint import source

TRUSTED_TYPES = "signpost"
"""The only Trusted Types policy: search and the library of examples make it, each to load its own files."""

CONTENT_SECURITY: dict[str, str] = {
    "worker-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'none'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": TRUSTED_TYPES,
}
"""What headers and pages both say."""

IN_PAGE: dict[str, str] = {"default-src": "'none'", "script-src": "'self'", "style-src": "'self'"}
"""What only a page says, with the hashes of its own script and style. See :func:`page_security`."""

FRAMED: dict[str, str] = {"frame-ancestors": "'none'"}
"""What browsers refuse to take from a page itself."""

HEADER_ONLY: dict[str, str] = {
    "connect-src": "'self'",
    "font-src": "'none'",
    "frame-src": "'none'",
    "manifest-src": "'none'",
    "media-src": "'none'",
    "object-src": "'none'",
    "script-src-attr": "'none'",
} | FRAMED
"""What only headers say: a default for all would hold for scripts, too, so each kind is named.

``connect-src`` is what only the worker of a kept copy may do. It is under the headers of its own file alone,
and must load the copy. Every page is under its meta element as well, where ``default-src 'none'`` stands
without this: no page can connect anywhere.
"""

REFERRER = "no-referrer"

GIT_HOST = "https://api.github.com"
"""The one host that the editor at ``/admin/`` talks to."""

EDITOR_SECURITY: dict[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": f"'self' data: blob: {GIT_HOST}",
    "form-action": "'none'",
    "base-uri": "'none'",
}
"""For ``/admin/`` alone: its program writes styles into the page and sends changes to the Git host."""

OWN_PAGES = ("geolocation", "clipboard-write")
"""What our own pages may ask a browser for: "Use my location" asks for the place, and the page for
professionals writes its summary to the clipboard when its button is pressed. It cannot read it."""

SWITCHED_OFF = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "display-capture",
    "encrypted-media", "fullscreen", "gyroscope", "hid", "idle-detection", "local-fonts",
    "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
"""What no page of ours asks a browser for."""

IMMUTABLE = "public, max-age=31536000, immutable"
"""For files with a hash of their content in their name."""

FRESH = "public, max-age=0, must-revalidate"
"""For all else: a number that was taken down today must not be shown tomorrow from a store."""


def header_security() -> str:
    """The Content-Security-Policy as a header. Nothing in it depends on what stands in a page."""
    return _policy(CONTENT_SECURITY | HEADER_ONLY)


def page_security(script: str, style: str) -> str:
    """The policy for a page's own meta element, which lets this text of a *script* and of a *style* stand in it."""
    rules = IN_PAGE | CONTENT_SECURITY
    rules["script-src"] += f" {source(script)}"
    rules["style-src"] += f" {source(style)}"
    return _policy(rules)


def editor_security(*, in_page: bool) -> str:
    """The policy of the editor's page, as a header or for its meta element."""
    return _policy(EDITOR_SECURITY if in_page else EDITOR_SECURITY | FRAMED)


def _policy(rules: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def editor_headers(*, signs_in_elsewhere: bool) -> dict[str, str]:
    """What differs for the editor's page. To sign in elsewhere, it must hear from the window it opens."""
    changed = {"Content-Security-Policy": editor_security(in_page=False)}
    if signs_in_elsewhere:
        changed["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups"
    return changed


def headers() -> dict[str, str]:
    """Every header that goes with every file, by name. Nothing in them depends on the site."""
    return {
        "Content-Security-Policy": header_security(),
        "Referrer-Policy": REFERRER,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": ", ".join(
            [*(f"{name}=(self)" for name in OWN_PAGES), *(f"{name}=()" for name in SWITCHED_OFF)]
        ),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def editor_meta() -> str:
    """The elements for the head of the editor's page."""
    return _elements(editor_security(in_page=True))


def _elements(policy: str) -> str:
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">\n'
        f'<meta name="referrer" content="{escape(REFERRER)}">\n'
    )


def meta(script: str, style: str, *, csp: bool) -> str:
    """The same as elements of a page's head, as far as browsers take it from there.

    *script* and *style* are what stands in the page itself. Without *csp* a preview can reload itself by a
    script of MkDocs.
    """
    if csp:
        return _elements(page_security(script, style))
    return f'<meta name="referrer" content="{escape(REFERRER)}">\n'
