"""The model: the same each time, equal to what scikit-learn says, and nobody else's file is taken for one."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from portable_core.data import Table, wines
from portable_core.model import load, save, train
from portable_core.problems import ProblemError
from portable_core.settings import Settings
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def two_of_them() -> Table:
    whole = wines()
    kept = [at for at, name in enumerate(whole.labels) if name != "cultivar-3"]
    return Table(whole.columns, whole.values[kept], tuple(whole.labels[at] for at in kept))


def test_the_same_data_and_seed_give_the_same_model() -> None:
    assert train(wines(), Settings()) == train(wines(), Settings())
    assert train(wines(), Settings()) != train(wines(), Settings(seed=8))


@pytest.mark.parametrize("table", [wines(), two_of_them()], ids=["three classes", "two classes"])
def test_probabilities_are_those_of_scikit_learn(table: Table) -> None:
    learn, test, labels, _ = train_test_split(
        table.values, table.labels, test_size=0.25, random_state=7, stratify=table.labels
    )
    theirs = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)).fit(learn, labels)
    found = train(table, Settings()).predict(np.asarray(test))
    assert [name for name, _ in found] == theirs.predict(test).tolist()
    assert [share for _, share in found] == pytest.approx(theirs.predict_proba(test).max(axis=1).tolist(), abs=1e-12)


def test_a_model_that_is_read_again_is_the_same(tmp_path: Path) -> None:
    made = train(wines(), Settings())
    save(made, tmp_path / "model.json")
    assert load(tmp_path / "model.json") == made
    assert made.accuracy_on(wines()) > 0.95


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "another model"}, "its format is `another model`"),
        ({"mean": [1.0]}, "its numbers do not belong to 13 columns"),
        ({"bias": [1.0]}, "its numbers do not belong to 3 classes"),
        ({"scale": [0.0] * 13}, "one of its scales is not above zero"),
        ({"columns": ["alcohol"] * 13}, "it names a column twice"),
        ({"code": "import os"}, "code: Extra inputs are not permitted"),
        ({"seed": "7"}, "seed: Input should be a valid integer"),
    ],
)
def test_a_foreign_file_is_refused(change: dict[str, object], message: str, tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    save(train(wines(), Settings()), path)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), encoding="utf-8")
    with pytest.raises(ProblemError) as raised:
        load(path)
    assert message in str(raised.value)


def test_files_that_cannot_be_read_or_written_are_told(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    with pytest.raises(ProblemError, match="run `portable-core train` first"):
        load(path)
    path.write_bytes(b"\x80\x04K\x01.")
    with pytest.raises(ProblemError, match="is no model of this package"):
        load(path)
    with pytest.raises(ProblemError, match="cannot be read"):
        load(tmp_path)
    with pytest.raises(ProblemError, match="cannot be written"):
        save(train(wines(), Settings()), tmp_path)


def test_what_cannot_be_learned_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = wines()
    with pytest.raises(ProblemError, match="nothing to tell apart"):
        train(Table(whole.columns, whole.values[:9], whole.labels[:9]), Settings())
    with pytest.raises(ProblemError, match="`rare` has fewer"):
        train(Table(whole.columns, whole.values, ("rare", *whole.labels[1:])), Settings())
    monkeypatch.setattr("portable_core.model.ROUNDS", 1)
    with pytest.raises(ProblemError, match="did not settle"):
        train(whole, Settings())
