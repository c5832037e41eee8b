"""Candidates for attributions, out of the parse: which words pass something on, what, and whose it is.

Nothing is decided here about who a speaker is; `sources` does that. Each frame is one way in which English hangs
content on a cue; its name is the one that `ontology/cues.csv` uses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.asides import preposition, prepositions
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.frames import EITHER, FRAMES, HEARS, ends_sentence, trailing_comma
from rashomon.extract.attribution.headings import bracketed, colon, dictated, signed
from rashomon.extract.attribution.impersonal import FALSE, blamed, called_untrue, is_nobody, raised
from rashomon.extract.attribution.nouns import noun_cue
from rashomon.extract.attribution.orders import by_order
from rashomon.extract.attribution.quotations import Quotation
from rashomon.extract.clauses import BODIES, Range, agent, child, negated, passive, reach, subject
from rashomon.extract.parse import Token
from rashomon.extract.timewords.words import CALENDAR
from rashomon.lexicon import Cue, Ontology
from rashomon.records import Stance

Cues = Mapping[tuple[str, str], Cue]


_CITING = {"citing", "quoting", "relaying", "referring"}
_OPEN = {"whether", "if"}  # "asked whether the bridge stood": left open
_NEAR_PARTICLE = 2  # tokens: "called again for"
_BY_THE_WAY = {"instance", "example"}
_DEEP = 4  # heads that are walked up
_NEAR = 12  # tokens behind a hearer
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
_SAID = {"VBD", "VBZ", "VBP"}
_NAMING = {"NOUN", "PROPN", "PRON"}
_CLAIMED = {"life", "victim", "casualty"}
_UNABLE = {"unable", "unwilling", "reluctant"}
_NOT_SAID: dict[Stance, Stance] = {"denies": "cannot_say", "doubts": "cannot_say"}


def find_candidates(text: Annotated, ontology: Ontology, quotations: tuple[Quotation, ...]) -> list[Candidate]:
    """Return every cue of a text with what it may pass on, in the order of the cues."""
    found: list[Candidate] = []
    cues, known = ontology.cues, prepositions(ontology)
    starts, ends = [q.start for q in quotations], [q.end for q in quotations]  # both in order: none holds another
    for sentence in text.doc.sents:
        first, last = bisect_left(ends, sentence.start), bisect_left(starts, sentence.end)
        quotes = list(quotations[first:last])
        words = text.doc[sentence.start : sentence.end]
        found += (colon(sentence, ontology) if any(t.text == ":" for t in words[:14]) else []) or signed(words)
        found += bracketed(words)
        for token in words:
            if token.lower_ in known and (candidate := preposition(token, known, text)) is not None:
                pass
            elif token.pos_ in {"VERB", "AUX"}:
                entry = _verb_entry(token, cues)
                candidate = _verb(token, entry, quotes, ontology.speakers) if entry else None
            elif token.pos_ == "NOUN":
                entry = cues.get((token.lemma_, "NOUN"))
                candidate = noun_cue(token, entry) if entry else None
            elif token.pos_ == "ADJ":
                entry = cues.get((token.lower_, "ADJ"))
                candidate = _adjective(token, entry) if entry else called_untrue(token)
            elif token.pos_ == "ADV":
                entry = cues.get((token.lower_, "ADV"))
                candidate = _adverb(token, entry) if entry else None
            else:
                continue
            if candidate is not None and candidate.content:
                found.append(candidate)
    return _with_dictated(by_order(text, found, quotations, ontology), dictated(text, cues))


def _with_dictated(found: list[Candidate], statements: list[Candidate]) -> list[Candidate]:
    """Return the candidates with the statements in the place of what else was read at their verbs."""
    verbs = {statement.cue[1] for statement in statements}
    return [c for c in found if c.cue[1] not in verbs] + statements


def _verb_entry(verb: Token, cues: Cues) -> Cue | None:
    for particle in verb.rights:
        if particle.dep_ in {"prt", "prep"} and particle.i - verb.i <= _NEAR_PARTICLE:
            longer = cues.get((f"{verb.lemma_} {particle.lower_}", "VERB"))
            held = child(particle, "pobj")
            if longer and not (held is not None and held.lower_ in _BY_THE_WAY):
                return longer
    # The small model gives "hopes" and "hoping" the lemma "hop".
    return cues.get((verb.lemma_, "VERB")) or cues.get((f"{verb.lemma_}e", "VERB"))


def _verb(verb: Token, entry: Cue, quotes: list[Quotation], sources: Container[str]) -> Candidate | None:
    if nobodys := raised(verb) or blamed(verb):
        stance = _stance(verb, entry)
        return Candidate(_cue_range(verb), entry.kind, stance, nobodys, None, frame="raised")
    tried = ((name, frame(verb, entry, quotes)) for name, frame in FRAMES.items())
    name, content = next((one for one in tried if one[1]), ("", ()))
    speaker, outer = _speakers(verb)
    if speaker is None and not passive(verb) and (behind := FRAMES["trailing"](verb, entry, quotes)):
        name, content = "trailing", behind
    if (told := _misparsed(verb, entry, speaker)) is not None:
        name, content = "trailing", (told,)
    if name == "trailing":
        speaker = _named_before(verb)
    speaker = speaker or (_right_before(verb) if name in {"clause", "rest"} else None)
    said = child(verb, "expl", "ccomp") is not None or verb.lemma_ in {"report", "say", "allege", "claim", "rumour"}
    impersonal = passive(verb) and said and entry.stance not in {"denies", "doubts"}
    if _no_speech(verb, name):
        return None
    if name and _is_told(verb):
        return Candidate(_cue_range(verb), entry.kind, entry.stance, content, None, frame="asked")
    if name and _is_asked(verb):
        return Candidate(_cue_range(verb), entry.kind, "cannot_say", content, None, frame="asked")
    if verb.lemma_ in {"cite", "quote"} and verb.dep_ in {"advcl", "acl", "prep"} and name != "clause":
        cited = child(verb, "dobj")  # whom a speaker cites is a link of the speaker's own chain
        if cited is None or not _is_ground(cited, sources):
            return None
    if speaker is not None and is_nobody(speaker):  # "no one confirmed that 12 had died" leaves it open
        open_to_all = name == "clause"  # not "nobody claimed the bodies"
        return (
            Candidate(_cue_range(verb), entry.kind, "cannot_say", content, None, frame="asked") if open_to_all else None
        )
    if speaker is None and (not impersonal or name in {"judgement", "infinitive"}):
        return None
    stance = _stance(verb, entry)
    dismissing = _dismisser(verb, speaker)
    if dismissing is not None:
        speaker, stance = dismissing, "denies"
    if name == "judgement" and _calls_false(verb, content):
        stance = "denies"
    if stance == "asserts" and content and _is_open(verb, name, content[0]):
        stance = "cannot_say"
    inner = _cited(verb, speaker, sources)
    quoted_by = (verb.dep_ == "pcomp" and verb.head.lower_ == "as") or (outer is not None and _passes_on(outer))
    own = child(verb, "nsubj") if verb.dep_ == "relcl" else None
    relative = own if own is not None and own.tag_ in {"WP", "WDT"} and own.i < verb.i else None
    cue = _cue_range(verb)
    return Candidate(cue, entry.kind, stance, content, speaker, inner, outer, name, relative, quoted_by)


def _dismisser(verb: Token, speaker: Token | None) -> Token | None:
    """Return who dismisses where the parse takes "lies" for who reports: "dismissed as lies reports that …"."""
    if speaker is None or speaker.lemma_.lower() not in FALSE or speaker.nbor(-1).lower_ != "as":
        return None
    judge = next((t for t in reversed(verb.doc[verb.sent.start : speaker.i]) if t.pos_ == "VERB"), None)
    return child(judge, "nsubj") if judge is not None else None


def _calls_false(verb: Token, content: tuple[Range, ...]) -> bool:
    """Tell whether what is judged is called untrue: "called the report a lie", "dismissed it as propaganda"."""
    told = (t for start, end in content for t in verb.doc[start : min(end, start + _NEAR)])
    return not negated(verb) and any(t.lemma_.lower() in FALSE for t in told)


def _is_open(verb: Token, frame: str, content: Range) -> bool:
    """Tell whether a question is passed on: "asked whether the bridge stood", "asked who had fired"."""
    return verb.doc[content[0]].lower_ in _OPEN or (verb.lemma_ == "ask" and frame in {"clause", "quote"})


def _named_before(verb: Token) -> Token | None:
    """Return the head of the noun phrase between the last comma and the cue."""
    comma = trailing_comma(verb)
    if comma is None:
        return None
    named = (t for t in verb.doc[comma + 1 : verb.i] if t.pos_ in {"NOUN", "PROPN", "PRON"})
    return next((t for t in named if not comma < t.head.i < verb.i), None)


def _misparsed(verb: Token, entry: Cue, speaker: Token | None) -> Range | None:
    """Return what ", officials said" follows where the parse takes its subject out of it: "Raids … killed 31, …"."""
    start = verb.sent.start
    if speaker is None or speaker.i > verb.i or verb.tag_ not in _SAID or verb.doc[verb.i - 1].pos_ not in _NAMING:
        return None
    if entry.kind not in {"speech", "report"} or verb.dep_ != "ROOT" or not ends_sentence(verb):
        return None
    comma = trailing_comma(verb)
    if comma is None or speaker.i > comma or speaker.i == start:
        return None
    first = start if speaker.left_edge.i > start else speaker.i
    return (start, comma) if any(t.like_num or t.pos_ == "VERB" for t in verb.doc[first:comma]) else None


def _right_before(verb: Token) -> Token | None:
    """Return who stands right before a cue that the parse gives no subject: "the governor, Ann Lee, said that …"."""
    doc, at = verb.doc, verb.i - 1
    if (
        verb.tag_ not in _SAID
        or child(verb, "nsubj", "nsubjpass", "expl", "csubj") is not None
        or at <= verb.sent.start
    ):
        return None
    at -= doc[at].text == ","
    who = doc[at]
    if who.pos_ != "PROPN" or who.lower_ in CALENDAR or who.head.lower_ in {"in", "at", "from", "on"}:
        return None
    return who


def _stance(verb: Token, entry: Cue) -> Stance:
    """Return how a speaker stands to what a verb passes on: "did not say", "has yet to confirm", "does not believe"."""
    neither = verb.lemma_ in EITHER and any(c.dep_ == "conj" and c.lemma_ in EITHER for c in verb.children)
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


def _cited(verb: Token, speaker: Token | None, sources: Container[str]) -> Token | None:
    """Return whom a speaker cites: "X, citing Y, said", "X heard from Y that"; the parse may hang it on a comma."""
    between = verb.doc[min(speaker.i, verb.i) : max(speaker.i, verb.i)] if speaker is not None else ()
    for word in (*between, *verb.children, *_citing_behind(verb, sources)):
        if word.lower_ in _CITING:
            to = child(word, "prep")
            return child(word, "dobj", "pobj") or (child(to, "pobj") if to is not None else None)
    if verb.lemma_ not in HEARS:
        return None
    source = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "from"), None)
    return child(source, "pobj") if source is not None else None


def _citing_behind(verb: Token, sources: Container[str]) -> list[Token]:
    """Return the ", citing" at a sentence's end that the parse hangs on what is said: it is the speaker who cites."""
    held = child(verb, "ccomp")
    below = held.children if held is not None and held.i > verb.i else ()
    behind = (c for c in below if c.dep_ == "advcl" and c.doc[c.i - 1].text == ",")
    return [c for c in behind if (cited := child(c, "dobj")) is not None and not _is_ground(cited, sources)]


def _is_ground(cited: Token, sources: Container[str]) -> bool:
    """Tell whether what is cited is a ground, "citing the weather", and not one who says so."""
    lemma = cited.lemma_.lower()
    return cited.pos_ == "NOUN" and lemma not in BODIES and lemma not in sources


def _no_speech(verb: Token, frame: str) -> bool:
    """Tell whether a cue is used in a sense that passes nothing on: "told his beads", "asked not to be named"."""
    if verb.lemma_ == "tell" and frame == "object":
        return True
    if verb.lemma_ == "continue" and child(verb, "xcomp") is not None:
        return True  # "as clashes continue to spread"
    if verb.lemma_ == "claim" and any(c.dep_ == "dobj" and c.lemma_ in _CLAIMED for c in verb.children):
        return True  # "the flood claimed three lives"
    if verb.lemma_ in EITHER and verb.dep_ == "conj" and verb.head.lemma_ in EITHER:
        return True  # the first of "confirm or deny" passes on what both do
    if verb.lemma_ == "deny" and any(c.dep_ == "dative" or c.lemma_ in _ENTRY for c in verb.children):
        return True
    asked = child(verb, "xcomp")
    if frame == "infinitive" and asked is not None and asked.lemma_ in {"name", "identify"}:
        return True
    passed_on = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    return verb.lemma_ in {"quote", "cite"} and passed_on is not None and child(passed_on, "pcomp") is not None


def _is_told(verb: Token) -> bool:
    """Tell whether a participle says who is told, and nobody who tells: "Told that her son lived, she wept"."""
    bare = verb.tag_ in {"VBN", "VBD"} and verb.dep_ == "advcl" and verb.lemma_ in {"tell", "inform", "warn", "assure"}
    return bare and not any(c.dep_ in {"aux", "nsubj", "nsubjpass", "agent", "mark"} for c in verb.children)


def _is_asked(verb: Token) -> bool:
    """Tell whether a participle or passive says who is asked, not who asks: "Asked who had fired, the guard left"."""
    if (
        verb.lemma_ not in {"ask", "question"}
        or verb.tag_ not in {"VBN", "VBD"}
        or child(verb, "nsubj", "agent") is not None
    ):
        return False
    return verb.dep_ == "advcl" or passive(verb)


def _cue_range(verb: Token) -> Range:
    auxiliaries = [c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    return min([*auxiliaries, verb.i]), verb.i + 1


def _nearest(verb: Token) -> Token | None:
    """Return the last of two subjects, where the parse takes one out of a quotation; whoever "by saying" hangs on."""
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and child(verb, "nsubj") is None:
        above = verb.head.head
        return subject(above) if above.pos_ in {"VERB", "AUX"} else None
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj"]
    apart = len(subjects) > 1 and any(t.is_quote for t in verb.doc[subjects[0].i : subjects[-1].i])
    return subjects[-1] if apart else None


def _outside(verb: Token, who: Token | None) -> Token | None:
    """Return the subject that a second verb takes over, and not one of a quotation before it."""
    if (
        who is None
        or verb.dep_ != "conj"
        or who.i > verb.i
        or sum(t.is_quote for t in verb.doc[who.i : verb.i]) % 2 == 0
    ):
        return who
    mark = max(t.i for t in verb.doc[who.i : verb.i] if t.is_quote)
    return next((t for t in reversed(verb.doc[mark + 1 : verb.i]) if t.dep_ in {"nsubj", "nsubjpass"}), who)


def _above(verb: Token) -> Token | None:
    """Return who goes on by a participle on a passive: "denied that 50 had been brought in, saying it was 28"."""
    node = verb.head
    for _ in range(_DEEP):
        who = child(node, "nsubj") if node.pos_ == "VERB" and not passive(node) else None
        if who is not None or node.head is node:
            return who
        node = node.head
    return None


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
    speaker = agent(verb) if verb.dep_ == "advcl" and verb.tag_ in {"VBN", "VBD"} else None  # "Told by a guard that …"
    speaker = speaker or _nearest(verb) or _outside(verb, subject(verb))
    if speaker is None and verb.dep_ == "xcomp" and verb.head.lemma_ in _UNABLE:
        speaker = subject(verb.head.head)
    if speaker is None and not passive(verb):  # "On Thursday Ann Lee said": the parse takes day and name for one
        on = next((c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in {"on", "for", "from"}), None)
        held = child(on, "pobj") if on is not None else None
        if held is not None and held.lower_ in {"part", "side"}:  # "For her part Ann Lee said"
            held = child(held, "appos")
        speaker = held if held is not None and held.pos_ == "PROPN" and held.left_edge != held else None
    if speaker is None and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.doc[verb.i - 1].text == ",":
        speaker = _above(verb)
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
