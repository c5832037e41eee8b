import io
import sys

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from rashomon.read import pdf
from rashomon.read.drafts import Draft, UnreadableError
from rashomon.read.pdf import join_lines, read_pdf

LINES = [
    "Shells hit a market",
    "4 March 2019",
    "",
    "Two shells hit the market in the town of Daraa on Sunday, the ministry",
    "Of the Interior said. Nine people were killed.",
    "A second attack was reported from the north.",
]


def pdf_of(*pages: list[str], password: str | None = None) -> bytes:
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(600, 800)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        shown = "\n".join(f"({line}) Tj T*" for line in lines)
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 14 TL 50 750 Td {shown} ET".encode())
        page[NameObject("/Contents")] = content
    if password is not None:
        writer.encrypt(password, owner_password="x", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def read(data: bytes) -> Draft:
    (draft,) = read_pdf(io.BytesIO(data))
    assert isinstance(draft, Draft)
    return draft


def test_a_press_release_is_read_with_its_head() -> None:
    draft = read(pdf_of(LINES))
    assert (draft.title, draft.published) == ("Shells hit a market", "2019-03-04")
    assert draft.text.split("\n\n") == [
        "Two shells hit the market in the town of Daraa on Sunday, the ministry Of the Interior said. Nine people were "
        "killed.",
        "A second attack was reported from the north.",
    ]


def test_a_sentence_goes_on_over_pages_and_their_numbers() -> None:
    first = ["Two shells hit the market of Daraa on Sunday, and", "1"]
    assert read(pdf_of(first, ["nine people were killed.", "Page 2 of 2"])).text == (
        "Two shells hit the market of Daraa on Sunday, and nine people were killed."
    )


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["A line of words that runs to the very end of", "Aleppo and on.", "Another."],
         ["A line of words that runs to the very end of Aleppo and on.", "Another."]),
        (["Short lines", "of a narrow", "column"], ["Short lines of a narrow column"]),
        (["They had a well-", "known name"], ["They had a well-known name"]),
        (["They had medi\u00ad", "cine"], ["They had medicine"]),
        (["Killed:", "• two men", "• one woman", "- 3 -"], ["Killed:", "• two men", "• one woman"]),
        ([" ", ""], []),
    ],
)  # fmt: skip
def test_lines_of_a_paragraph_are_joined(lines: list[str], paragraphs: list[str]) -> None:
    assert join_lines("\n".join(lines)) == paragraphs


def test_a_file_that_is_only_guarded_against_change_is_read() -> None:
    assert "Daraa" in read(pdf_of(LINES, password="")).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"%PDF-1.4\nnothing", "is a PDF that cannot be taken apart"),
        (pdf_of(LINES)[:300], "is a PDF that cannot be taken apart"),
        (pdf_of([]), "is a PDF without words: a scan has to go through text recognition first"),
        (pdf_of(LINES, password="secret"), "is encrypted"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(data)


def test_a_book_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(UnreadableError, match="has more than 1 pages"):
        read(pdf_of(LINES, LINES))
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 10)
    with pytest.raises(UnreadableError, match="has more than 0 MB of text"):
        read(pdf_of(LINES))


def test_drawing_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_STEPS", 10)
    with pytest.raises(UnreadableError, match="has more drawing in it than is read"):
        read(pdf_of(LINES))


def test_without_the_extra_the_command_that_mends_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UnreadableError) as caught:
        read(pdf_of(LINES))
    assert str(caught.value) == "pypdf is not installed: pip install 'rashomon[formats]'"
