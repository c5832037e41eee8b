"""What stands for an address among the inputs of a command: nothing, the network, or what a store keeps of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rashomon.records import Failure, Page, Report

if TYPE_CHECKING:
    from rashomon.fetch.client import Fetcher
    from rashomon.store import Store

# An address, the day of publication and the outlet that the user gave; its reports.
Fetched = Callable[[str, str | None, str | None], Iterator[Report | Failure]]
REFUSED = "is an address, and nothing is asked of the network without --network"


def refuse_addresses(url: str, published: str | None = None, outlet: str | None = None) -> Iterator[Report | Failure]:  # noqa: ARG001
    """Yield the Failure that an address is where the user did not allow the network."""
    yield Failure(url, REFUSED)


def choose_fetched(network: bool, allow_private: bool, store: Store | None = None) -> Fetched:
    """Return what stands for addresses by the options of a command, which keeps pages where it has a store."""
    from rashomon.fetch.client import Fetcher  # noqa: PLC0415 - as long as no address is given, not needed

    fetcher = Fetcher(allow_private=allow_private) if network else None
    if store:
        return into_store(store, fetcher)
    return from_network(fetcher) if fetcher else refuse_addresses


def from_network(fetcher: Fetcher) -> Fetched:
    """Return what fetches an address and reads what comes; nothing of it is kept."""

    def fetched(url: str, published: str | None, outlet: str | None) -> Iterator[Report | Failure]:
        page = fetch(fetcher, url)
        if isinstance(page, Failure):
            yield page
        else:
            yield from _read(page, published, outlet)

    return fetched


def into_store(store: Store, fetcher: Fetcher | None) -> Fetched:
    """Return what fetches an address, keeps the page in a store and reads it; without a fetcher, what is kept there.

    A page with a report that was taken out of the store is not kept.
    """

    def fetched(url: str, published: str | None, outlet: str | None) -> Iterator[Report | Failure]:
        from rashomon.store.patience import patiently  # noqa: PLC0415 - as above

        page = fetch(fetcher, url) if fetcher else patiently(partial(find_kept, store, url))
        if isinstance(page, Failure):
            yield page
            return
        said = list(_read(page, published, outlet))
        patiently(partial(keep, store, page, said))
        yield from said

    return fetched


def fetch(fetcher: Fetcher, url: str) -> Page | Failure:
    """Return the page at an address, or why there is none."""
    from rashomon.fetch.addresses import FetchError  # noqa: PLC0415 - as above

    try:
        page = fetcher.fetch(url)
    except FetchError as error:
        return Failure(url, str(error))
    return page or Failure(url, "has not changed")


def find_kept(store: Store, url: str) -> Page | Failure:
    """Return the newest page that a store keeps of an address, or why there is none."""
    from rashomon.store.pages import find_page  # noqa: PLC0415 - as above

    with store.read() as connection:
        return find_page(connection, url) or Failure(url, REFUSED)


def keep(store: Store, page: Page, said: Sequence[Report | Failure]) -> None:
    """Keep a page in a store, with the ids of its reports, if none of them was taken out there."""
    from rashomon.store.pages import put_page  # noqa: PLC0415 - as above

    reports = [one for one in said if isinstance(one, Report)]
    if any(store.redactions(one.id) for one in reports):
        return
    # A page that is one report says which address it calls its own; the items of a feed have addresses of their own.
    canonical = reports[0].url if len(said) == 1 and reports and reports[0].path == page.asked else None
    with store.write() as connection:
        put_page(connection, page, canonical, [report.id for report in reports])


def _read(page: Page, published: str | None, outlet: str | None) -> Iterator[Report | Failure]:
    from rashomon.fetch.reading import read_fetched  # noqa: PLC0415 - brings trafilatura

    return read_fetched(page, published=published, outlet=outlet)
