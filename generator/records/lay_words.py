"""What editors type in place of a field's name, a choice or an id, and what they most likely mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from rapidfuzz import fuzz, process

#: Words for a field that has another name here. Of several names, the first that is known where it
#: was typed is meant: a 'link' is a website of a service, and the address of a source.
FIELD_WORDS: Mapping[str, tuple[str, ...]] = {
    "about": ("description", "note"), "accessibility": ("access_needs",), "age": ("for",), "ages": ("for",), "aka": ("also_called",),
    "alias": ("also_called",), "aliases": ("also_called",), "alternative_names": ("also_called",),
    "area": ("areas", "area"), "author": ("publisher", "by"), "background": ("description",),
    "blurb": ("summary", "strapline"), "building": ("name",), "call": ("phones", "phone", "number"),
    "catchment": ("areas",), "category": ("kind", "kinds"), "charge": ("cost",),
    "charity": ("organisation",), "clinic": ("sessions",), "close": ("to",), "closes": ("to",),
    "criteria": ("for", "rules"), "date": ("date", "page_date", "on", "as_of", "day", "when"),
    "delivered_by": ("organisation",), "details": ("description", "note", "what"),
    "drop_in": ("sessions",), "e-mail": ("email",), "eligibility": ("for",), "end": ("to", "until"),
    "ends": ("to", "until"), "fee": ("cost",), "finish": ("to", "until"), "form": ("form",),
    "frequency": ("how_often",), "further_information": ("description",), "group": ("sessions",),
    "groups": ("sessions",), "homepage": ("website", "url"), "hours": ("opening", "hours"),
    "how": ("how_to_get_help",), "info": ("description", "note"), "information": ("description", "note"),
    "intro": ("summary", "intro"), "language": ("languages",), "helps_with": ("needs",), "last_checked": ("checked",), "last_updated": ("checked",),
    "link": ("website", "url"), "location": ("places", "where", "address"), "mail": ("email",),
    "mobile": ("phones", "phone", "number"), "nickname": ("also_called",),
    "notes": ("notes_for_editors", "note"), "open": ("opening", "hours", "from"),
    "opening": ("opening", "hours"), "opening_hours": ("opening", "hours"), "opens": ("from",),
    "operated_by": ("organisation",), "organization": ("organisation",), "other_names": ("also_called",),
    "overview": ("summary",), "phone": ("phones", "phone", "number"), "postal_code": ("postcode",),
    "post_code": ("postcode",), "price": ("cost",), "problems": ("needs",), "provided_by": ("organisation",),
    "provider": ("organisation",), "published": ("page_date", "date"), "reference": ("sources", "source"), "references": ("sources",), "refer": ("how_to_get_help", "routes"),
    "referral": ("how_to_get_help", "routes"), "region": ("areas",), "run_by": ("organisation",),
    "schedule": ("sessions", "opening"), "short_description": ("summary",), "site": ("website", "url"),
    "sms": ("texts",), "source": ("sources",), "start": ("from",), "starts": ("starts", "from"),
    "state": ("status", "state"), "tags": ("needs",), "tel": ("phones", "phone", "number"),
    "telephone": ("phones", "phone", "number"), "text": ("texts", "description"),
    "time": ("from", "opening", "hours"), "times": ("opening", "hours"), "title": ("name", "title"),
    "topics": ("needs",), "type": ("kind", "type", "kinds"), "url": ("url", "website"), "venue": ("places", "where"),
    "wait": ("waiting",), "waiting_time": ("waiting",), "web": ("website", "url"),
    "web_page": ("website", "url"), "webpage": ("website", "url"), "where": ("where", "places"),
    "who": ("who", "for"), "who_for": ("for",), "zip": ("postcode",),
}  # fmt: skip

#: Words for the choices of fields that have a few of their own.
CHOICE_WORDS: Mapping[str, str] = {
    "call": "phone", "called": "phone", "don't know": "not-known", "dont know": "not-known", "emailed": "email",
    "in person": "visit", "not known": "not-known", "not sure": "not-known", "online": "website",
    "opened": "open", "phoned": "phone", "rang": "phone", "shut": "closed", "tel": "phone", "telephone": "phone",
    "true": "yes", "false": "no", "unknown": "not-known", "visited": "visit", "web": "website", "y": "yes", "n": "no",
}  # fmt: skip

#: Words for the ids of lists whose terms carry none of their own, since nobody searches for them.
LIST_WORDS: Mapping[str, Mapping[str, str]] = {
    "statuses": {
        "active": "open", "available": "open", "live": "open", "on": "open", "ongoing": "open", "on going": "open", "operating": "open",
        "running": "open", "taking referrals": "open", "up and running": "open",
        "ceased": "closed", "closing down": "closed", "defunct": "closed", "ended": "closed", "finished": "closed", "gone": "closed",
        "no longer running": "closed", "shut": "closed", "shut down": "closed", "stopped": "closed",
        "coming soon": "planned", "new": "planned", "starting soon": "planned", "upcoming": "planned",
        "on hold": "paused", "on pause": "paused", "suspended": "paused", "temporarily closed": "paused",
        "full": "waiting-list", "has a waiting list": "waiting-list", "not sure": "unconfirmed",
        "unknown": "unconfirmed", "old": "historic", "past": "historic",
    },
    "costs": {"no charge": "free", "free of charge": "free", "nothing": "free", "unknown": "not-known"},
    "referral-routes": {"unknown": "not-known", "anyone": "self", "open access": "self"},
}  # fmt: skip

#: Words that say little beside another: 'phone number' is about the phone.
_NOISE = frozenset({"a", "address", "and", "covered", "details", "is", "it", "its", "list", "name", "no", "number", "of", "our", "the", "their"})  # fmt: skip
_CLOSE = 80
_CLOSE_NAME = 65


def field_meant(typed: str, known: Collection[str]) -> str:
    """The field of *known* that *typed* names in other words, exactly; '' for none."""
    words = _words(typed)
    plain = "_".join(words)
    for spelt in (plain, f"{plain}s", plain.removesuffix("s")):
        if spelt in known:
            return spelt
    return next((name for name in FIELD_WORDS.get(plain, ()) if name in known), "")


def field_like(typed: str, known: Collection[str], *, far: bool = False) -> str:
    """The field of *known* that *typed* is most likely a slip of, or speaks of; '' for none.

    *far* when it may stand elsewhere in the record: then only what is close counts.
    """
    words = _words(typed)
    if len(words) > 1:
        telling = [word for word in words if word not in _NOISE] or words
        for find in (field_meant, _spelt_like):
            for word in telling:
                if found := find(word, known):
                    return found
    if found := _spelt_like("_".join(words), known):
        return found
    if far:
        return ""
    best = process.extractOne(
        "_".join(words), list(known), scorer=fuzz.ratio, score_cutoff=_CLOSE_NAME
    )
    return best[0] if best else ""


def _spelt_like(word: str, known: Collection[str]) -> str:
    """The field whose name, or a word for it, sounds and looks like *word*."""
    if len(word) < 4:
        return ""
    heard = {_sound(name): name for name in known if len(name) > 3}
    for lay, names in FIELD_WORDS.items():
        if len(lay) > 3 and (meant := next((name for name in names if name in known), "")):
            heard.setdefault(_sound(lay), meant)
    best = process.extractOne(_sound(word), list(heard), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return heard[best[0]] if best else ""


def _words(typed: str) -> list[str]:
    return [word for word in re.split(r"[\s_\-./?:]+", typed.lower()) if word]


def _sound(word: str) -> str:
    """*word* as it sounds, roughly: 'fone' like 'phone', 'adress' like 'address'."""
    return re.sub(r"(.)\1", r"\1", word.replace("ph", "f").replace("z", "s"))


def choice_meant(typed: str, known: Collection[str]) -> str:
    """The choice of *known* that *typed* stands for: in other words, else by its spelling."""
    plain = typed.strip().lower()
    if (meant := CHOICE_WORDS.get(plain, "")) in known:
        return meant
    best = process.extractOne(plain, list(known), scorer=fuzz.WRatio, score_cutoff=60)
    return best[0] if best else ""


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = re.compile(
    r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?", re.IGNORECASE
)
_SPAN = re.compile(r"\s*(?:-|\u2013|\bto\b|\btill\b|\buntil\b)\s*")


def days_meant(typed: str) -> tuple[str, ...]:
    """The days of the week that *typed* names, 'Mon-Fri' and 'Mondays and Fridays' too; () when it says more."""
    plain = typed.strip().lower()
    if plain in ("daily", "every day"):
        return _DAYS
    if plain in ("weekdays", "every weekday"):
        return _DAYS[:5]
    found: list[str] = []
    for piece in re.split(r"\s*(?:,|&|/|\band\b)\s*", plain):
        ends = _SPAN.split(piece)
        if len(ends) > 2 or not all(map(_DAY.fullmatch, ends)):
            return ()
        first, last = (_DAYS.index(end[:3]) for end in (ends[0], ends[-1]))
        if first > last:
            return ()
        found += _DAYS[first : last + 1]
    return tuple(dict.fromkeys(found))


def term_meant(typed: str, words: Mapping[str, tuple[str, ...]], target: str = "") -> str:
    """The id that *typed* most likely stands for; '' when nobody can tell.

    *words* has the ids with what each is called, its name first. An id or a whole phrase counts before
    one that is close, and that before a name in which all that was typed stands.
    """
    plain = " ".join(_words(typed))
    lay = LIST_WORDS.get(target, {}).get(plain, "")
    if lay in words:
        return lay
    phrases: dict[str, str] = {}
    for id_, names in words.items():
        for name in (id_.replace("-", " "), *names):
            phrases.setdefault(name.lower(), id_)
    if plain in phrases:
        return phrases[plain]
    best = process.extractOne(
        "-".join(plain.split()), list(words), scorer=fuzz.ratio, score_cutoff=75
    )
    if best:
        return best[0]
    close = process.extractOne(plain, list(phrases), scorer=fuzz.token_sort_ratio, score_cutoff=82)
    return phrases[close[0]] if close else _standing_in(plain, words)


def _standing_in(plain: str, words: Mapping[str, tuple[str, ...]]) -> str:
    """The id in whose own name every word of *plain* stands; else the one with most such phrases."""
    wanted = [word for word in plain.split() if len(word) > 2]
    if not wanted:
        return ""
    for id_, names in words.items():
        name = _words(f"{id_} {names[0] if names else ''}")
        if all(_stands(word, name) for word in wanted):
            return id_
    stems = {_stem(word) for word in wanted}
    counted = {
        id_: sum(stems <= {_stem(word) for word in _words(name)} for name in names)
        for id_, names in words.items()
    }
    best = max(counted, key=lambda id_: counted[id_], default="")
    return best if counted.get(best) else ""


def _stem(word: str) -> str:
    return word.strip("(),'").rstrip("s")


def _stands(word: str, name: list[str]) -> bool:
    return any(_stem(other) == _stem(word) or fuzz.ratio(word, other) >= 88 for other in name)
