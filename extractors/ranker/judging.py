"""Read sentences and the grammar's drafts in, the drafts that are likely with how likely they are out, and new ones.

A从B采购硅片 -> supplies from B to A, cue 采购, .87, though no pattern said so
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

from extractors.grammar import Draft, Read
from extractors.logistic import chance
from extractors.ranker.cues import Cue
from extractors.ranker.features import Candidate, candidates
from extractors.ranker.pairs import Pair, said
from extractors.shipped import load

PATTERN = ".ranker"
"""How the patterns of claims end that no pattern said."""
SURE = 0.7
"""A pair without a draft is made one only from here on: of those less likely more than a third are wrong."""
LEAST = 0.3
"""A pair at least this likely that is not made a claim is shown among what was left out."""
TOLD = 0.2
"""A draft that no pair stands for is dropped where its like are right less often."""
QUICK = -2.0
"""A pair whose quick features sum up to less (log-odds) is not looked at further."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of one relation: a bias, a weight a feature, and four settings.

    A draft of the grammar below `keep` is dropped, a pair without a draft at least `make` becomes one; `told` is how
    likely a draft is that no pair stands for, as one that lies inside a name. The log-odds of a pair without a draft
    are stretched by `stretch`.
    """

    bias: float
    keep: float
    make: float
    told: float
    stretch: float
    weights: Mapping[str, float]

    def found(self, features: Iterable[str]) -> list[float]:
        """The weights of those features that have one."""
        return [*filter(None, map(self.weights.get, features))]


@dataclass(frozen=True, slots=True)
class Judged:
    """The drafts that are believed and those that were left out, each with its probability where a model knows it."""

    kept: tuple[Draft, ...]
    left: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranker:
    """A logistic model for each relation; drafts of a relation without one pass unchanged."""

    lines: Mapping[str, Line]

    @classmethod
    def load(cls) -> Ranker:
        """The shipped ranker; raises ParkgraphError when its file is damaged."""
        return cls(parsed(load("ranker.tsv").decode()))

    def drafts(self, reads: Sequence[Read], drafts: Sequence[Draft]) -> Judged:
        """The drafts that stay and the new ones, and those left out though they may be right."""
        best = self._best(reads, drafts)
        kept: list[Draft] = []
        left: list[Draft] = []
        for draft in drafts:
            line = self.lines.get(draft.relation)
            if line is None:
                kept.append(draft)
                continue
            paired = best.get(said(draft))
            share, least = (paired[0], line.keep) if paired and paired[1].drafts else (line.told, TOLD)
            (kept if share >= least else left).append(replace(draft, confidence=share))
        known = {said(draft) for draft in kept}
        for key, (share, pair, sentence) in sorted(best.items(), key=lambda item: (item[1][2], item[0])):
            cue = _nearest(pair)
            if key not in known and cue is not None and not pair.drafts and share >= LEAST:
                span, pattern = (cue.start, cue.end), f"{pair.relation}{PATTERN}"
                made = Draft(
                    pair.relation, pair.subject, pair.object, sentence, span, pattern, confidence=share
                )
                (kept if share >= max(self.lines[pair.relation].make, SURE) else left).append(made)
        return Judged(tuple(kept), tuple(left))

    def _best(
        self, reads: Sequence[Read], drafts: Sequence[Draft]
    ) -> Mapping[tuple[str, str, str], tuple[float, Pair, int]]:
        """Of all pairs that say the same the likeliest, first of those that have a draft: probability, pair, sentence.

        Pairs that could neither become a claim nor judge a draft are left out.
        """
        best: dict[tuple[str, str, str], tuple[float, Pair, int]] = {}
        drafted = {said(draft) for draft in drafts}
        for candidate in (c for read in reads for c in candidates(read, drafts)):
            pair = candidate.pair
            if pair.relation not in self.lines or not (_nearest(pair) or pair.key in drafted):
                continue
            share = self._share(candidate)
            known = best.get(pair.key)
            if share is not None and (
                known is None or (bool(pair.drafts), share) > (bool(known[1].drafts), known[0])
            ):
                best[pair.key] = share, pair, candidate.read.reading.sentence.index
        return best

    def _share(self, candidate: Candidate) -> float | None:
        """How likely the candidate is; None when a quick look at one without a draft shows that it is not."""
        line = self.lines[candidate.pair.relation]
        told = line.found(candidate.quick())
        if not candidate.pair.drafts and line.bias + fsum(told) < QUICK:
            return None
        total = line.bias + fsum([*told, *line.found(candidate.slow())])
        if not candidate.pair.drafts:
            total = line.stretch * total
        return chance(total)


def parsed(table: str) -> dict[str, Line]:
    """The models of a table of `relation<TAB>feature<TAB>weight`; features with `=` are its settings."""
    weights: dict[str, dict[str, float]] = {}
    for line in table.splitlines():
        relation, name, weight = line.split("\t")
        weights.setdefault(relation, {})[name] = float(weight)
    return {
        relation: Line(
            own.pop("=bias"), own.pop("=keep"), own.pop("=make"), own.pop("=told"), own.pop("=stretch"), own
        )
        for relation, own in sorted(weights.items())
    }


def _nearest(pair: Pair) -> Cue | None:
    """The word that says it: between the ends, else behind them, else before.

    A lone character (是, 由, 经 in 经理) says nothing by itself.
    """
    around = (*pair.between, *pair.after, *reversed(pair.before))
    fitting = [cue for cue in around if len(cue.word) > 1]
    if not fitting:
        return None
    start, end = fitting[0].start, fitting[0].end
    over = [cue for cue in fitting if cue.start <= start and end <= cue.end]
    return max(over, key=lambda cue: cue.end - cue.start)
