"""Files that nobody should send: one clear line for each that fails, the rest done, time linear and memory bounded."""

import gzip
import os
from pathlib import Path

import pytest
from hostile_inputs import HIDDEN, SLOW, peak_of, time_growth
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.read import READERS, jsonl, pages, read_reports, text
from rashomon.records import Failure, Report
from rashomon.store import open_store

MB = 2**20
MOST_MB = 600
SENTENCE = "Two people were killed in the shelling of a market in Aleppo on Monday, the ministry said.\n"
RUSSIAN = "Представитель министерства сообщил, что в результате обстрела рынка погибли двенадцать человек, номер {}.\n"


def read_one(path: Path) -> Report | Failure:
    (found,) = read_reports([str(path)])
    return found


def reason_of(path: Path) -> str:
    found = read_one(path)
    assert isinstance(found, Failure), found
    return found.reason


def bytes_of(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


BROKEN = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t ",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "zeros.txt": bytes(5000),
    "noise.txt": bytes((n * 7919) % 256 for n in range(5000)),
    "half.txt": b"\xff\xfet\x00w\x00o",
    "bomb.xml": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><item>&b;</item></rss>',
    "torn.xml": b"<rss><channel><item><title>Two died",
    "deep.jsonl": b'{"text": ' + b"[" * 50_000,
    "page.html": b"<html><body></body></html>",
}


def test_of_a_thousand_files_ten_are_broken_and_the_rest_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, data in BROKEN.items():
        bytes_of(folder, name, data)
    for number in range(950):
        (folder / f"{number:04}.txt").write_text(RUSSIAN.format(number), encoding="utf-8")
    for number in range(950, 990):
        (folder / f"{number:04}.txt").write_text(f"{number} people died. {SENTENCE}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["add", "reports", "--db", "s.sqlite"])
    assert result.exit_code == 1
    assert result.stdout == "s.sqlite: 990 added, 0 known, 10 failed\n"
    complaints = dict(line.split(": ", 1) for line in result.stderr.splitlines())
    assert sorted(name.partition("#")[0] for name in complaints) == sorted(f"reports/{name}" for name in BROKEN)
    assert all(0 < len(reason) < 100 for reason in complaints.values())
    with open_store("s.sqlite", read_only=True) as store:
        assert sum(1 for _ in store.readings()) == 990


ENCODED = [
    ("utf-8", SENTENCE),
    ("utf-8-sig", SENTENCE),
    ("utf-16", SENTENCE),
    ("utf-16-le", SENTENCE),
    ("utf-16-be", SENTENCE),
    ("utf-32", SENTENCE),
    ("windows-1252", "The mayor’s “fête” in Orléans ended; two people were killed, the préfecture said.\n"),
    ("windows-1251", RUSSIAN.format(1)),
    ("koi8-r", RUSSIAN.format(1)),
    ("utf-16", RUSSIAN.format(1)),
    ("gb18030", "当地官员说,星期一的炮击造成十二人死亡,另有三十人受伤,市场被毁。救援人员仍在现场搜寻失踪者。\n"),
]


@pytest.mark.parametrize(("encoding", "words"), ENCODED)
def test_encodings_are_told_apart(encoding: str, words: str, tmp_path: Path) -> None:
    found = read_one(bytes_of(tmp_path, "one.txt", words.encode(encoding)))
    assert isinstance(found, Report), found
    assert found.text.strip() == words.strip()


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode() + RUSSIAN.format(1).encode("windows-1251"),
        RUSSIAN.format(1).encode() * 3 + RUSSIAN.format(1).encode("windows-1251"),
        SENTENCE.encode() * 3 + SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16") + SENTENCE.encode(),
        SENTENCE.encode() + b"\xf0\x9f\x98",
        b"\xef\xbb\xbf\xff\xfe" + SENTENCE.encode(),
    ],
    ids=["utf-8 and 1251", "utf-8 in Russian and 1251", "utf-8 and utf-16", "utf-16 and utf-8", "cut", "two marks"],
)
def test_mixed_encodings_are_a_report_or_one_line(data: bytes, tmp_path: Path) -> None:
    found = read_one(bytes_of(tmp_path, "mixed.txt", data))
    if isinstance(found, Failure):
        assert found.reason in {"cannot tell its encoding", "is binary, not text"}
    else:
        assert found.text.isprintable() or all(c in "\n\t" or c >= " " for c in found.text)


PAGE = "<p>Two people were killed in Homs on Monday, the ministry said. It named nobody.</p>"


@pytest.mark.parametrize(
    "tag", ["div", "b", "table><tr><td", "ul><li", "blockquote", "font", "a href='x'", "svg", "x-y"]
)
def test_a_page_nested_10_000_deep_is_read(tag: str, tmp_path: Path) -> None:
    found = read_one(bytes_of(tmp_path, "deep.html", f"<html><body>{f'<{tag}>' * 10_000}{PAGE}".encode()))
    assert isinstance(found, Report)
    assert "Two people were killed in Homs" in found.text


def test_a_page_of_too_many_tags_is_read_without_the_extractor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_TAGS", 50)
    monkeypatch.setattr("trafilatura.bare_extraction", None)
    page = f"<html><title>Two die</title><body><nav>Menu</nav>{PAGE * 30}</body></html>"
    found = read_one(bytes_of(tmp_path, "many.html", page.encode()))
    assert isinstance(found, Report)
    assert (found.title, found.text.count("Two people"), "Menu" in found.text) == ("Two die", 30, False)


@pytest.mark.parametrize("date", ["2092-03-04", "1017-03-04", "9999-99-99", "0000-00-00", "4 March 2092", "31.12.1017"])
def test_no_report_was_published_in_1017_or_2092(date: str, tmp_path: Path) -> None:
    files = {
        "head.txt": f"Market shelled\nPublished: {date}\n\n{SENTENCE}",
        "page.html": f'<html><head><meta name="date" content="{date}"></head><body>{PAGE}</body></html>',
        "feed.xml": f"<rss><channel><item><title>T</title><pubDate>{date}</pubDate><description>{SENTENCE}"
        "</description></item></channel></rss>",
        "lines.jsonl": f'{{"text": "Two died.", "published": "{date}"}}\n',
    }
    for name, words in files.items():
        found = read_one(bytes_of(tmp_path, name, words.encode()))
        assert isinstance(found, Report)
        assert (found.published, found.published_from) == (None, "none")


def test_a_title_without_a_text_is_a_report(tmp_path: Path) -> None:
    for name, data in {
        "lines.jsonl": b'{"title": "Two die in Homs"}\n',
        "feed.xml": b"<rss><channel><item><title>Two die in Homs</title></item></channel></rss>",
    }.items():
        found = read_one(bytes_of(tmp_path, name, data))
        assert isinstance(found, Report)
        assert (found.title, found.text) == ("Two die in Homs", "")


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "in" / "out.txt").symlink_to(tmp_path / "secret.txt")
    report, failure = read_reports([str(tmp_path / "in")])
    assert isinstance(report, Report)
    assert isinstance(failure, Failure)
    assert (Path(failure.path).name, failure.reason.partition(":")[0]) == (
        "out.txt",
        "is a link that leads out of the folder",
    )
    assert isinstance(read_one(tmp_path / "in" / "out.txt"), Report)  # by its own name it is read


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    bytes_of(tmp_path, "a/one.txt", SENTENCE.encode())
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "a" / "again.txt").symlink_to("one.txt")
    (tmp_path / "a" / "here").symlink_to("..", target_is_directory=True)
    assert [type(one) for one in read_reports([str(tmp_path)])] == [Report]
    assert reason_of(tmp_path / "a" / "self") == "too many levels of symbolic links"


def test_folders_nested_beyond_the_longest_path_end(tmp_path: Path) -> None:
    bytes_of(tmp_path, "one.txt", SENTENCE.encode())
    here = os.getcwd()  # noqa: PTH109 - only relative steps reach so deep
    try:
        os.chdir(tmp_path)
        for _ in range(30):
            os.mkdir("d" * 200)  # noqa: PTH102
            os.chdir("d" * 200)
        Path("deep.txt").write_text(SENTENCE, encoding="utf-8")
    finally:
        os.chdir(here)
    found = list(read_reports([str(tmp_path)]))
    assert [type(one) for one in found].count(Report) == 1
    assert all(one.reason == "file name too long" for one in found if isinstance(one, Failure))


LARGE = {
    "words.txt": ("word ", text.MOST_BYTES, "is larger than 8 MB"),
    "page.html": ("<p>word ", pages.MOST_BYTES, "is larger than 10 MB"),
    "line.jsonl": ('{"text": "' + "word ", jsonl.MOST_LINE_BYTES, "line 1: larger than 8 MB"),
    "feed.xml": ("<rss>word ", 16 * MB, "is larger than 16 MB"),
}


@pytest.mark.parametrize("name", LARGE)
def test_100_mb_without_a_line_break_are_refused_in_bounded_memory(name: str, tmp_path: Path) -> None:
    head, _, reason = LARGE[name]
    with (tmp_path / name).open("wb") as file:
        file.write(head.encode())
        for _ in range(100):
            file.write(b"word wor" * (MB // 8))
    peak, reasons = peak_of("open", str(tmp_path / name), MOST_MB)
    assert reasons == [reason]
    assert peak < 200


# a name, what it begins with, what it goes on with: packed they have less than a megabyte
ENDLESS = {
    "cell.csv.gz": (b'text,title\n"', b"word wor"),
    "cells.csv.gz": (b"text,title\n", b"a,b,c,d,"),
    "value.json.gz": (b'[{"text": "', b"word wor"),
    "head.warc.gz": (b"WARC/1.0\nX: ", b"word wor"),
    "heads.warc.gz": (b"WARC/1.0\n", b"X: yz\r\n\t"),
    "page.warc.gz": (
        b"WARC/1.0\nWARC-Type: resource\nContent-Type: text/html\nContent-Length: 99999999999\n\n",
        b"<p>words",
    ),
    "mail.eml.gz": (b"Subject: x\n\n", b"word wor"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_record_without_end_takes_bounded_memory(name: str, tmp_path: Path) -> None:
    head, piece = ENDLESS[name]
    with gzip.open(tmp_path / name, "wb", compresslevel=1) as file:
        file.write(head)
        for _ in range(40):
            file.write(piece * (MB // len(piece)))
    peak, reasons = peak_of("open", str(tmp_path / name), MOST_MB)
    assert 0 < len(reasons) < 10
    assert all(reasons)
    assert peak < 300


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("word " * 100, id="one line"),
        pytest.param("😀", id="wide characters"),
        pytest.param("\n", id="empty lines", marks=pytest.mark.skipif(not SLOW, reason="slow")),
        pytest.param("ab\n", id="short lines", marks=pytest.mark.skipif(not SLOW, reason="slow")),
    ],
)
def test_the_largest_text_that_is_read_takes_bounded_memory(piece: str, tmp_path: Path) -> None:
    data = (piece.encode() * (text.MOST_BYTES // len(piece.encode())))[:-12] + "He died😀".encode()
    peak, reasons = peak_of("open", str(bytes_of(tmp_path, "large.txt", data)), MOST_MB)
    assert reasons == [""]
    assert peak < MOST_MB


@pytest.mark.skipif(not SLOW, reason="slow")
@pytest.mark.parametrize("piece", ["<p>a</p>", "<ul><li><a href=x>a word</a></li>", "<div><p>He said 12 died."])
def test_the_largest_page_that_is_taken_apart_takes_bounded_memory(piece: str, tmp_path: Path) -> None:
    page = "<html><body>" + piece * (pages.MOST_TAGS // piece.count("<") - 2)
    peak, reasons = peak_of("open", str(bytes_of(tmp_path, "large.html", page.encode())), MOST_MB)
    assert reasons == [""]
    assert peak < MOST_MB


GROWING = {
    "words.txt": "word ",
    "lines.txt": "ab\n",
    "labels.txt": "Region: Mali\n",
    "titles.txt": "Two die in Homs\n\n",
    "shares.txt": "Share this\n",
    "marks.txt": '"He said ',
    "dashes.txt": "HOMS (A - ",
    "dates.txt": "8 February 2018 by ",
    "by.txt": "By Jane Doe | ",
    "days.txt": " on  ",
    "posted.txt": " ",
    "rems.txt": "<!-- a --> ",
    "open.html": "<p>He died. ",
    "angles.html": "<",
    "comments.html": "<!-- a ",
    "bodies.html": "<body",
    "metas.html": "<meta name='a' content=",
    "times.html": "<time datetime=2018 ",
    "scripts.html": '<script type="application/ld+json">{',
    "titles.html": "<title><h1>",
    "letters.html": "&amp",
    "items.xml": "<item><title>a</title></item>",
    "cdata.xml": "<item><description><![CDATA[<p>a <!-- ",
    "comments.xml": "<!-- a -->",
    "lines.jsonl": '{"text": "Two died."}\n',
    "broken.jsonl": '{"text": "Two\n',
    "nested.jsonl": '{"text": {',
    "rows.csv": "a,b\n",
    "quotes.csv": '"a,""b\n',
    "cells.csv": "a,",
    "list.json": '{"text": "Two died."},',
    "text.json": '"Two \\u00e9 ',
    "nested.json": "[",
    "heads.eml": "X: y\n",
    "encoded.eml": "=?utf-8?q?a?= ",
    "folded.eml": "X: y\n z\n",
    "records.warc": "WARC/1.0\nContent-Length: 0\n\n\n\n",
    "lines.warc": "a\n",
}
HEADS = {
    ".html": "<html><head></head><body>",
    ".xml": "<rss><channel>",
    ".csv": "text,title\n",
    ".json": "[",
    ".eml": "Subject: ",
    ".warc": "WARC/1.0\nContent-Length: 0\n\n",
    "days.txt": "By Jane Doe",
    "posted.txt": "posted by",
}
ENDS = {"days.txt": "x 8 February 2018"}


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_as_the_file_does(name: str, tmp_path: Path) -> None:
    file, piece = tmp_path / name, GROWING[name]

    def read(size: int) -> None:
        head = HEADS.get(name, HEADS.get(file.suffix, ""))
        file.write_text(head + piece * (size // len(piece)) + ENDS.get(name, ""), encoding="utf-8")
        assert list(read_reports([str(file)]))

    assert time_growth(read, 30_000) < 8


def test_time_grows_as_the_gap_in_a_title_does() -> None:
    assert time_growth(lambda size: text.same_words(f"A{' ' * size}b", "c"), 20_000) < 8


_BYTES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=80).map(str.encode),
    st.text(alphabet=f"{HIDDEN}\x00\x1b\x85\u2028<>&;\"'{{}}[]:,aé\n\r\t -", max_size=80).map(
        lambda words: words.encode("utf-16")
    ),
    st.lists(
        st.sampled_from(
            ["<item>", "</item>", "<rss>", "<title>", "&x;", "<![CDATA[", "]]>", "<!--", "-->", "<script>", '"text":',
             "{", "}", "\n", '"a"', "\\ud800", "2018-02-08", "By A\n", "Date: ", "\x00", "\ufeff", "<html>", "<p>He"]
        ),
        max_size=20,
    ).map(lambda parts: "".join(parts).encode()),
)  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_BYTES, st.sampled_from([*sorted(READERS), ""]))
@example(b"\xff\xfe\x00\xd8", ".txt")
@example(b'{"text": "\\ud800", "title": "\\udfff"}', ".jsonl")
@example(b"<rss><item><title>&#55296;</title></item></rss>", ".xml")
def test_any_bytes_are_reports_or_failures(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    found = list(read_reports([str(path)]))
    assert found
    for one in found:
        if isinstance(one, Failure):
            assert one.reason
            assert "\n" not in one.reason + one.path
        else:
            f"{one.title}{one.text}{one.outlet}{one.byline}".encode()
            assert "\n" not in one.title
            assert not any(c < " " and c not in "\n\t" for c in one.text + one.title)
