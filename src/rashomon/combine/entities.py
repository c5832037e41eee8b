"""Which names are one actor across reports, and which body an actor belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.combine.clusters import Union, Verdicts
from rashomon.lexicon import KnownActor, Ontology, fold_name
from rashomon.records import Actor, ActorValue, Reading

LONGEST_ACRONYM = 6  # letters: SDF, UNAMA, CENTCOM is a clipping and no acronym


@dataclass(frozen=True)
class Entities:
    """Answers who is who. Keys are ontology ids for known actors, "name:…" for all others."""

    ontology: Ontology
    keys: dict[tuple[str, str], str] = field(default_factory=dict)  # (report, actor id) -> key
    by_name: dict[str, str] = field(default_factory=dict)  # folded name -> key
    shown: dict[str, str] = field(default_factory=dict)  # key -> the commonest name
    tops: dict[str, str] = field(default_factory=dict)  # actor -> the topmost body above it or on its side
    kinds: dict[str, str] = field(default_factory=dict)  # key -> kind, where some reading gives one
    decided: frozenset[str] = frozenset()  # keys that decisions made one of two: then also those of unnamed speakers

    def key(self, report: str, actor: str | None, words: str = "") -> str | None:
        """Return the key of an actor of a report, or of bare words; None where neither names anybody."""
        if actor is not None and (report, actor) in self.keys:
            return self.keys[report, actor]
        if actor is not None and actor in self.ontology.actors:
            return actor
        folded = fold_name(words or actor or "")
        found = self.ontology.names.get(folded) or self.by_name.get(folded)
        return found or (f"name:{folded}" if folded else None)

    def name(self, key: str) -> str:
        """Return the name to show: the commonest in the reports, else the ontology's."""
        known = self.ontology.actors.get(key)
        return self.shown.get(key) or (known.name if known else key.removeprefix("name:"))

    def known(self, key: str | None) -> KnownActor | None:
        """Return what the ontology has on the key."""
        return self.ontology.actors.get(key or "")

    def kind(self, key: str) -> str:
        """Return the kind of an actor, by the ontology or the readings; "unknown" where neither tells."""
        known = self.ontology.actors.get(key)
        return known.kind if known else self.kinds.get(key, "unknown")

    def top(self, key: str) -> str:
        """Return the topmost body above an actor, the key itself where none is known."""
        return self.tops.get(key, key)

    def body(self, key: str) -> str | None:
        """Return the known body that an actor belongs to or fights for, itself if need be; None where none is told."""
        top = self.top(key)
        return top if top in self.ontology.actors else None


def find_entities(readings: Sequence[Reading], ontology: Ontology, verdicts: Verdicts | None = None) -> Entities:
    """Return who is who over all readings: by ontology id, name, acronym, and what decisions say of actor ids."""
    sets = Union[str]()
    counts: Counter[str] = Counter()
    pairs = [(reading.report.id, actor) for reading in readings for actor in taking_part(reading)]
    # What is decided goes first: no name in common may bring together again whom a person parts.
    decided, verdicts = {actor.id: _node(actor, ontology) for _, actor in pairs}, verdicts or Verdicts()
    for left, right in verdicts.same:
        sets.join(_decided(left, decided, ontology), _decided(right, decided, ontology))
    for left, right in sorted(verdicts.different):
        sets.part(_decided(left, decided, ontology), _decided(right, decided, ontology))
    for _, actor in pairs:
        names = _telling_names(actor, ontology)
        counts.update(names)
        for name in names:
            sets.join(_node(actor, ontology), f"name:{name}")
    unknown = [actor for _, actor in pairs if actor.id not in ontology.actors]
    _join_acronyms(unknown, sets)
    _join_heads(unknown, {actor.id for _, actor in pairs if actor.id in ontology.actors}, ontology, sets)
    best = _best_keys(sets, counts, ontology, pairs)
    keys = {(report, actor.id): best[sets.find(_node(actor, ontology))] for report, actor in pairs}
    tops = {key: _top(key, ontology) for key in ontology.actors}
    tops |= _told_sides(readings, keys, tops)
    by_name = {name: best[sets.find(f"name:{name}")] for name in counts}
    joined = {sets.find(_decided(left, decided, ontology)) for left, _ in verdicts.same}
    made_one = frozenset(best[root] for root in joined if root in best)
    return Entities(ontology, keys, by_name, _shown(pairs, keys), tops, _kinds(pairs, keys), made_one)


def taking_part(reading: Reading) -> list[Actor]:
    """Return the actors of a reading who speak, do or suffer something, not those whom it only names."""
    chains = [one.chain for one in reading.attributions] + [one.chain for one in reading.claims]
    parties = [party for one in reading.mentions for party in (*one.actors, *one.targets)]
    parties += [one.value.actor for one in reading.claims if isinstance(one.value, ActorValue)]
    told = {link.actor for chain in chains for link in chain} | {party.actor for party in parties}
    told |= {actor for one in reading.claims if one.whom is not None for actor in (one.whom.actor, one.whom.side)}
    only_named = {party.actor for party in reading.named} - told
    return [actor for actor in reading.actors if actor.id not in only_named]


def _told_sides(readings: Sequence[Reading], keys: dict[tuple[str, str], str], tops: dict[str, str]) -> dict[str, str]:
    """Return for actors that nobody knows the known body on whose side most claims, or their names, put them."""
    votes: dict[str, Counter[str]] = {}
    for reading in readings:
        for actor in reading.actors:
            named = keys.get((reading.report.id, actor.id))
            if actor.side in tops and named is not None and named not in tops:
                votes.setdefault(named, Counter())[tops[actor.side]] += 1
        for whom in (claim.whom for claim in reading.claims):
            if whom is None or whom.actor is None or whom.side is None or whom.role == "civilian":
                continue
            key, side = keys.get((reading.report.id, whom.actor)), keys.get((reading.report.id, whom.side), whom.side)
            if key is not None and key not in tops and side in tops:
                votes.setdefault(key, Counter())[tops[side]] += 1
    return {key: min(told, key=lambda side: (-told[side], side)) for key, told in votes.items()}


def _telling_names(actor: Actor, ontology: Ontology) -> list[str]:
    """Return the names by which an actor may be known again: none of a known one, whom its id tells.

    "The ministry" is one in each report, and another in the next: of single words only the actor's fullest name counts.
    """
    if actor.id in ontology.actors:
        return []
    folded = {fold_name(name) for name in actor.names}
    return sorted({name for name in folded if " " in name} | ({fold_name(actor.name)} - {""}))


def _node(actor: Actor, ontology: Ontology) -> str:
    if actor.id in ontology.actors:
        return f"known:{actor.id}"
    named = next((ontology.names[n] for n in _telling_names(actor, ontology) if n in ontology.names), None)
    return f"known:{named}" if named else f"name:{fold_name(actor.name) or actor.id}"


def _decided(actor: str, nodes: Mapping[str, str], ontology: Ontology) -> str:
    """Return the node of an id in a decision, also of one that no reading has now."""
    named = f"known:{actor}" if actor in ontology.actors else f"name:{fold_name(actor.replace('_', ' '))}"
    return nodes.get(actor, named)


def grades_by_key(grades: Mapping[str, str], entities: Entities) -> dict[str, str]:
    """Return grades by id together with those of actors by key, which is one for all names of an actor."""
    keys = {actor: key for (_, actor), key in entities.keys.items() if actor in grades}
    return {**{keys[id_]: grade for id_, grade in grades.items() if id_ in keys}, **grades}


def _join_acronyms(actors: Iterable[Actor], sets: Union[str]) -> None:
    """Join "SDF" with the one longer name whose capitals spell it."""
    names = sorted({name for actor in actors for name in (actor.name, *actor.names)})
    spelt: dict[str, set[str]] = {}
    for name in names:
        capitals = "".join(word[0] for word in name.split() if word[0].isupper())
        if len(name.split()) > 1 and len(capitals) > 1:
            spelt.setdefault(capitals, set()).add(sets.find(f"name:{fold_name(name)}"))
    for name in names:
        letters = name.replace(".", "")
        long_forms = spelt.get(letters, set()) if letters.isupper() and len(letters) <= LONGEST_ACRONYM else set()
        if len(long_forms) == 1:
            sets.join(f"name:{fold_name(name)}", next(iter(long_forms)))


def _join_heads(unknown: Iterable[Actor], present: Iterable[str], ontology: Ontology, sets: Union[str]) -> None:
    """Join "the coalition" with the one known actor whose name ends so, and "tribal forces" with "tribal fighters"."""
    ends: dict[str, set[str]] = {}
    for key in present:
        words = fold_name(ontology.actors[key].name).split()
        for size in (1, 2):
            ends.setdefault(" ".join(words[-size:]), set()).add(key)
    for actor in unknown:
        folded = fold_name(actor.name)
        words = folded.split()
        known = _known_tail(words, ends, ontology)
        bearers = ends.get(folded, set())
        if known is not None:
            sets.join(f"name:{folded}", f"known:{known}")
        elif len(bearers) == 1 and not is_head(words[-1], ontology):
            sets.join(f"name:{folded}", f"known:{next(iter(bearers))}")
        elif len(words) > 1 and is_head(words[-1], ontology) and " ".join(words[:-1]) not in ontology.names:
            sets.join(f"name:{folded}", f"those {' '.join(words[:-1])}")


def _known_tail(words: Sequence[str], ends: dict[str, set[str]], ontology: Ontology) -> str | None:
    """Return the known actor of "warplanes of the X" and of "the so-called X", X a name or the end of just one."""
    tail = list(words[words.index("of") + 1 :] if "of" in words else words)
    tail = tail[1:] if tail[:1] == ["the"] else tail
    doubted = tail[:2] == ["so", "called"]
    tail = tail[2:] if doubted else tail
    if not tail or len(tail) == len(words):
        return None
    bearers = ends.get(" ".join(tail), set()) or (ends.get(tail[-1], set()) if doubted else set())
    only = next(iter(bearers)) if len(bearers) == 1 else None
    return ontology.names.get(" ".join(tail)) or (None if is_head(tail[-1], ontology) else only)


def group_of(word: str, ontology: Ontology) -> tuple[str, str] | None:
    """Return role and who of the head noun of a group, as `ontology/groups.csv` has them; None for other words."""
    return ontology.groups.get(word) or ontology.groups.get(word.removesuffix("s"))


def is_head(word: str, ontology: Ontology) -> bool:
    """Return whether a word names a group of fighters or of people in general."""
    found = group_of(word, ontology)
    return found is not None and found[0] != "civilian"


def _best_keys(
    sets: Union[str], counts: Counter[str], ontology: Ontology, pairs: Sequence[tuple[str, Actor]]
) -> dict[str, str]:
    """Return the key of each set: the smallest ontology id in it, else its commonest name."""
    nodes = sorted({_node(actor, ontology) for _, actor in pairs})
    best = {sets.find(node): node for node in nodes}
    for name, _ in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        best[sets.find(f"name:{name}")] = f"name:{name}"
    known = sorted((node for node in nodes if node.startswith("known:")), reverse=True)
    return best | {sets.find(node): node.removeprefix("known:") for node in known}


def _shown(pairs: Sequence[tuple[str, Actor]], keys: dict[tuple[str, str], str]) -> dict[str, str]:
    tally: dict[str, Counter[str]] = {}
    for report, actor in pairs:
        tally.setdefault(keys[report, actor.id], Counter())[actor.name] += 1
    return {key: min(names, key=lambda n: (-names[n], n)) for key, names in tally.items()}


def _kinds(pairs: Sequence[tuple[str, Actor]], keys: dict[tuple[str, str], str]) -> dict[str, str]:
    """Return the first told kind of each actor, in the order of the alphabet."""
    told = sorted({(keys[report, actor.id], actor.kind) for report, actor in pairs if actor.kind != "unknown"})
    return dict(reversed(told))


def _top(key: str, ontology: Ontology) -> str:
    actor = ontology.actors[key]
    if actor.kind == "population":  # Russians are Russia's
        states = sorted(a.id for a in ontology.actors.values() if a.kind == "state" and a.country == actor.country)
        return states[0] if states and actor.country else key
    seen = [key]
    while (body := ontology.actors[seen[-1]].body) and body in ontology.actors and body not in seen:
        seen.append(body)
    return seen[-1]
