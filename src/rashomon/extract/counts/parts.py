"""Which figures are parts of others: "including seven children", "three of the dead", "his wife" after "12 people"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.parse import Token, text_of
from rashomon.extract.scene import Scene, Tally
from rashomon.records import Claim, Figure, Scope, Whom

_PARTS = {"including", "included", "among", "incl", "incl."}
_OF = {"of", "among", "amongst"}
_OPENING = {"of", "among", "amongst"}
_LEAST = 3  # tokens: "Of the dead,"
_FIELDS = ("killed", "injured", "casualties", "captured", "missing")
_DETERMINERS = {"the", "those", "these", "all"}
# Words by which those told of before are pointed at, and the field of which they are.
_HARMED = {
    **dict.fromkeys(("dead", "killed", "deceased", "slain", "victims", "fatalities", "bodies", "martyrs"), "killed"),
    **dict.fromkeys(("wounded", "injured", "hurt"), "injured"),
    **dict.fromkeys(("captured", "abducted", "kidnapped", "hostages", "detained", "arrested", "captives"), "captured"),
    **dict.fromkeys(("casualties",), "casualties"), **dict.fromkeys(("missing",), "missing"),
}  # fmt: skip
_KIN = frozenset(
    "brother sister sibling cousin uncle aunt nephew niece son daughter wife husband mother father grandmother"
    " grandfather grandson granddaughter grandchild parent twin bride groom".split()
)
_RELATIVES = _KIN | {"relative", "kinsman", "relation"}
_CHILDREN = {"children", "women", "elderly"}
_ONE_BY_ONE = {"killed", "injured"}
_BEHIND = 7  # tokens behind a number in which "among them" points at others
_FAR = 7  # tokens of a phrase that points at those told of before
_MEMORY = 100  # figures among which a whole is looked for
_AHEAD = 160  # characters within which a whole may follow its part: "three of the five men killed"


def is_own_kin(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether a speaker counts his own dead: "lost 22 relatives", "two of her sons"; others died besides them."""
    noun = quantity.noun
    if noun is None or noun.lemma_.lower() not in _RELATIVES:
        return False
    voice = scene.sources.at(scene.text.span(quantity.number, quantity.number))
    if voice is None or voice.chain[0].kind == "outlet":
        return False
    own = any(part.lower_ in {"his", "her", "my", "our", "their"} for part in noun.lefts)
    return own or any(head.lemma_ in {"lose", "bury"} for head in (noun.head, noun.head.head))


def is_part(quantity: Quantity, whom: Whom | None, tally: Tally, name: str, where: str) -> bool:
    """Tell whether a figure is told as a part of another of its field."""
    if quantity.figure.high == 0:
        return False
    if _of_those(quantity, name) or _of_those_before(quantity, name) or _among_number(quantity):
        return True
    if not any(c.field == name and c.scope == "incident" for c in tally.claims):
        return False
    if _pointed(quantity):
        return True
    among = "among" in [t.lower_ for t in quantity.number.doc[quantity.end : quantity.end + 4]]
    if among and whom is not None and _larger(tally, name, quantity, whom, where) is not None:
        return True  # "six were among the dead"
    if quantity.noun is not None and quantity.noun.lower_ in {"them", "whom", "victims", "dead"}:
        behind = text_of(quantity.number.doc[quantity.end : quantity.end + 1]).lower()
        if quantity.more:
            return False  # "a further three victims"
        pointed = quantity.noun.pos_ == "PRON" or any(c.dep_ in {"det", "poss"} for c in quantity.noun.lefts)
        # "dozens of dead" are no part, "dozens of the dead" and "nine of Sunday's victims" are
        return pointed or (quantity.noun.lower_ == "victims" and behind == "of")
    if _beside(quantity):
        return _goes_on_listing(quantity, tally, name, where)
    if whom is None or quantity.noun is None:
        return False
    lemma = quantity.noun.lemma_.lower()
    kind = whom.who in _CHILDREN or (name in _ONE_BY_ONE and (quantity.single or lemma in _KIN))
    return kind and _larger(tally, name, quantity, whom, where) is not None


def _pointed(quantity: Quantity) -> bool:
    """Tell whether the words about a number say that it is some of others: "including", "of them"."""
    doc, sentence = quantity.number.doc, quantity.number.sent
    before = [t.lower_ for t in doc[max(sentence.start, quantity.start - 6) : quantity.start]]
    told = _of_them_behind(doc[quantity.end : min(sentence.end, quantity.end + _BEHIND)]) or "of whom" in " ".join(
        before
    )
    opened = [t.lower_ for t in sentence[:2]] if quantity.start - sentence.start > 1 else []
    told |= opened[:1] == ["of"] and opened[1] in {"these", "those", "them"} and sentence[2].text in {",", before[-1]}
    whole = [word for word in before[-2:] if word != "the"][-1:] == ["among"]  # "among at least 100 killed"
    return bool(_PARTS & set(before[:-2] if whole else before)) or told


def _among_number(quantity: Quantity) -> bool:
    """Tell whether those counted are among others whose number follows: "several cooks were among 100 killed"."""
    if quantity.noun is None:
        return False
    doc, end = quantity.number.doc, quantity.noun.i + 1
    words = doc[end : min(quantity.number.sent.end, end + _BEHIND)]
    at = next((i for i, t in enumerate(words) if t.lower_ == "among"), None)
    if at is None or any(t.lower_ in {"them", "whom", "those", "these"} or t.text == "," for t in words[: at + 2]):
        return False  # "19 people, among them four children"
    return any(t.like_num for t in words[at + 1 : at + 5])


def _of_them_behind(words: Sequence[Token]) -> bool:
    """Tell whether the words behind a number point at others: "12 of them", not the next one's "28 hurt, 3 of them"."""
    for token in words[:-1]:
        if token.text == ";" or token.like_num:
            return False
        if token.lower_ in _OF and token.nbor().lower_ == "them":
            behind = token.nbor(2) if token.i + 2 < len(token.doc) else None
            listed = behind is not None and (behind.like_num or behind.pos_ in {"NOUN", "PROPN", "DET", "ADJ"})
            return token.lower_ == "of" or not listed  # "12 were killed, among them a judge"
    return False


def _of_those(quantity: Quantity, name: str) -> bool:
    """Tell whether a number is one of those harmed: "nine of the dead", "three of the five men killed"."""
    doc, start = quantity.number.doc, quantity.end
    if start + 1 >= len(doc) or doc[start].lower_ not in _OF:
        return False
    if doc[start + 1].lower_ not in _DETERMINERS and not doc[start + 1].like_num:
        return False
    return _field_in(doc[start + 2 : min(start + 2 + _FAR, quantity.number.sent.end)]) == name


def field_before(quantity: Quantity) -> str | None:
    """Return the field of those with whom a sentence begins, of which a list follows: "Of those killed, 12 were men".

    None where the number has a word of harm of its own: "of the 30 wounded, two died".
    """
    sentence, doc = quantity.number.sent, quantity.number.doc
    if quantity.single or quantity.start - sentence.start < _LEAST or not _names_people(quantity):
        return None
    comma = next((t.i for t in sentence[: _FAR + 2] if t.text in {",", ":"} or t.lower_ in {"were", "are"}), None)
    if comma is None or comma >= quantity.start or sentence[0].lower_ not in _OPENING:
        return None
    own = doc[quantity.end : min(sentence.end, quantity.end + _BEHIND)]
    close = next((i for i, t in enumerate(own) if t.text in {",", ";"} or t.lower_ == "and"), len(own))
    if any(t.lower_ in _HARMED or t.lemma_ in {"die", "succumb", "kill", "wound", "injure"} for t in own[:close]):
        return None
    return next((name for name in _FIELDS if _of_those_before(quantity, name)), None)


def _names_people(quantity: Quantity) -> bool:
    """Tell whether a number counts people, by a word for them right behind it or by nothing."""
    noun = quantity.noun
    return noun is None or (noun.i <= quantity.end + 1 and noun.tag_ in {"NNS", "NN"})


def _of_those_before(quantity: Quantity, name: str) -> bool:
    """Tell whether a clause begins with those of whom a number is some: "Of the 45 killed, 12 were women"."""
    sentence = quantity.number.sent
    before = sentence[: max(0, quantity.start - sentence.start)]
    at = next((i for i, t in enumerate(before) if t.lower_ in _OPENING), None)
    if at is None or at > 1 or at + 1 >= len(before):
        return False
    if before[at + 1].lower_ not in _DETERMINERS and not before[at + 1].like_num:
        return False
    words = before[at + 2 : at + 2 + _FAR]
    bare = next((t for t in words if t.tag_ == "VBN" and not any(c.dep_ == "auxpass" for c in t.children)), None)
    return _field_in(words) == name or (bare is not None and _HARMED.get(bare.lower_) == name)


def _field_in(words: Sequence[Token]) -> str | None:
    """Return the field of the first word for the harmed, where no verb of its own comes before it."""
    relative = False
    for token in words:
        relative = relative or token.tag_ in {"WP", "WDT"}
        if token.pos_ == "AUX" and not relative:
            return None  # "three of the guards were dead"
        told = not token.tag_.startswith("V") or token.dep_ in {"acl", "relcl", "amod", "pobj", "nummod"}
        if token.lower_ in _HARMED and told:
            return _HARMED[token.lower_]
        if token.tag_ in {"MD"} or (token.pos_ == "VERB" and token.dep_ in {"ROOT", "ccomp"}) or token.text in ",;.":
            return None
    return None


def _goes_on_listing(quantity: Quantity, tally: Tally, name: str, where: str) -> bool:
    """Tell whether those counted stand in a list whose item before was a part: "some 25 men, 17 women, 9 boys"."""
    last = tally.claims[-1] if tally.claims else None
    listed = quantity.noun is not None and quantity.noun.head.like_num is False and quantity.noun.dep_ == "conj"
    if last is None or not listed or (last.field, last.where, last.scope) != (name, where, "part"):
        return False
    return not quantity.single and isinstance(last.value, Figure) and last.value.printed != 1


def _beside(quantity: Quantity) -> bool:
    """Tell whether those counted stand beside others that are counted: "a man and his two sons", "12 men, a woman"."""
    noun = quantity.noun
    beside = next((c for c in noun.rights if c.dep_ == "conj"), None) if noun is not None else None
    if beside is not None and quantity.single and any(c.dep_ == "nummod" for c in beside.lefts):
        return True
    if noun is None or noun.dep_ != "conj":
        return False
    return any(c.dep_ in {"nummod", "det", "poss", "amod"} for c in noun.head.lefts)


def _larger(tally: Tally, name: str, quantity: Quantity, whom: Whom, where: str) -> Claim | None:
    """Return the last whole of a field that is larger and may take in people of such a role."""
    low = quantity.figure.low or quantity.figure.high or 0
    for claim in reversed(tally.claims[-_MEMORY:]):
        whole = claim.value
        if claim.field != name or claim.scope != "incident" or claim.where != where or not isinstance(whole, Figure):
            continue
        if (whole.high is None or whole.high > low) and (whole.low or whole.high or 0) > low and _takes(claim, whom):
            return claim
    return None


def _takes(whole: Claim, whom: Whom) -> bool:
    """Tell whether people of a whole may be such: "40 militants" has no civilians, and hardly "a soldier"."""
    of = whole.whom
    if of is None or of.role not in {"civilian", "combatant"}:
        return True
    return of.role == whom.role == "civilian" or (whom.role == "unknown" and of.role == "civilian")


def whole_of(tally: Tally, name: str, scope: Scope, quantity: Quantity) -> str | None:
    """Return the claim that a part is a part of: the last whole of its field that is large enough."""
    if scope != "part":
        return None
    low = quantity.figure.low or quantity.figure.high or 0
    for claim in reversed(tally.claims):
        if claim.field == name and claim.scope == "incident" and isinstance(claim.value, Figure):
            top = claim.value.high if claim.value.high is not None else claim.value.low
            if claim.value.high is None or (top or 0) >= low:
                return claim.id
    return None


def with_wholes(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims, each part without a whole naming the one that follows it: "three of the five men killed"."""
    found = []
    for number, claim in enumerate(claims):
        following = claims[number + 1] if claim.scope == "part" and number + 1 < len(claims) else None
        if (
            claim.part_of is None
            and following is not None
            and (following.field, following.where, following.scope) == (claim.field, claim.where, "incident")
            and following.span[0] - claim.span[0] < _AHEAD
            and _size(following) > _size(claim)
        ):
            found.append(replace(claim, part_of=following.id))
        else:
            found.append(claim)
    return found


def _size(claim: Claim) -> int:
    """Return the largest number that a figure gives."""
    figure = claim.value
    return (figure.high or figure.low or 0) if isinstance(figure, Figure) else 0
