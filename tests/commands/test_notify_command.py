import base64
import hmac
import json
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from network_cases import Web
from rashomon.cli import app
from rashomon.combine import POLICIES
from rashomon.export.notices import Notice
from rashomon.fetch.webhooks import key_of, sign
from rashomon.notice_rules import POLICIES as NAMED
from rashomon.notice_rules import read_rules

DB = ("--db", "s.sqlite")
FIRST = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the health ministry said.\n"
SECOND = "No people were killed in the shelling of the market in Aleppo on Monday, the army said.\n"
ELSEWHERE = "Three soldiers were killed by a bomb in Kabul on Tuesday, police said.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("desk.toml").write_text("", encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def add(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    assert run("add", name, *DB, "--published", "2020-05-06").exit_code == 0


def told(*words: str) -> list[dict[str, object]]:
    result = run("notify", "desk.toml", *DB, *words)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def kinds(*words: str) -> set[object]:
    return {one["kind"] for one in told(*words)}


def test_nothing_is_told_twice() -> None:
    add("one.txt", FIRST)
    result = run("notify", "desk.toml", *DB)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 events are known from now on" in result.stderr
    assert told() == []
    add("two.txt", ELSEWHERE)
    [notice] = told()
    assert (notice["kind"], notice["country"]) == ("new_event", "AF")
    assert notice["words"][0]["words"] == "Three soldiers were killed"  # type: ignore[index]
    assert told() == []
    add("three.txt", SECOND)
    assert "new_dispute" in kinds()
    assert told() == []


def test_the_first_time_all_may_be_told() -> None:
    add("one.txt", FIRST)
    assert kinds("--all") == {"new_event"}
    assert told("--all") == []


def test_rules_choose() -> None:
    add("one.txt", FIRST)
    told()
    Path("desk.toml").write_text('[[rule]]\ncountries = ["AF"]\nkinds = ["new_event"]\n', encoding="utf-8")
    add("two.txt", SECOND)
    assert told() == []
    add("three.txt", ELSEWHERE)
    assert kinds() == {"new_event"}
    Path("desk.toml").write_text("", encoding="utf-8")
    assert told() == []  # what no rule wanted then is not told now


def test_another_policy_is_no_news() -> None:
    add("one.txt", FIRST)
    add("two.txt", SECOND)
    told()
    Path("desk.toml").write_text('policy = "airwars"', encoding="utf-8")
    assert told() == []
    assert told() == []


def test_lines_go_behind_those_of_a_file_and_into_a_feed() -> None:
    add("one.txt", FIRST)
    assert told("--all", "--append", "lines.jsonl", "--atom", "desk.atom") == []
    add("two.txt", ELSEWHERE)
    told("--append", "lines.jsonl", "--atom", "desk.atom")
    assert len(Path("lines.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert Path("desk.atom").read_text(encoding="utf-8").count("<entry>") == 2


def test_a_webhook_is_signed_and_sent_until_it_is_taken(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    url = web.put("/hook", status=500)
    Path("desk.toml").write_text(f'[webhook]\nurl = "{url}"\nsecret_env = "DESK"\n', encoding="utf-8")
    add("one.txt", FIRST)
    assert "DESK: is empty or not set" in run("notify", "desk.toml", *DB, "--all").stderr
    monkeypatch.setenv("DESK", "a secret")
    assert "a private address" in run("notify", "desk.toml", *DB, "--all").stderr
    result = run("notify", "desk.toml", *DB, "--allow-private")
    assert result.exit_code == 1
    assert result.stderr == f"rashomon: {url}: answers with status 500; the next run tries again\n"
    web.replies["/hook"] = []
    web.put("/hook", status=204)
    assert told("--allow-private") == []  # the line was told before
    assert told("--allow-private") == []
    [_, (method, _, sent, body)] = [one for one in web.asked if one[1] == "/hook"]
    assert method == "POST"
    assert json.loads(body)["id"] == sent["webhook-id"]
    signed = f"{sent['webhook-id']}.{sent['webhook-timestamp']}.".encode() + body
    digest = hmac.new(b"a secret", signed, sha256).digest()
    assert sent["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"


def test_signatures_are_those_of_the_standard() -> None:
    # The example of the specification's own test vectors.
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    body = b'{"test": 2432232314}'
    assert sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body) == (
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )
    with pytest.raises(ValueError, match="no base64"):
        key_of("whsec_?")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rule = 1", "rules stand each under"),
        ("[[rule]]\nkind = []", "a rule has a key 'kind'; known: kinds"),
        ('[[rule]]\nkinds = ["news"]', "no kind 'news'"),
        ('[[rule]]\nkinds = "new_event"', "kinds must be a list of texts"),
        ("colour = 1", "the file has a key 'colour'"),
        ('policy = "best"', "no policy 'best'"),
        ("name = 3", "name must be a text"),
        ("webhook = 3", "the webhook stands under"),
        ('[webhook]\nurl = "https://a.example/"', "secret_env must be a text"),
        ("a = [", "is no TOML"),
        ("a = " + "[" * 5000, "is no TOML"),
        ("\ud800", "is no TOML"),
    ],
)
def test_rules_that_cannot_be_meant_are_told(text: str, said: str) -> None:
    Path("desk.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    add("one.txt", FIRST)
    result = run("notify", "desk.toml", *DB)
    assert result.exit_code == 1
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("", True),
        ('kinds = ["new_event"]', True),
        ('kinds = ["new_dispute"]', False),
        ('countries = ["SY", "IQ"]', True),
        ('countries = ["IQ"]', False),
        ('types = ["ASSAULT"]', True),
        ('fields = ["killed"]', False),  # a new event is of no field
        ('actors = ["ARMY"]', True),
        ('actors = ["Syrian Arab Army"]', False),
        ('actors = ["my"]', False),
    ],
)
def test_what_a_rule_takes(rule: str, wanted: bool) -> None:
    Path("desk.toml").write_text(f"[[rule]]\n{rule}\n", encoding="utf-8")
    notice = Notice("new_event", "e1", "Oram", "ASSAULT", "SY", None, None, ("Syrian Army", "Rebels"))
    assert read_rules(Path("desk.toml")).take(notice) is wanted


def test_the_policies_are_those_there_are() -> None:
    assert set(NAMED) == set(POLICIES)


@pytest.mark.parametrize("option", ["--append", "--atom"])
@pytest.mark.parametrize("path", ["s.sqlite", "./desk.toml"])
def test_what_is_read_is_not_overwritten(option: str, path: str) -> None:
    add("one.txt", FIRST)
    result = run("notify", "desk.toml", *DB, option, path)
    assert result.exit_code == 2
    assert "would overwrite what is read" in " ".join(result.stderr.split())


def test_no_rules_and_no_store() -> None:
    assert "No such file" in run("notify", "none.toml", *DB).stderr
    assert "no such file" in run("notify", "desk.toml", *DB).stderr
