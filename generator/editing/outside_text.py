"""Text that strangers wrote: made harmless to keep, to repeat in Markdown, and to print in a job's log."""

from __future__ import annotations

import re
import unicodedata

from generator.editing.changes_markdown import code_span
from generator.records.unseen import fence_for

#: Joiners that Persian, Indian scripts and emoji need. All other unseen characters go.
_JOINERS = "\u200c\u200d"
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = ("Cc", "Cf", "Cs", "Co")
#: The part before the @ has at most 64 characters (RFC 5321); without an end, a long text takes for ever.
_EMAIL = re.compile(
    r"[^\s@<>\"'(),:;\[\]\\]{1,64}@[A-Za-z0-9\-]{1,64}(?:\.[A-Za-z0-9\-]{1,64}){1,8}"
)


def cleaned(text: str) -> str:
    """*text* without characters that nobody sees, in one form of Unicode, with plain line breaks.

    Control characters, marks that turn the direction of writing, tags, lone halves of characters and
    private ones go; so do those that YAML may not hold. Tabs become spaces.
    """
    text = _NEWLINES.sub("\n", text).replace("\t", " ")
    kept = "".join(letter for letter in text if _is_seen(letter))
    return unicodedata.normalize("NFC", kept)


def _is_seen(letter: str) -> bool:
    if letter == "\n" or letter in _JOINERS or " " <= letter <= "~":
        return True
    return unicodedata.category(letter) not in _UNSEEN and (ord(letter) & 0xFFFE) != 0xFFFE


def one_line(text: str) -> str:
    """*text* with every run of spaces and line breaks as one space."""
    return " ".join(cleaned(text).split())


def shortened(text: str, longest: int) -> str:
    """At most *longest* characters of *text*; a longer one ends in three dots."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def has_email(text: str) -> bool:
    """True when an e-mail address stands in *text*."""
    return bool(_EMAIL.search(text))


def without_emails(text: str) -> str:
    """*text* with words in the place of each e-mail address: it may be one person's."""
    return _EMAIL.sub("(an e-mail address)", text)


def as_code(text: str, longest: int = 240) -> str:
    """*text* as Markdown that shows it letter by letter: no markup, links, mentions or numbers of issues."""
    line = shortened(one_line(text), longest)
    return code_span(line) if line else "nothing"


def as_block(text: str, longest: int = 4_000) -> str:
    """*text* of several lines as a Markdown block that shows it letter by letter."""
    fence = fence_for(text)
    return f"{fence}text\n{shortened(cleaned(text).strip(), longest)}\n{fence}"


def for_log(text: str) -> str:
    """*text* as it may be printed in a GitHub job: no line of it is taken for a command.

    The runner obeys lines that begin with ``::``, and ``##[`` wherever it stands.
    """
    lines = text.replace("##[", "## [").split("\n")
    return "\n".join(f"| {line}" if line.lstrip().startswith("::") else line for line in lines)
