"""What befell those whom a list names: from the words before the list, behind it, and in the next sentence."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.extract.persons.cues import ASSAILED, Found, cue_at, heavier, last_cue, suffered
from rashomon.extract.persons.person import FIRST
from rashomon.extract.persons.predicates import behind, in_genitive, predicate
from rashomon.extract.persons.rows import Row
from rashomon.extract.persons.units import Line, Unit
from rashomon.extract.persons.words import ACCUSED, BE, DOES, HARMED, HARMS, NAMED, NOT_SO, SAID, SUFFERED, SUPPOSED

_SUBJECTS = frozenset(
    [",", "that", "when", "where", "because", "while", "after", "said", "and", "but", ":", "“", '"', "—"]
)
_LEADS = frozenset(": including include included includes namely like - – —".split())
_LINKS = frozenset([",", "also", "the", "a", "an", "'s", "’s", "“", '"', "only", "one", "reportedly"])
_LISTING = frozenset("they names named identified list victims following those are were dead ages aged".split())
_TAKING = frozenset("took taken taking take".split())
_DECLARED = frozenset("pronounced declared".split())
_SOON = 12  # units in which a sentence comes to "pronounced him dead"
_FINDING = frozenset("found discovered".split())


def fate_of_row(units: Sequence[Unit], line: Line, row: Row, former: Found | None) -> Found | None:
    """Return what befell a list of persons; `former` is what the sentence before told, for lists that go on."""
    start, end = row[0].first, row[-1].last
    if row[0].among and former is not None:
        return former
    if end < line.end and units[end].low in {"’s", "'s"}:
        return in_genitive(units, end + 1, line)
    found, intro = _before(units, line, row, former)
    told = None if found else behind(units, line, end, subject=intro or _is_subject(units, line, start))
    if found is None and told is None and row[0].harmed is not None:
        told = Found(row[0].harmed, start)
    return found or told


def fate_in_next(units: Sequence[Unit], line: Line, row: Row) -> Found | None:
    """Return what the next sentence says of those just named: "She had been hit by a stray bullet", "Wang died"."""
    first = units[line.start].low
    wanted = {"they", "both", "all"} if len(row) > 1 else {"he", "she"}
    own = {units[n].low for person in row for n in range(person.name.start, person.name.end)}
    if first in wanted or (len(row) == 1 and first in own):
        return predicate(units, line.start + 1, line) or _ends_dead(units, line)
    if first == "the" and len(row) == 1 and line.start + 2 < line.end and _is_same(units[line.start + 1], row):
        return predicate(units, line.start + 2, line) or _ends_dead(units, line)
    for at in range(line.start, min(line.end, line.start + _SOON) - 2) if len(row) == 1 else ():
        if units[at].low in _DECLARED and units[at + 1].low in {"him", "her"} and units[at + 2].low == "dead":
            return Found("killed", at + 2)
    if (
        first in {"his", "her"}
        and line.start + 1 < line.end
        and units[line.start + 1].low in {"body", "corpse", "remains"}
    ):
        return Found("killed", line.start + 1)
    return None


def _is_same(unit: Unit, row: Row) -> bool:
    """Tell whether "the 34-year-old" may be the one just named."""
    age = unit.low.partition("-")[0]
    return unit.low.endswith("-old") and (row[0].age is None or str(row[0].age) == age)


def _ends_dead(units: Sequence[Unit], line: Line) -> Found | None:
    """Read "He was taken to a hospital, where he died", "where she was pronounced dead"."""
    for at in range(line.start + 1, line.end - 1):
        dies = units[at].low in {"he", "she"} and units[at + 1].low == "died"
        if dies or (units[at].low in _DECLARED and units[at + 1].low == "dead"):
            return Found("killed", at + 1)
    return None


# ── before the list ─────────────────────────────────────────────────────────────────────────────────────────────────
def _before(units: Sequence[Unit], line: Line, row: Row, former: Found | None) -> tuple[Found | None, bool]:
    """Return what the words before a list tell, and whether they only lead up to it: "was named as"."""
    start = row[0].first
    place = start - 1
    while place > line.start and units[place].low in _LINKS and start - place < 4:
        place -= 1
    if place < line.start:
        return (former if line.listed else None), False
    word = units[place].low
    if word in {"of", "to"} and place > line.start:
        return _of(units, place, line), False
    if word in {"as", "named", "identified"} and _is_naming(units, line, place, row):
        return _listed(units, line, place, former, names=True), True
    if word in _LEADS or _among(units, place):
        if word in {":", "-", "–", "—"} and not _leads_list(units, line, place, row):
            return None, True
        leads = word != ":" or any(u.low in _LISTING for u in units[line.start : place])
        return _listed(units, line, place, former if leads and _is_plain(row) else None), True
    if word in BE:
        return _copula(units, line, place, former), False
    # what stands behind a comma is no object: "was shot to death, Greg Shore said"
    if units[start - 1].text == ",":
        return _of_trade(units, line, start - 1, row), False
    return _object(units, line, place, row), False


def _of_trade(units: Sequence[Unit], line: Line, comma: int, row: Row) -> Found | None:
    """Read "the killing of a carpenter, Ann Lee, on Friday": who is told by a trade first, and then by name."""
    end = row[-1].last
    if end < line.end and units[end - 1].text != "," and units[end].low not in {",", ".", "and", "in", "on"}:
        return None  # "the killing of a carpenter, Ann Lee said"
    if end + 1 < line.end and (units[end].low in SAID or units[end + 1].low in SAID):
        return None
    article = next((n for n in range(comma - 2, max(line.start, comma - 6), -1) if units[n].low in {"a", "an"}), None)
    if article is None or any(u.pos not in {"NOUN", "ADJ", "PROPN", "NUM"} for u in units[article + 1 : comma]):
        return None
    return _of(units, article - 1, line)


def _is_naming(units: Sequence[Unit], line: Line, place: int, row: Row) -> bool:
    """Tell whether "as" gives a name: "named by police as"; further off only where more speaks for a person."""
    far = 20 if _is_plain(row) else 5
    before = units[max(line.start, place - far) : place + 1]
    return any(u.low in NAMED and u.tag != "NNS" for u in before) and units[place - 1].low not in {
        "many",
        "well",
        "far",
    }


def _is_plain(row: Row) -> bool:
    """Tell whether those listed are plainly persons: more than a name is told of one of them."""
    return any(person.told or person.age is not None for person in row)


def _leads_list(units: Sequence[Unit], line: Line, place: int, row: Row) -> bool:
    """Tell whether a colon or dash leads a list of persons: "Killed: Ann Lee", "Guns: Crane Hill" not."""
    near = range(max(line.start, place - 4), place)
    return _is_plain(row) or (units[place].text == ":" and any(cue_at(units, n) for n in near))


def _among(units: Sequence[Unit], place: int) -> bool:
    return units[place].low in {"them", "whom"} and place > 0 and units[place - 1].low in {"among", "amongst", "of"}


def _of(units: Sequence[Unit], place: int, line: Line) -> Found | None:
    """Read "the body of", "the deaths of", "the shooting of", "claimed the life of"."""
    noun = units[place - 1].low
    if units[place].low != "of":
        return None
    if noun in {"life", "lives"}:
        before = {u.low for u in units[max(line.start, place - 4) : place - 1]}
        return (
            Found("killed", place - 1) if before & {"claimed", "claiming", "took", "cost", "taken", "taking"} else None
        )
    return Found(HARMS[noun], place - 1) if noun in HARMS else None


def _listed(units: Sequence[Unit], line: Line, place: int, former: Found | None, names: bool = False) -> Found | None:
    """Return what befell those whom a list names: as the words before it tell, else the sentence before."""
    if names and any(u.low in ACCUSED for u in units[line.start : place]):
        return None
    return last_cue(units, line.start, place) or former


def _copula(units: Sequence[Unit], line: Line, place: int, former: Found | None) -> Found | None:
    """Read "Among the wounded was", "The dead man was", "Still missing are", "the youngest was"."""
    first = max((n + 1 for n in range(line.start, place) if units[n].text == ";"), default=line.start)
    words = [u.low for u in units[first:place]]
    said = max((n + 1 for n, w in enumerate(words) if w in SAID), default=0)
    if ACCUSED & set(words[said:]):
        return None
    for number in range(len(words) - 1, said - 1, -1):
        if words[number] in HARMED:
            return Found(HARMED[words[number]], first + number)
    if words[:1] == ["among"] and words[1:2] and words[1] in {"them", "these", "those"} and len(words) == 2:
        return former if former is not None and _is_one_fate(units, former) else None
    if any(w in FIRST or w in {"another", "other", "list"} for w in words[said:]):
        return last_cue(units, line.start, place) or former
    return None


def _is_one_fate(units: Sequence[Unit], told: Found) -> bool:
    """Tell whether a sentence tells of one fate up to a word of harm: not so "12 were killed and 30 wounded"."""
    for at in range(told.place - 1, max(-1, told.place - 30), -1):
        if units[at].text in {".", "!", "?"} or units[at].low == "\n":
            break
        other = cue_at(units, at)
        if other is not None and other.fate not in {told.fate, "attacked"}:
            return False
    return True


def _object(units: Sequence[Unit], line: Line, place: int, row: Row) -> Found | None:
    """Read "killed", "took hostage", "shot dead" and "had taken away", where the list is what they are done to."""
    word = units[place].low
    before = [u.low for u in units[max(line.start, place - 5) : place]]
    if word in {"hostage", "prisoner", "captive", "away"} and _TAKING & set(before):
        return Found("captured", place)
    if word in {"dead", "death"} and ASSAILED & set(before[-3:]):
        return Found("killed", place)
    if word in _FINDING:
        return _found_hurt(units, line, row[-1].last)
    fate = DOES.get(word) or SUFFERED.get(word)
    plain = word not in {"hit", "struck"} or _is_plain(row)
    if fate is None or word in {"missing", "seized"} or not plain or units[place].pos in {"NOUN", "PROPN"}:
        return None
    if word not in DOES and any(w in BE or w == "having" for w in before[-2:]):
        return None  # "was killed"; who stands behind it did it, or nobody
    if set(before[-4:]) & (NOT_SO | SUPPOSED) or "to" in before[-1:]:
        return None
    return suffered(units, place) if word in SUFFERED else Found(fate, place)


def _found_hurt(units: Sequence[Unit], line: Line, end: int) -> Found | None:
    """Read "officers found Ann Lee, 18, suffering from gunshot wounds"."""
    found = None
    for at in range(end, min(line.end, end + 15)):
        word = units[at].low
        if word in {"dead", "lifeless"}:
            return Found("killed", at)
        if word in {"wound", "wounds", "injuries", "wounded", "injured", "shot"}:
            found = heavier(found, Found("attacked" if word == "shot" else "injured", at))
    return found


def _is_subject(units: Sequence[Unit], line: Line, start: int) -> bool:
    """Tell whether a list may be the subject of what follows it, by the words before it."""
    if start == line.start:
        return True
    before = units[start - 1]
    return before.low in _SUBJECTS or before.low in SAID or before.pos in {"ADV", "CCONJ", "SCONJ", "PUNCT"}
