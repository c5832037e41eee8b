"""How many, of whom, in which scope: a text → its claims on figures, each with its words and its speakers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.extract.clauses import clause_of, negated
from rashomon.extract.denials import Denial, find_denials
from rashomon.extract.fates import Fate, fate_of
from rashomon.extract.groups import group_tokens, whom_of, words_span
from rashomon.extract.incidents import Deed, found_at, mention_id
from rashomon.extract.quantities import Quantity, find_quantities, find_singles
from rashomon.extract.scene import Scene, Tally
from rashomon.extract.whose import group_of, own_men
from rashomon.records import Claim, Field, Figure, Link, Problem, Scope, Span, Stance, Whom

METHOD = "figures/1"
# The fields that are told now; counts of things destroyed and of people displaced wait until they are measured.
TOLD = frozenset({"killed", "injured", "casualties", "captured", "missing", "strength", "presence"})
_SCORE = 0.8  # share of the figures of this stage that are right on restated real reports; bench/floors.json pins it
_ONE_BY_ONE = {"killed", "injured", "captured", "missing"}
_STANDING = {"strength", "presence"}
_PARTS = {"including", "included", "among"}
_TOTALS = re.compile(
    r"\bsince (?!then|dawn|morning|midnight|noon|\w+day\b|the (?:attack|strike|raid))\w+|\bso far this (?:year|month)"
    r"|\b(?:over|in|during) the (?:past|last|previous) (?:\w+ )?(?:weeks?|months?|years?)"
    r"|\bover the past decade|\bin (?:\w+ )?(?:weeks|months|years) of\b"
    r"|\b(?:total|toll|number) this (?:week|month|year)"
    r"|\bin the (?:civil )?(?:war|conflict|campaign)\b|\bthe campaign(?: has|'s)"
    r"|\bsince the (?:start|beginning|outbreak)"
    r"|\bbringing (?:the|its|their) (?:\w+ )?(?:total|toll|number)|\bthis year alone|\bin \d+ years of",
    re.IGNORECASE,
)
_FALSE = frozenset(
    "disinformation misinformation false untrue fake lie fabrication baseless wrong exaggerated invention nonsense"
    " attempt myth tale propaganda".split()
)
_OTHER = re.compile(
    r"\banother (?:attack|strike|raid|incident|bombing)|\bin a separate\b|\belsewhere\b|\bin (?:an )?earlier\b"
    r"|\bnearby (?:town|village)|\blast (?:year|month)\b|\byears? ago\b|\bmonths? ago\b",
    re.IGNORECASE,
)


def find_figures(scene: Scene, tally: Tally) -> None:
    """Add the figures of one text to the tally."""
    quantities = find_quantities(scene.text.all, scene.ontology.vague)
    quantities += find_singles(
        scene.text.all, scene.ontology.groups, {q.noun.i for q in quantities if q.noun is not None}
    )
    found: list[tuple[int, Quantity | Denial]] = [(q.number.i, q) for q in quantities]
    found += [(d.word.i, d) for d in find_denials(scene.text, scene.sources, scene.ontology)]
    taken: set[int] = set()
    for _, item in sorted(found, key=lambda pair: (pair[0], isinstance(pair[1], Denial))):
        if isinstance(item, Denial):
            if not taken & set(range(item.tokens[0], item.tokens[1])):
                tally.claims += _denied(scene, item)
            continue
        fate = fate_of(item, scene.ontology) or _part_of_told(item, tally, scene)
        if _of_speaker(scene, item):
            continue
        if fate is not None and item.single and not (set(fate.fields) <= _ONE_BY_ONE and _direct(item, fate)):
            continue
        if fate is not None and set(fate.fields) <= TOLD and not _unreal(fate, item):
            tally.claims += _counted(scene, item, fate, tally)
            taken |= set(range(item.start, item.end)) | {fate.word.i}


def _part_of_told(quantity: Quantity, tally: Tally, scene: Scene) -> Fate | None:
    """Return the fate of those of whom a number is a part: "including seven children", "three of them women"."""
    doc, sentence = quantity.number.doc, quantity.number.sent
    before = [t.lower_ for t in doc[max(sentence.start, quantity.start - 8) : quantity.start]]
    after = doc[quantity.end : min(sentence.end, quantity.end + 6)].text.lower()
    told = [c for c in tally.claims if c.field in {"killed", "injured", "casualties"} and c.where == scene.text.where]
    listed = bool(_PARTS & set(before)) or "among them" in after or "of them" in after or "of whom" in after
    noun = quantity.noun.lemma_.lower() if quantity.noun is not None else ""
    part = scene.ontology.groups.get(noun, ("", "any"))[1] in {"children", "women", "men"}
    same = tally.sentence == (scene.text.where, sentence.start)
    nobody = Figure(0, 0, "exact", 0)
    if told and nobody not in (told[-1].value, quantity.figure) and (listed or (part and same)):
        return Fate((told[-1].field,), quantity.number)
    return None


def _of_speaker(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether a number counts those who speak: "one of them said", "three people told the agency"."""
    span = scene.text.span(quantity.number, quantity.number)
    return scene.sources.speaks(span[0])


def _direct(quantity: Quantity, fate: Fate) -> bool:
    """Tell whether the verb itself takes one person: "killed a nurse", "the pilot died"."""
    noun = quantity.noun
    return noun is not None and fate.word.pos_ in {"VERB", "ADJ"} and noun.head in (fate.word, fate.word.head)


def _unreal(fate: Fate, quantity: Quantity) -> bool:
    """Tell whether the clause only supposes: "could kill 100", "if 20 die"."""
    verb = clause_of(fate.word)
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    supposed = auxiliaries & {"would", "could", "should", "will", "shall"} and "have" not in auxiliaries
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    purpose = "to" in auxiliaries and verb.head.lemma_ in {"want", "plan", "threaten", "vow", "hope", "try"}
    return bool(supposed and quantity.figure.high != 0) or bool(marks & {"if", "unless"}) or purpose


def _counted(scene: Scene, quantity: Quantity, fate: Fate, tally: Tally) -> Iterator[Claim]:
    """Yield the claims that one number makes: one a field, a shared one where fields share the number."""
    text = scene.text
    tokens = group_tokens(quantity, fate)
    span = words_span(text, quantity, tokens, fate)
    deed = scene.incidents.owner(text, fate.word if fate.word.pos_ == "VERB" else quantity.number)
    if deed is None:
        deed = found_at(scene.incidents, text, fate.word, "MOBILIZE" if set(fate.fields) & _STANDING else "ASSAULT")
    place = text.span(text.doc[quantity.start], text.doc[quantity.end - 1])
    zero = quantity.figure.low == 0 and quantity.figure.high == 0
    for name in _fields(fate, zero):
        group, whom = group_of(scene, quantity, tokens, name, deed, tally)
        scope = _scope(scene, quantity, fate, deed, whom, tally, name)
        whole = _whole(tally, name, scope, quantity)
        claim = _claim(scene, deed, name, group, whom, quantity.figure, (place, span), scope, whole)
        if claim.stance == "asserts" and _perhaps(fate):
            claim = replace(claim, stance="estimates", chain=_with_stance(claim.chain, "estimates"))
        if claim.stance == "cannot_say":
            continue  # "did not say how many of the 300 were dead" gives no figure of the dead
        if not zero and (_called_false(quantity) or (fate.word.pos_ == "VERB" and negated(fate.word))):
            claim = replace(claim, stance="denies", chain=_with_stance(claim.chain, "denies"))
        if scope != "part":  # "others" after "five children" are not children
            tally.groups[f"{text.where} {name}"] = tally.groups["last"] = (group, whom)
        tally.sentence = (text.where, quantity.number.sent.start)
        yield claim


def _perhaps(fate: Fate) -> bool:
    """Tell whether a figure is told with "may have" or "might have"."""
    return any(c.dep_ == "aux" and c.lower_ in {"may", "might"} for c in clause_of(fate.word).children)


def _fields(fate: Fate, zero: bool) -> tuple[str, ...]:
    """Return the fields that one number fills: killed and injured apart where it is zero, else both together."""
    fields = fate.fields
    if set(fields) == {"casualties"} and zero:
        return ("killed", "injured")  # a whole of 0 gives every part 0
    if fields == ("presence",) and not zero and _standing(fate):
        return ("strength",)  # how many troops there are in a country; at the scene they are present
    if len(fields) > 1 and not zero:
        return ("casualties",) if set(fields) <= {"killed", "injured", "casualties"} else fields[:1]
    return fields


def _called_false(quantity: Quantity) -> bool:
    """Tell whether a figure is the subject of "is disinformation", "was false": told in order to be rejected."""
    if quantity.noun is not None and quantity.noun.lemma_.lower() in _FALSE:
        return True  # "called reports of dozens of dead disinformation": the parse makes one phrase of it
    node = quantity.number
    for _ in range(8):
        if node.lemma_.lower() in _FALSE or node.lemma_ in {"tale", "myth", "rumour", "rumor"}:
            return True
        if node.dep_ in {"nsubj", "nsubjpass"} and node.head.lemma_ in {"exploit", "mislead", "distort", "exaggerate"}:
            return True
        if node.dep_ in {"nsubj", "nsubjpass"} and node.head.lemma_ == "be":
            return any(c.dep_ in {"attr", "acomp"} and c.lemma_.lower() in _FALSE for c in node.head.children)
        if node.head == node:
            return False
        node = node.head
    return False


def _scope(
    scene: Scene, quantity: Quantity, fate: Fate, deed: Deed, whom: Whom | None, tally: Tally, name: str
) -> Scope:
    if fate.fields == ("presence",) and quantity.figure.high != 0:
        return "background" if _standing(fate) else "incident"
    if _TOTALS.search(_up_to_total(quantity)) and name in {
        "killed",
        "injured",
        "casualties",
        "displaced",
        "captured",
        "missing",
    }:
        return "running_total"
    if deed.incident != scene.incidents.main or _OTHER.search(_around(quantity)):
        return "other_incident"
    if _is_part(quantity, whom, tally, name):
        return "part"
    earlier = any(c.field == name and c.scope in {"incident", "added"} for c in tally.claims)
    return "added" if quantity.more and earlier else "incident"


def _up_to_total(quantity: Quantity) -> str:
    """Return a sentence without the "bringing the total to …" that follows a number which is not that total."""
    sentence = quantity.number.sent
    raised = next((t.i for t in sentence if t.lower_ in {"bringing", "taking", "raising"} and t.i > quantity.end), None)
    return sentence.doc[sentence.start : raised if raised is not None else sentence.end].text


def _around(quantity: Quantity) -> str:
    """Return the words of the clause about a number: a marker further off speaks of something else."""
    doc, sentence = quantity.number.doc, quantity.number.sent
    return doc[max(sentence.start, quantity.start - 14) : min(sentence.end, quantity.end + 12)].text


def _standing(fate: Fate) -> bool:
    """Tell whether troops are said to be in a country as such, not at the scene."""
    here = {"area", "scene", "base", "site", "village", "town", "convoy", "headquarters", "compound", "outpost"}
    near = [t for c in fate.word.children for t in (c, *c.children) if t.dep_ in {"prep", "advmod"}]
    return not any(t.lemma_.lower() in here for p in near for t in p.children) and not any(
        t.lower_ == "there" and t.dep_ == "advmod" for t in near
    )


def _is_part(quantity: Quantity, whom: Whom | None, tally: Tally, name: str) -> bool:
    doc, sentence = quantity.number.doc, quantity.number.sent
    before = [t.lower_ for t in doc[max(sentence.start, quantity.start - 6) : quantity.start]]
    after = doc[quantity.end : min(sentence.end, quantity.end + 7)].text.lower()
    if quantity.figure.high == 0 or not any(c.field == name and c.scope == "incident" for c in tally.claims):
        return False
    pointed = "of them" in after or "among them" in after or "were among" in after or "of whom" in " ".join(before)
    if _PARTS & set(before) or pointed:
        return True
    if quantity.noun is not None and quantity.noun.lower_ in {"them", "whom", "victims", "dead"}:
        return True
    return whom is not None and whom.who in {"children", "women", "elderly"}


def _whole(tally: Tally, name: str, scope: Scope, quantity: Quantity) -> str | None:
    """Return the claim that a part is a part of: the last whole of its field that is large enough."""
    if scope != "part":
        return None
    low = quantity.figure.low or quantity.figure.high or 0
    for claim in reversed(tally.claims):
        if claim.field == name and claim.scope == "incident" and isinstance(claim.value, Figure):
            top = claim.value.high if claim.value.high is not None else claim.value.low
            if claim.value.high is None or (top or 0) >= low:
                return claim.id
    return None


def _denied(scene: Scene, denial: Denial) -> Iterator[Claim]:
    deed = scene.incidents.owner(scene.text, denial.word)
    if deed is None:
        deed = found_at(scene.incidents, scene.text, denial.word, "ASSAULT")
    doc = scene.text.doc
    span = scene.text.span(doc[denial.tokens[0]], doc[denial.tokens[1] - 1])
    words = ""
    whom = None
    if denial.group is not None:
        start, end = denial.group
        words = scene.text.words(scene.text.span(doc[start], doc[end - 1]))
        whom = whom_of(words, doc[start:end].root, scene.cast, scene.ontology)
    if denial.fields == ("presence",) and whom is not None and whom.actor is None:
        whom = own_men(scene, span, whom)
    for name in denial.fields:
        voice = scene.text.span(denial.voice, denial.voice)
        claim = _claim(scene, deed, name, words, whom, Figure(0, 0, "exact", 0), (voice, span), "incident", None)
        chain = denial.attribution.chain if denial.attribution is not None else claim.chain
        attribution = denial.attribution.id if denial.attribution is not None else claim.attribution
        yield replace(claim, stance=denial.stance, chain=_with_stance(chain, denial.stance), attribution=attribution)


def _with_stance(chain: tuple[Link, ...], stance: Stance) -> tuple[Link, ...]:
    return (replace(chain[0], stance=stance), *chain[1:])


def _claim(
    scene: Scene,
    deed: Deed,
    name: str,
    group: str,
    whom: Whom | None,
    figure: Figure,
    spans: tuple[Span, Span],
    scope: Scope,
    whole: str | None,
) -> Claim:
    """Return the claim on one field; `spans` are those of the number and of all its words."""
    at, span = spans
    attribution = scene.sources.at(at)
    chain = scene.sources.chain(attribution)
    key = f"{scene.report.id}|{scene.text.where}|{at}|{name}|{group}|{figure}|{scene.text.words(span)}"
    return Claim(
        id="c" + hashlib.sha256(key.encode()).hexdigest()[:12],
        mention=mention_id(deed, scene.report),
        field=_as_field(name),
        group=group,
        whom=whom,
        value=figure,
        scope=scope,
        part_of=whole,
        as_of=None,
        replaces=None,
        words=scene.text.words(span),
        span=span,
        where=scene.text.where,
        attribution=attribution.id if attribution else None,
        chain=chain,
        stance=chain[0].stance,
        method=METHOD,
        score=_SCORE,
    )


def _as_field(name: str) -> Field:
    return name  # type: ignore[return-value]


def repeated(claims: list[Claim]) -> tuple[Problem, ...]:
    """Flag one statement told several times under different speakers: it is not so many confirmations."""
    told: dict[tuple[str, str, object], list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.value, Figure) and claim.scope == "incident":
            side = (claim.whom.side if claim.whom else None) or claim.group.casefold()
            told.setdefault((claim.field, side, (claim.value.low, claim.value.high)), []).append(claim)
    problems = []
    for (name, _, _), same in sorted(told.items(), key=lambda item: item[1][0].span):
        if len(same) > 1 and len({c.chain[0].text for c in same}) > 1:
            message = f"{name}: told {len(same)} times under {len({c.chain[0].text for c in same})} speakers"
            problems.append(Problem("repeated_statement", "figures", message, same[-1].span, same[-1].where))
    return tuple(problems)
