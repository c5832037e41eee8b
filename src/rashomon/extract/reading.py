"""One report from its text to its reading: the order in which the stages of `extract` are run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import itemgetter

from spacy.language import Language

from rashomon.extract.actor_mentions import Named, find_named
from rashomon.extract.actor_sides import with_sides
from rashomon.extract.actors import parties_of
from rashomon.extract.acts import find_triggers
from rashomon.extract.annotate import Annotated, annotate
from rashomon.extract.avowals import avowals
from rashomon.extract.counts.groups import with_mixed
from rashomon.extract.datelines import as_sentence, without_datelines, without_stamps
from rashomon.extract.deeds import deed_claims, judgements, without_victims
from rashomon.extract.deedwords.arms import weapons_of
from rashomon.extract.deedwords.kinds import classify
from rashomon.extract.figures import find_figures, repeated
from rashomon.extract.incidents import Deed, Incidents, Told, gather, mention_of, stand_beside
from rashomon.extract.naming import Cast
from rashomon.extract.owning import ownings
from rashomon.extract.places import Survey, as_in_text, survey_places
from rashomon.extract.possessions import with_owners
from rashomon.extract.rejoinders import rejoinders
from rashomon.extract.scene import Scene, Tally
from rashomon.extract.sources import Sources, find_sources
from rashomon.extract.statuses import statuses
from rashomon.extract.times import find_times, order_of
from rashomon.extract.titles import title_problems, unborne_figures
from rashomon.extract.victims import victim_claims
from rashomon.extract.whereabouts import Whereabouts, find_whereabouts
from rashomon.lexicon import READ_LANGUAGES, Gazetteer, Ontology
from rashomon.records import Claim, Mention, Party, Place, Problem, Reading, Report, Span, Time, Where

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
    headed = survey_places(title, gazetteer, ontology.bodies, report.outlet)
    survey = survey_places(text, gazetteer, ontology.bodies, report.outlet, headed)
    surveyed = ((text, survey), (title, as_in_text(headed, survey)))
    views = [_view(view, report, ontology, where, cast) for view, where in surveyed if view.text.strip()]
    told = [one for view in views for one in view.told]
    incidents = gather(told, cast, report.published, {view.text.where: view.whereabouts for view in views})
    asides = [deed for view in views for deed in view.asides]
    for deed in asides:
        if deed.first.trigger.counts:
            stand_beside(incidents, deed)
    claims, problems = _claims(views, report, incidents, cast, ontology)
    mentions = tuple(_mention(deed, report, ontology, cast) for deed in (*incidents.deeds, *asides))
    mentions, claims = with_owners(mentions, claims)
    mentions = without_victims(mentions, claims, cast.kind)
    claims = with_sides(claims, mentions, cast, ontology)
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
    named = next((view.named(cast, ontology) for view in views if view.text.where == "text"), Named())
    return Reading(
        report=report,
        actors=cast.actors(),
        attributions=tuple(a for view in reversed(views) for a in view.sources.attributions),
        mentions=mentions,
        claims=tuple(claims),
        places=tuple(p for view in views for p in view.survey.named),
        times=tuple(t for view in views for t in view.times),
        problems=tuple([p for view in views for p in view.problems] + problems),
        named=named.parties,
        fights=named.fights,
    )


def _mention(deed: Deed, report: Report, ontology: Ontology, cast: Cast) -> Mention:
    """Return the finished record of a deed with what it is to PLOVER, ACLED and UCDP."""
    return classify(mention_of(deed, report), [told.trigger.entry for told in deed.told], ontology, cast.kind)


class _View:
    """One text of a report with what the stages before the claims found in it."""

    def __init__(self, text: Annotated, sources: Sources, survey: Survey, times: tuple[Time, ...]) -> None:
        self.text, self.sources, self.survey, self.times = text, sources, survey, times
        self.told: list[Told] = []
        self.asides: list[Deed] = []  # protests, arrests of things, moves, words of will: each told for itself
        self.whereabouts = Whereabouts({}, {})
        self.problems: list[Problem] = list(sources.problems)

    def named(self, cast: Cast, ontology: Ontology) -> Named:
        """Return all whom the text names; asked last, so that no stage before it takes them for speakers or parties."""
        return find_named(self.text, cast, ontology, [place.span for place in self.survey.named])


def _view(text: Annotated, report: Report, ontology: Ontology, survey: Survey, cast: Cast) -> _View:
    sources = find_sources(text, report, ontology, cast)
    places = survey.scene
    times, lost_times = find_times(text, report.published, order_of(report.outlet, ontology))
    view = _View(text, sources, survey, times)
    view.problems += [*survey.problems, *lost_times]
    view.whereabouts = found = find_whereabouts(text, places, times, sources, ontology)
    named = _furthest(places)
    for trigger in find_triggers(text, ontology, report.published):
        parties = parties_of(trigger, text, cast, ontology)
        actors, targets = ([p for p in side if not _is_place(p, named, cast)] for side in parties)
        time, sites = found.time_of(trigger.token), found.places_of(trigger.token)
        place = sites[0] if sites else None
        weapons = weapons_of(trigger, text, ontology)
        told = Told(text, trigger, tuple(actors), tuple(targets), weapons, time, place, tuple(sites[1:]))
        if trigger.aside:
            view.asides.append(Deed([told], -1, actors, targets, time, place or found.country_of(trigger.token)))
        else:
            view.told.append(told)
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
    scenes = [Scene(report, view.text, view.sources, incidents, cast, ontology, view.times) for view in views]
    for view, scene in zip(views, scenes, strict=True):
        find_figures(scene, tally)
        rest += [
            *deed_claims(scene, incidents.deeds),
            *ownings(scene),
            *avowals(scene),
            *judgements(scene),
            *statuses(scene),
        ]
        rest += victim_claims(scene, view.survey.scene)
    told = [*with_mixed(tally.claims), *rest]
    told += [claim for scene in scenes for claim in rejoinders(scene, told)]
    claims = {c.id: c for c in told}
    ordered = sorted(claims.values(), key=lambda c: (c.where == "text", c.span, c.field, c.id))
    return ordered, list(repeated(tally.claims))
