"""`python -m training.held_out [SHARE...]`: how texts are read that no model was trained on, as tables for docs/.

Each passage is read by a tagger, a merge and a ranker trained without its fold, on that share of the other passages
(default: 0 for the grammars alone, a quarter, a half, all).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from pathlib import Path

from extractors import extract
from extractors.figures.drafts import RULED
from extractors.figures.ranker import SubjectRanker, Subjects
from extractors.figures.ranker import parsed as chances
from extractors.grammar import Draft, Read
from extractors.mentions import Lattice
from extractors.model import Sentence
from extractors.names import Words
from extractors.ranker.judging import Judged, Ranker, parsed
from extractors.tagger.lattice import weighed
from extractors.tagger.merge import beliefs
from parkgraph.evaluation import summary
from parkgraph.evaluation.annotation import from_object
from parkgraph.evaluation.format import as_object
from parkgraph.evaluation.outcome import Outcome, tally
from parkgraph.evaluation.scoring import score
from training import subjects
from training.fit import Prepared, prepare
from training.joining import Unseen, joined
from training.lookalikes import lookalikes
from training.passages import FOLDS, shared, written
from training.ranking import cases, table
from training.tagging import unseen

SHARES = (0.0, 0.25, 0.5, 1.0)
_TABLES = {"entities": "entities", "figures": "figures, similar indicator"}
_RELATIONS = ("supplies", "investsIn")
_COLUMNS = ("entities", "relations", *_RELATIONS, "figures")


@dataclass(frozen=True, slots=True)
class Held:
    """The names of one passage as models found them that had not read it; a Names for its article only."""

    words: Words
    lattices: Lattice
    ranker: Ranker | None
    calibrated: bool
    subjects: Subjects = RULED

    def lattice(self, sentences: Sequence[Sentence]) -> tuple[Words, Lattice]:
        """Its words and candidates."""
        return self.words, self.lattices

    def ranked(self, reads: Sequence[Read], drafts: Sequence[Draft]) -> Judged:
        """Its drafts as the ranker judges them, all of them without one."""
        return self.ranker.drafts(reads, drafts) if self.ranker else Judged(tuple(drafts))


def held(prepared: Sequence[Prepared], share: float) -> Iterator[tuple[Prepared, Held]]:
    """Each passage with its names; `share` of the passages outside its fold were learned from."""
    if not share:
        for one in prepared:
            yield one, Held([s.tokens for s in one.tagged], one.lattice, None, False)
        return
    blind: Unseen = list(unseen(prepared, share))
    part = [(one, spans) for one, spans in blind if one.passage.lot < share]
    known = beliefs(joined(part))
    all_ = cases(part, known)
    rankers = [Ranker(parsed(table(all_.without(fold)))) for fold in range(FOLDS)]
    asked = subjects.cases(part, known)
    tables = [subjects.table([case for case in asked if case.fold != fold]) for fold in range(FOLDS)]
    choosers = [SubjectRanker(chances(own)) for own in tables]
    for one, spans in blind:
        lattice = weighed(one.passage.article.sentences, one.lattice, spans, known)
        fold = one.passage.fold
        yield one, Held([s.tokens for s in one.tagged], lattice, rankers[fold], True, choosers[fold])


def outcomes(one: Prepared, names: Held) -> list[Outcome]:
    """What scoring says of one passage."""
    found = from_object(as_object(extract(one.passage.article, names)), "passage")
    return list(score([from_object(one.passage.gold, "passage")], [found]))


def _values(found: Sequence[Outcome]) -> list[float]:
    """F1 of each column: a table of scoring, or a relation."""
    values = []
    for name in _COLUMNS:
        table_ = _TABLES.get(name, "relations")
        own = (o for o in found if o.table == table_)
        rows = (o for o in own if name not in _RELATIONS or name == o.label)
        values.append(tally(rows).f1)
    return values


def report(prepared: Sequence[Prepared], share: float) -> Iterator[str]:
    """F1 of each source, the mean of the written folders, reliability, and how often lookalikes are left alone."""
    folders: dict[str, list[Outcome]] = {}
    alone = seen = 0
    for one, names in held(prepared, share):
        folders.setdefault(one.passage.folder, []).extend(outcomes(one, names))
        quiet, all_ = lookalikes(one, names)
        alone, seen = alone + quiet, seen + all_
    rows = {folder: _values(found) for folder, found in sorted(folders.items())}
    own = [values for folder, values in rows.items() if folder.startswith("written")]
    means = [fsum(column) / len(own) for column in zip(*own, strict=True)]
    yield f"share {share}: {' '.join(_COLUMNS)}"
    for name, values in ((f"mean of {len(own)} written folders", means), *rows.items()):
        yield f"  {name:<28} {' '.join(f'{value:.3f}' for value in values)}"
    yield f"  sentences that only look like a relation: {seen}, left alone {alone / max(1, seen):.3f}"
    yield from summary.reliability([o for found in folders.values() for o in found])


def main(shares: Sequence[float]) -> None:
    """Print the report for each share."""
    root = os.environ.get("PARKGRAPH_SHARED")
    prepared = prepare([*written(), *(shared(Path(root)) if root else ())])
    for share in shares:
        for line in report(prepared, share):
            print(line, flush=True)


if __name__ == "__main__":
    main([float(share) for share in sys.argv[1:]] or SHARES)
