"""A file in; its text out, decoded from UTF-8, UTF-16 or GB18030, or one clear refusal."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from extractors.errors import SourceError
from extractors.model import Document

LIMIT_BYTES = 20_000_000
"""Files above this size, in bytes, are refused."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF, not text; give it the suffix .pdf"),
    (b"PK\x03\x04", "a ZIP or Office file, not text; give it the suffix .docx if it is one"),
    (b"\xd0\xcf\x11\xe0", "an old Office file, not text; save it as .docx"),
    (b"\x89PNG", "an image, not text; give it the suffix .png"),
    (b"\xff\xd8\xff", "an image, not text; give it the suffix .jpg"),
    (b"\x1f\x8b", "a gzip file, not text; unpack it"),
)
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
_CHINESE = re.compile("[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u2026]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ASCII = re.compile("[\x00-\x7f]+")
_SAMPLE = 100_000


def load(path: Path) -> Document:
    """The decoded file without its byte order mark; raises SourceError when it is no readable text."""
    data = raw(path)
    text, encoding = decoded(path.name, data)
    return document(path.name, data, text, encoding)


def document(name: str, data: bytes, text: str, encoding: str) -> Document:
    """What `data` says as `text`; raises SourceError when that is nothing."""
    if not text.strip().strip("\ufeff\u200b\x00"):
        raise SourceError(name, "the file holds no text; fill it or leave it out")
    return Document(name, text, hashlib.sha256(data).hexdigest(), encoding)


def decoded(name: str, data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Text and encoding, `declared` tried first; raises SourceError when it is no readable text."""
    try:
        return _as_declared(data, declared) or _decode(data)
    except ValueError as error:
        raise SourceError(name, str(error)) from None


def raw(path: Path) -> bytes:
    """The bytes of a file; raises SourceError when it cannot be opened, is empty or above the limit."""
    try:
        if path.exists() and not path.is_file():
            raise SourceError(path.name, "not a regular file; name a file")
        with path.open("rb") as stream:
            data = stream.read(LIMIT_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(str(path), "no such file or folder; check the path") from None
    except OSError as error:
        raise SourceError(path.name, f"cannot be opened ({error.strerror}); check its permissions") from None
    if len(data) > LIMIT_BYTES:
        limit = LIMIT_BYTES // 1_000_000
        raise SourceError(path.name, f"larger than the limit of {limit} MB; split it into smaller files")
    if not data:
        raise SourceError(path.name, "the file is empty; fill it or leave it out")
    return data


def _as_declared(data: bytes, declared: str | None) -> tuple[str, str] | None:
    """The text if `data` is what a page says of itself; GB2312 and GBK are read as GB18030, which holds both."""
    if declared is None or any(data.startswith(magic) for magic, _ in _MAGIC + _BOMS):
        return None
    encoding = _SUPERSETS.get(declared.lower().replace("_", "-"), declared)
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
    return None if _binary(text) else (text, codecs.lookup(encoding).name)


def _decode(data: bytes) -> tuple[str, str]:
    """Text and encoding; raises ValueError with reason and way out."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ValueError(what)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding), encoding
    found = _utf8(data) or _utf16(data) or _gb18030(data)
    if found is not None:
        return found
    if (
        b"\x00" in data[:_SAMPLE]
        or len(_CONTROL.findall(data[:_SAMPLE].decode("latin-1"))) > len(data) // 100
    ):
        raise ValueError("binary, not text; export its text first")
    raise ValueError(_reason(data))


def _reason(data: bytes) -> str:
    """Why `data` cannot be decoded: UTF-8 with a few wrong bytes, or another encoding."""
    rest = data.decode("utf-8", "ignore")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not rest.isascii() and len(data) - len(rest.encode("utf-8")) <= max(3, len(data) // 100):
            return f"UTF-8 broken at byte {error.start}; repair it there or save it again as UTF-8"
    return "the encoding is none of UTF-8, UTF-16, GB18030; save it as UTF-8"


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"marked as {encoding} but broken at byte {error.start}; save it as UTF-8") from None
    if _binary(text):
        raise ValueError("binary, not text; export its text first")
    return text


def _binary(text: str) -> bool:
    """True when control characters are more than one in a hundred, or a NUL is among the first ones."""
    head = text[:_SAMPLE]
    return "\x00" in head or len(_CONTROL.findall(head)) > len(head) // 100


def _utf8(data: bytes) -> tuple[str, str] | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if _binary(text) else (text, "utf-8")


def _utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark, where one byte order gives Chinese text and the other does not."""
    if len(data) % 2:
        return None
    shares = {name: _share(data[:_SAMPLE].decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    encoding, share = max(shares.items(), key=lambda item: item[1])
    if share < 0.9 or min(shares.values()) > 0.6:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return (text, encoding) if not _binary(text) and _everyday(text) else None


def _gb18030(data: bytes) -> tuple[str, str] | None:
    """GB18030, if everyday characters come out."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return (text, "gb18030") if not _binary(text) and _everyday(text) else None


def _everyday(text: str) -> bool:
    """True when four in five characters beyond ASCII are in GB2312; mistaken bytes give rare ones."""
    sample = _ASCII.sub("", text[:_SAMPLE])
    return len(sample.encode("gb2312", "ignore")) / 2 >= 0.8 * len(sample)


def _share(text: str) -> float:
    """Share of characters that Chinese text is made of."""
    return sum(map(len, _CHINESE.findall(text))) / max(1, len(text))
