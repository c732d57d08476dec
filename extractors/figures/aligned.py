"""A list of numbers after 分别 -> whom or what each is said of: `A、B和C分别实现营收1亿元、2亿元和3亿元`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extractors.figures import indicators
from extractors.figures.measured import MARKS, Measured
from extractors.model import EntityType, Mention
from extractors.topics import Reading, coordinated

_EACH = re.compile("分别|依次|各为")
_AND = re.compile("、|和(?!谐)|与|以及|(?<![普波涉顾危])及(?![时格其])")
_ALL = re.compile(r"(?:[二两三四五六七八九\d]+)?(?:方|家|者|企业|公司|个项目|地|园|区)(?:去年|今年)?$")
_NEW = re.compile("(?:设立|成立|组建|新设)了?$")
_ACTORS: frozenset[EntityType] = frozenset(("Firm", "Zone", "Project", "Organization", "Place", "Industry"))

_ALIKE = re.compile("各(?:自)?(?:持|占|出资?|投资?|认缴|承担|担)[^，。；各]{0,4}$")
_PAIR = re.compile("两家|双方|二者|两者|两方")
_MILD: frozenset[EntityType] = frozenset(("Place", "Industry"))


@dataclass(frozen=True, slots=True)
class Label:
    """What one number of a list belongs to: a subject, or an indicator of its own, or both empty."""

    subject: Mention | None
    text: str


def aligned(reading: Reading, first: Measured) -> tuple[Label, ...]:
    """A label for each number of the list that `first` begins; empty when 分别 lines them up with nothing."""
    text, at = reading.sentence.text, first.quantity.start
    start = max(text.rfind(mark, 0, at) for mark in MARKS) + 1
    each = next((m for m in _EACH.finditer(text, start, at)), None)
    if each is None or first.kind == "growth":
        return ()
    head = indicators.before(text, each.end(), at)
    pieces = _pieces(text, start, each.start(), first.size)
    if pieces is None:
        return _from_before(reading, start, first.size, head)
    last = text[slice(*pieces[-1])]
    if "的" in last and len(head) < 2:
        head = last.rpartition("的")[2]
    return tuple(_label(reading, low, high, head) for low, high in pieces)


def each(reading: Reading, item: Measured) -> tuple[Mention, ...]:
    """Whom one number is said of alike: A and B in `A与B各持股50%`, `两家各出资700万元`; empty elsewhere."""
    text, at = reading.sentence.text, item.quantity.start
    if item.size > 1 or not _ALIKE.search(text, max(0, at - 8), at):
        return ()
    firms = [m for m in reading.mentions if m.type == "Firm" and m.end <= at]
    group = coordinated(reading, firms[-1]) if firms else ()
    if len(group) < 2 and _PAIR.search(text, max(0, at - 20), at) and len({m.name for m in firms}) > 1:
        group = tuple(firms[-2:])
    return group if len({m.name for m in group}) > 1 else ()


def _pieces(text: str, low: int, high: int, size: int) -> list[tuple[int, int]] | None:
    """The last `size` members of the enumeration `text[low:high]`, or None when there are fewer."""
    bounds = [low]
    for m in _AND.finditer(text, low, high):
        bounds += [m.start(), m.end()]
    bounds.append(high)
    pieces = list(zip(bounds[::2], bounds[1::2]))
    return pieces[-size:] if len(pieces) >= size > 1 else None


def _label(reading: Reading, low: int, high: int, head: str) -> Label:
    text = reading.sentence.text
    inside = [m for m in reading.mentions if low <= m.start and m.end <= high]
    actor = inside[-1] if inside and inside[-1].type in _ACTORS else None
    alone = actor is not None and text[actor.end : high] in ("", "的" + head, "去年", "今年")
    if actor and alone and (actor.type not in _MILD or (len(head) > 1 and actor.start == low)):
        return Label(actor, head)
    cut = max([low, *(m.end for m in inside if m.type in _ACTORS - _MILD)])
    own = indicators.before(text, cut, high).removesuffix(head).removesuffix("的")
    return Label(None, own + head)


def _from_before(reading: Reading, start: int, size: int, head: str) -> tuple[Label, ...]:
    """The firms named together before (`与A、B合资，双方分别出资…`), if the clause speaks of them all."""
    text = reading.sentence.text
    actors = [
        m
        for m in reading.mentions
        if m.end <= start
        and m.type in ("Firm", "Zone", "Project")
        and not _NEW.search(text, max(0, m.start - 4), m.start)
    ]
    group = actors[-size:]
    if len(group) < size or len({m.type for m in group}) > 1:
        return ()
    if any(b.start - a.end > 12 for a, b in pairwise(group)):
        return ()
    everyone = _ALL.search(text, start, start + 8) is not None or text[start : start + 2] == "分别"
    return tuple(Label(m if everyone else None, head if everyone else "") for m in group)
