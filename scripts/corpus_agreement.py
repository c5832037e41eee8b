"""Tell how far the second reader of corpus/accounts agrees with the gold, on the reports that both annotated blind.

Two claims are one where field and value agree and their words overlap in the report. A second.yaml has the form of the
`reports:` of a gold.yaml, with file and claims alone; claims whose words its report no longer has are left out.
"""

from __future__ import annotations

import sys
from collections import Counter

import yaml
from build_corpus import CORPUS, source_text
from corpus_format import Case, Claim

from rashomon.bench.accounts.likeness import alike


def main() -> int:
    """Print the agreement over all cases that have a second.yaml."""
    count: Counter[str] = Counter()
    for path in sorted(CORPUS.glob("*/*/second.yaml")):
        case = Case.model_validate(yaml.safe_load((path.parent / "gold.yaml").read_text(encoding="utf-8")))
        for report in yaml.safe_load(path.read_text(encoding="utf-8"))["reports"]:
            text = source_text(path.parent / "reports", report["file"])
            second = [Claim.model_validate(one) for one in report["claims"]]
            gold = next(one.claims for one in case.reports if one.file == report["file"])
            count["reports"] += 1
            for figures in (True, False):
                left, right = (
                    [one for one in claims if (one.figure is not None) == figures and one.words in text]
                    for claims in (gold, second)
                )
                compare(left, right, text, "figure" if figures else "other", count)
    print(f"{count['reports']} reports of {len(list(CORPUS.glob('*/*/second.yaml')))} cases")
    for name in ("figure", "other"):
        both, gold, second = (count[f"{name} {what}"] for what in ("both", "gold", "second"))
        print(f"{name + 's':8} gold {gold}, second {second}, both {both}: F1 {2 * both / max(1, gold + second):.2f}")
        for what in ("speaker", "chain", "stance"):
            print(f"  same {what:8} {count[f'{name} {what}'] / max(1, both):.2f}")
    return 0


def compare(gold: list[Claim], second: list[Claim], text: str, name: str, count: Counter[str]) -> None:
    """Count the claims of each, those that are in both, and of these the same speakers, chains and stances."""
    count[f"{name} gold"] += len(gold)
    count[f"{name} second"] += len(second)
    free = list(second)
    for one in gold:
        other = next((o for o in free if is_same(one, o, text)), None)
        if other is None:
            continue
        free.remove(other)
        chains = [[link.text for link in claim.chain] for claim in (one, other)]
        count[f"{name} both"] += 1
        count[f"{name} speaker"] += same_name(chains[0][0], chains[1][0])
        count[f"{name} chain"] += len(chains[0]) == len(chains[1]) and all(map(same_name, *chains))
        count[f"{name} stance"] += one.stance == other.stance


def is_same(one: Claim, other: Claim, text: str) -> bool:
    """Tell whether two claims have one field, one value and words in common."""
    if (one.field, one.where) != (other.field, other.where):
        return False
    if one.figure is not None:
        same = other.figure is not None and one.figure[:2] == other.figure[:2]
    else:
        same = other.text is not None and (
            alike(one.text or "", other.text, 0.5) or alike(other.text, one.text or "", 0.5)
        )
    spans = [(at := text.find(claim.words), at + len(claim.words)) for claim in (one, other)]
    return same and spans[0][0] < spans[1][1] and spans[1][0] < spans[0][1]


def same_name(one: str, other: str) -> bool:
    """Tell whether two names of a speaker share half of their telling words."""
    return alike(one, other, 0.5) or alike(other, one, 0.5)


if __name__ == "__main__":
    sys.exit(main())
