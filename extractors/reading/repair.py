"""The blocks of an article in; its paragraphs out: broken ones rejoined, captions and bylines lifted out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.model import SentenceKind
from extractors.reading.blocks import Block
from extractors.reading.bylines import credit_length, head_length, tail_length
from extractors.reading.headings import continues, ended
from extractors.reading.runs import Run, join


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One repaired paragraph, or a heading, byline or caption that stands by itself."""

    run: Run
    kind: SentenceKind


def paragraphs(blocks: Iterable[Block], width: int = 0) -> Iterator[Paragraph]:
    """Paragraphs in order, a caption inside a broken one after it; `width` is that of a full line, or 0."""
    parts: list[Block] = []
    captions: list[Block] = []
    for block in blocks:
        if block.kind == "caption" and parts and not ended(parts[-1].text):
            captions.append(block)
        elif block.kind == "body" and parts and _goes_on(parts[-1], block, bool(captions), width):
            parts.append(block)
        else:
            yield from _close(parts, captions)
            parts, captions = ([block], []) if block.kind == "body" else ([], [])
            if block.kind != "body":
                yield from _single(block)
    yield from _close(parts, captions)


def _goes_on(last: Block, block: Block, interrupted: bool, width: int) -> bool:
    if continues(last.text, block.text):
        return True
    if block.fresh:
        return False
    if not ended(last.text):
        return True
    return bool(width) and not interrupted and not block.apart and len(last.text) > 0.8 * width


def _close(parts: list[Block], captions: list[Block]) -> Iterator[Paragraph]:
    if parts:
        yield from _body(join([part.run for part in parts]))
    for caption in captions:
        yield from _single(caption)


def _body(whole: Run) -> Iterator[Paragraph]:
    head = head_length(whole.text)
    tail = tail_length(whole.text)
    end = max(head, len(whole.text) - tail)
    if head:
        yield Paragraph(whole.cut(0, head), "byline")
    body = whole.cut(head, end)
    if body.text:
        yield Paragraph(body, "body")
    if end < len(whole.text):
        yield Paragraph(whole.cut(end, len(whole.text)), "byline")


def _single(block: Block) -> Iterator[Paragraph]:
    if block.kind != "caption":
        yield Paragraph(block.run, block.kind)
        return
    words = len(block.text) - credit_length(block.text)
    if words:
        yield Paragraph(block.run.cut(0, words), "caption")
    if words < len(block.text):
        yield Paragraph(block.run.cut(words, len(block.text)), "byline")
