"""Names in the columns of a table → whom and where they mean: by the ontology's actors and countries, the gazetteer."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.lexicon import Gazetteer, Ontology, fold_name
from rashomon.records import Actor, Party, Words

# How the tables name the forces of a state, and by which names ontology/actors.csv has them.
_OF_STATES = (
    (re.compile(r"Military Forces of (?:the )?(.+)", re.I), "{} military"),
    (re.compile(r"Police Forces of (?:the )?(.+)", re.I), "{} police"),
    (re.compile(r"Government of (?:the )?(.+)", re.I), "{} government"),
)
_ASIDE = re.compile(r"\s*\([^()]*\)")  # "(2000-2024)", "(Syria)"
# Who is nobody in particular, whatever country stands behind in parentheses.
_NOBODY = re.compile(
    r"(?:civilians?|protesters?|rioters?|students?|women|men|children|prisoners?|farmers?|teachers?|refugees(?:/IDPs)?"
    r"|unidentified .+|unknown.*)\Z",
    re.I,
)
_LONGEST_ID = 80  # characters, as of the ids that a reading gives
_KEPT = 1 << 14  # different names: a table of a country has some hundreds


class Lookup:
    """Answers who and where is meant, from tables that are opened once."""

    def __init__(self, ontology: Ontology, gazetteer: Gazetteer) -> None:
        self._ontology, self._gazetteer = ontology, gazetteer
        countries = ontology.countries.values()
        self._by_number = {one.number: one.code for one in countries if one.number is not None}
        self._by_gw = {one.gw: one.code for one in countries if one.gw is not None}
        self._by_name = {fold_name(one.name): one.code for one in countries}
        self._by_name |= {fold_name(one.iso3): one.code for one in countries}
        self.countries_around = gazetteer.countries_around
        self.known = lru_cache(maxsize=_KEPT)(self._known)
        self.country = lru_cache(maxsize=_KEPT)(self._country)
        self.province = lru_cache(maxsize=_KEPT)(self._province)

    def party(self, words: Words) -> Party:
        """Return a cell's words as a party; without what stands in parentheses where nobody in particular is meant."""
        bare = _ASIDE.sub("", words.text).strip()
        if bare and self.known(words.text) is None and _NOBODY.match(bare) and words.text.startswith(bare):
            return Party(bare, (words.span[0], words.span[0] + len(bare)), None)
        return Party(words.text, words.span, self.actor_id(words.text))

    def actor_id(self, name: str) -> str | None:
        """Return the id of an actor: the ontology's, else the folded name as a reading would have it."""
        return self.known(name) or "_".join(fold_name(name[:400]).split())[:_LONGEST_ID] or None

    def actor(self, id_: str, name: str, kind: str) -> Actor:
        """Return the record of an actor under the name that a row gives it; `kind` where the ontology does not tell."""
        known = self._ontology.actors.get(id_)
        return Actor(id_, name, (name,), known.kind if known else kind, known.country if known else None)

    def _known(self, name: str) -> str | None:
        names = self._ontology.names
        bare = " ".join(_ASIDE.sub(" ", name[:400]).split())
        pieces = [name[:400], bare, *(part.strip() for part in bare.split(":", 1)[::-1])]
        for form, called in _OF_STATES:
            if found := form.fullmatch(bare):
                pieces.append(called.format(found[1]))
        return next((names[folded] for folded in map(fold_name, pieces) if folded in names), None)

    def _country(self, name: str, number: str = "", gw: str = "") -> str | None:
        """Return the ISO code of a country by its ISO number, its number of Gleditsch and Ward, or its name."""
        for digits, table in ((number, self._by_number), (gw, self._by_gw)):
            if digits.isascii() and digits.isdecimal() and (found := table.get(int(digits[:6]))):
                return found
        for words in (name, _ASIDE.sub("", name)):
            folded = fold_name(words[:200])
            actor = self._ontology.actors.get(self._ontology.names.get(folded, ""))
            if found := self._by_name.get(folded) or (actor.country if actor and actor.kind == "state" else None):
                return found
        return None

    def country_around(self, name: str) -> str | None:
        """Return the country of the only first-order subdivision of a name: of the Gaza Strip; None else."""
        found = {one.country for one in self._gazetteer.find(name[:200]) if one.precision == "admin1"}
        return found.pop() if len(found) == 1 else None

    def _province(self, name: str, country: str | None) -> str | None:
        """Return a first-order subdivision as the gazetteer spells it, which places of news are told by; None else."""
        if not name or country is None or len(name) > 200:
            return None
        found = self._gazetteer.find(name, frozenset({country}))
        return next((one.admin1 for one in found if one.precision == "admin1" and one.country == country), None)
