"""The scores against other corpora, on hand-made samples of their formats."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from parley.evaluate.counts import Count

TEXT = "Elm said it would go. It is late, Ash warned."
BRAT = (
    "T1\tSource 0 3\tElm\nT2\tCue 4 8\tsaid\nT3\tContent 9 20\tit would go\nT4\tAttribution 4 8\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "T5\tSource 34 37\tAsh\nT6\tCue 38 44\twarned\nT7\tContent 22 28;29 32\tIt is late\n"
    "E2\tAttribution:T4 Content:T7 Cue:T6 Source2:T5\n"
)


@pytest.fixture
def polnear(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("polnear")


@pytest.fixture
def plover(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("plover")


def test_brat_files_with_split_spans_and_numbered_roles(polnear: ModuleType) -> None:
    first, second = polnear.read_brat(BRAT)
    assert first == polnear.Attribution(source=((0, 3),), cue=((4, 8),), content=((9, 20),))
    assert second.content == ((22, 28), (29, 32))
    assert second.source == ((34, 37),)


def test_gold_against_itself_is_all_right(polnear: ModuleType) -> None:
    gold = polnear.read_brat(BRAT)
    counts = polnear.score_text(TEXT, gold, gold)
    assert {name: count.f1 for name, count in counts.items()} == dict.fromkeys(counts, 1.0)
    assert counts["triple"] == Count(tp=2, predicted=2, gold=2)


def test_token_span_and_triple_are_three_strictnesses(polnear: ModuleType) -> None:
    gold = polnear.read_brat(BRAT)[:1]
    near = [polnear.Attribution(source=((0, 3),), cue=((4, 8),), content=((9, 17),))]
    counts = polnear.score_text(TEXT, gold, near)
    assert counts["token/content"] == Count(tp=2, predicted=2, gold=3)
    assert counts["span/content"] == Count(tp=0, predicted=1, gold=1)
    assert counts["triple"] == Count(tp=1, predicted=1, gold=1)
    assert polnear.score_text(TEXT, gold, [polnear.Attribution(cue=((4, 8),))])["triple"] == Count(gold=1)


def test_quotation_marks_and_stops_at_the_ends_do_not_matter_to_spans(polnear: ModuleType) -> None:
    gold = [polnear.Attribution(content=((9, 20),))]
    counts = polnear.score_text(TEXT, gold, [polnear.Attribution(content=((8, 21),))])
    assert counts["span/content"] == Count(tp=1, predicted=1, gold=1)


def test_bio_runs_end_with_the_sentence(polnear: ModuleType) -> None:
    across = [polnear.Attribution(content=((9, 32),))]
    parted = [polnear.Attribution(content=((9, 21),)), polnear.Attribution(content=((22, 32),))]
    assert polnear.score_text(TEXT, across, parted)["bio/content"] == Count(tp=2, predicted=2, gold=2)


def test_polnear_command_on_a_folder(polnear: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, file, text in (("text", "a.txt", TEXT), ("attributions", "a_01.ann", BRAT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_text(text, encoding="utf-8")
    (tmp_path / "p.jsonl").write_text(
        json.dumps({"path": "x/a.txt", "source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 20]]}) + "\n",
        encoding="utf-8",
    )
    assert polnear.main([str(tmp_path / "p.jsonl"), str(tmp_path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["scores"]["polnear"]
    assert found["triple"]["recall"] == 0.5
    assert found["span/cue"]["precision"] == 1.0


def test_corpora_that_are_not_there_are_left_out(
    polnear: ModuleType, plover: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for module, name in ((polnear, "polnear"), (plover, "plover")):
        assert module.main([str(tmp_path / "p.jsonl"), str(tmp_path / "none"), "--format", "json"]) == 0
        told = capsys.readouterr()
        assert f"{name}: left out" in told.err
        assert json.loads(told.out) == {"scores": {}, "left_out": [name]}


def records(path: Path) -> Path:
    rows = [
        {"id": "1", "event": "DOCUMENT", "comment": "no sentence"},
        {"id": "2", "event": "AGREE", "text": "Elm agreed."},
        {"id": "3", "event": "DEMAND", "text": "Ash demanded."},
        {"id": "4", "event": "FIGHT", "text": "They fought."},
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def test_plover_scores_each_code_as_its_own_question(plover: ModuleType, tmp_path: Path) -> None:
    found = plover.read_records(records(tmp_path / "r.txt"))
    assert [record.code for record in found] == ["AGREE", "REQUEST", "FIGHT"]
    counts = plover.score(found, lambda text: {"AGREE"} if "ed." in text else {"REJECT"})
    assert counts["AGREE"] == Count(tp=1, predicted=2, gold=1)
    assert counts["REQUEST"] == Count(gold=1)
    assert counts["REJECT"] == Count(predicted=1)
    assert counts["all"] == Count(tp=1, predicted=3, gold=2)


def test_plover_takes_the_old_name_of_a_code(plover: ModuleType, tmp_path: Path) -> None:
    found = plover.read_records(records(tmp_path / "r.txt"))
    counts = plover.score(found, lambda text: {"DEMAND"} if "demanded" in text else set())
    assert counts["REQUEST"] == Count(tp=1, predicted=1, gold=1)


def test_plover_command_prints_the_sentences_and_scores_them(
    plover: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = records(tmp_path / "r.txt")
    assert plover.main(["--sentences", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["2", "3", "4"]
    (tmp_path / "p.jsonl").write_text(json.dumps({"text": "Elm agreed.", "codes": ["AGREE"]}), encoding="utf-8")
    assert plover.main([str(tmp_path / "p.jsonl"), str(path)]) == 0
    assert "AGREE      1" in capsys.readouterr().out
