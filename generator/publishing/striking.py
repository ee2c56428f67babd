"""Take one entry out of a site that is published already, without building it again.

For the worst hour: a number is dangerous, and some other record keeps the sites from being built.
The entry's page becomes a notice, and every list loses it. It works on our own pages only, whose
form is known. Sentences that name the entry stay until the next build that passes.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.publishing.staging import replace_file

_MAIN = re.compile(r'(<main id="main" tabindex="-1">\n).*?(\n</main>)', re.DOTALL)
_TITLE = re.compile(r"(<title[^>]*>).*? – ", re.DOTALL)
_DESCRIPTION = re.compile(r'(<meta name="description" content=")[^"]*')
_SCRIPT = re.compile(r'<script src="[^"]*/(?:suggest|save)\.[^"]*" defer></script>\n')
_DATA = re.compile(r'<script type="application/ld\+json">.*?</script>\n', re.DOTALL)
#: One entry of a list. Entries of lists hold no list of entries, but a card may hold a list of marks.
_ENTRY = re.compile(
    r"<li(?: class=\"card\")?>\n?(?:(?!<li[ >]|</li>).|<li>(?:<span[^>]*>)?[^<]*(?:</span>)?</li>)*</li>\n?",
    re.DOTALL,
)

#: Where the home page offers the booklet, which is taken down whole: nobody can strike an entry out of it.
_BOOKLET = re.compile(
    r'<p class="more"[^>]*><a href="[./]*booklet\.pdf"[^>]*>.*?</p>\n?', re.DOTALL
)

#: A local line on the urgent help page.
_MARKED = re.compile(r'<div data-entry="([^"]*)">.*?</div>\n?', re.DOTALL)


def strike(target: Path, folder: str, id_: str, notice: str) -> int:
    """Take the entry at ``<folder>/<id>/`` out of every site below *target*; give the pages changed.

    *notice* is the HTML that its own page shows instead, and the pages beside it. Each page is replaced at once or not at
    all. Raises OSError when a page may not be written.
    """
    address = f"{folder}/{id_}/index.html"
    beside = tuple(f"/{folder}/{id_}/{page}/index.html" for page in ("easy", "refer", "suggest"))
    changed = 0
    for path in sorted(target.rglob("booklet.pdf")):
        path.unlink()
    for path in sorted(target.rglob("*.html")):
        text = path.read_text("utf-8")
        if path.as_posix().endswith(f"/{address}"):
            struck = _own_page(text, notice)
        elif path.as_posix().endswith(beside):
            struck = _own_page(text, notice.replace('href="../../', 'href="../../../'))
        elif address in text:
            struck = _ENTRY.sub(lambda found: "" if address in found[0] else found[0], text)
            struck = _MARKED.sub(lambda found: "" if found[1] == address else found[0], struck)
        elif "booklet.pdf" in text:
            struck = text
        else:
            continue
        struck = _BOOKLET.sub("", struck)
        if struck != text:
            replace_file(path, struck.encode())
            changed += 1
    for path in sorted(target.rglob("sitemap.xml")):
        rows = path.read_text("utf-8").splitlines(keepends=True)
        kept = [row for row in rows if f"/{folder}/{id_}/</loc>" not in row]
        if kept != rows:
            path.write_text("".join(kept), encoding="utf-8")
    return changed


def _own_page(text: str, notice: str) -> str:
    if '<html lang="en' not in text:
        notice = f'<div lang="en" dir="ltr">\n{notice}\n</div>'
    text = _MAIN.sub(lambda found: found[1] + notice + found[2], text, count=1)
    text = _TITLE.sub(r"\1Taken down – ", text, count=1)
    text = _DESCRIPTION.sub(
        lambda found: found[1] + "This entry has been taken down.", text, count=1
    )
    return _SCRIPT.sub("", _DATA.sub("", text))
