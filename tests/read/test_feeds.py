import io

import pytest

from rashomon.read.drafts import Draft, UnreadableError
from rashomon.read.feeds import read_feed

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Example News</title><image><title>Logo</title></image>
<item><title>Shells hit &amp; burn a market</title><link>https://example.org/1</link><dc:creator>Jane Doe</dc:creator>
<pubDate>Mon, 04 Mar 2019 10:32:00 GMT</pubDate><description>In short.</description>
<content:encoded><![CDATA[<!DOCTYPE html><p>Nine people <b>died</b>.</p><script>x()</script>
<p>A &amp; B fled.</p>]]>
</content:encoded></item>
<item><title>A title alone</title></item>
<item></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title>
<entry><title type="html">Shells &lt;i&gt;hit&lt;/i&gt; a market</title><link rel="edit" href="https://example.org/e"/>
<link href="https://example.org/2"/><updated>2019-03-05T00:00:00Z</updated><published>2019-03-04T00:00:00Z</published>
<author><name>Jane Doe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Nine died.</p><p>Two fled.</p></div></content>
</entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Old Wire</title></channel>
<item><title>Shells</title><link>https://example.org/2019/03/04/a</link><description>Nine died.</description></item>
</rdf:RDF>"""


def read(text: str) -> list[Draft]:
    drafts = list(read_feed(io.BytesIO(text.encode())))
    assert all(isinstance(draft, Draft) for draft in drafts)
    return [draft for draft in drafts if isinstance(draft, Draft)]


def test_rss_items_are_read_in_order() -> None:
    first, second, third = read(RSS)
    assert first.text == "Nine people died.\n\nA & B fled."
    assert (first.title, first.outlet, first.byline) == ("Shells hit & burn a market", "Example News", "Jane Doe")
    assert (first.published, first.published_from, first.url) == ("2019-03-04", "meta", "https://example.org/1")
    assert (second.title, second.text, second.record) == ("A title alone", "", 2)
    assert (third.title, third.text) == ("", "")


def test_atom_entries_are_read() -> None:
    (draft,) = read(ATOM)
    assert draft.text == "Nine died.\n\nTwo fled."
    assert (draft.title, draft.outlet, draft.byline) == ("Shells hit a market", "Example Wire", "Jane Doe")
    assert (draft.published, draft.url) == ("2019-03-04", "https://example.org/2")


def test_rss_1_has_its_items_beside_the_channel() -> None:
    (draft,) = read(RDF)
    assert (draft.text, draft.outlet) == ("Nine died.", "Old Wire")
    assert (draft.published, draft.published_from) == ("2019-03-04", "url")


BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BOMB + "<rss>&c;</rss>", "is XML with a document type, which is refused"),
        (f'<?xml version="1.0"?><!-- <rss> -->\n{BOMB}<rss/>', "is XML with a document type, which is refused"),
        ("<!-- never closed", "is not well-formed XML"),
        ("<rss><channel>", "is not well-formed XML: line 1"),
        ("<rss>&undefined;</rss>", "is not well-formed XML: line 1"),
        ("<other/>", "is XML, but neither RSS nor Atom"),
        ("<rss><channel/></rss>", "is a feed without items"),
        ("<rss>" + "<a>" * 5000, "nests its elements more than 100 deep"),
        ("", "is empty"),
    ],
)
def test_hostile_or_other_xml_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(text)


def test_items_before_an_error_are_read() -> None:
    items = read_feed(io.BytesIO(b"<rss><channel><item><title>One</title></item><item>" + b" " * 70_000 + b"</oops>"))
    first = next(items)
    assert isinstance(first, Draft)
    assert first.title == "One"
    with pytest.raises(UnreadableError, match="is not well-formed XML"):
        next(items)
