"""Who gives a figure of the dead or hurt without a verb of saying: "the union has eleven", "the council's 61".

Found by the number: the words that lead from a verb of giving to it, or the possessor of it or of its toll. A bare
number counts only near words for the dead or hurt; elsewhere "the party has eleven" gives no figure of any harm.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.speaker_words import PRESS
from rashomon.extract.clauses import BODIES, child, negated, passive, subject
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.parse import Sentence, Token, text_of
from rashomon.lexicon import Ontology
from rashomon.records import Stance

# Verbs that give a number as their object, and how their subject stands to it.
_GIVING: dict[str, Stance] = {
    "accept": "asserts", "acknowledge": "confirms", "admit": "confirms", "announce": "asserts", "cite": "asserts",
    "claim": "alleges", "concede": "confirms", "confirm": "confirms", "correct": "asserts", "count": "asserts",
    "dismiss": "denies", "dispute": "doubts", "document": "asserts", "doubt": "doubts", "estimate": "estimates",
    "give": "asserts", "have": "asserts", "keep": "asserts", "list": "asserts", "lower": "asserts", "name": "asserts",
    "offer": "asserts", "raise": "asserts", "record": "asserts", "register": "asserts", "reject": "denies",
    "repeat": "asserts", "retract": "denies", "revise": "asserts", "tally": "asserts", "verify": "confirms",
    "withdraw": "denies", "write": "asserts",
}  # fmt: skip
# Verbs that give one by a preposition, which stands right before it.
_BY: dict[str, dict[str, Stance]] = {
    "speak": {"of": "asserts"}, "talk": {"of": "asserts"}, "tell": {"of": "asserts"}, "write": {"of": "asserts"},
    "stand": {"by": "asserts", "at": "asserts"}, "insist": {"on": "asserts"}, "settle": {"on": "asserts"},
    "stick": {"to": "asserts", "with": "asserts"}, "stay": {"with": "asserts", "at": "asserts"},
    "begin": {"at": "asserts", "with": "asserts"}, "start": {"at": "asserts", "with": "asserts"},
    "stop": {"at": "asserts"}, "end": {"at": "asserts"}, "close": {"at": "asserts"},
    "put": {"at": "asserts", "as": "asserts"}, "set": {"at": "asserts"},
    "leave": {"at": "asserts"}, "go": {"above": "asserts", "to": "asserts"},
    "come": {"to": "asserts"}, "move": {"from": "asserts", "to": "asserts"}, "step": {"from": "doubts"},
    "back": {"from": "doubts"}, "climb": {"to": "asserts"}, "correct": {"from": "asserts", "to": "asserts"},
    "raise": {"from": "asserts", "to": "asserts"}, "lower": {"from": "asserts", "to": "asserts"},
    "revise": {"from": "asserts", "to": "asserts"}, "cut": {"from": "asserts", "to": "asserts"},
}  # fmt: skip
_HARM = frozenset(
    "dead death die died killed kill killing body toll fatality casualty victim wounded injured wound injure hurt"
    " missing martyr martyred corpse lifeless perish".split()
)
_TOLLS = {"toll", "figure", "count", "tally", "number", "total", "estimate", "list", "name", "register", "balance"}
_WRITTEN = {"tally", "list", "register"}  # tolls that give figures themselves
_BREAKS = {"though", "although", "while", "whereas", "but", "against", ";"}
_OWN = {"its", "their", "his", "her", "the", "a", "total"}
_WITHIN = 14  # tokens between a verb and the number that it gives
_BEING = {"be", "prove", "seem", "remain", "look"}
_MEMORY = 4  # sentences within which "eleven" means eleven dead
_FAR = 40  # sentences within which "the figure of 30" does


def with_givers(
    text: Annotated, candidates: list[Candidate], ontology: Ontology, quantities: Sequence[Quantity]
) -> list[Candidate]:
    """Return the candidates with those who give figures; a cue that is there already reaches as far as its figures."""
    cued = {c.cue[1] - 1: number for number, c in enumerate(candidates)}
    found = list(candidates)
    for given in _given(text, ontology, quantities):
        number = cued.get(given.cue[1] - 1)
        if number is None:
            cued[given.cue[1] - 1] = len(found)
            found.append(given)
        elif found[number].frame in {"asked", "raised"}:
            continue  # nobody gives it: "neither side confirmed that 12 had died"
        elif found[number].frame == "trailing" or found[number].speaker is None:
            found[number] = given  # ", though the union insists on 31" does not give what stands before its comma
        elif found[number].frame in {"object", "of", "figure"}:
            known = found[number]
            (start, end), (first, last) = known.content[-1], given.content[0]
            if start <= last and first <= end:
                reached = (min(start, first) if known.frame == "figure" else start, max(end, last))
                whole = replace(known, content=(*known.content[:-1], reached), frame="figure")
                # "insists on a pact" is a will, "insists on 31" is not
                found[number] = whole if known.kind != "will" else replace(whole, kind=given.kind, stance=given.stance)
    return found


def _given(text: Annotated, ontology: Ontology, quantities: Sequence[Quantity]) -> Iterator[Candidate]:
    harms = [t.i for t in text.doc if t.lower_ in _HARM or t.lemma_.lower() in _HARM]
    if not harms:
        return
    recent: list[bool] = []
    left = iter(quantities)
    quantity = next(left, None)
    for sentence in text.doc.sents:
        recent = [*recent[-_FAR:], bisect_left(harms, sentence.start) < bisect_left(harms, sentence.end)]
        while quantity is not None and quantity.number.i < sentence.end:
            if quantity.figure.high != 0 and _counts_harm(quantity, any(recent[-_MEMORY - 1 :]), any(recent)):
                yield from _by_verb(quantity, sentence, ontology)
                yield from _by_possessor(quantity)
            quantity = next(left, None)


def _counts_harm(quantity: Quantity, near: bool, told: bool) -> bool:
    """Tell whether a number counts dead or hurt people, by the words at it; a bare one by those of its sentence."""
    if quantity.noun is None or owner_behind(quantity) is not None:
        return near
    doc, sentence = quantity.number.doc, quantity.number.sent
    beside = doc[quantity.start : min(sentence.end, max(quantity.end, quantity.noun.i + 1) + 3)]
    names = text_of(doc[max(sentence.start, quantity.start - 4) : quantity.start]).lower()
    toll = any(noun in names.split() for noun in _TOLLS) or "down to" in names  # "its figure of 30 fighters"
    return any(t.lemma_.lower() in _HARM or t.lower_ in _HARM for t in beside) or (told and toll)


def _by_verb(quantity: Quantity, sentence: Sentence, ontology: Ontology) -> Iterator[Candidate]:
    """Yield the candidate of the verb that gives a number: the nearest before it, with nothing else told between."""
    doc = quantity.number.doc
    led = quantity.start - 1
    while led > sentence.start and (doc[led].lower_ in _OWN or doc[led].pos_ == "ADV"):
        led -= 1
    lead = doc[led].lower_ if led >= sentence.start else ""
    lead = doc[quantity.start].lower_ if doc[quantity.start].pos_ == "ADP" else lead  # "went above 100"
    lead = "as" if lead in _HARM | _TOLLS and doc[quantity.start].lower_ == "as" else lead  # "put the toll as high as"
    for place in range(quantity.start - 1, max(sentence.start, quantity.start - _WITHIN) - 1, -1):
        verb = doc[place]
        if verb.lower_ in _BREAKS or verb.tag_ in {"WP", "WDT"}:
            return
        if verb.pos_ not in {"VERB", "AUX"} or (verb.tag_ == "VBN" and not child(verb, "aux")):
            continue
        stance = _BY.get(verb.lemma_, {}).get(lead) or (_GIVING.get(verb.lemma_) if _led(quantity, place) else None)
        who = _subject(verb) if stance is not None and not passive(verb) else None
        stays = verb.lemma_ == "move" and lead == "from"
        if who is None or (verb.lemma_ == "have" and _fights(who, ontology)) or _is_of_toll(who):
            return
        if who.i < verb.i and negated(verb) == stays and _can_give(who, ontology):
            end = _end_of(quantity, sentence)
            yield Candidate(
                (verb.i, verb.i + 1), "report", stance or "asserts", ((verb.i + 1, end),), who, frame="figure"
            )
        return


def _is_of_toll(who: Token) -> bool:
    """Tell whether a subject is that of which a toll is told: "the toll in Tera, which stood at 12"."""
    return who.dep_ == "pobj" and who.head.head.lemma_.lower() in _TOLLS


def _fights(who: Token, ontology: Ontology) -> bool:
    """Tell whether a subject is a side of the fighting, whose own dead are told: "the enemy had 40 dead"."""
    armed = ontology.groups.get(who.lemma_.lower(), ("", ""))[0] == "combatant"
    return armed or who.tag_ == "NNPS" or who.lower_ == "enemy"


def _subject(verb: Token) -> Token | None:
    """Return who gives: a verb's subject, or that of "is said to have counted"."""
    above = verb.head if verb.dep_ == "xcomp" else None
    return subject(verb) or (child(above, "nsubjpass") if above is not None else None)


def _led(quantity: Quantity, verb: int) -> bool:
    """Tell whether a verb has a number for its object: no preposition but "of" stands between, after a toll."""
    between = quantity.number.doc[verb + 1 : quantity.start]
    leads = [t for t in between if t.dep_ == "prep" or t.pos_ == "ADP"]
    return all(t.lower_ in {"of", "at", "in", "on"} for t in leads) and (
        not leads or any(t.lemma_.lower() in _TOLLS for t in between) or between[0] == leads[0]
    )


def _can_give(who: Token, ontology: Ontology) -> bool:
    """Tell whether a subject is somebody, or a paper in which somebody counts; a toll or a blast gives no figure."""
    lemma = who.lemma_.lower()
    if any(c.dep_ == "poss" and c.lower_ in {"our", "my"} for c in who.children):
        return False  # the report's own people
    if lemma in (_TOLLS | _HARM | {"loss", "life"}) - _WRITTEN or (lemma, "NOUN") in ontology.acts:
        return False
    if who.pos_ in {"PROPN", "PRON"}:
        return who.lower_ not in {"there", "what", "this", "that", "which", "i", "we"}
    if lemma in BODIES | PRESS or lemma in ontology.groups or (lemma, "NOUN") in ontology.cues:
        return True
    return lemma in ontology.speakers


def _end_of(quantity: Quantity, sentence: Sentence) -> int:
    """Return where what is given with a number ends: at a new clause, a semicolon, or the end of the sentence."""
    doc = quantity.number.doc
    for token in doc[quantity.end : sentence.end]:
        if token.lower_ in _BREAKS | {"as"} or token.text in {".", "!", "?", "—", "–"} or "\n" in token.text:
            return token.i
        if token.tag_ in {"VBD", "VBZ", "VBP"} and token.dep_ in {"conj", "ROOT", "advcl", "ccomp", "parataxis"}:
            who = child(token, "nsubj", "nsubjpass")
            return max(quantity.end, min(token.i, who.left_edge.i if who is not None else token.i))
    return sentence.end


def _by_possessor(quantity: Quantity) -> Iterator[Candidate]:
    """Yield the candidate of whose number or toll it is: "the army's 23", "the 61 of the council", "its toll of 8"."""
    number = quantity.number
    doc = number.doc
    before: Iterable[Token] = doc[max(number.sent.start, quantity.start - 3) : quantity.start]
    toll = next((t for t in before if t.lemma_.lower() in _TOLLS - {"list", "name"} and t.pos_ == "NOUN"), None)
    owned = toll if toll is not None else number
    whose, cue = child(owned, "poss"), toll
    if whose is not None and toll is None:
        cue = child(whose, "case")
    elif toll is not None and toll.head.lower_ == "with" and toll.head.head.lemma_ == "credit":
        whose = child(toll.head.head, "dobj")
    elif whose is None:
        whose = owner_behind(quantity)
        cue = whose.head if whose is not None else None
    # "the army's 82 was inflated", "denied the army's toll of 82": who judges a figure tells it there
    judged = owned.dep_ in {"dobj", "nsubjpass"} or (owned.dep_ == "nsubj" and owned.head.lemma_ in _BEING)
    if whose is None or cue is None or judged or whose.pos_ == "PRON":
        return
    stop = max(quantity.end, quantity.noun.i + 1 if quantity.noun is not None and quantity.noun != whose else 0)
    stance: Stance = "estimates" if cue.lemma_ == "estimate" else "asserts"
    yield Candidate((cue.i, cue.i + 1), "report", stance, ((quantity.start, stop),), whose, frame="figure")


def owner_behind(quantity: Quantity) -> Token | None:
    """Return the council of "the 61 of the council": a body, for "the 61 of the villagers" are its people."""
    doc, number = quantity.number.doc, quantity.number
    if quantity.start == 0 or doc[quantity.start - 1].lower_ not in {"the", "those"}:
        return None
    of = next((c for c in number.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    whose = child(of, "pobj") if of is not None else None
    named = whose is not None and (whose.tag_ == "NNP" or whose.lemma_.lower() in BODIES)
    return whose if named and whose is not None else None
