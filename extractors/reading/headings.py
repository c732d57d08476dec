"""Blocks in; the same blocks out, short open lines of a text without `#` made headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.reading.blocks import PLAIN, Block
from extractors.reading.bylines import head_length

_ENDED = re.compile("(?:[。！？!?…；;：:][”’」』）)》】]*|[。！？!?…；;：:]?[”」』])$")
_REMARK = re.compile("[。！？!?…][”’」』]*\\s*[（(][^（）()]*[）)]$")
_REMARK_LENGTH = 90
_STOPPED = re.compile("[。！？!?…；;：:][”’」』）)》】]*$")
_OPEN_END = re.compile("[，、；：,;:的和与及或在是为将以向把被对从等。—（“《]$")
_MARK_FIRST = re.compile("[，。、；：！？”’）》】,.;:!?)]")
_WORD_FIRST = re.compile("[的了等和与及]")
_TIME_FIRST = re.compile("[^，]{0,12}(?:[年月日]|季度|[日目此]前|近[日年来]|如今|以来)，")
_DASHES = ("——", "―", "--")
_BRACKETS = ("“”", "（）", "《》", "‘’", "【】")
_LONGEST = 40
_LONGEST_TITLE = 60


def ended(text: str) -> bool:
    """True when a paragraph may end here: after a sentence mark, a colon, a quotation, `。（完）`."""
    if _ENDED.search(text[-4:]):
        return True
    return text[-1:] in "）)" and _REMARK.search(text[-_REMARK_LENGTH:]) is not None


def continues(before: str, text: str) -> bool:
    """True when `text` can only go on from `before`: it begins with a comma or, no stop before, with 的."""
    if _MARK_FIRST.match(text):
        return True
    return _WORD_FIRST.match(text) is not None and not _STOPPED.search(before[-4:])


def with_plain_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; lines that look like headings are made headings if none has a `#` or a byline follows."""
    marked = any(block.level for block in blocks)
    width = 0 if marked else wrap_width(blocks)
    found = list(blocks)
    for index, block in enumerate(blocks):
        if block.kind != "body" or len(block.text) > _LONGEST_TITLE:
            continue
        before = found[index - 1] if index else None
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if after is None or not _looks_like_heading(block, before, after, width):
            continue
        if leads(after) or (not marked and _stands_alone(block, before, after)):
            found[index] = block.heading(PLAIN)
    return tuple(found)


def leads(block: Block) -> bool:
    """True when an article can begin with this block: a byline, or a paragraph with a dateline."""
    return block.kind == "byline" or (block.kind == "body" and head_length(block.text) > 0)


def wrap_width(blocks: Sequence[Block]) -> int:
    """Length of a full line where the text is hard-wrapped, in characters; 0 where a line is a paragraph."""
    body = [block for block in blocks if block.kind == "body"]
    lengths = [len(block.text) for block in body]
    direct = sum(1 for a, b in pairwise(body) if not b.apart and not b.fresh and not ended(a.text))
    if direct < 3 or direct * 2 < len(body) or max(lengths) > 100:
        return 0
    return max(lengths)


def _looks_like_heading(block: Block, before: Block | None, after: Block, width: int) -> bool:
    text = block.text
    if _OPEN_END.search(text) or continues("", text) or continues(text, after.text):
        return False
    if _TIME_FIRST.match(text):
        return False
    if any(text.count(pair[0]) != text.count(pair[1]) for pair in _BRACKETS):
        return False
    if ended(text) and text[-1] not in "！？!?”":
        return False
    led = after.apart or leads(after) or after.text.startswith(_DASHES)
    if width and len(text) > 0.7 * width and not led:
        return False
    return before is None or before.kind != "body" or ended(before.text)


def _stands_alone(block: Block, before: Block | None, after: Block) -> bool:
    """No byline follows, so the shape decides: short, one clause or equal ones, a paragraph after it."""
    if len(block.text) > (_LONGEST if before else _LONGEST_TITLE) or "。" in block.text:
        return False
    led = after.apart or after.fresh or after.kind != "body" or after.text.startswith(_DASHES)
    if not led and len(after.text) <= 1.5 * len(block.text):
        return False
    clauses = block.text.replace(" ", "，").replace("\u3000", "，").split("，")
    even = max(map(len, clauses)) - min(map(len, clauses)) <= 2
    return before is None or len(clauses) == 1 or even
