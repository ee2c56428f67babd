"""Turn the restricted Markdown of records into HTML. The only place that marks text as safe.

cmarkgfm (GitHub's C parser) drops raw HTML and unsafe links; nh3 (the ammonia sanitiser) then lets
through only paragraphs, lists, emphasis and links to web pages.
"""

from __future__ import annotations

from functools import lru_cache

import cmarkgfm
import nh3
from markupsafe import Markup

_TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "br"}


@lru_cache(maxsize=4096)
def prose(text: str) -> Markup:
    """*text* as HTML; empty text gives empty markup. Nothing in it can become a tag of its own."""
    if not text:
        return Markup("")
    html = cmarkgfm.markdown_to_html(text)
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "*": set()},
        url_schemes={"http", "https", "tel", "mailto"},
        link_rel="noreferrer nofollow",
    )
    return Markup(clean.strip())  # noqa: S704 - nh3 has just cleaned it
