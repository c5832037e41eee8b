from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.read.decoding import decode, encoding_of
from rashomon.read.drafts import UnreadableError

ENGLISH = "The “ministry” said nine died — others denied it. A café was hit."
RUSSIAN = "Не менее девяти человек погибли на рынке, сообщило министерство обороны."
ARABIC = "قتل تسعة أشخاص على الأقل في السوق، قالت الوزارة يوم الخميس"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "windows-1252"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "windows-1256"),
        (ARABIC, "utf-8"),
    ],
)
def test_a_text_is_decoded_from_its_bytes_alone(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).removeprefix("\ufeff") == text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-5">', "iso-8859-5"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=koi8-u'>", "koi8-u"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "windows-1251"),
    ],
)
def test_what_the_page_declares_is_believed(head: str, encoding: str) -> None:
    assert decode((head + RUSSIAN).encode(encoding)) == head + RUSSIAN


@pytest.mark.parametrize("label", ["utf-7", "hex", "no-such-set", "utf-8", "zip"])
def test_a_declaration_that_lies_or_is_no_charset_is_passed_over(label: str) -> None:
    page = f'<meta charset="{label}">{ENGLISH}'
    assert decode(page.encode("windows-1252")) == page


def test_one_spoilt_letter_does_not_change_the_alphabet() -> None:
    assert decode(RUSSIAN.encode() + b"\xd0 end") == RUSSIAN + "\ufffd end"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 text", "is binary, not text"),
        (b"\x89PNG\r\n\x1a\n", "is binary, not text"),
        (b"PK\x03\x04 text", "is binary, not text"),
        (b"\x00\x01\x02" * 50, "is binary, not text"),
        (b"ab\x01\x02" * 50, "is binary, not text"),
        (b"\xff\xfe\x00\xd8", "cannot tell its encoding"),
        (b"\xff\xfea", "cannot tell its encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decode(data)


WORDS = "Представитель министерства сообщил, что при обстреле рынка погибли двенадцать человек."


@pytest.mark.parametrize("told", ["koi8-r", "KOI8-R", "utf-8", "nonsense", "hex", "", None])
def test_what_somebody_else_tells_of_the_encoding_counts_where_it_fits(told: str | None) -> None:
    assert decode(WORDS.encode("koi8-r"), told) == WORDS
    assert decode(WORDS.encode(), told) == WORDS


def test_what_a_page_declares_goes_before_what_its_server_tells() -> None:
    page = f'<meta charset="windows-1251">{WORDS}'
    assert decode(page.encode("windows-1251"), "koi8-r") == page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1251"])
@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_the_encoding_of_a_text_is_told_by_its_beginning(encoding: str, cut: int) -> None:
    data = WORDS.encode(encoding)
    found = encoding_of(data[: len(data) - cut])
    assert data.decode(found) == WORDS


@pytest.mark.parametrize("data", [b"\x89PNG\r\n", bytes(100)])
def test_what_is_no_text_has_no_encoding(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="is binary"):
        encoding_of(data)


def test_a_stray_zero_byte_is_no_reason_to_refuse() -> None:
    assert decode(b"Nine people died in the market." * 9 + b"\x00").endswith("\x00")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    with suppress(UnreadableError):
        assert isinstance(decode(data), str)
