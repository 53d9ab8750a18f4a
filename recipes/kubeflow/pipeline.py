"""Trains, then evaluates: each step is a container of the image, and the model goes from one to the other."""

from kfp import dsl

IMAGE = "registry.example/portable-core:0.1.0"


@dsl.component(base_image=IMAGE)
def trained(model: dsl.Output[dsl.Model], seed: int) -> None:
    """Train, and write the model where the pipeline keeps it."""
    from pathlib import Path

    from portable_core.data import wines
    from portable_core.model import save, train
    from portable_core.settings import Settings

    Path(model.path).parent.mkdir(parents=True, exist_ok=True)
    save(train(wines(), Settings(seed=seed)), Path(model.path))


@dsl.component(base_image=IMAGE)
def evaluated(model: dsl.Input[dsl.Model]) -> float:
    """Measure on the whole data."""
    from pathlib import Path

    from portable_core.data import wines
    from portable_core.model import load

    accuracy = load(Path(model.path)).accuracy_on(wines())
    print(f"accuracy {accuracy:.3f}")
    return accuracy


@dsl.pipeline(name="train-and-evaluate")
def train_and_evaluate(seed: int = 7) -> float:
    """Say what comes after what."""
    first = trained(seed=seed)
    return evaluated(model=first.outputs["model"]).output
