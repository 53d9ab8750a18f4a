"""Trains, then evaluates: Metaflow keeps what a step leaves in `self` and gives it to the next one."""

from metaflow import FlowSpec, step
from portable_core.data import wines
from portable_core.model import train
from portable_core.settings import Settings


class TrainAndEvaluate(FlowSpec):
    """Two steps of work between a start and an end."""

    @step
    def start(self) -> None:
        """Train with the settings that the environment sets."""
        self.model = train(wines(), Settings())
        self.next(self.evaluate)

    @step
    def evaluate(self) -> None:
        """Measure on the whole data."""
        self.accuracy = self.model.accuracy_on(wines())
        self.next(self.ended)

    @step
    def end(self) -> None:
        """Say what came out."""
        print(f"accuracy {self.accuracy:.3f}")


if __name__ == "__main__":
    TrainAndEvaluate()
