"""Regular sessions: those a record says enough of to stand in a calendar. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.planning.facets import RUNS
from generator.planning.wording import DAYS
from generator.records.service import Service, Session

_WEEKDAY = "|".join(DAYS.values())
_WEEKLY = re.compile(
    rf"(?:weekly|once a week|every week|each week|(?:(?:every|each|on) )?(?P<day>{_WEEKDAY})s?)\.?",
    re.IGNORECASE,
)
#: What a name or a note may say of another rhythm.
_OTHER_RHYTHM = re.compile(
    r"\b(?:terms?|holidays?|summer|winter|fortnight\w*|monthly|months?|alternate|every other|bi-?weekly|first|second|"
    r"third|fourth|last|weeks)\b",
    re.IGNORECASE,
)


def weekly_sessions(service: Service) -> Iterator[Session]:
    """The sessions of *service* that are held every week at a known time.

    Only with a day, a start and an end, and when nothing in the record says another rhythm: a session
    'every other week', 'on the 21st' or 'in term time' would be wrong in a calendar most of the time.
    """
    for session in service.sessions:
        if not (session.day and session.from_ and session.to and session.from_ < session.to):
            continue
        texts = (session.name, session.how_often, session.note)
        if _is_weekly(session) and not any(_OTHER_RHYTHM.search(text) for text in texts if text):
            yield session


def _is_weekly(session: Session) -> bool:
    """True when how often is left out, as on the page of the week, or says weekly on its own day."""
    if not session.how_often:
        return True
    found = _WEEKLY.fullmatch(session.how_often.strip())
    if not found or session.day is None:
        return False
    return found["day"] is None or found["day"].lower() == DAYS[session.day].lower()


def runs_sessions(service: Service) -> bool:
    """True when *service* runs, is published, and has a session that can stand in a calendar."""
    if service.status not in RUNS or service.held or service.withdrawn:
        return False
    return any(weekly_sessions(service))
