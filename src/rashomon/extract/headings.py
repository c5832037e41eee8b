"""Speakers named before a colon or after a dash, without a verb: "Ministry: five killed", "Raid planned - monitors"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from rashomon.extract.candidates import Candidate

_LABELS = {"headline", "title", "caption", "photo", "picture", "update", "note", "breaking", "video", "source", "read"}


def colon(sentence: Span) -> list[Candidate]:
    """Read "SANA: …", "Moscow: five killed", "The mayor answered: …" at the head of a sentence."""
    for token in sentence[1:14]:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "aux", "auxpass"} and token.i > sentence.start + 1:
            break
        if token.text != ":" or token.i + 2 >= sentence.end:
            continue
        before = sentence.doc[sentence.start : token.i]
        names = [t for t in before if t.pos_ in {"PROPN", "NOUN"}]
        if not names or any(t.lower_ in _LABELS for t in before) or not _capital(before[0]):
            return []
        head = next((t for t in names if t.head.i >= token.i or t.head.i < before.start), names[-1])
        head = next((t for t in names if t.dep_ in {"nsubj", "nsubjpass"} and t.head.i < token.i), head)
        comma = next((t.i for t in before if t.text == ","), None)
        if comma is not None:
            head = next((t for t in reversed(names) if t.i < comma), head)
        return [
            Candidate((token.i, token.i + 1), "speech", "asserts", ((token.i + 1, sentence.end),), head, frame="colon")
        ]
    return []


def signed(sentence: tuple[Token, ...]) -> list[Candidate]:
    """Read headlines that name the speaker last: "Rebels fired first: army", "Bridge was mined - monitors"."""
    if sentence[-1].text in {".", "!", "?", "”", '"'}:
        return []
    words = [t for t in sentence if not t.is_space]
    if len(words) < 5 or words[-1].text in {".", "!", "?", "”", '"'}:
        return []
    for back in range(2, min(6, len(words) - 2)):
        joint = words[-back]
        if joint.text not in {":", "-", "–", "—"} or (joint.text == "-" and not words[-back - 1].whitespace_):
            continue
        named = words[-back + 1 :]
        if any(t.pos_ not in {"NOUN", "PROPN", "ADJ", "DET"} for t in named):
            return []
        content = ((sentence[0].i, joint.i),)
        return [Candidate((joint.i, joint.i + 1), "speech", "asserts", content, named[-1], frame="colon")]
    return []


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or token.is_quote
