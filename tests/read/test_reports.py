import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

from rashomon.read import READERS, read_reports
from rashomon.records import Failure, Report

TEXT = "Two shells hit the market in Daraa on Sunday, a doctor said."


def read(*paths: Path | str, published: str | None = None, outlet: str | None = None) -> list[Report | Failure]:
    return list(read_reports([str(path) for path in paths], published=published, outlet=outlet))


def one(path: Path | str, **options: str) -> Report:
    (report,) = read(path, **options)
    assert isinstance(report, Report)
    return report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_one_report(folder: Path) -> None:
    path = write(folder / "a.txt")
    report = one(path)
    assert (report.path, report.text, report.language, report.published_from) == (str(path), TEXT, "en", "none")
    assert report.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_equal_text_and_title_have_one_id_wherever_they_come_from(folder: Path) -> None:
    text = write(folder / "a.txt", f"Title: Shells\n\n{TEXT}\n")
    line = write(folder / "b.jsonl", f'{{"text": "{TEXT}", "title": "Shells", "outlet": "X"}}')
    other = write(folder / "c.txt", f"Title: Other shells\n\n{TEXT}\n")
    first, second, third = read(text, line, other)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert isinstance(third, Report)
    assert first.id == second.id != third.id
    assert first.id.startswith("r")
    assert len(first.id) == 17


def test_inputs_come_out_in_their_order_and_a_failure_stops_nothing(folder: Path) -> None:
    late, early = write(folder / "z.txt"), write(folder / "a.txt")
    found = read(late, folder / "missing.txt", early, early)
    assert [item.path for item in found] == [str(late), str(folder / "missing.txt"), str(early), str(early)]
    assert found[1] == Failure(str(folder / "missing.txt"), "no such file")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "", "is empty"),
        ("a.txt", " \n ", "has no text"),
        ("a.txt", "Published: 2019-03-04\n", "has no text"),
        ("a.txt", b"\x00\x01\x02" * 50, "is binary, not text"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "is binary, not text"),
        ("a.html", "", "is empty"),
        ("a.html", "<html><body></body></html>", "has no text"),
        ("a.json", '{\n"words": "x"}', "is JSON without a text: name what holds it with --columns text=NAME"),
        (
            "a.docx",
            b"PK\3\4" + bytes(26) + b"word/",
            "is a document of an office program: save it as text, HTML or PDF",
        ),
        ("a.xml", "<other/>", "is XML, but neither RSS nor Atom"),
        ("a.kml", '<?xml version="1.0"?><kml/>', "is XML, but neither RSS nor Atom"),
    ],
)
def test_a_file_named_outright_gives_a_report_or_a_reason(
    folder: Path, name: str, content: str | bytes, reason: str
) -> None:
    path = write(folder / name, content)
    assert read(path) == [Failure(str(path), reason)]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a", TEXT, TEXT),
        ("a.yaml", TEXT, TEXT),
        ("a.TXT", TEXT, TEXT),
        ("a.unknown", f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", TEXT),
        ("a.txt", f"<html><body><p>{TEXT}</p></body></html>", TEXT),
        ("a.json", f'{{"text": "{TEXT}"}}', TEXT),
        ("a.unknown", f"<rss><channel><item><description>{TEXT}</description></item></channel></rss>", TEXT),
        ("a.unknown", "{A brace opens this text.", "{A brace opens this text."),
    ],
)
def test_a_file_of_an_unknown_kind_is_known_by_its_first_bytes(
    folder: Path, name: str, content: str, expected: str
) -> None:
    assert one(write(folder / name, content)).text == expected


def test_records_are_numbered_and_so_are_their_failures(folder: Path) -> None:
    path = write(folder / "a.jsonl", f'{{"text": "{TEXT}"}}\nnonsense\n{{}}\n')
    first, second, third = read(path)
    assert first.path == f"{path}#1"
    assert second == Failure(f"{path}#2", "line 2: not JSON: Expecting value at character 1")
    assert third == Failure(f"{path}#3", "has no text")


def test_a_folder_is_walked_in_order_without_what_is_hidden_or_no_report(folder: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.md", "c.html", "plain"):
        write(folder / name, f"<p>{TEXT}</p>" if name.endswith("html") else TEXT)
    for name in (".hidden.txt", ".git/a.txt", "gold.yaml", "table.csv", "sheet.xlsx", "gold.json"):
        write(folder / name)
    write(folder / "picture", b"\x00\x01\x02" * 50)
    write(folder / "nothing", b"")
    found = read(folder)
    assert [str(Path(item.path).relative_to(folder)) for item in found] == [
        "a/b.md",
        "a/z.txt",
        "b.txt",
        "c.html",
        "plain",
    ]
    assert all(isinstance(item, Report) for item in found)


def test_a_folder_tells_of_files_that_look_like_reports_and_are_none(folder: Path) -> None:
    write(folder / "a.txt", b"\x00\x01\x02" * 50)
    write(folder / "b.unknown", '<?xml version="1.0"?><kml/>')
    assert read(folder) == [
        Failure(str(folder / "a.txt"), "is binary, not text"),
        Failure(str(folder / "b.unknown"), "is XML, but neither RSS nor Atom"),
    ]


def test_links_in_a_folder_are_followed_once_and_never_round(folder: Path) -> None:
    write(folder / "a" / "one.txt")
    (folder / "a" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "a" / "twin.txt").symlink_to(folder / "a" / "one.txt")
    (folder / "a" / "self").symlink_to(folder / "a" / "self")
    (folder / "a" / "nowhere.txt").symlink_to(folder / "missing.txt")
    assert [item.path for item in read(folder)] == [str(folder / "a" / "one.txt")]


def test_a_pipe_in_a_folder_does_not_block(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    write(folder / "a.txt")
    assert [item.path for item in read(folder)] == [str(folder / "a.txt")]


def test_an_empty_folder_is_told(folder: Path) -> None:
    assert read(folder) == [Failure(str(folder), "holds no reports")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    path = write(folder / "a.txt")
    path.chmod(0)
    assert read(path) == [Failure(str(path), "permission denied")]


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "", "/dev/null/a"])
def test_a_path_that_can_be_none_is_told(path: str) -> None:
    (failure,) = read(path) if path else read("no such folder/")
    assert isinstance(failure, Failure)
    assert failure.reason


def test_a_name_that_is_no_utf8_can_still_be_printed(folder: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    try:
        write(folder / name)
    except OSError:
        pytest.skip("the file system takes no such name")
    assert one(folder / name).path.encode().endswith(b"\\udcff.txt")


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (TEXT.encode(), ["-"]),
        (f'{{"text": "{TEXT}"}}\n{{"text": "Nine died."}}'.encode(), ["-#1", "-#2"]),
        (b"", ["-"]),
    ],
)
def test_standard_input_is_text_or_json_lines(
    monkeypatch: pytest.MonkeyPatch, content: bytes, paths: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    found = read("-")
    assert [item.path for item in found] == paths
    assert isinstance(found[0], Report if content else Failure)


@pytest.mark.parametrize(
    ("name", "content", "published", "published_from"),
    [
        ("a.txt", TEXT, "2019-03-05", "option"),
        ("a.txt", f"Published: 2019-03-04\n\n{TEXT}", "2019-03-04", "text"),
        ("a.txt", f"Published: None\n\n{TEXT}", "2019-03-05", "option"),
        ("a.jsonl", f'{{"text": "{TEXT}", "published": "2019-03-04"}}', "2019-03-04", "meta"),
        ("a.jsonl", f'{{"text": "Published: 2019-03-04\\n\\n{TEXT}"}}', "2019-03-04", "text"),
        # What an address tells of the day is a guess.
        ("a.jsonl", f'{{"text": "{TEXT}", "url": "https://example.org/2019/03/06/a"}}', "2019-03-05", "option"),
    ],
)
def test_a_day_that_is_given_counts_where_the_report_states_none(
    folder: Path, name: str, content: str, published: str, published_from: str
) -> None:
    report = one(write(folder / name, content), published="5 March 2019")
    assert (report.published, report.published_from) == (published, published_from)


def test_the_outlet_that_is_given_wins_over_what_one_report_says(folder: Path) -> None:
    assert one(write(folder / "a.txt", f"Outlet: Example Daily\n\n{TEXT}"), outlet="My Paper").outlet == "My Paper"


def test_options_fill_what_a_record_does_not_state(folder: Path) -> None:
    path = write(
        folder / "a.jsonl",
        f'{{"text": "{TEXT}", "published": "2019-03-04", "outlet": "Its Own"}}\n'
        f'{{"text": "{TEXT}", "url": "https://example.org/2019/03/06/a"}}',
    )
    own, bare = read(path, published="2019-03-05", outlet="My Paper")
    assert isinstance(own, Report)
    assert isinstance(bare, Report)
    assert (own.published, own.published_from, own.outlet) == ("2019-03-04", "meta", "Its Own")
    assert (bare.published, bare.published_from, bare.outlet) == ("2019-03-05", "option", "My Paper")


def test_an_option_that_is_no_date_is_refused_before_anything_is_read() -> None:
    with pytest.raises(ValueError, match="not a date"):
        read_reports(["a.txt"], published="soon")


def test_reading_twice_gives_the_same(folder: Path) -> None:
    write(folder / "a.txt", f"Title: Shells\n\n{TEXT}\n\nShare this")
    write(folder / "b.html", f"<html><body><p>{TEXT}</p></body></html>")
    assert read(folder) == read(folder)


def test_every_reader_stands_under_a_suffix() -> None:
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in READERS)
