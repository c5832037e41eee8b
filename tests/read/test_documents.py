import io
import json
from pathlib import Path

import pytest

from rashomon.read import json_cursor, read_reports
from rashomon.read.documents import read_document
from rashomon.read.drafts import Draft, Fault, Skip, UnreadableError
from rashomon.read.rows import names_for
from rashomon.records import Failure


def read(value: object, /, **columns: str) -> list[Draft | Fault]:
    data = value if isinstance(value, bytes) else json.dumps(value, indent=1).encode()
    return list(read_document(io.BytesIO(data), names_for(columns)))


def one(value: object, /, **columns: str) -> Draft:
    (draft,) = read(value, **columns)
    assert isinstance(draft, Draft), draft
    return draft


def test_an_object_of_news_please_is_one_report() -> None:
    draft = one(
        {
            "authors": ["Jane Doe", "Ali Hamo"],
            "date_download": "2019-03-06 10:00:00",
            "date_publish": "2019-03-04 08:30:00",
            "maintext": "Nine died.",
            "source_domain": "example.org",
            "title": "Shells",
            "url": "https://example.org/a",
            "image_url": None,
        }
    )
    assert (draft.text, draft.title, draft.byline) == ("Nine died.", "Shells", "Jane Doe, Ali Hamo")
    assert (draft.published, draft.outlet, draft.url) == ("2019-03-04", "example.org", "https://example.org/a")
    assert draft.record is None


def test_a_list_is_a_report_an_object_and_a_fault_stops_nothing() -> None:
    first, second, third, last = read([{"text": "One."}, 3, {"text": 3}, {"body": "x", "text": "Two."}])
    assert isinstance(first, Draft)
    assert second == Fault(2, "is not a JSON object")
    assert third == Fault(3, '"text" is not text')
    assert isinstance(last, Draft)
    assert (first.text, last.text, last.record) == ("One.", "Two.", 4)


def test_keys_may_have_any_name_if_it_is_told() -> None:
    assert one({"a": {"text": "x"}, "body": "Nine died."}, text="body").text == "Nine died."


def test_a_report_is_the_same_however_its_json_is_written() -> None:
    value = {"text": "Nine died.", "title": "Shells"}
    assert (
        one(value)
        == one(json.dumps(value, sort_keys=True).encode())
        == one(b"\xef\xbb\xbf" + json.dumps(value).encode())
    )


# ── Telegram ──


def message(number: int, text: object = "Nine died.", **more: object) -> dict[str, object]:
    day = "2019-03-04T10:20:30"
    return {"id": number, "type": "message", "date": day, "from": "Example Channel", "text": text} | more


def chat(*messages: object, **more: object) -> dict[str, object]:
    return {"name": "Example Channel", "type": "public_channel", "id": 12345, "messages": list(messages)} | more


def test_a_message_is_a_report_of_its_channel() -> None:
    draft = one(chat(message(7)))
    assert (draft.text, draft.title, draft.outlet, draft.byline) == ("Nine died.", "", "Example Channel", None)
    assert (draft.published, draft.published_from, draft.url) == ("2019-03-04", "meta", "https://t.me/c/12345/7")
    assert draft.record == 1


def test_the_words_of_a_message_are_joined_of_its_pieces() -> None:
    pieces = ["Nine ", {"type": "bold", "text": "died"}, {"type": "link", "text": " in Homs"}, 3, {"type": "x"}, "."]
    assert one(chat(message(1, pieces))).text == "Nine died in Homs."


def test_who_wrote_in_a_group_and_what_was_passed_on_are_kept() -> None:
    draft = one(chat(message(1, **{"from": "Jane Doe", "forwarded_from": "Other Channel"}), type="public_supergroup"))
    assert (draft.outlet, draft.byline, draft.credit) == ("Example Channel", "Jane Doe", "Other Channel")


@pytest.mark.parametrize("more", [{"type": "personal_chat"}, {"id": None}, {"id": "x"}, {"id": 10**400}])
def test_where_no_address_can_be_told_there_is_none(more: dict[str, object]) -> None:
    if more.get("id") == 10**400:
        more = {"id": 2**64}
    assert one(chat(message(1), **more)).url is None


def test_notices_and_pictures_are_passed_over() -> None:
    found = read(chat(message(1, ""), message(2, type="service", action="pin_message"), message(3), 5))
    assert [one.reason for one in found if isinstance(one, Skip)] == [
        "a message without words",
        "a notice of the chat, no message",
    ]
    assert isinstance(found[2], Draft)
    assert found[3] == Fault(4, "is not a JSON object")


def test_the_chats_of_an_account_are_read_one_after_another() -> None:
    chats = [chat(message(1)), chat(message(2), name="Second", type="private_channel", id=9)]
    found = read({"about": "x", "contacts": {"list": [1]}, "chats": {"about": "y", "list": chats}})
    assert [(one.outlet, one.url, one.record) for one in found if isinstance(one, Draft)] == [
        ("Example Channel", "https://t.me/c/12345/1", 1),
        ("Second", "https://t.me/c/9/2", 2),
    ]


# ── what is broken ──


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"3", "is no JSON of reports"),
        (b"[]", "is an empty list"),
        (b'{"a": 1}', "is JSON without a text: name what holds it with --columns text=NAME"),
        (b"[1, 2", "is JSON that is cut short"),
        (b'{"text": "Nine', "is JSON that is cut short"),
        (b'{"text" "x"}', "is not JSON: character 9"),
        (b"{3: 4}", "is not JSON: character 3"),
        (b"[1 2]", "is not JSON: character 4"),
        (b"[" * 200_000, "is not JSON: character 2"),
        (b'{"messages": [{"text": "x"} 5', "is not JSON: character 29"),
    ],
)
def test_what_is_no_json_of_reports_is_told_by_its_place(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert str(caught.value) == reason


def test_what_stands_before_a_break_is_read() -> None:
    found = read_document(io.BytesIO(b'[{"text": "One."}, {"text": "Tw'))
    first = next(found)
    assert isinstance(first, Draft)
    with pytest.raises(UnreadableError, match="cut short"):
        next(found)


def test_of_a_long_file_one_value_is_held_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_cursor, "MOST_RECORD_BYTES", 200_000)
    assert len(read([{"text": f"{number} died. " * 500} for number in range(300)])) == 300
    with pytest.raises(UnreadableError, match="holds a value larger than 0 MB"):
        read([{"text": "x" * 1_000_000}])


def test_a_fault_early_in_a_long_file_is_told_by_its_place() -> None:
    with pytest.raises(UnreadableError, match="is not JSON: character 19"):
        read(b'[{"text": "One."} {"text": "Two."}' + b" " * 20_000_000)


def test_numbers_at_the_end_of_a_piece_are_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_cursor, "_PIECE", 1)
    assert one(chat(message(1234), id=98765)).url == "https://t.me/c/98765/1234"


@pytest.mark.parametrize("content", ["5", '"words"', "nothing at all"])
def test_what_is_called_json_and_holds_no_report_is_no_text_either(tmp_path: Path, content: str) -> None:
    (tmp_path / "one.json").write_text(content, encoding="utf-8")
    assert list(read_reports([str(tmp_path / "one.json")])) == [
        Failure(str(tmp_path / "one.json"), "is no JSON of reports")
    ]
