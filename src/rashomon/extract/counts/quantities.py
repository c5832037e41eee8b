"""Numbers as words give them: a text → its quantities, each an interval that remembers its wording.

What is counted and what befell it is not asked here; `figures` does that. Bounds and vague words are those of
docs/terminology.md and `ontology/numbers.csv`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.extract.counts.bounds import bound_before, word_at
from rashomon.extract.counts.numerals import ONES, TENS, range_end, value_at
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.counts.uncounted import ages_end, in_ages, is_year, measures, part_of_name
from rashomon.extract.parse import Parse, Token, text_of
from rashomon.lexicon import VagueNumber
from rashomon.records import Bound, Figure

_LARGEST = 10**10  # more people than ever lived at one time: a number beyond it counts nothing here
_ZERO = {"no", "none", "nobody", "zero", "nil", "neither"}
_REVISING = {"raise", "rise", "lower", "revise", "increase", "climb", "fall", "go", "jump", "grow", "drop", "correct"}
ORDINALS = {
    word: place
    for place, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), start=2)
}
# Losses told without a number: "heavy casualties", "large-scale losses".
_HEAVY = {"heavy", "mass", "massive", "significant", "considerable", "extensive", "severe", "scale", "large-scale"}
_LOSSES = {"casualties", "losses", "fatalities"}
_NEITHER = {"no", "without", "any", "not"}
_NEAR_HEAD = 4  # tokens
_STARTS = (
    _ZERO
    | _HEAVY
    | {"others"}
    | set(ONES)
    | set(TENS)
    | {"without", "not", "both", "many", "numerous", "countless", "number", "another"}
) | set(ORDINALS)
_BUT = {"but", "except", "save", "besides"}
_NO_ZERO = {"fewer than", "less than", "more than", "longer the", "doubt that"}
_BESIDE_COUPLE = {"and", "was", "were", "who", "from", ",", "died", "in", "aged"}  # behind the two people of "a couple"
_HEADS = {"nsubj", "nsubjpass", "dobj"}
_PARTING = {"-", "–", "—", ":", "(", ";"}


def find_quantities(tokens: Sequence[Token], vague: Mapping[str, VagueNumber]) -> list[Quantity]:
    """Return the quantities of a text in order, leaving out dates, measures, ages and names of things."""
    found: list[Quantity] = []
    starts = _STARTS | {words.split()[0] for words in vague}
    position = 0
    for token in tokens:
        word = token.lower_
        if token.i < position or not (word in starts or word[0].isdigit()):
            continue  # few words can begin a number: the others are not looked at
        if _is_all_but(token):  # "nobody but militants was hurt" tells who was, and not how many
            position = token.i + 2
            continue
        quantity = _zero(token) or _vague(token, vague) or _number(token) or _uncounted(token)
        if quantity is None:
            continue
        ages = ages_end(quantity)
        if not (measures(quantity) or ages or in_ages(quantity)) and (
            quantity.figure.bound != "exact" or not is_year(quantity)
        ):
            found.append(quantity)
        position = max(quantity.end, token.i + 1, ages)
    return found


def _is_all_but(token: Token) -> bool:
    one = token.lower_ == "no" and word_at(token.doc, token.i + 1) == "one"
    return (one or token.lower_ in {"none", "nobody"}) and word_at(token.doc, token.i + 1 + one) in _BUT


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
        return Quantity(i, i + 1, token, held, zero) if held is not None and not _is_heavy(held) else None
    if word not in _ZERO or (word == "no" and text_of(doc[i + 1 : i + 3]).lower() in _NO_ZERO):
        return None
    if word == "no" and i + 1 < len(doc) and doc[i + 1].lower_ == "one":
        return Quantity(i, i + 2, doc[i + 1], None, zero)
    damage = token.head if token.dep_ == "det" and token.head.lemma_ == "damage" else None
    beside = next((c for c in damage.children if c.dep_ == "conj"), None) if damage is not None else None
    if beside is not None:  # "no damage or casualties"
        return Quantity(i, i + 1, token, beside, zero)
    if word == "no":
        noun = token.head if token.dep_ == "det" and token.head.i > i else None
        return Quantity(i, i + 1, token, noun, zero) if noun is not None and not _is_heavy(noun) else None
    return Quantity(i, i + 1, token, _of(token) or (_counted(token) if word == "zero" else None), zero)


def _is_heavy(losses: Token) -> bool:
    """Tell whether losses are told to be heavy: "no heavy losses" may be light ones."""
    return any(c.lower_ in _HEAVY for c in losses.lefts)


def _vague(token: Token, vague: Mapping[str, VagueNumber]) -> Quantity | None:
    doc, i = token.doc, token.i
    words = [t.lower_ for t in doc[i : i + 4]]
    for size in range(len(words), 0, -1):
        entry = vague.get(" ".join(words[:size]))
        if entry is None and size == 3 and words[1] == "-":
            entry = vague.get("-".join(words[:3:2]))
        if entry is not None and entry.exact and (value_at(doc, i)[1] > i + size):
            return None  # "a hundred and seven"
        if entry is None or _is_surname(token) or (size == 1 and token.tag_ not in {"NNS", "JJ", "NN", "CD", "RB"}):
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
        noun = _noun(doc, i, end, number)
        if noun is None and last.lower_ == "couple" and word_at(doc, end) in _BESIDE_COUPLE:
            noun = last
        joined = _joined(doc, end, vague)
        if joined is not None and bound == "vague":
            (high, number), end = joined, joined[1].i + 1
            noun = _counted(number)
        return Quantity(start, end, number, noun, Figure(low, high, bound, printed), _more(doc, start, end))
    return None


def _is_surname(token: Token) -> bool:
    """Tell whether a number word with a capital is a person's name: "Chris Few", "Few was in his truck"."""
    if not token.text[0].isupper() or token.text.isupper():
        return False
    named = token.pos_ == "PROPN" and token.i > 0 and token.nbor(-1).pos_ == "PROPN"
    return named or word_at(token.doc, token.i + 1) in {"was", "is", "has", "'s", "’s"}


def _joined(doc: Parse, end: int, vague: Mapping[str, VagueNumber]) -> tuple[int | None, Token] | None:
    """Return the upper end of "dozens or hundreds" and its last word."""
    if word_at(doc, end) not in {"or", "and"}:
        return None
    larger = vague.get(word_at(doc, end + 1))
    return (larger.high, doc[end + 1]) if larger is not None and not larger.exact else None


def _number(token: Token) -> Quantity | None:
    doc = token.doc
    value, end = value_at(doc, token.i)
    if value is None or value > _LARGEST or word_at(doc, token.i - 1) == "minus":
        return None
    number = doc[end - 1]
    start, bound = bound_before(doc, token.i)
    if part_of_name(doc, token.i, end):
        return None
    second = range_end(doc, end)
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
    odd = _odd(doc, end)
    if odd:
        bound, end = bound or "about", end + odd
    both = _at_least_and_at_most(doc, bound, end)
    if both is not None:
        upper, number, end = both
        figure: Figure | None = Figure(value, upper, "between", None)
    else:
        figure = _interval(value, bound)
    noun = None if ends_at_and(doc, start, end) else _noun(doc, token.i, end, number) or _behind(doc, start, end)
    return Quantity(start, end, number, noun, figure, _more(doc, start, end)) if figure else None


def ends_at_and(doc: Parse, start: int, end: int) -> bool:
    """Tell whether "and" begins a new clause with its own number: "the toll rose to 40 and 67 people were hurt"."""
    joined = word_at(doc, end) == "and" and end + 1 < len(doc) and doc[end + 1].like_num
    return joined and word_at(doc, start - 1) in {"to", "at", "past", "reached"}


def _noun(doc: Parse, start: int, end: int, number: Token) -> Token | None:
    """Return what a number of several words counts: by its last word, by any, or right behind where the parse fails."""
    if number.i == start:
        return _counted(number)
    counted = [noun for token in (number, *doc[start:end]) if (noun := _counted(token)) is not None and noun.i >= end]
    if counted:
        return counted[0]
    return doc[end] if end < len(doc) and doc[end].tag_ == "NNS" else None


def _behind(doc: Parse, start: int, end: int) -> Token | None:
    """Return what stands right behind a number where the parse parts the two: "(103) others", "one more militant"."""
    bracketed = word_at(doc, start - 1) == "(" and word_at(doc, end) == ")"
    end += 1
    if end >= len(doc) or not (bracketed or word_at(doc, end - 1) == "more"):
        return None
    counted = doc[end].tag_ in {"NN", "NNS"} or (doc[end].tag_ == "JJ" and doc[end].dep_ in _HEADS)
    return doc[end] if counted else None


def _odd(doc: Parse, end: int) -> int:
    """Return how many tokens behind a number are "-odd" or "odd"."""
    if word_at(doc, end) == "-" and word_at(doc, end + 1) == "odd":
        return 2
    return int(word_at(doc, end) == "odd")


def _at_least_and_at_most(doc: Parse, bound: Bound | None, end: int) -> tuple[int, Token, int] | None:
    """Return the upper number of "at least seven and as many as 11", its last word, and where it ends."""
    if bound != "at_least" or word_at(doc, end) not in {"and", "but"}:
        return None
    for begin in range(end + 2, min(len(doc), end + 6)):
        upper, stop = value_at(doc, begin)
        if upper is not None:
            said = bound_before(doc, begin)
            return (upper, doc[stop - 1], stop) if said == (end + 1, "up_to") else None
    return None


def _uncounted(token: Token) -> Quantity | None:
    """Read "many", "a number of": a claim without a figure; and "both", which is two."""
    doc, i = token.doc, token.i
    word = token.lower_
    if word == "both" and token.dep_ in {"det", "predet"}:
        return Quantity(i, i + 1, token, _counted(token), Figure(2, 2, "exact", 2))
    alone = token.dep_ in {"nsubj", "nsubjpass", "dobj", "conj"}
    if word == "another" and alone and not token.children:
        return Quantity(i, i + 1, token, None, Figure(1, 1, "exact", 1), more=True)
    if word in ORDINALS and alone and word_at(doc, i - 1) == "a" and word_at(doc, i + 1) != "of":
        return Quantity(i - 1, i + 1, token, None, Figure(1, 1, "exact", 1), more=True)
    open_ended = Figure(None, None, "vague", None)
    many = word in _HEAVY and word_at(doc, i - 1) not in _NEITHER and token.dep_ in {"amod", "compound", "nmod"}
    if many and token.head.lower_ in _LOSSES and 0 < token.head.i - i < _NEAR_HEAD:
        return Quantity(i - 2 if word == "scale" else i, i + 1, token, token.head, open_ended)
    if (
        word == "others"
        and alone
        and all(c.tag_ in {"VBN", "VBD", "RB"} for c in token.lefts)
        and doc[max(0, i - 1)].text != ")"
    ):
        return Quantity(i, i + 1, token, None, open_ended, more=True)
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


def _more(doc: Parse, start: int, end: int) -> bool:
    """Tell whether a number adds to one given before: "another 12", "12 more", "12 others"."""
    before = {word_at(doc, i) for i in range(max(0, start - 1), end)}
    if word_at(doc, end - 1) == "more":  # "12 or more"
        return False
    if before & {"another", "others"} and any(t.lower_ in {"one", "some"} for t in doc[doc[start].sent.start : start]):
        return False  # "one clinic counted 15 dead, another 18"
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
    if number.dep_ == "conj" and number.head.dep_ == "nummod" and number.head.head.i > number.i:
        return number.head.head  # "risen to 40 and 67 people were hurt": the parse gives both numbers to the people
    head = number
    for _ in range(3):
        if (
            head.dep_ in {"nummod", "quantmod", "compound", "amod", "det", "predet", "nmod", "advmod"}
            and head.head.i > head.i
        ):
            head = head.head
            if _owns_counted(number, head):
                head = head.head  # "two sheriff's deputies"
            between = number.doc[number.i + 1 : head.i]
            if any(t.text == ":" or (t.text in _PARTING and t.nbor(-1).whitespace_) for t in between):
                return None  # "38 dead - hospital", "Six killed in raid: officials" count no hospitals and no officials
            if head.lower_ in {"prisoner", "hostage", "captive"} and number.lower_ not in {"a", "one", "1", "no"}:
                held = head.nbor(-1)
                return held if held.tag_ == "NNS" and held.i > number.i else None  # "four taken prisoner"
            if head.pos_ in {"NOUN", "PROPN"} and not head.like_num:
                return head
    return None


def _owns_counted(number: Token, noun: Token) -> bool:
    """Tell whether a noun is one to whom those counted belong: the sheriff of "two sheriff's deputies"."""
    one = number.lower_ in {"a", "an", "one", "1", "no"}
    return noun.dep_ == "poss" and noun.tag_ in {"NN", "NNP"} and noun.head.i > noun.i and not one
