"""A mailbox (mbox, RFC 4155) → drafts: each mail of it is read as one that lies in a file of its own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from rashomon.read.drafts import Draft, Fault, Skip, UnreadableError
from rashomon.read.mail import MOST_BYTES, read_mail

# The line before each mail: "From ", the sender, and the day as C's asctime has it, "Mon Mar  4 10:20:30 2019".
MARK = re.compile(rb"From \S{1,1000} +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d")
# A line of the mail's own that begins so has a sign before it.
_QUOTED = re.compile(rb"^>(>*From )", re.M)
_LONGEST_LINE = 2**16


def read_mbox(stream: BinaryIO) -> Iterator[Draft | Fault]:
    """Yield one draft a mail, in order, and a Skip for each file attached. Raises UnreadableError for no mailbox."""
    line = stream.readline(_LONGEST_LINE)
    if not MARK.match(line):
        raise UnreadableError("is no mailbox" if line else "is empty")
    number = 0
    while line:
        number += 1
        mail, line = _next(stream)
        yield from _read(mail, number)


def _next(stream: BinaryIO) -> tuple[bytes | None, bytes]:
    """Return a mail, None for one that is too long, and the line that begins the next one."""
    lines: list[bytes] = []
    size, after_blank, at_begin = 0, False, True
    while line := stream.readline(_LONGEST_LINE):
        if at_begin and after_blank and MARK.match(line):
            break
        # A line that is longer than what is read at once goes on.
        after_blank, at_begin = at_begin and not line.strip(), line.endswith(b"\n")
        size += len(line)
        if size <= MOST_BYTES:
            lines.append(line)
    return (b"".join(lines) if size <= MOST_BYTES else None), line


def _read(mail: bytes | None, number: int) -> Iterator[Draft | Fault]:
    if mail is None:
        yield Fault(number, f"is larger than {MOST_BYTES // 2**20} MB")
        return
    try:
        for one in read_mail(io.BytesIO(_QUOTED.sub(rb"\1", mail))):
            yield replace(one, record=number) if isinstance(one, Draft) else Skip(number, one.reason)
    except UnreadableError as error:
        yield Fault(number, str(error))
