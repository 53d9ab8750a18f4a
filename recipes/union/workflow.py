"""Trains, then evaluates: each task is a container of the image, and the model goes from one to the other."""

from pathlib import Path

import flyte
from flyte.io import File
from portable_core.data import wines
from portable_core.model import load, save, train
from portable_core.settings import Settings

env = flyte.TaskEnvironment(
    name="portable-core",
    image="registry.example/portable-core:0.1.0",
    resources=flyte.Resources(cpu=1, memory="1Gi"),
)


@env.task
async def trained(seed: int) -> File:
    """Train, and give the model to Flyte as a file."""
    save(train(wines(), Settings(seed=seed)), Path("model.json"))
    return await File.from_local("model.json")


@env.task
async def evaluated(model: File) -> float:
    """Measure on the whole data."""
    return load(Path(await model.download())).accuracy_on(wines())


@env.task
async def train_and_evaluate(seed: int = 7) -> float:
    """Say what comes after what."""
    accuracy = await evaluated(await trained(seed))
    print(f"accuracy {accuracy:.3f}")
    return accuracy
