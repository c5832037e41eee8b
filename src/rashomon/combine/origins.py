"""Who stands behind a claim: the body behind the innermost speaker who can know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from rashomon.combine.deeds import NOBODY
from rashomon.combine.entities import Entities
from rashomon.lexicon import KnownActor, fold_name
from rashomon.records import Claim, Link, Origins, Report

NAMES_SHOWN = 3  # in the reason: a sentence, not a list


@dataclass(frozen=True, slots=True)
class Origin:
    """A speaker behind a claim. `fine` tells speakers apart, `body` merges those of one state or body."""

    fine: str
    body: str
    name: str  # to show
    weak: bool  # may be another's voice: no speaker named, or nobody knows who


def outlet_name(report: Report) -> str:
    """Return who publishes a report: its outlet, or the stem of its path."""
    return report.outlet or PurePath(report.path).stem or report.id


def origin_of(claim: Claim, report: Report, root: Report, entities: Entities) -> Origin:
    """Return the origin of a claim; `root` is the report that this one copies, or itself."""
    inner = claim.chain[0] if claim.chain else None
    if inner is None or inner.kind == "outlet":
        return _own_voice(report, root, entities)
    words = inner.stands_for.text if inner.stands_for else inner.text
    shown = best_name(inner, report, entities)
    if inner.kind == "unresolved" and inner.stands_for is None and inner.actor is None:
        return Origin(f"unresolved {root.id}", f"unresolved {root.id}", shown, weak=True)
    key = entities.key(report.id, inner.actor, words)
    known = entities.known(key)
    if known is not None:
        # A spokeswoman is her ministry; a ministry stays beside its government until all is merged at the top.
        fine = known.body if known.kind == "person" and known.body in entities.ontology.actors else known.id
        return Origin(fine or known.id, entities.top(known.id), shown, weak=False)
    if inner.kind in {"unnamed", "unresolved"} and key not in entities.decided:
        fine = f"unnamed {fold_name(words)} via {_passed_on(claim.chain, report, root, entities)}"
        return Origin(fine, fine, shown, weak=True)
    fine = key or f"name:{fold_name(words)}"
    return Origin(fine, fine, shown, weak=False)


def best_name(link: Link, report: Report, entities: Entities) -> str:
    """Return the name to show for a speaker: whom "he" means, and a known body's own name for "its ministry"."""
    words = link.stands_for.text if link.stands_for else link.text
    known = entities.known(entities.key(report.id, link.actor, words)) if link.actor else None
    body = known is not None and known.kind not in {"person", "population"} and link.kind != "unnamed"
    if known is not None and body and _bare(words, entities) and _fits(words, known):
        return known.name
    first, _, rest = words.partition(" ")
    return rest if first.casefold() == "the" and rest else words


def _bare(words: str, entities: Entities) -> bool:
    """Return whether no name stands in the words: no capital but at their beginning, where no known name stands."""
    names = entities.ontology.names
    begun = fold_name(words) in names or fold_name(words.partition(" ")[0]) in names
    return not begun and not any(letter.isupper() for letter in words[1:])


def _fits(words: str, known: KnownActor) -> bool:
    """Return whether a name of the actor has all of the words: "the defence ministry" is no foreign ministry."""
    told = set(fold_name(words).split()) - NOBODY
    return any(told <= set(fold_name(name).split()) for name in (known.name, *known.names))


def _own_voice(report: Report, root: Report, entities: Entities) -> Origin:
    """An outlet with an agency's text speaks with the agency's voice, a copy with the original's."""
    name = root.credit or outlet_name(root)
    key = entities.key(root.id, None, name) if root.credit or root.outlet else f"report {root.id}"
    return Origin(key or f"report {root.id}", key or f"report {root.id}", outlet_name(report), weak=True)


def _passed_on(chain: Sequence[Link], report: Report, root: Report, entities: Entities) -> str:
    """Return who heard an unnamed speaker: the next link, so that one source told by many papers stays one."""
    heard = chain[1] if len(chain) > 1 else None
    if heard is None or heard.kind == "outlet":
        return _own_voice(report, root, entities).fine
    words = heard.stands_for.text if heard.stands_for else heard.text
    return entities.key(report.id, heard.actor, words) or fold_name(words)


def count_origins(positions: Iterable[Sequence[Origin]]) -> Origins:
    """Return how many independent bodies stand behind positions, at least and at most, with a short reason."""
    least: set[str] = set()
    most: dict[str, Origin] = {}
    weak: dict[str, Origin] = {}
    for origins in positions:
        strong = {o.body for o in origins if not o.weak}
        told = [o.fine for o in origins if not o.fine.startswith("unresolved ")]  # the rest may be any of the others
        least |= strong or set(sorted(told)[:1])
        unsure = bool(strong) or len({o.fine for o in origins}) > 1
        for origin in sorted(origins, key=lambda o: (o.fine, o.name)):
            most.setdefault(origin.fine, origin)
            if origin.weak and unsure:
                weak.setdefault(origin.fine, origin)
    at_least = max(1, len(least))
    at_most = max(len(most), at_least)
    return Origins(at_least, at_most, _why(most, weak, at_least, at_most))


def _why(most: dict[str, Origin], weak: dict[str, Origin], at_least: int, at_most: int) -> str:
    if at_most == 1:
        return f"all from {next(iter(most.values())).name}" if most else "nobody is cited"
    if at_least == at_most:
        return f"{at_most} separate origins: {_names(most.values())}"
    reasons = []
    bodies: dict[str, list[Origin]] = {}
    for origin in most.values():
        bodies.setdefault(origin.body, []).append(origin)
    named = ({o.name for o in group} for group in bodies.values() if len(group) > 1)
    reasons += sorted(f"{_listed(names)} are of one body" for names in named if len(names) > 1)
    unclear = {o.name for o in weak.values() if o.fine.startswith("unresolved ")}
    told = {o.name for o in weak.values() if not o.fine.startswith("unresolved ")}
    if told:
        reasons.append(f"{_listed(told)} may have it from another speaker")
    if unclear:
        reasons.append(f"nobody can tell who is meant by {_listed(unclear)}")
    return "; ".join(reasons) or "some may be the same"


def _names(origins: Iterable[Origin]) -> str:
    return _listed({o.name for o in origins})


def _listed(told: Iterable[str]) -> str:
    names = sorted(told)
    rest = len(names) - NAMES_SHOWN
    return ", ".join(names[:NAMES_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
