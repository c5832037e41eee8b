"""What is taken out of a store is in no row and no byte of it any more, and a tombstone says who did so and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.deciding import decide, stand
from rashomon.pipeline import add_paths, compare_by_policy
from rashomon.records import Correction, Failure, Figure, Page
from rashomon.redacting import mask_of, purge_report, redact_passage, redact_person
from rashomon.reviewing import correct_claim
from rashomon.store import Store, open_store
from rashomon.store.computed import keep_computation
from rashomon.store.pages import put_page
from rashomon.store.redactions import BLOCK
from server_cases import bytes_of

# Names that stand nowhere else on this machine.
ONE = (
    "At least 12 people were killed in the shelling of a market in Aleppo on Monday, Zbigniew Quorquist said. "
    "Quorquist, a nurse, saw it from the Vlissardi bakery in the upper town.\n"
)
TWO = "Three people were killed in the shelling of a market in Aleppo on Monday, an army spokesman said.\n"
SECRETS = ("quorquist", "zbigniew", "vlissardi")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "quorquist.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    return tmp_path


@pytest.fixture
def store(folder: Path, home: str) -> Iterator[Store]:
    """A store of two reports, with a page as received, decisions, and what was computed of them."""
    with open_store(home, version="test") as opened:
        for _ in add_paths([str(folder / "quorquist.txt"), str(folder / "two.txt")], opened):
            pass
        [secret] = [one for one in opened.readings() if "Quorquist" in one.report.text]
        killed = next(one for one in secret.claims if one.field == "killed")
        correct_claim(opened, killed.id, Correction(value=Figure(13, 13, "exact", 13)), "ana", "as Quorquist told me")
        decide(opened, "discounted", [killed.id], "ana", "x")
        url = "https://paper.example/zbigniew-quorquist-speaks"
        with opened.write() as connection:
            page = Page(url, url, "2020-05-07T10:00:00Z", (), ONE.encode())
            put_page(connection, page, None, [secret.report.id])
        by_policy = compare_by_policy(opened.readings())
        keep_computation(opened, "then", by_policy, "ucdp", frozenset())
        yield opened


def secret_of(store: Store) -> str:
    """Return the id of the report that has the names."""
    return next(
        one.report.id for one in store.readings() if "aleppo" in one.report.text.lower() and "12" in one.report.text
    )


def still_there(home: str) -> list[str]:
    found = bytes_of(home)
    return [word for word in SECRETS if word.encode() in found]


def test_before_anything_is_taken_out_the_file_has_it(store: Store, home: str) -> None:
    assert still_there(home) == list(SECRETS)


def test_a_purged_report_is_gone_from_every_table_and_every_byte(store: Store, home: str) -> None:
    report = secret_of(store)
    done = purge_report(store, report, "ana", "a witness at risk")
    assert done.swept
    assert [one.report.text for one in store.readings()] == [TWO]
    assert store.find_ids(report) == []
    # What a person wrote as his reason is his to write anew: it is told in the documentation.
    assert still_there(home) == ["quorquist"]
    assert b"as quorquist told me" in bytes_of(home)
    [tombstone] = store.redactions(report)
    assert (tombstone.kind, tombstone.by, tombstone.why) == ("report", "person:ana", "a witness at risk")
    assert [one.state for one in stand(store)] == ["review", "review"]
    assert store.decisions()[0].correction is None


def test_a_person_is_gone_from_every_byte_and_the_report_still_tells_its_event(store: Store, home: str) -> None:
    report = secret_of(store)
    done = redact_person(store, ["Zbigniew Quorquist", "quorquist"], "ana", "asked for it")
    assert done.swept
    assert [(one.kind, one.report) for one in done.redactions] == [("person", report)]
    assert still_there(home) == ["vlissardi"]
    [masked] = store.readings(report)
    assert f"{BLOCK * 8} {BLOCK * 9} said" in masked.report.text
    assert len(masked.report.text) == len(ONE)
    assert [one.value.printed for one in masked.claims if isinstance(one.value, Figure)][:1] == [12]
    assert done.left == ()
    [correction, _] = store.decisions()
    assert correction.why == f"as {BLOCK * 9} told me"
    assert [one.state for one in stand(store)] == ["held", "held"]  # they follow the words about the dead


def test_an_actor_whom_no_report_names_any_more_is_no_id_any_more(store: Store, home: str) -> None:
    report = secret_of(store)
    [actor] = [one.id for one in next(store.readings(report)).actors if "quorquist" in one.id.casefold()]
    decide(store, "discounted", [actor], "ana", "not there")
    purge_report(store, report, "ana", "a witness at risk")
    last = store.decisions()[-1]
    assert last.left == BLOCK * len(actor)
    assert stand(store)[-1].state == "review"
    assert b"zbigniew" not in bytes_of(home)


def test_a_page_that_has_the_name_beside_its_report_goes_too(store: Store) -> None:
    with store.write() as connection:
        page = Page(
            "https://a.example/", "https://a.example/", "2020-05-08T10:00:00Z", (), b"<p>Quorquist</p> and more"
        )
        put_page(connection, page, None, [])
    redact_person(store, ["Quorquist"], "ana", "asked for it")
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM pages").scalar() == 0


def test_parts_of_a_name_that_still_stand_are_told(store: Store) -> None:
    done = redact_person(store, ["Zbigniew Quorquist"], "ana", "asked for it")
    assert done.left == ("Quorquist",)


def test_a_passage_is_masked_where_it_stands(store: Store, home: str) -> None:
    report = secret_of(store)
    [before] = store.readings(report)
    start = before.report.text.index("Quorquist, a nurse")
    end = before.report.text.index(" in the upper town")
    done = redact_passage(store, report, (start, end), "ana", "tells who saw it")
    assert done.swept
    [after] = store.readings(report)
    assert after.report.text[start:end].replace(" ", "").strip(BLOCK) == ""
    assert after.report.text[:start] == before.report.text[:start]
    assert "vlissardi" not in still_there(home)
    assert [one.state for one in stand(store)] == ["held", "held"]
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM computations").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM bodies").scalar() == 0


def test_what_was_taken_out_does_not_come_in_again(store: Store, folder: Path) -> None:
    purge_report(store, secret_of(store), "ana", "a witness at risk")
    for reread in (False, True):
        added = list(add_paths([str(folder / "quorquist.txt")], store, reread=reread))
        assert [type(one) for one in added] == [Failure]
        assert isinstance(added[0], Failure)
        assert "taken out of this store on" in added[0].reason
        assert "a witness at risk" in added[0].reason
    assert len(list(store.readings())) == 1


def test_other_connections_see_it_gone_and_whoever_reads_meanwhile_is_told(store: Store, home: str) -> None:
    with open_store(home, timeout=0.1) as quick:
        with store.read() as reader:
            assert reader.exec_driver_sql("SELECT count(*) FROM reports").scalar() == 2
            done = purge_report(quick, secret_of(quick), "ana", "x")
            assert not done.swept
        assert quick.sweep()
    assert still_there(home) == ["quorquist"]


def test_while_somebody_writes_the_store_cannot_be_written_anew(store: Store, home: str) -> None:
    with open_store(home, timeout=0.1, version="test") as quick:
        with store.write() as writer:
            writer.exec_driver_sql("DELETE FROM told")
            assert not quick.sweep()
        assert quick.sweep()


@pytest.mark.parametrize(
    ("names", "reason"), [(["Al"], "3 letters at least"), (["7,"], "3 letters"), (["Nobody Known"], "no report has")]
)
def test_names_that_cannot_be_masked(store: Store, names: list[str], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        redact_person(store, names, "ana", "x")
    assert store.redactions() == []


def test_reports_and_passages_that_are_not_there(store: Store) -> None:
    with pytest.raises(ValueError, match="no report has the id r0"):
        purge_report(store, "r0", "ana", "x")
    for span in ((5, 5), (-1, 5), (0, 10_000)):
        with pytest.raises(ValueError, match="no passage"):
            redact_passage(store, secret_of(store), span, "ana", "x")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Ann Lee said", "███ ███ said"),
        ("ANN  LEE", "███  ███"),
        ("https://a.example/ann-lee_story", "https://a.example/███-███_story"),
        ("Joann Leeds", "Joann Leeds"),
        ("q=Ann%20Lee", "q=█████████"),
        ('{"name": "Jos\\u00e9"}', '{"name": "█████████"}'),
        ("/jos%C3%A9", "/█████████"),
        ("José's", "████'s"),
    ],
)
def test_what_a_mask_finds(text: str, masked: str) -> None:
    assert mask_of(["Ann Lee", "José"])(text) == masked


def test_a_reason_that_has_the_name_is_refused_as_it_would_be_kept(store: Store) -> None:
    with pytest.raises(ValueError, match="the reason has the words"):
        redact_person(store, ["Zbigniew Quorquist"], "ana", "zbigniew quorquist asked for it")
    assert list(store.redactions()) == []
