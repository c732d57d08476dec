"""Gives every mention of an article the name of what it denotes: `该公司`, `青禾电池` -> 云岭青禾电池科技有限公司."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.aliases import definitions, group
from extractors.coreference import dominant, pronouns
from extractors.divisions import divided, province
from extractors.industries import clusters, industries, with_product
from extractors.model import ENTITY_TYPES, EntityType, Mention, Sentence
from extractors.nouns import Token
from extractors.topics import Reading, governed

_COMMITTEE = re.compile("(?:管委会|管理委员会|党工委|工委)+")
_BUILDING = re.compile("(?:建设|打造|兴建|投建|新建|筹建|建成)[^，。；]{0,3}$")
_MAIN: tuple[EntityType, ...] = ("Zone", "Place", "Firm")
_TOPICAL: tuple[EntityType, ...] = (
    "Firm",
    "Project",
    "Zone",
    "Organization",
    "Place",
    "Policy",
    "Event",
    "Industry",
)


def readings(
    sentences: Sequence[Sentence], named: Sequence[Sequence[Mention]], tokens: Sequence[Sequence[Token]]
) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """The sentences with resolved mentions and topics, and a line for each name left undecided."""
    mentions = [
        _prepared(sentence, inside, words)
        for sentence, inside, words in zip(sentences, named, tokens, strict=True)
    ]
    names, open_ = _canonical(sentences, mentions)
    resolved = [tuple(_named(m, names) for m in inside) for inside in mentions]
    main: dict[EntityType, Mention] = {}
    for type in _MAIN:
        if found := dominant(sentences, resolved, type):
            main[type] = found
    home = _home(sentences, resolved, main.get("Zone"))
    counts = Counter(m.name for inside in resolved for m in inside if m.type == "Firm")
    first: Mention | None = None
    trail: list[Mention] = []
    out: list[Reading] = []
    for sentence, inside in zip(sentences, resolved, strict=True):
        spoken_of = _with_leading(first, trail, counts)
        extra = pronouns(sentence, out[-1].mentions if out else (), inside, trail, spoken_of, main)
        everything = tuple(sorted((*inside, *extra), key=lambda m: m.start))
        known = {m.type for m in trail}
        topics = (*spoken_of, *(m for t, m in main.items() if t not in known))
        out.append(Reading(sentence, everything, topics, home))
        if sentence.kind not in ("byline", "caption"):
            first = first or next((m for m in inside if m.type == "Firm"), None)
            trail = _focus(out[-1], trail)
    return tuple(out), open_


def _prepared(sentence: Sentence, named: Sequence[Mention], words: Sequence[Token]) -> list[Mention]:
    """The named mentions with what their names hold made explicit, and the industries between them."""
    own = [
        with_product(_with_place(_ruled(_as_project(m, sentence))), words) for m in clusters(sentence, named)
    ]
    return sorted((*own, *industries(sentence, named, words)), key=lambda m: m.start)


def _as_project(mention: Mention, sentence: Sentence) -> Mention:
    """A base that is only being built is a project, not a zone: `将…建设云岭语音数据产业基地`."""
    before = sentence.text[max(0, mention.start - 6) : mention.start]
    built = mention.type == "Zone" and mention.finder != "gazetteer" and mention.text.endswith("基地")
    return replace(mention, type="Project") if built and _BUILDING.search(before) else mention


def _with_place(zone: Mention) -> Mention:
    """A zone with the division that its name begins with as a part, where the finders left it out."""
    if zone.type != "Zone" or any(p.type == "Place" for part in zone.parts for p in (part, *part.parts)):
        return zone
    size = next((n for n in (5, 4, 3, 2) if n < len(zone.text) - 2 and divided(zone.text[:n])), 0)
    if not size:
        return zone
    end, text = zone.start + size, zone.text[:size]
    place = Mention(zone.sentence, zone.start, end, "Place", text, "part", 0.6, text)
    return replace(zone, parts=(place, *zone.parts))


def _home(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], zone: Mention | None) -> str:
    """The main zone's name when the title names it, the text twice, or its opening sentence; empty otherwise."""
    if zone is None:
        return ""
    named = [m for inside in mentions for m in inside if m.name == zone.name and m.type == "Zone"]
    opening = next((s.index for s in sentences if s.kind == "body"), 0)
    told = any(sentences[m.sentence].kind == "title" or m.sentence == opening for m in named)
    return zone.name if told or len(named) > 1 else ""


def _ruled(mention: Mention) -> Mention:
    """The zone whose committee is named: 西安经开区管委会 acts as the zone itself."""
    zone = next((p for p in mention.parts if p.type == "Zone" and p.start == mention.start), None)
    if mention.type == "Organization" and zone and _COMMITTEE.fullmatch(mention.text[len(zone.text) :]):
        return zone
    return _with_core(mention)


def _with_core(mention: Mention) -> Mention:
    """A zone that its province stands before, with its bare name as a part: 四川成都高新区 is also 成都高新区."""
    if mention.type != "Zone" or not mention.parts or zone_core(mention):
        return mention
    inside = [p for part in mention.parts for p in (part, *part.parts)]
    first = min(inside, key=lambda p: (p.start, p.end))
    follows = any(p.start == first.end for p in inside)
    if first.start != mention.start or first.type != "Place" or not province(first.text) or not follows:
        return mention
    kept = tuple(p for p in inside if p.start >= first.end)
    text = mention.text[first.end - mention.start :]
    core = replace(mention, start=first.end, text=text, finder="core", parts=kept)
    return replace(mention, parts=(*mention.parts, core))


def zone_core(zone: Mention) -> Mention | None:
    """The part of a zone's name that is its name by itself, when its province stands before it."""
    return next((p for p in zone.parts if p.type == "Zone" and p.end == zone.end), None)


def _with_leading(
    first: Mention | None, trail: Sequence[Mention], counts: Mapping[str, int]
) -> list[Mention]:
    """The trail, with the firm that the text named first before the one that it spoke of last.

    It is left out where the text names the latter more often: news keeps to its own.
    """
    found: list[Mention] = []
    for m in trail:
        if first and m.type == "Firm" and counts[first.name] >= counts[m.name]:
            found.append(first)
        found.append(m)
    return found


def _focus(reading: Reading, trail: list[Mention]) -> list[Mention]:
    """Whom the text speaks of after this sentence, one a class, latest first: its first subject, else as before."""
    text = reading.sentence.text
    found: list[Mention] = []
    here = {m.type for m in reading.mentions}
    for type in _TOPICAL:
        if type not in here:
            continue
        own = [m for m in reading.mentions if m.type == type]
        free = [m for m in own if type == "Zone" or not governed(text, m)]
        if free or not any(m.type == type for m in trail):
            first = (free or own)[0]
            found.append(first.antecedent or first)
    fresh = {m.type for m in found}
    return [*sorted(found, key=lambda m: m.start), *(m for m in trail if m.type not in fresh)]


def _canonical(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
) -> tuple[Mapping[tuple[EntityType, str], str], tuple[str, ...]]:
    defined = definitions(sentences, mentions)
    surfaces: dict[EntityType, set[str]] = {}
    for inside in mentions:
        for outer in inside:
            for m in _nested(outer):
                surfaces.setdefault(m.type, set()).add(m.text)
    names: dict[tuple[EntityType, str], str] = {}
    open_: list[str] = []
    for type in ENTITY_TYPES:
        homes, left = group(type, surfaces.get(type, set()), defined)
        names.update({(type, surface): home for surface, home in homes.items()})
        open_.extend(left)
    return names, tuple(open_)


def _nested(mention: Mention) -> list[Mention]:
    return [mention, *(inner for part in mention.parts for inner in _nested(part))]


def _named(mention: Mention, names: Mapping[tuple[EntityType, str], str]) -> Mention:
    parts = tuple([_named(part, names) for part in mention.parts])
    return replace(mention, name=names[mention.type, mention.text], parts=parts)
