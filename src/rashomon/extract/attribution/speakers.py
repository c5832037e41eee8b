"""Who speaks: the head of a noun phrase → a link, with whom "he", "the ministry" or a surname stands for.

A pronoun is resolved only where one speaker fits and stands near; otherwise the link is unresolved, and a problem
says so. Nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.speaker_words import (
    PRESS,
    VIA,
    author_of,
    before_quotation,
    core_of,
    is_closed,
    is_full,
    is_office,
    with_name,
)
from rashomon.extract.clauses import BODIES, Range, child, is_alone, phrase
from rashomon.extract.naming import Cast
from rashomon.extract.parse import Token, root_of, text_of
from rashomon.lexicon import TELLERS
from rashomon.records import Link, LinkKind, Problem, Stance, Words

_ANYONE = {"unknown", "person"}
_GROUPS = {"group", "movement", "organisation", "organization", "militia", "faction", "alliance"}
_LONGEST_NAME = 15  # tokens: a longer phrase is a parse gone wrong
_MOST_MENTIONS = 20  # of one noun for a body
_MOST_BEFORE = 500  # speakers looked back upon: keeps a report of any length linear
_HE, _SHE, _IT, _THEY = {"he", "him", "his"}, {"she", "her"}, {"it", "its"}, {"they", "them", "their", "both"}
_PRONOUNS = _HE | _SHE | _IT | _THEY | {"who", "that", "which", "i", "we", "this", "one"}
_FEMALE, _MALE = {"spokeswoman", "woman", "ms", "mrs", "mother", "she"}, {"spokesman", "man", "mr", "father"}
_TITLES = frozenset(
    "mr mrs ms dr minister president general gen. col. colonel lt. maj. major capt. captain sen. senator secretary"
    " spokesman spokeswoman prime foreign defence defense chief king queen prince sheikh admiral sergeant".split()
)
_HOLDERS = {"spokesman", "spokeswoman", "spokesperson", "minister", "commander", "general", "colonel", "officer"}
_OFFICES = {"official", "officer", "source", "authority"}
_SOME = {"one", "two", "three", "four", "five", "some", "several", "many", "most", "both", "others", "none"}
# What a report may call an actor before it names it, and the kinds of actor that it can be.
_KINDS = {
    "monitor": frozenset({"monitor", "ngo"}),
    "watchdog": frozenset({"monitor", "ngo"}),
    "group": frozenset({"monitor", "ngo"}),
    "agency": frozenset({"agency"}),
}
_COUNTING = {"activist", "monitoring", "monitor", "rights", "watchdog", "opposition"}  # groups that count the dead
_NEAR_BODY, _NEAR_PERSON = 60, 120  # tokens within which "it" and "he" still mean the last one who spoke
_MOST_STATED = 4  # cues that one statement is told by
_NEAR_STATEMENT = 8  # tokens from "said" to "in a press statement"


@dataclass(frozen=True)
class Introduced:
    """A speaker that the report has brought in, for later words that mean them."""

    words: Words
    tokens: Range
    kind: LinkKind
    actor: str | None
    what: str  # person, people, body
    lemmas: frozenset[str]
    paragraph: int


@dataclass
class Speakers:
    """Makes the links of one text in reading order and remembers who has been brought in."""

    text: Annotated
    cast: Cast
    paragraphs: list[int]
    history: list[Introduced] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    links: dict[int, tuple[LinkKind, str, tuple[int, int], str | None, Words | None, str | None]] = field(
        default_factory=dict
    )

    def link(self, head: Token, stance: Stance) -> Link:
        """Return the link for the noun phrase of a head word."""
        if head.i not in self.links:
            self.links[head.i] = self._identify(head)
        kind, words, span, actor, stands_for, via = self.links[head.i]
        return Link(words, span, kind, actor, stands_for, stance, via)

    def _tells(self, head: Token) -> bool:
        """Tell whether a name is that of an agency or a paper."""
        return self.cast.kind(self.cast.meant(head.text)) in TELLERS

    def _identify(self, head: Token) -> tuple[LinkKind, str, tuple[int, int], str | None, Words | None, str | None]:
        start, end = phrase(head)
        while start < head.i and (self.text.doc[start].is_quote or self.cast.is_calendar(self.text.doc[start].text)):
            start += 1
        if head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according":
            # "According to X, the attack was …": the parse may take the clause for an apposition
            end = next((t.i for t in self.text.doc[head.i : end] if t.text == ","), end)
        if end > head.i + 1 and self.text.doc[head.i + 1].text == "," and self._tells(head):
            end = head.i + 1  # "Reuters, Beirut: …"
        end = with_name(head, end)
        span = self.text.span(self.text.doc[start], self.text.doc[end - 1])
        words = self.text.words(span)
        via = None
        if head.lemma_.lower() in VIA and head.pos_ != "PROPN":  # "the Lurin Post" is a paper
            via = words
            author = author_of(head)
            if author is not None and author.pos_ != "PRON":
                kind, words, span, actor, stands_for, _ = self._identify(author)
                return kind, words, span, actor, stands_for, via
        owned = self._owned(start, end)
        if owned is not None:
            return self._introduce(head, (start, end), Words(words, span), "named", via, owned)
        before = self._meant(head, (start, end), via)
        if before is not None:
            self.history.append(replace(before, tokens=(start, end), paragraph=self.paragraphs[head.i]))
            return before.kind, words, span, before.actor, before.words, via
        kind = self._kind(head, (start, end))
        if kind == "unresolved":
            message = f"nobody named before fits “{words[:60]}”"
            self.problems.append(Problem("speaker_unresolved", "sources", message, span, self.text.where))
            return kind, words, span, None, None, via
        return self._introduce(head, (start, end), Words(words, span), kind, via)

    def _introduce(
        self, head: Token, tokens: Range, words: Words, kind: LinkKind, via: str | None, name: str | None = None
    ) -> tuple[LinkKind, str, tuple[int, int], str | None, Words | None, str | None]:
        full = self._full_name(head, tokens)
        self._name_earlier(head, tokens)
        actor = self.cast.introduce(words.text, full=name or (full.text if full else self._bare_name(head, words)))
        if kind == "named" and full is None and self._unintroduced(head, tokens, actor):
            message = f"“{words.text[:60]}” is named without first name or office"
            self.problems.append(Problem("speaker_unintroduced", "sources", message, words.span, self.text.where))
        lemmas = frozenset(t.lemma_.lower() for t in self.text.doc[tokens[0] : tokens[1]][:40])
        what = self._what(head, actor, kind)
        self.history.append(Introduced(full or words, tokens, kind, actor, what, lemmas, self.paragraphs[head.i]))
        return kind, words.text, words.span, actor, full, via

    def _name_earlier(self, head: Token, tokens: Range) -> None:
        """Give the name in "the nurse, Ann Lee" to the nurse who spoke before without one."""
        named = next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        if named is None or self.text.doc[tokens[0]].lower_ != "the" or head.pos_ != "NOUN":
            return
        lemma = head.lemma_.lower()
        near = islice(reversed(self.history), _MOST_BEFORE)
        before = [p for p in near if p.kind == "unnamed" and lemma in p.lemmas and p.what == "person"]
        if len({p.actor for p in before}) == 1 and before[0].actor is not None:
            first, end = phrase(named)
            self.cast.rename(before[0].actor, text_of(self.text.doc[first:end]))
            self.cast.rename(before[0].actor, text_of(self.text.doc[tokens[0] : tokens[1]]))

    def _owned(self, start: int, end: int) -> str | None:
        """Return the name of "its ministry" with the body that spoke last in the place of "its", or None."""
        doc = self.text.doc
        if doc[start].lower_ not in {"its", "their"} or end - start < 2:
            return None
        owner = self._last(doc[start], "body", _NEAR_BODY, set())
        return f"{owner.words.text}'s {text_of(doc[start + 1 : end])}" if owner is not None else None

    def _kind(self, head: Token, tokens: Range) -> LinkKind:
        if head.lower_ in _PRONOUNS or (head.lemma_.lower() in VIA and tokens[1] - tokens[0] <= 2):
            return "unresolved"
        if any(t.pos_ == "PROPN" and t.dep_ in {"appos"} for t in head.children) or head.pos_ == "PROPN":
            return "named"
        return "named" if head.lemma_.lower() in BODIES else "unnamed"

    def _what(self, head: Token, actor: str | None, kind: LinkKind) -> str:
        """Return whether a speaker is a person, people or a body: what "he", "they" and "it" may mean."""
        if head.pos_ == "PROPN" and head.lemma_.lower() not in BODIES and not self.cast.known(core_of(head)):
            return "person"
        if self.cast.kind(actor) not in {"unknown", "person", "state"} and kind == "named" and not is_office(head):
            return "body"
        if head.lemma_.lower() in BODIES | PRESS:
            return "body"
        plural = head.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in head.children)
        if plural and kind == "unnamed":
            return "people"
        return "body" if self.cast.kind(actor) == "state" and kind == "named" and not is_office(head) else "person"

    def _full_name(self, head: Token, tokens: Range) -> Words | None:
        """Return the full name whose last word the speaker bears, where the text gives it elsewhere."""
        if head.pos_ != "PROPN" or tokens[1] - tokens[0] > 2 or self.text.where == "title":
            return None
        full = self.cast.full_names.get(head.text)
        if full is None or full[0] <= head.i < full[1] or self.cast.known(head.text):
            return None
        span = self.text.span(self.text.doc[full[0]], self.text.doc[full[1] - 1])
        return Words(self.text.words(span), span)

    def _bare_name(self, head: Token, words: Words) -> str | None:
        """Return a person's name without the office before it, unless the office names a body that is known."""
        if head.pos_ != "PROPN" or self.cast.known(words.text):
            return None
        first = head.i
        while first > 0 and head.doc[first - 1].pos_ == "PROPN" and head.doc[first - 1].lower_ not in _TITLES:
            first -= 1
        return text_of(head.doc[first : head.i + 1]) if head.i - first < 6 else None

    def _unintroduced(self, head: Token, tokens: Range, actor: str | None) -> bool:
        bare = tokens[1] - tokens[0] == 1 and head.pos_ == "PROPN" and self.text.where == "text"
        return bare and self.cast.kind(actor) == "unknown" and not head.text.isupper() and head.text.isalpha()

    def _meant(self, head: Token, tokens: Range, via: str | None) -> Introduced | None:
        """Return the earlier speaker whom a pronoun, "the ministry" or "the statement" clearly means."""
        word = head.lower_
        words = [t.lower_ for t in self.text.doc[tokens[0] : tokens[1]] if t.lower_ != "same" and t.dep_ != "case"]
        definite = len(words) == 2 and words[0] in {"the", "that", "this", "these", "those"}
        told = child(head, "relcl")  # "the group that reported it" is told by its clause and means no one before
        definite = definite and (told is None or told.doc[told.left_edge.i - 1].text == ",")
        apposed = child(head, "appos") if word == "one" else None
        if apposed is not None:
            return None
        if word in _SOME and "them" in words:
            return self._last(head, "people", _NEAR_PERSON, set()) or self._people_before(head)
        if word in _PRONOUNS:
            wanted = {"it": "body", "they": "people"}.get(word, "person" if word in _HE | _SHE else "")
            reach = _NEAR_PERSON if wanted == "person" else _NEAR_BODY
            reach = _NEAR_PERSON * 2 if head.head.lemma_ in {"add", "continue"} else reach  # who spoke last goes on
            unlike = _MALE if word in _SHE else _FEMALE if word in _HE else set()
            found = self._last(head, wanted, reach, unlike)
            subject = self._subject_before(head, wanted, unlike) if wanted in {"body", "person"} else None
            if subject is not None and (found is None or found.tokens[0] < subject.tokens[0]):
                return subject  # what the sentence before is about, and not who spoke before it
            if found is None and word == "it":
                found = self._by_statement(head)
            if found is None and word == "they" and self.history and self.history[-1].what == "body":
                found = self._last(head, "body", reach, unlike)
            return found or self._subject_before(head, wanted, unlike) or self._subject_within(head, wanted)
        if via and (definite or tokens[1] - tokens[0] == 1):
            return self._by_statement(head) or self._last(head, "body", _NEAR_BODY * 2, set())
        if definite and head.pos_ == "NOUN":
            lemma = head.lemma_.lower()
            before = [p for p in islice(reversed(self.history), _MOST_BEFORE) if p.tokens[0] != tokens[0]]
            called = next((p for p in before if lemma in p.lemmas), None)
            if called is None and lemma in _OFFICES:
                called = next((p for p in before if p.lemmas & _OFFICES and p.kind == "unnamed"), None)
            if called is None and lemma in _HOLDERS:
                called = self._of_title(before)
            if called is None and lemma in _GROUPS:
                called = self._last(head, "body", _NEAR_BODY, set()) or self._subject_before(head, "body", set())
            return called or self._first_mention(head)
        return self._of_its_kind(head, words)

    def _by_statement(self, head: Token) -> Introduced | None:
        """Return who said something "in a statement" last, which "it" and "the statement" go on with."""
        last = next(reversed(self.history), None)
        for one in islice(reversed(self.history), _MOST_STATED):
            if last is None or one.actor != last.actor or not 0 < head.i - one.tokens[0] <= _NEAR_BODY * 2:
                return None
            verb = root_of(self.text.doc[one.tokens[0] : one.tokens[1]]).head
            near = self.text.doc[verb.i : min(verb.sent.end, verb.i + _NEAR_STATEMENT)]
            if any(t.dep_ == "pobj" and t.lemma_.lower() in VIA and t.head.lower_ == "in" for t in near):
                return last
        return None

    def _of_title(self, before: list[Introduced]) -> Introduced | None:
        """Return whom "the spokesman" means: the last who spoke, where that is one named person with a title."""
        last = next(iter(before), None)
        if last is None or last.kind != "named" or last.what != "person" or not last.lemmas & _TITLES:
            return None
        return last

    def _of_its_kind(self, head: Token, words: list[str]) -> Introduced | None:
        """Return the one monitor or agency that a report names, where it begins with "a monitor said"."""
        kinds = _KINDS.get(head.lemma_.lower())
        plain = len(words) <= 4 and words[0] in {"a", "an"} and head.pos_ == "NOUN"
        if kinds is None or not plain:
            return None
        actor = self.cast.of_kind(kinds)
        if actor is None:
            return self._observatory(head) if "monitor" in kinds else None
        position = self.cast.first_use(actor)
        if position is None:
            return None
        span = self.text.span(self.text.doc[position[0]], self.text.doc[position[1] - 1])
        named = Words(self.text.words(span), span)
        self.cast.introduce(named.text)
        tokens = (head.left_edge.i, head.i + 1)
        return Introduced(named, tokens, "named", actor, "body", frozenset({head.lemma_}), self.paragraphs[head.i])

    def _observatory(self, head: Token) -> Introduced | None:
        """Return the observatory that a report names, whom "a monitor" and "an activist group" mean there."""
        about = {t.lower_ for t in head.lefts}
        named = next((t for t in self.text.doc if t.pos_ == "PROPN" and t.lower_ == "observatory"), None)
        counts = head.lemma_.lower() != "group" or about & _COUNTING
        return self._earlier(named, "body", frozenset({head.lemma_})) if named is not None and counts else None

    def _subject_before(self, head: Token, wanted: str, unlike: set[str]) -> Introduced | None:
        """Return the body or person that the sentence before is about: "The ministry stands by its account. It says …".

        Of persons only one named in full is clear, or one alone in the sentence: "The nurse wept. "Forty," she said."
        """
        start = before_quotation(head.doc, head.sent.start)
        before = head.doc[start - 1].sent.root if start else None
        # what stands before a semicolon is a sentence too
        before = next((c for c in head.head.lefts if c.dep_ == "ccomp" and is_closed(c)), before)
        subject = child(before, "nsubj") if before is not None else None
        if subject is None or self.paragraphs[subject.i] != self.paragraphs[head.i]:
            return None
        first, end = phrase(subject)
        bare = self.text.doc[first].pos_ != "DET" and not self.cast.is_located(subject.text)
        named = subject.pos_ == "PROPN" and bare and self.cast.kind(self.cast.known(core_of(subject))) in _ANYONE
        named = named or is_alone(subject, self.cast.people)
        # a name with an article is that of a body: persons bear none
        body = subject.lemma_.lower() in BODIES or (
            subject.pos_ == "PROPN" and self.text.doc[first].lower_ == "the" and not self.cast.is_located(subject.text)
        )
        people = subject.tag_ == "NNS" and subject.lemma_.lower() in self.cast.people
        fits = {"body": body, "person": named, "people": people}.get(wanted, False)
        lemmas = frozenset(t.lemma_.lower() for t in self.text.doc[first:end][:40])
        return self._earlier(subject, wanted, lemmas) if fits and not lemmas & unlike else None

    def _people_before(self, head: Token) -> Introduced | None:
        """Return the people of "two of them": those named last in the sentence before, in the same paragraph."""
        start = head.sent.start
        before = head.doc[start - 1].sent if start else ()
        people = [t for t in before if t.tag_ == "NNS" and t.lemma_.lower() in self.cast.people]
        if not people or self.paragraphs[people[-1].i] != self.paragraphs[head.i]:
            return None
        subjects = [t for t in people if t.dep_ in {"nsubj", "nsubjpass"}]
        named = subjects[0] if subjects else people[-1]
        return self._earlier(named, "people", frozenset(t.lemma_.lower() for t in self.text.doc[slice(*phrase(named))]))

    def _subject_within(self, head: Token, wanted: str) -> Introduced | None:
        """Return the body of "The army lost 12 men, it said": the subject of what is passed on before the cue."""
        told = child(head.head, "ccomp") if wanted == "body" else None
        who = child(told, "nsubj") if told is not None and told.i < head.i else None
        if who is None or not (who.lemma_.lower() in BODIES or self.cast.known(core_of(who))):
            return None
        first, end = phrase(who)
        return self._earlier(who, "body", frozenset(t.lemma_.lower() for t in self.text.doc[first:end][:40]))

    def _first_mention(self, head: Token) -> Introduced | None:
        """Return the body that "the commission" means: the one that the text has brought in more fully before."""
        lemma = head.lemma_.lower()
        if lemma not in BODIES:
            return None
        fuller = [t for t in self._nouns.get(lemma, ()) if t.i < head.i and is_full(t)]
        names = {
            text_of(self.text.doc[slice(*phrase(t))]).casefold().removeprefix("the ").removeprefix("a ") for t in fuller
        }
        if len(names) != 1:
            return None
        return self._earlier(fuller[0], "body", frozenset({lemma}))

    @cached_property
    def _nouns(self) -> dict[str, list[Token]]:
        """The nouns for bodies in the text, by their lemma; of each the first few."""
        found: dict[str, list[Token]] = {}
        for token in self.text.doc:
            if token.pos_ in {"NOUN", "PROPN"} and (lemma := token.lemma_.lower()) in BODIES:
                same = found.setdefault(lemma, [])
                if len(same) < _MOST_MENTIONS:
                    same.append(token)
        return found

    def _earlier(self, head: Token, what: str, lemmas: frozenset[str]) -> Introduced | None:
        """Return somebody whom the text names without letting them speak, as one who was brought in."""
        first, end = phrase(head)
        if end - first > _LONGEST_NAME:
            return None
        span = self.text.span(self.text.doc[first], self.text.doc[end - 1])
        words = Words(self.text.words(span), span)
        bare = self._bare_name(head, words) if what == "person" else None
        actor = self.cast.introduce(words.text, full=bare)
        kind: LinkKind = "unnamed" if what == "people" else "named"
        return Introduced(words, (first, end), kind, actor, what, lemmas, self.paragraphs[head.i])

    def _last(self, head: Token, what: str, reach: int, unlike: set[str]) -> Introduced | None:
        for person in reversed(self.history):
            apart = self.paragraphs[head.i] - person.paragraph
            if not 0 <= head.i - person.tokens[0] <= reach or apart > 1:
                return None
            if person.what == what and not person.lemmas & unlike:
                return person
        return None


def paragraphs_of(text: Annotated) -> list[int]:
    """Return for every token the number of its paragraph."""
    numbers, current = [], 0
    for token in text.doc:
        numbers.append(current)
        current += token.is_space and "\n" in token.text
    return numbers
