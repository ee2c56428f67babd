"""One row of a list as the fields of a service, with everything that fits no field in notes for editors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.importing.hours import hours_in
from generator.importing.pieces import Pieces, pieces_of, postcode_in, web_address, without_people
from generator.importing.plan import ImportPlan
from generator.importing.table import Row
from generator.importing.topics import Lexicon, guessed
from generator.planning.wording import day_in_words
from generator.records.hidden_places import speaks_of_abuse, tells_place
from generator.records.named_terms import ABUSE_NEEDS

Data = dict[str, object]
_LINE, _SUMMARY, _PROSE = 400, 160, 6000
_LEFT_OUT = "left out: it may tell a place that has to stay private"
_SENTENCE = re.compile(r"(.+?[.!?])(?=\s+[A-Z\"'(]|\s*$)", re.DOTALL)


@dataclass
class Draft:
    """What a row becomes. *data* as an editor would type it; *remarks* for the report; *kept* for the notes."""

    row: Row
    name: str
    data: Data
    remarks: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    hides: bool = False
    area_code: str = ""
    organisation: str = ""
    row_postcode: str = ""

    def keep(self, what: str, text: str, why: str = "") -> None:
        """Keep *text* for editors, and say in the report that it was. Never a text that may tell a hidden place."""
        if self.hides:
            self.leave_out(what)
            return
        self.kept.append(f"{what}: {text}")
        if why:
            self.remarks.append(why)

    def leave_out(self, what: str) -> None:
        """Say in the notes and in the report that *what* is only in the list."""
        self.kept.append(f"{what} was {_LEFT_OUT}. Row {self.row.number} of the list has it.")
        self.remarks.append(f"{what} {_LEFT_OUT}")

    def may_say(self, what: str, text: str) -> bool:
        """True when *text* may stand in a field; else says that *what* was left out."""
        if not (self.hides and tells_place(text)):
            return True
        self.leave_out(what)
        return False

    @property
    def key(self) -> str:
        """What stays the same when the list comes again: name and postcode, in any script."""
        name = re.sub(r"[\W_]+", "-", self.name.lower()).strip("-")
        return f"{name}|{self.row_postcode}"


def drafted(row: Row, plan: ImportPlan, words: Lexicon, today: date) -> Draft | None:
    """The draft of *row*; None when it has no name. Never raises, whatever the cells hold."""
    cells: dict[str, list[tuple[str, str]]] = {}
    for heading, text in row.cells.items():
        if text:
            cells.setdefault(plan.columns.get(heading, "notes"), []).append((heading, text))
    name = _line(_first(cells, "name"))
    if not name:
        return None
    draft = Draft(row, name[:_LINE], {"name": name[:_LINE]})
    about = " ".join(
        text for key in ("name", "address", "organisation") for _, text in cells.get(key, ())
    )
    said = " ".join(
        text for key in ("name", "summary", "who", "notes") for _, text in cells.get(key, ())
    )
    draft.hides = _hides(row, words)
    _topics(draft, plan, words, said)
    draft.data["status"] = plan.status
    if draft.hides and not words.knows_abuse:
        draft.data["address"] = "none"  # no need says so, and checks must know
    _telling(draft, plan, cells, about)
    _contact(draft, cells, about)
    _place(draft, cells)
    _hours(draft, cells)
    for key, title in (("how", "How to get help"), ("who", "Who it is for"), ("cost", "Cost")):
        _words(draft, key, title, cells, about)
    draft.area_code = _first(cells, "area-code").strip()
    organisation = _line(_first(cells, "organisation"))[:_LINE]
    draft.organisation = organisation if draft.may_say("Organisation", organisation) else ""
    for heading, text in cells.get("notes", ()):
        draft.keep(heading, without_people(text, about))
    draft.data["sources"] = [_source(plan, row)]
    draft.data["held"] = _line(
        f"Imported on {day_in_words(today)} from {plan.title} ({plan.publisher}). Not yet read by an editor."
    )[:_LINE]
    return draft


def _hides(row: Row, words: Lexicon) -> bool:
    """True when any cell, whatever its column, speaks of abuse or names who keeps its place private."""
    texts = [_line(text).lower() for text in row.cells.values() if text]
    return speaks_of_abuse(texts) or any(
        name == text or (" " in name and name in text)
        for name in words.hidden_names
        for text in texts
    )


def _first(cells: Mapping[str, list[tuple[str, str]]], key: str) -> str:
    return cells[key][0][1] if cells.get(key) else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _source(plan: ImportPlan, row: Row) -> Data:
    return {
        "url": plan.url,
        "publisher": plan.publisher,
        "title": plan.title,
        "says": _line(f"Row {row.number} of this list. Licence: {plan.licence}.")[:_LINE],
        "page_date": plan.page_date or "undated",
    }


def _topics(draft: Draft, plan: ImportPlan, words: Lexicon, said: str) -> None:
    """Kinds and needs: guessed from words, marked as guesses, else those of the plan."""
    for key, phrases, given in (
        ("kind", words.kinds, plan.kinds),
        ("needs", words.needs, plan.needs),
    ):
        found = guessed(phrases, said)
        if draft.hides and key == "needs":
            abuse = [need for need in found if need in ABUSE_NEEDS]
            if not abuse and words.knows_abuse:
                abuse = ["domestic-abuse"]
                draft.kept.append(
                    "A word of its row made us take it for a service about abuse. If it is not, correct 'needs'."
                )
            ids = [*abuse, *(need for need in found if need not in abuse)]
        else:
            ids = list(found) or list(given)
        if found:
            because = ", ".join(f"{id_} from '{phrase}'" for id_, phrase in found.items())
            draft.kept.append(
                f"Guessed {'kind of support' if key == 'kind' else 'needs'}: {because}. Not checked."
            )
        if key == "kind" and not ids:
            ids = [words.stand_in]
            draft.kept.append(
                f"Kind of support: not told by the row; '{words.stand_in}' stands in."
            )
            draft.remarks.append("kind of support not known")
        draft.data[key] = ids


def _telling(
    draft: Draft, plan: ImportPlan, cells: Mapping[str, list[tuple[str, str]]], about: str
) -> None:
    """Summary and description: the first sentence, and all of it when there is more."""
    text = without_people(" ".join(text for _, text in cells.get("summary", ())), about).strip()
    if not draft.may_say("Description", text):
        text = ""
    sentence = _SENTENCE.match(text)
    first = _line(sentence[1] if sentence else text)
    if first and first[-1] not in ".!?":
        first = f"{first}."
    fits = 0 < len(first) <= _SUMMARY
    stand_in = _line(f"Listed in {plan.title}, by {plan.publisher}.")
    draft.data["summary"] = first if fits else stand_in[:_SUMMARY]
    if text and (not fits or len(first) < len(_line(text))):
        if len(text) <= _PROSE:
            draft.data["description"] = text.replace("](", "] (")
        else:
            draft.keep("Description", text, "description kept in notes: too long")


def _contact(draft: Draft, cells: Mapping[str, list[tuple[str, str]]], about: str) -> None:
    """Numbers, mailboxes and web addresses, each where it belongs; the rest in notes."""
    whole = Pieces()
    for key in ("phone", "email", "website", "contact"):
        for heading, text in cells.get(key, ()):
            found = pieces_of(web_address(text) or text if key == "website" else text, about)
            whole.phones += [phone for phone in found.phones if phone not in whole.phones]
            whole.emails += [email for email in found.emails if email not in whole.emails]
            whole.urls += [url for url in found.urls if url not in whole.urls]
            draft.kept += [f"{heading}: {note}" for note in found.notes.values()]
            draft.remarks += found.notes
            if found.rest:
                draft.keep(heading, found.rest, f"{heading} kept as text: {_line(found.rest)[:60]}")
    contact: Data = {}
    if whole.phones:
        contact["phones"] = [{"number": number} for number in whole.phones]
    for field_, values in (("email", whole.emails), ("website", whole.urls)):
        if values:
            contact[field_] = values[0]
            for more in values[1:]:
                draft.keep(f"A second {field_}", more, f"second {field_} kept in notes")
    if contact:
        draft.data["contact"] = contact


def _place(draft: Draft, cells: Mapping[str, list[tuple[str, str]]]) -> None:
    """The address in lines. Never for a service whose people may be looked for."""
    whole = ", ".join(text for _, text in cells.get("address", ()))
    given = _first(cells, "postcode")
    postcode, _ = postcode_in(given)
    found, without = postcode_in(whole)
    if not given or found == postcode:
        postcode, whole = postcode or found, without
    draft.row_postcode = "" if draft.hides else postcode
    if draft.hides:
        if whole or given:
            note = "An address was left out: it may have to stay private."
            draft.kept.append(note)
            draft.remarks.append(note)
        return
    if given and not postcode:
        draft.keep("Postcode", given, f"postcode kept as text: {given[:20]}")
    lines = [_line(part)[:_LINE] for part in re.split(r"[,\n]", whole) if part.strip(" .")]
    place: Data = {"address": lines} if lines else {}
    if postcode:
        place["postcode"] = postcode
    if place:
        draft.data["places"] = [place]


def _hours(draft: Draft, cells: Mapping[str, list[tuple[str, str]]]) -> None:
    """Hours as days and times where certain, else as words."""
    texts = [text for _, text in cells.get("opening", ())]
    if not texts:
        return
    text = "\n".join(texts)
    if not draft.may_say("Opening hours", text):
        return
    if hours := hours_in(text):
        draft.data["opening"] = hours
        draft.kept.append(f"Opening hours read from: {_line(text)}")
    elif len(_line(text)) <= _LINE:
        draft.data["opening_note"] = _line(text)
        draft.remarks.append("opening hours kept in words")
    else:
        draft.keep("Opening hours", text, "opening hours kept in notes: too long")


def _words(
    draft: Draft, key: str, title: str, cells: Mapping[str, list[tuple[str, str]]], about: str
) -> None:
    """A text that stays in words: how, who for, cost."""
    text = without_people(" ".join(text for _, text in cells.get(key, ())), about)
    if not text or not draft.may_say(title, text):
        return
    if len(_line(text)) > _LINE:
        draft.keep(title, text, f"{title.lower()} kept in notes: too long")
    elif key == "how":
        draft.data["how_to_get_help"] = {"how": _line(text)}
    elif key == "who":
        draft.data["for"] = {"who": _line(text)}
    else:
        draft.data["cost_note"] = _line(text)


def notes_of(draft: Draft, file: str) -> str:
    """The notes for editors: where the row stood, and all that fitted no field. Cut where a field must end."""
    lead = f"From row {draft.row.number} of {file}. Read it against the list, ask the service, then delete 'held'."
    kept = [note for note in draft.kept if not (draft.hides and tells_place(note))]
    text = "\n\n".join([lead, *kept]).replace("](", "] (")
    end = f"\n\n(The rest is in row {draft.row.number} of the list.)"
    return text if len(text) <= _PROSE else text[: _PROSE - len(end)].rstrip() + end
