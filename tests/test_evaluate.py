"""The scorer: what is found, missed or invented, with which cause; and that the reference scorer agrees."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from parkgraph.evaluation.annotation import Annotation, from_object, from_text, is_annotation, read
from parkgraph.evaluation.outcome import Outcome, tally
from parkgraph.evaluation.scoring import meet, score
from parkgraph.evaluation.summary import causes, details, reliability, scores
from parkgraph.evaluation.text import amount, contained

Change = Callable[[list[dict[str, str]]], list[dict[str, str]]]
GOLD: dict[str, Any] = {
    "key": "甲城开发区",
    "entities": [
        {"id": "z", "type": "Zone", "name": "甲城经开区", "mentions": ["经开区"]},
        {"id": "f", "type": "Firm", "name": "乙元科技有限公司", "mentions": ["乙元科技"]},
        {"id": "g", "type": "Firm", "name": "丙方电子有限公司"},
        {"id": "i", "type": "Industry", "name": "储能产业"},
        {"id": "p", "type": "Place", "name": "甲城", "optional": True},
    ],
    "relations": [
        {"type": "locatedIn", "subject": "f", "object": "z", "modality": "fact"},
        {"type": "locatedIn", "subject": "g", "object": "z", "modality": "fact"},
        {"type": "operatesIn", "subject": "z", "object": "i", "modality": "plan"},
        {"type": "cooperatesWith", "subject": "f", "object": "g", "modality": "fact"},
    ],
    "metrics": [
        {
            "subject": "z",
            "indicator": "工业总产值",
            "value": 120,
            "unit": "亿元",
            "comparator": ">",
            "modality": "fact",
        }
    ],
    "ignore": ["一批企业"],
}


def predicted(**parts: Any) -> list[Outcome]:
    """Outcomes when the gold itself is predicted but for the given parts."""
    return list(score([from_object(GOLD, "gold")], [from_object({**copy.deepcopy(GOLD), **parts}, "gold")]))


def entity(id: str, kind: str, name: str) -> dict[str, Any]:
    return {"id": id, "type": kind, "name": name}


def lost(outcomes: list[Outcome], table: str) -> list[tuple[str, str]]:
    return [(row.verdict, row.cause) for row in outcomes if row.table == table and row.verdict != "hit"]


def test_gold_against_itself_is_perfect() -> None:
    assert {row.verdict for row in predicted()} == {"hit"}


def test_nothing_predicted_is_all_missed() -> None:
    outcomes = list(score([from_object(GOLD, "gold")], []))
    assert {row.verdict for row in outcomes} == {"miss"}


ENTITY_CASES = {
    "another class": (entity("f", "Organization", "乙元科技"), {("miss", "class"), ("invention", "class")}),
    "cut short": (entity("f", "Firm", "乙元"), {("miss", "boundary"), ("invention", "boundary")}),
    "from nowhere": (entity("f", "Firm", "丁某集团"), {("miss", "not found"), ("invention", "invented")}),
    "free to predict": (entity("f", "Firm", "一批企业"), {("miss", "not found")}),
}


@pytest.mark.parametrize("case", ENTITY_CASES)
def test_cause_of_a_wrong_entity(case: str) -> None:
    changed, expected = ENTITY_CASES[case]
    things = [changed if thing["id"] == "f" else thing for thing in GOLD["entities"]]
    assert set(lost(predicted(entities=things), "entities")) == expected


def test_second_entity_of_one_gold_is_an_alias_not_seen() -> None:
    things = [*GOLD["entities"], entity("h", "Firm", "乙元科技")]
    assert lost(predicted(entities=things), "entities") == [("invention", "alias")]


def test_industry_goes_without_its_tail() -> None:
    things = [entity("i", "Industry", "储能") if thing["id"] == "i" else thing for thing in GOLD["entities"]]
    assert lost(predicted(entities=things), "entities") == []


def test_committee_of_a_zone_stands_for_the_zone() -> None:
    things = [
        entity("z", "Organization", "甲城经开区管委会") if t["id"] == "z" else t for t in GOLD["entities"]
    ]
    assert lost(predicted(entities=things), "relations") == []


def relation(kind: str, subject: str, target: str, modality: str = "fact") -> dict[str, str]:
    return {"type": kind, "subject": subject, "object": target, "modality": modality}


RELATION_CASES: dict[str, tuple[Change, list[tuple[str, str]]]] = {
    "list cut short": (lambda rows: [rows[0], *rows[2:]], [("miss", "list")]),
    "wrong subject": (
        lambda rows: [*rows[:2], relation("operatesIn", "f", "i"), rows[3]],
        [("invention", "dropped subject"), ("miss", "dropped subject")],
    ),
    "symmetric": (lambda rows: [*rows[:3], relation("cooperatesWith", "g", "f")], []),
    "not symmetric": (
        lambda rows: [*rows[:2], relation("operatesIn", "i", "z", "plan"), rows[3]],
        [("invention", "trigger"), ("miss", "trigger")],
    ),
    "optional end": (lambda rows: [*rows, relation("locatedIn", "f", "p")], []),
}


@pytest.mark.parametrize("case", RELATION_CASES)
def test_cause_of_a_wrong_relation(case: str) -> None:
    change, expected = RELATION_CASES[case]
    assert lost(predicted(relations=change(GOLD["relations"])), "relations") == expected


def test_wrong_modality_is_told_apart() -> None:
    rows = [*GOLD["relations"][:2], relation("operatesIn", "z", "i"), GOLD["relations"][3]]
    outcomes = predicted(relations=rows)
    assert lost(outcomes, "relation modality") == [("miss", "modality"), ("invention", "modality")]


FIGURE_CASES: dict[str, tuple[dict[str, Any], str, list[tuple[str, str]]]] = {
    "same in another unit": ({"value": 1200000, "unit": "万元"}, "figures", []),
    "another value": ({"value": 12}, "figures", [("miss", "value"), ("invention", "invented")]),
    "another subject": (
        {"subject": "f"},
        "figures",
        [("miss", "dropped subject"), ("invention", "dropped subject")],
    ),
    "another indicator": (
        {"indicator": "出口"},
        "figures",
        [("miss", "indicator"), ("invention", "indicator")],
    ),
    "comparator lost": ({"comparator": "="}, "figure detail", [("miss", "comparator")]),
    "period made up": ({"period_iso": "2024-01-01/2024-12-31"}, "figure detail", [("miss", "period")]),
    "modality": ({"modality": "plan"}, "figure modality", [("miss", "modality")]),
}


@pytest.mark.parametrize("case", FIGURE_CASES)
def test_cause_of_a_wrong_figure(case: str) -> None:
    change, table, expected = FIGURE_CASES[case]
    assert lost(predicted(metrics=[{**GOLD["metrics"][0], **change}]), table) == expected


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (("2.5", "亿元"), ("25000", "万元"), True),
        (("4", "成"), ("40", "%"), True),
        (("88", "家"), ("88", "户"), True),
        (("88", "家"), ("88", "人"), False),
        (("120", "平方公里"), ("120", "平方千米"), True),
        (("1000", "亿元"), ("1001.5", "亿元"), False),
        (("百余", "家"), ("100", "家"), False),
    ],
)
def test_amounts(one: tuple[str, str], other: tuple[str, str], equal: bool) -> None:
    ours, theirs = amount(*one), amount(*other)
    assert (ours is not None and theirs is not None and ours.equals(theirs)) is equal


def test_a_short_piece_of_a_long_indicator_is_not_the_indicator() -> None:
    assert not contained("产值", "高新技术产业规模以上工业总产值")


def test_articles_meet_by_a_part_of_the_title() -> None:
    gold = Annotation("a", frozenset({"甲城开发区出台办法"}))
    found = Annotation("1", frozenset({"甲城开发区出台办法解读", "1"}))
    assert list(meet([gold], [found])) == [(gold, found)]


def test_prediction_without_gold_is_not_scored() -> None:
    assert list(score([], [from_object(GOLD, "gold")])) == []


def test_json_lines_and_array_read_alike() -> None:
    line = json.dumps(GOLD, ensure_ascii=False)
    assert list(from_text(f"{line}\n{line}\n", "x")) == list(from_text(f"[{line},{line}]", "x"))


def test_source_in_json_lines_is_no_annotation(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text('{"id": "1", "text": "甲城经开区今日揭牌。"}\n', "utf-8")
    assert not is_annotation(source)


def test_reliability_compares_confidence_with_what_is_right() -> None:
    told = copy.deepcopy(GOLD)
    for relation, confidence in zip(told["relations"], (0.95, 0.93, 0.93, 0.15)):
        relation["confidence"] = confidence
    told["relations"][2]["subject"] = "f"
    lines = list(reliability(predicted(relations=told["relations"])))
    assert [line.split()[-3:] for line in lines[1:-1]] == [["0.937", "0.667", "3"], ["0.150", "1.000", "1"]]
    assert lines[-1].split()[-1] == "0.415"
    assert list(reliability(predicted())) == []


def test_report_names_table_cause_and_article() -> None:
    outcomes = predicted(relations=GOLD["relations"][1:])
    assert [*causes(outcomes)] == ["relations, misses: list 1"]
    assert "[gold]" in next(details(outcomes))
    assert any(line.startswith("relations  ") and " 0.750 " in line for line in scores(outcomes))


NAMES = {
    "entities": "entities",
    "entities, any class": "entities_untyped",
    "relations": "relations",
    "relations, any type": "relations_relaxed",
    "figures": "metrics",
    "figures, similar indicator": "metrics_fuzzy_indicator",
    "figures, subject and value": "metrics_subject_value",
    "figures, value": "metrics_value_only",
    "dates": "dates",
}
SHARES = {
    "relation modality": "relation_modality_accuracy",
    "figure modality": "metric_modality_accuracy",
    "figure period": "metric_period_accuracy",
    "figure detail": "metric_detail_accuracy",
}


def spoil(gold: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """A prediction with every kind of fault, made from gold."""
    item = copy.deepcopy({key: value for key, value in gold.items() if key != "ignore"})
    for thing in item["entities"]:
        if chance.random() < 0.1:
            thing["type"] = chance.choice(["Zone", "Firm", "Organization", "Place", "Industry"])
        if chance.random() < 0.1:
            thing.update(name=thing["name"][:-1], mentions=[])
        if chance.random() < 0.05:
            thing.update(name=thing["name"] + "管委会", mentions=[], type="Organization")
    for number, thing in enumerate(chance.choices(item["entities"], k=2)):
        item["entities"].append({**thing, "id": f"second{number}"})
    for free in gold["ignore"][:1]:
        item["entities"].append({"id": "free", "type": "Firm", "name": free, "mentions": []})
    item["entities"] = [thing for thing in item["entities"] if chance.random() < 0.9]
    ids = [thing["id"] for thing in gold["entities"]]
    for row in [*item["relations"], *item["metrics"]]:
        if chance.random() < 0.2:
            row["subject"] = chance.choice(ids)
        if chance.random() < 0.2:
            row.update(
                chance.choice([{"modality": "plan"}, {"value": 7}, {"unit": "万元"}, {"period_iso": None}])
            )
        if chance.random() < 0.1:
            row.update(chance.choice([{"type": "supplies"}, {"indicator": "总量"}, {"comparator": "~"}]))
    for section in ("relations", "metrics", "dates"):
        chance.shuffle(item[section])
    return item


@pytest.mark.parametrize("folder", ["seed", "dev2"])
def test_agrees_with_the_reference_scorer(shared: Path, tmp_path: Path, folder: str) -> None:
    chance = random.Random(7)
    for file in sorted((shared / "gold" / folder).glob("*.json"))[1:]:
        spoiled = spoil(json.loads(file.read_text("utf-8")), chance)
        (tmp_path / file.name).write_text(json.dumps(spoiled, ensure_ascii=False), "utf-8")
    command = [
        sys.executable,
        str(shared / "gold/score.py"),
        str(shared / "gold" / folder),
        str(tmp_path),
        "--json",
    ]
    expected = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    outcomes = list(score(read(shared / "gold" / folder), read(tmp_path)))
    for table, name in NAMES.items():
        ours = tally(row for row in outcomes if row.table == table)
        theirs = expected[name].get("micro", expected[name])
        assert (table, ours.hits, ours.misses, ours.inventions) == (
            table,
            theirs["tp"],
            theirs["fn"],
            theirs["fp"],
        )
        assert round(ours.f1, 4) == theirs["f1"]
    for table, name in SHARES.items():
        assert (table, round(tally(row for row in outcomes if row.table == table).recall, 4)) == (
            table,
            expected[name],
        )
