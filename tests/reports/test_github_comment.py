"""The comment on a pull request: one, kept up to date, and safe whatever the artefact holds.

GitHub is played by a server on this machine that answers as its documentation says.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from generator.editing.change import Change, How, Named
from generator.records.problem import Level, Problem
from generator.reports.comparison import (
    Comparison,
    NotOurs,
    PageChange,
    RecordChange,
    from_json,
    to_json,
)
from generator.reports.comparison_words import comparison_markdown
from generator.reports.github_comment import (
    BOT,
    MARK,
    NothingToSay,
    comment,
    read_artefact,
    run_of,
)

ROOT = Path(__file__).parents[2]
SHA = "a" * 40
HOSTILE = "@octocat #1 <img src=x> [x](https://evil.example) ``` ` \u202e\n\n# Approved\n<!-- "


def a_comparison(text: str = "Tea and Talk") -> Comparison:
    change = Change(
        How.CHANGED, (Named("Phones", text), Named("Phone number")), text, "0191 498 0199"
    )
    unknown = Change(How.ADDED, (Named(text, known=True),), "", text)
    problem = Problem(text, 3, 1, text, Level.MUST, text, text, text)
    return Comparison(
        (RecordChange(text, text, text, (change, unknown), text),),
        (PageChange(text, How.CHANGED, ("", text), own=True), PageChange(text, How.ADDED, (text,))),
        ("", text),
        (problem,),
        (problem,),
        1,
        (text,),
        2,
    )


def packed(content: bytes | str, name: str = "changes.json") -> bytes:
    """An artefact's archive."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


@dataclass
class FakeGitHub:
    """What this pull request's GitHub holds, and what was asked of it."""

    artefact: bytes = field(default_factory=lambda: packed(to_json(a_comparison(), pull_request=7)))
    size: int = 500
    head: str = SHA
    head_repository: str = "someone/signpost"
    state: str = "open"
    comments: list[dict[str, Any]] = field(default_factory=list)
    stolen: list[str] = field(default_factory=list)
    address: str = ""

    def answer(self, method: str, path: str, body: Any) -> Any:
        match method, path.partition("?")[0].removeprefix("/repos/us/signpost/").split("/"):
            case "GET", ["actions", "runs", "5", "artifacts"]:
                return {"artifacts": [{"name": "signpost-changes", "id": 9, "expired": False,
                                       "size_in_bytes": self.size}]}  # fmt: skip
            case "GET", ["pulls", "7"]:
                return {"state": self.state, "head": {
                    "sha": self.head, "repo": {"full_name": self.head_repository}}}  # fmt: skip
            case "GET", ["issues", "7", "comments"]:
                return self.comments
            case "POST", ["issues", "7", "comments"]:
                self.comments.append({"id": 77, "user": {"login": BOT}, **body})
                return {}
            case "PATCH", ["issues", "comments", id_]:
                next(c for c in self.comments if c["id"] == int(id_)).update(body)
                return {}
        raise AssertionError((method, path))


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    held = FakeGitHub()

    class Handler(BaseHTTPRequestHandler):
        def _handle(self) -> None:
            if self.path == "/blob":
                held.stolen += self.headers.get_all("Authorization") or []
                return self._send(200, held.artefact)
            assert self.headers["Authorization"] == "Bearer secret"
            if self.path.endswith("/artifacts/9/zip"):
                self.send_response(302)
                self.send_header("Location", f"{held.address}/blob")
                return self.end_headers()
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size)) if size else None
            return self._send(200, json.dumps(held.answer(self.command, self.path, body)).encode())

        def _send(self, code: int, content: bytes) -> None:
            self.send_response(code)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = _handle  # noqa: N815 - the server's own names

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        held.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
        thread.start()
        yield held
        server.shutdown()


def run(github: FakeGitHub) -> str:
    """Run it as the workflow does: with nothing installed (-S), in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-S", "-m", "generator.reports.github_comment"],
        cwd=ROOT,
        env=environment(github),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def environment(github: FakeGitHub) -> dict[str, str]:
    """What the workflow hands over."""
    return {
        "GITHUB_API_URL": github.address, "GITHUB_REPOSITORY": "us/signpost",
        "GITHUB_TOKEN": "secret", "RUN_ID": "5", "HEAD_SHA": SHA,
        "HEAD_REPOSITORY": "someone/signpost", "PATH": os.environ["PATH"],
    }  # fmt: skip


def test_there_is_one_comment_which_is_kept_up_to_date(github: FakeGitHub) -> None:
    github.comments = [{"id": 1, "user": {"login": "someone"}, "body": f"{MARK}\nnot ours"}]

    assert run(github) == "Commented on pull request 7.\n"
    assert github.comments[1]["body"].startswith(MARK)
    assert "0191 498 0199" in github.comments[1]["body"]
    assert "https://github.com/us/signpost/actions/runs/5" in github.comments[1]["body"]

    github.artefact = packed(to_json(a_comparison("Tea at home"), pull_request=7))
    assert run(github) == "Brought the comment on pull request 7 up to date.\n"
    assert len(github.comments) == 2
    assert "Tea at home" in github.comments[1]["body"]
    assert github.comments[0]["body"] == f"{MARK}\nnot ours"


def test_the_token_does_not_follow_to_where_the_artefact_is_kept(github: FakeGitHub) -> None:
    run(github)

    assert github.stolen == []


@pytest.mark.parametrize(
    "change",
    [
        {"head": "b" * 40},
        {"head_repository": "other/signpost"},
        {"state": "closed"},
        {"size": 3_000_000},
        {"artefact": b"not a zip"},
        {"artefact": packed("{}", "other.json")},
        {"artefact": packed("{}")},
        {"artefact": packed("[" * 100_000)},
        {"artefact": packed(" " * 2_500_000)},
        {"artefact": packed(to_json(a_comparison()))},
        {"artefact": packed(to_json(a_comparison(), pull_request="7; id"))},
        {"artefact": packed(to_json(a_comparison(), pull_request=True))},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_artefact_that_is_not_what_it_says_writes_nothing(
    github: FakeGitHub, change: dict[str, Any]
) -> None:
    for name, value in change.items():
        setattr(github, name, value)

    with pytest.raises(NothingToSay):
        comment(run_of(environment(github)))
    assert github.comments == []


def test_a_comparison_comes_back_from_json_as_it_was() -> None:
    compared, held = from_json(to_json(a_comparison(), pull_request=7).encode())

    assert compared.new == a_comparison().new
    assert comparison_markdown(compared) == comparison_markdown(a_comparison())
    assert held["pull_request"] == 7


@pytest.mark.parametrize(
    ("old", "new"),
    [('"how": "changed"', '"how": "evil"'), ('"line": 3', '"line": -3'), ('"line": 3', '"line": true'),
     ('"records": [', '"records": [3, '), ('"left": 1', '"left": "1"')],
)  # fmt: skip
def test_json_of_another_form_is_refused(old: str, new: str) -> None:
    text = to_json(a_comparison())
    assert old in text

    with pytest.raises(NotOurs):
        from_json(text.replace(old, new, 1).encode())


def test_hostile_text_in_any_place_stays_inside_code() -> None:
    for line in comparison_markdown(a_comparison(HOSTILE)).splitlines():
        rest, outside = line, ""
        while "`" in rest:
            lead, _, _ = rest.partition("`")
            run_of = len(rest) - len(lead) - len(rest[len(lead) :].lstrip("`"))
            fence, body = "`" * run_of, rest[len(lead) + run_of :]
            assert fence in body, line
            outside += lead
            rest = body.partition(fence)[2]
        outside += rest
        assert not set(outside) & set("@<>[]"), outside
        assert not outside.startswith("# ")
        assert "evil" not in outside
        assert "octocat" not in outside


def test_a_comment_is_never_longer_than_github_takes() -> None:
    many = Comparison(a_comparison().records * 4_000, None, (), (), ())

    said = comparison_markdown(many)

    assert len(said) < 60_001
    assert "more lines: see the summary of the job." in said


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_no_spoiled_archive_ends_in_a_traceback(way: int) -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", way) as archive:
        archive.writestr("changes.json", "x" * 300)
    whole = made.getvalue()
    for at in range(len(whole)):
        with pytest.raises(NothingToSay):
            read_artefact(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])


def test_a_pull_request_whose_repository_is_gone_gets_no_comment() -> None:
    given = environment(FakeGitHub(address="https://api.github.example")) | {"HEAD_REPOSITORY": ""}

    with pytest.raises(NothingToSay):
        run_of(given)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HEAD_SHA", "main"),
        ("GITHUB_REPOSITORY", "us/../them"),
        ("HEAD_REPOSITORY", "x"),
        ("RUN_ID", "5;id"),
    ],
)
def test_an_environment_that_names_no_run_is_refused(name: str, value: str) -> None:
    given = environment(FakeGitHub(address="https://api.github.example")) | {name: value}

    with pytest.raises(ValueError, match=r"name a run|invalid literal"):
        run_of(given)
