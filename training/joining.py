"""Spans of taggers that had not read the texts in, the table of how they and the grammar are believed out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from sklearn.linear_model import LogisticRegression

from extractors.model import ENTITY_TYPES, Mention
from extractors.tagger.lattice import names
from extractors.tagger.merge import odds
from training.fit import Prepared
from training.labels import Labelled, labels, plain

_KINDS = len(ENTITY_TYPES)
Unseen = Sequence[tuple[Prepared, tuple[tuple[Mention, ...], ...]]]


def joined(unseen: Unseen) -> str:
    """The table `merge.tsv`: a logistic model whose four coefficients differ by class as far as the data ask for it."""
    rows: list[list[float]] = []
    right: list[bool] = []
    for one, learned in unseen:
        sentences = one.passage.article.sentences
        marks = labels([sentence.text for sentence in sentences], one.passage.gold)
        said = names(sentences, one.lattice, learned)
        for candidates, spans, known in zip(one.lattice, said, marks, strict=True):
            for row, answer in _judged(candidates, spans, known):
                rows.append(row)
                right.append(answer)
    model = LogisticRegression(C=1.0, max_iter=1000).fit(numpy.array(rows), numpy.array(right))
    weights = model.coef_[0].reshape(4, _KINDS + 1)
    weights[0] += model.intercept_[0]
    lines = ["class\tbias\tlearned\tcandidate\tscore"]
    for number, kind in enumerate(ENTITY_TYPES):
        shared = [0.0, *weights[1:, _KINDS]]
        lines.append("\t".join([kind, *(f"{weights[i, number] + shared[i]:.4f}" for i in range(4))]))
    return "\n".join(lines) + "\n"


def _judged(
    candidates: Sequence[Mention], spans: Sequence[Mention], known: Sequence[Labelled]
) -> list[tuple[list[float], bool]]:
    """Each span of a sentence as a row of the model, and whether it is annotated; optional ones are left out."""
    required = {(k.start, k.end, k.kind) for k in known if not k.free}
    free = [k for k in known if k.free]
    learned: dict[tuple[int, int, str], float] = {_bare(m): m.score for m in spans}
    grammar: dict[tuple[int, int, str], float] = {}
    for m in candidates:
        place = _bare(m)
        grammar[place] = max(m.score, grammar.get(place, 0.0))
    found = []
    for start, end, kind in sorted({*learned, *grammar}):
        key: tuple[int, int, str] = (start, end, kind)
        open_ = any(f.kind in (None, kind) and f.start < end and start < f.end for f in free)
        if key in required or not open_:
            found.append((_row(kind, learned.get(key, 0.0), grammar.get(key)), key in required))
    return found


def _bare(m: Mention) -> tuple[int, int, str]:
    """Where it stands, without the marks around it, and its class: as the annotation is compared."""
    start, end = m.start, m.end
    while start < end and plain(m.text[start - m.start]) == "":
        start += 1
    while start < end and plain(m.text[end - 1 - m.start]) == "":
        end -= 1
    return start, end, m.type


def _row(kind: str, learned: float, score: float | None) -> list[float]:
    values = (1.0, odds(learned), float(score is not None), score or 0.0)
    row = [0.0] * (4 * (_KINDS + 1))
    for i, value in enumerate(values):
        row[i * (_KINDS + 1) + ENTITY_TYPES.index(kind)] = value
        row[i * (_KINDS + 1) + _KINDS] = value if i else 0.0
    return row
