"""What the tables of this folder expect and the rules do not read yet, with the reason; a row that passes fails."""

# fmt: off
SOURCES: dict[str, str] = {
    "Said the mayor on Friday: no shot was fired by our side.":
        "this order of speaker and cue is not read",
    "It was the army that burned the huts, insists the widow of one of the herders.":
        "this order of speaker and cue is not read",
    'Police described the dead man as a "known courier" of the gang.':
        "nobody is named beside the quotation",
    '"It was not us." That was all the commander of the militia would say.':
        "nobody is named beside the quotation",
    'Asked who had fired first, the sergeant shrugged. "They did," he said.':
        "takes an indirect question for what is said",
    'The mother of the boy wept. "He went to buy bread."':
        "nobody is named beside the quotation",
    "For the opposition, the arrests are a hunt for witnesses.":
        '"for X" is not read as a view',
    "Rescuers fear that more bodies lie under the school.":
        "the stance or the cue is not in the table",
    "Witness accounts that the tear gas came first were left out of the file.":
        "the noun is not read as a cue with this stance",
    "In the view of the clan's elders, the governor broke the truce.":
        "the noun is not read as a cue with this stance",
    "Junta denies burning villages in Sagaing":
        "the headline is parsed as a noun phrase",
    "Bridge was mined before talks - monitors":
        "the headline is parsed as a noun phrase",
    '"If the rains come," warned the head of the camp in Dumari, "the tents will be in the river."':
        "this order of speaker and cue is not read",
    "One prisoner told a chaplain, who told the court, that shots came from the tower.":
        "this order of speaker and cue is not read",
    'The pastor was counting candles. "Forty," he said. "One for each house."':
        "takes an object or a relative pronoun for what is said",
    "The general, of whom less was said in the capital than in the villages, died on Friday.":
        "takes an object or a relative pronoun for what is said",
    "The strike on Belgar (it was aimed at a depot, the air force says) levelled a bakery.":
        "the words in brackets or dashes are not read",
    "Eleven soldiers - so the commander of the fort claims - held out for nine days.":
        "the words in brackets or dashes are not read",
    '"We dug with our hands." — Pavel Hrin, miner':
        "the speaker behind a dash is not read",
    "“I counted nineteen coffins.” – A gravedigger in Halde":
        "the speaker behind a dash is not read",
    "Hostages moved to hills - report":
        "the speaker behind a dash is not read",
    "Capital: five citizens killed":
        "what stands behind the colon is not read without quotation marks",
    "Oland: two border guards shot dead":
        "what stands behind the colon is not read without quotation marks",
    "The dead man was described by neighbours as a quiet clockmaker.":
        "the parse loses what the speaker says of somebody",
    "At least 31 people drowned, the health ministry said, the Orvale News Agency reported.":
        "of two cues behind one another the outer is taken for the inner",
    "The defence ministry said 14 conscripts had died in the fire, the Tavel Gazette reported.":
        "of two cues behind one another the outer is taken for the inner",
    "The schoolteacher heard from people at the bridge that the toll house had been shelled.":
        '"heard from" is not read, or its speaker is cut short',
    "A trader said she had heard from lorry crews that Lurin was deserted.":
        '"heard from" is not read, or its speaker is cut short',
    "The midwife learned from a patient that soldiers were sleeping in the mosque.":
        '"heard from" is not read, or its speaker is cut short',
    "Claims by the governor of a foreign plot found few believers.":
        "the noun is not read as a cue with this stance",
    "A denial by the gendarmes that live rounds were used was printed on page nine.":
        "the noun is not read as a cue with this stance",
    "An estimate by the university that half the orchards burned is thought too low.":
        "the noun is not read as a cue with this stance",
    "Radio Sund carried reports that three bridges were down.":
        "whoever carries the reports is not put in the chain",
    "The shepherds blame the blast on a mine from the last war.":
        "what is told is cut short by the parse",
    "Dozens missing after landing, navy admits":
        "the headline is parsed as a noun phrase",
    "'No survivors' in Selm ferry blast, say rescuers":
        "the headline is parsed as a noun phrase",
    '"The last bus left without them, a conductor said. The road has been closed since.':
        "a quotation mark without its pair hides the cue",
    "The relief agency fears that the epidemic will reach the camps.":
        "the stance or the cue is not in the table",
    "The general staff refused to confirm or deny that Lurin had fallen.":
        "the stance is not turned by the words around the cue",
    "The consulate would neither confirm nor deny that the spy was exchanged.":
        "the stance is not turned by the words around the cue",
    "Six farmhands were reported killed near Dumari.":
        "what is told in the passive is cut short or not read",
    "The raiders were said to have crossed the marsh on foot.":
        "what is told in the passive is cut short or not read",
}

FIGURES: dict[str, str] = {
    "One hundred and four prisoners died in the fire.":
        "the parse loses the number or its noun",
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
    "The fate of three crew members is unknown.":
        "the word is not read as a fate yet",
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
