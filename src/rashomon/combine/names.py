"""What each voice calls each actor: an outlet in its own words, a speaker in quoted ones, or between the two.

Words inside quotation marks are the speaker's. Words of speech that is told, not quoted, may be the speaker's or the
reporter's: they stand under the speaker and name the outlet too. All else is the outlet's own voice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from rashomon.combine.deeds import NOBODY, Deed, is_generic
from rashomon.combine.entities import Entities, group_of
from rashomon.combine.origins import best_name, outlet_name
from rashomon.combine.scene import Scene
from rashomon.lexicon import Judges, Ontology, fold_name
from rashomon.records import Attribution, NameWord, Naming, Party, Reading, Span, Where

LONGEST = 3  # words of a judgement
_AGAINST = frozenset({"anti", "counter", "contra"})  # "anti-terrorist police" are no terrorists
_ARTICLES = frozenset({"a", "an"})

Voice = tuple[str, str, str | None]  # whose words, by key and by name, and the outlet that chose them
Used = tuple[Voice, str]  # a voice, and the words as printed


@dataclass(frozen=True, slots=True)
class Calls:
    """What a report calls whom: uses of words by the actor's key; `by_span`: by the words' place, for who has none."""

    by_key: Mapping[str, Mapping[Used, int]]
    by_span: Mapping[tuple[Where, Span], Used]


def gather_calls(reading: Reading, entities: Entities) -> Calls:
    """Return what a report calls whom, each place once."""
    places: dict[tuple[Where, Span], Party] = {("text", party.span): party for party in reading.named}
    places |= {(m.where, party.span): party for m in reading.mentions for party in (*m.actors, *m.targets)}
    hearing: dict[Where, _Hearing] = {where: _Hearing(reading, where, entities) for where in ("text", "title")}
    by_key: dict[str, Counter[Used]] = {}
    by_span: dict[tuple[Where, Span], Used] = {}
    for (where, span), party in sorted(places.items(), key=lambda item: item[0]):
        key = entities.key(reading.report.id, party.actor, party.text)
        words = _bare(_whole(reading.report.title if where == "title" else reading.report.text, party), key, entities)
        if key is None or NOBODY & set(fold_name(words).split()[:1]):
            continue
        used = by_span[where, span] = hearing[where].voice(span[0]), words
        if not is_generic(party.text, party.actor, entities):
            by_key.setdefault(key, Counter())[used] += 1
    return Calls(by_key, by_span)


def find_names(deeds: Sequence[Deed], scene: Scene, calls: Mapping[str, Calls]) -> tuple[Naming, ...]:
    """Return what each voice calls the actors of an event: those on a side, and those who do or suffer a deed."""
    keys = {key for members in scene.sides.members for key in members}
    keys |= {key for deed in deeds if deed.founds for key in deed.actors | deed.targets}
    told: dict[tuple[str, str, str], Counter[tuple[Used, str]]] = {}
    for report in sorted({deed.report for deed in deeds}):
        for key in keys & calls[report].by_key.keys():
            for used, count in calls[report].by_key[key].items():
                told.setdefault(_heading(key, used), Counter())[used, report] += count
    for deed, party, side in _nameless(deeds, scene):
        found = calls[deed.report].by_span.get((deed.mention.where, party.span))
        # nobody calls his own side terrorists: the word tells that the side was guessed wrong
        if found is not None and (scene.sides.number(found[0][0], scene.entities) != side or not _judges(found, scene)):
            told.setdefault(_heading(scene.sides.leader(side), found), Counter())[found, deed.report] += 1
    namings = [_naming(key, uses, scene) for (key, _, _), uses in sorted(told.items())]
    worded: dict[str, set[str]] = {}
    for naming in namings:
        worded.setdefault(naming.actor, set()).update(fold_name(word.text).casefold() for word in naming.words)
    judged = {naming.actor for naming in namings if any(word.judges for word in naming.words)}
    # who is on no side and has one name only is mostly a place or a thing
    namings = [n for n in namings if n.side is not None or len(worded[n.actor]) > 1 or n.actor in judged]
    # those on no side, whose number is None, last
    return tuple(sorted(namings, key=lambda n: (n.side is None, n.side or 0, n.actor, n.by, n.outlet or "")))


def _whole(text: str, party: Party) -> str:
    """Return the words from the start of the first: a reading may begin at "called" of "so-called"."""
    start, end = party.span
    if text[start:end] != party.text:
        return party.text
    least = max(0, start - 20)
    while start > least and (text[start - 1].isalnum() or (text[start - 1] in "-‑" and text[start - 2].isalnum())):
        start -= 1
    return " ".join(text[start:end].split())


def _bare(words: str, key: str | None, entities: Entities) -> str:
    """Return the words for the actor alone, without what is his: "base of the Hill Guard" is a base."""
    _, of, tail = words.partition(" of the ")
    same = entities.key("", None, tail) == key or fold_name(tail).startswith("so called ")
    return tail if of and same else words


def _heading(key: str, used: Used) -> tuple[str, str, str]:
    (speaker, _, outlet), _ = used
    return key, speaker, fold_name(outlet or "")


def _naming(key: str, uses: Mapping[tuple[Used, str], int], scene: Scene) -> Naming:
    """Return what one voice calls one actor, of all spellings the commonest."""
    names: Counter[tuple[str, str | None]] = Counter()
    spelt: dict[str, Counter[str]] = {}
    reports: dict[str, set[str]] = {}
    for ((voice, words), report), count in uses.items():
        folded = fold_name(words).casefold()
        names[voice[1:]] += count
        spelt.setdefault(folded, Counter())[words] += count
        reports.setdefault(folded, set()).add(report)
    by, outlet = min(names, key=lambda name: (-names[name], len(name[0]), name[0], name[1] or ""))
    ranked = sorted(spelt, key=lambda folded: (-spelt[folded].total(), folded))
    return Naming(
        actor=scene.entities.name(key),
        side=scene.sides.number(key, scene.entities),
        by=by,
        outlet=outlet,
        words=tuple(_word(spelt[folded], reports[folded], key, scene.entities) for folded in ranked),
    )


def _word(spelt: Counter[str], reports: Iterable[str], key: str, entities: Entities) -> NameWord:
    text = min(spelt, key=lambda words: (-spelt[words], words))
    known = entities.known(key)
    own = fold_name(known.name).split() if known else []
    return NameWord(text, spelt.total(), judge(text, entities.ontology, own), tuple(sorted(reports)))


def judge(text: str, ontology: Ontology, own: Sequence[str] = ()) -> Judges | None:
    """Return whether words judge whom they name; `own` are words of his name, which do not ("Resistance Army")."""
    folded = fold_name(text).casefold().split()
    mine = {word.casefold() for word in own}
    for start in range(len(folded)):
        if start and folded[start - 1] in _AGAINST:
            continue
        for end in range(start + 1, min(start + LONGEST, len(folded)) + 1):
            words = " ".join(folded[start:end])
            found = ontology.judgements.get(words) or ontology.judgements.get(words.removesuffix("s"))
            if found is not None and not set(folded[start:end]) <= mine:
                return found
    return None


def _nameless(deeds: Iterable[Deed], scene: Scene) -> Iterator[tuple[Deed, Party, int]]:
    """Yield the fighters without a name ("terrorists") whose side the deed tells: the enemy of who is at its other end.

    Where nobody known is there, they are the one side that is told at their own end of the act.
    """
    sides, entities = scene.sides, scene.entities
    for deed in deeds:
        ends = scene.ends.get(scene.acts.get(deed.mention.id, ""), (frozenset(), frozenset()))
        both = ((deed.mention.actors, deed.targets, ends[0]), (deed.mention.targets, deed.actors, ends[1]))
        for parties, others, told in both:
            against = {n for key in others if (n := sides.number(key, entities)) is not None}
            likely = {sides.enemy[n] for n in against if n in sides.enemy} if against else told
            if len(against) > 1 or len(likely) != 1:
                continue
            (side,) = likely
            # of several sides one that nobody knows may be a thing that was struck: "a Mirage"
            if len(sides.members) > 2 and not any(map(entities.body, sides.members[side])):
                continue
            yield from ((deed, party, side) for party in parties if _is_fighters(party, entities))


def _is_fighters(party: Party, entities: Entities) -> bool:
    """Return whether the words stand for fighters whom they do not name."""
    folded = fold_name(party.text).split()
    group = group_of(folded[-1], entities.ontology) if folded else None
    return group is not None and group[0] == "combatant" and is_generic(party.text, party.actor, entities)


def _judges(used: Used, scene: Scene) -> bool:
    return judge(used[1], scene.entities.ontology) == "against"


class _Hearing:
    """Tells whose words stand at a place of a report: those of the innermost attribution over it."""

    def __init__(self, reading: Reading, where: Where, entities: Entities) -> None:
        name = outlet_name(reading.report)
        own = entities.key(reading.report.id, None, name) or name
        self._own: Voice = (own, name, name)
        spoken = [one for one in reading.attributions if one.where == where]
        self._voices = [self._of(one, reading, entities) for one in spoken]
        self._starts, self._inner = _flatten([(span, n) for n, one in enumerate(spoken) for span in one.content])

    def voice(self, at: int) -> Voice:
        """Return whose words stand at a place, and the outlet that chose them; None where they are quoted."""
        place = bisect_right(self._starts, at) - 1
        inner = self._inner[place] if place >= 0 else None
        return self._own if inner is None else self._voices[inner]

    def _of(self, one: Attribution, reading: Reading, entities: Entities) -> Voice:
        speaker = one.chain[0] if one.chain else None
        if speaker is None or speaker.kind == "outlet":
            return self._own
        name = best_name(speaker, reading.report, entities)
        article, _, rest = name.partition(" ")
        bare = rest if article.casefold() in _ARTICLES else name
        key = entities.key(reading.report.id, speaker.actor, name)
        key = key if entities.known(key) else entities.key(reading.report.id, None, bare) or name
        return key or name, name, None if one.quoted else self._own[2]


def _flatten(layers: Sequence[tuple[Span, int]]) -> tuple[list[int], list[int | None]]:
    """Return where stretches begin, and which layer is the shortest over each; layers may lie inside one another."""
    begin = sorted(layers, key=lambda layer: (layer[0], layer[1]))
    edges = sorted({edge for span, _ in layers for edge in span})
    inner: list[int | None] = []
    heap: list[tuple[int, int, int]] = []  # length, end, layer
    at = 0
    for edge in edges:
        while at < len(begin) and begin[at][0][0] <= edge:
            (start, end), number = begin[at]
            heappush(heap, (end - start, end, number))
            at += 1
        while heap and heap[0][1] <= edge:
            heappop(heap)
        inner.append(heap[0][2] if heap else None)
    return edges, inner
