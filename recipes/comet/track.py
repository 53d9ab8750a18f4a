"""Records a training in Comet without a network; `comet upload` sends the file that it leaves behind."""

import json
from pathlib import Path
from zipfile import ZipFile

import comet_ml
from portable_core.data import wines
from portable_core.model import save, train
from portable_core.settings import Settings

settings = Settings()
model = train(wines(), settings)
save(model, settings.model)

run = comet_ml.start(
    online=False,
    project_name="portable-core",
    experiment_config=comet_ml.ExperimentConfig(offline_directory="offline", auto_log_co2=False),
)
run.log_parameters({"seed": model.seed, "rows": model.rows})
run.log_metric("accuracy", model.accuracy)
run.log_model("cultivar", str(settings.model))
run.end()

with ZipFile(next(Path("offline").glob("*.zip"))) as kept:
    said = [json.loads(line) for line in kept.read("messages.json").splitlines()]
held = {one["payload"]["metric"]["metricName"]: one for one in said if one["type"] == "metric_msg"}
print(f"the file holds accuracy {held['accuracy']['payload']['metric']['metricValue']:.3f}")
