"""Sites and parts that a name belongs to: "the heart of Basra", "a Nairobi hotel", "Minsk's main square".

Such a name stands where a place would, though its preposition is before another noun.
"""

from __future__ import annotations

import re

from rashomon.extract.parse import Token

_DEEP = 4  # nouns between a name and the preposition: "on the edge of the west bank of the town of X"
PREPOSITIONS = frozenset(
    "in at near on outside inside across over along around through throughout off into onto within above via "
    "toward towards to from up down behind under beside along".split()
)
_WHERE = frozenset("in at near outside inside across around throughout within off".split())
_PARTS = (
    "heart center centre middle outskirts outskirt edge rim perimeter periphery corner part third half quarter percent "
    "section sector side bank coast shore shoreline coastline border frontier north south east west northeast "
    "northwest southeast southwest rest most much bulk all capital city town village hamlet suburb port island islet "
    "peninsula region province governorate district area state county municipality township commune neighborhood "
    "neighbourhood countryside street road alley avenue highway square waters water sky skies airspace soil territory "
    "jungle hill mountain plain desert valley forest swamp marsh steppe foothill battlefield front frontline streets "
    "stronghold bastion enclave hub ruins slum ghetto stretch strip swath swathe tip vicinity entrance gate gates "
    "settlement hilltop highland lowland canyon river lake gulf bay delta"
)
_SITES = (
    "restaurant hotel cafe café bar club nightclub shop store mall market marketplace bazaar supermarket bakery bank "
    "home house apartment flat residence villa building compound complex office headquarters parliament palace court "
    "courthouse courtroom prison jail hospital clinic school college university campus mosque church cathedral temple "
    "synagogue shrine monastery cemetery station airport airfield airbase seaport harbor harbour dock pier stadium "
    "park beach garden plaza roundabout intersection junction crossroad crossroads backstreet boulevard bridge tunnel "
    "checkpoint roadblock crossing outpost barracks base garrison camp factory plant refinery mine warehouse depot "
    "farm farmland ranch field orchard plantation cornfield zoo museum theater theatre cinema subway metro "
    "mansion gallery terminal library step runway seawater installation "
    "facility landfill quarry dam reservoir pipeline position defense defence"
)
SITES = frozenset((_PARTS + " " + _SITES).split())
# Verbs whose object is a site, or subject in the passive; of names the shorter list of `place_words` holds.
_HITS = frozenset("destroy damage burn demolish blow gut flatten level engulf rip".split())
_TOWNS = frozenset("capital city town village port suburb island hamlet settlement borough district".split())
# Names that say themselves that they are a site's: "Hadar Thermal Station". Bodies ("University") are none.
SITE_NAME = re.compile(
    r"\s(?:Station|Square|Highway|Bridge|Mountains?|Hills?|Islands?|Islets?|Farms?|Plains?|"
    r"Springs|Checkpoints?|Crossing|Airport|Airfield|Airbase|Air Base|Base|Dam|Camp|Market|Palace|Stadium|Prison|"
    r"Junction|Roundabout|Gate|Heights|Strait|Reservoir|Valley|Village|Town|City|District|Neighbou?rhood|Suburb|Quarter|Province|"
    r"Governorate|Desert|Forest|River|Canal|Mosque|Temple|Shrine|Hospital|Housing Complex|Barracks|Refinery)\Z"
)
_LINKS = {"compound", "poss", "nmod", "amod"}


def site_above(token: Token) -> Token | None:
    """Return the site or part that a name belongs to, the one told last of several, None where it belongs to none."""
    node = token
    for _ in range(_DEEP):
        above = _above(node)
        if above is None or above.lemma_.lower() not in SITES:
            break
        node = above
    return None if node is token else node


def _above(node: Token) -> Token | None:
    head = node.head
    if node.dep_ in _LINKS and head.i > node.i and head.pos_ == "NOUN":
        return head
    if node.dep_ == "pobj" and head.lower_ == "of" and head.head is not head:
        return head.head
    return None


def stands_at(site: Token) -> bool:
    """Tell whether something is told to be or to be done at a site: "in the heart of X", "destroyed an X hotel"."""
    if site.dep_ == "pobj":
        return site.head.lower_ in PREPOSITIONS
    return site.dep_ in {"dobj", "nsubjpass"} and site.head.lemma_.casefold() in _HITS


def renames_town(token: Token) -> bool:
    """Tell whether a name is put beside the word for a town: "its largest city, Dunmere"."""
    return token.dep_ == "appos" and token.head.lemma_.lower() in _TOWNS


def stands_in(token: Token) -> bool:
    """Tell whether a name hangs on a preposition for where, whatever adjectives stand between."""
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE
