"""Data only: what words mean. `rashomon.resources.load_ontology` reads the tables; docs/ontology.md explains each code.

- `cues.csv`: words that pass on what somebody says or thinks, with the stance that they give it.
- `acts.csv`: words that tell a deed, with its PLOVER 0.8 type and mode and its ACLED sub-event type.
- `actors.csv`: states, governments, forces, armed groups, agencies, media, monitors, with their names and bodies.
- `numbers.csv`: what "dozens" and its kin stand for, each line with its origin.
- `groups.csv`: head nouns of groups of people: civilians or fighters, children or officers.
- `descriptions.csv`: words that judge a deed, and whom they blame.
- `judgements.csv`: words that judge those whom they name.
- `ordinary.csv`: words of deeds that reports of other things use as well.
- `words.csv`: how common English words are.
- `regions.csv`: provinces and countries, with a point and a radius; `districts.csv`: what lies below provinces.
- `areas.csv`: regions, rivers, lines, fronts, camps, crossings, bases of conflicts.
"""
