"""Word files, written here: headings, tables, titles, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import LIMIT_BYTES, read
from tests.reading import refused

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f"<w:styles {W}>"
    '<w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="x"><w:name w:val="栏题"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    "</w:styles>"
)
CORE = (
    '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="urn:t">'
    "<dc:title>{}</dc:title><dcterms:created>2025-05-08T00:00:00Z</dcterms:created></cp:coreProperties>"
)


def paragraph(text: str, style: str = "") -> str:
    shown = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{shown}<w:r><w:t>{text}</w:t></w:r></w:p>"


def packed(parts: Sequence[tuple[str, str | bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return stream.getvalue()


def docx(body: str, title: str = "") -> bytes:
    whole = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    core = [("docProps/core.xml", CORE.format(title))] if title else []
    return packed([("word/document.xml", whole), ("word/styles.xml", STYLES), *core])


def articles(
    folder: Path, data: bytes, name: str = "note.docx", published: date | None = None
) -> list[Article]:
    (folder / name).write_bytes(data)
    return [item for item in read(folder / name, published) if isinstance(item, Article)]


NEWS = paragraph("青柳高新区引进的生产线投产。") + paragraph("东屏经开区印发细则。")


def test_paragraphs_under_a_title(tmp_path: Path) -> None:
    (found,) = articles(tmp_path, docx(paragraph("新线投产", "a3") + NEWS))
    assert [(s.kind, s.text) for s in found.sentences] == [
        ("title", "新线投产"),
        ("body", "青柳高新区引进的生产线投产。"),
        ("body", "东屏经开区印发细则。"),
    ]


def test_headings_of_all_kinds(tmp_path: Path) -> None:
    body = paragraph("新线投产", "1") + paragraph("链条", "2") + NEWS + paragraph("服务", "x") + NEWS
    (found,) = articles(tmp_path, docx(body))
    assert [s.text for s in found.sentences if s.kind == "heading"] == ["链条", "服务"]


def test_several_articles_in_one_file(tmp_path: Path) -> None:
    body = "".join(
        paragraph(title, "1") + paragraph("◎本报记者 张三") + NEWS for title in ("甲区投产", "乙区签约")
    )
    assert [(a.id, a.title) for a in articles(tmp_path, docx(body))] == [
        ("note", "甲区投产"),
        ("note#2", "乙区签约"),
    ]


TITLES = [
    ("青柳高新区新线投产", "青柳高新区新线投产"),
    ("文档1", "青柳高新区引进的生产线投产"),
    ("Untitled", "青柳高新区引进的生产线投产"),
]


@pytest.mark.parametrize(("own", "title"), TITLES)
def test_the_files_own_title_unless_word_made_it_up(tmp_path: Path, own: str, title: str) -> None:
    (found,) = articles(tmp_path, docx(NEWS, own))
    assert found.title == title


def test_a_heading_goes_before_the_files_own_title(tmp_path: Path) -> None:
    assert articles(tmp_path, docx(paragraph("新线投产", "1") + NEWS, "旧标题"))[0].title == "新线投产"


def test_a_date_is_never_that_of_typing(tmp_path: Path) -> None:
    assert articles(tmp_path, docx(NEWS, "新线投产"))[0].published is None


def test_the_date_of_the_name(tmp_path: Path) -> None:
    assert articles(tmp_path, docx(NEWS), "2025-05-08_note.docx")[0].published == date(2025, 5, 8)


def test_spans_index_into_the_text(tmp_path: Path) -> None:
    (found,) = articles(tmp_path, docx(NEWS, "新线投产"))
    spans = [span for s in found.sentences for span in s.spans(0, len(s.text))]
    assert [span for span in spans if found.document.text[span.start : span.end] != span.exact] == []


def test_rows_of_a_table_are_lines(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>"
        for a, b in (("指标", "产值"), ("青柳", "320亿元"))
    )
    (found,) = articles(tmp_path, docx(NEWS + f"<w:tbl>{rows}</w:tbl>" + NEWS))
    assert "| 指标 | 产值 |\n\n| 青柳 | 320亿元 |" in found.document.text


def test_deleted_words_are_not_read(tmp_path: Path) -> None:
    changed = "<w:p><w:r><w:t>产值达</w:t></w:r><w:del><w:r><w:delText>99</w:delText></w:r></w:del><w:ins><w:r><w:t>88亿元。</w:t></w:r></w:ins></w:p>"
    assert articles(tmp_path, docx(changed))[0].document.text == "产值达88亿元。"


ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
REFUSED = {
    "no ZIP": (b"abc", "no Word file"),
    "old or locked": (b"\xd0\xcf\x11\xe0" + bytes(500), "an old Word file or one with a password"),
    "cut off": (docx(NEWS)[:-60], "cut off or broken"),
    "another ZIP": (packed([("a.txt", "b")]), "no Word file, though a ZIP"),
    "bomb": (packed([("word/document.xml", b" " * (LIMIT_BYTES + 1))]), "unpacks to more than 20 MB"),
    "entities": (packed([("word/document.xml", f"{ENTITY}<a>&b;</a>")]), "declares entities"),
    "broken XML": (packed([("word/document.xml", "<a><b></a>")]), "broken XML in line 1"),
    "deep XML": (packed([("word/document.xml", "<a>" * 5000)]), "more than 200 elements inside one another"),
    "wrong bytes": (packed([("word/document.xml", b"<a>\xff\xff</a>")]), "not UTF-8"),
    "no text": (docx(""), "no text"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_file_is_refused_in_one_line(tmp_path: Path, case: str) -> None:
    data, reason = REFUSED[case]
    with refused(reason):
        articles(tmp_path, data)


def test_a_size_that_lies_is_found_out(tmp_path: Path) -> None:
    data = packed([("word/document.xml", b" " * (LIMIT_BYTES + 1))])
    size = (LIMIT_BYTES + 1).to_bytes(4, "little")
    with pytest.raises(SourceError, match=r"cut off or broken|broken XML"):
        articles(tmp_path, data.replace(size, (100).to_bytes(4, "little")))
