"""A sentence in, the policies in it out: issued documents in 《》, measures and service modes in “”.

出台《企业用能补贴暂行办法》 -> Policy《企业用能补贴暂行办法》; 据《科技日报》报道 -> nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.mentions.lexicon import classes
from extractors.mentions.view import View
from extractors.model import Mention

_TITLE = re.compile("《([^《》]{2,60})》")
_QUOTE = re.compile("[“‘「]([^“”‘’「」。]{2,40})[”’」]")
_COUNTED = re.compile("[一二三四五六七八九十百\\d]+(?:条|策|招|办法)(?:措施|政策|举措)?$")
_PUT_OUT = re.compile(
    "(?:印发|出台|发布|制定|公布|颁布|根据|按照|依据|落实|实施|推出|修订|通过|下发|贯彻|联合发布)(?:了|的|实施)?[^，。；]{0,8}$"
)
_TAIL = re.compile(
    "(?:式|[一-鿿]{0,5}?)(?:机制|模式|服务|改革|行动|制度|方案|计划|政策|工作法|试点)(?:机制)?"
)
_AT_ONCE = re.compile("[一-鿿]{1,4}即[一-鿿]{1,4}")
_UNMARKED = re.compile(
    r"(?:出台|发布|制定|推出|印发|实施|颁布|推进|启动)(?:了)?(?:\d+[项个]|一系列|多项|系列)?(?P<name>(?!相关|有关|各项|国家|新的)[^，。；“”《》（）]{4,32}?"
    "(?:若干政策措施|若干措施|行动方案|行动计划|工作方案|实施方案|实施意见|指导意见|任务清单|建设名单|管理办法|实施办法|暂行办法|[一二三四五六七八九]?十条"
    "|条措施|条举措|条例|细则|(?<=[一-鿿]{4})(?:行动|战略|制度|规划|计划表|标准)))(?=[，。；、]|和|与|等|$|共)"
)
_MADE = re.compile(
    "(?:推行|推出|出台|实行|实施|施行|试行|落实|首创|探索|创新|全面推行|率先|实现|提供|深化|优化|建立|开展|启动|打造|推动|推进|提出|采取|聚焦|持续)"
    "(?:了|的|开展)?[^，。；“”]{0,4}$"
)


def find(view: View) -> Iterator[Mention]:
    """Policies by their marks."""
    for plain in _UNMARKED.finditer(view.text):
        yield view.mention(plain.start("name"), plain.end("name"), "Policy", "policies.unmarked", 0.6)
    yield from _documents(view)
    yield from _quoted(view)


def _documents(view: View) -> Iterator[Mention]:
    for title in _TITLE.finditer(view.text):
        inside = re.sub("[（(].*?[）)]$", "", title.group(1))
        if inside.endswith(tuple(classes("policy.not_doc"))) and not inside.startswith("关于"):
            continue
        issued = _PUT_OUT.search(view.text[max(0, title.start() - 16) : title.start()])
        if (
            inside.startswith("关于")
            or inside.endswith(tuple(classes("policy.doc")))
            or _COUNTED.search(inside)
        ):
            yield view.mention(title.start(), title.end(), "Policy", "policies.title", 0.95)
        elif issued:
            yield view.mention(title.start(), title.end(), "Policy", "policies.issued", 0.7)


@cache
def _tails() -> tuple[str, ...]:
    return tuple(sorted(classes("policy.tail"), key=lambda w: (-len(w), w)))


def _quoted(view: View) -> Iterator[Mention]:
    for quote in _QUOTE.finditer(view.text):
        inside = quote.group(1)
        made = _MADE.search(view.text[max(0, quote.start() - 10) : quote.start()])
        after = _TAIL.match(view.text, quote.end())
        tail = (
            after.group()
            if after
            else next((t for t in _tails() if view.text.startswith(t, quote.end())), "")
        )
        if any(mark in inside for mark in "，！？") and not tail:
            continue
        if tail:
            yield view.mention(
                quote.start(), quote.end() + len(tail), "Policy", "policies.tail", 0.75 if made else 0.6
            )
        elif _COUNTED.search(inside) or _AT_ONCE.fullmatch(inside):
            yield view.mention(quote.start(), quote.end(), "Policy", "policies.counted", 0.8)
        elif made and 4 <= len(inside) <= 12:
            yield view.mention(quote.start(), quote.end(), "Policy", "policies.made", 0.5)
