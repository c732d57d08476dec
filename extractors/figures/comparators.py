"""The words around a number -> how the true value stands to it: `不少于30家` -> >=, `30家左右` -> ~."""

from __future__ import annotations

import re
from functools import cache

import ontology
from extractors.model import Comparator

Around = tuple[int, int, Comparator]

_SIGNS: dict[str, Comparator] = {"gt": ">", "ge": ">=", "lt": "<", "le": "<=", "about": "~"}
_MORE: dict[str, Comparator] = {"余": ">", "多": ">", "来": "~"}
_WHOLE = r"(?:(?:全[国省市区球县网]|世界|国内|我国|中国|省内)(?:总量|市场)?的?)?"
_WORDS_WITH = re.compile(
    "(?:[附最邻新就远临相靠贴]近|[签合预条节违公契协续履解毁和制]约|[赶反]超|以上|[通经路]过)$"
)
_CEILING = re.compile(
    r"(?:最高|最多)可?(?:给予|获得|享受|补贴|补助|奖励|资助|支持|授信|奖补|补|奖|获|抵扣?|领取|贷)[^，。；\d]{0,6}$"
)
_SHARE = re.compile(
    r"(?P<gt>超过?|逾|突破)占[^，。；：、\d]{0,14}$|(?P<about>近|约|接近)占[^，。；：、\d]{0,14}$"
)
_TIME = ("小时", "天", "分钟", "工作日", "个月")


@cache
def _before() -> re.Pattern[str]:
    classes = ontology.words("figures")
    named = (f"(?P<{name}>{'|'.join(map(re.escape, classes['before.' + name]))})" for name in _SIGNS)
    filler = "|".join(map(re.escape, classes["filler"]))
    return re.compile(rf"(?:{'|'.join(named)})(?:{filler})?{_WHOLE}$")


@cache
def _last() -> frozenset[str]:
    """The characters that can stand right before a number with a comparator: most numbers have none."""
    classes = ontology.words("figures")
    words = [word for name in _SIGNS for word in classes["before." + name]]
    return frozenset(word[-1] for word in (*words, *classes["filler"])) | frozenset(
        "的国省市区球县网界内量场"
    )


@cache
def _after() -> re.Pattern[str]:
    classes = ontology.words("figures")
    named = (
        f"(?P<{name}>{'|'.join(map(re.escape, classes['after.' + name]))})" for name in _SIGNS if name != "lt"
    )
    return re.compile("|".join(named))


def around(text: str, low: int, high: int, more: str = "") -> Around:
    """Start and end with the comparator words, and the comparator, of the number `text[low:high]`.

    `more` is the 余, 多 or 来 printed inside the number, empty when there is none.
    """
    start, left = _left(text, low)
    end, right = _right(text, high)
    return start, end, left or _MORE.get(more) or right or "="


def _left(text: str, low: int) -> tuple[int, Comparator | None]:
    before = text[max(0, low - 24) : low]
    if before.endswith("上") and not before.endswith("以上") and text[low] in "百千万亿":
        return low - 1, ">="
    if (
        before[-1:] in _last()
        and (m := _before().search(before))
        and not _WORDS_WITH.search(before[: m.end(m.lastgroup or 0)])
    ):
        return low - len(before) + m.start(), _SIGNS[str(m.lastgroup)]
    if "最" in before and _CEILING.search(before):
        return low, "<="
    m = _SHARE.search(before) if "占" in before else None
    return low, _SIGNS[str(m.lastgroup)] if m else None


def _right(text: str, high: int) -> tuple[int, Comparator | None]:
    if m := _after().match(text, high):
        return m.end(), _SIGNS[str(m.lastgroup)]
    if text.startswith("多", high) and text[high - 1] in "成倍年一半":
        return high + 1, ">"
    if text.startswith("内", high) and text[max(0, high - 3) : high].endswith(_TIME):
        return high + 1, "<="
    return high, None
