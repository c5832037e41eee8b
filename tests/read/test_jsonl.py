import io
import json

import pytest

from rashomon.read import jsonl
from rashomon.read.drafts import Draft, Fault, Skip, UnreadableError
from rashomon.read.jsonl import read_lines


def read(*lines: str | bytes) -> list[Draft | Fault]:
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(read_lines(io.BytesIO(data)))


def one(**values: object) -> Draft:
    (draft,) = read(json.dumps(values))
    assert isinstance(draft, Draft)
    return draft


def test_a_record_gives_all_its_keys() -> None:
    draft = one(
        text="Nine died.",
        title="Shells hit\na market",
        published="4 Mar 2019",
        outlet="Example News",
        url="https://example.org/a",
        unknown=[1],
    )
    assert (draft.text, draft.title, draft.outlet) == ("Nine died.", "Shells hit a market", "Example News")
    assert (draft.published, draft.published_from, draft.url) == ("2019-03-04", "meta", "https://example.org/a")
    assert draft.record == 1


def test_a_day_may_stand_in_the_address_or_the_text() -> None:
    from_url = one(text="Nine died.", url="https://example.org/2019/03/04/a")
    assert (from_url.published, from_url.published_from) == ("2019-03-04", "url")
    from_text = one(text="Published: 2019-03-05\n\nNine died.", url="https://example.org/2019/03/04/a")
    assert (from_text.published, from_text.published_from) == ("2019-03-05", "text")


@pytest.mark.parametrize("value", [None, "", "None", "unknown"])
def test_a_missing_day_is_no_failure(value: str | None) -> None:
    assert one(text="Nine died.", published=value).published is None


def test_a_day_that_cannot_be_read_costs_no_report() -> None:
    draft = one(text="Nine died.", published="2/8/2018, or soon")
    assert (draft.published, [cut.text for cut in draft.cut]) == (None, ["2/8/2018, or soon"])


def test_lone_surrogates_and_controls_cannot_get_in() -> None:
    (draft,) = read(r'{"text": "Nine \ud800 died.\u0000", "title": "A \udfff"}')
    assert isinstance(draft, Draft)
    assert (draft.text, draft.title) == ("Nine \ufffd died. ", "A \ufffd")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("nonsense", "line 2: not JSON: Expecting value at character 1"),
        ('{"text": 3}', 'line 2: "text" is not text'),
        ('{"text": "a", "outlet": {}}', 'line 2: "outlet" is not text'),
        ("[1]", "line 2: not a JSON object"),
        (b'{"text": "\xff"}', "line 2: not UTF-8"),
        ("[" * 100_000, "line 2: not JSON: nested too deeply or a number too long"),
        ('{"x": ' + "1" * 10_000 + "}", "line 2: not JSON: nested too deeply or a number too long"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_others_go_on(line: str | bytes, reason: str) -> None:
    first, fault, last = read('{"text": "One."}', line, '{"text": "Two."}')
    assert isinstance(first, Draft)
    assert fault == Fault(2, reason)
    assert isinstance(last, Draft)
    assert (last.text, last.record) == ("Two.", 3)


def test_a_record_of_something_else_is_passed_over() -> None:
    other, report = read('{"type": "head", "count": 1}', '{"text": "Nine died."}')
    assert isinstance(other, Skip)
    assert other.reason == "a record without a text: name what holds it with --columns text=NAME"
    assert isinstance(report, Draft)


def test_blank_lines_count_as_lines_and_not_as_records() -> None:
    assert read("", "nonsense") == [Fault(1, "line 2: not JSON: Expecting value at character 1")]


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MOST_LINE_BYTES", 1_048_576)
    long = json.dumps({"text": "a" * 2_500_000})
    fault, draft = read(long, '{"text": "Two."}')
    assert fault == Fault(1, "line 1: larger than 1 MB")
    assert isinstance(draft, Draft)
    assert draft.record == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_byte_order_are_understood(encoding: str) -> None:
    (draft, other) = read_lines(io.BytesIO('{"text": "Nine died."}\n{"text": "Ten."}'.encode(encoding)))
    assert isinstance(draft, Draft)
    assert isinstance(other, Draft)
    assert (draft.text, other.text) == ("Nine died.", "Ten.")


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_a_file_without_records_is_empty(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="is empty"):
        list(read_lines(io.BytesIO(data)))
