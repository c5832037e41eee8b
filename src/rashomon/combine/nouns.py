"""What acts are called: the noun that the reports use, or else the noun of the verb's kind.

Verbs of dying and being hurt name no act: what was done stands in another mention, or is an attack. The words are
English, as the triggers are; the kinds are PLOVER's and ACLED's in any language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.combine.deeds import STRONG, Deed
from rashomon.lexicon import Ontology
from rashomon.records import Act

ACTS_NAMED = 2
# By PLOVER mode, by ACLED sub-event and by PLOVER type; "" is the type of a mention that tells only its dead.
KINDS: Mapping[str, str] = {
    "aerial": "air strike",
    "drone": "drone strike",
    "heavy-weapons": "shelling",
    "explosives": "explosion",
    "firearms": "shooting",
    "suicide-attack": "suicide attack",
    "abduct": "abduction",
    "torture": "torture",
    "destroy": "destruction",
    "arrest": "arrest",
    "deport": "deportation",
    "seize": "seizure",
    "riot": "riot",
    "Armed clash": "clash",
    "Chemical weapon": "chemical attack",
    "Sexual violence": "sexual violence",
    "Disrupted weapons use": "shoot-down",
    "Government regains territory": "advance",
    "ASSAULT": "attack",
    "COERCE": "coercion",
    "PROTEST": "protest",
    "": "deaths",
}
# Verbs whose noun is none of their own forms.
VERBS: Mapping[str, str] = {
    "hit": "strike",
    "hits": "strike",
    "struck": "strike",
    "downed": "shoot-down",
    "downs": "shoot-down",
    "shot down": "shoot-down",
    "shoots down": "shoot-down",
    "brought down": "shoot-down",
    "fought": "fighting",
    "retaliated": "response",
    "responded": "response",
}
ENDINGS = ("", "s", "es", "ed", "d", "ing")
AUXILIARIES = frozenset("was were been be being is are had has have not did".split())


def name_acts(deeds: Sequence[Deed], acts: Sequence[Act], ontology: Ontology) -> str:
    """Return the commonest nouns of the largest acts, such as "strike and attack"."""
    by_id = {deed.mention.id: deed for deed in deeds}
    blows = [act for act in acts if act.type in STRONG] or list(acts)
    words = []
    for act in sorted(blows, key=lambda a: (-len(a.mentions), a.id))[:ACTS_NAMED]:
        counts = Counter(noun for m in act.mentions if m in by_id and (noun := noun_of(by_id[m], ontology)))
        words.append(min(counts, key=lambda w: (-counts[w], w), default=KINDS.get(act.type, act.type.casefold())))
    return " and ".join(dict.fromkeys(words)) or "event"


def noun_of(deed: Deed, ontology: Ontology) -> str | None:
    """Return the plain noun for what a mention tells; None where it tells only who died or was hurt."""
    words = [word for word in deed.trigger.casefold().split() if word not in AUXILIARIES]
    trigger = " ".join(words)
    if trigger in VERBS:
        return VERBS[trigger]
    for form in (trigger, *words):
        for stem in _stems(form):
            cue = ontology.acts.get((stem, "NOUN"))
            if cue is not None and cue.field is None:
                return stem
    if _only_harm(words, ontology):
        return None
    kinds = (deed.mention.mode, deed.mention.acled, deed.mention.type)
    return next((KINDS[kind] for kind in kinds if kind is not None and kind in KINDS), None) if words else None


def _stems(form: str) -> list[str]:
    """Return the forms that a word may be made of: "raided" of "raid", "strikes" of "strike"."""
    bare = [form.removesuffix(end) for end in ENDINGS if form.endswith(end)]
    return [stem for short in bare for stem in (short, f"{short}e")]


def _only_harm(words: Sequence[str], ontology: Ontology) -> bool:
    """Return whether the words tell a death or a wound and not what brought it."""
    cues = (ontology.acts.get((s, pos)) for word in words for s in _stems(word) for pos in ("VERB", "NOUN", "ADJ"))
    return any(cue is not None and cue.field in {"killed", "injured", "casualties"} for cue in cues)
