"""What voices call actors in, what is worth showing of it out: actors with more than one name, or one that judges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.lexicon import fold_name
from rashomon.records import Event, NameWord, Naming


@dataclass(frozen=True, slots=True)
class CalledWord:
    """Words for an actor, and all voices that use them."""

    text: str
    count: int
    judges: str  # "speaks against", "speaks for", or nothing
    voices: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """An actor under all his names."""

    actor: str
    side: int | None
    words: tuple[CalledWord, ...]


def gather_called(event: Event) -> tuple[Called, ...]:
    """Return the actors of an event that are called in more than one way, or by a word that judges; in their order."""
    actors: dict[tuple[int | None, str], list[Naming]] = {}
    for naming in event.names:
        actors.setdefault((naming.side, naming.actor), []).append(naming)
    called = [Called(actor, side, _words(those)) for (side, actor), those in actors.items()]
    return tuple(one for one in called if len(one.words) > 1 or any(word.judges for word in one.words))


def name_voices(namings: Sequence[Naming]) -> tuple[str, ...]:
    """Return whose words they are: outlets' own, speakers' as quoted, speakers' as outlets tell them."""
    voices: dict[str, list[str]] = {}
    for naming in namings:
        own = naming.by == naming.outlet
        heard = naming.by if own else f"{naming.by.partition(', ')[0]}, {'told by' if naming.outlet else 'quoted'}"
        voices.setdefault(heard, []).extend([naming.outlet] if naming.outlet and not own else [])
    return tuple(
        f"{voice} {outlets[0] if len(outlets) == 1 else f'{len(outlets)} outlets'}" if outlets else voice
        for voice, outlets in voices.items()
    )


def _words(namings: Sequence[Naming]) -> tuple[CalledWord, ...]:
    """Return the words for one actor, each once, those that judge first, then by use."""
    uses: dict[str, list[tuple[NameWord, Naming]]] = {}
    for naming in namings:
        for word in naming.words:
            uses.setdefault(fold_name(word.text).casefold(), []).append((word, naming))
    words = [_word(those) for those in uses.values()]
    return tuple(sorted(words, key=lambda word: (not word.judges, -word.count, word.text)))


def _word(uses: Sequence[tuple[NameWord, Naming]]) -> CalledWord:
    first = max(uses, key=lambda use: use[0].count)[0]
    return CalledWord(
        text=first.text,
        count=sum(word.count for word, _ in uses),
        judges=f"speaks {first.judges}" if first.judges else "",
        voices=name_voices([naming for _, naming in uses]),
        reports=tuple(sorted({report for word, _ in uses for report in word.reports})),
    )
