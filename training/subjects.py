"""Passages with merged lattices in, the table of weights by which the subject of a figure is chosen out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from extractors.article import read
from extractors.figures.drafts import article_drafts
from extractors.figures.features import Question, features, key
from extractors.mentions import chosen
from extractors.model import Mention
from extractors.tagger.lattice import weighed
from extractors.tagger.merge import Beliefs
from parkgraph.evaluation.text import amount, close, similar
from training.answers import Answers
from training.joining import Unseen
from training.logistic import Case, fitted


class _Asked:
    """The grammar's answers, with the questions kept."""

    def __init__(self) -> None:
        self.questions: list[Question] = []

    def choose(self, question: Question) -> tuple[Mention, float]:
        self.questions.append(question)
        return question.ruled, 1.0


def cases(unseen: Unseen, known: Beliefs) -> list[Case]:
    """Every candidate for the subject of a figure that the annotation has, and whether it is right."""
    found: list[Case] = []
    for one, learned in unseen:
        article, gold, asked = one.passage.article, one.passage.gold, _Asked()
        lattice = weighed(article.sentences, one.lattice, learned, known)
        reads, _ = read(article, chosen(lattice, True), [stated.tokens for stated in one.tagged])
        article_drafts(reads, article, (), asked)
        answers = Answers(gold)
        for number, (question, metric) in enumerate(_matched(asked.questions, gold["metrics"])):
            wanted = (metric["subject"], *metric.get("alt_subjects", ()))
            for m in question.candidates():
                claim = (one.passage.folder, article.id, str(number), *key(m))
                right = answers.named(m, wanted)
                found.append(Case(one.passage.fold, claim, features(question, m), right))
    return found


def _matched(questions: Sequence[Question], metrics: Sequence[Any]) -> Iterator[tuple[Question, Any]]:
    """Questions and annotated figures of the same value, those of like indicators first, each once."""
    pairs = []
    for j, metric in enumerate(metrics):
        wanted = amount(str(metric["value"]), metric.get("unit") or "")
        for i, question in enumerate(questions):
            q = question.item.quantity
            have = amount(str(q.value), q.unit)
            if wanted is not None and have is not None and wanted.equals(have):
                names = metric["indicator"], question.indicator
                pairs.append((-similar(*names) - close(*names), i, j))
    taken: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(pairs):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield questions[i], metrics[j]


def table(found: Sequence[Case]) -> str:
    """The table that the cases give; see `extractors.figures.ranker.parsed`."""
    model = fitted(found)
    rows = sorted({"=bias": model.bias, **model.weights}.items())
    return "".join(f"{name}\t{weight:.3f}\n" for name, weight in rows)
