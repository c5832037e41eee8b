"""URLs → addresses that may be connected to: checked after the name is resolved, and never resolved again."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

LONGEST_URL = 2_000  # characters; servers and browsers bear some 2,000 to 8,000
USUAL_PORTS = {"http": 80, "https": 443}
FIRST_FREE_PORT = 1024  # below it answer mail, name and login servers, which an HTTP request may confuse
MOST_ADDRESSES = 3  # of one name, that are tried
# Where clouds tell a machine its own secrets; some of these are public by their number.
METADATA = frozenset(
    map(ipaddress.ip_address, ("169.254.169.254", "100.100.100.200", "192.0.0.192", "168.63.129.16", "fd00:ec2::254"))
)
_SHARED = ipaddress.ip_network("100.64.0.0/10")  # between a provider and its customers, RFC 6598
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 inside IPv6, RFC 6052
_SAFE = "!#$%&'()*+,/:;=?@[]~"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str, int], list[str]]


class FetchError(Exception):
    """An address that gives nothing: its text is the reason. `later` tells whether asking again may help.

    `wait` is how many seconds the server asked to be left alone, None where it asked for nothing.
    """

    def __init__(self, reason: str, *, later: bool = False, wait: float | None = None) -> None:
        super().__init__(reason)
        self.later = later
        self.wait = wait


class RefusedError(FetchError):
    """An address that is never asked, as the user's own settings do not allow it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart, without its fragment: `host` as it goes over the wire, `path` with the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """Return the URL again, in one form for all that mean the same."""
        return self.origin + self.path

    @property
    def origin(self) -> str:
        """Return the scheme, host and port that requests are counted by."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """Return the host, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == USUAL_PORTS[self.scheme] else f"{host}:{self.port}"


def is_url(path: str) -> bool:
    """Tell whether an input is an address of the network, not the name of a file."""
    return path.lower().startswith(("http://", "https://"))


def parse_url(url: str) -> Target:
    """Return a URL taken apart. Raises FetchError for one that is not to be asked for."""
    if len(url) > LONGEST_URL:
        raise FetchError(f"is longer than {LONGEST_URL} characters")
    if any(c.isspace() or ord(c) < 32 or c == "\\" or ord(c) == 127 or "\ud800" <= c <= "\udfff" for c in url):
        raise FetchError("has a character that no address may have")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise FetchError("is no address that can be understood") from None
    scheme = parts.scheme.lower()
    if scheme not in USUAL_PORTS or not host or port == 0:
        raise FetchError("is no address of the web: http:// or https:// and a host")
    if parts.username is not None or parts.password is not None:
        raise FetchError("has a name or password in it, which would be kept and shown")
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Target(scheme, host, port or USUAL_PORTS[scheme], path)


def look_up(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a host, in the order of the system. Raises FetchError where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"the name {host} cannot be resolved", later=True) from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def check_target(target: Target, allow_private: bool, lookup: Lookup = look_up) -> list[str]:
    """Return the numeric addresses to connect to. Raises FetchError where one of them, or the port, is refused."""
    if not allow_private and target.port < FIRST_FREE_PORT and target.port not in USUAL_PORTS.values():
        raise RefusedError(f"port {target.port} is not one of the web")
    found = lookup(target.host, target.port)
    if not found:
        raise FetchError(f"the name {target.host} cannot be resolved", later=True)
    for address in found:
        reason = refuse(address, allow_private)
        if reason:
            raise RefusedError(
                f"{target.host} is {reason}" if target.host == address else f"{target.host} is at {address}, {reason}"
            )
    return found[:MOST_ADDRESSES]


def refuse(address: str, allow_private: bool) -> str:
    """Return why a numeric address must not be connected to; empty where it may."""
    try:
        one: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "no address that can be understood"
    for inner in (one, *_inside(one)):
        if inner in METADATA or inner.is_link_local or inner.is_multicast or inner.is_unspecified:
            return "an address of this machine's own network, which is never asked"
        if not inner.is_global and not (allow_private and (inner.is_private or inner in _SHARED)):
            return "a private address: --allow-private allows those"
    return ""


def _inside(address: Address) -> list[Address]:
    """Return the IPv4 addresses that an IPv6 address stands for or passes on to."""
    if not isinstance(address, ipaddress.IPv6Address):
        return []
    inner: list[Address] = [one for one in (address.ipv4_mapped, address.sixtofour) if one]
    inner += address.teredo or ()
    if address in _TRANSLATED:
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return inner
