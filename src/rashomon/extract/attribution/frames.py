"""How English hangs content on a verb: each frame asks one verb for what it passes on, () where it has none so.

The name of a frame is the one that `ontology/cues.csv` uses.
"""

from __future__ import annotations

from collections.abc import Callable

from rashomon.extract.attribution.quotations import Quotation
from rashomon.extract.attribution.sentences import NAMING
from rashomon.extract.clauses import Range, agent, child, clause_of, gapped, passive, reach, without
from rashomon.extract.parse import Token
from rashomon.lexicon import Cue

_LONGEST_SPEAKER = 14  # tokens
_WHEN = {"today", "yesterday", "night", "morning", "evening", "afternoon", "statement", "interview", "telephone"}
# Pass something on where it is a count that they are about: "gave a toll of nine", "raised its toll from 3 to 9".
_GIVES = {"give", "provide", "put", "raise", "revise", "lower", "update", "increase", "cut"}
_TOLLS = {
    "toll", "figure", "count", "estimate", "tally", "account", "version", "balance", "number", "dead", "death", "loss",
    "casualty", "killed", "wounded",
}  # fmt: skip
HEARS = {"hear", "learn", "know", "gather", "understand"}
EITHER = {"confirm", "deny"}
_ADDRESSES = {"tell", "inform", "ask", "remind", "assure", "warn", "advise", "interrupt"}  # with a hearer for an object
_TELLS = {"say", "claim", "report", "confirm", "announce", "insist", "allege", "warn"}
_WRITES = {"write", "post", "publish", "air", "broadcast"}  # "a book written by Ann Lee"
_NEAR_QUOTE = 6  # tokens from "saying" to the quotation
_BETWEEN = {
    "from",
    "to",
    "with",
    "by",
    "at",
    "on",
    "in",
    "during",
    "before",
    "after",
}  # before whom is told or tells, between a cue and its clause
_HARMED = {"dead", "killed", "wounded", "injured", "hurt", "missing", "captured"}
_RESTING = {"NUM", "NOUN", "PROPN", "DET", "ADJ", "PRON"}
_BOUNDS = frozenset("more fewer less than at least most about some nearly over around up to".split())
_REASONS = {"for", "over", "as", "after"}


def _clause(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    complement = _complement(verb)
    if complement is None or not entry.frames & {"clause", "quote", "to"}:
        return ()
    start, end = reach(complement)
    held = child(verb, "dobj")
    if held is not None and verb.i < held.i < start and child(complement, "nsubj", "nsubjpass", "expl", "mark") is None:
        start = held.left_edge.i  # "said six men of the Watch, which had come late, died": the parse parts them
    that = next((c for c in complement.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    if that is not None and verb.i < start < that.i:  # "reported, citing a cable, that …"
        start = that.i
    if end <= verb.i and (_is_headed(verb, entry) or any(t.text == ";" for t in verb.doc[end : verb.i])):
        return ()  # "Rescuers race to reach miners, hopes fade"; "A accused B; B denied this"
    if end <= verb.i and (behind := _counted_behind(verb)):
        return (behind,)
    if start <= verb.i < end:  # the cue stands inside what it passes on
        return without((start, end), _own_clause(verb))
    last = max((c.right_edge.i + 1 for c in verb.children if _continues(c, verb)), default=end)
    return ((start, max(end, last) if start > verb.i else end),)


def _counted_behind(verb: Token) -> Range | None:
    """Return the number behind the cue of a headline: "Planes hit column, envoy says more than 90 dead"."""
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    end = next((t.i for t in rest if t.text in {".", "!", ","} or t.is_space), verb.sent.end)
    told = verb.doc[verb.i + 1 : end]
    counted = any(t.like_num for t in told[:4]) and any(t.lower_ in _HARMED for t in told)
    return (verb.i + 1, end) if counted and child(verb, "nsubj") is not None else None


def _is_headed(verb: Token, entry: Cue) -> bool:
    """Tell whether a headline's second half was parsed as a verb of will: "Rescuers race to miners, hopes fade"."""
    own = child(verb, "nsubj")
    bare = own is not None and own.i > verb.i and own.pos_ == "NOUN" and own.left_edge == own
    return entry.kind == "will" and (own is None or bare)


def _complement(verb: Token) -> Token | None:
    """Return the clause that a verb passes on: the one that "that" opens behind it, else its first."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    if not clauses and verb.lemma_ in EITHER:  # "confirm or deny that …": the parse hangs the clause on the second
        clauses = [c for v in verb.children if v.lemma_ in EITHER for c in v.children if c.dep_ == "ccomp"]
    told = child(verb, "dobj", "dative") if verb.lemma_ in {"tell", "inform", "assure", "warn"} else None
    if told is not None:  # the parse may hang "told the radio that …" on the radio
        clauses += [c for c in told.children if c.dep_ in {"relcl", "acl", "ccomp"}]
        clauses += [c for c in told.subtree if c.head != told and _is_apart(c)]
    for source in (c for c in verb.rights if c.dep_ in {"prep", "agent"} and c.lower_ in _BETWEEN and not clauses):
        held = child(source, "pobj")  # "learned from a patient that …"
        heard = verb.lemma_ in HEARS
        clauses = [c for c in held.children if c.dep_ in {"relcl", "acl"} and opens_clause(c, heard)] if held else []
    opened = [c for c in clauses if c.i > verb.i and any(m.lower_ == "that" for m in c.children)]
    if told is not None and not any(c.dep_ == "ccomp" for c in clauses):
        return next(iter(opened), None)
    behind = [
        c for c in clauses if c.left_edge.i == verb.i + 1
    ]  # "A hit B, official says 12 dead": the parse takes both
    return next(iter(opened or behind or clauses), None)


def opens_clause(verb: Token, heard: bool = False) -> bool:
    """Tell a clause that "that" opens from a relative one: it has a subject of its own, or a passive's, besides "that".

    What is heard from somebody is a clause even where the parse gives it "that" for an object.
    """
    that = next((c for c in verb.children if c.lower_ == "that" and c.i < verb.i), None)
    if that is None or that.i != verb.left_edge.i:
        return False
    suffers = any(c.dep_ == "nsubjpass" and c != that for c in verb.children)
    acts = (heard or child(verb, "dobj", "attr", "acomp") not in {None, that}) and child(verb, "nsubj") not in {
        None,
        that,
    }
    return that.dep_ == "mark" or suffers or acts


def _is_apart(verb: Token) -> bool:
    """Tell whether a clause is what is told, though it hangs deep in who was told: "told a nurse of ours, that …"."""
    first = verb.left_edge
    marked = first.lower_ == "that" and first.dep_ == "mark" and first.head == verb
    return marked and verb.dep_ in {"relcl", "acl", "ccomp"} and verb.doc[first.i - 1].text == ","


def _continues(later: Token, verb: Token) -> bool:
    """Tell whether a clause that the parse hangs on the cue goes on with what is said: "said A and B"."""
    if later.dep_ != "conj" or later.i < verb.i or child(later, "nsubj", "nsubjpass", "expl") is None:
        return False
    before = later.doc[later.left_edge.i - 1]
    comma = before.i > 0 and later.doc[before.i - 1].text == ","
    return before.lower_ in {"and", "or"} and (not comma or gapped(later)) and child(later, "ccomp") is None


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
    opened = own[0] > 0 and doc[own[0] - 1].text in {",", ";", "”", '"', "''", "—", "–", "-"}
    if child(verb, "nsubj", "expl") is None or not closed or not (opened or own[0] == verb.sent.start):
        return ()
    if verb.dep_ == "conj" or child(verb, "dobj") is not None:
        return ()
    if own[0] > 0 and doc[own[0] - 1].text == ";":  # "the raid was over; by noon, the mayor says, nine lay dead"
        end = reach(head)[1]
        return ((own[1], end),) if any(not t.is_punct for t in doc[own[1] : end]) else ()
    pieces = tuple(r for r in without(reach(head), own) if any(not t.is_punct for t in doc[r[0] : r[1]]))
    if len(pieces) > 1 and doc[own[0] - 1].is_quote and doc[own[1]].text != "," and not doc[pieces[1][0]].is_quote:
        return pieces[:1]
    return pieces


def _trailing(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    """Return what stands before ", the mayor said" at the end of a sentence, however the parse hangs the two."""
    if entry.kind not in {"speech", "report"} or not entry.frames & {"clause", "quote"} or not ends_sentence(verb):
        return ()
    comma = trailing_comma(verb)
    start = verb.sent.start
    if comma is None or verb.doc[start].pos_ == "SCONJ":
        return ()
    told = any(t.dep_ in {"nsubj", "nsubjpass"} and start <= t.head.i < comma for t in verb.doc[start:comma])
    told = told or verb.doc[start].is_quote  # a mark without its pair: the parse may lose the clause behind it
    return ((start, comma),) if told else ()


def trailing_comma(verb: Token) -> int | None:
    """Return where the comma stands before the speaker of ", the mayor of the town said", None where none does."""
    doc, start = verb.doc, verb.sent.start
    # ", the head of the hospital, Dr Ann Lee, said": the name between commas belongs to the speaker
    commas = 2 if verb.i > start and doc[verb.i - 1].text == "," else 0
    for place in range(verb.i - 1, max(start, verb.i - _LONGEST_SPEAKER - 4 * commas), -1):
        if doc[place].text == ",":
            if commas:
                commas -= 1
                continue
            return place if place + 1 < verb.i else None
        other = doc[place].pos_ in {"VERB", "AUX"} and doc[place].dep_ not in {"amod", "compound"}
        joint = doc[place].pos_ == "CCONJ" and not _joins_names(doc[place])
        if other or joint or doc[place].pos_ == "SCONJ" or doc[place].text in {";", ":", "”", '"'}:
            return None
    return None


def _joins_names(joint: Token) -> bool:
    """Tell whether "and" stands between two who speak: ", officials and residents said"."""
    return joint.nbor(-1).pos_ in {"NOUN", "PROPN"} and joint.nbor(1).pos_ in NAMING


def ends_sentence(verb: Token) -> bool:
    """Tell whether nothing but where, when and whom it cites follows a cue."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text in {".", "!", "?"}:
            return True
        if token.text == ",":  # ", citing hospital staff"
            return token.i + 1 < len(verb.doc) and verb.doc[token.i + 1].tag_ == "VBG"
        if token.pos_ not in {"ADP", "PROPN", "ADV", "DET", "NUM", "SPACE", "ADJ"} and token.lower_ not in _WHEN:
            return False
    return True


def _quote(verb: Token, entry: Cue, quotes: list[Quotation]) -> tuple[Range, ...]:
    """Return the quotations of the sentence that no clause of their own holds, or the one that ends before it.

    The parse ends a sentence at "Who fired?" and begins the next with "the judge asked".
    """
    if "quote" not in entry.frames or entry.kind == "attitude":
        return ()
    if child(verb, "nsubj", "nsubjpass") is None:  # "shook his head, saying: “…”"
        quotes = [q for q in quotes if verb.tag_ == "VBG" and 0 < q.start - verb.i <= _NEAR_QUOTE]
    long = [q for q in quotes if _is_speech(q, verb) and not q.start < verb.i < q.end and not _is_past(q, verb)]
    clear = [q for q in long if _beside(q, verb)]
    return tuple((q.start, q.end) for q in clear)


def _is_past(quotation: Quotation, verb: Token) -> bool:
    """Tell whether a quotation of the sentence before is over: no question or call runs on into this one."""
    first = verb.sent.start
    if quotation.end > first:
        return False
    held = ("ccomp", "xcomp") if verb.lemma_ in _ADDRESSES else ("ccomp", "xcomp", "dobj")
    if child(verb, *held) is not None or verb.dep_ != "ROOT":
        return True
    last = verb.doc[quotation.end - 2].text
    return last not in {"?", "!", ","} and not (last == "." and quotation.end == first and _is_bare(verb))


def _is_bare(verb: Token) -> bool:
    """Tell whether a sentence holds no more than who speaks and to whom: "The mayor told reporters."."""
    who = child(verb, "nsubj")
    named = who is not None and who.pos_ in {"NOUN", "PROPN"} and not any(t.pos_ == "VERB" for t in who.subtree)
    rest = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_punct and not t.is_space]
    hearer = child(verb, "dobj", "dative") if verb.lemma_ in _ADDRESSES else None
    return named and (not rest or (hearer is not None and rest[-1].i <= hearer.right_edge.i))


def _is_speech(quotation: Quotation, verb: Token) -> bool:
    """Tell a quotation from a quoted word: it has a verb or some length, or a comma leads from the cue to it."""
    words = verb.doc[quotation.start + 1 : quotation.end - 1]
    led = quotation.start > 0 and verb.doc[quotation.start - 1].text in {",", ":"}
    ended = words[-1].text in {",", "!", "?"} or verb.doc[min(quotation.end, len(verb.doc) - 1)].text == ","
    return len(words) > 5 or any(t.pos_ in {"VERB", "AUX"} for t in words) or ((led or ended) and len(words) > 1)


def _beside(quotation: Quotation, verb: Token) -> bool:
    """Tell whether nothing but the speaker stands between a quotation and the cue."""
    between = verb.doc[min(quotation.end, verb.i + 1) : max(quotation.start, verb.i)]
    return not any(t.pos_ == "VERB" and t.head.i != verb.i for t in between) and len(between) < 25


def _judgement(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    """Return what is judged and how: "called the raid a massacre", "described it as unprovoked"."""
    named = child(verb, "oprd")
    if named is None and "as" in entry.frames:
        by = agent(verb) if passive(verb) else None  # "described by neighbours as …": the parse hangs it on them
        beside = [*verb.children, *(by.children if by is not None else ())]
        named = next((c for c in beside if c.dep_ == "prep" and c.lower_ == "as"), None)
    if named is None and entry.kind == "attitude":
        named = child(verb, "ccomp")  # the parse takes "called it a crime" for a clause
    if named is None:
        return ()
    judged = _held_by_particle(verb, entry) or child(verb, "dobj", "nsubjpass")
    ranges = [reach(named)] + ([reach(judged)] if judged is not None and judged.i > verb.i else [])
    return ((min(r[0] for r in ranges), max(r[1] for r in ranges)),)


def _of(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    if entry.kind == "will" or (verb.lemma_ == "say" and passive(verb)):  # "little is said of the raid"
        return ()
    for preposition in verb.children:
        held = child(preposition, "pobj", "pcomp") if preposition.dep_ == "prep" else None
        if held is None or held.tag_ in {"WP", "WDT"}:  # "of whom less was said"
            continue
        at = preposition.lower_ == "at" and (entry.stance == "estimates" or entry.lemma == "put")
        if preposition.lower_ in {"of", "about"} or at:
            told = child(verb, "dobj")
            first = told.left_edge.i if told is not None and told.i < preposition.i else held.left_edge.i
            beside = [c for c in verb.rights if c.dep_ == "advcl" and child(c, "nsubj") is not None and c.i > held.i]
            last = beside[0].right_edge.i if beside and preposition.lower_ == "at" else held.right_edge.i
            return ((first, last + 1),)
    return ()


def _object(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    """Return what is condemned, denied or called for, with the reason: "criticised the army for its silence"."""
    if "object" not in entry.frames:
        return ()
    told = _held_by_particle(verb, entry)
    if told is None and entry.kind != "will":
        told = child(verb, "dobj", "nsubjpass")
    if told is None and entry.lemma in EITHER:  # "confirm or deny the death of its agent"
        told = next((o for v in verb.children if v.lemma_ in EITHER for o in v.children if o.dep_ == "dobj"), None)
    if entry.lemma in _GIVES and (told is None or told.lemma_ not in _TOLLS):
        return ()
    if told is None or (told.dep_ == "dobj" and told.i < verb.i):
        return ()
    start, end = reach(told)
    if entry.lemma == "call" and not any(t.is_quote for t in verb.doc[start:end]):
        return ()  # "called a meeting"
    if entry.lemma == "count" and not any(t.like_num for t in verb.doc[start:end]):
        return ()
    if start <= verb.i < end:
        return without((start, end), (verb.i, end))
    if entry.lemma in _GIVES:
        return ((start, max(end, *(c.right_edge.i + 1 for c in verb.rights if c.dep_ == "prep"), end)),)
    reason = next((c for c in verb.rights if c.dep_ == "prep" and c.i >= end and _is_reason(c, entry)), None)
    if reason is not None and entry.kind == "attitude":
        return ((start, max(end, reason.right_edge.i + 1)),)
    return ((start, end),) if told.pos_ != "PRON" else ()


def _is_reason(preposition: Token, entry: Cue) -> bool:
    held = child(preposition, "pobj")
    on = entry.lemma == "blame" and held is not None and not _is_day(held)
    return preposition.lower_ in _REASONS or (preposition.lower_ in {"on", "upon"} and on)


def _is_day(noun: Token) -> bool:
    """Tell whether a noun says when: "blamed it on Monday", not "blamed it on a mine"."""
    return noun.lower_.endswith("day") or noun.like_num or any(c.like_num for c in noun.children)


def _held_by_particle(verb: Token, entry: Cue) -> Token | None:
    """Return the object of a cue of two words: "called for an inquiry"."""
    particle = entry.lemma.partition(" ")[2]
    held = next((c for c in verb.children if particle and c.dep_ == "prep" and c.lower_ == particle), None)
    return child(held, "pobj", "pcomp") if held is not None else None


def _infinitive(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    """Return what is wanted, with who is to do it: "urged the army to leave"."""
    complement = child(verb, "xcomp")
    gerund = complement is not None and complement.tag_ == "VBG" and "object" in entry.frames
    if complement is None or not (gerund or "infinitive" in entry.frames):
        return ()
    called = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"on", "upon"}), None)
    who = child(verb, "dobj") or (child(called, "pobj") if called is not None else None)
    start, end = reach(complement)
    return ((who.left_edge.i if who is not None and verb.i < who.i < start else start, end),)


def _reduced(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    """Return the clause that a participle vouches for: "the strike, first reported by Ann Lee, killed 12"."""
    told = verb.dep_ == "acl" and verb.tag_ == "VBN" and entry.frames >= {"clause", "object"}
    if not told or entry.lemma in _WRITES or agent(verb) is None:
        return ()
    own = reach(verb)
    return without(reach(clause_of(verb.head)), own) if verb.doc[own[0] - 1].text == "," else ()


def _rest(verb: Token, entry: Cue, _: list[Quotation]) -> tuple[Range, ...]:
    """Return what follows "says" where the parse finds no clause: "Army says 14 killed in Oram"."""
    if verb.lemma_ not in _TELLS or entry.kind not in {"speech", "report"} or child(verb, "nsubj") is None:
        return ()
    start, end = verb.i + 1, verb.sent.end
    while end > start and (verb.doc[end - 1].is_punct or verb.doc[end - 1].is_space):
        end -= 1
    rest = verb.doc[start:end]
    told = any(t.pos_ == "VERB" for t in rest) and any(t.pos_ in {"NOUN", "PROPN", "NUM"} for t in rest)
    # "the mayor said 12; the army says more than 40"
    told = told or (bool(rest) and rest[-1].like_num and all(t.lower_ in _BOUNDS for t in rest[:-1]))
    return ((start, end),) if told and (rest[0].pos_ in _RESTING or rest[0].lower_ in _BOUNDS) else ()


Frame = Callable[[Token, Cue, list[Quotation]], tuple[Range, ...]]

FRAMES: dict[str, Frame] = {
    "clause": _clause,
    "around": _around,
    "trailing": _trailing,
    "quote": _quote,
    "judgement": _judgement,
    "of": _of,
    "infinitive": _infinitive,
    "object": _object,
    "reduced": _reduced,
    "rest": _rest,
}
