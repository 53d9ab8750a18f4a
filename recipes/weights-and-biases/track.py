"""Records a training in Weights & Biases without a network; `wandb sync` sends what was recorded when there is one."""

import wandb
from portable_core.data import wines
from portable_core.model import save, train
from portable_core.settings import Settings

settings = Settings()
model = train(wines(), settings)
save(model, settings.model)

with wandb.init(project="portable-core", mode="offline", config={"seed": model.seed, "rows": model.rows}) as run:
    run.log({"accuracy": model.accuracy})
    file = wandb.Artifact("cultivar", type="model")
    file.add_file(str(settings.model))
    run.log_artifact(file)
    print(f"recorded offline: accuracy {run.summary['accuracy']:.3f}")
