"""The evidence that two tellings are of one incident: what one report tells, what another tells → pieces, bits."""

from dataclasses import replace
from pathlib import Path

import builders as b
import pytest

from rashomon.combine.deeds import gather_deeds
from rashomon.combine.entities import find_entities
from rashomon.combine.evidence import BITS, score, weigh
from rashomon.combine.story import likeness, story_vectors
from rashomon.combine.tellings import Telling, gather_tellings
from rashomon.records import Claim, Mention, PersonValue, Reading

ONE, OTHER = "r0", "r1"
WEDNESDAY, THURSDAY, SATURDAY = b.time("2018-02-07"), b.time("2018-02-08"), b.time("2018-02-10")
COALITION, FORCES = "US-led coalition", "pro-government forces"
FERRY = (
    "The ferry Marguerite burned at the quay of Otterhaven while porters unloaded crates of oranges beside the chapel."
    " Fishermen pulled swimmers aboard, and the harbour bells rang until midnight over smouldering timber."
)
MARKET = (
    "Vendors in Quillmarsh had just opened their stalls of saffron and copper kettles when a truck exploded near the"
    " cattle scales. Windows of the library shattered, and goats ran loose through narrow alleys behind it."
)


def tellings(*readings: Reading) -> list[Telling]:
    entities = find_entities(list(readings), b.ONTOLOGY)
    by_id = {reading.report.id: reading for reading in readings}
    stories = story_vectors((reading.report for reading in readings), {"the": 128, "and": 160, "were": 230})
    incidents = [[deed] for deed in gather_deeds(list(readings), entities)]
    found = gather_tellings(incidents, by_id, stories, {}, entities)
    return sorted(found, key=lambda telling: telling.group.deeds[0].mention.id)


def told(mention: Mention, *claims: Claim, text: str = "", published: str = "2018-02-09", name: str = ONE) -> Reading:
    mine = replace(mention, id=f"m-{name}")
    own = [replace(claim, mention=mine.id, id=f"{claim.id}-{name}") for claim in claims]
    return b.reading(name, [mine], own, published=published, text=text or f"strike told by {name}")


def pieces(
    one: Mention, other: Mention, *claims: tuple[Claim, Claim], days: tuple[str, str] = ("2018-02-09", "2018-02-09")
) -> set[str]:
    first, second = ([pair[n] for pair in claims] for n in (0, 1))
    a, c = tellings(told(one, *first, published=days[0]), told(other, *second, published=days[1], name=OTHER))
    assert weigh(a, c) == weigh(c, a)
    assert score(a, c) == score(c, a)
    return set(weigh(a, c))


def deed(**given: object) -> Mention:
    return b.deed("m", given.pop("by", []), given.pop("on", []), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "piece"),
    [
        (deed(when=WEDNESDAY), deed(when=WEDNESDAY), "same day"),
        (deed(when=WEDNESDAY), deed(when=b.time("2018-02-01", "2018-02-08")), "days that overlap"),
        (deed(when=WEDNESDAY), deed(when=THURSDAY), "neighbouring days"),
        (
            deed(when=b.time("2018-02-07", part="evening")),
            deed(when=b.time("2018-02-08", part="dawn")),
            "neighbouring days of one night",
        ),
        (
            deed(when=b.time("2018-02-07", part="morning")),
            deed(when=b.time("2018-02-08", part="evening")),
            "neighbouring days, not of one night",
        ),
        (deed(when=WEDNESDAY), deed(when=SATURDAY), "2 or 3 days apart"),
        (deed(when=WEDNESDAY), deed(when=b.time("2017-06-18")), "more than 10 days apart"),
        (
            deed(when=b.time("2018-02-07", part="dawn")),
            deed(when=b.time("2018-02-07", part="evening")),
            "hours that do not fit",
        ),
        (deed(when=b.time("2018-02-20")), deed(), "dated after the other was published"),
        (deed(when=b.time("2017-06-18")), deed(), "dated long before the other was published"),
        (deed(where=b.KHUSHAM), deed(where=b.KHUSHAM), "same place"),
        (deed(where=b.KHUSHAM), deed(where=b.PROVINCE), "place within the other's"),
        (deed(where=b.KHUSHAM), deed(where=b.TABQA), "other places"),
        (deed(on=[FORCES]), deed(on=[FORCES]), "same target"),
        (deed(on=[FORCES]), deed(on=["Syria"]), "same target"),  # their state
        (deed(on=[FORCES]), deed(on=["SDF"]), "other targets"),
        (deed(by=[COALITION]), deed(by=[COALITION]), "same actor"),
        (deed(by=[COALITION]), deed(by=["Russia"]), "other actors"),
        (deed(by=[COALITION]), deed(on=[COALITION]), "blow and answer"),
        (deed(type="PROTEST"), deed(), "a protest and no protest"),
        (deed(type="COERCE"), deed(), "other kinds of deed"),
        (deed(), replace(deed(type="COERCE", when=SATURDAY), mode="arrest"), "an arrest behind the attack"),
        (deed(when=THURSDAY), replace(deed(type="COERCE", when=WEDNESDAY), mode="arrest"), "other kinds of deed"),
    ],
)
def test_a_piece(one: Mention, other: Mention, piece: str) -> None:
    assert piece in pieces(one, other)


@pytest.mark.parametrize(
    ("one", "other", "piece"),
    [
        (b.claim("m", "killed", 38, "US"), b.claim("m", "killed", 38, "Russia"), "same large number killed"),
        (b.claim("m", "killed", 2, "US"), b.claim("m", "killed", 2, "Russia"), "same number killed"),
        (b.claim("m", "killed", 2, "US"), b.claim("m", "killed", 38, "Russia"), "other number killed"),
        (b.claim("m", "injured", 9, "US"), b.claim("m", "injured", 9, "Russia"), "same large number injured"),
    ],
)
def test_a_figure(one: Claim, other: Claim, piece: str) -> None:
    assert piece in pieces(deed(), deed(), (one, other))


@pytest.mark.parametrize(
    ("names", "piece"),
    [
        (("Nadia Fell", "Ms Fell"), "same victim"),
        (("Nadia Fell", "Omar Reed"), "other victims"),
    ],
)
def test_a_victim(names: tuple[str, str], piece: str) -> None:
    blank = b.claim("m", "killed", 1, "US")
    one, other = (
        replace(blank, field="victim", value=PersonValue(name, None, None, None, None, "killed")) for name in names
    )
    assert piece in pieces(deed(), deed(), (one, other))


@pytest.mark.parametrize(
    ("days", "piece"),
    [
        (("2018-02-09", "2018-02-10"), "published within a day"),
        (("2018-02-09", "2018-02-12"), "published within 4 days"),
        (("2018-02-09", "2018-02-25"), "published more than 10 days apart"),
        (("2018-02-09", "2018-05-25"), "published more than 30 days apart"),
    ],
)
def test_the_days_of_publication(days: tuple[str, str], piece: str) -> None:
    assert piece in pieces(deed(), deed(), days=days)


def test_the_words_of_a_story() -> None:
    again = FERRY.replace("burned", "was burning").replace("until midnight", "all evening")
    a, c, d = tellings(
        told(deed(), text=FERRY), told(deed(), text=again, name=OTHER), told(deed(), text=MARKET, name="x")
    )
    assert "told in the same words" in weigh(a, c)
    assert "other stories" in weigh(a, d)
    assert score(a, c) > score(a, d)


def test_a_few_words_are_no_story() -> None:
    assert not pieces(deed(), deed()) & {"told in the same words", "other stories"}


def test_two_deeds_of_one_report_need_more() -> None:
    mentions = [replace(deed(when=WEDNESDAY, where=b.KHUSHAM), id=f"m{n}", trigger=(n, n + 1)) for n in (0, 1)]
    one, other = tellings(b.reading(ONE, mentions))
    a, c = tellings(told(mentions[0]), told(mentions[1], name=OTHER))
    assert score(one, other) < score(a, c)


def test_no_piece_alone_is_enough() -> None:
    strong = {piece: bits for piece, bits in BITS.items() if bits > 5}
    assert set(strong) == {"three rare names", "same victim", "told in the same words"}


def test_likeness_is_that_of_the_two_alone() -> None:
    """What two reports have in common does not hang on which others lie beside them."""
    reports = [told(deed(), text=text, name=name).report for name, text in (("a", FERRY), ("b", MARKET), ("c", FERRY))]
    few, many = story_vectors(reports[:2], {}), story_vectors(reports, {})
    assert likeness(few[reports[0].id], few[reports[1].id]) == likeness(many[reports[0].id], many[reports[1].id])


def test_the_page_of_events_tells_what_each_piece_is_worth() -> None:
    told = (Path(__file__).parents[2] / "docs" / "events.md").read_text(encoding="utf-8")
    table = told[told.index("| piece | bits |") :].split("\n\n", 1)[0].splitlines()[2:]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table]
    assert [(piece, float(bits)) for piece, bits in rows] == list(BITS.items())
