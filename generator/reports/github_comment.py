"""Keep one comment on a pull request that tells what it changes. Run by ``comment.yml`` only.

That workflow may write comments, so it runs our own code from the main branch, with nothing
installed, and takes the artefact of the pull request's own run for text from outside: its size is
limited, it is read as JSON with a fixed form, every text in it is shown as code, and its number of a
pull request counts only when GitHub says that this pull request stands at the commit that was
checked.
"""

from __future__ import annotations

import json
import lzma
import os
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from generator.reports.comparison import LARGEST, Comparison, NotOurs, from_json
from generator.reports.comparison_words import comparison_markdown

ARTEFACT = "signpost-changes"
MEMBER = "changes.json"
MARK = "<!-- signpost-changes -->"
BOT = "github-actions[bot]"
_PAGES = 10
"""Pages of 100 comments that are looked through for our own."""
_REPOSITORY = re.compile(r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}")
_SHA = re.compile(r"[0-9a-f]{40}")


#: What Python's own library raises for archives that somebody spoiled.
_NO_ARCHIVE = (
    zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError, ValueError,
    zlib.error, lzma.LZMAError,
)  # fmt: skip


class NothingToSay(Exception):
    """There is no comment to write. The message says why, for the log of the workflow."""


@dataclass(frozen=True, slots=True)
class Run:
    """The run of ``check.yml`` that ended, as GitHub (not the pull request) tells of it."""

    api: str
    repository: str
    token: str
    id: int
    head_sha: str
    head_repository: str
    address: str = ""


def run_of(environment: Mapping[str, str]) -> Run:
    """The run that the workflow names in its environment.

    Raises :class:`NothingToSay` when its repository was deleted, ValueError for anything odd.
    """
    sha, repository = environment["HEAD_SHA"], environment["GITHUB_REPOSITORY"]
    head = environment["HEAD_REPOSITORY"]
    if not head:
        raise NothingToSay("The repository that the pull request came from is gone.")
    if not (
        _SHA.fullmatch(sha) and _REPOSITORY.fullmatch(repository) and _REPOSITORY.fullmatch(head)
    ):
        raise ValueError("The environment does not name a run.")
    id_ = int(environment["RUN_ID"])
    server = environment.get("GITHUB_SERVER_URL", "https://github.com")
    return Run(
        environment.get("GITHUB_API_URL", "https://api.github.com"),
        repository,
        environment["GITHUB_TOKEN"],
        id_,
        sha,
        head,
        f"{server}/{repository}/actions/runs/{id_}",
    )


def comment(run: Run) -> str:
    """Write the comment for *run*, or bring ours up to date, and say what was done.

    Raises :class:`NothingToSay`, and HTTPError when GitHub refuses.
    """
    compared, held = read_artefact(_artefact(run))
    number = _pull_request(run, held)
    body = body_of(run, compared)
    if ours := _ours(run, number):
        _ask(run, "PATCH", f"issues/comments/{ours}", {"body": body})
        return f"Brought the comment on pull request {number} up to date."
    _ask(run, "POST", f"issues/{number}/comments", {"body": body})
    return f"Commented on pull request {number}."


def body_of(run: Run, compared: Comparison) -> str:
    """The whole comment: our mark, what changed, and where the preview is."""
    preview = f"Preview: download *preview* at the foot of [this run]({run.address}), and open `index.html`."
    return f"{MARK}\n{comparison_markdown(compared)}\n{preview if run.address else ''}\n"


def read_artefact(packed: bytes) -> tuple[Comparison, Mapping[str, object]]:
    """The comparison in the artefact's archive. Raises :class:`NothingToSay` when there is none."""
    try:
        with zipfile.ZipFile(BytesIO(packed)) as archive, archive.open(MEMBER) as member:
            return from_json(member.read(LARGEST + 1))
    except NotOurs as reason:
        raise NothingToSay(str(reason)) from reason
    except _NO_ARCHIVE as fault:
        raise NothingToSay(f"The artefact holds no {MEMBER} that can be read.") from fault


def _artefact(run: Run) -> bytes:
    listed = _ask(run, "GET", f"actions/runs/{run.id}/artifacts?per_page=100&name={ARTEFACT}")
    found = [each for each in listed["artifacts"] if each["name"] == ARTEFACT]
    if len(found) != 1 or found[0]["expired"]:
        raise NothingToSay(f"The run has no artefact called {ARTEFACT}.")
    if found[0]["size_in_bytes"] > LARGEST:
        raise NothingToSay(f"The artefact is larger than {LARGEST:,} bytes.")
    return _bytes(run, "GET", f"actions/artifacts/{int(found[0]['id'])}/zip")


def _pull_request(run: Run, held: Mapping[str, object]) -> int:
    """The pull request's number, once GitHub says that it stands at the commit of *run*."""
    number = held.get("pull_request")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 10**9:
        raise NothingToSay("The list of changes names no pull request.")
    found = _ask(run, "GET", f"pulls/{number}")
    head = found["head"]
    repository = (head["repo"] or {}).get("full_name", "")
    if head["sha"] != run.head_sha or repository.lower() != run.head_repository.lower():
        raise NothingToSay(f"Pull request {number} does not stand at {run.head_sha}.")
    if found["state"] != "open":
        raise NothingToSay(f"Pull request {number} is not open.")
    return number


def _ours(run: Run, number: int) -> int | None:
    """The id of our comment on the pull request, if there is one."""
    for each in _comments(run, number):
        if (each["user"] or {}).get("login") == BOT and (each["body"] or "").startswith(MARK):
            return int(each["id"])
    return None


def _comments(run: Run, number: int) -> Iterator[Mapping[str, Any]]:
    for page in range(1, _PAGES + 1):
        found = _ask(run, "GET", f"issues/{number}/comments?per_page=100&page={page}")
        yield from found
        if len(found) < 100:
            return


def _ask(run: Run, method: str, path: str, body: object = None) -> Any:
    return json.loads(_bytes(run, method, path, body) or b"null")


def _bytes(run: Run, method: str, path: str, body: object = None) -> bytes:
    """What GitHub answers. The token goes to GitHub's own host only, not where it sends us on."""
    address = f"{run.api}/repos/{run.repository}/{path}"
    if urlsplit(address).scheme not in ("https", "http"):
        raise ValueError("GitHub's address is no web address.")
    data = None if body is None else json.dumps(body).encode()
    request = Request(address, data=data, method=method)  # noqa: S310 - the scheme is looked at above
    request.add_header("Accept", "application/vnd.github+json")
    request.add_header("X-GitHub-Api-Version", "2022-11-28")
    request.add_unredirected_header("Authorization", f"Bearer {run.token}")
    with urlopen(request, timeout=30) as answer:  # noqa: S310
        content: bytes = answer.read(4 * LARGEST)
    return content


def main() -> int:
    """Comment, and say so: 0 when done or when there is nothing to say, 1 when GitHub refuses or is silent."""
    try:
        print(comment(run_of(os.environ)))
    except NothingToSay as reason:
        print(reason)
    except HTTPError as refused:
        print(f"GitHub answers {refused.code} to {refused.url.partition('?')[0]}.", file=sys.stderr)
        return 1
    except URLError as silent:
        print(f"GitHub cannot be reached: {silent.reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
