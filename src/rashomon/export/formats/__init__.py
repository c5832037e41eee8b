"""Comparisons in, files in the formats of the field out, each with what it could not hold. No file is touched here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rashomon.export.formats.acled import export_acled
from rashomon.export.formats.case import Case, Cited, Exporter, Loss, Output, Unit
from rashomon.export.formats.flat import export_csv, export_jsonl
from rashomon.export.formats.ftm import export_ftm
from rashomon.export.formats.gdelt import export_gdelt
from rashomon.export.formats.geojson import export_geojson
from rashomon.export.formats.losses import count_rows, write_losses
from rashomon.export.formats.parquet import export_parquet
from rashomon.export.formats.plover import export_plover
from rashomon.export.formats.polecat import export_polecat
from rashomon.export.formats.timemap import export_timemap
from rashomon.export.formats.ucdp import export_ucdp
from rashomon.export.formats.xlsx import export_xlsx

EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "acled": export_acled,
        "ucdp": export_ucdp,
        "plover": export_plover,
        "polecat": export_polecat,
        "gdelt": export_gdelt,
        "geojson": export_geojson,
        "timemap": export_timemap,
        "ftm": export_ftm,
        "csv": export_csv,
        "jsonl": export_jsonl,
        "xlsx": export_xlsx,
        "parquet": export_parquet,
    }
)
# Formats whose own rule a figure follows where nobody names another.
OWN_POLICIES: Mapping[str, str] = MappingProxyType({"acled": "acled"})

__all__ = [
    "EXPORTERS",
    "OWN_POLICIES",
    "Case",
    "Cited",
    "Exporter",
    "Loss",
    "Output",
    "Unit",
    "count_rows",
    "write_losses",
]
