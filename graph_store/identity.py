"""Names in; keys, IRIs and the groups of names that are one entity out.

Identity is a pure function of the set of names seen: no order, run, machine or time goes into it. A name's
own IRI is `…/id/{kind}/{pinyin slug}-{8 hex digits of sha256(kind|key)}`, where the key is the name in NFKC,
without quotes, spaces beside Chinese and upper case. An entity's IRI is that of the longest of its names; the
IRIs of the others stay as `owl:sameAs`. The slug is cosmetic and its table pinned (see `pinyin`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from extractors.model import Entity, EntityType
from graph_store.pinyin import slug
from graph_store.telling import names_one
from graph_store.terms import BASE

_QUOTES = re.compile("[\"'“”‘’「」『』《》〈〉]")
_SPACE = re.compile(r"\s+")
_BESIDE_CHINESE = re.compile("(?<=[\u2e80-\u9fff]) | (?=[\u2e80-\u9fff])")


def clean(name: str) -> str:
    """The name as it is shown: white space collapsed, and dropped beside Chinese characters."""
    return _BESIDE_CHINESE.sub("", _SPACE.sub(" ", name).strip())


def key(name: str) -> str:
    """What two names share when they are the same name: `“一带一路”` and `一带一路`."""
    text = unicodedata.normalize("NFKC", name)
    bare = clean(_QUOTES.sub("", text).casefold())
    return unicodedata.normalize("NFKC", bare) or clean(text)


@dataclass(frozen=True, slots=True)
class Ids:
    """Makes the IRIs of one graph; `base` ends with a slash or a hash."""

    base: str = BASE

    def named(self, type: EntityType, name: str, scope: str = "") -> str:
        """IRI of a name. `scope` is the article of a generic name, which no other article shares."""
        kind = type.lower()
        return self._slugged(kind, name, f"{key(name)}|{scope}" if scope else key(name))

    def entity(self, entity: Entity, article: str) -> str:
        """IRI of an article's entity by the name the article gives it."""
        return self.named(entity.type, entity.name, "" if self.shared(entity) else article)

    def shared(self, entity: Entity) -> bool:
        """Whether an equal name in another article is the same thing; 研发中心项目 is its article's own."""
        return not entity.generic and names_one(entity.type, key(entity.name))

    def article(self, id: str) -> str:
        """IRI of an article by its id."""
        return self._slugged("article", id, id)

    def hashed(self, kind: str, *content: str) -> str:
        """IRI of a claim, figure, milestone or span by what it says: 16 hex digits."""
        digest = sha256("\x1f".join(content).encode()).hexdigest()
        return f"{self.base}{kind}/{digest[:16]}"

    def _slugged(self, kind: str, name: str, content: str) -> str:
        return f"{self.base}{kind}/{slug(key(name))}-{sha256(f'{kind}|{content}'.encode()).hexdigest()[:8]}"


def winner(shown: Mapping[str, str]) -> str:
    """Of the names of one entity (own IRI -> as shown) the one that gives its IRI and label: the longest."""
    return min(shown, key=lambda iri: (-len(shown[iri]), shown[iri], iri))


def groups(
    names: Iterable[str], owners: Mapping[str, Iterable[str]], references: Mapping[str, str]
) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """Which names are one entity: a group number for each name, and the short names left undecided.

    `owners` maps a name to the fuller names that use it as an alias, `references` a name to the entry of a
    table that it stands for. Names of one entry are one entity; a short name joins its owners when they all
    are one entity. Joining only ever makes more owners one, so the result does not depend on the order of
    joining.
    """
    listed = sorted(names)
    group = {name: name for name in listed}

    def find(name: str) -> str:
        while group[name] != name:
            name = group[name]
        return name

    first: dict[str, str] = {}
    for name in listed:
        if name in references:
            group[find(name)] = find(first.setdefault(references[name], name))
    fitting = {
        name: [o for o in sorted(owners.get(name, ())) if _agree(name, o, references)] for name in listed
    }
    joined = True
    while joined:
        joined = False
        for name in listed:
            roots = {find(owner) for owner in fitting[name]}
            if len(roots) == 1 and roots != {find(name)}:
                group[find(name)] = roots.pop()
                joined = True
    numbers = {root: number for number, root in enumerate(sorted({find(name) for name in listed}))}
    undecided = {n: tuple(fitting[n]) for n in listed if len({find(o) for o in fitting[n]}) > 1}
    return {name: numbers[find(name)] for name in listed}, undecided


def _agree(name: str, owner: str, references: Mapping[str, str]) -> bool:
    """Two names that stand for different entries of a table are never one entity."""
    mine, other = references.get(name), references.get(owner)
    return mine is None or other is None or mine == other
