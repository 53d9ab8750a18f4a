"""Answers requests for predictions with the model that the package has trained."""

import bentoml
import numpy as np
from portable_core.model import load
from portable_core.settings import Settings


@bentoml.service(traffic={"timeout": 10})
class Wines:
    """One model, read when the service starts."""

    def __init__(self) -> None:
        self.model = load(Settings().model)

    @bentoml.api
    def predict(self, rows: list[dict[str, float]]) -> list[tuple[str, float]]:
        """Return class and probability for each row, which names its columns."""
        values = np.array([[row[name] for name in self.model.columns] for row in rows])
        return self.model.predict(values)
