"""What browsers may do with our pages: the one source of the policy, for hosts' headers and for the pages.

``publishing/header_files.py`` writes it for Netlify and Cloudflare, Apache and nginx;
:func:`meta` for the head of each page, which holds where a host sends no headers of ours.
"""

from __future__ import annotations

from html import escape

TRUSTED_TYPES = "signpost"
"""The only Trusted Types policy: search and the library of examples make it, each to load its own files."""

CONTENT_SECURITY: dict[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "worker-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'none'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": TRUSTED_TYPES,
}

HEADER_ONLY: dict[str, str] = {"frame-ancestors": "'none'", "connect-src": "'self'"}
"""What browsers refuse to take from a page itself; and what only the worker of a kept copy may do.

The worker is under the headers of its own file alone, and must load the copy. Every page is under its
meta element as well, where ``default-src 'none'`` stands without this: no page can connect anywhere.
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


def content_security(*, in_page: bool) -> str:
    """The Content-Security-Policy, as a header or for a page's own meta element."""
    rules = CONTENT_SECURITY if in_page else CONTENT_SECURITY | HEADER_ONLY
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def editor_security(*, in_page: bool) -> str:
    """The policy of the editor's page, as :func:`content_security`."""
    rules = EDITOR_SECURITY if in_page else EDITOR_SECURITY | HEADER_ONLY
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
        "Content-Security-Policy": content_security(in_page=False),
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


def meta(*, csp: bool) -> str:
    """The same as elements of a page's head, as far as browsers take it from there.

    Without *csp* a preview can reload itself by a script of MkDocs.
    """
    if csp:
        return _elements(content_security(in_page=True))
    return f'<meta name="referrer" content="{escape(REFERRER)}">\n'
