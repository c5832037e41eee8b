"""A store → a case: a folder with all that it holds, that opens elsewhere, and the hashes that prove it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from rashomon import __version__
from rashomon.citing import cite_readings
from rashomon.deciding import current_decisions
from rashomon.export.citations import write_csl
from rashomon.export.dossier import write_dossier
from rashomon.export.sealing import seal
from rashomon.pipeline import compare_by_policy
from rashomon.store import Store, open_store
from rashomon.store.addresses import is_address
from rashomon.store.copying import copy_store
from rashomon.store.moving import move_store
from rashomon.store.pages import get_bodies, list_pages

POLICY = "ucdp"  # whose figures stand first in the dossier; a reader may switch
# What a page is, by its first bytes, so that it opens; where nothing fits it is kept as it came.
_ENDINGS: Mapping[bytes, str] = {b"%PDF": ".pdf", b"<?xml": ".xml", b"<rss": ".xml", b"<feed": ".xml", b"{": ".json"}
_ABOUT = """A case of Rashomon {version}: {reports} reports, {events} events, {pages} pages as received.

dossier.html    who says what, and who says otherwise; opens in any browser, without a network
store.sqlite    all that was read and decided; opens with: rashomon serve --db store.sqlite
pages/          each page as it was received, named by the SHA-256 of its bytes
pages.jsonl     from which address, when, and which reports were read from it
citations.json  every report as a citation (CSL-JSON)
manifest.json   what the dossier was made of, and how
SHA256SUMS      the hash of every file here; to check them: sha256sum -c SHA256SUMS
"""


def write_case(store: Store, db: str, folder: Path, ontology: Path | None = None) -> None:
    """Write the case of a store into an empty folder, with the hashes of all that is in it."""
    _copy(store, db, folder / "store.sqlite")
    by_policy = compare_by_policy(store.readings(), decisions=current_decisions(store), ontology=ontology)
    comparison = by_policy[POLICY]
    _write(folder / "dossier.html", write_dossier(comparison, by_policy=by_policy))
    citations = cite_readings(store, [(reading, ()) for reading in comparison.reports])
    _write(folder / "citations.json", write_csl(citations))
    pages = _write_pages(store, folder)
    told = {"reports": len(comparison.reports), "events": len(comparison.events), "pages": pages}
    made = {"application": "rashomon", "version": __version__, "policy": POLICY, "ontology": ontology is not None}
    _write(folder / "manifest.json", json.dumps(made | told, indent=1) + "\n")
    _write(folder / "README.txt", _ABOUT.format(version=__version__, **told))
    seal(folder)


def _copy(store: Store, db: str, to: Path) -> None:
    """Write all that a store holds to a new file, whether it lies in a file itself or on a server."""
    if not is_address(db):
        return copy_store(Path(db), to)
    # By way of a file, so that of both kinds the same is handed on.
    with TemporaryDirectory(prefix=".moved.", dir=to.parent.parent) as folder:
        moved = Path(folder, "store.sqlite")
        with open_store(str(moved)) as target:
            move_store(store, target)
        return copy_store(moved, to)


def _write_pages(store: Store, folder: Path) -> int:
    """Write each page as received, and the list of when and where it was had; return how many there are."""
    (folder / "pages").mkdir()
    names: dict[str, str] = {}
    with store.read() as connection:
        for digest, body in get_bodies(connection):
            names[digest] = f"pages/{digest}{_ending(body)}"
            (folder / names[digest]).write_bytes(body)
        lines = [
            json.dumps(asdict(kept) | {"reports": reports, "file": names[kept.sha256]})
            for kept, reports in list_pages(connection)
        ]
    _write(folder / "pages.jsonl", "".join(f"{line}\n" for line in lines))
    return len(names)


def _ending(body: bytes) -> str:
    head = body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    found = (ending for start, ending in _ENDINGS.items() if head.startswith(start.lower()))
    return next(found, ".html" if head.startswith(b"<") else ".txt")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
