"""Records a model in MLflow, registers it, loads it back by its name, and compares what both say of the same rows."""

from pathlib import Path

import mlflow
import pandas as pd
from mlflow.pyfunc import PythonModelContext
from portable_core.data import wines
from portable_core.model import load, save, train
from portable_core.settings import Settings


class Registered(mlflow.pyfunc.PythonModel):
    """The package's model, as MLflow keeps it: a file of numbers, and the call that reads it."""

    def load_context(self, context: PythonModelContext) -> None:
        """Open the file that lies beside the model."""
        self.model = load(Path(context.artifacts["model"]))

    def predict(self, context: PythonModelContext, model_input: pd.DataFrame, params: dict | None = None) -> list[str]:
        """Say the class of each row."""
        del context, params  # MLflow gives more than is needed.
        return [name for name, _ in self.model.predict(model_input.to_numpy())]


def main() -> None:
    """Go there and back."""
    settings, table = Settings(), wines()
    model = train(table, settings)
    save(model, settings.model)
    with mlflow.start_run():
        mlflow.log_metric("accuracy", model.accuracy)
        mlflow.pyfunc.log_model(
            name="cultivar",
            python_model=Registered(),
            artifacts={"model": str(settings.model)},
            registered_model_name="cultivar",
            pip_requirements=["portable-core==0.1.0"],
        )
    mlflow.MlflowClient().set_registered_model_alias("cultivar", "champion", "1")
    back = mlflow.pyfunc.load_model("models:/cultivar@champion")
    rows = pd.DataFrame(table.values, columns=list(model.columns))
    same = back.predict(rows) == [name for name, _ in model.predict(table.values)]
    print(f"{len(rows)} rows, the same predictions: {same}")


if __name__ == "__main__":
    main()
