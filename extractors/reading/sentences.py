"""A repaired paragraph in; its sentences out: `“甲。乙。”丙说。丁。` -> `“甲。`, `乙。”丙说。`, `丁。`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.reading.runs import Run

LONGEST = 2000
"""No sentence is longer, in characters: a text without full stops is cut at its last comma before that."""

_CLOSERS = "”’」』）)》】〉"
_END = re.compile(
    rf"[“「『]|(?:[。！？]|[!?](?![0-9A-Za-z=&/])|…+(?=[{_CLOSERS}]|\s*$))[。！？!?…]*[{_CLOSERS}]*"
)
_QUOTED = re.compile("[”」』]")
_INSIDE = re.compile(rf"[！？!?…]+[》〉）)】]|.*[{_CLOSERS}](?=[，、；：,的等之和与])|.*[》〉]")
"""A mark that ends what stands in brackets or quotes, not the sentence around it: `《谁来买单？》获奖`."""
_SPEECH = re.compile(
    "[^。！？!?“”]{0,60}?(?:说|介绍|表示|指出|强调|认为|坦言|告诉|透露|谈道|谈到|提到|解释|补充|回忆|感慨|感叹|称|道|问|看来|笑言|直言)"
)
_BREAKS = re.compile("[；，、;,\\s]")


def split(paragraph: Run) -> Iterator[Run]:
    """Sentences in order, their marks and closing quotes with them; nothing but outer spaces is dropped."""
    text = paragraph.text
    start = 0
    introduced = False
    for mark in _END.finditer(text):
        if mark[0] in "“「『":
            introduced = text[start : min(mark.start(), start + 4)].strip() != ""
            continue
        if _INSIDE.match(text, mark.start(), mark.end() + 1) and mark.end() < len(text):
            continue
        if not introduced and _QUOTED.search(mark[0]) and _SPEECH.match(text, mark.end()):
            continue
        yield from _pieces(paragraph, start, mark.end())
        start = mark.end()
    yield from _pieces(paragraph, start, len(text))


def _pieces(paragraph: Run, start: int, end: int) -> Iterator[Run]:
    while end - start > LONGEST:
        breaks = [found.end() for found in _BREAKS.finditer(paragraph.text, start, start + LONGEST)]
        cut = breaks[-1] if breaks else start + LONGEST
        yield from _piece(paragraph, start, cut)
        start = cut
    yield from _piece(paragraph, start, end)


def _piece(paragraph: Run, start: int, end: int) -> Iterator[Run]:
    found = paragraph.cut(start, end)
    if found.text:
        yield found
