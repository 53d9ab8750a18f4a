"""Trains with several seeds at the same time: Ray spreads the calls over the processors that it has."""

import ray
from portable_core.data import wines
from portable_core.model import train
from portable_core.settings import Settings


@ray.remote(num_cpus=1)
def accuracy(seed: int) -> float:
    """Train once; the package is installed wherever a call may run."""
    return train(wines(), Settings(seed=seed)).accuracy


ray.init()
found = ray.get([accuracy.remote(seed) for seed in (7, 8, 9)])
print(f"accuracies {', '.join(f'{one:.3f}' for one in found)}")
