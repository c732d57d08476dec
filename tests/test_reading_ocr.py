"""Page images: the way out without the extra, the layout with a stand-in, and the real models where installed."""

from __future__ import annotations

import importlib.util
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import ocr, read, sources
from extractors.reading.columns import Print
from tests.reading import refused

FONTS = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
PILLOW = importlib.util.find_spec("PIL") is not None
RAPIDOCR = importlib.util.find_spec("rapidocr") is not None


def png(width: int, height: int, rows: bytes | None = None) -> bytes:
    """A grey picture, white unless `rows` says else."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    drawn = rows if rows is not None else (b"\x00" + b"\xff" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(drawn))
        + chunk(b"IEND", b"")
    )


def stored(folder: Path, data: bytes, name: str = "page.png") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def articles(path: Path) -> list[Article]:
    return [item for item in read(path) if isinstance(item, Article)]


def test_without_the_extra_one_line_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ImportError

    monkeypatch.setattr(ocr, "_recogniser", missing)
    with pytest.raises(SourceError) as caught:
        articles(stored(tmp_path, png(20, 20)))
    assert str(caught.value) == (
        "page.png: a picture of a page; to recognise its text: pip install parkgraph[ocr]"
    )


def test_pictures_of_a_folder_are_left_alone(tmp_path: Path) -> None:
    stored(tmp_path, png(20, 20))
    (tmp_path / "a.txt").write_text("青柳高新区投产。", "utf-8")
    assert [path.name for path in sources([tmp_path])] == ["a.txt"]


def test_a_picture_that_is_named_is_a_source(tmp_path: Path) -> None:
    path = stored(tmp_path, png(20, 20))
    assert list(sources([path])) == [path]


def stand_in(*lines: tuple[float, float, float, str]) -> ocr.Engine:
    """An engine that finds these lines: left, top, height, text."""

    def found(picture: Any) -> Iterator[Print]:
        for left, top, height, text in lines:
            yield Print(text, left, left + height * len(text), top, top + height, height)

    return found


def use(monkeypatch: pytest.MonkeyPatch, engine: ocr.Engine) -> None:
    monkeypatch.setattr(ocr, "engine", lambda name, what: engine)


@pytest.mark.skipif(not PILLOW, reason="the extra ocr is not installed")
def test_columns_of_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = stand_in(
        (50, 20, 60, "青柳高新区新线投产"),
        (50, 120, 20, "青柳高新区引进的第二条压"),
        (350, 120, 20, "年产能200万只，由青柳微"),
        (50, 150, 20, "力传感器生产线投产，"),
        (350, 150, 20, "感科技有限公司建设。"),
    )
    use(monkeypatch, engine)
    (found,) = articles(stored(tmp_path, png(700, 300)))
    assert [s.text for s in found.sentences] == [
        "青柳高新区新线投产",
        "青柳高新区引进的第二条压力传感器生产线投产，年产能200万只，由青柳微感科技有限公司建设。",
    ]


WHOLE = png(300, 300)
REFUSED = {
    "no picture": (b"hello", "no PNG or JPEG picture"),
    "cut off": (WHOLE[: len(WHOLE) // 2], "cut-off picture"),
    "bomb": (png(30_000, 30_000, b""), "million pixels"),
    "large": (png(10_000, 10_000, b""), "million pixels"),
    "white": (WHOLE, "no text recognised"),
}


@pytest.mark.skipif(not PILLOW, reason="the extra ocr is not installed")
@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_picture_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    use(monkeypatch, stand_in())
    data, reason = REFUSED[case]
    with refused(reason):
        articles(stored(tmp_path, data))


@pytest.mark.skipif(
    not (RAPIDOCR and FONTS.exists()), reason="the extra ocr or a Chinese font is not installed"
)
@pytest.mark.filterwarnings("ignore")
def test_a_picture_read_for_real(tmp_path: Path) -> None:
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (1000, 320), "white")
    drawing = ImageDraw.Draw(picture)
    for top, size, text in (
        (30, 56, "青柳高新区新线投产"),
        (140, 28, "青柳高新区引进的第二条压力传感器生产线投产，"),
        (190, 28, "年产能200万只，总投资5.2亿元。"),
    ):
        drawing.text((40, top), text, font=ImageFont.truetype(str(FONTS), size, index=2), fill="black")
    picture.save(tmp_path / "page.png")
    (found,) = articles(tmp_path / "page.png")
    assert [s.text for s in found.sentences] == [
        "青柳高新区新线投产",
        "青柳高新区引进的第二条压力传感器生产线投产，年产能200万只，总投资5.2亿元。",
    ]
