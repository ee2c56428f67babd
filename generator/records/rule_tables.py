"""Which rule each kind of value has, and all of them as plain data for the form on a page."""

from __future__ import annotations

from typing import Any

from generator.records import contact_fields, date_fields, fields
from generator.records.form import Holds
from generator.records.value_rules import EMPTY, TOO_LONG, Rule

#: Kinds of value that are not here hold ids and words to choose from, or any text.
RULES: dict[Holds, Rule] = {
    Holds.PROSE: fields.PROSE,
    Holds.YES_NO: fields.YES_NO,
    Holds.WHOLE: fields.WHOLE,
    Holds.DAY: date_fields.DAY,
    Holds.WHEN: date_fields.WHEN,
    Holds.PAGE_DATE: date_fields.PAGE_DATE,
    Holds.TIME: date_fields.TIME,
    Holds.PHONE: contact_fields.PHONE,
    Holds.POSTCODE: contact_fields.POSTCODE,
    Holds.DISTRICT: contact_fields.DISTRICT,
    Holds.URL: contact_fields.WEB,
    Holds.EMAIL: contact_fields.EMAIL,
    Holds.LANGUAGE: fields.LANGUAGE,
    Holds.SLUG: fields.ID,
    Holds.REFERENCE: fields.ID,
    Holds.POINT: date_fields.POINT,
}


def rules_data() -> dict[str, Any]:
    """The rules by kind of value, and the sentences that every kind has, as plain data."""
    return {
        "rules": {holds.value: rule.data() for holds, rule in RULES.items()},
        "empty": EMPTY,
        "too_long": TOO_LONG,
    }
