"""An annotation and two resolved mentions in, whether a relation between them is right out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from extractors.model import Mention
from training.labels import plain

_TAIL = re.compile("(?:产业集群|产业链|集群|产业|行业|领域|业)$")


class Answers:
    """The required and optional relations of one passage."""

    def __init__(self, gold: Any) -> None:
        """`gold` is the annotation as in `corpus/README.md`."""
        self._owners: dict[tuple[str, str], list[int]] = {}
        self._optional = [bool(entity.get("optional")) for entity in gold["entities"]]
        self._ids = [entity["id"] for entity in gold["entities"]]
        number = {entity["id"]: i for i, entity in enumerate(gold["entities"])}
        for i, entity in enumerate(gold["entities"]):
            for word in {
                w
                for name in (entity["name"], *entity.get("mentions", ()))
                for w in _keys(entity["type"], name)
            }:
                self._owners.setdefault((entity["type"], word), []).append(i)
        self._ignored = {plain(word) for word in gold.get("ignore", ())}
        self._known: dict[tuple[str, int, int], bool] = {}
        for relation in gold["relations"]:
            ends = number[relation["subject"]], number[relation["object"]]
            orders = (ends, ends[::-1]) if relation["type"] == "cooperatesWith" else (ends,)
            for one, two in orders:
                key = relation["type"], one, two
                self._known[key] = self._known.get(key, True) and bool(relation.get("optional"))

    def right(self, relation: str, subject: Mention, object: Mention) -> bool | None:
        """True when it is required, None when it is neither right nor wrong."""
        one, two = self._entity(subject), self._entity(object)
        if one is None or two is None:
            return None if any(plain(m.name) in self._ignored for m in (subject, object)) else False
        optional = self._known.get((relation, one, two))
        if optional is None:
            return None if self._optional[one] or self._optional[two] else False
        return None if optional else True

    def named(self, mention: Mention, ids: Collection[str]) -> bool:
        """Whether the mention is one of the annotated entities `ids`."""
        one = self._entity(mention)
        return one is not None and self._ids[one] in ids

    def required(self) -> Mapping[str, int]:
        """How many required relations there are of each type."""
        counts: dict[str, int] = {}
        for (relation, one, two), optional in self._known.items():
            if not optional and (relation != "cooperatesWith" or one < two):
                counts[relation] = counts.get(relation, 0) + 1
        return counts

    def _entity(self, mention: Mention) -> int | None:
        words = {
            *_keys(mention.type, mention.name),
            *(() if mention.antecedent else _keys(mention.type, mention.text)),
        }
        owners = [i for word in sorted(words) for i in self._owners.get((mention.type, word), ())]
        return max(sorted(set(owners)), key=owners.count, default=None)


def _keys(kind: str, name: str) -> set[str]:
    word = plain(name)
    short = _TAIL.sub("", word) if kind == "Industry" else word
    return {word, short} if len(short) > 1 else {word}
