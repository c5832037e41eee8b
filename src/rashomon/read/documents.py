"""JSON documents → drafts: one report, a list of them, or the messages of a Telegram channel, as exported."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from rashomon.read.drafts import Draft, Fault, UnreadableError
from rashomon.read.json_cursor import JsonCursor
from rashomon.read.rows import KNOWN, Names, holds_reports, read_row
from rashomon.read.telegram import read_message

# of a Telegram chat, before its messages
_CHAT = ("name", "type", "id")


def read_document(stream: BinaryIO, names: Names = KNOWN) -> Iterator[Draft | Fault]:
    """Yield the one draft of an object, or one for each of a list or of an export's messages; a Fault where it is none.

    Raises UnreadableError where nothing of it is a report, and, after what stands before it, where it is no JSON.
    """
    cursor = JsonCursor(stream)
    first = cursor.peek()
    if first == "[":
        yield from _list(cursor, names)
    elif first == "{":
        yield from _object(cursor, names)
    else:
        raise UnreadableError("is no JSON of reports" if first else "is empty")


def _list(cursor: JsonCursor, names: Names) -> Iterator[Draft | Fault]:
    record = 0
    for record, _ in enumerate(cursor.items(), 1):
        value = cursor.value()
        try:
            if not isinstance(value, dict):
                raise UnreadableError("is not a JSON object")
            yield read_row(value, names, record, _bytes(value))
        except UnreadableError as error:
            yield Fault(record, str(error))
    if record == 0:
        raise UnreadableError("is an empty list")


def _object(cursor: JsonCursor, names: Names) -> Iterator[Draft | Fault]:
    wanted = {*_CHAT, *(name for several in names.values() for name in several)}
    values: dict[str, object] = {}
    exported = False
    for member in cursor.members():
        if member == "messages" and cursor.peek() == "[":
            exported = True
            yield from _messages(cursor, values, 1)
        elif member == "chats" and cursor.peek() == "{":
            exported = True
            yield from _chats(cursor)
        else:
            value = cursor.value()
            if member in wanted:
                values[member] = value
    if exported:
        return
    if not holds_reports(values, names) and set(names["title"]).isdisjoint(values):
        raise UnreadableError("is JSON without a text: name what holds it with --columns text=NAME")
    yield read_row(values, names, None, _bytes(values))


def _chats(cursor: JsonCursor) -> Iterator[Draft | Fault]:
    """Yield the messages of all chats of an account."""
    record = 1
    for member in cursor.members():
        if member != "list" or cursor.peek() != "[":
            cursor.value()
            continue
        for _ in cursor.items():
            chat: dict[str, object] = {}
            for name in cursor.members():
                if name == "messages" and cursor.peek() == "[":
                    for found in _messages(cursor, chat, record):
                        record += 1
                        yield found
                else:
                    value = cursor.value()
                    if name in _CHAT:
                        chat[name] = value


def _messages(cursor: JsonCursor, chat: Mapping[str, object], record: int) -> Iterator[Draft | Fault]:
    for number, _ in enumerate(cursor.items(), record):
        message = cursor.value()
        yield read_message(chat, message, number, _bytes(message))


def _bytes(value: object) -> bytes:
    """Return a value in one way of writing it, whatever its spaces, so that its hash is of what it says."""
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    except RecursionError as error:
        raise UnreadableError("nests its lists too deeply") from error
