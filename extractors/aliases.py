"""Says which names of one article are one thing: `云岭青禾电池科技有限公司（以下简称“青禾电池”）` -> 青禾电池 is that firm."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from extractors.model import EntityType, Mention, Sentence

_DEFINED = re.compile(
    r"[（(，,]?(?:以下简称|下称|简称|以下称)(?:为)?[“\"《「]*(?P<short>[^”\"》」）)，。]{2,16})"
)
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_QUOTES = re.compile(r"[“”‘’\"《》〈〉「」\s]")
_ZONE_LONG = (
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("高新技术产业开发区", "高新区"),
    ("新技术开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("自由贸易试验区", "自贸试验区"),
    ("自贸区", "自贸试验区"),
    ("综保区", "综合保税区"),
)
_COMMITTEE = re.compile(r"(?:管委会|管理委员会|党工委|工委)+$")
_PLACE_TAIL = re.compile(r"(?<=..)(?:特别行政区|自治区|自治州|自治县|省|市|县|区|州|镇|乡|村)$")
_INDUSTRY_TAIL = re.compile(r"(?<=..)(?:产业集群|产业链|产业|行业|集群|领域|赛道|链|业)$")
_PROJECT_TAIL = re.compile(r"(?<=..)(?:建设项目|项目|工程)$")
_CROWD = 200
"""More firms than this that begin alike in one text are not told apart by a short form: only equal names are one."""
LEGAL = re.compile(r"(?:有限(?:责任)?公司|股份公司)$")
LEGAL_TAIL = re.compile(r"(?:控股)?(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:公司)?$")


def plain(name: str) -> str:
    """The name without quotation marks and spaces."""
    return _QUOTES.sub("", name)


def definitions(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> Mapping[str, str]:
    """Short forms that the text itself defines, short -> full name, as in `…有限公司（以下简称“…”）`."""
    found: dict[str, str] = {}
    for sentence, inside in zip(sentences, mentions, strict=True):
        for match in _DEFINED.finditer(sentence.text):
            before = [m for m in inside if 0 <= match.start() - m.end <= 2]
            if before:
                found[plain(match["short"])] = before[-1].text
    return found


@lru_cache(maxsize=1 << 16)
def key(type: EntityType, name: str) -> str:
    """What two names of a class must share to be the same name: the form without what may be left out."""
    name = plain(name)
    if type == "Zone":
        for long, short in _ZONE_LONG:
            name = name.replace(long, short)
        return _COMMITTEE.sub("", name)
    tail = {
        "Place": _PLACE_TAIL,
        "Industry": _INDUSTRY_TAIL,
        "Project": _PROJECT_TAIL,
        "Firm": LEGAL_TAIL,
    }.get(type)
    return tail.sub("", _BRACKETS.sub("", name) if type == "Firm" else name) if tail else name


def _firm(short: str, full: str) -> bool:
    """虚谷 of 西安虚谷汽车有限公司, 松果汽车 of 云岭松果新能源汽车有限公司; no group of what bears its name."""
    if "集团" in short and "集团" not in full and key("Firm", short) != key("Firm", full):
        return False
    legal = LEGAL.search(short) is not None
    short, full = key("Firm", short), key("Firm", full)
    at = full.find(short)
    if legal or len(short) < 2 or short == full:
        return short == full
    if at >= 0:
        return at <= 4
    at = full.find(short[:2])
    rest = iter(full[at + 2 :])
    return 0 <= at <= 4 and len(short) >= 4 and all(char in rest for char in short[2:])


def _suffix(type: EntityType) -> Callable[[str, str], bool]:
    return lambda short, full: key(type, full).endswith(key(type, short))


def _prefix(short: str, full: str) -> bool:
    return key("Project", full).startswith(key("Project", short)) and len(short) > 5


def _product(short: str, full: str) -> bool:
    """电池盖帽 of 锂电池盖帽; another substance is none: 乙烯 of 聚乙烯."""
    return full.endswith(short) and not full.removesuffix(short).endswith(_SUBSTANCES)


_SUBSTANCES = ("聚", "氯", "苯", "丙", "丁")


def _policy(short: str, full: str) -> bool:
    """科技保险补贴办法 of 科技保险补贴工作暂行办法: what headlines leave out stands in the middle."""
    rest = iter(full)
    return full.endswith(short) or (full[:2] == short[:2] and all(char in rest for char in short))


_SAME: Mapping[EntityType, Callable[[str, str], bool]] = {
    "Firm": _firm,
    "Zone": _suffix("Zone"),
    "Place": _suffix("Place"),
    "Organization": _suffix("Organization"),
    "Project": lambda short, full: (
        _prefix(short, full) or (len(short) > 3 and _suffix("Project")(short, full))
    ),
    "Policy": lambda short, full: len(short) > 5 and _policy(plain(short), plain(full)),
    "Event": lambda short, full: plain(short) in plain(full),
    "Industry": lambda short, full: key("Industry", short) == key("Industry", full),
    "Product": lambda short, full: _product(plain(short), plain(full)),
    "Person": lambda short, full: plain(short) == plain(full),
}


def group(
    type: EntityType, names: Collection[str], defined: Mapping[str, str]
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Each name's longest form, and a line for each name left alone because two things could own it."""
    if len(names) < 2:
        return {name: name for name in names}, ()
    order = sorted(names, key=lambda n: (-len(plain(n)), n))
    home: dict[str, str] = {}
    open_: list[str] = []
    called: dict[str, set[str]] = {}
    for name in order:
        full = defined.get(plain(name))
        if full in home:
            home[name] = home[full]
        else:
            likely = called.get(_handle(type, name), set())
            if type == "Firm" and len(likely) > _CROWD:
                likely = called.get(key(type, name), set())
            owners = sorted({home[n] for n in likely if _SAME[type](name, n)})
            same = [o for o in owners if key(type, o) == key(type, name)]
            if len(owners) == 1 or len(same) == 1:
                home[name] = (same or owners)[0]
            else:
                home[name] = name
                if owners:
                    open_.append(f"{name}: {'、'.join(owners)}")
        for handle in _handles(type, name):
            called.setdefault(handle, set()).add(name)
    return home, tuple(open_)


def _handle(type: EntityType, name: str) -> str:
    """What a fuller name of the same thing must be filed under."""
    core = key(type, name)
    if type == "Firm" and not LEGAL.search(name) and len(core) > 1:
        return core[:2]
    return core[-2:] if type == "Policy" else core


def _handles(type: EntityType, name: str) -> Iterator[str]:
    """Every way in which a shorter name may ask for this one: its key, and what the class allows to leave out."""
    core = key(type, name)
    yield core
    if type == "Firm":
        yield from (core[at : at + 2] for at in range(min(5, len(core) - 1)))
    elif type == "Policy":
        yield core[-2:]
    elif type == "Event":
        yield from (core[at:end] for at in range(len(core) + 1) for end in range(at, len(core) + 1))
    elif type not in ("Industry", "Person"):
        yield from (core[at:] for at in range(1, len(core) + 1))
    if type == "Project":
        yield from (core[:end] for end in range(1, len(core)))
