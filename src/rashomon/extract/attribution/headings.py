"""Speakers named before a colon or after a dash, without a verb: "Ministry: five killed", "Raid planned - monitors"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.quotations import Quotation
from rashomon.extract.attribution.speaker_words import VIA
from rashomon.extract.clauses import child, subject
from rashomon.extract.parse import Sentence, Token, text_of
from rashomon.lexicon import TELLERS, Cue, Ontology, fold_name

_LONGEST_LEAD = 40  # tokens from the verb to its colon
_OPENING = {"“", '"', "''", "``", "«", "„", "‘", "'"}

LABELS = {
    "headline", "title", "caption", "photo", "picture", "update", "note", "breaking", "video", "source", "read", "live",
    "exclusive", "urgent", "latest", "new", "wanted", "alert", "watch", "listen", "correction", "key", "dead",
    "weather",
    "developing", "recent", "related", "more", "factbox", "timeline", "analysis", "opinion", "explainer", "toll",
    "obituary", "profile", "editorial", "interview", "review", "gallery", "background", "feature",
}  # fmt: skip
_DASHES = {"—", "–", "-", "--", "―"}
_SIGNING = {"NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PART", "CCONJ", "PUNCT"}
_SIGNERS = {"report", "monitor", "witness", "study", "source"}  # taken for verbs at the end of a headline
_UTTERANCES = {"word", "cry", "plea", "message", "call", "account", "story", "testimony", "diary", "note", "letter"}
_LONGEST_NAME = 14  # tokens of who signs a quotation


def colon(sentence: Sentence, ontology: Ontology) -> list[Candidate]:
    """Read "SANA: …", "Moscow: five killed", "The mayor answered: …", "The army statement: …", "Reuters, Varsa: …"."""
    if sentence[0].tag_ in {"VBD", "VBZ"} or sentence[0].text in _OPENING:
        return []  # "Said the mayor: …", "'It was hell': survivor"
    for token in sentence[1:14]:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "aux", "auxpass"} and token.i > sentence.start + 1:
            break
        if token.text != ":" or token.i + 2 >= sentence.end:
            continue
        before = sentence.doc[sentence.start : token.i]
        names = [t for t in before if t.pos_ in {"PROPN", "NOUN"}]
        label = any(t.lower_ in LABELS for t in before) and (len(before) <= 2 or before[0].lower_ != "source")
        site = len(before) == 1 and before[0].tag_ == "ADD"  # "orelnews.com: …"
        if site or (len(before) == 1 and before[0].pos_ == "ADJ"):  # the small model takes an unknown state for one
            names = [before[0]]
        if before[0].pos_ == "ADP" and before[0].lower_ != "from":  # "In Varsa: markets open again"
            return []
        if not names or label or not (site or _capital(before[0])):
            return []
        head = next((t for t in names if t.head.i >= token.i or t.head.i < sentence.start), names[-1])
        head = next((t for t in names if t.dep_ in {"nsubj", "nsubjpass"} and t.head.i < token.i), head)
        if before[0].lower_ == "from":
            head = child(before[0], "pobj") or names[0]
        comma = next((t.i for t in before if t.text == ","), None)
        first = before[: comma - sentence.start] if comma is not None else []
        if first and all(t.pos_ == "PROPN" or t.text == "," for t in before) and not _tells(first, ontology):
            return []  # "Oram, Tell province: dawn raid": a town and its province
        if comma is not None:
            head = next((t for t in reversed(names) if t.i < comma), head)
        head = _signer(head)
        return [
            Candidate((token.i, token.i + 1), "speech", "asserts", ((token.i + 1, sentence.end),), head, frame="colon")
        ]
    return []


def _tells(name: Sequence[Token], ontology: Ontology) -> bool:
    """Tell whether a name is that of an agency or paper of actors.csv."""
    known = ontology.names.get(fold_name(text_of(name)))
    return known is not None and ontology.actors[known].kind in TELLERS


def _signer(paper: Token) -> Token:
    """Return whose a statement is, "the army statement", "the mayor's letter"; the word itself where nobody is told."""
    if paper.lemma_.lower() not in VIA or paper.pos_ == "PROPN":
        return paper
    return next((part for part in reversed(paper.lefts) if part.dep_ in {"poss", "compound", "nmod"}), paper)


def signed(sentence: Sequence[Token]) -> list[Candidate]:
    """Read headlines that name the speaker last: "Rebels fired first: army", "Bridge was mined - monitors"."""
    if sentence[-1].text in {".", "!", "?", "”", '"'}:
        return []
    words = [t for t in sentence if not t.is_space]
    if len(words) < 5 or words[-1].text in {".", "!", "?", "”", '"'}:
        return []
    for back in range(2, min(9, len(words) - 2)):
        joint = words[-back]
        if joint.text in {"—", "–", "-"} and words[-back - 1].text in {"”", '"', "''"}:  # "…" - Ann Lee, miner
            named = [t for t in words[-back + 1 :] if t.pos_ in {"NOUN", "PROPN"}]
            told = words[-back - 2].text in {".", "!", "?"} or any(t.pos_ in {"VERB", "AUX"} for t in words[:-back])
            if not named or not told:  # "“Red Star” - a cinema"
                return []
            whole = ((sentence[0].i, joint.i),)
            who = _utterer(first_head(named))
            return [Candidate((joint.i, joint.i + 1), "speech", "asserts", whole, who, frame="quote")] if who else []
        if joint.text not in {":", "-", "–", "—"} or (joint.text == "-" and not words[-back - 1].whitespace_):
            continue
        named = words[-back + 1 :]
        if any(not _may_sign(t) and t.lemma_.lower() not in _SIGNERS for t in named):
            return []
        within = next((number for number, t in enumerate(named) if t.pos_ == "ADP"), len(named))  # "mayor of Velin"
        if not within or words[-back - 1].lower_ in {"source", "sources"}:
            return []
        content = ((sentence[0].i, joint.i),)
        return [Candidate((joint.i, joint.i + 1), "speech", "asserts", content, named[within - 1], frame="colon")]
    return []


def _may_sign(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "DET"} or (token.pos_ == "ADP" and token.lower_ in {"of", "for"})


def signatures(text: Annotated, quotations: tuple[Quotation, ...]) -> list[Candidate]:
    """Read who is named behind a dash after a quotation, on its line or the next: "“We dug.” — Ann Lee, miner"."""
    found, words = [], text.doc
    for quotation in quotations:
        near = range(quotation.end, min(quotation.end + 2, len(words)))
        dash = next((i for i in near if not words[i].is_space), None)
        inside = words[quotation.start + 1 : quotation.end - 1]
        told = any(t.pos_ in {"VERB", "AUX"} for t in inside)
        if dash is None or words[dash].text not in _DASHES or not (told or inside[-1].text in {".", "!", "?"}):
            continue
        stop = dash + 1
        while stop < len(words) and words[stop].pos_ in _SIGNING and words[stop].text != ".":
            stop += 1
        ended = stop >= len(words) or words[stop].text == "." or "\n" in words[stop].text
        named = [t for t in words[dash + 1 : stop] if t.pos_ in {"NOUN", "PROPN"}]
        who = _utterer(first_head(named)) if named and ended and stop - dash <= _LONGEST_NAME else None
        if who is not None:
            content = ((quotation.start, quotation.end),)
            found.append(Candidate((dash, dash + 1), "speech", "asserts", content, who, frame="quote"))
    return found


def _utterer(head: Token) -> Token | None:
    """Return who is named behind a quotation: the medic of "the last words of a medic", None for words of nobody."""
    if head.lemma_.lower() not in _UTTERANCES:
        return head
    of = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ in {"of", "from", "by"}), None)
    return child(of, "pobj") if of is not None else child(head, "poss")


def first_head(names: list[Token]) -> Token:
    """Return the last word of the first of some names: "mayor" of "the town mayor of Selm"."""
    last = names[0]
    for name in names[1:]:
        if name.i != last.i + 1:
            break
        last = name
    return last


def bracketed(sentence: Sequence[Token]) -> list[Candidate]:
    """Read the sources of a register: "17 killed [hospital], 31 killed [Committee]"."""
    found = []
    start = sentence[0].i
    for number, token in enumerate(sentence):
        if token.text in {",", ";", ":", "]", "."}:
            start = token.i + 1
        if token.text != "[":
            continue
        inside = sentence[number + 1 : number + 6]
        closed = next((t.i for t in inside if t.text == "]"), None)
        named = [t for t in inside if closed is not None and t.i < closed]
        names = [t for t in named if t.pos_ in {"NOUN", "PROPN"}]
        counted = any(t.pos_ == "NUM" for t in sentence if start <= t.i < token.i)
        if not counted or not names or any(t.pos_ in {"VERB", "AUX", "NUM", "PUNCT"} for t in named):
            continue
        found.append(
            Candidate((token.i, token.i + 1), "speech", "asserts", ((start, token.i),), names[-1], frame="colon")
        )
    return found


def dictated(text: Annotated, cues: Mapping[tuple[str, str], Cue]) -> list[Candidate]:
    """Read statements given in paragraphs of their own: "The spokesman informs:", then what he informs of."""
    leads = [
        (verb, speaker, token.i + 1)
        for token, following in zip(text.doc, text.doc[1:], strict=False)
        if token.text == ":" and "\n" in following.text
        for verb, speaker in _announces(text, token.i, cues)
    ]
    found = []
    for number, (verb, speaker, start) in enumerate(leads):
        end = leads[number + 1][0].sent.start if number + 1 < len(leads) else len(text.doc)
        end = min(end, _quoted_until(text, start, end))
        found.append(Candidate((verb.i, verb.i + 1), "speech", "asserts", ((start, end),), speaker, frame="quote"))
    return found


def _announces(text: Annotated, colon_at: int, cues: Mapping[tuple[str, str], Cue]) -> Iterator[tuple[Token, Token]]:
    """Yield the last verb of speech before a colon, in its paragraph, with who speaks."""
    for place in range(colon_at - 1, max(-1, colon_at - _LONGEST_LEAD), -1):
        token = text.doc[place]
        if "\n" in token.text:
            return
        entry = cues.get((token.lemma_, "VERB")) if token.pos_ == "VERB" else None
        speaker = subject(token) if entry is not None and entry.kind == "speech" and "quote" in entry.frames else None
        if speaker is not None:
            yield token, speaker
            return


def _quoted_until(text: Annotated, start: int, end: int) -> int:
    """Return where a statement in quotation marks ends: with the last paragraph in a row that a mark opens."""
    quoted = False
    for place in range(start, end):
        if "\n" not in text.doc[place].text or place + 1 >= end:
            continue
        opens = text.doc[place + 1].text in _OPENING
        if place > start and quoted and not opens:
            return place
        quoted = quoted or opens
    return end


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or token.is_quote
