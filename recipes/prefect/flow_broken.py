"""Trains, then evaluates, as tasks of a flow: Prefect records the runs and repeats a task that has failed."""

from portable_core.data import wines
from portable_core.model import Model, train
from portable_core.settings import Settings
from prefect import flow, task


@task(retries=2)
def trained() -> Model:
    """Train with the settings that the environment sets."""
    return train(wines(), Settings())


@task
def evaluated(model: Model) -> float:
    """Measure on the whole data."""
    return model.accuracy_on(wines())


@flow
def train_and_evaluate() -> float:
    """Say what comes after what."""
    return evaluated(trained)


if __name__ == "__main__":
    print(f"accuracy {train_and_evaluate():.3f}")
