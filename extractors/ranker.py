"""Read sentences and the grammar's drafts in, the drafts that are likely with how likely they are out, and new ones.

A从B采购硅片 -> supplies from B to A, cue 采购, .87, though no pattern said so
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum

from extractors.grammar import Draft, Read
from extractors.ranker_cues import Cue
from extractors.ranker_features import Candidate, candidates
from extractors.ranker_pairs import Pair, said
from extractors.tagger_weights import load

PATTERN = ".ranker"
"""How the patterns of claims end that no pattern said."""
SURE = 0.7
"""A pair without a draft is made one only from here on: of those less likely more than a third are wrong."""
QUICK = -2.0
"""A pair whose quick features sum up to less (log-odds) is not looked at further."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of one relation: a bias, a weight a feature, and two thresholds.

    A draft of the grammar below `keep` is dropped, a pair without a draft at least `make` becomes one.
    """

    bias: float
    keep: float
    make: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranker:
    """A logistic model for each relation that gains by one; drafts of the others pass unchanged."""

    lines: Mapping[str, Line]

    @classmethod
    def load(cls) -> Ranker:
        """The shipped ranker; raises ParkgraphError when its file is damaged."""
        return cls(parsed(load("ranker.tsv").decode()))

    def drafts(
        self, reads: Sequence[Read], drafts: Sequence[Draft]
    ) -> tuple[tuple[Draft, float | None], ...]:
        """The drafts that stay and the new ones, with their probability; None where no model knows the relation."""
        best: dict[tuple[str, str, str], tuple[float, Pair, int]] = {}
        for candidate in (c for read in reads for c in candidates(read, drafts)):
            pair = candidate.pair
            share = self._share(candidate) if pair.relation in self.lines else None
            if share is not None and (pair.key not in best or share > best[pair.key][0]):
                best[pair.key] = share, pair, candidate.read.reading.sentence.index
        found: list[tuple[Draft, float | None]] = []
        kept = set()
        for draft in drafts:
            key = said(draft)
            known = best[key][0] if key in best else None
            if known is None or known >= self.lines[draft.relation].keep:
                found.append((draft, known))
                kept.add(key)
        for key, (share, pair, sentence) in sorted(best.items(), key=lambda item: (item[1][2], item[0])):
            cue = _nearest(pair)
            if (
                key not in kept
                and cue is not None
                and not pair.drafts
                and share >= max(self.lines[pair.relation].make, SURE)
            ):
                span, pattern = (cue.start, cue.end), f"{pair.relation}{PATTERN}"
                found.append(
                    (Draft(pair.relation, pair.subject, pair.object, sentence, span, pattern), share)
                )
        return tuple(found)

    def _share(self, candidate: Candidate) -> float | None:
        """How likely the candidate is; None when a quick look at one without a draft shows that it is not."""
        line = self.lines[candidate.pair.relation]
        weights = line.weights
        known = {name for name in candidate.quick() if name in weights}
        if not candidate.pair.drafts and line.bias + fsum(weights[name] for name in known) < QUICK:
            return None
        known.update(name for name in candidate.slow() if name in weights)
        return self.probability(candidate.pair.relation, known)

    def probability(self, relation: str, features: Iterable[str]) -> float:
        """How likely a pair with these features stands in the relation."""
        line = self.lines[relation]
        total = line.bias + fsum(line.weights.get(name, 0.0) for name in features)
        return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 3)


def parsed(table: str) -> dict[str, Line]:
    """The models of a table of `relation<TAB>feature<TAB>weight`; features `=bias`, `=keep`, `=make` are its settings."""
    weights: dict[str, dict[str, float]] = {}
    for line in table.splitlines():
        relation, name, weight = line.split("\t")
        weights.setdefault(relation, {})[name] = float(weight)
    return {
        relation: Line(own.pop("=bias"), own.pop("=keep"), own.pop("=make"), own)
        for relation, own in sorted(weights.items())
    }


def _nearest(pair: Pair) -> Cue | None:
    """The word that says it: between the ends, else behind them, else before.

    A lone character (是, 由, 经 in 经理) says nothing by itself.
    """
    around = (*pair.between, *pair.after, *reversed(pair.before))
    fitting = [cue for cue in around if len(cue.word) > 1]
    over = [cue for cue in fitting if cue.start <= fitting[0].start and fitting[0].end <= cue.end]
    return max(over, key=lambda cue: cue.end - cue.start, default=None)
