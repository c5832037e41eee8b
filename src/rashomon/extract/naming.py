"""Who is who in one report: names and descriptions → the actors that they mean.

An actor that `ontology/actors.csv` knows bears its id there, any other the folded form of its fullest name here, so
that two reports that name one body give it one id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from rashomon.extract.actor_names import introduced
from rashomon.extract.annotate import Annotated
from rashomon.extract.parse import Parse, text_of
from rashomon.extract.timewords.words import CALENDAR
from rashomon.lexicon import Ontology, fold_name
from rashomon.records import Actor

_LONGEST_NAME = 9  # words: hardly a name of the ontology has more
_NOT_ITSELF = {
    "led",
    "backed",
    "allied",
    "aligned",
    "trained",
    "supported",
    "funded",
    "held",
    "controlled",
    "made",
    "born",
}
_SIDES = {"pro", "anti", "non", "counter"}
_FORCES = {"army", "troop", "soldier", "militia", "force", "fighter", "militiaman", "serviceman", "loyalist", "airman"}
_RULE = {"government", "regime", "loyalist", "assad"}
# What a state's adjective may stand before and still mean the state: a Syrian jet is, a Syrian militia need not be.
_APPARATUS = frozenset(
    "official officer spokesman spokeswoman spokesperson minister president general commander admiral colonel diplomat"
    " ambassador jet plane warplane aircraft helicopter drone fighter-jet bomber gunship missile airstrike strike raid"
    " artillery base troop soldier serviceman senator lawmaker command side leader intelligence navy marine adviser"
    " advisor air envoy representative statement secretary chief capital authority source media".split()
)
# Words behind a name that leave it the actor: "coalition jets", "SDF positions".
_HIS = frozenset(
    "jet plane warplane aircraft helicopter drone strike airstrike raid bombing artillery shelling spokesman"
    " spokeswoman official officer spokesperson position unit commander attack counterattack statement warship"
    " missile rocket".split()
)
# Words that end the names of some bodies and mean anybody by themselves.
_ANYBODY = frozenset(
    "forces fighters troops men people soldiers group militia party state officials media news".split()
)
_OF_STATES = frozenset({"army", "police", "government", "military"})
_CALLED = frozenset("observatory coalition alliance command centre center network front union committee".split())
_LONGEST_ID = 80  # characters: a name of thousands is a hostile one


class Cast:
    """The actors of one report; grows while the report is read."""

    def __init__(self, ontology: Ontology, texts: list[Annotated]) -> None:
        self._ontology = ontology
        self._names: dict[str, dict[str, None]] = {}  # id -> names in the order of their first use
        self._words: dict[str, str | None] = {}
        self._ending: dict[str, set[str]] = {}  # last word of an id -> the ids of the report that end so
        self._called: dict[str, frozenset[str]] = {}
        self._described: dict[str, str] = {}  # noun -> the actor last told by a description with it
        self._same: dict[str, str] = {}  # folded name -> the actor that the report gave that name later
        self.full_names: dict[str, tuple[int, int]] = {}  # surname -> tokens of the first full name in the text
        found = [known for text in texts for known in self._known_in(text)]
        self._present = tuple(dict.fromkeys(actor for actor, _, _ in found))
        self._rule = self._rulers(Counter(actor for actor, _, _ in found))
        # id -> tokens of its first use in the body, which comes last
        self._first = {actor: tokens for actor, tokens, doc in reversed(found) if texts and doc is texts[-1].doc}
        self._located: frozenset[str] = frozenset()
        if texts:
            self._note_persons(texts[-1])
            for full, other in introduced(texts[-1].doc):
                self._note_other(full, other)
            located = Counter(_places_in(texts[-1]))
            self._located = frozenset(located)
            self._rule = self._rule or self._host(located)

    @property
    def people(self) -> Mapping[str, object]:
        """Return the nouns that count people, by their lemma."""
        return self._ontology.groups

    def is_located(self, word: str) -> bool:
        """Tell whether the report uses a name as that of a place: "in Konna", "near Konna"."""
        return word in self._located

    def _known_in(self, text: Annotated) -> Iterator[tuple[str, tuple[int, int], Parse]]:
        doc = text.doc
        for token in text.doc:
            opens = token.pos_ == "PROPN" or (token.pos_ == "ADJ" and token.text[:1].isupper())
            if opens and (token.i == 0 or text.doc[token.i - 1].pos_ != "PROPN"):
                end = token.i + 1
                while (
                    end < len(doc)
                    and end - token.i < _LONGEST_NAME
                    and text.doc[end].pos_ in {"PROPN", "PUNCT", "NOUN"}
                ):
                    end += 1
                known = self._longest(fold_name(text_of(doc[token.i : end])).split())
                if known:
                    yield known, (token.i, end), doc

    def _note_persons(self, text: Annotated) -> None:
        start, doc = None, text.doc
        for token in text.doc:
            if token.pos_ == "PROPN":
                start = token.i if start is None else start
                continue
            if start is not None and token.text == "-" and not (token.whitespace_ or doc[token.i - 1].whitespace_):
                continue  # "Al-Sadiq Omar"
            if start is not None and 2 <= token.i - start <= 6:
                self.full_names.setdefault(doc[token.i - 1].text, (start, token.i))
            start = None

    def _note_other(self, full: str, other: str) -> None:
        """Note that the report gives an actor a second name; one that the ontology has for another stays that one's."""
        names = self._ontology.names
        actor = names.get(fold_name(full)) or names.get(fold_name(other)) or self._own_id(full)
        if actor is not None:
            for name in (full, other):
                if names.get(fold_name(name)) is None:
                    self._same[fold_name(name)] = actor

    def is_renamed(self, words: str) -> bool:
        """Tell whether the report itself gives these words to somebody as a name: "the Free Hills Army (FHA)"."""
        return fold_name(words[:400]) in self._same

    def is_name(self, words: str) -> bool:
        """Tell whether the words as a whole are a name that the ontology or the report gives an actor."""
        folded = fold_name(words[:400])
        return folded in self._ontology.names or folded in self._same

    def _longest(self, words: list[str]) -> str | None:
        """Return the actor of the longest known name among the words that is not part of "US-backed" and its kin."""
        names = self._ontology.names
        for size in range(min(len(words), _LONGEST_NAME), 0, -1):
            for start in range(len(words) - size + 1):
                end = start + size
                found = names.get(" ".join(words[start:end]))
                led = end < len(words) and words[end] in _NOT_ITSELF
                if not found or led or (start and words[start - 1] in _SIDES):
                    continue
                if size < len(words) and self._is_state(found) and _singular(words[-1]) not in _APPARATUS:
                    continue
                if end < len(words) and self._ontology.actors[found].kind == "population":
                    continue  # "Sunni militants" are not the Sunnis
                return found
        return None

    def known(self, words: str) -> str | None:
        """Return the id of the ontology's actor that is named in the words, or None."""
        if words not in self._words:
            folded = fold_name(words[:400]).split()[:40]
            self._words[words] = self._longest(folded) or self._under_other_name(folded)
        return self._words[words]

    def _under_other_name(self, words: list[str]) -> str | None:
        """Return the actor whose name has another word for the same state: "USA-led coalition"."""
        for i, word in enumerate(words[:-1]):
            state = self._ontology.names.get(word)
            if state is None or not self._is_state(state):
                continue
            for name in self._ontology.actors[state].names:
                other = " ".join([*words[:i], fold_name(name), *words[i + 1 :]])
                found = self._ontology.names.get(other)
                if found is not None:
                    return found
        return None

    def kind(self, actor: str | None) -> str:
        """Return the kind of an actor, "unknown" for one that the ontology does not know."""
        entry = self._ontology.actors.get(actor or "")
        return entry.kind if entry else "unknown"

    def described(self, head: str) -> str | None:
        """Return the actor whom the report last described by this noun and more: "forces loyal to the mayor"."""
        return self._described.get(head)

    def introduce(self, words: str, *, full: str | None = None, head: str | None = None) -> str | None:
        """Return the id of the actor that the words mean and note that it bears this name; None for no name at all.

        `head` is the noun of a description, by which it may be meant later.
        """
        name = full or words
        actor = self._same.get(fold_name(name)) or self.meant(name) or self._own_id(name)
        if actor is not None:
            names = self._names.setdefault(actor, {})
            if "_" in actor and (head is None or words.rsplit(maxsplit=1)[-1].casefold().startswith(head[:3])):
                self._ending.setdefault(actor.rsplit("_", 1)[1], set()).add(actor)
            names.setdefault(" ".join((full or words).split()), None)
            names.setdefault(" ".join(words.split()), None)
            if head is not None and " " in words:
                self._described[head] = actor
        return actor

    def rename(self, actor: str, name: str) -> None:
        """Note the name of somebody whom the report has described so far: "a nurse", later "the nurse, Ann Lee"."""
        self._same[fold_name(name)] = actor
        self._names.setdefault(actor, {}).setdefault(" ".join(name.split()), None)

    def meant(self, words: str) -> str | None:
        """Return the id of an actor that the ontology or the report so far knows under these words, or None."""
        for joint in (" or ", " and "):
            words = words.split(joint, maxsplit=1)[0] if joint in words[:400] else words
        found = self.known(words) or self._by_last_word(words) or self._ministry(words)
        rest = fold_name(words[:400]).split()[:40]
        while found is None and len(rest) > 1 and _singular(rest[-1]) in _HIS:
            rest.pop()
            shorter = " ".join(rest)
            found = self._ontology.names.get(shorter) or self._by_last_word(shorter)
            if found is None and "_".join(rest) in self._names:
                return "_".join(rest)
        return found

    def _ministry(self, words: str) -> str | None:
        """Return which state's "the defence ministry" is: that of the one state whose ministries the report names."""
        folded = fold_name(words[:200])
        if not folded.endswith(" ministry") or len(folded.split()) != 2:
            return None
        states = {self._top(k) for k in self._present if self.kind(k) in {"ministry", "government"}}
        if len(states) != 1 or None in states:
            return None
        for name in self._ontology.actors[str(states.pop())].names:
            found = self._ontology.names.get(f"{fold_name(name)} {folded}")
            if found is not None:
                return found
        return None

    def _by_last_word(self, words: str) -> str | None:
        """Return whom "the coalition" or "the ministry" means: the one actor of the report whose name ends so."""
        folded = fold_name(words)
        if not folded or " " in folded or folded in _ANYBODY:
            return None
        bearers = {k for k in self._present if folded in self._heads(k)}
        bearers |= self._ending.get(folded, set())
        if folded in _OF_STATES:  # "the army" is no rebel army, nor its spokesman
            bearers = {k for k in bearers if self.kind(k) != "armed_group" and not k.endswith(f"_the_{folded}")}
        if len(bearers) > 1:  # "sources in the coalition" are not the coalition
            bearers = {k for k in bearers if not k.endswith(f"_the_{folded}")}
        return next(iter(bearers)) if len(bearers) == 1 else None

    def _heads(self, actor: str) -> frozenset[str]:
        """Return the words by which a report calls an actor after naming it: "the Observatory", "the command"."""
        if actor not in self._called:
            words = fold_name(self._ontology.actors[actor].name).split()
            self._called[actor] = frozenset(words[-1:]) | (frozenset(words) & _CALLED)
        return self._called[actor]

    def of_kind(self, kinds: frozenset[str]) -> str | None:
        """Return the one actor of these kinds that the report names, or None where it names none or several."""
        found = sorted({k for k in self._present if self.kind(k) in kinds})
        return found[0] if len(found) == 1 else None

    def is_calendar(self, word: str) -> bool:
        """Tell whether a name is that of a day or month."""
        return word.casefold().rstrip(".") in CALENDAR

    def is_country(self, word: str) -> bool:
        """Tell whether a word is a state's own name and not that of its capital, which stands for its government."""
        actor = self._ontology.names.get(fold_name(word))
        return (
            actor is not None
            and self._is_state(actor)
            and fold_name(self._ontology.actors[actor].name) == fold_name(word)
        )

    def first_use(self, actor: str) -> tuple[int, int] | None:
        """Return the tokens at which the report's body first names an actor of the ontology."""
        return self._first.get(actor)

    def _own_id(self, words: str) -> str | None:
        folded = fold_name(words)
        return "_".join(folded.split())[:_LONGEST_ID] or None

    def side(self, actor: str | None, words: str) -> str | None:
        """Return the state or body at the top of an actor's side: the government for its army and its militias."""
        top = self._top(actor)
        if top is not None:
            return top
        folded = fold_name(words).split()
        lemmas = {_singular(word) for word in folded}
        if not lemmas & (_FORCES | _RULE) and not {"pro"} & set(folded):
            return actor
        return self._government(folded, lemmas) or actor

    def _top(self, actor: str | None) -> str | None:
        """Return the body above all bodies of a known actor; circles are refused where the table is read."""
        entry = self._ontology.actors.get(actor or "")
        while entry is not None and entry.body in self._ontology.actors:
            entry = self._ontology.actors[str(entry.body)]
        return entry.id if entry is not None else None

    def _government(self, folded: list[str], lemmas: set[str]) -> str | None:
        """Return the state for which "Syrian militia" or "pro-government forces" fight, where the report names one."""
        led = [i for i, word in enumerate(folded) if word in _NOT_ITSELF]
        if led and not lemmas & _RULE:
            return None
        states = [s for s in (self._ontology.names.get(w) for w in folded) if s and self._is_state(s)]
        if not states and lemmas & _RULE:
            return self._ruled_by(folded) or self._rule
        return states[0] if states else None

    def _ruled_by(self, folded: list[str]) -> str | None:
        """Return the state whose ruler's name stands among the words, where the ontology has "the Assad government"."""
        named = (self._ontology.names.get(f"{word} {rule}") for word in folded for rule in ("government", "regime"))
        return self._top(next((known for known in named if known is not None), None))

    def _is_state(self, actor: str) -> bool:
        return self._ontology.actors[actor].kind in {"state", "government"}

    def _rulers(self, told: Counter[str]) -> str | None:
        """Return the state whose government the report speaks of most, counted over the bodies that it names."""
        counts: Counter[str] = Counter()
        for known, times in told.items():
            entry = self._ontology.actors[known]
            body = self._ontology.actors.get(entry.body or "")
            rules = entry.kind == "government" or (entry.kind == "armed_group" and body and body.kind == "government")
            state = self._top(known)
            if rules and state is not None:
                counts[state] += times
        return max(sorted(counts), key=lambda k: counts[k], default=None)

    def _host(self, located: Mapping[str, int]) -> str | None:
        """Return the one state that the report most often puts things in: its government is "the government" there."""
        told: Counter[str] = Counter()
        for word, times in located.items():
            actor = self._ontology.names.get(fold_name(word))
            if actor is not None and self._is_state(actor):
                told[actor] += times
        first = told.most_common(2)
        return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else None

    def actors(self) -> tuple[Actor, ...]:
        """Return every actor that was introduced, in the order of their ids."""
        found = []
        for actor, names in sorted(self._names.items()):
            entry = self._ontology.actors.get(actor)
            name = entry.name if entry else max(names, key=len)
            side = self.side(actor, name)
            side = side if side != actor else None
            found.append(Actor(actor, name, tuple(names), self.kind(actor), entry.country if entry else None, side))
        return tuple(found)


def _places_in(text: Annotated) -> Iterator[str]:
    """Yield the names that stand behind "in", "at" or "near"."""
    for before, token in pairwise(text.doc):
        if token.pos_ == "PROPN" and before.lower_ in {"in", "at", "near", "outside"} and not before.is_title:
            yield token.text


def _singular(word: str) -> str:
    if word.endswith("men") and word != "men":
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
