"""Trains every week: Airflow starts the steps, and MLflow keeps runs, measures and models.

Airflow reads this file again and again, so the steps import what takes long.
"""

from datetime import UTC, datetime

from airflow.sdk import dag, task


@task(retries=2)
def trained() -> str:
    """Train, record settings, measure and model in a run of MLflow, and hand on which run it is."""
    import mlflow
    from portable_core.data import wines
    from portable_core.model import save, train
    from portable_core.settings import Settings

    settings = Settings()
    model = train(wines(), settings)
    save(model, settings.model)
    with mlflow.start_run() as run:
        mlflow.log_params({"seed": model.seed, "rows": model.rows})
        mlflow.log_metric("accuracy", model.accuracy)
        mlflow.log_artifact(str(settings.model), "model")
        return run.info.run_id


@task
def evaluated(run: str) -> None:
    """Measure the model that MLflow holds, on the whole data, and add the measure to its run."""
    from pathlib import Path

    import mlflow
    from portable_core.data import wines
    from portable_core.model import load

    folder = mlflow.artifacts.download_artifacts(run_id=run, artifact_path="model")
    accuracy = load(next(Path(folder).glob("*.json"))).accuracy_on(wines())
    mlflow.MlflowClient().log_metric(run, "accuracy_on_all", accuracy)
    measures = mlflow.get_run(run).data.metrics
    print(f"MLflow holds {', '.join(f'{name} {value:.3f}' for name, value in sorted(measures.items()))}")


@dag(schedule="@weekly", start_date=datetime(2026, 1, 4, tzinfo=UTC), catchup=False)
def train_and_evaluate() -> None:
    """Say what comes after what."""
    evaluated(trained())


train_and_evaluate()
