"""Reports in chunks of bounded size, and what is done with one: what every runner stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from rashomon.lexicon import READ_LANGUAGES
from rashomon.records import Failure, Reading, Report
from rashomon.resources import Resources

Read = Report | Failure
Said = Reading | Failure
Load = Callable[[], Resources]
Runner = Callable[[Iterable[Read], Load, "int | None"], Iterator[Said]]

CHUNK_REPORTS = 32  # `nlp.pipe` gains nothing from larger batches
CHUNK_CHARACTERS = 200_000  # some 0.3 GB of parser state at most in flight


def extract_reports(reports: Sequence[Read], resources: Resources) -> list[Said]:
    """Return what each report says; one that a stage fails on becomes a Failure and does not hold up the others."""
    try:
        return _extract(reports, resources)
    except Exception as error:
        if len(reports) == 1 and isinstance(reports[0], Report):
            return [Failure(reports[0].path, f"extraction failed: {type(error).__name__}: {error}")]
        return [said for report in reports for said in extract_reports([report], resources)]


def run_serial(reports: Iterable[Read], load: Load, workers: int | None = None) -> Iterator[Said]:  # noqa: ARG001
    """Read in this process; `workers` is not looked at."""
    for chunk in cut_chunks(reports):
        yield from extract_reports(chunk, load())


def work_on(chunk: Sequence[Read], load: Load) -> list[Said]:
    """Return what a chunk says, read in a worker with the resources that it loaded for its first."""
    return extract_reports(chunk, _loaded(load))


def cut_chunks(reports: Iterable[Read]) -> Iterator[list[Read]]:
    """Yield the reports in lists of bounded number and length; a single long one stands alone."""
    chunk: list[Read] = []
    size = 0
    for report in reports:
        length = len(report.text) if isinstance(report, Report) else 0
        if chunk and (len(chunk) == CHUNK_REPORTS or size + length > CHUNK_CHARACTERS):
            yield chunk
            chunk, size = [], 0
        chunk.append(report)
        size += length
    if chunk:
        yield chunk


def _extract(reports: Sequence[Read], resources: Resources) -> list[Said]:
    """Return what each report says, through one pass of the language model over all their titles and texts."""
    from rashomon.coded import Lookup, code_again  # noqa: PLC0415 - of few reports
    from rashomon.extract import annotate_reports, extract_claims, kept  # noqa: PLC0415 - brings spaCy

    wanted = [one for one in reports if isinstance(one, Report) and not one.row and one.language in READ_LANGUAGES]
    annotated = annotate_reports(resources.model, wanted)
    said: list[Said] = []
    for report in reports:
        if isinstance(report, Failure):
            said.append(report)
        elif report.row:
            # Its columns tell, not its words.
            said.append(code_again(report, Lookup(resources.ontology, resources.gazetteer)))
        elif report.language not in READ_LANGUAGES:
            # Kept without a pass of the model, which would be wasted on it.
            said.append(kept(report, "language_unsupported", f"the language {report.language!r} is not read yet"))
        else:
            _, title, text = next(annotated)
            said.append(extract_claims(report, title, text, resources.ontology, resources.gazetteer))
    return said


@cache
def _loaded(load: Load) -> Resources:
    """Return the resources of this process."""
    return load()
