"""No one person's name or e-mail address is published.

People leave, and they did not ask to be found. Name the role, and give the shared mailbox.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.passages import passages, with_words
from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.problem import Finding, Loc, Put

_CODE = "personal-data"
_PERSON = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Councillor|Cllr) [A-Z][a-z]+")
_EMAIL = re.compile(r"\b([a-z]{2,}|[a-z])[._]([a-z]{2,})@[\w.-]*\w", re.IGNORECASE)
_HINTS = (
    " dr ",
    " mr ",
    " mrs ",
    " ms ",
    " miss ",
    " prof ",
    " professor ",
    " councillor ",
    " cllr ",
)
#: Words that make a mailbox a shared one.
ROLES = frozenset(
    [
        "access",
        "admin",
        "advice",
        "advocacy",
        "baby",
        "bank",
        "bereavement",
        "birth",
        "booking",
        "bookings",
        "care",
        "centre",
        "charity",
        "community",
        "contact",
        "counselling",
        "crisis",
        "direct",
        "early",
        "email",
        "enquiries",
        "enquiry",
        "events",
        "families",
        "family",
        "feedback",
        "feeding",
        "general",
        "health",
        "healthy",
        "hello",
        "help",
        "helpline",
        "home",
        "hq",
        "hub",
        "hubs",
        "info",
        "infant",
        "information",
        "line",
        "mail",
        "maternal",
        "maternity",
        "mental",
        "midwives",
        "mind",
        "mum",
        "mums",
        "national",
        "nhs",
        "north",
        "office",
        "parent",
        "parents",
        "peer",
        "perinatal",
        "practice",
        "reception",
        "referral",
        "referrals",
        "safe",
        "safety",
        "self",
        "service",
        "services",
        "single",
        "south",
        "start",
        "support",
        "talking",
        "team",
        "the",
        "therapies",
        "therapy",
        "us",
        "visiting",
        "volunteer",
        "wellbeing",
        "women",
        "womens",
        "young",
        "your",
    ]
)


def personal_data(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find e-mail addresses of the form first.last@ and titles followed by a name."""
    for path, loc, email in mailboxes(catalogue):
        name = email.partition("@")[0]
        if (
            ("." in name or "_" in name)
            and (found := _EMAIL.fullmatch(email))
            and _is_personal(catalogue, found)
        ):
            yield Finding(
                path,
                loc,
                _CODE,
                "E-mail: Give a shared mailbox. This looks like one person's address.",
                fill=(Put(f"…@{email.partition('@')[2]}"),),
            )
    for record, loc, text, match in passages(catalogue, _HINTS, _PERSON):
        yield Finding(
            record.path,
            loc,
            _CODE,
            f"{title_at(type(record), loc)}: Name the role in place of '{match[0]}': people's names are not published.",
            fill=(Put(with_words(text, match, "…")),),
        )
    for record, loc, text, match in passages(catalogue, ("@",), _EMAIL):
        if _is_personal(catalogue, match):
            yield Finding(
                record.path,
                loc,
                _CODE,
                f"{title_at(type(record), loc)}: Give a shared mailbox in place of '{match[0]}': it looks like one person's address.",
                fill=(Put(with_words(text, match, f"…@{match[0].partition('@')[2]}")),),
            )


def mailboxes(catalogue: Catalogue) -> Iterator[tuple[str, Loc, str]]:
    """Every e-mail address in a field of its own, with the path of its record and its place."""
    for service in catalogue.services.values():
        if service.contact.email:
            yield service.path, ("contact", "email"), service.contact.email
    for organisation in catalogue.organisations.values():
        if organisation.email:
            yield organisation.path, ("email",), organisation.email
    for area in catalogue.areas.values():
        if area.mailbox:
            yield area.path, ("mailbox",), area.mailbox


def _is_personal(catalogue: Catalogue, email: re.Match[str]) -> bool:
    words = {email[1].lower(), email[2].lower()}
    return words.isdisjoint(ROLES) and words.isdisjoint(catalogue.areas)
