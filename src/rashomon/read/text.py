"""Plain text → what it says of itself (title, byline, credit, day), and its words, untouched but for furniture."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from rashomon.read.agencies import find_credit
from rashomon.read.datelines import dateline_day
from rashomon.read.decoding import decode
from rashomon.read.drafts import Draft, Fault, plain, read_all
from rashomon.read.furniture import ends_sentence, furniture_kind, heads_links
from rashomon.read.head_runs import in_head_run, is_short_pair, opens_head_run
from rashomon.read.labels import Label, is_labelled, read_field, read_label, without_stop
from rashomon.read.mastheads import (
    is_head_line,
    is_nameplate,
    is_sure_outlet,
    opens_after_summary,
    opens_without_title,
    read_foot_line,
    read_masthead,
)
from rashomon.read.origins import find_origin
from rashomon.records import Cut

# eight times what is read of a text; a file of empty lines takes 330 MB to take apart
MOST_BYTES = 8 * 2**20
# a head of more lines than this is no head
_HEAD_LINES = 25
# longest titles on news pages; a first line beyond it is a paragraph
_TITLE_CHARACTERS, _TITLE_WORDS = 200, 32
# one or two sentences
_SUMMARY_WORDS = 60
# of a title that begins with a small letter; more is a line of prose
_SMALL_TITLE_WORDS = 12
# foot lines that may be labels ("Source: TASS"), counted from the end
_FOOT_LINES = 4
_FRONT_MATTER = re.compile(r"([A-Za-z][\w -]{0,30}):\s*(.*)")
_BY_LINE = re.compile(r"\W*(?:by|from|posted|written|reported|our)\b", re.I)
_RULE = re.compile(r"[=~*_-]{3,}")
_OUTLET_SUFFIX = re.compile(r"(?<!\s)\s+[-–—|]\s+[^-–—|]{2,40}$")


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands over the text: the labels read, the lines cut, the title, and how many lines it takes."""

    labels: tuple[Label, ...]
    cut: tuple[Cut, ...]
    title: str
    lines: int
    summary: tuple[str, ...] = ()  # a line of the text that stands over the last lines of the head


def read_text_file(stream: BinaryIO) -> Iterator[Draft | Fault]:
    """Yield the one draft of a plain text file. Raises UnreadableError for bytes that are no text."""
    data = read_all(stream, MOST_BYTES)
    yield replace(read_text(decode(data)), sha256=hashlib.sha256(data).hexdigest())


def read_text(raw: str, title: str | None = None, outlet: str | None = None) -> Draft:
    """Return the draft of a text as printed. A title that is known already is cut where the text repeats it.

    An outlet that is known already is the draft's, and tells whose a bare name in the head is.
    """
    text = plain(raw)
    lines = text.split("\n")
    head = _front_matter(lines) or _head(lines, title or "", guess=title is None)
    body, foot, cut = _body([*head.summary, *lines[head.lines :]])
    labels = head.labels + foot
    cuts = head.cut + cut
    if cuts:
        text = "\n".join(body).strip("\n")
    origin = find_origin(labels, head.cut, head.title, text, outlet)
    day = _published(labels) or dateline_day(text)
    return Draft(
        text=text,
        sha256="",
        title=head.title,
        url=next((label.url for label in labels if label.url), None),
        outlet=origin.outlet,
        byline=origin.byline,
        credit=origin.credit or find_credit(text),
        published=day,
        published_from="text" if day else "none",
        cut=cuts,
    )


def same_words(left: str, right: str) -> bool:
    """Return whether two lines are one title: case, spaces, quotation marks and an outlet's name at the end apart."""
    one, other = _fold(left), _fold(right)
    return one == other or _fold(_OUTLET_SUFFIX.sub("", left)) == other or one == _fold(_OUTLET_SUFFIX.sub("", right))


def _fold(line: str) -> str:
    return re.sub(r"[\W_]+", " ", line).strip().casefold()


def _published(labels: tuple[Label, ...]) -> str | None:
    days = [label.day for label in labels if label.day and not label.updated]
    # the day of an update is the nearest known day where no other is given
    days += [label.day for label in labels if label.day and label.updated]
    return days[0] if days else None


def _head(lines: list[str], title: str, *, guess: bool) -> _Head:
    labels: list[Label] = []
    cut: list[Cut] = []
    taken = place = summed = 0
    while place < len(lines) and len(cut) < _HEAD_LINES:
        line = lines[place].strip()
        place += 1
        if not line:
            continue
        label = read_label(line)
        if label is None and (title or guess):
            label = _masthead(lines, place - 1, title, cut[-1].kind if cut else None)
        kind = label.cut_kind if label else furniture_kind(line)
        if kind is None and (title or is_short_pair(line)) and in_head_run(lines, place - 1):
            kind = "label"
        if label and label.title and not title:
            title = label.title
        elif kind is None and title and same_words(line, title):
            kind = "title"
        elif kind is None and guess and not title and (kind := _title_kind(lines, place - 1)):
            title = without_stop(line.lstrip("# ")) if kind == "title" else title
        elif kind is None and in_head_run(lines, place - 1):
            kind = "label"
        elif kind is None and cut and cut[-1].kind == "title" and _RULE.fullmatch(line):
            kind = "label"  # the rule under a title
        if kind is None and title and not summed and _is_summary(lines, place):
            summed = place
            continue
        if kind is None:
            break
        labels += [label] if label else []
        cut.append(Cut(kind, line))
        taken = place
    summary = (lines[summed - 1], "") if 0 < summed < taken else ()
    while summary and taken < len(lines) and not lines[taken].strip():
        taken += 1
    return _Head(tuple(labels), tuple(cut), title, taken, summary)


def _is_summary(lines: list[str], place: int) -> bool:
    """Return whether the line before `place` only sums the report up, as the head goes on under it."""
    below = next((n for n, line in enumerate(lines[place : place + 4], place) if line.strip()), None)
    words = lines[place - 1].split()
    return (
        below is not None
        and len(words) <= _SUMMARY_WORDS
        and not find_credit(lines[place - 1])
        and opens_after_summary(lines, below)
    )


def _masthead(lines: list[str], place: int, title: str, before: str | None) -> Label | None:
    """Return what a line says by its place: under the title, over one, or as the name over a text that has none."""
    if title:
        return None if same_words(lines[place], title) else read_masthead(lines, place, before)
    if opens_without_title(lines, place) if before is None else before == "outlet" and is_head_line(lines[place]):
        return read_masthead(lines, place, before)
    if not _title_follows(lines, place + 1):
        return None
    label = read_masthead(lines, place, before)
    # a line of names may as well be the title, but for two words over a day
    sure = is_head_line(lines[place]) or is_sure_outlet(lines[place]) or len(lines[place].split()) <= 2
    # "Nine killed in Tarn" looks like a writer in a town; over a title a byline says "by"
    writer = label is not None and label.byline is not None and not _BY_LINE.match(lines[place])
    return label if label and not label.name and sure and not writer else None


def _front_matter(lines: list[str]) -> _Head | None:
    """Read a head of "key: value" lines between two lines of three hyphens, as writers of Markdown set it."""
    if not lines or lines[0].strip() != "---":
        return None
    last = next((n for n, line in enumerate(lines[1 : _HEAD_LINES * 2], 1) if line.strip() == "---"), None)
    if last is None:
        return None
    rows = [_FRONT_MATTER.fullmatch(line.strip()) for line in lines[1:last] if line.strip() and line[0] not in " \t-#"]
    if not rows or None in rows:
        return None
    read = [(row, read_field(row[1], row[2])) for row in rows if row]
    labels = tuple(label for _, label in read if label)
    title = next((label.title for label in labels if label.title), "")
    cut = tuple(Cut(label.cut_kind if label else "label", row[0]) for row, label in read)
    rest = _head(lines[last + 1 :], title, guess=not title)
    return _Head(labels + rest.labels, cut + rest.cut, rest.title, last + 1 + rest.lines, rest.summary)


def _title_kind(lines: list[str], place: int) -> str | None:
    """Return "title" or "label" (a section's name over the title) for a head line without a label; None for text."""
    line = lines[place].strip()
    after = [(n, other.strip()) for n, other in enumerate(lines[place + 1 : place + 40], place + 1) if other.strip()]
    if not after:
        return None
    following = after[0][1]
    if _like_a_title(line, doubled=True) and same_words(line, following) and len(after) > 1:
        return "title"
    if re.match(r"#{1,3} \S", line):
        return "title"
    apart = after[0][0] > place + 1
    stopped = line.endswith(".") and opens_head_run(lines, after[0][0], 1 + apart)
    if not _has_sentences(lines, place + 1):
        return None
    if _like_a_small_title(line) and (read_label(following) or read_masthead(lines, after[0][0], "title")):
        return "title"
    if not _like_a_title(without_stop(line) if stopped else line):
        return None
    if stopped or (not apart and opens_head_run(lines, place + 1)):
        return "title"
    if apart and len(line.split()) <= 2 and _like_a_title(following) and len(following.split()) >= 4:
        # "WORLD NEWS" over the title, where the title itself stands clear of the text
        return "label" if len(after) > 1 and after[1][0] > after[0][0] + 1 else "title"
    if apart or read_label(following) or _RULE.fullmatch(following) or read_masthead(lines, after[0][0], "title"):
        return "title"
    # no blank line between title and text: only where every later line is a paragraph of its own
    return (
        "title"
        if len(after) > 1 and all(ends_sentence(other) for _, other in after if not furniture_kind(other))
        else None
    )


def _title_follows(lines: list[str], place: int) -> bool:
    """Return whether the first line from `place` on that is no label is a title; what stands over it is a masthead."""
    near = ((n, line.strip()) for n, line in enumerate(lines[place : place + 6], place))
    below = next(
        (n for n, line in near if line and not (read_label(line) or is_head_line(line) or is_nameplate(lines, n))), None
    )
    return below is not None and _title_kind(lines, below) == "title"


def _like_a_title(line: str, *, doubled: bool = False) -> bool:
    words = line.split()
    if not 2 - doubled <= len(words) <= _TITLE_WORDS or len(line) > _TITLE_CHARACTERS:
        return False
    if line.endswith((".", ",", ";", ":", "…", '."', ".”", ".'", ".’")) or line[0].islower():
        return False
    if re.search(r"[?!][\"'”’»]$", line) or is_labelled(line):
        return False
    # a dateline opens a text, and a rule or a list of numbers is no title
    return find_credit(line) is None and sum(c.isalpha() for c in line) * 2 > len(line)


def _like_a_small_title(line: str) -> bool:
    """Return whether a line can be a title that begins with a small letter, where a head stands right under it."""
    words = line.split()
    return 2 <= len(words) <= _SMALL_TITLE_WORDS and line[0].islower() and line[-1].isalnum() and not find_credit(line)


def _has_sentences(lines: list[str], place: int) -> bool:
    # the first pages decide: a body without one sentence there makes no title of the line over it
    return any(ends_sentence(line) and len(line.split()) >= 4 for line in lines[place : place + 60])


def _body(lines: list[str]) -> tuple[list[str], tuple[Label, ...], tuple[Cut, ...]]:
    """Return the lines that stay, the labels under the text, and what was cut from it."""
    end, labels, foot = _foot(lines)
    kept: list[str] = []
    cut: list[Cut] = []
    linking = gap = False
    links = _links_from(lines[:end])
    for place, line in enumerate(lines[:end]):
        words = line.strip()
        kind = furniture_kind(line)
        if kind is None and linking and words and not ends_sentence(words) and len(words) <= _TITLE_CHARACTERS:
            kind = "related"
        if kind is not None:
            cut.append(Cut(kind, words))
            linking = linking or (place + 1 >= links and heads_links(line))
            gap = True
        elif words or not gap or (kept and kept[-1].strip()):
            # of the blank lines around a cut one run stays
            kept.append(line)
            gap = gap and not words
    return kept, labels, (*cut, *foot)


def _foot(lines: list[str]) -> tuple[int, tuple[Label, ...], tuple[Cut, ...]]:
    """Return where the labels under a text begin ("Source: TASS", "Published: …"), what they say, and the cuts."""
    labels: list[Label] = []
    cut: list[Cut] = []
    end = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        words = lines[place].strip()
        if not words:
            continue
        label = read_label(words) or read_foot_line(words)
        kind = furniture_kind(words) or (
            label.cut_kind if label and label.kind in ("date", "credit", "outlet", "url") else None
        )
        if kind is None or len(cut) >= _FOOT_LINES or not any(line.strip() for line in lines[:place]):
            break
        labels += [label] if label else []
        cut.append(Cut(kind, words))
        end = place
    return end, tuple(reversed(labels)), tuple(reversed(cut))


def _links_from(lines: list[str]) -> int:
    """Return the place from which no sentence follows: only titles of other reports and more furniture."""
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place].strip()
        if line and not furniture_kind(line) and (ends_sentence(line) or len(line) > _TITLE_CHARACTERS):
            return place + 1
    return 0
