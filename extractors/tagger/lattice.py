"""The grammar's candidates and the tagger's spans of an article in, the lattice that is read out.

西安经开区: Zone .9 of the grammar and Zone .99 of the tagger -> Zone .98; 优势产业 of the tagger alone -> nothing
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.industries import HEADS
from extractors.mentions import Lattice
from extractors.mentions.choice import LEAST
from extractors.mentions.lexicon import classes
from extractors.mentions.zones import unnamed
from extractors.model import Mention, Sentence
from extractors.nouns import generic
from extractors.tagger.merge import Beliefs, merge

_PAIRS = (("《", "》"), ("“", "”"), ("‘", "’"), ("（", "）"), ("(", ")"), ("「", "」"))
_MARKS = frozenset(mark for pair in _PAIRS for mark in pair)
Spans = Sequence[Sequence[Mention]]
"""The tagger's spans of each sentence."""


def weighed(
    sentences: Sequence[Sentence], proposed: Lattice, spans: Spans, known: Beliefs | None = None
) -> Lattice:
    """The candidates of both with their probabilities; `known` are the shipped beliefs if not given.

    Raises ParkgraphError when the file of the shipped beliefs is damaged.
    """
    merged = merge(proposed, names(sentences, proposed, spans), known)
    return tuple(tuple(_formed(*both)) for both in zip(merged, proposed, strict=True))


def names(sentences: Sequence[Sentence], proposed: Lattice, spans: Spans) -> Spans:
    """The tagger's spans that can be names, with the marks (《》, “”) that the grammar's candidate has.

    A name holds both marks of a pair or none, is more than one of many (优势产业, 省级开发区), and a title that the
    grammar did not take for a policy is one of a film or a book.
    """
    return [tuple(_named(*one)) for one in zip(sentences, spans, proposed, strict=True)]


def _named(sentence: Sentence, spans: Sequence[Mention], candidates: Sequence[Mention]) -> Iterator[Mention]:
    marked = {}
    for m in candidates:
        for left, right in _PAIRS:
            if m.text.startswith(left):
                marked[m.start + 1, m.end, m.type] = m
                if m.text.endswith(right):
                    marked[m.start + 1, m.end - 1, m.type] = m
    best: dict[tuple[int, int, str], Mention] = {}
    for span in spans:
        whole = marked.get((span.start, span.end, span.type))
        m = replace(span, start=whole.start, end=whole.end, text=whole.text) if whole else span
        title = m.type == "Policy" and whole is None and sentence.text[: m.start].endswith("《")
        if _balanced(m.text) and not _generic(m) and not title:
            key = m.start, m.end, m.type
            best[key] = max(m, best.get(key, m), key=lambda m: m.score)
    yield from best.values()


def _balanced(text: str) -> bool:
    return _MARKS.isdisjoint(text) or all(text.count(left) == text.count(right) for left, right in _PAIRS)


def _generic(m: Mention) -> bool:
    if m.type == "Zone":
        text, suffixes = m.text, classes("zone.suffix")
        cores = (text[:end] for end in range(2, len(text) + 1) if end == len(text) or text[end:] in suffixes)
        return any(unnamed().fullmatch(core) for core in cores)
    core = HEADS.sub("", m.text)
    praised = m.text.startswith("最")
    return m.type in ("Industry", "Product") and (praised or not core or generic(core) or generic(m.text))


def _formed(merged: Sequence[Mention], candidates: Sequence[Mention]) -> Iterator[Mention]:
    """The merged lattice where the grammar's higher score stands for what its form shows.

    That is a place, of which annotators, and so the tagger, list only those of which something is said, a policy in
    its marks, and a firm in the name of its project.
    """
    projects = [(m.start, m.end) for m in merged if m.type == "Project" and m.score >= LEAST]
    before = {(m.start, m.end, m.type, m.finder): m.score for m in candidates}
    for m in merged:
        owner = m.type == "Firm" and any(a <= m.start and m.end <= b for a, b in projects)
        if owner or m.type in ("Place", "Policy"):
            score = before.get((m.start, m.end, m.type, m.finder), 0.0)
            m = replace(m, score=score) if score > m.score else m
        yield m
