"""Under which address a workbench is reached, and from which one it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

# A page elsewhere may give its own name this machine's address: then the request bears that name as its Host.
HOSTS = frozenset(["localhost", "127.0.0.1"])


@dataclass(frozen=True, slots=True)
class Site:
    """The one address that a team's workbench answers to; without a `host` it is one person's, on his own machine.

    `proxies` are the addresses of those who may say for whom they ask.
    """

    host: str = ""
    https: bool = False
    proxies: frozenset[str] = frozenset()

    @property
    def origin(self) -> str:
        """The origin of its own pages, as a browser names it."""
        return f"{'https' if self.https else 'http'}://{self.host}"

    def is_named(self, host: str) -> bool:
        """Return whether a request that names a host is meant for it."""
        if self.host:
            return host.casefold() == self.host
        name, _, port = host.partition(":")
        return name.casefold() in HOSTS and (not port or port.isdecimal())


LOCAL = Site()


def read_site(url: str, proxies: frozenset[str]) -> Site:
    """Return the site of an address; ValueError where it is none, or passwords could be read on their way to it."""
    parts = urlsplit(url)
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if parts.scheme not in ("http", "https") or not host or parts.path.strip("/") or parts.query or "@" in parts.netloc:
        raise ValueError(f"{url!r} is not of the form https://NAME or http://localhost:PORT")
    https = parts.scheme == "https"
    if not https and host not in HOSTS:
        raise ValueError(f"{url}: without https passwords can be read on their way: put a proxy with TLS before it")
    usual = port is None or port == (443 if https else 80)
    # A browser leaves the usual port out, of `Host` as of `Origin`.
    name = f"[{host}]" if ":" in host else host
    return Site(name if usual else f"{name}:{port}", https, proxies)


def find_asker(site: Site, peer: str, headers: Mapping[str, str]) -> str:
    """Return the address that asks: of a proxy that is known, whom it names last; the rest may be made up."""
    told = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    try:
        address = ip_address(told if told and peer in site.proxies else peer)
    except ValueError:
        return peer or "unknown"
    if isinstance(address, IPv6Address):  # whoever has one of these has all of its network
        return str(ip_network((address, 64), strict=False))
    return str(address)
