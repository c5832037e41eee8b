import json
from dataclasses import replace

from rashomon.export.citations import CITATIONS, Citation, cite_report, write_bibtex, write_csl, write_text
from rashomon.records import Reading

PROOF = "1" * 64


def citation(reading: Reading) -> Citation:
    return cite_report(
        replace(reading.report, byline="A. Writer & Sons"),
        reading.claims[:1],
        url="https://paper.example/a_b",
        retrieved="2020-05-07T10:00:00Z",
        sha256=PROOF,
    )


def test_a_text_leads_back_to_the_words(reading: Reading) -> None:
    assert write_text([citation(reading)]).splitlines() == [
        'A. Writer & Sons, "Market shelled", The Paper, 2020-05-06. https://paper.example/a_b. '
        "Retrieved 2020-05-07T10:00:00Z.",
        '  "At least 12 people died": the ministry (the health ministry), asserts '
        "(text, characters 40 to 63; claim c1)",
        f"  report r1, sha256 {PROOF}",
    ]
    bare = cite_report(
        replace(reading.report, title="", outlet=None, published=None), (), url=None, retrieved=None, sha256=None
    )
    assert write_text([bare]) == f'"untitled", no outlet, no day. oram.txt.\n  report r1, sha256 {"0" * 64}\n'


def test_bibtex_takes_no_word_for_a_command(reading: Reading) -> None:
    hostile = replace(
        citation(reading), title="50% \\input{/etc/passwd} } @comment{", url="https://a.example/}%\\x{y}", outlet="A_B"
    )
    entry = write_bibtex([hostile])
    assert entry.startswith("@online{r1,\n")
    assert r"title = {50\% \textbackslash{}input\{/etc/passwd\} \} @comment\{}," in entry
    assert "url = {https://a.example/xy}," in entry
    assert r"author = {{A. Writer \& Sons}}," in entry
    assert "urldate = {2020-05-07}," in entry
    unescaped = entry.replace(r"\{", "").replace(r"\}", "")
    assert unescaped.count("{") == unescaped.count("}")


def test_csl_has_the_names_that_others_read(reading: Reading) -> None:
    [item] = json.loads(write_csl([citation(reading)]))
    assert item["id"] == "r1"
    assert item["container-title"] == "The Paper"
    assert item["issued"] == {"date-parts": [[2020, 5, 6]]}
    assert item["accessed"] == {"date-parts": [[2020, 5, 7]]}
    assert item["author"] == [{"literal": "A. Writer & Sons"}]
    assert PROOF in item["note"]
    assert "“At least 12 people died”" in item["note"]


def test_every_form_writes_nothing_of_nothing() -> None:
    assert [write([]).strip() for write in CITATIONS.values()] == ["", "", "[]"]
