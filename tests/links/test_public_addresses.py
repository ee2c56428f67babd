"""Which addresses are asked: none inside a network, in whatever disguise."""

from __future__ import annotations

import pytest

from generator.links.asking import Asker
from generator.links.public_addresses import PUBLIC, NoSuchHost, Policy, Refused, Spot, spot_of

PRIVATE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0/",
    "http://localhost/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://192.0.2.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a00:1::1]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[ff02::1]/",
]


@pytest.mark.parametrize("url", PRIVATE)
def test_a_private_address_is_refused(url: str) -> None:
    with pytest.raises((Refused, NoSuchHost)):
        spot_of(url)


@pytest.mark.parametrize("url", PRIVATE[:6])
def test_and_nothing_is_sent_to_it(url: str) -> None:
    """By the policy that holds everywhere but in tests."""
    with pytest.raises((Refused, NoSuchHost)):
        Asker("test").ask("HEAD", url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://93.184.215.14/",
        "gopher://93.184.215.14/",
        "http://93.184.215.14:8080/",
        "http://93.184.215.14:443/",
        "https://93.184.215.14:80/",
        "https://93.184.215.14:22/",
        "http://user:secret@93.184.215.14/",
        "http:///nowhere",
        "http://[::1",
        "http://93.184.215.14:port/",
        "mailto:someone@example.org",
    ],
)
def test_only_web_pages_on_the_usual_ports_are_asked(url: str) -> None:
    with pytest.raises(Refused):
        spot_of(url)


def test_a_public_address_may_be_asked() -> None:
    assert spot_of("https://93.184.215.14/page") == Spot("93.184.215.14", 443, "93.184.215.14")
    assert spot_of("http://[2606:4700::1111]/").address == "2606:4700::1111"


def test_one_private_address_among_several_is_enough_to_refuse() -> None:
    policy = Policy(PUBLIC.is_public, PUBLIC.ports, lambda *_: ("93.184.215.14", "10.0.0.1"))
    with pytest.raises(Refused):
        spot_of("http://two-faced.test/", policy)


def test_a_name_is_looked_up_once_so_that_it_cannot_lead_elsewhere_the_second_time() -> None:
    """The answer that was looked at is the one that is used."""
    answers = iter([("93.184.215.14",), ("127.0.0.1",)])
    policy = Policy(PUBLIC.is_public, PUBLIC.ports, lambda *_: next(answers))
    assert spot_of("http://turncoat.test/", policy).address == "93.184.215.14"
    with pytest.raises(Refused):
        spot_of("http://turncoat.test/", policy)
