"""The forms of words, by examples and against the model's own table of exceptions."""

import pytest

from rashomon.inflections import forms_of
from rashomon.resources import load_model
from rashomon.tables import load_ontology

# Plurals that no report prints, and forms of another spelling of the word.
UNUSED = {"anthraces", "banditti", "bani", "busses", "gasses", "ultimata"}


@pytest.mark.parametrize(
    ("lemma", "pos", "printed"),
    [
        ("attack", "VERB", "attack attacks attacked attacking"),
        ("seize", "VERB", "seize seizes seized seizing"),
        ("stab", "VERB", "stab stabs stabbed stabbing"),
        ("bury", "VERB", "bury buries buried burying"),
        ("clash", "VERB", "clash clashes clashed clashing"),
        ("panic", "VERB", "panic panics panicked panicking"),
        ("die", "VERB", "die dies died dying"),
        ("shoot", "VERB", "shoot shoots shot shooting"),
        ("overrun", "VERB", "overrun overruns overran overrunning"),
        ("army", "NOUN", "army armies"),
        ("gunman", "NOUN", "gunman gunmen"),
        ("knife", "NOUN", "knife knives"),
        ("dead", "ADJ", "dead"),
    ],
)
def test_a_word_has_the_forms_that_texts_print(lemma: str, pos: str, printed: str) -> None:
    assert set(printed.split()) <= forms_of(lemma, pos)


def test_only_a_whole_word_bends_as_a_short_verb_does() -> None:
    assert "debut" in forms_of("debut", "VERB")
    assert forms_of("rescue", "VERB") == {"rescue", "rescues", "rescued", "rescuing", "rescueing"}


@pytest.mark.parametrize("pos", ["VERB", "NOUN"])
def test_every_form_that_the_model_leads_to_a_word_of_the_tables_is_one_of_its_forms(pos: str) -> None:
    ontology = load_ontology()
    words = {lemma for lemma, own in ontology.acts if own == pos and lemma.isalpha()}
    words |= {*ontology.weapons, *ontology.parties} if pos == "NOUN" else set()
    exceptions = load_model().get_pipe("lemmatizer").lookups.get_table("lemma_exc")[pos.lower()]  # type: ignore[attr-defined]
    led = [(form, lemma) for form, lemmas in exceptions.items() for lemma in lemmas if lemma in words - {"coordinate"}]
    assert len(led) > 15
    assert [(form, lemma) for form, lemma in led if form not in forms_of(lemma, pos) | UNUSED] == []
