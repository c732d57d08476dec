"""Typed-slot patterns over encoded sentences, compiled to ordinary regular expressions.

    {s:Firm+}…<向|为|给>{o:Firm+}<supply.verb>[了]{product:Product~+}

| written | means |
|---|---|
| `{role:Type}` | a mention; `Type|Type` either class, `+` a list joined by 、和及与, `*` by 、和及, each with its own place |
| | before it (无锡的A与厦门的B); a firm may follow its owner (A旗下的B) |
| `{role:Type~}` | a mention or a free noun phrase, whose boundaries `nouns` decides |
| `{role:Text:class}`, `{role:Title:class}` | any text that ends in a word of `class`; only such words joined by 、 |
| `{o=Type}`, `{s=Type}` | nothing: the missing side is whom the text speaks of, of that class |
| `{o^Type}` | nothing: the missing object is what sets the scene of the sentence (在X内，…) |
| `{_:Type}` | a mention that plays no part |
| `<class>`, `<a|b>` | a cue: a word of that class of the cue table, one of these words |
| `[x]`, `x?`, `(a|b)` | optional, optional, a choice |
| `¬x`, `¬<class>` | not followed by the character x, by a word of that class |
| `…`, `……` | up to ten characters of one clause; up to thirty that may cross a comma; neither jumps over a firm, |
| | organisation or project, nor over a class that the pattern asks for |
| `#` | a count before a noun: 四大, 三个 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extractors.cues import alternation, verb
from extractors.encoding import ANY, CHAR, Encoded
from extractors.model import Mention

_MARKS = "，；：。！？…,;:!?"
_EDGES = f"{ANY}{_MARKS}、和与及的在是将把被向对由从等了并而且或按，\\s"
_MANY = "[一二两三四五六七八九十几][大家个]"
_NOUN = rf"(?:(?!以及|{_MANY})[^{_EDGES}]){{2,16}}"
_LEADING_NOUN = rf"(?:^|(?<=[{_EDGES}]))(?:(?!以及|{_MANY})[^{_EDGES}]){{2,30}}"
"""A free noun phrase that opens a pattern starts where a phrase can start, so that no tail of one is taken for it."""
_TEXT = rf"[^{ANY}{_MARKS}]{{0,24}}?"
_COUNT = r"[这]?(?:[一二两三四五六七八九十几]|\d{1,2})(?:大|个|条|类|项)"
_COMMA = "，(?=[^，。；]{0,12}、)"
_JOINT = f"(?:、|，?(?:以及|和|及|与|跟|同)|{_COMMA})"
_FREE_JOINT = f"(?:、|，?(?:以及|和|及|与|(?:跟|同)(?=[{ANY}])|(?<=[{ANY}])(?:跟|同)(?![{ANY}]))|{_COMMA})"
"""Between free nouns, which may hold 跟 or 同 themselves (合同), these join only beside a mention: one way to part a list."""
_JOINT_ALIKE = _JOINT.replace("|与|跟|同)", ")")
"""The joints of things that are all the same, not of one that does something with another (甲与乙签约)."""
_STOP = f"{ANY}{_MARKS}"
_LIST_TAIL = f"(?:等?(?:{CHAR['Quantity']}|[一二两三四五六七八九十几]{{1,2}}[家大个])[^{_STOP}]{{0,8}}?|等[^{_STOP}]{{0,8}}?)?"
_WALLS = ("Firm", "Organization", "Project")
_HOME = f"(?:[{CHAR['Place']}{CHAR['Zone']}]的?)?"
_OWNER = f"(?:[{CHAR['Firm']}{CHAR['Organization']}](?:旗下|下属|所属|控股|参股|麾下)的?(?:全资|控股)?(?:子公司|企业|公司)?)?"
_ITEM = re.compile(rf"[{ANY}]|[^{ANY}、，和及与跟]+")
_TOKEN = re.compile(
    r"\{(?P<side>[so])(?P<how>[=^])(?P<topic>[A-Za-z|]+)\}"
    r"|\{(?P<role>\w+):(?P<types>[A-Za-z|]+)(?P<free>~?)(?P<list>[+*]?)(?::(?P<ending>[\w.]+))?\}|<(?P<cue>[^>]+)>"
    r"|(?P<long>……)|(?P<short>…)|(?P<open>\[)|(?P<close>\])|¬<(?P<unlike>[^>]+)>|¬(?P<never>.)|(?P<raw>[()|?^])|(?P<count>#)|(?P<text>.)"
)


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


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: `asks` are the cue slots that every match holds, of each of `needs` it holds a character."""

    source: str
    regex: re.Pattern[str]
    roles: tuple[tuple[str, str, str], ...]
    """Of each slot: group name, role, classes joined by `|`."""
    cues: tuple[str, ...]
    topics: Mapping[str, tuple[str, ...]]
    framed: bool
    """Whether the missing object is the sentence's scene."""
    needs: tuple[str, ...]
    asks: frozenset[str]

    def matches(self, encoded: Encoded) -> Iterator[Match]:
        """Every match, overlapping ones too, from left to right."""
        start = 0
        while found := self.regex.search(encoded.text, start):
            yield self._match(found, encoded)
            start = found.start() + 1

    def _match(self, found: re.Match[str], encoded: Encoded) -> Match:
        slots: dict[str, tuple[Slot, ...]] = {}
        for group, role, types in self.roles:
            if found.group(group) is not None:
                slots[role] = slots.get(role, ()) + tuple(_fillers(encoded, found.span(group), types))
        told = self.cues or [group for group, role, _ in self.roles if role == "role"]
        spans = [found.span(cue) for cue in told if found.group(cue)]
        low, high = (min(spans)[0], max(b for _, b in spans)) if spans else found.span()
        return Match(slots, encoded.original(low, high), *encoded.original(*found.span()))


def _fillers(encoded: Encoded, span: tuple[int, int], types: str) -> Iterator[Slot]:
    """The items of a (list) slot: mentions as they are, free stretches split at the joints."""
    for piece in _ITEM.finditer(encoded.text, *span):
        mention = encoded.mentions.get(piece.start())
        if mention is not None and mention.type not in types:
            continue
        if mention is not None:
            yield Slot(mention.start, mention.end, mention.type, mention)
        elif not piece.group().startswith(("等", "以")):
            yield Slot(*encoded.original(*piece.span()), types.split("|")[0], None)


def compile_pattern(source: str) -> Pattern:
    """`source` as a `Pattern`; raises ValueError when it does not parse, KeyError for an unknown cue class."""
    return _Compiler(source).pattern()


@dataclass(slots=True)
class _Compiler:
    """Turns the tokens of one source into a regular expression, noting what it holds on the way."""

    source: str
    out: list[str] = field(default_factory=list)
    roles: list[tuple[str, str, str]] = field(default_factory=list)
    cues: list[str] = field(default_factory=list)
    topics: dict[str, tuple[str, ...]] = field(default_factory=dict)
    framed: bool = False
    needs: list[str] = field(default_factory=list)
    asks: set[str] = field(default_factory=set)
    depth: int = 0
    walls: str = ""

    def pattern(self) -> Pattern:
        tokens = list(_TOKEN.finditer(self.source))
        asked = {t for token in tokens for t in (token["types"] or "").split("|") if t in CHAR}
        self.walls = "".join(sorted(CHAR[t] for t in {*asked, *_WALLS}))
        for token in tokens:
            self._add(token)
        if self.depth:
            raise ValueError(f"pattern {self.source!r}: a bracket is left open")
        regex = re.compile("".join(self.out))
        needs, asks = tuple(self.needs), frozenset(self.asks)
        roles, cues = tuple(self.roles), tuple(self.cues)
        return Pattern(self.source, regex, roles, cues, self.topics, self.framed, needs, asks)

    def _add(self, token: re.Match[str]) -> None:
        if token["side"]:
            self.topics[token["side"]] = tuple(token["topic"].split("|"))
            self.framed |= token["how"] == "^"
        elif token["role"]:
            self.out.append(self._slot(token))
        elif token["cue"]:
            self.out.append(self._cue(token))
        elif token["open"] or token["raw"] == "(":
            self.depth += 1
            self.out.append("(?:")
        elif token["close"] or token["raw"] == ")":
            self.depth -= 1
            self.out.append(")?" if token["close"] else ")")
        else:
            self.out.append(self._plain(token))

    def _slot(self, token: re.Match[str]) -> str:
        types = token["types"].split("|")
        group = f"{token['role']}_{len(self.roles)}"
        self.roles.append((group, token["role"], token["types"]))
        if token["ending"]:
            word = alternation(token["ending"])
            return f"(?P<{group}>{_TEXT if types == ['Text'] else f'(?:{word}[、兼])*'}{word})"
        chars = f"[{''.join(CHAR[t] for t in types)}]"
        if not self.depth and not token["free"]:
            self.needs.append(chars[1:-1])
        first = f"(?:{chars}|{_NOUN if self.out else _LEADING_NOUN})" if token["free"] else chars
        owner = _OWNER if types == ["Firm"] else ""
        if not token["list"]:
            return f"{owner}(?P<{group}>{first})"
        item = f"(?:{chars}|{_NOUN})" if token["free"] else chars
        joint = _FREE_JOINT if token["free"] else _JOINT if token["list"] == "+" else _JOINT_ALIKE
        home = _HOME if set(types) <= {"Firm", "Organization"} else ""
        return f"{owner}(?P<{group}>{first}(?:{joint}{home}{item}){{0,60}}){_LIST_TAIL}"

    def _cue(self, token: re.Match[str]) -> str:
        group = f"cue_{len(self.cues)}"
        self.cues.append(group)
        if not self.depth and not self.source.startswith("?", token.end()):
            self.asks.add(token["cue"])
        return f"(?P<{group}>{verb(token['cue'])})"

    def _plain(self, token: re.Match[str]) -> str:
        if token["long"]:
            return rf"[^{self.walls}；。！？]{{0,30}}?"
        if token["short"]:
            return rf"[^{self.walls}{_MARKS}]{{0,10}}?"
        if token["count"]:
            return _COUNT
        if token["unlike"]:
            return f"(?!{alternation(token['unlike'])})"
        if token["never"]:
            return f"(?!{re.escape(token['never'])})"
        return token["raw"] or re.escape(token.group())
