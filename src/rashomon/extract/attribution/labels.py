"""Speakers printed as labels of a line, "GENERAL MOSS: No.", "Q: …", and sources behind it, "(source: police)"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.headings import LABELS, first_head
from rashomon.extract.attribution.quotations import Quotation
from rashomon.extract.attribution.sentences import DASHES, STOPS, is_headline
from rashomon.extract.clauses import BODIES
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology
from rashomon.records import Stance

_LONGEST_LABEL = 8  # tokens of a place, an office and a name
_PERSONS = {"office", "spokesman", "rank", "expert", "care", "witness", "press", "title"}
_BEFORE_SOURCES = {"(", "[", ",", ";"} | DASHES
_LONGEST_SOURCE = 12  # tokens of who is named as the source behind a sentence
_NEAR = 5  # tokens behind a label, among which its speaker says "we"
_MOST_TOLD = 400  # tokens that one label answers for
_ASKED, _ANSWERED = {"q", "question"}, {"a", "answer"}
_JOINING = {"of", "the", "for", "and", "de", "al", "-", "’s", "'s", "."}
# Words before a colon that head the line of a form or a register, and speak for nobody.
_ENTRIES = {
    "wounded", "injured", "killed", "dead", "missing", "victims", "victim", "casualties", "civilians", "fatalities",
    "losses", "deaths", "injuries", "prisoners", "hostages", "refugees", "displaced", "detained", "arrested",
    "children", "women", "men", "people", "soldiers", "contact", "author", "editor", "attackers", "perpetrators",
}  # fmt: skip
_OWN = {"i", "we", "our", "my", "us"}


@dataclass(frozen=True)
class _Label:
    """The words of a label, from the first token to the colon, and its speaker; none behind "Q" and "A"."""

    start: int
    colon: int
    speaker: Token | None
    heads: bool  # it stands at the head of a line
    stated: bool  # its words show by themselves that somebody speaks


def with_labels(
    text: Annotated, candidates: list[Candidate], quotations: tuple[Quotation, ...], ontology: Ontology
) -> list[Candidate]:
    """Return the candidates with those that labels and named sources give, in the place of what was read at them."""
    labels = _labels(text, ontology)
    found = [c for c in (_told(text, labels, n, quotations) for n in range(len(labels))) if c is not None]
    found += _credits(text, ontology)
    marks = {c.cue[1] - 1 for c in found}
    named = {place for c in found for place in range(*c.cue)}
    return [c for c in candidates if c.cue[1] - 1 not in marks and c.cue[0] not in named] + found


def _labels(text: Annotated, ontology: Ontology) -> list[_Label]:
    """Return the labels of a text in order; those inside a line only behind one at its head."""
    found: list[_Label] = []
    kinds = set()
    for token in text.doc:
        if token.text != ":" or token.i + 1 >= len(text.doc) or "\n" in text.doc[token.i + 1].text:
            continue
        start, heads = _before(text, token.i)
        words = text.doc[start : token.i]
        if len(words) == 1 and words[0].lower_ in _ASKED | _ANSWERED and words[0].text[0].isupper():
            found.append(_Label(start, token.i, None, heads, stated=True))
            kinds.add(words[0].lower_ in _ASKED)
        elif (who := _speaker(words, ontology)) is not None:
            follows = text.doc[token.i + 1 : token.i + _NEAR]
            found.append(_Label(start, token.i, who, heads, _is_somebody(words, ontology, follows)))
    found = [label for label in found if label.speaker is not None or len(kinds) == 2]
    return list(_in_line(text, found))


def _in_line(text: Annotated, labels: list[_Label]) -> Iterator[_Label]:
    """Yield the labels that stand at the head of a line, and those that follow one in its line."""
    before: _Label | None = None
    for label in labels:
        follows = before is not None and not any("\n" in t.text for t in text.doc[before.colon : label.start])
        if label.stated and (label.heads or follows):
            before = label
            yield label


def _before(text: Annotated, colon: int) -> tuple[int, bool]:
    """Return where the words before a colon begin, behind a line break or a stop, and whether it is a line's head."""
    place = colon
    while place > 0 and colon - place <= _LONGEST_LABEL:
        token = text.doc[place - 1]
        if token.is_space and ("\n" in token.text or place == 1):
            return place, True
        if token.text in STOPS | {"”", '"', "''"}:
            return place, False
        place -= 1
    return (0, True) if place == 0 else (colon, False)


def _speaker(words: Sequence[Token], ontology: Ontology) -> Token | None:
    """Return the head of a label that is a name or an office, "Kharun, Gov. Sinev"; None where it is none."""
    words = tuple(t for t in words if not t.is_space)
    comma = next((n for n, t in enumerate(words) if t.text == ","), None)
    if comma is not None:
        behind = words[comma + 1 :]
        words = behind if behind and _bare(behind[0]) in ontology.speakers else ()
    capitals = [t for t in words if t.text[:1].isupper()]
    if not words or not 1 <= len(capitals) <= 5 or words[0] not in capitals:
        return None
    if any(t not in capitals and t.lower_ not in _JOINING for t in words) or any(t.lower_ in LABELS for t in words):
        return None
    until = next((n for n, t in enumerate(words) if t.lower_ in {"of", "for", "and"}), len(words))
    named = [t for t in words[:until] if t.text[:1].isupper() and t.lower_ != "the"]
    return named[-1] if named else None


def _is_somebody(words: Sequence[Token], ontology: Ontology, follows: Sequence[Token]) -> bool:
    """Tell whether a label names a speaker: by an office, a body or a people, or one who says "we" right behind it."""
    bare, last = {_bare(t) for t in words}, words[-1].lemma_.lower()
    if bare & _ENTRIES or words[0].tag_ in {"WP", "WRB", "WDT"}:
        return False  # the lines of a form: "Wounded: 30"
    if not _PERSONS.isdisjoint(map(ontology.speakers.get, bare)) or any(
        w in BODIES for w in (*bare, *(t.lemma_.lower() for t in words))
    ):
        return True
    return last in ontology.groups or any(t.lower_ in _OWN for t in follows)


def _bare(token: Token) -> str:
    return str(token.lower_.rstrip("."))


def _told(text: Annotated, labels: list[_Label], number: int, quotations: tuple[Quotation, ...]) -> Candidate | None:
    """Return what a label's speaker tells: the quotation behind it, or all up to the next label or the line's end."""
    label = labels[number]
    start = label.colon + 1
    end = min(len(text.doc), start + _MOST_TOLD, labels[number + 1].start if number + 1 < len(labels) else 1 << 60)
    end = next((i for i in range(start, end) if "\n" in text.doc[i].text), end)
    quoted = bisect_left(quotations, start, key=lambda q: q.start)
    if quoted < len(quotations) and quotations[quoted].start == start:
        end = min(quotations[quoted].end, end) if label.speaker is not None else end
    if end <= start:
        return None
    open_ = text.doc[end - 1].text == "?" or (label.speaker is None and text.doc[label.start].lower_ in _ASKED)
    stance: Stance = "cannot_say" if open_ else "asserts"
    if label.speaker is None:
        return Candidate((label.start, label.start + 1), "speech", stance, ((start, end),), None, frame="answer")
    return Candidate((label.colon, start), "speech", stance, ((start, end),), label.speaker, frame="label")


def _credits(text: Annotated, ontology: Ontology) -> Iterator[Candidate]:
    """Yield the sources named at the end of a sentence: "(source: police)", ", source: police.", "(police)"."""
    for token in text.doc:
        if token.text not in _BEFORE_SOURCES or token.i == 0:
            continue
        ahead = text.doc[token.i + 1 : token.i + _LONGEST_SOURCE]
        closing = {"(": ")", "[": "]"}.get(token.text)
        stop = next((n for n, t in enumerate(ahead) if t.text == closing or "\n" in t.text), len(ahead))
        if closing is not None and (stop == len(ahead) or ahead[stop].text != closing):
            continue
        inside = ahead[:stop]
        while inside and inside[-1].text in STOPS:
            inside = inside[:-1]
        who = _credited(inside, ontology, bracketed=closing is not None)
        sentence = text.doc[token.i - 1].sent
        told = any(t.pos_ in {"VERB", "AUX"} or t.lower_ in _ENTRIES for t in text.doc[sentence.start : token.i])
        if who is not None and told:
            content = ((sentence.start, token.i),)
            marks = (token.i, token.i + 1) if inside[0] == who else (inside[0].i, inside[0].i + 1)
            yield Candidate(marks, "report", "asserts", content, who, frame="credit")


def _credited(inside: Sequence[Token], ontology: Ontology, *, bracketed: bool) -> Token | None:
    """Return the head of who is named as the source of the words before a mark; None where nobody is."""
    if not inside:
        return None
    labelled = inside[0].lower_ in {"source", "sources"} and len(inside) > 1 and (inside[1].text == ":" or bracketed)
    names = inside[1 + (inside[1].text == ":") :] if labelled else inside
    if any(t.pos_ in {"VERB", "AUX", "NUM"} or (t.text in STOPS or t.text == ":") for t in names):
        return None
    if any(t.text == "," for t in names) and not (labelled and bracketed):
        return None
    until = next((n for n, t in enumerate(names) if t.pos_ == "ADP"), len(names))
    nouns = [t for t in names[:until] if t.pos_ in {"NOUN", "PROPN"}]
    if not nouns:
        return None
    head = first_head(nouns)
    if labelled:
        return head
    lemma = head.lemma_.lower()
    known = lemma in BODIES or lemma in ontology.groups or ontology.speakers.get(lemma) in _PERSONS
    return head if bracketed and known and is_headline(_line(inside)) else None


def _line(inside: Sequence[Token]) -> Sequence[Token]:
    """Return the sentence that a bracket closes, where the bracket is its end."""
    sentence = tuple(inside[0].sent)
    after = [t for t in sentence if t.i > inside[-1].i and not t.is_space]
    return sentence if [t.text for t in after] == [")"] or [t.text for t in after] == ["]"] else ()
