"""Resources that end the process which reads with them: what no exception can tell of."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.resources import Resources, load_resources

POISON, FRAGILE = "Poisontown", "Fragiletown"


@dataclass(frozen=True, slots=True)
class Deadly:
    """Loads what reads, and dies of each text with POISON, of one with FRAGILE the first time; `folder` counts."""

    folder: Path

    def __call__(self) -> Resources:
        """Return the resources, whose model is deadly."""
        resources = load_resources()
        if "deadly" not in resources.model.pipe_names:
            Language.component("deadly", func=partial(die_of, self.folder))
            resources.model.add_pipe("deadly", first=True)
        return resources


def die_of(folder: Path, doc: Doc) -> Doc:
    """Return a document, where it is not deadly."""
    deaths = list(folder.glob(f"{FRAGILE}-*"))
    for word in (POISON, FRAGILE):
        if word in doc.text and not (word == FRAGILE and deaths):
            (folder / f"{word}-{os.getpid()}").touch()
            os._exit(9)
    return doc
