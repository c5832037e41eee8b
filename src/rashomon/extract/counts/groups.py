"""Whose dead, whose soldiers: a quantity → the words of its group, and the side, role and kind of people they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import Range, child, single
from rashomon.extract.counts.harms import Fate
from rashomon.extract.counts.quantities import Quantity
from rashomon.extract.naming import Cast
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology
from rashomon.records import Claim, Role, Span, Whom

_SKIPPED = {"det", "predet", "punct", "quantmod", "nummod", "advmod", "cc", "neg", "prep", "poss", "case"}
_POINTING = {
    "disinformation",
    "misinformation",
    "them",
    "whom",
    "those",
    "these",
    "others",
    "other",
    "more",
    "victims",
    "victim",
    "whose",
}
_QUALIFYING = {
    "dead",
    "killed",
    "wounded",
    "injured",
    "reported",
    "other",
    "more",
    "additional",
    "further",
    "many",
    "own",
}


_THOSE = {"them", "whom", "those", "these"}
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
    if (told := _told_of_them(quantity)) is not None:
        return told
    noun = _group_noun(quantity, fate)
    if noun is None or noun.lower_ in _POINTING or noun.pos_ == "PRON":
        return None
    start, end = single(noun)
    conjunct = child(noun, "conj")
    if conjunct is not None and noun.pos_ == "PROPN" and conjunct.pos_ == "NOUN" and conjunct.i - noun.i < 8:
        end = single(conjunct)[1]  # "no US or US-backed forces": the parse hangs the head on its own modifier
    end = _of_whom(noun, end)
    start = max(start, quantity.end) if start < quantity.end <= noun.i else start
    doc = noun.doc
    while start < noun.i and (doc[start].dep_ in _SKIPPED or doc[start].like_num or doc[start].lower_ in _QUALIFYING):
        if doc[start].dep_ == "poss":
            break
        start += 1
    return (start, end) if start < end else None


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
    return (start, end) if end > start and doc[end - 1].tag_ in {"NNS", "NNPS"} else None


def _of_whom(noun: Token, end: int) -> int:
    """Return where a group's words end with "from the faction", "loyal to the president", "aligned with the army"."""
    doc = noun.doc
    if end < len(doc) and (doc[end].lower_ == "from" or doc[end].lower_ in {"loyal", "allied", "aligned", "linked"}):
        joint = doc[end] if doc[end].lower_ == "from" else child(doc[end], "prep")
        held = child(joint, "pobj") if joint is not None else None
        if held is not None and held.i - end < 7:
            return single(held)[1]
    return end


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
            return held
        return fate.word if fate.fields == ("strength",) and fate.word.pos_ == "NOUN" else None
    if noun != fate.word or noun.lemma_ in {"body", "corpse"}:
        return noun
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"of", "among"} and c.i > noun.i), None)
    held = child(of, "pobj") if of is not None else None
    if held is not None:
        return held
    whose = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod", "poss"} and c.lower_ not in _QUALIFYING]
    return whose[-1] if whose else None


def apposed(noun: Token) -> Token | None:
    """Return who plain "people" are told to be: "five people, presumably Russian citizens"."""
    return child(noun, "appos") if noun.lemma_.lower() in {"people", "person", "man"} else None


def whom_of(words: str, noun: Token | None, cast: Cast, ontology: Ontology) -> Whom:
    """Return the group resolved: the actor and the side where the words name one, the role and kind of people."""
    lemma = noun.lemma_.lower() if noun is not None else ""
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
