"""RSS and Atom: an article an entry, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import read
from tests.reading import refused

pytest.importorskip("lxml")
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>南湖日报</title>
<item><title><![CDATA[青柳高新区新线投产]]></title><link>https://a.example/1</link><guid>n-1</guid>
<pubDate>Thu, 08 May 2025 23:30:00 +0800</pubDate>
<description>&lt;p&gt;青柳高新区的生产线投产。&lt;/p&gt;&lt;p&gt;年产能200万只&amp;nbsp;。&lt;/p&gt;</description></item>
<item><title>东屏经开区签约</title><link>https://a.example/2</link><description>摘要。</description>
<content:encoded><![CDATA[<div>两家企业与<b>东屏经开区</b>签约，<br>总投资3亿元。</div><script>x</script>]]></content:encoded></item>
<item><title>没有正文</title><link>https://a.example/3</link></item>
<item><link>https://a.example/4</link><description>南湖产业园揭牌。</description><source url="https://b.example">科技晚报</source></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>园区通讯</title>
<entry><id>urn:1</id><title>新线投产</title><published>2025-05-08T01:00:00Z</published><updated>2025-06-01T00:00:00Z</updated>
<link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>青柳高新区的生产线投产。</p><p>年产能200万只。</p></div></content></entry>
</feed>"""


def items(
    folder: Path, text: str, name: str = "news.rss", encoding: str = "utf-8"
) -> list[Article | SourceError]:
    (folder / name).write_bytes(text.format(encoding=encoding).encode(encoding))
    return list(read(folder / name))


def articles(folder: Path, text: str, name: str = "news.rss", encoding: str = "utf-8") -> list[Article]:
    return [item for item in items(folder, text, name, encoding) if isinstance(item, Article)]


def test_what_entries_say_of_themselves(tmp_path: Path) -> None:
    found = [(a.id, a.title, a.published, a.publisher, a.url) for a in articles(tmp_path, RSS)]
    assert found == [
        ("n-1", "青柳高新区新线投产", date(2025, 5, 8), "南湖日报", "https://a.example/1"),
        ("https://a.example/2", "东屏经开区签约", None, "南湖日报", "https://a.example/2"),
        ("https://a.example/4", "南湖产业园揭牌", None, "科技晚报", "https://a.example/4"),
    ]


def test_the_fullest_text_is_read_without_its_markup(tmp_path: Path) -> None:
    bodies = [[s.text for s in a.sentences if s.kind == "body"] for a in articles(tmp_path, RSS)]
    assert bodies == [
        ["青柳高新区的生产线投产。", "年产能200万只 。"],
        ["两家企业与东屏经开区签约，总投资3亿元。"],
        ["南湖产业园揭牌。"],
    ]


def test_an_atom_entry(tmp_path: Path) -> None:
    (found,) = articles(tmp_path, ATOM, "news.atom")
    assert (found.id, found.published, found.publisher, found.url, [s.text for s in found.sentences]) == (
        "urn:1",
        date(2025, 5, 8),
        "园区通讯",
        "https://a.example/1",
        ["新线投产", "青柳高新区的生产线投产。", "年产能200万只。"],
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb2312", "utf-16"])
def test_a_feed_is_read_in_the_encoding_it_declares(tmp_path: Path, encoding: str) -> None:
    assert articles(tmp_path, RSS, "news.xml", encoding)[0].title == "青柳高新区新线投产"


def test_spans_index_into_the_text(tmp_path: Path) -> None:
    spans = [
        (a, span) for a in articles(tmp_path, RSS) for s in a.sentences for span in s.spans(0, len(s.text))
    ]
    assert [span for a, span in spans if a.document.text[span.start : span.end] != span.exact] == []


def test_an_entry_is_named_by_its_number(tmp_path: Path) -> None:
    assert [a.document.name for a in articles(tmp_path, RSS)] == ["news.rss#1", "news.rss#2", "news.rss#4"]


def test_an_entry_without_text_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    assert [str(e) for e in items(tmp_path, RSS) if isinstance(e, SourceError)] == [
        "news.rss#3: an entry without text; save the article's own page"
    ]


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    text = (
        "<rss><channel>"
        + "<item><guid>a</guid><description>南湖产业园揭牌。</description></item>" * 2
        + "</channel></rss>"
    )
    (refused,) = [str(e) for e in items(tmp_path, text) if isinstance(e, SourceError)]
    assert refused == "news.rss#2: id 'a' stands already in entry 1; give each entry its own"


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&a;</title></item></channel></rss>'
REFUSED = {
    "bomb": (LAUGHS, "declares entities"),
    "outside": (OUTSIDE, "declares entities"),
    "no feed": ("<note>青柳</note>", "<note> is no RSS or Atom feed"),
    "no XML": ("青柳高新区", "broken XML in line 1"),
    "cut off": (RSS[:700], "broken XML in line"),
    "no entries": ("<rss><channel></channel></rss>", "a feed without entries"),
    "too deep": ("<rss>" + "<a>" * 100_000, "more than 200 elements"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_feed_is_refused_in_one_line(tmp_path: Path, case: str) -> None:
    text, reason = REFUSED[case]
    with refused(reason):
        items(tmp_path, text)


def test_ten_megabytes_on_one_line(tmp_path: Path) -> None:
    text = f"<rss><channel><item><description>{'园区产值增长，' * 500_000}揭牌。</description></item></channel></rss>"
    assert articles(tmp_path, text)[0].sentences[-1].text.endswith("揭牌。")
