"""Whose voice a figure is in where no cue holds it: that of the figure, or of the paper, from which it goes on.

English names a source once and goes on: "The clinic had received 12 bodies, it said. Another 30 people were hurt.",
"the union counted 27 dead: 14 guards and 13 drivers", "According to the statement … As a result nine men died."
Without such a tie a figure is the report's own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.parse import Sentence, text_of
from rashomon.extract.scene import Scene, Tally
from rashomon.extract.timewords.words import CALENDAR
from rashomon.records import EVENT_SCOPES, Attribution, Claim

_OWN = {"we", "us", "our", "ours", "i", "my"}
_MORE = {"another", "more", "other", "others", "also", "further", "additional", "too", "remaining", "rest"}
_TURNS = {"but", "while", "whereas", "although", "though", "however", "earlier", "meanwhile", "separately", "against"}
_LABEL = re.compile(r"^\W*\w+(?: \w+)?\s?[:=]")  # "Missing: 4" is an entry of its own
_LONGEST_WAY = 400  # characters between two figures of which one goes on from the other
_LONGEST_PAPER = 1000  # characters of a paragraph that a paper's words may fill
_OPENING = 3  # tokens
_LAST = 6  # figures among which those of the same voice are looked for


def carried(scene: Scene, quantity: Quantity, claim: Claim, tally: Tally) -> Claim:
    """Return a claim in the voice of the figure or the paper from which it goes on, or as it is."""
    if claim.attribution is not None or claim.scope not in EVENT_SCOPES:
        return claim
    before = tally.claims[-1] if tally.claims else None
    if before is not None and _goes_on(scene, quantity, before, claim, tally):
        stance = before.stance if claim.stance == "asserts" and before.stance != "denies" else claim.stance
        chain = (replace(before.chain[0], stance=stance), *before.chain[1:])
        return replace(claim, attribution=before.attribution, chain=chain, stance=stance)
    paper = _paper(scene, quantity, claim)
    if paper is None:
        return claim
    chain = (replace(paper.chain[0], stance=claim.stance), *paper.chain[1:])
    return replace(claim, attribution=paper.id, chain=chain)


def _goes_on(scene: Scene, quantity: Quantity, before: Claim, claim: Claim, tally: Tally) -> bool:
    """Tell whether a figure goes on from the one told before it, which somebody gives."""
    near = claim.span[0] - before.span[1] <= _LONGEST_WAY
    if before.attribution is None or before.where != claim.where or before.scope not in EVENT_SCOPES or not near:
        return False
    return _in_sentence(scene, quantity, before, claim) or _in_next(scene, quantity, before, claim, tally)


def _in_sentence(scene: Scene, quantity: Quantity, before: Claim, claim: Claim) -> bool:
    """Tell whether a figure parts the one before it in its sentence, or is listed behind a colon or semicolon."""
    first = scene.text.span(quantity.number.sent[0], quantity.number.sent[0])[0]
    if before.span[0] < first:
        return False
    between = scene.text.text[before.span[1] : claim.span[0]]
    if set(between.casefold().split()) & (_TURNS | _OWN) or scene.sources.cued(before.span[1], claim.span[0]):
        return False
    if ";" in between:  # "said 12 had died; 30 were hurt"
        return claim.field != before.field or _is_more(quantity)
    return claim.part_of == before.id or (claim.scope == before.scope == "part") or ":" in between


def _is_more(quantity: Quantity) -> bool:
    """Tell whether a number is told as one more: "another 12", "12 others"."""
    sentence = quantity.number.sent
    about = quantity.number.doc[max(sentence.start, quantity.start - 2) : min(sentence.end, quantity.end + 3)]
    return any(t.lower_ in _MORE for t in about)


def _in_next(scene: Scene, quantity: Quantity, before: Claim, claim: Claim, tally: Tally) -> bool:
    """Tell whether a sentence that names nobody goes on with the figures of the one before, in its paragraph."""
    sentence = quantity.number.sent
    if claim.where != "text" or sentence.start == 0 or not _is_plain(quantity):
        return False
    here = _start(scene, sentence)
    if scene.sources.cued(_after_cue(scene, before), _end(scene, sentence)):
        return False  # somebody else speaks in it, or last before it
    if here <= before.span[0]:  # the figure before has been carried into this sentence
        return True
    last = _sentence_before(sentence)
    if "\n" in scene.text.plain[scene.text.back(before.span[1]) : scene.text.back(claim.span[0])] or before.span[
        0
    ] < _start(scene, last):
        return False
    if any(t.lower_ in _MORE for t in sentence):
        return True
    told = [c for c in tally.claims[-_LAST:] if c.attribution == before.attribution]
    return all(c.field != claim.field for c in told) and any(c.scope != "part" for c in told)


def _after_cue(scene: Scene, claim: Claim) -> int:
    """Return the place behind a claim, and behind its own cue where that follows it: "12 died, the clinic said"."""
    behind = scene.sources.cued(claim.span[1], claim.span[1] + _LONGEST_WAY)
    own = [a.cue.span[1] for a in behind[:2] if a.cue is not None and a.id == claim.attribution]
    return max([claim.span[1], *own])


def _is_plain(quantity: Quantity) -> bool:
    """Tell whether a sentence has no turn, no “we”, no label and quotes no more than the number."""
    sentence = quantity.number.sent
    words = {t.lower_ for t in sentence}
    if any(t.lower_ in CALENDAR for t in sentence[:_OPENING]):
        return False  # "On May 4, 30 wounded men were taken to the capital" begins anew
    marks = [t.i for t in sentence if t.is_quote]
    quotes = any(not quantity.start - 2 <= place <= quantity.end + 2 for place in marks)
    return not words & (_OWN | _TURNS) and not quotes and _LABEL.match(text_of(sentence)) is None


def _sentence_before(sentence: Sentence) -> Sentence:
    last = sentence.doc[sentence.start - 1].sent
    while not text_of(last).strip() and last.start:
        last = sentence.doc[last.start - 1].sent
    return last


def _start(scene: Scene, sentence: Sentence) -> int:
    return scene.text.span(sentence[0], sentence[0])[0]


def _end(scene: Scene, sentence: Sentence) -> int:
    return scene.text.span(sentence[-1], sentence[-1])[1]


def _paper(scene: Scene, quantity: Quantity, claim: Claim) -> Attribution | None:
    """Return the statement or report whose words a paragraph gives: "According to the statement … Nine men died."."""
    if claim.where != "text" or not _is_plain(quantity):
        return None
    text, plain = scene.text.text, scene.text.plain
    line = scene.text.at(plain.rfind("\n", 0, scene.text.back(claim.span[0])) + 1)
    first = max(line, claim.span[0] - _LONGEST_PAPER)
    told = scene.sources.cued(first, _end(scene, quantity.number.sent))
    if not told or told[-1].chain[0].via is None or any(_is_own(part) for part in text[first : claim.span[0]].split()):
        return None
    return told[-1]


def _is_own(word: str) -> bool:
    return word.casefold().strip(".,;:") in _OWN
