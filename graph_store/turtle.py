"""Lines of N-Triples in, Turtle a stranger can read out: grouped by kind and subject, sorted, prefixed.

Works on the text itself: a term is looked at once, a million triples take a few seconds, and equal graphs
give equal bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from graph_store.terms import KINDS, PG, RDF, RDFS, SKOS, XSD, prefixes

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_INTEGER = re.compile(r'"([+-]?\d+)"\^\^<' + re.escape(XSD) + "integer>")
_DECIMAL = re.compile(r'"([+-]?\d*\.\d+)"\^\^<' + re.escape(XSD) + "decimal>")
_A = f"<{RDF}type>"
_SAID = ("subject", "predicate", "object", "event", "indicator", "printedValue", "modality")
_FIRST = (
    _A,
    f"<{RDFS}label>",
    f"<{SKOS}prefLabel>",
    f"<{SKOS}altLabel>",
    *(f"<{PG}{name}>" for name in _SAID),
)
_RANK = {predicate: f" {rank:02}" for rank, predicate in enumerate(_FIRST)}
Line = tuple[str, str, str]


def turtle(lines: Iterable[str], base: str) -> Iterator[str]:
    """Pieces of a Turtle document; `lines` are N-Triples without blank nodes, in any order."""
    names = _Names(prefixes(base))
    for prefix, namespace in prefixes(base).items():
        yield f"@prefix {prefix}: <{namespace}> .\n"
    triples = [_split(line) for line in lines]
    for title, group in _sections(triples, base):
        yield f"\n# {title}\n"
        group.sort(key=lambda t: (t[0], _RANK.get(t[1], t[1]), t[2]))
        for subject, about in groupby(group, key=lambda triple: triple[0]):
            yield f"\n{names.short(subject)} {_predicates(names, about)} .\n"


def _predicates(names: _Names, about: Iterable[Line]) -> str:
    parts = []
    for predicate, triples in groupby(about, key=lambda triple: triple[1]):
        name = "a" if predicate == _A else names.short(predicate)
        objects = [names.object(triple[2]) for triple in triples]
        parts.append(f"{name} {', '.join(objects)}")
    return " ;\n    ".join(parts)


def _sections(triples: Iterable[Line], base: str) -> Iterator[tuple[str, list[Line]]]:
    """The triples of each kind of subject, in the order of the kinds; what is no id comes last."""
    kinds = {f"<{base}{segment}": (order, name) for order, (segment, name) in enumerate(KINDS)}
    other = (len(KINDS), "Vocabulary")
    found: dict[tuple[int, str], list[Line]] = {}
    for triple in triples:
        subject = triple[0]
        kind = kinds.get(subject[: subject.find("/", len(base) + 1)], other)
        found.setdefault(kind, []).append(triple)
    for kind in sorted(found):
        yield kind[1], found[kind]


def _split(line: str) -> Line:
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest.rstrip("\n").removesuffix(".").rstrip(" ")


class _Names:
    """Shortens terms by prefix, remembering the few that come often."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        ordered = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        self._prefixes = [(f"<{namespace}", prefix) for prefix, namespace in ordered]
        self._known: dict[str, str] = {}

    def short(self, term: str) -> str:
        """A `<…>` term in its shortest form."""
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._shorten(term)
        return known

    def _shorten(self, term: str) -> str:
        for start, prefix in self._prefixes:
            if term.startswith(start):
                local = term[len(start) : -1]
                if _LOCAL.fullmatch(local):
                    return f"{prefix}:{local}"
        return term

    def object(self, term: str) -> str:
        """Any object; numbers as they are written, other literals with their short datatype."""
        if term.startswith("<"):
            return self.short(term)
        if not term.endswith(">"):
            return term
        if plain := _INTEGER.fullmatch(term) or _DECIMAL.fullmatch(term):
            return plain[1]
        value, _, datatype = term.rpartition("^^")
        return f"{value}^^{self.short(datatype)}"
