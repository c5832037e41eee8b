"""Whether the text of a report bears out its title: words in quotation marks, and numbers with those who give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from rashomon.extract.sources import Sources
from rashomon.lexicon import Ontology
from rashomon.records import EVENT_SCOPES, FIGURES, Claim, Figure, Link, Problem, Span

_MOST_QUOTED = 20  # quotations of a title that are looked for in the text
_MOST_PLACES = 50  # places of the text at which each is tried
# What says the opposite of the same number: "up to 50 dead" is not "at least 50 dead".
_OPPOSED = ({"at_least", "up_to"}, {"more_than", "up_to"}, {"at_least", "under"}, {"more_than", "under"})


def title_problems(title: Sources, printed: str, text: Sources, body: str) -> list[Problem]:
    """Flag the words that a title puts in somebody's mouth and that the text gives to another, or to nobody."""
    problems = []
    for words, span in _quoted(printed)[:_MOST_QUOTED]:
        said_by = title.at(span)
        at = _place_of(words, body, text)
        if at < 0:
            problems.append(Problem("title_not_borne_out", "sources", f"“{words}” is not in the text", span, "title"))
            continue
        in_text = text.at((at, at + len(words)))
        if said_by and in_text and not _shares(said_by.chain[0], in_text.chain[0]):
            message = f"the title gives “{words}” to {said_by.chain[0].text}, the text to {in_text.chain[0].text}"
            problems.append(Problem("title_not_borne_out", "sources", message, span, "title"))
    return problems


def _place_of(words: str, body: str, text: Sources) -> int:
    """Return where a text has the words in somebody's mouth, else the last place tried; -1 where they are not."""
    found = [m.start() for m in islice(re.finditer(re.escape(words), body, re.I), _MOST_PLACES)]
    return next((at for at in found if text.at((at, at + len(words))) is not None), found[-1] if found else -1)


def _quoted(printed: str) -> list[tuple[str, Span]]:
    pattern = r"(?:^|(?<=[\s(]))['\"‘“]([^'\"‘’“”]{3,200})['\"’”]"
    return [(m[1], m.span(1)) for m in re.finditer(pattern, printed)]


def _shares(one: Link, other: Link) -> bool:
    if one.actor and one.actor == other.actor:
        return True
    return bool(set(re.findall(r"\w{3,}", one.text.casefold())) & set(re.findall(r"\w{3,}", other.text.casefold())))


def unborne_figures(claims: Sequence[Claim], body: str, ontology: Ontology) -> Iterator[Problem]:
    """Yield a problem for each number of a title that the text gives with another value, or only from another speaker.

    A title that leaves the speaker out is borne out. A number that the text prints where no claim was read from it is
    given the benefit of the doubt.
    """
    figures = [claim for claim in claims if claim.field in FIGURES and isinstance(claim.value, Figure)]
    told = [claim for claim in figures if claim.where == "text"]
    for claim in (claim for claim in figures if claim.where == "title"):
        fitting = [other for other in told if _fits(claim, other)]
        if not fitting:
            if not told or _prints(claim, body, told):
                continue  # the text may tell it in words that are not read
            message = f"no number in the text agrees with “{claim.words}”"
        else:
            speaker = claim.chain[0]
            if speaker.kind == "outlet" or any(_speaks(speaker, other.chain, ontology) for other in fitting):
                continue
            message = f"the title gives “{claim.words}” to {speaker.text}, the text to {fitting[0].chain[0].text}"
        yield Problem("title_not_borne_out", "titles", message, claim.span, "title")


def _fits(titled: Claim, other: Claim) -> bool:
    """Tell whether a text's number may be what a title means: of its event, the same print, or a range it meets."""
    one, told = titled.value, other.value
    if not isinstance(one, Figure) or not isinstance(told, Figure) or titled.field != other.field:
        return False
    if other.scope not in EVENT_SCOPES and titled.scope != other.scope:
        return False
    if one.printed is not None and told.printed is not None:
        return one.printed == told.printed and not any({one.bound, told.bound} == pair for pair in _OPPOSED)
    most, end = (value.high if value.high is not None else float("inf") for value in (one, told))
    return (one.low or 0) <= end and (told.low or 0) <= most


def _prints(titled: Claim, body: str, told: Sequence[Claim]) -> bool:
    """Tell whether a text prints a title's number in figures where no claim was read."""
    value = titled.value
    if not isinstance(value, Figure) or value.printed is None:
        return False
    spans = [claim.span for claim in told]
    places = (m.start() for m in islice(re.finditer(rf"(?<![\d.,]){value.printed}(?![\d])", body), _MOST_PLACES))
    return any(not any(start <= place < end for start, end in spans) for place in places)


def _speaks(speaker: Link, chain: Sequence[Link], ontology: Ontology) -> bool:
    """Tell whether a title's speaker may be one of those of the text, or the text tells it in its own voice."""
    if chain[0].kind == "outlet":
        return True
    return any(_shares(speaker, link) or _is_of(speaker, link, ontology) for link in chain)


def _is_of(speaker: Link, link: Link, ontology: Ontology) -> bool:
    """Tell whether one speaks for the other's state, as "Moscow" does for a ministry, or neither is named."""
    if speaker.kind == link.kind == "unnamed":
        return True
    one, other = (ontology.actors.get(actor.actor or "") for actor in (speaker, link))
    return one is not None and other is not None and one.country is not None and one.country == other.country
