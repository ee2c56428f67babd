"""What a pull request changes, in words: for a terminal, and as Markdown for a comment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from generator.checking.reporting import by_importance, explain, problems_markdown
from generator.editing.change import How
from generator.editing.changes_markdown import changes_markdown
from generator.editing.changes_text import changes_text
from generator.records.problem import Problem
from generator.records.unseen import code_span, cut
from generator.reports.comparison import Comparison, PageChange, RecordChange

MEANT = (
    "Pages are compared by what they say from records and prose. "
    "Changes of templates, styles and scripts are not counted."
)
NOT_PLANNED = "Which pages change is worked out once nothing must change in the records."
#: GitHub refuses a comment of more than 65,536 characters.
LONGEST = 60_000
_OWN_SHOWN = 40
_FILES_SHOWN = 20


def counted(number: int, one: str, more: str = "") -> str:
    """'1 page', '2 pages'."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def headline(compared: Comparison) -> str:
    """The whole of it in one sentence."""
    blocking = sum(problem.blocks for problem in compared.new)
    parts = [counted(len(compared.records), "record")]
    if compared.pages is not None:
        parts.append(counted(len(compared.pages), "page"))
    said = f"{' and '.join(parts)} changed, {counted(len(compared.new), 'new problem')}"
    said += f" ({blocking} must change)" if blocking else ""
    said += f", {counted(len(compared.mended), 'problem')} mended" if compared.mended else ""
    return f"{said}."


def comparison_text(compared: Comparison) -> str:
    """The comparison for a terminal."""
    lines = [headline(compared), ""]
    for record in compared.records:
        lines.append(f"{cut(record.path)} ({record.kind}: {cut(record.name)})")
        told = [*changes_text(record.changes, record.kind).splitlines(), record.note]
        lines += [f"  {line}" for line in told if line]
        lines.append("")
    lines += _other_files(compared, cut)
    lines += _pages(compared, cut)
    if compared.new:
        lines.append(f"New: {counted(len(compared.new), 'problem')}")
        lines += ["\n".join(explain(each) for each in by_importance(compared.new)), ""]
    if compared.mended:
        lines.append(f"Mended: {counted(len(compared.mended), 'problem')}")
        lines += [f"  {_mended(each, cut)}" for each in compared.mended]
        lines.append("")
    lines += [_left(compared)] if compared.left else []
    return "\n".join(lines).rstrip() + "\n"


def comparison_markdown(compared: Comparison, longest: int = LONGEST) -> str:
    """The comparison for a comment, never longer than *longest*; what was left out is said."""
    lines = [f"**{headline(compared)}**", ""]
    if compared.new:
        lines += ["### New problems", "", *problems_markdown(compared.new).splitlines(), ""]
    if compared.records:
        lines += ["### What changed", ""]
    for record in compared.records:
        lines += [_record_heading(record), ""]
        lines += changes_markdown(record.changes, record.kind).splitlines()
        lines += [f"- {_as_ours(record.note)}"] if record.note else []
        lines.append("")
    if others := _other_files(compared, code_span):
        lines += others
    lines += ["### Pages", "", *_pages(compared, code_span)]
    if compared.mended:
        lines += ["### Mended", ""]
        lines += [f"- {_mended(each, code_span)}" for each in compared.mended]
        lines.append("")
    lines += [_left(compared)] if compared.left else []
    return _within(lines, longest)


def _record_heading(record: RecordChange) -> str:
    name = f" {code_span(record.name)}" if record.name else ""
    return f"**{_as_ours(record.kind).capitalize()}**{name} in {code_span(record.path)}"


def _as_ours(text: str) -> str:
    """A note as it is when it can only be ours: plain letters. Else it is shown as code."""
    plain = text.replace(" ", "").replace(".", "").replace(",", "").replace("-", "")
    return text if plain.isascii() and plain.isalpha() and len(text) < 100 else code_span(text)


def _other_files(compared: Comparison, value: Callable[[str], str]) -> list[str]:
    lines = [f"Changed too: {value(path)}" for path in compared.files[:_FILES_SHOWN]]
    if len(compared.files) > _FILES_SHOWN:
        lines.append(f"and {counted(len(compared.files) - _FILES_SHOWN, 'more file')} of content.")
    if compared.program:
        lines.append(
            f"{counted(compared.program, 'file')} outside directory/ and content/ changed as well."
        )
    joined = [f"- {line}" for line in lines] if value is code_span else lines
    return [*joined, ""] if lines else []


def _pages(compared: Comparison, value: Callable[[str], str]) -> list[str]:
    if compared.pages is None:
        return [NOT_PLANNED, ""]
    mark = "- " if value is code_span else "  "
    own = [page for page in compared.pages if page.own]
    lines = [] if value is code_span else [f"Pages: {counted(len(compared.pages), 'page')}"]
    lines += [
        f"{mark}{value(_address(page))}: {_how(page)} on {_sites(page.sites, value)}"
        for page in own[:_OWN_SHOWN]
    ]
    if len(own) > _OWN_SHOWN:
        lines.append(f"{mark}and {counted(len(own) - _OWN_SHOWN, 'more page')} of these records")
    lines += _others([page for page in compared.pages if not page.own], mark, value)
    if not compared.pages:
        lines.append(f"{mark}No page says anything else than before.")
    return [*lines, "", MEANT, ""]


def _others(pages: Sequence[PageChange], mark: str, value: Callable[[str], str]) -> list[str]:
    """One line for all lists and the like: how many on each site."""
    if not pages:
        return []
    sites = Counter(site for page in pages for site in page.sites)
    where = ", ".join(f"{number} on {_site(site, value)}" for site, number in sorted(sites.items()))
    return [f"{mark}{counted(len(pages), 'list or other page', 'lists and other pages')}: {where}"]


def _address(page: PageChange) -> str:
    return page.url.removesuffix("index.html")


def _how(page: PageChange) -> str:
    return {How.ADDED: "new", How.REMOVED: "gone"}.get(page.how, "changed")


def _sites(sites: Iterable[str], value: Callable[[str], str]) -> str:
    return ", ".join(_site(site, value) for site in sites)


def _site(folder: str, value: Callable[[str], str]) -> str:
    return value(folder) if folder else "the hub"


def _mended(problem: Problem, value: Callable[[str], str]) -> str:
    return f"{value(f'{problem.path}:{problem.line}')} {value(problem.sentence)}"


def _left(compared: Comparison) -> str:
    return f"{counted(compared.left, 'problem')} stood there before and {'is' if compared.left == 1 else 'are'} there still."


def _within(lines: Sequence[str], longest: int) -> str:
    """*lines* as one text, cut at the end of a line when it would be too long."""
    size = 0
    for number, line in enumerate(lines):
        size += len(line) + 1
        if size > longest - 100:
            left = len(lines) - number
            return (
                "\n".join(lines[:number])
                + f"\n\nAnd {counted(left, 'more line')}: see the summary of the job.\n"
            )
    return "\n".join(lines).rstrip() + "\n"
