"""Opening hours in words, read where there is only one way to read them.

Takes a text such as 'Mon - Fri 9am - 5pm'. Gives what the field ``opening`` holds, or nothing as soon
as a single word is not understood: 'except Tuesdays', 'term time only' and '1st Saturday of the
month' change the meaning of all that stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Hours = dict[str, str | list[str]]
"""One entry of ``opening``: days, from, to."""

#: Longer texts tell a story, and a number of tokens beyond this is none of opening hours.
_LONGEST = 300
_ALWAYS = re.compile(
    r"(?:open )?(?:24 ?/ ?7|24 ?(?:hours|hrs|hr)(?: a day)?,? ?(?:and )?(?:7|seven) days(?: a week| per week)?)"
    r"(?:,? 365 days(?: a| per) year)?"
)
_LEAD = re.compile(r"(?:we are )?(?:open(?:ing)?(?: times| hours)?|hours)\s*(?:are|is)?\s*:?\s+")
_DAY = (
    r"(?P<day>mon(?:day)?s?|tue(?:s(?:day)?)?s?|wed(?:s|nesday|nesdays)?|thu(?:r|rs|rsday|rsdays)?"
    r"|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?)(?![a-z])"
)
_TOKEN = re.compile(
    r"(?P<days>weekdays|every day|(?:7|seven) days a week|weekends)\b"
    r"|(?P<time>(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*"
    r"(?P<half>am|pm|a\.m\.?|p\.m\.?|noon|midday|midnight)?(?![\w:]|\.\d))"
    r"|(?P<word>noon|midday|midnight)\b|" + _DAY
    + r"|(?P<range>-|\u2013|\u2014|(?:to|until|till|til)\b)|(?P<comma>,|;|&|\+|/|\.|\n|and\b)"
    r"|(?P<from>from\b)|(?P<space>\s+)"
)  # fmt: skip


def hours_in(text: str) -> list[Hours] | Literal["always"] | None:
    """The hours that *text* says, 'always', or None when it says more or less than days and times.

    Never raises. Midnight at the end is 24:00, as the field wants it.
    """
    plain = re.sub(r"[ \t\xa0]+", " ", text.lower()).strip().rstrip(".").strip()
    if not plain or len(plain) > _LONGEST:
        return None
    if _ALWAYS.fullmatch(plain):
        return "always"
    if lead := _LEAD.match(plain):
        plain = plain[lead.end() :]
    tokens = _tokens(plain)
    found = _read(tokens) if tokens else None
    return None if found is None or _overlap(found) else found


@dataclass(frozen=True, slots=True)
class _Time:
    hour: int
    minute: int
    half: str
    exact: bool

    def minutes(self, half: str) -> int:
        """Minutes after midnight, in the given half of the day."""
        hour = self.hour % 12 + (12 if half == "pm" else 0) if half in ("am", "pm") else self.hour
        return hour * 60 + self.minute


_Token = tuple[str, tuple[str, ...] | _Time | None]


def _tokens(text: str) -> list[_Token]:
    """*text* as days, times, ranges and commas; empty when anything else stands in it."""
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return []
        at = match.end()
        if match["time"] or match["word"]:
            time = _time(match)
            if time is None:
                return []
            found.append(("time", time))
        elif match["day"]:
            found.append(("day", (match["day"][:3],)))
        elif match["days"]:
            found.append(("days", _several(match["days"])))
        elif match["range"]:
            found.append(("range", None))
        elif match["comma"]:
            found.append(("comma", None))
    return found


def _several(word: str) -> tuple[str, ...]:
    return DAYS[:5] if word == "weekdays" else DAYS[5:] if word == "weekends" else DAYS


def _time(match: re.Match[str]) -> _Time | None:
    """The time of one token, or None for one that no clock shows."""
    if match["word"]:
        return _Time(12 if match["word"] != "midnight" else 24, 0, match["word"], exact=True)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").replace(".", "")
    if half in ("noon", "midday", "midnight"):
        named = _Time(24 if half == "midnight" else 12, 0, half, exact=True)
        return named if (hour, minute) == (12, 0) else None
    hours = range(1, 13) if half else range(25)
    if (
        minute > 59 or hour not in hours or (half, hour) == ("am", 12)
    ):  # noon to some, midnight to others
        return None
    exact = not half and bool(match["minute"]) and (hour > 12 or match["hour"].startswith("0"))
    return _Time(hour, minute, half, exact)


def _read(tokens: list[_Token]) -> list[Hours] | None:
    """Days with their times, or times with their days: one order throughout."""
    runs = list(_runs(tokens))
    if len(runs) < 2 or len(runs) % 2:
        return None
    first_days = runs[0][0] == "days"
    found: list[Hours] = []
    for one, other in zip(runs[::2], runs[1::2], strict=True):
        (kind, days), (_, times) = (one, other) if first_days else (other, one)
        if kind != "days" or one[0] == other[0]:
            return None
        which = _days(days)
        spans = _spans(times)
        if not which or not spans:
            return None
        found += [{"days": which, "from": start, "to": end} for start, end in spans]
    return found


def _runs(tokens: list[_Token]) -> Iterator[tuple[str, list[_Token]]]:
    """Tokens that belong together: all about days, or all about times. Commas at their ends are left out."""
    here: list[_Token] = []
    kind = ""
    for token in tokens:
        its = {"day": "days", "days": "days", "time": "times"}.get(token[0])
        if its and kind and its != kind:
            yield kind, _trimmed(here)
            here = []
        kind = its or kind
        here.append(token)
    yield kind, _trimmed(here)


def _trimmed(tokens: list[_Token]) -> list[_Token]:
    while tokens and tokens[-1][0] == "comma":
        tokens = tokens[:-1]
    while tokens and tokens[0][0] == "comma":
        tokens = tokens[1:]
    return tokens


def _parts(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """What stands between commas. Two commas together are one."""
    here: list[_Token] = []
    for token in tokens:
        if token[0] != "comma":
            here.append(token)
        elif here:
            yield here
            here = []
    if here:
        yield here


def _days(tokens: list[_Token]) -> list[str]:
    """The days of a run in the order of the week; none when it is not clear which."""
    found: list[str] = []
    for part in _parts(tokens):
        kinds = [kind for kind, _ in part]
        values = [value for _, value in part if isinstance(value, tuple)]
        if kinds in (["day"], ["days"]):
            found += values[0]
        elif kinds == ["day", "range", "day"]:
            start, end = (DAYS.index(value[0]) for value in values)
            if start >= end:
                return []
            found += DAYS[start : end + 1]
        else:
            return []
    if len(set(found)) != len(found):
        return []
    return sorted(found, key=DAYS.index)


def _spans(tokens: list[_Token]) -> list[tuple[str, str]]:
    """The spans of a run of times; none when it is not clear which half of the day is meant."""
    found: list[tuple[str, str]] = []
    for part in _parts(tokens):
        if [kind for kind, _ in part] != ["time", "range", "time"]:
            return []
        start, end = (value for _, value in part if isinstance(value, _Time))
        minutes = _span(start, end)
        if minutes is None:
            return []
        found.append((_clock(minutes[0]), _clock(minutes[1])))
    return found


#: Nothing opens before this hour unless the text says so.
_EARLIEST = 6 * 60


def _span(start: _Time, end: _Time) -> tuple[int, int] | None:
    """From when to when, in minutes; None when the halves of the day can be read in two ways."""
    if not (start.half or start.exact or end.half or end.exact):
        return None  # '9 - 5' may be a night
    ends = _readings(end)
    starts = _readings(start)
    if not start.half and not start.exact and len(ends) == 1 and not end.exact:
        same = start.minutes(end.half)  # '2 - 4pm', but '11 - 1pm' begins in the morning
        starts = [same] if same < ends[0] else [start.minutes("am")]
        if starts[0] < _EARLIEST and end.half != "am":
            return None
    if end.half == "midnight" and not (start.half or start.exact):
        return None
    pairs = {(a, b) for a in starts for b in ends if a < b <= 24 * 60}
    if start.half == "midnight":
        pairs = {(0, b) for b in ends}
    return pairs.pop() if len(pairs) == 1 else None


def _readings(time: _Time) -> list[int]:
    if time.half in ("am", "pm"):
        return [time.minutes(time.half)]
    if time.exact:
        return [time.minutes("")]
    if not 1 <= time.hour <= 12:
        return []
    return [time.minutes("am"), time.minutes("pm")]


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _overlap(opening: list[Hours]) -> bool:
    """True when two entries hold the same day at the same time: then something was misread."""
    for number, one in enumerate(opening):
        for other in opening[number + 1 :]:
            shared = set(one["days"]) & set(other["days"])
            if (
                shared
                and str(one["from"]) < str(other["to"])
                and str(other["from"]) < str(one["to"])
            ):
                return True
    return False
