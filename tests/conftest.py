# ruff: noqa: PLC0415 - the workbench is imported where a test asks for it: it is an extra, and slow to load

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from spacy.language import Language

from network_cases import fetcher, standing, web  # noqa: F401 - fixtures
from rashomon.gazetteer import SqliteGazetteer, open_gazetteer
from rashomon.records import (
    Act,
    Actor,
    ActorValue,
    Attribution,
    Between,
    Claim,
    Comparison,
    Copy,
    Event,
    Figure,
    Finding,
    History,
    Limit,
    Link,
    Mention,
    NameWord,
    Naming,
    Omission,
    Origins,
    Party,
    Place,
    PlaceValue,
    Position,
    Problem,
    Reading,
    Report,
    RevisedFigure,
    Revision,
    Silence,
    Step,
    TextValue,
    Time,
    TimeValue,
    Whom,
    Words,
)
from rashomon.resources import load_model
from rashomon.store import Store
from ray_cases import QUIET, cluster  # noqa: F401 - a fixture
from server_cases import database, home, server  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

TEXT = "On Monday a market in Oram was shelled. At least 12 people died, the ministry said.\nIt called it a crime."


os.environ.update(QUIET)

# A machine that does other work too is no fault of what is tested.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language model as the product runs it."""
    return load_model()


@pytest.fixture(scope="session")
def gazetteer() -> SqliteGazetteer:
    """The bundled gazetteer, its index built once a machine."""
    return open_gazetteer()


@pytest.fixture
def reading() -> Reading:
    """A reading with every kind of record and value in it."""
    report = Report(
        id="r1",
        path="oram.txt",
        url=None,
        title="Market shelled",
        outlet="The Paper",
        byline=None,
        credit="Reuters",
        published="2020-05-06",
        published_from="text",
        language="en",
        text=TEXT,
        sha256="0" * 64,
    )
    place = Place("Oram", (22, 26), "g1", "Oram", 36.1, 36.8, "SY", "Aleppo", None, "town", 2.0)
    time = Time("On Monday", (0, 9), "2020-05-04", "2020-05-04", part="dawn", from_="04:00", to="05:30", zone="UTC")
    party = Party("the ministry", (65, 77), "a1")
    outlet = Link("The Paper", None, "outlet", None, None, "asserts")
    ministry = Link("the ministry", (65, 77), "named", "a1", Words("the health ministry", (65, 77)), "asserts", "tweet")
    twelve = Claim(
        id="c1",
        mention="m1",
        field="killed",
        group="people",
        whom=Whom(None, None, "any", "any"),
        value=Figure(12, None, "at_least", 12),
        scope="incident",
        part_of=None,
        as_of=None,
        replaces=None,
        words="At least 12 people died",
        span=(40, 63),
        where="text",
        attribution="t1",
        chain=(ministry, outlet),
        stance="asserts",
        method="figures-1",
        score=0.9,
    )
    others = (
        replace(
            twelve, id="c2", field="place", group="", whom=None, value=PlaceValue(place), words="Oram", span=(22, 26)
        ),
        replace(
            twelve, id="c3", field="time", group="", whom=None, value=TimeValue(time), words="On Monday", span=(0, 9)
        ),
        replace(twelve, id="c4", field="actor", group="", whom=None, value=ActorValue(party)),
        replace(twelve, id="c5", field="characterisation", group="", whom=None, value=TextValue("a crime")),
    )
    return Reading(
        report=report,
        actors=(Actor("a1", "health ministry", ("the ministry",), "ministry", "SY"),),
        attributions=(Attribution("t1", (ministry, outlet), Words("said", (78, 82)), ((40, 63),), False, "text"),),
        mentions=(
            Mention(
                "m1", "ASSAULT", "aerial", "Shelling", (31, 38), "actual", (), (party,), (), time, place, None, "text"
            ),
        ),
        claims=(twelve, *others),
        places=(place,),
        times=(time,),
        problems=(
            Problem("speaker_unresolved", "extract", "who is “it”?", (84, 86)),
            Problem("place_unknown", "extract", "none"),
        ),
    )


@pytest.fixture
def comparison(reading: Reading) -> Comparison:
    """A comparison of two outlets with one event and a dispute."""
    positions = (
        Position(("health ministry",), "Syria", 12, None, "at_least", 12, None, False, ("c1",)),
        Position(("The Paper",), None, 0, 0, "exact", 0, None, True, ()),
    )
    finding = Finding(
        field="killed",
        group="people",
        whom=Whom(None, None, "any", "any"),
        act=None,
        policy="ucdp",
        low=Limit(12, ("c1",)),
        best=Limit(12, ("c1",)),
        high=Limit(None, ("c1",)),
        dispute="denial",
        disputes=(Between("denial", (0, 1)),),
        relations=(Between("superseded", (1, 0)),),
        outlets=1,
        reports=2,
        origins=Origins(1, 2, "the paper may have it from the ministry"),
        positions=positions,
        history=(History("health ministry", "Syria", (Step("2020-05-06", None, 12, None, "at_least", 12, ("c1",)),)),),
    )
    act = Act("m1", "ASSAULT", ("Army",), ("market",), ("m1",))
    place = reading.places[0]
    event = Event(
        "e1",
        "Oram, 4 May",
        "ASSAULT",
        "2020-05-04",
        "2020-05-04",
        place,
        (("Army",), ()),
        ("r1",),
        (act,),
        (finding,),
        silence=(Silence(0, "Army", "none of the 2 speakers whom 2 reports cite is of this side"),),
        names=(
            Naming("Army", 0, "The Paper", "The Paper", (NameWord("the regime's army", 2, "against", ("r1",)),)),
            Naming("Army", 0, "health ministry", None, (NameWord("army", 1, None, ("r1", "r2")),)),
        ),
        omissions=(Omission(0, 0, ("r2",), True),),
    )
    other = replace(reading, report=replace(reading.report, id="r2", path="copy.txt", outlet="Other"), claims=())
    problem = Problem("sum_does_not_fit", "combine", "12 is less than its parts")
    revision = Revision(
        url="paper.example/oram",
        earlier="r1",
        later="r2",
        share=0.75,
        title=("Market shelled", "Market hit"),
        removed=(Words("It called it a crime.", (84, 105)),),
        added=(),
        figures=(RevisedFigure("killed", "people", "c1", None),),
    )
    return Comparison((reading, other), (Copy("r1", "r2", 0.75, "trimmed"),), (event,), (problem,), (revision,))


# ── the workbench: imported when a test asks for it, since it is an extra ───────────────────────────────────────────


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of four reports that tell three events."""
    from workbench_cases import fill, ordinary

    with fill(tmp_path / "store.sqlite", ordinary()) as opened:
        yield opened


@pytest.fixture
def client(store: Store) -> TestClient:
    """A browser at the workbench of four reports."""
    from workbench_cases import open_client

    return open_client(store)


@pytest.fixture
def wild(tmp_path: Path) -> Iterator[TestClient]:
    """A browser at the workbench of reports that mean harm."""
    from workbench_cases import fill, hostile, open_client

    with fill(tmp_path / "hostile.sqlite", hostile()) as opened:
        yield open_client(opened)
