"""What the tables of this folder expect and the rules do not read yet, with the reason; a row that passes fails."""

# fmt: off
SOURCES: dict[str, str] = {
    '"It was not us." That was all the commander of the militia would say.':
        "nobody is named beside the quotation",
    "For the opposition, the arrests are a hunt for witnesses.":
        '"for X" is not read as a view',
    "Witness accounts that the tear gas came first were left out of the file.":
        "the parse takes the noun for a verb",
    "The schoolteacher heard from people at the bridge that the toll house had been shelled.":
        "the speaker is cut short: the parse hangs the place on the verb",
    "Claims by the governor of a foreign plot found few believers.":
        "whose of-phrase it is, the governor's or the claims', only sense could tell",
    "State radio broadcast claims that the opposition had mined the lake.":
        "the parse takes the noun for a verb",
}

FIGURES: dict[str, str] = {
    "He put the dead at 36 and the wounded at 50.":
        "the parse loses the number or its noun",
    "Soldiers were wounded on both sides.":
        "a bare plural is not told yet",
    "The raid ended without casualties.":
        '"no casualties" is told as killed 0 and injured 0',
    "No casualties were reported among the peacekeepers.":
        '"no casualties" is told as killed 0 and injured 0',
    "The patrol suffered no losses.":
        '"no casualties" is told as killed 0 and injured 0',
    "A MiG was shot down over the lake.":
        "counts of things destroyed are not told yet",
    "No survivors as plane is shot down over Upper Nile":
        "counts of things destroyed are not told yet",
    "Policeman shot dead in Chilpancingo":
        "a noun without an article is not read as one person",
    "Of the 13 dead, five were policemen.":
        "this way to tell a part is not read yet",
    "The guerrilla army, with some 7,000 fighters, killed a mayor on Tuesday.":
        "the words that set this apart are not read yet",
    "Fire destroyed the archive in 20 minutes.":
        "counts of things destroyed are not told yet",
}
