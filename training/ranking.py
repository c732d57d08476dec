"""Passages with merged lattices in, the table of the ranker's weights and thresholds out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.article import read, relation_drafts
from extractors.mentions import chosen
from extractors.ranker.features import candidates
from extractors.ranker.pairs import SIGNATURES, said
from extractors.tagger.lattice import weighed
from extractors.tagger.merge import Beliefs
from training.answers import Answers
from training.joining import Unseen
from training.logistic import Case, Claim, calibrated, fitted, unread

_THRESHOLDS = tuple(i / 20 for i in range(4, 15))
_CAUTION = 0.2
"""How much surer than at the best F1 a new claim must be: precision comes first."""
_DOUBT = 0.7
"""A draft of the grammar is dropped below this share of the threshold with the best F1."""


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
        reads, _ = read(article, chosen(lattice, True), [stated.tokens for stated in one.tagged])
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
    """The table that the cases give; see `extractors.ranker.judging.parsed`."""
    lines: list[str] = []
    for relation, own in sorted(all_.found.items()):
        model, stretch, claims = calibrated(fitted(own), unread(own))
        best = _threshold(claims, sum(counts[relation] for counts in all_.wanted.values()))
        told = (sum(case.right is True for case in all_.told[relation]) + 1) / (len(all_.told[relation]) + 2)
        settings = {
            "=bias": model.bias,
            "=keep": best * _DOUBT,
            "=make": best + _CAUTION,
            "=told": told,
            "=stretch": stretch,
        }
        rows = sorted({**settings, **model.weights}.items())
        lines += [f"{relation}\t{name}\t{weight:.3f}" for name, weight in rows]
    return "\n".join(lines) + "\n"


def _threshold(claims: Sequence[Claim], wanted: int) -> float:
    """The threshold with the best F1."""
    scores = []
    for threshold in _THRESHOLDS:
        made = Counter(claim.right for claim in claims if claim.share >= threshold)
        scores.append((2 * made[True] / (made[True] + made[False] + wanted or 1), threshold))
    return max(scores)[1]
