"""Whom a sentence names as a victim: name | age | sex | role | family | what befell; "-" for what is not told."""

import pytest
from reader import read

from rashomon.records import Claim, PersonValue

# one or more persons a sentence; nothing where nobody is named as a victim
SENTENCES: list[tuple[str, list[str]]] = [
    # killed, by every kind of word
    ("Jan Novak, 34, was killed in the raid.", ["Jan Novak | 34 | - | - | - | killed"]),
    ("The shelling killed Jan Novak (34) on Sunday.", ["Jan Novak | 34 | - | - | - | killed"]),
    ("A rocket hit the yard, killing Jan Novak, 34.", ["Jan Novak | 34 | - | - | - | killed"]),
    ("Jan Novak died of his wounds on Sunday.", ["Jan Novak | - | male | - | - | killed"]),
    ("The body of Jan Novak was found in a well.", ["Jan Novak | - | - | - | - | killed"]),
    ("Jan Novak's body was found in a well.", ["Jan Novak | - | - | - | - | killed"]),
    ("Police are investigating the murder of Jan Novak.", ["Jan Novak | - | - | - | - | killed"]),
    ("The blast claimed the life of Jan Novak, 34.", ["Jan Novak | 34 | - | - | - | killed"]),
    ("Jan Novak was fatally shot on Sunday.", ["Jan Novak | - | - | - | - | killed"]),
    ("Soldiers shot dead Jan Novak, 34, at the gate.", ["Jan Novak | 34 | - | - | - | killed"]),
    ("Jan Novak, assassinated by gunmen on Sunday, led the union.", ["Jan Novak | - | - | - | - | killed"]),
    ("Jan Novak, who was killed by a mine, was buried today.", ["Jan Novak | - | - | - | - | killed"]),
    # other fates, and one that is left open
    ("Jan Novak, 34, was seriously wounded.", ["Jan Novak | 34 | - | - | - | injured"]),
    ("Jan Novak, 34, lost both legs in the blast.", ["Jan Novak | 34 | - | - | - | injured"]),
    ("Jan Novak has been missing since Sunday.", ["Jan Novak | - | - | - | - | missing"]),
    ("Gunmen kidnapped Jan Novak, 34, on the road.", ["Jan Novak | 34 | - | - | - | captured"]),
    ("The rebels took hostage a mayor, Jan Novak.", ["Jan Novak | - | - | mayor | - | captured"]),
    ("Jan Novak, 34, was shot at the gate.", ["Jan Novak | 34 | - | - | - | attacked"]),
    ("Jan Novak was shot at the gate. He died in hospital.", ["Jan Novak | - | male | - | - | killed"]),
    ("Police found Jan Novak, 34, with wounds. The 34-year-old died.", ["Jan Novak | 34 | - | - | - | killed"]),
    (
        "Officers found Jan Novak with gunshot wounds. He was pronounced dead.",
        ["Jan Novak | - | male | - | - | killed"],
    ),
    ("Police found Jan Novak with wounds. Medics pronounced him dead.", ["Jan Novak | - | - | - | - | killed"]),
    # of a trade first, and of a toll
    ("Police solved the killing of a carpenter, Sagir Ansari, on Friday.", ["Sagir Ansari | - | - | - | - | killed"]),
    ("The town mourned the killing of a carpenter, Sagir Ansari said.", []),
    ("Three people were killed. Among them was Omar Diallo, 45.", ["Omar Diallo | 45 | - | - | - | killed"]),
    ("The toll stands at 12. Among them was Omar Diallo, 45.", ["Omar Diallo | 45 | - | - | - | killed"]),
    ("Ten were killed and 30 were wounded. Among them was Omar Diallo, 45.", []),
    # headlines with capitals to all words
    ("Army Chief Denies 40 Soldiers Were Killed\n\nThe chief spoke on Sunday.", []),
    ("Police Say Two Teachers Were Shot In Tarn\n\nPolice spoke on Sunday.", []),
    # ages, also in letters, before and behind the name, and in the next sentence
    ("A 12-year-old boy, Omar Saleh, was killed.", ["Omar Saleh | 12 | male | - | - | killed"]),
    ("Nine-month-old Yasmin Aziz was killed.", ["Yasmin Aziz | 0 | - | - | - | killed"]),
    ("The 67 year old Karim Oda was killed.", ["Karim Oda | 67 | - | - | - | killed"]),
    ("Omar Saleh, aged two, was killed.", ["Omar Saleh | 2 | - | - | - | killed"]),
    ("Omar Saleh (28 years old) was killed.", ["Omar Saleh | 28 | - | - | - | killed"]),
    ("Ruth Mbeki, a medic, was killed. She was 25.", ["Ruth Mbeki | 25 | female | medic | - | killed"]),
    # titles and trades
    ("Staff Sgt. Ivan Petrov, 34, was killed.", ["Ivan Petrov | 34 | - | Staff Sgt. | - | killed"]),
    ("The journalist Ana Ruiz was killed.", ["Ana Ruiz | - | - | journalist | - | killed"]),
    ("Ana Ruiz, a radio presenter, was killed.", ["Ana Ruiz | - | - | radio presenter | - | killed"]),
    ("Daw Khin Aye was killed.", ["Khin Aye | - | female | - | - | killed"]),
    ("The policeman Musa Bello was killed.", ["Musa Bello | - | male | policeman | - | killed"]),
    # kin and lists
    (
        "Ahmad Saleh, 7, and his sister Huda, 5, were killed.",
        ["Ahmad Saleh | 7 | male | - | - | killed", "Huda | 5 | female | - | sister of Ahmad Saleh | killed"],
    ),
    ("Maria Lopez, a mother of three, was killed.", ["Maria Lopez | - | female | - | mother of three | killed"]),
    (
        "Two brothers, Hassan and Hussein Nasser, were killed.",
        [
            "Hassan Nasser | - | male | - | brother of Hussein Nasser | killed",
            "Hussein Nasser | - | male | - | brother of Hassan Nasser | killed",
        ],
    ),
    (
        "The dead were named as Musa Ibrahim, 41, a farmer, and Sani Danjuma, 19.",
        ["Musa Ibrahim | 41 | - | farmer | - | killed", "Sani Danjuma | 19 | - | - | - | killed"],
    ),
    (
        "Killed: Adel Jaber, 50; Rami Jaber, 23. Injured: Widad Jaber, 47.",
        [
            "Adel Jaber | 50 | - | - | - | killed",
            "Rami Jaber | 23 | - | - | - | killed",
            "Widad Jaber | 47 | - | - | - | injured",
        ],
    ),
    (
        "Four people died. They were:\n- Adel Jaber, 50\n- Rami Jaber (m, 23)\n\nThe road is open.",
        ["Adel Jaber | 50 | - | - | - | killed", "Rami Jaber | 23 | male | - | - | killed"],
    ),
    (
        "The victims were named as:\n\nAdel Jaber\n\n50 years old\n\nmale\n\nkilled\n\nRami Jaber\n\nChild"
        "\n\nSon of Adel\n\ninjured",
        ["Adel Jaber | 50 | male | - | - | killed", "Rami Jaber | - | - | - | son of Adel | injured"],
    ),
    ("Nazir Shaaban (Abu Omar) was killed.", ["Nazir Shaaban | - | - | - | - | killed"]),
    ("Among the wounded was Ana Ruiz.", ["Ana Ruiz | - | - | - | - | injured"]),
    ("Seven people were killed, among them Ana Ruiz.", ["Ana Ruiz | - | - | - | - | killed"]),
    # who is named and is no victim
    ("The mayor, Oleh Bondar, 52, said that two people were killed.", []),
    ("Two people were killed, said Oleh Bondar, a mayor, but no one was hurt in the north.", []),
    ("Police arrested Yusuf Garba, 28, who is suspected of having killed two herders.", []),
    ("The gunman, Marek Nowicki, 26, was shot by police. He died.", []),
    ("Karim Benali, whose brother was killed in the blast, accused the police.", []),
    ("Jan Novak was killed in 1993.", []),
    ("Jan Novak, 34, was not hurt.", []),
    ("The ferryman, Tomas Rell, came home unhurt.", []),
    ("A shell hit Mohammed Ali Street and killed six people.", []),
    ("The Fatima Khoury Hospital was hit and two people were killed.", []),
    ("A 5-year-old girl was killed and her mother was wounded.", []),
    ("Dr. Ahmed Fathi, who treated the injured, said that most were children.", []),
    ("Jan Novak threatened to kill Ana Ruiz.", []),
    ("Jan Novak killed two people.", []),
]


def shown(claim: Claim) -> str:
    """Return the line of a table that a claim is."""
    value = claim.value
    assert isinstance(value, PersonValue)
    cells = (value.name, value.age, value.sex, value.role, value.family, value.fate)
    return " | ".join("-" if cell is None else str(cell) for cell in cells)


def victims(text: str) -> list[Claim]:
    return [claim for claim in read(text).claims if claim.field == "victim"]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_who_is_named_as_a_victim(text: str, expected: list[str]) -> None:
    assert [shown(claim) for claim in victims(text)] == expected


def test_a_victim_is_told_by_a_speaker_in_words_that_stand_there() -> None:
    text = "Staff Sgt. Ivan Petrov, 34, was killed near Oram, his brigade said."
    (claim,) = victims(text)
    assert (claim.words, text[slice(*claim.span)]) == ("Staff Sgt. Ivan Petrov, 34", claim.words)
    assert (claim.chain[0].text, claim.stance, claim.scope) == ("his brigade", "asserts", "incident")
    assert claim.mention in {mention.id for mention in read(text).mentions}


def test_a_denial_is_kept_as_one() -> None:
    (claim,) = victims("The army denied that its shelling killed Ana Ruiz.")
    assert (claim.stance, claim.chain[0].text) == ("denies", "The army")


def test_the_id_of_a_claim_holds_nothing_that_a_guessed_name_could_be_tried_on() -> None:
    one, other = (victims(f"The blast killed {name}, 34.")[0] for name in ("Jan Novak", "Ana Marek"))
    assert one.id == other.id  # the reader of these tables gives all reports one id


def test_a_title_without_ages_or_trades_names_nobody() -> None:
    reading = read("It rained.", title="Shot Dead Last Night In Oram Heights: Two Killed")
    assert [claim for claim in reading.claims if claim.field == "victim"] == []


@pytest.mark.parametrize(
    "unit", ["Ali Hassan, ", "Ali Hassan (", "Ali\nkilled\n", "his sister Huda, 5, and ", '"Ali "']
)
def test_endless_lists_are_read_to_their_end(unit: str) -> None:
    found = victims("The dead were named as " + unit * 1500)
    assert len({claim.id for claim in found}) == len(found)
