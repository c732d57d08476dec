from __future__ import annotations

import codecs
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import LIMIT_BYTES, read, sources
from tests.reading import refused

TEXT = "西安经开区日前发布消息。\n\n园区2024年产值达623.42亿元，同比增长5.9%。"
ENCODINGS = [
    (TEXT.encode("utf-8"), "utf-8"),
    (codecs.BOM_UTF8 + TEXT.encode("utf-8"), "utf-8"),
    (TEXT.encode("gbk"), "gb18030"),
    (TEXT.encode("gb18030"), "gb18030"),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
    (TEXT.encode("utf-16-le"), "utf-16-le"),
    (TEXT.encode("utf-16-be"), "utf-16-be"),
]


def stored(folder: Path, data: bytes, name: str = "news.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def articles(path: Path, published: date | None = None) -> list[Article]:
    return [item for item in read(path, published) if isinstance(item, Article)]


def refusals(path: Path) -> list[str]:
    return [str(item) for item in read(path) if isinstance(item, SourceError)]


@pytest.mark.parametrize(("data", "encoding"), ENCODINGS)
def test_an_encoding_is_detected(tmp_path: Path, data: bytes, encoding: str) -> None:
    document = articles(stored(tmp_path, data))[0].document
    assert (document.text, document.encoding) == (TEXT, encoding)


REFUSED = [
    (b"", "news.txt", "empty"),
    (b" \n\n\t", "news.txt", "no text"),
    (codecs.BOM_UTF8, "news.txt", "no text"),
    (b"---\npublished: 2024-12-04\n---\n", "news.txt", "no text under the front matter"),
    (b"---\npublished: soon\n---\nabc", "news.txt", "published 'soon' is no date"),
    (b"%PDF-1.7\n\xe2\xe3", "news.txt", "a PDF, not text"),
    (bytes(range(256)) * 8, "news.txt", "binary"),
    (b"abc\x00def", "news.txt", "binary"),
    ("西安經濟技術開發區擴大對外開放。".encode("big5"), "news.txt", "the encoding is none of"),
    ("Café à Genève, déjà vu".encode("latin-1"), "news.txt", "the encoding is none of"),
    (TEXT.encode("utf-8")[:-1], "news.txt", "UTF-8 broken at byte"),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "news.txt", "broken at byte"),
    (b"a" * (LIMIT_BYTES + 1), "news.txt", "larger than the limit of 20 MB"),
    (b"x", "news.xlsx", ".xlsx is not read"),
    (b"abc", "news", "no suffix is not read"),
    (b"\n\n", "news.jsonl", "no text"),
]


@pytest.mark.parametrize(("data", "name", "reason"), REFUSED)
def test_a_bad_file_is_refused(tmp_path: Path, data: bytes, name: str, reason: str) -> None:
    with refused(reason):
        list(read(stored(tmp_path, data, name)))


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        list(read(tmp_path / "none.txt"))


def test_a_folder_without_news_is_refused(tmp_path: Path) -> None:
    stored(tmp_path, b"x", "picture.png")
    with pytest.raises(SourceError, match="nothing to read"):
        list(read(next(sources([tmp_path]))))


def test_a_file_of_the_limit_is_read(tmp_path: Path) -> None:
    assert len(articles(stored(tmp_path, b"a" * LIMIT_BYTES))) == 1


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in (
        "c.TXT",
        "b/a.md",
        "a.jsonl",
        "d.markdown",
        "e.ndjson",
        "f.pdf",
        ".hidden.txt",
        ".git/x.txt",
    ):
        stored(tmp_path, b"x", name)
    found = [path.relative_to(tmp_path).as_posix() for path in sources([tmp_path])]
    assert found == ["a.jsonl", "b/a.md", "c.TXT", "d.markdown", "e.ndjson", "f.pdf"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = stored(tmp_path, b"x")
    assert list(sources([path, tmp_path, path])) == [path]


def test_a_missing_path_is_passed_on(tmp_path: Path) -> None:
    assert list(sources([tmp_path / "none.txt"])) == [tmp_path / "none.txt"]


def lines_of(*records: object) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode("utf-8")


FULL = {
    "id": "x-1",
    "title": "甲园区扩产",
    "text": "## 甲\n◎本报记者 张三\n甲园区扩产。\n\n## 乙\n◎本报记者 李四\n乙园区扩产。",
    "published": "2024-12-04",
    "source": "南湖日报",
    "url": "https://a.cn/1",
}


def test_a_json_line_is_one_article_with_its_fields(tmp_path: Path) -> None:
    found = articles(stored(tmp_path, lines_of(FULL), "news.jsonl"))
    assert [(a.id, a.title, a.published, a.publisher, a.url) for a in found] == [
        ("x-1", "甲园区扩产", date(2024, 12, 4), "南湖日报", "https://a.cn/1")
    ]


def test_offsets_of_a_json_line_are_those_of_its_text(tmp_path: Path) -> None:
    found = articles(stored(tmp_path, lines_of(FULL), "news.jsonl"))[0]
    body = [span for s in found.sentences if s.kind == "body" for span in s.spans(0, len(s.text))]
    assert [FULL["text"][span.start : span.end] for span in body] == ["甲园区扩产。", "乙园区扩产。"]


def test_the_title_of_a_json_line_has_a_span(tmp_path: Path) -> None:
    found = articles(stored(tmp_path, lines_of(FULL), "news.jsonl"))[0]
    (span,) = found.sentences[0].spans(0, 5)
    assert found.document.text[span.start : span.end] == "甲园区扩产"


def test_a_title_that_the_text_repeats_is_read_once(tmp_path: Path) -> None:
    record = {"title": "甲园区扩产", "text": "甲园区扩产\n\n甲园区日前扩产。"}
    found = articles(stored(tmp_path, lines_of(record), "news.jsonl"))[0]
    assert [s.text for s in found.sentences] == ["甲园区扩产", "甲园区日前扩产。"]


LINES: list[tuple[Mapping[str, object], str, date | None]] = [
    ({"text": "甲。"}, "news#2", None),
    ({"text": "甲。", "id": 7}, "7", None),
    ({"text": "甲。", "id": None, "title": None, "published": ""}, "news#2", None),
    ({"text": "甲。", "published": "2024年12月4日"}, "news#2", date(2024, 12, 4)),
    ({"text": "甲。", "published": "2024-12-04T08:00:00Z"}, "news#2", date(2024, 12, 4)),
    ({"text": "甲。", "published": 20241204}, "news#2", date(2024, 12, 4)),
    ({"text": "新华社北京2024年12月3日电 甲。"}, "news#2", date(2024, 12, 3)),
]


@pytest.mark.parametrize(("record", "own", "published"), LINES)
def test_id_and_date_of_a_json_line(
    tmp_path: Path, record: Mapping[str, object], own: str, published: date | None
) -> None:
    found = articles(stored(tmp_path, b"\n" + lines_of(record), "news.jsonl"))[0]
    assert (found.id, found.published) == (own, published)


BAD_LINES = [
    (b"[1, 2]", "a JSON list, no object"),
    (b'"text"', "a JSON string, no object"),
    (b"null", "a JSON null, no object"),
    (b"{oops", "no JSON"),
    (b"[" * 100_000, "nested too deeply"),
    (b"1" * 5000, "no JSON"),
    (b'{"title": "a"}', "no text"),
    (b'{"text": "  "}', "no text"),
    (b'{"text": 5}', "text is a JSON number, no string"),
    (b'{"text": "a", "url": {}}', "url is a JSON object, no string"),
    (b'{"text": "a", "published": "soon"}', "published 'soon' is no date"),
    (b'{"text": "a\\ud800"}', "text holds half a character"),
    (b'{"text": "a", "id": "good"}', "id 'good' stands already on line 1"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES)
def test_a_bad_line_is_refused_by_its_number(tmp_path: Path, line: bytes, reason: str) -> None:
    data = b'{"text": "a", "id": "good"}\n' + line + b'\n{"text": "b"}\n'
    (found,) = refusals(stored(tmp_path, data, "news.jsonl"))
    assert found.startswith(f"news.jsonl#2: {reason}")


@pytest.mark.parametrize(("line", "reason"), BAD_LINES)
def test_the_lines_around_a_bad_one_are_read(tmp_path: Path, line: bytes, reason: str) -> None:
    data = b'{"text": "a", "id": "good"}\n' + line + b'\n{"text": "b"}\n'
    assert [a.id for a in articles(stored(tmp_path, data, "news.jsonl"))] == ["good", "news#3"]
