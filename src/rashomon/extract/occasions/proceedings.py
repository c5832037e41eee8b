"""What comes after a deed and has a day of its own: the arrest, the charge, the trial, the funeral.

"The trial of men accused of bombing a bus opened on Wednesday" tells the day of the trial and none of the bombing.
"""

from __future__ import annotations

from rashomon.extract.clauses import child, passive
from rashomon.extract.parse import Token

_DEEP = 10  # heads that are walked up
_COURT = frozenset(
    "sentence convict indict acquit prosecute plead arraign remand extradite jail imprison adjourn mourn bury"
    " commemorate investigate probe exonerate condemn condole".split()
)
_ALSO_BLOWS = {"charge", "try"}  # of a court only where somebody is charged or tried: "charged the crowd"
_ARREST = {"arrest", "detain", "apprehend", "nab", "capture"}
_WHY = {"for", "over", "of", "with", "on"}  # behind an arrest, before what it is for
_GROUNDS = {"connection", "suspicion", "charge", "relation", "role", "involvement", "link"}
# Verbs that a session is the subject or object of, or is held with: "opened", "went on trial", "appeared in court".
_SITTING = frozenset(
    "open begin start resume continue end conclude go take hold appear stand face bring hear postpone close put send"
    " attend gather".split()
)
_SESSIONS = frozenset(
    "trial hearing inquest court tribunal sentencing verdict arraignment courtroom retrial jury funeral burial vigil"
    " memorial inquiry commemoration".split()
)


def is_of_proceeding(top: Token, trigger: Token) -> bool:
    """Tell whether a time is that of a court, an arrest or a funeral that a deed is told under, and not of the deed."""
    held = _held_by(top, trigger)
    if held is None:
        return False
    if held.lemma_ in _ARREST and held.pos_ == "VERB":
        return _is_ground(held, trigger)
    path = _up(trigger)
    return held in path or any(node.lemma_.lower() in _SESSIONS for node in path)


def pursues(trigger: Token) -> bool:
    """Tell whether an arrest is for a deed told with it: "arrested on Monday over the murder of two"."""
    if trigger.lemma_ not in _ARREST or trigger.pos_ != "VERB":
        return False
    held = [child(part, "pobj") for part in trigger.rights if part.dep_ == "prep"]
    whom = child(trigger, "dobj")
    if whom is not None and child(whom, "acl", "relcl") is not None:  # "arrested a man suspected of killing her"
        return True
    over = any(part.dep_ == "prep" and part.lower_ in {"for", "over"} for part in trigger.rights)
    return over or any(one is not None and one.lemma_ in _GROUNDS for one in held)


def _held_by(top: Token, trigger: Token) -> Token | None:
    """Return the proceeding that a time hangs on, before it hangs on the deed or on any other verb."""
    for node in _up(top)[1:]:
        if node is trigger:
            return None
        if node.pos_ in {"VERB", "AUX"}:
            court = node.lemma_ in _COURT or (node.lemma_ in _ALSO_BLOWS and passive(node))
            return node if court or node.lemma_ in _ARREST or _sits(node) else None
        if node.lemma_.lower() in _SESSIONS:
            return node
    return None


def _sits(verb: Token) -> bool:
    """Tell whether a verb tells of a session: "the trial opened", "appeared in court", and its misparses."""
    if verb.lemma_ not in _SITTING:
        return False
    parts = [held for part in verb.children for held in (part, child(part, "pobj")) if held is not None]
    if any(part.lemma_.lower() in _SESSIONS for part in parts if part.dep_ != "prep"):
        return True
    return verb.dep_ == "acl" and any(node.lemma_.lower() in _SESSIONS for node in _up(verb))


def _is_ground(arrest: Token, trigger: Token) -> bool:
    """Tell whether somebody is arrested for a deed, and not while it goes on: "arrested at the protest"."""
    path = _up(trigger)
    if arrest not in path or path[0] is arrest:
        return False
    between = path[: path.index(arrest)]
    link = between[-1]
    if link.dep_ == "prep":
        return link.lower_ in _WHY or any(node.lemma_ in _GROUNDS for node in between)
    return link.dep_ in {"dobj", "nsubjpass"} and any(node.dep_ in {"acl", "relcl"} for node in between)


def _up(token: Token) -> list[Token]:
    found = [token]
    while found[-1].head is not found[-1] and len(found) < _DEEP:
        found.append(found[-1].head)
    return found
