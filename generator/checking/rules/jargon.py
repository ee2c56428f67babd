"""Summaries of services have plain words, and a clinical one only where it is the name of something.

A mother reads the summary first, on a list, at night. Issue 6 asks for the wording of the NHS: plain
words before clinical ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding

#: What workers write, and what to write in its place.
PLAIN = {
    "antenatal": "in pregnancy",
    "bespoke": "made for you",
    "camhs": "mental health service for children and young people",
    "cbt": "a talking therapy (CBT)",
    "cohort": "group",
    "comorbid": "who also have",
    "comorbidity": "other illness",
    "dyad": "parent and baby",
    "dyadic": "for parent and baby together",
    "epds": "a few questions about how you feel",
    "facilitate": "run",
    "facilitated": "run",
    "holistic": "what it does, one thing after the other",
    "iapt": "NHS Talking Therapies",
    "intervention": "help",
    "interventions": "help",
    "mdt": "a team of different workers",
    "multidisciplinary": "of different workers",
    "perinatal": "in pregnancy and after birth",
    "pmh": "mental health in pregnancy and after birth",
    "psychoeducation": "learning about how you feel",
    "psychosocial": "help with feelings and daily life",
    "signposting": "tells you who can help",
    "stakeholders": "people",
    "tfmr": "ending a pregnancy for medical reasons",
    "triage": "a first talk about what you need",
    "wraparound": "what it does, one thing after the other",
}
_WORD = re.compile(r"[A-Za-z]+")


def jargon(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find workers' words in summaries of services."""
    for service in catalogue.services.values():
        names = f"{service.name} {service.organisation}".lower()
        for word in _WORD.findall(service.summary):
            known = word.lower()
            if known in PLAIN and known not in names:
                yield Finding(
                    service.path,
                    ("summary",),
                    "jargon",
                    f"Summary: Say '{word}' in plain words, such as '{PLAIN[known]}'.",
                )
                break
