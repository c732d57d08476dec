"""A sentence in, its named investments and facilities out.

总投资13亿元的川禾食品陕西生产基地项目开工 -> Project 川禾食品陕西生产基地项目; 新签外资项目9个 -> nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mentions.lexicon import Hit, classes, context
from extractors.mentions.view import View
from extractors.model import Mention

_PHASE = re.compile(
    r"(?:[（(][一二三四五六七八九十]期[）)]|[一二三四五六七八九十]期(?:项目|工程|扩产)?|[A-Z]区|项目)"
)
_COUNT = re.compile("[一两]?[条座套]$")
_BARE_PHASE = re.compile("[一二三四五六七八九十]期(?:扩产|扩建|工厂|厂房|工程|项目|生产线|产线)?")
_UNIT = "(?:GWh|GW|MWh|MW|KD|英寸|吨|台|套|锭|千瓦|兆瓦|平方米|支|片|辆|瓦时|吉瓦时|吉瓦|瓦|代)"
_LEAD = re.compile(
    rf"(?:第[一二三四五六七八九十\d.]+[条座代家个]?|[一二三四五六七八九十]期|(?:年产)?[\d.]+(?:万|亿|千|千万)?{_UNIT}(?:/年)?级?|万瓦级|千万千瓦级|中小|新|小|大|全)$"
)
_QUOTED = re.compile("[“‘]([^“”‘’]{2,20})[”’](?:产业化)?(?:项目|工程)")
_COUNTED = re.compile("[\\d十百千万两数几][余多几]?[个项](?!性)")
"""Projects that are only counted (`重庆238个重大项目`) have no name."""
_YEAR = re.compile(r"\d{2,4}年")
_LONGEST = 30


def find(view: View) -> Iterator[Mention]:
    """Projects by head noun with a name before it."""
    hits = view.words.get("project.head", ())
    for i, hit in enumerate(hits):
        if not any(o.start <= hit.end and o.end > hit.end for o in hits[i + 1 : i + 3]) and not _within(
            view, hit
        ):
            yield from _project(view, hit)
    for hit in view.words.get("project.loose", ()):
        yield from _loose(view, hit)
    for phase in _BARE_PHASE.finditer(view.text):
        if _built(view, phase.start()):
            yield view.mention(*phase.span(), "Project", "projects.phase", 0.55)
    for quoted in _QUOTED.finditer(view.text):
        yield view.mention(quoted.start(), quoted.end(), "Project", "projects.quoted", 0.75)


def _within(view: View, hit: Hit) -> bool:
    """True for the 工程 of 总工程师 and the 产业基地 of a zone of the tables."""
    return any(h.start <= hit.start and h.end > hit.end for h in view.words.get("title", ())) or any(
        n.known.type == "Zone" and n.start <= hit.start and hit.end <= n.end for n in view.named
    )


def _project(view: View, hit: Hit) -> Iterator[Mention]:
    text = view.text
    end = hit.end
    if (phase := _PHASE.match(text, end)) and not text[hit.start : end].endswith("期"):
        end = phase.end()
    elif text.startswith(("项目", "工程", "扩产"), end):
        end += 2
    low = _behind_zone(view, view.left(hit.start, edges=view.project), hit.start)
    start = _trim(view, low, hit.start)
    lead = _LEAD.search(text, max(0, start - 12), start) if start == low else None
    core = text[start : hit.start]
    if re.match(r"\d+[个项]", text[end : end + 5]) and not lead:
        return
    if (
        _COUNTED.search(core)
        or _YEAR.fullmatch(core)
        or len(core) > _LONGEST
        or (core in classes("project.generic") and not lead)
    ):
        return
    score = _score(view, lead.start() if lead else start, hit, end, core, bool(lead))
    if lead and score >= 0.5:
        yield view.mention(lead.start(), end, "Project", "projects.lead", score + 0.03)
    if text[start - 1 : start] == "及" and start > 3 and score >= 0.5:
        wide = view.left(start - 1, edges=view.project)
        if 2 <= start - 1 - wide <= 10 and (_built(view, wide) or _owned(view, wide)):
            yield view.mention(wide, end, "Project", "projects.joined", score + 0.05)
    yield from _owner(view, start, hit)
    if len(core) >= 2 or (core and score > 0.6):
        yield view.mention(start, end, "Project", "projects", score)
    elif not core and _bare(view, hit) and (_built(view, start) or _owned(view, start)):
        yield view.mention(start, end, "Project", "projects.bare", 0.55)


def _owner(view: View, start: int, hit: Hit) -> Iterator[Mention]:
    """Whom a facility is named after: 川禾食品|陕西生产基地."""
    for place in view.places(start, hit.start):
        if 3 <= place.start - start <= 8 and place.end == hit.start:
            yield view.mention(start, place.start, "Firm", "projects.owner", 0.6)


def _bare(view: View, hit: Hit) -> bool:
    """True for a head that names a facility by itself (分拨中心), not 生产线 or 标准厂房."""
    return hit.end - hit.start >= 3 and view.text[hit.start : hit.end] not in classes("project.bare")


def _score(view: View, start: int, hit: Hit, end: int, core: str, lead: bool) -> float:
    """Surer with a proper name in front, after a verb of building, before 开工; below 0.5 no name."""
    head = view.text[hit.start : hit.end]
    score = 0.35
    if any(n.start == start for n in view.named) or _tagged(view, start):
        score += 0.2
    if _built(view, start) or _owned(view, start):
        score += 0.2
    if _status(view, end):
        score += 0.2
    if lead:
        score += 0.1
    if head in ("项目", "工程") and len(core) >= 3:
        score += 0.05
    if head in ("平台", "装置", "车间", "厂房", "管道", "管廊", "实验室", "创新中心", "总部", "仓库", "码头"):
        score -= 0.1
    if head.endswith(("研究院", "实验室", "技术中心", "创新中心", "研究中心")) and not _built(view, start):
        score -= 0.3
    if head == "总部" and core.endswith(_REGIONS):
        score += 0.25
    if len(core) < 2 and not lead:
        score -= 0.15
    return min(score, 0.85)


_RUNNING = ("上马", "投产", "试产", "满产", "达产", "投用", "点火", "开工", "动工", "投料", "建成")
_REGIONS = (
    "亚太",
    "中国",
    "北亚",
    "区域",
    "全球",
    "供应链",
    "研发",
    "第二",
    "华东",
    "华南",
    "华北",
    "华中",
    "西南",
    "西北",
    "亚洲",
    "大中华区",
    "运营",
    "中国区",
)


def _tagged(view: View, start: int) -> bool:
    token = view.starts.get(start)
    return token is not None and token.tag in ("LOC", "ORG", "PER", "nz")


def _built(view: View, start: int) -> bool:
    """True when a verb of building stands right before, but for a count: 扩建两条|电解铜线."""
    words = classes("edge.project")
    if count := _COUNT.search(view.text, max(0, start - 4), start):
        start = count.start()
    return any(view.text[max(0, start - n) : start] in words for n in (4, 3, 2, 1) if start >= n)


def _owned(view: View, start: int) -> bool:
    """True behind the 的 of a firm, zone, sum or work: 川禾制药的|制剂车间, 投资26亿元的|…项目, 新建的|…."""
    if view.text[start - 1 : start] != "的":
        return False
    if view.text[max(0, start - 2) : start - 1] == "元" or _built(view, start - 1):
        return True
    if view.text[start - 2 : start - 1].isascii():
        return True
    return any(
        h.end == start - 1
        for name in ("firm.tail", "firm.legal", "zone.suffix")
        for h in view.words.get(name, ())
    )


def _status(view: View, end: int) -> bool:
    """True when what follows says how far it is: 开工, 投产, 总投资."""
    after = view.text[end : end + 12]
    stop = min((i for i in (after.find(m) for m in "，。；、") if i >= 0), default=len(after))
    return any(word in after[: stop + 5] for word in classes("project.status"))


def _behind_zone(view: View, low: int, end: int) -> int:
    """Behind a zone the run begins with, when more of a name follows it."""
    for hit in view.words.get("zone.suffix", ()):
        if low < hit.end <= end - 2 and not view.text.startswith(("区", "园区", "管委会"), hit.end):
            low = hit.end
    return low


def _trim(view: View, start: int, end: int) -> int:
    """Skip what is no part of a name: 重大|, 外资|, 新签约|."""
    text = view.text
    words = classes("project.trim")
    while start < end:
        size = next((n for n in (4, 3, 2, 1) if start + n <= end and text[start : start + n] in words), 0)
        if not size:
            return start
        start += size
    return start


def _loose(view: View, hit: Hit) -> Iterator[Mention]:
    """Heads of one character (线, 厂), only right behind a verb of building: 上马冻干线."""
    text = view.text
    start = _trim(view, view.left(hit.start, edges=view.project), hit.start)
    core = text[start : hit.start]
    running = text[hit.start : hit.end] == "线" and text.startswith(_RUNNING, hit.end)
    if (
        not 2 <= len(core) <= 10
        or text[hit.end - 2 : hit.end] in context("line.no")
        or not (running or _built(view, start) or _owned(view, start))
    ):
        return
    if view.ends and hit.end not in view.ends:
        return
    yield view.mention(start, hit.end, "Project", "projects.loose", 0.6)
