"""Typed-slot patterns: a sentence becomes one character a mention, a pattern an ordinary regular expression over it.

    {s:Firm+}…<向|为|给>{o:Firm+}<supply.verb>[了]{product:Product~+}

`{role:Type}` is a mention (`Type|Type` either, `+` a list joined by 、和及与, `~` also a free noun phrase, whose
boundaries `nouns` decides); `<class>` a word of that class of the cue table, `<a|b>` one of these words; `[…]` is
optional as `x?` is, `(…|…)` a choice, `¬x` forbids x next; `#` counts things (四大, 三个); `{role:Text:class}` is any text that ends in a word of
`class`, `{role:Title:class}` only such words joined by 、; `{o=Type}` stands for nothing and says that the
missing side is whom the text speaks of, of that class; `…` up to ten characters of one clause, `……` up to thirty that may cross a comma, neither
jumps over a firm, organisation or project, nor over a class that the pattern asks for. What stands in brackets, quotation marks and times are left out of the encoded sentence, and so
are adverbs after a mention, so that patterns need not name them. Offsets lead back through `Encoded.at`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import ahocorasick

import ontology
from extractors.industries import HEADS
from extractors.model import ENTITY_TYPES, Mention

_FIRST = 0xE000
_CHAR: Mapping[str, str] = {name: chr(_FIRST + i) for i, name in enumerate((*ENTITY_TYPES, "Quantity"))}
_MENTION = f"{chr(_FIRST)}-{chr(_FIRST + len(_CHAR) - 1)}"
_MARKS = "，；：。！？…,;:!?"
_EDGES = f"{_MENTION}{_MARKS}、和与及的在是将把被向对由从等了并而且或按，\\s"
_MANY = "[一二两三四五六七八九十几][大家个]"
_NOUN = rf"(?:(?!以及|{_MANY})[^{_EDGES}]){{2,16}}"
_LEADING_NOUN = rf"(?:^|(?<=[{_EDGES}]))(?:(?!以及|{_MANY})[^{_EDGES}]){{2,30}}"
"""A free noun phrase that opens a pattern starts where a phrase can start, so that no tail of one is taken for it."""
_TEXT = rf"[^{_MENTION}{_MARKS}]{{0,24}}?"
_COUNT = r"[这]?(?:[一二两三四五六七八九十几]|\d{1,2})(?:大|个|条|类|项)"
_VERB = "(?!(?<=供应|供货|投资|出口|采购|销售|配套|进口|融资)[商链额率部员])"
"""A verb before one of these is part of a noun: 供应商, 投资额, 采购部."""
_JOINT = "(?:、|，?(?:以及|和|及|与|跟|同)|，(?=[^，。；]{0,12}、))"
_WALLS: tuple[str, ...] = ("Firm", "Organization", "Project")
_LIST_TAIL = (
    "(?:等?(?:{number}|[一二两三四五六七八九十几]{{1,2}}[家大个])[^{stop}]{{0,8}}?|等[^{stop}]{{0,8}}?)?"
)
_ADVERBS = "则|也|已经|已|还|均|都|就|又|再|正在|主要|全部|长期|独家|先后|共同|联合|相继|同样|同步|一直|随即|近期|率先|分别|各自|合计|累计|专门"
_HIDDEN = re.compile(r"（[^（）]{0,60}）|\([^()]{0,60}\)|[“”‘’\"《》「」]")
_ADVERB = re.compile(rf"(?<=[{_MENTION}])(?:{_ADVERBS})+")
_TOKEN = re.compile(
    r"\{(?P<side>[so])=(?P<topic>[A-Za-z|]+)\}|\{(?P<role>\w+):(?P<types>[A-Za-z|]+)(?P<free>~?)(?P<list>\+?)(?::(?P<ending>[\w.]+))?\}|<(?P<cue>[^>]+)>"
    r"|(?P<long>……)|(?P<short>…)|(?P<open>\[)|(?P<close>\])|¬(?P<never>.)|(?P<raw>[()|?^])|(?P<count>#)|(?P<text>.)"
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence in one character a mention; character `i` stands for `at[i]:until[i]` of the sentence."""

    text: str
    at: tuple[int, ...]
    until: tuple[int, ...]
    mentions: Mapping[int, Mention]
    chars: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    """The cue slots, as written in patterns, of which some word stands in the text."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Sentence offsets of the encoded stretch `start:end` (not empty)."""
        return self.at[start], self.until[end - 1]


@dataclass(frozen=True, slots=True)
class Slot:
    """What filled one slot: sentence offsets, and the mention when it is one (else a free noun phrase)."""

    start: int
    end: int
    type: str
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Match:
    """One pattern that matched: its fillers by role, in order, and the sentence offsets of its cue."""

    slots: Mapping[str, tuple[Slot, ...]]
    cue: tuple[int, int]
    start: int
    end: int


def encode(
    text: str,
    mentions: Iterable[Mention],
    skip: Iterable[tuple[int, int]] = (),
    numbers: Iterable[tuple[int, int]] = (),
    cues: Cues | None = None,
) -> Encoded:
    """The sentence with `mentions` (sorted, apart) and `numbers` as one character each and `skip` left out.

    With `cues`, the encoded sentence knows which cue slots it can fill, so that patterns that ask for others pass by.
    """
    hidden = sorted([*skip, *((m.start(), m.end()) for m in _HIDDEN.finditer(text))])
    marks = {m.start: (_core_end(m), _CHAR[m.type], m) for m in mentions}
    inside = [(m.start, m.end) for m in mentions]
    for start, end in numbers:
        if not any(a < end and start < b for a, b in inside):
            marks.setdefault(start, (end, _CHAR["Quantity"], None))  # type: ignore[arg-type]
    jumps = {start: end for start, end in hidden if end > start}
    out: list[str] = []
    at: list[int] = []
    until: list[int] = []
    found: dict[int, Mention] = {}
    i = 0
    while i < len(text):
        if i in marks:
            end, char, mention = marks[i]
            if mention is not None:
                found[len(out)] = mention
            out.append(char)
            at.append(i)
            until.append(end)
            i = end
        elif i in jumps:
            i = jumps[i]
        else:
            out.append(text[i])
            at.append(i)
            i += 1
            until.append(i)
    whole = _without_adverbs(Encoded("".join(out), tuple(at), tuple(until), found))
    return replace(whole, chars=frozenset(whole.text), cues=cues.inside(whole.text) if cues else frozenset())


def _core_end(mention: Mention) -> int:
    """Where the encoded character of a mention ends: an industry's head word (产业) stays in the text for patterns."""
    head = HEADS.search(mention.text) if mention.type == "Industry" else None
    return mention.end - len(head.group()) if head else mention.end


def _without_adverbs(whole: Encoded) -> Encoded:
    drops = [m.span() for m in _ADVERB.finditer(whole.text)]
    if not drops:
        return whole
    keep = [i for i in range(len(whole.text)) if not any(a <= i < b for a, b in drops)]
    return Encoded(
        "".join(whole.text[i] for i in keep),
        tuple(whole.at[i] for i in keep),
        tuple(whole.until[i] for i in keep),
        {new: whole.mentions[old] for new, old in enumerate(keep) if old in whole.mentions},
    )


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: `needs` are the encoded characters without which it cannot match."""

    source: str
    regex: re.Pattern[str]
    roles: tuple[tuple[str, str, str, bool], ...]
    """Of each slot: group name, role, types joined by `|`, whether a free noun phrase may fill it."""
    needs: tuple[str, ...]
    cues: tuple[str, ...]
    topics: Mapping[str, tuple[str, ...]]
    asks: frozenset[str]
    """The cue slots, as written, that every match fills."""

    def matches(self, encoded: Encoded) -> Iterator[Match]:
        """Every match, overlapping ones too, from left to right."""
        text = encoded.text
        if any(encoded.chars.isdisjoint(types) for types in self.needs):
            return
        start = 0
        while found := self.regex.search(text, start):
            yield self._match(found, encoded)
            start = found.start() + 1

    def _match(self, found: re.Match[str], encoded: Encoded) -> Match:
        slots: dict[str, tuple[Slot, ...]] = {}
        for group, role, types, _ in self.roles:
            if found.group(group) is not None:
                slots[role] = slots.get(role, ()) + _fillers(encoded, found.span(group), types)
        told = self.cues or [group for group, role, _, _ in self.roles if role == "role"]
        spans = [found.span(cue) for cue in told if found.group(cue)]
        low, high = (min(spans)[0], max(b for _, b in spans)) if spans else found.span()
        return Match(slots, encoded.original(low, high), *encoded.original(*found.span()))


def _fillers(encoded: Encoded, span: tuple[int, int], types: str) -> tuple[Slot, ...]:
    """The items of a (list) slot: mentions as they are, free stretches split at the joints."""
    wanted = types.split("|")
    slots: list[Slot] = []
    for piece in re.finditer(rf"[{_MENTION}]|[^{_MENTION}、，和及与跟]+", encoded.text[span[0] : span[1]]):
        low, high = span[0] + piece.start(), span[0] + piece.end()
        mention = encoded.mentions.get(low)
        if mention is not None:
            slots.append(Slot(mention.start, mention.end, mention.type, mention))
        elif not piece.group().startswith(("等", "以")):
            start, end = encoded.original(low, high)
            slots.append(Slot(start, end, next(t for t in wanted), None))
    return tuple(slots)


class Cues:
    """All cue slots of a set of patterns, found in a text at one pass."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        owners: dict[str, set[str]] = {}
        for pattern in patterns:
            for slot in pattern.asks:
                for word in _slot_words(slot):
                    owners.setdefault(word, set()).add(slot)
        self._automaton = ahocorasick.Automaton()
        for word, slots in sorted(owners.items()):
            self._automaton.add_word(word, frozenset(slots))
        self._automaton.make_automaton()

    def inside(self, text: str) -> frozenset[str]:
        """The slots, as written, that some word of `text` could fill."""
        return frozenset().union(*(slots for _, slots in self._automaton.iter(text)))


def _slot_words(slot: str) -> Iterator[str]:
    for word in slot.split("|"):
        if "." in word and word.isascii():
            yield from _class_words(word)
        else:
            yield word


def _class_words(name: str) -> tuple[str, ...]:
    return ontology.words("titles" if name.endswith(".title") else "cues")[name]


@cache
def cue_words(name: str) -> str:
    """The alternation of a cue class, longest word first; raises KeyError for an unknown class."""
    return "|".join(map(re.escape, sorted(_class_words(name), key=lambda w: (-len(w), w))))


def compile_pattern(source: str) -> Pattern:
    """`source` as a `Pattern`; raises ValueError when it does not parse, KeyError for an unknown cue class."""
    out: list[str] = []
    roles: list[tuple[str, str, str, bool]] = []
    needs: list[str] = []
    cues: list[str] = []
    topics: dict[str, tuple[str, ...]] = {}
    asks: set[str] = set()
    depth = 0
    asked = {t for token in _TOKEN.finditer(source) for t in (token["types"] or "").split("|") if t in _CHAR}
    walls = "".join(sorted(_CHAR[t] for t in {*asked, *_WALLS}))
    for token in _TOKEN.finditer(source):
        if token["side"]:
            topics[token["side"]] = tuple(token["topic"].split("|"))
        elif token["role"]:
            types = token["types"].split("|")
            group = f"{token['role']}_{len(roles)}"
            roles.append((group, token["role"], token["types"], bool(token["free"])))
            if token["ending"]:
                word = f"(?:{cue_words(token['ending'])})"
                out.append(f"(?P<{group}>{_TEXT if types == ['Text'] else f'(?:{word}[、兼])*'}{word})")
                continue
            noun = (_NOUN if out else _LEADING_NOUN) if token["free"] else ""
            out.append(_slot(group, types, noun, bool(token["list"])))
            if not depth and not token["free"]:
                needs.append("".join(_CHAR[t] for t in types))
        elif token["cue"]:
            group = f"cue_{len(cues)}"
            cues.append(group)
            if not depth and source[token.end() : token.end() + 1] != "?":
                asks.add(token["cue"])
            out.append(f"(?P<{group}>{_cue(token['cue'])})")
        elif token["open"] or token["raw"] == "(":
            depth += 1
            out.append("(?:")
        elif token["close"] or token["raw"] == ")":
            depth -= 1
            out.append(")?" if token["close"] else ")")
        else:
            out.append(_piece(token, walls))
    if depth:
        raise ValueError(f"pattern {source!r}: a bracket is left open")
    return Pattern(
        source, re.compile("".join(out)), tuple(roles), tuple(needs), tuple(cues), topics, frozenset(asks)
    )


def _piece(token: re.Match[str], walls: str) -> str:
    if token["long"]:
        return rf"[^{walls}；。！？]{{0,30}}?"
    if token["short"]:
        return rf"[^{walls}{_MARKS}]{{0,10}}?"
    if token["count"]:
        return _COUNT
    if token["never"]:
        return f"(?!{re.escape(token['never'])})"
    return token["raw"] or re.escape(token.group())


def _cue(inner: str) -> str:
    words = inner.split("|")
    return f"(?:{'|'.join(cue_words(w) if '.' in w and w.isascii() else re.escape(w) for w in words)}){_VERB}"


def _slot(group: str, types: list[str], noun: str, many: bool) -> str:
    chars = f"[{''.join(_CHAR[t] for t in types)}]"
    first = f"(?:{chars}|{noun})" if noun else chars
    item = f"(?:{chars}|{_NOUN})" if noun else chars
    if not many:
        return f"(?P<{group}>{first})"
    tail = _LIST_TAIL.format(number=_CHAR["Quantity"], stop=_MENTION + _MARKS)
    return f"(?P<{group}>{first}(?:{_JOINT}{item}){{0,60}}){tail}"
