"""One report in, what it says out: attributions, mentions, claims, problems. Pure: no network, no files.

`annotate` runs the model, `sources` answers who speaks where, and every later module only looks its spans up there.
"""

from rashomon.extract.reading import annotate_reports, extract_claims, kept

__all__ = ["annotate_reports", "extract_claims", "kept"]
