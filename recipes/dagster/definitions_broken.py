"""Trains, then evaluates: the second op gets what the first one returns, so it waits for it."""

import dagster
from portable_core.data import wines
from portable_core.model import Model, train
from portable_core.settings import Settings


@dagster.op
def trained() -> Model:
    """Train with the settings that the environment sets."""
    return train(wines(), Settings())


@dagster.op
def evaluated(context: dagster.OpExecutionContext, model: Model) -> float:
    """Write the accuracy into the log of the run."""
    accuracy = model.accuracy_on(wines())
    context.log.info("accuracy %.3f", accuracy)
    return accuracy


@dagster.job
def train_and_evaluate() -> None:
    """Say what depends on what."""
    evaluated()
