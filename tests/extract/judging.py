"""Compares what was read in a sentence with what its table expects: found, wrong, or said too much."""

from probes_figures import Count
from probes_sources import Said
from reader import read

from rashomon.records import Attribution, Figure, Span

_CLOSE = 0.6  # share of the characters of both that two contents must have in common


def wrong_sources(text: str, expected: list[Said]) -> list[str]:
    """Return what is missing and what is too much in the attributions of a text; nothing where all is right."""
    found = [(a, span) for a in read(text).attributions for span in a.content]
    wanted = [(said, _span_of(text, said.content)) for said in expected]
    missing = [str(said) for said, span in wanted if not any(_is(a, s, said, span) for a, s in found)]
    extra = [
        f"too much: {a.chain[0].text}: {text[s[0] : s[1]]}"
        for a, s in found
        if not any(_share(s, span) >= _CLOSE or _encloses(s, span) for _, span in wanted)
    ]
    return missing + extra


def _span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def _is(attribution: Attribution, content: Span, said: Said, span: Span) -> bool:
    inner, others = attribution.chain[0], [link.text.casefold() for link in attribution.chain[1:-1]]
    names = [inner.text, inner.stands_for.text if inner.stands_for else "", inner.kind]
    speaker = any(name.casefold().startswith(said.speaker.casefold()) for name in names)
    chain = all(any(other.casefold() in link for link in others) for other in said.others)
    return _share(content, span) >= _CLOSE and speaker and chain and inner.stance == said.stance


def _share(one: Span, other: Span) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def _encloses(outer: Span, inner: Span) -> bool:
    """Tell whether a content is what the outer speaker of a chain passes on."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def wrong_figures(text: str, expected: list[Count]) -> list[str]:
    """Return what is missing and what is too much in the figures of a text; nothing where all is right."""
    found = [c for c in read(text).claims if isinstance(c.value, Figure)]
    left, missing = list(found), []
    for count in expected:
        hit = next(
            (
                c
                for c in left
                if isinstance(c.value, Figure)
                and (c.field, c.scope) == (count.field, count.scope)
                and (c.value.low, c.value.high, c.value.bound) == (count.low, count.high, count.bound)
                and count.group.casefold() in c.group.casefold()
            ),
            None,
        )
        if hit is None:
            missing.append(str(count))
        else:
            left.remove(hit)
    return missing + [f"too much: {c.field} {c.value} {c.group!r} {c.scope}" for c in left]
