"""A sentence in, its firms with a legal suffix, bracketed place or stock code out, and those of the tables.

由重庆川禾科技有限公司供应 -> Firm 重庆川禾科技有限公司; 贝克森机床（沈阳） -> Firm; 88家企业 -> nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mentions.lexicon import (
    Hit,
    classes,
    closing,
    common,
    context,
    head,
    outermost,
    segmentable,
    tail,
)
from extractors.mentions.view import View
from extractors.model import Mention

_HAN = "\u4e00-\u9fff"
_CODE = re.compile(r"[（(](?:股票代码[：:]?|证券代码[：:]?)?[03689]\d{5}(?:[.．](?:SH|SZ|BJ))?[)）]")
_JOINED = re.compile(f"(?<=[{_HAN}]{{3}})(?:由|系|与|及|隶属|旗下|同|和)(?=[{_HAN}]{{2}})")
_SAME = re.compile(f"(?<=[{_HAN}]{{3}})(?:即|系)(?=[{_HAN}]{{3}})")
_BRACKETED = re.compile(r"[（(]([^（）()]{2,6})[）)]")
_NAMES = frozenset({"LOC", "PER", "nz", "ORG"})
_INSIDE_NO_NAME = frozenset({"d", "p", "c", "u", "r", "v", "vd", "ad", "m", "q", "f", "TIME"})
_LEADING = frozenset({"v", "vd", "ad", "d", "f", "s", "r", "TIME"})
_LONGEST_CORE = 14


def find(view: View) -> Iterator[Mention]:
    """Firms by legal suffix, bracket and code, and those of the tables."""
    for named in view.nested:
        aligned = not view.starts or named.start in view.starts or named.end in view.ends
        if named.known.type == "Firm" and aligned:
            yield view.mention(named.start, named.end, "Firm", "gazetteer", named.known.score)
    for hit in outermost(view.words.get("firm.legal", ())):
        if view.text[hit.start : hit.end] in context("firm.long"):
            yield from _full(view, hit)
        else:
            yield from _suffixed(view, hit)
    yield from _bracketed(view)
    for code in _CODE.finditer(view.text):
        low = view.left(code.start(), edges=view.firm)
        if 3 <= code.start() - low <= 10:
            yield view.mention(low, code.start(), "Firm", "firms.code", 0.9)


def _full(view: View, hit: Hit) -> Iterator[Mention]:
    """…有限公司 and its like, whatever stands before."""
    start = _behind_firm(view, trim(view, view.left(hit.start, edges=view.firm)), hit.start)
    if same := _SAME.search(view.text, start, hit.start):
        start = same.end()
    core = view.text[start : hit.start]
    if len(core) >= 2 and core[0] not in "（(" and core not in classes("firm.generic"):
        yield view.mention(start, hit.end, "Firm", "firms.legal", 0.95)


def _behind_firm(view: View, start: int, end: int) -> int:
    last = view.text.rfind("公司", start, end)
    return start if last < 0 else last + 2


def _suffixed(view: View, hit: Hit) -> Iterator[Mention]:
    """公司, 集团, 厂, 股份 and their like, behind a proper name only."""
    text = view.text
    suffix = text[hit.start : hit.end]
    edges = view.firm if suffix in ("公司", "集团") else view.soft
    start = _behind_firm(view, trim(view, view.left(hit.start, edges=edges)), hit.start)
    start = _behind_joint(text, start, hit.start)
    if not view.covers(start, hit.end, ("ORG",)):
        start = max((t.end for t in view.within(start, hit.start) if t.tag in _INSIDE_NO_NAME), default=start)
    core = text[start : hit.start]
    if not 2 <= len(core) <= _LONGEST_CORE or core[0] in "（(、" or core in classes("firm.generic"):
        return
    if suffix == "资本" and core.endswith(("注册", "社会", "民间", "国有", "外来")):
        return
    if suffix.endswith("厂") and _is_project(text, start, hit):
        return
    brand = _brand_score(view, start, hit.start, core)
    if brand > 0:
        yield view.mention(start, hit.end, "Firm", "firms.suffix", min(0.9, 0.5 + brand))


def _is_project(text: str, start: int, hit: Hit) -> bool:
    """True for the plant that someone builds (新建纱厂) and for parts of words (厂区, 工厂)."""
    if text.startswith(("区", "房", "门", "内"), hit.end) or text[: hit.start].endswith(
        tuple(context("factory.no"))
    ):
        return True
    return start > 0 and closing("factory.built").search(text[max(0, start - 4) : start]) is not None


def _behind_joint(text: str, start: int, end: int) -> int:
    """Behind another firm and the word that joins it to this one: 晋禾光电由|晋岭能源集团."""
    joint = _JOINED.search(text, start, end + 2)
    while joint and joint.end() <= end:
        start = joint.end()
        joint = _JOINED.search(text, start, end + 2)
    return start


def _brand_score(view: View, start: int, end: int, core: str) -> float:
    """How much a core before 公司, 集团, 厂 looks like a proper name: 0 when it is made of class words."""
    token = view.starts.get(start)
    if token is not None and token.tag == "ORG":
        return 0.4
    places = view.places(start, end)
    own = places[0].end if places and places[0].start == start else start
    rest = core[own - start :]
    if not rest or (places and places[0].known.rank == 0 and segmentable(rest)):
        return 0.0
    if head(rest, 0, classes("firm.generic")) and not places:
        return 0.0
    if any(t.tag in _NAMES for t in view.within(own, end)):
        return 0.35
    if rest in classes("firm.tail") or (rest in common() and not places):
        return 0.0
    brand = rest
    while size := tail(brand, len(brand), classes("firm.tail"), longest=min(6, len(brand) - 1)):
        brand = brand[:-size]
    if not segmentable(brand):
        return 0.3
    return 0.15 if places else 0.0


def trim(view: View, start: int) -> int:
    """Behind the class words and verbs at the head of a run: 龙头企业|, 民营|, 日资|, 供|."""
    generic = classes("firm.generic")
    while True:
        token = view.starts.get(start)
        size = 0 if any(n.start == start for n in view.named) else head(view.text, start, generic)
        if size:
            start += size
        elif lone_verb(view, start):
            start += 1
        elif token is not None and token.tag in _LEADING and token.end - start > 1:
            start = token.end
        else:
            return start


def lone_verb(view: View, start: int) -> bool:
    """True when a verb of one character heads the run: a word or a table name follows it."""
    if view.text[start : start + 1] not in classes("firm.verb1"):
        return False
    token = view.starts.get(start)
    return token.end == start + 1 if token is not None else any(n.start == start + 1 for n in view.named)


def _bracketed(view: View) -> Iterator[Mention]:
    """Firms with a bracketed place and no legal suffix: 贝克森机床（沈阳）, 川禾（吴忠）玻璃."""
    places = {(n.start, n.end) for n in view.named if n.known.type == "Place"}
    tails = classes("firm.tail")
    for bracket in _BRACKETED.finditer(view.text):
        if bracket.span(1) not in places:
            continue
        if view.text.startswith(("有限", "公司", "集团", "股份", "控股"), bracket.end()):
            continue
        start = trim(view, view.left(bracket.start(), edges=view.soft))
        core = view.text[start : bracket.start()]
        more = head(view.text, bracket.end(), tails)
        if 4 <= len(core) <= 12 and tail(core, len(core), tails):
            yield view.mention(start, bracket.end(), "Firm", "firms.bracket", 0.9)
        elif more and 2 <= len(core) <= 8:
            yield view.mention(start, bracket.end() + more, "Firm", "firms.bracket", 0.85)
