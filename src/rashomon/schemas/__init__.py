"""The JSON Schemas of the outputs that tools depend on: data only, written by scripts/write_schemas.py."""
