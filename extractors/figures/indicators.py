"""The words around a number -> the phrases that say what it measures: `日产锂电池` -> 锂电池日产量."""

from __future__ import annotations

import re
from functools import cache

import ontology
from extractors.figures.words import words as word_class

_RATE = re.compile(
    r"^(?:[一每])?(?P<rate>[年月日天]均?)(?:可|能|就|要|共)*(?P<verb>产(?![业值能量品线出])|加工|转化|处理|供应(?!量)|供(?![给应])|出货|发货|销(?![售量])|生产|供应|产出|出口)(?P<what>(?![量能])[^的]*)$"
)
_CAPACITY = re.compile(r"^(?P<rate>[年月日]均?)(?P<verb>产)(?P<rest>能|量|值|销).*$")
_VERB_FIRST = re.compile(
    r"^(?P<pre>累计|已|共|首批|直接|新|合计)?(?P<verb>出口|进口|销售|卖出|售出|交付|采购|供应|供货|加工|封装|生产|产出|发运|下线|提货|订购|购置|购入|买入|赶制|产(?![业值能品量线地学房]))"
    r"(?P<what>(?!收入|总|网)[^的额量值]{2,})$"
)
_VERB_LAST = re.compile(
    r"(?:出口|进口|销售|交付|采购|供应|供货|加工|生产|发运|拿货|出货|发货|提货|订购|下订|出资|认缴)$"
)
_HANDLING = re.compile(r"[年月日]均?(?:处理|加工|转化|消纳|吞吐)$")
_MEASURE = re.compile("的(?=[年月日]?(?:产量|产能|产值|销量|营收|收入|规模|面积|投资)$)")
_AFTER_ACT = re.compile("^.*了(?!解)(?=.{3})")
_LISTED = re.compile("^(?:[^、的]+、)+[^、的]+?(?=[二两三四五六七八九十]大)")
_AS_NOUN = {"销售": "销", "卖出": "销", "售出": "销", "生产": "产", "产出": "产", "下线": "下线"}


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"(?:(?!{word_class('keep').pattern})(?:{word_class('lead').pattern}))+")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"(?:{word_class('tail').pattern})+$")


@cache
def _stop() -> re.Pattern[str]:
    rises = (word for name in ("growth.up", "growth.down") for word in ontology.words("figures")[name])
    stops = "|".join((word_class("np.stop").pattern, *(re.escape(word) for word in rises if len(word) > 1)))
    return re.compile(
        f"(?!{word_class('np.keep').pattern})(?:{stops})|[提扩压降升增缩减抬拉做滚](?:到|至|为)|[，。；：！？、（）()\\d]"
    )


@cache
def _act() -> re.Pattern[str]:
    return re.compile(f"(?:累计|共|已)?(?:{word_class('act').pattern})+$")


def before(text: str, low: int, high: int) -> str:
    """The noun phrase that leads up to a number: `text[low:high]` without lead-ins and a 达到 at its end."""
    words = text[low:high]
    words = _lead().sub("", words, count=1) if _lead().match(words) else words
    while (m := _tail().search(words)) and m.start() < len(words):
        words = words[: m.start()]
    words = _AFTER_ACT.sub("", _LISTED.sub("", words))
    words = _MEASURE.sub("", words).replace("仅用时", "用时")
    return words.replace("“", "").replace("”", "") if words.count("“") != words.count("”") else words


def after(text: str, low: int, high: int) -> str:
    """The noun phrase after a number, up to the first verb or mark, from its last 的 on."""
    start = low + 1 if text.startswith("的", low) else low
    end = _joined(text, start, high)
    words = text[start:end]
    words = words.strip("“”") if words.count("“") != words.count("”") else words
    head = words.rpartition("的")[2]
    if head in ("产能", "能力", "产量", "规模"):
        return words.replace("的", "")
    return head if len(head) > 1 else words.partition("的")[0]


def _joined(text: str, start: int, high: int) -> int:
    """Where the noun phrase that begins at `start` ends: `应用场景、储能项目|正在建设`, at a mark, verb or number."""
    stop = _stop().search(text, start, high)
    while stop and stop.group() == "、":
        following = _stop().search(text, stop.end(), high)
        if following is None or following.group() == "、" or following.start() - stop.end() < 2:
            break
        if _act().match(text, stop.end()) or following.group().isdecimal():
            break
        return following.start()
    return stop.start() if stop else high


def action(words: str) -> str:
    """The verb that a phrase ends in, if it says what was done to the things (引进, 出口); else empty."""
    m = _act().search(words)
    return m.group() if m else ""


def amount(words: str, unit: str) -> str:
    """`年产轴承` -> 轴承年产量, `卖出整梯` -> 整梯销量, `钛棒出口` -> 钛棒出口量 (or 额); other phrases stay.

    `unit` is 额 for money and 量 for all else.
    """
    if _CAPACITY.match(words):
        return words
    if (m := _RATE.match(words)) and m["what"]:
        return f"{m['what']}{m['rate']}{m['verb']}{unit}"
    if m := _VERB_FIRST.match(words):
        return f"{m['pre'] or ''}{m['what']}{_AS_NOUN.get(m['verb'], m['verb'])}{unit}"
    if m := _HANDLING.search(words):
        return m.group() + unit
    return words + unit if _VERB_LAST.search(words) else words


def following(text: str, at: int) -> str:
    """Up to thirteen characters after a number, to the next mark: what a share does (`七成就近供给…`)."""
    stop = re.compile("[，。；：！？、）”]").search(text, at, at + 13)
    words = text[at : stop.start() if stop else at + 13]
    return words.removeprefix("的")
