"""Trains in a function of Modal: a container of the image, with a volume for the model."""

import modal

MODELS = "/models"

app = modal.App("portable-core")
image = modal.Image.from_registry("registry.example/portable-core:0.1.0").entrypoint([])
volume = modal.Volume.from_name("portable-core-models", create_if_missing=True)


@app.function(image=image, volumes={MODELS: volume}, cpus=1.0, memory=1024, timeout=3600)
def trained(seed: int, folder: str = MODELS) -> float:
    """Train, write the model, and return how good it is on the data that was kept for the test."""
    from pathlib import Path

    from portable_core.data import wines
    from portable_core.model import save, train
    from portable_core.settings import Settings

    model = train(wines(), Settings(seed=seed))
    save(model, Path(folder) / "model.json")
    if not modal.is_local():
        # Others see what lies on the volume only from here on.
        volume.commit()
    return model.accuracy


@app.local_entrypoint()
def main(seed: int = 7) -> None:
    """Start the training, and say what came out."""
    print(f"accuracy {trained.remote(seed):.3f}")
