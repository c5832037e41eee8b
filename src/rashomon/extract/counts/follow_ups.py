"""Numbers with no word of harm beside them that carry on from the harmed told just before: their fate is the same.

"The blast killed 23 people. Eleven were teachers, two could not be identified. Four more followed on Friday."
"""

from __future__ import annotations

from rashomon.extract.clauses import child, negated
from rashomon.extract.counts.bounds import word_at
from rashomon.extract.counts.groups import kind_of
from rashomon.extract.counts.harms import BUILT, THINGS, Fate
from rashomon.extract.counts.quantities import ORDINALS
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.counts.singles import among
from rashomon.extract.parse import Token, text_of
from rashomon.extract.scene import Scene, Tally
from rashomon.records import Claim, Figure

_SUFFERED = {"killed", "injured", "casualties", "captured", "missing"}
_PARTS = {"including", "included", "among", "incl", "incl."}
_OF_TOLD = ("among them", "amongst them", "of them", "of whom", "of those")
_NOBODY = Figure(0, 0, "exact", 0)
# What is told of some of the harmed; what they did, or what became of others, is not.
_BEING = {"belong", "come", "hail", "serve", "work", "live"}
_OF_AGE = {"under", "below", "from", "of", "between", "aged"}
_SEVERELY = {"seriously", "critically", "badly", "gravely", "severely", "lightly", "slightly", "mortally", "grievously"}
_WEAPONS = {"gunfire", "shrapnel", "bullet", "shell", "mortar", "sniper", "bomb", "mine", "rocket", "knife", "fire"}
_AT = {"in", "at", "near", "to", "outside", "inside", "on"}
_BETWEEN = {",", "and", ";", "while"}
_NEAR = 10  # claims that are looked back upon
_HARMED = _SUFFERED | {"destroyed"}


def part_of_told(quantity: Quantity, tally: Tally, scene: Scene) -> Fate | None:
    """Return the fate of those of whom a number is a part: "including seven children", "three of them women"."""
    doc, sentence = quantity.number.doc, quantity.number.sent
    if (quantity.single and not among(quantity)) or _thing(quantity.noun):
        return None
    before = [t.lower_ for t in doc[max(sentence.start, quantity.start - 8) : quantity.start]]
    after = text_of(doc[quantity.end : min(sentence.end, quantity.end + 6)]).lower()
    suffered = (c for c in reversed(tally.claims) if c.field in _HARMED and c.where == scene.text.where)
    told = next(suffered, None)
    listed = bool(_PARTS & set(before)) or any(words in after for words in _OF_TOLD)
    noun = quantity.noun.lemma_.lower() if quantity.noun is not None else ""
    if listed and noun not in scene.ontology.groups and _of_things(quantity):
        return None
    if not _PARTS & set(before) and (_outnumbers(quantity, tally) or _acts(quantity)):
        return None
    part = scene.ontology.groups.get(noun, ("", "any"))[1] in {"children", "women", "men"}
    same = tally.sentence == (scene.text.where, sentence.start)
    if told is not None and _NOBODY not in (told.value, quantity.figure) and (listed or (part and same)):
        return Fate((told.field,), quantity.number)
    return None


def _outnumbers(quantity: Quantity, tally: Tally) -> bool:
    """Tell whether a number is larger than all told of the harmed before: of three no "20 of them" are a part."""
    told = [_size(c.value) for c in tally.claims[-_NEAR:] if c.field in _HARMED and isinstance(c.value, Figure)]
    return bool(told) and (quantity.figure.printed or 0) > max(told)


def _acts(quantity: Quantity) -> bool:
    """Tell whether those counted do something to somebody: "a few of them took the chief away"."""
    verb = quantity.number.head
    return quantity.number.dep_ == "nsubj" and verb.pos_ == "VERB" and child(verb, "dobj") is not None


def _thing(noun: Token | None) -> bool:
    return noun is not None and noun.lemma_.lower() in THINGS and noun.lemma_.lower() not in BUILT


def _of_things(quantity: Quantity) -> bool:
    """Tell whether a list opens with things that nobody harmed: "six weapons including one taken from the army"."""
    doc, first = quantity.number.doc, max(quantity.number.sent.start, quantity.start - 8)
    at = next((t for t in reversed(doc[first : quantity.start]) if t.lower_ in _PARTS), None)
    return at is not None and at.dep_ == "prep" and _thing(at.head)


def follow_up(quantity: Quantity, tally: Tally, scene: Scene) -> Fate | None:
    """Return the fate that a number with no word of harm takes from the last figure, in its paragraph; or None."""
    if quantity.figure.high == 0 or not tally.claims:
        return None
    joined = _joined(quantity, scene) or _left_behind(quantity, scene)
    if not joined and (quantity.single or not _bare(quantity)):
        return None
    told = _told(quantity, tally, scene)
    if told is None:
        return None
    if joined:
        near = told.span[0] >= scene.text.span(quantity.number.sent[0], quantity.number.sent[0])[0]
        return Fate((told.field,), quantity.number) if near else None
    if _former(quantity):
        return Fate((told.field,), quantity.number, told=told)
    size, whole = _size(quantity.figure), _size(told.value)
    if _parallel(quantity, scene, told):
        return Fate((told.field,), quantity.number, told=told)
    rest = quantity.more and any(c.lower_ == "the" for c in quantity.number.lefts)  # "the other twelve were drivers"
    if quantity.more and not rest:
        carries = _comes_after(quantity) or _left_out(quantity, whole) or _later(quantity)
        return Fate((told.field,), quantity.number, told=told) if carries else None
    smaller = 0 < size < whole or (told.part_of is not None and size > 0)
    if smaller and (
        _of_harmed(quantity) or _described(quantity, scene) or _severe(quantity, told) or _by_weapon(quantity)
    ):
        return Fate((told.field,), quantity.number, part=True, told=told)
    return None


def placed_part(quantity: Quantity, tally: Tally, scene: Scene) -> Fate | None:
    """Return the fate of those of whom a bare number says where they were: "Eleven bodies … Six lay in the cellar"."""
    if not tally.claims or quantity.noun is not None or quantity.single or quantity.figure.high == 0:
        return None
    told = _told(quantity, tally, scene)
    if told is None or not 0 < _size(quantity.figure) < _size(told.value):
        return None
    return Fate((told.field,), quantity.number, part=True, told=told)


def _former(quantity: Quantity) -> bool:
    """Tell whether a number is the former one of that just told: "Killed: 27. Up from 23 in our first entry"."""
    doc, start = quantity.number.doc, quantity.start
    led = text_of(doc[max(quantity.number.sent.start, start - 2) : start]).lower().split()
    return quantity.noun is None and led in (["up", "from"], ["down", "from"])


def _bare(quantity: Quantity) -> bool:
    """Tell whether a number names nobody besides "more", "others", "of the victims"."""
    return quantity.noun is None or quantity.noun.lower_ in {"more", "others", "victims", "them", "those", "these"}


def _told(quantity: Quantity, tally: Tally, scene: Scene) -> Claim | None:
    """Return the figure of harm on which a sentence carries on: the last in it or in the one before.

    None where a paragraph lies between, or two kinds of harm: of "killed 12 and wounded 30" nobody knows which.
    """
    sentence, doc = quantity.number.sent, quantity.number.doc
    here = scene.text.span(sentence[0], sentence[0])[0]
    before = doc[sentence.start - 1].sent if sentence.start else sentence
    start = scene.text.span(before[0], before[0])[0]
    near = [
        c for c in tally.claims[-_NEAR:]
        if c.where == scene.text.where and c.field in _SUFFERED and c.span[0] >= start and c.value != _NOBODY
        and isinstance(c.value, Figure)
    ]  # fmt: skip
    own = [c for c in near if c.span[0] >= here]
    near = own or near
    if not near or (not own and len({c.field for c in near}) > 1):
        return None
    between = scene.text.plain[scene.text.back(near[-1].span[1]) : scene.text.back(here)] if not own else ""
    if "\n" in between.strip(" ") or near[-1].stance in {"denies", "doubts"}:
        return None
    wholes = [c for c in near if c.scope != "part"]
    whole = near[-1].part_of
    return wholes[-1] if wholes else next((c for c in tally.claims[-_NEAR:] if c.id == whole), near[-1])


def _size(value: object) -> int:
    """Return the largest number that a figure gives, a great one where it is open above."""
    if not isinstance(value, Figure):
        return 0
    return value.high if value.high is not None else 10**9 if value.low is not None else 0


def _comes_after(quantity: Quantity) -> bool:
    """Tell whether others come to the same end: "two more followed on Friday"."""
    node = quantity.number
    while node.dep_ in {"nummod", "amod", "advmod"} and node.head.lower_ in {"more", "others", "other"}:
        node = node.head
    return node.dep_ in {"nsubj", "nsubjpass"} and node.head.lemma_ == "follow" and child(node.head, "dobj") is None


def _joined(quantity: Quantity, scene: Scene) -> bool:
    """Tell whether people share the fate of those before: "killed along with two interpreters"."""
    doc, start, noun = quantity.number.doc, quantity.start, quantity.noun
    if noun is None or noun.lemma_.lower() not in scene.ontology.groups or start < 3:
        return False
    start -= doc[start - 1].lower_ in {"the", "his", "her", "their", "its"}
    before = text_of(doc[start - 3 : start]).lower()
    return before == "as well as" or before.endswith(("along with", "together with"))


def _left_behind(quantity: Quantity, scene: Scene) -> bool:
    """Read the second of two groups behind the verb of both: "two guards were killed in the raid and nine drivers"."""
    doc, noun = quantity.number.doc, quantity.noun
    if noun is None or noun.dep_ != "conj" or noun.lemma_.lower() not in scene.ontology.groups:
        return False
    if word_at(doc, quantity.start - 1) != "and" or (noun.i + 1 < len(doc) and doc[noun.i + 1].pos_ != "PUNCT"):
        return False
    joint = noun.head.head
    where = noun.head.dep_ == "pobj" and joint.lower_ in {"in", "on", "at", "during", "near"}
    verb = joint.head if where else noun.head
    return verb.lemma_ in {"die", "perish"} or (verb.tag_ == "VBN" and child(verb, "nsubjpass") is not None)


def _later(quantity: Quantity) -> bool:
    """Read "killed 19 people on Monday and another 11 on Tuesday"."""
    doc, start, end = quantity.number.doc, quantity.start, quantity.end
    start -= int(start > 0 and doc[start - 1].lower_ in {"another", "a", "further"})
    plain = quantity.noun is None or quantity.noun.lower_ == "more"
    end += int(word_at(doc, end) == "more")
    dated = word_at(doc, end) in {"on", "overnight"} or (word_at(doc, end) == "in" and doc[end].nbor().pos_ == "PROPN")
    return plain and dated and word_at(doc, start - 1) in {"and", ","}


def _left_out(quantity: Quantity, before: int) -> bool:
    """Read one more whose verb is left out: "four died on the spot and a fifth in hospital"."""
    doc, start, end = quantity.number.doc, quantity.start, quantity.end
    following = quantity.noun is None and start > 0 and ORDINALS.get(quantity.number.lower_) == before + 1
    return following and doc[start - 1].lower_ in _BETWEEN and word_at(doc, end) in {"in", "at", "on", "later"}


def _of_harmed(quantity: Quantity) -> bool:
    """Tell whether a number is some of those told: "eight of the victims came from one family"."""
    return (
        quantity.noun is not None
        and quantity.noun.lower_ == "victims"
        and word_at(quantity.number.doc, quantity.end) in {"of", "among"}
    )


def _described(quantity: Quantity, scene: Scene) -> bool:
    """Tell whether a bare number is told who they are, or what is told of the dead: "two could not be identified"."""
    number, verb = quantity.number, quantity.number.head
    if _kind_of(quantity, scene):
        return True
    if quantity.noun is not None or number.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ not in {"VERB", "AUX"}:
        return False
    if any(c.dep_ == "expl" or c.lower_ in {"would", "will", "should"} for c in verb.children):
        return False
    if verb.lemma_ == "be" or (verb.lemma_ == "remain" and number.dep_ == "nsubj"):
        return _state(verb)
    if verb.lemma_ in {"identify", "name", "recognise", "recognize"}:
        return number.dep_ == "nsubjpass" or negated(verb)
    return verb.lemma_ in _BEING and number.dep_ == "nsubj" and _has_origin(verb)


def _kind_of(quantity: Quantity, scene: Scene) -> bool:
    """Tell whether a bare number is said to be people of a kind: "25 were civilians; eight were armed men"."""
    what = kind_of(quantity)
    named = what is not None and what.tag_ in {"NNPS", "NNP"} and what.text.endswith("s")
    return what is not None and (named or what.lemma_.lower() in scene.ontology.groups)


def _state(verb: Token) -> bool:
    """Tell whether those of "be" are of an age or a place: "were under five", "was from the hills", "unidentified"."""
    state = child(verb, "acomp", "prep", "oprd")
    if state is None or state.i < verb.i:
        return False
    if state.dep_ == "prep":
        return state.lower_ in _OF_AGE
    return state.lower_ in {"unidentified", "aged", "under", "pregnant", "unarmed", "elderly", "local", "married"}


def _has_origin(verb: Token) -> bool:
    """Tell whether a verb says whence people are: "came from Kura", "worked for the council"."""
    return any(c.dep_ == "prep" and c.lower_ in {"from", "to", "for", "with", "as", "at", "in"} for c in verb.rights)


def _severe(quantity: Quantity, told: Claim) -> bool:
    """Tell whether some of the wounded are told apart by how badly: "wounded 11, three seriously"."""
    doc, end = quantity.number.doc, quantity.end
    return (
        told.field in {"injured", "casualties"}
        and word_at(doc, end) in _SEVERELY
        and (end + 1 >= len(doc) or not doc[end + 1].tag_.startswith("V"))
    )


def _parallel(quantity: Quantity, scene: Scene, told: Claim) -> bool:
    """Tell whether a bare number stands as the one before it in its sentence does, with words left out or repeated."""
    sentence = quantity.number.sent
    if quantity.noun is not None or told.span[0] < scene.text.span(sentence[0], sentence[0])[0]:
        return False
    return _behind_place(quantity) or _to_places(quantity, told, scene) or _same_verb(quantity)


def _by_weapon(quantity: Quantity) -> bool:
    """Read "nine people were killed, six by gunfire and three by shrapnel"."""
    doc, end = quantity.number.doc, quantity.end
    by = doc[end] if end + 1 < len(doc) else None
    held = child(by, "pobj") if by is not None and by.lower_ == "by" else None
    arms = held is not None and held.lemma_.lower() in _WEAPONS
    return arms and quantity.noun is None and word_at(doc, quantity.start - 1) in {",", "and", ":"}


def _behind_place(quantity: Quantity) -> bool:
    """Read "in Malka five people were killed, in Orm two and in Tesh one"."""
    doc, first, start = quantity.number.doc, quantity.number.sent.start, quantity.start
    ends = quantity.end >= len(doc) or doc[quantity.end].text in {",", ".", ";", "and"}
    at = start - 1
    while at > first and start - at < 4 and doc[at].pos_ in {"PROPN", "ADJ", "NOUN", "DET"}:
        at -= 1
    named = at < start - 1 and doc[start - 1].pos_ == "PROPN"
    return ends and named and doc[at].lower_ in _AT and at > first and doc[at - 1].lower_ in _BETWEEN


def _to_places(quantity: Quantity, told: Claim, scene: Scene) -> bool:
    """Read "ten bodies were taken to the morgue and four to the clinic"."""
    doc, start, end = quantity.number.doc, quantity.start, quantity.end
    if start == 0 or end + 1 >= len(doc) or doc[start - 1].lower_ not in _BETWEEN:
        return False
    joint = doc[end]
    if joint.lower_ != "to":
        return False
    between = doc[quantity.number.sent.start : start]
    verb = next((t.head for t in reversed(between) if t.lower_ == "to" and t.dep_ == "prep"), None)
    at = scene.text.span(verb, verb)[0] if verb is not None else 0
    return verb is not None and verb.lemma_ in {"take", "bring", "carry", "send", "move"} and at >= told.span[0]


def _same_verb(quantity: Quantity) -> bool:
    """Read "six bodies were received at the clinic while three were received at the barracks"."""
    number = quantity.number
    verb = number.head
    if number.dep_ != "nsubjpass" or verb.lemma_ not in {"receive", "bring", "take", "recover", "find", "pull", "dig"}:
        return False
    return any(
        t.lemma_ == verb.lemma_ and t.i < number.i and (who := child(t, "nsubjpass")) is not None
        and who.lemma_.lower() in {"body", "corpse"}
        for t in number.sent
    )  # fmt: skip
