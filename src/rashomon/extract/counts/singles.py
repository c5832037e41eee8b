"""Persons told one by one: "a nurse", "the pilot", "he" → quantities of 1, and whether each is a figure of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.extract.counts.harms import Fate
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.counts.surfaces import LYING
from rashomon.extract.parse import Token, text_of
from rashomon.records import Figure

_ARTICLES = {"a", "an", "another", "the", "his", "her", "their", "its", "our", "my"}
# Nouns of `ontology/groups.csv` that are many in the singular.
TOGETHER = frozenset(
    "family militia crew force population personnel crowd army police team patrol garrison staff public convoy group"
    " enemy side household couple opposition press unit brigade battalion company platoon squad column regiment"
    " division detachment cell network gang".split()
)
_SUBJECTS = {"nsubj", "nsubjpass", "dobj", "ROOT", "conj"}
_ONE_BY_ONE = {"killed", "injured", "casualties", "captured", "missing"}
_OF_ONE = frozenset(
    "body bodies corpse death life lives killing shooting murder slaying stabbing assassination execution beheading"
    " abduction kidnapping lynching".split()
)
_ONE = {"NN", "NNP"}  # the model takes a rare word for a name: "an army jawan"
_ONLY = {"lone", "sole", "only", "single", "first", "second", "third", "fourth", "fifth", "sixth"}


def find_singles(
    tokens: Sequence[Token], groups: Mapping[str, tuple[str, str]], counted: set[int], *, title: bool = False
) -> list[Quantity]:
    """Return the persons told one by one, "a nurse", "the pilot", "he", each a quantity of 1, but for nouns `counted`.

    A title needs no article: "Policeman shot dead".
    """
    found = []
    for token in tokens:
        if _dies(token):
            found.append(Quantity(token.i, token.i + 1, token, None, Figure(1, 1, "exact", 1), single=True))
        if token.i in counted or not (
            _of_age(token)
            or ((token.tag_ == "NN" or token.text.islower()) and token.tag_ in _ONE and token.lower_ in groups)
            or (title and _capital(token, groups))
        ):
            continue
        article = _article(token)
        together = token.lemma_.lower() in TOGETHER or token.dep_ in {"compound", "nmod"}
        # "failed to kill a single one" is none, and half a person too
        together |= any(c.lower_ in {"single", "half"} for c in token.lefts)
        if together:
            continue
        if article is not None and article.lower_ in _ARTICLES:
            one, more = Figure(1, 1, "exact", 1), article.lower_ == "another"
            found.append(Quantity(article.i, article.i + 1, article, token, one, more, single=True))
        elif title and article is None and token.dep_ in _SUBJECTS and not any(c.dep_ == "nummod" for c in token.lefts):
            found.append(Quantity(token.i, token.i + 1, token, token, Figure(1, 1, "exact", 1), single=True))
    return found


def _article(noun: Token) -> Token | None:
    """Return the article of a noun, or of the one to whom it belongs: "a sheriff's deputy"."""
    found = next((c for c in noun.lefts if c.dep_ in {"det", "poss"}), None)
    owned = found is not None and found.dep_ == "poss" and found.tag_ == "NN" and found.lower_ not in _ARTICLES
    return next((c for c in found.lefts if c.dep_ == "det"), found) if owned and found is not None else found


def _dies(token: Token) -> bool:
    """Tell whether "he" or "she" is told to have died; of whom, `figures` asks."""
    if token.lower_ not in {"he", "she"} or token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    return token.head.lemma_ in {"die", "succumb"} or any(c.lower_ == "dead" for c in token.head.rights)


def _capital(token: Token, groups: Mapping[str, tuple[str, str]]) -> bool:
    """Tell whether the first word of a title is a person, which its capital hides: "Policeman shot dead"."""
    return token.i == 0 and token.tag_ == "NNP" and token.lower_ in groups


def _of_age(token: Token) -> bool:
    """Tell whether a word ends an age that stands for a person: "a 60-year-old was shot"."""
    if token.lower_ != "old" or token.i < 4 or token.dep_ in {"amod", "compound", "nmod"}:
        return False
    return [t.lower_ for t in token.doc[token.i - 3 : token.i]] == ["-", "year", "-"]


def among(quantity: Quantity) -> bool:
    """Tell whether one person is told as part of others: "their officer among them", "among them a judge"."""
    noun, doc = quantity.noun, quantity.number.doc
    if noun is None:
        return False
    behind = text_of(doc[noun.i + 1 : noun.i + 3]).lower()
    before = text_of(doc[max(0, quantity.start - 3) : quantity.start]).lower()
    if before in {"among them were", "among them was"}:
        return True
    before = text_of(doc[max(0, quantity.start - 2) : quantity.start]).lower()
    return behind == "among them" or before in {"among them", ", including"} or before.endswith("including")


def is_one(quantity: Quantity, fate: Fate) -> bool:
    """Tell whether one person told by an article is a figure; what became of "the pilot" is no count."""
    known = quantity.number.lower_ in {"its", "the"} and "missing" in fate.fields
    if not set(fate.fields) <= _ONE_BY_ONE or known:
        return False
    if quantity.noun is None:
        return fate.fields == ("killed",)
    return fate.part or _direct(quantity, fate) or among(quantity)


def counts_house(quantity: Quantity) -> bool:
    """Tell whether "one" says that people belong together: "four members of one family"."""
    return quantity.noun is not None and quantity.noun.lemma_.lower() in {"family", "household", "unit", "village"}


def _direct(quantity: Quantity, fate: Fate) -> bool:
    """Tell whether the verb itself takes one person: "killed a nurse", "the pilot died"."""
    noun = quantity.noun
    if noun is None:
        return False
    told = fate.word
    if told == noun:
        return any(c.lower_ in _ONLY for c in noun.lefts)  # "the lone fatality"
    if noun.dep_ == "pobj" and noun.head.head == told and told.lower_ in _OF_ONE:
        return True
    if told.i == noun.i + 1 and told.lower_ in {"dead", "killed", "injured", "wounded", "shot"}:
        return True
    if told.lower_ == "with" or (told.i == noun.i + 1 and told.lower_ in LYING):
        return True  # "a man with a gunshot wound", "the driver is in critical condition"
    if noun.dep_ in {"attr", "conj", "nsubj"} and told.i < noun.i and told.tag_ == "VBN" and told.dep_ == "acl":
        return True  # "those killed were a nurse and a cleaner"
    if told.pos_ not in {"VERB", "ADJ"}:
        return False
    if told.dep_ == "acl" and told.head == noun and quantity.number.lower_ in {"a", "an", "another"}:
        return True  # "a girl shot in the head is in hospital"
    # "killed a man, his wife and their son": the parse takes the second for another name of the first
    listed = noun.dep_ == "conj" or (noun.dep_ == "appos" and any(c.dep_ == "poss" for c in noun.lefts))
    node = noun.head if listed and noun.head.pos_ in {"NOUN", "PROPN"} else noun
    return node.head in (told, told.head) or (told.head.lower_ == "among" and told.head.head == node.head)
