"""The SHACL shapes of the ontology in, one SPARQL query for each of their constraints out.

Knows as much of SHACL as the shapes use, and refuses the rest, so that no constraint is silently left out. A
query finds `?focus` and, where a value is at fault, `?value`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from graph_store.terms import RDF, TYPE, XSD

SH = "http://www.w3.org/ns/shacl#"
Term = ox.NamedNode | ox.BlankNode | ox.Literal
_QUIET = frozenset({"message", "path", "property", "sparql", "targetClass", "targetNode"})
_TARGETS = frozenset({"targetSubjectsOf", "targetObjectsOf"})
_VARIABLE = re.compile(r"\?\w+")
_CAST = frozenset(XSD + name for name in ("integer", "decimal", "date"))


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint: the shape's name, its messages and the query that finds its breaches.

    `this` is the property that a SPARQL constraint looks at, or empty.
    """

    rule: str
    zh: str
    en: str
    query: str
    this: str = ""


def checks(turtle: str) -> Iterator[Check]:
    """Every constraint of the shapes; ValueError for one that is not known here."""
    yield from _Shapes(turtle).checks()


class _Shapes:
    """The shapes as a graph: what is said of each node."""

    def __init__(self, turtle: str) -> None:
        self.said: dict[Term, dict[str, list[Term]]] = {}
        for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
            subject, object = _term(quad.subject), _term(quad.object)
            name = quad.predicate.value.removeprefix(SH)
            self.said.setdefault(subject, {}).setdefault(name, []).append(object)

    def checks(self) -> Iterator[Check]:
        shapes = (node for node, said in self.said.items() if ox.NamedNode(SH + "NodeShape") in _types(said))
        for shape in sorted(shapes, key=str):
            said, rule = self.said[shape], str(shape).rpartition("#")[2].rstrip(">")
            target = self._target(said)
            for query in self._constraints(said, "?focus"):
                body = f"{target} {query} BIND(?focus AS ?value)"
                yield Check(rule, *self._messages(said), _select(body))
            for part in said.get("property", ()):
                about = self.said[part]
                for body in self._property(about):
                    yield Check(rule, *self._messages(about), _select(f"{target} {body}"))
            for part in said.get("sparql", ()):
                yield from self._sparql(rule, said, self.said[part])

    def _target(self, said: Mapping[str, list[Term]]) -> str:
        """The pattern that finds the nodes a shape looks at."""
        ways = [f"?focus a {one}" for one in said.get("targetClass", ())]
        ways += [f"?focus {one} ?any" for one in said.get("targetSubjectsOf", ())]
        ways += [f"?any {one} ?focus" for one in said.get("targetObjectsOf", ())]
        return " UNION ".join(f"{{ {way} }}" for way in ways)

    def _sparql(
        self, rule: str, said: Mapping[str, list[Term]], about: Mapping[str, list[Term]]
    ) -> Iterator[Check]:
        """A query of the shapes' own, once for each property it is asked of."""
        (select,) = about["select"]
        assert isinstance(select, ox.Literal)
        columns, _, body = select.value.partition(" WHERE ")
        for target in said["targetNode"]:
            query = f"{columns.replace('$this', '')} WHERE {_joined(body.replace('$this', str(target)))}"
            yield Check(rule, *self._messages(about), query, str(target))

    def _messages(self, said: Mapping[str, list[Term]]) -> tuple[str, str]:
        texts = [text for text in said.get("message", ()) if isinstance(text, ox.Literal)]
        by_language = {text.language: text.value for text in texts}
        return by_language.get("zh", ""), by_language.get("en", "")

    def _property(self, said: Mapping[str, list[Term]]) -> Iterator[str]:
        """What a breach of a property shape looks like, for each of its constraints."""
        (path,) = said["path"]
        reach = f"?focus {path} ?value ."
        for name, values in said.items():
            if name in _COUNTS:
                yield _COUNTS[name](str(path), _number(values[0]))
            elif name in ("lessThan", "lessThanOrEquals"):
                sign = "<" if name == "lessThan" else "<="
                yield f"{reach} ?focus {values[0]} ?bound FILTER(!COALESCE(?value {sign} ?bound, false))"
        yield from (f"{reach} {constraint}" for constraint in self._constraints(said, "?value"))

    def _constraints(self, said: Mapping[str, list[Term]], node: str) -> Iterator[str]:
        """A filter for each constraint on a node that lets through who breaks it."""
        for name, values in said.items():
            if name in _COUNTS or name in _QUIET or name in _TARGETS or name.startswith(("less", RDF)):
                continue
            for value in values:
                yield f"FILTER(!COALESCE({self._holds(name, value, node)}, false))"

    def _holds(self, name: str, value: Term, node: str) -> str:
        """The expression that a node keeps to a constraint."""
        if name in _VALUES:
            return _VALUES[name](node, str(value))
        if name == "datatype":
            return _of_datatype(node, value)
        if name == "in":
            return f"{node} IN ({', '.join(map(str, self._items(value)))})"
        if name == "languageIn":
            tags = " || ".join(f"LANGMATCHES(LANG({node}), {tag})" for tag in self._items(value))
            return f"isLiteral({node}) && ({tags})"
        if name == "node":
            return self._all(self.said[value], node)
        if name == "or":
            return " || ".join(f"({self._all(self.said[item], node)})" for item in self._items(value))
        if name == "xone":
            held = (f"IF({self._all(self.said[item], node)}, 1, 0)" for item in self._items(value))
            return f"{' + '.join(held)} = 1"
        raise ValueError(f"sh:{name}: not known to the fast check; teach it, or check with pySHACL")

    def _all(self, said: Mapping[str, list[Term]], node: str) -> str:
        """The expression that a node keeps to all of a shape."""
        held = []
        for name, values in said.items():
            if name == "property":
                held += [self._has(self.said[part], node) for part in values]
            elif name not in _QUIET and name not in _TARGETS and not name.startswith(RDF):
                held += [self._holds(name, value, node) for value in values]
        return " && ".join(f"({one})" for one in held)

    def _has(self, said: Mapping[str, list[Term]], node: str) -> str:
        if set(said) != {"path", "hasValue"}:
            raise ValueError(f"sh:property with {', '.join(sorted(said))} inside a list: not known")
        return f"EXISTS {{ {node} {said['path'][0]} {said['hasValue'][0]} }}"

    def _items(self, head: Term) -> Iterator[Term]:
        """The items of an RDF list."""
        while head in self.said:
            yield self.said[head][RDF + "first"][0]
            (head,) = self.said[head][RDF + "rest"]


def _select(body: str) -> str:
    return f"SELECT DISTINCT ?focus ?value {{ {body} }}"


def _joined(body: str) -> str:
    """The same as joins, which the engine does at once where it would look up each row for a filter.

    What is asked for inside shares only variables that are bound before it, so both mean the same.
    """
    before, found, rest = body.partition("FILTER EXISTS {")
    if found:
        inside, _, after = rest.partition("}")
        shared = sorted(set(_VARIABLE.findall(before)) & set(_VARIABLE.findall(inside)))
        body = f"{before} {{ SELECT DISTINCT {' '.join(shared)} {{ {inside} }} }} {after}"
    return body.replace("FILTER NOT EXISTS {", "MINUS {")


def _of_datatype(node: str, datatype: Term) -> str:
    """Also that the text is one of the datatype: no `2024-13-01` is a date."""
    assert isinstance(datatype, ox.NamedNode)
    held = f"isLiteral({node}) && DATATYPE({node}) = {datatype}"
    return f"{held} && STRLEN(STR({datatype}(STR({node})))) > 0" if datatype.value in _CAST else held


def _number(term: Term) -> str:
    assert isinstance(term, ox.Literal)
    return term.value


def _least(path: str, number: str) -> str:
    if number != "1":
        raise ValueError(f"sh:minCount {number}: only 1 is known to the fast check")
    return f"MINUS {{ ?focus {path} ?one }}"


def _most(path: str, number: str) -> str:
    if number == "0":
        return f"FILTER EXISTS {{ ?focus {path} ?one }}"
    if number != "1":
        raise ValueError(f"sh:maxCount {number}: only 0 and 1 are known to the fast check")
    return f"?focus {path} ?one, ?two FILTER(STR(?one) < STR(?two) || (STR(?one) = STR(?two) && !sameTerm(?one, ?two)))"


def _one_a_language(path: str, _: str) -> str:
    return f"?focus {path} ?one, ?two FILTER(LANG(?one) != '' && LANG(?one) = LANG(?two) && STR(?one) < STR(?two))"


_COUNTS: Mapping[str, Callable[[str, str], str]] = {
    "minCount": _least,
    "maxCount": _most,
    "uniqueLang": _one_a_language,
}
_VALUES: Mapping[str, Callable[[str, str], str]] = {
    "class": lambda node, value: f"EXISTS {{ {node} a {value} }}",
    "nodeKind": lambda node, value: f"isIRI({node})" if value == f"<{SH}IRI>" else "1/0",
    "pattern": lambda node, value: f"REGEX(STR({node}), {value})",
    "minLength": lambda node, value: f"STRLEN(STR({node})) >= {value}",
    "minInclusive": lambda node, value: f"{node} >= {value}",
    "maxInclusive": lambda node, value: f"{node} <= {value}",
}


def _types(said: Mapping[str, list[Term]]) -> Iterable[Term]:
    return said.get(TYPE.value, ())


def _term(term: object) -> Term:
    assert isinstance(term, Term)
    return term
