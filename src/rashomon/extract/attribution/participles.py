"""Who goes on to speak: "said that 12 had died, adding …", "denied that 16 had died, saying all were fighters"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.parse import Token

_AGAINST = {"denies", "doubts", "cannot_say"}
_SPOKEN = {"speech", "report"}
_SUFFERED = frozenset("die kill wound injure hurt perish drown suffocate behead shoot execute murder slay".split())


def with_participles(text: Annotated, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates with each ", adding …" inside what somebody says taken out of it and given to who says it.

    The parse hangs the words on the last verb before them, and takes its subject for the speaker. Who denies something
    goes on himself; who only says it may tell of somebody that he spoke, but not of the dead and of those who are
    counted.
    """
    going_on = [c for c in candidates if _goes_on(text, c)]
    if not going_on:
        return candidates
    telling: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.speaker is not None and (candidate.kind in _SPOKEN or candidate.stance in _AGAINST):
            telling.setdefault(text.doc[candidate.cue[0]].sent.start, []).append(candidate)
    changed: dict[int, Candidate] = {}
    for candidate in going_on:
        place = candidate.cue[0]
        near = [c for c in telling.get(text.doc[place].sent.start, ()) if c is not candidate and _holds(c, place)]
        outer = max(near, key=lambda c: c.cue[0], default=None)
        if outer is not None and (outer.stance in _AGAINST or _is_his(text.doc[place], candidate.speaker)):
            changed[id(candidate)] = replace(candidate, speaker=outer.speaker, relative=outer.relative)
            changed[id(outer)] = replace(outer, content=_until(outer, place - 1))
    return [changed.get(id(c), c) for c in candidates]


def _goes_on(text: Annotated, candidate: Candidate) -> bool:
    """Tell whether words of speech have no subject of their own: ", adding that", "but declined to say"."""
    cue = text.doc[candidate.cue[0]]
    if cue.dep_ == "conj":
        return not any(part.dep_ == "nsubj" for part in cue.lefts) and _suffers(candidate.speaker)
    opened = cue.i > 0 and text.doc[cue.i - 1].text == ","
    return cue.tag_ == "VBG" and cue.dep_ == "advcl" and opened and candidate.kind in _SPOKEN


def _is_his(cue: Token, speaker: Token | None) -> bool:
    """Tell whether words that go on are those of who spoke last: he adds, or the parse has the dead speak."""
    return cue.lemma_ == "add" or _suffers(speaker)


def _suffers(speaker: Token | None) -> bool:
    """Tell whether somebody is counted, or told to have died or to be hurt, where the parse has him speak."""
    if speaker is None:
        return False
    counted = speaker.like_num or any(part.dep_ == "nummod" for part in speaker.lefts)
    return counted or (speaker.dep_ in {"nsubj", "nsubjpass"} and speaker.head.lemma_ in _SUFFERED)


def _holds(candidate: Candidate, place: int) -> bool:
    return any(start < place < end for start, end in candidate.content)


def _until(candidate: Candidate, place: int) -> tuple[tuple[int, int], ...]:
    return tuple((start, min(end, place)) for start, end in candidate.content if start < place)
