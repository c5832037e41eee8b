"""`Fetcher`: addresses → pages as received, politely: robots.txt, a pause for each host, each redirect checked."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from rashomon import __version__
from rashomon.fetch import robots
from rashomon.fetch.addresses import FetchError, Lookup, Target, check_target, look_up, parse_url
from rashomon.fetch.connections import DEADLINE_SECONDS, MOST_BYTES, Answer, send
from rashomon.fetch.robots import Robots, parse_robots
from rashomon.records import Page

AGENT = "rashomon"
PAUSE = 2.0  # seconds between two requests to one host, where it asks for no more
MOST_REDIRECTS = 5
LONGEST_WAIT = 86_400.0  # seconds that a server may ask to be left alone
ROBOTS = "/robots.txt"
ROBOTS_SECONDS = 86_400.0  # that a robots.txt holds, RFC 9309, section 2.4
MOST_HOSTS = 2_000  # whose robots.txt is remembered
KEPT = ("content-type", "date", "etag", "last-modified", "server")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({408, 425, 429})  # and all from 500 on


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, in seconds since 1970, and how to wait some seconds: tests bring their own."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


def stamp(seconds: float) -> str:
    """Return a time in seconds since 1970 as it is kept: 2020-05-07T10:00:00Z."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class Fetcher:
    """What asks the network for one user: his `clock`, whom to write to (`contact`), and which addresses he allows."""

    allow_private: bool = False
    contact: str = ""
    clock: Clock = Clock()
    pause: float = PAUSE
    deadline: float = DEADLINE_SECONDS
    lookup: Lookup = look_up
    _free: dict[str, float] = field(default_factory=dict)  # by host, when it may be asked again
    _robots: OrderedDict[str, tuple[float, Robots]] = field(default_factory=OrderedDict)

    def fetch(self, url: str, conditions: Mapping[str, str] | None = None) -> Page | None:
        """Return the page at an address, None where it did not change, by the conditions (headers); else FetchError."""
        target, answer = self._follow(url, dict(conditions or {}))
        if answer.status == 304 and conditions:
            return None
        _check_status(answer, self.clock.now())
        kept = tuple((name, _clean(answer.headers[name])) for name in KEPT if name in answer.headers)
        return Page(url, target.url, stamp(self.clock.now()), kept, answer.body)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> None:
        """Send a body to an address that the user named himself; FetchError where it is not taken. No redirects."""
        target = parse_url(url)
        _check_status(self._ask(target, headers, body=body), self.clock.now())

    def wait_for(self, url: str) -> float:
        """Return how many seconds the host of an address is still to be left alone; 0 for one that is no address."""
        try:
            host = parse_url(url).host
        except FetchError:
            return 0.0
        return max(0.0, self._free.get(host, 0.0) - self.clock.now())

    def _follow(self, url: str, headers: dict[str, str]) -> tuple[Target, Answer]:
        """Return where an address leads, and what is answered there."""
        target = parse_url(url)
        for _ in range(MOST_REDIRECTS + 1):
            self._check_robots(target)
            answer = self._ask(target, headers)
            if answer.status not in _REDIRECTS:
                return target, answer
            target = _redirected(target, answer)
        raise FetchError(f"leads from one address to the next more than {MOST_REDIRECTS} times")

    def _ask(
        self, target: Target, headers: Mapping[str, str], *, body: bytes | None = None, most_bytes: int = MOST_BYTES
    ) -> Answer:
        """Return what a target answers to one request, after the pause that its host is due."""
        addresses = check_target(target, self.allow_private, self.lookup)
        self.clock.sleep(max(0.0, min(self._free.get(target.host, 0.0) - self.clock.now(), robots.LONGEST_DELAY)))
        own = {"User-Agent": self._agent(), "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}
        headers = own | dict(headers)
        try:
            return send(target, addresses, headers, body=body, most_bytes=most_bytes, deadline=self.deadline)
        finally:
            if target.path != ROBOTS:  # which is asked for once, just before something else
                known = self._robots.get(target.origin, (0.0, Robots()))[1]
                self._free[target.host] = self.clock.now() + max(self.pause, known.delay)

    def _agent(self) -> str:
        contact = _clean(self.contact.encode("ascii", "ignore").decode())
        more = f" (+{contact})" if contact else ""
        return f"{AGENT}/{__version__}{more}"

    def _check_robots(self, target: Target) -> None:
        """Raise FetchError where the host's robots.txt does not want a target to be asked for."""
        held = self._robots.get(target.origin)
        if held is None or held[0] < self.clock.now():
            found = self._read_robots(target)
            held = self._robots[target.origin] = (self.clock.now() + ROBOTS_SECONDS, found)
            while len(self._robots) > MOST_HOSTS:
                self._robots.popitem(last=False)
        if not held[1].allows(target.path):
            raise FetchError("is not to be fetched by programs, its robots.txt says")

    def _read_robots(self, target: Target) -> Robots:
        """Return what the robots.txt of a host says; where it cannot be had now, nothing may be asked of the host."""
        place = Target(target.scheme, target.host, target.port, ROBOTS)
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer = self._ask(place, {}, most_bytes=robots.MOST_BYTES)
                if answer.status not in _REDIRECTS:
                    break
                place = _redirected(place, answer)
        except FetchError as error:
            if not error.later:  # what is refused of the robots.txt is refused of all
                raise
            raise FetchError(f"{error} (asked for its robots.txt)", later=True, wait=error.wait) from error
        if answer.status >= 500 or answer.status in _LATER:
            wait = _seconds(answer.headers.get("retry-after", ""), self.clock.now())
            raise FetchError(f"its robots.txt cannot be had now: status {answer.status}", later=True, wait=wait)
        # Anything else that is no file, a redirect without an end too, is no robots.txt, so that all is allowed.
        return parse_robots(answer.body.decode("utf-8", "replace"), AGENT) if answer.status == 200 else Robots()


def _redirected(target: Target, answer: Answer) -> Target:
    """Return the target that a redirect leads to; FetchError where it leads nowhere."""
    # Headers are read as Latin-1, in which any bytes are text; many servers send UTF-8, and spaces as they are.
    location = answer.headers.get("location", "").strip().encode("latin-1", "replace").decode("utf-8", "replace")
    if not location:
        raise FetchError("leads to another address and does not say which")
    try:
        return parse_url(urljoin(target.url, location.replace(" ", "%20")))
    except (FetchError, ValueError) as error:
        raise FetchError(f"leads to an address that is not asked for: it {error}") from error


def _check_status(answer: Answer, now: float) -> None:
    """Raise FetchError for an answer that is not the page."""
    if 200 <= answer.status < 300:
        return
    later = answer.status in _LATER or answer.status >= 500
    wait = _seconds(answer.headers.get("retry-after", ""), now) if later else None
    raise FetchError(f"answers with status {answer.status}", later=later, wait=wait)


def _seconds(retry_after: str, now: float) -> float | None:
    """Return how long a Retry-After header asks to wait, in seconds or until a day; None where it does not say."""
    if re.fullmatch(r"\d{1,9}", retry_after.strip()):
        return min(float(retry_after), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(retry_after[:100])
        return min(max(0.0, until.replace(tzinfo=until.tzinfo or UTC).timestamp() - now), LONGEST_WAIT)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _clean(value: str) -> str:
    """Return a header's value on one line of at most 1,000 characters, without controls."""
    return "".join(c for c in value[:1_000] if c.isprintable()).strip()
