"""Ask questions at a terminal, with the known ids offered and each answer checked while it is typed."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.shortcuts import CompleteStyle
from prompt_toolkit.validation import ValidationError, Validator
from rapidfuzz import fuzz, process

_OFFERED = 12
_NEAR = 70


class KnownIds(Completer):
    """Offers ids by their spelling, their name, and the words people use for them."""

    def __init__(self, known: Mapping[str, tuple[str, ...]], *, many: bool) -> None:
        """Offer the ids that *known* has, with their words; after each comma anew when *many*."""
        self._known = known
        self._many = many
        self._by_word: dict[str, list[str]] = {}
        for id_, words in known.items():
            for word in (id_, *words):
                self._by_word.setdefault(word.lower().replace("-", " "), []).append(id_)

    def find(self, typed: str) -> list[str]:
        """The ids that *typed* may stand for, the likeliest first; all of them for nothing."""
        plain = typed.lower().replace("-", " ").strip()
        if not plain:
            return list(self._known)
        starts = [id_ for id_ in self._known if id_.replace("-", " ").startswith(plain)]
        near = process.extract(
            plain, list(self._by_word), scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=5 * _OFFERED
        )
        found = [id_ for word, _, _ in near for id_ in self._by_word[word]]
        return list(dict.fromkeys([*starts, *found]))[:_OFFERED]

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """What to offer for the text before the cursor."""
        del complete_event
        typed = document.text_before_cursor
        last = typed.rpartition(",")[2] if self._many else typed
        part = last.lstrip()
        for id_ in self.find(part):
            words = self._known[id_]
            yield Completion(id_, -len(part), display_meta=words[0] if words else "")


#: What to press where there are words to choose from.
_TO_CHOOSE = "Press Tab or the down arrow to see the words."


class Faults(Validator):
    """Says of the text being typed what ``check`` would say of it."""

    def __init__(self, fault_of: Callable[[str], str], default: str, *, can_choose: bool) -> None:
        """*fault_of* gives the sentence for a text, '' for a good one. Nothing typed means *default*."""
        self._fault_of = fault_of
        self._default = default
        self._can_choose = can_choose

    def validate(self, document: Document) -> None:
        """Refuse the text with its sentence."""
        if fault := self._fault_of(document.text or self._default):
            choose = f" {_TO_CHOOSE}" if self._can_choose and not document.text.strip() else ""
            raise ValidationError(len(document.text), f"{fault}{choose}")


def ask(
    title: str,
    help_text: str,
    fault_of: Callable[[str], str],
    default: str,
    known: Mapping[str, tuple[str, ...]],
    *,
    many: bool,
) -> str:
    """Ask for one answer at the terminal until it has no fault; Enter alone takes *default*.

    Raises KeyboardInterrupt for Ctrl-C and EOFError for Ctrl-D.
    """
    session: PromptSession[str] = PromptSession()
    hints = (
        help_text,
        f"Enter takes '{default}'." if default else "",
        _TO_CHOOSE if known and not default else "",
    )
    answer = session.prompt(
        f"{title}: ",
        placeholder=[("fg:ansibrightblack", default)] if default else None,
        completer=KnownIds(known, many=many) if known else None,
        complete_while_typing=bool(known),
        complete_style=CompleteStyle.COLUMN,
        validator=Faults(fault_of, default, can_choose=bool(known)),
        validate_while_typing=True,
        key_bindings=_keys(default, can_choose=bool(known)),
        bottom_toolbar=lambda: _below(" ".join(filter(None, hints))),
    )
    return answer or default


def _below(hint: str) -> str:
    """What stands below the line, in as many lines as it needs: a fault too long for its own, else *hint*."""
    app = get_app()
    width = max(20, app.output.get_size().columns - 1)
    error = app.current_buffer.validation_error
    return textwrap.fill(error.message if error and len(error.message) > width else hint, width)


def _keys(default: str, *, can_choose: bool) -> KeyBindings:
    """The down arrow opens the list of words; the right arrow takes *default* into the line, to change it."""
    keys = KeyBindings()

    @keys.add(
        "down",
        filter=Condition(lambda: can_choose and not get_app().current_buffer.complete_state),
    )
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.start_completion(select_first=False)

    @keys.add(
        "right", filter=Condition(lambda: bool(default) and not get_app().current_buffer.text)
    )
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(default)

    return keys
