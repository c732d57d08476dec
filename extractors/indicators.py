"""The words around a number -> what it counts or measures: `汇聚院士26人` -> 院士数, `日产60万支锂电池` -> 锂电池日产量."""

from __future__ import annotations

import re
from functools import cache

import ontology

_RATE = re.compile(
    r"^(?P<rate>[年月日]均?)(?P<verb>产(?![业值能量品线出])|加工|转化|处理|供(?!给)|出货|发货|销(?![售量])|生产|供应|产出|出口)(?P<what>[^的]*)$"
)
_CAPACITY = re.compile(r"^(?P<rate>[年月日]均?)(?P<verb>产)(?P<rest>能|量|值|销).*$")
_VERB_FIRST = re.compile(
    r"^(?P<pre>累计|已|共|首批|直接|新|合计)?(?P<verb>出口|进口|销售|交付|采购|供应|供货|加工|封装|生产|发运)(?P<what>.{2,})$"
)


def _alternatives(name: str) -> str:
    words = sorted(ontology.words("figures")[name], key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"(?:(?!{_alternatives('keep')})(?:{_alternatives('lead')}))+")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"(?:{_alternatives('tail')})+$")


@cache
def _stop() -> re.Pattern[str]:
    words = "|".join(_alternatives(name) for name in ("np.stop", "growth.up", "growth.down"))
    return re.compile(f"{words}|[，。；：！？、（）()“”\\d]")


@cache
def _act() -> re.Pattern[str]:
    return re.compile(f"(?:累计|共|已)?(?:{_alternatives('act')})+$")


def before(text: str, low: int, high: int) -> str:
    """The noun phrase that leads up to a number: `text[low:high]` without lead-ins and without 达到, 突破 at its end."""
    words = text[low:high]
    words = _lead().sub("", words, count=1) if _lead().match(words) else words
    while (m := _tail().search(words)) and m.start() < len(words):
        words = words[: m.start()]
    return words


def after(text: str, low: int, high: int) -> str:
    """The noun phrase that follows a number: up to the first verb or mark, without what stands before its last 的."""
    start = low + 1 if text.startswith("的", low) else low
    stop = _stop().search(text, start, high)
    words = text[start : stop.start() if stop else high]
    head = words.rpartition("的")[2]
    return head if len(head) > 1 else words.partition("的")[0]


def action(words: str) -> str:
    """The verb that a phrase ends in, if it says what was done to what is counted (引进, 出口); else nothing."""
    m = _act().search(words)
    return m.group() if m else ""


def amount(words: str) -> str:
    """`年产轴承` -> 轴承年产量, `出口洗碗机` -> 洗碗机出口量; other phrases stay."""
    if _CAPACITY.match(words):
        return words
    if m := _RATE.match(words):
        return f"{m['what']}{m['rate']}{m['verb']}量"
    if m := _VERB_FIRST.match(words):
        return f"{m['pre'] or ''}{m['what']}{m['verb']}量"
    return words


FALLBACK = {"家": "企业", "人": "人", "名": "人", "户": "企业", "项": "项目"}


@cache
def _dimensions() -> dict[str, str]:
    return {row["unit"]: row["dimension"] for row in ontology.table("units")}


def counted(unit: str) -> bool:
    """True for units that count things and people (家, 万名) rather than measure them (亿元, 吨)."""
    return _dimensions().get(unit.lstrip("十百千万亿") or unit, "count") in ("count", "people")


def after_rate(words: str) -> str:
    """What follows a bare share, cut to the phrase: `七成就近供给…` -> 就近供给."""
    return words[:12]
