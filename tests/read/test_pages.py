import io

import pytest

from rashomon.read import pages
from rashomon.read.drafts import Draft, UnreadableError
from rashomon.read.pages import read_page

FIRST = "BEIRUT (Reuters) - At least nine people were killed when two shells hit the market on Sunday, a doctor said."
SECOND = "A second witness said that the number was higher. He did not want to give his name."


def page(head: str = "", body: str = "", article: str = f"<p>{FIRST}</p><p>{SECOND}</p>") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Shells hit a market - Example News</title>{head}</head><body>"
        f'<nav><a href="/">Home</a> <a href="/w">World</a></nav>{body}<article><h1>Shells hit a market</h1>{article}'
        '<div class="share">Share this</div><p>Read also: Another raid kills two</p></article>'
        '<aside><h2>Most read</h2><ul><li><a href="/x">A story of another day</a></li></ul></aside>'
        '<div class="cookie-banner">We use cookies. <button>Accept</button></div>'
        "<footer>© Example News</footer></body></html>"
    )


def read(text: str) -> Draft:
    (draft,) = read_page(io.BytesIO(text.encode()))
    assert isinstance(draft, Draft)
    return draft


def test_a_page_gives_its_paragraphs_and_none_of_its_furniture() -> None:
    draft = read(page(article=f'<p class="byline">By Jane Doe</p><p>{FIRST}</p><p>{SECOND}</p>'))
    assert draft.text == f"{FIRST}\n\n{SECOND}"
    assert (draft.title, draft.byline, draft.credit) == ("Shells hit a market", "Jane Doe", "Reuters")


def test_what_the_metadata_states_is_taken() -> None:
    draft = read(
        page(
            '<meta property="og:site_name" content="Example News">'
            '<meta name="author" content="Jane Doe">'
            '<link rel="canonical" href="https://example.org/world/a">'
            '<meta property="article:published_time" content="2019-03-04T23:30:00-05:00">'
        )
    )
    assert (draft.outlet, draft.byline, draft.url) == ("Example News", "Jane Doe", "https://example.org/world/a")
    assert (draft.published, draft.published_from) == ("2019-03-04", "meta")


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("head", "day", "day_from"),
    [
        ('<meta name="date" content="2019-03-04">', "2019-03-04", "meta"),
        ("<meta itemprop=datePublished content=2019-03-04>", "2019-03-04", "meta"),
        (linked('{"@type": "NewsArticle", "datePublished": "2019-03-04T10:00:00Z"}'), "2019-03-04", "meta"),
        (
            linked(
                '[{"@type": "Video", "datePublished": "2001-01-01"}, {"@type": "Report", "dateCreated": "2019-03-04"}]'
            ),
            "2019-03-04",
            "meta",
        ),
        (linked('{"@graph": [{"@type": "Article", "datePublished": "2019-03-04"}]}'), "2019-03-04", "meta"),
        (linked("{broken"), None, "none"),
        ('<link rel="canonical" href="https://example.org/2019/03/04/a">', "2019-03-04", "url"),
        ('<meta name="date" content="2092-03-04">', None, "none"),
        ("", None, "none"),
    ],
)
def test_the_day_is_one_that_the_page_states(head: str, day: str | None, day_from: str) -> None:
    draft = read(page(head))
    assert (draft.published, draft.published_from) == (day, day_from)


def test_a_time_element_counts_where_it_is_marked_as_the_publication() -> None:
    assert read(page(body='<time class="published" datetime="2019-03-04">today</time>')).published == "2019-03-04"
    assert read(page(body='<time datetime="2001-01-01">once</time>')).published is None


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ("<p>Nine people died.</p>", "", "Nine people died."),
        ("<html><body><h1>A title</h1><p>Nine people died.</p></body></html>", "A title", "Nine people died."),
        ("<html><head><title>A title</title></head><body></body></html>", "A title", ""),
        ("<html><body></body></html>", "", ""),
    ],
)
def test_small_pages_keep_their_words(text: str, title: str, words: str) -> None:
    draft = read(text)
    assert (draft.title, draft.text) == (title, words)


@pytest.mark.parametrize("tag", ["div", "b", "table"])
def test_deep_nesting_neither_breaks_nor_hides_the_text(tag: str) -> None:
    deep = read(f"<html><body>{f'<{tag}>' * 10_000}<p>Nine people died.</p>{f'</{tag}>' * 10_000}</body></html>")
    assert "Nine people died." in deep.text


@pytest.mark.parametrize(
    "piece", ["<a ", '<a "', "<!--", "<script>", "<meta ", '<script type="ld+json">', "<h1>", "&#55296;", "<p '", "]]>"]
)
def test_broken_markup_is_read_as_far_as_it_goes(piece: str) -> None:
    read("<html><body><p>Nine people died.</p>" + piece * 5_000)


def test_a_page_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_BYTES", 2**20)
    with pytest.raises(UnreadableError, match="is larger than 1 MB"):
        read("<p>" + "a" * 2**20)


def test_a_page_in_another_encoding_is_read_as_it_declares() -> None:
    head = "<head><meta charset='windows-1251'><title>Обстрел</title></head>"
    text = f"<html>{head}<body><p>Погибли девять человек.</p></body></html>"
    (draft,) = read_page(io.BytesIO(text.encode("windows-1251")))
    assert isinstance(draft, Draft)
    assert (draft.title, draft.text) == ("Обстрел", "Погибли девять человек.")


@pytest.mark.parametrize(
    ("head", "line", "outlet", "byline", "day"),
    [
        ("", '<p class="meta">By Jane Doe | 4 March 2019</p>', "Example News", "Jane Doe", "2019-03-04"),
        ("", '<p class="by">Jane Doe, Monday 4 March 2019, 8.15am</p>', "Example News", "Jane Doe", "2019-03-04"),
        ('<meta name="author" content="Staff and agencies">', "", "Example News", "Staff and agencies", None),
    ],
)  # fmt: skip
def test_lines_that_a_page_sets_under_its_title_are_read(
    head: str, line: str, outlet: str, byline: str, day: str | None
) -> None:
    draft = read(page(head, article=f"{line}<p>{FIRST}</p><p>{SECOND}</p>"))
    assert draft.text.startswith(FIRST)
    assert (draft.outlet, draft.byline, draft.published) == (outlet, byline, day)
