"""The ranker: a claim needs a cue, features are the same each time, drafts of other relations pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.cues import Cues
from extractors.encoding import encode
from extractors.grammar import Draft, Read
from extractors.model import EntityType, Mention, Sentence
from extractors.ranker.features import UNSAID, candidates
from extractors.ranker.judging import Judged, Line, Ranker, parsed
from extractors.ranker.pairs import pairs
from extractors.topics import Reading

ALWAYS = Ranker({"supplies": Line(9.0, 0.0, 0.1, 0.5, 1.0, {})})
NEVER = Ranker({"supplies": Line(-9.0, 0.1, 0.5, 0.5, 1.0, {})})


def _read(text: str, *named: tuple[str, EntityType]) -> Read:
    mentions = []
    for name, kind in named:
        start = text.index(name)
        mentions.append(Mention(0, start, start + len(name), kind, name, "test", 1.0, name))
    found = tuple(sorted(mentions, key=lambda m: m.start))
    return Read(
        Reading(Sentence(0, 0, "body", text, ()), found), encode(text, found, (), (), Cues(("供应",))), ()
    )


SAID = _read("北岭材料向东湾电机供应铜线。", ("北岭材料", "Firm"), ("东湾电机", "Firm"))
SILENT = _read("北岭材料的邻居是东湾电机。", ("北岭材料", "Firm"), ("东湾电机", "Firm"))


def _draft(read: Read) -> Draft:
    one, two = read.reading.mentions
    return Draft("supplies", one, two, 0, (9, 11), "supplies.1")


def test_a_pair_with_a_cue_becomes_a_claim() -> None:
    assert ("北岭材料", "东湾电机") in {
        (d.subject.name, d.object.name) for d in ALWAYS.drafts([SAID], []).kept
    }


def test_a_claim_shows_the_word_that_says_it() -> None:
    text = SAID.reading.sentence.text
    assert {text[slice(*d.cue)] for d in ALWAYS.drafts([SAID], []).kept} == {"供应"}


def test_no_cue_no_claim_however_high_the_score() -> None:
    assert ALWAYS.drafts([SILENT], []) == Judged(())


def test_an_unlikely_draft_is_dropped() -> None:
    judged = NEVER.drafts([SAID], [_draft(SAID)])
    assert (judged.kept, [d.confidence for d in judged.left]) == ((), [0.0])


def test_drafts_of_other_relations_pass() -> None:
    other = replace(_draft(SAID), relation="overlapsWith", pattern="overlapsWith.1")
    assert NEVER.drafts([SAID], [other]) == Judged((other,))


@pytest.mark.parametrize("relation", ["exportsTo", "issues", "overlapsWith"])
def test_classes_that_cannot_have_a_relation_make_no_pair(relation: str) -> None:
    assert [pair for pair in pairs(SAID, []) if pair.relation == relation] == []


def test_a_pair_that_no_pattern_says_shows_it() -> None:
    own = [c for c in candidates(SAID, [_draft(SAID)]) if c.pair.relation == "supplies"]
    found = [UNSAID in c.features() for c in own]
    assert sorted(found) == [False, True]


def test_the_way_back_is_less_likely_where_a_pattern_says_the_way_there() -> None:
    own = [c for c in candidates(SAID, [_draft(SAID)]) if c.pair.relation == "supplies"]
    back = next(c for c in own if not c.pair.drafts)
    assert "reversed supplies" in back.features()


def test_a_firm_inside_a_project_is_a_pair_only_where_a_draft_says_so() -> None:
    firm = Mention(0, 0, 4, "Firm", "北岭材料", "part", 1.0, "北岭材料")
    project = Mention(0, 0, 8, "Project", "北岭材料二期工程"[:8], "test", 1.0, "北岭材料二期工程", (firm,))
    text = "北岭材料二期工程开工。"
    read = Read(
        Reading(Sentence(0, 0, "body", text, ()), (project,)),
        encode(text, (project,), (), (), Cues(("开工",))),
        (),
    )
    draft = Draft("investsIn", firm, project, 0, (0, 4), "investsIn.name")
    assert [p.how for p in pairs(read, [draft]) if p.relation == "investsIn"] == ["inside"]
    assert [p for p in pairs(read, []) if p.relation == "investsIn"] == []


def test_a_pair_without_a_draft_is_stretched_on_its_own() -> None:
    flat = Ranker({"supplies": Line(9.0, 0.0, 0.6, 0.5, 0.01, {})})
    assert flat.drafts([SAID], []).kept == ()
    assert [d.confidence for d in flat.drafts([SAID], [_draft(SAID)]).kept] == [1.0]


def test_a_table_is_read() -> None:
    assert parsed(
        "supplies\t=bias\t-1\nsupplies\t=keep\t0.1\nsupplies\t=make\t0.4\nsupplies\t=told\t0.6\n"
        "supplies\t=stretch\t1.5\nsupplies\tno pattern\t-0.5\n"
    ) == {"supplies": Line(-1.0, 0.1, 0.4, 0.6, 1.5, {"no pattern": -0.5})}


def test_the_shipped_ranker_loads() -> None:
    assert "supplies" in Ranker.load().lines
