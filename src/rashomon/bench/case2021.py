"""What a snippet tells: its ACLED sub-event type against that of CASE 2021, task 2 (30 classes, five not of ACLED).

Gold data: `test_dataset/*.tsv` of github.com/emerging-welfare/case-2021-shared-task, `task2`, with the columns `id`,
`EventSnippet` and `SubType`. Two answers are scored: by rules over what a reading holds, and by weights of the same
things, learned by naive Bayes and measured by cross-validation. The weights live here only: the product has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from math import log
from pathlib import Path

from rashomon.bench.classes import Judged, by_halves, misses_of
from rashomon.bench.passages import Passage, read_each
from rashomon.bench.request import Measured, Request
from rashomon.extract.deedwords.kinds import classes_of, weapon_of
from rashomon.lexicon import Ontology
from rashomon.records import Claim, Figure, Mention, Reading
from rashomon.resources import load_resources

FOLDS = 10
# Classes of the task by ACLED's sub-event types.
CLASSES: Mapping[str, str] = {
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Agreement": "AGREEMENT",
    "Air/drone strike": "AIR_STRIKE",
    "Armed clash": "ARMED_CLASH",
    "Arrests": "ARREST",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Attack": "ATTACK",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Chemical weapon": "CHEM_WEAP",
    "Disrupted weapons use": "DISR_WEAP",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Grenade": "GRENADE",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Mob violence": "MOB_VIOL",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Other": "OTHER",
    "Peaceful protest": "PEACE_PROTEST",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Sexual violence": "SEX_VIOL",
    "Suicide bomb": "SUIC_BOMB",
    "Violent demonstration": "VIOL_DEMONSTR",
}
OTHERS = ("ORG_CRIME", "NATURAL_DISASTER", "MAN_MADE_DISASTER", "DIPLO", "ATTRIB")
# What is told by its means or its sort wherever it stands in a snippet, the most telling first.
_TELLING = (
    "CHEM_WEAP", "SEX_VIOL", "SUIC_BOMB", "GRENADE", "ABDUCT_DISSAP", "FORCE_AGAINST_PROTEST", "PROTEST_WITH_INTER",
    "MOB_VIOL", "HQ_ESTABLISHED", "GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER", "DISR_WEAP", "AIR_STRIKE",
    "ART_MISS_ATTACK", "REM_EXPLOS", "VIOL_DEMONSTR",
)  # fmt: skip
_AGAINST_PROTEST = frozenset({"PROTEST_WITH_INTER", "ATTACK"})
_DIPLOMACY = frozenset(
    {"SANCTION", "CONSULT", "REQUEST", "SUPPORT", "COOPERATE", "AGREE", "THREATEN", "AID", "CONCEDE"}
)
_TOLD = frozenset({"actual", "recalled", "court"})


def measure_case2021(request: Request) -> Measured:
    """Return the figures of rules and of weights, of all snippets and of two halves; what rules miss in the first half.

    ValueError where no folder of gold data is given or it has no snippets.
    """
    if request.gold is None:
        raise ValueError("case2021 is measured on gold data: give its folder with --gold")
    snippets = list(read_snippets(request.gold))[: request.limit]
    resources = load_resources()
    told = list(read_each(snippets, resources))
    named = sorted({*CLASSES.values(), *OTHERS})
    ruled = [
        Judged(one.where, one.expected[0], class_of(reading, resources.ontology), one.text) for one, reading in told
    ]
    seen = [
        (one.where, one.expected[0], frozenset([*features(reading, resources.ontology), f"ruled {judged.found}"]))
        for (one, reading), judged in zip(told, ruled, strict=True)
    ]
    weighed = [
        Judged(one.where, one.expected[0], found, one.text)
        for (one, _), found in zip(told, cross_validated(seen), strict=True)
    ]
    figures = {f"rules.{part}": shares for part, shares in by_halves(ruled, named).items()}
    figures |= {f"weights.{part}": shares for part, shares in by_halves(weighed, named).items()}
    return Measured(figures, misses_of(ruled, named))


def read_snippets(folder: Path) -> Iterator[Passage]:
    """Yield the snippets of a folder with their class; ValueError where there are none."""
    paths = sorted((folder / "task2" / "test_dataset").glob("*.tsv")) or sorted(folder.rglob("*.tsv"))
    if not paths:
        raise ValueError(f"{folder}: no test_dataset/*.tsv")
    for line in paths[0].read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) == 3 and cells[1].strip():
            yield Passage(cells[0], cells[1], expected=(cells[2].strip(),))


def class_of(reading: Reading, ontology: Ontology) -> str | None:
    """Return the class of a snippet by rules: disasters, then what is telling by itself, then what is told first."""
    told = sorted((m for m in reading.mentions if m.where == "text"), key=lambda mention: mention.trigger)
    done = [mention for mention in told if mention.realis in _TOLD] or told
    found = [CLASSES[acled] for acled in (mention.acled for mention in done) if acled is not None and acled in CLASSES]
    causes = _causes(reading, ontology)
    if causes["nature"] or (causes["accident"] and not any(m.actors for m in done if m.type == "ASSAULT")):
        return "NATURAL_DISASTER" if causes["nature"] >= causes["accident"] else "MAN_MADE_DISASTER"
    if any(claim.field == "responsibility" for claim in reading.claims):
        return "ATTRIB"
    telling = next((name for name in _TELLING if name in found[:3]), None)
    if telling in _AGAINST_PROTEST and any(_hurts(claim, ontology) for claim in reading.claims):
        return "FORCE_AGAINST_PROTEST"
    return telling or found[0] if telling or found else _by_words_said(told)


def _by_words_said(told: Sequence[Mention]) -> str | None:
    """Return the class of a snippet that tells no deed but words: blame is no diplomacy, reproach is."""
    first = next((mention for mention in told if mention.type in _DIPLOMACY | {"REJECT", "ACCUSE"}), None)
    if first is None:
        return None
    return "DIPLO" if first.type in _DIPLOMACY or first.mode == "disapprove" else "ATTRIB"


def _hurts(claim: Claim, ontology: Ontology) -> bool:
    """Tell whether a claim is that protesters were killed or hurt."""
    harm = claim.field in {"killed", "injured", "casualties"} and isinstance(claim.value, Figure)
    if not harm or (isinstance(claim.value, Figure) and claim.value.high == 0):
        return False
    words = (word.strip(",.").casefold() for word in claim.group.split())
    return any((ontology.parties.get(word) or ontology.parties.get(word[:-1])) == "protesters" for word in words)


def features(reading: Reading, ontology: Ontology) -> Iterator[str]:
    """Yield what a reading holds of a snippet's deeds, as words: types, weapons, who did it, whose figures."""
    kinds = {actor.id: actor.kind for actor in reading.actors}
    told = sorted((m for m in reading.mentions if m.where == "text"), key=lambda mention: mention.trigger)
    for number, mention in enumerate(told):
        yield from _of_mention(mention, reading, ontology, kinds)
        if number == 0:
            yield f"first {mention.acled or mention.type}"
    for claim in reading.claims:
        yield f"field {claim.field}"
    for cause, count in _causes(reading, ontology).items():
        if count:
            yield f"cause {cause}"


def _of_mention(mention: Mention, reading: Reading, ontology: Ontology, kinds: Mapping[str, str]) -> Iterator[str]:
    yield f"type {mention.type}"
    yield f"mode {mention.type} {mention.mode}"
    yield f"acled {mention.acled}"
    yield f"ucdp {mention.ucdp}"
    yield f"realis {mention.realis}"
    yield f"word {reading.report.text[slice(*mention.trigger)].casefold()}"
    for weapon in mention.weapons:
        known = weapon_of(weapon, ontology)
        yield f"means {known.means if known else weapon.text}"
    for side, parties in (("doer", mention.actors), ("sufferer", mention.targets)):
        for name in classes_of(parties, ontology, lambda actor: kinds.get(actor, "unknown")):
            yield f"{side} {name}"
        for party in parties:
            yield f"{side} word {party.text.split()[-1].casefold()}"


def _causes(reading: Reading, ontology: Ontology) -> Counter[str]:
    """Return how often a text names what nobody does, and accidents."""
    words = (word.strip(".,;:()'\"’”").lower() for word in reading.report.text.split())
    classes = (ontology.parties.get(word) or ontology.parties.get(word.removesuffix("s")) for word in words)
    return Counter(one for one in classes if one in {"nature", "accident"})


def cross_validated(seen: Sequence[tuple[str, str, frozenset[str]]]) -> Iterator[str]:
    """Yield for each text (id, class, features) the likeliest class by weights learned from the other folds."""
    folds = [sha256(id_.encode()).digest()[0] % FOLDS for id_, _, _ in seen]
    weights = {
        fold: learn([one for one, other in zip(seen, folds, strict=True) if other != fold]) for fold in sorted({*folds})
    }
    for (_, _, held), fold in zip(seen, folds, strict=True):
        scores = {name: _score(held, *weight) for name, weight in weights[fold].items()}
        yield max(sorted(scores), key=lambda name: scores[name], default="")


def learn(seen: Sequence[tuple[str, str, frozenset[str]]]) -> dict[str, tuple[float, dict[str, float], float]]:
    """Return by class its prior, the weight of each feature (log odds against all), and that of one never seen."""
    total = Counter(one for _, _, held in seen for one in held)
    by_class: dict[str, Counter[str]] = {}
    texts = Counter(name for _, name, _ in seen)
    for _, name, held in seen:
        by_class.setdefault(name, Counter()).update(held)
    learned = {}
    for name, counts in by_class.items():
        rest = len(seen) - texts[name]
        odds = {
            one: log((counts[one] + 0.1) / (texts[name] + 0.2)) - log((count - counts[one] + 0.5) / (rest + 1))
            for one, count in total.items()
            if count > 1
        }
        learned[name] = (log(texts[name] / len(seen)), odds, 0.0)
    return learned


def _score(held: frozenset[str], prior: float, odds: Mapping[str, float], unseen: float) -> float:
    return prior + sum(odds.get(one, unseen) for one in sorted(held))
