"""What befell those whom a number counts by the order of the words alone, where the parse of a sentence is wrong."""

from __future__ import annotations

from rashomon.extract.clauses import child
from rashomon.extract.counts.harms import GONE, THINGS, Acts, Fate, done_to, field_of
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.parse import Parse, Token, text_of

_AUXILIARIES = {"were", "was", "had", "have", "has", "been", "are", "is", "being", "be", "as", "now", "also"}
_HEARSAY = {
    "thought",
    "to",
    "said",
    "known",
    "assumed",
    "reported",
    "reportedly",
    "feared",
    "confirmed",
    "believed",
    "allegedly",
    "presumed",
}
_INSIDE = {"IN", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP$", "POS", "HYPH"}  # tags of a phrase behind a noun
_FARTHEST = 16  # tokens from a number to the word that says what befell those counted
_DOING = {
    "kill": "killed", "slay": "killed", "murder": "killed", "massacre": "killed", "slaughter": "killed",
    "execute": "killed", "wound": "injured", "injure": "injured", "abduct": "captured", "kidnap": "captured",
    "hurt": "injured", "maim": "injured",
}  # fmt: skip
_FORMS = {
    form: field
    for verb, field in _DOING.items()
    for form in (
        verb,
        verb + "s",
        verb + "ed",
        verb.removesuffix("e") + "ed",
        verb.removesuffix("e") + "ing",
        verb + "es",
    )
} | {
    "slew": "killed",
    "slays": "killed",
    "kidnapped": "captured",
    "kidnapping": "captured",
    "shot": "casualties",
    "shoots": "casualties",
}
_HURTS = {"burn", "wound", "injury"}
_AT_ONCE = {
    "die": "killed", "died": "killed", "dies": "killed", "perish": "killed", "perished": "killed",
    "hostage": "captured", "captive": "captured", "prisoner": "captured",
}  # fmt: skip
_DEAD = {"dead": "killed", "killed": "killed", "victims": "killed", "wounded": "injured", "injured": "injured"}
_FRONTED = {
    "killed": "killed", "dead": "killed", "wounded": "injured", "injured": "injured", "missing": "missing",
    "captured": "captured", "abducted": "captured", "kidnapped": "captured", "arrested": "captured",
    "destroyed": "destroyed",
}  # fmt: skip


LYING = frozenset("is are was were remain remains remained still also has have been listed reported now".split())
_STATES = frozenset("critical serious grave stable fair guarded good life-threatening".split())


_ASIDE = 8  # tokens


def trailing(quantity: Quantity, acts: Acts) -> Fate | None:
    """Read a participle behind the noun: "31 rebels were shot", "nine men of the Guard, which …, had been killed"."""
    doc, end = quantity.number.doc, quantity.number.sent.end
    if quantity.noun is not None and quantity.noun.i > quantity.end + 4:
        return None
    position = max(quantity.end, quantity.noun.i + 1 if quantity.noun is not None else 0)
    last = min(end, position + _FARTHEST)
    if position < last and doc[position].lower_ in _AT_ONCE:
        return Fate((_AT_ONCE[doc[position].lower_],), doc[position])
    among = _among(doc, position, last)
    if among is not None:
        return among
    if (
        text_of(doc[position : position + 1]).lower() == "with"
        and {t.lemma_ for t in doc[position + 1 : position + 4]} & _HURTS
    ):
        return Fate(("injured",), doc[position])
    if _is_grave(doc, position, last):
        return Fate(("injured",), doc[position])
    behind = _aside(doc, position, last) if position < last else None
    if behind is not None and doc[behind].lemma_ == "lose" and "lives" in {t.lower_ for t in doc[behind : behind + 3]}:
        return Fate(("killed",), doc[behind])
    start, position = position, _past(doc, position, last)
    if position < last and doc[position].lower_ in _AT_ONCE and doc[position].tag_ in {"VBD", "VBN", "VBP"}:
        return Fate((_AT_ONCE[doc[position].lower_],), doc[position])
    while position < last and doc[position].is_quote:
        start = position = position + 1
    helped = False
    while position < last and doc[position].lower_ in _AUXILIARIES | _HEARSAY:
        helped, position = True, position + 1
    listed = start < last and doc[start].text == "," and position < last and _harmed(doc[position])
    if not (helped or position == start or listed):
        return None
    if position < last and doc[position].tag_ == "RB":
        position += 1
    if position >= last:
        return None
    word = doc[position]
    if word.tag_ not in {"VBN", "VBD", "JJ"} or child(word, "dobj") is not None:
        return None
    if doc[position - 1].lower_ in {"was", "is", "were", "are"} and word.lower_ not in GONE and word.tag_ == "JJ":
        return None
    field = GONE.get(word.lower_) if word.lower_ in {"dead", "missing", "hurt", "slain"} else None
    suffers = word.tag_ != "VBD" or helped or _harmed(word)
    field = field or (field_of(word, acts) if suffers else None)
    field = field or (done_to(word) if suffers or word.lemma_ != "take" else None)  # not "the man took off"
    return Fate((field,), word) if field else None


def _is_grave(doc: Parse, position: int, last: int) -> bool:
    """Tell whether those counted are told to lie badly hurt: "and three in critical condition", "six are in a coma"."""
    while position < last and doc[position].lower_ in LYING:
        position += 1
    if position >= last or doc[position].lower_ != "in":
        return False
    told = {t.lower_ for t in doc[position + 1 : min(last, position + 4)]}
    return "coma" in told or ("condition" in told and bool(told & _STATES)) or {"intensive", "care"} <= told


def _among(doc: Parse, position: int, last: int) -> Fate | None:
    """Read "seven children among the dead"."""
    if position >= last or doc[position].lower_ != "among":
        return None
    position += 2 if text_of(doc[position + 1 : position + 2]).lower() in {"the", "those"} else 1
    field = _DEAD.get(doc[position].lower_) if position < last else None
    return Fate((field,), doc[position], part=True) if field is not None else None


def _harmed(word: Token) -> bool:
    return word.lower_ in {"killed", "wounded", "injured", "slain", "abducted", "captured", "displaced", "deafened"}


def _aside(doc: Parse, position: int, last: int) -> int | None:
    """Return where an aside of a few words without a verb ends: "40 guards, old and young, lost their lives"."""
    if doc[position].text != ",":
        return None
    close = next((i for i in range(position + 1, min(last, position + _ASIDE)) if doc[i].text == ","), None)
    if close is None or close + 1 >= last or any(t.pos_ in {"VERB", "AUX", "NUM"} for t in doc[position + 1 : close]):
        return None
    return close + 1


def _past(doc: Parse, position: int, last: int) -> int:
    """Return the place behind a phrase, a relative clause between commas, or "and four drivers"."""
    while position < last:
        token = doc[position]
        if (token.text == "," and position + 1 < last and doc[position + 1].tag_ in {"WDT", "WP"}) or (
            token.text == "," and text_of(doc[position + 1 : position + 2]).lower() in {"among", "including", "most"}
        ):
            close = next((i for i in range(position + 1, last) if doc[i].text == ","), None)
            if close is None:
                return position
            position = close + 1
        elif (
            token.text == "," and position + 2 < last and doc[position + 1].tag_ == "NN" and _harmed(doc[position + 2])
        ):
            position += 2
        elif (token.tag_ == "CC" or token.text == ",") and position + 2 < last and doc[position + 1].like_num:
            position += 3
        elif token.tag_ in _INSIDE and token.lower_ not in GONE and token.lower_ not in _AUXILIARIES:
            position += 1
        else:
            return position
    return position


def fronted(quantity: Quantity) -> Fate | None:
    """Read a participle at the head of a sentence whose subject follows: "Killed in the raid were two women"."""
    sentence, doc = quantity.number.sent, quantity.number.doc
    field = _FRONTED.get(sentence[0].lower_)
    if field is None or quantity.start - sentence.start > _FARTHEST:
        return None
    before = [t.lower_ for t in doc[sentence.start : quantity.start]]
    told = any(t.pos_ == "VERB" for t in doc[sentence.start + 1 : quantity.start])
    return Fate((field,), sentence[0]) if {"were", "was", "are"} & set(before) and not told else None


def leading(quantity: Quantity) -> Fate | None:
    """Read a verb right before the number, which titles and bad English hide from the parse: "Shelling Kills 14"."""
    doc, start = quantity.number.doc, quantity.start
    if start == 0 or quantity.figure.high == 0:
        return None
    if quantity.noun is not None and quantity.noun.lemma_.lower() in THINGS | {
        "bullet",
        "shot",
        "video",
        "film",
        "picture",
    }:
        return None
    field = _FORMS.get(doc[start - 1].lower_)
    if field == "casualties":  # shot
        field = done_to(doc[start - 1]) if doc[start - 1].lemma_ == "shoot" else None
    return Fate((field,), doc[start - 1]) if field is not None else None
