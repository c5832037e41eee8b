"""Readings and decisions in, and out again: append-only tables in SQLite, or in PostgreSQL.

Events are computed from them; what was computed last is kept beside them, to be listed at once.

Nothing is changed or deleted but what must not be there (redactions.py): a report read anew is a newer generation, an
undone decision one more row.
"""

from rashomon.store.database import Store, open_store
from rashomon.store.errors import OldStoreError, StoreDownError, StoreError

__all__ = ["OldStoreError", "Store", "StoreDownError", "StoreError", "open_store"]
