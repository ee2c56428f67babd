"""What a suggestion says: the same text in an e-mail, in an issue form of GitHub, and when copied.

People can read it, and ``signpost apply-issue`` too: its headings are the questions of the issue forms,
and exact values stand one to a line. ``site_templates/assets/suggest/letter.js`` makes the same text from
what was typed; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

LONGEST_MAIL = 1500
"""Characters that a link to an e-mail draft may have; some mail programs cut what is longer."""

LONGEST_ISSUE = 6000
"""Characters that a link to an issue form may have; GitHub refuses more than about 8,000."""

#: The questions of the issue forms, as they stand in ``.github/ISSUE_TEMPLATE/``.
HEADINGS = {
    "service": "Which service is it about?",
    "practice": "Which practice example is it about?",
    "right": "Which entry is still right?",
    "words": "What is wrong, in your own words",
    "changes": "Exact new values",
    "source": "Web page where this can be read",
    "know": "How do you know?",
    "public": "Before you send",
}
#: What the issue forms have people tick. Whoever reads an e-mail ticks it, or she who sends it.
TO_TICK = "- [ ] Everything I wrote is public information. It names no private person."
FORMS = {
    "service": "change-a-service.yml",
    "practice": "change-an-example.yml",
    "right": "still-right.yml",
}
QUIET_SUBJECT = "A correction"


@dataclass(frozen=True, slots=True)
class Letter:
    """One suggestion. *kind* is service, practice or right; *page* the address of the entry's page.

    *changes* are fields with their new values. *subject* is what the e-mail and the issue are called.
    """

    kind: str
    subject: str
    page: str
    words: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    source: str = ""


def text_of(letter: Letter) -> str:
    """The whole text, as GitHub would write it: each question as a heading, then the answer."""
    return "\n\n".join(
        f"### {heading}\n\n{answer}".rstrip() for heading, answer in _answers(letter)
    )


def _answers(letter: Letter) -> list[tuple[str, str]]:
    first = (HEADINGS[letter.kind], letter.page)
    if letter.kind == "right":
        return [first, (HEADINGS["know"], "")]
    return [
        first,
        (HEADINGS["words"], _tame(letter.words)),
        (HEADINGS["changes"], lines_of(letter.changes)),
        (HEADINGS["source"], letter.source),
        (HEADINGS["public"], TO_TICK),
    ]


def lines_of(changes: Sequence[tuple[str, str]]) -> str:
    """Exact values, a field to a line; further lines of a value are indented."""
    return "\n".join(
        f"{key}:\n  {value.replace(chr(10), f'{chr(10)}  ')}"
        if "\n" in value
        else f"{key}: {value or '(delete)'}"
        for key, value in changes
    )


def _tame(words: str) -> str:
    """*words* with no line that could be taken for one of our headings."""
    return "\n".join(f" {line}" if line.startswith("#") else line for line in words.split("\n"))


def mail_href(mailbox: str, letter: Letter) -> str:
    """A link that opens an e-mail draft to *mailbox* (RFC 6068)."""
    body = text_of(letter).replace("\n", "\r\n")
    return f"mailto:{mailbox}?subject={_coded(letter.subject)}&body={_coded(body)}"


def issue_href(repository: str, letter: Letter) -> str:
    """A link that opens the issue form of *repository* (``owner/name``), filled in."""
    given = {
        "template": FORMS[letter.kind],
        "title": letter.subject,
        "record": letter.page,
        "what-is-wrong": _tame(letter.words),
        "changes": lines_of(letter.changes),
        "source": letter.source,
    }
    asked = "&".join(f"{name}={_coded(value)}" for name, value in given.items() if value)
    return f"https://github.com/{repository}/issues/new?{asked}"


def _coded(text: str) -> str:
    """As JavaScript's encodeURIComponent does it."""
    return quote(text, safe="!~*'()")
