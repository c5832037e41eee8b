"""One report from its text to its reading: the order in which the stages of `extract` are run."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import itemgetter

from spacy.language import Language

from rashomon.extract.actors import parties_of, weapons_of
from rashomon.extract.acts import find_triggers
from rashomon.extract.annotate import Annotated, annotate
from rashomon.extract.counts.groups import with_mixed
from rashomon.extract.deeds import deed_claims, judgements, presences
from rashomon.extract.figures import find_figures, repeated
from rashomon.extract.incidents import Incidents, Told, gather, mention_of
from rashomon.extract.naming import Cast
from rashomon.extract.places import find_places
from rashomon.extract.scene import Scene, Tally
from rashomon.extract.sources import Sources, find_sources
from rashomon.extract.times import find_times
from rashomon.extract.titles import title_problems, unborne_figures
from rashomon.extract.whereabouts import anchor_places, anchor_times, place_of, time_of
from rashomon.lexicon import Gazetteer, Ontology
from rashomon.records import Claim, Party, Place, Problem, Reading, Report, Span, Time, Where

READ_LANGUAGES = ("en", "und")  # a report in another language is kept and said to be unread
# Capitals at the head of a paragraph, perhaps a day and an agency in brackets, then a dash.
_DATELINE = re.compile(
    r"^[A-Z][A-Z.'’\- ]{2,30}(?:[,/] ?[A-Z][A-Za-z.'’\- ]{1,30})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\([^()\n]{2,40}\))? ?[—–-]{1,2} ",
    re.MULTILINE,
)
# What a live blog or a channel prints before the words of a line: "11:20 GMT: ", "[12:05] ", a line with an hour alone,
# and the signs that call for attention.
_HOUR = (
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:GMT|UTC|[BCEMP][SDE]T|MSK|EEST|local time))?"
)
_SIGNS = r"(?:[\u203c\u2049\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff][ \t]*)*"
_STAMP = re.compile(
    rf"^[ \t]*{_SIGNS}(?:[\[(]{_HOUR}[\])](?:[ \t]?[:–—-])?(?=\s)"
    rf"|{_HOUR}(?:[ \t]?[:–—|-](?=\s)|(?=[ \t]*$)|(?=[ \t]+[A-Z\"“‘'])))?[ \t]*{_SIGNS}",
    re.MULTILINE,
)
LONGEST = 1_000_000  # characters: the model's own limit
LONGEST_TITLE = 2_000  # characters; the longest titles printed have some 300


def annotate_reports(nlp: Language, reports: Iterable[Report]) -> Iterator[tuple[Report, Annotated, Annotated]]:
    """Yield each report with the model's reading of its title and its text, in order, a batch at a time."""
    pending: list[Report] = []

    def texts() -> Iterator[tuple[Where, str, str]]:
        for report in reports:
            pending.append(report)
            title = report.title[:LONGEST_TITLE]
            yield "title", title, as_sentence(without_stamps(title), report.text[:20_000])
            yield "text", report.text[:LONGEST], without_datelines(without_stamps(report.text[:LONGEST]))

    annotated = annotate(nlp, texts())
    for title in annotated:
        yield pending.pop(0), title, next(annotated)


def without_datelines(text: str) -> str:
    """Return a text with its datelines blanked, the same length: "HOMS (Agency) — " is no part of the sentence."""
    return _DATELINE.sub(lambda found: " " * len(found[0]), text)


def without_stamps(text: str) -> str:
    """Return a text with the hours and signs at the heads of its lines blanked, the same length."""
    return _STAMP.sub(lambda found: " " * len(found[0]), text)


def as_sentence(title: str, text: str) -> str:
    """Return a title with the capitals of a sentence: words that the text never capitalises are lowered.

    The model takes "Syria Condemns Raid" for a name; with the text as witness it reads a sentence.
    """
    words = title.split(" ")
    capitals = sum(w[:1].isupper() for w in words)
    if capitals < 3 or capitals * 2 < len(words):
        return title
    printed = {w.strip(".,;:!?\"'“”‘’()") for w in text.split()}
    names = {part for w in printed for part in (w, *w.split("-")) if part[:1].isupper() or not part[:1].isalpha()}
    kept_words = [w if i == 0 or _is_name(w, names) else w.lower() for i, w in enumerate(words)]
    lowered = " ".join(kept_words)
    return lowered if len(lowered) == len(title) else title


def _is_name(word: str, names: set[str]) -> bool:
    bare = word.strip(".,;:!?\"'“”‘’()")
    bare = bare.removesuffix("'s").removesuffix("’s")
    return bare in names or bare.isupper() or any(part in names for part in bare.split("-"))


def kept(report: Report, kind: str, message: str) -> Reading:
    """Return the reading of a report that is kept and not read, with the problem that says why."""
    return Reading(report, (), (), (), (), (), (), (Problem(kind, "extract", message),))


def extract_claims(
    report: Report, title: Annotated, text: Annotated, ontology: Ontology, gazetteer: Gazetteer
) -> Reading:
    """Return all that one report says: who speaks, which deeds are told, and what is claimed of them by whom."""
    if report.language not in READ_LANGUAGES:
        return kept(report, "language_unsupported", f"the language {report.language!r} is not read yet")
    cast = Cast(ontology, [title, text])
    views = [_view(view, report, ontology, gazetteer, cast) for view in (text, title) if view.text.strip()]
    told = [one for view in views for one in view.told]
    incidents = gather(told, cast, report.published)
    claims, problems = _claims(views, report, incidents, cast, ontology)
    by_where = {view.text.where: view for view in views}
    if "title" in by_where and "text" in by_where:
        titled, body = by_where["title"], by_where["text"]
        problems += title_problems(titled.sources, titled.text.text, body.sources, body.text.text)
        problems += unborne_figures(claims, body.text.text, ontology)
    if len(report.text) > LONGEST:
        problems.append(Problem("text_too_long", "extract", f"only the first {LONGEST} characters were read"))
    if len(report.title) > LONGEST_TITLE:
        message = f"only the first {LONGEST_TITLE} characters of the title were read"
        problems.append(Problem("text_too_long", "extract", message, where="title"))
    return Reading(
        report=report,
        actors=cast.actors(),
        attributions=tuple(a for view in reversed(views) for a in view.sources.attributions),
        mentions=tuple(mention_of(deed, report) for deed in incidents.deeds),
        claims=tuple(claims),
        places=tuple(p for view in views for p in view.places),
        times=tuple(t for view in views for t in view.times),
        problems=tuple([p for view in views for p in view.problems] + problems),
    )


class _View:
    """One text of a report with what the stages before the claims found in it."""

    def __init__(self, text: Annotated, sources: Sources, places: tuple[Place, ...], times: tuple[Time, ...]) -> None:
        self.text, self.sources, self.places, self.times = text, sources, places, times
        self.told: list[Told] = []
        self.problems: list[Problem] = list(sources.problems)


def _view(text: Annotated, report: Report, ontology: Ontology, gazetteer: Gazetteer, cast: Cast) -> _View:
    sources = find_sources(text, report, ontology, cast)
    places, lost_places = find_places(text, gazetteer, ontology.bodies)
    times, lost_times = find_times(text, report.published)
    view = _View(text, sources, places, times)
    view.problems += [*lost_places, *lost_times]
    when, where = anchor_times(text, times, sources), anchor_places(text, places, ontology)
    named = _furthest(places)
    for trigger in find_triggers(text, ontology):
        parties = parties_of(trigger, text, cast, ontology)
        actors, targets = ([p for p in side if not _is_place(p, named, cast)] for side in parties)
        time, place = time_of(trigger, when), place_of(trigger, where)
        weapons = weapons_of(trigger, text)
        view.told.append(Told(text, trigger, tuple(actors), tuple(targets), weapons, time, place))
    return view


def _furthest(places: tuple[Place, ...]) -> list[Span]:
    """Return where places begin, in order, each with the furthest end of those that begin up to there."""
    spans = sorted(place.span for place in places)
    ends = accumulate((end for _, end in spans), max)
    return [(start, end) for (start, _), end in zip(spans, ends, strict=True)]


def _is_place(party: Party, places: list[Span], cast: Cast) -> bool:
    """Tell whether what looks like a party is where it happened: "fighting between Oram and Tell"."""
    index = bisect_right(places, party.span[0], key=itemgetter(0)) - 1
    return index >= 0 and party.span[1] <= places[index][1] and cast.kind(party.actor) in {"unknown", "state"}


def _claims(
    views: list[_View], report: Report, incidents: Incidents, cast: Cast, ontology: Ontology
) -> tuple[list[Claim], list[Problem]]:
    """Return the claims of all texts, each once, in the order of their place, with the problems of making them."""
    tally, rest = Tally(), []
    for view in views:
        scene = Scene(report, view.text, view.sources, incidents, cast, ontology)
        find_figures(scene, tally)
        rest += [*deed_claims(scene, incidents.deeds), *presences(scene), *judgements(scene)]
    claims = {c.id: c for c in [*with_mixed(tally.claims), *rest]}
    ordered = sorted(claims.values(), key=lambda c: (c.where == "text", c.span, c.field, c.id))
    return ordered, list(repeated(tally.claims))
