"""A picture of a page in (PNG, JPEG); its articles out, recognised with the extra `ocr`."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import plain
from extractors.reading.columns import Print, columns
from extractors.reading.decoding import document, raw
from extractors.reading.typeset import typeset

Engine = Callable[[Any], Iterator[Print]]
"""Reads one picture (a PIL image): its lines with their places in pixels."""

LIMIT_PIXELS = 80_000_000
_SURE = 0.5
_HEIGHT_OF_TYPE = 0.8


def read(path: Path, fallback: date | None) -> Iterator[Article]:
    """The articles of a page image; the document's text is what was recognised, headings marked with `#`.

    Raises SourceError when the extra is missing, the file is no whole picture, too large, or shows no text.
    """
    data = raw(path)
    recognise = engine(path.name, "a picture of a page")
    lines = list(recognise(_picture(path.name, data)))
    if not lines:
        raise SourceError(path.name, "no text recognised in the picture; scan it at 200 dpi or more")
    text = typeset([tuple(columns(lines))])
    yield from plain.articles(document(path.name, data, text, "ocr"), path.stem, fallback)


def engine(name: str, what: str) -> Engine:
    """The recogniser; raises SourceError, which says `what` the source is, when the extra is not installed."""
    try:
        recogniser = _recogniser()
    except ImportError:
        raise SourceError(name, f"{what}; to recognise its text: pip install parkgraph[ocr]") from None

    def lines(picture: Any) -> Iterator[Print]:
        found: Any = recogniser(picture)
        if found.boxes is not None:
            for box, text, score in zip(found.boxes.tolist(), found.txts, found.scores):
                if score >= _SURE and text.strip():
                    yield _line(box, text)

    return lines


@cache
def _recogniser() -> Any:
    """The recogniser with the models that its package brings, loaded once; raises ImportError."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def _line(box: list[list[float]], text: str) -> Print:
    across, down = [point[0] for point in box], [point[1] for point in box]
    height = max(down) - min(down)
    return Print(text, min(across), max(across), min(down), max(down), height * _HEIGHT_OF_TYPE)


def _picture(name: str, data: bytes) -> Any:
    """The picture unpacked; its size is looked at before."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        if picture.width * picture.height > LIMIT_PIXELS:
            raise SourceError(
                name, f"a picture of more than {LIMIT_PIXELS // 1_000_000} million pixels; make it smaller"
            )
        return picture.convert("RGB")
    except UnidentifiedImageError:
        raise SourceError(name, "no PNG or JPEG picture; save it as one") from None
    except Image.DecompressionBombError:
        raise SourceError(
            name, f"a picture of more than {LIMIT_PIXELS // 1_000_000} million pixels; make it smaller"
        ) from None
    except (OSError, SyntaxError, ValueError):
        raise SourceError(name, "a broken or cut-off picture; get the whole file") from None
