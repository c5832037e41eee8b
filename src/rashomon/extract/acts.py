"""What was done: a text → its triggers, each with the PLOVER type and mode that its word bears out, and its realis."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import Range, child, subject, sufferer
from rashomon.extract.deedwords.phrasing import phrase_of
from rashomon.extract.deedwords.realis import nobody, realis_of
from rashomon.extract.parse import Token
from rashomon.lexicon import ActCue, Ontology
from rashomon.records import Realis

DONE: frozenset[Realis] = frozenset({"actual", "recalled", "court"})  # deeds that were done, whenever
_REACTIONS = {"ACCUSE", "REJECT"}
# Types that a verb tells only of somebody, and a noun mostly as a thing: "with the support of", "under the agreement".
_BY_VERBS = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "COOPERATE", "AID"}
_HOSTILE = {"ASSAULT": "violence", "COERCE": "restrict", "PROTEST": None, "SANCTION": "relations"}
_WILLS = {"warn", "vow", "swear"}
# Nouns of the table that are as often the name of a thing or of a trade as of a deed.
_THINGS = {"base", "force", "engagement", "capture", "body", "order", "call", "deal", "talk", "support"}
_MISSIONS = {"operation", "mission"}  # deeds where they are against somebody who fights
# Words for a strike of those who work, before it or behind it: "a two-day rail strike", "a strike by teachers".
_AT_WORK = {
    "rail", "bus", "transport", "port", "dock", "sector", "labour", "labor", "student", "pay", "postal", "wildcat",
    "union", "general", "nationwide", "national", "indefinite", "solidarity", "day", "hour", "sympathy", "token",
}  # fmt: skip
_WORKERS = {"worker", "miner", "teacher", "nurse", "driver", "union", "employee", "staff", "pilot", "docker", "doctor"}
_WORKING = {"stage", "cancel", "join", "observe", "end", "avert", "break", "suspend", "postpone"}
# What carries a noun that judges as the deed itself: "mounted an invasion", "committed a massacre".
_CARRYING = {"launch", "mount", "stage", "commit", "conduct", "carry", "lead", "spearhead", "begin", "set"}
_LAWS = {"law", "act", "clause", "provision", "power", "warrant", "centre", "center", "camp", "facility", "rule"}
# What somebody suffers for a deed: "jailed for the murder", "on trial over the massacre".
_PROSECUTING = {
    "arrest", "detain", "charge", "convict", "sentence", "jail", "imprison", "try", "trial", "indict", "acquit", "want",
    "conviction", "prosecute", "extradite", "accuse", "guilty", "life", "year", "prison",
}  # fmt: skip
_HELD = ("hostage", "captive", "prisoner")
_TAKEN = {"capture"}  # of persons, or it is no arrest: "captured power"
_GUNMEN = {
    "police",
    "army",
    "military",
    "troop",
    "soldier",
    "force",
}  # "in police firing", where it is parsed as a verb
_LINKS = {"prt", "advmod", "prep", "dobj", "oprd", "acomp", "xcomp", "attr"}


@dataclass(frozen=True)
class Trigger:
    """The word that tells a deed, with the words that belong to it."""

    token: Token
    tokens: Range
    entry: ActCue
    realis: Realis

    @property
    def reaction(self) -> bool:
        """Whether this is words against a deed and no deed of its own."""
        return self.entry.type in _REACTIONS

    @property
    def aside(self) -> bool:
        """Whether this is neither a deed of force nor words against one: it owns no dead and leads no other deed."""
        return not (self.reaction or _of_force(self.entry))

    @property
    def counts(self) -> bool:
        """Whether a figure of its own words may be its: people expelled, troops sent, fighters who gave up."""
        return self.entry.field is not None or self.entry.type in {"MOBILIZE", "RETREAT", "SANCTION"}


def find_triggers(text: Annotated, ontology: Ontology, published: str | None = None) -> list[Trigger]:
    """Return every word of a text that tells a deed, in order; `published` (YYYY-MM-DD) tells what was long ago."""
    found = []
    index, year = _index(ontology), int(published[:4]) if published else None
    for token in text.doc:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
            hit = _verb(token, ontology, index) if token.lemma_ in index.verbs else None
        elif token.pos_ in {"NOUN", "PROPN"}:
            hit = _noun(token, ontology, index)
        else:
            continue
        if hit is not None and _tells(hit[0], token):
            entry, tokens = hit
            found.append(Trigger(token, tokens, entry, realis_of(token, year)))
    return found


@dataclass(frozen=True)
class _Index:
    """What is looked up before the tables are: it spares most words the rest."""

    verbs: frozenset[str]  # first words of verbs that tell a deed
    longer: frozenset[str]  # those of them that have a particle or an object in acts.csv
    lasts: frozenset[str]  # last words of the nouns of several words


@lru_cache(maxsize=4)
def _index(ontology: Ontology) -> _Index:
    verbs = [lemma for lemma, pos in ontology.acts if pos == "VERB"]
    nouns = [lemma for lemma, pos in ontology.acts if pos == "NOUN" and not lemma.isalpha()]
    return _Index(
        verbs=frozenset(verb.split(" ")[0] for verb in (*verbs, *ontology.phrases)) | _WILLS,
        longer=frozenset(verb.split(" ")[0] for verb in verbs if " " in verb),
        lasts=frozenset(re.split(r"[ -]", lemma)[-1] for lemma in nouns),
    )


def _tells(entry: ActCue, token: Token) -> bool:
    """Tell whether a word makes a mention; "none were killed" makes none."""
    if not entry.type or (entry.field in {"killed", "injured"} and nobody(token)):
        return False
    if token.dep_ == "amod" and not _of_force(entry):  # "the occupied town", "displaced families"
        return False
    if entry.type in _BY_VERBS and not entry.acled:
        return token.pos_ == "VERB" and subject(token) is not None
    return True


def _of_force(entry: ActCue) -> bool:
    return entry.type == "ASSAULT" or (entry.type, entry.mode) == ("COERCE", "arrest")


def act_of(token: Token, acts: Mapping[tuple[str, str], ActCue]) -> ActCue | None:
    """Return the entry of `ontology/acts.csv` for a word in its place, particle and all, or None."""
    if token.pos_ == "VERB":
        hit = _listed(token, acts)
        return hit[0] if hit else None
    pos = "ADJ" if token.pos_ == "ADJ" else "NOUN"
    return acts.get((token.lemma_.lower(), pos)) or acts.get((token.lower_, pos))


def _verb(verb: Token, ontology: Ontology, index: _Index) -> tuple[ActCue, Range] | None:
    phrase = phrase_of(verb, ontology.phrases)
    longer = _listed(verb, ontology.acts) if phrase is not None and verb.lemma_ in index.longer else None
    if longer is not None and longer[0].lemma.endswith(_HELD):
        return longer  # "held two villagers hostage" is more than "held two villagers"
    if phrase is not None:
        known = ontology.acts.get((verb.lemma_, "VERB"))
        field = known.field if known is not None and known.type == phrase.type else None
        entry = ActCue(phrase.verb, "VERB", phrase.type, phrase.mode, phrase.acled, field)
        return (entry, _with_auxiliaries(verb)) if phrase.type else None
    hit = _listed(verb, ontology.acts, verb.lemma_ in index.longer)
    if hit is not None and _behind_gunmen(verb):
        return hit[0], (verb.i - 1, verb.i + 1)
    return hit or (_threat(verb, ontology, index) if verb.lemma_ in _WILLS else None)


def _behind_gunmen(verb: Token) -> bool:
    """Tell whether "firing" or "shooting" is a noun that the parse takes for a verb: "the toll in police firing"."""
    before = verb.doc[verb.i - 1] if verb.i > 0 and verb.tag_ == "VBG" else None
    held = before is not None and before.lemma_.lower() in _GUNMEN and before.dep_ == "pobj"
    return held and verb.dep_ == "acl" and not any(c.dep_ in {"dobj", "prep"} for c in verb.rights)


def _threat(verb: Token, ontology: Ontology, index: _Index) -> tuple[ActCue, Range] | None:
    """Return the threat of "warned that his men would storm the city": words of will with a deed of force."""
    for part in verb.rights:
        if part.dep_ in {"xcomp", "ccomp"} and part.lemma_ in index.verbs and part.lemma_ not in _WILLS:
            hit = _verb(part, ontology, index)
            if hit is not None and hit[0].type in _HOSTILE and realis_of(part, None) == "threatened":
                entry = ActCue(verb.lemma_, "VERB", "THREATEN", _HOSTILE[hit[0].type], None, None)
                return entry, (verb.i, verb.i + 1)
    return None


def _listed(verb: Token, acts: Mapping[tuple[str, str], ActCue], longer: bool = True) -> tuple[ActCue, Range] | None:
    for particle in verb.rights if longer else ():
        if particle.dep_ in _LINKS and particle.i - verb.i < 8:
            entry = acts.get((f"{verb.lemma_} {particle.lower_}", "VERB")) or acts.get(
                (f"{verb.lemma_} {particle.lemma_}", "VERB")
            )
            if entry:
                return entry, (verb.i, particle.i + 1) if particle.i == verb.i + 1 else (verb.i, verb.i + 1)
    entry = acts.get((verb.lemma_, "VERB"))
    if entry is None or (verb.lemma_ in {"respond", "reply", "react"} and _to_words(verb)):
        return None
    if verb.lemma_ in _TAKEN and entry.mode == "arrest" and not _of_persons(verb):
        return None
    if verb.lemma_ == "threaten" and entry.mode is None and child(verb, "xcomp") is not None:
        entry = ActCue(entry.lemma, entry.pos, entry.type, "violence", entry.acled, entry.field)
    return entry, _with_auxiliaries(verb)


def _with_auxiliaries(verb: Token) -> Range:
    first = verb.i
    while first > 0 and verb.doc[first - 1].dep_ in {"neg", "auxpass"} and verb.doc[first - 1].head is verb:
        first -= 1
    return first, verb.i + 1


def _of_persons(verb: Token) -> bool:
    """Tell whether what is taken may be persons: a name, a number, several, or one with an article of its own."""
    held = sufferer(verb)
    if held is None or held.lower_ in {"it", "this", "that"}:
        return held is None
    counted = any(part.like_num or part.dep_ in {"det", "poss", "nummod", "amod", "compound"} for part in held.lefts)
    return held.pos_ in {"PROPN", "PRON", "NUM"} or counted or held.tag_ in {"NNS", "NNPS"}


def _to_words(verb: Token) -> bool:
    """Tell whether an answer is to words: "did not respond to a request for comment"."""
    to = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to"), None)
    held = child(to, "pobj") if to is not None else None
    return held is not None and held.lemma_ in {"request", "question", "call", "email", "message", "comment", "inquiry"}


def _noun(noun: Token, ontology: Ontology, index: _Index) -> tuple[ActCue, Range] | None:
    acts, lemma, doc, i = ontology.acts, noun.lemma_.lower(), noun.doc, noun.i
    if noun.dep_ in {"compound", "nmod", "amod"}:
        return None
    for size in (3, 2) if lemma in index.lasts else ():
        if i >= size - 1:
            joined = "".join(t.lower_ + t.whitespace_ for t in doc[i - size + 1 : i]) + lemma
            entry = acts.get((joined, "NOUN"))
            if entry:
                return entry, (i - size + 1, i + 1)
    if lemma in _THINGS or (lemma in ontology.descriptions and not _carried_out(noun)):
        return None
    if lemma in _MISSIONS:
        mission = ActCue(lemma, "NOUN", "ASSAULT", None, None, None)
        return (mission, (i, i + 1)) if _against_fighters(noun, ontology) else None
    if lemma == "strike" and _of_work(noun):
        return acts.get(("general strike", "NOUN"), ActCue(lemma, "NOUN", "PROTEST", "strike", None, None)), (i, i + 1)
    entry = acts.get((lemma, "NOUN"))
    if entry is None or (noun.pos_ == "PROPN" and noun.text[:1].isupper() and not noun.is_sent_start):
        return None
    if noun.head.lower_ == "of" and noun.head.head.lower_ in {"act", "acts", "kind", "attempt"}:
        return None
    return None if _otherwise(noun, lemma) else (entry, (i, i + 1))


def _otherwise(noun: Token, lemma: str) -> bool:
    """Tell whether a noun means something else here: the month of march, to be on strike, the strike of workers."""
    if lemma == "arrest" and noun.i > 0 and noun.doc[noun.i - 1].lower_ in {"cardiac", "heart", "court", "courted"}:
        return True  # "court arrest": to let oneself be arrested
    if lemma in {"detention", "custody", "arrest"} and noun.dep_ == "pobj" and noun.head.head.lemma_ in _LAWS:
        return True  # what a law allows: "the clauses of preventive detention"
    if lemma == "killing" and noun.dep_ == "dobj" and noun.head.lemma_ == "make":
        return True  # of money
    if lemma == "response" and noun.head.lower_ == "in":  # "in response to" tells no blow
        return True
    if lemma == "encounter":  # with whom, it may be a friend; of those who died in one, it is a fight
        return not (noun.dep_ == "pobj" and noun.head.head.lemma_ in {"kill", "die", "shoot", "gun", "injure", "wound"})
    if lemma == "custody":  # told by itself only where it hangs on who is held
        return not (noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.pos_ in {"NOUN", "PROPN"})
    if lemma == "march":
        return any(doc.like_num for doc in noun.doc[max(0, noun.i - 1) : noun.i + 2])
    if lemma == "protest" and noun.dep_ == "dobj":  # with a government, on paper
        return noun.head.lemma_ in {"lodge", "file", "register", "deliver"}
    return lemma == "strike" and noun.head.lower_ == "on" and noun.i - noun.head.i == 1


def _carried_out(noun: Token) -> bool:
    """Tell whether a noun that judges is told as the deed: "launched an invasion", not "called it an invasion".

    So it is where somebody is held or tried for it: "arrested over the murder of two tourists".
    """
    if noun.dep_ == "pobj" and noun.head.lower_ in {"for", "over", "of", "with"}:
        return noun.head.head.lemma_ in _PROSECUTING
    return noun.dep_ == "dobj" and noun.head.lemma_ in _CARRYING


def _against_fighters(noun: Token, ontology: Ontology) -> bool:
    """Tell whether a mission is one of force: "an operation against militants", not "against polio"."""
    against = next((part for part in noun.rights if part.lower_ in {"against", "targeting"}), None)
    held = child(against, "pobj", "dobj") if against is not None else None
    if held is None:
        return False
    group = ontology.groups.get(held.lemma_.lower())
    return held.text[:1].isupper() or (group is not None and group[0] == "combatant")


def _of_work(noun: Token) -> bool:
    """Tell whether a strike is one of people who stop work."""
    if any(part.lemma_.lower() in _AT_WORK or part.lower_.endswith(("-day", "-hour")) for part in noun.lefts):
        return True
    if noun.dep_ == "dobj" and noun.head.lemma_ in _WORKING:
        return True
    held = (child(part, "pobj") for part in noun.rights if part.dep_ == "prep" and part.lower_ in {"by", "of"})
    return any(one is not None and one.lemma_.lower() in _WORKERS for one in held)
