"""A table of who speaks in headlines, live blogs, channels, transcripts, and lines that name their source.

Read as `probes_sources` says. The groups are named by the form. People, places and papers are invented.
"""

from probes_sources import Row, Said

# fmt: off
PROBES: dict[str, list[Row]] = {
    "a headline with a stop": [
        ("Scores missing after landslide at Orm, monks say. The province denies it.",
         [Said("Scores missing after landslide at Orm", "monks"), Said("it", "The province", "denies")]),
        ("Fifteen dead in market fire, UN says.", [Said("Fifteen dead in market fire", "UN")]),
        ("Ten wounded at depot, navy admits.", [Said("Ten wounded at depot", "navy", "confirms")]),
    ],
    "the hour of a live blog": [
        ("07:15 GMT: Provincial governor says a wall killed two men.",
         [Said("a wall killed two men", "Provincial governor")]),
        ("18:20\nMilitias deny the landing.", [Said("the landing", "Militias", "denies")]),
        ("[06:40] Governor Telk: nine dead after crash of ferry",
         [Said("nine dead after crash of ferry", "Governor Telk")]),
        ("21:05 – Two killed as shell hits school in Oram, officials say",
         [Said("Two killed as shell hits school in Oram", "officials")]),
    ],
    "a post of a channel": [
        ("❗️The enemy lost up to 30 men killed near the locks — Ministry of Defence",
         [Said("The enemy lost up to 30 men killed near the locks", "Ministry of Defence")]),
        ("❗️Ministry of Defence: the fleet sank two boats. No losses.",
         [Said("the fleet sank two boats. No losses", "Ministry of Defence")]),
        ('🔴 Ostrel, Gov. Kerin: "A rocket hit a tram — 3 dead, 7 wounded."',
         [Said("A rocket hit a tram — 3 dead, 7 wounded.", "Gov. Kerin")]),
    ],
    "the source behind": [
        ("Four people drowned [Source: Orm police].", [Said("Four people drowned", "Orm police")]),
        ("Eight sailors were killed (source: Navy press office).",
         [Said("Eight sailors were killed", "Navy press office")]),
        ("Two boys died, source: police.", [Said("Two boys died", "police")]),
        ("Five killed in rocket attack (police)", [Said("Five killed in rocket attack", "police")]),
        ("Five killed in rocket attack – mayor of Orm", [Said("Five killed in rocket attack", "mayor of Orm")]),
        ("Two boys died (pictured).", []),
    ],
    "a transcript": [
        ("Q: How many drowned? A: We have found 19 bodies so far.",
         [Said("How many drowned?", "unresolved", "cannot_say"),
          Said("We have found 19 bodies so far", "unresolved")]),
        ("ADMIRAL VOSS: No. We sank two boats.", [Said("No. We sank two boats", "ADMIRAL VOSS")]),
        ("Reporter: How many? Brandt: We killed four gunmen.",
         [Said("How many?", "Reporter", "cannot_say"), Said("We killed four gunmen", "Brandt")]),
        ("MAYOR OLM: The bridge is gone.\nREPORTER: Who blew it up?\nMAYOR OLM: The army did. Six men died.",
         [Said("The bridge is gone", "MAYOR OLM"), Said("Who blew it up?", "REPORTER", "cannot_say"),
          Said("The army did. Six men died", "MAYOR OLM")]),
        ("Wounded: 30.\nKilled: 12.", []),
        ("Weather: rain. Twelve men were killed in the flood.", []),
    ],
    "a quotation before its headline": [
        ("'It was dark': widow recalls flood", [Said("It was dark", "widow")]),
        ("'They took 20 of us': villagers speak", [Said("They took 20 of us", "villagers")]),
        ("'Run now!' - the last words of a pilot", [Said("Run now!", "a pilot")]),
        ("'We are starving': Gaza in ruins", []),
    ],
    "somebody who cites": [
        ("The news agency Orvest reported, citing a harbour source, that nine sailors were killed in Sund.",
         [Said("nine sailors were killed in Sund", "a harbour source", "asserts", ("Orvest",))]),
        ("Three of them were nuns, according to state radio, citing the Interior Ministry.",
         [Said("Three of them were nuns", "the Interior Ministry", "asserts", ("state radio",))]),
        ("According to Orvest, which cited a diplomatic source, six people were killed.",
         [Said("six people were killed", "a diplomatic source", "asserts", ("Orvest",))]),
        ("Nine men drowned, according to Radio Sund, which quoted a diver.",
         [Said("Nine men drowned", "a diver", "asserts", ("Radio Sund",))]),
    ],
}
