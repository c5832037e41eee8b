import io

import pytest

from rashomon.read import tables
from rashomon.read.drafts import Draft, Fault, UnreadableError
from rashomon.read.rows import KNOWN, names_for
from rashomon.read.tables import names_reports, read_table


def read(table: str | bytes, /, **columns: str) -> list[Draft | Fault]:
    data = table if isinstance(table, bytes) else table.encode()
    return list(read_table(io.BytesIO(data), names_for(columns)))


def one(table: str | bytes, /, **columns: str) -> Draft:
    (draft,) = read(table, **columns)
    assert isinstance(draft, Draft), draft
    return draft


def test_a_row_gives_the_values_that_its_columns_name() -> None:
    draft = one(
        "outlet,text,published,url,title,byline,more\n"
        'Example News,"Nine died, he said.\nTen, she said.",2019-03-04,https://example.org/a,Shells,Jane Doe,x\n'
    )
    assert (draft.text, draft.title, draft.outlet) == ("Nine died, he said.\nTen, she said.", "Shells", "Example News")
    assert (draft.published, draft.published_from, draft.url) == ("2019-03-04", "meta", "https://example.org/a")
    assert (draft.byline, draft.record) == ("Jane Doe", 1)


def test_the_columns_of_media_cloud_are_known() -> None:
    draft = one(
        "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
        "5a,2019-03-06,en,example.org,https://example.org,2019-03-04,Nine die,https://example.org/a\n"
    )
    assert (draft.text, draft.title, draft.outlet, draft.published) == ("", "Nine die", "example.org", "2019-03-04")


def test_columns_may_have_any_name_if_it_is_told() -> None:
    draft = one("id,Body,When,text\n1,Nine died.,4 March 2019,x\n", text="Body", published="When")
    assert (draft.text, draft.published) == ("Nine died.", "2019-03-04")


@pytest.mark.parametrize("parting", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251"])
def test_tables_of_other_programs_are_read(parting: str, encoding: str) -> None:
    rows = [["Title", "TEXT"], ["Обстрел", f'"При обстреле рынка{parting} погибли двенадцать человек"']]
    draft = one("\r\n".join(parting.join(row) for row in rows).encode(encoding))
    assert (draft.title, draft.text) == ("Обстрел", f"При обстреле рынка{parting} погибли двенадцать человек")


def test_rows_that_are_blank_short_or_long_do_no_harm() -> None:
    found = read("\ntext,title,text\n\n,,\nOne.\nTwo.,T,x,y,z\n,,\n")
    assert [(one.text, one.title, one.record) for one in found if isinstance(one, Draft)] == [
        ("One.", "", 1),
        ("Two.", "T", 2),
    ]


def test_line_ends_of_old_programs_are_understood() -> None:
    assert [one.text for one in read("text,title\rOne.,A\rTwo.,B") if isinstance(one, Draft)] == ["One.", "Two."]


def test_a_quotation_that_never_closes_costs_no_more_than_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_RECORD_BYTES", 1000)
    found = read("text,title\nOne.,A\n" + '"' + "Two.,B\n" * 300 + "Three.,C\n")
    assert isinstance(found[0], Draft)
    assert found[1] == Fault(2, "line 3: larger than 0 MB")
    assert isinstance(found[-1], Draft)
    assert found[-1].text == "Three."


def test_a_line_that_never_ends_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_RECORD_BYTES", 1000)
    found = read("text,title\n" + "a" * 300_000 + "\nTwo.,B\n")
    assert isinstance(found[0], Fault)
    assert isinstance(found[-1], Draft)
    assert found[-1].text == "Two."


@pytest.mark.parametrize(
    ("text", "columns", "reason"),
    [
        ("", {}, "is empty"),
        ("\n\n", {}, "has no line that names its columns"),
        ("a,b\n1,2\n", {}, "has no column known to hold the text: name it with --columns text=NAME"),
        ("text,b\n1,2\n", {"text": "body"}, "has no column 'body'"),
        ("text,b\n1,2\n", {"outlet": "paper"}, "has no column 'paper'"),
        ("text,title\n", {}, "is a table without rows"),
        (b"\x89PNG\r\n", {}, "is binary, not text"),
        (bytes(5000), {}, "is binary, not text"),
    ],
)
def test_a_table_without_reports_is_refused(text: str | bytes, columns: dict[str, str], reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(text, **columns)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("head", "told", "expected"),
    [
        ("title,text,label\n", {}, True),
        ("url;maintext", {}, True),
        ("id,text,label\n", {}, False),  # a table of sentences with labels
        ("text\n", {}, False),
        ("id,body\n", {}, False),
        ("id,body\n", {"text": "body"}, True),
        ("The text, he said, and the title of it\n", {}, False),
    ],
)
def test_a_table_of_reports_is_told_by_its_head(head: str, told: dict[str, str], expected: bool) -> None:
    assert names_reports(head, names_for(told)) is expected


def test_columns_of_what_reports_do_not_have_are_refused() -> None:
    assert names_for(None) == names_for({}) == KNOWN
    with pytest.raises(ValueError, match="no 'body' in a report: one of text, title"):
        names_for({"body": "text"})
    with pytest.raises(ValueError, match="'text' has no name"):
        names_for({"text": ""})
