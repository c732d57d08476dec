"""PDFs, written here: the order of columns, headlines, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import ocr, read
from extractors.reading.columns import Print, columns
from extractors.reading.typeset import typeset
from tests.reading import refused

pytest.importorskip("pypdfium2")
Words = tuple[float, float, float, str]
"""Place from the left and from the top of the page, size, text."""
HEIGHT = 842


def pdf(*pages: Sequence[Words], extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of pages with these words, in a font every viewer brings."""
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (6 + 2 * number) for number in range(count))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 5 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120/FontBBox[0 -120 1000 880]>>",
    ]
    for number, page in enumerate(pages):
        drawn = b"\n".join(
            b"BT /F %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET"
            % (size, left, HEIGHT - top - size, text.encode("utf-16-be").hex().encode())
            for left, top, size, text in page
        )
        parts.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (7 + 2 * number)
        )
        parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
    return assembled(parts, extra, trailer)


def assembled(parts: Sequence[bytes], extra: bytes, trailer: bytes) -> bytes:
    data = b"%PDF-1.5\n"
    places = []
    for number, part in enumerate([*parts, *([extra] if extra else [])], 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return (
        data
        + head
        + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(data))
    )


def column(
    left: float, top: float, text: str, width: int = 10, size: float = 10, lead: float = 15
) -> list[Words]:
    """Lines of `width` characters, each paragraph indented by two."""
    found: list[Words] = []
    for paragraph in text.split("\n"):
        rest, indent = paragraph, 2
        while rest:
            found.append((left + indent * size, top + len(found) * lead, size, rest[: width - indent]))
            rest, indent = rest[width - indent :], 0
    return found


def articles(folder: Path, data: bytes, name: str = "page.pdf") -> list[Article]:
    (folder / name).write_bytes(data)
    return [item for item in read(folder / name) if isinstance(item, Article)]


FIRST = "青柳高新区引进的第二条压力传感器生产线投产。\n这条生产线年产能200万只，由青柳微感科技有限公司建设。"
SECOND = "东屏经开区日前印发设备更新补贴细则，补贴比例最高不超过30%。\n区内现有规上工业企业212家。"
BODY_FIRST = FIRST.split("\n")
BODY_SECOND = SECOND.split("\n")


def page_of_columns(count: int) -> list[Words]:
    """Two articles one below the other, each flowing through `count` columns under its headline."""
    words: list[Words] = [(40, 20, 10, "南湖日报 2025年5月8日 第3版")]
    for top, title, text in (
        (50, "青柳高新区传感器产业添新链条投产", FIRST),
        (300, "东屏经开区推出设备更新补贴新细则", SECOND),
    ):
        words += [(40, top, 24, title), (40, top + 35, 10, "◎本报记者 江一舟")]
        lines = column(0, 0, text)
        share = -(-len(lines) // count)
        for number in range(count):
            for row, (left, _, size, line) in enumerate(lines[number * share : (number + 1) * share]):
                words.append((40 + 115 * number + left, top + 55 + 15 * row, size, line))
    return words


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_columns_are_read_one_after_the_other(tmp_path: Path, count: int) -> None:
    found = articles(tmp_path, pdf(page_of_columns(count)))
    body = [["".join(s.text for s in a.sentences if s.kind == "body")] for a in found]
    assert body == [["".join(BODY_FIRST)], ["".join(BODY_SECOND)]]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_order_of_drawing_does_not_matter(tmp_path: Path, count: int) -> None:
    words = page_of_columns(count)
    shuffled = sorted(words, key=lambda word: word[3])
    assert (
        articles(tmp_path, pdf(shuffled))[0].document.text == articles(tmp_path, pdf(words))[0].document.text
    )


def test_headlines_part_the_articles(tmp_path: Path) -> None:
    found = articles(tmp_path, pdf(page_of_columns(3)))
    assert [(a.id, a.title) for a in found] == [
        ("page", "青柳高新区传感器产业添新链条投产"),
        ("page#2", "东屏经开区推出设备更新补贴新细则"),
    ]


def test_the_page_head_dates_and_signs_the_articles(tmp_path: Path) -> None:
    found = articles(tmp_path, pdf(page_of_columns(3)))
    assert {(a.published, a.publisher) for a in found} == {(date(2025, 5, 8), "南湖日报")}


def test_articles_side_by_side_stay_apart(tmp_path: Path) -> None:
    words = [(40.0, 40.0, 16.0, "甲区新线投产"), (300.0, 40.0, 16.0, "乙区出台细则")]
    words += column(40, 70, FIRST, 20) + column(300, 70, SECOND, 20)
    found = articles(tmp_path, pdf(words))
    assert [[s.text for s in a.sentences if s.kind == "title"] for a in found] == [
        ["甲区新线投产"],
        ["乙区出台细则"],
    ]


def test_spans_index_into_the_text(tmp_path: Path) -> None:
    spans = [
        (article.document.text[span.start : span.end], span.exact)
        for article in articles(tmp_path, pdf(page_of_columns(2)))
        for sentence in article.sentences
        for span in sentence.spans(0, len(sentence.text))
    ]
    assert [text for text, exact in spans if text != exact] == []


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    lines = column(40, 60, FIRST, 20)
    numbered = [[(280.0, 800.0, 9.0, f"-{number}-")] for number in (1, 2)]
    found = articles(
        tmp_path, pdf([*lines[:1], *numbered[0]], [*[(x, y, s, t) for x, y, s, t in lines[1:]], *numbered[1]])
    )
    assert [s.text for s in found[0].sentences if s.kind == "body"] == BODY_FIRST


def test_a_running_head_is_left_out(tmp_path: Path) -> None:
    pages = [[(40.0, 20.0, 9.0, f"园区年报 第{n}页"), *column(40, 60, FIRST, 20)] for n in (1, 2, 3)]
    assert "园区年报" not in articles(tmp_path, pdf(*pages))[0].document.text


def test_rows_of_a_table_are_lines(tmp_path: Path) -> None:
    words = column(40, 60, FIRST, 40)
    for row, cells in enumerate([("指标", "产值"), ("青柳", "320亿元"), ("东屏", "210亿元")]):
        words += [(40 + 300.0 * place, 150 + 18.0 * row, 10.0, cell) for place, cell in enumerate(cells)]
    text = articles(tmp_path, pdf(words))[0].document.text
    assert "| 青柳 | 320亿元 |\n\n| 东屏 | 210亿元 |" in text


def test_radicals_are_read_as_the_characters_they_look_like(tmp_path: Path) -> None:
    words = [(40.0, 60.0, 10.0, "今年5⽉8⽇，青柳高新区投产。")]
    assert "5月8日" in articles(tmp_path, pdf(words))[0].document.text


def test_the_same_file_gives_the_same_text(tmp_path: Path) -> None:
    data = pdf(page_of_columns(3))
    assert articles(tmp_path, data)[0].document == articles(tmp_path, data)[0].document


GOOD = pdf(column(40, 60, FIRST, 20))
LOCKED = pdf(
    column(40, 60, FIRST, 20),
    extra=b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"31" * 32, b"32" * 32),
    trailer=b"/Encrypt 8 0 R/ID[<00><00>]",
)
REFUSED = {
    "cut off": (GOOD[: len(GOOD) // 2], "breaks off before its end"),
    "no PDF": (b"<html>", "no PDF"),
    "encrypted": (LOCKED, "encrypted"),
    "broken": (b"%PDF-1.5\n" + b"x" * 500 + b"\n%%EOF\n", "broken PDF"),
    "without letters": (pdf([(40.0, 60.0, 10.0, "\ue001\ue002\ue003")]), "fonts do not tell"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_file_is_refused_in_one_line(tmp_path: Path, case: str) -> None:
    data, reason = REFUSED[case]
    with refused(reason):
        articles(tmp_path, data)


def test_a_scan_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ImportError

    monkeypatch.setattr(ocr, "_recogniser", missing)
    with pytest.raises(SourceError, match=r"only pictures of pages, no text; .*parkgraph\[ocr\]"):
        articles(tmp_path, pdf([]))


def test_no_print_gives_no_columns() -> None:
    assert list(columns([])) == []


def test_a_heading_of_two_lines_is_one() -> None:
    lines = [Print("甲区新线", 0, 80, 0, 20, 20), Print("投产", 0, 40, 24, 44, 20)]
    body = [Print("青柳高新区引进的生产线日前投产。", 0, 160, 60 + 15 * n, 70 + 15 * n, 10) for n in range(3)]
    assert typeset([[tuple(lines + body)]]).split("\n\n")[0] == "# 甲区新线投产"


def test_many_pieces_take_little_longer_each() -> None:
    pieces = [
        Print("字" * 8, 100 * (n % 4), 100 * (n % 4) + 80, 15 * (n // 4), 15 * (n // 4) + 10, 10)
        for n in range(8000)
    ]
    assert sum(len(part) for part in columns(pieces)) == 8000
