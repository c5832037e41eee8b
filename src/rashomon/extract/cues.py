"""Candidates for attributions, out of the parse: which words pass something on, what, and whose it is.

Nothing is decided here about who a speaker is; `sources` does that. Each frame is one way in which English hangs
content on a cue; its name is the one that `ontology/cues.csv` uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from spacy.tokens import Token

from rashomon.extract.annotate import Annotated
from rashomon.extract.candidates import Candidate
from rashomon.extract.clauses import Range, agent, child, clause_of, negated, passive, reach, subject, without
from rashomon.extract.headings import colon, signed
from rashomon.extract.quotations import Quotation
from rashomon.lexicon import Cue, Ontology
from rashomon.records import Stance

Cues = Mapping[tuple[str, str], Cue]


_NOT_SAID: dict[Stance, Stance] = {"denies": "cannot_say", "doubts": "cannot_say"}
_POS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
_OF_CONTENT = {
    "report", "claim", "denial", "allegation", "accusation", "warning", "talk", "rumour", "rumor", "admission",
    "confirmation", "suggestion", "account", "news", "estimate",
}  # fmt: skip
_LONGEST_PREPOSITION = 6  # words: none in `ontology/cues.csv` has more
_RULES = {"plan", "schedule", "law", "custom", "tradition", "need", "taste", "age", "rule"}
_COUNT_NOUNS = {"account", "count", "data", "estimate", "figure", "reckoning", "tally", "version", "view", "word"}


def find_candidates(text: Annotated, ontology: Ontology, quotations: tuple[Quotation, ...]) -> list[Candidate]:
    """Return every cue of a text with what it may pass on, in the order of the cues."""
    found: list[Candidate] = []
    cues, prepositions = ontology.cues, _prepositions(ontology)
    for sentence in text.doc.sents:
        quotes = [q for q in quotations if q.start < sentence.end and q.end > sentence.start]
        words = text.all[sentence.start : sentence.end]
        found += (colon(sentence) if any(t.text == ":" for t in words[:14]) else []) or signed(words)
        for token in words:
            if token.lower_ in prepositions and (candidate := _preposition(token, prepositions, text)) is not None:
                pass
            elif token.pos_ in {"VERB", "AUX"}:
                entry = _verb_entry(token, cues)
                candidate = _verb(token, entry, quotes) if entry else None
            elif token.pos_ == "NOUN":
                entry = cues.get((token.lemma_, "NOUN"))
                candidate = _noun(token, entry) if entry else None
            else:
                continue
            if candidate is not None and candidate.content:
                found.append(candidate)
    return found


def _verb_entry(verb: Token, cues: Cues) -> Cue | None:
    for particle in verb.children:
        if particle.dep_ in {"prt", "prep"}:
            longer = cues.get((f"{verb.lemma_} {particle.lower_}", "VERB"))
            if longer:
                return longer
    # The small model gives "hopes" the lemma "hop".
    return cues.get((verb.lemma_, "VERB")) or (cues.get((verb.lower_[:-1], "VERB")) if verb.tag_ == "VBZ" else None)


def _verb(verb: Token, entry: Cue, quotes: list[Quotation]) -> Candidate | None:
    for frame in (_clause, _around, _quote, _judgement, _of, _object, _infinitive):
        content = frame(verb, entry, quotes)
        if content:
            break
    else:
        return None
    speaker, outer = _speakers(verb)
    said = child(verb, "expl", "ccomp") is not None or verb.lemma_ in {"report", "say", "allege", "claim", "rumour"}
    impersonal = passive(verb) and said and entry.stance not in {"denies", "doubts"}
    if _no_speech(verb, frame.__name__):
        return None
    if verb.lemma_ in {"cite", "quote"} and verb.dep_ in {"advcl", "acl", "prep"} and frame is not _clause:
        return None  # whom a speaker cites is a link of the speaker's own chain
    if speaker is None and (not impersonal or frame in (_judgement, _infinitive)):
        return None
    stance = _NOT_SAID.get(entry.stance, "cannot_say") if negated(verb) else entry.stance
    inner = _cited(verb, speaker)
    quoted_by = verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    name = frame.__name__[1:]
    return Candidate(_cue_range(verb), entry.kind, stance, content, speaker, inner, outer, name, quoted_by)


def _cited(verb: Token, speaker: Token | None) -> Token | None:
    """Return whom the speaker cites: "X, citing Y, said"; the parse may hang "citing" on a comma."""
    between = verb.doc[min(speaker.i, verb.i) : max(speaker.i, verb.i)] if speaker is not None else ()
    for word in (*between, *verb.children):
        if word.lower_ in {"citing", "quoting"}:
            return child(word, "dobj", "pobj")
    return None


def _no_speech(verb: Token, frame: str) -> bool:
    """Tell whether a cue is used in a sense that passes nothing on: "told his beads", "asked not to be named"."""
    if verb.lemma_ == "tell" and frame == "_object":
        return True
    asked = child(verb, "xcomp")
    if frame == "_infinitive" and asked is not None and asked.lemma_ in {"name", "identify"}:
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


def _clause(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    complement = _complement(verb)
    if complement is None or not entry.frames & {"clause", "quote", "to"}:
        return ()
    start, end = reach(complement)
    if end <= verb.i and any(t.text == ";" for t in verb.doc[end : verb.i]):
        return ()  # "A accused B; B denied this"
    if start <= verb.i < end:  # the cue stands inside what it passes on
        return without((start, end), _own_clause(verb))
    last = max((c.right_edge.i + 1 for c in verb.children if _continues(c, verb)), default=end)
    return ((start, max(end, last) if start > verb.i else end),)


def _complement(verb: Token) -> Token | None:
    """Return the clause that a verb passes on: the one that "that" opens behind it, else its first."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    told = child(verb, "dobj", "dative") if verb.lemma_ in {"tell", "inform", "assure", "warn"} else None
    if told is not None:  # the parse may hang "told the radio that …" on the radio
        clauses += [c for c in told.children if c.dep_ in {"relcl", "acl", "ccomp"}]
    opened = [c for c in clauses if c.i > verb.i and any(m.lower_ == "that" for m in c.children)]
    if told is not None and not any(c.dep_ == "ccomp" for c in clauses):
        return next(iter(opened), None)
    behind = [
        c for c in clauses if c.left_edge.i == verb.i + 1
    ]  # "A hit B, official says 12 dead": the parse takes both
    return next(iter(opened or behind or clauses), None)


def _continues(later: Token, verb: Token) -> bool:
    """Tell whether a clause that the parse hangs on the cue goes on with what is said: "said A and B"."""
    if later.dep_ != "conj" or later.i < verb.i or child(later, "nsubj", "nsubjpass", "expl") is None:
        return False
    before = later.doc[later.left_edge.i - 1]
    comma = before.i > 0 and later.doc[before.i - 1].text == ","
    return before.lower_ in {"and", "or"} and not comma and child(later, "ccomp") is None


def _own_clause(verb: Token) -> Range:
    """Return the cue with its speaker and what hangs on both, without the content around it."""
    parts = [verb.i] + [
        edge
        for c in verb.children
        if c.dep_ not in {"ccomp", "punct", "conj", "cc"}
        for edge in (c.left_edge.i, c.right_edge.i)
    ]
    return min(parts), max(parts) + 1


def _around(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    """Return the clause into which "officials said" is put: "Ten men, officials said, were killed"."""
    if verb.dep_ not in {"parataxis", "ccomp", "advcl", "conj", "dep"} or not entry.frames & {"clause", "quote"}:
        return ()
    head, own = verb.head, _own_clause(verb)
    mark = child(verb, "mark")
    if verb.dep_ == "advcl" and (mark is None or mark.lower_ != "as"):
        return ()
    doc, closed = verb.doc, own[1] >= len(verb.doc) or verb.doc[own[1]].text in {",", ".", ";", "”", '"', "''"}
    opened = own[0] > 0 and doc[own[0] - 1].text in {",", "”", '"', "''", "—", "–", "-"}
    if child(verb, "nsubj", "expl") is None or not closed or not (opened or own[0] == verb.sent.start):
        return ()
    if verb.dep_ == "conj" or child(verb, "dobj") is not None:
        return ()
    return without(reach(head), own)


def _quote(verb: Token, entry: Cue, quotes: list[Quotation]) -> tuple[Range, ...]:
    """Return the quotations of the sentence that no clause of their own holds."""
    if "quote" not in entry.frames or entry.kind == "attitude" or child(verb, "nsubj", "nsubjpass") is None:
        return ()
    long = [q for q in quotes if _is_speech(q, verb) and not q.start < verb.i < q.end]
    clear = [q for q in long if _beside(q, verb)]
    return tuple((q.start, q.end) for q in clear)


def _is_speech(quotation: Quotation, verb: Token) -> bool:
    """Tell a quotation from a quoted word: it has a verb or some length, or a comma leads from the cue to it."""
    words = verb.doc[quotation.start + 1 : quotation.end - 1]
    led = quotation.start > 0 and verb.doc[quotation.start - 1].text in {",", ":"}
    return len(words) > 5 or any(t.pos_ in {"VERB", "AUX"} for t in words) or (led and len(words) > 1)


def _beside(quotation: Quotation, verb: Token) -> bool:
    """Tell whether nothing but the speaker stands between a quotation and the cue."""
    between = verb.doc[min(quotation.end, verb.i + 1) : max(quotation.start, verb.i)]
    return not any(t.pos_ == "VERB" and t.head.i != verb.i for t in between) and len(between) < 25


def _judgement(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    """Return what is judged and how: "called the raid a massacre", "described it as unprovoked"."""
    named = child(verb, "oprd")
    if named is None and "as" in entry.frames:
        named = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    if named is None and entry.kind == "attitude":
        named = child(verb, "ccomp")  # the parse takes "called it a crime" for a clause
    if named is None:
        return ()
    judged = child(verb, "dobj", "nsubjpass")
    ranges = [reach(named)] + ([reach(judged)] if judged is not None and judged.i > verb.i else [])
    return ((min(r[0] for r in ranges), max(r[1] for r in ranges)),)


def _of(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    if entry.kind == "will":
        return ()
    for preposition in verb.children:
        held = child(preposition, "pobj", "pcomp") if preposition.dep_ == "prep" else None
        if held is None:
            continue
        if preposition.lower_ in {"of", "about"} or (preposition.lower_ == "at" and entry.stance == "estimates"):
            told = child(verb, "dobj")
            first = told.left_edge.i if told is not None and told.i < preposition.i else held.left_edge.i
            beside = [c for c in verb.rights if c.dep_ == "advcl" and child(c, "nsubj") is not None and c.i > held.i]
            last = beside[0].right_edge.i if beside and preposition.lower_ == "at" else held.right_edge.i
            return ((first, last + 1),)
    return ()


def _object(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    if "object" not in entry.frames or entry.kind == "will":
        return ()
    told = child(verb, "dobj", "nsubjpass")
    if told is None or told.pos_ == "PRON" or (told.dep_ == "dobj" and told.i < verb.i):
        return ()
    start, end = reach(told)
    return ((start, end),) if not start <= verb.i < end else without((start, end), (verb.i, end))


def _infinitive(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    complement = child(verb, "xcomp") if "infinitive" in entry.frames else None
    return (reach(complement),) if complement is not None else ()


def _noun(noun: Token, entry: Cue) -> Candidate | None:
    """Read "X's claim that …", "denial of …", "by the ministry's count, …"."""
    by = noun.head
    whose = child(noun, "poss")
    if noun.lemma_ in _COUNT_NOUNS and whose is not None and noun.dep_ == "pobj" and by.lower_ in {"by", "in", "on"}:
        return _aside(by, noun, whose, entry)
    clause = child(noun, "acl", "ccomp", "relcl")
    content: Range | None = None
    if (
        clause is not None
        and clause.i > noun.i
        and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
    ):
        content = reach(clause)
    elif noun.lemma_ in _OF_CONTENT and "of" in entry.frames:
        of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        held = child(of, "pobj") if of is not None else None
        content = reach(held) if held is not None else None
    if content is None:
        return None
    if whose is None:
        by_whom = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"by", "from"}), None)
        whose = child(by_whom, "pobj") if by_whom is not None else None
    return Candidate((noun.i, noun.i + 1), entry.kind, entry.stance, (content,), whose, frame="noun")


def _aside(by: Token, noun: Token, whose: Token, entry: Cue) -> Candidate:
    content = without(reach(_anchor(by)), reach(by))
    return Candidate((by.i, noun.i + 1), entry.kind, entry.stance, content, whose, frame="according")


@lru_cache(maxsize=4)
def _prepositions(ontology: Ontology) -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    """Return the prepositions that name a speaker by their first word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for (lemma, pos), entry in ontology.cues.items():
        if pos == "ADP":
            words = tuple(lemma.split())
            index.setdefault(words[0], []).append((words, entry))
    return {first: sorted(entries, key=lambda e: -len(e[0])) for first, entries in index.items()}


def _preposition(
    token: Token, index: dict[str, list[tuple[tuple[str, ...], Cue]]], text: Annotated
) -> Candidate | None:
    doc, following = text.doc, text.all[token.i + 1 : token.i + _LONGEST_PREPOSITION]
    ahead = [t.lower_ for t in following]
    for words, entry in index[token.lower_]:
        end = token.i + len(words)
        if end >= len(doc) or ahead[: len(words) - 1] != list(words[1:]):
            continue
        if words == ("per",) and (doc[end].pos_ in {"NOUN", "NUM"} or (token.i and doc[token.i - 1].pos_ in {"NUM"})):
            return None  # "per cent", "per day"
        last = doc[end - 1]
        held = child(last, "pobj", "pcomp") or (child(token, "pobj") if last != token else None)
        if held is None or held.lemma_.lower() in _RULES:
            return None
        top = token if token.head != last else last
        stop = next((t.i for t in doc[end : held.right_edge.i + 1] if t.text == ","), held.right_edge.i + 1)
        own = (token.i, max(stop, end))
        return Candidate(
            (token.i, end), entry.kind, entry.stance, without(reach(_anchor(top)), own), held, frame="according"
        )
    return None


def _anchor(preposition: Token) -> Token:
    """Return the verb whose clause an "according to" vouches for; at the head of a sentence, the whole of it."""
    sentence = preposition.sent
    if preposition.left_edge.i <= sentence.start + 1:
        return sentence.root
    verb = clause_of(preposition.head)
    while verb.dep_ in {"acl", "relcl", "xcomp", "advcl", "pcomp"} and verb.i > verb.head.i:
        if verb.dep_ == "relcl":  # "…, three of whom, according to X, were minors" vouches for the relative clause
            break
        verb = clause_of(verb.head) if verb.dep_ in {"acl", "pcomp"} else verb.head
    return verb
