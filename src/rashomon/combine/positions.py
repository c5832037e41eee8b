"""Claims of one finding → positions: who says the same, in what words, on whose side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from rashomon.combine.intervals import has_number, same_figure
from rashomon.combine.origins import Origin
from rashomon.combine.scene import Scene, Telling, claim_ids
from rashomon.lexicon import fold_name
from rashomon.records import ActorValue, Figure, PlaceValue, Position, TextValue, TimeValue

TEXTS_SHOWN = 3  # different words of one position


@dataclass(frozen=True, slots=True)
class Stand:
    """A position with all that was told for it. `foreign` says what it counts where that is not the finding's own."""

    tellings: tuple[Telling, ...]
    figure: Figure | None
    rejects: bool
    key: Hashable = None
    foreign: str | None = None

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The distinct origins, sorted. A copy adds none where the report that it copies says the same."""
        told = {t.report.id for t in self.tellings}
        own = {t.origin for t in self.tellings if t.root in {"", t.report.id} or t.root not in told}
        return tuple(sorted(own, key=lambda o: (o.fine, o.name)))

    @property
    def fine(self) -> frozenset[str]:
        """The keys of the origins."""
        return frozenset(t.origin.fine for t in self.tellings)

    @property
    def counts(self) -> bool:
        """Whether it says what was, in its finding's own terms."""
        return self.foreign is None and not self.rejects and any(t.counts for t in self.tellings)


def figure_stands(tellings: Sequence[Telling]) -> list[Stand]:
    """Return the positions on a figure, the one with most origins first; rejections stand for themselves, last."""
    kinds: dict[tuple[bool, bool], list[Telling]] = {}
    for telling in tellings:
        if telling.figure is not None:
            kinds.setdefault((telling.rejects, telling.counts), []).append(telling)
    found = []
    for (rejects, _), those in sorted(kinds.items()):
        found += [Stand(tuple(ts), figure, rejects) for figure, ts in _by_figure(those)]
    silent = tuple(t for t in tellings if t.figure is None)  # who cannot say how many is shown, and gives no figure
    return sorted(found, key=_rank) + ([Stand(silent, None, rejects=False)] if silent else [])


def _by_figure(tellings: Sequence[Telling]) -> list[tuple[Figure, list[Telling]]]:
    """Gather tellings round the commonest figures: likeness within a tenth is no chain."""
    counts = Counter(t.figure for t in tellings if t.figure is not None)
    ranked = sorted(counts, key=lambda f: (-counts[f], _size(f), f.bound))
    heads: list[Figure] = []
    head_of: dict[Figure, Figure] = {}
    for figure in ranked:
        head = next((h for h in heads if same_figure(h, figure)), None)
        if head is None:
            heads.append(figure)
        head_of[figure] = head or figure
    return [(h, [t for t in tellings if t.figure is not None and head_of[t.figure] == h]) for h in heads]


def _size(figure: Figure) -> tuple[float, float, float]:
    ends = (figure.printed, figure.low, figure.high)
    return tuple(float("inf") if end is None else end for end in ends)  # type: ignore[return-value] # three of three


def _rank(stand: Stand) -> tuple[bool, int, tuple[float, float, float], tuple[str, ...]]:
    size = _size(stand.figure) if stand.figure else (0.0, 0.0, 0.0)
    return stand.rejects, -len(stand.fine), size, claim_ids(stand.tellings)


def value_stands(tellings: Sequence[Telling], key_of: Callable[[Telling], Hashable]) -> list[Stand]:
    """Return the positions on anything else, claims with one key being one; rejections last."""
    kinds: dict[tuple[bool, Hashable], list[Telling]] = {}
    for telling in tellings:
        kinds.setdefault((telling.rejects, key_of(telling)), []).append(telling)
    return sorted((Stand(tuple(ts), None, rejects, key) for (rejects, key), ts in kinds.items()), key=_rank)


def value_words(telling: Telling) -> str:
    """Return a value that is no figure in words."""
    value = telling.claim.value
    if isinstance(value, TextValue):
        return value.text
    if isinstance(value, ActorValue):
        return value.actor.text
    if isinstance(value, PlaceValue):
        return value.place.name or value.place.text
    return value.time.text if isinstance(value, TimeValue) else telling.claim.words


def position(stand: Stand, scene: Scene) -> Position:
    """Return a position as the contract prints it."""
    figure = stand.figure
    return Position(
        by=speakers_of(stand.tellings),
        side=side_of(stand.tellings, scene),
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        bound=figure.bound if figure and has_number(figure) else None,
        printed=figure.printed if figure else None,
        text=_text(stand),
        rejects=stand.rejects,
        claims=claim_ids(stand.tellings),
    )


def _text(stand: Stand) -> str | None:
    """Return what a position counts where that is not the finding's own, and all its words where it has no number."""
    if stand.figure and has_number(stand.figure):
        return stand.foreign
    words = _texts(stand.tellings)
    return words if stand.foreign is None else f"{stand.foreign}: {words}"


def speakers_of(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Return the speakers, each under the commonest of its names, the most quoted first."""
    spelt: dict[tuple[str, str], Counter[str]] = {}
    for telling in tellings:
        spelt.setdefault((telling.origin.body, fold_name(telling.name)), Counter())[telling.name] += 1
    for body, name in sorted(spelt, key=lambda key: (-len(key[1].split()), key)):
        # "Ann Lee, the spokeswoman" beside "Ann Lee": one speaker of one body, under the shorter name.
        shorter = [k for k in spelt if k[0] == body and set(k[1].split()) < set(name.split())]
        if shorter and "," in "".join(spelt[body, name]):
            kept = min(shorter, key=lambda key: (-spelt[key].total(), key))
            spelt[kept][min(spelt[kept])] += spelt.pop((body, name)).total()
    ranked = sorted(spelt.values(), key=lambda names: (-names.total(), min(names)))
    return tuple(dict.fromkeys(min(names, key=lambda n: (-names[n], n)) for names in ranked))


def side_of(tellings: Sequence[Telling], scene: Scene) -> str | None:
    """Return the side that all holders are on; None where one is no party or they are of two sides."""
    sides = {t.party for t in tellings}
    number = sides.pop() if len(sides) == 1 else None
    bodies = {scene.entities.top(t.origin.fine) for t in tellings}
    return (
        None if number is None else scene.sides.name(number, scene.entities, min(bodies) if len(bodies) == 1 else None)
    )


def _texts(tellings: Sequence[Telling]) -> str:
    spelt: dict[str, Counter[str]] = {}
    for telling in tellings:
        words = value_words(telling)
        spelt.setdefault(fold_name(words), Counter())[words] += 1
    ranked = sorted(spelt.values(), key=lambda words: (-words.total(), min(words)))
    return "; ".join(min(words, key=lambda w: (-words[w], w)) for words in ranked[:TEXTS_SHOWN])
