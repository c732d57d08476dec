"""Finds what pronouns and class words stand for: `该公司锂电池盖帽的日产量…` -> the firm that was spoken of last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import ontology
from extractors.mentions.lexicon import classes
from extractors.model import EntityType, Mention, Sentence
from extractors.topics import clause, governed


@cache
def _words() -> tuple[tuple[EntityType, re.Pattern[str]], ...]:
    table = ontology.words("pronouns")
    types: tuple[EntityType, ...] = ("Firm", "Zone", "Project", "Organization", "Place", "Policy", "Event")
    return tuple(
        (type, re.compile("|".join(sorted(table[type], key=lambda w: (-len(w), w))))) for type in types
    )


_SAID = "(?<![\u4e00-\u9fff])|(?<=[由为让在是了对使与和把将从给向带动])"


@lru_cache(maxsize=256)
def _noun(zone: str) -> tuple[tuple[EntityType, re.Pattern[str]], ...]:
    """The noun that ends the main zone's name, alone, means that zone: 港区 for 松涛湾港区."""
    ending = next((word for word in _endings() if zone.endswith(word)), "")
    return (("Zone", re.compile(f"(?:{_SAID}){ending}(?!域)")),) if ending else ()


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(classes("zone.suffix"), key=lambda w: (-len(w), w)))


def dominant(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], type: EntityType
) -> Mention | None:
    """The entity of a class that the article is about: named in the title, else most often; None when two vie."""
    flat = [m for inside in mentions for m in inside if m.type == type]
    titled = [m for m in flat if sentences[m.sentence].kind == "title"]
    if len({m.name for m in titled}) == 1:
        return next(
            (m for m in flat if m.name == titled[0].name and sentences[m.sentence].kind == "body"), titled[0]
        )
    counts = Counter(m.name for m in flat).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    return next(m for m in flat if m.name == counts[0][0])


def pronouns(
    sentence: Sentence,
    before: Sequence[Mention],
    here: Sequence[Mention],
    trail: Sequence[Mention],
    leading: Sequence[Mention],
    main: Mapping[EntityType, Mention],
) -> tuple[Mention, ...]:
    """Mentions for the pronouns of one sentence, each with its antecedent; one without is left out.

    该公司 means whom the text spoke of last (`trail`, latest first, or this sentence's own earlier subject), 公司 the
    text's own firm before that (`leading`: the trail with it); 全区 and 园区 the article's `main` zone, else the last;
    前者 and 后者 the last two named together, here or `before`.
    """
    found: list[Mention] = []
    taken = [(m.start, m.end) for m in here]
    for type, regex in (*_words(), *_noun(main["Zone"].text if "Zone" in main else "")):
        for match in regex.finditer(sentence.text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            own = [m for m in here if m.type == type]
            if match.group() in ("前者", "后者"):
                target = _of_two([*(m for m in before if m.type == type), *own], match)
            else:
                near = trail if match.group().startswith(("该", "这")) else leading
                target = _antecedent(type, sentence.text, match, own, near) or (
                    main.get(type) if type != "Firm" else None
                )
                if type in ("Zone", "Place") and not match.group().startswith(("该", "这")):
                    target = main.get(type) or target
            if target is not None:
                taken.append(match.span())
                found.append(
                    Mention(
                        sentence.index, match.start(), match.end(), type, match.group(), "pronoun", target.score,
                        target.name, (), target.antecedent or target,
                    )
                )  # fmt: skip
    return tuple(found)


def _of_two(near: list[Mention], match: re.Match[str]) -> Mention | None:
    """What 前者 or 后者 means: the first or second of the last two named."""
    near = [m for m in near if m.sentence != near[-1].sentence or m.end <= match.start()] if near else []
    if len({m.name for m in near[-2:]}) < 2:
        return None
    return near[-2] if match.group() == "前者" else near[-1]


def _antecedent(
    type: EntityType, text: str, match: re.Match[str], own: list[Mention], trail: Sequence[Mention]
) -> Mention | None:
    word = match.group()
    start, _ = clause(text, match.start())
    limit = start if word in ("其", "它") else match.start()
    near = [m for m in own if m.end <= limit]
    free = [m for m in near if not governed(text, m)]
    if word in ("其", "它") and near:
        return near[-1]
    if free:
        return free[-1] if word.startswith(("该", "这")) else free[0]
    return next((m for m in trail if m.type == type), None) or (near[-1] if near else None)
