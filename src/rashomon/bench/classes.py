"""How well classes are told: the class wanted and the class found → precision, recall and F1, by class and whole.

Gold data whose authors publish no split is parted into two halves by a hash of its ids: what is missed in the first may
be read and learned from, of the second only totals are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

WORK, HELD_OUT = "work", "held_out"


@dataclass(frozen=True, slots=True)
class Judged:
    """One text with the class that it has and the one that was found, None where none was; `id` decides its half."""

    id: str
    wanted: str
    found: str | None
    text: str

    @property
    def half(self) -> str:
        """The half that it is of."""
        return half_of(self.id)


def half_of(id_: str) -> str:
    """Return the half of the gold data that an id falls into, the same everywhere."""
    return (WORK, HELD_OUT)[sha256(id_.encode()).digest()[-1] % 2]


def by_halves(judged: Sequence[Judged], classes: Iterable[str]) -> dict[str, dict[str, float]]:
    """Return the figures of all texts and of each half."""
    wanted = sorted(classes)
    figures = {"all": class_figures(judged, wanted)}
    for half in (WORK, HELD_OUT):
        figures[half] = class_figures([one for one in judged if one.half == half], wanted)
    return figures


def class_figures(judged: Sequence[Judged], classes: Sequence[str]) -> dict[str, float]:
    """Return macro and weighted F1 over the classes, accuracy over their texts, and each class's own figures.

    A class that no text has counts for neither. Texts of other classes count where one of these is found in them.
    """
    texts = Counter(one.wanted for one in judged)
    found = Counter(one.found for one in judged)
    right = Counter(one.wanted for one in judged if one.wanted == one.found)
    own = [name for name in classes if texts[name]]
    scores = {name: f_score(right[name], found[name], texts[name]) for name in own}
    total = sum(texts[name] for name in own)
    figures = {
        "texts": float(len(judged)),
        "accuracy": _share(sum(right[name] for name in own), total),
        "macro_f1": _share(sum(f1 for _, _, f1 in scores.values()), len(own)),
        "weighted_f1": _share(sum(f1 * texts[name] for name, (_, _, f1) in scores.items()), total),
    }
    for name, (precision, recall, f1) in scores.items():
        figures |= {f"{name}.precision": precision, f"{name}.recall": recall, f"{name}.f1": f1}
        figures[f"{name}.texts"] = float(texts[name])
    return {name: round(value, 3) for name, value in figures.items()}


def f_score(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Return precision, recall and F1; 0 over nothing."""
    precision, recall = _share(right, found), _share(right, wanted)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def misses_of(judged: Iterable[Judged], classes: Mapping[str, str] | Iterable[str]) -> list[str]:
    """Return a line for each text of the first half that got another class than its own, or wrongly one of these."""
    of_these = set(classes)
    return [
        f"{one.id} {one.wanted}, not {one.found or 'none'}: {' '.join(one.text.split())[:300]}"
        for one in judged
        if one.half == WORK and one.wanted != one.found and {one.wanted, one.found} & of_these
    ]


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
