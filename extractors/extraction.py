"""The way through the room: an article is tagged, read, matched, measured and cast into what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from extractors.article import one_way, read, relation_drafts
from extractors.claims import cast, claims, left_out
from extractors.figures.drafts import article_drafts
from extractors.grammar import Draft
from extractors.measures import figures, milestones, subjects
from extractors.mentions import chosen
from extractors.milestones import drafts as milestone_drafts
from extractors.model import Article, EntityType, Extraction, Mention, Modality
from extractors.names import Names
from extractors.resolve import zone_core
from extractors.speech import speeches
from extractors.topics import Reading
from extractors.voices import voices

_ONLY_IN_USE: frozenset[EntityType] = frozenset({"Place", "Industry", "Product"})
"""Classes whose mentions are entities only where something is said of them."""
_SURE = 0.7
"""Mentions of these classes at least this probable are named, unless only a grammar of claims proposed them."""
_PROPOSED = frozenset({"head", "slot"})
_BACKGROUND = frozenset({"中国", "我国"})
"""The country that all of this news is of: an entity only where something is said of it."""


def extract(article: Article, names: Names) -> Extraction:
    """What `article` says; the same for the same article and names, whatever was extracted before."""
    words, lattice = names.lattice(article.sentences)
    reads, open_ = read(article, chosen(lattice, names.calibrated), words)
    readings = [read_.reading for read_ in reads]
    spoken = speeches(article.sentences, {i: reading.mentions for i, reading in enumerate(readings)})
    judged = names.ranked(reads, relation_drafts(reads))
    related = one_way(judged.kept)
    said = voices(reads, related, spoken, article.published)
    measured = article_drafts(reads, article, spoken, names.subjects)
    dated = [draft for r in reads for draft in milestone_drafts(r.reading, article, r.earlier)]
    who = cast(
        article.sentences,
        (
            *_related(related),
            *subjects(measured, dated),
            *_named(readings, names.calibrated),
            *_speakers(said),
        ),
    )
    sentences = article.sentences
    return Extraction(
        article,
        who.entities,
        claims(sentences, related, said, who),
        figures(sentences, measured, who),
        milestones(sentences, dated, who),
        open_,
        left_out(sentences, judged.left),
    )


def _related(drafts: Iterable[Draft]) -> Iterator[Mention]:
    """Both ends and the products of every claim, with what their pronouns stand for."""
    for draft in drafts:
        for mention in (
            draft.subject,
            draft.object,
            *(v for _, v in draft.qualifiers if isinstance(v, Mention)),
        ):
            yield mention
            if mention.antecedent:
                yield mention.antecedent


def _named(readings: Iterable[Reading], calibrated: bool) -> Iterator[Mention]:
    """Everything named outside bylines that is an entity even where nothing is said of it.

    Industries, products and places are so only where a probability says that they are named.
    """
    for reading in readings:
        if reading.sentence.kind != "byline":
            for mention in reading.mentions:
                sure = calibrated and mention.score >= _SURE and mention.finder not in _PROPOSED
                sure = sure and mention.name not in _BACKGROUND
                if (sure or mention.type not in _ONLY_IN_USE) and mention.finder != "pronoun":
                    yield mention
                    core = zone_core(mention)
                    if core and core.name == mention.name:
                        yield core


def _speakers(said: Mapping[Draft, tuple[Modality, Mention | None]]) -> Iterator[Mention]:
    yield from (speaker for _, speaker in said.values() if speaker)
