"""The full names of an article in, their short forms wherever they stand out.

重庆川禾能源科技有限公司（以下简称“川禾能源”） -> Firm 川禾能源; two firms share a core: both
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import ahocorasick

from extractors.mentions.lexicon import classes, common
from extractors.mentions.view import View
from extractors.model import EntityType, Mention

DEFINED = re.compile(
    r"[（(](?:以下|下文|后文|下)?(?:统称|简称|称)(?:为)?[：:]?\s*[“‘「\"《]?([^”’」\"》（）()]{2,20})[”’」\"》]?[）)]"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_LEGAL = re.compile(
    "(?:集团)?(?:股份|控股)?(?:有限责任公司|有限公司|有限合伙)$|股份公司$|集团公司$|控股集团$|集团$|控股$|股份$|公司$|专业合作社$|合作社$|总厂$|分厂$|厂$"
)


def find(views: Sequence[View], lattice: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """For each sentence the occurrences of the article's defined and derived short forms."""
    short: dict[str, tuple[EntityType, float]] = dict(_repeated(lattice))
    short.update(_defined(views, lattice))
    for word in sorted(_derived(lattice)):
        short.setdefault(word, ("Firm", 0.8))
    if not short:
        return [[] for _ in views]
    machine = ahocorasick.Automaton()
    for word in sorted(short):
        machine.add_word(word, word)
    machine.make_automaton()
    return [
        [view.mention(a, b, *_kind(short[view.text[a:b]])) for a, b in _hits(machine, view.text)]
        for view in views
    ]


def _kind(found: tuple[EntityType, float]) -> tuple[EntityType, str, float]:
    return found[0], "aliases", found[1]


def _hits(machine: ahocorasick.Automaton, text: str) -> Iterator[tuple[int, int]]:
    """Leftmost-longest occurrences of the words of `machine`."""
    spans = sorted(
        ((last - len(word) + 1, last + 1) for last, word in machine.iter(text)), key=lambda s: (s[0], -s[1])
    )
    at = 0
    for start, end in spans:
        if start >= at:
            yield start, end
            at = end


_SURE: Mapping[EntityType, float] = {"Firm": 0.65, "Person": 0.65, "Project": 0.75}


def _repeated(lattice: Sequence[Sequence[Mention]]) -> Iterator[tuple[str, tuple[EntityType, float]]]:
    """Names found surely once are names wherever they stand."""
    best: dict[str, Mention] = {}
    for mentions in lattice:
        for m in mentions:
            sure = m.score >= _SURE.get(m.type, 1.0) and m.finder != "gazetteer" and len(m.text) >= 3
            if sure and (m.text not in best or best[m.text].score < m.score):
                best[m.text] = m
    for text, m in sorted(best.items()):
        if text not in common():
            yield text, (m.type, m.score - 0.05)


def _defined(
    views: Sequence[View], lattice: Sequence[Sequence[Mention]]
) -> Iterator[tuple[str, tuple[EntityType, float]]]:
    """Short forms the text defines right behind a name."""
    for view, mentions in zip(views, lattice):
        for hit in DEFINED.finditer(view.text):
            before = [m for m in mentions if m.end == hit.start() and m.type != "Place"]
            if before:
                owner = max(before, key=lambda m: (m.score, m.end - m.start))
                yield hit.group(1), (owner.type, 0.95)


def _derived(lattice: Iterable[Sequence[Mention]]) -> set[str]:
    """Short forms of full firm names that a reader would use for them."""
    cores: dict[str, set[str]] = {}
    for mentions in lattice:
        for m in mentions:
            if m.type == "Firm" and m.finder in ("firms.legal", "firms.suffix"):
                for core in short_forms(m.text, tuple(p.text for p in m.parts)):
                    cores.setdefault(core, set()).add(m.text)
    return {core for core in cores if core not in common()}


def short_forms(name: str, places: Sequence[str] = ()) -> tuple[str, ...]:
    """Short forms of a full firm name: without legal suffix, brackets, leading place, trade words."""
    core = _LEGAL.sub("", _BRACKET.sub("", name))
    forms = [core]
    for place in sorted(places, key=len, reverse=True):
        for head in (place, place + "市", place + "省"):
            if core.startswith(head) and len(core) - len(head) >= 2:
                forms.append(core[len(head) :])
                break
    tails = classes("firm.tail")
    for form in list(forms):
        rest = form
        while size := next((n for n in (6, 5, 4, 3, 2) if len(rest) - n >= 2 and rest[-n:] in tails), 0):
            rest = rest[:-size]
            forms.append(rest)
    return tuple(dict.fromkeys(f for f in forms if len(f) >= 3 and f != name))
