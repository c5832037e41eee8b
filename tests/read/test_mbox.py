"""A mailbox is read mail by mail; one that is damaged holds up no others."""

import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read import mbox, read_reports
from rashomon.read.drafts import Draft, Fault, Skip, UnreadableError
from rashomon.read.mbox import read_mbox
from rashomon.records import Report

MARK = b"From press@example.org Mon Mar  4 10:20:30 2019\n"
WORDS = "Two shells hit the market in Daraa on Sunday, the ministry said."


def mail(words: str = WORDS, subject: str = "Shells") -> bytes:
    head = f"Subject: {subject}\nFrom: Example Ministry <press@example.org>\nDate: Mon, 04 Mar 2019 10:20:30 +0200\n"
    return MARK + f"{head}\n{words}\n\n".encode()


def read(data: bytes) -> list[Draft | Fault]:
    return list(read_mbox(io.BytesIO(data)))


def told(data: bytes) -> list[str]:
    found = read(data)
    return [
        one.title if isinstance(one, Draft) else f"{type(one).__name__} {one.record}: {one.reason}" for one in found
    ]


def test_each_mail_is_a_report() -> None:
    one, other = read(mail(subject="One") + mail(subject="Two"))
    assert isinstance(one, Draft)
    assert isinstance(other, Draft)
    assert (one.title, one.record, one.text.strip(), one.published) == ("One", 1, WORDS, "2019-03-04")
    assert (other.title, other.record) == ("Two", 2)


def test_a_line_of_a_mail_that_begins_as_the_mark_is_its_own() -> None:
    words = f"Above.\n>{MARK.decode()}From the hill he saw it.\n>>From below."
    [one] = read(mail(words))
    assert isinstance(one, Draft)
    assert one.text.strip() == f"Above.\n{MARK.decode()}From the hill he saw it.\n>From below."


def test_lines_may_end_as_in_windows() -> None:
    assert told((mail(subject="One") + mail(subject="Two")).replace(b"\n", b"\r\n")) == ["One", "Two"]


def test_a_mail_without_words_is_told_and_the_others_go_on() -> None:
    data = mail(subject="One") + MARK + b"\n" + mail("", subject="Empty") + mail(subject="Two")
    assert told(data) == ["One", "Fault 2: is no mail: it has no headers", "Fault 3: is mail without words", "Two"]


def test_a_mail_that_is_too_long_is_told_and_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MOST_BYTES", 1000)
    data = mail(subject="One") + mail("word " * 1000) + mail(subject="Two")
    assert told(data) == ["One", "Fault 2: is larger than 0 MB", "Two"]


def test_files_attached_are_counted() -> None:
    body = (
        'MIME-Version: 1.0\nSubject: One\nFrom: a@example.org\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n'
        f"Content-Type: text/plain\n\n{WORDS}\n--x\n"
        "Content-Type: image/png\nContent-Disposition: attachment\n\nx\n--x--\n\n"
    )
    found = read(MARK + body.encode())
    assert [type(one) for one in found] == [Draft, Skip]


@pytest.mark.parametrize(("data", "reason"), [(b"", "is empty"), (b"Subject: x\n\nwords", "is no mailbox")])
def test_what_is_no_mailbox_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(data)


@pytest.mark.parametrize(
    ("name", "first"), [("case.mbox", "One"), ("INBOX", "One")], ids=["by its name", "by its first line"]
)
def test_a_mailbox_is_known(name: str, first: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(mail(subject="One") + mail(subject="Two"))
    found = [one for one in read_reports([str(path)]) if isinstance(one, Report)]
    assert [(one.title, one.path) for one in found] == [(first, f"{path}#1"), ("Two", f"{path}#2")]


def test_news_that_begins_with_from_is_no_mailbox(tmp_path: Path) -> None:
    path = tmp_path / "news"
    path.write_text("From Aleppo at 10:20 on 4 March 2019 a doctor told of two shells.\n", encoding="utf-8")
    [report] = read_reports([str(path)])
    assert isinstance(report, Report)
    assert report.path == str(path)


@given(st.lists(st.sampled_from([MARK, b"\n", b"Subject: x\n", b"words\n", b">From x\n", b"\x00\xff"]), max_size=30))
def test_whatever_the_lines_are_nothing_else_is_raised(lines: list[bytes]) -> None:
    with suppress(UnreadableError):
        assert all(isinstance(one, Draft | Fault) for one in read(b"".join(lines)))
