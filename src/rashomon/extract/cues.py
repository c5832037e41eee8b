"""Candidates for attributions, out of the parse: which words pass something on, what, and whose it is.

Nothing is decided here about who a speaker is; `sources` does that. Each frame is one way in which English hangs
content on a cue; its name is the one that `ontology/cues.csv` uses.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from rashomon.extract.annotate import Annotated
from rashomon.extract.asides import aside, preposition, prepositions
from rashomon.extract.candidates import Candidate
from rashomon.extract.clauses import Range, agent, child, negated, passive, reach, subject
from rashomon.extract.frames import FRAMES, trailing_comma
from rashomon.extract.headings import bracketed, colon, dictated, signed
from rashomon.extract.quotations import Quotation
from rashomon.lexicon import Cue, Ontology
from rashomon.records import Stance

Cues = Mapping[tuple[str, str], Cue]


_CITING = {"citing", "quoting", "relaying", "referring"}
_NEAR = 12  # tokens behind a hearer
_HEARS = {"hear", "learn", "know", "gather", "understand"}
# Hearers who print or broadcast what they are told.
_PRESS = {
    "radio",
    "station",
    "newspaper",
    "daily",
    "weekly",
    "television",
    "channel",
    "broadcaster",
    "magazine",
    "agency",
}
_ENTRY = {"entry", "access", "passage", "permission", "visa", "asylum"}
_EITHER = {"confirm", "deny"}
_UNABLE = {"unable", "unwilling", "reluctant"}
_NOT_SAID: dict[Stance, Stance] = {"denies": "cannot_say", "doubts": "cannot_say"}
_OF_CONTENT = {
    "report", "claim", "denial", "allegation", "accusation", "warning", "talk", "rumour", "rumor", "admission",
    "confirmation", "suggestion", "account", "news", "estimate",
}  # fmt: skip
_COUNT_NOUNS = {"account", "count", "data", "estimate", "figure", "reckoning", "tally", "version", "view", "word"}


def find_candidates(text: Annotated, ontology: Ontology, quotations: tuple[Quotation, ...]) -> list[Candidate]:
    """Return every cue of a text with what it may pass on, in the order of the cues."""
    found: list[Candidate] = []
    cues, known = ontology.cues, prepositions(ontology)
    for sentence in text.doc.sents:
        quotes = [q for q in quotations if q.start < sentence.end and q.end > sentence.start]
        words = text.all[sentence.start : sentence.end]
        found += (colon(sentence) if any(t.text == ":" for t in words[:14]) else []) or signed(words)
        found += bracketed(words)
        for token in words:
            if token.lower_ in known and (candidate := preposition(token, known, text)) is not None:
                pass
            elif token.pos_ in {"VERB", "AUX"}:
                entry = _verb_entry(token, cues)
                candidate = _verb(token, entry, quotes) if entry else None
            elif token.pos_ == "NOUN":
                entry = cues.get((token.lemma_, "NOUN"))
                candidate = _noun(token, entry) if entry else None
            elif token.pos_ == "ADJ":
                entry = cues.get((token.lower_, "ADJ"))
                candidate = _adjective(token, entry) if entry else None
            elif token.pos_ == "ADV":
                entry = cues.get((token.lower_, "ADV"))
                candidate = _adverb(token, entry) if entry else None
            else:
                continue
            if candidate is not None and candidate.content:
                found.append(candidate)
    return _with_dictated(found, dictated(text, cues))


def _with_dictated(found: list[Candidate], statements: list[Candidate]) -> list[Candidate]:
    """Return the candidates with the statements in the place of what else was read at their verbs."""
    verbs = {statement.cue[1] for statement in statements}
    return [c for c in found if c.cue[1] not in verbs] + statements


def _verb_entry(verb: Token, cues: Cues) -> Cue | None:
    for particle in verb.children:
        if particle.dep_ in {"prt", "prep"}:
            longer = cues.get((f"{verb.lemma_} {particle.lower_}", "VERB"))
            if longer:
                return longer
    # The small model gives "hopes" the lemma "hop".
    return cues.get((verb.lemma_, "VERB")) or (cues.get((verb.lower_[:-1], "VERB")) if verb.tag_ == "VBZ" else None)


def _verb(verb: Token, entry: Cue, quotes: list[Quotation]) -> Candidate | None:
    tried = ((name, frame(verb, entry, quotes)) for name, frame in FRAMES.items())
    name, content = next((one for one in tried if one[1]), ("", ()))
    speaker, outer = _speakers(verb)
    if speaker is None and not passive(verb) and (behind := FRAMES["trailing"](verb, entry, quotes)):
        name, content = "trailing", behind
    if name == "trailing":
        speaker = _named_before(verb)
    said = child(verb, "expl", "ccomp") is not None or verb.lemma_ in {"report", "say", "allege", "claim", "rumour"}
    impersonal = passive(verb) and said and entry.stance not in {"denies", "doubts"}
    if _no_speech(verb, name):
        return None
    if verb.lemma_ in {"cite", "quote"} and verb.dep_ in {"advcl", "acl", "prep"} and name != "clause":
        return None  # whom a speaker cites is a link of the speaker's own chain
    if speaker is None and (not impersonal or name in {"judgement", "infinitive"}):
        return None
    stance = _stance(verb, entry)
    inner = _cited(verb, speaker)
    quoted_by = (verb.dep_ == "pcomp" and verb.head.lower_ == "as") or (outer is not None and _passes_on(outer))
    own = child(verb, "nsubj") if verb.dep_ == "relcl" else None
    relative = own if own is not None and own.tag_ in {"WP", "WDT"} and own.i < verb.i else None
    cue = _cue_range(verb)
    return Candidate(cue, entry.kind, stance, content, speaker, inner, outer, name, relative, quoted_by)


def _named_before(verb: Token) -> Token | None:
    """Return the head of the noun phrase between the last comma and the cue."""
    comma = trailing_comma(verb)
    if comma is None:
        return None
    named = (t for t in verb.doc[comma + 1 : verb.i] if t.pos_ in {"NOUN", "PROPN", "PRON"})
    return next((t for t in named if not comma < t.head.i < verb.i), None)


def _stance(verb: Token, entry: Cue) -> Stance:
    """Return how a speaker stands to what a verb passes on: "did not say", "has yet to confirm", "does not believe"."""
    neither = verb.lemma_ in _EITHER and any(c.dep_ == "conj" and c.lemma_ in _EITHER for c in verb.children)
    if neither or (verb.dep_ == "xcomp" and (_is_yet_to(verb) or verb.head.lemma_ in _UNABLE)):
        return "cannot_say"
    if not negated(verb):
        return entry.stance
    if entry.kind == "thought" and entry.stance in {"estimates", "expects"}:
        return "doubts"
    return _NOT_SAID.get(entry.stance, "cannot_say")


def _is_yet_to(verb: Token) -> bool:
    return verb.head.lemma_ == "have" and any(c.lower_ == "yet" for v in (verb, verb.head) for c in v.children)


def _passes_on(told: Token) -> bool:
    """Tell whether a hearer is how the report knows: "told a grocer, who spoke to us", "told a local radio station"."""
    asked = any(t.tag_ == "WP" for t in told.doc[told.i : min(told.right_edge.i, told.i + _NEAR) + 1])
    return told.pos_ == "NOUN" and (asked or told.lemma_.lower() in _PRESS)


def _cited(verb: Token, speaker: Token | None) -> Token | None:
    """Return whom a speaker cites: "X, citing Y, said", "X heard from Y that"; the parse may hang it on a comma."""
    between = verb.doc[min(speaker.i, verb.i) : max(speaker.i, verb.i)] if speaker is not None else ()
    for word in (*between, *verb.children):
        if word.lower_ in _CITING:
            to = child(word, "prep")
            return child(word, "dobj", "pobj") or (child(to, "pobj") if to is not None else None)
    if verb.lemma_ not in _HEARS:
        return None
    source = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "from"), None)
    return child(source, "pobj") if source is not None else None


def _no_speech(verb: Token, frame: str) -> bool:
    """Tell whether a cue is used in a sense that passes nothing on: "told his beads", "asked not to be named"."""
    if verb.lemma_ == "tell" and frame == "object":
        return True
    if verb.lemma_ in _EITHER and verb.dep_ == "conj" and verb.head.lemma_ in _EITHER:
        return True  # the first of "confirm or deny" passes on what both do
    if verb.lemma_ == "deny" and any(c.dep_ == "dative" or c.lemma_ in _ENTRY for c in verb.children):
        return True
    asked = child(verb, "xcomp")
    if frame == "infinitive" and asked is not None and asked.lemma_ in {"name", "identify"}:
        return True
    passed_on = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    return verb.lemma_ in {"quote", "cite"} and passed_on is not None and child(passed_on, "pcomp") is not None


def _cue_range(verb: Token) -> Range:
    auxiliaries = [c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    return min([*auxiliaries, verb.i]), verb.i + 1


def _speakers(verb: Token) -> tuple[Token | None, Token | None]:
    """Return who speaks, and who passes that on ("X was quoted by Y as saying", "X told Y")."""
    quoting = verb.head.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        if passive(quoting):
            return child(quoting, "nsubjpass"), agent(quoting)
        return child(quoting, "dobj"), subject(quoting)
    told = None
    if verb.lemma_ in {"tell", "inform"}:
        told = child(verb, "dobj", "dative")
    else:
        to = next((c for c in verb.children if c.dep_ in {"prep", "dative"} and c.lower_ == "to"), None)
        told = child(to, "pobj") if to is not None else None
    speaker = subject(verb)
    if speaker is None and verb.dep_ == "xcomp" and verb.head.lemma_ in _UNABLE:
        speaker = subject(verb.head.head)
    if speaker is None and not passive(verb):  # "On Thursday Ann Lee said": the parse takes day and name for one
        on = next((c for c in verb.lefts if c.dep_ == "prep" and c.lower_ == "on"), None)
        held = child(on, "pobj") if on is not None else None
        speaker = held if held is not None and held.pos_ == "PROPN" and held.left_edge != held else None
    if speaker is None and verb.dep_ == "conj":  # "said A, called it B and said C": the parse may hang C on A
        above = verb.head
        while speaker is None and above.head != above and above.i < verb.i:
            above = above.head
            speaker = child(above, "nsubj") if above.pos_ == "VERB" else None
    return speaker, told


def _adverb(adverb: Token, entry: Cue) -> Candidate | None:
    """Read "was reportedly paid", "allegedly led by …": the clause is passed on, and nobody is named."""
    clause = adverb.head
    if clause.pos_ not in {"VERB", "AUX", "ADJ"}:
        return None
    return Candidate((adverb.i, adverb.i + 1), entry.kind, entry.stance, (reach(clause),), None, frame="adverb")


def _adjective(adjective: Token, entry: Cue) -> Candidate | None:
    """Read "was confident that …", "are afraid of …", "is willing to …"."""
    be = adjective.head
    if entry.frames == {"object"} or adjective.dep_ not in {"acomp", "attr"} or be.pos_ not in {"AUX", "VERB"}:
        return None
    held = child(adjective, "ccomp", "xcomp")
    if held is None:
        about = next((c for c in adjective.rights if c.dep_ == "prep"), None)
        held = child(about, "pobj", "pcomp") if about is not None else None
    speaker = subject(be)
    if held is None or speaker is None:
        return None
    stance = _NOT_SAID.get(entry.stance, "cannot_say") if negated(be) else entry.stance
    cue = (min(be.i, adjective.i), adjective.i + 1)
    return Candidate(cue, entry.kind, stance, (reach(held),), speaker, frame="adjective")


def _that_clause(noun: Token) -> Token | None:
    """Return the clause of a noun: "the claim that …", "a denial by the army that …", "the estimate is that …"."""
    by = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in {"by", "from"}), None)
    held = child(by, "pobj") if by is not None else None
    places = [noun, *([held] if held is not None else [])]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        places.append(noun.head)
    clauses = (c for place in places for c in place.rights if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i)
    return next((c for c in clauses if any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children)), None)


def _noun(noun: Token, entry: Cue) -> Candidate | None:
    """Read "X's claim that …", "denial of …", "by the ministry's count, …"."""
    by = noun.head
    whose = child(noun, "poss")
    if noun.lemma_ in _COUNT_NOUNS and whose is not None and noun.dep_ == "pobj" and by.lower_ in {"by", "in", "on"}:
        return aside(by, noun, whose, entry)
    clause = _that_clause(noun)
    content: Range | None = None
    if clause is not None:
        content = reach(clause)
    elif noun.lemma_ in _OF_CONTENT and "of" in entry.frames:
        of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        held = child(of, "pobj") if of is not None else None
        content = (held.left_edge.i, noun.right_edge.i + 1) if held is not None else None
    if content is None:
        return None
    if whose is None:
        by_whom = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"by", "from"}), None)
        whose = child(by_whom, "pobj") if by_whom is not None else None
    return Candidate((noun.i, noun.i + 1), entry.kind, entry.stance, (content,), whose, frame="noun")
