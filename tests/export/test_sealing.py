import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from rashomon.export.sealing import SUMS, check_seal, pack, seal


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    (folder / "pages").mkdir(parents=True)
    (folder / "a b.txt").write_bytes(b"text")
    (folder / "pages" / "1.html").write_bytes(b"<p>")
    seal(folder)
    return folder


def test_what_is_sealed_is_as_it_was(sealed: Path, tmp_path: Path) -> None:
    assert check_seal(sealed) == []
    pack(sealed, tmp_path / "case.zip")
    assert check_seal(tmp_path / "case.zip") == []
    pack(sealed, tmp_path / "again.zip")
    assert (tmp_path / "case.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum on this machine")
def test_the_list_is_one_that_sha256sum_reads(sealed: Path) -> None:
    subprocess.run(["sha256sum", "-c", "--strict", SUMS], cwd=sealed, check=True, capture_output=True)


def test_every_change_is_told(sealed: Path, tmp_path: Path) -> None:
    (sealed / "a b.txt").write_bytes(b"Text")
    (sealed / "pages" / "1.html").unlink()
    (sealed / "more.txt").write_bytes(b"")
    (sealed / "linked").symlink_to(tmp_path)
    told = ["a b.txt: is not as it was", "more.txt: is not on the list", "pages/1.html: is missing"]
    assert check_seal(sealed) == sorted([*told, "linked: is a link"])
    pack(sealed, tmp_path / "case.zip")
    assert check_seal(tmp_path / "case.zip") == told


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "has no SHA256SUMS"), (b"", "cannot be read"), (b"../x\n", "cannot be read")]
)
def test_what_has_no_list_is_told(tmp_path: Path, content: bytes | None, reason: str) -> None:
    if content is not None:
        (tmp_path / SUMS).write_bytes(content)
    with pytest.raises(ValueError, match=reason):
        check_seal(tmp_path)


def test_a_zip_that_means_harm(tmp_path: Path) -> None:
    path = tmp_path / "case.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../outside.txt", b"x")
        archive.writestr(SUMS, f"{'0' * 64}  ../outside.txt\n{'0' * 64}  /etc/passwd\n")
    assert check_seal(path) == ["../outside.txt: is not as it was", "/etc/passwd: is missing"]
    assert [one.name for one in tmp_path.iterdir()] == ["case.zip"]
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(ValueError, match="neither a folder nor a zip"):
        check_seal(path)
