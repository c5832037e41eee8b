"""What a word says befell people or things: the field of a verb, a noun or an adjective in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.extract.acts import act_of
from rashomon.extract.clauses import CARRYING, agent, child, passive
from rashomon.extract.parse import Token, text_of
from rashomon.lexicon import ActCue, Ontology
from rashomon.records import Claim

Acts = Mapping[tuple[str, str], ActCue]

# fmt: off
GONE = {
    "missing": "missing", "unaccounted": "missing", "dead": "killed", "lifeless": "killed", "hurt": "injured",
    "captive": "captured", "prisoner": "captured", "hostage": "captured", "trapped": "missing", "buried": "missing",
    "slain": "killed", "homeless": "displaced", "hospitalised": "injured", "hospitalized": "injured",
}
# Things that strikes hit: counted with a word for killing they are no dead.
THINGS = frozenset(
    "position vehicle tank strike airstrike raid missile rocket bomb village town building house home target truck"
    " launcher plane jet aircraft drone helicopter base site attack shell mortar ambulance school hospital incident"
    " claim report day case sortie flight barrel object facility depot checkpoint post area round piece system bus"
    " car cow goat sheep camel lorry rifle boat ship stall shop tent bridge store warehouse tower gun howitzer mine"
    " weapon alley quarter street hut church mosque camp office market pickup motorcycle van radar carrier trailer"
    " cattle animal donkey horse dog livestock farm factory mill plant train wagon apartment flat room roof hall"
    " classroom clinic crop field hectare tanker convoy outpost bunker trench tunnel".split()
)
# Of these it is told how many were destroyed; a raid or a report is not destroyed by the number.
BUILT = frozenset(
    "vehicle tank missile rocket village town building house home truck launcher plane jet aircraft drone"
    " helicopter base mortar ambulance school hospital facility depot checkpoint post bus car lorry boat ship"
    " stall shop tent bridge store warehouse tower gun howitzer hut church mosque office market pickup motorcycle"
    " van carrier trailer alley farm factory mill train wagon apartment flat tanker outpost bunker tunnel room"
    " classroom clinic radar site system quarter street block archive mig dwelling shelter".split()
)
_WIPING = {"destroy", "annihilate", "wipe", "obliterate", "eliminate", "liquidate", "neutralise", "neutralize"}
_ARMS = {"gun", "mortar", "rifle", "tank", "vehicle", "weapon", "launcher", "truck", "howitzer", "missile"}
_BURNING = {"burn", "torch"}
_BURYING = {"bury", "mourn", "grieve", "inter", "entomb", "slay", "mow"}
_RUINS = {"rubble", "ruins", "debris", "collapsed", "collapse", "alive", "landslide"}
_LED = {"lead", "take", "march", "drag", "haul", "drive"}
# fmt: on
_HURT_BY = {"wound", "injury", "gunshot", "burn", "shooting", "attack", "blast", "hospital"}
_MEASURES = {"degree", "variety", "range", "series", "kind", "sort", "type"}  # "various degrees of injuries"
_CARRIERS = frozenset(
    "ambulance air boat bus car helicopter plane road sea taxi train truck relative vehicle van".split()
)
_HELPLESS = frozenset(
    "lined bound tied blindfolded prisoners captives hostages captured detained kneeling wall".split()
)
GRAVES = {"grave", "graves"}  # who counts them counts the dead
_LIMBS = frozenset(
    "leg legs arm arms foot feet shoulder knee stomach hand hip thigh ankle buttocks abdomen wrist".split()
)
_FEARED = {"flee", "escape", "shelling", "fighting", "clash", "bombing", "bombardment", "violence", "offensive"}


@dataclass(frozen=True)
class Fate:
    """The fields that a number fills, and the word that says so."""

    fields: tuple[str, ...]
    word: Token
    part: bool = False  # of a figure told just before
    told: Claim | None = None  # the figure on which a number with no word of harm carries on


def field_of(word: Token, acts: Acts) -> str | None:
    """Return the field that a word fills: "killed" → killed, "deaths" → killed, "still missing" → missing."""
    entry = act_of(word, acts)
    if entry is not None and entry.field:
        return entry.field
    if word.lemma_ == "harm" and word.pos_ == "VERB":
        return "injured"
    if word.lemma_ == "lose" and word.tag_ in {"VBN", "VBD", "VBG", "VBP", "VBZ", "VB"}:
        return "killed"
    near = {t.lower_ for t in word.doc[max(0, word.i - 3) : word.i + 4]} if word.lower_ == "trapped" else {"still"}
    if not near & {"still", "under", "beneath", "rubble"}:
        return None
    if word.lower_ == "buried" and not (passive(word) and _beneath(word)):
        return None
    return GONE.get(word.lower_)


def _beneath(verb: Token) -> bool:
    return any(c.lower_ in {"under", "beneath", "alive", "underneath"} for c in verb.rights)


def done_to(verb: Token) -> str | None:
    """Return the field of those to whom a verb of no own field is done, as its particles and objects say it."""
    lemma, rights = verb.lemma_, {c.lower_ for c in verb.rights}
    if lemma == "bury" and ({t.lower_ for t in verb.sent} & _RUINS or (passive(verb) and not _at_rest(verb))):
        return "missing"
    if lemma == "shoot":
        return _shot(verb)
    if lemma in {"gun", "mow", "cut", "strike"} and rights & {"down"}:
        return "killed"
    if lemma in _BURYING and verb.pos_ == "VERB":
        return "killed"
    if lemma in _LED and (rights & {"away", "off"} or _into_wilds(verb)):
        return "captured"
    if lemma == "reduce" and {t.lower_ for t in verb.subtree} & {"rubble", "ruins", "ashes", "dust"}:
        return "destroyed"
    if lemma in {"hit", "strike", "graze", "pepper", "cut"} and (hurt := _hurt_by(verb)):
        return hurt
    if verb.lower_ in {"hanged", "lynched", "strangled", "decapitated", "beheaded", "garrotted", "electrocuted"}:
        return "killed"
    behind = text_of(verb.doc[verb.i + 1 : verb.i + 2]).lower()
    taken = behind in {"prisoner", "captive", "hostage"} or _into_custody(verb) or _by_captors(verb) or _gone(verb)
    if lemma in {"take", "hold"} and taken:
        return "captured"
    if lemma in {"hit", "strike", "shell", "bomb"} and verb.tag_ == "VBN":
        return "destroyed"
    if (lemma == "tear" and rights & {"to", "apart"}) or (lemma == "blow" and rights & {"up", "to", "apart"}):
        return "killed"
    if lemma == "treat" and not any(c.lower_ in {"like", "as", "with"} for c in verb.rights):
        return "injured"
    if (lemma == "set" and rights & {"alight", "ablaze", "afire"}) or (lemma == "set" and _on_fire(verb)):
        return "destroyed"
    if lemma == "bring" and rights & {"down"}:
        return "destroyed"
    if lemma in {"force", "drive"} and _from_home(verb, rights):
        return "displaced"
    if lemma in CARRYING and _to_hospital(verb):
        return "injured"
    if lemma == "cost" and rights & {"lives", "life"}:
        return "killed"
    if lemma == "admit" and passive(verb):
        return "injured"
    if lemma in {"seize", "confiscate", "hold"}:
        return "captured"
    if lemma in {"deafen", "blind", "graze", "hospitalise", "hospitalize"}:
        return "injured"
    to = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to"), None)
    held = child(to, "pobj") if to is not None else None
    return "killed" if held is not None and held.lower_ == "death" else None  # stabbed to death


def _shot(verb: Token) -> str | None:
    """Return what befell those shot: killed or injured where the words say so, else one of the two.

    Who is lined up, or held, is shot in order to kill.
    """
    behind = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 9)]
    comma = next((i for i, t in enumerate(behind) if t.text in {",", ";"}), len(behind))
    near = {t.lower_ for t in (*verb.doc[max(verb.sent.start, verb.i - 6) : verb.i], *behind[:comma])}
    if near & {"dead", "death", "fatally", "execution", "killed", "killing"} or near & _HELPLESS:
        return "killed"
    if any(c.lower_ == "at" for c in verb.rights):
        return None
    if near & {"wounded", "injured", "survived", "wounding", "injuring"} or any(_in_limb(c) for c in verb.rights):
        return "injured"
    return "casualties"


def _into_wilds(verb: Token) -> bool:
    held = [child(c, "pobj") for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"into", "to"}]
    return any(h is not None and h.lemma_.lower() in {"forest", "bush", "hill", "mountain", "captivity"} for h in held)


def _hurt_by(verb: Token) -> str | None:
    """Return what those suffer whom something small and fast hits: "hit by shrapnel", "struck by gunfire"."""
    words = {t.lemma_.lower() for t in verb.subtree}
    if words & {"shrapnel", "fragment", "splinter", "glass"}:
        return "injured"
    return "casualties" if words & {"bullet", "gunfire", "gunshot"} else None


def _in_limb(preposition: Token) -> bool:
    held = child(preposition, "pobj") if preposition.lower_ == "in" else None
    return held is not None and held.lower_ in _LIMBS


def _at_rest(verb: Token) -> bool:
    """Tell whether a burial is told with its time or place: "were buried on Sunday", not "13 were buried"."""
    return any(c.dep_ in {"npadvmod", "prep", "advmod", "agent"} and c.i > verb.i for c in verb.children)


def _from_home(verb: Token, rights: set[str]) -> bool:
    """Tell whether people are made to go: "driven from their homes", "forced to flee", "forced 90 families out"."""
    words = {t.lower_ for t in verb.subtree}
    return ("from" in rights and bool(words & {"home", "homes", "houses"})) or any(
        t.lemma_ in {"flee", "leave", "evacuate"} and t.dep_ in {"xcomp", "ccomp"} for t in verb.rights
    )


def _to_hospital(verb: Token) -> bool:
    """Tell whether people are taken to be treated: "taken to hospital with burns"; the dead go to a morgue."""
    held = [child(c, "pobj") for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to"]
    sick = any(h is not None and h.lemma_.lower() in {"hospital", "clinic", "infirmary"} for h in held)
    return sick and not {t.lower_ for t in verb.sent} & {"bodies", "body", "corpses", "died", "dead", "where"}


def _on_fire(verb: Token) -> bool:
    return any(c.lower_ == "on" and any(t.lower_ == "fire" for t in c.children) for c in verb.rights)


def _into_custody(verb: Token) -> bool:
    held = [child(c, "pobj") for c in verb.rights if c.dep_ == "prep"]
    return any(h is not None and h.lower_ in {"custody", "captivity", "prisoner", "hostage"} for h in held)


def _gone(verb: Token) -> bool:
    """Tell whether people are taken, and nothing says where to or what for: "87 people were taken"."""
    behind = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    ends = behind is None or (behind.is_punct and behind.text != "-") or behind.lower_ in {"when", "during"}
    doer = agent(verb)
    carried = doer is not None and doer.lemma_.lower() in _CARRIERS
    return (
        verb.lower_ == "taken" and passive(verb) and (ends or doer is not None) and not carried and not _treated(verb)
    )


def _treated(verb: Token) -> bool:
    """Tell whether people are taken somewhere: "taken to Vell General by a neighbour"."""
    return any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.rights)


def _by_captors(verb: Token) -> bool:
    """Tell whether those who take are such as take people: "kidnappers took 30 worshippers"."""
    who = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return who is not None and who.lemma_.lower() in {"kidnapper", "abductor", "captor", "slaver"}


def undergone(verb: Token) -> str | None:
    """Return the field of those who are the subject of an active verb: "nine men fell", "14 received wounds"."""
    lemma, rights = verb.lemma_, {c.lower_ for c in verb.rights if c.i - verb.i < 6}
    held = child(verb, "dobj")
    what = held.lemma_.lower() if held is not None else ""
    of = child(held, "prep") if held is not None and what in _MEASURES else None
    what = worse.lemma_.lower() if of is not None and (worse := child(of, "pobj")) is not None else what
    if lemma == "fight" and any(t.lower_ in {"life", "lives"} for t in verb.subtree):
        return "injured"
    if lemma in {"undergo", "need", "require"} and what in {"surgery", "operation", "amputation"}:
        return "injured"
    if lemma == "meet" and what in {"death", "end", "fate"}:
        return "killed"
    if lemma == "lay" and what in {"arm", "weapon"} and "down" in rights:
        return "captured"
    if what in {"life", "limb", "leg", "arm", "wound", "injury", "burn", "hand", "sight"}:
        if lemma in {"give", "lose", "pay", "lay"} and what == "life":
            return "killed"
        return "injured" if lemma in {"lose", "receive", "suffer", "sustain"} else None
    if lemma == "recover" and held is None and {t.lemma_.lower() for t in verb.subtree} & _HURT_BY:
        return "injured"
    if lemma == "shoot" and what in {"himself", "herself", "themselves"}:
        return "casualties"
    if lemma in {"cross", "leave", "seek"} and _flees(verb):
        return "displaced"
    if held is not None:
        return None
    if lemma == "pay" and any(t.lower_ == "lives" for t in verb.subtree):
        return "killed"
    if lemma == "fall" and not rights & {"to", "into", "ill", "back", "on", "from", "behind", "short", "under", "for"}:
        return "killed"
    if lemma in {"surrender", "capitulate"}:
        return "captured"
    if lemma == "burn" and not passive(verb) and not rights & {"down", "out"}:
        return "killed"
    if lemma == "lie" and (rights & {"dead"} or _in_morgue(verb)):
        return "killed"
    if lemma == "succumb":
        return "killed"
    if (lemma == "suffer" and "from" not in rights) or unhurt(verb):
        return "injured"
    return None


def _of_things(others: Token) -> bool:
    """Tell whether others are things like those counted last: "captured eight trucks and burned three others"."""
    before = [t for t in others.sent if t.i < others.i and t.tag_ in {"NNS", "NN"} and t.dep_ != "compound"]
    counted = [t for t in before if any(c.dep_ == "nummod" for c in t.lefts)]
    return bool(counted) and counted[-1].lemma_.lower() in BUILT


def _flees(verb: Token) -> bool:
    """Tell whether people go because of the war: "crossed the border to escape", "left because of the shelling"."""
    return bool({t.lemma_.lower() for t in verb.subtree} & _FEARED) and child(verb, "nsubj") is not None


def _in_morgue(verb: Token) -> bool:
    held = [child(c, "pobj") for c in verb.rights if c.dep_ == "prep"]
    return any(h is not None and h.lemma_.lower() in {"morgue", "mortuary", "grave"} for h in held)


def unhurt(verb: Token) -> bool:
    """Tell whether a verb takes in both death and injury where nobody suffers it: "came to harm", "was hurt"."""
    if verb.lemma_ in {"hurt", "harm", "suffer"}:
        return child(verb, "dobj") is None or passive(verb)
    held = [child(c, "pobj") for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to"]
    return verb.lemma_ == "come" and any(h is not None and h.lower_ == "harm" for h in held)


def settled(fate: Fate, noun: Token | None, ontology: Ontology) -> Fate | None:
    """Return a fate as those counted can suffer it: people are killed, vehicles destroyed; None where neither."""
    if noun is None and fate.word.lemma_ in {"hold", "seize"} and fate.word.pos_ == "VERB":
        return None
    if noun is None or noun.pos_ == "PRON":
        ruined = any(t.lemma_.lower() in BUILT for t in fate.word.subtree) and fate.word.pos_ == "NOUN"
        ruined |= noun is None and fate.word.pos_ == "VERB" and _of_things(fate.word)  # "40 trucks; 11 were torched"
        if noun is None and fate.word.lemma_ in _BURNING and _of_things(fate.word):
            return Fate(("destroyed",), fate.word)
        return fate if "destroyed" not in fate.fields or ruined else None
    if noun.lower_ == "others" and fate.word.lemma_ in _WIPING | _BURNING and _of_things(noun):
        return Fate(("destroyed",), fate.word)
    lemma = noun.lemma_.lower()
    if fate.word.lemma_ in {"hold", "admit"} and lemma not in ontology.groups and fate.word.pos_ == "VERB":
        return None
    if "destroyed" in fate.fields:
        if lemma in BUILT:
            return fate
        return Fate(("killed",), fate.word) if lemma in ontology.groups and fate.word.lemma_ in _WIPING else None
    if lemma not in THINGS | BUILT or (fate.fields == ("captured",) and lemma in _ARMS):
        return fate
    ruined = fate.word.lemma_ in _WIPING | {"burn", "lose", "torch", "take", "knock", "blow"}
    return Fate(("destroyed",), fate.word) if ruined and lemma in BUILT else None
