"""The gate: which candidates are attributions, and which only repeat or stand inside another."""

from __future__ import annotations

from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.impersonal import FALSE
from rashomon.extract.attribution.participles import with_participles
from rashomon.extract.attribution.quotations import Quotation
from rashomon.extract.attribution.sentences import is_headline
from rashomon.extract.clauses import BODIES, Range, child
from rashomon.extract.naming import Cast
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology

_HEADING = {"office", "spokesman", "rank", "care", "witness"}  # whom a colon at the head of a line lets speak
_MODALS = {"would", "could", "should", "might", "may", "must", "will", "’ll", "'ll", "’d", "'d", "can"}
# Nouns of deeds that find things out, and nouns for people who cannot speak.
_FINDERS = {"inquiry", "enquiry", "investigation", "probe", "inquest"}
_LIFELESS = {"body", "corpse", "death", "fatality", "martyr", "dead", "life", "deceased", "casualty", "loss"}
_SEATS = {"capital", "palace", "junta", "opposition", "rebels"}  # stand in headlines for who rules or fights
_ITSELF = {"he", "she", "it", "they", "who"}  # "said that he had told the court so": as a rule the speaker himself
_SLIGHT_FRAMES = {"object", "adjective", "infinitive"}
TURNING = frozenset({"while", "whereas", "though", "although", "but"})  # lead to another speaker
_HIGHEST = 8  # steps up the parse
_LONGEST_LABEL = 4  # tokens of a name before a colon that nobody knows: "Ann Lee: no shot was fired"
LONGEST_SPEECH = 3000  # tokens: no speech goes on for longer without a new cue


def choose(
    text: Annotated, candidates: list[Candidate], quotations: tuple[Quotation, ...], ontology: Ontology, cast: Cast
) -> list[Candidate]:
    """Return the candidates that are attributions."""
    quoted = marked([(q.start + 1, q.end - 1) for q in quotations], len(text.doc))
    candidates = [_own_mind(text, c) for c in with_participles(text, candidates)]
    cited = {c.inner.i for c in candidates if c.inner is not None}
    candidates = [c for c in candidates if not _only_cites(text.doc[c.cue[1] - 1], cited)]
    chosen = [c for c in candidates if _passes(text, c, ontology, cast) and not (quoted[c.cue[0]] and _is_own_talk(c))]
    verbs = {c.cue[1] - 1 for c in chosen if c.speaker is not None}
    chosen = [c for c in chosen if not _is_paper_of(c, text, verbs)]
    told = marked([r for c in chosen if c.speaker is not None for r in c.content], len(text.doc))
    return _merged(text, [c for c in chosen if not (told[c.cue[0]] and _is_only_told(c, text.doc[c.cue[0]]))])


def _is_paper_of(candidate: Candidate, text: Annotated, verbs: set[int]) -> bool:
    """Tell whether a noun is the paper in which somebody speaks: "said in a statement that"."""
    noun = text.doc[candidate.cue[0]]
    unsigned = candidate.frame == "noun" and candidate.speaker is None
    return (
        unsigned and noun.dep_ == "pobj" and noun.head.lower_ in {"in", "via", "through"} and noun.head.head.i in verbs
    )


def _own_mind(text: Annotated, candidate: Candidate) -> Candidate:
    """Let what a speaker thinks of its own figure be its stance: "the army said it believed that 40 had died"."""
    speaker, cue = candidate.speaker, text.doc[candidate.cue[1] - 1]
    told = candidate.kind == "thought" and candidate.frame == "clause" and candidate.stance != "asserts"
    itself = speaker is not None and speaker.lower_ in _ITSELF | {"i", "we"} and cue.dep_ == "ccomp"
    own = told and itself and _counts(candidate, cue)
    return replace(candidate, speaker=None, frame="asked") if own else candidate


def _is_only_told(candidate: Candidate, cue: Token) -> bool:
    """Tell whether a mind or a will is only part of what a speaker tells: "said that voters want to leave".

    What another says there, "said that survivors blamed the police", is one more link.
    """
    speaker = candidate.speaker
    if speaker is not None and candidate.stance == "denies" and _turns(speaker, cue):
        return False
    if speaker is None and candidate.frame in {"asked", "raised"}:
        # "said that 12 were believed dead", "said it was not true that …": his stance
        return not (_counts(candidate, cue) or candidate.stance == "denies")
    if candidate.kind in {"speech", "report"} or candidate.frame == "judgement":
        itself = speaker is not None and speaker.lower_ in _ITSELF and candidate.inner is None
        itself = itself and candidate.stance == "asserts"
        return itself or candidate.frame in _SLIGHT_FRAMES
    own = speaker is not None and speaker.head.i == candidate.cue[1] - 1
    return speaker is None or not (own and candidate.frame == "clause" and speaker.pos_ in {"NOUN", "PROPN"})


def _turns(speaker: Token, cue: Token) -> bool:
    """Tell whether a clause turns to another speaker: "said nine had died, but the army denied any role"."""
    first = speaker.left_edge.i
    led = first > 1 and speaker.doc[first - 2].text == "," and speaker.doc[first - 1].lower_ in TURNING
    return led and speaker.i < cue.i and speaker.pos_ != "PRON"


def _counts(candidate: Candidate, cue: Token) -> bool:
    return any(t.like_num for start, end in candidate.content for t in cue.doc[start:end])


def _is_own_talk(candidate: Candidate) -> bool:
    """Tell whether a cue inside a quotation is how its speaker talks; only what others said is passed on there."""
    speaker = candidate.speaker
    if candidate.frame == "asked":
        return False  # “It is not true that we shot 40”, “We believe that 40 died”
    return speaker is None or candidate.kind not in {"speech", "report"} or speaker.pos_ not in {"NOUN", "PROPN"}


def _passes(text: Annotated, candidate: Candidate, ontology: Ontology, cast: Cast) -> bool:
    """Tell whether a candidate is an attribution. Deeds and things do not speak."""
    speaker = candidate.speaker
    if speaker is None:
        return True
    if (
        candidate.kind != "speech"
        and candidate.inner is None
        and _is_supposed(speaker.doc[candidate.cue[1] - 1], speaker)
    ):
        return False
    if _is_slight(candidate, speaker.doc[candidate.cue[1] - 1], ontology):
        return False
    if candidate.frame == "colon" and text.where == "text" and not _is_led(candidate, text):
        label = candidate.cue[0] - speaker.sent.start > _LONGEST_LABEL or text.doc[candidate.cue[0]].text != ":"
        office = speaker.lemma_.lower() in BODIES or ontology.speakers.get(speaker.lemma_.lower()) in _HEADING
        unfit = (speaker.pos_ == "NOUN" and not office) or (label and cast.known(speaker.text) is None)
        if unfit and not _is_banner(text, candidate, speaker, ontology):
            return False
    placed = cast.is_country(speaker.text) or (cast.known(speaker.text) is None and cast.is_located(speaker.text))
    if cast.is_calendar(speaker.text) or (candidate.frame == "colon" and placed):
        return False  # "Syria: 100 dead" names where, not who
    pobj = speaker.dep_ == "pobj" and speaker.pos_ == "NOUN" and candidate.frame not in {"noun", "judgement"}
    if candidate.kind in {"will", "thought"} and pobj:
        return speaker.lemma_.lower() in ontology.groups
    number = speaker.pos_ == "NUM" and not any(c.dep_ in {"det", "prep"} for c in speaker.children)  # "not six as said"
    if speaker.lower_ in {"i", "we", "us", "me"} or (number and speaker.lower_ != "one"):
        return False  # who speaks of himself is he whose words these are
    if speaker.lower_ in {"there", "what", "this", "nobody", "whoever", "anyone", "everyone"} or (
        speaker.dep_ == "expl"
    ):
        return False
    lemma = speaker.lemma_.lower()
    found = lemma in _FINDERS and candidate.frame != "object"  # "the inquiry found that …", not "took evidence"
    speaks = found or (lemma in ontology.groups and lemma not in _LIFELESS)
    if (lemma, "NOUN") in ontology.acts and speaker.pos_ == "NOUN" and not speaks:
        return cast.kind(cast.known(speaker.text)) != "unknown"
    return not any(start <= speaker.i < end for start, end in candidate.content)


def _is_banner(text: Annotated, candidate: Candidate, speaker: Token, ontology: Ontology) -> bool:
    """Tell whether a headline gives a sentence to who stands before its colon: "Oland: two guards shot dead"."""
    sentence = text.doc[speaker.sent.start : speaker.sent.end]
    told = any(t.pos_ == "VERB" for start, end in candidate.content for t in text.doc[start:end])
    lemma = speaker.lemma_.lower()
    somebody = (
        speaker.pos_ != "NOUN"
        or lemma in _SEATS | BODIES
        or lemma in ontology.groups
        or ontology.speakers.get(lemma) in _HEADING
    )
    return is_headline(sentence) and told and somebody


def _is_supposed(cue: Token, speaker: Token) -> bool:
    """Tell whether a thought or will is a mere possibility, or one that a speaker tells of himself: "would want"."""
    if any(c.dep_ == "aux" and c.lower_ in _MODALS for c in cue.children):
        return True
    return cue.dep_ == "ccomp" and speaker.pos_ == "PRON" and cue.pos_ == "VERB"


def _only_cites(cue: Token, cited: set[int]) -> bool:
    """Tell whether a cue's object is a link of another cue's chain: the "citing" of "X, citing a pilot, said"."""
    return cue.tag_ == "VBG" and any(c.i in cited and c.dep_ == "dobj" for c in cue.children)


def _is_slight(candidate: Candidate, cue: Token, ontology: Ontology) -> bool:
    """Tell whether an object is that of a deed and not of speech: "recalled its envoy", "chanted slogans".

    What has a number, a quotation or the noun of a deed is told: "reported 12 dead", "announced the raid".
    """
    if candidate.frame != "object" or candidate.stance == "denies" or candidate.kind not in {"speech", "report"}:
        return False
    start, end = candidate.content[0][0], candidate.content[-1][1]
    if any(_says_something(t, ontology) for t in cue.doc[start:end]):
        return False
    told = child(cue, "dobj")
    people = told is not None and told.lemma_.lower() in ontology.groups
    return people or (end - start == 1 and cue.doc[start].tag_ == "NNS")


def _says_something(token: Token, ontology: Ontology) -> bool:
    if token.like_num or token.is_quote:
        return True
    noun = (token.lemma_.lower(), "NOUN")
    return token.pos_ == "NOUN" and (noun in ontology.acts or noun in ontology.cues)


def _is_led(candidate: Candidate, text: Annotated) -> bool:
    """Tell whether a quotation follows a colon: "The message: “We will fight.”"."""
    if candidate.content[0][0] < candidate.cue[0]:  # the speaker stands last
        return True
    return any(t.is_quote for t in text.doc[candidate.cue[1] : candidate.cue[1] + 3])


def _merged(text: Annotated, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates without those that only repeat another: "declined to say", "rejected the report that …"."""
    by_cue = {c.cue[1] - 1: c for c in candidates if c.frame != "colon"}
    dropped: set[int] = set()
    found: list[Candidate] = []
    for candidate in candidates:
        verb = text.doc[candidate.cue[1] - 1]
        above = by_cue.get(verb.head.i)
        if above is None or above is candidate:
            continue
        wills = verb.dep_ == "xcomp" and above.frame == "infinitive"
        names = candidate.frame == "noun" and candidate.speaker is None and verb.dep_ in {"dobj", "pobj"}
        if wills or names:  # the outer cue's stance, the inner cue's content
            dropped |= {id(candidate), id(above)}
            found.append(replace(above, content=candidate.content))
    inside = [c.cue for c in candidates if c.frame == "according"]
    inside += [r for c in candidates if c.frame != "noun" and c.speaker is not None for r in c.content]
    covered = marked(inside, len(text.doc))
    for candidate in candidates:
        if candidate.frame == "noun" and candidate.speaker is None and _is_called_false(text.doc[candidate.cue[0]]):
            outer = _above(text.doc[candidate.cue[0]], by_cue)
            if outer is not None:  # "said that claims of a massacre were false"
                found.append(replace(candidate, stance="denies", speaker=outer.speaker))
        # "reports of hundreds of dead" are not one more speaker where somebody speaks of them
        if candidate.frame == "noun" and candidate.speaker is None and covered[candidate.cue[0]]:
            dropped.add(id(candidate))
    return found + [c for c in candidates if id(c) not in dropped]


def _above(noun: Token, by_cue: dict[int, Candidate]) -> Candidate | None:
    """Return the nearest cue with a speaker on which a noun hangs in the parse."""
    node = noun
    for _ in range(_HIGHEST):
        node = node.head
        above = by_cue.get(node.i)
        if above is not None and above.speaker is not None:
            return above
    return None


def _is_called_false(noun: Token) -> bool:
    """Tell whether what a noun passes on is said to be untrue: "claims of … were false"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return False
    return any(c.dep_ in {"acomp", "attr"} and c.lemma_.lower() in FALSE for c in verb.children)


def marked(ranges: list[Range], tokens: int) -> bytearray:
    """Return for every token whether one of the ranges holds it."""
    marks = bytearray(tokens)
    for start, end in ranges:
        stop = min(end, start + LONGEST_SPEECH)
        marks[start:stop] = b"\x01" * (stop - start)
    return marks
