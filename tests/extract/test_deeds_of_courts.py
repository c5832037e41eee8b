"""What is not news of today: deeds planned or foiled, deeds before a court; and who suffers in a headline."""

import pytest
from reader import read

from rashomon.records import Figure, Mention

UNDONE = [
    "Police said they had foiled a plot to kill 50 worshippers in Leeds.",
    "The man intended to kill 20 people, the prosecutor said.",
    "France is preparing to send 2,500 troops to Mali.",
    "The group threatened to kill 30 hostages unless the prisoners were freed.",
    "He had planned the murder of 12 officers.",
    "A bomb meant to kill 200 people failed to explode.",
    "The plan was to kidnap six tourists.",
    "Attackers attempted to kidnap ten girls, residents said.",
    "Police are investigating a plan to attack a mosque and kill 50 people.",
    "On Thursday a court sentenced four men to death for the bombing of a market.",
]


@pytest.mark.parametrize("text", UNDONE)
def test_what_was_not_done_gives_no_figure(text: str) -> None:
    assert [c.words for c in read(text).claims if isinstance(c.value, Figure)] == []


DONE = [
    ("Up to 40 people may have been killed.", 40),
    ("At least 20 people are feared killed in the strike.", 20),
    ("The rebels managed to kill nine soldiers.", 9),
    ("Three people were killed, and 20 more could die.", 3),
]


@pytest.mark.parametrize(("text", "number"), DONE)
def test_what_was_done_or_may_have_been_gives_one(text: str, number: int) -> None:
    assert [c.value.printed for c in read(text).claims if isinstance(c.value, Figure)] == [number]


TRIED = [
    # of the deed: its realis, its day
    ("A man was sentenced on Monday to life for [killing] five in 2015.", "court", "2015"),
    ("A man was charged on Tuesday with the [murder] of six.", "court", None),
    ("He was sentenced on Friday to 20 years for [shooting] two policemen.", "court", None),
    ("On Thursday a court sentenced four men to death for the [bombing] of a market.", "court", None),
    ("A court heard on Monday that he [shot] two men.", "court", None),
    ("The trial of three men accused of [bombing] a bus opened on Wednesday.", "actual", None),
    ("A gunman went on trial on Monday over the [killing] of 11 worshippers.", "actual", None),
    ("Two men were arrested on Monday over the [murder] of two tourists.", "actual", None),
    ("Police on Sunday arrested a man suspected of [killing] three women.", "actual", None),
    ("Victims of the [blast] were buried on Monday.", "actual", None),
    ("The hearing over Sunday's [attack], which killed four, opened on Tuesday.", "actual", "Sunday"),
    ("A suicide bomber [killed] 30 people at a funeral on Sunday.", "actual", "Sunday"),
    ("Gunmen [attacked] a court on Monday, killing two judges.", "actual", "Monday"),
    ("Police [arrested] 40 people at a protest on Sunday.", "actual", "Sunday"),
    ("Police arrested 40 people on Sunday during [clashes] in the capital.", "actual", "Sunday"),
    ("Police [charged] the crowd on Sunday, injuring ten.", "actual", "Sunday"),
    ("The [fighting] between Thursday and Friday killed 12 soldiers.", "actual", "Thursday and Friday"),
]


def at(text: str) -> Mention:
    start = text.index("[")
    plain = text.replace("[", "").replace("]", "")
    return next(one for one in read(plain).mentions if one.trigger[0] <= start < one.trigger[1])


@pytest.mark.parametrize(("text", "realis", "day"), TRIED)
def test_the_day_of_a_court_is_none_of_the_deed(text: str, realis: str, day: str | None) -> None:
    found = at(text)
    assert (found.realis, found.time.text if found.time else None) == (realis, day)


def test_a_figure_of_a_deed_before_court_is_of_that_deed() -> None:
    reading = read("A man was charged on Tuesday with the murder of six.")
    (figure,) = (claim for claim in reading.claims if isinstance(claim.value, Figure))
    assert next(one.realis for one in reading.mentions if one.id == figure.mention) == "court"
    assert len({one.id for one in reading.mentions}) == len(reading.mentions)


HEADLINES = [
    # title, those who did it, those who suffered
    ("Man shot to death", [], ["Man"]),
    ("Man shot dead in Tulsa: police", [], ["Man"]),
    ("Soldiers ambushed", [], ["Soldiers"]),
    ("Two farmers kidnapped in Borno", [], ["farmers"]),
    ("Police station bombed", [], ["Police station"]),
    ("Mosque attacked", [], ["Mosque"]),
    ("Rebels attacked in the north", ["Rebels"], []),
    ("Rebel fighters kill 12 villagers", ["Rebel fighters"], ["villagers"]),
]


@pytest.mark.parametrize(("title", "actors", "targets"), HEADLINES)
def test_who_suffers_in_a_headline(title: str, actors: list[str], targets: list[str]) -> None:
    (deed,) = read("A short report on Sunday.", title).mentions
    assert [[party.text for party in side] for side in (deed.actors, deed.targets)] == [actors, targets]


def test_what_bombs_is_a_weapon_and_no_target() -> None:
    (deed,) = read("A jet bombed the barracks on Sunday.").mentions
    assert ([w.text for w in deed.weapons], [p.text for p in deed.targets]) == (["jet"], ["barracks"])
