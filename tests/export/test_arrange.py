from dataclasses import replace

from rashomon.export.arrange import arrange_findings, gather_pairs
from rashomon.records import Between, Comparison, Field, Finding


def test_findings_go_into_chapters_with_disputes_first(comparison: Comparison) -> None:
    [event] = comparison.events
    [disputed] = event.findings

    def agreed(field: Field, positions: int) -> Finding:
        return replace(disputed, field=field, disputes=(), positions=disputed.positions[:positions])

    findings = (
        agreed("target", 1),
        agreed("time", 2),
        replace(disputed, field="characterisation"),
        agreed("killed", 1),
        replace(disputed, field="injured"),
        agreed("weapon", 1),
    )
    chapters = arrange_findings(replace(event, findings=findings))
    assert [finding.field for finding in chapters.figures] == ["injured", "killed"]
    assert [finding.field for finding in chapters.contested] == ["characterisation", "time"]
    assert [finding.field for finding in chapters.others] == ["target", "weapon"]


def test_pairs_are_counted_from_one() -> None:
    assert gather_pairs([Between("denial", (1, 0)), Between("denial", (0, 2))]) == {"denial": [(2, 1), (1, 3)]}
