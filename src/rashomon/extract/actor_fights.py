"""Who fights whom, by the words of one text: "the militia's war on the cartel", "the army struck rebel positions".

Not the deeds themselves (those are mentions, each with its own day and place), but who stands against whom: a
campaign, an aim or a defence tells that too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rashomon.extract.clauses import agent, child, conjuncts, negated, passive, subject, sufferer
from rashomon.extract.parse import Token

FIGHTING = frozenset(
    "fight attack strike bomb shell kill defeat destroy degrade target combat battle counter shoot assault raid storm"
    " repel repulse ambush wound injure abduct kidnap behead execute murder massacre eliminate rid expel oust engage"
    " besiege rout crush dismantle burn invade down neutralize neutralise confront pursue seize retake recapture"
    " liberate clear clash hit gun slaughter torture capture bombard pound overrun annihilate resist hunt battle"
    " assassinate beat arrest detain disarm hammer dislodge evict encircle blast rocket harass fire"
    " lob hurl launch open throw drive exchange trade".split()
)
# Verbs whose object may be anything: what stands against somebody is told by "from" or "of".
_FROM = frozenset("seize retake recapture liberate clear rid free defend protect open launch throw hurl lob".split())
STRUGGLES = frozenset(
    "fight war campaign battle struggle operation offensive attack strike airstrike raid assault defense defence"
    " bombing bombardment shelling clash fighting ambush killing murder massacre mission effort skirmish conflict"
    " insurgency rebellion resistance defeat destruction position gunfight firefight counterattack counteroffensive"
    " crackdown invasion action war execution beheading abduction kidnapping assassination siege fire weapon drive push"
    " jihad uprising combat gain advance burning downing shooting stabbing beating torture lynching hanging detention"
    " arrest slaughter slaying hunt revolt".split()
)
_AGAINST = frozenset({"against", "on", "with", "upon"})
_OF_SUFFERER = frozenset(
    "defeat destruction killing murder massacre bombing shelling execution beheading abduction kidnapping assassination"
    " siege bombardment invasion burning downing shooting stabbing beating torture lynching hanging detention arrest"
    " slaughter slaying hunt".split()
)
_MUTUAL = frozenset("clash fight battle fighting skirmish firefight gunfight war conflict combat".split())
_PARTS = frozenset({"compound", "poss", "nmod", "amod", "npadvmod"})
_CLIMBS = frozenset(
    {"xcomp", "advcl", "acl", "relcl", "prep", "pobj", "pcomp", "dobj", "conj", "attr", "appos", "acomp", "advmod"}
)
_DEEPEST = 2  # nouns within nouns: "a series of strikes of the army"
_HIGHEST = 6  # steps from a word of fighting up to who does it

# Verbs by which somebody does what their object names: "waged a war", "joined the fight".
_LIGHT = frozenset(
    "launch carry conduct make begin start mount stage commit execute deliver lead wage join continue fly run perform"
    " resume undertake intensify step maintain plan direct coordinate escalate expand hold keep open press pursue order"
    " involve engage participate take play use claim end cease stop halt remain work help aid have aim seek try attempt"
    " prepare vow pledge unite fight enhance synchronize synchronise strengthen accelerate improve boost increase grow"
    " commit remain conduct step ramp renew bring".split()
)
# Verbs whose object is who is to act: "urged the army to fight", "armed the tribes to fight".
_STEERING = frozenset(
    "press urge ask order force help tell call get enable allow train arm lead push direct assist equip send deploy"
    " mobilize mobilise mobilise summon compel pay recruit".split()
)
_DENYING = frozenset("deny avoid refuse refrain reject dismiss rule prevent".split())
_NOT_DOING = frozenset("death loss defeat arrest capture departure absence victim funeral killing destruction".split())
_THROUGH = frozenset(
    "in with through by of for to as including on at".split()
)  # a word of fighting behind them may be his
_ANSWERS = frozenset("response retaliation reaction revenge answer reply wake".split())
_HIS_OWN = frozenset({"its", "their", "his", "her"})
_PEOPLE = frozenset(
    "man men woman women member members element elements people fighter fighters gunman gunmen militant militants rebel"
    " rebels soldier soldiers troops forces militiaman militiamen insurgent insurgents terrorist terrorists commander"
    " commanders suspects units unit".split()
)  # "the men of the 3rd Brigade"

Whose = Callable[[Token], int | None]  # the number of the actor that a token is a word of


def find_fights(cues: Sequence[Token], whose: Whose) -> Iterator[tuple[int, int, Token]]:
    """Yield the numbers of two who fight each other, and the word that tells it; `cues` are words of fighting."""
    for cue in cues:
        verb = cue.pos_ == "VERB" and cue.dep_ not in {"pobj", "dobj", "nsubj", "nsubjpass", "compound"}
        doers, others = _of_verb(cue, whose) if verb else _of_noun(cue, whose)
        for one in doers[:3]:
            for other in others[:4]:
                if one != other:
                    yield one, other, cue


def _of_verb(verb: Token, whose: Whose) -> tuple[list[int], list[int]]:
    """Return who fights and against whom, as far as the words around a verb tell."""
    others = _struck(verb, whose)
    if negated(verb) or (verb.dep_ in {"xcomp", "pcomp", "ccomp"} and verb.head.lemma_ in _DENYING):
        return [], []
    if not others:
        return _together(verb, whose)
    if passive(verb):
        who = agent(verb) or _means(verb)
        return _actors_of([who], whose) if who is not None else [], others
    who = _steered(verb) or subject(verb)
    doers = _actors_of([who], whose) if who is not None else []
    return doers or (_above(verb, whose, others) if who is None or who.pos_ == "NOUN" else []), others


def _together(verb: Token, whose: Whose) -> tuple[list[int], list[int]]:
    """Return both sides of "rebels and soldiers clashed", "exchanged fire"."""
    who = subject(verb) if verb.lemma_ in _MUTUAL | {"exchange", "trade"} else None
    both = [n for one in conjuncts(who) for n in _actors_of([one], whose)] if who is not None else []
    return both[:1], both[1:2]


def _means(verb: Token) -> Token | None:
    """Return by what a passive says that it was done, where it names nobody: "killed in a raid by the army"."""
    held = (child(prep, "pobj") for prep in verb.rights if prep.dep_ == "prep")
    return next((one for one in held if one is not None and one.lemma_ in STRUGGLES), None)


def _struck(verb: Token, whose: Whose) -> list[int]:
    done_to = sufferer(verb)
    taken = verb.lemma_ in _FROM
    heads = [done_to] if done_to is not None and not (taken and whose(done_to) is None) else []
    for prep in (*verb.rights, *(done_to.rights if done_to is not None and taken else ())):
        held = child(prep, "pobj") if prep.dep_ == "prep" else None
        if held is None:
            continue
        against = prep.lower_ in {"against", "at", "on"} and prep.head is verb
        freed = taken and (prep.lower_ == "from" or (prep.lower_ == "of" and prep.head is verb))
        if against or freed or (prep.lower_ == "with" and verb.lemma_ in _MUTUAL):
            heads.append(held)
    return _actors_of(heads, whose)


def _of_noun(noun: Token, whose: Whose) -> tuple[list[int], list[int]]:
    """Return whose fight a noun tells, and against whom."""
    if noun.head.lower_ == "under":
        return _under(noun, whose)
    doers, others = [], []
    for part in (*noun.children, *_carried(noun)):
        held = child(part, "pobj") if part.dep_ in {"prep", "agent"} else None
        if part.dep_ in _PARTS and part.i < noun.i:
            doers.append(part)
        elif held is None:
            continue
        elif part.lower_ == "by":
            doers.append(held)
        elif part.lower_ == "between":
            both = [n for one in conjuncts(held) for n in _actors_of([one], whose)]
            return both[:1], both[1:]
        elif _names_sufferer(noun, part):
            others.append(held)
    told = _actors_of(others, whose)
    mine = [one for one in _actors_of(doers, whose) if one not in told]
    pronouns = {one.lower_ for one in doers if one.pos_ == "PRON"}
    if told and not mine and pronouns <= _HIS_OWN:
        mine = _above(noun, whose, told, own=bool(pronouns))
    return mine, told


def _names_sufferer(noun: Token, preposition: Token) -> bool:
    """Tell whether a preposition names whom a fight is against: "war on", "clash with", "killing of"."""
    lemma, word = noun.lemma_.lower(), preposition.lower_
    return (word in _AGAINST and (word != "with" or lemma in _MUTUAL)) or (word == "of" and lemma in _OF_SUFFERER)


def _under(noun: Token, whose: Whose) -> tuple[list[int], list[int]]:
    """Return both sides of "the post came under attack from rebels"."""
    by = [held for word in ("from", "by") for held in (*_behind(noun, word), *_behind(noun.head.head, word))]
    who = subject(noun.head.head) if noun.head.head.pos_ == "VERB" else None
    return _actors_of(by, whose), _actors_of([who], whose) if who is not None else []


def _carried(noun: Token) -> list[Token]:
    """Return what belongs to a noun though it hangs elsewhere: "clashes broke out between them"."""
    found = [noun.doc[noun.i + 1]] if noun.i + 1 < len(noun.doc) else []
    if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB":
        found += [*noun.head.rights, *(part for one in noun.head.rights if one.dep_ == "dobj" for part in one.rights)]
    kinds = {"against", "between", "with"} if noun.lemma_.lower() in _MUTUAL else {"against"}
    return [part for part in found if part.lower_ in kinds and part.head is not noun]


def _above(cue: Token, whose: Whose, others: Sequence[int], *, own: bool = False) -> list[int]:
    """Return who is nearest above a word of fighting that tells no doer: "forces leading the campaign to defeat X"."""
    token = cue
    for _ in range(_HIGHEST):
        head = token.head
        if token.dep_ == "nsubjpass" and head.lemma_ in _LIGHT and agent(head) is not None:
            return [one for one in _actors_of([one for one in [agent(head)] if one], whose) if one not in others]
        if token.dep_ not in _CLIMBS:
            return []
        if token.dep_ == "prep" and (token.lower_ not in _THROUGH or head.lemma_ in _ANSWERS):
            return []
        if head.pos_ in {"VERB", "AUX"}:
            heads = _of_higher_verb(token, head, own=own)
        elif head.pos_ in {"NOUN", "PROPN"}:
            heads = [part for part in head.lefts if part.dep_ in _PARTS]
            pronouns = {one.lower_ for one in heads if one.pos_ == "PRON"}
            heads = [one for one in heads if one.pos_ != "PRON"]
            own |= bool(pronouns)
            if not pronouns <= _HIS_OWN:
                return []
            if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ == "VBG") or whose(head) is not None:
                heads.append(head)
        else:
            heads = []
        if heads is None:
            return []
        found = [one for one in _actors_of(heads, whose) if one not in others]
        if found or any(one.pos_ == "PRON" for one in heads):
            return found
        token = head
    return []


def _of_higher_verb(token: Token, verb: Token, *, own: bool) -> list[Token] | None:
    """Return who does what a higher verb says, or is made to do it; None where that is no part of the fighting.

    What is his `own` ("its ability to strike") is the subject's, whatever the verb.
    """
    steered = child(verb, "dobj") if verb.lemma_ in _STEERING and token.pos_ in {"VERB", "AUX"} else None
    if steered is not None and steered.i < token.i:
        return [steered]
    if not own and token.dep_ in {"dobj", "prep", "attr", "advmod"} and verb.lemma_ not in _LIGHT:
        return None
    who = agent(verb) if passive(verb) and agent(verb) is not None else _steered(verb) or subject(verb)
    return [who] if who is not None else []


def _steered(verb: Token) -> Token | None:
    """Return who is made to do what a verb says: the regime of "press the regime to stop shelling"."""
    for _ in range(3):
        above = verb.head
        if verb.dep_ not in {"xcomp", "advcl", "ccomp"} or child(verb, "nsubj") is not None:
            return None
        done_to = child(above, "dobj") if above.lemma_ in _STEERING else None
        if done_to is not None and done_to.i < verb.i:
            return done_to
        verb = above
    return None


def _actors_of(heads: Sequence[Token], whose: Whose, depth: int = 0) -> list[int]:
    """Return whom nouns mean: themselves, else who stands before them ("rebel positions", "the army's jets"), or by."""
    found: dict[int, None] = {}
    for head in heads:
        several = [*conjuncts(head), *_beside(head)]
        owners = (held for one in several for word in ("of", "from") for held in _behind(one, word))
        theirs = next((n for n in map(whose, owners) if n is not None), None)
        for one in several:
            _note_actor(one, whose, theirs, found, depth)
    return list(found)


def _note_actor(one: Token, whose: Whose, theirs: int | None, found: dict[int, None], depth: int) -> None:
    """Put whom a noun means among those found; `theirs`: whose men and women are told of."""
    own, of = whose(one), _behind(one, "of")
    if theirs is not None and one.lower_ in _PEOPLE:
        own = theirs
    if own is None and one.lemma_ not in _NOT_DOING:
        parts = [*(part for part in one.lefts if part.dep_ in _PARTS), *_behind(one, "by"), *of]
        own = next((n for n in map(whose, parts) if n is not None), None)
    if own is not None:
        found[own] = None
    elif depth < _DEEPEST and one.lemma_ not in _NOT_DOING:
        found |= dict.fromkeys(_actors_of(of, whose, depth + 1))


def _behind(noun: Token, preposition: str) -> list[Token]:
    held = (child(one, "pobj") for one in noun.rights if one.lower_ == preposition)
    return [one for one in held if one is not None]


def _beside(noun: Token) -> list[Token]:
    """Return who is with somebody: "the army, together with its allies"."""
    withs = [
        one for one in noun.rights if one.lower_ == "with" and any(p.lower_ in {"together", "along"} for p in one.lefts)
    ]
    return [held for held in (child(one, "pobj") for one in withs) if held is not None]
