"""What each column of a list may become, and a guess from its heading and its cells.

A guess is only a proposal: an editor reads it before anything is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from rapidfuzz import fuzz, process

from generator.importing.hours import hours_in
from generator.importing.pieces import pieces_of, postcode_in, web_address
from generator.importing.table import Table

#: What a column may become, with what an editor should know. The one list of these words.
TARGETS: Mapping[str, str] = {
    "name": "the name of the service",
    "summary": "what it is; the first sentence becomes the summary",
    "organisation": "who runs it",
    "phone": "a phone number",
    "email": "an e-mail address",
    "website": "a web address",
    "contact": "numbers, mailboxes and web addresses in one cell: each is put where it belongs",
    "address": "where it is, in lines or with commas",
    "postcode": "the postcode",
    "opening": "opening hours; read where they have one meaning, kept in words otherwise",
    "how": "how people get help",
    "who": "who it is for",
    "cost": "what it costs, in words",
    "area-code": "the council's code, such as E08000009",
    "notes": "kept for editors, not published",
}

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "service name", "service", "title", "provider name", "group name", "project", "group", "activity"),
    "summary": ("description", "summary", "about", "details", "what we do", "services", "service description", "what happens", "what it is", "what they do"),
    "organisation": ("organisation", "organization", "provider", "charity", "run by", "host organisation", "agency"),
    "phone": ("telephone", "phone", "tel", "phone number", "telephone number", "contact number", "mobile", "helpline", "tel no", "phone no", "telephone no", "contact no"),
    "email": ("email", "e mail", "email address", "mail"),
    "website": ("website", "web", "url", "web address", "web site", "link", "homepage"),
    "contact": ("contact", "contact details", "contacts", "how to contact", "contact information", "email web", "email website", "web email", "phone email", "tel email"),
    "address": ("address", "venue", "location", "where", "where held", "street", "address line 1", "premises"),
    "postcode": ("postcode", "post code", "postal code", "zip"),
    "opening": ("opening times", "opening hours", "hours", "times", "when", "open", "day and time", "day time", "session times"),
    "how": ("referral method", "referral", "how to refer", "referrals", "how to access", "access criteria", "referral route"),
    "who": ("who for", "eligibility", "who is it for", "target group", "audience", "client group", "criteria", "who its for", "who it s for", "for whom"),
    "cost": ("cost", "price", "fee", "charge", "charges", "fees", "how much"),
    "area-code": ("area code", "council code", "lad code", "gss code", "ons code", "local authority code"),
}  # fmt: skip
_SURE_HEADING = 86
_SAMPLE = 60


def _share(cells: Sequence[str], holds: Callable[[str], object]) -> float:
    filled = [cell for cell in cells if cell][:_SAMPLE]
    return sum(bool(holds(cell)) for cell in filled) / len(filled) if filled else 0


#: What the cells of a column must mostly be, whatever its heading says.
_BY_CELLS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("area-code", lambda cell: re.fullmatch(r"[EWSN]\d{8}", cell)),
    ("postcode", lambda cell: len(cell) < 10 and postcode_in(cell)[0]),
    ("website", lambda cell: "@" not in cell and " " not in cell and web_address(cell)),
    ("email", lambda cell: re.fullmatch(r"[^\s@]+@[^\s@]+\.[a-z]+", cell)),
    ("phone", lambda cell: pieces_of(cell).phones and not pieces_of(cell).rest),
)


def propose(table: Table) -> dict[str, str]:
    """What each heading of *table* becomes; 'notes' when neither it nor its cells tell. No target twice but 'notes', 'phone' and 'address'."""
    cells = {name: [row.cells.get(name, "") for row in table.rows] for name in table.headings}
    guesses = {name: _guess(name, cells[name]) for name in table.headings}
    found: dict[str, str] = {}
    several = ("notes", "phone", "address")
    for name, (target, _) in sorted(guesses.items(), key=lambda guess: -guess[1][1]):
        taken = target in found.values() and target not in several
        found[name] = "notes" if taken else target
    if "name" not in found.values() and table.headings:
        found[table.headings[0]] = "name"
    return {name: found[name] for name in table.headings}


def _guess(heading: str, cells: Sequence[str]) -> tuple[str, float]:
    """The best target for one column, and how sure it is."""
    plain = re.sub(r"[^a-z0-9]+", " ", heading.lower().replace("\u00a3", " cost ")).strip()
    target, sure = "notes", 0.0
    for name, words in _HEADINGS.items():
        best = process.extractOne(plain, words, scorer=fuzz.ratio)
        if best[1] > max(sure, _SURE_HEADING):
            target, sure = name, best[1]
    for name, holds in _BY_CELLS:
        share = _share(cells, holds)
        if share >= 0.8 and name != target:
            return name, 90 * share
        if name == target and share < 0.5 and target in ("phone", "email"):
            return "contact", sure
    if target == "notes" and _share(cells, hours_in) >= 0.3:
        return "opening", 50
    return target, sure
