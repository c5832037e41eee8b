"""How many, of whom, in which scope: a text → its claims on figures, each with its words and its speakers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.extract.attribution.givers import owner_behind
from rashomon.extract.clauses import single, subject
from rashomon.extract.counts.days import as_of
from rashomon.extract.counts.denials import Denial, find_denials
from rashomon.extract.counts.elisions import by_place, elided, enumerated, labelled
from rashomon.extract.counts.fates import fate_of
from rashomon.extract.counts.follow_ups import follow_up, part_of_told, placed_part
from rashomon.extract.counts.groups import REMAINS, group_tokens, whom_of, words_span
from rashomon.extract.counts.harms import Fate, unhurt
from rashomon.extract.counts.judged import Rejection, denied, is_no_count, of_whom_some, perhaps, rejection, unreal
from rashomon.extract.counts.parts import field_before, whole_of, with_wholes
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.counts.revisions import Made, with_revisions
from rashomon.extract.counts.scopes import scope_of, standing
from rashomon.extract.counts.singles import find_singles, is_one
from rashomon.extract.counts.voices import carried
from rashomon.extract.counts.whose import group_of, own_men
from rashomon.extract.deedwords.realis import undone
from rashomon.extract.incidents import Deed, found_at, mention_id
from rashomon.extract.parse import Token, root_of, text_of
from rashomon.extract.scene import Scene, Tally
from rashomon.records import Claim, Field, Figure, Link, Problem, Scope, Span, Stance, Whom

METHOD = "figures/1"
_SCORE = 0.8  # share of the figures of this stage that are right on restated real reports; bench/floors.json pins it
_SUFFERED = {"killed", "injured", "casualties", "captured", "missing", "destroyed"}
# "Six men are missing, presumed dead" is no view of the six.
FATALLY = re.compile(r"(?:of (?:them|whom) )?(?:were )?fatally\b")
PRESUMED = re.compile(r"[\w ]{0,30}(?:are|were|is|was)\b[\w ,]{0,20}(?:presumed|feared|believed|thought|assumed)\b")
_CLOSE = 8  # tokens
_STANDING = {"strength", "presence"}
_MEANT = {("it", "was"), ("it", "is"), ("figure", "was"), ("number", "was")}


def find_figures(scene: Scene, tally: Tally) -> None:
    """Add the figures of one text to the tally."""
    counted = scene.sources.quantities
    # "the 61 of the council" are those whom it counts, not its members
    quantities = [q if owner_behind(q) is None else replace(q, noun=None) for q in counted]
    quantities += find_singles(
        scene.text.doc,
        scene.ontology.groups,
        {q.noun.i for q in quantities if q.noun is not None},
        title=scene.text.where == "title",
    )
    found: list[tuple[int, Quantity | Denial]] = [(q.number.i, q) for q in quantities]
    found += [(d.word.i, d) for d in find_denials(scene.text, scene.sources, scene.ontology)]
    taken: set[int] = set()
    made: list[Made] = []
    for _, item in sorted(found, key=lambda pair: (pair[0], isinstance(pair[1], Denial))):
        if isinstance(item, Denial):
            if not taken & set(range(item.tokens[0], item.tokens[1])):
                tally.claims += _denied(scene, item)
            continue
        speaks = _of_speaker(scene, item)
        told = not speaks or (scene.text.where == "title" and not item.single)
        fate = _fate(item, tally, scene) if told else None
        if fate is None and speaks and PRESUMED.match(text_of(scene.text.doc[item.end : item.end + _CLOSE])):
            fate = _fate(item, tally, scene)
        if fate is None:
            continue  # who speaks is not counted, but in a title "Dozens feared dead" is taken for a speaker
        if of_whom_some(item, fate):
            continue
        if (item.single and not is_one(item, fate)) or is_no_count(item):
            continue
        if not (unreal(fate, item) or undone(fate.word)):
            claims = list(_counted(scene, item, fate, tally))
            tally.claims += claims
            made.append((item, claims))
            taken |= set(range(item.start, item.end)) | {fate.word.i}
    tally.claims[:] = with_wholes(with_revisions(tally.claims, made))


def _fate(quantity: Quantity, tally: Tally, scene: Scene) -> Fate | None:
    """Return what befell those counted: by their clause, by a label, as part of others, or by what was told before."""
    if quantity.single and quantity.noun is None:
        fate = fate_of(quantity, scene.ontology)
        one = next((c for c in reversed(tally.claims) if c.field in _SUFFERED and c.where == scene.text.where), None)
        return fate if one is not None and one.value == Figure(1, 1, "exact", 1) else None  # "he died"
    if quantity.single:
        told = part_of_told(quantity, tally, scene) or fate_of(quantity, scene.ontology)
        return told or enumerated(quantity, tally, scene)
    placed = by_place(quantity, tally, scene)
    if placed is not None:
        return placed
    opened = field_before(quantity)
    if opened is not None:
        return Fate((opened,), quantity.number, part=True)
    listed = enumerated(quantity, tally, scene)
    if listed is not None and _ends_item(quantity, scene):
        return listed
    if FATALLY.match(text_of(quantity.number.doc[quantity.end : quantity.end + 4])):
        return Fate(("killed",), quantity.number)
    if (same := _it_was(quantity, tally, scene)) is not None:
        return same
    own = labelled(quantity) or fate_of(quantity, scene.ontology)
    if own is not None and own.fields == ("presence",) and (some := placed_part(quantity, tally, scene)) is not None:
        return some
    return (
        own
        or part_of_told(quantity, tally, scene)
        or listed
        or elided(quantity, tally, scene)
        or follow_up(quantity, tally, scene)
    )


def _it_was(quantity: Quantity, tally: Tally, scene: Scene) -> Fate | None:
    """Return the fate of the number that "it" or "the figure" means: "put it at nine, she said it was over 40"."""
    doc, start = quantity.number.doc, quantity.start
    before = [t.lower_ for t in doc[max(quantity.number.sent.start, start - 3) : start]]
    if quantity.noun is not None or tuple(before[-2:]) not in _MEANT:
        return None
    first = scene.text.span(quantity.number.sent[0], quantity.number.sent[0])[0]
    told = next((c for c in reversed(tally.claims[-1:]) if c.where == scene.text.where and c.span[0] >= first), None)
    plural = told is not None and isinstance(told.value, Figure) and told.value.high != 0 and told.field in _SUFFERED
    return Fate((told.field,), quantity.number, told=told) if plural and told is not None else None


def _ends_item(quantity: Quantity, scene: Scene) -> bool:
    """Tell whether a number and its people are an item of a list: "(9 civilians, 5 soldiers)"."""
    noun, doc = quantity.noun, quantity.number.doc
    if noun is None or noun.lemma_.lower() not in scene.ontology.groups or noun.i + 1 >= len(doc):
        return False
    return (
        noun.nbor().text in {",", ")", "+", ".", ";", "and"}
        and (noun.lemma_.lower(), "NOUN") not in scene.ontology.acts
    )


def _of_speaker(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether a number counts those who speak: "one of them said", "three people told the agency"."""
    span = scene.text.span(quantity.number, quantity.number)
    return scene.sources.speaks(span[0])


def _counted(scene: Scene, quantity: Quantity, fate: Fate, tally: Tally) -> Iterator[Claim]:
    """Yield the claims that one number makes: one a field, a shared one where fields share the number."""
    text = scene.text
    tokens = group_tokens(quantity, fate)
    if tokens is not None and not _countable(root_of(text.doc[tokens[0] : tokens[1]]), scene):
        tokens = None
    span = words_span(text, quantity, tokens, fate)
    deed = scene.incidents.owner(text, fate.word if fate.word.pos_ == "VERB" else quantity.number)
    if deed is None:
        deed = found_at(scene.incidents, text, fate.word, "MOBILIZE" if set(fate.fields) & _STANDING else "ASSAULT")
    place = text.span(text.doc[quantity.start], text.doc[quantity.end - 1])
    zero = quantity.figure.low == 0 and quantity.figure.high == 0
    for name in _fields(fate, quantity):
        group, whom = group_of(scene, quantity, tokens, name, deed, tally, fate)
        scope = scope_of(scene, quantity, fate, deed, whom, tally, name)
        whole = whole_of(tally, name, scope, quantity)
        if scope == "part" and fate.told is not None and fate.told.scope != "part":
            whole = fate.told.id
        claim = _claim(scene, deed, name, group, whom, quantity.figure, (place, span), scope, whole)
        claim = carried(scene, quantity, claim, tally)
        if claim.stance == "asserts" and perhaps(fate):
            claim = replace(claim, stance="estimates", chain=_with_stance(claim.chain, "estimates"))
        if claim.stance == "cannot_say":
            continue  # "did not say how many of the 300 were dead" gives no figure of the dead
        rejected = None if zero else rejection(quantity)
        if rejected is not None:
            claim = _rejected(scene, claim, rejected)
        elif not zero and denied(quantity, fate):
            claim = replace(claim, stance="denies", chain=_with_stance(claim.chain, "denies"))
        here = (text.where, quantity.number.sent.start)
        if tally.sentence != here:
            tally.groups.pop("last", None)  # whom another sentence told of last are not the wounded of this one
        remains = group.casefold().endswith(tuple(REMAINS))  # "one dead body and 28 injured"
        if scope != "part" and not remains:  # "others" after "five children" are not children
            tally.groups[f"{text.where} {name}"] = tally.groups["last"] = (group, whom)
        if quantity.single:
            tally.groups.pop("last", None)  # "killing a nurse and injuring 14"
        tally.sentence = here
        yield claim


def _countable(noun: Token, scene: Scene) -> bool:
    """Tell whether a noun can be a group: not a number, a participle, or the raid of "the toll of the raid"."""
    if noun.like_num or noun.tag_ in {"VBN", "VBD", "VBG"}:
        return False
    if noun.lower_ in {"body", "bodies", "corpse", "corpses", "remains"}:
        return True
    deed = scene.ontology.acts.get((noun.lemma_.lower(), "NOUN"))
    return deed is None or deed.type != "ASSAULT"


def _fields(fate: Fate, quantity: Quantity) -> tuple[str, ...]:
    """Return the fields that one number fills: killed and injured apart where it is zero, else both together."""
    zero = quantity.figure.low == 0 and quantity.figure.high == 0
    fields = fate.fields
    if zero and fields == ("injured",) and unhurt(fate.word):
        # of whom none was hurt, none died
        return ("injured", "casualties") if fate.word.lemma_ in {"hurt", "harm"} else ("casualties",)
    if set(fields) == {"casualties"} and zero and fate.word.lemma_.lower() == "victim":
        return fields
    if set(fields) == {"casualties"} and zero:
        return ("killed", "injured")  # a whole of 0 gives every part 0
    if fields == ("presence",) and not zero and standing(fate, quantity):
        return ("strength",)  # how many troops there are in a country; at the scene they are present
    if len(fields) > 1 and not zero:
        return ("casualties",) if set(fields) <= {"killed", "injured", "casualties"} else fields[:1]
    return fields


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
        whom = whom_of(words, root_of(doc[start:end]), scene.cast, scene.ontology)
    if denial.fields == ("presence",) and whom is not None and whom.actor is None:
        whom = own_men(scene, span, whom)
    for name in denial.fields:
        voice = scene.text.span(denial.voice, denial.voice)
        claim = _claim(scene, deed, name, words, whom, Figure(0, 0, "exact", 0), (voice, span), "incident", None)
        chain = denial.attribution.chain if denial.attribution is not None else claim.chain
        attribution = denial.attribution.id if denial.attribution is not None else claim.attribution
        yield replace(claim, stance=denial.stance, chain=_with_stance(chain, denial.stance), attribution=attribution)


def _rejected(scene: Scene, claim: Claim, rejected: Rejection) -> Claim:
    """Return a figure as turned down by who says so, and not by whose figure it is: "the rebels' 60 is a lie"."""
    chain, attribution = claim.chain, claim.attribution
    if rejected.verb is not None:
        cue = scene.text.span(rejected.verb, rejected.verb)
        voice = next(iter(scene.sources.cued(*cue)), None)
        who = subject(rejected.verb)
        if voice is not None:
            chain, attribution = voice.chain, voice.id
        elif who is not None and chain[0].kind == "outlet":
            chain = (_by_words(scene, who), *chain)
    owner = chain[0].span
    first = scene.text.span(rejected.phrase.left_edge, rejected.phrase.left_edge)[0]
    if len(chain) > 1 and owner is not None and first <= owner[0] < claim.span[0]:
        chain = chain[1:]
    return replace(claim, stance=rejected.stance, chain=_with_stance(chain, rejected.stance), attribution=attribution)


def _by_words(scene: Scene, who: Token) -> Link:
    """Return a link for the subject of a verb that is no cue; a pronoun's is unresolved."""
    start, end = single(who)
    span = scene.text.span(who.doc[start], who.doc[end - 1])
    words = scene.text.words(span)
    known = who.pos_ != "PRON"
    actor = scene.cast.meant(words) if known else None
    return Link(words, span, "named" if known else "unresolved", actor, None, "denies")


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
        as_of=as_of(scene, at),
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
