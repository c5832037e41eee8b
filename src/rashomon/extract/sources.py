"""Who speaks at this character, and do they assert or deny: a report's texts → its attributions.

Three steps that may change apart: candidates from the parse (`cues`), a gate that decides which are attributions, and
speakers and chains by rule. Later stages only look up their span here.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter, itemgetter

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.cues import find_candidates
from rashomon.extract.attribution.extents import settle_extents
from rashomon.extract.attribution.gate import LONGEST_SPEECH, choose
from rashomon.extract.attribution.givers import with_givers
from rashomon.extract.attribution.idioms import with_idioms
from rashomon.extract.attribution.labels import with_labels
from rashomon.extract.attribution.mediators import with_cited
from rashomon.extract.attribution.pointers import with_pointers
from rashomon.extract.attribution.quotations import Quotation, find_quotations
from rashomon.extract.attribution.retorts import with_retorts
from rashomon.extract.attribution.speakers import Speakers, paragraphs_of
from rashomon.extract.clauses import Range
from rashomon.extract.counts.quantities import find_quantities
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.naming import Cast
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology
from rashomon.records import Attribution, Link, Problem, Report, Span, Stance, Words

_PRESS = {"agency", "media", "outlet"}
_PLACES = {"town", "city", "village", "district", "province", "region", "county", "area", "hospital", "clinic"}
_OWN_WORDS = {"raised", "asked"}  # nobody is looked for behind "appears to" and "Asked whether"
_DEEPEST = 8  # speakers one inside another


@dataclass(frozen=True)
class Sources:
    """The attributions of one text, and whose voice each of its characters is in."""

    attributions: tuple[Attribution, ...]
    outlet: Link
    problems: tuple[Problem, ...]
    starts: tuple[int, ...]  # where, in the printed text, another voice sets in
    voices: tuple[Attribution | None, ...]  # the innermost attribution from there on
    speakers: tuple[Span, ...]  # the words that name speakers, in order
    quantities: tuple[Quantity, ...] = ()  # of the text, among which are those that find who gives them

    def at(self, span: Span) -> Attribution | None:
        """Return the innermost attribution that holds the start of a span, or None for the report's own voice."""
        index = bisect_right(self.starts, span[0]) - 1
        return self.voices[index] if index >= 0 else None

    def speaks(self, place: int) -> bool:
        """Tell whether a place lies in the words that name a speaker."""
        index = bisect_right(self.speakers, (place, 1 << 40)) - 1
        return index >= 0 and self.speakers[index][0] <= place < self.speakers[index][1]

    def cued(self, start: int, end: int) -> list[Attribution]:
        """Return the attributions whose cues begin between two places, in order; those with a speaker only."""
        first, last = (bisect_left(self._cues, place, key=itemgetter(0)) for place in (start, end))
        return [found for _, found in self._cues[first:last]]

    def voiced(self, cue: Span) -> Attribution | None:
        """Return the attribution that a cue makes, or where it makes none, the one in whose words it stands."""
        return next(iter(self.cued(*cue)), None) or self.at(cue)

    @cached_property
    def _cues(self) -> list[tuple[int, Attribution]]:
        told = [(a.cue.span[0], a) for a in self.attributions if a.cue is not None and a.chain[0].kind != "outlet"]
        return sorted(told, key=lambda one: (one[0], one[1].id))

    def chain(self, attribution: Attribution | None) -> tuple[Link, ...]:
        """Return the chain of speakers of an attribution, or the outlet alone."""
        return attribution.chain if attribution else (self.outlet,)


def find_sources(text: Annotated, report: Report, ontology: Ontology, cast: Cast) -> Sources:
    """Return who speaks where in one text of a report, and what could not be told."""
    quotations = find_quotations(text)
    quantities = tuple(find_quantities(text.doc, ontology.vague))
    offered = with_givers(text, find_candidates(text, ontology, quotations), ontology, quantities)
    offered = with_cited(text, with_idioms(text, offered), ontology)
    offered = with_labels(text, with_pointers(text, offered, ontology), quotations, ontology)
    offered = with_retorts(text, offered, ontology)
    candidates = choose(text, offered, quotations, ontology, cast)
    paragraphs = paragraphs_of(text)
    candidates = settle_extents(text, candidates, quotations, paragraphs)
    speakers = Speakers(text, cast, paragraphs)
    outlet = Link(report.outlet or "this report", None, "outlet", None, None, "asserts")
    candidates.sort(key=lambda c: c.cue)
    links = [_links(c, speakers, cast) for c in candidates]
    outer, innermost = _nest(candidates, len(text.doc))
    chains = [_told_by(c, _to_outlet(_chain(i, links, outer), outlet)) for i, c in enumerate(candidates)]
    found = [_attribution(text, report, c, chain, quotations) for c, chain in zip(candidates, chains, strict=True)]
    changes = [i for i in range(len(innermost)) if i == 0 or innermost[i] != innermost[i - 1]]
    voices = tuple(found[innermost[i]] if innermost[i] >= 0 else None for i in changes)
    starts = tuple(text.at(text.doc[i].idx) for i in changes)
    ordered = tuple(sorted(found, key=lambda a: (a.content[0] if a.content else (0, 0), a.id)))
    links_found = [link for a in found for link in a.chain if link.kind != "outlet"]
    # of "two of them" those meant need not speak themselves: "five drivers are missing. A brother of one of them said"
    told_of = [link for link in links_found if not link.text.casefold().endswith(" of them")]
    meant = [link.stands_for.span for link in told_of if link.stands_for is not None]
    named = sorted({*meant, *(link.span for link in links_found if link.span is not None)})
    return Sources(ordered, outlet, tuple(speakers.problems), starts, voices, tuple(named), quantities)


def _links(candidate: Candidate, speakers: Speakers, cast: Cast) -> tuple[Link, ...]:
    """Return the links that one cue gives: whom the speaker cites, the speaker, the agency that was told."""
    links: list[Link] = []
    if candidate.inner is not None:
        links.append(speakers.link(candidate.inner, candidate.stance))
    if candidate.speaker is not None:
        who = candidate.speaker if candidate.relative is None else _antecedent(candidate.speaker, candidate.relative)
        link = speakers.link(who, candidate.stance if not links else "asserts")
        links.append(link if candidate.relative is None else _by_pronoun(link, candidate.relative, speakers))
    else:
        cue = speakers.text.doc[candidate.cue[0] : candidate.cue[1]]
        span = speakers.text.span(cue[0], cue[-1])
        if candidate.frame in {"noun", "answer"}:
            links.append(Link(speakers.text.words(span), span, "unresolved", None, None, candidate.stance))
        message = f"nobody is named behind “{speakers.text.words(span)[:60]}”"
        if candidate.frame not in _OWN_WORDS:
            speakers.problems.append(Problem("speaker_unresolved", "sources", message, span, speakers.text.where))
    if candidate.outer is not None and (candidate.quoted_by or _is_press(candidate.outer, cast)):
        links.append(speakers.link(candidate.outer, "asserts"))
    return tuple(links)


def _antecedent(head: Token, relative: Token) -> Token:
    """Return whom "who" means: Ann Lee of "Ann Lee, the mayor of the town, who", and not the town."""
    if relative.lower_ == "who" and head.dep_ == "pobj" and head.lemma_.lower() in _PLACES:
        head = head.head.head
    apposed = head.dep_ == "appos" and head.head.pos_ == "PROPN"
    between = head.doc[head.head.i : head.i] if apposed else ()  # "A denied it; the group that …" is no apposition
    return head.head if apposed and not any(t.pos_ in {"VERB", "AUX"} for t in between) else head


def _by_pronoun(link: Link, relative: Token, speakers: Speakers) -> Link:
    """Return a link with the words at the cue, "who", which stand for those before it."""
    if link.span is None:
        return link
    span = speakers.text.span(relative, relative)
    stands_for = link.stands_for or Words(link.text, link.span)
    return replace(link, text=speakers.text.words(span), span=span, stands_for=stands_for)


def _is_press(told: Token, cast: Cast) -> bool:
    return told.pos_ == "PROPN" and cast.kind(cast.known(told.text)) in _PRESS


def _nest(candidates: list[Candidate], tokens: int) -> tuple[list[int], list[int]]:
    """Return for each candidate the one in whose content its cue stands, and for each token the innermost; -1 is none.

    Larger contents are laid down first, so that what lies on top is the innermost.
    """
    innermost, outer = [-1] * tokens, [-1] * len(candidates)
    by_size = sorted(range(len(candidates)), key=lambda i: (-_size(candidates[i]), candidates[i].cue))
    for index in by_size:
        candidate = candidates[index]
        outer[index] = innermost[candidate.cue[0]]
        if outer[index] >= 0 and candidates[outer[index]].cue == candidate.cue:
            outer[index] = outer[outer[index]]
        for start, end in candidate.content:
            innermost[start : min(end, start + LONGEST_SPEECH)] = [index] * (min(end, start + LONGEST_SPEECH) - start)
    return outer, innermost


def _size(candidate: Candidate) -> int:
    return sum(end - start for start, end in candidate.content)


def _chain(index: int, links: list[tuple[Link, ...]], outer: list[int]) -> tuple[Link, ...]:
    """Return the chain of a candidate: its own links, then those of the speech in which its cue stands."""
    chain = list(links[index])
    for _ in range(_DEEPEST):
        index = outer[index]
        if index < 0:
            break
        chain += [link for link in links[index] if not any(_same(link, known) for known in chain)]
    return tuple(chain)


def _to_outlet(chain: tuple[Link, ...], outlet: Link) -> tuple[Link, ...]:
    """Return a chain that ends with the outlet, once: what the mayor "told the Post" the Post itself prints."""
    own = len(chain) > 1 and chain[-1].text.casefold() == outlet.text.casefold()
    return (*(chain[:-1] if own else chain), outlet)


def _told_by(candidate: Candidate, chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return a chain as it is; where a cue names nobody, "were reported killed", its stance is that of who tells so."""
    if candidate.speaker is not None or candidate.frame in {"noun", "answer"}:
        return chain
    stance = "alleges" if candidate.stance == "asserts" else candidate.stance
    return (replace(chain[0], stance=stance), *chain[1:])


def _same(link: Link, known: Link) -> bool:
    """Tell whether two links are one speaker: "the ministry said it had confirmed" has one link."""
    return link.span == known.span or (link.actor is not None and link.actor == known.actor and link.kind == known.kind)


def _attribution(
    text: Annotated, report: Report, candidate: Candidate, chain: tuple[Link, ...], quotations: tuple[Quotation, ...]
) -> Attribution:
    content = tuple(span for r in candidate.content if (span := _trimmed(text, r)) is not None)
    quoted = any(_is_quoted(r, quotations) for r in candidate.content)
    cue_span = text.span(text.doc[candidate.cue[0]], text.doc[candidate.cue[1] - 1])
    key = f"{report.id}|{text.where}|{cue_span}|{content}"
    found = hashlib.sha256(key.encode()).hexdigest()[:12]
    return Attribution(f"a{found}", chain, Words(text.words(cue_span), cue_span), content, quoted, text.where)


def _is_quoted(tokens: Range, quotations: tuple[Quotation, ...]) -> bool:
    """Tell whether a range lies in a quotation, marks apart; only the last that opens before it can hold it."""
    index = bisect_right(quotations, tokens[0] + 2, key=attrgetter("start")) - 1
    return index >= 0 and tokens[1] - 2 <= quotations[index].end


def _trimmed(text: Annotated, tokens: Range) -> Span | None:
    """Return a range of tokens as a span, without the spaces and commas at its ends."""
    start, end = tokens
    while start < end and (
        text.doc[start].is_space or text.doc[start].text in {",", ";", ":", ".", "that", "-", "–", "—"}
    ):
        start += 1
    while start < end and (text.doc[end - 1].is_space or text.doc[end - 1].text in {",", ";", ":", ".", "and", "but"}):
        end -= 1
    return text.span(text.doc[start], text.doc[end - 1]) if start < end else None


def stance_at(attribution: Attribution | None) -> Stance:
    """Return the innermost speaker's stance, "asserts" for the report's own voice."""
    return attribution.chain[0].stance if attribution else "asserts"
