"""The pages of news and events: what is coming and new, the archive, and each item."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from generator.language.said import say
from generator.planning.calendar_entries import EVENTS
from generator.planning.feed_entries import FEEDS, NEWS, feed_links
from generator.planning.home_view import NewsArchiveView, NewsIndexView
from generator.planning.pages import Link, Page, given

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

ARCHIVE = Link("news/archive/index.html", say("Earlier news and events"))


def news_pages(made: Material) -> Iterator[Page]:
    """The list of what is coming and new, the archive by year, and the page of each item."""
    yield Page(
        "news/index.html",
        say("News and events"),
        say(
            "News about help in %(area_name)s, and events that are coming.",
            area_name=made.area_name,
        ),
        "news-index.html",
        given(
            NewsIndexView(
                heading=say("News and events"),
                area_name=made.area_name,
                coming=made.news.coming,
                current=made.news.current,
                archive=ARCHIVE,
                archived=say("Past events, and news that is more than two years old."),
                calendar=EVENTS if any(item.calendar for item in made.news.coming) else "",
                feeds=FEEDS,
            )
        ),
        feeds=feed_links((NEWS,)),
    )
    yield _archive(made)
    crumb = Link("news/index.html", say("News and events"))
    for item in made.news:
        yield Page(
            item.url,
            item.title,
            item.summary,
            "news.html",
            given(item),
            crumbs=(crumb, ARCHIVE) if item.archived else (crumb,),
            quiet_title=item.quiet,
        )


def _archive(made: Material) -> Page:
    years = groupby(made.news.archive, key=lambda item: item.sort[:4])
    return Page(
        ARCHIVE.url,
        ARCHIVE.text,
        say(
            "Past events and older news about help in %(area_name)s, by year.",
            area_name=made.area_name,
        ),
        "news-archive.html",
        given(
            NewsArchiveView(
                heading=ARCHIVE.text,
                lead=say(
                    "Kept so that you can look things up. Numbers, times and places may have changed since."
                ),
                years=tuple((year, tuple(items)) for year, items in years),
            )
        ),
        crumbs=(Link("news/index.html", say("News and events")),),
    )
