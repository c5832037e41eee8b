import bz2
import gzip
import io
import lzma
import random
import stat
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from rashomon.read import READERS, archives, read_reports, unpacking
from rashomon.read.drafts import Draft, Fault, Skip, UnreadableError
from rashomon.records import Failure, Report, Skipped

packed = partial(gzip.compress, mtime=0)  # the same bytes at any time

TEXT = b"Two shells hit the market in Daraa on Sunday, a doctor said."
LINES = b'{"text": "Nine died."}\nnonsense\n'
FILES = {
    "week/a.txt": TEXT,
    "lines.jsonl": LINES,
    "reports.csv": b"title,text\nShells,Nine died.\n",
    "data.csv": b"id,text,label\n1,x,y\n",
    "picture.png": b"\x89PNG\r\n",
    ".hidden.txt": TEXT,
    "__MACOSX/a.txt": TEXT,
}
TOLD = ["week/a.txt", "lines.jsonl#1", "lines.jsonl#2", "reports.csv#1"]


def zipped(files: Mapping[str, bytes], pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", pack) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(files: Mapping[str, bytes], *more: tarfile.TarInfo) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in more:
            archive.addfile(info)
    return file.getvalue()


def info(name: str, kind: bytes) -> tarfile.TarInfo:
    told = tarfile.TarInfo(name)
    told.type, told.linkname = kind, "/etc/passwd"
    return told


def read(folder: Path, name: str, data: bytes) -> tuple[list[Report | Failure], list[Skipped]]:
    path = folder / name
    path.write_bytes(data)
    skipped: list[Skipped] = []
    return list(read_reports([str(path)], skipped=skipped.append)), skipped


def reasons(found: list[Report | Failure], folder: Path) -> list[str]:
    return [f"{one.path.removeprefix(f'{folder}/')}: {one.reason}" for one in found if isinstance(one, Failure)]


Pack = Callable[[Mapping[str, bytes]], bytes]
PACKED: list[tuple[str, Pack]] = [
    ("case.zip", zipped),
    ("case.unknown", zipped),
    ("case.tar", tarred),
    ("case", tarred),
    ("case.tar.gz", lambda files: packed(tarred(files))),
    ("case.tgz", lambda files: packed(tarred(files))),
    ("case.tar.bz2", lambda files: bz2.compress(tarred(files))),
    ("case.tar.xz", lambda files: lzma.compress(tarred(files))),
]


@pytest.mark.parametrize(("name", "pack"), PACKED, ids=[name for name, _ in PACKED])
def test_each_file_of_an_archive_is_read_as_it_would_be_outside(name: str, pack: Pack, tmp_path: Path) -> None:
    found, skipped = read(tmp_path, name, pack(FILES))
    assert [one.path for one in found] == [f"{tmp_path / name}/{inner}" for inner in TOLD]
    assert [type(one) for one in found] == [Report, Report, Failure, Report]
    assert skipped == [Skipped(str(tmp_path / name), "a file that is no report", 2)]


@pytest.mark.parametrize(
    ("name", "data", "paths"),
    [
        ("lines.jsonl.gz", packed(LINES), ["lines.jsonl.gz#1", "lines.jsonl.gz#2"]),
        ("report.txt.bz2", bz2.compress(TEXT), ["report.txt.bz2"]),
        ("report.xz", lzma.compress(TEXT), ["report.xz"]),
        ("table.csv.gz", packed(b"title,text\nShells,Nine.\n"), ["table.csv.gz#1"]),
        ("stories.csv.gz", packed(b"id,title\n1,Shells hit a market\n"), ["stories.csv.gz#1"]),
        ("unknown", packed(TEXT) + packed(TEXT), ["unknown"]),
    ],
)
def test_a_single_packed_file_is_read_as_what_it_is(name: str, data: bytes, paths: list[str], tmp_path: Path) -> None:
    found, _ = read(tmp_path, name, data)
    assert [one.path.removeprefix(f"{tmp_path}/") for one in found] == paths


def test_archives_in_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    inner = zipped({"in.zip": zipped({"a.txt": TEXT}), "b.tar.gz": packed(tarred({"c.jsonl": LINES}))})
    found, _ = read(tmp_path, "out.zip", inner)
    assert [one.path.removeprefix(f"{tmp_path}/out.zip/") for one in found] == [
        "in.zip/a.txt",
        "b.tar.gz/c.jsonl#1",
        "b.tar.gz/c.jsonl#2",
    ]
    for _ in range(5):
        inner = zipped({"in.zip": inner})
    found, _ = read(tmp_path, "deep.zip", inner)
    assert reasons(found, tmp_path) == ["deep.zip" + "/in.zip" * 5 + ": lies more than 5 archives deep"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/../../b.txt", "/etc/passwd", "C:/a.txt", "..\\..\\b.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str, pack: Pack, tmp_path: Path) -> None:
    found, _ = read(tmp_path, "case", pack({name: TEXT, "b.txt": TEXT}))
    assert isinstance(found[1], Report)
    assert found[0] == Failure(f"{tmp_path}/case/{name}".replace("\\", "/"), "has a name that leads out of the archive")


def test_links_and_devices_are_passed_over(tmp_path: Path) -> None:
    more = [
        info("a", tarfile.SYMTYPE),
        info("b", tarfile.LNKTYPE),
        info("c", tarfile.CHRTYPE),
        info("d", tarfile.FIFOTYPE),
    ]
    found, skipped = read(tmp_path, "case.tar", tarred({"z.txt": TEXT}, *more))
    assert [type(one) for one in found] == [Report]
    assert [(one.reason, one.count) for one in skipped] == [("a device", 2), ("a link in an archive", 2)]


def test_a_link_in_a_zip_archive_is_passed_over(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    found, skipped = read(tmp_path, "case.zip", file.getvalue())
    assert reasons(found, tmp_path) == ["case.zip: holds no reports"]
    assert [one.reason for one in skipped] == ["a link in an archive"]


def test_an_encrypted_file_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    listed = data.find(b"PK\1\2")
    data[6] |= 1
    data[listed + 8] |= 1
    found, _ = read(tmp_path, "case.zip", bytes(data))
    assert reasons(found, tmp_path) == ["case.zip/a.txt: is encrypted"]
    assert isinstance(found[1], Report)


@pytest.mark.parametrize("pack", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_files_of_a_zip_archive_may_be_packed_otherwise(pack: int, tmp_path: Path) -> None:
    found, _ = read(tmp_path, "case.zip", zipped({"a.txt": TEXT}, pack))
    assert isinstance(found[0], Report)


def test_a_way_of_packing_that_is_not_known_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    data[data.find(b"PK\1\2") + 10] = data[8] = 77
    found, _ = read(tmp_path, "case.zip", bytes(data))
    assert reasons(found, tmp_path) == ["case.zip/a.txt: is packed in a way that is not read"]


# ── what is made to break a machine ──


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "FREE_BYTES", 100_000)


BOMB = b"\n" * 20_000_000
LIMIT = "unpacks to more than 100 times its size"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl.gz", packed(BOMB)),
        ("a.jsonl.xz", lzma.compress(BOMB)),
        ("case.zip", zipped({"a.jsonl": BOMB, "b.txt": TEXT})),
        ("case.tar.bz2", bz2.compress(tarred({"a.jsonl": BOMB, "b.txt": TEXT}))),
        # passed over, and yet unpacked on the way to the next
        ("case.tar.gz", packed(tarred({"a.png": BOMB, "b.txt": TEXT}))),
        ("out.zip", zipped({"in.zip": zipped({"a.jsonl": BOMB}), "b.txt": TEXT})),
        ("twice.gz", packed(packed(BOMB))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bomb_is_given_up_with_all_that_it_lies_in(name: str, data: bytes, tmp_path: Path) -> None:
    found, _ = read(tmp_path, name, data)
    assert reasons(found, tmp_path) == [f"{name}: {LIMIT}"]


@pytest.mark.usefixtures("small")
def test_many_small_files_of_a_zip_archive_share_one_allowance(tmp_path: Path) -> None:
    # one packed file that many names stand for
    one = zipped({"a.txt": b"Nine died. " * 20_000})
    listed, end = one.find(b"PK\1\2"), one.find(b"PK\5\6")
    entries = one[listed:end] * 200
    tail = bytearray(one[end:])
    tail[8:12] = (200).to_bytes(2, "little") * 2
    tail[12:16] = len(entries).to_bytes(4, "little")
    found, _ = read(tmp_path, "case.zip", one[:listed] + entries + bytes(tail))
    assert reasons(found, tmp_path)[-1].startswith("case.zip")
    assert len(found) < 200


def test_a_long_list_is_refused_before_it_is_held(tmp_path: Path) -> None:
    end = b"PK\5\6" + bytes(8) + (2**30).to_bytes(4, "little") + bytes(6)
    large = b"PK\6\6" + bytes(36) + (2**40).to_bytes(8, "little") + bytes(8) + b"PK\6\7" + bytes(16)
    for data in (end, large + b"PK\5\6" + b"\xff" * 16 + bytes(2)):
        found, _ = read(tmp_path, "case.zip", data)
        assert reasons(found, tmp_path) == ["case.zip: lists more files than are read: unpack it, and name the folder"]


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK])
def test_a_name_without_end_is_not_held(kind: bytes, tmp_path: Path) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = kind, 100_000_000
    found, _ = read(
        tmp_path, "case.tar", tarred({"a.txt": TEXT}).rstrip(b"\0") + bytes(452) + header.tobuf() + TEXT * 9000
    )
    assert isinstance(found[0], Report)
    assert reasons(found, tmp_path) == ["case.tar: is damaged or cut short"]


@pytest.mark.parametrize(
    ("name", "data", "last"),
    [
        ("case.zip", zipped(FILES)[:-30], "case.zip: is no zip archive, or one that is cut short"),
        ("case.zip", b"PK\3\4" + TEXT, "case.zip: is no zip archive, or one that is cut short"),
        ("case.zip", zipped({}), "case.zip: holds no reports"),
        ("case.tar", bytes(10_240), "case.tar: holds no reports"),
        ("case.tar", TEXT * 20, "case.tar: is no tar archive"),
        ("case.tar", tarred(FILES)[:1_600], "case.tar: is damaged or cut short"),
        ("a.txt.gz", TEXT, "a.txt.gz: is damaged or cut short"),
        ("a.txt.gz", packed(TEXT)[:-9], "a.txt.gz: is damaged or cut short"),
        ("a.txt.gz", packed(TEXT)[:-8] + b"damagedx", "a.txt.gz: is damaged or cut short"),
        ("a.txt.bz2", bz2.compress(TEXT)[:-9], "a.txt.bz2: is damaged or cut short"),
        ("a.txt.xz", lzma.compress(TEXT)[:-9], "a.txt.xz: is damaged or cut short"),
        ("a.gz", packed(b""), "a.gz: is empty"),
        ("a.png.gz", packed(b"\x89PNG\r\n"), "a.png.gz: is binary, not text"),
    ],
)
def test_what_is_damaged_is_told_in_one_line(name: str, data: bytes, last: str, tmp_path: Path) -> None:
    found, _ = read(tmp_path, name, data)
    assert reasons(found, tmp_path)[-1] == last


def test_a_damaged_file_of_a_zip_archive_does_not_hold_up_the_others(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(3000).hex().encode()
    data = bytearray(zipped({"a.txt": noise, "b.txt": TEXT}))
    data[200:400] = bytes(200)
    found, _ = read(tmp_path, "case.zip", bytes(data))
    assert reasons(found, tmp_path) == ["case.zip/a.txt: is damaged or cut short"]
    assert isinstance(found[1], Report)


class Pipe(io.RawIOBase):
    """A stream that can only be read on."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._data.readinto(buffer)


@pytest.mark.parametrize(("suffix", "data"), [(".zip", zipped(FILES)), (".tgz", packed(tarred(FILES)))])
def test_archives_are_read_from_a_pipe(suffix: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    found = list(READERS[suffix](io.BufferedReader(Pipe(data))))
    assert [f"{one.within}#{one.record}".removesuffix("#None") for one in found if not isinstance(one, Skip)] == TOLD
    assert [type(one) for one in found if not isinstance(one, Skip)] == [Draft, Draft, Fault, Draft]
    monkeypatch.setattr(archives, "MOST_HELD_BYTES", 100)
    if suffix == ".zip":
        with pytest.raises(UnreadableError, match="in a stream"):
            list(READERS[suffix](io.BufferedReader(Pipe(data))))


def test_a_folder_is_read_with_its_archives_but_not_with_packed_data(tmp_path: Path) -> None:
    for name, data in {
        "a.zip": zipped({"x.txt": TEXT}),
        "b.jsonl.gz": packed(LINES),
        "c.sql.gz": packed(TEXT),
        "d.csv.gz": packed(b"id,x\n1,2\n"),
        "e.csv": b"id,text,label\n1,2,3\n",
        "f.csv": b"title,text\nShells,Nine died.\n",
        "maps.zip": zipped({"roads.shp": b"\0\1\2"}),
        "other.jsonl": b'{"count": 3}\n',
        "g.json": b'{"text": "x", "title": "y"}',
        "result.json": b'{"name": "C", "type": "x", "messages": [{"text": "Nine died."}]}',
    }.items():
        (tmp_path / name).write_bytes(data)
    skipped: list[Skipped] = []
    paths = [one.path.removeprefix(f"{tmp_path}/") for one in read_reports([str(tmp_path)], skipped=skipped.append)]
    assert paths == ["a.zip/x.txt", "b.jsonl.gz#1", "b.jsonl.gz#2", "f.csv#1", "result.json#1"]
    assert [(one.reason, one.count) for one in skipped] == [
        ("a file that holds no reports", 2),
        ("a file that is no report", 1),
        ("a record without a text: name what holds it with --columns text=NAME", 1),
    ]
