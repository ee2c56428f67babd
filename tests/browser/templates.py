"""The pages that stand for all: at least one of each template, and each state a reader may meet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """A page: its template, the directory it is built from (real or small), and its address there."""

    template: str
    directory: str
    url: str


PAGES: dict[str, Shown] = {
    "hub": Shown("hub", "real", "index.html"),
    "home": Shown("home", "real", "sunderland/index.html"),
    "index of needs": Shown("index", "real", "sunderland/needs/index.html"),
    "list": Shown("listing", "real", "sunderland/needs/low-mood/index.html"),
    "list about abuse": Shown("listing", "real", "sunderland/needs/domestic-abuse/index.html"),
    "empty list": Shown("listing", "small", "elmdale/needs/domestic-abuse/index.html"),
    "a to z": Shown("a-to-z", "real", "nottinghamshire/a-to-z/index.html"),
    "service": Shown("service", "real", "nottinghamshire/services/samaritans/index.html"),
    "service with everything": Shown(
        "service", "small", "sunderland/services/tea-and-talk/index.html"
    ),
    "service not confirmed": Shown("service", "small", "sunderland/services/quiet-hour/index.html"),
    "service that closed": Shown("service", "small", "sunderland/services/tea-at-home/index.html"),
    "service about abuse": Shown("service", "small", "sunderland/services/safe-haven/index.html"),
    "large print": Shown("easy", "small", "sunderland/services/tea-and-talk/easy/index.html"),
    "how to refer": Shown(
        "refer", "real", "sunderland/services/nhs-sunderland-talking-therapies/refer/index.html"
    ),
    "organisation": Shown(
        "organisation", "real", "sunderland/organisations/washington-mind/index.html"
    ),
    "this week": Shown("this-week", "real", "north-cumbria/this-week/index.html"),
    "practice examples": Shown("practice-library", "real", "nottinghamshire/practice/index.html"),
    "practice examples of one choice": Shown(
        "practice-library", "real", "nottinghamshire/practice/need/low-mood/index.html"
    ),
    "themes of publishers": Shown("index", "real", "nottinghamshire/practice/theme/index.html"),
    "choose examples to compare": Shown(
        "practice-compare", "real", "sunderland/practice/compare/index.html"
    ),
    "examples side by side": Shown(
        "practice-comparison",
        "real",
        "practice/compare/family-action-perinatal-support-west-mansfield~vcse-mmhs-prototypes/index.html",
    ),
    "practice example": Shown(
        "practice",
        "real",
        "nottinghamshire/practice/family-action-perinatal-support-west-mansfield/index.html",
    ),
    "practice example with everything": Shown(
        "practice", "small", "sunderland/practice/tea-everywhere/index.html"
    ),
    "practice example with little": Shown(
        "practice", "small", "sunderland/practice/tea-in-sunderland/index.html"
    ),
    "suggest a change": Shown(
        "suggest", "small", "sunderland/services/tea-and-talk/suggest/index.html"
    ),
    "suggest a change about abuse": Shown(
        "suggest", "small", "sunderland/services/safe-haven/suggest/index.html"
    ),
    "suggest a change of an example": Shown(
        "suggest", "small", "sunderland/practice/tea-everywhere/suggest/index.html"
    ),
    "news": Shown("news-index", "real", "news/index.html"),
    "news with an event": Shown("news-index", "small", "sunderland/news/index.html"),
    "archive of news": Shown("news-archive", "real", "news/archive/index.html"),
    "event": Shown("news", "small", "sunderland/news/tea-open-morning/index.html"),
    "news item": Shown("news", "small", "sunderland/news/tea-shortlisted/index.html"),
    "places covered": Shown("area", "real", "nottinghamshire/places/index.html"),
    "gaps": Shown("gaps", "real", "gaps/index.html"),
    "gaps of an area": Shown("gaps", "real", "nottinghamshire/gaps/index.html"),
    "urgent help": Shown("urgent", "real", "northumberland/urgent-help/index.html"),
    "prose": Shown("prose", "real", "north-cumbria/privacy/index.html"),
    "keep a copy": Shown("offline", "real", "sunderland/offline/index.html"),
    "not in your copy": Shown("offline-missing", "real", "sunderland/offline/missing/index.html"),
    "taken down": Shown("withdrawn", "small", "elmdale/services/lullaby-letters/index.html"),
    "my list": Shown("my-list", "real", "sunderland/my-list/index.html"),
    "search": Shown("search", "real", "sunderland/search/index.html"),
    "search for the whole country": Shown("search", "real", "search/index.html"),
    "moved": Shown("redirect", "small", "elmdale/services/buggy-walk/index.html"),
    "not found": Shown("not-found", "real", "404.html"),
}

#: Small pages of the templates whose real pages have a thousand elements, for what looks at each many times.
LIGHT: dict[str, Shown] = {
    "gaps": Shown("gaps", "small", "sunderland/gaps/index.html"),
    "practice-library": Shown("practice-library", "small", "sunderland/practice/index.html"),
    "practice-comparison": Shown(
        "practice-comparison",
        "small",
        "practice/compare/tea-everywhere~tea-in-sunderland/index.html",
    ),
    "practice": PAGES["practice example with everything"],
    "service": PAGES["service with everything"],
}
#: One page for each template.
ONE_OF_EACH: dict[str, Shown] = {
    **{shown.template: shown for shown in reversed(PAGES.values())},
    **LIGHT,
}
