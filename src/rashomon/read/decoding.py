"""Turns bytes into text: byte order marks, UTF-8, what the page declares, then what the letters look like."""

from __future__ import annotations

import codecs
import re
import unicodedata

from trafilatura.utils import detect_encoding

from rashomon.read.drafts import UnreadableError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (b"%PDF-", b"\x89PNG", b"PK\x03\x04", b"\x1f\x8b", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0")
# bytes that no text in an 8-bit encoding has; tab, line ends, form feed and escape (ISO-2022) may stand
_ODD = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b")
_DECLARED = re.compile(
    rb"""<(?:meta\b[^<>]{0,300}?\bcharset|\?xml\b[^<>]{0,200}?\bencoding)\s*=\s*["']?\s*([\w:.-]{1,40})""", re.I
)
# browsers read these labels as the larger set (WHATWG Encoding Standard); UTF-7 hides markup and is never believed
_LABELS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_REFUSED = frozenset({"utf-7", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"})


def decode(data: bytes, told: str | None = None) -> str:
    """Return the text of some bytes. Raises UnreadableError where they are binary or their encoding cannot be told.

    `told` is the name of an encoding by somebody else, which may be wrong or none; what the bytes declare goes before.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if data.startswith(_BINARY):
        raise UnreadableError("is binary, not text")
    if data.count(0) * 10 > len(data):
        return _strict(data, _unmarked_utf16(data))
    # one odd byte in fifty is still text with a slip in it
    if (len(data) - len(data.translate(None, _ODD))) * 50 > len(data):
        raise UnreadableError("is binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, told)


def encoding_of(sample: bytes) -> str:
    """Return the encoding of a text that begins so, where a letter may be cut at the end. Raises as `decode` does."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if sample.startswith(_BINARY) or sample.count(0) * 10 > len(sample):
        raise UnreadableError("is binary, not text")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(sample.decode("utf-8", "replace")) else _guess(sample)
    return "utf-8"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError("cannot tell its encoding") from error


def _unmarked_utf16(data: bytes) -> str:
    """Return the UTF-16 whose zero bytes all stand on one side; a sample is enough."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or min(even, odd) * 20 > max(even, odd):
        raise UnreadableError("is binary, not text")
    return "utf-16-le" if odd > even else "utf-16-be"


def _legacy(data: bytes, told: str | None) -> str:
    match = _DECLARED.search(data[:4096])
    for name in (match[1].decode("ascii", "replace") if match else None, told):
        if (text := _try(data, _codec(name))) is not None:
            return text
    broken = data.decode("utf-8", "replace")
    return broken if _mostly_utf8(broken) else data.decode(_guess(data))


def _mostly_utf8(broken: str) -> bool:
    """Return whether a text is sound UTF-8 but for a cut or spoilt letter: better a mark than another alphabet."""
    slips = broken.count("\ufffd")
    return sum(1 for c in broken[:200_000] if c > "\x7f") - slips > 20 * slips


def _guess(data: bytes) -> str:
    """Return the encoding in which bytes that are no UTF-8 look written."""
    for encoding in _guesses(data):
        text = _try(data, encoding)
        if text is not None and _looks_written(text):
            return encoding
    raise UnreadableError("cannot tell its encoding")


def _codec(label: str | None) -> str | None:
    """Return the codec of a label as browsers understand it; None for none, and for one that is never believed."""
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    return None if name in _REFUSED else _LABELS.get(name, name)


def _try(data: bytes, encoding: str | None) -> str | None:
    """Return the text in an encoding; None where it does not fit, or names a codec that makes no text (hex, zip)."""
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _guesses(data: bytes) -> list[str]:
    high = sum(b > 127 for b in data[:200_000])
    letters = sum(chr(b).isalpha() for b in data[:200_000] if b < 128)
    # a few high bytes among ASCII letters are accents and curly quotation marks of a western text
    western = ["cp1252"] if high * 5 < letters else []
    return [*western, *detect_encoding(data[:20_000])]


def _looks_written(text: str) -> bool:
    """Return whether the letters beyond ASCII are letters and marks of writing, not symbols and controls."""
    beyond = [c for c in text[:200_000] if c > "\x7f"]
    odd = sum(unicodedata.category(c) in ("Cc", "Cn", "Co", "So", "Sm", "Sk", "No") for c in beyond)
    return odd * 5 <= len(beyond)
