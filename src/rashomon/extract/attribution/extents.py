"""How far a content reaches: whole quotations, those that go on behind the cue, and speech that runs on."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from operator import attrgetter

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.gate import LONGEST_SPEECH, TURNING
from rashomon.extract.attribution.quotations import Quotation
from rashomon.extract.clauses import Range

_BUT_THERE = {"while", "whereas"}
_AGAINST = {"denies", "doubts", "cannot_say"}
_NEAREST = 200  # cues of one paragraph among which the speaker of a quotation is looked for


def settle_extents(
    text: Annotated, candidates: list[Candidate], quotations: tuple[Quotation, ...], paragraphs: list[int]
) -> list[Candidate]:
    """Return the candidates with all that each passes on."""
    parted = _parted(text, [_without_asides(text, c) for c in candidates])
    whole = [_completed(text, c, quotations) for c in parted]
    cues = sorted(c.cue[0] for c in candidates)
    return [_widened(text, _whole(text, c, cues), cues) for c in _continued(text, whole, quotations, paragraphs)]


def _without_asides(text: Annotated, candidate: Candidate) -> Candidate:
    """Leave out what the report itself adds to what is judged or wanted: "condemned the raid, which killed 15"."""
    if candidate.kind not in {"attitude", "will"} or candidate.frame not in {"object", "infinitive", "judgement", "of"}:
        return candidate
    content = tuple((start, _aside_from(text, start, end)) for start, end in candidate.content)
    return replace(candidate, content=content)


def _aside_from(text: Annotated, start: int, end: int) -> int:
    """Return where a relative clause behind a comma begins in a range outside quotation marks, else its end."""
    for place in range(start + 1, end - 1):
        token = text.doc[place]
        if token.is_quote:
            return end
        if token.text == "," and text.doc[place + 1].tag_ in {"WDT", "WP"}:
            return place
    return end


def _parted(text: Annotated, candidates: list[Candidate]) -> list[Candidate]:
    """Cut what one speaker says where another begins: "police said A, while hospital officials said B"."""
    ordered = sorted(candidates, key=lambda c: c.cue)
    starts = [c.cue[0] for c in ordered]
    return [_until_other(text, c, ordered, starts) for c in candidates]


def _until_other(text: Annotated, candidate: Candidate, ordered: list[Candidate], starts: list[int]) -> Candidate:
    if candidate.frame not in {"clause", "according", "around", "figure", "object", "of"} or candidate.speaker is None:
        return candidate
    content = []
    for start, end in candidate.content:
        inside = ordered[bisect_right(starts, start) : bisect_right(starts, end)][:_NEAREST]
        turns = (_turn(text, other, start) for other in inside if other is not candidate)
        content.append((start, min((turn for turn in turns if turn is not None), default=end)))
    left = tuple(r for r in content if r[0] < r[1])
    return replace(candidate, content=left or candidate.content)


def _turn(text: Annotated, other: Candidate, start: int) -> int | None:
    """Return where the words begin that turn to another speaker: ", while the army", "; the army"."""
    speaker = other.speaker
    if speaker is None or speaker.pos_ == "PRON" or speaker.i > other.cue[0] or other.kind not in {"speech", "report"}:
        return None
    first = speaker.left_edge.i
    if first - 1 > start and text.doc[first - 1].text == ";":
        return first - 1
    if first - 1 < start or text.doc[first - 1].lower_ not in TURNING:
        return None
    if text.doc[first - 1].lower_ in _BUT_THERE and text.doc[first - 2].text != ",":
        return first - 1  # "said nine had died while residents counted 12"
    return max(start, first - 2) if first - 1 == start or text.doc[first - 2].text == "," else None


def _completed(text: Annotated, candidate: Candidate, quotations: tuple[Quotation, ...]) -> Candidate:
    """Let content that begins or ends inside a quotation reach to its marks: the parse cuts it at a comma."""
    if candidate.frame in {"noun", "judgement", "colon"}:
        return candidate
    content = tuple(_to_marks(text, r, candidate.cue, quotations) for r in candidate.content)
    return replace(candidate, content=_united(content))


def _to_marks(text: Annotated, tokens: Range, cue: Range, quotations: tuple[Quotation, ...]) -> Range:
    start, end = tokens
    first = bisect_right(quotations, start, key=attrgetter("start")) - 1
    for quotation in quotations[max(first, 0) : first + 8]:
        if quotation.start >= end or quotation.start < cue[0] < quotation.end:
            continue
        if quotation.end > end and quotation.start < end:
            end = quotation.end
        # the parse may give only the last sentence of a quotation to the cue behind it
        last = end >= quotation.end - 1 and cue[0] >= quotation.end and bool(text.doc[start].is_sent_start)
        if quotation.start < start < quotation.end and (last or start - quotation.start <= 2):
            start = quotation.start
    return start, end


def _united(content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return the ranges in order, those that touch made one."""
    found: list[Range] = []
    for start, end in sorted(content):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)


def _continued(
    text: Annotated, candidates: list[Candidate], quotations: tuple[Quotation, ...], paragraphs: list[int]
) -> list[Candidate]:
    """Return the candidates with the quotations that no cue holds, given to who speaks last before or first after."""
    speech: dict[int, list[int]] = {}  # by paragraph
    for number, candidate in enumerate(candidates):
        if _speaks(text, candidate) and candidate.speaker is not None:
            speech.setdefault(paragraphs[candidate.cue[0]], []).append(number)
    holders = _holders(candidates, len(text.doc))
    found = list(candidates)
    last: tuple[int, int] | None = None  # the paragraph of the last quotation, and who said it
    for quotation in quotations:
        paragraph, holder = paragraphs[quotation.start], holders[quotation.start + 1]
        if holder < 0:
            near = speech.get(paragraph, [])[-_NEAREST:]
            chosen = _speaker_near(text, quotation, near, candidates)
            goes_on = last is not None and paragraph == last[0] + 1 and not near and _opens(text, quotation)
            holder = chosen if chosen is not None else last[1] if last is not None and goes_on else -1
            if holder >= 0:
                content = (*found[holder].content, (quotation.start, quotation.end))
                found[holder] = replace(found[holder], content=_united(content))
        last = (paragraph, holder) if holder >= 0 and _may_go_on(candidates[holder]) else None
    return found


def _may_go_on(candidate: Candidate) -> bool:
    """Tell whether more of a speaker's words may follow; a quotation behind a denial is not what is denied."""
    return candidate.kind in {"speech", "report"} and candidate.stance not in _AGAINST


def _speaks(text: Annotated, candidate: Candidate) -> bool:
    """Tell whether words are passed on by a candidate, and no mere mind: "said …", "urged: “…”"."""
    return candidate.kind in {"speech", "report"} or any(text.doc[start].is_quote for start, _ in candidate.content)


def _holders(candidates: list[Candidate], tokens: int) -> list[int]:
    """Return for every token the number of the last candidate whose content holds it, -1 where none does."""
    holders = [-1] * tokens
    for number, candidate in enumerate(candidates):
        for start, end in candidate.content:
            stop = min(end, start + LONGEST_SPEECH)
            holders[start:stop] = [number] * (stop - start)
    return holders


def _speaker_near(text: Annotated, quotation: Quotation, near: list[int], candidates: list[Candidate]) -> int | None:
    """Return the cue of its paragraph to which a quotation belongs that none holds."""
    first = text.doc[quotation.start + 1]
    whole = (first.is_sent_start or first.text[:1].isupper()) and quotation.end - quotation.start >= 6
    if quotation.end - quotation.start < 5:
        return None
    if not whole:  # a fragment belongs to who speaks in its own sentence
        near = [n for n in near if first.sent.start <= candidates[n].cue[0] < quotation.start]
    before = [n for n in near if candidates[n].cue[0] < quotation.start]
    behind = next((n for n in near if candidates[n].cue[0] >= quotation.end), None)
    if behind is not None and (before or not _follows(text, quotation, candidates[behind])):
        behind = None
    chosen = before[-1] if before else behind
    return chosen if chosen is not None and candidates[chosen].stance not in _AGAINST else None


def _follows(text: Annotated, quotation: Quotation, candidate: Candidate) -> bool:
    """Tell whether the words behind a quotation name its speaker: they stand in its sentence or open the next."""
    speaker, cue = candidate.speaker, candidate.cue[0]
    if text.doc[quotation.end - 1].sent.end > cue:
        return True
    opens = speaker is not None and speaker.left_edge.i <= quotation.end + 1
    return opens and cue < text.doc[quotation.end].sent.end


def _opens(text: Annotated, quotation: Quotation) -> bool:
    """Tell whether a quotation is the first of its paragraph's words."""
    return quotation.start == 0 or "\n" in text.doc[quotation.start - 1].text


def _whole(text: Annotated, candidate: Candidate, cues: list[int]) -> Candidate:
    """Let what stands before ", said X" reach back to where its sentence begins: "A was 63, but some died, said X".

    Not where somebody else speaks there, nor where the parts are sentences of their own.
    """
    speaker, (start, end) = candidate.speaker, candidate.content[0]
    if speaker is None or candidate.frame not in {"clause", "quote"} or len(candidate.content) > 1:
        return candidate
    cue = text.doc[candidate.cue[0]]
    first = cue.sent.start
    behind = end <= cue.i < speaker.i and cue.i > 0 and text.doc[cue.i - 1].text == "," and cue.dep_ in {"conj", "ROOT"}
    if not behind or first >= start or bisect_right(cues, start) > bisect_right(cues, first - 1):
        return candidate
    before = text.doc[first:start]
    if any(t.is_quote or t.text in {";", ":"} for t in before) or not any(t.pos_ in {"VERB", "AUX"} for t in before):
        return candidate
    return replace(candidate, content=((first, end),))


def _widened(text: Annotated, candidate: Candidate, cues: list[int]) -> Candidate:
    """Let indirect speech run on over a semicolon to the end of its sentence, as "said A; B" means it.

    Not where somebody else speaks there: "the army says A; the rebels say B".
    """
    doc, (start, end) = text.doc, candidate.content[-1]
    titled = text.where == "title"  # "Army says 12 dead; two bridges hit"
    if titled or candidate.frame != "clause" or end >= len(doc) or doc[end].text != ";" or candidate.cue[0] > start:
        return candidate
    stop = end
    while stop < len(doc) and doc[stop].text not in {".", "!", "?"} and "\n" not in doc[stop].text:
        stop += 1
    if bisect_right(cues, stop) > bisect_right(cues, end):
        return candidate
    content = (*candidate.content[:-1], (start, stop))
    return replace(candidate, content=content)
