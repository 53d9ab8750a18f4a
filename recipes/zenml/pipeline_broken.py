"""Trains, then evaluates, as steps of a pipeline: ZenML stores what each step returns, with the run that made it."""

from pathlib import Path

from portable_core.data import wines
from portable_core.model import load, save, train
from portable_core.settings import Settings
from zenml import pipeline, step


@step
def trained() -> str:
    """Train with the settings that the environment sets, and return the text of the model."""
    settings = Settings()
    save(train(wines(), settings), settings.model)
    return settings.model.read_text(encoding="utf-8")


@step
def evaluated(text: str) -> float:
    """Measure on the whole data."""
    path = Path("received.json")
    path.write_text(text, encoding="utf-8")
    return load(path).accuracy_on(wines())


@pipeline(enable_cache=False)
def train_and_evaluate() -> None:
    """Say what comes after what."""
    evaluated(trained)


if __name__ == "__main__":
    run = train_and_evaluate()
    print(f"ZenML holds accuracy {run.steps['evaluated'].output.load():.3f}")
