"""Tables of events that others have coded (ACLED, UCDP, Airwars) → readings: each row a report of its recorder.

What a row says is taken from its columns, never guessed from its notes. The text of its report is the row itself, a
line a column, so that every value leads back to its words.
"""

from rashomon.coded.lookup import Lookup
from rashomon.coded.notes import notes_of, with_notes_read
from rashomon.coded.recorders import RECORDERS, Recorder, code_again, code_rows, find_doubles, is_older

__all__ = [
    "RECORDERS",
    "Lookup",
    "Recorder",
    "code_again",
    "code_rows",
    "find_doubles",
    "is_older",
    "notes_of",
    "with_notes_read",
]
