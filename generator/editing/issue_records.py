"""Which record an issue means, and what a new one holds. No text of an issue becomes a path.

An id counts only when a record has it; a new file's name is made letter by letter; its folder is the
id of an area that exists.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from pathlib import PurePosixPath

from generator.editing.issue_body import Answers, Refused, chosen
from generator.editing.issue_questions import Asks, Question, choices
from generator.editing.outside_text import as_code, has_email, one_line
from generator.editing.wishes import put
from generator.records.catalogue import EVERYWHERE, Catalogue
from generator.records.fields import slug_from
from generator.records.form import Holds
from generator.records.hidden_places import REFUGE
from generator.records.kinds import SITE_FOLDERS, kind_of
from generator.records.named_terms import ABUSE_NEEDS

NATIONAL = "national"
_LONGEST_NAME = 60
#: Names that Windows keeps for itself, whatever follows the dot.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})  # fmt: skip
_KINDS_BY_FOLDER = {folder: kind for kind, folder in SITE_FOLDERS.items()}
_HOST = re.compile(r"https?://[^/?#]*")


def find_record(typed: str, paths: Collection[str]) -> str | Refused:
    """The path of the record that *typed* names: its id, or the address of its page."""
    text = one_line(typed)
    id_, folder = text, ""
    if host := _HOST.match(text):
        steps = re.split("[?#]", text[host.end() :], maxsplit=1)[0].split("/")
        steps = ["", "", *(step for step in steps if step not in ("", "index.html"))]
        id_, folder = steps[-1].removesuffix(".html"), steps[-2]
    order = tuple(dict.fromkeys([_KINDS_BY_FOLDER.get(folder, ""), *SITE_FOLDERS]))
    found = [
        (order.index(kind.name), path)
        for path in paths
        if (kind := kind_of(path)) is not None
        and kind.name in order
        and PurePosixPath(path).name == f"{id_}.yml"
    ]
    if not found:
        return Refused(f"There is no entry called {as_code(id_, 80)}.")
    return min(found)[1]


def fresh_id(name: str, taken: Collection[str], area: str, number: int) -> str | Refused:
    """An id for a new record called *name*: a slug that nothing has yet."""
    slug = slug_from(one_line(name), _LONGEST_NAME)
    if not slug:
        if not number:
            return Refused("Its name has no letters that a file's name may have.")
        slug = f"from-issue-{number}"
    if slug in _DEVICES:
        slug = f"{slug}-service"
    tries = [slug, f"{slug}-{area}", *(f"{slug}-{n}" for n in range(2, 100))]
    return next((one for one in tries if one not in taken), Refused("Its name is taken."))


def new_record(
    answers: Answers, catalogue: Catalogue, today: date, origin: str
) -> tuple[dict[str, object], list[str]]:
    """The data of a new record from *answers*, and a sentence (Markdown) for each answer left out.

    Nothing is made up: what was not answered is left out, and the check names what is missing.
    *origin* is where it comes from, in words: 'issue 12'.
    """
    data: dict[str, object] = {}
    left_out: list[str] = []
    needs = chosen(answers.of("needs"), choices(answers.form.question("needs"), catalogue))
    told = (answers.of(question.id) for question in answers.form.questions)
    hidden = bool(ABUSE_NEEDS.intersection(needs)) or any(map(REFUGE.search, told))
    for question in answers.form.questions:
        answer = answers.of(question.id)
        if not question.loc or not answer:
            continue
        if question.loc[0] == "places" and hidden:
            left_out.append(
                f"{as_code(question.label)}: Services about abuse carry no place until they confirm in "
                "writing that it is public."
            )
            continue
        value = answer_value(question, answer, catalogue)
        texts = value if isinstance(value, list) else [value]
        if question.holds in (Holds.LINE, Holds.PROSE) and any(map(has_email, texts)):
            left_out.append(
                f"{as_code(question.label)}: It has an e-mail address, which may be one person's."
            )
            continue
        put(data, question.loc, value)
    if answers.form.model is not None and "review_level" in answers.form.model.model_fields:
        data["review_level"] = "submitted"
        data["written"] = {"on": today.isoformat(), "note": f"The day it was sent in {origin}."}
        data["held"] = f"Sent in {origin}. No editor has written it up yet."
    if source := source_of(answers):
        data["sources"] = [source]
    else:
        data["held"] = f"From {origin}. No source yet."
    data["notes_for_editors"] = f"Made from {origin} on {today.isoformat()}. Nobody has asked them."
    return data, left_out


def answer_value(question: Question, answer: str, catalogue: Catalogue) -> str | list[str]:
    """What is typed into the record for *answer*: ids for choices and names, else the text."""
    if question.asks is Asks.DROPDOWN:
        found = chosen(answer, choices(question, catalogue))
        return found if question.many else found[0]
    if question.target == "organisation":
        return _organisation(answer, catalogue)
    if question.many:
        return [line for piece in answer.split("\n") if (line := one_line(piece))]
    return answer if question.holds is Holds.PROSE else one_line(answer)


def _organisation(typed: str, catalogue: Catalogue) -> str:
    """The id of the organisation called *typed*; else its name as an id, which the check then asks for."""
    plain = one_line(typed).casefold()
    for id_, record in catalogue.organisations.items():
        if plain in (id_, record.name.casefold(), *(w.casefold() for w in record.also_called)):
            return id_
    made = fresh_id(typed, (), "", 0)
    return made if isinstance(made, str) else one_line(typed)


def source_of(answers: Answers) -> dict[str, object] | None:
    """The source that an issue gives: a page and what it tells. Neither without the other."""
    url, says = one_line(answers.of("source")), one_line(answers.of("source-says"))
    if not url or not says or has_email(says):
        return None
    return {"url": url, "says": says}


def folder_of(areas: Collection[str], catalogue: Catalogue) -> str:
    """The folder for a service of *areas*: the first that exists; '' for none."""
    if known := next((area for area in areas if area in catalogue.areas), ""):
        return NATIONAL if known == EVERYWHERE else known
    return ""
