"""A cursor that goes through a JSON text of any size and holds one value of it at a time."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.read.drafts import UnreadableError
from rashomon.read.rows import MOST_RECORD_BYTES

_PIECE = 2**16
_SPACES = " \t\r\n"
_DECODER = json.JSONDecoder()
# characters before the end of what is held in which a sound value may seem broken: "false", or two escapes
_LONGEST_CUT = 12
# how a number ends, of which more may follow
_UNSURE_END = frozenset("0123456789.eE+-")


class JsonCursor:
    """Stands before a value. Whoever goes through the members of an object, or the items of a list, reads each.

    Every method raises UnreadableError where the text is no JSON, or a value is larger than a report can be.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._held = ""
        self._place = 0
        self._passed = 0
        self._ended = False

    def peek(self) -> str:
        """Return the next character that is no space; "" at the end of the text."""
        while True:
            while self._place < len(self._held) and self._held[self._place] in _SPACES:
                self._place += 1
            if self._place < len(self._held):
                return self._held[self._place]
            if not self._fill():
                return ""

    def members(self) -> Iterator[str]:
        """Yield the name of each member of an object."""
        for _ in self._between("{", "}"):
            name = self.value()
            if not isinstance(name, str):
                raise self._fault(self._place)
            self._take(":")
            yield name

    def items(self) -> Iterator[None]:
        """Yield before each item of a list."""
        return self._between("[", "]")

    def value(self) -> object:
        """Return the value before which the cursor stands."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._place)
            except json.JSONDecodeError as error:
                unclosed = error.msg.startswith("Unterminated")
                # it may only be cut where the text ends that is held, in the middle of a word or an escape
                if (unclosed or error.pos >= len(self._held) - _LONGEST_CUT) and self._fill():
                    continue
                raise self._fault(len(self._held) if unclosed else error.pos) from error
            except (ValueError, RecursionError) as error:
                # a number of thousands of digits, or nested beyond what the parser bears
                raise self._fault(self._place) from error
            if end < len(self._held) or self._held[end - 1] not in _UNSURE_END or not self._fill():
                self._place = end
                return value

    def _between(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if self.peek() == closing:
            self._place += 1
            return
        while True:
            yield
            if self.peek() == closing:
                self._place += 1
                return
            self._take(",")

    def _take(self, character: str) -> None:
        if self.peek() != character:
            raise self._fault(self._place)
        self._place += 1

    def _fault(self, place: int) -> UnreadableError:
        if self._ended and place >= len(self._held.rstrip(_SPACES)):
            return UnreadableError("is JSON that is cut short")
        return UnreadableError(f"is not JSON: character {self._passed + place + 1}")

    def _fill(self) -> bool:
        """Hold more of the text, twice as much as before, and forget what is read; return whether there was more."""
        rest = len(self._held) - self._place
        if rest > MOST_RECORD_BYTES:
            raise UnreadableError(f"holds a value larger than {MOST_RECORD_BYTES // 2**20} MB")
        while not self._ended:
            piece = self._stream.read(max(_PIECE, rest))
            more = self._decoder.decode(piece, final=not piece)
            self._ended = not piece
            if more:
                self._passed += self._place
                self._held, self._place = self._held[self._place :] + more, 0
                return True
        return False
