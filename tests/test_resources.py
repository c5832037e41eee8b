import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.lexicon import fold_name
from rashomon.resources import MODELS, PIPES, Loader, load_model
from rashomon.tables import CODES, COLUMNS, load_ontology, name_rules

ONTOLOGY = load_ontology()
DOCS = Path(__file__).parents[1] / "docs" / "ontology.md"

# Facts of PLOVER 0.8: the modes of each event type.
MODES = {
    "": set(),
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": set("seize restrict censor curfew martial-law arrest deport withhold misinformation cyber".split()),
    "ASSAULT": set(
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
        "heavy-weapons crowd-control unconventional".split()
    ),
}
# Facts of ACLED's codebook of 2023: its 25 sub-event types.
ACLED = {
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Armed clash",
    "Excessive force against protesters",
    "Protest with intervention",
    "Peaceful protest",
    "Violent demonstration",
    "Mob violence",
    "Chemical weapon",
    "Air/drone strike",
    "Suicide bomb",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Sexual violence",
    "Attack",
    "Abduction/forced disappearance",
    "Agreement",
    "Arrests",
    "Change to group/activity",
    "Disrupted weapons use",
    "Headquarters or base established",
    "Looting/property destruction",
    "Non-violent transfer of territory",
    "Other",
}


@pytest.mark.parametrize(
    ("table", "least"),
    [("cues", 400), ("acts", 250), ("vague", 30), ("actors", 450), ("groups", 300), ("descriptions", 90)],
)
def test_every_table_is_filled(table: str, least: int) -> None:
    assert len(getattr(ONTOLOGY, table)) >= least


def test_acts_have_the_types_and_modes_of_plover_and_the_sub_events_of_acled() -> None:
    assert set(MODES) == CODES["type"]
    for act in ONTOLOGY.acts.values():
        assert act.mode is None or act.mode in MODES[act.type], act
        assert act.acled is None or act.acled in ACLED, act


@pytest.mark.parametrize(
    ("lemma", "pos", "kind", "stance", "frame"),
    [
        ("say", "VERB", "speech", "asserts", "quote"),
        ("tell", "VERB", "speech", "asserts", "to"),
        ("claim", "VERB", "speech", "alleges", "infinitive"),
        ("accuse", "VERB", "attitude", "alleges", "of"),
        ("confirm", "VERB", "speech", "confirms", "object"),
        ("admit", "VERB", "speech", "confirms", "clause"),
        ("estimate", "VERB", "report", "estimates", "object"),
        ("put", "VERB", "report", "asserts", "object"),
        ("believe", "VERB", "thought", "estimates", "clause"),
        ("deny", "VERB", "speech", "denies", "object"),
        ("reject", "VERB", "speech", "denies", "clause"),
        ("dispute", "VERB", "speech", "doubts", "object"),
        ("vow", "VERB", "will", "expects", "infinitive"),
        ("warn", "VERB", "speech", "asserts", "clause"),
        ("decline", "VERB", "speech", "cannot_say", "infinitive"),
        ("describe", "VERB", "attitude", "asserts", "as"),
        ("find", "VERB", "report", "asserts", "clause"),
        ("claim", "NOUN", "speech", "alleges", "of"),
        ("according to", "ADP", "speech", "asserts", "clause"),
        ("allegedly", "ADV", "report", "alleges", "clause"),
    ],
)
def test_cues_give_a_stance(lemma: str, pos: str, kind: str, stance: str, frame: str) -> None:
    cue = ONTOLOGY.cues[lemma, pos]
    assert (cue.kind, cue.stance) == (kind, stance)
    assert frame in cue.frames


@pytest.mark.parametrize("lemma", ["find", "show", "see", "hear", "know", "learn"])
def test_verbs_that_are_seldom_speech_need_a_clause(lemma: str) -> None:
    cue = ONTOLOGY.cues[lemma, "VERB"]
    assert cue.frames - {"as"} == {"clause"}
    assert cue.kind in {"report", "thought"}


@pytest.mark.parametrize(
    ("lemma", "pos", "kind", "mode", "acled", "field"),
    [
        ("attack", "NOUN", "ASSAULT", None, None, None),
        ("airstrike", "NOUN", "ASSAULT", "aerial", "Air/drone strike", None),
        ("shell", "VERB", "ASSAULT", "heavy-weapons", "Shelling/artillery/missile attack", None),
        ("firefight", "NOUN", "ASSAULT", None, "Armed clash", None),
        ("counterattack", "VERB", "ASSAULT", None, "Armed clash", None),
        ("retaliate", "VERB", "ASSAULT", None, None, None),
        ("repel", "VERB", "ASSAULT", None, "Armed clash", None),
        ("shoot down", "VERB", "ASSAULT", None, "Disrupted weapons use", "destroyed"),
        ("suicide bombing", "NOUN", "ASSAULT", "suicide-attack", "Suicide bomb", None),
        ("kill", "VERB", "ASSAULT", None, None, "killed"),
        ("die", "VERB", "", None, None, "killed"),
        ("death", "NOUN", "", None, None, "killed"),
        ("casualty", "NOUN", "", None, None, "casualties"),
        ("dead", "ADJ", "", None, None, "killed"),
        ("wound", "VERB", "ASSAULT", None, None, "injured"),
        ("detain", "VERB", "COERCE", "arrest", "Arrests", "captured"),
        ("displace", "VERB", "COERCE", "deport", None, "displaced"),
        ("destroy", "VERB", "ASSAULT", "destroy", None, "destroyed"),
        ("condemn", "VERB", "ACCUSE", "disapprove", None, None),
        ("deny", "VERB", "REJECT", None, None, None),
        ("deploy", "VERB", "MOBILIZE", "troops", None, None),
        ("ceasefire", "NOUN", "RETREAT", "ceasefire", "Agreement", None),
    ],
)
def test_acts(lemma: str, pos: str, kind: str, mode: str | None, acled: str | None, field: str | None) -> None:
    act = ONTOLOGY.acts[lemma, pos]
    assert (act.type, act.mode, act.acled, act.field) == (kind, mode, acled, field)


@pytest.mark.parametrize(
    ("words", "low", "high", "exact", "acled"),
    [
        ("a couple", 2, 2, True, None),
        ("a few", 3, 9, False, None),
        ("several", 3, 9, False, None),
        ("a handful", 3, 9, False, None),
        ("half a dozen", 6, 6, True, None),
        ("a dozen", 12, 12, True, None),
        ("two dozen", 24, 24, True, None),
        ("a score", 20, 20, True, None),
        ("tens", 20, 99, False, 10),
        ("dozens", 24, 99, False, 12),
        ("several dozen", 24, 99, False, 12),
        ("scores", 40, None, False, None),
        ("hundreds", 200, 999, False, 100),
        ("several hundred", 300, 999, False, 100),
        ("thousands", 2000, 9999, False, None),
        ("tens of thousands", 20_000, 99_999, False, None),
        ("hundreds of thousands", 200_000, 999_999, False, None),
    ],
)
def test_vague_numbers(words: str, low: int, high: int | None, exact: bool, acled: int | None) -> None:
    number = ONTOLOGY.vague[words]
    assert (number.low, number.high, number.exact, number.acled) == (low, high, exact, acled)


@pytest.mark.parametrize("words", ["many", "a number of", "some", "numerous", "countless"])
def test_words_without_a_number_are_not_in_the_table(words: str) -> None:
    assert words not in ONTOLOGY.vague


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("U.S.", "united_states"),
        ("Washington", "united_states"),
        ("the Pentagon", "us_defence_ministry"),
        ("CENTCOM", "centcom"),
        ("the U.S.-led coalition", "global_coalition"),
        ("the Kremlin", "kremlin"),
        ("Russia’s Defence Ministry", "russian_defence_ministry"),
        ("the Ministry of Defense of the Russian Federation", "russian_defence_ministry"),
        ("Russian troops", "russian_military"),
        ("SAA", "syrian_military"),
        ("pro-Syrian government forces", "pro_government_forces"),
        ("the Syrian Observatory for Human Rights", "sohr"),
        ("Daesh", "islamic_state"),
        ("Ansar Allah", "houthis"),
        ("the IDF", "israeli_military"),
        ("Palestinian Authority", "palestinian_government"),
        ("Agence France-Presse", "afp"),
        ("SANA", "sana"),
        ("PMC Wagner", "wagner"),
    ],
)
def test_names_mean_actors(name: str, actor: str) -> None:
    assert ONTOLOGY.names[fold_name(name)] == actor


@pytest.mark.parametrize(
    "name", ["the army", "the coalition", "regime forces", "pro-government forces", "pro-regime forces", "the rebels"]
)
def test_names_that_mean_another_in_every_country_are_left_out(name: str) -> None:
    assert fold_name(name) not in ONTOLOGY.names


@pytest.mark.parametrize(
    ("actor", "top"),
    [
        ("us_defence_ministry", "united_states"),
        ("global_coalition", "united_states"),
        ("centcom", "united_states"),
        ("sana", "syria"),
        ("pro_government_forces", "syria"),
        ("tass", "russia"),
        ("gaza_health_ministry", "hamas"),
        ("interfax", "interfax"),
        ("sohr", "sohr"),
    ],
)
def test_bodies_lead_to_who_answers_for_an_actor(actor: str, top: str) -> None:
    while (body := ONTOLOGY.actors[actor].body) is not None:
        actor = body
    assert actor == top


@pytest.mark.parametrize(
    "words", ["us", "who", "is", "car", "let", "fact", "site", "economist", "intercept", "it", "let us"]
)
def test_common_words_name_nobody(words: str) -> None:
    assert fold_name(words) not in ONTOLOGY.names


def test_capitals_tell_names_from_common_words() -> None:
    assert ONTOLOGY.names[fold_name("US")] == ONTOLOGY.names[fold_name("the U.S.")] == "united_states"
    assert ONTOLOGY.names[fold_name("WHO")] == "who_un"
    assert ONTOLOGY.names[fold_name("IS")] == "islamic_state"


def test_every_state_has_a_government() -> None:
    states = {actor.id for actor in ONTOLOGY.actors.values() if actor.kind == "state"}
    governed = {actor.body for actor in ONTOLOGY.actors.values() if actor.kind == "government"}
    assert len(states) >= 190
    assert states <= governed


@pytest.mark.parametrize(
    ("noun", "role", "who"),
    [
        ("civilian", "civilian", "any"),
        ("child", "civilian", "children"),
        ("woman", "civilian", "women"),
        ("fighter", "combatant", "any"),
        ("officer", "combatant", "officers"),
        ("mercenary", "combatant", "contractors"),
        ("journalist", "civilian", "journalists"),
        ("people", "unknown", "any"),
        ("prisoner", "unknown", "prisoners"),
    ],
)
def test_groups(noun: str, role: str, who: str) -> None:
    assert ONTOLOGY.groups[noun] == (role, who)


@pytest.mark.parametrize(
    ("words", "blames"),
    [
        ("unprovoked", "doer"),
        ("act of aggression", "doer"),
        ("massacre", "doer"),
        ("self-defense", "sufferer"),
        ("self-defence", "sufferer"),
        ("in response", "sufferer"),
        ("friendly fire", "nobody"),
        ("accident", "nobody"),
    ],
)
def test_descriptions_blame(words: str, blames: str) -> None:
    assert ONTOLOGY.descriptions[words].blames == blames


def test_rivals_of_one_kind_blame_the_same() -> None:
    kinds: dict[str, set[str]] = {}
    for description in ONTOLOGY.descriptions.values():
        kinds.setdefault(description.kind, set()).add(description.blames)
    assert all(len(blames) == 1 for blames in kinds.values())


def test_a_users_table_goes_over_ours(tmp_path: Path) -> None:
    (tmp_path / "numbers.csv").write_text(
        "words,low,high,exact,acled,origin\ndozens,12,99,no,12,ours\nmany,5,,no,,ours\n"
    )
    (tmp_path / "actors.csv").write_text("id,name,names,kind,country,body\nthe_army,The army,SDF;the army,military,,\n")
    merged = load_ontology(tmp_path)
    assert (merged.vague["dozens"].low, merged.vague["many"].high) == (12, None)
    assert merged.vague["hundreds"] == ONTOLOGY.vague["hundreds"]
    assert (merged.names["army"], merged.names["sdf"]) == ("the_army", "the_army")
    assert merged.names["syrian democratic forces"] == "sdf"
    assert merged.cues == ONTOLOGY.cues


@pytest.mark.parametrize(
    ("table", "lines", "message"),
    [
        ("numbers", "words,low\n", "numbers.csv:1: the columns must be words,low,high,exact,acled,origin"),
        ("numbers", "# mine\n{columns}\nx,1,2,no\n", "numbers.csv:3: 4 cells where there are 6 columns"),
        ("numbers", "{columns}\nx,one,2,no,,\n", "numbers.csv:2: 'one' is no whole number"),
        ("numbers", "{columns}\nx,9,2,no,,\n", "numbers.csv:2: 'x': low and high do not fit"),
        ("numbers", "{columns}\nx,1,2,maybe,,\n", "exact is 'maybe' and not yes or no"),
        ("numbers", "{columns}\nx,1,2,no,,\nx,1,3,no,,\n", "numbers.csv:3: 'x' stands in this table twice"),
        ("numbers", "{columns}\n,1,2,no,,\n", "numbers.csv:2: no words"),
        ("cues", "{columns}\nsay,VERB,speech,shouts,clause\n", "cues.csv:2: 'shouts' is no stance"),
        ("cues", "{columns}\nsay,VERB,speech,asserts,\n", "no frames for 'say'"),
        ("acts", "{columns}\nhit,VERB,HIT,,,\n", "acts.csv:2: 'HIT' is no type"),
        ("acts", "{columns}\nhit,VERB,,,,\n", "'hit' has neither type nor field"),
        ("groups", "{columns}\nfoe,enemy,any\n", "groups.csv:2: 'enemy' is no role"),
        ("descriptions", "{columns}\nbad,evil,both\n", "descriptions.csv:2: 'both' is no blames"),
        ("actors", "{columns}\na,A,,state,SYR,\n", "'SYR' is no ISO 3166-1 code"),
        ("actors", "{columns}\na,A,,state,,nobody\n", "a: body 'nobody' is unknown"),
        ("actors", "{columns}\na,A,,state,,b\nb,B,,state,,a\n", "body 'a' is a ring"),
        ("actors", "{columns}\na,A,X,state,,\nb,B,the X,state,,\n", "'x' means both a and b"),
        ("actors", '{columns}\na,"A,,state,,\n', "actors.csv:2: unexpected end of data"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, table: str, lines: str, message: str) -> None:
    (tmp_path / f"{table}.csv").write_text(lines.replace("{columns}", ",".join(COLUMNS[table])))
    with pytest.raises(ValueError, match=re.escape(message)) as caught:
        load_ontology(tmp_path)
    assert len(str(caught.value).splitlines()) == 1


def test_a_table_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "cues.csv").write_bytes(b"lemma,pos,kind,stance,frames\ncaf\xe9,NOUN,speech,asserts,clause\n")
    with pytest.raises(ValueError, match=r"cues\.csv: not UTF-8"):
        load_ontology(tmp_path)


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no folder of tables"):
        load_ontology(tmp_path / "absent")


def test_a_folder_without_a_table_of_ours_is_named(tmp_path: Path) -> None:
    (tmp_path / "cue.csv").write_text("lemma,pos,kind,stance,frames\nx,VERB,speech,doubts,clause\n")
    with pytest.raises(ValueError, match=r"none of the tables cues\.csv, acts\.csv"):
        load_ontology(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("cue.csv", "lemma,pos,kind,stance,frames\n", r"cue\.csv: no table of that name: cues, acts"),
        ("acts.csv", "", r"acts\.csv: empty; the first line must be lemma,pos,type"),
    ],
)
def test_a_table_that_would_be_passed_over_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / "cues.csv").write_text("lemma,pos,kind,stance,frames\n", encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        load_ontology(tmp_path)


def test_tables_are_read_once_and_anew_where_they_were_edited(tmp_path: Path) -> None:
    table = tmp_path / "cues.csv"
    table.write_text("lemma,pos,kind,stance,frames\nyelp,VERB,speech,doubts,clause\n")
    first = load_ontology(tmp_path)
    assert load_ontology(tmp_path) is first
    table.write_text(table.read_text().replace("doubts", "denies"))
    assert load_ontology(tmp_path).cues["yelp", "VERB"].stance == "denies"


def test_a_loader_can_be_sent_to_another_process(tmp_path: Path) -> None:
    (tmp_path / "cues.csv").write_text("lemma,pos,kind,stance,frames\nyelp,VERB,speech,doubts,clause\n")
    loader = Loader(tmp_path)
    sent = pickle.loads(pickle.dumps(loader))
    assert (sent, hash(sent)) == (loader, hash(loader))  # by which a process knows what it has loaded
    assert sent().ontology.cues["yelp", "VERB"].stance == "doubts"


def test_rules_are_named_by_version_and_by_what_the_users_tables_say(tmp_path: Path) -> None:
    assert name_rules("1.0") == name_rules("1.0", tmp_path) == "1.0"
    table = tmp_path / "numbers.csv"
    table.write_text("words,low,high,exact,acled,origin\n")
    assert name_rules("1.0", tmp_path) == "1.0"  # a header alone changes nothing
    table.write_text("words,low,high,exact,acled,origin\nmany,5,,no,,ours\n")
    name = name_rules("1.0", tmp_path)
    assert re.fullmatch(r"1\.0\+ontology\.[0-9a-f]{12}", name)
    table.write_text("# mine\n\nwords,low,high,exact,acled,origin\nmany, 5,,no,,ours\n")
    assert name_rules("1.0", tmp_path) == name
    table.write_text("words,low,high,exact,acled,origin\nmany,6,,no,,ours\n")
    assert name_rules("1.0", tmp_path) != name


def test_the_documentation_names_every_table_column_and_code() -> None:
    text = DOCS.read_text(encoding="utf-8")
    wanted = {f"`{table}.csv`" for table in COLUMNS}
    wanted |= {f"`{column}`" for columns in COLUMNS.values() for column in columns}
    wanted |= {f"`{code}`" for codes in CODES.values() for code in codes if code}
    wanted |= {f"`{mode}`" for modes in MODES.values() for mode in modes}
    wanted |= {f"`{description.kind}`" for description in ONTOLOGY.descriptions.values()}
    wanted |= {f"`{who}`" for _, who in ONTOLOGY.groups.values()}
    assert sorted(word for word in wanted if word not in text) == []


def test_the_model_runs_the_pipes_of_the_product() -> None:
    assert tuple(load_model().pipe_names) == PIPES
    assert load_model() is load_model()


def test_no_model_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.resources.find_spec", lambda name: None)
    with pytest.raises(RuntimeError, match=f"pip install {MODELS[1].replace('_', '-')}"):
        load_model.__wrapped__()


def test_importing_resources_loads_no_model() -> None:
    code = "import sys, rashomon.resources; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_states_are_as_the_script_builds_them(tmp_path: Path) -> None:
    root = Path(__file__).parents[1]
    table = Path("src/rashomon/ontology/actors.csv")
    (tmp_path / table.parent).mkdir(parents=True)
    shutil.copy(root / table, tmp_path / table)
    subprocess.run([sys.executable, root / "scripts" / "build_actors.py"], cwd=tmp_path, check=True)
    assert (tmp_path / table).read_text(encoding="utf-8") == (root / table).read_text(encoding="utf-8")
