import io
from email.message import EmailMessage

import pytest

from rashomon.read.drafts import Draft, Skip, UnreadableError
from rashomon.read.mail import read_mail

WORDS = "Two shells hit the market in Daraa on Sunday, the ministry said."


def mail(text: str = WORDS, **headers: str) -> EmailMessage:
    message = EmailMessage()
    told = {"Subject": "Shells hit a market", "From": "Example Ministry <press@example.org>"} | headers
    for name, value in told.items():
        message[name] = value
    message["Date"] = "Mon, 04 Mar 2019 10:20:30 +0200"
    if text:
        message.set_content(text)
    return message


def read(message: EmailMessage | bytes) -> Draft:
    data = message if isinstance(message, bytes) else message.as_bytes()
    draft, *rest = read_mail(io.BytesIO(data))
    assert isinstance(draft, Draft)
    assert all(isinstance(one, Skip) for one in rest)
    return draft


def test_a_mail_is_a_report_of_its_sender() -> None:
    draft = read(mail())
    assert (draft.text.strip(), draft.title, draft.outlet) == (WORDS, "Shells hit a market", "Example Ministry")
    assert (draft.published, draft.published_from, draft.byline) == ("2019-03-04", "meta", None)


@pytest.mark.parametrize(
    ("sender", "outlet", "byline"),
    [
        ("Jane Doe <jane@example.org>", None, "Jane Doe"),
        ("press@example.org", "example.org", None),
        ('"Doe, Jane" <jane@example.org>', None, "Doe, Jane"),
        ('"Example Centre, Press Office" <p@example.org>', "Example Centre, Press Office", None),
        (
            "=?utf-8?b?0JzQuNC90LjRgdGC0LXRgNGB0YLQstC+INC+0LHQvtGA0L7QvdGL?= <p@example.org>",
            "Министерство обороны",
            None,
        ),
        ("", None, None),
        ("=?nonsense?q?x?= <", "=?nonsense?q?x?=", None),
    ],
)
def test_a_person_writes_and_a_body_publishes(sender: str, outlet: str | None, byline: str | None) -> None:
    data = f"From: {sender}\nSubject: x\n\n{WORDS}\n".encode()
    draft = read(data)
    assert (draft.outlet, draft.byline) == (outlet, byline)


def test_plain_words_go_before_those_of_a_page() -> None:
    message = mail("The plain words of it.")
    message.add_alternative(f"<html><body><p>{WORDS}</p></body></html>", subtype="html")
    assert read(message).text.strip() == "The plain words of it."
    only = mail("")
    only.set_content(f"<html><body><p>{WORDS}</p></body></html>", subtype="html")
    assert read(only).text == WORDS


def test_words_that_cannot_be_read_do_not_hide_the_page() -> None:
    message = mail("Words.")
    message.add_alternative(f"<html><body><p>{WORDS}</p></body></html>", subtype="html")
    assert read(message.as_bytes().replace(b"\nWords.\n", b"\n" + b"\1\2" * 50 + b"\n")).text == WORDS


def test_files_attached_are_counted_and_not_read() -> None:
    message = mail()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment("words", filename="b.txt")
    draft, *rest = read_mail(io.BytesIO(message.as_bytes()))
    assert isinstance(draft, Draft)
    assert [one.reason for one in rest if isinstance(one, Skip)] == ["a file attached to mail"] * 2


@pytest.mark.parametrize("encoding", ["utf-8", "koi8-r", "windows-1251"])
def test_words_are_read_in_the_encoding_that_the_mail_tells(encoding: str) -> None:
    words = "При обстреле рынка погибли двенадцать человек, сообщили в министерстве."
    message = mail("")
    message.set_content(words, charset=encoding, cte="base64")
    assert read(message).text.strip() == words


def test_lines_that_were_broken_to_fit_are_joined_where_the_mail_says_so() -> None:
    head = b'Subject: x\nContent-Type: text/plain; charset=utf-8; format="flowed"\n\n'
    assert (
        read(head + b"Nine people \nwere killed.\nTen were hurt.\n").text
        == "Nine people were killed.\nTen were hurt.\n"
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\n\nonly words\n", "is no mail: it has no headers"),
        (b"Subject: x\n\n \n", "is mail without words"),
        (b"Subject: x\nContent-Type: image/png\n\nx\n", "is mail without words"),
    ],
)
def test_what_is_no_mail_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        list(read_mail(io.BytesIO(data)))


@pytest.mark.parametrize("piece", [b"--x\n\n", b"X: y\n", b":\n"])
def test_parts_and_headers_without_end_are_refused(piece: bytes) -> None:
    head = b'Subject: x\nContent-Type: multipart/mixed; boundary="x"\n'
    with pytest.raises(UnreadableError, match="is mail with more than 50,000 headers and parts"):
        list(read_mail(io.BytesIO(head + piece * 50_000)))


def test_mail_in_mail_a_thousand_deep_is_read_or_told() -> None:
    data = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000))
    with pytest.raises(UnreadableError):
        list(read_mail(io.BytesIO(data + b"\nwords")))
