"""Answers requests for predictions in the protocol of KServe, with the model that the package has trained."""

from typing import Any

import numpy as np
from kserve import Model, ModelServer
from portable_core.model import load
from portable_core.settings import Settings


class Wines(Model):
    """One model, read when the server starts."""

    def load(self) -> bool:
        """Read the model, and say that it is there."""
        self.model = load(Settings().model)
        self.ready = True
        return self.ready

    def predict(self, payload: dict[str, Any], headers: dict[str, str] | None = None) -> dict[str, Any]:  # noqa: ARG002 - the signature is KServe's
        """Return class and probability for each of the instances, which name their columns."""
        rows = [[row[name] for name in self.model.columns] for row in payload["instances"]]
        return {"predictions": self.model.predict(np.array(rows))}


if __name__ == "__main__":
    wines = Wines("wines")
    wines.load()
    ModelServer().start([wines])
