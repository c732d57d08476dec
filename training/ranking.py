"""Passages with merged lattices in, the table of the ranker's weights and thresholds out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extractors.article import read, relation_drafts
from extractors.mentions import choose
from extractors.ranker_features import candidates
from extractors.ranker_pairs import SIGNATURES, said
from extractors.tagger_lattice import weighed
from extractors.tagger_merge import Beliefs
from training.answers import Answers
from training.joining import Unseen

_LEAST_SEEN = 3
_SMALLEST = 0.02
"""Features seen less often, and weights nearer to zero, are left out."""
_STRENGTH = 0.1
_THRESHOLDS = tuple(i / 20 for i in range(4, 15))
_CAUTION = 0.2
"""How much surer than at the best F1 a new claim must be: precision comes first."""
_DOUBT = 0.4
"""A draft of the grammar is dropped below this share of the threshold with the best F1."""


@dataclass(frozen=True, slots=True)
class Case:
    """One candidate: where it is from, what it claims, its features, and whether it is right (None: either)."""

    fold: int
    claim: tuple[str, ...]
    features: frozenset[str]
    right: bool | None


@dataclass(frozen=True, slots=True)
class Cases:
    """The candidates and the drafts that no pair stands for by relation, and how many relations a fold requires."""

    found: Mapping[str, Sequence[Case]]
    told: Mapping[str, Sequence[Case]]
    wanted: Mapping[int, Counter[str]]

    def without(self, fold: int) -> Cases:
        """Those of the other folds."""

        def kept(all_: Mapping[str, Sequence[Case]]) -> dict[str, list[Case]]:
            return {relation: [case for case in own if case.fold != fold] for relation, own in all_.items()}

        wanted = {number: counts for number, counts in self.wanted.items() if number != fold}
        return Cases(kept(self.found), kept(self.told), wanted)


def cases(unseen: Unseen, known: Beliefs) -> Cases:
    """What the grammar and the pairs of all passages claim, held against the annotation."""
    found: dict[str, list[Case]] = {relation: [] for relation in sorted(SIGNATURES)}
    told: dict[str, list[Case]] = {relation: [] for relation in sorted(SIGNATURES)}
    wanted: dict[int, Counter[str]] = {}
    for one, learned in unseen:
        article = one.passage.article
        lattice = weighed(article.sentences, one.lattice, learned, known)
        reads, _ = read(
            article, [choose(found_) for found_ in lattice], [stated.tokens for stated in one.tagged]
        )
        drafts = relation_drafts(reads)
        answers = Answers(one.passage.gold)
        fold, place = one.passage.fold, (one.passage.folder, article.id)
        wanted.setdefault(fold, Counter()).update(answers.required())
        seen = set()
        for read_ in reads:
            for candidate in candidates(read_, drafts):
                pair = candidate.pair
                right = answers.right(pair.relation, pair.subject, pair.object)
                found[pair.relation].append(Case(fold, (*place, *pair.key), candidate.features(), right))
                seen.add(pair.key)
        for draft in drafts:
            right = answers.right(draft.relation, draft.subject, draft.object)
            if draft.relation in told and right is not None and said(draft) not in seen:
                told[draft.relation].append(Case(fold, (*place, *said(draft)), frozenset(), right))
    return Cases(found, told, wanted)


def ranked(unseen: Unseen, known: Beliefs) -> str:
    """The table `ranker.tsv`; thresholds are chosen on folds that a model was not trained on."""
    return table(cases(unseen, known))


def table(all_: Cases) -> str:
    """The table that the cases give; see `extractors.ranker.parsed`."""
    lines: list[str] = []
    for relation, own in sorted(all_.found.items()):
        best = _threshold(own, sum(counts[relation] for counts in all_.wanted.values()))
        bias, weights = _fitted(own)
        told = (sum(case.right is True for case in all_.told[relation]) + 1) / (len(all_.told[relation]) + 2)
        settings = {"=bias": bias, "=keep": best * _DOUBT, "=make": best + _CAUTION, "=told": told}
        rows = {**settings, **{name: w for name, w in weights.items() if abs(w) >= _SMALLEST}}
        lines += [f"{relation}\t{name}\t{weight:.3f}" for name, weight in sorted(rows.items())]
    return "\n".join(lines) + "\n"


def _threshold(own: Sequence[Case], wanted: int) -> float:
    """The threshold with the best F1 over the folds."""
    best: dict[tuple[str, ...], tuple[float, bool | None]] = {}
    for fold in sorted({case.fold for case in own}):
        bias, weights = _fitted([case for case in own if case.fold != fold])
        for case in own:
            if case.fold == fold:
                total = bias + sum(weights.get(name, 0.0) for name in sorted(case.features))
                share = float(1 / (1 + numpy.exp(-total)))
                if case.claim not in best or share > best[case.claim][0]:
                    best[case.claim] = share, case.right
    scores = []
    for threshold in _THRESHOLDS:
        made = Counter(right for share, right in best.values() if share >= threshold)
        scores.append((2 * made[True] / (made[True] + made[False] + wanted or 1), threshold))
    return max(scores)[1]


def _fitted(own: Sequence[Case]) -> tuple[float, dict[str, float]]:
    """Bias and weights by feature of a logistic model."""
    judged = [case for case in own if case.right is not None]
    counts = Counter(name for case in judged for name in case.features)
    columns = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= _LEAST_SEEN))}
    ends, places = [0], []
    for case in judged:
        places += sorted(columns[name] for name in case.features if name in columns)
        ends.append(len(places))
    table = csr_matrix((numpy.ones(len(places)), places, ends), shape=(len(judged), len(columns)))
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=300, random_state=0)
    model.fit(table, numpy.array([bool(case.right) for case in judged]))
    return float(model.intercept_[0]), dict(zip(columns, map(float, model.coef_[0])))
