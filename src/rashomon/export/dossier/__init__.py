"""A comparison in, one HTML page out that needs no network; every word from a report is escaped and shown as it is."""

from rashomon.export.dossier.page import write_dossier

__all__ = ["write_dossier"]
