"""Which addresses may be asked at all: public hosts on the usual ports, by an address that was looked at.

A record comes from outside. Its link must not make this program ask a machine inside the network it
runs in: not by a private address, not by one in disguise, not by a redirect, and not by a name that
leads elsewhere the second time it is looked up. So each name is looked up once, every address it gives
is looked at, and the connection is made to that very address.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}


class Refused(Exception):
    """The address must not be asked. The message says why, in plain words."""


class NoSuchHost(Exception):
    """The name leads nowhere, or cannot be looked up now."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Which addresses and ports may be asked. Tests put their own machine in; nothing else does."""

    is_public: Callable[[IPAddress], bool]
    ports: Callable[[str, int], bool]
    look_up: Callable[[str, int], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a web address leads: its *host* and *port*, and the *address* to connect to."""

    host: str
    port: int
    address: str


def is_public(address: IPAddress) -> bool:
    """True for an address of the open internet, and none inside another that is not.

    https://www.iana.org/assignments/iana-ipv4-special-registry and its IPv6 twin, as the standard
    library knows them. An IPv6 address that carries an IPv4 one (mapped, 6to4, Teredo, NAT64) is judged
    by that one too.
    """
    if not address.is_global or address.is_multicast or address.is_unspecified:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        return all(is_public(inner) for inner in _inside(address))
    return True


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")


def _inside(address: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...]:
    """The IPv4 addresses that *address* carries."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or address in _IPV4_COMPATIBLE:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(inner for inner in found if inner is not None)


def usual_port(scheme: str, port: int) -> bool:
    """True for the port that goes with the scheme; a record has no business with any other."""
    return _PORTS.get(scheme) == port


def looked_up(host: str, port: int) -> tuple[str, ...]:
    """Every address of *host*. Raises :class:`NoSuchHost`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as reason:
        raise NoSuchHost(f"{host} could not be found") from reason
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


PUBLIC = Policy(is_public, usual_port, looked_up)
"""What holds everywhere but in tests."""


def spot_of(url: str, policy: Policy = PUBLIC) -> Spot:
    """Where to connect for *url*. Raises :class:`Refused` or :class:`NoSuchHost`.

    A host written as a number (2130706433, 0x7f.1) is looked up like any other, so that it is judged by
    where it leads. One bad address among several is enough to refuse.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Refused("it is no web address") from None
    if parts.scheme not in _PORTS:
        raise Refused("it is neither http nor https")
    if not host or parts.username is not None or parts.password is not None:
        raise Refused("it has no host, or a user name")
    port = _PORTS[parts.scheme] if port is None else port
    if not policy.ports(parts.scheme, port):
        raise Refused(f"port {port} is not asked")
    addresses = policy.look_up(host, port)
    if not addresses:
        raise NoSuchHost(f"{host} could not be found")
    for text in addresses:
        if not policy.is_public(ipaddress.ip_address(text.partition("%")[0])):
            raise Refused("it leads into a private network")
    return Spot(host, port, _first(addresses))


def _first(addresses: tuple[str, ...]) -> str:
    """IPv4 first: many machines that run this have no way out by IPv6."""
    return next((text for text in addresses if ":" not in text), addresses[0])
