"""What hosts are asked to send: four forms of one policy, and whom to tell of a hole."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.publishing.striking import strike
from generator.rendering.security_policy import FRESH, IMMUTABLE
from tests.conftest import TODAY, Content

#: A page cannot say these itself.
HEADER_ONLY = {
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
}
#: What a page need not say, since its default-src is 'none', or cannot.
IN_HEADERS = {
    "connect-src",
    "font-src",
    "frame-ancestors",
    "frame-src",
    "manifest-src",
    "media-src",
    "object-src",
    "script-src-attr",
}
#: What a page says of its own script and style.
OWN = re.compile(r"'self' 'sha256-[A-Za-z0-9+/]{43}='")
HASHED = re.compile(r"\.[0-9a-f]{10}\.(css|js)$")


def _netlify(text: str) -> dict[str, dict[str, str]]:
    """The headers of each rule, by its address."""
    rules: dict[str, dict[str, str]] = {}
    rule: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            rule = rules.setdefault(line, {})
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            assert name not in rule
            rule[name] = value
        else:
            assert line.startswith("#")
    return rules


def _apache(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """The headers of every file, and those of files whose name has a hash."""
    whole, _, hashed = text.partition("<FilesMatch ")
    lines = r'^Header (?:always )?set (\S+) "([^"]*)"$'
    found = [re.findall(lines, part, re.MULTILINE) for part in (whole, hashed)]
    assert sum(map(len, found)) == text.count("\nHeader ")
    return dict(found[0]), dict(found[1])


def _nginx(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """The same from nginx's file, with the variable for the time to keep filled in."""
    pairs = dict(
        re.findall(r'^add_header (\S+) "?([^";]*(?:;[^";]*)*?)"?(?: always)?;$', text, re.MULTILINE)
    )
    assert len(pairs) == text.count("\nadd_header ")
    assert pairs.pop("Cache-Control") == "$signpost_cache"
    always, hashed = re.findall(r'set \$signpost_cache "([^"]*)";', text)
    return pairs | {"Cache-Control": always}, {"Cache-Control": hashed}


def _meta(page: str) -> dict[str, str]:
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    referrer = re.search(r'<meta name="referrer" content="([^"]*)">', page)
    assert policy
    assert referrer
    return {"Content-Security-Policy": unescape(policy[1]), "Referrer-Policy": referrer[1]}


def _rules(policy: str) -> dict[str, str]:
    pairs = [rule.strip().partition(" ") for rule in policy.split(";")]
    assert len({name for name, _, _ in pairs}) == len(pairs)
    return {name: value for name, _, value in pairs}


def test_all_four_forms_say_the_same(small_site: Path) -> None:
    """Netlify's, Apache's and nginx's files set the same headers to the same words; a page all it can."""
    netlify = _netlify((small_site / "_headers").read_text("utf-8"))
    apache, apache_hashed = _apache((small_site / ".htaccess").read_text("utf-8"))
    nginx, nginx_hashed = _nginx((small_site / "nginx-headers.conf").read_text("utf-8"))
    meta = _meta((small_site / "index.html").read_text("utf-8"))

    assert apache == nginx == netlify["/*"] | {"Cache-Control": FRESH}
    assert apache_hashed == nginx_hashed == {"Cache-Control": IMMUTABLE}
    assert netlify.keys() == {"/*", "/assets/*", "/sunderland/assets/*", "/elmdale/assets/*"}
    assert all(rule == {"Cache-Control": IMMUTABLE} for at, rule in netlify.items() if at != "/*")
    header = _rules(apache["Content-Security-Policy"])
    page = _rules(meta["Content-Security-Policy"])
    assert page.keys() - header.keys() == {"default-src", "script-src", "style-src"}
    assert header.keys() - page.keys() == IN_HEADERS
    assert {name: page[name] for name in page.keys() & header.keys()} == {
        name: header[name] for name in page.keys() & header.keys()
    }
    # For the worker of a kept copy: pages are under their own policy as well, which lets none connect.
    assert header["connect-src"] == "'self'"
    assert {header[name] for name in IN_HEADERS - {"connect-src"}} == {"'none'"}
    assert meta["Referrer-Policy"] == apache["Referrer-Policy"]
    assert apache.keys() - meta.keys() == HEADER_ONLY | {"Cache-Control"}


def test_the_policy_is_strict(small_site: Path) -> None:
    """Own files and what stands in the page; no word that loosens it, nothing sent or framed; the place and copying alone are on."""
    sent = _netlify((small_site / "_headers").read_text("utf-8"))["/*"]
    header = _rules(sent["Content-Security-Policy"])

    page = _rules(_meta((small_site / "index.html").read_text("utf-8"))["Content-Security-Policy"])
    assert page["default-src"] == "'none'"
    assert OWN.fullmatch(page["script-src"])
    assert OWN.fullmatch(page["style-src"])
    for rules in (header, page):
        assert rules["form-action"] == rules["base-uri"] == "'none'"
        assert rules["require-trusted-types-for"] == "'script'"
        assert not re.search(r"unsafe|\*|https?:|nonce|strict-dynamic", " ".join(rules.values()))
    assert sent["Referrer-Policy"] == "no-referrer"
    features = sent["Permissions-Policy"].split(", ")
    assert [feature for feature in features if not feature.endswith("=()")] == [
        "geolocation=(self)",
        "clipboard-write=(self)",
    ]


def test_no_header_goes_stale_with_what_stands_in_a_page(small_site: Path) -> None:
    """A header copied by hand long ago must not make browsers refuse the script to leave by: no hash, and nothing that needs one."""
    for name in ("_headers", ".htaccess", "nginx-headers.conf"):
        text = (small_site / name).read_text("utf-8")
        assert not re.search(r"sha256|default-src|(?:script|style)-src(?:-elem)? ", text)


def test_the_policy_of_each_page_names_what_stands_in_it_and_nothing_else(
    small_site: Path, tmp_path: Path
) -> None:
    """One script and one style, by their hashes, worked out here anew; a page taken down by hand too."""
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    strike(site, "services", "calm-line", "<h1>Taken down</h1>")
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}

    assert len(pages) > 50
    for path, text in pages.items():
        policy = _rules(_meta(text)["Content-Security-Policy"])
        for tag in ("script", "style"):
            inside = [
                content
                for attributes, content in re.findall(
                    rf"<{tag}\b([^>]*)>(.*?)</{tag}>", text, re.DOTALL
                )
                if "src=" not in attributes and "application/ld+json" not in attributes
            ]
            digests = [
                base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
                for content in inside
            ]
            assert len(inside) == 1, path
            assert policy[f"{tag}-src"] == f"'self' 'sha256-{digests[0]}'", path


def test_pages_say_the_same_and_every_asset_has_a_hash_in_its_name(small_site: Path) -> None:
    """Two policies, since home pages have the style of the panel; nothing in a folder that is kept for a year can change."""
    files = [p.relative_to(small_site).as_posix() for p in small_site.rglob("*") if p.is_file()]
    metas = {
        tuple(_meta((small_site / url).read_text("utf-8")).items())
        for url in files
        if url.endswith(".html")
    }
    assets = [url for url in files if "/assets/" in f"/{url}"]

    assert len(metas) == 2
    assert len(assets) >= 12
    assert [url for url in assets if not HASHED.search(url)] == []
    assert [url for url in files if HASHED.search(url) and url not in assets] == []


def test_below_another_path_and_in_an_area_the_files_name_that_path(content: Content) -> None:
    """Each site has its own files, so that an area can stand on a host alone."""
    content.write("signpost.yml", "site_url: https://charity.example/help/\n")
    content.build()

    assert _netlify(content.page("_headers")).keys() == {
        "/help/*", "/help/assets/*", "/help/sunderland/assets/*", "/help/elmdale/assets/*",
    }  # fmt: skip
    assert _netlify(content.page("elmdale/_headers")).keys() == {
        "/help/elmdale/*",
        "/help/elmdale/assets/*",
    }
    assert "ErrorDocument 404 /help/elmdale/404.html" in content.page("elmdale/.htaccess")
    assert "error_page 404 /help/404.html;" in content.page("nginx-headers.conf")


def test_security_txt_names_the_contact_until_a_day_within_a_year(content: Content) -> None:
    """By RFC 9116: Contact, Expires, Canonical; in its folder with a dot after publishing."""
    content.write(
        "signpost.yml",
        "site_url: https://charity.example/\nsecurity_contact: security@charity.example\n",
    )
    content.build()
    lines = dict(
        line.split(": ", 1) for line in content.page(".well-known/security.txt").splitlines()
    )
    expires = date.fromisoformat(lines["Expires"].removesuffix("T00:00:00Z"))

    assert lines["Contact"] == "mailto:security@charity.example"
    assert lines["Canonical"] == "https://charity.example/.well-known/security.txt"
    assert 300 < (expires - TODAY).days < 365
    assert [u for u in content.files() if u.endswith("security.txt")] == [
        ".well-known/security.txt"
    ]


@pytest.mark.parametrize(
    "settings, said",
    [
        ("name: Signpost\n", "signpost.yml names no security_contact: there is no security.txt."),
        (
            "site_url: https://charity.example/help/\nsecurity_contact: security@charity.example\n",
            "No security.txt: it belongs at the root of the host, and site_url is below it.",
        ),
    ],
)
def test_without_a_contact_or_a_root_there_is_no_security_txt_and_the_build_says_so(
    content: Content, settings: str, said: str
) -> None:
    """Nobody is left to believe that it is there."""
    content.write("signpost.yml", settings)
    result = CliRunner().invoke(
        main, ["build", "--root", str(content.root), "--today", "2026-11-22"]
    )

    assert result.exit_code == 0
    assert said in result.output
    assert not (content.target / ".well-known").exists()
