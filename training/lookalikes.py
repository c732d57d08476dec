"""A passage and its names in; how many sentences only look like a relation, and of how many nothing is said, out."""

from __future__ import annotations

from extractors.article import one_way, read, relation_drafts
from extractors.mentions import chosen
from extractors.names import Names
from extractors.ranker.features import candidates
from training.answers import Answers
from training.fit import Prepared


def lookalikes(one: Prepared, names: Names) -> tuple[int, int]:
    """How many (sentence, relation) are left alone, of how many that hold a cue and fitting ends but no such relation.

    A sentence whose pairs the annotation leaves open is not counted.
    """
    article, answers = one.passage.article, Answers(one.passage.gold)
    words, lattice = names.lattice(article.sentences)
    reads, _ = read(article, chosen(lattice, names.calibrated), words)
    drafts = relation_drafts(reads)
    right: dict[tuple[int, str], list[bool | None]] = {}
    for read_ in reads:
        for candidate in candidates(read_, drafts):
            pair = candidate.pair
            if pair.before or pair.between or pair.after:
                place = read_.reading.sentence.index, pair.relation
                right.setdefault(place, []).append(answers.right(pair.relation, pair.subject, pair.object))
    only = {place for place, judged in right.items() if all(value is False for value in judged)}
    said = {(draft.sentence, draft.relation) for draft in one_way(names.ranked(reads, drafts).kept)}
    return len(only - said), len(only)
