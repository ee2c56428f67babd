"""Catalogues of words: one file for each language, in gettext's form (``.po``), beside the templates.

What is read here comes from translators: a message with a fault is not used, and English stands in
its place. See docs/pages/developers/languages.md.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from generator.language.faults import faults
from generator.language.progress import Done

FOLDER = "catalogues"
TEMPLATE = "signpost.pot"
SOURCE = "Source:"
"""How the comment begins that says where words are from that no speaker has checked."""


class NotACatalogue(Exception):
    """A file cannot be read as a catalogue. The text says where and why."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A message that may not be used: its line in the file, the English, and what is wrong."""

    line: int
    english: str
    what: str


def catalogue_path(templates: Path, code: str) -> Path:
    """Where the catalogue of the language *code* is, below the folder of *templates*."""
    return templates / FOLDER / f"{code}.po"


def read_catalogue(path: Path, code: str = "") -> Catalog:
    """The catalogue in the file at *path*; one without messages when there is no such file.

    Raises :class:`NotACatalogue` when it cannot be read as one.
    """
    if not path.exists():
        return Catalog(locale=code or None)
    try:
        return read_po(io.BytesIO(path.read_bytes()), locale=code or None, abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        raise NotACatalogue(f"{path.name}: {error}") from error


def read_template(templates: Path) -> Catalog:
    """Every message there is, as it was last extracted."""
    return read_catalogue(templates / FOLDER / TEMPLATE)


def wrong(catalogue: Catalog) -> Iterator[Wrong]:
    """Every message of *catalogue* that may not be used, and why. What is not said yet is not wrong."""
    for message in _messages(catalogue):
        if is_said(message):
            for what in _what_is_wrong(message, catalogue):
                yield Wrong(message.lineno or 0, _english(message)[0], what)


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _english(message: Message) -> tuple[str, ...]:
    found = message.id
    return tuple(map(str, found)) if isinstance(found, (tuple, list)) else (found,)


def _forms(message: Message) -> tuple[str, ...]:
    found = message.string
    return tuple(map(str, found)) if isinstance(found, (tuple, list)) else (found or "",)


def is_said(message: Message) -> bool:
    """True when *message* has words, be it for one number only."""
    return any(_forms(message))


def needs_checking(message: Message) -> bool:
    """True when the words are from a source, and no speaker has checked them."""
    return message.fuzzy and any(c.startswith(SOURCE) for c in message.user_comments)


def _what_is_wrong(message: Message, catalogue: Catalog) -> Iterator[str]:
    english, forms = _english(message), _forms(message)
    if len(english) > 1 and (len(forms) != catalogue.num_plurals or not all(forms)):
        yield f"Say it for each kind of number: this language has {catalogue.num_plurals}."
    for words in filter(None, forms):
        leave_out = frozenset({"%(number)s"}) if len(english) > 1 else frozenset[str]()
        yield from faults(english[-1], words, may_leave_out=leave_out)


def is_usable(message: Message, catalogue: Catalog) -> bool:
    """True for words that a page may say: not a guess, and with nothing wrong."""
    return (
        is_said(message)
        and (not message.fuzzy or needs_checking(message))
        and not any(_what_is_wrong(message, catalogue))
    )


def done(catalogue: Catalog, template: Catalog) -> Done:
    """How many messages of *template* the *catalogue* has words for that may be used."""
    wanted = [message.id for message in _messages(template)]
    found = [catalogue.get(id_) for id_ in wanted]
    said = [message for message in found if message and is_usable(message, catalogue)]
    unchecked = sum(map(needs_checking, said))
    return Done(len(wanted), len(said) - unchecked, unchecked)


class _Nothing(NullTranslations):
    """What is asked when a catalogue has no such message: nothing, so that it can be told from English."""

    def gettext(self, message: str) -> str:  # noqa: ARG002
        """Nothing."""
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        """Nothing."""
        return ""


def forms(catalogue: Catalog) -> tuple[dict[str, tuple[str, ...]], str]:
    """The words of *catalogue* that may be used, by their English, and the rule that tells which of several.

    The rule is an expression in n. It is Babel's own for the language, never that of the file: a script will run it.
    """
    own = Catalog(locale=catalogue.locale)
    found = {
        _english(message)[0]: _forms(message)
        for message in _messages(catalogue)
        if is_usable(message, catalogue)
        and len(_forms(message)) == (own.num_plurals if len(_english(message)) > 1 else 1)
    }
    return found, own.plural_expr


def translations(catalogue: Catalog) -> NullTranslations:
    """The words of *catalogue* that may be used, compiled; a message it does not have gives ''."""
    usable = Catalog(locale=catalogue.locale)
    for message in _messages(catalogue):
        if is_usable(message, catalogue):
            usable.add(message.id, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, usable)
    compiled.seek(0)
    found = Translations(compiled)
    found.add_fallback(_Nothing())
    return found
