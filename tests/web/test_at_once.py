"""Several persons at one store at the same moment: nobody's decision is lost, and nobody is shown an error."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from rashomon.store import open_store
from workbench_cases import fill, open_client, ordinary

ROUNDS = 12
CLAIMS = ("c0-0", "c1-0", "c2-0", "c3-0")
PATHS = ("/events", "/events/m0", "/reports/r0?claim=c0-0", "/review", "/events/m0/coding", "/api/decisions")


# FastAPI hides this one when it first meets a parameter, by a means that does not hold where several threads do so.
@pytest.mark.filterwarnings("ignore::pydantic.warnings.UnsupportedFieldAttributeWarning")
def test_two_writers_and_four_readers(home: str) -> None:
    fill(home, ordinary()).close()
    # Each has a connection of his own to the store, as another process has.
    stores = [open_store(home, version="test") for _ in range(6)]
    clients = [open_client(store) for store in stores]

    def write(number: int) -> list[int]:
        client = clients[number]
        codes = []
        for n in range(ROUNDS):
            told = {"verdict": "accepted" if n % 2 else "rejected", "ids": [CLAIMS[n % 4]], "by": f"coder {number}"}
            codes.append(client.post("/api/decisions", json=told | {"why": f"reason {n}"}).status_code)
        return codes

    def read(number: int) -> list[int]:
        client = clients[number]
        return [client.get(PATHS[(n + number) % len(PATHS)]).status_code for n in range(ROUNDS)]

    with ThreadPoolExecutor(6) as pool:
        written = [pool.submit(write, number) for number in (0, 1)]
        shown = [pool.submit(read, number) for number in (2, 3, 4, 5)]
        assert [one.result() for one in written] == [[201] * ROUNDS] * 2
        assert [one.result() for one in shown] == [[200] * ROUNDS] * 4
    kept = [(one.by, one.why) for one in stores[0].decisions()]
    assert sorted(kept) == sorted((f"person:coder {who}", f"reason {n}") for who in (0, 1) for n in range(ROUNDS))
    for store in stores:
        store.close()
