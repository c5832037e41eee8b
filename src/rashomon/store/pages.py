"""Pages as received, in the tables: each body once, compressed, with the hash that proves it."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, select

from rashomon.records import Page
from rashomon.store.tables import BODIES, PAGE_REPORTS, PAGES, id_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that a store keeps, without its body: `canonical` is the address that the page calls its own."""

    id: str
    asked: str
    url: str
    canonical: str | None
    fetched: str
    sha256: str


def put_page(connection: Connection, page: Page, canonical: str | None, reports: Iterable[str]) -> str:
    """Keep a page and which reports were read from it, in the caller's transaction; return its id."""
    digest = sha256(page.body).hexdigest()
    if connection.scalar(select(BODIES.c.sha256).where(BODIES.c.sha256 == digest)) is None:
        packed = gzip.compress(page.body, mtime=0)
        connection.execute(BODIES.insert(), [{"sha256": digest, "size": len(page.body), "gzip": packed}])
    id_ = id_of(page.asked, page.fetched, digest)
    if connection.scalar(select(PAGES.c.id).where(PAGES.c.id == id_)) is None:
        row = {"id": id_, "asked": page.asked, "url": page.url, "canonical": canonical, "fetched": page.fetched}
        headers = json.dumps(dict(page.headers), sort_keys=True)
        connection.execute(PAGES.insert(), [row | {"headers": headers, "sha256": digest}])
    put_reports(connection, id_, reports)
    return id_


def put_reports(connection: Connection, page: str, reports: Iterable[str]) -> None:
    """Keep that reports were read from a page that is kept."""
    known = set(connection.scalars(select(PAGE_REPORTS.c.report).where(PAGE_REPORTS.c.page == page)))
    rows = [{"page": page, "report": report} for report in dict.fromkeys(reports) if report not in known]
    if rows:
        connection.execute(PAGE_REPORTS.insert(), rows)


def find_page(connection: Connection, url: str) -> Page | None:
    """Return the newest page that was had from an address, or that calls it its own; None where there is none."""
    for column in (PAGES.c.asked, PAGES.c.url, PAGES.c.canonical):
        query = select(PAGES.c.id).where(column == url).order_by(PAGES.c.fetched.desc(), PAGES.c.id).limit(1)
        found = connection.scalar(query)
        if found is not None:
            return get_page(connection, found)
    return None


def get_page(connection: Connection, id_: str) -> Page | None:
    """Return a page by its id, None where there is none. Raises ValueError where its body is not what was received."""
    query = select(PAGES, BODIES.c.size, BODIES.c.gzip).join(BODIES, BODIES.c.sha256 == PAGES.c.sha256)
    row = connection.execute(query.where(PAGES.c.id == id_)).mappings().first()
    if row is None:
        return None
    headers = tuple(sorted((str(name), str(value)) for name, value in json.loads(row["headers"]).items()))
    body = _unpack(row["gzip"], row["size"], row["sha256"])
    return Page(row["asked"], row["url"], row["fetched"], headers, body)


def get_kept(connection: Connection, reports: Sequence[str] = ()) -> Iterator[tuple[str, Kept]]:
    """Yield each report with each page that it was read from, the oldest first; of all reports, or of some."""
    query = select(PAGE_REPORTS.c.report, *(PAGES.c[name] for name in Kept.__dataclass_fields__))
    query = query.join(PAGES, PAGES.c.id == PAGE_REPORTS.c.page)
    query = query.order_by(PAGES.c.fetched, PAGES.c.id, PAGE_REPORTS.c.report)
    wanted = [query.where(PAGE_REPORTS.c.report == one) for one in sorted(set(reports))] if reports else [query]
    for one in wanted:
        yield from ((row[0], Kept(*row[1:])) for row in connection.execute(one))


def list_pages(connection: Connection) -> list[tuple[Kept, list[str]]]:
    """Return every page that was had, the oldest first, with the reports that were read from it."""
    reports: dict[str, list[str]] = {}
    for page, report in connection.execute(select(PAGE_REPORTS).order_by(PAGE_REPORTS.c.report)):
        reports.setdefault(page, []).append(report)
    query = select(*(PAGES.c[name] for name in Kept.__dataclass_fields__)).order_by(PAGES.c.fetched, PAGES.c.id)
    return [(Kept(*row), reports.get(row[0], [])) for row in connection.execute(query)]


def get_bodies(connection: Connection) -> Iterator[tuple[str, bytes]]:
    """Yield the hash and the bytes of each body, one at a time, by hash. Raises ValueError as `get_page` does."""
    for digest in connection.scalars(select(BODIES.c.sha256).order_by(BODIES.c.sha256)).all():
        row = connection.execute(select(BODIES).where(BODIES.c.sha256 == digest)).mappings().one()
        yield digest, _unpack(row["gzip"], row["size"], digest)


def _unpack(packed: bytes, size: int, digest: str) -> bytes:
    """Return a body, never more of it than its size: a store may come from elsewhere."""
    try:
        body = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(packed, size + 1)
    except zlib.error:
        body = b""
    if sha256(body).hexdigest() != digest:
        raise ValueError(f"the page kept under {digest[:16]} is not what was received: its hash is another")
    return body
