"""What a field can hold, in words for an editor: from :mod:`generator.records.form`."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import BaseModel

from generator.records.form import FormField, Holds

_WORDS: dict[Holds, str] = {
    Holds.YES_NO: "`yes` or `no`",
    Holds.DAY: "a day, such as `2026-11-01`",
    Holds.PAGE_DATE: "a year, month or day, such as `2024-04`, or `undated`",
    Holds.WHEN: "a year, month or day, such as `2024-04`",
    Holds.TIME: "a time, such as `09:00`",
    Holds.PHONE: "a British phone number or short code",
    Holds.POSTCODE: "a postcode",
    Holds.DISTRICT: "the first half of a postcode, such as `SR4`",
    Holds.URL: "a web address that starts with `https://` or `http://`",
    Holds.EMAIL: "an e-mail address",
    Holds.LANGUAGE: "a language's code, such as `en` or `pl`",
    Holds.WHOLE: "a whole number",
    Holds.SLUG: "small letters, numbers and hyphens",
    Holds.COUNCIL: "one letter and eight digits, such as `E08000024`",
    Holds.REPOSITORY: "a repository on GitHub, as `owner/name`",
    Holds.POINT: "a stage such as `pregnancy`, or an age such as `24 months old` or `13 weeks pregnant`",
}
_RECORDS = {
    "area": "the id of an [area](area.md)",
    "organisation": "the id of an [organisation](organisation.md)",
    "service": "the id of a [service](service.md)",
    "practice": "the id of a [practice example](practice.md)",
    "any": "the id of any record",
}

Link = Callable[[type[BaseModel]], str]
"""Gives the address of the section that explains a group."""


def in_words(field: FormField, link: Link) -> str:
    """What *field* holds as it stands in a table, with the group's name linked."""
    if field.group is None:
        return f"a list; each entry: {_one(field)}" if field.many else _one(field)
    name = f"[{group_name(field.group)}]({link(field.group)})"
    if field.many:
        word = f"`{field.word}`, or " if field.word else ""
        return f"{word}a list of groups: {name}"
    return f"a group: {name}"


def _one(field: FormField) -> str:
    match field.holds:
        case Holds.LINE:
            return f"text of at most {field.longest:,} characters"
        case Holds.PROSE:
            return f"text in paragraphs, with lists, emphasis and links if needed, of at most {field.longest:,} characters"
        case Holds.CHOICE:
            words = ", ".join(f"`{word}`" for word in field.choices)
            return f"one of {words}" if len(field.choices) > 1 else words
        case Holds.REFERENCE:
            return _RECORDS.get(
                field.target, f"an id from `directory/vocabulary/{field.target}.yml`"
            )
    return _WORDS[field.holds]


def group_name(model: type[BaseModel]) -> str:
    """The name of a group of fields, from its model: 'HowToGetHelp' is 'How to get help'."""
    name = "".join(
        f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__
    ).strip()
    return name[:1].upper() + name[1:]
