"""Whether the text of a report bears out its title: words in quotation marks, and numbers with those who give them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise

from rashomon.extract.sources import Sources
from rashomon.lexicon import Ontology
from rashomon.records import EVENT_SCOPES, FIGURES, Claim, Figure, Link, PersonValue, Problem, Span

_MOST_QUOTED = 20  # quotations of a title that are looked for in the text
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen dozens scores"
    " hundreds thousands".split()
)
_IN_LETTERS = dict(
    enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        1,
    )
)
_SOMEBODYS = re.compile(r"(?:their|its|his|her|(?:the|a)? ?spokes(?:man|woman|person))\b", re.IGNORECASE)
_BESIDE = 20  # characters between two numbers that are added up
_MOST_PLACES = 50  # places of the text at which each is tried
# What says the opposite of the same number: "up to 50 dead" is not "at least 50 dead".
_OPPOSED = ({"at_least", "up_to"}, {"more_than", "up_to"}, {"at_least", "under"}, {"more_than", "under"})


def title_problems(title: Sources, printed: str, text: Sources, body: str) -> list[Problem]:
    """Flag the words that a title puts in somebody's mouth and that the text gives to another, or to nobody.

    One word alone, "'Killer' drone", keeps its distance and quotes nobody; words with a number are for the figures.
    """
    problems = []
    told = _Told(body)
    for words, span in _quoted(printed)[:_MOST_QUOTED]:
        said_by = title.at(span)
        places = told.places(words)
        alone = len(_WORD.findall(words)) == 1
        if not places:
            if not alone and not _counts(words):
                message = f"“{words}” is not in the text"
                problems.append(Problem("title_not_borne_out", "titles", message, span, "title"))
            continue
        in_text = text.at(next((at for at in places if text.at(at) is not None), places[-1]))
        if said_by is None or in_text is None or (alone and in_text.chain[0].kind != "named"):
            continue
        if not _shares(said_by.chain[0], in_text.chain[0]):
            message = f"the title gives “{words}” to {said_by.chain[0].text}, the text to {in_text.chain[0].text}"
            problems.append(Problem("title_not_borne_out", "titles", message, span, "title"))
    return problems


class _Told:
    """The words of a text by their stems, to look up those of a title whatever their form and the marks between."""

    def __init__(self, body: str) -> None:
        found = list(_WORD.finditer(body))
        stems = [_stem(m[0]) for m in found]
        self._line = f" {' '.join(stems)} "
        self._spans = [m.span() for m in found]
        self._starts = list(accumulate((len(stem) + 1 for stem in stems), initial=0))

    def places(self, words: str) -> list[Span]:
        """Return where the text has words, in any form, one behind the other; no more than are worth a look."""
        stems = [_stem(word) for word in _WORD.findall(words)]
        found = islice(re.finditer(re.escape(f" {' '.join(stems)} "), self._line), _MOST_PLACES) if stems else ()
        firsts = (bisect_left(self._starts, m.start()) for m in found)
        return [(self._spans[first][0], self._spans[first + len(stems) - 1][1]) for first in firsts]


def _stem(word: str) -> str:
    """Return a word without its ending: "regret" of "regrets" and "regretted"."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    if len(plain) <= 3:
        return plain
    plain = re.sub(r"i(?:es|ed)$", "y", plain)
    cut = re.sub(r"(?<=[a-z]{3})(?:ing|ed|es|s|e|d)$", "", plain)
    return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut


def _counts(words: str) -> bool:
    """Tell whether words hold a number, in figures or in letters."""
    return any(w[0].isdigit() or w.casefold() in _NUMBERS for w in _WORD.findall(words))


def _quoted(printed: str) -> list[tuple[str, Span]]:
    pattern = r"(?:^|(?<=[\s(]))['\"‘“]([^'\"‘’“”]{3,200})['\"’”]"
    found = [(m[1].rstrip(" ,.;:!?…"), m.start(1)) for m in re.finditer(pattern, printed)]
    return [(words, (start, start + len(words))) for words, start in found if words]


def _shares(one: Link, other: Link) -> bool:
    if one.actor and one.actor == other.actor:
        return True
    mine, others = ({_stem(word) for word in re.findall(r"\w{3,}", link.text)} for link in (one, other))
    return bool(mine & others)


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
            if not told or _prints(claim, body, told) or _sums(claim, told) or _of_one(claim, claims, body):
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
    """Tell whether a text prints a title's number, in figures or in letters, where no claim was read."""
    value = titled.value
    if not isinstance(value, Figure) or value.printed is None:
        return False
    spans = [claim.span for claim in told]
    number = rf"(?<![\d.,]){value.printed}(?![\d])"
    if value.printed in _IN_LETTERS:
        number += rf"|\b{_IN_LETTERS[value.printed]}\b"
    found = re.finditer(number, body, re.IGNORECASE)
    places = (m.start() for m in islice(found, _MOST_PLACES))
    return any(not any(start <= place < end for start, end in spans) for place in places)


def _sums(titled: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether numbers that follow one another in a text make up a title's: "twelve men and four women"."""
    value = titled.value
    same = [claim for claim in told if claim.field == titled.field and isinstance(claim.value, Figure)][:_MOST_PLACES]
    if not isinstance(value, Figure):
        return False
    for one, other in pairwise(same):
        beside = other.span[0] - one.span[1] < _BESIDE and one.chain[0] == other.chain[0]
        numbers = [claim.value.printed or 0 for claim in (one, other) if isinstance(claim.value, Figure)]
        if beside and sum(numbers) == value.printed:
            return True
    return False


def _of_one(titled: Claim, claims: Sequence[Claim], body: str) -> bool:
    """Tell whether one person of a title may be whom a text names, or tells without a number: "Woman dies"."""
    value = titled.value
    if not isinstance(value, Figure) or value.printed != 1:
        return False
    persons = (claim.value for claim in claims if claim.where == "text")
    if any(isinstance(person, PersonValue) and person.fate in {titled.field, "attacked"} for person in persons):
        return True
    words = [word for word in _WORD.findall(titled.group) if len(word) > 2]
    return bool(words) and re.search(rf"\b{re.escape(words[-1])}\b", body, re.IGNORECASE) is not None


def _speaks(speaker: Link, chain: Sequence[Link], ontology: Ontology) -> bool:
    """Tell whether a title's speaker may be one of those of the text, or the text tells it in its own voice.

    "Their spokesman" may speak for anybody.
    """
    if chain[0].kind == "outlet" or any(_SOMEBODYS.match(link.text) for link in chain):
        return True
    return any(_shares(speaker, link) or _is_of(speaker, link, ontology) for link in chain)


def _is_of(speaker: Link, link: Link, ontology: Ontology) -> bool:
    """Tell whether one speaks for the other's state, as "Moscow" does for a ministry, or neither is named."""
    if speaker.kind == link.kind == "unnamed":
        return True
    one, other = (ontology.actors.get(actor.actor or "") for actor in (speaker, link))
    return one is not None and other is not None and one.country is not None and one.country == other.country
