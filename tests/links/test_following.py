"""What becomes of a link, asked of real servers on this machine."""

from __future__ import annotations

import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest

from generator.links import asking
from generator.links.asking import Asker, cleaned_header
from generator.links.checking_links import Manners, check_links
from generator.links.collecting import Link
from generator.links.following import NO_TIME, Follower, Outcome, State, Turns
from generator.links.public_addresses import Policy, is_public

THIS_MACHINE = ip_address("127.0.0.1")
AGENT = cleaned_header({"name": "Signpost", "who": "links@example.org"})

Say = Callable[[BaseHTTPRequestHandler], None]


def says(status: int, location: str = "", body: str = "") -> Say:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if location:
            handler.send_header("Location", location)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if handler.command == "GET":
            handler.wfile.write(body.encode())

    return answer


@dataclass
class Host:
    """A server whose pages a test sets, and what it was asked."""

    server: ThreadingHTTPServer
    port: int = 0
    pages: dict[str, Say] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    moments: list[tuple[str, float]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def url(self, path: str, name: str = "first.test") -> str:
        return f"http://{name}:{self.port}{path}"

    def requests(self) -> list[str]:
        return [f"{method} {path}" for method, _, path in self.asked if path != "/robots.txt"]


@pytest.fixture
def host() -> Iterator[Host]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            made.moments.append((self.headers["Host"], time.monotonic()))
            made.asked.append((self.command, self.headers["Host"], self.path))
            made.agents.add(self.headers["User-Agent"])
            key = f"{self.command} {self.path}"
            made.pages.get(key, made.pages.get(self.path, says(404)))(self)

        do_GET = do_HEAD = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Host(server, server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()


def look_up(name: str, _: int) -> tuple[str, ...]:
    """Names that only this test knows: the system could not look them up."""
    known = {"first.test": "127.0.0.1", "second.test": "127.0.0.1", "inside.test": "10.0.0.7"}
    return (known.get(name, name),)


LOCAL = Policy(lambda a: a == THIS_MACHINE or is_public(a), lambda *_: True, look_up)


def follower(
    *, seconds: float = 5.0, pause: float = 0.0, waits: tuple[float, ...] = ()
) -> Follower:
    turns = Turns(pause, time.monotonic() + 30)
    return Follower(Asker(AGENT, LOCAL, seconds), turns, waits)


def outcome(url: str, **manners: float) -> Outcome:
    return follower(**manners).outcome(url)  # type: ignore[arg-type]


def test_a_page_that_answers_works_and_is_asked_once_without_its_body(host: Host) -> None:
    host.pages["/here"] = says(200)
    assert outcome(host.url("/here")) == Outcome(State.WORKS)
    assert host.requests() == ["HEAD /here"]


def test_the_request_says_who_asks_and_names_the_host(host: Host) -> None:
    host.pages["/here"] = says(200)
    outcome(host.url("/here"))
    assert host.agents == {"SignpostLinkCheck/1.0 (Signpost; links@example.org)"}
    assert {name for _, name, _ in host.asked} == {f"first.test:{host.port}"}


def test_nothing_can_be_slipped_into_the_header_that_says_who_asks() -> None:
    assert "\n" not in cleaned_header({"name": "Sign\r\nX-Evil: 1", "who": "é"})


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_what_refuses_head_is_asked_by_get(host: Host, status: int) -> None:
    host.pages |= {"HEAD /here": says(status), "GET /here": says(200)}
    assert outcome(host.url("/here")).state is State.WORKS
    assert host.requests() == ["HEAD /here", "GET /here"]


@pytest.mark.parametrize("status", [404, 410])
def test_only_404_and_410_are_dead(host: Host, status: int) -> None:
    host.pages["/gone"] = says(status)
    assert outcome(host.url("/gone")).state is State.DEAD


@pytest.mark.parametrize("status", [401, 403, 429, 451, 500, 503])
def test_a_page_that_turns_programs_away_could_not_be_checked(host: Host, status: int) -> None:
    host.pages["/shy"] = says(status)
    found = outcome(host.url("/shy"))
    assert found.state is State.UNSURE
    assert str(status) in found.why


def test_who_is_asked_to_come_back_later_does_not_ask_again(host: Host) -> None:
    host.pages["/busy"] = says(429)
    follower(waits=(0.0, 0.0)).outcome(host.url("/busy"))
    assert host.requests() == ["HEAD /busy"]


def test_a_slow_page_could_not_be_checked(host: Host) -> None:
    host.pages["/slow"] = lambda _: time.sleep(0.5)
    host.pages["/robots.txt"] = says(404)
    assert outcome(host.url("/slow"), seconds=0.2) == Outcome(State.UNSURE, "it took too long")


def test_trouble_with_encryption_is_not_death(host: Host) -> None:
    """The same host by https, though it speaks no TLS."""
    found = Asker(AGENT, LOCAL)
    with pytest.raises(Exception, match="its certificate or encryption is not accepted"):
        found.ask("HEAD", host.url("/").replace("http:", "https:"))
    state = outcome(host.url("/").replace("http:", "https:")).state
    assert state is State.UNSURE


@pytest.mark.parametrize(
    ("name", "state"), [("first.test", State.WORKS), ("second.test", State.UNSURE)]
)
def test_a_certificate_is_held_against_the_name_though_the_address_is_asked(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, state: State
) -> None:
    """It is for first.test alone."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "2", "-subj", "/CN=first.test", "-addext", "subjectAltName=DNS:first.test",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificate, key)
    host.server.socket = server_side.wrap_socket(host.server.socket, server_side=True)
    monkeypatch.setattr(asking, "_tls", lambda: ssl.create_default_context(cafile=certificate))
    host.pages["/here"] = says(200)
    assert outcome(host.url("/here", name).replace("http:", "https:")).state is state


def test_a_host_in_trouble_is_asked_again_after_a_wait(host: Host) -> None:
    tries: list[int] = []

    def second_time(handler: BaseHTTPRequestHandler) -> None:
        tries.append(1)
        says(200 if len(tries) > 1 else 503)(handler)

    host.pages["/ill"] = second_time
    assert follower(waits=(0.01,)).outcome(host.url("/ill")).state is State.WORKS


# ------------------------------------------------------------------------------------- redirects


def test_a_page_that_moved_for_good_says_where_to(host: Host) -> None:
    host.pages |= {"/old": says(301, "/new#part"), "/new": says(200)}
    assert outcome(host.url("/old")) == Outcome(State.MOVED, "", host.url("/new"))


def test_a_page_that_moved_for_now_works_as_it_is(host: Host) -> None:
    host.pages |= {"/old": says(302, "/new"), "/new": says(200)}
    assert outcome(host.url("/old")) == Outcome(State.WORKS)


def test_only_the_first_steps_that_are_for_good_count_as_moving(host: Host) -> None:
    host.pages |= {"/a": says(308, "/b"), "/b": says(302, "/c"), "/c": says(200)}
    assert outcome(host.url("/a")) == Outcome(State.MOVED, "", host.url("/b"))


def test_a_circle_could_not_be_checked(host: Host) -> None:
    host.pages["/round"] = says(302, "/round")
    assert outcome(host.url("/round")).state is State.UNSURE
    assert len(host.requests()) == 6


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/admin",
        "http://inside.test/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "//192.168.0.1/",
        "ftp://first.test/",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_into_a_private_network_is_not_followed(host: Host, to: str) -> None:
    host.pages["/trap"] = says(302, to)
    assert outcome(host.url("/trap")).state is State.REFUSED


@pytest.mark.parametrize(
    "to", ["http://[::1", "http://first.test:99999999/", "http://\x7f/", "javascript:alert(1)"]
)
def test_a_redirect_to_nonsense_stops_nothing(host: Host, to: str) -> None:
    host.pages["/odd"] = says(302, to)
    assert outcome(host.url("/odd")).state in {State.UNSURE, State.REFUSED}


# ---------------------------------------------------------------------------------------- manners


def test_a_page_that_robots_txt_keeps_private_is_never_asked(host: Host) -> None:
    host.pages["/robots.txt"] = says(200, body="User-agent: *\nDisallow: /private\n")
    host.pages |= {"/private/x": says(200), "/open": says(302, "/private/y")}
    follow = follower()
    assert follow.outcome(host.url("/private/x")).why == "its robots.txt asks programs to stay away"
    assert follow.outcome(host.url("/open")).state is State.UNSURE
    assert host.requests() == ["HEAD /open"]
    assert [path for _, _, path in host.asked].count("/robots.txt") == 1


def test_robots_txt_may_speak_to_us_by_name(host: Host) -> None:
    host.pages["/robots.txt"] = says(200, body="User-agent: SignpostLinkCheck\nDisallow: /\n")
    host.pages["/here"] = says(200)
    assert outcome(host.url("/here")).state is State.UNSURE


@pytest.mark.parametrize("body", ["Disallow: http://[", "\x00\xff", "User-agent: *\nDisallow: /%"])
def test_an_odd_robots_txt_stops_nothing(host: Host, body: str) -> None:
    host.pages |= {"/robots.txt": says(200, body=body), "/here": says(200)}
    assert outcome(host.url("/here")).state in {State.WORKS, State.UNSURE}


def test_while_robots_txt_cannot_be_read_nothing_else_is_asked(host: Host) -> None:
    host.pages |= {"/robots.txt": says(503), "/here": says(200)}
    assert outcome(host.url("/here")) == Outcome(State.UNSURE, "its robots.txt could not be read")
    assert host.requests() == []


def test_each_host_is_asked_one_thing_at_a_time_with_a_pause(host: Host) -> None:
    paths = [f"/{n}" for n in range(3)]
    host.pages |= dict.fromkeys(paths, says(200))
    host.pages["/from-elsewhere"] = says(302, host.url("/0"))
    links = [Link(host.url(path), ()) for path in paths]
    links.append(Link(host.url("/from-elsewhere", "second.test"), ()))
    found = check_links(links, Asker(AGENT, LOCAL), Manners(pause=0.1, minutes=1, waits=()))
    starts = [start for name, start in host.moments if name.startswith("first.")]
    assert {one.outcome.state for one in found} == {State.WORKS}
    assert len(starts) == 5
    assert all(later - before >= 0.09 for before, later in zip(starts, starts[1:], strict=False))


def test_when_the_time_is_over_the_rest_could_not_be_checked(host: Host) -> None:
    host.pages["/hangs"] = lambda _: time.sleep(2)
    host.pages["/robots.txt"] = says(404)
    links = [Link(host.url("/hangs"), ()), Link(host.url("/hangs?2"), ())]
    start = time.monotonic()
    found = check_links(links, Asker(AGENT, LOCAL), Manners(pause=0, minutes=0.3 / 60, waits=()))
    assert [one.outcome for one in found] == [Outcome(State.UNSURE, NO_TIME)] * 2
    assert time.monotonic() - start < 1.5
