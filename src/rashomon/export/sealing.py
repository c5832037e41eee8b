"""Files → a list of their hashes, as `sha256sum` writes and checks it; such a list → what is not as it was."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

SUMS = "SHA256SUMS"
MOST_SUMS = 64 * 2**20  # bytes: the list of a case of half a million pages has 50 MB
_PIECE = 1 << 20
_DAY = (1980, 1, 1, 0, 0, 0)  # of every file in a zip, so that the same files give the same bytes
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
Files = Mapping[str, Callable[[], IO[bytes]]]


def seal(folder: Path) -> None:
    """Write into a folder the list of the hashes of all files in it."""
    with _files(folder) as files:
        lines = [f"{_hash(files[name])}  {name}\n" for name in sorted(files) if name != SUMS]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def pack(folder: Path, to: Path) -> None:
    """Write all files of a folder into a new zip, in the order of their names."""
    with zipfile.ZipFile(to, "x", zipfile.ZIP_DEFLATED) as archive, _files(folder) as files:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            with files[name]() as source, archive.open(info, "w", force_zip64=True) as target:
                while piece := source.read(_PIECE):
                    target.write(piece)


def check_seal(path: Path) -> list[str]:
    """Return a line for each file of a folder or zip that is missing, changed, a link, or not on its list, in order.

    Raises ValueError where there is no list, or none that can be read.
    """
    with _files(path) as files:
        sums = _read_sums(files)
        lines = [f"{name}: is missing" for name in sums if name not in files]
        lines += [f"{name}: is not on the list" for name in files if name not in sums and name != SUMS]
        for name in sorted(sums.keys() & files.keys()):
            try:
                changed = _hash(files[name]) != sums[name]
            except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
                changed = True
            lines += [f"{name}: is not as it was"] if changed else []
        lines += [f"{one.relative_to(path).as_posix()}: is a link" for one in path.rglob("*") if one.is_symlink()]
        return sorted(lines)


def _read_sums(files: Files) -> dict[str, str]:
    """Return the hashes on the list by name."""
    if SUMS not in files:
        raise ValueError(f"has no {SUMS}")
    with files[SUMS]() as stream:
        data = stream.read(MOST_SUMS + 1)
    found = [_LINE.fullmatch(line) for line in data.decode("utf-8", "replace").splitlines()]
    if len(data) > MOST_SUMS or not found or None in found:
        raise ValueError(f"has a {SUMS} that cannot be read")
    return {match[2]: match[1] for match in found if match}


def _hash(opened: Callable[[], IO[bytes]]) -> str:
    digest = sha256()
    with opened() as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


@contextmanager
def _files(path: Path) -> Iterator[Files]:
    """Give the files of a folder or a zip by their paths in it; ValueError where it is neither. Links are no files."""
    if path.is_dir():
        found = (one for one in path.rglob("*") if one.is_file() and not one.is_symlink())
        yield {one.relative_to(path).as_posix(): _opener(one) for one in found}
        return
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            yield {info.filename: _member(archive, info) for info in infos}
    except zipfile.BadZipFile:
        raise ValueError("is neither a folder nor a zip") from None


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(info)
