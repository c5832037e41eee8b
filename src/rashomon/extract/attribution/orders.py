"""Speech that the order of the words shows where the parse finds no speaker.

Here: the cue before its speaker, "…, insists the widow", "Said the mayor: …". Other orders have their own modules.
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.bystanders import by_colon, by_person
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.headings import first_head, signatures
from rashomon.extract.attribution.headlines import headline, to_the_end
from rashomon.extract.attribution.insets import closing_bracket, kept_inside, set_apart
from rashomon.extract.attribution.outer_cues import closed
from rashomon.extract.attribution.quotations import Quotation
from rashomon.extract.attribution.sentences import (
    LONGEST,
    NAMING,
    SAID,
    SHORT,
    STOPS,
    Sentence,
    Words,
    cue_of,
    is_headline,
    spoken_by,
)
from rashomon.extract.clauses import Range, child, subject_behind
from rashomon.extract.parse import Token
from rashomon.lexicon import Cue, Ontology

_SPOKEN = {",", ".", "!", "?", "…", "—", "–", "-"}  # what a quotation that is speech has before its closing mark
_LINKING = {"ADP", "PART", "CCONJ", "PRON"}
_TAKES_OBJECT = frozenset({"object", "to", "infinitive"})


def by_order(
    text: Annotated, found: list[Candidate], quotations: tuple[Quotation, ...], ontology: Ontology
) -> list[Candidate]:
    """Return the candidates of a text with those that only the order of its words shows, and those that it corrects."""
    begun, ended = {q.start: q for q in quotations}, {q.end: q for q in quotations}
    held = {c.cue[1] - 1 for c in found if _is_clear(c)}
    more: list[Candidate] = []
    for sentence in text.doc.sents:
        place = Sentence(text, text.doc[sentence.start : sentence.end], ontology.cues, begun, ended)
        read = [*_inverted(place, ontology), *_behind_aside(place), *headline(place, ontology.groups)]
        read += closing_bracket(place)
        more += [c for c in read if c.cue[1] - 1 not in held or c.frame == "holder"] + set_apart(place)
    signed = {c.cue for c in found}
    more += [c for c in signatures(text, quotations) if c.cue not in signed]
    more += by_colon(text, [*found, *more], quotations, ontology)
    more += by_person(text, [*found, *more], quotations, ontology)
    verbs = {c.cue[1] - 1 for c in more}
    kept = [c for c in found if c.cue[1] - 1 not in verbs]
    return kept_inside(text, closed(text, [to_the_end(text, c) for c in kept + more]))


def _is_clear(candidate: Candidate) -> bool:
    speaker, cue = candidate.speaker, candidate.cue[0]
    if speaker is None or any(start <= speaker.i < end for start, end in candidate.content):
        return False
    # ", said a witness" where the parse has broken off what was told: words lie between it and the comma
    told = max((end for _, end in candidate.content), default=cue)
    return not (told < cue - 1 and speaker.i > cue and subject_behind(speaker.doc[candidate.cue[1] - 1]) is not None)


def _inverted(place: Sentence, ontology: Ontology) -> list[Candidate]:
    """Read the cue before its speaker: "…, insists the widow", "“…,” warned the head of …", "Said the mayor: …"."""
    found = []
    for verb in place.words:
        entry = cue_of(verb, place.cues) if verb.tag_ in SAID else None
        if entry is None or "quote" not in entry.frames:
            continue
        told = place.ended.get(verb.i)  # "“Eleven,” corrected …": the parse takes what is said for who says it
        first = told.end if told is not None else 0
        before = any(c.dep_ == "nsubj" and c.i >= first for c in verb.lefts)
        broken = before and subject_behind(verb) is not None  # the first is of the clause that was told
        if before and not broken and not is_headline(place.words):
            continue
        named = _name_behind(place, verb.i + 1)
        if named is None:
            continue
        head, stop = named
        content = _before(place, verb, entry, stop) or _after(place, verb, stop)
        if content:
            found.append(spoken_by(verb, entry, content, head, "quote"))
        elif _is_holder(head, ontology.speakers) and (told_before := _told_before(place, verb)):
            found.append(spoken_by(verb, entry, told_before, head, "holder"))
    return found


def _is_holder(head: Token, speakers: Mapping[str, str]) -> bool:
    """Tell whether a noun is an office: who holds it tells, and is not what is told: "…, reported the head of"."""
    return head.pos_ == "NOUN" and speakers.get(head.lemma_.lower()) in {"office", "spokesman", "rank", "care"}


def _told_before(place: Sentence, verb: Token) -> list[Range]:
    """Return what stands before ", reported the mayor": a clause on which the parse hangs the cue as a second verb."""
    words, start = place.text.doc, place.range[0]
    if verb.dep_ != "conj" or verb.i == start or words[verb.i - 1].text != "," or child(verb, "nsubj") is not None:
        return []
    told = child(verb.head, "nsubj", "nsubjpass") is not None and verb.head.i < verb.i
    return [(start, verb.i - 1)] if told and not any(t.is_quote for t in words[start : verb.i]) else []


def _behind_aside(place: Sentence) -> list[Candidate]:
    """Read "…, the monitor, which relies on witnesses, said.": the parse gives the cue no subject."""
    verb = next((t for t in reversed(place.words) if not t.is_punct and not t.is_space), None)
    entry = cue_of(verb, place.cues) if verb is not None and verb.tag_ in SAID else None
    if verb is None or entry is None or "quote" not in entry.frames or child(verb, "nsubj", "dobj") is not None:
        return []
    words, start = place.text.doc, place.range[0]
    relative = next((t for t in reversed(words[start : verb.i]) if t.tag_ in {"WDT", "WP"}), None)
    if relative is None or words[verb.i - 1].text != "," or words[relative.i - 1].text != "," or relative.i < start + 3:
        return []
    who = words[relative.i - 2]
    while who.head.i < who.i and who.head.pos_ in NAMING | {"ADP"} and who.head.i > start:
        who = who.head
    comma = who.left_edge.i - 1
    if who.pos_ not in {"NOUN", "PROPN"} or comma <= start or words[comma].text != ",":
        return []
    return [spoken_by(verb, entry, [(start, comma)], who, "trailing")]


def _name_behind(place: Sentence, start: int) -> tuple[Token, int] | None:
    """Return the head of the noun phrase that begins at a token, and where it ends; None where none does."""
    words, end = place.text.doc, min(place.range[1], start + LONGEST)
    if start >= end or not (words[start].pos_ in NAMING or words[start].tag_ == "PRP$"):  # "said his deputy"
        return None
    stop = start
    while stop < end and words[stop].pos_ in NAMING | _LINKING and words[stop].tag_ not in {"WP", "WDT", "PRP"}:
        stop += 1
    heads = [t for t in words[start:stop] if t.pos_ in {"NOUN", "PROPN"} or (t.pos_ == "NUM" and t.right_edge.i > t.i)]
    if not heads or (stop < end and words[stop].pos_ in {"VERB", "AUX"} and words[stop].dep_ != "acl"):
        return None
    return next((t for t in heads if not start <= t.head.i < stop or t.head == t), first_head(heads)), stop


def _before(place: Sentence, verb: Token, entry: Cue, stop: int) -> list[Range]:
    """Return what stands before a cue with its speaker behind it, and the quotation that goes on behind both."""
    words, start = place.text.doc, place.range[0]
    mark = verb.i - 1 if verb.i > start and words[verb.i - 1].text == "," else verb.i
    quotation = place.ended.get(mark)
    if quotation is not None and (mark < verb.i or words[quotation.end - 2].text in _SPOKEN):
        following = place.begun.get(stop + 1) if stop < len(words) and words[stop].text == "," else None
        content = [(min(start, quotation.start), quotation.end)]
        return content + ([(following.start, following.end)] if following is not None else [])
    takes = entry.frames & _TAKES_OBJECT and verb.lemma_ != "say"
    if mark == verb.i or takes or "clause" not in entry.frames or not _rests(words[stop : place.range[1]]):
        return []
    told = any(t.dep_ in {"nsubj", "nsubjpass", "expl"} and t.head.i < mark for t in words[start:mark])
    return [(start, mark)] if told or is_headline(place.words) else []


def _rests(rest: Words) -> bool:
    """Tell whether nothing but who the speaker is follows their name: the end, ", who …", ", a teacher"."""
    if not rest or rest[0].text in STOPS or rest[0].is_space:
        return True
    if rest[0].tag_ in {"WP", "WDT"}:
        return True
    apart = rest[0].text in {",", "("} and len(rest) > 1
    return apart and (rest[1].tag_ in {"WP", "WDT"} or not any(t.pos_ in {"VERB", "AUX", "CCONJ"} for t in rest))


def _after(place: Sentence, verb: Token, stop: int) -> list[Range]:
    """Return what follows "Said the mayor on Friday:" at the head of a sentence."""
    start, end = place.range
    if verb.i != start:
        return []
    marks = (t.i for t in place.words if t.i >= stop and t.text in {":", ","})
    colon = next(marks, None)
    if colon is None or colon - stop > SHORT or colon + 2 >= end:
        return []
    led = place.text.doc[colon].text == ":" or colon + 1 in place.begun
    return [(colon + 1, end)] if led else []
