"""The model: trained by scikit-learn, kept as plain numbers in JSON, so that opening a foreign file runs nothing."""

from __future__ import annotations

import importlib.metadata
import warnings
from collections import Counter
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from portable_core.data import Table
from portable_core.problems import ProblemError, listed
from portable_core.settings import Settings

FORMAT = "portable-core model 1"
ROUNDS = 1000
"""So many steps the training may take to settle."""


class Model(BaseModel):
    """A linear model of classes, and how it came about.

    `mean` and `scale` have one number a column; `weights` one row a class, with one number a column; `bias` one number
    a class. `accuracy` is the share of test rows that got their own class.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    format: str
    package: str
    scikit_learn: str
    seed: int
    data: str
    rows: int
    tested: int
    accuracy: float
    columns: list[str]
    classes: list[str]
    mean: list[float]
    scale: list[float]
    weights: list[list[float]]
    bias: list[float]

    @model_validator(mode="after")
    def _fits(self) -> Self:
        wide, high = len(self.columns), len(self.classes)
        if self.format != FORMAT:
            raise ValueError(f"its format is `{self.format}`, and this package reads `{FORMAT}`")
        if {len(self.mean), len(self.scale), *map(len, self.weights)} != {wide} or not wide:
            raise ValueError(f"its numbers do not belong to {wide} columns")
        if {len(self.weights), len(self.bias)} != {high}:
            raise ValueError(f"its numbers do not belong to {high} classes")
        if len(set(self.columns)) < wide or min(self.scale) <= 0:
            raise ValueError("it names a column twice, or one of its scales is not above zero")
        return self

    def predict(self, values: NDArray[np.float64]) -> list[tuple[str, float]]:
        """Return class and probability for each row of `values`, which has the shape (rows, columns)."""
        scores = (values - np.array(self.mean)) / np.array(self.scale) @ np.array(self.weights).T + np.array(self.bias)
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = raised / raised.sum(axis=1, keepdims=True)
        best = shares.argmax(axis=1)
        return [(self.classes[at], float(row[at])) for at, row in zip(best.tolist(), shares, strict=True)]

    def accuracy_on(self, table: Table) -> float:
        """Return the share of rows that get their own label."""
        return float(accuracy_score(table.labels, [name for name, _ in self.predict(table.values)]))


def train(table: Table, settings: Settings) -> Model:
    """Train on a part of the rows and test on the others; the same table and settings give the same model.

    Raises:
        ProblemError: fewer than two classes, or a class with fewer than four rows.
    """
    counts = Counter(table.labels)
    few = sorted(name for name, count in counts.items() if count < 4)  # noqa: PLR2004 - said in the message
    if len(counts) < 2:  # noqa: PLR2004 - one class leaves nothing to tell apart
        raise ProblemError(f"there is nothing to tell apart: every row is {listed(counts)}")
    if few:
        raise ProblemError(f"each class needs four rows at least; {listed(few)} has fewer")
    learn, test, learn_labels, test_labels = train_test_split(
        table.values, table.labels, test_size=settings.test_share, random_state=settings.seed, stratify=table.labels
    )
    scaler = StandardScaler().fit(learn)
    estimator = LogisticRegression(C=settings.regularisation, max_iter=ROUNDS)
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        try:
            estimator.fit(scaler.transform(learn), learn_labels)
        except ConvergenceWarning as error:
            raise ProblemError("the training did not settle; try a smaller `regularisation`") from error
    weights, bias = estimator.coef_, estimator.intercept_
    if len(weights) == 1:  # Two classes share one row; here each class has its own.
        weights, bias = np.vstack([-weights / 2, weights / 2]), np.concatenate([-bias / 2, bias / 2])
    made = Model(
        format=FORMAT,
        package=importlib.metadata.version("portable-core"),
        scikit_learn=importlib.metadata.version("scikit-learn"),
        seed=settings.seed,
        data=table.digest,
        rows=len(learn),
        tested=len(test),
        accuracy=0.0,
        columns=list(table.columns),
        classes=[str(name) for name in estimator.classes_],
        mean=scaler.mean_.tolist(),
        scale=scaler.scale_.tolist(),
        weights=weights.tolist(),
        bias=bias.tolist(),
    )
    tested = Table(table.columns, test, tuple(test_labels))
    return made.model_copy(update={"accuracy": made.accuracy_on(tested)})


def save(model: Model, path: Path) -> None:
    """Write a model.

    Raises:
        ProblemError: the file cannot be written.
    """
    try:
        path.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise ProblemError(f"`{path}` cannot be written: {error.strerror}") from error


def load(path: Path) -> Model:
    """Read a model.

    Raises:
        ProblemError: no such file, or one that this package did not write.
    """
    try:
        return Model.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise ProblemError(f"there is no model in `{path}`; run `portable-core train` first") from error
    except OSError as error:
        raise ProblemError(f"`{path}` cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        why = first["msg"].removeprefix("Value error, ")
        raise ProblemError(f"`{path}` is no model of this package: {f'{where}: ' if where else ''}{why}") from error
