"""Take one entry out of the feeds and calendars of sites that are published already. See publishing/striking.py."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

_ENTRY = re.compile(r"<entry>.*?</entry>", re.DOTALL)
_EVENT = re.compile(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)
_FOLD = "\r\n "


def struck_exchange(target: Path, folder: str, id_: str) -> Iterator[tuple[Path, bytes]]:
    """Every feed and calendar below *target* that tells of the entry, with what it must hold instead.

    *folder* is its place in a site, such as ``services``. The next build that passes says in the feed
    that it was taken down.
    """
    name = re.escape(f"{folder}/{id_}")
    in_feed = re.compile(rf":{name}(?:/[^<]*)?</id>")
    in_json = re.compile(rf":{name}(?:/.*)?")
    in_calendar = re.compile(rf"^UID:{name}[/@]", re.MULTILINE)
    for path in sorted(target.rglob("feed.xml")):
        text = path.read_text("utf-8")
        struck = _ENTRY.sub(lambda found: "" if in_feed.search(found[0]) else found[0], text)
        if struck != text:
            yield path, struck.encode()
    for path in sorted(target.rglob("feed.json")):
        data = json.loads(path.read_text("utf-8"))
        kept = [item for item in data["items"] if not in_json.search(item["id"])]
        if kept != data["items"]:
            text = json.dumps(data | {"items": kept}, ensure_ascii=False, indent=1)
            yield path, f"{text}\n".encode()
    for path in sorted(target.rglob("*.ics")):
        text = path.read_bytes().decode()
        struck = _EVENT.sub(
            lambda found: "" if in_calendar.search(found[0].replace(_FOLD, "")) else found[0], text
        )
        if struck != text:
            yield path, struck.encode()
