"""Why tellings stand in one event."""

import builders as b

from rashomon.combine import combine_claims
from rashomon.combine.explaining import explain_event
from rashomon.records import Reading

NIGHT = b.time("2018-02-07", "2018-02-08", "night")


def test_each_telling_names_the_one_that_it_fits_best() -> None:
    def told(name: str, *targets: str) -> Reading:
        strike = b.deed(f"m{name}", ["US-led coalition"], targets, when=NIGHT, where=b.KHUSHAM)
        return b.reading(name, [strike], published="2018-02-09")

    readings = [told("a", "pro-government forces"), told("b", "pro-government forces"), told("c")]
    (event,) = combine_claims(readings, b.ONTOLOGY).events
    found = {joint.mention: joint for joint in explain_event(event, readings, b.ONTOLOGY)}
    assert (found["ma"].fits, found["mb"].fits) == ("mb", "ma")
    assert found["mc"].fits in {"ma", "mb"}
    assert ("same target", 3.0) in found["ma"].evidence
    assert ("same target", 3.0) not in found["mc"].evidence
    for joint in found.values():
        assert joint.bits == min(16.0, sum(bits for _, bits in joint.evidence))


def test_who_tells_alone_has_nobody_to_fit() -> None:
    reading = b.reading("a", [b.deed("m", ["US"], ["IS"], when=NIGHT, where=b.KHUSHAM)])
    (event,) = combine_claims([reading], b.ONTOLOGY).events
    assert explain_event(event, [reading], b.ONTOLOGY) == []
