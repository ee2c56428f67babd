"""What was found out about the links, in words, as Markdown for an issue, and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.links.checking_links import Checked
from generator.links.following import State
from generator.records.unseen import code_span, seen

_TO_DO = {
    State.DEAD: "Dead: find where the page went, or delete the link",
    State.MOVED: "Moved for good: write the new address, once you have looked at it",
    State.REFUSED: "Not asked",
    State.UNSURE: "Could not check: open these yourself",
}


def as_text(found: Sequence[Checked]) -> str:
    """For the terminal. Links that work are only counted. Ends with a newline."""
    lines: list[str] = []
    for state, group in _groups(found):
        lines += [f"{_TO_DO[state]} ({len(group)})"]
        for checked in group:
            lines += [f"  {_said(checked)}", *(f"    {path}" for path in checked.link.paths)]
        lines += [""]
    return "\n".join([*lines, _count(found)]) + "\n"


def as_markdown(found: Sequence[Checked]) -> str:
    """For an issue. Addresses stand as code, so that nothing in them is read as Markdown. Ends with a newline."""
    lines = [_count(found), ""]
    for state, group in _groups(found):
        lines += [f"### {_TO_DO[state]} ({len(group)})", ""]
        for checked in group:
            outcome = checked.outcome
            to = f" → {code_span(outcome.moved_to, longest=0)}" if outcome.moved_to else ""
            why = f": {outcome.why}" if outcome.why else ""
            lines += [f"- {code_span(checked.link.url, longest=0)}{to}{why}"]
            lines += [f"    - {code_span(path, longest=0)}" for path in checked.link.paths]
        lines += [""]
    return "\n".join(lines).rstrip() + "\n"


def as_json(found: Sequence[Checked]) -> str:
    """For programs: every link, those that work too."""
    return (
        json.dumps(
            [
                {
                    "url": checked.link.url,
                    "state": checked.outcome.state.value,
                    "why": checked.outcome.why,
                    "moved_to": checked.outcome.moved_to,
                    "files": checked.link.paths,
                }
                for checked in found
            ],
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


FORMATS: Mapping[str, Callable[[Sequence[Checked]], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def _groups(found: Sequence[Checked]) -> Iterator[tuple[State, list[Checked]]]:
    for state in _TO_DO:
        if group := [checked for checked in found if checked.outcome.state is state]:
            yield state, group


def _said(checked: Checked) -> str:
    outcome = checked.outcome
    to = f" moved to {seen(outcome.moved_to)}" if outcome.moved_to else ""
    return f"{checked.link.url}{to}{f': {outcome.why}' if outcome.why else ''}"


def _count(found: Sequence[Checked]) -> str:
    states = Counter(checked.outcome.state for checked in found)
    parts = [f"{states[state]:,} {state.value}" for state in State if states[state]]
    return f"{len(found):,} links: {', '.join(parts)}." if found else "No links to check."
