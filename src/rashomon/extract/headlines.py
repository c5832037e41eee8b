"""Headlines whose speaker and cue the order of the words shows: "Dozens missing after landing, navy admits"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.candidates import Candidate
from rashomon.extract.headings import first_head
from rashomon.extract.sentences import NAMING, SAID, SHORT, Sentence, cue_of, is_headline, spoken_by


def headline(place: Sentence) -> list[Candidate]:
    """Return the candidates of one headline."""
    return _banner(place) or _quoting(place)


def _quoting(place: Sentence) -> list[Candidate]:
    """Read a headline that quotes whom it names first, which the parse may lose: "President blasts 'cowardly' raid"."""
    for verb in place.words[1:SHORT]:
        entry = place.cues.get((verb.lemma_.lower(), "VERB")) if verb.tag_ in {"VBZ", "VBP", "VBD"} else None
        names = [t for t in place.text.all[place.range[0] : verb.i] if t.pos_ in {"NOUN", "PROPN"}]
        if entry is None or not entry.frames & {"object", "quote", "clause"} or not names:
            continue
        behind = verb.i + 1
        clear = len(names) == verb.i - place.range[0] and behind < place.range[1]
        if clear and (behind in place.begun or place.text.all[behind].text in {"'", "‘", '"', "“"}):
            return [spoken_by(verb, entry, [(behind, place.range[1])], names[-1], "judgement")]
    return []


def _banner(place: Sentence) -> list[Candidate]:
    """Read a headline that ends with a speaker and a cue: "Dozens missing after landing, navy admits"."""
    words = [t for t in place.words if not t.is_space]
    verb = words[-1]
    entry = cue_of(verb, place.cues) if verb.tag_ in SAID else None
    if entry is None or not entry.frames & {"clause", "quote"}:
        return []
    for back in range(2, min(SHORT + 2, len(words))):
        token = words[-back]
        if token.text == "," and back > 2:
            names = [t for t in words[-back + 1 : -1] if t.pos_ in {"NOUN", "PROPN"}]
            content = [(place.range[0], token.i)]
            return [spoken_by(verb, entry, content, first_head(names), "trailing")] if names else []
        if token.pos_ not in NAMING | {"ADP", "PART"}:
            return []
    return []


def to_the_end(text: Annotated, candidate: Candidate) -> Candidate:
    """Let what a headline's verb holds reach to its end: "denies raids in Sund", of which the parse cuts the place."""
    if candidate.frame not in {"object", "infinitive", "clause"} or not candidate.content:
        return candidate
    (start, end), verb = candidate.content[-1], text.all[candidate.cue[1] - 1]
    rest = text.all[end : verb.sent.end] if start >= candidate.cue[1] else ()
    if not rest or rest[0].pos_ != "ADP" or rest[0].head != verb or verb.tag_ not in SAID:
        return candidate
    whole = text.all[verb.sent.start : verb.sent.end]
    if not is_headline(whole) or any(t.pos_ in {"VERB", "AUX", "PUNCT", "CCONJ"} and t.tag_ != "VBG" for t in rest):
        return candidate
    return replace(candidate, content=(*candidate.content[:-1], (start, rest[-1].i + 1)))
