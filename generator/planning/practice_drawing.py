"""Where the lines of a drawing stand: a timeline, and bars for numbers. Numbers only; no markup.

Every drawing is 320 units wide, so that on a phone a unit is about a pixel and its words can be read.
A drawing says nothing that the list or table beside it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from generator.language.said import say
from generator.planning.practice_dates import Span

WIDTH = 320
_LINE = 18
_LINE_LENGTH = 40
_BAR = 22
_GAP = 12
#: Room kept at the end of the longest bar for its number.
_VALUE_ROOM = 64

_EDGE = 16
_MARK = 11
_LANE = 26
_AXIS_ROOM = 26
_MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text and where it begins."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the lines of its name above it, its box, and its value after it."""

    name: tuple[Label, ...]
    y: float
    width: float
    height: float
    value: Label


@dataclass(frozen=True, slots=True)
class BarsDrawing:
    """Bars below each other, their lengths in proportion. *title* says what they show."""

    title: str
    height: float
    bars: tuple[Bar, ...]
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on the timeline: its number in the list, the middle of its disc, and how long it took."""

    number: int
    x: float
    y: float
    from_x: float
    length: float


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """A line of years with numbered marks above it. *title* says from when to when."""

    title: str
    height: float
    axis_y: float
    ticks: tuple[Label, ...]
    marks: tuple[Mark, ...]
    width: int = WIDTH


def bars(title: str, rows: Sequence[tuple[str, float, str]], most: float) -> BarsDrawing:
    """Bars for *rows* of name, number and the number as shown, where *most* is the longest bar there can be."""
    drawn: list[Bar] = []
    y = 0.0
    for name, number, shown in rows:
        lines = wrap(name, _LINE_LENGTH) or [""]
        labels = tuple(
            Label(0, y + _LINE * place - 4, line) for place, line in enumerate(lines, start=1)
        )
        top = y + _LINE * len(lines) + 2
        width = max(2.0, round((WIDTH - _VALUE_ROOM) * number / most, 1))
        drawn.append(Bar(labels, top, width, _BAR, Label(width + 8, top + _BAR - 6, shown)))
        y = top + _BAR + _GAP
    return BarsDrawing(title, y - _GAP + 2, tuple(drawn))


_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent)?", re.IGNORECASE)


def percent(text: str | None) -> float | None:
    """The number in '27', '27%' or '27 per cent'; None for anything else."""
    found = _PERCENT.fullmatch((text or "").strip())
    number = float(found[1]) if found else None
    return number if number is not None and number <= 100 else None


def timeline(spans: Sequence[Span | None]) -> TimelineDrawing | None:
    """The drawing of moments that took place at *spans*, in their order; None with fewer than two dates."""
    known = [(number, span) for number, span in enumerate(spans, start=1) if span]
    if len(known) < 2:
        return None
    first = int(min(span.start for _, span in known))
    last = -int(-max(span.end for _, span in known) // 1)
    scale = (WIDTH - 2 * _EDGE) / max(1, last - first)
    placed: list[tuple[int, float, float, float, int]] = []
    lanes: list[float] = []
    for number, span in sorted(known, key=lambda item: (item[1].start, item[1].end)):
        begin, end = (_EDGE + (point - first) * scale for point in (span.start, span.end))
        middle = min(max((begin + end) / 2, _EDGE), WIDTH - _EDGE)
        left, right = min(begin, middle - _MARK), max(end, middle + _MARK)
        lane = next((n for n, taken in enumerate(lanes) if taken + 2 <= left), len(lanes))
        lanes[lane : lane + 1] = [right]
        placed.append((number, middle, begin, end - begin, lane))
    axis = len(lanes) * _LANE + 4
    marks = tuple(
        Mark(number, round(x, 1), axis - (lane + 0.5) * _LANE - 2, round(begin, 1), round(long, 1))
        for number, x, begin, long, lane in placed
    )
    step = next(s for s in (1, 2, 5, 10, 25, 50, 100, 1000) if (last - first) / s < _MOST_TICKS)
    ticks = tuple(
        Label(round(_EDGE + (year - first) * scale, 1), axis + 18, str(year))
        for year in range(first, last + 1)
        if year % step == 0
    )
    title = say("Timeline from %(first)s to %(last)s", first=first, last=max(first, last - 1))
    return TimelineDrawing(title, axis + _AXIS_ROOM, axis, ticks, marks)
