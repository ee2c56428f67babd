"""Who checked a record is said as a role, never as a name.

The file is published with the site, and people leave. 'Link worker' is still true next year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.rules.personal_data import ROLES
from generator.records.catalogue import Catalogue
from generator.records.problem import Finding, Loc, Put

#: Two or three words with capitals and nothing else: the only form that is nearly always a name.
_NAME = re.compile(
    r"[A-Z][a-z'\u2019]+(?:-[A-Z][a-z]+)?(?: [A-Z]\.?)?(?: [A-Z][A-Za-z'\u2019-]*[a-z])"
)
#: Words of roles and bodies, beside those of mailboxes: none of them is in most people's names.
_ROLES = ROLES | {
    "administrator", "adviser", "advisor", "assistant", "association", "champion", "checker", "clerk", "clinic", "co-ordinator",
    "coordinator", "council", "counsellor", "directory", "director", "doctor", "editor", "facilitator", "foundation", "group",
    "helper", "hospital", "lead", "librarian", "link", "maintainer", "manager", "midwife", "network", "nurse", "officer",
    "organiser", "partnership", "practitioner", "project", "receptionist", "secretary", "social", "staff", "trust", "trustee",
    "visitor", "worker", "youth",
}  # fmt: skip


def name_not_role(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find names of people where a role belongs."""
    bodies = {organisation.name for organisation in catalogue.organisations.values()}
    for path, loc, by in _checkers(catalogue):
        if _NAME.fullmatch(by) and by not in bodies and not _is_role(catalogue, by):
            sentence = f"By: Write a role, such as 'link worker', if '{by}' is a person's name."
            yield Finding(path, loc, "name-not-role", sentence, fill=(Put("…"),))


def _is_role(catalogue: Catalogue, by: str) -> bool:
    words = set(by.lower().split())
    return not (words.isdisjoint(_ROLES) and words.isdisjoint(catalogue.areas))


def _checkers(catalogue: Catalogue) -> Iterator[tuple[str, Loc, str]]:
    """Every 'by' that people fill in themselves, with the path of its record and its place."""
    for record in catalogue.everything():
        if (checked := getattr(record, "checked", None)) is not None:
            yield record.path, ("checked", "by"), checked.by
    for example in catalogue.practices.values():
        for number, step in enumerate(example.history):
            if step.by:
                yield example.path, ("history", number, "by"), step.by
