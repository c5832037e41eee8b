"""Numbers as words give them: a text → its quantities, each an interval that remembers its wording.

What is counted and what befell it is not asked here; `figures` does that. Bounds and vague words are those of
docs/terminology.md and `ontology/numbers.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.extract.counts.bounds import bound_before, word_at
from rashomon.extract.parse import Parse, Token, text_of
from rashomon.lexicon import VagueNumber
from rashomon.records import Bound, Figure

_LARGEST = 10**10  # more people than ever lived at one time: a number beyond it counts nothing here
_DIGITS = re.compile(r"^\d{1,3}(?:[,\u00a0\u202f.]\d{3})+$|^\d{1,10}$")
_DECIMAL = re.compile(r"^\d{1,6}[.,]\d{1,2}$")
_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_ZERO = {"no", "none", "nobody", "zero", "nil"}
_UNITS = frozenset(
    "kilometer kilometre km mile meter metre m cm mm inch foot feet yard hectare acre hour minute second day week month"
    " year decade century percent % per cent degree tonne ton kilogram kg pound lb litre liter gallon dollar euro ruble"
    " rouble shekel million billion o'clock am pm a.m. p.m. caliber calibre mph kph knot time round stage phase point"
    " front side occasion way".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday".split()
)
_REVISING = {"raise", "rise", "lower", "revise", "increase", "climb", "fall", "go", "jump", "grow", "drop", "correct"}
_ARTICLES = {"a", "an", "the", "his", "her", "their", "its", "our", "my"}
# Nouns of `ontology/groups.csv` that are many in the singular.
_TOGETHER = frozenset(
    "family militia crew force population personnel crowd army police team patrol garrison staff public convoy group"
    " enemy side household couple opposition press unit brigade battalion company platoon squad column regiment"
    " division detachment cell network gang".split()
)
_STARTS = _ZERO | set(_ONES) | set(_TENS) | {"without", "not", "both", "many", "numerous", "countless", "number"}


@dataclass(frozen=True)
class Quantity:
    """Tokens [start, end) that give a number with its bound words, the number's own token, and what is counted."""

    start: int
    end: int
    number: Token
    noun: Token | None
    figure: Figure
    more: bool = False  # "another 12", "12 more"
    single: bool = False  # no number, but an article: "a nurse", "the pilot"


def find_quantities(tokens: Sequence[Token], vague: Mapping[str, VagueNumber]) -> list[Quantity]:
    """Return the quantities of a text in order, leaving out dates, measures, ages and names of things."""
    found: list[Quantity] = []
    starts = _STARTS | {words.split()[0] for words in vague}
    position = 0
    for token in tokens:
        word = token.lower_
        if token.i < position or not (word in starts or word[0].isdigit()):
            continue  # few words can begin a number: the others are not looked at
        quantity = _zero(token) or _vague(token, vague) or _number(token) or _uncounted(token)
        if quantity is None:
            continue
        if quantity.figure.bound != "exact" or not _no_count(quantity):
            found.append(quantity)
        position = max(quantity.end, token.i + 1)
    return found


def find_singles(tokens: Sequence[Token], groups: Mapping[str, tuple[str, str]], counted: set[int]) -> list[Quantity]:
    """Return the persons told one by one, "a nurse", "the pilot", each a quantity of 1, but for nouns `counted`."""
    found = []
    for token in tokens:
        if token.tag_ != "NN" or token.i in counted or token.lemma_.lower() not in groups:
            continue
        article = next((c for c in token.lefts if c.dep_ in {"det", "poss"}), None)
        together = token.lemma_.lower() in _TOGETHER or token.dep_ in {"compound", "nmod"}
        # "failed to kill a single one" is none, and half a person too
        together |= any(c.lower_ in {"single", "half"} for c in token.lefts)
        if article is not None and not together and article.lower_ in _ARTICLES:
            found.append(Quantity(article.i, article.i + 1, article, token, Figure(1, 1, "exact", 1), single=True))
    return found


def _zero(token: Token) -> Quantity | None:
    doc, i = token.doc, token.i
    word = token.lower_
    zero = Figure(0, 0, "exact", 0)
    if word == "not" and text_of(doc[i + 1 : i + 3]).lower() in {"a single", "one single"} and i + 3 < len(doc):
        return Quantity(i, i + 3, token, _counted(doc[i + 2]), zero)
    if word == "not" and word_at(doc, i + 1) == "one" and word_at(doc, i + 2) != "but":
        return Quantity(i, i + 2, doc[i + 1], _counted(doc[i + 1]), zero)
    if word == "without" and token.dep_ == "prep":
        held = next((c for c in token.children if c.dep_ == "pobj" and c.tag_ == "NNS"), None)
        return Quantity(i, i + 1, token, held, zero) if held is not None else None
    if word not in _ZERO or (word == "no" and text_of(doc[i + 1 : i + 3]).lower() in _NO_ZERO):
        return None
    if word == "no" and i + 1 < len(doc) and doc[i + 1].lower_ == "one":
        return Quantity(i, i + 2, doc[i + 1], None, zero)
    if word == "no":
        noun = token.head if token.dep_ == "det" and token.head.i > i else None
        return Quantity(i, i + 1, token, noun, zero) if noun is not None else None
    return Quantity(i, i + 1, token, _of(token) or (_counted(token) if word == "zero" else None), zero)


_NO_ZERO = {"fewer than", "less than", "more than", "longer the", "doubt that"}


def _vague(token: Token, vague: Mapping[str, VagueNumber]) -> Quantity | None:
    doc, i = token.doc, token.i
    words = [t.lower_ for t in doc[i : i + 4]]
    for size in range(len(words), 0, -1):
        entry = vague.get(" ".join(words[:size]))
        if entry is None and size == 3 and words[1] == "-":
            entry = vague.get("-".join(words[:3:2]))
        if entry is None or (size == 1 and token.tag_ not in {"NNS", "JJ", "NN", "CD", "RB"}):
            continue
        last = doc[i + size - 1]
        number = doc[i + size - 2] if last.lower_ == "of" and size > 1 else last
        bound: Bound = "exact" if entry.exact else "vague"
        low, high = entry.low, entry.high
        start, said = bound_before(doc, i)
        if said in {"more_than", "at_least"}:
            low, high, bound = entry.low + (said == "more_than" and entry.exact), None, said
        elif said in {"up_to", "under"}:
            less = int(said == "under" and entry.exact)
            low, high, bound = None, entry.high - less if entry.high is not None else None, said  # type: ignore[assignment]
        elif said == "about":
            bound = "about" if entry.exact else "vague"
        printed = entry.low if entry.exact else None
        end = number.i + 1
        joined = _joined(doc, end, vague)
        if joined is not None and bound == "vague":
            (high, number), end = joined, joined[1].i + 1
        return Quantity(start, end, number, _counted(number), Figure(low, high, bound, printed), _more(doc, start, end))
    return None


def _joined(doc: Parse, end: int, vague: Mapping[str, VagueNumber]) -> tuple[int | None, Token] | None:
    """Return the upper end of "dozens or hundreds" and its last word."""
    if word_at(doc, end) not in {"or", "and"}:
        return None
    larger = vague.get(word_at(doc, end + 1))
    return (larger.high, doc[end + 1]) if larger is not None and not larger.exact else None


def _number(token: Token) -> Quantity | None:
    doc = token.doc
    value, end = _value(doc, token.i)
    if value is None or value > _LARGEST or word_at(doc, token.i - 1) == "minus":
        return None
    number = doc[end - 1]
    start, bound = bound_before(doc, token.i)
    if _part_of_name(doc, token.i, end):
        return None
    second = _range_end(doc, end)
    if second is not None:
        upper, stop = second
        if upper > value and not _revised(doc, token.i):
            number = doc[stop - 1]
            begin = token.i - 1 if token.i and doc[token.i - 1].lower_ in {"between", "from"} else start
            noun = _counted(number) or _counted(doc[end - 1])
            return Quantity(begin, stop, number, noun, Figure(value, upper, "between", None))
    noun = _counted(number)
    behind = text_of(doc[noun.i + 1 : noun.i + 3]).lower() if noun is not None else ""
    if behind == "or more":
        bound = "at_least"
    after = text_of(doc[end : end + 2]).lower()
    if after == "or more" or text_of(doc[end : end + 1]) in {"+", "plus"}:
        bound, end = "at_least", end + (2 if after == "or more" else 1)
    elif after in {"or so", "or less", "or fewer"}:
        bound, end = ("about" if after == "or so" else "up_to"), end + 2
    figure = _interval(value, bound)
    return Quantity(start, end, number, _counted(number), figure, _more(doc, start, end)) if figure else None


def _uncounted(token: Token) -> Quantity | None:
    """Read "many", "a number of": a claim without a figure; and "both", which is two."""
    doc, i = token.doc, token.i
    word = token.lower_
    if word == "both" and token.dep_ in {"det", "predet"}:
        return Quantity(i, i + 1, token, _counted(token), Figure(2, 2, "exact", 2))
    open_ended = Figure(None, None, "vague", None)
    if (
        word in {"many", "numerous", "countless"}
        and token.dep_ == "amod"
        and word_at(doc, i - 1) not in {"how", "as", "so"}
    ):
        return Quantity(i, i + 1, token, _counted(token), open_ended)
    if (
        word == "number"
        and word_at(doc, i + 1) == "of"
        and word_at(doc, i - 1) in {"a", "unknown", "unspecified", "large"}
    ):
        return Quantity(i - 1, i + 1, token, _of(token), open_ended)
    return None


def _revised(doc: Parse, start: int) -> bool:
    """Tell whether "from 30 to 34" tells a change and no range: "raised the toll from …"."""
    if word_at(doc, start - 1) != "from":
        return False
    before = {t.lemma_ for t in doc[max(doc[start].sent.start, start - 14) : start]}
    return doc[start - 1].head.lemma_ in _REVISING or bool(
        before & {"toll", "tally"} or (before & {"number", "count", "figure"} and before & _REVISING)
    )


def _interval(value: int, bound: Bound | None) -> Figure | None:
    if bound == "at_least":
        return Figure(value, None, bound, value)
    if bound == "more_than":
        return Figure(value + 1, None, bound, value)
    if bound == "up_to":
        return Figure(None, value, bound, value)
    if bound == "under":
        return Figure(None, max(0, value - 1), bound, value)
    return Figure(value, value, bound or "exact", value)


def _value(doc: Parse, start: int) -> tuple[int | None, int]:
    """Return the number that begins at a token, and where it ends; None where there is none."""
    total, current, end, seen = 0, 0, start, False
    while end < len(doc):
        word = doc[end].lower_
        if _DIGITS.match(word) and not seen:
            current, seen = int(re.sub(r"\D", "", word)), True
            if _YEAR.fullmatch(word) and end + 1 < len(doc) and doc[end + 1].lower_ in _ONES | _TENS:
                end += 1
                break  # "on 5 May 2020 three more died"
        elif _DECIMAL.match(word) and not seen and end + 1 < len(doc) and doc[end + 1].lower_ in _SCALES:
            scale = _SCALES[doc[end + 1].lower_]
            return round(float(word.replace(",", ".")) * scale), end + 2
        elif word in _ONES and (not seen or (current % 10 == 0 and current not in (10,))):
            current, seen = current + _ONES[word], True
        elif word in _TENS and (not seen or current % 100 == 0):
            current, seen = current + _TENS[word], True
        elif word in _SCALES and seen:
            scale = _SCALES[word]
            if scale in (100, 12):
                current *= scale
            else:
                total, current = total + current * scale, 0
        elif word in {"-", "and"} and seen and end + 1 < len(doc) and _continues(doc, end, word):
            pass
        else:
            break
        end += 1
    return (total + current, end) if seen else (None, start)


def _continues(doc: Parse, i: int, word: str) -> bool:
    following, before = doc[i + 1].lower_, doc[i - 1].lower_
    if word == "-":
        return before in _TENS and following in _ONES
    return before in {"hundred", "thousand"} and (following in _ONES or following in _TENS)


def _range_end(doc: Parse, end: int) -> tuple[int, int] | None:
    """Return the upper number of "10 to 15", "10-15", "between 10 and 15", and where it ends."""
    if end + 1 >= len(doc):
        return None
    joint = doc[end].lower_
    start = _value(doc, _first_of(doc, end))[0]
    between = joint == "and" and word_at(doc, _first_of(doc, end) - 1) in {"between"}
    if not (joint in {"to", "-", "–", "or"} or between) or start is None:
        return None
    upper, stop = _value(doc, end + 1)
    return (upper, stop) if upper is not None else None


def _first_of(doc: Parse, end: int) -> int:
    first = end - 1
    while first > 0 and _value(doc, first - 1)[1] == end and _value(doc, first - 1)[0] is not None:
        first -= 1
    return first


def _more(doc: Parse, start: int, end: int) -> bool:
    """Tell whether a number adds to one given before: "another 12", "12 more", "12 others"."""
    before = {word_at(doc, i) for i in range(max(0, start - 1), end)}
    if word_at(doc, end - 1) == "more":  # "12 or more"
        return False
    return bool(before & {"another", "further", "additional"}) or word_at(doc, end) in {
        "more",
        "other",
        "others",
        "further",
    }


def _of(number: Token) -> Token | None:
    """Return what stands behind "of": "dozens of civilians", "12 of the attackers"."""
    of = next((c for c in number.children if c.dep_ == "prep" and c.lower_ in {"of", "among"} and c.i > number.i), None)
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


def _counted(number: Token) -> Token | None:
    """Return the noun that a number counts, or None where it stands alone."""
    held = _of(number)
    if held is not None:
        return held
    head = number
    for _ in range(3):
        if (
            head.dep_ in {"nummod", "quantmod", "compound", "amod", "det", "predet", "nmod", "advmod"}
            and head.head.i > head.i
        ):
            head = head.head
            if any(t.text in _PARTING and t.nbor(-1).whitespace_ for t in number.doc[number.i + 1 : head.i]):
                return None  # "38 dead - hospital" counts no hospitals
            if head.lower_ in {"prisoner", "hostage", "captive"} and number.lower_ not in {"a", "one", "1", "no"}:
                held = head.nbor(-1)
                return held if held.tag_ == "NNS" and held.i > number.i else None  # "four taken prisoner"
            if head.pos_ in {"NOUN", "PROPN"} and not head.like_num:
                return head
    return None


_PARTING = {"-", "–", "—", ":", "(", ";"}


def _part_of_name(doc: Parse, start: int, end: int) -> bool:
    """Tell whether a number belongs to a name or a compound: "F-16", "T-72", "51-year-old", "No. 3"."""
    before, after = word_at(doc, start - 1), word_at(doc, end)
    if before in {"-", "–", "/"} and start >= 2 and not doc[start - 2].like_num and not doc[start - 2].whitespace_:
        return True
    if (
        after in {"-"}
        and word_at(doc, end + 1) not in {"odd", "strong"}
        and not text_of(doc[end + 1 : end + 2])[:1].isdigit()
    ):
        return True
    if before == "of" and word_at(doc, start - 2) in {"age", "ages", "boy", "girl", "child", "man", "woman", "youth"}:
        return True
    return before in {"no.", "article", "resolution", "route", "highway", "page", "aged", "age", "$", "€", "£", "#"}


def _no_count(quantity: Quantity) -> bool:
    """Tell whether an exact number is a date, a time, a measure, a year."""
    doc, number, noun = quantity.number.doc, quantity.number, quantity.noun
    if noun is not None and (noun.lemma_.lower() in _UNITS or noun.lower_ in _MONTHS):
        return True
    after = doc[quantity.end].lemma_.lower() if quantity.end < len(doc) else ""
    if after in _UNITS or word_at(doc, quantity.end) in _UNITS | _MONTHS or word_at(doc, quantity.start - 1) in _MONTHS:
        return True
    value = quantity.figure.printed or 0
    alone = noun is None and quantity.figure.low is not None
    return (
        alone
        and (1900 <= value <= 2100 or (1000 <= value <= 2200 and word_at(doc, quantity.start - 1) in {"in", "since"}))
        and number.text.isdigit()
        and word_at(doc, quantity.start - 1) in _YEAR_BEFORE
    )


_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d")
_YEAR_BEFORE = {
    "in",
    "since",
    "of",
    "by",
    "from",
    "until",
    "early",
    "late",
    "mid",
    ",",
    "during",
    "before",
    "after",
    "(",
    "to",
}
