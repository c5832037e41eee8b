"""Who did it to whom: a trigger → the parties on both sides of the deed."""

from __future__ import annotations

from rashomon.extract.acts import Trigger
from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import (
    agent,
    bare,
    child,
    conjuncts,
    loyal_end,
    passive,
    single,
    subject,
    sufferer,
)
from rashomon.extract.deedwords.aims import AGAINST, under_fire
from rashomon.extract.deedwords.arms import is_weapon, sends, strikes
from rashomon.extract.deedwords.nominal import MUTUAL, of_noun
from rashomon.extract.naming import Cast
from rashomon.extract.parse import Token
from rashomon.lexicon import TELLERS, Ontology
from rashomon.records import Party

# Verbs that are not said without an object but of those who suffer it, as in headlines; of fighters, not all are.
_BORNE = frozenset(
    "ambush kill shoot gun bomb kidnap abduct arrest detain wound injure behead stab hang execute murder assassinate"
    " hack slay lynch rape torture massacre jail imprison hurt maim shell gas knife apprehend nab".split()
)
_OF_SOMEBODY = {"kill", "wound", "injure", "massacre", "slaughter"}  # done to somebody, or the words are passive
_BORNE_BY_OTHERS = frozenset("attack raid hit target capture seize storm loot burn torch destroy beat".split())
_FIRE = {"fire", "grenade", "stone", "rocket", "missile", "bomb", "shell", "gas", "shot", "teargas", "brick", "mortar"}
_BANDS = frozenset("group band gang team squad wave groups bands gangs".split())
# What befell or bears those who are named: "detained militants" are the militants.
_STATES = frozenset(
    "armed heavily masked detained captured arrested jailed wounded injured killed dead slain suspected alleged unknown"
    " unidentified fellow several small large".split()
)
_COUNTING = frozenset("dozen dozens several hundred hundreds only".split())
# Classes of parties.csv that can be said to do a deed, though no name is known.
_DOERS = {"mob", "protesters", "police", "armed"}
_MEN = frozenset("man men people tribesman tribesmen loyalist element".split())  # who are fighters if on a side
_NO_PARTY = frozenset(
    "it they he she who which that this these those there one night day time morning area town village place response"
    " way part side number people reason self fact case incident result year week month combination response"
    " many most some dozens scores hundreds name toll account fire war".split()
)


def parties_of(trigger: Trigger, text: Annotated, cast: Cast, ontology: Ontology) -> tuple[list[Party], list[Party]]:
    """Return the parties that did the deed and those to whom it was done."""
    token = trigger.token
    clause = token.pos_ == "VERB" or (child(token, "nsubj") is not None and child(token, "dobj") is not None)
    verb = clause and not _nominal(trigger)  # "Bombers attack camp", where the model takes the verb for a noun
    doers, sufferers = _of_verb(trigger, cast, ontology) if verb else of_noun(trigger, ontology)
    mutual = trigger.token.lemma_.lower() in MUTUAL
    actors = [p for head in doers for p in _parties(head, text, cast, ontology, able=True)]
    if trigger.entry.type == "ASSAULT":
        actors = [p for p in actors if cast.kind(p.actor) not in TELLERS]
    targets = [p for head in sufferers for p in _parties(head, text, cast, ontology, able=False)]
    if mutual and len(actors) == 2 and not targets:  # "clashes between A and B"
        return actors[:1], actors[1:]
    return actors, targets


def _of_verb(trigger: Trigger, cast: Cast, ontology: Ontology) -> tuple[list[Token], list[Token]]:
    verb = trigger.token
    if _beside_the_dead(verb):
        return [], _of_the_dead(verb)
    if verb.i and verb.doc[verb.i - 1].tag_ == "POS":  # "the ministry's wounded": whom it counts, or its own
        return [], []
    if _of_heading(verb, ontology):
        return [], [held for held in [child(verb, "nsubj")] if held is not None]
    done_to = child(verb, "dobj") if strikes(verb) else sufferer(verb)
    doer = verb.head if strikes(verb) else subject(verb)
    if doer is not None and any(part.dep_ == "cc" and part.lower_ == "or" for part in doer.children):
        doer = None  # one of two did it, and nobody knows which
    if trigger.entry.field == "killed" and done_to is None and trigger.entry.type == "":
        return [], [doer] if doer is not None else []
    sent = done_to is not None and sends(trigger) and is_weapon(done_to, ontology)  # "Rockets fired by rebels"
    sufferers = [done_to] if done_to is not None and not sent else []
    if done_to is not None and done_to.lemma_ in _FIRE and not passive(verb):
        sufferers = under_fire(verb, done_to, cast, ontology)
    elif not sufferers and not passive(verb):
        for preposition in verb.rights:
            against = AGAINST | ({"with", "between"} if verb.lemma_ in MUTUAL else {"to"})
            if preposition.dep_ == "prep" and preposition.lower_ in against:
                sufferers += [held for held in [child(preposition, "pobj")] if held is not None]
    if verb.lemma_ == "fall" and sufferers and is_weapon(sufferers[0], ontology):  # "fell to police bullets"
        return [part for weapon in sufferers for part in _whose(weapon)], [doer] if doer is not None else []
    bomber = doer is not None and doer.i > 0 and f"{doer.nbor(-1).lower_} {doer.lemma_.lower()}" in ontology.parties
    if doer is not None and is_weapon(doer, ontology) and not bomber:  # "police bullets killed", "their shells hit"
        return _whose(doer), sufferers
    if doer is None and verb.dep_ == "pcomp" and verb.head.head.lemma_ == "resort":  # "the police resorted to firing"
        doer = subject(verb.head.head)
    return [doer] if doer is not None else [], sufferers


def _of_heading(verb: Token, ontology: Ontology) -> bool:
    """Tell whether a headline's verb has left its "was" out: "Soldiers ambushed", "Man shot to death in Tarn"."""
    who = child(verb, "nsubj") if verb.lemma_ in _BORNE or verb.lemma_ in _BORNE_BY_OTHERS else None
    if who is not None and verb.lemma_ in _OF_SOMEBODY and child(verb, "dobj", "aux", "prt") is None:
        return verb.tag_ in {"VBD", "VBN"} and child(verb, "dative", "xcomp") is None  # "two soldiers killed"
    if who is None or verb.tag_ not in {"VBD", "VBN"} or child(verb, "aux", "auxpass", "ccomp") is not None:
        return False
    held = child(verb, "dobj")
    if held is not None and not any(token.text == ":" for token in verb.doc[verb.i : held.i]):
        return False  # "Man shot dead: police" ends with who says so
    if any(part.dep_ in {"det", "poss"} for part in who.lefts) or who.pos_ not in {"NOUN", "PROPN"}:
        return False
    fights = ontology.groups.get(who.lemma_.lower(), ("",))[0] == "combatant" or is_weapon(who, ontology)
    if (fights and verb.lemma_ in _BORNE_BY_OTHERS) or any(part.lower_ == "at" for part in verb.rights):
        return False  # "Rebels attacked", "Troops shot at the crowd"
    last = next((token for token in reversed(verb.sent) if not token.is_space), verb)
    return last.text not in {".", "!", "?", "”", '"'}


def _beside_the_dead(verb: Token) -> bool:
    """Tell whether a participle is a state beside "dead": "dozens were dead or wounded", "30 dead and wounded"."""
    doc, i = verb.doc, verb.i
    dead = i > 1 and doc[i - 2].lower_ == "dead" and doc[i - 1].lower_ in {"and", "or"}
    return dead and verb.tag_ in {"VBN", "VBD"} and child(verb, "nsubj", "dobj", "agent") is None


def _of_the_dead(verb: Token) -> list[Token]:
    """Return those of whom "dead or wounded" is said: the subject of "were", or who stands behind "among"."""
    among = next((part for part in verb.rights if part.lower_ in {"among", "in", "from"}), None)
    held = child(among, "pobj") if among is not None and among.lower_ == "among" else None
    be = verb.head if verb.head.lemma_ == "be" else verb.head.head
    who = held if held is not None else child(be, "nsubj") if be.lemma_ == "be" else None
    return [who] if who is not None else []


def _whose(weapon: Token) -> list[Token]:
    """Return those whose weapon it is: "police bullets", "the army's shells", "jets of the air force"."""
    parts = [part for part in weapon.lefts if part.dep_ in {"poss", "compound", "nmod", "amod"}]
    named = [part for part in parts if part.pos_ in {"PROPN", "NOUN"} or part.text[:1].isupper()]
    owners = named or [held for one in conjuncts(weapon) for part in one.rights for held in _owner_in(part)]
    fired_by = agent(weapon.head)  # "Rockets fired by militants struck the camp", where "fired" is taken for the verb
    return owners or ([fired_by] if fired_by is not None else [])


def _owner_in(part: Token) -> list[Token]:
    """Return the owner in "of the army", "belonging to rebels", "fired by militants", "operated by the police"."""
    if part.dep_ == "acl":
        wanted = "to" if part.lemma_ == "belong" else "by"
        joint = next((c for c in part.rights if c.lower_ == wanted), None)
    else:
        joint = part if part.lower_ == "of" else None
    held = child(joint, "pobj") if joint is not None else None
    return [held] if held is not None else []


def _nominal(trigger: Trigger) -> bool:
    """Tell whether what is tagged a verb stands as a noun: "killed in police firing"."""
    token = trigger.token
    whole = trigger.tokens[0] < token.i and token.dep_ == "acl"
    return token.tag_ == "VBG" and (whole or token.dep_ in {"pobj", "nsubj", "dobj", "nsubjpass"})


def _parties(head: Token, text: Annotated, cast: Cast, ontology: Ontology, *, able: bool) -> list[Party]:
    found = []
    for one in (_counted(c) for c in conjuncts(head)):
        lemma = one.lemma_.lower()
        if one.pos_ not in {"NOUN", "PROPN", "ADJ"} or lemma in _NO_PARTY or one.like_num or cast.is_calendar(one.text):
            continue
        if one.dep_ in {"compound", "nmod"} and cast.is_country(one.text):
            continue  # "in Syria strike" says where
        if able and (_heads_line(one) or _is_model(one, cast, ontology)):
            continue
        start, end = single(one)
        start, end = _behind_numbers(bare(start, one), one), loyal_end(one, end)
        start = _behind_states(start, one) if ontology.groups.get(lemma, ("",))[0] == "combatant" else start
        span = text.span(text.doc[start], text.doc[end - 1])
        words = text.words(span)
        meant = cast.meant(words)
        acts = (lemma, "NOUN") in ontology.acts
        if able and meant is None and (acts or not (_able(one, ontology) or _class(one, ontology) in _DOERS)):
            continue
        if not able and acts and meant is None:
            continue
        named = meant is not None or _able(one, ontology)
        actor = cast.described(lemma) if named and _points_back(one, words) else None
        actor = actor or (cast.introduce(words, head=lemma) if named else None)
        found.append(Party(words, span, actor))
    return found


def _behind_states(start: int, head: Token) -> int:
    """Return where the words for fighters begin behind their state: "heavily-armed" bombers are the bombers."""
    doc, last = head.doc, start
    while start < head.i and (doc[start].lower_ in _STATES or (start > last and doc[start].text == "-")):
        start += 1
    return start


def _behind_numbers(start: int, head: Token) -> int:
    """Return where a party's words begin behind what counts or doubts it, or closes what is before: "14) guards"."""
    doc = head.doc
    for i in range(head.i - 1, start - 1, -1):
        doubted = doc[i].lower_ in {"called", "styled"} and doc[i - 1].text == "-"  # "so-called", "self-styled"
        counted = doc[i].dep_ == "nummod" or doc[i].lower_ in _COUNTING
        if doubted or counted or doc[i].text in {":", "(", ")", ";"}:
            return i + 1
    return start


def _heads_line(head: Token) -> bool:
    """Tell whether a word stands before a colon: "Explainer: who attacked the town"."""
    return head.i + 1 < len(head.doc) and head.doc[head.i + 1].text == ":"


def _is_model(name: Token, cast: Cast, ontology: Ontology) -> bool:
    """Tell whether a name that nobody bears is that of a weapon: "Mirage warplanes"."""
    made = name.dep_ in {"compound", "nmod"} and name.pos_ == "PROPN" and is_weapon(name.head, ontology)
    return made and cast.meant(name.text) is None


def _points_back(head: Token, words: str) -> bool:
    """Tell whether a bare noun means those told of before: "those forces", not "the forces", who may be others."""
    return " " not in words and any(part.lower_ in {"those", "these", "both"} for part in head.lefts)


def _counted(head: Token) -> Token:
    """Return the fighters of "dozens of fighters", "a group of fighters"; a pronoun stays one and is no party."""
    many = head.lower_ in {"dozens", "scores", "hundreds", "thousands", "tens", "many", "most", "some", "number", "one"}
    if not many and head.lower_ not in _BANDS:
        return head
    of = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    held = child(of, "pobj") if of is not None else None
    return held if held is not None and (many or held.tag_ == "NNS") else head


def _able(head: Token, ontology: Ontology) -> bool:
    """Tell whether a noun names somebody who can act: a name, fighters, a body."""
    lemma = head.lemma_.lower()
    role = ontology.groups.get(lemma)
    if lemma in _MEN and _takes_side(head):
        return True
    if head.pos_ == "PROPN":
        return head.text[:1].isupper() and lemma not in ontology.weapons and not _calendar(head)
    return (role is not None and role[0] == "combatant") or lemma in {
        "coalition",
        "army",
        "group",
        "regime",
        "government",
    }


def _takes_side(head: Token) -> bool:
    """Tell whether people are said to be on a side: "pro-government men", "Iran-backed tribesmen"."""
    start, end = head.left_edge.i, head.i
    words = [token.lower_ for token in head.doc[max(start, end - 5) : end]]
    return any(word.startswith("pro") and words[n + 1 : n + 2] == ["-"] for n, word in enumerate(words)) or any(
        word in {"backed", "allied", "aligned"} for word in words
    )


def _class(head: Token, ontology: Ontology) -> str | None:
    """Return the class of parties.csv of a noun, with the word before it or alone: "a police party"."""
    lemma = head.lemma_.lower()
    before = head.doc[head.i - 1].lower_ if head.i else ""
    return ontology.parties.get(f"{before} {lemma}") or ontology.parties.get(lemma)


def _calendar(head: Token) -> bool:
    return head.lower_.rstrip("s.") in {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december", "feb", "jan",
    }  # fmt: skip
