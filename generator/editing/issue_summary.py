"""What was done with an issue, told in plain words as Markdown: the pull request, or the comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.checking.reporting import by_importance, explain
from generator.editing.changes import changes
from generator.editing.changes_markdown import changes_markdown
from generator.editing.issue_body import Answers
from generator.editing.issue_drafts import Draft
from generator.editing.outside_text import as_block, as_code, without_emails
from generator.records.problem import Problem

_MOST_PROBLEMS = 30
_MOST_LINES = 40
_LONGEST = 60_000
"""Characters, below the 65,536 that GitHub takes."""


@dataclass(frozen=True, slots=True)
class Story:
    """All there is to tell. *why* is said when nothing was done; *problems* are those that matter now."""

    number: int = 0
    title: str = ""
    answers: Answers | None = None
    draft: Draft | None = None
    why: str = ""
    problems: Sequence[Problem] = ()


def summary_of(story: Story) -> str:
    """The whole summary. Its first line is a heading that holds no text of the issue."""
    lines = [f"# {_heading(story)}", ""]
    lines += list(_not_done(story) if story.why else _done(story))
    if story.title:
        lines += [f"Its title: {as_code(without_emails(story.title), 120)}", ""]
    text = "\n".join(lines).rstrip() + "\n"
    return text if len(text) <= _LONGEST else _cut(text)


def _heading(story: Story) -> str:
    of = f" (issue {story.number})" if story.number else ""
    if story.why or story.draft is None:
        return f"Not applied{of}"
    name = PurePosixPath(story.draft.path).stem
    if story.draft.before is None:
        return f"Add {story.draft.kind.name} {name}{of}"
    return f"Change {story.draft.kind.name} {name}{of}"


def _not_done(story: Story) -> Iterator[str]:
    yield f"Nothing was changed. {story.why}"
    yield ""
    yield from _left_out(story)
    yield from _own_words(story)
    if story.number:
        yield "A maintainer can edit the issue and set its label again, or make the change by hand."
        yield ""


def _done(story: Story) -> Iterator[str]:
    draft = story.draft
    assert draft is not None, "something was done"
    if story.number:
        yield f"Made from #{story.number} by `signpost apply-issue`. Closes #{story.number}."
        yield ""
    yield f"The file: `{draft.path}`"
    yield ""
    yield "## What changes"
    yield ""
    told = changes_markdown(changes(draft.before, draft.after, draft.kind), draft.kind.name)
    lines = told.splitlines()
    yield from lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        yield f"- and {len(lines) - _MOST_LINES} more"
    yield ""
    yield from _left_out(story)
    yield from _own_words(story)
    yield from _problems(story)
    yield "## What to do now"
    yield ""
    yield from (f"- [ ] {doubt}" for doubt in draft.doubts)
    yield from _to_do(story)
    yield ""


def _to_do(story: Story) -> Iterator[str]:
    if any(problem.blocks for problem in story.problems):
        yield "- [ ] Mend what *must change* or *stop* names. Until then nothing can be published."
    elif story.problems:
        yield "- [ ] Look at what *check this* names, and decide."
    yield "- [ ] Read every line above: a stranger wrote it."
    yield "- [ ] Compare each fact with its source. Call, if it is a phone number."
    yield "- [ ] Merge it, or close it and say why in the issue."
    yield ""
    yield (
        "The whole directory was checked in the job that made this. GitHub starts no checks of its own "
        "for it: close it and open it again if you want them."
    )


def _left_out(story: Story) -> Iterator[str]:
    found = story.draft.left_out if story.draft else ()
    if found:
        yield "## Not taken over"
        yield ""
        yield from (f"- {sentence}" for sentence in found[:_MOST_LINES])
        if len(found) > _MOST_LINES:
            yield f"- and {len(found) - _MOST_LINES} more"
        yield ""


def _own_words(story: Story) -> Iterator[str]:
    words = story.answers.of("what-is-wrong") if story.answers else ""
    if words.strip():
        yield "## In the writer's own words"
        yield ""
        yield "Not part of the entry."
        yield ""
        yield as_block(without_emails(words))
        yield ""


def _problems(story: Story) -> Iterator[str]:
    yield "## What the check says"
    yield ""
    if not story.problems:
        yield "No problems."
    else:
        shown = by_importance(story.problems)[:_MOST_PROBLEMS]
        yield as_block("\n\n".join(map(explain, shown)), 20_000)
        if len(story.problems) > len(shown):
            yield f"And {len(story.problems) - len(shown)} more: run `signpost check`."
    yield ""


def _cut(text: str) -> str:
    """*text* up to the last section that fits: a fence is never left open."""
    kept = text[:_LONGEST]
    return kept[: kept.rindex("\n## ")] + "\n\nThe rest is too long to show. Look at the file.\n"
