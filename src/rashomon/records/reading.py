"""The nouns of one report, from its text to all that it says. Spans are (start, end) in Unicode code points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Where = Literal["text", "title"]
Stance = Literal["asserts", "confirms", "estimates", "alleges", "expects", "doubts", "denies", "cannot_say"]
LinkKind = Literal["named", "unnamed", "unresolved", "outlet"]
Realis = Literal["actual", "planned", "threatened", "hypothetical", "negated", "recalled", "court", "exercise"]
Scope = Literal["incident", "part", "added", "running_total", "other_incident", "background"]
Bound = Literal["exact", "at_least", "more_than", "up_to", "under", "about", "between", "vague"]
Role = Literal["civilian", "combatant", "unknown", "any"]
Part = Literal["night", "dawn", "morning", "afternoon", "evening"]
Precision = Literal["exact", "near", "town", "admin2", "admin1", "country", "line", "relative"]
PublishedFrom = Literal["option", "meta", "text", "url", "none"]
Field = Literal[
    "occurrence", "actor", "target", "initiator", "place", "time", "weapon", "responsibility", "status",
    "characterisation", "killed", "injured", "casualties", "captured", "missing", "displaced", "destroyed", "strength",
    "presence", "victim"]  # fmt: skip
FIGURES = frozenset("killed injured casualties captured missing displaced destroyed strength presence".split())
EVENT_SCOPES: frozenset[str] = frozenset(["incident", "part", "added"])
REJECTS: frozenset[Stance] = frozenset({"denies", "doubts"})  # stances that turn down what was told


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cut:
    """Something taken for furniture of the page and left out of the text: `kind` (menu, share, byline, …) and words."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One published text as received. `id` is a hash of text and title; where it was found hangs on it."""

    id: str
    path: str  # as given; "-" for standard input; "FILE#3" for its third record, "FILE/NAME" out of an archive
    url: str | None
    title: str
    outlet: str | None
    byline: str | None
    credit: str | None  # the wire agency that the report itself credits, as printed
    published: str | None  # YYYY-MM-DD
    published_from: PublishedFrom
    language: str  # ISO 639-1, "und" where it cannot be told
    text: str
    sha256: str  # of the bytes as received
    cut: tuple[Cut, ...] = ()
    fetched: str | None = None  # ISO 8601, UTC: when it was had from the web, here or by an archive of it
    row: str | None = None  # "acled:SYR104": the row of a recorder's table that it is, by the id that the recorder gave


@dataclass(frozen=True, slots=True)
class Link:
    """One speaker of a chain. `span` is None for the outlet, whom no words in the report name."""

    text: str
    span: Span | None
    kind: LinkKind
    actor: str | None  # id of an Actor of the same reading
    stands_for: Words | None  # whom "he" or "the ministry" means, where the report makes it clear
    stance: Stance  # how this link stands to what it passes on
    via: str | None = None  # a press release, a tweet, a letter


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text and the chain of speakers behind it, innermost first, the publisher last."""

    id: str
    chain: tuple[Link, ...]
    cue: Words | None
    content: tuple[Span, ...]
    quoted: bool
    where: Where


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor or speaker of one report under all the names that the report gives it."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str  # as in ontology/actors.csv, "unknown" where the table does not know the name
    country: str | None  # ISO 3166-1 alpha-2
    side: str | None = None  # id of the body that its name puts it under: the state of "pro-government militia"


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who does or suffers a deed, in the words of the report."""

    text: str
    span: Span
    actor: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a report names it, and what the gazetteer knows of it. `radius_km` bounds where it may lie."""

    text: str
    span: Span
    id: str | None
    name: str | None
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    precision: Precision
    radius_km: float | None


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch of days, both ends included, with the part of the day or the hours where they are told."""

    text: str
    span: Span
    first: str
    last: str
    part: Part | None = None
    from_: str | None = None  # `from` in JSON, which is no name that Python allows
    to: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A deed as one report tells it."""

    id: str
    type: str  # PLOVER 0.8 event type
    mode: str | None
    acled: str | None  # ACLED sub-event type
    trigger: Span
    realis: Realis
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    weapons: tuple[Words, ...]
    time: Time | None
    place: Place | None
    about: str | None  # the mention that a reaction (condemned, denied) is about
    where: Where
    ucdp: str | None = None  # UCDP type of violence: state-based, non-state, one-sided


@dataclass(frozen=True, slots=True)
class Whom:
    """Whose dead, whose soldiers: the group of a figure, resolved as far as the words go."""

    actor: str | None
    side: str | None  # id of the actor that leads the side, as `combine` knows it; the actor's own where alone
    role: Role
    who: str  # any, children, women, men, officers, …


@dataclass(frozen=True, slots=True)
class Figure:
    """A closed interval that remembers its wording: "more than 100" is low 101, high open (None), printed 100."""

    low: int | None
    high: int | None
    bound: Bound
    printed: int | None  # the number as printed; None where the words give none ("dozens", "between 10 and 15")


@dataclass(frozen=True, slots=True)
class TextValue:
    """A value that is words: a weapon, a characterisation."""

    text: str


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A value that is a time."""

    time: Time


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A value that is a place."""

    place: Place


@dataclass(frozen=True, slots=True)
class ActorValue:
    """A value that is an actor."""

    actor: Party


@dataclass(frozen=True, slots=True)
class PersonValue:
    """A value that is a named person and what befell them; None for what the words do not tell."""

    name: str  # as printed, without titles
    age: int | None  # full years; 0 for an infant whose age is told in months, weeks or days
    sex: Literal["female", "male"] | None  # by the words about the person, never by the name
    role: str | None  # what they were, as printed: "teacher", "Staff Sgt."
    family: str | None  # "sister of Ahmad Saleh", "mother of three"
    fate: Literal["killed", "injured", "missing", "captured", "attacked"]  # attacked: shot or hit, to what end untold


Value = Figure | TextValue | TimeValue | PlaceValue | ActorValue | PersonValue


@dataclass(frozen=True, slots=True)
class Claim:
    """According to one chain of speakers, one field of one mention has one value."""

    id: str  # hash of report, place, field, group, value, innermost words: a better rule keeps a person's decisions
    mention: str
    field: Field
    group: str  # the words: whose dead, whose soldiers; empty for fields that are not figures
    whom: Whom | None
    value: Value
    scope: Scope
    part_of: str | None  # the claim that this one is a part of
    as_of: str | None  # YYYY-MM-DD
    replaces: str | None  # the claim that this one revises
    words: str  # as printed, before any normalising
    span: Span
    where: Where
    attribution: str | None
    chain: tuple[Link, ...]
    stance: Stance
    method: str  # the rule that made it, with its version
    score: float  # 0 to 1, how often this rule is right on the gold data that it was measured on


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a stage would not guess at. Kinds are listed in docs/terminology.md."""

    kind: str
    stage: str
    message: str
    span: Span | None = None
    where: Where = "text"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report says: the line that `rashomon read --json` prints."""

    report: Report
    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    problems: tuple[Problem, ...]
    named: tuple[Party, ...] = ()  # all whom the text names or describes, with a part in a deed or without, in order
    fights: tuple[tuple[Party, Party, Words], ...] = ()  # who fights whom by the text, and the word that tells it


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: which, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Records of an input that were passed over, as they are no reports: how many, and why."""

    path: str
    reason: str
    count: int
