"""The corpus holds its own rules: names verbatim, relations between classes that can have them, a split by writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.check import faults, statistics
from training.labels import Labelled, allowed, labels
from training.passages import CORPUS, FOLDS, written


def test_corpus_has_no_faults() -> None:
    assert list(faults()) == []


def test_readme_has_the_counts() -> None:
    readme = (CORPUS / "README.md").read_text("utf-8")
    assert [row for row in statistics() if row not in readme] == []


def test_every_folder_is_in_the_split() -> None:
    rows = (CORPUS / "split.tsv").read_text("utf-8").splitlines()[1:]
    assert [row.split("\t")[0] for row in rows] == sorted(p.parent.name for p in CORPUS.glob("*/texts.jsonl"))


def test_every_annotation_finds_its_text() -> None:
    assert len(list(written())) == len(list(CORPUS.glob("*/gold/*.json")))


def test_no_writer_is_in_two_folds() -> None:
    folds: dict[str, set[int]] = {}
    for passage in written():
        folds.setdefault(passage.folder, set()).add(passage.fold)
    assert {len(found) for found in folds.values()} == {1}


def test_every_fold_has_passages() -> None:
    assert {passage.fold for passage in written()} == set(range(FOLDS))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("北岭材料", "南岭材料"), "w-1: mention not in the text: 南岭材料"),
        (('"supplies"', '"operatesIn"'), "w-1: operatesIn from Firm to Firm: 北岭材料向东湾电机供货"),
        (("供货", "发货"), "w-1: evidence too long or not in the text: 北岭材料向东湾电机发货"),
    ],
)
def test_a_broken_rule_is_named(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    gold = (
        '{"entities": [{"id": "f1", "type": "Firm", "name": "北岭材料"}, {"id": "f2", "type": "Firm", "name": "东湾电机"}],'
        ' "relations": [{"type": "supplies", "subject": "f1", "object": "f2", "evidence": "北岭材料向东湾电机供货"}],'
        ' "metrics": []}'
    )
    folder = tmp_path / "w" / "gold"
    folder.mkdir(parents=True)
    (folder.parent / "texts.jsonl").write_text('{"id": "w-1", "text": "北岭材料向东湾电机供货。"}\n', "utf-8")
    (folder / "w-1.json").write_text(gold.replace(*change), "utf-8")
    assert f"w/{fault}" in list(faults(tmp_path))


def test_a_span_inside_another_class_is_free() -> None:
    gold = {"entities": [_entity("Zone", "西安经开区"), _entity("Place", "西安")]}
    assert labels(["西安经开区在西安"], gold) == [
        [Labelled(0, 5, "Zone", False), Labelled(0, 2, "Place", True), Labelled(6, 8, "Place", False)]
    ]


def test_labels_pass_over_quotation_marks() -> None:
    assert labels(["“北岭 材料”"], {"entities": [_entity("Firm", "北岭材料")]}) == [
        [Labelled(1, 6, "Firm", False)]
    ]


def test_a_required_span_allows_one_reading() -> None:
    assert allowed(3, [Labelled(0, 2, "Zone", False)])[:, 0].tolist() == [
        [False, True, False],
        [False, False, True],
        [True, False, False],
    ]


def _entity(kind: str, name: str) -> dict[str, object]:
    return {"type": kind, "name": name}
