"""A PDF with text in; the articles of its pages out, columns read one after the other."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import ocr, plain
from extractors.reading.columns import Print, columns
from extractors.reading.decoding import LIMIT_BYTES, document, raw
from extractors.reading.typeset import Columns, typeset

_TAIL = 2048
_LONGEST = LIMIT_BYTES // 4
_NO_TEXT = "only pictures of pages, no text"
_SPLIT = 0.9
_SPACE = 0.1


def read(path: Path, fallback: date | None) -> Iterator[Article]:
    """The articles of a PDF; the document's text is what the pages say, its headings marked with `#` by size.

    The same file always gives the same text; offsets index into it. Raises SourceError for a file that is
    encrypted, cut off or broken, or holds no text and cannot be recognised either.
    """
    data = raw(path)
    if not data.lstrip()[:5].startswith(b"%PDF-"):
        raise SourceError(path.name, "no PDF; give it the suffix of what it is")
    if b"%%EOF" not in data[-_TAIL:]:
        raise SourceError(path.name, "a PDF that breaks off before its end; get the whole file")
    text = typeset(_pages(path.name, data))
    yield from plain.articles(document(path.name, data, text, "pdf"), path.stem, fallback)


def _pages(name: str, data: bytes) -> list[Columns]:
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        reason = (
            "an encrypted PDF; save it without a password"
            if locked
            else "a broken PDF; open it in a viewer and save it anew"
        )
        raise SourceError(name, reason) from None
    try:
        return _read(name, opened, pypdfium2)
    except pypdfium2.PdfiumError:
        raise SourceError(name, "a broken PDF; open it in a viewer and save it anew") from None
    finally:
        opened.close()


def _read(name: str, opened: Any, library: Any) -> list[Columns]:
    pages: list[Columns] = []
    known = unknown = 0
    for page in opened:
        prints = list(_prints(page, library.raw))
        letters = "".join(piece.text for piece in prints)
        bad = sum(
            1 for char in letters if char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cc")
        )
        known, unknown = known + len(letters) - bad, unknown + bad
        if known + unknown > _LONGEST:
            raise SourceError(name, f"more than {_LONGEST} characters; split it into smaller files")
        pages.append(tuple(columns(prints)))
        page.close()
    if unknown > known:
        raise SourceError(
            name, "its fonts do not tell what their letters are; print it to a new PDF or read page images"
        )
    if not known:
        return _recognised(name, opened)
    return pages


def _recognised(name: str, opened: Any) -> list[Columns]:
    """The pages of a scan, read with the `ocr` extra."""
    engine = ocr.engine(name, _NO_TEXT)
    found: list[Columns] = []
    for page in opened:
        scale = min(200 / 72, 3000 / max(page.get_size()))
        found.append(tuple(columns(list(engine(page.render(scale=scale).to_pil())))))
    return found


def _prints(page: Any, raw: Any) -> Iterator[Print]:
    """The characters of a page put together as they follow on one line; turned ones are left out."""
    text = page.get_textpage()
    height = page.get_height()
    word: list[Print] = []
    space = ""
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        char = None if letter.isspace() else _char(text, index, raw, height)
        if char is None:
            space = " "
            continue
        if word and not _follows(word[-1], char):
            yield _word(word)
            word = []
        word.append(replace(char, text=space + _plain(letter)))
        space = ""
    if word:
        yield _word(word)
    text.close()


def _char(text: Any, index: int, raw: Any, height: float) -> Print | None:
    """The place of an upright character, None for one that is turned."""
    matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
    if not raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)) or abs(matrix.b) > abs(matrix.a):
        return None
    if not raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
        return None
    size = raw.FPDFText_GetFontSize(text, index) * (matrix.c**2 + matrix.d**2) ** 0.5
    return Print("", box.left, box.right, height - box.top, height - box.bottom, size)


def _plain(letter: str) -> str:
    """Radicals, which some fonts give instead of the characters they look like, as those: `⽇` -> `日`."""
    return unicodedata.normalize("NFKC", letter) if "\u2e80" <= letter <= "\u2fdf" else letter


def _follows(before: Print, char: Print) -> bool:
    level = abs(before.top + before.bottom - char.top - char.bottom) / 2 < 0.3 * char.size
    return level and -0.5 * char.size < char.left - before.right < _SPLIT * char.size


def _word(chars: list[Print]) -> Print:
    """One run; a space stays where the gap is wider than those of a line set wide to fill its column."""
    gaps = [char.left - before.right for before, char in pairwise(chars)]
    usual = median(gaps) if gaps else 0.0
    text = chars[0].text.strip()
    for gap, char in zip(gaps, chars[1:]):
        text += char.text if gap > usual + _SPACE * char.size else char.text.strip()
    return Print(
        text,
        min(char.left for char in chars),
        max(char.right for char in chars),
        min(char.top for char in chars),
        max(char.bottom for char in chars),
        median(char.size for char in chars),
    )
