"""What one who denies goes on to say: "denied that 16 had died, saying all were fighters" has the army say both."""

from __future__ import annotations

from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate

_AGAINST = {"denies", "doubts", "cannot_say"}


def with_participles(text: Annotated, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates with each ", saying …" inside what is denied taken out of it and given to who denies.

    The parse hangs the participle on the last verb, which stands in what is denied, and takes its subject for the
    speaker.
    """
    going_on = [c for c in candidates if _goes_on(text, c)]
    if not going_on:
        return candidates
    denying: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.stance in _AGAINST and candidate.speaker is not None:
            denying.setdefault(text.doc[candidate.cue[0]].sent.start, []).append(candidate)
    changed: dict[int, Candidate] = {}
    for candidate in going_on:
        place = candidate.cue[0]
        near = denying.get(text.doc[place].sent.start, ())
        outer = next((c for c in near if any(start < place < end for start, end in c.content)), None)
        if outer is not None:
            changed[id(candidate)] = replace(candidate, speaker=outer.speaker, relative=outer.relative)
            changed[id(outer)] = replace(outer, content=_until(outer, place - 1))
    return [changed.get(id(c), c) for c in candidates]


def _goes_on(text: Annotated, candidate: Candidate) -> bool:
    cue = text.doc[candidate.cue[0]]
    opened = cue.i > 0 and text.doc[cue.i - 1].text == ","
    return cue.tag_ == "VBG" and cue.dep_ == "advcl" and opened and candidate.kind in {"speech", "report"}


def _until(candidate: Candidate, place: int) -> tuple[tuple[int, int], ...]:
    return tuple((start, min(end, place)) for start, end in candidate.content if start < place)
