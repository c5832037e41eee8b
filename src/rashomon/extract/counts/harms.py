"""What a word says befell people or things: the field of a verb, a noun or an adjective in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.extract.acts import act_of
from rashomon.extract.clauses import child, passive
from rashomon.extract.parse import Token, text_of
from rashomon.lexicon import ActCue, Ontology

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
_BURYING = {"bury", "mourn", "grieve", "inter", "entomb", "shoot", "slay", "mow"}
_RUINS = {"rubble", "ruins", "debris", "collapsed", "collapse", "alive", "landslide"}
_LED = {"lead", "take", "march", "drag", "haul", "drive"}
# fmt: on


@dataclass(frozen=True)
class Fate:
    """The fields that a number fills, and the word that says so."""

    fields: tuple[str, ...]
    word: Token
    part: bool = False  # of a figure told just before


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
    if lemma in _BURYING and verb.pos_ == "VERB" and not (lemma == "shoot" and _survived(verb)):
        return "killed"
    if lemma in _LED and rights & {"away", "off"}:
        return "captured"
    behind = text_of(verb.doc[verb.i + 1 : verb.i + 2]).lower()
    if lemma in {"take", "hold"} and (behind in {"prisoner", "captive", "hostage"} or _into_custody(verb)):
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
    if lemma in {"force", "drive"} and "from" in rights and any(t.lower_ in {"home", "homes"} for t in verb.subtree):
        return "displaced"
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


def _survived(verb: Token) -> bool:
    """Tell whether being shot is told as less than death: "shot at", "shot in the leg", "shot and wounded"."""
    return any(c.lower_ in {"at", "with", "by", "wounded", "injured"} or _in_limb(c) for c in verb.rights)


def _in_limb(preposition: Token) -> bool:
    held = child(preposition, "pobj") if preposition.lower_ == "in" else None
    return held is not None and held.lower_ in {"leg", "legs", "arm", "arms", "foot", "shoulder", "knee", "stomach"}


def _at_rest(verb: Token) -> bool:
    """Tell whether a burial is told with its time or place: "were buried on Sunday", not "13 were buried"."""
    return any(c.dep_ in {"npadvmod", "prep", "advmod", "agent"} and c.i > verb.i for c in verb.children)


def _on_fire(verb: Token) -> bool:
    return any(c.lower_ == "on" and any(t.lower_ == "fire" for t in c.children) for c in verb.rights)


def _into_custody(verb: Token) -> bool:
    held = [child(c, "pobj") for c in verb.rights if c.dep_ == "prep"]
    return any(h is not None and h.lower_ in {"custody", "captivity", "prisoner", "hostage"} for h in held)


def undergone(verb: Token) -> str | None:
    """Return the field of those who are the subject of an active verb: "nine men fell", "14 received wounds"."""
    lemma, rights = verb.lemma_, {c.lower_ for c in verb.rights if c.i - verb.i < 6}
    held = child(verb, "dobj")
    what = held.lemma_.lower() if held is not None else ""
    if lemma == "meet" and what in {"death", "end", "fate"}:
        return "killed"
    if what in {"life", "limb", "leg", "arm", "wound", "injury", "burn", "hand", "sight"}:
        if lemma in {"give", "lose", "pay", "lay"} and what == "life":
            return "killed"
        return "injured" if lemma in {"lose", "receive", "suffer", "sustain"} else None
    if lemma == "lay" and what in {"arm", "weapon"} and "down" in rights:
        return "captured"
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
        return fate if "destroyed" not in fate.fields or ruined else None
    lemma = noun.lemma_.lower()
    if fate.word.lemma_ in {"hold", "admit"} and lemma not in ontology.groups and fate.word.pos_ == "VERB":
        return None
    if "destroyed" in fate.fields:
        if lemma in BUILT:
            return fate
        return Fate(("killed",), fate.word) if lemma in ontology.groups and fate.word.lemma_ in _WIPING else None
    if lemma not in THINGS | BUILT or (fate.fields == ("captured",) and lemma in _ARMS):
        return fate
    ruined = fate.word.lemma_ in _WIPING | {"burn", "lose", "torch", "take", "knock"}
    return Fate(("destroyed",), fate.word) if ruined and lemma in BUILT else None
