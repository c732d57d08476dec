"""A sentence in, its organizations out: government bodies, universities, institutes, associations.

长沙经开区项目服务局副局长许望川介绍 -> Organization 长沙经开区项目服务局
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mentions.lexicon import Hit, classes, common, context, outermost
from extractors.mentions.view import View
from extractors.model import Mention

_TITLED = re.compile("(?:委员|副?书记|副?主任|常务|专职|党组|、)")
_PARTY = ("省委", "市委", "区委", "县委")
_PARTY_TITLE = re.compile("常委|副?书记|委员")
_CENTURY = re.compile(r"\d+世纪$")
_ADMIN = (
    "管委会",
    "管理委员会",
    "党工委",
    "工委",
    "党委",
    "纪委",
    "筹委会",
    "委员会",
    "政府",
    "办公室",
    "领导小组",
    "指挥部",
)
_STANDS_ALONE = re.compile(
    "[市区县省]委$|[\u4e00-\u9fff]{2,6}[局厅署]$|行政服务中心$|政务服务中心$|经信委$|经发委$|发改委$"
)
_BUILT = re.compile(
    "(?:共建|组建|建设|建立|设立|新建|筹建|成立|建|合建|建成|投用|启用|打造|联合)(?:了|的)?[^，。；、]{0,6}$"
)
_ROOMS = (
    "实验室",
    "创新中心",
    "研究中心",
    "工程研究中心",
    "技术创新中心",
    "工程技术研究中心",
    "研究院",
    "联合体",
)


def find(view: View) -> Iterator[Mention]:
    """Bodies by suffix and the well-known ones."""
    for hit in view.words.get("body.known", ()):
        if not view.text.startswith("门", hit.end):
            yield view.mention(hit.start, hit.end, "Organization", "bodies.known", 0.9)
    for hit in outermost(view.words.get("body.suffix", ())):
        yield from _body(view, hit)
    yield from _tagged(view)


def _body(view: View, hit: Hit) -> Iterator[Mention]:
    text = view.text
    suffix = text[hit.start : hit.end]
    if _no_body(view, hit):
        return
    if (
        suffix.endswith(_ADMIN)
        and not suffix.endswith(("市委", "区委", "县委", "省委"))
        and _TITLED.match(text, hit.end)
    ):
        return
    start = _trim(view, _start(view, hit))
    start = min([start, *(h.start for h in view.words.get("zone.suffix", ()) if h.start < start < h.end)])
    if century := _CENTURY.search(text, 0, start):
        start = century.start()
    core = text[start : hit.start]
    if len(core) > 24 or (suffix.endswith(_ROOMS) and _BUILT.search(text[max(0, start - 12) : start])):
        return
    if not core:
        if _STANDS_ALONE.fullmatch(suffix):
            yield view.mention(hit.start, hit.end, "Organization", "bodies.short", 0.6)
        return
    score = _score(view, start, hit, core)
    if score >= 0.5:
        yield view.mention(start, hit.end, "Organization", "bodies", score)


def _no_body(view: View, hit: Hit) -> bool:
    """True for the 局 of 局长 or 布局, and for a suffix that cuts a word (财政部|门); not for 市委 of 市委书记."""
    text = view.text
    if view.ends and hit.end not in view.ends:
        return True
    titled = any(h.start <= hit.start and hit.end < h.end for h in view.words.get("title", ()))
    party = text[hit.end - 2 : hit.end] in _PARTY and _PARTY_TITLE.match(text, hit.end) is not None
    return (
        (titled and not party)
        or text[hit.end - 2 : hit.end] in context("body.no")
        or text.startswith("门", hit.end)
    )


def _start(view: View, hit: Hit) -> int:
    """Where the body's name begins: with the segmenter's organization, else behind the nearest verb."""
    token = next(
        (t for t in view.tokens if t.tag == "ORG" and t.start < hit.start and t.end == hit.end), None
    )
    if token is None:
        hard, soft = view.left(hit.start), view.left(hit.start, edges=view.soft)
        office = view.text[hit.start : hit.end].endswith(("局", "厅", "委", "办", "中心"))
        places = view.places(hard, soft) if office and hit.start - hard <= 16 else []
        return places[0].start if places else soft
    start = token.start
    while (
        (before := view.ends.get(start)) is not None
        and before.tag in ("LOC", "ORG")
        and start > view.left(start)
    ):
        start = before.start
    return start


def _score(view: View, start: int, hit: Hit, core: str) -> float:
    suffix = view.text[hit.start : hit.end]
    token = view.starts.get(start)
    if core in classes("body.generic") or core in classes("firm.generic"):
        return 0.0
    if view.places(start, hit.start) or any(
        z.start >= start and z.end <= hit.start for z in view.words.get("zone.suffix", ())
    ):
        return 0.85
    if token is not None and token.tag == "ORG":
        return 0.8
    if core.startswith(("国家", "中国", "全国", "亚洲", "世界", "国际")) and len(core) > 2:
        return 0.75
    if core in ("市", "区", "县", "省", "州", "开发区", "高新区", "经开区", "新区", "管委会"):
        return 0.7
    if (
        suffix.endswith(("大学", "学院", "研究院", "研究所", "协会", "学会", "商会", "医院"))
        and len(core) >= 2
    ):
        return 0.65 if core not in common() else 0.4
    if suffix.endswith(("局", "厅")) and 1 <= len(core) <= 8:
        return 0.6
    return 0.3


def _trim(view: View, start: int) -> int:
    text = view.text
    generic = classes("body.generic")
    while True:
        size = next(
            (
                n
                for n in (5, 4, 3, 2)
                if text[start : start + n] in generic and text[start : start + n] != "国家"
            ),
            0,
        )
        if not size:
            return start
        start += size


def _tagged(view: View) -> Iterator[Mention]:
    """What the segmenter takes for an organization and ends in a body's suffix."""
    suffixes = tuple(classes("body.research", "body.association", "body.government"))
    for token in view.tokens:
        word = view.text[token.start : token.end]
        if (
            token.tag == "ORG"
            and word.endswith(suffixes)
            and len(word) >= 4
            and token.start in set(view.hard)
        ):
            if word.endswith(_ADMIN) and _TITLED.match(view.text, token.end):
                continue
            if word not in classes("body.suffix"):
                yield view.mention(token.start, token.end, "Organization", "bodies.tagged", 0.7)
