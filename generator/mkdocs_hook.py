"""The one MkDocs hook: ``mkdocs build`` and ``mkdocs serve`` do what Signpost's own commands do.

MkDocs renders ``content/pages`` into a folder of its own, which is put aside; the sites are built
as always. A build that does not pass leaves ``public/`` as it was. A preview that does not pass
shows the problems in the browser instead of stopping.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from generator.checking.reporting import explain, report, summary
from generator.pipeline import Built, Stamp, build
from generator.records.shipped import templates_of
from generator.reports.gaps import notices

log = logging.getLogger("mkdocs.hooks.signpost")


@dataclass
class _Run:
    """What the calls of one run of MkDocs must remember from each other."""

    serving: bool = False
    target: Path = Path("public")


_run = _Run()


class NotPublished(SystemExit):
    """Something must change first. The exit code is 1; MkDocs lets it through."""


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs names it
    """Note whether this is a preview. *dirty* builds are the same as others: they are quick enough."""
    _run.serving = command == "serve"


def on_config(config: Any) -> Any:
    """Let MkDocs write aside: it empties its folder before it builds, and ours must outlive a failure."""
    root = _root(config)
    watched = [root / name for name in ("directory", "content", "signpost.yml")]
    config.watch.extend(str(path) for path in (*watched, templates_of(root)) if path.exists())
    if not _run.serving:
        _run.target = Path(config.site_dir)
        config.site_dir = tempfile.mkdtemp(prefix="signpost-mkdocs-")
    return config


def _root(config: Any) -> Path:
    """The directory that is built: where the configuration lies, or where ``signpost serve`` says."""
    return Path(config.extra.get("signpost_root") or Path(config.config_file_path).parent)


def on_post_build(config: Any) -> None:
    """Build the sites: in the place of the old ones, or into the folder that the preview shows."""
    root = _root(config)
    stamp = Stamp(date.today(), os.cpu_count() or 1)
    if _run.serving:
        _preview(root, Path(config.site_dir), stamp)
        return
    shutil.rmtree(config.site_dir, ignore_errors=True)
    built = build(root, _run.target, stamp, tell=log.info)
    if not built.published:
        for line in _explained(built):
            log.error(line)
        raise NotPublished(1)
    checked = built.checked
    for line in (summary(checked.problems, checked.files), *notices(checked, stamp.today)):
        log.info(line)


def _preview(root: Path, shown: Path, stamp: Stamp) -> None:
    aside = shown.parent / f"{shown.name}-signpost"
    built = build(root, aside, stamp, tell=log.info, preview=True)
    for old in shown.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    if built.published:
        for new in aside.iterdir():
            shutil.move(str(new), shown / new.name)
    else:
        for line in _explained(built):
            log.warning(line)
        (shown / "index.html").write_text(problem_page(built), encoding="utf-8")
        shutil.copy(shown / "index.html", shown / "404.html")
    shutil.rmtree(aside, ignore_errors=True)


def _explained(built: Built) -> list[str]:
    lines = report(built.checked.problems, built.checked.files).splitlines()
    return [*lines, *(f"{fault.page}: {fault.what}" for fault in built.faults)]


def problem_page(built: Built) -> str:
    """A whole page that shows what must change, for the preview. Plain, so that it always works."""
    blocking = [problem for problem in built.checked.problems if problem.blocks]
    shown = "\n".join(f"<pre>{escape(explain(problem))}</pre>" for problem in blocking)
    shown += "\n".join(
        f"<pre>{escape(f'{fault.page}: {fault.what}')}</pre>" for fault in built.faults
    )
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head><meta charset="utf-8"><title>Something must change first</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<style>body{font:1.1rem/1.5 sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}"
        "pre{white-space:pre-wrap;border-inline-start:.3rem solid #7a1f1f;padding:.5rem 1rem;background:#f7f1e8;color:#222}</style>"
        "</head>\n<body><main><h1>Something must change first</h1>\n"
        "<p>The preview shows the site again when these are mended. Save the file and wait a moment.</p>\n"
        f"{shown}\n</main></body></html>\n"
    )
