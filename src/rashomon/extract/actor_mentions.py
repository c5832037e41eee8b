"""Whom a text names, with or without a part in a deed: names, descriptions and nationalities, each where it stands.

The model tells no names from other words, so they are read from capitals, the parse's tags and the ontology.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from rashomon.extract.actor_fights import FIGHTING, STRUGGLES, find_fights
from rashomon.extract.actor_rows import LONGEST, is_acronym, is_name, opens, qualifies, row_end, untitled
from rashomon.extract.actor_words import (
    BODY_NAMES,
    ENDS_NO_ACTOR,
    GOING,
    NOT_ACTORS,
    OFFICES,
    SHIPS,
    is_thing,
    people_of,
)
from rashomon.extract.annotate import Annotated
from rashomon.extract.naming import Cast
from rashomon.extract.parse import Parse, Token, text_of
from rashomon.lexicon import Ontology
from rashomon.records import Party, Span, Words

_WHERE = {"in", "near", "from", "to", "into", "outside", "across", "inside", "around", "through", "throughout"}
_DOING = {"nsubj", "nsubjpass", "poss", "pobj", "dobj", "appos", "conj", "ROOT"}  # a part that somebody may have
_LOYAL = {"loyal", "allied", "affiliated", "linked", "aligned", "belonging"}
_SIDES = {"anti", "counter", "pro", "non"}
_HE = {"he", "his", "him", "himself", "she", "her", "hers", "herself"}
_MOST_NEAR = 20  # persons looked back upon: keeps a text of any length linear
_BACK = 2  # sentences in which a person is looked for whom "he" means
_BETWEEN = {",", "(", "-", "–", "—", "the", "a.i.", "“", '"', "’s", "'s"}  # "an X" tells what somebody is, not who
_ALSO = {"alias", "aka", "a.k.a.", "known", "nicknamed", "born", "née", "dubbed", "formerly", "called"}
_LINKING = _ALSO | {",", "(", "also", "as", "the", "or", "who", "is", "was", "were", "by", "“", '"', "better", "simply"}
_LONGEST_LINK = 7  # tokens between two names of one actor


Fight = tuple[Party, Party, Words]


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens [start, end) that name or describe somebody."""

    start: int
    end: int
    actor: str | None
    kind: Literal["person", "body", "people", "office", "pronoun", "other"]


@dataclass(frozen=True)
class Ground:
    """What the names of a text are read with: who is known, and where its places stand."""

    text: Annotated
    cast: Cast
    ontology: Ontology
    places: Sequence[Span]  # in order
    people: frozenset[str]

    def in_place(self, first: Token, last: Token) -> bool:
        """Tell whether the tokens lie in the words of a place."""
        start, end = self.text.span(first, last)
        at = bisect_right(self.places, (start, 1 << 60)) - 1
        return any(here[0] <= start and end <= here[1] for here in self.places[max(0, at - 1) : at + 1])


@dataclass(frozen=True, slots=True)
class Named:
    """All whom a text names or describes, in order, and who of them fights whom."""

    parties: tuple[Party, ...] = ()
    fights: tuple[Fight, ...] = ()


def find_named(text: Annotated, cast: Cast, ontology: Ontology, places: Sequence[Span]) -> Named:
    """Return all whom a text names or describes, with the actor where the words mean a known or named one."""
    ground = Ground(text, cast, ontology, sorted(places), people_of(ontology))
    found, cues = _found(ground)
    parties = [_party(ground, one) for one in _with_other_names(ground, found)]
    number = {i: n for n, one in enumerate(found) for i in range(one.start, one.end)}
    fights: dict[tuple[int, int], Fight] = {}
    for one, other, cue in find_fights(cues, lambda token: number.get(token.i)):
        span = text.span(cue, cue)
        told = (parties[one], parties[other], Words(text.words(span), span))
        fights.setdefault((min(one, other), max(one, other)), told)
    return Named(tuple(parties), tuple(fights.values()))


def _party(ground: Ground, one: Found) -> Party:
    span = ground.text.span(ground.text.doc[one.start], ground.text.doc[one.end - 1])
    return Party(ground.text.words(span), span, one.actor)


def _found(ground: Ground) -> tuple[list[Found], list[Token]]:
    """Return whom a text names, and its words of fighting, both in order."""
    doc, i = ground.text.doc, 0
    all_found: list[Found] = []
    cues: list[Token] = []
    persons: list[tuple[int, str]] = []  # where each person's sentence begins, and who
    while i < len(doc):
        token, found = doc[i], None
        end = i + 1
        if opens(token):
            end = _joined(ground, i, row_end(doc, i))
            found = _named(ground, i, end, _noun_behind(ground, end))
            end = max(end, found.end) if found is not None else end
        elif token.pos_ == "NOUN":
            found = _described(ground, token) if token.lemma_ in ground.people else None
            if found is None and token.lemma_ in STRUGGLES:
                cues.append(token)
        elif token.pos_ == "VERB":
            if token.lemma_ in FIGHTING or token.lemma_ in STRUGGLES:
                cues.append(token)
        elif token.lower_ in _HE:
            found = _pointed(token, persons)
        if found is not None:
            if found.kind == "person" and found.actor is not None:
                persons.append((token.sent.start, found.actor))
            all_found.append(found)
        i = end
    return all_found, cues


# ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _joined(ground: Ground, start: int, end: int) -> int:
    """Return the end of a name that goes on behind a small word, where such a name is known: "al-Qaida in Iraq"."""
    doc = ground.text.doc
    if end >= len(doc) - 1 or doc[end].lower_ not in {"and", "in", "of", "for"}:
        return end
    behind = end + 2 if doc[end + 1].lower_ == "the" else end + 1
    if behind >= len(doc) or not doc[behind].text[0].isupper():
        return end
    further = row_end(doc, behind)
    return further if ground.cast.is_name(text_of(doc[start:further])) else end


def _noun_behind(ground: Ground, end: int) -> int:
    """Return the end of the noun that a name belongs to, where it is one for people: "SDF forces", "Navy officials"."""
    doc, i = ground.text.doc, end
    best = end
    while i < min(len(doc), end + 5) and _stands_behind(doc[i]):
        last, i = doc[i], i + 1
        if last.pos_ in {"NOUN", "PROPN"} and (
            last.lemma_ in ground.people or (last.tag_ == "NN" and last.lemma_ in OFFICES)
        ):
            best = i
    return best


def _stands_behind(token: Token) -> bool:
    """Tell whether a word may stand between a name and the noun that it belongs to, or be that noun."""
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.text == "-" or qualifies(token)


def _named(ground: Ground, start: int, end: int, behind: int) -> Found | None:
    doc, cast = ground.text.doc, ground.cast
    first = untitled(doc, start, end)
    if start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in _SIDES:
        return _of_side(ground, start - 2, max(end, behind)) if behind > end else None
    if first == end:  # titles alone: "the Foreign Minister"
        return Found(start, max(end, behind), None, "office")
    if behind == end and _is_office(ground, start, end):
        return Found(start, end, None, "office")
    if behind > end:
        whole = text_of(doc[start:behind])
        office = doc[behind - 1].tag_ == "NN" and doc[behind - 1].lemma_ in OFFICES
        meant = cast.meant(whole) if not office else None
        actor = cast.introduce(whole) if meant is not None else None
        return Found(start, behind, actor, "office" if office else "people")
    words = text_of(doc[start:end])
    if cast.is_renamed(words):
        return Found(start, end, cast.introduce(words), "body")
    known = cast.known(words)
    titled = start < first and not cast.is_name(words)  # "Russian Foreign Minister Sergei Lavrov"
    if known is None or titled:
        return _unknown(ground, start, first, end)
    if _is_where(ground, doc[start], doc[end - 1], known):
        return None
    return Found(start, end, cast.introduce(words), "body")


def _is_office(ground: Ground, start: int, end: int) -> bool:
    """Tell whether capitals tell an office in a known body: "Special Envoy for the African Union"."""
    doc = ground.text.doc
    of = next((i for i in range(start + 1, end - 1) if doc[i].lower_ in {"of", "for", "to"}), None)
    if of is None or not any(token.lower_ in OFFICES for token in doc[start:of]):
        return False
    return ground.cast.is_name(text_of(doc[of + 1 : end]))


def _of_side(ground: Ground, start: int, end: int) -> Found:
    """Return those who are named by whom they are for or against: "anti-Houthi forces"."""
    words = text_of(ground.text.doc[start:end])
    known = ground.cast.known(words)
    return Found(start, end, ground.cast.introduce(words) if known is not None else None, "people")


def _is_where(ground: Ground, first: Token, last: Token, known: str) -> bool:
    """Tell whether the name of a state says where something is: "in Iraq"."""
    if ground.cast.kind(known) not in {"state", "government"} or first.pos_ == "ADJ":
        return False
    token = last
    for _ in range(LONGEST):
        if token.dep_ != "conj":
            break
        token = token.head
    if token.dep_ == "pobj":
        return token.head.lower_ in _WHERE
    if token.dep_ == "dobj" and token.head.lemma_ in GOING:
        return True
    return token.dep_ in {"npadvmod", "appos"} and ground.in_place(first, last)


def _unknown(ground: Ground, start: int, first: int, end: int) -> Found | None:
    """Return somebody whom the ontology does not know, where capitals, titles or nouns for bodies speak for one."""
    doc, cast = ground.text.doc, ground.cast
    tokens = doc[first:end]
    words = text_of(tokens)
    if tokens[0].lower_ in SHIPS or all(is_thing(one.text) or cast.is_calendar(one.text) for one in tokens):
        return None
    before = doc[start - 1].lower_ if start > 0 else ""
    if tokens[-1].lower_ in ENDS_NO_ACTOR or before in {"operation", "exercise"}:
        return None
    if (
        tokens[0].lower_.strip(".") in NOT_ACTORS
        or tokens[0].lower_ == "operation"
        or (len(tokens) == 1 and words.lower() in BODY_NAMES)
    ):
        meant = cast.meant(words) if len(tokens) == 1 else None
        return Found(start, end, cast.introduce(words), "body") if meant is not None else None
    surname = cast.full_names.get(words)
    body = any(one.lower_ in BODY_NAMES for one in tokens) or (len(tokens) == 1 and is_acronym(words))
    if not body and (first > start or surname is not None):
        full = text_of(doc[surname[0] : surname[1]]) if surname is not None else words
        return Found(start, end, cast.introduce(words, full=_bare(doc, surname, full)), "person")
    if ground.in_place(doc[first], doc[end - 1]):
        return None
    if body:
        return Found(start, end, cast.introduce(text_of(doc[start:end])), "body")
    if sum(one.text[0].isupper() for one in tokens) > 1:
        return Found(start, end, cast.introduce(words), "person" if is_name(tokens) else "other")
    if tokens[0].pos_ == "PROPN" and tokens[0].dep_ in _DOING:
        return Found(start, end, cast.meant(words), "other")
    return None


def _bare(doc: Parse, at: tuple[int, int] | None, full: str) -> str:
    """Return a full name without the titles before it."""
    if at is None:
        return full
    first = untitled(doc, *at)
    return text_of(doc[first : at[1]]) if first < at[1] else full


# ── descriptions and pronouns ───────────────────────────────────────────────────────────────────────────────────


def _described(ground: Ground, head: Token) -> Found | None:
    """Return those whom a noun for people describes: "the militants", "camp residents"."""
    doc, start = ground.text.doc, head.i
    if head.dep_ in {"compound", "nmod"} and head.head.pos_ == "NOUN" and head.head.lemma_ in ground.people:
        return None
    while start > head.sent.start and head.i - start < 4:
        before = doc[start - 1]
        if before.pos_ in {"ADJ", "NOUN", "VERB"} and start <= before.head.i <= head.i:
            start -= 1
        else:
            break
    end = _loyal_end(doc, head.i + 1)
    words = text_of(doc[start:end])
    meant = ground.cast.meant(words)
    owner = _owner(doc, start)
    if owner is not None and ground.cast.known(text_of(doc[owner:end])) is not None:  # "Chad's army"
        actor = ground.cast.introduce(text_of(doc[owner:end]))
    elif meant is not None:
        actor = ground.cast.introduce(words)
    else:
        actor = _rule(ground, words) if head.lemma_ in {"regime", "government"} else None
    return Found(start, end, actor, "office" if head.lemma_ in OFFICES and head.tag_ == "NN" else "people")


def _owner(doc: Parse, start: int) -> int | None:
    """Return where a name in capitals begins that stands before a noun with the mark of a genitive."""
    if start < 2 or doc[start - 1].lower_ not in {"'s", "’s"} or not doc[start - 2].text[0].isupper():
        return None
    first = start - 2
    while first > 0 and doc[first - 1].text[0].isupper() and doc[first - 1].pos_ == "PROPN":
        first -= 1
    return first


def _loyal_end(doc: Parse, end: int) -> int:
    """Return the end of "forces loyal to Colonel Haftar" for that of its noun, the same end where nothing follows."""
    if end + 2 >= len(doc) or doc[end].lower_ not in _LOYAL or doc[end + 1].lower_ not in {"to", "with"}:
        return end
    name = end + 3 if doc[end + 2].lower_ == "the" and end + 3 < len(doc) else end + 2
    return row_end(doc, name) if doc[name].text[0].isupper() else end


def _rule(ground: Ground, words: str) -> str | None:
    """Return whom "the regime" means: the government that the report speaks of most, where it speaks of one."""
    state = ground.ontology.actors.get(ground.cast.side(None, words) or "")
    name = f"government of {state.name}" if state is not None else ""
    return ground.cast.introduce(words, full=name) if ground.cast.is_name(name) else None


def _pointed(token: Token, persons: Sequence[tuple[int, str]]) -> Found | None:
    """Return whom "he" or "her" means: the one person whom the nearest sentence names that names any, else nobody.

    Looked for in the words of its own sentence before it, and in the two sentences before that.
    """
    sentence = token.sent
    for _ in range(_BACK + 1):
        named = {actor for start, actor in persons[-_MOST_NEAR:] if start == sentence.start}
        if named:
            return Found(token.i, token.i + 1, named.pop(), "pronoun") if len(named) == 1 else None
        if sentence.start == 0:
            break
        sentence = token.doc[sentence.start - 1].sent
    return None


def _with_other_names(ground: Ground, found: list[Found]) -> list[Found]:
    """Give names told beside each other to one actor: "Ann Lee, head of the clinic", "Omar Said, alias Abu Zaid"."""
    for n, (one, other) in enumerate(pairwise(found)):
        if other.start - one.end > _LONGEST_LINK or one.actor == other.actor is not None:
            continue
        between = [token.lower_ for token in ground.text.doc[one.end : other.start]]
        at, own = (n, other) if one.kind == "office" else (n + 1, one)
        office = (
            {one.kind, other.kind} == {"person", "office"}
            and set(between) <= _BETWEEN
            and (len(between) > 0 or one.kind == "office")
        )
        if own.actor is not None and (office or _is_other_name(one, other, set(between))):
            ground.cast.rename(own.actor, text_of(ground.text.doc[found[at].start : found[at].end]))
            found[at] = replace(found[at], actor=own.actor)
    return found


def _is_other_name(one: Found, other: Found, between: set[str]) -> bool:
    """Tell whether words between two names say that they are of one actor: "also known as", "alias"."""
    named = {one.kind, other.kind} <= {"person", "body", "other"} and (
        one.kind == other.kind or "other" in {one.kind, other.kind}
    )
    return named and bool(between & _ALSO) and between <= _LINKING
