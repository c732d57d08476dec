from __future__ import annotations

import pytest

from extractors.reading.bylines import credit_length, head_length, is_byline, is_caption, paper, tail_length

BYLINES = [
    "◎本报记者 江一舟",
    "◎孟川 本报记者 白露",
    "本报记者 江一舟 通讯员 许文",
    "南湖日报记者 沈禾",
    "记者 沈禾",
    "（记者 沈禾 通讯员 陆鸣）",
    "□ 本报记者 沈禾",
    "■本报见习记者 沈禾",
    "文/图 本报记者 沈禾",
    "来源：南湖日报",
    "责任编辑：沈禾",
    "2024年12月04日 10:20 来源：南湖日报",
    "2024-12-04 10:20:31",
    "南湖日报 2024年12月4日 星期三 第7版",
    "（下转第二版）",
]
NO_BYLINES = [
    "本报记者探访甲园区",
    "记者手记",
    "记者在甲园区看到，生产线正忙。",
    "■ 主导产业",
    "2024年12月4日，甲园区招商",
    "2024年甲园区十件大事",
    "来源于甲园区的订单",
    "甲园区召开记者会",
    "第3版",
]


@pytest.mark.parametrize("line", BYLINES)
def test_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", NO_BYLINES)
def test_no_byline(line: str) -> None:
    assert not is_byline(line)


HEADS = [
    ("科技日报讯（记者 甲乙 通讯员 丙丁）", "记者12月2日获悉"),
    ("本报讯（记者 甲乙）", "甲园区招商。"),
    ("本报讯 ", "甲园区招商。"),
    ("【本报讯】", "甲园区招商。"),
    ("新华社北京12月4日电（记者甲乙、丙丁）", "国家公布名单。"),
    ("新华社北京12月4日电 ", "国家公布名单。"),
    ("据新华社北京12月4日电 ", "国家公布名单。"),
    ("新华社北京2024年12月4日电", "国家公布名单。"),
    ("中新网西安12月4日电 (记者 甲乙)", "甲园区招商。"),
    ("财联社12月4日电，", "甲公司公告。"),
    ("央视网消息（新闻联播）：", "甲园区招商。"),
    ("本报西安12月3日讯（记者 甲乙）", "甲园区招商。"),
    ("（记者 甲乙 通讯员 丙丁）", "甲园区招商。"),
    ("", "记者从甲园区获悉，该区招商。"),
    ("", "国家电网电力供应充足。"),
    ("", "国家电网消息：甲地用电增长。"),
    ("", "甲公司发布消息称，订单增长。"),
    ("", "12月4日，甲园区招商。"),
    ("", "（一）扩大招商。"),
]


@pytest.mark.parametrize(("head", "body"), HEADS)
def test_the_dateline_of_a_paragraph(head: str, body: str) -> None:
    assert head_length(head + body) == len(head)


TAILS = [
    ("甲园区招商。", "（记者 甲乙 通讯员 丙丁）"),
    ("甲园区招商。", "（责任编辑：甲乙）"),
    ("甲园区招商。", "（完）"),
    ("甲园区出台办法（试行）", ""),
    ("甲公司（以下简称“甲”）", ""),
]


@pytest.mark.parametrize(("body", "tail"), TAILS)
def test_the_byline_at_the_end(body: str, tail: str) -> None:
    assert tail_length(body + tail) == len(tail)


PAPERS = [
    ("科技日报讯（记者 甲乙）", "科技日报"),
    ("新华社北京12月4日电", "新华社"),
    ("◎本报记者 甲乙", "本报"),
    ("南湖日报记者 甲乙", "南湖日报"),
    ("2024年12月04日 10:20 来源：南湖日报", "南湖日报"),
    ("南湖日报 2024年12月4日 第7版", "南湖日报"),
    ("◎甲乙", None),
    ("（完）", None),
]


@pytest.mark.parametrize(("line", "name"), PAPERS)
def test_the_paper_of_a_byline(line: str, name: str | None) -> None:
    assert paper(line) == name


CAPTIONS = [
    ("图为甲园区总装车间。", "受访者供图"),
    ("↑上图：甲园区一角。", "甲乙摄"),
    ("图为甲园区一角 ", "甲乙摄"),
    ("上图：甲园区一角。", "新华社记者 甲乙 摄"),
    ("▲甲园区一角。", "（甲乙供图）"),
    ("（甲园区车间。", "甲乙摄）"),
    ("（图为甲园区车间。", "资料照片）"),
    ("图为甲园区一角。", ""),
    ("", "甲乙摄"),
    ("", "新华社发（甲乙摄）"),
]


@pytest.mark.parametrize(("words", "credit"), CAPTIONS)
def test_a_caption_and_its_photographer(words: str, credit: str) -> None:
    assert (is_caption(words + credit), credit_length(words + credit)) == (True, len(credit))


NO_CAPTIONS = [
    "企图为其减负",
    "▲甲公司：中标1.1亿元订单；▲乙公司：减持股份",
    "甲园区建成影视拍摄",
    "这张图是甲园区的规划。",
    "近日，甲园区邀请摄影家进行航摄",
]


@pytest.mark.parametrize("line", NO_CAPTIONS)
def test_no_caption(line: str) -> None:
    assert not is_caption(line)
