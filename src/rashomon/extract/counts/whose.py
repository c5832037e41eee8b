"""Whose dead where the number does not say: the group that a figure takes from the words around it."""

from __future__ import annotations

from dataclasses import replace

from rashomon.extract.clauses import bare, child, single
from rashomon.extract.counts.groups import REMAINS, apposed, whom_of
from rashomon.extract.counts.harms import Fate
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.counts.singles import TOGETHER
from rashomon.extract.incidents import Deed
from rashomon.extract.parse import Token, root_of
from rashomon.extract.scene import Scene, Tally
from rashomon.lexicon import Ontology
from rashomon.records import Span, Whom

_TOLLS = {"toll", "tally"}
_OWN_SIDE = {"losses", "casualties", "dead", "side", "ranks", "men"}
_OWNERS = {"own", "our", "their", "its"}
_NEAR = 6  # tokens
_TELLING = {"ask", "brief", "inform", "say", "speak", "talk", "tell", "write"}


def group_of(
    scene: Scene, quantity: Quantity, tokens: tuple[int, int] | None, name: str, deed: Deed, tally: Tally, fate: Fate
) -> tuple[str, Whom | None]:
    """Return the group's words and whom they mean; of a bare number, the group told before or the deed's target."""
    if quantity.single and quantity.noun is None and tally.claims:
        return tally.claims[-1].group, tally.claims[-1].whom  # "he died": the one told of last
    if tokens is not None:
        return _of_words(scene, tokens)
    if fate.told is not None:
        return fate.told.group, fate.told.whom
    own_losses = _own_losses(scene, quantity)
    if own_losses is not None:
        return own_losses
    toll = fate.word if fate.word.lemma_.lower() in _TOLLS and quantity.noun is None else None
    suffering = _losers(scene, quantity)
    if suffering is not None:
        return suffering
    pointing = quantity.noun is not None and quantity.noun.pos_ == "PRON"
    if pointing or quantity.noun is None:
        near = _nearest_group(scene, quantity.number, toll)
        if pointing and near is not None:
            return near
    if "last" in tally.groups and tally.sentence == (scene.text.where, quantity.number.sent.start):
        return tally.groups["last"]
    if pointing:
        subject = _subject_before(scene, quantity.number)
        if subject is not None:
            return subject
    where = scene.text.where  # a title's bare number does not look back on the text
    if pointing or quantity.more:
        told = [f"{where} {k}" for k in (name, "killed", "injured", "casualties")]
        before = next((tally.groups[k] for k in told if k in tally.groups), None)
        if before is not None:
            return before
    here = scene.text.span(quantity.number.sent[0], quantity.number.sent[-1])
    people = [p for p in deed.targets if p.actor is not None and here[0] <= p.span[0] < here[1] and toll is None]
    people = [p for p in people if scene.text.words(p.span) == p.text]  # a deed is told in title and text
    # asked of the sentence, not of the deed: the triggers of a deed may be as many as the report has sentences
    if people and any(scene.incidents.by_token.get((where, t.i)) is deed for t in quantity.number.sent):
        return people[0].text, whom_of(people[0].text, None, scene.cast, scene.ontology)
    if quantity.noun is None and near is not None:
        return near
    # "more than 100 dead" in a sentence of its own says of nobody whose dead they are
    return "", Whom(None, None, "unknown", "any")


def _of_words(scene: Scene, tokens: tuple[int, int]) -> tuple[str, Whom | None]:
    """Return the words of a group that is told and whom they mean."""
    doc = scene.text.doc
    span = scene.text.span(doc[tokens[0]], doc[tokens[1] - 1])
    head = root_of(doc[tokens[0] : tokens[1]])
    words = scene.text.words(span)
    closer = apposed(head)
    if closer is not None:
        first, last = single(closer)
        meant = scene.text.words(scene.text.span(doc[bare(first, closer)], doc[last - 1]))
        return words, whom_of(meant, closer, scene.cast, scene.ontology)
    whom = whom_of(words, head, scene.cast, scene.ontology)
    own = doc[tokens[0]].lower_ in {"its", "their", "our"} or _loses(head)
    return words, _with_stand(scene, head, own_men(scene, span, whom) if own else whom)


def _with_stand(scene: Scene, head: Token, whom: Whom | None) -> Whom | None:
    """Return whom a group means with the side that it stands on: "the fighters on the mayor's side"."""
    owner = _stands_with(head) if whom is not None and whom.side is None else None
    if whom is None or owner is None:
        return whom
    first, last = single(owner)
    words = scene.text.words(scene.text.span(scene.text.doc[bare(first, owner)], scene.text.doc[last - 1]))
    return replace(whom, side=scene.cast.side(scene.cast.meant(words), words))


def _stands_with(head: Token) -> Token | None:
    """Return who is meant in "on X's side", "on the side of X", "fighting for X"."""
    for part in head.rights:
        if part.lower_ == "on":
            side = child(part, "pobj")
            if side is not None and side.lemma_ == "side":
                of = next((c for c in side.rights if c.lower_ == "of"), None)
                return child(of, "pobj") if of is not None else child(side, "poss", "compound", "amod")
        elif part.dep_ == "acl" and part.lemma_ == "fight":
            joint = next((c for c in part.rights if c.lower_ in {"for", "alongside"}), None)
            return child(joint, "pobj") if joint is not None else None
    return None


def _own_losses(scene: Scene, quantity: Quantity) -> tuple[str, Whom | None] | None:
    """Return whose a bare number is by "our losses: five killed", "gave their own dead as three", "on our side two"."""
    first = max(quantity.number.sent.start, quantity.start - _NEAR)
    words = quantity.number.doc[first : quantity.start]
    at = next((t for t in words if t.lower_ in _OWN_SIDE and t.i and t.nbor(-1).lower_ in _OWNERS), None)
    if at is None:
        return None
    start = at.nbor(-1) if at.nbor(-1).lower_ != "own" else at.nbor(-2)
    span = scene.text.span(start, at)
    return scene.text.words(span), own_men(scene, span, Whom(None, None, "unknown", "any"))


def _loses(head: Token) -> bool:
    """Tell whether a speaker tells of men that it lost itself: "the army says it lost no men"."""
    who = child(head.head, "nsubj") if head.dep_ == "dobj" and head.head.lemma_ == "lose" else None
    return who is not None and who.lower_ in {"it", "they", "we"}


def _subject_before(scene: Scene, number: Token) -> tuple[str, Whom | None] | None:
    """Return whom the sentence before is about: "The militia had fought for hours. Dozens of them were killed"."""
    start = number.sent.start
    root = number.doc[start - 1].sent.root if start else None
    if root is None:
        return None
    who = child(root, "nsubj", "nsubjpass")
    if who is None or who.lemma_.lower() not in scene.ontology.groups or child(root, "ccomp") is not None:
        return None
    first, end = single(who)
    words = scene.text.words(scene.text.span(number.doc[bare(first, who)], number.doc[end - 1]))
    return words, whom_of(words, who, scene.cast, scene.ontology)


def _losers(scene: Scene, quantity: Quantity) -> tuple[str, Whom | None] | None:
    """Return who suffers losses of a bare number: "government troops suffered nine dead"."""
    verb = quantity.number.head
    who = child(verb, "nsubj") if verb.lemma_ in {"suffer", "sustain"} and quantity.number.dep_ == "dobj" else None
    if who is None or quantity.noun is not None or who.lemma_.lower() not in scene.ontology.groups:
        return None
    first, end = single(who)
    words = scene.text.words(scene.text.span(verb.doc[bare(first, who)], verb.doc[end - 1]))
    return words, whom_of(words, who, scene.cast, scene.ontology)


def _nearest_group(scene: Scene, number: Token, toll: Token | None) -> tuple[str, Whom | None] | None:
    """Return the group named before a number in its sentence: "shells fell among the pilgrims, killing 40".

    What is told of the deed of a toll, "the toll of a blast that hit policemen", is not whose toll it is.
    """
    voice = scene.sources.at(scene.text.span(number, number))
    for token in reversed(list(number.sent)):
        held = token.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"} and token.lower_ not in {"dead", "wounded"}
        if toll is not None and token.i > toll.i:
            continue
        if token.i < number.i and held and token.lemma_.lower() in scene.ontology.groups:
            if (
                token.pos_ == "PROPN"
                and token.text[0].isupper()
                and token.tag_ == "NNPS"
                and token.nbor().pos_ == "ADP"
            ):
                continue  # "a hospital of Doctors without Borders"
            if token.lower_ in REMAINS or token.lemma_.lower() in {
                "loss",
                "casualty",
                "victim",
                "death",
                "toll",
                "fatality",
            }:
                continue
            if _is_single(token, scene.ontology):
                continue  # "killing a woman and her son and injuring 14"
            here = scene.text.span(token, token)
            if scene.sources.speaks(here[0]) or scene.sources.at(here) is not voice or _hears(token):
                continue  # "citing ambulance drivers, put the dead at 17", "told reporters that 17 had died"
            doer = token.dep_ == "nsubj" and (
                token.head in (number.head, number.head.head) or _gives(token.head, number)
            )
            if doer or any(c.dep_ in {"ccomp", "parataxis"} for c in token.head.children):
                continue  # who speaks is not who died, nor who kills
            start, end = single(token)
            span = scene.text.span(token.doc[bare(start, token)], token.doc[end - 1])
            words = scene.text.words(span)
            return words, whom_of(words, token, scene.cast, scene.ontology)
    return None


def _is_single(noun: Token, ontology: Ontology) -> bool:
    """Tell whether a noun is one person of no force, of whom a number behind it is no part."""
    lemma = noun.lemma_.lower()
    return noun.tag_ == "NN" and lemma not in TOGETHER and ontology.groups[lemma][0] != "combatant"


def _gives(verb: Token, number: Token) -> bool:
    """Tell whether a verb has a count for its object: "guards gave a figure of 40 abducted"."""
    held = child(verb, "dobj")
    return held is not None and held.lemma_.lower() in _TOLLS | {"figure", "number", "count"} and held.i < number.i


def _hears(people: Token) -> bool:
    """Tell whether people are those to whom something is told."""
    verb = people.head.head if people.head.lower_ == "to" else people.head
    return verb.lemma_ in _TELLING and (people.head.lower_ == "to" or people.dep_ == "dobj")


def own_men(scene: Scene, span: Span, whom: Whom) -> Whom:
    """Return whose men they are whom a speaker says it has not: the speaker's own."""
    speaker = scene.sources.chain(scene.sources.at(span))[0]
    side = scene.cast.side(speaker.actor, speaker.text) if speaker.actor else None
    return replace(whom, actor=speaker.actor, side=side)
