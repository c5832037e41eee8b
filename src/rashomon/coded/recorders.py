"""The recorders whose tables are taken in, by name; and a table of one of them → its readings, row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BufferedIOBase
from types import MappingProxyType

from rashomon.coded import acled, airwars, ucdp
from rashomon.coded.cells import fault
from rashomon.coded.entries import Entry, make_reading
from rashomon.coded.lookup import Lookup
from rashomon.coded.packed import unpacked
from rashomon.coded.rows import Form, Row, read_rows
from rashomon.coded.sheets import RowError, Sheet, tidy, write_sheet
from rashomon.export.formats.recorded import MARK
from rashomon.read.drafts import Fault, UnreadableError, path_of, report_id
from rashomon.records import EXPORTED, Failure, Problem, Reading, Report

# What ids of recorders are made of: no sign that parts ids in paths and in our own.
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")
_ID_SHOWN = 40  # characters
_ROW_BITS = 40
_STAMP = re.compile(r"[0-9]{1,12}")
_STAMPED = re.compile(rf"^timestamp: ({_STAMP.pattern})$", re.M)
_MARKED = ("notes", "relid")  # columns that tell whether a row is of an export of ours
_OURSELVES = "Rashomon"


@dataclass(frozen=True, slots=True)
class Recorder:
    """A recorder: its name as an outlet, how its rows are known, and what codes one."""

    outlet: str
    form: Form
    first: Sequence[str]  # columns that stand first in the text of a row
    code: Callable[[Sheet, Lookup], Entry]


RECORDERS: Mapping[str, Recorder] = MappingProxyType(
    {
        "acled": Recorder("ACLED", acled.FORM, acled.FIRST, acled.code_acled),
        "ucdp": Recorder("UCDP", ucdp.FORM, ucdp.FIRST, ucdp.code_ucdp),
        "airwars": Recorder("Airwars", airwars.FORM, airwars.FIRST, airwars.code_airwars),
    }
)


def code_rows(
    name: str, path: str, stream: BufferedIOBase, lookup: Lookup, doubles: Mapping[str, int] | None = None
) -> Iterator[Reading | Failure]:
    """Yield the reading of each row of a recorder's table, and a Failure for each that cannot be taken in.

    `path` is what messages and reports call the table, which may be packed. `doubles` are the ids that several rows
    have, each with the row that counts: of `find_doubles`. KeyError for an unknown recorder.
    """
    recorder = RECORDERS[name]
    try:
        with unpacked(stream) as table:
            for row in read_rows(table, recorder.form):
                yield _said(name, path, row, lookup, doubles or {})
    except UnreadableError as error:
        yield Failure(path, str(error))


def find_doubles(name: str, stream: BufferedIOBase) -> dict[str, int]:
    """Return the ids that several rows of a table have, each with the row that counts, from 1.

    That is the row which was changed last, where the table tells (ACLED's `timestamp`), else the last one. Nothing of a
    table that cannot be read: `code_rows` tells why. KeyError for an unknown recorder.
    """
    form = RECORDERS[name].form
    last: dict[str, int] = {}  # when it was changed and which row it is, in one number: a table may have millions
    doubles: dict[str, int] = {}
    try:
        with unpacked(stream) as table:
            for row in read_rows(table, form):
                if not isinstance(row, Row) or not (id_ := tidy(row.cells.get(form.key, ""))):
                    continue
                found = (_stamp(row) << _ROW_BITS) + row.record
                if id_ in last:
                    doubles[id_] = max(found, last[id_]) % (1 << _ROW_BITS)
                last[id_] = max(found, last.get(id_, 0))
    except UnreadableError:
        return {}
    return doubles


def _stamp(row: Row) -> int:
    """Return when a row was changed, in seconds since 1970; 0 where it does not tell."""
    found = _STAMP.fullmatch(tidy(row.cells.get("timestamp", "")))
    return int(found[0]) if found else 0


def is_older(row: Report, held: Report) -> bool:
    """Tell whether a row was changed before another version of it was, where both tell (ACLED's `timestamp`)."""
    one, other = (_STAMPED.search(report.text) for report in (row, held))
    return one is not None and other is not None and int(one[1]) < int(other[1])


def _said(name: str, path: str, row: Row | Fault, lookup: Lookup, doubles: Mapping[str, int]) -> Reading | Failure:
    try:
        if isinstance(row, Row):
            id_ = tidy(row.cells.get(RECORDERS[name].form.key, ""))
            if (counting := doubles.get(id_, row.record)) != row.record:
                return Failure(
                    path_of(path, row.record), f"{id_[:_ID_SHOWN]} stands in row {counting} too, which counts"
                )
            return _reading(name, path, row, lookup)
        return Failure(path_of(path, row.record), row.reason)
    except RowError as error:
        return Failure(path_of(path, row.record), str(error))


def _reading(name: str, path: str, row: Row, lookup: Lookup) -> Reading:
    recorder = RECORDERS[name]
    sheet = write_sheet(row.cells, recorder.first)
    id_ = sheet.value(recorder.form.key)
    if not _ID.fullmatch(id_):
        raise fault(recorder.form.key, id_, "is no id of a row") if id_ else RowError(f"has no {recorder.form.key}")
    entry = recorder.code(sheet, lookup)
    exported = any(MARK.search(sheet.value(column)) for column in _MARKED)
    report = Report(
        id=report_id(entry.id, sheet.text),
        path=path_of(path, row.record),
        url=entry.url,
        title=entry.id,
        outlet=_OURSELVES if exported else recorder.outlet,
        byline=None,
        credit=None,
        published=None,  # a row is dated by its event: when it was coded says nothing of that
        published_from="none",
        language="und",
        text=sheet.text,
        sha256=row.sha256,
        row=f"{name}{EXPORTED if exported else ''}:{entry.id}",
    )
    return make_reading(entry, report, lookup)


def code_again(report: Report, lookup: Lookup) -> Reading:
    """Return the reading of a row's report by its text, in which words may be masked since; with a problem if none."""
    name = (report.row or "").partition(":")[0].removesuffix(EXPORTED)
    lines = (line.partition(": ") for line in report.text.split("\n"))
    try:
        recorder = RECORDERS[name]
        sheet = write_sheet({column: value for column, _, value in lines}, recorder.first)
        return make_reading(recorder.code(sheet, lookup), report, lookup)
    except (KeyError, RowError) as error:
        problem = Problem("row_unreadable", "import", f"what is left of the row tells nothing: {error}")
        return Reading(report, (), (), (), (), (), (), (problem,))
