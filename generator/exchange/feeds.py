"""Feeds as files: Atom and JSON Feed. The one module that knows feedgenerator.

Atom: https://www.rfc-editor.org/rfc/rfc4287. JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/.
Both hold the same entries, as plain text.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

from feedgenerator import Atom1Feed

from generator.exchange.addresses import page_address, plain, root_of, tag
from generator.planning.feed_entries import Feed, FeedEntry, feeds
from generator.planning.pages import SitePlan
from generator.records.settings import Settings

LONDON = ZoneInfo("Europe/London")
LANGUAGE = "en-GB"


def feed_files(plan: SitePlan, settings: Settings) -> dict[str, bytes]:
    """Every feed of a site, in both forms, by its place in the site."""
    files: dict[str, bytes] = {}
    for feed in feeds(plan.material):
        files[feed.name.atom] = atom(feed, plan, settings)
        files[feed.name.json] = json_feed(feed, plan, settings)
    return files


def moment(day: date) -> datetime:
    """The beginning of *day* where the readers are."""
    return datetime.combine(day, time(), LONDON)


class _Atom(Atom1Feed):  # type: ignore[misc]
    """The library's feed, with plain text as plain text, and no date but ours.

    Left alone it takes the clock's time for a feed without entries, and calls a summary HTML.
    """

    def latest_post_date(self) -> datetime:
        return self.feed["latest"]  # type: ignore[no-any-return]

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item | {"description": None})
        handler.addQuickElement("summary", item["description"], {"type": "text"})


def atom(feed: Feed, plan: SitePlan, settings: Settings) -> bytes:
    """*feed* as Atom. Without entries it is as old as the build."""
    root = root_of(plan, settings)
    latest = feed.entries[0].updated if feed.entries else plan.material.words.today
    made = _Atom(
        title=plain(feed.title),
        link=page_address(root, feed.home),
        description=feed.name.about,
        language=LANGUAGE,
        author_name=plain(_author(settings)),
        feed_url=root + feed.name.atom,
        feed_guid=root + feed.name.atom,
        latest=moment(latest),
    )
    for entry in feed.entries:
        made.add_item(
            title=plain(entry.title),
            link=page_address(root, entry.page),
            description=plain(entry.text),
            unique_id=tag(settings, entry.id),
            pubdate=moment(entry.published),
            updateddate=moment(entry.updated),
        )
    written = StringIO()
    made.write(written, "utf-8")
    return f"{written.getvalue()}\n".encode()


def json_feed(feed: Feed, plan: SitePlan, settings: Settings) -> bytes:
    """*feed* as JSON Feed, version 1.1."""
    root = root_of(plan, settings)
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plain(feed.title),
        "home_page_url": page_address(root, feed.home),
        "feed_url": root + feed.name.json,
        "description": feed.name.about,
        "language": LANGUAGE,
        "authors": [{"name": plain(_author(settings))}],
        "items": [_item(entry, root, settings) for entry in feed.entries],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: FeedEntry, root: str, settings: Settings) -> dict[str, str]:
    return {
        "id": tag(settings, entry.id),
        "url": page_address(root, entry.page),
        "title": plain(entry.title),
        "content_text": plain(entry.text),
        "date_published": moment(entry.published).isoformat(),
        "date_modified": moment(entry.updated).isoformat(),
    }


def _author(settings: Settings) -> str:
    return settings.operator.name if settings.operator else settings.name
