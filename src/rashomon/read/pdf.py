"""PDF → drafts: press releases and statements, their lines joined into paragraphs. Needs the extra `formats`."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from rashomon.read.drafts import Draft, Fault, UnreadableError, plain, read_all
from rashomon.read.text import MOST_BYTES as MOST_CHARACTERS
from rashomon.read.text import read_text

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_BYTES = 32 * 2**20
# longer ones are books
MOST_PAGES = 500
# Of drawing, of which words are a kind: a page of text has some 3,000, and a million take half a minute. A form has
# many, and may be drawn again and again.
MOST_STEPS = 1_000_000
_FORM = 1_000
_TOO_MUCH = "has more drawing in it than is read"
_LIMITS: Mapping[str, Any] = {
    "zlib_maximum_output_length": 2**24,
    "lzw_maximum_output_length": 2**24,
    "run_length_maximum_output_length": 2**24,
    "array_based_stream_maximum_output_length": 2**24,
    "stream_parsing_work_maximum_count": 500_000,
    "xform_maximum_invocations_per_extraction": 200,
}
# a line this full, by the longest of its page, goes on in the next: the word that follows had no room
_FULL = 0.8
_SHORTEST_FULL = 35  # characters of a line that was broken for its length; columns are hardly narrower
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
_ITEM = re.compile(r"[•▪◦●*\uf0b7]|[-–—]\s|\(?[\da-z]{1,3}[.)]\s", re.I)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it grumbles about is told to the user in one line


def read_pdf(stream: BinaryIO) -> Iterator[Draft | Fault]:
    """Yield the one draft of a PDF. Raises UnreadableError for one that is encrypted, damaged, or has no words."""
    data = read_all(stream, MOST_BYTES)
    text = _text(data)
    if not text.strip():
        raise UnreadableError("is a PDF without words: a scan has to go through text recognition first")
    yield replace(read_text(text), sha256=hashlib.sha256(data).hexdigest())


def _text(data: bytes) -> str:
    """Return the words of a PDF, a blank line between paragraphs."""
    try:
        from pypdf import PdfReader, apply_configuration, errors  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UnreadableError("pypdf is not installed: pip install 'rashomon[formats]'") from error
    try:
        with apply_configuration(**_LIMITS):
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableError("is encrypted")
            return "\n\n".join(_paragraphs(reader))
    except UnreadableError:
        raise
    except errors.LimitReachedError as error:
        raise UnreadableError(_TOO_MUCH) from error
    except errors.DependencyError as error:
        raise UnreadableError("is encrypted") from error
    except Exception as error:
        # it does not say what it raises for files that are made to break it
        raise UnreadableError("is a PDF that cannot be taken apart") from error


def _paragraphs(reader: PdfReader) -> list[str]:
    paragraphs: list[str] = []
    characters = steps = 0

    def count(operator: bytes, operands: Iterable[object], *_: object) -> None:
        nonlocal steps
        steps += 1 + sum(len(one) for one in operands if isinstance(one, list)) + (_FORM if operator == b"Do" else 0)
        if steps > MOST_STEPS:
            raise UnreadableError(_TOO_MUCH)

    if len(reader.pages) > MOST_PAGES:
        raise UnreadableError(f"has more than {MOST_PAGES} pages")
    for page in reader.pages:
        words = plain(page.extract_text(visitor_operand_before=count))
        characters += len(words)
        if characters > MOST_CHARACTERS:
            raise UnreadableError(f"has more than {MOST_CHARACTERS // 2**20} MB of text")
        first, *others = join_lines(words) or [""]
        if paragraphs and first[:1].islower():
            paragraphs[-1] += f" {first}"
        elif first:
            paragraphs.append(first)
        paragraphs += others
    return paragraphs


def join_lines(page: str) -> list[str]:
    """Return the paragraphs of a page: a line goes on in the next where it is full, or where that begins small."""
    lines = _without_number([" ".join(line.split()) for line in page.strip().split("\n")])
    longest = max(map(len, lines), default=0)
    paragraphs: list[list[str]] = []
    before = ""
    for line in lines:
        if line and before and not _ITEM.match(line) and (_is_full(before, longest) or line[0].islower()):
            # as printed, with the hyphen; a soft one was set for the end of the line only
            paragraphs[-1][-1] = before.removesuffix("\u00ad")
            paragraphs[-1] += [line] if before.endswith(("-", "\u00ad")) else [" ", line]
        elif line:
            paragraphs.append([line])
        before = line
    return ["".join(pieces) for pieces in paragraphs]


def _without_number(lines: list[str]) -> list[str]:
    """Return the lines of a page without its number, which stands over them or under them."""
    if lines and _PAGE_NUMBER.fullmatch(lines[-1]):
        return lines[:-1]
    return lines[1:] if lines and _PAGE_NUMBER.fullmatch(lines[0]) else lines


def _is_full(line: str, longest: int) -> bool:
    return len(line) >= max(_SHORTEST_FULL, _FULL * longest)
