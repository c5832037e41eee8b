"""Who did it to whom: a trigger → the parties on both sides of the deed, and its weapons."""

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
    phrase,
    single,
    subject,
    sufferer,
)
from rashomon.extract.deedwords.phrasing import counted
from rashomon.extract.naming import Cast
from rashomon.extract.parse import Token
from rashomon.lexicon import TELLERS, Ontology
from rashomon.records import Party, Words

_AGAINST = {"on", "against", "upon", "at", "into", "over"}
_OF_SUFFERER = {
    "bombing",
    "shelling",
    "killing",
    "murder",
    "targeting",
    "bombardment",
    "downing",
    "destruction",
    "arrest",
}
_HARMED = {"wounded", "dead", "killed", "injured", "casualty", "death", "loss", "injury", "fatality", "toll"}
_LIGHT = {
    "launch",
    "carry",
    "conduct",
    "make",
    "begin",
    "start",
    "mount",
    "stage",
    "commit",
    "execute",
    "deliver",
    "lead",
}
# Verbs that are not said without an object but of those who suffer it, as in headlines; of fighters, not all are.
_BORNE = frozenset(
    "ambush kill shoot gun bomb kidnap abduct arrest detain wound injure behead stab hang execute murder assassinate"
    " hack slay lynch rape torture massacre jail imprison hurt maim shell gas knife apprehend nab".split()
)
_OF_SOMEBODY = {"kill", "wound", "injure", "massacre", "slaughter"}  # done to somebody, or the words are passive
_BORNE_BY_OTHERS = frozenset("attack raid hit target capture seize storm loot burn torch destroy beat".split())
_MUTUAL = {"clash", "fight", "battle", "skirmish", "fighting", "firefight", "clashes", "exchange"}
# Verbs whose object is what is used: "fired rockets", "detonated a bomb".
_SENDING = {
    "fire", "throw", "hurl", "lob", "toss", "launch", "drop", "detonate", "use", "explode", "shoot", "pelt", "employ",
    "unleash", "lay", "plant", "set", "wield",
}  # fmt: skip
# Classes of parties.csv that can be said to do a deed, though no name is known.
_FIRE = {"fire", "grenade", "stone", "rocket", "missile", "bomb", "shell", "gas", "shot", "teargas", "brick", "mortar"}
_BANDS = frozenset("group band gang team squad wave groups bands gangs".split())
# What befell or bears those who are named: "detained militants" are the militants.
_STATES = frozenset(
    "armed heavily masked detained captured arrested jailed wounded injured killed dead slain suspected alleged unknown"
    " unidentified fellow several small large".split()
)
_COUNTING = frozenset("dozen dozens several hundred hundreds only".split())
_PEOPLE = {"civilians", "protesters", "police", "mob", "group"}
_DOERS = {"mob", "protesters", "police", "armed"}
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
    doers, sufferers = _of_verb(trigger, ontology) if verb else _of_noun(trigger)
    mutual = trigger.token.lemma_.lower() in _MUTUAL
    actors = [p for head in doers for p in _parties(head, text, cast, ontology, able=True)]
    if trigger.entry.type == "ASSAULT":
        actors = [p for p in actors if cast.kind(p.actor) not in TELLERS]
    targets = [p for head in sufferers for p in _parties(head, text, cast, ontology, able=False)]
    if mutual and len(actors) == 2 and not targets:  # "clashes between A and B"
        return actors[:1], actors[1:]
    return actors, targets


def _of_verb(trigger: Trigger, ontology: Ontology) -> tuple[list[Token], list[Token]]:
    verb = trigger.token
    if _beside_the_dead(verb):
        return [], _of_the_dead(verb)
    if verb.i and verb.doc[verb.i - 1].tag_ == "POS":  # "the ministry's wounded": whom it counts, or its own
        return [], []
    if _of_heading(verb, ontology):
        return [], [held for held in [child(verb, "nsubj")] if held is not None]
    done_to = child(verb, "dobj") if _strikes(verb) else sufferer(verb)
    doer = verb.head if _strikes(verb) else subject(verb)
    if doer is not None and any(part.dep_ == "cc" and part.lower_ == "or" for part in doer.children):
        doer = None  # one of two did it, and nobody knows which
    if trigger.entry.field == "killed" and done_to is None and trigger.entry.type == "":
        return [], [doer] if doer is not None else []
    sent = done_to is not None and verb.lemma_ in _SENDING and is_weapon(done_to, ontology)  # "Rockets fired by rebels"
    sufferers = [done_to] if done_to is not None and not sent else []
    if done_to is not None and done_to.lemma_ in _FIRE and not passive(verb):
        sufferers = _under_fire(verb, done_to, ontology)
    elif not sufferers and not passive(verb):
        for preposition in verb.rights:
            against = _AGAINST | ({"with", "between"} if verb.lemma_ in _MUTUAL else {"to"})
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


def _strikes(verb: Token) -> bool:
    """Tell whether a participle behind a noun has an object, so that the noun did it: "a jet bombed the town"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and child(verb, "dobj") is not None


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


def _under_fire(verb: Token, fire: Token, ontology: Ontology) -> list[Token]:
    """Return the people of "opened fire on the crowd", "fired gas at protesters"; a thing shot at may hold anybody."""
    at = [prep for prep in (*verb.rights, *fire.rights) if prep.dep_ == "prep" and prep.lower_ in _AGAINST]
    held = [one for one in (child(prep, "pobj") for prep in at) if one is not None]
    return [one for one in held if ontology.parties.get(one.lemma_.lower()) in _PEOPLE]


def _of_noun(trigger: Trigger) -> tuple[list[Token], list[Token]]:
    noun = trigger.token
    if noun.lemma_.lower() in _HARMED:  # "the ministry's wounded" are whom it counts, or its own
        return [], [part for part in noun.lefts if part.dep_ in {"compound", "nmod"}]
    doers, sufferers = [], []
    if noun.dep_ == "acl":  # "the toll in police firing", where the parse takes the noun for a verb
        doers.append(noun.doc[trigger.tokens[0]])
    for part in noun.children:
        held = child(part, "pobj") if part.dep_ in {"prep", "agent"} else None
        if (part.dep_ in {"poss", "compound", "nmod"} and part.i < noun.i) or (
            part.dep_ == "amod" and part.pos_ in {"PROPN", "ADJ"} and part.text[:1].isupper()
        ):
            doers.append(part)
        elif held is not None and (
            part.lower_ in {"by", "from", "between"} or (part.lower_ == "with" and noun.lemma_ == "encounter")
        ):
            doers.append(held)
        elif held is not None and part.lower_ == "on" and noun.dep_ == "dobj" and noun.head.lemma_ == "blame":
            doers.append(held)  # "blamed the raid on the rebels"
        elif held is not None and (
            part.lower_ in _AGAINST
            or (part.lower_ == "with" and noun.lemma_ in _MUTUAL)
            or (part.lower_ == "of" and noun.lemma_ in _OF_SUFFERER)
        ):
            sufferers.append(held)
    verb = noun.head
    if not doers and noun.dep_ == "dobj" and verb.lemma_ in _LIGHT:
        doer = subject(verb)
        doers += [doer] if doer is not None else []
    if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and not sufferers:
        hit = child(verb, "dobj") if verb.lemma_ in {"hit", "target", "kill", "strike", "wound", "destroy"} else None
        sufferers += [hit] if hit is not None else []
    return doers, sufferers


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
    if head.pos_ == "PROPN":
        return head.text[:1].isupper() and lemma not in ontology.weapons and not _calendar(head)
    return (role is not None and role[0] == "combatant") or lemma in {
        "coalition",
        "army",
        "group",
        "regime",
        "government",
    }


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


def _listed(head: Token) -> list[Token]:
    """Return the nouns of a list, which the parse strings together as conjuncts and appositions."""
    found = conjuncts(head)
    return found + [c for one in found for c in one.children if c.dep_ == "appos"]


def weapons_of(trigger: Trigger, text: Annotated, ontology: Ontology) -> tuple[Words, ...]:
    """Return the weapons that the clause of a deed names: "with mortars", "missiles hit", "fired rockets"."""
    found: list[Words] = []
    for head in [*_used(trigger), *_instruments(trigger)][:6]:
        for one in _listed(head):
            if is_weapon(one, ontology):
                start, end = phrase(one)[0], one.i + 1  # not with the dateline before it
                while start < one.i and text.doc[start].dep_ in {"det", "nummod", "predet", "case"}:
                    start += 1
                span = text.span(text.doc[start], text.doc[end - 1])
                found.append(Words(text.words(span), span))
    return tuple(dict.fromkeys(found))


def is_weapon(noun: Token, ontology: Ontology) -> bool:
    """Tell whether a noun, alone or with the word before it, is one of ontology/weapons.csv."""
    # the lemma of what is taken for a name is the name: "Shells struck the market"
    lemma = noun.lower_.removesuffix("s") if noun.pos_ == "PROPN" else noun.lemma_.lower()
    before = noun.doc[noun.i - 1].lower_ if noun.i else ""
    return lemma in ontology.weapons or f"{before} {lemma}" in ontology.weapons


def _used(trigger: Trigger) -> list[Token]:
    """Return what a verb is done with by its subject or object: "missiles hit", "fired rockets", "used gas to"."""
    verb = trigger.token
    if verb.pos_ != "VERB":
        return []
    heads: list[Token | None] = [verb.head] if _strikes(verb) else [] if passive(verb) else [child(verb, "nsubj")]
    if verb.lemma_ in _SENDING:
        heads.append(child(verb, "dobj", "nsubjpass"))
    if verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ in _SENDING:
        heads.append(child(verb.head, "dobj", "nsubjpass"))
    return [counted(head) for head in heads if head is not None]


def _instruments(trigger: Trigger) -> list[Token]:
    """Return what prepositions hang on a deed, or on the verb that carries it out: "carried out using guns"."""
    token = trigger.token
    carried = token.dep_ in {"nsubjpass", "nsubj", "dobj"} and token.head.lemma_ in _LIGHT
    return [
        held
        for part in (token.head if carried else token).subtree
        if part.lower_ in {"with", "using", "by", "from", "involving", "of"} and abs(part.i - token.i) < 30
        for held in [child(part, "pobj", "dobj")]
        if held is not None
    ]
