"""The page for editors at ``/admin/`` of the hub: when it is there, what it may do, and what it asks for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import BaseModel

from generator.checking.checking import Checked, check
from generator.exchange.cms import CannotBeMadeOurs, admin_files, ours, why_none
from generator.exchange.cms_config import configuration
from generator.pipeline import Stamp, build
from generator.records.form import form_of
from generator.records.kinds import KINDS
from generator.records.settings import Settings
from generator.rendering.security_policy import (
    GIT_HOST,
    editor_headers,
    editor_security,
    header_security,
    page_security,
)
from tests.conftest import REAL_DAY, ROOT, TODAY, Content, make_content
from tests.real import real_check

pytestmark = pytest.mark.xdist_group("cms")

CMS = ROOT / "cms"
PACKAGE = CMS / "node_modules/@sveltia/cms"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small directory, built with a repository and the editor's package."""
    content = make_content(tmp_path_factory.mktemp("edited") / "small")
    content.write("signpost.yml", "repository: harbour-friends/directory\n")
    (content.root / "cms").symlink_to(CMS)
    assert content.build().published
    return content.target


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The real records."""
    return real_check(REAL_DAY)


@pytest.fixture(scope="module")
def config(checked: Checked) -> dict[str, Any]:
    """The configuration for the real records."""
    settings = checked.settings.model_copy(update={"repository": "harbour-friends/directory"})
    return configuration(settings, checked.catalogue)


# -------------------------------------------------------------------------------------------- the page


def _policy(page: str) -> str:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', page)
    assert found
    return unescape(found[1])


def test_the_editors_page_alone_has_a_looser_policy(hub: Path) -> None:
    """It may reach one host besides its own; all other pages keep the strict policy."""
    pages = {p.relative_to(hub).as_posix(): p.read_text("utf-8") for p in hub.rglob("*.html")}
    editors = pages.pop("admin/index.html")

    assert _policy(editors) == editor_security(in_page=True)
    assert re.findall(r"https?://\S+?(?=[;\s]|$)", _policy(editors)) == [GIT_HOST]
    assert "script-src 'self';" in _policy(editors)
    strict = {_policy(page) for page in pages.values()}
    assert {re.sub("'sha256-[^']+'", "", policy) for policy in strict} == {
        re.sub("'sha256-[^']+'", "", page_security("", ""))
    }


def test_the_header_of_the_editors_page_lets_it_reach_what_the_page_itself_does() -> None:
    """A browser keeps to both: with less in the header, sending a change to the Git host would be refused."""
    page, header = (editor_security(in_page=in_page).split("; ") for in_page in (True, False))

    assert header == [*page, "frame-ancestors 'none'"]
    assert f"connect-src 'self' data: blob: {GIT_HOST}" in header


def test_search_engines_and_readers_are_not_led_there(hub: Path) -> None:
    editors = (hub / "admin/index.html").read_text("utf-8")
    others = [p for p in hub.rglob("*.html") if p.parent.name != "admin"]

    assert '<meta name="robots" content="noindex, nofollow">' in editors
    assert "admin/" not in (hub / "sitemap.xml").read_text("utf-8")
    assert [p for p in others if 'admin/"' in p.read_text("utf-8")] == []


def test_hosts_send_the_looser_policy_for_the_editors_page_and_the_strict_one_for_all_else(
    hub: Path,
) -> None:
    """On Netlify two rules for one file would be joined, so each name at the root has its own."""
    rules: dict[str, dict[str, str]] = {}
    at = ""
    for line in (hub / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            at = line
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules.setdefault(at, {})[name] = value
    policies = {
        at: rule["Content-Security-Policy"]
        for at, rule in rules.items()
        if "Content-Security-Policy" in rule
    }

    assert policies.pop("/admin/*") == editor_security(in_page=False)
    assert set(policies.values()) == {header_security()}
    tops = {
        f"/{p.name}" + ("/*" if p.is_dir() else "")
        for p in hub.iterdir()
        if not p.name.startswith(".")
    }
    assert {"/", *tops} - policies.keys() <= {"/admin/*", "/_headers", "/nginx-headers.conf", "/robots.txt", "/sitemap.xml"}  # fmt: skip
    assert "Content-Security-Policy" not in rules["/*"]
    assert f'"{editor_security(in_page=False)}"' in (hub / "admin/.htaccess").read_text("utf-8")
    nginx = (hub / "nginx-headers.conf").read_text("utf-8")
    strict = f'set $signpost_content_security_policy "{header_security()}";'
    assert strict in nginx
    assert f'if ($uri ~ "^/admin/") {{ set $signpost_content_security_policy "{editor_security(in_page=False)}"; }}' in nginx  # fmt: skip
    assert "add_header Content-Security-Policy $signpost_content_security_policy always;" in nginx


def test_without_a_repository_or_a_package_there_is_no_editors_page_and_the_build_says_so_once(
    content: Content,
) -> None:
    told: list[str] = []
    build(content.root, content.target, Stamp(TODAY), tell=told.append)
    assert [line for line in told if "admin" in line] == [
        "No /admin/: signpost.yml names no repository"
    ]
    assert not (content.target / "admin").exists()

    named = Settings(id="signpost", path="signpost.yml", repository="a/b")
    assert why_none(content.root, named) == "No /admin/: run make cms, which needs npm"
    assert admin_files(content.root, named, check(content.root, TODAY).catalogue) == {}


# --------------------------------------------------------------------------------------------- the script


def test_no_address_of_a_host_of_files_letters_or_faces_stays_in_the_script() -> None:
    script = ours((PACKAGE / "dist/sveltia-cms.js").read_text("utf-8"))
    assert not re.search(r"unpkg\.com|jsdelivr\.net|githubstatus\.com/api|i\.avatar_url", script)


def test_a_package_that_we_do_not_know_is_refused() -> None:
    with pytest.raises(CannotBeMadeOurs, match="found 0 times, not 1"):
        ours("let a = `https://cdn.example/other`;")


def test_the_package_is_pinned_with_its_hash() -> None:
    wanted = json.loads((CMS / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads((CMS / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    for name, package in locked.items():
        assert not name or package["integrity"].startswith("sha512-")
        assert "resolved" not in package


# -------------------------------------------------------------------------------------- the configuration


def _fields(holder: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every field below *holder*, at any depth."""
    inside = [*holder.get("fields", ()), *([holder["field"]] if "field" in holder else [])]
    for type_ in holder.get("types", ()):
        inside += type_["fields"]
    for field in inside:
        yield field
        yield from _fields(field)


def test_the_configuration_is_one_that_the_package_itself_takes(config: dict[str, Any]) -> None:
    schema = json.loads((PACKAGE / "schema/sveltia-cms.json").read_text("utf-8"))
    # The others are made by the same hand, and each takes a second.
    kept = [c for c in config["collections"] if c["name"] in ("service", "news")]
    some = config | {"collections": kept}
    errors = [e.message[:300] for e in Draft7Validator(schema).iter_errors(some)]
    assert errors == []


def test_nothing_can_be_deleted_or_published_there_and_strings_are_quoted_double(
    config: dict[str, Any],
) -> None:
    assert config["publish_mode"] == "editorial_workflow"
    assert config["output"]["yaml"] == {"quote": "double"}
    for collection in config["collections"]:
        assert (collection["delete"], collection["publish"]) == (False, False)
        assert collection["editor"] == {"preview": False}


def test_every_kind_of_record_has_a_collection_with_every_field_of_its_model(
    config: dict[str, Any],
) -> None:
    """But former entries, which are made by command. Places and their absence are one field."""
    collections = {c["name"]: c for c in config["collections"]}
    assert collections.keys() == {kind.name for kind in KINDS} - {"gone"}

    def holds(model: type[BaseModel], shown: dict[str, Any]) -> None:
        named = {field["name"]: field for field in shown["fields"]}
        for field in form_of(model):
            if field.key in ("address", "places") and "where_" in named:
                continue
            assert named[field.key]["label"] == field.title
            assert named[field.key].get("hint", "") == field.help
            assert named[field.key]["required"] == field.required
            if field.group:
                holds(field.group, named[field.key])

    for kind in KINDS:
        if kind.name in collections:
            assert collections[kind.name]["folder"] == kind.folder
            holds(kind.model, collections[kind.name])
    (where,) = [f for f in collections["service"]["fields"] if f["name"] == "where_"]
    assert [type_["name"] for type_ in where["types"]] == ["public", "private"]


def test_references_lead_to_collections_and_every_rule_says_what_check_says(
    config: dict[str, Any],
) -> None:
    names = {c["name"] for c in config["collections"]}
    fields = [
        field for c in (*config["collections"], *config["singletons"]) for field in _fields(c)
    ]
    assert {f["collection"] for f in fields if f["widget"] == "relation"} <= names
    phone = next(f for f in fields if f["name"] == "number")
    assert phone["pattern"][1] == "Write the number with digits and spaces only."
    for field in fields:
        if "pattern" in field:
            form, sentence = field["pattern"]
            re.compile(form)
            assert sentence, field["name"]


def test_the_file_reads_back_as_the_configuration(hub: Path) -> None:
    read = yaml.load((hub / "admin/config.yml").read_text("utf-8"), yaml.CSafeLoader)
    assert read["backend"]["repo"] == "harbour-friends/directory"
    assert read["backend"]["auth_methods"] == ["token"]


def test_where_editors_sign_in_elsewhere_the_page_may_hear_from_the_window_it_opens(
    checked: Checked,
) -> None:
    settings = checked.settings.model_copy(
        update={"repository": "a/b", "sign_in_url": "https://auth.example"}
    )
    backend = configuration(settings, checked.catalogue)["backend"]
    assert backend["base_url"] == "https://auth.example"
    assert "auth_methods" not in backend
    opener = "Cross-Origin-Opener-Policy"
    assert editor_headers(signs_in_elsewhere=True)[opener] == "same-origin-allow-popups"
    assert opener not in editor_headers(signs_in_elsewhere=False)
