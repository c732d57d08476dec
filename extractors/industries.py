"""Finds industries by their head word: `全区汽车产业产值` -> 汽车产业; and products inside project names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.model import Mention, Sentence
from extractors.nouns import Token, generic, phrase, sector

_HEAD = re.compile(r"产业集群|产业链|产业(?![园带城区化基])|行业|集群|领域|板块|制造业|赛道")
_COUNTED = re.compile(r"(?<=..)[两二三四五六七八九十0-9]+大[^大]{0,8}(?:产业|集群|板块|赛道|领域)$")
HEADS = re.compile(r"(?:产业集群|产业链|产业|行业|集群|领域|板块|赛道)$")
_STOP = re.compile(
    r"[，。；：！？、“”‘’（）\s]|的|在|和|与|及|为|以|是|了|等|将|把|对|从|向|由|于|全区|全市|全县|全省|全国"
)
_REACH = 12
_LISTED = re.compile(r"(?:[^，。；：！？、的在为以是等将与和及集家个的]{2,10}、){1,3}$")
_PROJECT_TAIL = re.compile(
    r"(?:[一二三四五六七八九十]期|首期|扩建|扩产|扩能|改扩建|技改|新建|智能|研发|制造|生产|产业化|建设|总装|加工)*"
    r"(?:项目|基地|工厂|生产线|产线|车间|工程|厂|线)(?:[一二三四五]期|（[一二三四五]期）)?$"
)
_PROJECT_HEAD = re.compile(
    r"^(?:[年月日]产)?[\d.,]+(?:万|亿)?[吨台套件只支片辆米平方GWhMW瓦千立]*(?:的)?|^(?:全球|中国|亚太|西北|西南|华东|华南|新建|智能|绿色|高端)+"
)


def industries(sentence: Sentence, taken: Sequence[Mention], tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """Industry mentions of a sentence outside the `taken` ones: the noun phrase before each head word, with it."""
    text = sentence.text
    found: list[Mention] = []
    for head in _HEAD.finditer(text):
        low = max((m.end for m in taken if m.end <= head.start()), default=0)
        low = max(low, head.start() - _REACH, *(s.end() for s in _STOP.finditer(text, low, head.start())), 0)
        if any(m.start < head.end() and head.start() < m.end for m in (*taken, *found)):
            continue
        end = head.end() if head.group() == "制造业" else head.start()
        cut = phrase(text, low, end, tokens, last=True) if low < end else None
        if cut is None or cut[1] != end:
            continue
        start = _list_start(text, cut[0]) if head.group().endswith("集群") else cut[0]
        name = text[start : head.end()]
        if not generic(name) and not any(m.start < head.end() and start < m.end for m in taken):
            found.append(Mention(sentence.index, start, head.end(), "Industry", name, "head", 0.7))
    return tuple(found)


def clusters(sentence: Sentence, named: Iterable[Mention]) -> list[Mention]:
    """The mentions with each list before a cluster's head word as one industry: 商用汽车、新能源汽车产业集群.

    A product before a head word is an industry (机器人产业). A counted list is as many clusters (光伏、氢能两大产业集群), and its last item ends before the count.
    """
    kept: list[Mention] = []
    for m in named:
        head = _HEAD.match(sentence.text, m.end) if m.type == "Product" else None
        if head:
            text = sentence.text[m.start : head.end()]
            m = replace(m, type="Industry", end=head.end(), text=text, name=text)
        counted = _COUNTED.search(m.text) if m.type == "Industry" else None
        if counted:
            text = m.text[: counted.start()]
            kept.append(replace(m, end=m.start + len(text), text=text, name=text))
            continue
        while (
            m.type == "Industry"
            and m.text.endswith("集群")
            and kept
            and kept[-1].type in ("Industry", "Product")
            and sentence.text[kept[-1].end : m.start] == "、"
        ):
            start = kept.pop().start
            text = sentence.text[start : m.end]
            m = replace(m, start=start, text=text, name=text)
        kept.append(m)
    return kept


def _list_start(text: str, start: int) -> int:
    """Where the list before a cluster's last item begins: `商用汽车、新能源汽车产业集群` is one cluster."""
    found = _LISTED.search(text, max(0, start - 20), start)
    return found.start() if found else start


def _whole(core: str, low: int, tokens: Sequence[Token]) -> bool:
    words = [(a - low, b - low, tag) for a, b, tag in tokens if low <= a and b <= low + len(core)]
    return phrase(core, 0, len(core), words) == (0, len(core))


def with_product(project: Mention, tokens: Sequence[Token]) -> Mention:
    """A project mention with the product that its name holds as a part: 年产10万吨磷酸铁锂项目 -> 磷酸铁锂."""
    tail = _PROJECT_TAIL.search(project.text)
    if tail is None or project.type != "Project":
        return project
    start = max((p.end for p in project.parts), default=project.start) - project.start
    core = project.text[start : tail.start()]
    while head := _PROJECT_HEAD.match(core):
        if not head.end():
            break
        start, core = start + head.end(), core[head.end() :]
    low = project.start + start
    if not 2 <= len(core) <= 12 or HEADS.search(core) or sector(core) or not _whole(core, low, tokens):
        return project
    part = Mention(project.sentence, low, low + len(core), "Product", core, "part", 0.6, core)
    return replace(project, parts=(*project.parts, part))
