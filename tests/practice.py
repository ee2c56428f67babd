"""Invented practice examples for a small directory."""

from __future__ import annotations

import shutil

from tests.conftest import ROOT, Content


def with_whole_vocabulary(content: Content) -> Content:
    """Give *content* all lists of the real vocabulary, and one example: the one with every field is taken out.

    The small vocabulary has only what its own records use.
    """
    (content.root / "content" / "practice" / "tea-everywhere.yml").unlink()
    lists = ROOT / "directory" / "vocabulary"
    shutil.copytree(lists, content.root / "directory" / "vocabulary", dirs_exist_ok=True)
    return content


def write_example(
    content: Content,
    id_: str,
    *,
    title: str = "",
    area: str = "sunderland",
    needs: str = "[isolation]",
    written: str = "2026-05",
    practice_stage: str = "established",
    more: str = "",
) -> None:
    """Write an example that has only what every example must have, and *more*."""
    content.write(
        f"content/practice/{id_}.yml",
        f"title: {title or f'Example {id_}'}\nstrapline: How {id_} was done.\nsubmitted_by: harbour-friends\n"
        f"areas: [{area}]\npractice_stage: {practice_stage}\nreview_level: submitted\n"
        f"written: {{on: {written}}}\nneeds: {needs}\n{more}"
        "sources:\n  - {url: 'https://example.org/report', publisher: Harbour Friends, says: all of it, page_date: 2026-05}\n",
    )
