"""Saved web pages: news without the frame, what the head says, encodings, and what is refused."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import read

pytest.importorskip("lxml")
DATA = Path(__file__).parent / "data" / "reading"


def article(path: Path, published: date | None = None) -> Article:
    (found,) = [item for item in read(path, published) if isinstance(item, Article)]
    return found


def stored(folder: Path, markup: str, name: str = "page.html", encoding: str = "utf-8") -> Path:
    (folder / name).write_bytes(markup.encode(encoding))
    return folder / name


KNOWN = [
    (
        "bureau.html",
        "青柳高新区压力传感器二期项目开工",
        date(2025, 5, 8),
        "青柳高新区管委会",
        "https://www.qingliu.example/art/2025/5/8/art_12_3456.html",
    ),
    ("paper.html", "东屏经开区推出设备更新补贴", date(2025, 5, 9), "南湖日报", None),
    (
        "portal.html",
        "南湖产业园：一块电池的循环路",
        date(2025, 6, 12),
        "科技晚报",
        "https://news.chengjiang.example/2025/0612/77.html",
    ),
    ("account.html", "北岭工业园：废热变暖流", date(2025, 3, 2), "北岭日报", "http://mp.example/s/abc"),
    ("short.html", "两家企业签约落户南湖产业园", date(2025, 5, 7), None, None),
]


@pytest.mark.parametrize(("name", "title", "published", "publisher", "url"), KNOWN)
def test_what_a_page_says_of_itself(
    name: str, title: str, published: date, publisher: str | None, url: str | None
) -> None:
    found = article(DATA / name)
    assert (found.title, found.published, found.publisher, found.url) == (title, published, publisher, url)


BODIES = {
    "bureau.html": [
        "5月7日，青柳微感科技有限公司压力传感器二期项目在青柳高新区开工，总投资12亿元，占地86亩。",
        "项目计划2026年12月投产，达产后年产能500万只，年产值15亿元。",
        "青柳高新区管委会副主任程远说：“二期投产后，园区传感器企业将超过60家。”",
        "| 指标 | 2024年 |",
        "| 规上工业产值 | 320亿元 |",
        "2024年，青柳高新区实现规上工业产值320亿元，同比增长8.6%。",
    ],
    "paper.html": [
        "记者5月6日从东屏经开区获悉，该区日前印发《设备更新补贴细则》，对更新生产设备的企业给予补贴，"
        "补贴比例最高不超过30%。",
        "东屏经开区现有规上工业企业212家。",
        "去年，区内企业更新设备1400台，带动技术改造投资23.6亿元。",
        "“单个企业每年最高可得500万元。”东屏经开区经济发展局局长何青说，申报窗口开放到今年9月底。",
    ],
    "portal.html": [
        "走进南湖产业园，澄川循环科技有限公司的车间里，退役电池正在被拆解。",
        "这家企业去年处理退役电池1.2万吨，同比增长35%。",
        "园区与澄江汽车股份有限公司签订合作协议，由后者每年供应退役电池8000吨。",
        "“原料稳了，产线才敢扩。”公司总经理白露说。",
        "碳酸锂：年产3000吨，供应丙城经开区的正极材料企业；",
        "硫酸镍：年产5000吨，出口到韩国和日本。",
        "根据规划，到2027年，南湖产业园循环经济产值力争达到60亿元。",
    ],
    "account.html": [
        "北岭工业园的余热项目于去年11月投运，供暖面积达到210万平方米。",
        "项目由北岭热力有限公司投资3.6亿元建设，从园区钢厂回收废热。",
        "“一个采暖季可节约标准煤5.8万吨。”北岭工业园管委会主任周野说。",
    ],
    "short.html": ["5月7日，两家企业与南湖产业园签约，总投资3亿元。"],
}


@pytest.mark.parametrize("name", BODIES)
def test_the_news_without_its_frame(name: str) -> None:
    assert [s.text for s in article(DATA / name).sentences if s.kind == "body"] == BODIES[name]


@pytest.mark.parametrize("name", BODIES)
def test_spans_index_into_the_text(name: str) -> None:
    found = article(DATA / name)
    spans = [span for s in found.sentences for span in s.spans(0, len(s.text))]
    assert [span for span in spans if found.document.text[span.start : span.end] != span.exact] == []


@pytest.mark.parametrize("name", BODIES)
def test_the_same_page_gives_the_same_text(name: str) -> None:
    assert article(DATA / name).document == article(DATA / name).document


def test_subheads_are_headings() -> None:
    assert [s.text for s in article(DATA / "portal.html").sentences if s.kind == "heading"] == [
        "原料从哪里来",
        "产品到哪里去",
    ]


ENCODINGS: Mapping[str, tuple[str, str]] = {
    "gb2312": ("gb18030", "gb18030"),
    "GBK": ("gbk", "gb18030"),
    "utf-8": ("utf-8", "utf-8"),
    "big5": ("big5", "big5hkscs"),
    "no-such-name": ("gb18030", "gb18030"),
}


@pytest.mark.parametrize("declared", ENCODINGS)
def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path, declared: str) -> None:
    used, known = ENCODINGS[declared]
    text = "園區今天公布新規定。" if used == "big5" else "青柳高新区今天出台新规定。"
    markup = (
        f'<html><meta http-equiv=Content-Type content="text/html; charset={declared}"><p>{text}</p></html>'
    )
    found = article(stored(tmp_path, markup, encoding=used))
    assert (found.sentences[-1].text, found.document.encoding) == (text, known)


BODY = "<p>青柳高新区的传感器生产线今天投产，年产能200万只。</p>"
DATES = [
    ('<meta name="PubDate" content="2025-05-08 10:00:00">', date(2025, 5, 8)),
    ('<meta property="article:published_time" content="2025-05-08T10:00:00+08:00">', date(2025, 5, 8)),
    ('<meta property="article:modified_time" content="2025-05-08">', None),
    ('<meta name="PubDate" content="soon">', None),
    (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-05-08"}</script>',
        date(2025, 5, 8),
    ),
    ('<script type="application/ld+json">{"@type": "WebSite", "datePublished": "2025-05-08"}</script>', None),
    ('<script type="application/ld+json">{oops</script>', None),
    ("<h1>青柳高新区新线投产</h1><div>时间：2025年5月8日</div>", date(2025, 5, 8)),
    ("<footer>Copyright 2025-05-08</footer>", None),
]


@pytest.mark.parametrize(("head", "published"), DATES)
def test_a_date_is_one_of_publication_or_none(tmp_path: Path, head: str, published: date | None) -> None:
    assert article(stored(tmp_path, f"<html>{head}{BODY}</html>")).published == published


def test_a_page_without_date_has_that_of_its_name_or_the_one_given(tmp_path: Path) -> None:
    dated = article(stored(tmp_path, BODY, "2025-05-01_page.html"), date(2025, 6, 1))
    given = article(stored(tmp_path, BODY), date(2025, 6, 1))
    assert (dated.published, given.published) == (date(2025, 5, 1), date(2025, 6, 1))


TITLES = [
    ("<title>青柳高新区新线投产_园区动态_青柳市人民政府</title>", "青柳高新区新线投产"),
    ("<title>青柳高新区新线投产 - 澄江新闻网</title>", "青柳高新区新线投产"),
    ("<title>C919-800项目开工</title>", "C919-800项目开工"),
    ("<title>青柳市人民政府</title><h1>青柳高新区新线投产</h1>", "青柳高新区新线投产"),
    ('<meta property="og:title" content="青柳高新区新线投产"><h1>青柳</h1>', "青柳高新区新线投产"),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_a_title_is_the_articles_not_the_sites(tmp_path: Path, head: str, title: str) -> None:
    assert article(stored(tmp_path, f"<html>{head}{BODY}</html>")).title == title


def test_a_form_around_the_page_does_not_hide_it(tmp_path: Path) -> None:
    assert article(stored(tmp_path, f"<form>{BODY}</form>")).sentences[-1].text.startswith("青柳高新区")


def test_news_in_an_aside_is_read_when_there_is_none_elsewhere(tmp_path: Path) -> None:
    assert (
        article(stored(tmp_path, f"<div class=sidebar>{BODY}</div>"))
        .sentences[-1]
        .text.startswith("青柳高新区")
    )


REFUSED = {
    "no body": "<html><head><title>青柳高新区</title></head></html>",
    "empty body": "<html><body></body></html>",
    "menu only": '<ul><li><a href="/">首页</a></li><li><a href="/a">新闻</a></li></ul>',
    "script only": "<script>var text = '今天投产。今天签约。';</script>",
    "a comment": "<!-- 今天投产。 -->",
    "too deep to be a page": "<div>" * 100_000 + BODY,
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_page_without_news_is_refused_in_one_line(tmp_path: Path, case: str) -> None:
    with pytest.raises(SourceError, match=r"^page\.html: no article in this page; ") as caught:
        article(stored(tmp_path, REFUSED[case]))
    assert str(caught.value).count("\n") == 0


HOSTILE = {
    "one line of 10 MB": BODY.replace("<p>", "<p>" + "园区，" * 1_100_000),
    "deep": "<div>" * 1500 + BODY,
    "tables in tables": "<table><tr><td>" * 400 + BODY,
    "many links": '<a href="/">首页</a>' * 100_000 + BODY,
    "a title of dashes": f"<title>{'- ' * 500_000}{'-' * 1_000_000}</title>{BODY}",
    "many short lines": "<br>".join(["甲"] * 300_000) + BODY,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_page_takes_seconds_at_most(tmp_path: Path, case: str) -> None:
    path = stored(tmp_path, HOSTILE[case])
    begun = time.process_time()
    assert article(path).sentences[-1].text.endswith("年产能200万只。")
    assert time.process_time() - begun < 30
