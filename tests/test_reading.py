from __future__ import annotations

import json
import os
import random
import re
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import read

DATA = Path(__file__).parent / "data" / "reading"
SHARED = os.environ.get("PARKGRAPH_SHARED")
REAL = "000_700a9394de95a02b.txt"


def articles(path: Path, published: date | None = None) -> list[Article]:
    found = [item for item in read(path, published) if isinstance(item, Article)]
    return found


def lines(article: Article) -> list[tuple[str, str]]:
    return [(sentence.kind, sentence.text) for sentence in article.sentences]


def written(folder: Path, text: str, name: str = "news.txt") -> list[Article]:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return articles(path)


def wrong_spans(article: Article) -> list[str]:
    return [
        span.exact
        for sentence in article.sentences
        for span in sentence.spans(0, len(sentence.text))
        if article.document.text[span.start : span.end] != span.exact
    ]


def test_a_page_gives_its_articles_in_order() -> None:
    assert [(article.id, article.title) for article in articles(DATA / "page.txt")] == [
        ("page", "青柳高新区：传感器产业添新链"),
        ("page#2", "东屏经开区推出设备更新补贴"),
        ("page#3", "两家企业签约落户南湖产业园"),
        ("page#4", "北岭工业园：废热变暖流"),
    ]


PAGE = [
    [
        ("title", "青柳高新区：传感器产业添新链"),
        ("byline", "南湖日报 2025年5月8日 第3版"),
        ("heading", "——“链上园区”系列报道之四"),
        ("byline", "◎本报记者 江一舟 通讯员 许文"),
        ("body", "今年3月，青柳高新区引进的第二条压力传感器生产线投产。"),
        ("body", "这条生产线由青柳微感科技有限公司建设，年产能200万只。"),
        ("heading", "链条越拉越长"),
        (
            "body",
            "“2026年二期达产后，这里将成为华东最大的压力传感器基地。”"
            "青柳高新区管委会副主任程远说，园区已聚集企业46家。",
        ),
        ("caption", "图为青柳高新区传感器车间。"),
        ("byline", "受访者供图"),
        ("body", "企业看中的还有服务。……"),
    ],
    [
        ("title", "东屏经开区推出设备更新补贴"),
        ("byline", "南湖日报讯（记者 沈禾 通讯员 陆鸣）"),
        ("body", "记者5月6日从东屏经开区获悉，该区日前印发《设备更新补贴细则》。"),
        ("body", "补贴比例最高不超过30%。"),
        ("byline", "（编辑 何青）"),
    ],
    [
        ("title", "两家企业签约落户南湖产业园"),
        ("heading", "微镜头"),
        ("byline", "南湖日报讯（记者 沈禾）"),
        ("body", "5月7日，两家企业与南湖产业园签约。"),
    ],
    [
        ("title", "北岭工业园：废热变暖流"),
        ("byline", "◎孟川 本报记者 白露"),
        ("body", "北岭工业园的余热项目于去年11月投运。"),
        ("caption", "图为北岭工业园一角。"),
        ("byline", "周野摄"),
    ],
]


@pytest.mark.parametrize(("number", "expected"), list(enumerate(PAGE)))
def test_captions_and_bylines_are_lifted_and_broken_lines_rejoined(
    number: int, expected: list[tuple[str, str]]
) -> None:
    assert lines(articles(DATA / "page.txt")[number]) == expected


def test_a_sentence_broken_by_a_caption_has_two_spans() -> None:
    sentence = next(s for s in articles(DATA / "page.txt")[0].sentences if s.text.startswith("“2026年"))
    assert [span.exact for span in sentence.spans(15, 22)] == ["成为华", "东最大的"]


def test_a_paragraph_has_one_number() -> None:
    body = [s.paragraph for s in articles(DATA / "page.txt")[0].sentences if s.kind == "body"]
    assert body == [4, 4, 6, 9]


def test_a_page_head_dates_every_article() -> None:
    assert {article.published for article in articles(DATA / "page.txt")} == {date(2025, 5, 8)}


def test_a_page_head_is_no_news(tmp_path: Path) -> None:
    found = written(tmp_path, "园区观察\n\n# 甲\n◎本报记者 张三\n正文。")
    assert lines(found[0])[:2] == [("title", "甲"), ("byline", "园区观察")]


def test_our_paper_is_the_one_the_page_names() -> None:
    assert {article.publisher for article in articles(DATA / "page.txt")} == {"南湖日报"}


SAME_PAGE: Mapping[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "cr": lambda text: text.replace("\n", "\r"),
    "no blank lines": lambda text: re.sub("\n+", "\n", text),
    "all headings alike": lambda text: re.sub("^#+ ", "# ", text, flags=re.MULTILINE),
    "no heading marks": lambda text: re.sub("^#+ ", "", text, flags=re.MULTILINE),
    "bold headings": lambda text: re.sub("^#+ (.*)$", r"**\1**", text, flags=re.MULTILINE),
    "lines of 26": lambda text: re.sub("^([^#\n]{26})(?=.{4})", r"\1\n", text, flags=re.MULTILINE),
}


@pytest.mark.parametrize("way", SAME_PAGE)
def test_the_page_written_in_another_way_reads_alike(tmp_path: Path, way: str) -> None:
    text = SAME_PAGE[way]((DATA / "page.txt").read_text("utf-8"))
    assert [lines(article) for article in written(tmp_path, text)] == PAGE


SENTENCES = [
    ("甲地建园。乙地招商！丙地呢？", ["甲地建园。", "乙地招商！", "丙地呢？"]),
    ("甲地；乙地，丙地。", ["甲地；乙地，丙地。"]),
    ("问题逐一解答……在园区指导下，企业投产。", ["问题逐一解答……在园区指导下，企业投产。"]),
    ("工厂开工……", ["工厂开工……"]),
    ("“今年扩产。明年出海。”王五说。", ["“今年扩产。", "明年出海。”王五说。"]),
    ("“今年扩产。”王五说，“明年出海。”园区支持。", ["“今年扩产。”王五说，“明年出海。”", "园区支持。"]),
    ("王五说：“今年扩产。”下一步，园区将招商。", ["王五说：“今年扩产。”", "下一步，园区将招商。"]),
    ("企业被称为“小巨人”。园区支持。", ["企业被称为“小巨人”。", "园区支持。"]),
    ("《谁来买单？》获奖。", ["《谁来买单？》获奖。"]),
    ("“加油！”的口号响起。", ["“加油！”的口号响起。"]),
    ("产值5.9亿元，占1.5%。", ["产值5.9亿元，占1.5%。"]),
    ("见https://a.cn/b?c=1。", ["见https://a.cn/b?c=1。"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [s.text for s in written(tmp_path, text)[0].sentences] == expected


JOINS = [
    ("园区招商。全区产业呈\n\n蓬勃之势。", ["园区招商。", "全区产业呈蓬勃之势。"]),
    ("园区招商。\n\n企业投产。", ["园区招商。", "企业投产。"]),
    ("园区主要产业包括：\n一、汽车\n二、光伏", ["园区主要产业包括：", "一、汽车", "二、光伏"]),
    ("- 汽车零部件\n- 光伏组件\n", ["汽车零部件", "光伏组件"]),
    ("　　园区招商引资\n　　企业投产。", ["园区招商引资", "企业投产。"]),
    ("企业打造“双碳”\n的样板。", ["企业打造“双碳”的样板。"]),
    ("西安**经开区**建设[园区](https://a.cn/x)。", ["西安经开区建设园区。"]),
    ("图为甲园区总装车\n间。受访者供图", ["图为甲园区总装车间。", "受访者供图"]),
    (
        "甲园区招商。\n\n2023年10月，长期专注通信\n\n设备的团队成立公司。",
        ["甲园区招商。", "2023年10月，长期专注通信设备的团队成立公司。"],
    ),
    ("西安\u200b经开\ufeff区招商。", ["西安经开区招商。"]),
]


@pytest.mark.parametrize(("text", "expected"), JOINS)
def test_lines(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [s.text for s in written(tmp_path, text)[0].sentences] == expected


PLAIN_TITLES = [
    ("甲园区签约十个项目\n本报记者 张三\n甲园区签约。\n", "甲园区签约十个项目"),
    ("甲园区签约十个项目\n\n甲园区日前签约十个项目，总投资20亿元。\n", "甲园区签约十个项目"),
    ("甲园区签约十个项目\n　　甲园区日前签约十个项目，总投资20亿元。\n", "甲园区签约十个项目"),
    ("甲园区日前签约，总投资20亿元。\n\n乙园区招商。\n", "甲园区日前签约，总投资20亿元"),
    ("甲园区日前签约。\n", "甲园区日前签约"),
    ("甲园区，" + "签约" * 40 + "。", "甲园区"),
]


@pytest.mark.parametrize(("text", "title"), PLAIN_TITLES)
def test_titles_without_markdown(tmp_path: Path, text: str, title: str) -> None:
    assert [article.title for article in written(tmp_path, text)] == [title]


def test_plain_titles_with_bylines_part_a_page(tmp_path: Path) -> None:
    text = "甲园区扩产\n本报记者 张三\n甲园区扩产。\n乙园区出海\n本报讯（记者 李四）乙园区出海。\n"
    assert [a.title for a in written(tmp_path, text)] == ["甲园区扩产", "乙园区出海"]


def test_a_plain_subhead_is_a_heading(tmp_path: Path) -> None:
    text = "甲园区扩产\n\n甲园区日前扩产。\n\n服务更优\n\n园区设立窗口，企业当天办结。\n"
    assert ("heading", "服务更优") in lines(written(tmp_path, text)[0])


def test_hard_wrapped_lines_are_rejoined(tmp_path: Path) -> None:
    text = (
        "甲园区日前发布消息称，今年前三季度全区完\n成工业产值一百二十亿元，同比增长百分之十\n"
        "二。其中汽车产业产值占全部产值的比重超过\n一半，新能源产业增长最快，园区企业总数已\n达三百家。\n"
    )
    assert len(written(tmp_path, text)[0].sentences) == 2


def test_an_equal_heading_without_byline_is_an_article_where_subheads_are_deeper(tmp_path: Path) -> None:
    text = "# 甲\n本报记者 张三\n正文。\n## 小标题\n正文。\n# 乙\n正文。\n"
    assert [a.title for a in written(tmp_path, text)] == ["甲", "乙"]


def test_a_heading_without_byline_is_a_subhead_of_its_equal(tmp_path: Path) -> None:
    text = "## 甲\n本报记者 张三\n正文。\n## 小标题\n正文。\n"
    assert [a.title for a in written(tmp_path, text)] == ["甲"]


DATES = [
    ("---\npublished: 2024-12-04\n---\n甲园区招商。", "2023-01-01_a.txt", date(2024, 12, 4)),
    ("甲园区招商。", "2024-12-04_a.txt", date(2024, 12, 4)),
    ("甲园区招商。", "20241204a.txt", date(2024, 12, 4)),
    ("甲园区招商。", "20241304a.txt", None),
    ("甲园区招商。", "000_700a.txt", None),
    ("新华社北京2024年12月3日电（记者 张三）甲园区招商。", "a.txt", date(2024, 12, 3)),
    ("新华社北京12月3日电（记者 张三）甲园区招商。", "a.txt", None),
    ("甲园区招商\n2024年12月02日 10:20 来源：南湖日报\n甲园区招商。", "a.txt", date(2024, 12, 2)),
    ("甲园区2024年12月3日招商。", "a.txt", None),
]


@pytest.mark.parametrize(("text", "name", "expected"), DATES)
def test_dates(tmp_path: Path, text: str, name: str, expected: date | None) -> None:
    assert written(tmp_path, text, name)[0].published == expected


FALLBACKS = [
    ("甲园区招商。", date(2025, 1, 2)),
    ("新华社北京12月30日电（记者 张三）甲园区招商。", date(2024, 12, 30)),
    ("新华社北京6月30日电（记者 张三）甲园区招商。", date(2025, 1, 2)),
    ("新华社北京2024年6月30日电（记者 张三）甲园区招商。", date(2024, 6, 30)),
]


@pytest.mark.parametrize(("text", "expected"), FALLBACKS)
def test_a_dateline_goes_before_the_given_date(tmp_path: Path, text: str, expected: date) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    assert articles(path, date(2025, 1, 2))[0].published == expected


def test_front_matter_is_read_and_left_out(tmp_path: Path) -> None:
    text = '---\ntitle: "甲园区"\nsource: 南湖日报\nurl: https://a.cn\n---\n甲园区招商。\n'
    found = written(tmp_path, text)[0]
    assert (found.title, found.publisher, found.url, lines(found)) == (
        "甲园区",
        "南湖日报",
        "https://a.cn",
        [("title", "甲园区"), ("body", "甲园区招商。")],
    )


def test_a_rule_is_no_front_matter(tmp_path: Path) -> None:
    assert lines(written(tmp_path, "---\n甲园区招商。\n---\n乙园区招商。")[0])[0] == ("body", "甲园区招商。")


ALPHABET = (
    "甲乙园区#*-> 　\n\r\t，。；：！？…“”‘’（）《》【】◎↑图为摄记者通讯员报讯电1年月日.a\u200b\x07|一、"
)
SKIPPED = set("#*->•+|=_~—:`")


@settings(deadline=None)
@given(st.text(st.sampled_from(ALPHABET)) | st.text())
def test_any_text_round_trips(text: str) -> None:
    from extractors.model import Document
    from extractors.reading.plain import articles as plain

    document = Document("a.txt", text, "", "utf-8")
    if not text.strip() or "[" in text or text.lstrip().startswith("---"):
        return
    used: list[int] = []
    for article in plain(document, "a", None):
        assert not wrong_spans(article)
        for sentence in article.sentences:
            assert sentence.text == sentence.text.strip() != ""
            assert "\n" not in sentence.text
            used += (at for p in sentence.pieces for at in range(p.start, p.start + p.length))
    assert len(used) == len(set(used))
    lost = {text[at] for at in set(range(len(text))) - set(used)}
    assert {char for char in lost if char.isprintable() and not char.isspace()} <= SKIPPED


def test_ten_megabytes_on_one_line_do_not_hang(tmp_path: Path) -> None:
    started = time.perf_counter()
    written(tmp_path, "西安经开区锂电池产业产值增长，" * 220_000)
    assert time.perf_counter() - started < 20


def test_reading_is_the_same_in_any_order(tmp_path: Path) -> None:
    paths = [DATA / "page.txt", tmp_path / "a.txt"]
    paths[1].write_text("甲园区招商。", "utf-8")
    first = [articles(path) for path in paths]
    random.Random(1).shuffle(paths)
    assert sorted(map(repr, first)) == sorted(repr(articles(path)) for path in paths)


needs_shared = pytest.mark.skipif(SHARED is None, reason="PARKGRAPH_SHARED is not set")


@needs_shared
def test_the_real_page_has_the_articles_of_the_gold_files() -> None:
    shared = Path(str(SHARED))
    gold = [json.loads(p.read_text("utf-8"))["title"] for p in sorted((shared / "gold/seed").glob("*.json"))]
    assert [article.title for article in articles(shared / "articles" / REAL)] == gold


@needs_shared
def test_the_real_page_keeps_every_span() -> None:
    found = articles(Path(str(SHARED)) / "articles" / REAL)
    assert [span for article in found for span in wrong_spans(article)] == []


@needs_shared
def test_the_real_page_has_no_open_sentence() -> None:
    found = articles(Path(str(SHARED)) / "articles" / REAL)
    bodies = [s.text for article in found for s in article.sentences if s.kind == "body"]
    assert [text for text in bodies if text[-1] not in "。！？…”"] == []


def test_a_refused_file_raises_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="empty"):
        written(tmp_path, "")
