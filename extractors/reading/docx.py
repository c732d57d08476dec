"""A Word file (.docx) in; its articles out: headings by their styles, paragraphs, rows of tables as lines."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import dates
from extractors.reading.articles import Source, page
from extractors.reading.decoding import LIMIT_BYTES, document, raw
from extractors.reading.markup import element
from extractors.reading.runs import run

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"\s*(?:文档|新建|无标题|未命名|untitled|document|microsoft word|word 文档|powerpoint).{0,40}",
    re.IGNORECASE,
)
_SPACES = re.compile("[ \\t\\r\\n]+")
_DELETED = (
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "footnoteReference",
    "commentReference",
    "Fallback",
    "pict",
)


def read(path: Path, fallback: date | None) -> Iterator[Article]:
    """The articles of the file; the document's text, into which offsets index, is that of its paragraphs.

    Headings are marked with `#`. The file's own title counts when no heading stands in it; its dates, which tell
    when it was typed, do not. Macros and outer links are never touched. Raises SourceError for a broken file, one
    with a password, and one whose text unpacks to more than the limit.
    """
    data = raw(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(path.name, archive, "word/document.xml")
            styles = _part(path.name, archive, "word/styles.xml")
            core = _part(path.name, archive, "docProps/core.xml")
    except zipfile.BadZipFile:
        raise SourceError(path.name, _no_archive(data)) from None
    except (zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise SourceError(
            path.name, "a broken or locked Word file; open it in Word and save it anew"
        ) from None
    if body is None:
        raise SourceError(path.name, "no Word file, though a ZIP; save the text as .docx")
    paragraphs = list(_lines(body, _levels(styles)))
    text = "\n\n".join(paragraphs)
    title = None if any(line.startswith("#") for line in paragraphs) else _core_title(core)
    whole = f"{text}\n{title}" if title and text else text
    source = Source(
        id=path.stem,
        start=0,
        end=len(text),
        title=run(whole, len(text) + 1, len(whole)) if title and text else None,
        published=dates.in_name(path.stem),
        fallback=fallback,
    )
    yield from page(document(path.name, data, whole, "docx"), source)


def _no_archive(data: bytes) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "an old Word file or one with a password; save it as .docx without one"
    if data.startswith(b"PK"):
        return "a Word file that is cut off or broken; get the whole file"
    return "no Word file; give it the suffix of what it is"


def _part(name: str, archive: zipfile.ZipFile, part: str) -> Element | None:
    """One XML part, None when it is not there; its size is looked at before it is unpacked."""
    try:
        info = archive.getinfo(part)
    except KeyError:
        return None
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise SourceError(name, f"{part} in it is packed in an unusual way; open it in Word and save it anew")
    if info.file_size <= LIMIT_BYTES:
        with archive.open(info) as stream:
            data = stream.read(LIMIT_BYTES + 1)
        if len(data) <= LIMIT_BYTES:
            try:
                return element(
                    data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
                )
            except ValueError as error:
                reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error).split(";")[0]
                raise SourceError(name, f"{part} in it: {reason}; open it in Word and save it anew") from None
    limit = LIMIT_BYTES // 1_000_000
    raise SourceError(name, f"{part} in it unpacks to more than {limit} MB; split it into smaller files")


def _levels(styles: Element | None) -> Mapping[str, int]:
    """The heading level of each paragraph style that has one; 1 for titles, 0 for none."""
    found: dict[str, int] = {}
    for style in styles.iter() if styles is not None else ():
        if _local(style) != "style":
            continue
        own = next((_value(child) for child in style if _local(child) == "name"), "")
        outline = next((_value(child) for child in style.iter() if _local(child) == "outlineLvl"), "")
        heading = _HEADING.fullmatch(own.strip())
        if own.lower() in ("title", "标题"):
            found[_attribute(style, "styleId")] = 1
        elif heading or outline.isdecimal():
            found[_attribute(style, "styleId")] = min(int(heading[1]) if heading else int(outline) + 1, 6)
    return found


def _lines(body: Element, levels: Mapping[str, int]) -> Iterator[str]:
    """Paragraphs and rows in order, a heading with its `#`."""
    stack = [body]
    while stack:
        part = stack.pop()
        name = _local(part)
        if name == "tr":
            cells = [
                " ".join(filter(None, map(_text, _paragraphs(cell)))) for cell in part if _local(cell) == "tc"
            ]
            if any(cells):
                yield f"| {' | '.join(cells)} |" if len(cells) > 1 else cells[0]
        elif name == "p":
            text = _text(part)
            level = next(
                (levels.get(_value(style), 0) for style in part.iter() if _local(style) == "pStyle"), 0
            )
            if text:
                yield f"{'#' * level} {text}" if level and len(text) <= 100 else text
        elif name not in _DELETED:
            stack.extend(reversed(part))


def _paragraphs(cell: Element) -> Iterator[Element]:
    return (part for part in cell.iter() if _local(part) == "p")


def _text(paragraph: Element) -> str:
    """The text of one paragraph, deleted runs left out, line breaks as spaces."""
    parts: list[str] = []
    stack = [paragraph]
    while stack:
        part = stack.pop()
        name = _local(part)
        if name == "t":
            parts.append(part.text or "")
        elif name in ("tab", "br", "cr"):
            parts.append(" ")
        elif name not in _DELETED and (name != "p" or part is paragraph):
            stack.extend(reversed(part))
    return _SPACES.sub(" ", "".join(parts)).strip(" ")


def _core_title(core: Element | None) -> str | None:
    """The title in the file's properties, None when Word made it up."""
    title = _SPACES.sub(" ", (core.findtext(_DC_TITLE) or "") if core is not None else "").strip()
    return title if title and not _NO_TITLE.fullmatch(title) else None


def _local(part: Element) -> str:
    return part.tag.rpartition("}")[2]


def _attribute(part: Element, name: str) -> str:
    return part.get(_W + name) or part.get(_STRICT + name) or ""


def _value(part: Element) -> str:
    return _attribute(part, "val")
