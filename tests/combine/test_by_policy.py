from dataclasses import replace

import builders as b

from rashomon.combine import POLICIES, combine_by_policy, combine_claims
from rashomon.records import Comparison, Reading


def two_accounts() -> list[Reading]:
    """A party's figure, and a higher one by nobody's party."""
    strike = b.deed("m1", ["US-led coalition"], ["pro-government forces"], when=b.time("2018-02-07"), where=b.KHUSHAM)
    again = replace(strike, id="m2")
    return [
        b.reading("one", [strike], [b.claim("m1", "killed", 0, "US-led coalition", group="fighters", of=b.GOVERNMENT)]),
        b.reading("two", [again], [b.claim("m2", "killed", 40, "SOHR", group="fighters", of=b.GOVERNMENT)]),
    ]


def without_ranges(comparison: Comparison) -> Comparison:
    events = [
        replace(event, findings=tuple(replace(f, policy="", low=None, best=None, high=None) for f in event.findings))
        for event in comparison.events
    ]
    return replace(comparison, events=tuple(events))


def test_under_every_policy_it_is_what_that_policy_alone_gives() -> None:
    found = combine_by_policy(two_accounts(), b.ONTOLOGY)
    assert list(found) == list(POLICIES)
    for policy, comparison in found.items():
        assert comparison == combine_claims(two_accounts(), b.ONTOLOGY, policy=policy)


def test_policies_differ_in_nothing_but_ranges() -> None:
    found = combine_by_policy(two_accounts(), b.ONTOLOGY)
    assert len({repr(without_ranges(comparison)) for comparison in found.values()}) == 1
    ranges = {
        policy: tuple(end and end.value for end in (finding.low, finding.best, finding.high))
        for policy, comparison in found.items()
        for finding in [b.finding(comparison.events[0], "killed")]
    }
    assert ranges["ucdp"] == (0, 0, 40)
    assert ranges["acled"] == (40, 40, None)
