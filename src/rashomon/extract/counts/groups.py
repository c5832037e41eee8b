"""Whose dead, whose soldiers: a quantity → the words of its group, and the side, role and kind of people they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import Range, child, loyal_end, single
from rashomon.extract.counts.harms import GRAVES, Fate
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.naming import Cast
from rashomon.extract.parse import Token, text_of
from rashomon.extract.timewords.words import WEEKDAYS
from rashomon.lexicon import Ontology
from rashomon.records import Claim, Role, Span, Whom

_SKIPPED = {"det", "predet", "punct", "quantmod", "nummod", "advmod", "cc", "neg", "prep", "poss", "case"}
_POINTING = frozenset(
    "disinformation misinformation them whom those these others other more victims victim whose".split()
)
_QUALIFYING = frozenset(
    "heavy mass massive significant considerable extensive severe large scale large-scale dead killed wounded"
    " injured reported several few some other more additional further many own lone sole only single".split()
)


REMAINS = {"body", "bodies", "corpse", "corpses", "remains"}
_HARMED = {"dead", "wounded", "injured", "killed", "victims", "casualties", "missing", "them", "those"}
_THOSE = {"them", "whom", "those", "these"}
_WEEKDAYS = frozenset(WEEKDAYS)
_LONGEST_KIND = 4  # tokens: "foreign aid workers"
_UNARMED = frozenset("civilian civilians peaceful unarmed innocent non-combatant noncombatant".split())
_ARMED = frozenset(
    "armed masked army military police militia guard legion uniform uniformed troops soldiers fighters rebel militant"
    " insurgent paramilitary brigade regiment column battalion garrison escort corps gendarmerie".split()
)
# Plain words for fighters that mean the one such body that a report names.
_KINDS = {
    **dict.fromkeys(("rebel", "insurgent", "militant", "jihadist", "guerrilla"), frozenset({"armed_group"})),
    **dict.fromkeys(("soldier", "troop", "serviceman"), frozenset({"military"})),
}


def group_tokens(quantity: Quantity, fate: Fate) -> Range | None:
    """Return the tokens of the group that a number counts, or None where the words name none ("40 were killed")."""
    told = _told_of_them(quantity) or _described(quantity) or _all_of_them(quantity)
    if told is not None:
        return told
    noun = (
        _group_noun(quantity, fate) if quantity.noun is None or quantity.noun.lower_ not in GRAVES else None
    )  # tell of nobody whose they are
    if noun is None or noun.lower_ in _POINTING or noun.pos_ == "PRON":
        return None
    start, end = single(noun)
    conjunct = child(noun, "conj")
    if conjunct is not None and noun.pos_ == "PROPN" and conjunct.pos_ == "NOUN" and conjunct.i - noun.i < 8:
        end = single(conjunct)[1]  # "no Orlan or Orlan-led guards": the parse hangs the head on its own modifier
    end = _of_whom(noun, end)
    start = max(start, quantity.end) if start < quantity.end <= noun.i else start
    doc = noun.doc
    while (
        start < noun.i
        and not _is_age(doc[start])
        and (doc[start].dep_ in _SKIPPED or doc[start].like_num or doc[start].lower_ in _QUALIFYING)
    ):
        if doc[start].dep_ == "poss":
            break
        start += 1
    return (start, end) if start < end else None


def _is_age(token: Token) -> bool:
    """Tell whether a token begins an age: the 30 of "the 30-year-old man"."""
    return token.like_num and token.nbor().text == "-"


def _all_of_them(quantity: Quantity) -> Range | None:
    """Return what all of a bare number are told to be: "put the dead at 40, all of them fighters"."""
    doc, at = quantity.number.doc, quantity.end
    if quantity.noun is not None or text_of(doc[at : at + 2]).lower() != ", all":
        return None
    at += 4 if text_of(doc[at + 2 : at + 4]).lower() == "of them" else 2
    what = next((t for t in doc[at : min(at + _LONGEST_KIND, quantity.number.sent.end)] if t.tag_ == "NNS"), None)
    if what is None or any(t.pos_ not in {"ADJ", "NOUN", "PROPN"} for t in doc[at : what.i]):
        return None
    return at, max(what.i + 1, single(what)[1])


def _told_of_them(quantity: Quantity) -> Range | None:
    """Return what some of those told of before are: "four of them women", "three of whom were aid workers"."""
    doc, start = quantity.number.doc, quantity.end
    if start < len(doc) and doc[start].lower_ == "of":
        start += 1
    if not 0 < start < len(doc) or doc[start].lower_ not in _THOSE or doc[start - 1].lower_ != "of":
        return None
    start += 1
    if start < len(doc) and doc[start].lower_ in {"were", "are", "being"}:
        start += 1
    end = start
    while end < min(len(doc), start + _LONGEST_KIND) and doc[end].pos_ in {"ADJ", "NOUN", "PROPN"}:
        end += 1
    if end > start and doc[end - 1].tag_ in {"NNS", "NNPS"}:
        return start, end
    if end + 1 < len(doc) and end == start and doc[end].lower_ in {"a", "an"} and doc[end + 1].tag_ == "NN":
        return end + 1, end + 2  # "one of them a minor"
    return None


def _described(quantity: Quantity) -> Range | None:
    """Return what those of a bare number are said to be: "of the 45 killed, 12 were women"."""
    what = kind_of(quantity)
    if what is None:
        return None
    return single(what) if what.tag_ == "NNS" or (what.pos_ == "PROPN" and what.text.endswith("s")) else None


def kind_of(quantity: Quantity) -> Token | None:
    """Return what a bare number is said to be: "12 were women", by the order of words where the parse is wrong."""
    number, doc, end = quantity.number, quantity.number.doc, quantity.end
    if quantity.noun is not None and quantity.noun.lower_ not in _HARMED:
        return None
    if number.dep_ == "nsubj" and number.head.lemma_ == "be":
        what = child(number.head, "attr")
        return what if what is not None and what.i > number.i else None
    if end >= len(doc) or doc[end].lower_ not in {"were", "are"}:
        return None
    behind = doc[end + 1 : min(len(doc), number.sent.end, end + _LONGEST_KIND)]
    what = next((t for t in behind if t.pos_ not in {"ADJ", "NOUN", "PROPN"} or t.tag_ in {"NNS", "NNPS"}), None)
    return what if what is not None and what.tag_ in {"NNS", "NNPS"} and what.dep_ == "attr" else None


def _of_whom(noun: Token, end: int) -> int:
    """Return where a group's words end with "from the faction", "loyal to the president", "aligned with the army"."""
    doc = noun.doc
    if end >= len(doc) or doc[end].lower_ != "from" or noun.lemma_.lower() in REMAINS:
        return loyal_end(noun, end)
    held = child(doc[end], "pobj")
    return single(held)[1] if held is not None and held.i - end < 7 else end


def _group_noun(quantity: Quantity, fate: Fate) -> Token | None:
    """Return the noun of the people: not "deaths" but the civilians whose deaths they are."""
    noun = quantity.noun
    if noun is None:
        among = next((t for t in fate.word.doc[fate.word.i : fate.word.i + 5] if t.lower_ == "among"), None)
        if among is not None and child(among, "pobj") is not None:
            return child(among, "pobj")
        of = next((c for c in fate.word.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        held = child(of, "pobj") if of is not None and fate.word.pos_ == "NOUN" else None
        if held is not None:
            return _people(held)
        return fate.word if fate.fields == ("strength",) and fate.word.pos_ == "NOUN" else None
    if noun != fate.word or noun.lemma_.lower() in REMAINS:
        return noun
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"of", "among"} and c.i > noun.i), None)
    held = child(of, "pobj") if of is not None else None
    if held is not None:
        return _people(held)
    whose = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod", "poss"} and c.lower_ not in _QUALIFYING]
    return whose[-1] if whose else None


def _people(held: Token) -> Token | None:
    """Return of whom the dead are, where no day is meant: "the dead of Sunday"."""
    return held if held.lower_ not in _WEEKDAYS else None


def _whose_remains(bodies: Token, lemma: str) -> str:
    """Return the people whose bodies they are: "eight bodies of rebels"."""
    of = next((c for c in bodies.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    held = child(of, "pobj") if of is not None else None
    return held.lemma_.lower() if held is not None else lemma


def apposed(noun: Token) -> Token | None:
    """Return who plain "people" are told to be: "five people, presumably Russian citizens"."""
    return child(noun, "appos") if noun.lemma_.lower() in {"people", "person", "man"} else None


def whom_of(words: str, noun: Token | None, cast: Cast, ontology: Ontology) -> Whom:
    """Return the group resolved: the actor and the side where the words name one, the role and kind of people."""
    lemma = noun.lemma_.lower() if noun is not None else ""
    if noun is not None and lemma in REMAINS:
        lemma = _whose_remains(noun, lemma)
    lemma = lemma.removesuffix("es") if lemma not in ontology.groups and lemma.endswith("es") else lemma
    role, who = ontology.groups.get(lemma, ("unknown", "any"))
    told = frozenset(re.split(r"[^\w-]+", words.casefold()))
    last = words.casefold().split()[-1:] or [""]
    if lemma not in ontology.groups and last[0].rstrip("s") in ontology.groups:
        role, who = ontology.groups[last[0].rstrip("s")]
    role = _told_role(told, role)
    meant = cast.meant(words) or cast.of_kind(_KINDS.get(lemma, frozenset()))
    named = meant is not None or role == "combatant" or (noun is not None and noun.pos_ == "PROPN")
    plain = len(words.split()) == 1 and cast.meant(words) is None
    actor = meant if plain else cast.introduce(words) if named else None
    if actor is not None and cast.kind(actor) in {"military", "armed_group", "coalition"} and role == "unknown":
        role = "combatant"
    return Whom(actor, cast.side(actor, words) if actor else None, _as_role(role), who)


def _told_role(told: frozenset[str], role: str) -> str:
    """Return the role that the words beside a noun tell: "peaceful people", "armed men", "men of the Guard"."""
    if told & _UNARMED:
        return "civilian"
    hired = told & {"contractor", "contractors"}  # "men of a military contractor": guards, drivers or fighters
    return "combatant" if role in {"unknown", "any"} and told & _ARMED and not hired else role


def _as_role(role: str) -> Role:
    return role if role in {"civilian", "combatant", "any"} else "unknown"  # type: ignore[return-value]


def words_span(text: Annotated, quantity: Quantity, group: Range | None, fate: Fate) -> Span:
    """Return the words of a claim: the number, its group, and the word that says what befell them where it is near."""
    parts = [quantity.start, quantity.end - 1]
    parts += [group[0], group[1] - 1] if group is not None else []
    if quantity.noun is not None:
        parts.append(quantity.noun.i)
    near = [i for i in parts if abs(i - quantity.number.i) < 25]
    if -6 <= fate.word.i - max(near) <= 6 or min(near) - 3 <= fate.word.i <= max(near):
        near.append(fate.word.i)
    return text.span(text.doc[min(near)], text.doc[max(near)])


def with_mixed(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims in which a whole of unknown role, with parts both civilian and armed, is of people of any role."""
    parts: dict[str, set[str]] = {}
    for claim in claims:
        if claim.part_of is not None and claim.whom is not None:
            parts.setdefault(claim.part_of, set()).add(claim.whom.role)
    return [_mixed(claim) if {"civilian", "combatant"} <= parts.get(claim.id, set()) else claim for claim in claims]


def _mixed(claim: Claim) -> Claim:
    whom = claim.whom
    return replace(claim, whom=replace(whom, role="any")) if whom is not None and whom.role == "unknown" else claim
