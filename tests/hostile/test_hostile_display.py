"""Hostile words in what people look at: the page and the terminal show text as text, and in its place."""

import json
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile_inputs import BIDI, HIDDEN
from typer.testing import CliRunner

from rashomon.cli import app

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><b onclick='x'>&lt;i&gt;{{ 7*7 }}{% raw %}<!--"
REORDER = f"Ar\u202emy \u2067abc\u202d {BIDI}"
ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\x00\x08\x7f\r\u2028\u2029"
VOID = {"meta", "link", "br", "hr", "img", "input", "wbr", "path", "line", "rect", "circle", "use", "col"}


class Page(HTMLParser):
    """The elements of a page with their attributes, and the words that stand in no element of their own direction."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shapes: set[tuple[str, tuple[str, ...]]] = set()
        self.values: list[tuple[str, str]] = []
        self.bare: list[str] = []
        self.scripts: list[str] = []
        self.text = ""
        self._open: list[tuple[str, bool]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shapes.add((tag, tuple(sorted(name for name, _ in attrs))))
        self.values += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            apart = tag == "bdi" or any(name == "dir" and tag not in {"html", "body"} for name, _ in attrs)
            self._open.append((tag, apart))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "script":
            self.scripts.append(data)
            return
        self.text += data
        if not any(apart for _, apart in self._open):
            self.bare.append(data)


def write_reports(folder: Path, words: str, url: str) -> Path:
    """Write two reports that contradict one another, with the same words wherever a report has some."""
    records = [
        {
            "title": f"{words} says '12 rebels' were killed in Homs",
            "outlet": f"{words} Courier",
            "url": url,
            "published": "2020-05-06",
            "text": f"At least {number} {who} were killed in Homs on Monday, {words} said. “It was a {words} crime,”"
            f" said Ada {words}.\n\n{words} denied that rebels attacked {words} in Homs.",
        }
        for number, who in ((12, "rebels"), (3, "civilians"))
    ]
    file = folder / f"{'plain' if words == 'Army' else 'hostile'}.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file


def page_of(file: Path) -> str:
    page = file.with_suffix(".html")
    result = CliRunner().invoke(app, ["compare", str(file), "--html", str(page)])
    assert result.exit_code == 0, result.output
    return page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Page:
    return Page(page_of(write_reports(tmp_path_factory.mktemp("plain"), "Army", "https://example.org/a")))


HOSTILE = {
    "markup": MARKUP,
    "reorder": REORDER,
    "escapes": ESCAPES,
    "hidden": HIDDEN,
    "all": MARKUP + REORDER + ESCAPES,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_page_has_no_element_and_no_attribute_from_a_report(name: str, plain: Page, tmp_path: Path) -> None:
    page = Page(page_of(write_reports(tmp_path, HOSTILE[name], "https://example.org/a")))
    brought = {tag for tag, _ in page.shapes} - {tag for tag, _ in plain.shapes}
    assert not brought & {
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "b",
        "i",
        "form",
        "link",
        "meta",
        "base",
        "style",
    }
    attributes = {one for _, names in page.shapes for one in names} - {
        one for _, names in plain.shapes for one in names
    }
    assert not {one for one in attributes if one.startswith("on") or one in {"src", "srcdoc", "action", "style", "x"}}
    assert page.scripts == plain.scripts
    if "<script>" in HOSTILE[name]:
        assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize("name", HOSTILE)
def test_no_mark_of_direction_reaches_its_neighbours(name: str, tmp_path: Path) -> None:
    page = Page(page_of(write_reports(tmp_path, HOSTILE[name], "https://example.org/a")))
    assert not set("".join(page.bare)) & set(BIDI)
    assert not {c for _, value in page.values for c in value} & set(BIDI)


def test_words_written_from_right_to_left_move_none_of_their_neighbours(tmp_path: Path) -> None:
    page = Page(page_of(write_reports(tmp_path, "شرطة", "https://example.org/a")))
    assert "شرطة" in page.text
    assert not {c for c in "".join(page.bare) if unicodedata.bidirectional(c) in {"R", "AL", "AN"}}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_page_holds_no_control_character(name: str, tmp_path: Path) -> None:
    written = page_of(write_reports(tmp_path, HOSTILE[name], "https://example.org/a"))
    assert not {c for c in written if unicodedata.category(c) == "Cc" and c not in "\n\t"}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>",
        "\x01javascript:a",
    ],
)
def test_no_address_runs_anything(url: str, tmp_path: Path) -> None:
    page = Page(page_of(write_reports(tmp_path, "Navy", url)))
    links = [value for name, value in page.values if name in {"href", "src", "xlink:href", "action"}]
    assert [link for link in links if not re.match(r"(?:https?://|#|$)", link)] == []


@pytest.mark.parametrize("command", ["read", "compare", "events", "show"])
@pytest.mark.parametrize("name", HOSTILE)
def test_the_terminal_gets_no_control_character(name: str, command: str, tmp_path: Path) -> None:
    file, db = write_reports(tmp_path, HOSTILE[name], "https://example.org/\x1b[2J"), tmp_path / "s.sqlite"
    words = {"read": [str(file)], "compare": [str(file)], "events": ["--db", str(db)], "show": ["", "--db", str(db)]}
    if command in {"events", "show"}:
        CliRunner().invoke(app, ["add", str(file), "--db", str(db)])
    if command == "show":
        found = json.loads(CliRunner().invoke(app, ["events", "--db", str(db), "--json"]).stdout)
        words["show"][0] = found["reports"][0]["report"]["id"]
    result = CliRunner().invoke(app, [command, *words[command]])
    assert result.exit_code == 0, result.output
    shown = result.stdout + result.stderr
    assert "12" in shown
    # zero-width joiners are part of how some scripts are spelled
    hidden = {c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} and c not in "\n\u200c\u200d"}
    assert hidden == set()


def test_a_complaint_shows_no_control_character(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b[2J\u202e\n.txt"
    file.write_bytes(b"")
    result = CliRunner().invoke(app, ["read", str(file), f"{tmp_path}/none\x1b\u202e"])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 2
    assert not {c for c in result.stderr if unicodedata.category(c) in {"Cc", "Cf"} and c != "\n"}
