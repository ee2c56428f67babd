"""A GitHub that is none: what the editor in the browser asks of it, answered from files in memory."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Route

HOST = "api.github.com"
REPOSITORY = "harbour-friends/directory"
_HEAD = "a" * 40
_WHEN = "2026-11-22T10:00:00Z"
_WHO = {"name": "An Editor", "email": "editor@example.org"}
_OPEN = {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "*",
    "access-control-allow-methods": "*",
}


def _hash(text: str) -> str:
    raw = text.encode()
    return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


class FakeGitHub:
    """One repository with *files*; keeps what was committed and proposed, and what it could not answer."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """Hold *files*, by path."""
        self.files = files
        self.texts = {_hash(text): text for text in files.values()}
        self.commits: list[dict[str, Any]] = []
        self.pulls: list[dict[str, Any]] = []
        self.labels: list[str] = []
        self.ready: list[str] = []
        self.tokens: set[str] = set()
        self.unknown: list[object] = []

    def serve(self, context: BrowserContext) -> None:
        """Answer for the host in every page of *context*."""
        context.route(f"https://{HOST}/**", self._route)

    @property
    def saved(self) -> dict[str, str]:
        """The newest text of every file that was committed."""
        return {
            file["path"]: base64.b64decode(file["contents"]).decode()
            for commit in self.commits
            for file in commit["fileChanges"]["additions"]
        }

    def _route(self, route: Route) -> None:
        asked = route.request
        self.tokens |= {asked.headers.get("authorization", "")}
        body = json.loads(asked.post_data) if asked.post_data else {}
        status, answer = self._answer(asked.method, urlsplit(asked.url).path, body)
        text = "" if answer is None else json.dumps(answer)
        route.fulfill(status=status, body=text, content_type="application/json", headers=_OPEN)

    def _answer(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, object]:
        place = path.removeprefix(f"/repos/{REPOSITORY}")
        match method, place.split("/")[1:]:
            case "OPTIONS", _:
                return 204, None
            case "GET", ["user"]:
                return 200, {
                    "id": 1,
                    "login": "editor",
                    **_WHO,
                    "avatar_url": "https://avatars.example/1",
                }
            case "GET", ["collaborators", "editor"]:
                return 204, None
            case "GET", ["git", "trees", _]:
                return 200, {"tree": [self._leaf(path) for path in self.files]}
            case "POST", ["graphql"]:
                return 200, {"data": self._graph(body["query"], body.get("variables", {}))}
            case "POST", ["pulls"]:
                return 201, self._pull(body)
            case (("GET" | "PATCH" | "POST"), ["issues", *_]):
                self.labels += body.get("labels", [])
                return 200, {"labels": [{"name": name} for name in self.labels]}
        self.unknown.append((method, path))
        return 404, {"message": "Not Found"}

    def _leaf(self, path: str) -> dict[str, object]:
        text = self.files[path]
        return {"type": "blob", "path": path, "sha": _hash(text), "size": len(text.encode())}

    def _pull(self, body: dict[str, Any]) -> dict[str, object]:
        self.pulls.append(body)
        number = len(self.pulls)
        return {
            "number": number,
            "node_id": f"PR{number}",
            "title": body["title"],
            "html_url": f"https://github.com/{REPOSITORY}/pull/{number}",
            "head": {"sha": self._newest()},
            "created_at": _WHEN,
            "updated_at": _WHEN,
        }

    def _newest(self) -> str:
        return f"c{len(self.commits):039}"

    def _graph(self, query: str, given: dict[str, Any]) -> dict[str, Any]:
        if "mutation" in query:
            return self._mutation(query, given["input"])
        if "defaultBranchRef" in query:
            return {"repository": {"defaultBranchRef": {"name": "main"}}}
        if "fork:" in query:
            return {"fork": {"id": "R1"}, "base": {"ref": {"target": {"oid": _HEAD}}}}
        if "content_" in query:
            blobs = re.findall(r'(content_\d+): object\(oid: "(\w+)"\)', query)
            return {
                "repository": {
                    name: {"text": self.texts[sha], "isTruncated": False} for name, sha in blobs
                }
            }
        node = {"author": {**_WHO, "user": {"id": 1, "login": "editor"}}, "committedDate": _WHEN}
        history = {
            "target": {
                "oid": _HEAD,
                "history": {"nodes": [node | {"oid": _HEAD, "message": "Records"}]},
            }
        }
        if "commit_" in query or "history_" in query:
            return {
                "repository": dict.fromkeys(
                    re.findall(r"((?:commit|history)_\d+):", query), history
                )
            }
        if "pullRequests" in query:
            return {"repository": {"pullRequests": {"nodes": [], "totalCount": 0}}}
        if "ref(qualifiedName: $branch)" in query:
            return {"repository": {"ref": history}}
        self.unknown.append(query)
        return {"repository": {}}

    def _mutation(self, query: str, given: dict[str, Any]) -> dict[str, Any]:
        if "createCommitOnBranch" in query:
            self.commits.append(given)
            files = given["fileChanges"]["additions"]
            hashes = {
                f"file_{n}": {"oid": _hash(base64.b64decode(file["contents"]).decode())}
                for n, file in enumerate(files)
            }
            made = {"oid": self._newest(), "committedDate": _WHEN, **hashes}
            return {"createCommitOnBranch": {"commit": made}}
        if "createRef" in query:
            return {"createRef": {"ref": {"name": given["name"]}}}
        if "markPullRequestReadyForReview" in query:
            self.ready.append(given["pullRequestId"])
            return {"markPullRequestReadyForReview": {"pullRequest": {"isDraft": False}}}
        self.unknown.append(query)
        return {}
