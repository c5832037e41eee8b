"""What is packed with brotli or zstandard, as pages in a web archive and as a file, and what tries to burst it."""

import gzip
import io
import sys
from pathlib import Path

import brotli
import pytest
from backports import zstd

from rashomon.read import read_reports
from rashomon.read.drafts import Draft, Fault, Skip
from rashomon.read.warc import read_warc
from rashomon.records import Failure, Report, Skipped

PAGE = (
    b"<html><head><title>Shells hit a market</title></head><body><article><h1>Shells hit a market</h1>"
    b"<p>Two shells hit the market in Daraa on Sunday, a doctor said. He named nobody.</p></article></body></html>"
)
WORDS = "Two shells hit the market in Daraa on Sunday"
PACK = {"br": brotli.compress, "zstd": zstd.compress}


def record(page: bytes, packing: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %b\r\n\r\n" % packing.encode() + page
    return b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (len(body), body)


def read(data: bytes) -> list[Draft | Fault]:
    return list(read_warc(io.BytesIO(data)))


def reasons(path: Path) -> list[str]:
    """What comes of a file: the words of its reports, or why there are none."""
    found = list(read_reports([str(path)]))
    return [one.text[: len(WORDS)] if isinstance(one, Report) else one.reason for one in found]


def hide(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("brotli", "backports.zstd", "compression.zstd"):
        monkeypatch.setitem(sys.modules, name, None)


# ── pages ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("packing", PACK)
def test_a_page_is_unpacked(packing: str) -> None:
    [found] = read(record(PACK[packing](PAGE), packing))
    assert isinstance(found, Draft)
    assert found.text.startswith(WORDS)


@pytest.mark.parametrize("packing", PACK)
def test_a_page_that_the_crawler_unpacked_is_read_as_it_is(packing: str) -> None:
    for page in (PAGE, b"\xef\xbb\xbf" + PAGE):
        [found] = read(record(page, packing))
        assert isinstance(found, Draft)
        assert found.text.startswith(WORDS)


@pytest.mark.parametrize("packing", PACK)
def test_a_page_that_bursts_is_refused_and_the_next_is_read(packing: str) -> None:
    bomb = PACK[packing](b"<p>" + b" " * 300_000_000)
    first, second = read(record(bomb, packing) + record(PACK[packing](PAGE), packing))
    assert (type(first), first.reason) == (Fault, "is larger than 10 MB")  # type: ignore[union-attr]
    assert isinstance(second, Draft)


def test_a_page_that_wants_gigabytes_to_be_unpacked_is_refused() -> None:
    far = zstd.compress(PAGE * 100, options={zstd.CompressionParameter.window_log: 27})
    wide = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
    streamed = wide.compress(PAGE) + wide.flush()
    assert isinstance(read(record(far, "zstd"))[0], Draft)
    assert [type(one) for one in read(record(streamed, "zstd"))] == [Fault]


@pytest.mark.parametrize(("packing", "name"), [("br", "brotli"), ("zstd", "zstandard")])
def test_without_the_library_pages_are_counted(packing: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch)
    [found] = read(record(PACK[packing](PAGE), packing))
    assert isinstance(found, Skip)
    assert found.reason == f"a page that is packed with {name}: pip install 'rashomon[formats]'"


def test_what_was_counted_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch)
    (tmp_path / "a.warc").write_bytes(record(brotli.compress(PAGE), "br") * 3)
    skipped: list[Skipped] = []
    list(read_reports([str(tmp_path / "a.warc")], skipped=skipped.append))
    assert [(one.count, one.reason) for one in skipped] == [
        (3, "a page that is packed with brotli: pip install 'rashomon[formats]'")
    ]


# ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

WARC = record(PAGE, "identity")


def with_dictionary(data: bytes, *, packed: bool) -> bytes:
    dictionary = zstd.train_dict([WARC[i : i + 60 + i % 7] for i in range(250)] * 8, 2000)
    told = zstd.compress(dictionary.dict_content) if packed else dictionary.dict_content
    return b"\x5d\x2a\x4d\x18" + len(told).to_bytes(4, "little") + told + zstd.compress(data, zstd_dict=dictionary)


@pytest.mark.parametrize("name", ["crawl.warc.zst", "crawl"])
@pytest.mark.parametrize(
    "data",
    [
        zstd.compress(WARC),
        zstd.compress(WARC[:200]) + zstd.compress(WARC[200:]),
        with_dictionary(WARC, packed=False),
        with_dictionary(WARC, packed=True),
    ],
    ids=["one", "frames", "dictionary", "packed dictionary"],
)
def test_a_web_archive_may_be_packed_as_a_whole(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert reasons(tmp_path / name) == [WORDS]


def test_a_folder_gives_what_is_packed_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt.zst").write_bytes(zstd.compress(WORDS.encode()))
    (tmp_path / "data.bin.zst").write_bytes(zstd.compress(b"\0\1\2"))
    assert reasons(tmp_path) == [WORDS]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zstd.compress(WARC)[:-9], "is damaged or cut short"),
        (b"\x28\xb5\x2f\xfd" + b"\xff" * 50, "is damaged or cut short"),
        (b"\x5d\x2a\x4d\x18" + b"\xff" * 50, "is damaged or cut short"),
        (b"\x5d\x2a\x4d\x18\4\0\0\0abcd" + zstd.compress(WARC), "is damaged or cut short"),
        (zstd.compress(WARC + b" " * 300_000_000), "unpacks to more than 100 times its size"),
        (zstd.compress(gzip.compress(WARC + b" " * 300_000_000)), "unpacks to more than 100 times its size"),
    ],
    ids=["cut", "no frame", "long dictionary", "no dictionary", "bomb", "bomb inside"],
)
def test_what_is_packed_badly_is_told_in_one_line(data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.zst").write_bytes(data)
    assert [one for one in reasons(tmp_path / "a.zst") if one != WORDS][-1:] == [reason]


def test_without_the_library_a_file_is_refused_with_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(monkeypatch)
    (tmp_path / "a.warc.zst").write_bytes(zstd.compress(WARC))
    [found] = read_reports([str(tmp_path / "a.warc.zst")])
    assert isinstance(found, Failure)
    assert found.reason == "is packed with zstandard: pip install 'rashomon[formats]'"
