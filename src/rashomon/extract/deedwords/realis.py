"""Whether a deed is told as done: a trigger and its clause → actual, planned, threatened, denied, remembered, …"""

from __future__ import annotations

from rashomon.extract.clauses import child, negated
from rashomon.extract.parse import Token
from rashomon.records import Realis

_PLANNED = {"will", "shall", "'ll"}
_SUPPOSED = {"would", "could", "should", "can", "must", "may", "might"}
_THREATS = {"threaten", "vow", "swear", "warn"}
# Not "deny": that somebody denies a deed is the stance of who speaks, and would be told twice.
_NOT_DONE = {
    "fail", "refuse", "decline", "avert", "foil", "prevent", "thwart", "avoid", "forbid", "evade", "escape", "elude",
    "dodge",
}  # fmt: skip
_PLANS = {"plan", "prepare", "order", "propose", "schedule", "postpone", "delay", "demand", "urge", "seek",
          "authorise", "authorize", "sanction", "permit"}  # fmt: skip
_ORDERS = {"demand", "order", "urge", "insist", "propose", "request", "recommend", "want", "wish"}
_TELLING = {"say", "announce", "declare", "add", "tell", "state", "promise", "pledge", "decide", "confirm"}
_MADE = {"get", "have", "let", "see"}  # "to get them arrested" is told as the getting is
_IDEAS = {"question", "use", "idea", "possibility", "favour", "favor", "point", "aim", "purpose", "intention", "option"}
_POWERS = {"position", "power", "right", "authority", "permission", "mandate", "ability"}  # to do it
_PENALTIES = {"arrest", "detention", "imprisonment", "deportation", "expulsion", "eviction", "execution"}  # faced
_UNSURE = {"likely", "unlikely", "possible", "imminent", "inevitable", "probable"}
_WILLING = {"hesitate", "insist", "think", "aim", "shrink"}
_HINDERING = {"stop", "bar", "keep", "restrain", "block", "ban", "dissuade", "deter"}  # from doing it
# Verbs that carry a noun of deed, and its modality, as subject of their passive: "arrests can be made".
_LIGHT = {"make", "carry", "launch", "conduct", "stage", "mount", "commit", "effect"}
_NEAR = 10  # tokens between two infinitives of one plan
_HIGHEST = 4  # nouns looked up to from a noun: keeps a hostile chain of "of" bounded
# Verbs whose "for" holds what is wanted: "pressed for his arrest", "a warrant was issued for his arrest".
_FORWARD = {
    "call", "plan", "prepare", "ready", "issue", "press", "ask", "appeal", "wait", "hope", "push", "search", "clamour",
    "want",
}  # fmt: skip
_PUT_OFF = {"postpone", "delay", "schedule"}
_FEARS = {"fear", "expect", "risk", "suspect", "consider", "mull", "weigh", "contemplate"}
# Verbs whose infinitive was done all the same: "managed to kill", "used batons to disperse them".
_DONE = {
    "appear", "say", "seem", "manage", "begin", "start", "continue", "report", "believe", "know", "go", "help", "use",
    "fire", "employ", "resort", "claim", "think", "proceed", "happen", "allege", "force", "find", "join", "open",
    "able", "rush",
}  # fmt: skip
_HAPPEN = {"begin", "start", "take", "occur", "happen", "come", "resume", "follow", "go", "go_on", "materialise"}
_OF_PLANS: dict[str, Realis] = {
    "threat": "threatened", "risk": "hypothetical", "fear": "hypothetical", "possibility": "hypothetical",
    "danger": "hypothetical", "prospect": "hypothetical", "chance": "hypothetical", "likelihood": "hypothetical",
    "plan": "planned", "plot": "planned", "preparation": "planned", "intention": "planned", "order": "planned",
    "call": "planned", "anniversary": "recalled", "memory": "recalled", "commemoration": "recalled",
    "remembrance": "recalled", "warrant": "planned", "search": "planned", "hunt": "planned", "demand": "planned",
    "request": "planned", "avoidance": "negated", "want": "negated", "lack": "negated", "absence": "negated",
}  # fmt: skip
_MODIFIERS: dict[str, Realis] = {
    "no": "negated", "foiled": "negated", "thwarted": "negated", "averted": "negated", "any": "hypothetical",
    "future": "hypothetical", "possible": "hypothetical", "potential": "hypothetical", "further": "hypothetical",
    "imminent": "hypothetical", "feared": "hypothetical", "planned": "planned", "intended": "planned",
    "upcoming": "planned", "proposed": "planned", "threatened": "threatened", "simulated": "exercise",
    "mock": "exercise",
}  # fmt: skip
_COURT = {
    "charge", "convict", "indict", "acquit", "try", "sentence", "jail", "imprison", "prosecute", "plead", "arraign",
    "guilty", "trial", "retrial", "conviction", "verdict", "indictment", "defendant", "charges",
}  # fmt: skip
_PENAL = {"sentence", "condemn"}
_COURTS = {"court", "tribunal", "jury", "judge", "hearing", "courtroom"}
_DRILLS = {
    "drill",
    "exercise",
    "manoeuvre",
    "maneuver",
    "wargame",
    "rehearsal",
    "manoeuvres",
    "maneuvers",
    "simulation",
}
_AGO = {"year", "decade", "century", "years", "decades"}
_MEMORY = {"commemorate"}


def realis_of(token: Token, year: int | None) -> Realis:
    """Return whether the deed of a trigger is told as done; `year` is that of publication."""
    found = _of_verb(token) if token.pos_ in {"VERB", "AUX"} else _of_noun(token)
    if found != "actual":
        return found
    if _in_court(token):
        return "court"
    clause = _clause(token)
    if _drill(token) or _drill(clause):
        return "exercise"
    told_of = token.head if token.dep_ == "relcl" else None  # "a 2016 attack that killed three"
    if told_of is not None and told_of.pos_ == "NOUN" and _in_court(told_of):
        return "court"
    old = _long_ago(token, year) or (told_of is not None and _long_ago(told_of, year))
    return "recalled" if old or _remembered(token) else "actual"


def undone(token: Token) -> bool:
    """Tell whether what a word of harm tells was only planned, threatened, supposed or foiled: it gives no figure.

    "May have", "may" and "were not killed" are told of figures by their stance.
    """
    if token.pos_ not in {"VERB", "AUX", "NOUN"}:
        return False
    if token.lemma_ in _PENAL:  # "sentenced four men to death"
        return True
    found = _of_verb(token) if token.pos_ != "NOUN" else _of_noun(token)
    if found == "negated":
        return not (negated(token) or nobody(token) or token.pos_ == "NOUN")
    perhaps = any(part.dep_ == "aux" and part.lower_ in {"may", "might"} for part in token.children)
    return found in {"planned", "threatened", "hypothetical"} and not perhaps


def _of_verb(verb: Token) -> Realis:
    if negated(verb) or nobody(verb) or _left_undone(verb):
        return "negated"
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    above = _governor(verb)
    if above is not None and verb.dep_ in {"xcomp", "pcomp"} and above.lemma_ in _NOT_DONE and not negated(above):
        return "negated"
    if above is not None and verb.dep_ == "pcomp" and verb.head.lower_ == "from" and above.lemma_ in _HINDERING:
        return "negated"
    if above is not None and verb.dep_ == "pcomp" and above.lemma_ in _WILLING:  # "will not hesitate in arresting"
        return "planned"
    if above is not None and above.lemma_ in _IDEAS and verb.dep_ == "pcomp":  # "no question of arresting them"
        return "hypothetical"
    if above is not None and above.lemma_ == "fear" and "being" in {c.lower_ for c in verb.lefts}:
        return "hypothetical"
    if auxiliaries & {"should", "would"} and "have" in auxiliaries:  # "should have arrested them": it did not
        return "hypothetical"
    willed = above is not None and above.lemma_ in _THREATS
    if auxiliaries & (_PLANNED | _SUPPOSED) and not auxiliaries & {"have"}:
        if willed or (above is not None and _conditional(verb)):
            return "threatened"
        return "planned" if auxiliaries & _PLANNED or _announced(verb, above, auxiliaries) else "hypothetical"
    ordered = verb.dep_ == "ccomp" and above is not None and above.lemma_ in _ORDERS and not auxiliaries
    if ordered and (child(verb, "mark") is None or verb.tag_ in {"VB", "VBN"}):
        return "planned"
    if "to" in auxiliaries:
        return "threatened" if willed else _of_infinitive(verb, above)
    if above is not None and verb.dep_ in {"ccomp", "xcomp"} and verb.tag_ in {"VB", "VBN"} and _to_be_made(above):
        return _of_infinitive(above, _governor(above))
    if verb.dep_ == "conj" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        first = _infinitive_before(verb) or verb.head
        joined = _of_verb(first) if first.pos_ == "VERB" else "actual"
        return joined if joined in {"planned", "hypothetical", "threatened"} else "actual"
    mark = child(verb, "mark")
    if mark is not None and mark.lower_ in {"if", "unless"}:
        return "hypothetical"
    return "hypothetical" if _turned_about(verb) else "actual"


def _infinitive_before(verb: Token) -> Token | None:
    """Return the "attack" of "a plan to attack the town and kill many", where the parse joins the second to another."""
    if verb.tag_ != "VB" or verb.head.tag_ == "VB":
        return None
    before = reversed(verb.doc[max(verb.sent.start, verb.i - _NEAR) : verb.i])
    return next((t for t in before if t.tag_ == "VB" and any(c.lower_ == "to" for c in t.lefts)), None)


def _to_be_made(verb: Token) -> bool:
    """Tell whether a verb has another deed done, and is itself an infinitive: "to get them arrested"."""
    return verb.lemma_ in _MADE and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def _left_undone(verb: Token) -> bool:
    """Tell whether a deed is what was not done: "without arresting anyone", "instead of arresting the rioters"."""
    before = verb.head
    if verb.dep_ != "pcomp":
        return False
    return before.lower_ in {"without", "than"} or any(part.lower_ == "instead" for part in before.lefts)


def _turned_about(verb: Token) -> bool:
    """Tell whether a clause is a condition by its order of words: "had they arrested him, …"."""
    first = verb.left_edge
    turned = first.lower_ == "had" and first.dep_ == "aux" and first.head is verb
    return turned and any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > first.i for c in verb.lefts)


def _announced(verb: Token, above: Token | None, auxiliaries: set[str]) -> bool:
    """Tell whether a "would" is a "will" that was reported: "announced that it would withdraw its men"."""
    told = above is not None and above.lemma_ in _TELLING and above.tag_ in {"VBD", "VBN"}
    marks = (child(c, "mark") for c in verb.children if c.dep_ == "advcl")
    held = any(mark is not None and mark.lower_ in {"if", "unless"} for mark in marks)
    return told and verb.dep_ == "ccomp" and "would" in auxiliaries and not held


def _of_infinitive(verb: Token, above: Token | None) -> Realis:
    """Return the realis of "to attack": done after "managed", not after "threat", planned after all else."""
    if above is None:
        return "actual"
    if above.lemma_ in _POWERS:
        return "planned"
    if above.pos_ == "NOUN":
        return _OF_PLANS.get(above.lemma_, "planned") if verb.dep_ == "acl" else "actual"
    if verb.dep_ in {"xcomp", "advcl", "acl", "ccomp"} and above.lemma_ not in _DONE:
        return "planned"
    return "actual"


def _governor(verb: Token) -> Token | None:
    """Return the word that a clause hangs on: "threatened to attack", "plot to attack", "warned that he would"."""
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and verb.head is not verb:
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.head is not verb.head:
        return verb.head.head
    return None


def _conditional(verb: Token) -> bool:
    """Tell whether somebody says what he will do unless another gives way."""
    if verb.head.pos_ != "VERB" or verb.dep_ != "ccomp":
        return False
    marks = (child(c, "mark") for c in verb.children if c.dep_ == "advcl")
    return any(mark is not None and mark.lower_ == "unless" for mark in marks)


def _of_noun(noun: Token) -> Realis:
    for modifier in noun.lefts:
        found = _MODIFIERS.get(modifier.lower_)
        if found in {"planned", "threatened"} and noun.dep_ == "dobj" and noun.head.lemma_ in _LIGHT:
            return _carried(noun.head)  # "mounted its long-threatened invasion"
        if found is not None:
            return found
    above = noun.head
    if noun.dep_ == "conj" and above.pos_ in {"NOUN", "PROPN"}:
        joined = _of_noun(_first_named(above))
        return joined if joined in {"planned", "hypothetical", "threatened"} else "actual"
    if noun.dep_ == "pobj" and above.head is not above:
        of = above.head
        if of.lemma_ in _OF_PLANS and above.lower_ in {"of", "for", "to"}:
            return _OF_PLANS[of.lemma_]
        if of.pos_ == "VERB" and above.lower_ in {"under", "into"}:  # "may be put under arrest"
            return _carried(of)
        return "planned" if of.lemma_ in _FORWARD and above.lower_ == "for" else "actual"
    if noun.dep_ == "dobj" and above.pos_ == "VERB":
        if above.lemma_ in _NOT_DONE:
            return "actual" if negated(above) else "negated"
        if above.lemma_ in _FEARS or above.lemma_ in _PLANS:
            return "hypothetical" if above.lemma_ in _FEARS else "planned"
        if above.lemma_ == "threaten":
            return "threatened"
        if above.lemma_ in {"face", "stay", "await"} and noun.lemma_ in _PENALTIES:
            return "hypothetical"
        return _carried(above)
    if noun.dep_ == "nsubjpass" and above.lemma_ in _FEARS | _NOT_DONE:
        return "hypothetical" if above.lemma_ in _FEARS else "negated"
    if noun.dep_ == "nsubj" and above.lemma_ == "be" and any(c.lemma_ in _UNSURE for c in above.rights):
        return "hypothetical"
    if noun.dep_ == "nsubjpass" and above.lemma_ in _LIGHT:
        return _carried(above)
    if noun.dep_ in {"nsubj", "nsubjpass"} and (above.lemma_ in _HAPPEN or above.lemma_ in _PUT_OFF):
        return _carried(above) if above.lemma_ in _HAPPEN else "planned"
    if noun.dep_ == "nsubj" and above.lemma_ == "be" and any(c.lower_ in _SUPPOSED for c in above.lefts):
        return "hypothetical"
    if noun.dep_ == "attr" and above.lemma_ == "be" and negated(above):
        return "negated"
    return "actual"


def _first_named(noun: Token) -> Token:
    """Return the noun that a list of nouns begins with, or the one that it hangs on: "a ban on them and the arrest"."""
    for _ in range(_HIGHEST):
        if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN" and noun.head.lower_ in {"of", "on", "against"}:
            noun = noun.head.head
        else:
            break
    return noun


def _carried(verb: Token) -> Realis:
    """Return the realis that a light verb gives to its noun: "will launch an attack", "did not launch an attack"."""
    found = _of_verb(verb)
    return found if found in {"negated", "planned", "hypothetical", "threatened"} else "actual"


def _clause(token: Token) -> Token:
    """Return the verb of a noun's clause, some steps up at most."""
    for _ in range(4):
        if token.pos_ in {"VERB", "AUX"} or token.head is token:
            break
        token = token.head
    return token


def _in_court(token: Token) -> bool:
    """Tell whether a deed is what somebody is in court for: "charged with killing", "told the court that he shot"."""
    above = _governor(token) if token.pos_ == "VERB" else token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ not in {"pcomp", "pobj", "ccomp", "compound"} or above is None:
        return False
    if above.lemma_.lower() in _COURT and above is not token:
        return token.dep_ != "pobj" or token.head.lower_ in {"for", "of", "with", "over", "in"}
    if above.dep_ in {"attr", "pobj", "dobj", "nsubjpass"}:
        return above.head.lemma_ in _COURT
    return token.dep_ == "ccomp" and any(c.lemma_ in _COURTS for c in above.children)


def _drill(token: Token) -> bool:
    """Tell whether something is done in an exercise: "during a drill", "in a training exercise"."""
    for part in token.children:
        held = child(part, "pobj") if part.dep_ == "prep" else part if part.dep_ in {"dobj", "nsubj"} else None
        if held is None:
            continue
        if part.dep_ != "prep":
            if any(c.lower_ in {"mock", "simulated"} for c in held.lefts):
                return True
        elif part.lower_ in {"in", "during", "at", "as"} and (held.lemma_ in _DRILLS or _of(held) in _DRILLS):
            return True
    return False


def _of(noun: Token) -> str:
    """Return the lemma of what a noun is of: "as part of an exercise"."""
    of = child(noun, "prep")
    held = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    return held.lemma_ if held is not None else ""


def _remembered(token: Token) -> bool:
    """Tell whether a deed is called to mind: "remembered those killed"."""
    for _ in range(3):
        if token.head is token:
            return False
        token = token.head
        if token.lemma_ in _MEMORY:
            return True
    return False


def _long_ago(token: Token, year: int | None) -> bool:
    """Tell whether a clause or noun is dated to a former year: "in 2014", "last year", "two decades ago", "of 1988"."""
    for part in token.children:
        if part.lower_ == "ago":
            return any(c.lemma_ in _AGO for c in part.children)
        if part.dep_ == "npadvmod" and part.lemma_ == "year":
            return any(c.lower_ == "last" for c in part.lefts)
        if _former(part, year) and part.dep_ in {"nummod", "compound", "amod"}:
            return True
        held = child(part, "pobj") if part.dep_ == "prep" and part.lower_ in {"in", "of", "during"} else None
        if held is not None and (_former(held, year) or any(_former(c, year) for c in held.children)):
            return True
        if held is not None and part.lower_ != "of" and any(_dated(c, year) for c in held.children):
            return True
    return False


def _dated(prep: Token, year: int | None) -> bool:
    held = child(prep, "pobj") if prep.lower_ == "of" else None
    return held is not None and _former(held, year)


def _former(token: Token, year: int | None) -> bool:
    """Tell whether a token is a year before that of publication."""
    text = token.text
    return year is not None and len(text) == 4 and text.isascii() and text.isdigit() and 1900 <= int(text) < year


def nobody(verb: Token) -> bool:
    """Tell whether those to whom it happened are none: "no soldiers were killed", "nobody died"."""
    for sufferer in verb.children:
        if sufferer.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            first = sufferer.left_edge
            if (
                sufferer.lower_ in {"nobody", "none"}
                or first.lower_ == "no"
                or (first.lower_ == "not" and first.i < verb.i)
            ):
                return True
    return verb.dep_ == "conj" and verb.head.pos_ == "VERB" and nobody(verb.head)
